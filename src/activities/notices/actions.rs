//! Cancelling a session and putting it back, and telling everybody.

use super::{
    mail::{SessionCancelled, SessionRestored, Sitting},
    model::{NewNotice, may_cancel, may_restore},
    queries,
};
use crate::{
    activities::{
        model::Activity,
        queries as room,
        sessions::{self, RunnableSession, Session},
    },
    audit::{self, Change},
    error::Result,
    people::{self, PersonRef},
    platform::{
        access::{Actor, Grant, RunActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, MeetingId, PersonId},
        },
        mail::{self, Letter},
    },
};
use serde_json::json;

/// Says that the session does not take place. Everybody who has a place and whoever leads is written to, and put down
/// with the mail that was written, in this transaction. Twice is a conflict, and told once.
pub fn cancel(db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, session: RunnableSession, reason: &str) -> Result<()> {
    let (activity, session) = session.into_parts();
    call_off(db, by.actor(), &activity, &session, reason)
}

/// The same by nobody in particular, for a demo.
pub fn plant(db: &mut SchoolDb<'_>, activity: &ActivityId, session: &MeetingId, reason: &str) -> Result<()> {
    let activity = room::find(db, activity)?;
    let session = sessions::find(db, &activity.id, session)?;
    call_off(db, &Actor::system(), &activity, &session, reason)
}

fn call_off(db: &mut SchoolDb<'_>, by: &Actor, activity: &Activity, session: &Session, reason: &str) -> Result<()> {
    may_cancel(session, db.now())?;
    let cancelled = sessions::set_cancelled(db, session, reason)?;
    record(db, by, "activity.cancel_session", activity, (session, &cancelled), reason)?;
    let about = Sitting::of(db, activity, session)?;
    tell(db, activity, &cancelled, &SessionCancelled { about, reason: reason.to_owned() })
}

/// Says that it takes place after all, where and when it was to be.
pub fn restore(db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, session: RunnableSession) -> Result<()> {
    let (activity, session) = session.into_parts();
    may_restore(&activity, &session, db.now())?;
    let restored = sessions::set_restored(db, &session)?;
    record(db, by.actor(), "activity.restore_session", &activity, (&session, &restored), "")?;
    let about = Sitting::of(db, &activity, &restored)?;
    tell(db, &activity, &restored, &SessionRestored { about })
}

fn record(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    action: &'static str,
    activity: &Activity,
    (before, after): (&Session, &Session),
    reason: &str,
) -> Result<()> {
    let day = before.local_date.to_string();
    let change = Change::of(action, &activity.id)
        .from(json!({ "status": before.status.as_str() }))
        .to(json!({ "status": after.status.as_str(), "day": day }))
        .because(reason);
    audit::record(db, by, change)
}

/// Writes to everybody, and puts down who has a mail and who has no address.
fn tell<L: Letter>(db: &mut SchoolDb<'_>, activity: &Activity, session: &Session, letter: &L) -> Result<()> {
    let students = room::enrolled_in(db, &activity.id)?;
    let leaders: Vec<PersonRef> = room::leaders(db, &activity.id)?.into_iter().map(|(_, person)| person).collect();
    let everybody = || students.iter().chain(&leaders);
    let ids: Vec<&PersonId> = everybody().map(|person| &person.id).collect();
    if ids.is_empty() {
        return Ok(());
    }
    people::hold(db, &ids)?;
    mail::post(db, &ids, letter)?;
    let mails = queries::just_written(db, L::NAME, &ids)?;
    let notice = |(person, is_student)| NewNotice { person, is_student, mail: mails.get(&person.id) };
    let notices = students.iter().map(|person| (person, true)).chain(leaders.iter().map(|person| (person, false)));
    let notices: Vec<NewNotice<'_>> = notices.map(notice).collect();
    queries::note(db, &session.id, session.sequence, &notices)?;
    Ok(())
}
