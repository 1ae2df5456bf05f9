//! What is decided about it.

use super::queries;
use crate::{
    audit::{self, Change},
    error::Result,
    platform::{
        access::{Grant, ManageSchool, Needs, Role},
        db::SchoolDb,
    },
};
use serde_json::json;

/// These roles need it from now on, and no others. What was so already is no change.
pub fn require(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, roles: &[Role]) -> Result<()> {
    let old = queries::hold(db)?;
    let new = old.of(roles, db.now());
    let shown = |needs: &Needs| json!({ "roles": needs.roles().iter().map(|role| role.as_str()).collect::<Vec<_>>() });
    let change = Change::of("school.require_second_step", db.school());
    let Some(change) = change.between(shown(&old), shown(&new)) else { return Ok(()) };
    queries::save(db, &new.column()?)?;
    audit::record(db, by.actor(), change)
}
