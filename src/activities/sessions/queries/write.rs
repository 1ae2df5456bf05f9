//! Statements that change sessions.

use crate::{
    activities::sessions::model::{Cause, Changes, Planned, Session, SessionStatus},
    on_each,
    platform::db::{
        Moment, SchoolDb, SchoolId,
        ids::{ActivityId, MeetingId},
        schema::activity_sessions,
    },
};
use chrono::NaiveDate;
use diesel::prelude::*;

/// Rows of one statement: SQLite takes 32,766 values.
const AT_ONCE: usize = 500;

#[derive(Insertable)]
#[diesel(table_name = activity_sessions)]
struct NewSession<'a> {
    school_id: SchoolId,
    id: MeetingId,
    activity_id: &'a ActivityId,
    planned_date: NaiveDate,
    planned_minute: i32,
    local_date: NaiveDate,
    starts_minute: i32,
    ends_minute: i32,
    starts_at: Moment,
    ends_at: Moment,
    status: SessionStatus,
    cancelled_by: Option<Cause>,
    cancelled_at: Option<Moment>,
    note: Option<&'a str>,
    created_at: Moment,
    updated_at: Moment,
}

/// Sessions that the plan makes and nobody had yet.
pub fn add(db: &mut SchoolDb<'_>, activity: &ActivityId, planned: &[Planned]) -> QueryResult<()> {
    let (school, now) = (db.school(), db.now());
    let row = |planned| row(planned, activity, school, now);
    for some in planned.chunks(AT_ONCE) {
        let rows: Vec<NewSession<'_>> = some.iter().map(row).collect();
        on_each!(db.conn(), |c| diesel::insert_into(activity_sessions::table).values(&rows).execute(c))?;
    }
    Ok(())
}

fn row<'a>(planned: &'a Planned, activity: &'a ActivityId, school: SchoolId, now: Moment) -> NewSession<'a> {
    let is_off = planned.holiday.is_some();
    NewSession {
        school_id: school,
        id: MeetingId::fresh(),
        activity_id: activity,
        planned_date: planned.date,
        planned_minute: planned.starts_minute,
        local_date: planned.date,
        starts_minute: planned.starts_minute,
        ends_minute: planned.ends_minute,
        starts_at: planned.starts_at,
        ends_at: planned.ends_at,
        status: if is_off { SessionStatus::Cancelled } else { SessionStatus::Planned },
        cancelled_by: is_off.then_some(Cause::Holiday),
        cancelled_at: is_off.then_some(now),
        note: planned.holiday.as_deref(),
        created_at: now,
        updated_at: now,
    }
}

/// Writes a session as it is now; its version rises.
pub fn save(db: &mut SchoolDb<'_>, session: &Session) -> QueryResult<()> {
    let now = db.now();
    diesel::update(activity_sessions::table.find((db.school(), &session.id)))
        .set((
            activity_sessions::planned_minute.eq(session.planned_minute),
            activity_sessions::local_date.eq(session.local_date),
            activity_sessions::starts_minute.eq(session.starts_minute),
            activity_sessions::ends_minute.eq(session.ends_minute),
            activity_sessions::starts_at.eq(session.starts_at),
            activity_sessions::ends_at.eq(session.ends_at),
            activity_sessions::room.eq(&session.room),
            activity_sessions::status.eq(session.status),
            activity_sessions::cancelled_by.eq(session.cancelled_by),
            activity_sessions::cancelled_at.eq(session.cancelled_by.map(|_| now)),
            activity_sessions::note.eq(&session.note),
            activity_sessions::sequence.eq(session.sequence),
            activity_sessions::updated_at.eq(now),
            activity_sessions::version.eq(activity_sessions::version + 1),
        ))
        .execute(db.conn())
        .map(drop)
}

/// Writes what a plan changes.
pub fn save_changes(db: &mut SchoolDb<'_>, activity: &ActivityId, changes: &Changes) -> QueryResult<()> {
    for session in &changes.set {
        save(db, session)?;
    }
    add(db, activity, &changes.add)
}

/// The activity's name or room is another: calendars that know its coming sessions are to read them again.
pub fn note_change(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<()> {
    let now = db.now();
    let coming = activity_sessions::table
        .filter(activity_sessions::school_id.eq(db.school()))
        .filter(activity_sessions::activity_id.eq(activity))
        .filter(activity_sessions::ends_at.gt(now));
    diesel::update(coming)
        .set((activity_sessions::sequence.eq(activity_sessions::sequence + 1), activity_sessions::updated_at.eq(now)))
        .execute(db.conn())
        .map(drop)
}
