//! What whoever runs the school does with its mail.

use super::{
    model::{Act, Mail, Office, retries},
    queries,
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    mails::{gallery, queries as of_people},
    platform::{
        access::{Grant, ReadMails},
        db::{
            SchoolDb,
            ids::{MailId, PersonId},
        },
        i18n::Text,
        mail::{self, Became, note_state},
    },
};
use chrono::TimeDelta;
use serde_json::json;

/// A page and the frame in it are one reading.
const ONE_READING: TimeDelta = TimeDelta::seconds(30);
/// Whoever presses twice means once.
const ONE_WISH: TimeDelta = TimeDelta::seconds(30);

/// Notes that somebody reads what was written to somebody else.
pub fn note_reading(db: &mut SchoolDb<'_>, by: &Grant<ReadMails>, mail: &Mail) -> Result<()> {
    let since = db.now().plus(-ONE_READING);
    if !queries::is_noted(db, by.person(), &mail.id, since)? {
        audit::record(db, by.actor(), Change::of("mail.read", &mail.id).to(json!({ "person": &mail.person })))?;
    }
    Ok(())
}

/// Keeps a mail that waits from going. Whoever comes after the sender hears that it is too late.
pub fn stop(db: &mut SchoolDb<'_>, by: &Grant<ReadMails>, mail: &Mail) -> Result<()> {
    if !queries::stop(db, &mail.id)? {
        return Err(Error::Conflict(Text::of("console-too-late")));
    }
    note_state(db, by.actor(), &mail.id, Became::Stopped, None, None)?;
    audit::record(db, by.actor(), Change::of("mail.stop", &mail.id).to(json!({ "person": &mail.person })))
}

/// Has the same mail tried once more, to the address that its reader has now.
pub fn retry(db: &mut SchoolDb<'_>, by: &Grant<ReadMails>, mail: &Mail, office: Office) -> Result<()> {
    let is_open = gallery::is_open(&mail.template);
    if !mail.may(Act::Retry, is_open, office) {
        return Err(Error::Conflict(Text::of("console-no-retry")));
    }
    let address = reached(db, mail, is_open)?;
    if !mail::send_again(db, &mail.id, retries(office), &address)? {
        return Err(Error::Conflict(Text::of("console-too-late")));
    }
    note_state(db, by.actor(), &mail.id, Became::Retried, None, None)?;
    audit::record(db, by.actor(), Change::of("mail.retry", &mail.id).to(json!({ "person": &mail.person })))
}

/// Writes the same words once more. It is another mail, so that what is known of the first stays known. Pressed twice, it is
/// the same one.
pub fn resend(db: &mut SchoolDb<'_>, by: &Grant<ReadMails>, mail: &Mail, office: Office) -> Result<MailId> {
    let is_open = gallery::is_open(&mail.template);
    if !mail.may(Act::Resend, is_open, office) {
        return Err(Error::Conflict(Text::of("console-no-resend")));
    }
    let address = reached(db, mail, is_open)?;
    queries::hold(db, &mail.id)?;
    if let Some(copy) = queries::copied(db, &mail.id, db.now().plus(-ONE_WISH))? {
        return Ok(copy);
    }
    let id = queries::copy(db, mail, &address)?;
    note_state(db, by.actor(), &mail.id, Became::Resent, None, Some(&id))?;
    note_state(db, by.actor(), &id, Became::Copied, None, Some(&mail.id))?;
    audit::record(db, by.actor(), Change::of("mail.resend", &mail.id).to(json!({ "person": &mail.person })))?;
    Ok(id)
}

fn reached(db: &mut SchoolDb<'_>, mail: &Mail, is_open: bool) -> Result<String> {
    let reach = queries::reach(db, &mail.person, mail.event)?;
    mail.address(reach, is_open, db.now()).map_err(Error::Conflict)
}

/// How many of them it was done with, and how many it could not be done with any more.
pub struct Done {
    pub done: i64,
    pub left: i64,
}

/// The same with many. What cannot be done with one of them is left as it is; another school's are not there.
pub fn in_bulk(db: &mut SchoolDb<'_>, by: &Grant<ReadMails>, ids: &[MailId], act: Act, office: Office) -> Result<Done> {
    let mut done = Done { done: 0, left: 0 };
    for id in ids {
        let mail = queries::find(db, id)?;
        let result = match act {
            Act::Stop => stop(db, by, &mail),
            Act::Retry => retry(db, by, &mail, office),
            Act::Resend => resend(db, by, &mail, office).map(drop),
        };
        match result {
            Ok(()) => done.done += 1,
            Err(Error::Conflict(_)) => done.left += 1,
            Err(other) => return Err(other),
        }
    }
    Ok(done)
}

/// Mail to somebody's address arrives again, as far as the office knows.
pub fn address_is_fine(db: &mut SchoolDb<'_>, by: &Grant<ReadMails>, person: &PersonId) -> Result<()> {
    if !queries::is_here(db, person)? {
        return Err(Error::NotFound);
    }
    if of_people::unmark_address(db, person)? {
        audit::record(db, by.actor(), Change::of("person.address_is_fine", person))?;
    }
    Ok(())
}
