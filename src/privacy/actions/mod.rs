//! What is done for the privacy of people.

mod collecting;
mod erasing;

pub use collecting::{Collected, collect};
pub use erasing::{apply_again, drop_account, erase};

use super::{
    jobs::MakeExport,
    mail::ErasureDeclined,
    model::{ExportState, Request, RequestState, Seen, Subject},
    queries,
};
use crate::{
    activities::DropObject,
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Actor, Can, ErasePeople, Grant, OwnData, Permission, Role},
        db::{Moment, SchoolDb, ids::PersonId},
        i18n::Text,
        mail,
    },
    schools,
};
use chrono::Timelike;
use serde_json::json;

/// Has a file made of all that is known of this person. Asking again while one is made is the same as once.
pub fn ask_for_export<P: Permission>(db: &mut SchoolDb<'_>, by: &Grant<P>, person: &PersonId) -> Result<()> {
    let subject = queries::hold(db, person)?;
    if subject.is_erased {
        return Err(Error::Conflict(Text::of("privacy-is-erased")));
    }
    let Some(export) = queries::insert_export(db, person, by.person())? else { return Ok(()) };
    audit::record(db, by.actor(), Change::of("privacy.ask_export", person))?;
    Ok(db.enqueue(MakeExport { export })?)
}

/// Somebody asks to be erased. Asking twice is the same as once; an owner hands the school on first.
pub fn ask_for_erasure(db: &mut SchoolDb<'_>, by: &Grant<OwnData>, note: &str) -> Result<()> {
    queries::hold(db, by.person())?;
    if by.role() == Role::Owner {
        return Err(Error::Conflict(Text::of("privacy-owner-hands-on")));
    }
    if queries::insert_request(db, by.person(), note)? {
        audit::record(db, by.actor(), Change::of("privacy.ask_erasure", by.person()))?;
    }
    Ok(())
}

/// Somebody would rather stay.
pub fn withdraw_request(db: &mut SchoolDb<'_>, by: &Grant<OwnData>) -> Result<()> {
    if queries::close_request(db, by.person(), RequestState::Withdrawn, Some(by.person()), None)? {
        audit::record(db, by.actor(), Change::of("privacy.withdraw_erasure", by.person()))?;
    }
    Ok(())
}

/// Says why somebody is not erased, to them too.
pub fn decline(db: &mut SchoolDb<'_>, by: &Grant<ErasePeople>, request: &Request, reason: &str) -> Result<()> {
    let closed = queries::close_request(db, &request.person, RequestState::Declined, Some(by.person()), Some(reason))?;
    if !closed {
        return Err(Error::Conflict(Text::of("privacy-answered")));
    }
    audit::record(db, by.actor(), Change::of("privacy.decline_erasure", &request.person).because(reason))?;
    let path = schools::path(db, "/data")?;
    let link = db.link(&path);
    mail::post(db, &[&request.person], &ErasureDeclined { reason: reason.to_owned(), link })
}

/// Erases somebody because the office says so.
pub fn carry_out(db: &mut SchoolDb<'_>, by: &Grant<ErasePeople>, subject: &Subject) -> Result<()> {
    if subject.is_erased {
        return Ok(());
    }
    if subject.role == Role::Owner {
        return Err(Error::Conflict(Text::of("privacy-owner-hands-on")));
    }
    if !subject.may_be_erased_by(by.role()) {
        return Err(Error::Forbidden(Text::of("privacy-not-below")));
    }
    erase(db, by.actor(), subject)
}

/// That a file of somebody's data was fetched.
pub fn note_download(db: &mut SchoolDb<'_>, by: &Actor, person: &PersonId) -> Result<()> {
    audit::record(db, by, Change::of("privacy.download", person))
}

/// Removes files that nobody can fetch any more, and forgets what is long over.
pub fn tidy(db: &mut SchoolDb<'_>, farewells: Moment, views: Moment) -> Result<()> {
    for export in queries::expired_exports(db)? {
        queries::end_export(db, &export.id, ExportState::Gone)?;
        if let Some(key) = export.storage_key {
            db.enqueue(DropObject { key })?;
        }
    }
    queries::forget_farewells(db, farewells)?;
    queries::forget_views(db, views)?;
    Ok(())
}

/// Puts down that somebody of the staff looked at somebody's record: once an hour, and only others' looks. Called when the
/// page has been drawn; a look that cannot be written down is in the log of the server, and does not take the page away.
pub async fn note_view<P: Permission>(viewer: &Can<P>, subject: &PersonId, what: Seen) {
    let (asked, noted) = (subject.clone(), subject.clone());
    let is_news = viewer.read(move |db, by, _| {
        let hour = full_hour(db.now());
        Ok(*by.person() != asked && !queries::has_view(db, by.person(), &asked, what, hour)?)
    });
    let written = match is_news.await {
        Ok(false) => return,
        Ok(true) => {
            let write = viewer.note(move |db, by| {
                let hour = full_hour(db.now());
                Ok(queries::insert_view(db, by.person(), &noted, what, hour)?)
            });
            write.await
        }
        Err(error) => Err(error),
    };
    if let Err(error) = written {
        tracing::error!(%error, "a look at somebody's record was not put down");
    }
}

fn full_hour(now: Moment) -> Moment {
    now.utc().date().and_hms_opt(now.utc().hour(), 0, 0).map_or(now, Moment::from)
}

/// As the log names what somebody was given or asked for.
fn with_account(has_account: bool) -> serde_json::Value {
    json!({ "account": has_account })
}
