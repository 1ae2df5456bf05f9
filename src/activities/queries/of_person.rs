//! What one person takes part in and leads, for staff who look at them.

use crate::{
    activities::model::{ActivityStatus, Part, SignupStatus},
    platform::{
        db::{
            SchoolDb,
            ids::{ActivityId, PersonId},
            schema::{activities, activity_leaders, signups, terms},
        },
        web::PageOf,
    },
};
use chrono::NaiveDate;
use diesel::{dsl::sql, prelude::*, sql_types::BigInt};

/// An activity that somebody has, or had, something to do with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Involved {
    pub activity: ActivityId,
    pub name: String,
    pub term: String,
    /// The state of their signup, `lead` or `helper`.
    pub part: &'static str,
}

fn paged(rows: Vec<(Involved, i64)>, (page, size): (i64, i64)) -> PageOf<Involved> {
    let total = rows.first().map_or(0, |(_, total)| *total);
    PageOf { rows: rows.into_iter().map(|(row, _)| row).collect(), total, page, size }
}

/// What somebody signed up for, whatever became of it; the latest terms first.
pub fn places_of(db: &mut SchoolDb<'_>, person: &PersonId, (page, size): (i64, i64)) -> QueryResult<PageOf<Involved>> {
    let activity = signups::school_id.eq(activities::school_id).and(signups::activity_id.eq(activities::id));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    let rows: Vec<(ActivityId, String, String, SignupStatus, i64)> = signups::table
        .inner_join(activities::table.on(activity))
        .inner_join(terms::table.on(term))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::person_id.eq(person))
        .order((terms::starts_on.desc(), activities::sort_name, activities::id))
        .limit(size)
        .offset(PageOf::<Involved>::offset(page, size))
        .select((activities::id, activities::name, terms::name, signups::status, sql::<BigInt>("COUNT(*) OVER ()")))
        .load(db.conn())?;
    let row = |(activity, name, term, status, total): (_, _, _, SignupStatus, _)| {
        (Involved { activity, name, term, part: status.as_str() }, total)
    };
    Ok(paged(rows.into_iter().map(row).collect(), (page, size)))
}

/// What somebody leads or helps with; the latest terms first.
pub fn leaderships_of(
    db: &mut SchoolDb<'_>,
    person: &PersonId,
    (page, size): (i64, i64),
) -> QueryResult<PageOf<Involved>> {
    let activity =
        activity_leaders::school_id.eq(activities::school_id).and(activity_leaders::activity_id.eq(activities::id));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    let rows: Vec<(ActivityId, String, String, Part, i64)> = activity_leaders::table
        .inner_join(activities::table.on(activity))
        .inner_join(terms::table.on(term))
        .filter(activity_leaders::school_id.eq(db.school()))
        .filter(activity_leaders::person_id.eq(person))
        .order((terms::starts_on.desc(), activities::sort_name, activities::id))
        .limit(size)
        .offset(PageOf::<Involved>::offset(page, size))
        .select((
            activities::id,
            activities::name,
            terms::name,
            activity_leaders::part,
            sql::<BigInt>("COUNT(*) OVER ()"),
        ))
        .load(db.conn())?;
    let row = |(activity, name, term, part, total): (_, _, _, Part, _)| {
        (Involved { activity, name, term, part: part.as_str() }, total)
    };
    Ok(paged(rows.into_iter().map(row).collect(), (page, size)))
}

/// What these people lead now, in terms that are not over: at most 100 each of four.
pub fn led_now(
    db: &mut SchoolDb<'_>,
    people: &[PersonId],
    today: chrono::NaiveDate,
) -> QueryResult<Vec<(PersonId, ActivityId, String)>> {
    let activity =
        activity_leaders::school_id.eq(activities::school_id).and(activity_leaders::activity_id.eq(activities::id));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    activity_leaders::table
        .inner_join(activities::table.on(activity))
        .inner_join(terms::table.on(term))
        .filter(activity_leaders::school_id.eq(db.school()))
        .filter(activity_leaders::person_id.eq_any(people))
        .filter(activities::status.ne(ActivityStatus::Archived))
        .filter(terms::ends_on.ge(today))
        .order((activities::sort_name, activities::id))
        .limit(400)
        .select((activity_leaders::person_id, activities::id, activities::name))
        .load(db.conn())
}

/// Where somebody has a place, waits or asks for one.
pub fn taken_part_in(db: &mut SchoolDb<'_>, person: &PersonId, today: NaiveDate) -> QueryResult<Vec<ActivityId>> {
    let activity = signups::school_id.eq(activities::school_id).and(signups::activity_id.eq(activities::id));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    signups::table
        .inner_join(activities::table.on(activity))
        .inner_join(terms::table.on(term))
        .filter(terms::ends_on.ge(today))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::person_id.eq(person))
        .filter(signups::status.eq_any([
            SignupStatus::Enrolled,
            SignupStatus::Offered,
            SignupStatus::Waitlisted,
            SignupStatus::Requested,
        ]))
        .order(signups::activity_id)
        .select(signups::activity_id)
        .load(db.conn())
}
