//! Statements about one person, and about many whose ids are known.

use super::list::{Scope, last_seen, seen};
use crate::{
    people::model::{Membership, Person, PersonDraft, PersonStatus, ProgramPart, manages, search_text},
    platform::{
        access::{Grant, Role},
        db::{
            Conn, Moment, SchoolDb,
            ids::{PersonId, ProgramId, ProgramPersonId},
            schema::{people, program_people, programs, users},
        },
        text::fold,
    },
};
use diesel::prelude::*;

/// A person whom whoever asked may manage: somebody they see, in a role below theirs. Only this module makes one.
#[derive(Debug)]
pub struct Managed(Person);

impl Managed {
    pub fn into_inner(self) -> Person {
        self.0
    }
}

impl AsRef<Person> for Managed {
    fn as_ref(&self) -> &Person {
        &self.0
    }
}

/// A person, for whoever may see them; to everybody else they do not exist.
pub fn find<P>(db: &mut SchoolDb<'_>, by: &Grant<P>, id: &PersonId) -> QueryResult<Person> {
    let scope = Scope::to_find(db, by.me())?;
    seen(db.school(), &scope).filter(people::id.eq(id)).select(Person::as_select()).first(db.conn())
}

/// The same, and when they were last here.
pub fn find_with_last_seen<P>(
    db: &mut SchoolDb<'_>,
    by: &Grant<P>,
    id: &PersonId,
) -> QueryResult<(Person, Option<Moment>)> {
    let scope = Scope::to_find(db, by.me())?;
    seen(db.school(), &scope).filter(people::id.eq(id)).select((Person::as_select(), last_seen!())).first(db.conn())
}

/// Those of these people whom a reader with this scope sees, by name.
pub fn find_all(db: &mut SchoolDb<'_>, scope: &Scope, ids: &[PersonId]) -> QueryResult<Vec<Person>> {
    seen(db.school(), scope)
        .filter(people::id.eq_any(ids))
        .order((people::sort_name, people::id))
        .select(Person::as_select())
        .load(db.conn())
}

/// The record that this one was merged into, if it was.
pub fn merged_into(db: &mut SchoolDb<'_>, id: &PersonId) -> QueryResult<Option<PersonId>> {
    let found: Option<Option<PersonId>> =
        people::table.find((db.school(), id)).select(people::merged_into_id).first(db.conn()).optional()?;
    Ok(found.flatten())
}

/// Somebody whom `by` may manage. `None`: they see them, and that is all.
pub fn managed<P>(db: &mut SchoolDb<'_>, by: &Grant<P>, id: &PersonId) -> QueryResult<Option<Managed>> {
    let person = find(db, by, id)?;
    Ok(manages(by.role(), person.role).then_some(Managed(person)))
}

/// The same, kept still until the transaction ends.
pub fn hold_managed<P>(db: &mut SchoolDb<'_>, by: &Grant<P>, id: &PersonId) -> QueryResult<Option<Managed>> {
    super::hold(db, &[id])?;
    managed(db, by, id)
}

/// Keeps every owner still, and these people, in the order of their ids: of two owners who demote each other, or who
/// both step down, the second one sees the first. Says who is an owner that can sign in.
pub fn hold_with_owners(db: &mut SchoolDb<'_>, ids: &[&PersonId]) -> QueryResult<Vec<PersonId>> {
    let everybody = people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::role.eq(Role::Owner).or(people::id.eq_any(ids.iter().copied())))
        .order(people::id)
        .select(people::id);
    if let Conn::Postgres(c) = db.conn() {
        everybody.for_no_key_update().load::<PersonId>(c)?;
    }
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::role.eq(Role::Owner))
        .filter(people::status.eq(PersonStatus::Active))
        .filter(people::user_id.is_not_null())
        .order(people::id)
        .select(people::id)
        .load(db.conn())
}

/// The role that somebody has now, whatever it was when they came.
pub fn role_now(db: &mut SchoolDb<'_>, id: &PersonId) -> QueryResult<Role> {
    people::table
        .find((db.school(), id))
        .filter(people::status.eq(PersonStatus::Active))
        .select(people::role)
        .first(db.conn())
}

/// Writes down what staff know of them, unless somebody else did since. Says whether it did.
pub fn save(db: &mut SchoolDb<'_>, person: &Person, draft: &PersonDraft, seen_version: i32) -> QueryResult<bool> {
    let email = if person.user_id.is_some() { &person.email } else { &draft.email };
    // A new address has not sent anything back yet.
    let bounced_at = if *email == person.email { person.email_bounced_at } else { None };
    let row = people::table.find((db.school(), &person.id)).filter(people::version.eq(seen_version));
    let saved = diesel::update(row)
        .set((
            people::name.eq(&draft.name),
            people::sort_name.eq(fold(&draft.name)),
            people::search_text.eq(search_text(&draft.name, email.as_deref())),
            people::email.eq(email),
            people::email_bounced_at.eq(bounced_at),
            people::grade.eq(draft.grade),
            people::guardian_contact.eq(&draft.guardian_contact),
            people::updated_at.eq(db.now()),
            people::version.eq(people::version + 1),
        ))
        .execute(db.conn())?;
    Ok(saved > 0)
}

pub fn set_role(db: &mut SchoolDb<'_>, id: &PersonId, role: Role) -> QueryResult<usize> {
    let now = db.now();
    diesel::update(people::table.find((db.school(), id)))
        .set((people::role.eq(role), people::updated_at.eq(now), people::version.eq(people::version + 1)))
        .execute(db.conn())
}

/// The same of all of these at once.
pub fn set_status(db: &mut SchoolDb<'_>, ids: &[PersonId], status: PersonStatus) -> QueryResult<usize> {
    let (now, them) = (db.now(), people::table.filter(people::school_id.eq(db.school())));
    diesel::update(them.filter(people::id.eq_any(ids)))
        .set((people::status.eq(status), people::updated_at.eq(now), people::version.eq(people::version + 1)))
        .execute(db.conn())
}

/// What one person is in the programs of the school, with their names.
pub fn memberships(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Vec<(Membership, String)>> {
    let program = program_people::school_id.eq(programs::school_id).and(program_people::program_id.eq(programs::id));
    let rows: Vec<(ProgramId, ProgramPart, String)> = program_people::table
        .inner_join(programs::table.on(program))
        .filter(program_people::school_id.eq(db.school()))
        .filter(program_people::person_id.eq(person))
        .order((programs::name, programs::id, program_people::part))
        .select((programs::id, program_people::part, programs::name))
        .load(db.conn())?;
    Ok(rows.into_iter().map(|(program, part, name)| (Membership { program, part }, name)).collect())
}

/// The same of several people.
pub fn memberships_of(db: &mut SchoolDb<'_>, people: &[PersonId]) -> QueryResult<Vec<(PersonId, ProgramPart, String)>> {
    let program = program_people::school_id.eq(programs::school_id).and(program_people::program_id.eq(programs::id));
    program_people::table
        .inner_join(programs::table.on(program))
        .filter(program_people::school_id.eq(db.school()))
        .filter(program_people::person_id.eq_any(people))
        .order((programs::name, programs::id, program_people::part))
        .select((program_people::person_id, program_people::part, programs::name))
        .load(db.conn())
}

pub fn join_program(db: &mut SchoolDb<'_>, person: &PersonId, membership: &Membership) -> QueryResult<usize> {
    diesel::insert_into(program_people::table)
        .values((
            program_people::school_id.eq(db.school()),
            program_people::id.eq(ProgramPersonId::fresh()),
            program_people::program_id.eq(&membership.program),
            program_people::person_id.eq(person),
            program_people::part.eq(membership.part),
        ))
        .execute(db.conn())
}

pub fn leave_program(db: &mut SchoolDb<'_>, person: &PersonId, membership: &Membership) -> QueryResult<usize> {
    let row = program_people::table
        .filter(program_people::school_id.eq(db.school()))
        .filter(program_people::program_id.eq(&membership.program))
        .filter(program_people::person_id.eq(person))
        .filter(program_people::part.eq(membership.part));
    diesel::delete(row).execute(db.conn())
}

/// Those of these people who belong to the program.
pub fn members_among(db: &mut SchoolDb<'_>, program: &ProgramId, people: &[PersonId]) -> QueryResult<Vec<PersonId>> {
    program_people::table
        .filter(program_people::school_id.eq(db.school()))
        .filter(program_people::program_id.eq(program))
        .filter(program_people::person_id.eq_any(people))
        .select(program_people::person_id)
        .distinct()
        .load(db.conn())
}

/// Takes all of these out of the program, whatever they were in it.
pub fn leave_all(db: &mut SchoolDb<'_>, program: &ProgramId, people: &[PersonId]) -> QueryResult<usize> {
    let rows = program_people::table
        .filter(program_people::school_id.eq(db.school()))
        .filter(program_people::program_id.eq(program))
        .filter(program_people::person_id.eq_any(people));
    diesel::delete(rows).execute(db.conn())
}
