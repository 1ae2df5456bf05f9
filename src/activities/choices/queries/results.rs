//! Statements about what a draw gave.

use crate::{
    activities::choices::model::{Outcome, Record},
    platform::db::{
        Json, SchoolDb,
        ids::{DrawId, DrawResultId, GroupId, PersonId},
        schema::{choices, draw_results, draws},
    },
};
use diesel::prelude::*;

pub fn insert_draw(db: &mut SchoolDb<'_>, id: &GroupId, record: Record) -> QueryResult<usize> {
    diesel::insert_into(draws::table)
        .values((
            draws::school_id.eq(db.school()),
            draws::id.eq(DrawId::fresh()),
            draws::group_id.eq(id),
            draws::record.eq(Json(record)),
            draws::created_at.eq(db.now()),
        ))
        .execute(db.conn())
}

pub fn insert_result(db: &mut SchoolDb<'_>, id: &GroupId, person: &PersonId, outcome: Outcome) -> QueryResult<usize> {
    diesel::insert_into(draw_results::table)
        .values((
            draw_results::school_id.eq(db.school()),
            draw_results::id.eq(DrawResultId::fresh()),
            draw_results::group_id.eq(id),
            draw_results::person_id.eq(person),
            draw_results::places.eq(i32::try_from(outcome.places.len()).unwrap_or(i32::MAX)),
            draw_results::outcome.eq(Json(outcome)),
        ))
        .execute(db.conn())
}

/// The record of a published draw.
pub fn record_of(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<Option<Record>> {
    let record: Option<Json<Record>> = draws::table
        .filter(draws::school_id.eq(db.school()))
        .filter(draws::group_id.eq(id))
        .select(draws::record)
        .first(db.conn())
        .optional()?;
    Ok(record.map(|Json(record)| record))
}

/// What it gave one person; nothing, if they took no part.
pub fn result_of(db: &mut SchoolDb<'_>, id: &GroupId, person: &PersonId) -> QueryResult<Option<Outcome>> {
    let outcome: Option<Json<Outcome>> = draw_results::table
        .filter(draw_results::school_id.eq(db.school()))
        .filter(draw_results::group_id.eq(id))
        .filter(draw_results::person_id.eq(person))
        .select(draw_results::outcome)
        .first(db.conn())
        .optional()?;
    Ok(outcome.map(|Json(outcome)| outcome))
}

/// The next of those who took part, in the order of their ids.
pub fn results_after(
    db: &mut SchoolDb<'_>,
    id: &GroupId,
    after: Option<&PersonId>,
    at_most: i64,
) -> QueryResult<Vec<(PersonId, Outcome)>> {
    let rows: Vec<(PersonId, Json<Outcome>)> = draw_results::table
        .filter(draw_results::school_id.eq(db.school()))
        .filter(draw_results::group_id.eq(id))
        .filter(draw_results::person_id.gt(after.map(PersonId::as_str).unwrap_or_default()))
        .order(draw_results::person_id)
        .limit(at_most)
        .select((draw_results::person_id, draw_results::outcome))
        .load(db.conn())?;
    Ok(rows.into_iter().map(|(person, Json(outcome))| (person, outcome)).collect())
}

/// The next of those who chose, in the order of their ids.
pub fn choosers(
    db: &mut SchoolDb<'_>,
    id: &GroupId,
    after: Option<&PersonId>,
    at_most: i64,
) -> QueryResult<Vec<PersonId>> {
    choices::table
        .filter(choices::school_id.eq(db.school()))
        .filter(choices::group_id.eq(id))
        .filter(choices::rank.eq(1))
        .filter(choices::person_id.gt(after.map(PersonId::as_str).unwrap_or_default()))
        .order(choices::person_id)
        .limit(at_most)
        .select(choices::person_id)
        .load(db.conn())
}
