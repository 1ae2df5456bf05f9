//! Every statement about dated sessions.

mod calendar;
mod feeds;
mod rooms;
mod write;

pub use calendar::{Entry, Whose, on_days};
pub use feeds::*;
pub use rooms::in_room;
pub use write::{note_change, save, save_changes};

use super::model::{Cause, Session, SessionStatus};
use crate::{
    activities::{
        model::{Activity, ActivityStatus},
        queries::hold_runnable,
    },
    platform::{
        access::{Grant, RunActivities},
        db::{
            Moment, SchoolDb,
            ids::{ActivityId, MeetingId, TermId},
            schema::{activities, activity_sessions, activity_slots, terms},
        },
        web::PageOf,
    },
};
use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not, sql},
    prelude::*,
    sql_types::BigInt,
};

/// A session of an activity that its holder runs, found through the activity.
#[derive(Debug)]
pub struct RunnableSession {
    activity: Activity,
    session: Session,
}

impl RunnableSession {
    pub fn into_parts(self) -> (Activity, Session) {
        (self.activity, self.session)
    }
}

/// Which sessions of an activity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// What is not over yet, the next one first.
    #[default]
    Coming,
    /// What is over, the last one first.
    Past,
}

/// A session of this activity. What the plan makes no more is there only for calendars that know of it.
pub fn find(db: &mut SchoolDb<'_>, activity: &ActivityId, id: &MeetingId) -> QueryResult<Session> {
    activity_sessions::table
        .find((db.school(), id))
        .filter(activity_sessions::activity_id.eq(activity))
        .select(Session::as_select())
        .first(db.conn())
}

/// The same with its activity held, for whoever runs it; to everybody else neither exists. Who changes or cancels a
/// session, or takes its register, begins here.
pub fn hold_session(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: &ActivityId,
    id: &MeetingId,
) -> QueryResult<RunnableSession> {
    let activity = hold_runnable(db, by, activity)?.into_inner();
    let session = find(db, &activity.id, id)?;
    Ok(RunnableSession { activity, session })
}

/// Every session of the activity, also what the plan makes no more.
pub fn all_of(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<Vec<Session>> {
    activity_sessions::table
        .filter(activity_sessions::school_id.eq(db.school()))
        .filter(activity_sessions::activity_id.eq(activity))
        .order((activity_sessions::planned_date, activity_sessions::planned_minute, activity_sessions::id))
        .select(Session::as_select())
        .load(db.conn())
}

/// Another session of the activity at that time, if it has one.
pub fn beside(
    db: &mut SchoolDb<'_>,
    session: &Session,
    (from, until): (Moment, Moment),
) -> QueryResult<Option<Session>> {
    activity_sessions::table
        .filter(activity_sessions::school_id.eq(db.school()))
        .filter(activity_sessions::activity_id.eq(&session.activity_id))
        .filter(activity_sessions::id.ne(&session.id))
        .filter(activity_sessions::status.ne(SessionStatus::Cancelled))
        .filter(activity_sessions::starts_at.lt(until))
        .filter(activity_sessions::ends_at.gt(from))
        .select(Session::as_select())
        .first(db.conn())
        .optional()
}

/// One page of the activity's sessions, and how many there are in all.
pub fn list(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    when: When,
    now: Moment,
    (page, size): (i64, i64),
) -> QueryResult<PageOf<Session>> {
    let found = activity_sessions::table
        .filter(activity_sessions::school_id.eq(db.school()))
        .filter(activity_sessions::activity_id.eq(activity))
        .filter(activity_sessions::cancelled_by.is_null().or(activity_sessions::cancelled_by.ne(Cause::Plan)))
        .select((Session::as_select(), sql::<BigInt>("COUNT(*) OVER ()")))
        .limit(size)
        .offset(PageOf::<Session>::offset(page, size));
    let rows: Vec<(Session, i64)> = match when {
        When::Coming => found
            .filter(activity_sessions::ends_at.gt(now))
            .order((activity_sessions::starts_at.asc(), activity_sessions::id.asc()))
            .load(db.conn())?,
        When::Past => found
            .filter(activity_sessions::ends_at.le(now))
            .order((activity_sessions::starts_at.desc(), activity_sessions::id.desc()))
            .load(db.conn())?,
    };
    let total = match rows.first() {
        Some((_, total)) => *total,
        // Past the end nobody says how many there are.
        None if page > 1 => list(db, activity, when, now, (1, 1))?.total,
        None => 0,
    };
    Ok(PageOf { rows: rows.into_iter().map(|(session, _)| session).collect(), total, page, size })
}

/// Published activities of terms that are not over which have no session yet though they have times.
pub fn without_sessions(db: &mut SchoolDb<'_>, today: NaiveDate, at_most: i64) -> QueryResult<Vec<ActivityId>> {
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    let slot = activity_slots::table
        .filter(activity_slots::school_id.eq(activities::school_id))
        .filter(activity_slots::activity_id.eq(activities::id));
    let session = activity_sessions::table
        .filter(activity_sessions::school_id.eq(activities::school_id))
        .filter(activity_sessions::activity_id.eq(activities::id));
    activities::table
        .inner_join(terms::table.on(term))
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::status.eq(ActivityStatus::Published))
        .filter(terms::ends_on.ge(today))
        .filter(exists(slot))
        .filter(not(exists(session)))
        .order(activities::id)
        .limit(at_most)
        .select(activities::id)
        .load(db.conn())
}

/// Activities whose sessions may change with the school's days: published ones of terms that are not over, or of one
/// term.
pub fn to_follow(db: &mut SchoolDb<'_>, today: NaiveDate, of: Option<&TermId>) -> QueryResult<Vec<ActivityId>> {
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    let found = activities::table
        .inner_join(terms::table.on(term))
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::status.eq(ActivityStatus::Published))
        .order(activities::id)
        .select(activities::id);
    match of {
        Some(term) => found.filter(terms::id.eq(term)).load(db.conn()),
        None => found.filter(terms::ends_on.ge(today)).load(db.conn()),
    }
}
