//! Every statement about favourites, and those that count what is wanted now.

use crate::{
    activities::model::{ActivityStatus, SignupStatus, trend},
    on_each,
    platform::db::{
        Moment, SchoolDb,
        ids::{ActivityId, FavouriteId, PersonId, TermId},
        schema::{activities, favourites, signups},
    },
};
use chrono::TimeDelta;
use diesel::{dsl::sql, expression::SqlLiteral, prelude::*, sql_types::BigInt};

/// Marks it, or takes the mark away. Twice is the same as once.
pub fn mark(db: &mut SchoolDb<'_>, person: &PersonId, activity: &ActivityId, is_on: bool) -> QueryResult<()> {
    let (school, now) = (db.school(), db.now());
    if !is_on {
        let marked = favourites::table
            .filter(favourites::school_id.eq(school))
            .filter(favourites::person_id.eq(person))
            .filter(favourites::activity_id.eq(activity));
        return diesel::delete(marked).execute(db.conn()).map(drop);
    }
    let new = (
        favourites::school_id.eq(school),
        favourites::id.eq(FavouriteId::fresh()),
        favourites::person_id.eq(person),
        favourites::activity_id.eq(activity),
        favourites::created_at.eq(now),
    );
    on_each!(db.conn(), |c| diesel::insert_into(favourites::table).values(new).on_conflict_do_nothing().execute(c))?;
    Ok(())
}

/// Published activities, term by term: how each stands now.
pub fn published(db: &mut SchoolDb<'_>) -> QueryResult<Vec<(TermId, ActivityId, i32)>> {
    activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::status.eq(ActivityStatus::Published))
        .order((activities::term_id, activities::id))
        .select((activities::term_id, activities::id, activities::trend))
        .load(db.conn())
}

/// What the sign-ups of the last fourteen days weigh, for each activity that has any: see [`trend`].
pub fn heat_of_sign_ups(db: &mut SchoolDb<'_>, now: Moment) -> QueryResult<Vec<(ActivityId, i64)>> {
    let ended = [SignupStatus::Withdrawn, SignupStatus::Removed, SignupStatus::Declined];
    signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::requested_at.gt(days_before(now, trend::WEIGHTS.len())))
        .filter(signups::status.ne_all(ended))
        .group_by(signups::activity_id)
        .select((signups::activity_id, weighed_by_age("signups.requested_at", now)))
        .load(db.conn())
}

/// The same of favourites.
pub fn heat_of_favourites(db: &mut SchoolDb<'_>, now: Moment) -> QueryResult<Vec<(ActivityId, i64)>> {
    favourites::table
        .filter(favourites::school_id.eq(db.school()))
        .filter(favourites::created_at.gt(days_before(now, trend::WEIGHTS.len())))
        .group_by(favourites::activity_id)
        .select((favourites::activity_id, weighed_by_age("favourites.created_at", now)))
        .load(db.conn())
}

fn days_before(now: Moment, days: usize) -> Moment {
    now.plus(-TimeDelta::days(i64::try_from(days).unwrap_or(i64::MAX / 1_000_000)))
}

/// The sum of what rows of each age weigh. The instants are ours, written as both databases write them.
fn weighed_by_age(column: &str, now: Moment) -> SqlLiteral<BigInt> {
    let case = |(days, weight): (usize, &i32)| {
        let since = days_before(now, days + 1).utc().format("%Y-%m-%d %H:%M:%S%.6f");
        format!(" WHEN {column} > '{since}' THEN {weight}")
    };
    let cases: String = trend::WEIGHTS.iter().enumerate().map(case).collect();
    sql(&format!("CAST(SUM(CASE{cases} ELSE 0 END) AS BIGINT)"))
}

pub fn save_trend(db: &mut SchoolDb<'_>, id: &ActivityId, trend: i32) -> QueryResult<usize> {
    diesel::update(activities::table.find((db.school(), id))).set(activities::trend.eq(trend)).execute(db.conn())
}

/// What is not published is not popular.
pub fn forget_trends(db: &mut SchoolDb<'_>) -> QueryResult<usize> {
    let over = activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::status.ne(ActivityStatus::Published))
        .filter(activities::trend.gt(0));
    diesel::update(over).set(activities::trend.eq(0)).execute(db.conn())
}
