//! One change for many: those who were ticked, or all that match.

use crate::{
    activities,
    audit::{self, Change},
    error::{Error, Result},
    people::{
        model::{Filters, Membership, Person, PersonStatus, manages, usual_part},
        queries::{self, MOST_AT_ONCE, Scope},
    },
    platform::{
        access::{Grant, InvitePeople, ManagePeople},
        db::{
            SchoolDb,
            ids::{PersonId, ProgramId},
        },
        i18n::Text,
    },
};
use serde_json::{Value, json};
use std::collections::HashSet;

/// What is done with each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verb {
    Suspend,
    Reinstate,
    /// As what their role usually is there.
    Join(ProgramId),
    /// Whatever they were there.
    Leave(ProgramId),
}

/// Whom it is done with.
#[derive(Debug, Clone)]
pub enum Chosen {
    These(Vec<PersonId>),
    /// All that match, as many as whoever asks has seen.
    All {
        filters: Filters,
        seen: i64,
    },
}

/// How many were changed, and how many stayed as they were: at or above the role of whoever asked, or so already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Done {
    pub changed: usize,
    pub left: usize,
}

/// Changes all of them in one transaction, with an entry each. The filter and its count are asked again: another number
/// than was seen is another list.
pub fn change_many(db: &mut SchoolDb<'_>, by: &Grant<ManagePeople>, chosen: &Chosen, verb: &Verb) -> Result<Done> {
    let scope = Scope::of(db, by.me())?;
    if let Verb::Join(program) | Verb::Leave(program) = verb
        && !scope.has(program)
    {
        return Err(Error::NotFound);
    }
    let ids = meant(db, &scope, chosen)?;
    queries::hold(db, &ids.iter().collect::<Vec<_>>())?;
    let found = queries::find_all(db, &scope, &ids)?;
    let people: Vec<&Person> = found.iter().filter(|person| manages(by.role(), person.role)).collect();
    let changed = match verb {
        Verb::Suspend => suspend(db, by, &people)?,
        Verb::Reinstate => reinstate(db, by, &people)?,
        Verb::Join(program) => join(db, by, program, &people)?,
        Verb::Leave(program) => leave(db, by, program, &people)?,
    };
    Ok(Done { changed, left: ids.len().saturating_sub(changed) })
}

/// Who is meant; not all of them need be seen by whoever asks.
fn meant(db: &mut SchoolDb<'_>, scope: &Scope, chosen: &Chosen) -> Result<Vec<PersonId>> {
    let (filters, seen) = match chosen {
        Chosen::These(ids) => return Ok(ids.clone()),
        Chosen::All { filters, seen } => (filters, *seen),
    };
    let count = queries::count(db, scope, filters)?;
    if count != seen {
        return Err(Error::Conflict(Text::of("people-list-changed").with("n", count)));
    }
    if count > MOST_AT_ONCE {
        return Err(Error::Conflict(Text::of("people-too-many").with("n", MOST_AT_ONCE)));
    }
    Ok(queries::matching(db, scope, filters)?)
}

/// The addresses of those chosen who have one and no account yet: whom an invitation may bring in. For admins and owners,
/// who see everybody; whoever invites into their programs says which.
pub fn to_invite(db: &mut SchoolDb<'_>, by: &Grant<InvitePeople>, chosen: &Chosen) -> Result<Vec<String>> {
    let scope = Scope::of(db, by.me())?;
    if !scope.is_all {
        return Err(Error::Forbidden(Text::of("people-invite-one-by-one")));
    }
    let ids = meant(db, &scope, chosen)?;
    let found = queries::find_all(db, &scope, &ids)?;
    Ok(found.into_iter().filter(|person| person.user_id.is_none()).filter_map(|person| person.email).collect())
}

fn ids_of(people: &[&Person]) -> Vec<PersonId> {
    people.iter().map(|person| person.id.clone()).collect()
}

fn suspend(db: &mut SchoolDb<'_>, by: &Grant<ManagePeople>, people: &[&Person]) -> Result<usize> {
    let here: Vec<&Person> =
        people.iter().copied().filter(|person| person.status.may_become(PersonStatus::Suspended)).collect();
    queries::set_status(db, &ids_of(&here), PersonStatus::Suspended)?;
    let status = |person: &Person| (json!({ "status": person.status.as_str() }), json!({ "status": "suspended" }));
    note(db, by, "person.suspend", &here, status)
}

fn reinstate(db: &mut SchoolDb<'_>, by: &Grant<ManagePeople>, people: &[&Person]) -> Result<usize> {
    let away: Vec<&Person> = people.iter().copied().filter(|person| !person.is_here()).collect();
    for status in [PersonStatus::Active, PersonStatus::Imported] {
        let these: Vec<&Person> = away.iter().copied().filter(|person| person.status_when_here() == status).collect();
        queries::set_status(db, &ids_of(&these), status)?;
    }
    if !away.is_empty() {
        activities::fill_places_later(db)?;
    }
    let status = |person: &Person| {
        (json!({ "status": person.status.as_str() }), json!({ "status": person.status_when_here().as_str() }))
    };
    note(db, by, "person.reinstate", &away, status)
}

fn join(db: &mut SchoolDb<'_>, by: &Grant<ManagePeople>, program: &ProgramId, people: &[&Person]) -> Result<usize> {
    let known: HashSet<PersonId> = queries::members_among(db, program, &ids_of(people))?.into_iter().collect();
    let new: Vec<&Person> = people.iter().copied().filter(|person| !known.contains(&person.id)).collect();
    for person in &new {
        let membership = Membership { program: program.clone(), part: usual_part(person.role) };
        queries::join_program(db, &person.id, &membership)?;
    }
    note(db, by, "person.join_program", &new, |_| (Value::Null, json!({ "program": program })))
}

fn leave(db: &mut SchoolDb<'_>, by: &Grant<ManagePeople>, program: &ProgramId, people: &[&Person]) -> Result<usize> {
    let known: HashSet<PersonId> = queries::members_among(db, program, &ids_of(people))?.into_iter().collect();
    let gone: Vec<&Person> = people.iter().copied().filter(|person| known.contains(&person.id)).collect();
    queries::leave_all(db, program, &ids_of(&gone))?;
    note(db, by, "person.leave_program", &gone, |_| (json!({ "program": program }), Value::Null))
}

/// An entry each, and how many those are.
fn note(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManagePeople>,
    action: &'static str,
    people: &[&Person],
    documents: impl Fn(&Person) -> (Value, Value),
) -> Result<usize> {
    for person in people {
        let (before, after) = documents(person);
        audit::record(db, by.actor(), Change::of(action, &person.id).from(before).to(after))?;
    }
    Ok(people.len())
}
