//! What is done about mail that people want, and about mail that comes back.

use super::{
    model::{Choices, Report},
    queries,
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Actor, ChooseMail, Grant, SignedLink},
        db::{
            AnyoneDb, SchoolDb, SiteDb,
            ids::{MailId, PersonId},
        },
        mail::{Became, Event, note_state},
    },
};

/// From now on this person gets these kinds of mail and no others.
pub fn choose(db: &mut SchoolDb<'_>, by: &Grant<ChooseMail>, wanted: &[Event]) -> Result<()> {
    save(db, by.actor(), by.person(), "person.choose_mail", |_| Choices::only(wanted))
}

/// Whoever holds the link stops this kind of mail for the person it was written to. Twice is the same as once.
pub fn unsubscribe(db: &mut AnyoneDb<'_>, by: &Actor, link: &SignedLink, event: Event) -> Result<()> {
    let stopped = db.within(link, |db| {
        if !queries::is_here(db, &link.person)? {
            return Err(Error::NotFound);
        }
        save(db, by, &link.person, "person.unsubscribe", |choices| choices.without(event))
    });
    stopped?.ok_or(Error::NotFound)
}

fn save(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    person: &PersonId,
    action: &'static str,
    change: impl FnOnce(Choices) -> Choices,
) -> Result<()> {
    let before = queries::choices(db, person)?;
    let after = change(before.clone());
    for (event, is_on) in after.unlike(&before) {
        queries::choose(db, person, event, is_on)?;
    }
    match Change::of(action, person).between(before.document(), after.document()) {
        Some(change) => Ok(audit::record(db, by, change)?),
        None => Ok(()),
    }
}

/// Somebody says that mail to their address arrives again.
pub fn try_address_again(db: &mut SchoolDb<'_>, by: &Grant<ChooseMail>) -> Result<()> {
    if queries::unmark_address(db, by.person())? {
        audit::record(db, by.actor(), Change::of("person.retry_address", by.person()))?;
    }
    Ok(())
}

/// A mail server reports that a mail came back. A mail that is not ours, or not to that address, is nothing to us.
pub fn note(db: &mut SiteDb<'_>, report: &Report) -> Result<()> {
    db.within(report.school, |db| {
        let is_ours = queries::sent_mail(db, &report.mail)?.is_some_and(|mail| report.is_about(&mail.address));
        let is_news = is_ours && queries::mark_mail(db, &report.mail, &report.bounce)?;
        if is_news {
            let why = Some(report.bounce.reason.as_str());
            note_state(db, &Actor::system(), &report.mail, Became::Bounced, why, None)?;
        }
        if is_news && report.bounce.is_of_the_address { mark_address(db, &report.mail) } else { Ok(()) }
    })
}

/// From now on the person whom this mail did not reach gets only what is about security and safety.
pub fn mark_address(db: &mut SchoolDb<'_>, mail: &MailId) -> Result<()> {
    let Some(mail) = queries::sent_mail(db, mail)? else { return Ok(()) };
    if queries::mark_address(db, &mail)? {
        let change = Change::of("person.bounce", &mail.person).because(mail.error.as_deref().unwrap_or_default());
        audit::record(db, &Actor::system(), change)?;
    }
    Ok(())
}
