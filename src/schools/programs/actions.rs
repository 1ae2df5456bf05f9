//! What is done with programs.

use super::queries::{self, MOST_PROGRAMS, NewProgram};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Grant, ManageSchool},
        db::{SchoolDb, ids::ProgramId},
        i18n::Text,
        web::FieldErrors,
    },
};
use serde_json::json;

pub fn add(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, new: &NewProgram) -> Result<ProgramId> {
    if queries::count(db)? >= MOST_PROGRAMS {
        return Err(FieldErrors::of("name", Text::of("programs-full").with("n", MOST_PROGRAMS)).into());
    }
    check(db, new, None)?;
    let id = queries::insert(db, new)?;
    let after = json!({ "name": new.name, "code": new.code });
    audit::record(db, by.actor(), Change::of("program.add", &id).to(after))?;
    Ok(id)
}

/// Changes a program, unless somebody else did since `seen_version`.
pub fn change(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageSchool>,
    id: &ProgramId,
    new: &NewProgram,
    seen_version: i32,
) -> Result<()> {
    let old = queries::find(db, id)?;
    check(db, new, Some(id))?;
    if !queries::save(db, id, new, seen_version)? {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    let (before, after) =
        (json!({ "name": old.name, "code": old.code }), json!({ "name": new.name, "code": new.code }));
    match Change::of("program.change", id).between(before, after) {
        Some(change) => Ok(audit::record(db, by.actor(), change)?),
        None => Ok(()),
    }
}

fn check(db: &mut SchoolDb<'_>, new: &NewProgram, id: Option<&ProgramId>) -> Result<()> {
    if queries::has_code(db, &new.code, id)? {
        return Err(FieldErrors::of("code", Text::of("program-code-taken")).into());
    }
    Ok(())
}
