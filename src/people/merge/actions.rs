//! Making one record of two.

use super::queries;
use crate::{
    activities,
    audit::{self, Change},
    error::{Error, Result},
    people::{
        actions::above,
        invitations,
        model::{Membership, Person, manages, parts_of, usual_part},
        queries as of_people,
    },
    platform::{
        access::{Grant, ManageRoles},
        db::{SchoolDb, ids::PersonId},
        i18n::Text,
    },
};
use serde_json::json;

/// A record, and its version when whoever asks saw it.
pub type Seen<'s> = (&'s PersonId, i32);

/// Makes `gone` a part of `kept`, for good. Both are below the role of whoever asks, and only one may have an account:
/// which of two ways in is the right one, nobody can tell from here.
pub fn merge(db: &mut SchoolDb<'_>, by: &Grant<ManageRoles>, gone: Seen<'_>, kept: Seen<'_>) -> Result<Person> {
    // Activities before people, as everywhere.
    let held = activities::hold_what_both_do(db, gone.0, kept.0)?;
    let (left, stays) = (found(db, by, gone)?, found(db, by, kept)?);
    if left.id == stays.id {
        return Err(Error::NotFound);
    }
    if left.user_id.is_some() && stays.user_id.is_some() {
        return Err(Error::Conflict(Text::of("merge-two-accounts")));
    }
    activities::unite(db, held, &left.id, &stays.id)?;
    // Its link was for the record that goes, and one person has one open invitation.
    invitations::close_open(db, &left.id)?;
    queries::hand_over(db, &left.id, &stays.id)?;
    fit_programs(db, &stays)?;
    queries::close(db, &left, &stays)?;
    let change = Change::of("person.merge", &stays.id)
        .from(json!({ "record": left.id, "role": left.role.as_str(), "status": left.status.as_str() }))
        .to(json!({ "record": stays.id, "role": stays.role.as_str(), "status": stays.status.as_str(),
            "took_account": left.user_id.is_some() }));
    audit::record(db, by.actor(), change)?;
    Ok(stays)
}

fn found(db: &mut SchoolDb<'_>, by: &Grant<ManageRoles>, (id, version): Seen<'_>) -> Result<Person> {
    let person = of_people::find(db, by, id)?;
    if !manages(by.role(), person.role) {
        return Err(above());
    }
    if person.version != version {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    Ok(person)
}

/// Parts in programs that came along and that the role cannot have become what it usually has.
fn fit_programs(db: &mut SchoolDb<'_>, kept: &Person) -> Result<()> {
    let all: Vec<Membership> = of_people::memberships(db, &kept.id)?.into_iter().map(|(one, _)| one).collect();
    for one in all.iter().filter(|one| !parts_of(kept.role).contains(&one.part)) {
        of_people::leave_program(db, &kept.id, one)?;
        let fitting = Membership { part: usual_part(kept.role), ..one.clone() };
        if !of_people::memberships(db, &kept.id)?.iter().any(|(known, _)| *known == fitting) {
            of_people::join_program(db, &kept.id, &fitting)?;
        }
    }
    Ok(())
}
