//! What is done with people.

mod bulk;
mod record;
mod role;
mod status;
mod views;

pub use bulk::{Chosen, Done, Verb, change_many, to_invite};
pub use record::{change, create};
pub use role::{RoleWanted, change_role, owner_proof};
pub use status::{depart, reinstate, suspend};
pub use views::{delete_view, note_export, save_view};

use super::{
    model::{NewPerson, PersonStatus, Row, search_text},
    queries,
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Actor, Role},
        db::{
            SchoolDb,
            ids::{PersonId, UserId},
        },
        i18n::Text,
    },
};
use serde_json::json;

/// Who is seen and not managed: at or above one's own role.
pub fn above() -> Error {
    Error::Forbidden(Text::of("person-role-above"))
}

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
    audit::record(db, by, Change::of("person.follow_address", &person))
}
