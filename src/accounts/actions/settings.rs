//! What somebody sets for themselves, and the sessions they end.

use super::super::{model::Settings, queries};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Account, Actor, SessionRef, session},
        db::{AnyoneDb, UserDb, ids::SessionId},
        i18n::Lang,
    },
};
use serde_json::json;

/// Says whether anything was different.
pub fn save_settings(db: &mut UserDb<'_>, by: &Actor, settings: &Settings) -> Result<bool> {
    let before = queries::settings(db)?;
    if before == *settings {
        return Ok(false);
    }
    queries::save_settings(db, settings)?;
    let user = db.user().clone();
    let shown = |s: &Settings| json!({ "locale": s.locale, "theme": s.theme, "time_format": s.time_format });
    let change = Change::of("user.change", &user).from(shown(&before)).to(shown(settings));
    audit::record_for_site(db, Some(&user), by, change)?;
    Ok(true)
}

/// For whoever is signed in it holds everywhere; for others the cookie is all there is.
pub fn choose_language(db: &mut AnyoneDb<'_>, user: Option<&Account>, lang: Lang) -> Result<()> {
    user.map_or(Ok(()), |user| Ok(queries::save_locale(db, &user.id, Some(lang.code()))?))
}

/// `None`: as the device says.
pub fn choose_theme(db: &mut AnyoneDb<'_>, user: Option<&Account>, theme: Option<&str>) -> Result<()> {
    user.map_or(Ok(()), |user| Ok(queries::save_theme(db, &user.id, theme)?))
}

/// Ends one of one's own sessions; one that is over is not found.
pub fn end_session(db: &mut UserDb<'_>, by: &Actor, id: &SessionId) -> Result<()> {
    if session::end(db, id)? == 0 {
        return Err(Error::NotFound);
    }
    let user = db.user().clone();
    audit::record_for_site(db, Some(&user), by, Change::of("session.end", id))
}

/// Ends all of one's sessions but this one, and says how many those were.
pub fn end_other_sessions(db: &mut UserDb<'_>, by: &Actor, but: Option<&SessionRef>) -> Result<usize> {
    let ended = session::end_others(db, but)?;
    let user = db.user().clone();
    let change = Change::of("user.end_sessions", &user).to(json!({ "ended": ended }));
    audit::record_for_site(db, Some(&user), by, change)?;
    Ok(ended)
}
