//! What is done with an account of any school.

use super::queries;
use crate::{
    audit::{self, Change},
    error::Result,
    platform::{
        access::{SiteGrant, session},
        db::{SiteDb, ids::UserId},
    },
};
use serde_json::json;

/// Ends every session of an account, and says how many that were. None is no entry.
pub fn end_sessions(db: &mut SiteDb<'_>, by: &SiteGrant, id: &UserId) -> Result<usize> {
    queries::hold(db, id)?;
    let ended = session::end_all(db, id)?;
    if ended > 0 {
        let change = Change::of("user.end_sessions", id).to(json!({ "sessions": ended }));
        audit::record_for_site(db, Some(&by.user.id), &by.actor, change)?;
    }
    Ok(ended)
}
