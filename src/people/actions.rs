//! What is done with people.

use super::{
    model::{NewPerson, PersonStatus, Row, search_text},
    queries,
};
use crate::{
    audit::{self, Change},
    error::Result,
    platform::{
        access::{Actor, Role},
        db::{
            SchoolDb,
            ids::{PersonId, UserId},
        },
    },
};
use serde_json::json;

/// Adds somebody. For imports, seeds and the owner of a new school: whoever calls has checked that they may.
pub fn add(db: &mut SchoolDb<'_>, by: &Actor, new: NewPerson) -> Result<PersonId> {
    let after =
        json!({ "role": new.role.as_str(), "status": new.status.as_str(), "grade": new.grade, "source": new.source });
    let row = Row::of(db.school(), new, db.now());
    queries::insert(db, &row)?;
    audit::record(db, by, Change::of("person.add", &row.id).to(after))?;
    Ok(row.id)
}

/// Makes a verified user a person of this school: the one who has their address, who keeps their role, or a new
/// student. Twice is the same as once.
pub fn register(db: &mut SchoolDb<'_>, by: &Actor, user: &UserId, name: &str, email: &str) -> Result<PersonId> {
    if let Some(person) = queries::of_user(db, user)? {
        return Ok(person);
    }
    if let Some(person) = queries::with_email(db, email)? {
        if queries::claim(db, &person, user)? {
            audit::record(db, by, Change::of("person.claim", &person))?;
        }
        return Ok(person);
    }
    let new = NewPerson {
        user: Some(user.clone()),
        name: name.to_owned(),
        email: Some(email.to_owned()),
        role: Role::Student,
        status: PersonStatus::Active,
        grade: None,
        source: None,
    };
    add(db, by, new)
}

/// A user signs in with a new address: the list of this school follows, if it had the old one and nobody here has the new.
pub fn follow_address(db: &mut SchoolDb<'_>, by: &Actor, user: &UserId, old: &str, new: &str) -> Result<()> {
    let Some((person, name)) = queries::with_user_and_email(db, user, old)? else { return Ok(()) };
    if queries::with_email(db, new)?.is_some() {
        return Ok(());
    }
    queries::save_email(db, &person, new, &search_text(&name, Some(new)))?;
    Ok(audit::record(db, by, Change::of("person.follow_address", &person))?)
}
