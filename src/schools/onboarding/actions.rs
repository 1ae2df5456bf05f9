//! What the office says of a step.

use super::{
    model::{Started, Step},
    queries,
};
use crate::{
    audit::{self, Change},
    error::Result,
    platform::{
        access::{Grant, ManageSchool},
        db::SchoolDb,
    },
};
use diesel::prelude::*;
use serde_json::json;

/// It is right as it is. Said twice it is said once.
pub fn confirm(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, step: Step) -> Result<()> {
    let confirmed = queries::hold(db)?;
    if confirmed.has(step) {
        return Ok(());
    }
    queries::save(db, &confirmed.and(step))?;
    let change = Change::of("school.confirm_step", db.school()).to(json!({ "step": step.as_str() }));
    audit::record(db, by.actor(), change)
}

/// For a school that is not new: a demo, or one that was brought along with all that it has.
pub fn confirm_all(db: &mut SchoolDb<'_>) -> QueryResult<()> {
    let all = Step::ALL.iter().fold(Started::of("", &[]), |all, step| all.and(*step));
    queries::save(db, &all)
}
