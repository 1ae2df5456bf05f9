//! Giving somebody another role.

use super::above;
use crate::{
    accounts::{self, PasswordAgain},
    audit::{self, Change},
    error::{Error, Result},
    people::{
        mail::RoleChanged,
        model::{Membership, Needs, Person, ProgramPart, parts_of, role_change, usual_part},
        queries::{self, Scope},
    },
    platform::{
        access::{Anyone, Grant, ManageRoles, Role},
        db::{
            SchoolDb,
            ids::{PersonId, ProgramId},
        },
        i18n::Text,
        mail,
        web::FieldErrors,
    },
    schools,
};
use serde_json::json;

/// The role that somebody is to have, and the programs that they administer as a program admin.
#[derive(Debug, Clone)]
pub struct RoleWanted {
    pub role: Role,
    pub programs: Vec<ProgramId>,
}

/// The proof that owners bring to appoint and demote owners, if a password was typed; what is wrong with it is said when
/// it is looked at.
pub async fn owner_proof(anyone: &Anyone, typed: &str) -> Result<Result<Option<PasswordAgain>, FieldErrors>> {
    if typed.is_empty() {
        return Ok(Ok(None));
    }
    match accounts::password_again(anyone, typed).await {
        Ok(proof) => Ok(Ok(Some(proof))),
        Err(Error::Invalid(errors)) => Ok(Err(errors)),
        Err(error) => Err(error),
    }
}

/// Gives a role, which counts from their next request on, and tells them. Who is an owner now, whoever asks and whoever
/// it is about stay as they are while this is decided: of two owners who demote each other one stays, and the last one
/// stays an owner. Parts in programs that the new role cannot have become what it usually has.
pub fn change_role(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageRoles>,
    id: &PersonId,
    seen_version: i32,
    wanted: &RoleWanted,
    proof: Result<Option<PasswordAgain>, FieldErrors>,
) -> Result<Person> {
    let owners = queries::hold_with_owners(db, &[by.person(), id])?;
    let person = queries::find(db, by, id)?;
    // As they are now: somebody may have demoted whoever asks since they came.
    let mine = queries::role_now(db, by.person()).map_err(|_| Error::forbidden())?;
    if person.version != seen_version {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    match role_change(mine, person.id == *by.person(), person.role, wanted.role).ok_or_else(above)? {
        Needs::Nothing => {}
        Needs::Password => {
            let proof = proof.map_err(Error::from)?;
            proof.ok_or_else(|| FieldErrors::of("password", Text::of("person-password-needed")))?;
        }
    }
    let is_last = owners.iter().all(|owner| owner == id);
    if person.role == Role::Owner && wanted.role != Role::Owner && is_last {
        return Err(Error::Conflict(Text::of("person-last-owner")));
    }
    if wanted.role == Role::Owner && (person.user_id.is_none() || !person.is_here()) {
        return Err(FieldErrors::of("role", Text::of("person-owner-needs-account")).into());
    }
    let programs = fitting(db, by, &person, wanted)?;
    if person.role == wanted.role && programs.0 == programs.1 {
        return Ok(person);
    }
    settle_programs(db, id, &programs)?;
    queries::set_role(db, id, wanted.role)?;
    let change = Change::of("person.change_role", id)
        .from(json!({ "role": person.role.as_str(), "programs": described(&programs.0) }))
        .to(json!({ "role": wanted.role.as_str(), "programs": described(&programs.1) }));
    audit::record(db, by.actor(), change)?;
    if person.role != wanted.role {
        let school = schools::name(db)?;
        let today = schools::path(db, "/today")?;
        let link = db.link(&today);
        let letter = RoleChanged { school, role: wanted.role, by: by.me().name.clone(), link };
        mail::post(db, &[id], &letter)?;
    }
    Ok(person)
}

/// What they are in programs, and what they will be.
type BeforeAndAfter = (Vec<Membership>, Vec<Membership>);

fn fitting(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageRoles>,
    person: &Person,
    wanted: &RoleWanted,
) -> Result<BeforeAndAfter> {
    let mut before: Vec<Membership> =
        queries::memberships(db, &person.id)?.into_iter().map(|(membership, _)| membership).collect();
    let fit = |one: &Membership| {
        let fits = parts_of(wanted.role).contains(&one.part);
        Membership { part: if fits { one.part } else { usual_part(wanted.role) }, ..one.clone() }
    };
    let mut after: Vec<Membership> = before.iter().map(fit).collect();
    if wanted.role == Role::ProgramAdmin {
        let scope = Scope::of(db, by.me())?;
        if wanted.programs.is_empty() || !wanted.programs.iter().all(|program| scope.has(program)) {
            return Err(FieldErrors::of("programs", Text::of("person-program-needed")).into());
        }
        after.retain(|one| one.part != ProgramPart::Admin);
        after.extend(
            wanted.programs.iter().map(|program| Membership { program: program.clone(), part: ProgramPart::Admin }),
        );
    }
    for list in [&mut before, &mut after] {
        list.sort();
        list.dedup();
    }
    Ok((before, after))
}

fn settle_programs(db: &mut SchoolDb<'_>, id: &PersonId, (before, after): &BeforeAndAfter) -> Result<()> {
    for gone in before.iter().filter(|one| !after.contains(one)) {
        queries::leave_program(db, id, gone)?;
    }
    for new in after.iter().filter(|one| !before.contains(one)) {
        queries::join_program(db, id, new)?;
    }
    Ok(())
}

fn described(memberships: &[Membership]) -> Vec<serde_json::Value> {
    memberships.iter().map(|one| json!([one.program, one.part.as_str()])).collect()
}
