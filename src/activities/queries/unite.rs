//! What two records of one person both did, made one: statements.

use crate::{
    activities::model::{Part, SignupStatus},
    platform::db::{
        Moment, SchoolDb,
        ids::{ActivityId, AttendanceId, MeetingId, PersonId, RatingId},
        schema::{activity_leaders, attendance, rating_reports, ratings, signups},
    },
};
use diesel::prelude::*;

/// Everything that this person signed up for, whatever became of it, or rated; in the order of their ids.
pub fn touched_by(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Vec<ActivityId>> {
    let mut ids: Vec<ActivityId> = signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::person_id.eq(person))
        .select(signups::activity_id)
        .load(db.conn())?;
    let rated: Vec<ActivityId> = ratings::table
        .filter(ratings::school_id.eq(db.school()))
        .filter(ratings::person_id.eq(person))
        .select(ratings::activity_id)
        .load(db.conn())?;
    ids.extend(rated);
    ids.sort();
    ids.dedup();
    Ok(ids)
}

pub fn delete_signup(db: &mut SchoolDb<'_>, activity: &ActivityId, person: &PersonId) -> QueryResult<usize> {
    let row = signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(activity))
        .filter(signups::person_id.eq(person));
    diesel::delete(row).execute(db.conn())
}

pub fn hand_signup(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    gone: &PersonId,
    kept: &PersonId,
) -> QueryResult<usize> {
    let row = signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(activity))
        .filter(signups::person_id.eq(gone));
    diesel::update(row).set(signups::person_id.eq(kept)).execute(db.conn())
}

/// Whoever leads with one record and helps with the other leads.
pub fn unite_leaders(db: &mut SchoolDb<'_>, gone: &PersonId, kept: &PersonId) -> QueryResult<()> {
    let school = db.school();
    let of = |person: &PersonId| {
        activity_leaders::table
            .filter(activity_leaders::school_id.eq(school))
            .filter(activity_leaders::person_id.eq(person.clone()))
    };
    let theirs: Vec<(ActivityId, Part)> =
        of(gone).select((activity_leaders::activity_id, activity_leaders::part)).load(db.conn())?;
    let led: Vec<&ActivityId> = theirs.iter().filter(|(_, part)| *part == Part::Lead).map(|(id, _)| id).collect();
    diesel::update(of(kept).filter(activity_leaders::activity_id.eq_any(led)))
        .set(activity_leaders::part.eq(Part::Lead))
        .execute(db.conn())?;
    let both: Vec<ActivityId> = of(kept).select(activity_leaders::activity_id).load(db.conn())?;
    diesel::delete(of(gone).filter(activity_leaders::activity_id.eq_any(both))).execute(db.conn())?;
    diesel::update(of(gone)).set(activity_leaders::person_id.eq(kept)).execute(db.conn())?;
    Ok(())
}

/// Marks of both in one register: who was there was there. `weight`: the lower one stands.
pub fn unite_marks(
    db: &mut SchoolDb<'_>,
    gone: &PersonId,
    kept: &PersonId,
    weight: impl Fn(&str) -> u8,
) -> QueryResult<()> {
    let school = db.school();
    let of = |person: &PersonId| {
        attendance::table.filter(attendance::school_id.eq(school)).filter(attendance::person_id.eq(person.clone()))
    };
    let columns = (attendance::session_id, attendance::id, attendance::mark);
    let theirs: Vec<(MeetingId, AttendanceId, String)> = of(gone).select(columns).load(db.conn())?;
    let mine: Vec<(MeetingId, AttendanceId, String)> = of(kept).select(columns).load(db.conn())?;
    let doubles = theirs.iter().filter_map(|(session, id, mark)| {
        let (_, other, other_mark) = mine.iter().find(|(known, ..)| known == session)?;
        Some(if weight(mark) < weight(other_mark) { other } else { id })
    });
    let doubles: Vec<&AttendanceId> = doubles.collect();
    let rows = attendance::table.filter(attendance::school_id.eq(school)).filter(attendance::id.eq_any(doubles));
    diesel::delete(rows).execute(db.conn())?;
    diesel::update(of(gone)).set(attendance::person_id.eq(kept)).execute(db.conn())?;
    Ok(())
}

/// Ratings of the same activity by both: the later word stands, and what was reported of the other goes with it.
pub fn unite_ratings(db: &mut SchoolDb<'_>, gone: &PersonId, kept: &PersonId) -> QueryResult<()> {
    let school = db.school();
    let of = |person: &PersonId| {
        ratings::table.filter(ratings::school_id.eq(school)).filter(ratings::person_id.eq(person.clone()))
    };
    let columns = (ratings::activity_id, ratings::id, ratings::updated_at);
    let theirs: Vec<(ActivityId, RatingId, Moment)> = of(gone).select(columns).load(db.conn())?;
    let mine: Vec<(ActivityId, RatingId, Moment)> = of(kept).select(columns).load(db.conn())?;
    let doubles = theirs.iter().filter_map(|(activity, id, at)| {
        let (_, other, other_at) = mine.iter().find(|(known, ..)| known == activity)?;
        Some(if at > other_at { other } else { id })
    });
    let doubles: Vec<&RatingId> = doubles.collect();
    let reports = rating_reports::table
        .filter(rating_reports::school_id.eq(school))
        .filter(rating_reports::rating_id.eq_any(doubles.clone()));
    diesel::delete(reports).execute(db.conn())?;
    let rows = ratings::table.filter(ratings::school_id.eq(school)).filter(ratings::id.eq_any(doubles));
    diesel::delete(rows).execute(db.conn())?;
    diesel::update(of(gone)).set(ratings::person_id.eq(kept)).execute(db.conn())?;
    Ok(())
}

/// How close a signup is to a place: the lower one stands.
pub fn closeness(status: SignupStatus) -> u8 {
    match status {
        SignupStatus::Enrolled => 0,
        SignupStatus::Offered => 1,
        SignupStatus::Waitlisted => 2,
        SignupStatus::Requested => 3,
        SignupStatus::Withdrawn | SignupStatus::Removed | SignupStatus::Declined => 4,
    }
}
