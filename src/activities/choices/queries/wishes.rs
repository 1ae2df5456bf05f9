//! Statements about what students chose and what staff decided for them.

use crate::{
    activities::choices::model::Lock,
    platform::db::{
        SchoolDb,
        ids::{ActivityId, ChoiceId, GroupId, LockId, PersonId},
        schema::{choices, draw_locks},
    },
};
use diesel::{dsl::sql, prelude::*, sql_types::BigInt};

/// What somebody chose, the first choice first.
pub fn choices_of(db: &mut SchoolDb<'_>, id: &GroupId, person: &PersonId) -> QueryResult<Vec<ActivityId>> {
    choices::table
        .filter(choices::school_id.eq(db.school()))
        .filter(choices::group_id.eq(id))
        .filter(choices::person_id.eq(person))
        .order(choices::rank)
        .select(choices::activity_id)
        .load(db.conn())
}

/// These instead of what they chose before.
pub fn save_choices(db: &mut SchoolDb<'_>, id: &GroupId, person: &PersonId, ranked: &[ActivityId]) -> QueryResult<()> {
    let theirs = choices::table
        .filter(choices::school_id.eq(db.school()))
        .filter(choices::group_id.eq(id))
        .filter(choices::person_id.eq(person));
    diesel::delete(theirs).execute(db.conn())?;
    for (rank, activity) in (1i32..).zip(ranked) {
        diesel::insert_into(choices::table)
            .values((
                choices::school_id.eq(db.school()),
                choices::id.eq(ChoiceId::fresh()),
                choices::group_id.eq(id),
                choices::person_id.eq(person),
                choices::activity_id.eq(activity),
                choices::rank.eq(rank),
                choices::chosen_at.eq(db.now()),
            ))
            .execute(db.conn())?;
    }
    Ok(())
}

/// How many have chosen.
pub fn count_choosers(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<i64> {
    choices::table
        .filter(choices::school_id.eq(db.school()))
        .filter(choices::group_id.eq(id))
        .select(sql::<BigInt>("COUNT(DISTINCT choices.person_id)"))
        .first(db.conn())
}

pub fn locks(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<Vec<Lock>> {
    draw_locks::table
        .filter(draw_locks::school_id.eq(db.school()))
        .filter(draw_locks::group_id.eq(id))
        .order(draw_locks::id)
        .select((draw_locks::person_id, draw_locks::activity_id, draw_locks::is_in, draw_locks::reason))
        .load(db.conn())
}

/// Decides for this person and activity, or leaves it to the draw again (`None`).
pub fn set_lock(
    db: &mut SchoolDb<'_>,
    id: &GroupId,
    (person, activity): (&PersonId, &ActivityId),
    decided: Option<(bool, &str)>,
) -> QueryResult<()> {
    let row = draw_locks::table
        .filter(draw_locks::school_id.eq(db.school()))
        .filter(draw_locks::group_id.eq(id))
        .filter(draw_locks::person_id.eq(person))
        .filter(draw_locks::activity_id.eq(activity));
    diesel::delete(row).execute(db.conn())?;
    let Some((is_in, reason)) = decided else { return Ok(()) };
    diesel::insert_into(draw_locks::table)
        .values((
            draw_locks::school_id.eq(db.school()),
            draw_locks::id.eq(LockId::fresh()),
            draw_locks::group_id.eq(id),
            draw_locks::person_id.eq(person),
            draw_locks::activity_id.eq(activity),
            draw_locks::is_in.eq(is_in),
            draw_locks::reason.eq(reason),
            draw_locks::created_at.eq(db.now()),
        ))
        .execute(db.conn())
        .map(drop)
}
