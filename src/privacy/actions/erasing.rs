//! Erasing somebody, and erasing them again after an older backup was restored.

use super::with_account;
use crate::{
    accounts::DropPicture,
    activities::{self, DropObject},
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::Actor,
        db::{
            SchoolDb, SiteDb,
            ids::{ErasureId, UserId},
        },
        i18n::Lang,
        mail::{self, Recipient},
        text::fold,
    },
    privacy::{
        jobs::{DropAccount, WriteLedger},
        mail::Erased,
        model::{RequestState, Subject},
        queries::{self, Erasure},
    },
    schools,
};

/// What somebody is called who was erased, in the school's language.
const NAME: &str = "privacy-erased-person";

/// Makes a person of this school nobody: see `rules`. Their places go to others, their last mail goes out, and their account
/// goes when it is nobody's anywhere.
pub fn erase(db: &mut SchoolDb<'_>, by: &Actor, subject: &Subject) -> Result<()> {
    let lang = schools::language(db)?;
    let farewell = queries::address(db, &subject.id)?;
    erase_one(db, by, subject, lang)?;
    for merged in queries::merged_into(db, &subject.id)? {
        let record = queries::hold(db, &merged)?;
        if !record.is_erased {
            erase_one(db, by, &record, lang)?;
        }
    }
    if let Some((name, address, locale)) = farewell {
        let from = schools::name(db)?;
        let lang = locale.and_then(|code| Lang::named(&code)).unwrap_or(lang);
        let to = Recipient { name, address, lang, from: from.clone(), unsubscribe: None };
        mail::post_to_user(db, None, &to, &Erased { school: from })?;
    }
    Ok(())
}

/// One record, and its line in the ledger.
fn erase_one(db: &mut SchoolDb<'_>, by: &Actor, subject: &Subject, lang: Lang) -> Result<()> {
    let erasure = Erasure {
        id: ErasureId::fresh(),
        school: db.school(),
        person: subject.id.clone(),
        user: subject.user.clone(),
        at: db.now(),
    };
    apply(db, by, subject, &erasure, lang)?;
    Ok(db.enqueue(WriteLedger { erasure: erasure.id })?)
}

/// The same for somebody who stands in the ledger, and is back because an older backup is.
pub fn apply_again(db: &mut SchoolDb<'_>, erasure: &Erasure) -> Result<bool> {
    let subject = match queries::hold(db, &erasure.person) {
        Ok(subject) if !subject.is_erased => subject,
        // Erased already, or not in this backup at all.
        Ok(_) | Err(diesel::result::Error::NotFound) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    let lang = schools::language(db)?;
    apply(db, &Actor::system(), &subject, erasure, lang)?;
    Ok(true)
}

fn apply(db: &mut SchoolDb<'_>, by: &Actor, subject: &Subject, erasure: &Erasure, lang: Lang) -> Result<()> {
    let person = &subject.id;
    if !queries::insert_erasure(db, erasure)? {
        return Err(Error::Conflict(crate::platform::i18n::Text::of("privacy-is-erased")));
    }
    queries::close_request(db, person, RequestState::Done, by.person.as_ref(), None)?;
    for key in queries::keys_of(db, person)? {
        db.enqueue(DropObject { key })?;
    }
    // As whoever leaves: one activity after the other, once this has been written.
    activities::leave_later(db, person)?;
    queries::erase_person(db, person)?;
    let name = lang.get(NAME);
    queries::set_name(db, person, &name, &fold(&name))?;
    audit::record(db, by, Change::of("privacy.erase", person).to(with_account(subject.user.is_some())))?;
    match &subject.user {
        Some(user) => Ok(db.enqueue_for_site(DropAccount { user: user.clone() })?),
        None => Ok(()),
    }
}

/// Removes an account that no school has any more. Whoever runs the site keeps theirs.
pub fn drop_account(db: &mut SiteDb<'_>, user: &UserId) -> Result<()> {
    if queries::hold_user(db, user)?.is_none() || db.of_user(user, |db| Ok(queries::memberships(db)?))? > 0 {
        return Ok(());
    }
    let picture = queries::picture_of(db, user)?;
    queries::erase_user(db, user)?;
    if let Some(key) = picture {
        db.enqueue_for_site(DropPicture { key })?;
    }
    audit::record_for_site(db, None, &Actor::system(), Change::of("user.erase", user))
}
