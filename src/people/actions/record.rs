//! Writing down who somebody is.

use super::{above, add};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    people::{
        model::{Membership, NewPerson, Person, PersonDraft, PersonStatus, ProgramPart, manages, parts_of},
        queries::{self, Managed, Scope},
    },
    platform::{
        access::{Grant, ManagePeople, Role},
        db::{SchoolDb, ids::PersonId},
        i18n::Text,
        web::FieldErrors,
    },
};
use serde_json::{Value, json};

/// Adds somebody in a role below one's own, with an address or without one. They have no account yet.
pub fn create(db: &mut SchoolDb<'_>, by: &Grant<ManagePeople>, role: Role, draft: &PersonDraft) -> Result<PersonId> {
    if !manages(by.role(), role) {
        return Err(above());
    }
    let scope = Scope::of(db, by.me())?;
    let mut errors = check(db, &scope, None, role, draft)?;
    // Whoever sees only programs would not see them again.
    if !scope.is_all && draft.memberships.is_empty() && errors.on("programs").is_none() {
        errors.add("programs", Text::of("person-program-needed"));
    }
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let new = NewPerson {
        user: None,
        name: draft.name.clone(),
        email: draft.email.clone(),
        role,
        status: PersonStatus::Imported,
        grade: draft.grade,
        source: None,
    };
    let id = add(db, by.actor(), new)?;
    // Known to be there: it was written a moment ago. Before it belongs to a program only some see it.
    let everybody = Scope { programs: Vec::new(), is_all: true };
    if let Some(person) = queries::find_all(db, &everybody, std::slice::from_ref(&id))?.into_iter().next() {
        queries::save(db, &person, draft, person.version)?;
    }
    for membership in &draft.memberships {
        queries::join_program(db, &id, membership)?;
    }
    Ok(id)
}

/// Changes what is known of somebody, unless somebody else did since `seen_version`. Program admins leave what their
/// person is in other programs as it is.
pub fn change(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManagePeople>,
    managed: Managed,
    seen_version: i32,
    draft: &PersonDraft,
) -> Result<()> {
    let person = managed.into_inner();
    let scope = Scope::of(db, by.me())?;
    let errors = check(db, &scope, Some(&person), person.role, draft)?;
    if !errors.is_empty() {
        return Err(errors.into());
    }
    let known: Vec<Membership> = queries::memberships(db, &person.id)?.into_iter().map(|(one, _)| one).collect();
    let before: Vec<Membership> = known.into_iter().filter(|one| scope.has(&one.program)).collect();
    if !queries::save(db, &person, draft, seen_version)? {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    for gone in before.iter().filter(|one| !draft.memberships.contains(one)) {
        queries::leave_program(db, &person.id, gone)?;
    }
    for new in draft.memberships.iter().filter(|one| !before.contains(one)) {
        queries::join_program(db, &person.id, new)?;
    }
    let changed = Change::of("person.change", &person.id)
        .between(document(&person, None, &before), document(&person, Some(draft), &draft.memberships));
    match changed {
        Some(change) => Ok(audit::record(db, by.actor(), change)?),
        None => Ok(()),
    }
}

/// What only the database knows of a form: that nobody else has the address, and that its programs and parts are there
/// to be given.
fn check(
    db: &mut SchoolDb<'_>,
    scope: &Scope,
    before: Option<&Person>,
    role: Role,
    draft: &PersonDraft,
) -> Result<FieldErrors> {
    let mut errors = FieldErrors::default();
    let has_account = before.is_some_and(|person| person.user_id.is_some());
    if let (Some(email), false) = (&draft.email, has_account) {
        let other = queries::with_email(db, email)?;
        if other.is_some_and(|other| before.is_none_or(|person| person.id != other)) {
            errors.add("email", Text::of("person-email-taken"));
        }
    }
    let kept: Vec<Membership> = match before {
        Some(person) => queries::memberships(db, &person.id)?.into_iter().map(|(one, _)| one).collect(),
        None => Vec::new(),
    };
    let may = |one: &Membership| {
        let is_given = parts_of(role).contains(&one.part) && (scope.is_all || one.part != ProgramPart::Admin);
        scope.has(&one.program) && (is_given || kept.contains(one))
    };
    if !draft.memberships.iter().all(may) {
        errors.add("programs", Text::of("field-choice"));
    }
    Ok(errors)
}

/// For the log, which holds no names and no addresses: that they changed, and ids and settings.
fn document(person: &Person, draft: Option<&PersonDraft>, memberships: &[Membership]) -> Value {
    let mut programs: Vec<_> = memberships.to_vec();
    programs.sort();
    let programs: Vec<_> = programs.iter().map(|one| json!([one.program, one.part.as_str()])).collect();
    let Some(draft) = draft else {
        return json!({ "grade": person.grade, "programs": programs, "has_email": person.email.is_some(),
            "personal": false });
    };
    let email = if person.user_id.is_some() { &person.email } else { &draft.email };
    let personal =
        person.name != draft.name || person.email != *email || person.guardian_contact != draft.guardian_contact;
    json!({ "grade": draft.grade, "programs": programs, "has_email": email.is_some(), "personal": personal })
}
