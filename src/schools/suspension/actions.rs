//! Suspending, and opening again: in both logs, and by mail to the owners.

use super::{
    mail::{PRODUCT, SchoolReopened, SchoolSuspended},
    model::NewSuspension,
    queries::{self, Owner},
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::SiteGrant,
        db::{SchoolDb, SchoolId, SiteDb},
        i18n::Lang,
        mail::{self, Letter, Recipient},
    },
};
use chrono_tz::Tz;

/// Closes a school to its people and to the public, for a while or until somebody opens it. Twice is the same as once.
pub fn suspend(db: &mut SiteDb<'_>, by: &SiteGrant, id: SchoolId, new: &NewSuspension) -> Result<()> {
    if !queries::suspend(db, id, new)? {
        return Ok(());
    }
    let change = || Change::of("school.suspend", id).to(new.document()).because(&new.reason);
    record_in_both(db, by, id, change)?;
    db.within(id, |db| {
        let (school, slug, locale, zone) = queries::face(db)?;
        let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
        let until = new.until.map(|until| until.utc().and_utc().with_timezone(&zone).naive_local());
        let link = db.link(&format!("/s/{slug}/suspension"));
        tell(db, &locale, |lang| SchoolSuspended {
            school: school.clone(),
            why: lang.say(&new.kind.words()),
            reason: new.reason.clone(),
            until: until.map(|until| lang.moment(until)),
            link: link.clone(),
        })
    })
}

/// Opens it again. Twice is the same as once.
pub fn reactivate(db: &mut SiteDb<'_>, by: &SiteGrant, id: SchoolId) -> Result<()> {
    if !queries::exists(db, id)? {
        return Err(Error::NotFound);
    }
    if !queries::reactivate(db, id)? {
        return Ok(());
    }
    record_in_both(db, by, id, || Change::of("school.reactivate", id))?;
    db.within(id, |db| {
        let (school, slug, locale, _) = queries::face(db)?;
        let link = db.link(&format!("/s/{slug}/today"));
        tell(db, &locale, |_| SchoolReopened { school: school.clone(), link: link.clone() })
    })
}

/// The school's people see it in their log, the site's admins in theirs.
fn record_in_both(db: &mut SiteDb<'_>, by: &SiteGrant, id: SchoolId, change: impl Fn() -> Change) -> Result<()> {
    audit::record_for_site(db, Some(&by.user.id), &by.actor, change())?;
    db.within(id, |db| audit::record(db, &by.actor, change()))
}

/// Writes to every owner who has an address, in their language, past what the school's own mail waits for.
fn tell<L: Letter>(db: &mut SchoolDb<'_>, locale: &str, letter: impl Fn(Lang) -> L) -> Result<()> {
    let school_speaks = Lang::named(locale).unwrap_or_default();
    for Owner { user, name, email, locale } in queries::owners(db)? {
        let Some(address) = email else { continue };
        let lang = locale.and_then(|code| Lang::named(&code)).unwrap_or(school_speaks);
        let to = Recipient { name, address, lang, from: PRODUCT.to_owned(), unsubscribe: None };
        mail::post_to_user(db, user.as_ref(), &to, &letter(lang))?;
    }
    Ok(())
}
