//! Beginning and ending a visit: always in both logs.

use super::queries::{self, Open};
use crate::{
    accounts::{self, PasswordAgain},
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Actor, LONGEST_VISIT, SessionRef, SiteAdmin, SiteGrant},
        db::{SchoolId, SiteDb, ids::UserId},
        i18n::Text,
        web::FieldErrors,
    },
};
use serde_json::json;

/// The password again; what is wrong with it is said beside what else is wrong.
pub async fn proof(admin: &SiteAdmin, typed: &str) -> Result<Result<PasswordAgain, FieldErrors>> {
    if typed.is_empty() {
        return Ok(Err(FieldErrors::of("password", Text::of("field-needed"))));
    }
    match accounts::password_again(&admin.as_anyone(), typed).await {
        Ok(proof) => Ok(Ok(proof)),
        Err(Error::Invalid(errors)) => Ok(Err(errors)),
        Err(error) => Err(error),
    }
}

/// Begins a visit in this session, in place of any other one there. Says where it leads.
pub fn begin(
    db: &mut SiteDb<'_>,
    by: &SiteGrant,
    _: &PasswordAgain,
    session: &SessionRef,
    id: SchoolId,
    reason: &str,
) -> Result<String> {
    let (_, slug) = queries::school(db, id)?;
    if let Some(before) = queries::open(db, session)? {
        finish(db, Some(&by.user.id), &by.actor, &before)?;
    }
    let ends_at = db.now().plus(LONGEST_VISIT);
    queries::insert(db, id, (&by.user.id, session), reason, ends_at)?;
    let after = json!({ "visitor": by.user.id.as_str(), "until": ends_at.to_string() });
    record(db, Some(&by.user.id), &by.actor, id, || Change::of("school.visit", id).to(after.clone()).because(reason))?;
    Ok(format!("/s/{slug}/today"))
}

/// Ends the visit of this session, if there is one, and says to which school it was.
pub fn end(db: &mut SiteDb<'_>, by: &SiteGrant, session: &SessionRef) -> Result<Option<SchoolId>> {
    let Some(open) = queries::open(db, session)? else { return Ok(None) };
    finish(db, Some(&by.user.id), &by.actor, &open)?;
    Ok(Some(open.school))
}

/// Writes down that visits are over which ended by themselves.
pub fn close(db: &mut SiteDb<'_>) -> Result<()> {
    for over in queries::over(db)? {
        finish(db, None, &Actor::system(), &over)?;
    }
    Ok(())
}

fn finish(db: &mut SiteDb<'_>, user: Option<&UserId>, by: &Actor, open: &Open) -> Result<()> {
    if !queries::end(db, &open.id)? {
        return Ok(());
    }
    let after = json!({ "visitor": user.map(UserId::as_str) });
    record(db, user, by, open.school, || Change::of("school.end_visit", open.school).to(after.clone()))
}

fn record(
    db: &mut SiteDb<'_>,
    user: Option<&UserId>,
    by: &Actor,
    school: SchoolId,
    change: impl Fn() -> Change,
) -> Result<()> {
    audit::record_for_site(db, user, by, change())?;
    db.within(school, |db| audit::record(db, by, change()))
}
