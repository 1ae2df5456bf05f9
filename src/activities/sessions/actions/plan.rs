//! Sessions as the plan makes them, and as people move and cancel them.

use crate::activities::sessions::{
    mail::SessionMoved,
    model::{Cause, Course, Move, Planned, RoomTaken, Session, SessionStatus, is_open},
    queries::{self, RunnableSession},
};
use crate::{
    activities::{
        model::{Activity, ActivityStatus, Slot},
        queries as room,
    },
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Grant, RunActivities},
        db::{
            Moment, SchoolDb,
            ids::{ActivityId, PersonId},
        },
        i18n::{Text, time},
        mail,
        web::FieldErrors,
    },
    schools::{self, Term},
};
use diesel::prelude::*;
use serde_json::{Value, json};

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
    let (term, meets) = room::meets(db, activity)?;
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

/// All that decides when the activity meets, as it would be with these slots; for those who ask before they change it.
fn planned(db: &mut SchoolDb<'_>, term: &Term, slots: &[Slot]) -> QueryResult<Vec<Planned>> {
    let holidays = schools::holidays(db, term.starts_on, term.ends_on)?;
    let zone = schools::time_zone(db)?;
    let (from, until, is_on) = (term.starts_on, term.ends_on, true);
    Ok(Course { from, until, slots, holidays: &holidays, zone, is_on }.planned())
}

/// Who else is in this room when these slots would meet in the term, from now on. Nobody is in no room.
pub fn room_taken(
    db: &mut SchoolDb<'_>,
    but: Option<&ActivityId>,
    (term, slots): (&Term, &[Slot]),
    room: &str,
) -> QueryResult<Vec<RoomTaken>> {
    let now = db.now();
    let planned = planned(db, term, slots)?;
    let is_coming = |planned: &&Planned| planned.holiday.is_none() && planned.ends_at > now;
    let times: Vec<_> = planned.iter().filter(is_coming).map(|one| (one.starts_at, one.ends_at)).collect();
    taken(db, but, room, &times)
}

fn taken(
    db: &mut SchoolDb<'_>,
    but: Option<&ActivityId>,
    room: &str,
    times: &[(Moment, Moment)],
) -> QueryResult<Vec<RoomTaken>> {
    let (Some((from, _)), Some((_, until)), false) = (times.first(), times.last(), room.is_empty()) else {
        return Ok(Vec::new());
    };
    let mut taken: Vec<RoomTaken> = Vec::new();
    for there in queries::in_room(db, but, room, (*from, *until))? {
        if !times.iter().any(|(starts, ends)| *starts < there.ends_at && there.starts_at < *ends) {
            continue;
        }
        match taken.iter_mut().find(|known| known.by == there.name) {
            Some(known) => known.times += 1,
            None => {
                taken.push(RoomTaken { by: there.name, date: there.date, starts_minute: there.starts_minute, times: 1 })
            }
        }
    }
    Ok(taken)
}

/// Moves one session to another day, time or room, unless somebody changed it since `seen_version`, and tells everybody
/// who has a place and whoever leads. What was cancelled takes place again. A room that is taken wants `confirmed`.
pub fn move_session(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    held: RunnableSession,
    to: &Move,
    (seen_version, confirmed): (i32, bool),
) -> Result<()> {
    let (activity, session) = held.into_parts();
    if session.version != seen_version {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    if !is_open(&activity, &session, db.now()) {
        return Err(Error::Conflict(Text::of("session-stays")));
    }
    let (becomes, taken) = as_moved(db, &activity, &session, to)?;
    if becomes == session {
        return Ok(());
    }
    if !taken.is_empty() && !confirmed {
        return Err(FieldErrors::of("confirmed", Text::of("activity-confirm-needed")).into());
    }
    let becomes = Session { sequence: session.sequence + 1, ..becomes };
    session.status.step_to(becomes.status)?;
    queries::save(db, &becomes)?;
    let change = Change::of("activity.move_session", &activity.id)
        .from(described(&session))
        .to(described(&becomes))
        .because(becomes.note.as_deref().unwrap_or_default());
    audit::record(db, by.actor(), change)?;
    let mut told = room::enrolled_in(db, &activity.id)?;
    told.extend(room::leaders(db, &activity.id)?.into_iter().map(|(_, person)| person));
    let told: Vec<&PersonId> = told.iter().map(|person| &person.id).filter(|id| *id != by.person()).collect();
    let letter = SessionMoved::of(db, &activity, &session, &becomes)?;
    mail::post(db, &told, &letter)
}

/// The session as it would be, and who is in its room then. What cannot be is said by field.
pub fn as_moved(
    db: &mut SchoolDb<'_>,
    activity: &Activity,
    session: &Session,
    to: &Move,
) -> Result<(Session, Vec<RoomTaken>)> {
    let (term, meets) = room::meets(db, activity)?;
    if to.date < term.starts_on || to.date > term.ends_on {
        return Err(FieldErrors::of("date", Text::of("session-outside-term")).into());
    }
    let planned = planned(db, &term, &meets.slots)?;
    let key = (session.planned_date, session.planned_minute);
    let as_planned = planned.iter().find(|one| (one.date, one.starts_minute) == key);
    let mut to = to.clone();
    // Its own room is none in particular, so that it follows when the activity moves.
    to.room = to.room.filter(|room| room != &activity.room);
    let becomes = session.moved(&to, schools::time_zone(db)?, as_planned);
    let time = (becomes.starts_at, becomes.ends_at);
    if becomes.has_begun(db.now()) {
        return Err(FieldErrors::of("date", Text::of("session-in-the-past")).into());
    }
    if queries::beside(db, session, time)?.is_some() {
        return Err(FieldErrors::of("starts", Text::of("session-beside")).into());
    }
    let taken = taken(db, Some(&activity.id), becomes.room_or(&activity.room), &[time])?;
    Ok((becomes, taken))
}

/// For the log: where it is.
fn described(session: &Session) -> Value {
    json!({ "date": session.local_date, "starts": time(session.starts_minute), "ends": time(session.ends_minute),
        "room": session.room, "status": session.status.as_str() })
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
/// Says that a session which somebody cancelled takes place after all, where it was; telling people is for whoever calls.
pub fn set_restored(db: &mut SchoolDb<'_>, session: &Session) -> Result<Session> {
    let is_as_planned = !session.is_elsewhen() && session.room.is_none();
    let to = if is_as_planned { SessionStatus::Planned } else { SessionStatus::Moved };
    let restored = Session {
        status: session.status.step_to(to)?,
        cancelled_by: None,
        note: None,
        sequence: session.sequence + 1,
        updated_at: db.now(),
        ..session.clone()
    };
    queries::save(db, &restored)?;
    Ok(Session { version: session.version + 1, ..restored })
}
