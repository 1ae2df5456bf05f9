//! What is done with dated sessions: made by the plan, moved and cancelled by people.

use super::{
    model::{Cause, Course, Session, SessionStatus},
    queries,
};
use crate::{
    activities::{
        model::{Activity, ActivityStatus},
        queries as rooms,
    },
    error::Result,
    platform::db::SchoolDb,
    schools,
};
use diesel::prelude::*;

/// From when on sessions are made that are not there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// What has begun before this is published never took place.
    Now,
    /// It has met all along: it comes from a list, or from before there were dated sessions.
    TermStart,
}

/// Makes the activity's sessions be those that its slots, its term and the holidays make now. Twice is the same as once.
/// Hold the activity first.
pub fn follow_plan(db: &mut SchoolDb<'_>, activity: &Activity, since: Since) -> QueryResult<()> {
    if activity.status == ActivityStatus::Draft {
        return Ok(());
    }
    let (term, meets) = rooms::meets(db, activity)?;
    let holidays = schools::holidays(db, term.starts_on, term.ends_on)?;
    let course = Course {
        from: term.starts_on,
        until: term.ends_on,
        slots: &meets.slots,
        holidays: &holidays,
        zone: schools::time_zone(db)?,
        is_on: activity.status == ActivityStatus::Published,
    };
    let there = queries::all_of(db, &activity.id)?;
    let now = db.now();
    let changes = course.changes(&there, now, (since == Since::Now).then_some(now));
    queries::save_changes(db, &activity.id, &changes)
}

/// Says that one session does not take place, and why: the state and the calendars' sequence, with nobody told and nothing
/// in the log yet, which is for whoever calls. Cancelling what is cancelled is a conflict that says what is allowed.
pub fn set_cancelled(db: &mut SchoolDb<'_>, session: &Session, reason: &str) -> Result<Session> {
    let cancelled = Session {
        status: session.status.step_to(SessionStatus::Cancelled)?,
        cancelled_by: Some(Cause::Staff),
        note: (!reason.is_empty()).then(|| reason.to_owned()),
        sequence: session.sequence + 1,
        updated_at: db.now(),
        ..session.clone()
    };
    queries::save(db, &cancelled)?;
    Ok(Session { version: session.version + 1, ..cancelled })
}
