//! Every statement about people.

mod list;
mod person;
mod views;

pub use list::{Line, MOST_AT_ONCE, Scope, count, exported, list, matching, waiting_counts};
pub use person::*;
pub use views::{SavedView, delete_view, save_view, views};

use super::model::{PersonRef, PersonStatus, Row, Standing, StudentFound};
use crate::platform::{
    access::Role,
    db::{
        Conn, MultiBackend, SchoolDb,
        ids::{PersonId, UserId},
        schema::people,
    },
    text::like,
};
use diesel::prelude::*;

/// Keeps these people's enrolments still until the transaction ends, taking the rows in the order of their ids.
/// Hold what they enrol in first. On SQLite the writer is alone, so there is nothing to hold.
pub fn hold(db: &mut SchoolDb<'_>, ids: &[&PersonId]) -> QueryResult<()> {
    let them = people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::id.eq_any(ids.iter().copied()))
        .order(people::id)
        .select(people::id);
    match db.conn() {
        // Not FOR UPDATE: that would also wait for every insert that refers to the person.
        Conn::Postgres(c) => them.for_no_key_update().load::<PersonId>(c).map(drop),
        Conn::Sqlite(_) => Ok(()),
    }
}

/// The person with this (folded) address.
pub fn with_email(db: &mut SchoolDb<'_>, email: &str) -> QueryResult<Option<PersonId>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::email.eq(email))
        .select(people::id)
        .first(db.conn())
        .optional()
}

/// Whether somebody belonged to the school and does no more.
pub fn has_left(db: &mut SchoolDb<'_>, id: &PersonId) -> QueryResult<bool> {
    let status: Option<PersonStatus> =
        people::table.find((db.school(), id)).select(people::status).first(db.conn()).optional()?;
    Ok(status == Some(PersonStatus::Left))
}

/// A student who is here; to staff who register one, nobody else exists.
pub fn find_student(db: &mut SchoolDb<'_>, id: &PersonId) -> QueryResult<StudentFound> {
    people::table
        .find((db.school(), id))
        .filter(people::role.eq(Role::Student))
        .filter(people::status.ne_all([PersonStatus::Suspended, PersonStatus::Left]))
        .select(StudentFound::as_select())
        .first(db.conn())
}

/// Those of these ids who are students that are here.
pub fn students(db: &mut SchoolDb<'_>, ids: &[&PersonId]) -> QueryResult<Vec<StudentFound>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::id.eq_any(ids.iter().copied()))
        .filter(people::role.eq(Role::Student))
        .filter(people::status.ne_all([PersonStatus::Suspended, PersonStatus::Left]))
        .select(StudentFound::as_select())
        .load(db.conn())
}

/// The first few students whose name or address has these words in it, for staff who register one.
pub fn students_like(db: &mut SchoolDb<'_>, words: &str, at_most: i64) -> QueryResult<Vec<StudentFound>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::role.eq(Role::Student))
        .filter(people::status.ne_all([PersonStatus::Suspended, PersonStatus::Left]))
        .filter(people::search_text.like(like(words)).escape('\\'))
        .order((people::sort_name, people::id))
        .limit(at_most)
        .select(StudentFound::as_select())
        .load(db.conn())
}

/// How a user stands in the school or, without one, the person of this (folded) address.
pub fn standing(db: &mut SchoolDb<'_>, user: Option<&UserId>, email: Option<&str>) -> QueryResult<Standing> {
    let mut found = people::table.filter(people::school_id.eq(db.school())).into_boxed::<MultiBackend>();
    found = match (user, email) {
        (Some(user), _) => found.filter(people::user_id.eq(user.clone())),
        (None, email) => found.filter(people::email.eq(email.map(str::to_owned))),
    };
    let row: Option<(Option<UserId>, Role, PersonStatus)> =
        found.select((people::user_id, people::role, people::status)).first(db.conn()).optional()?;
    Ok(match row {
        None => Standing::Stranger,
        Some((_, _, PersonStatus::Suspended | PersonStatus::Left)) => Standing::Shut,
        Some((Some(_), ..)) => Standing::Here,
        Some((None, role, _)) => Standing::Waiting(role),
    })
}

pub(in crate::people) fn insert(db: &mut SchoolDb<'_>, row: &Row) -> QueryResult<()> {
    diesel::insert_into(people::table).values(row).execute(db.conn()).map(drop)
}

pub(in crate::people) fn of_user(db: &mut SchoolDb<'_>, user: &UserId) -> QueryResult<Option<PersonId>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::user_id.eq(user.clone()))
        .select(people::id)
        .first(db.conn())
        .optional()
}

/// The person whom this user is, if the school knows them by this (folded) address; and their name.
pub(super) fn with_user_and_email(
    db: &mut SchoolDb<'_>,
    user: &UserId,
    email: &str,
) -> QueryResult<Option<(PersonId, String)>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::user_id.eq(user.clone()))
        .filter(people::email.eq(email))
        .select((people::id, people::name))
        .first(db.conn())
        .optional()
}

pub(super) fn save_email(db: &mut SchoolDb<'_>, id: &PersonId, email: &str, search_text: &str) -> QueryResult<()> {
    diesel::update(people::table.find((db.school(), id)))
        .set((
            people::email.eq(email),
            people::search_text.eq(search_text),
            people::updated_at.eq(db.now()),
            people::version.eq(people::version + 1),
        ))
        .execute(db.conn())
        .map(drop)
}

/// Gives an unclaimed person their user; somebody who was suspended or left stays so. Says whether it did.
pub(in crate::people) fn claim(db: &mut SchoolDb<'_>, id: &PersonId, user: &UserId) -> QueryResult<bool> {
    let unclaimed = people::table.find((db.school(), id)).filter(people::user_id.is_null());
    let claimed = diesel::update(unclaimed)
        .set((people::user_id.eq(user), people::updated_at.eq(db.now()), people::version.eq(people::version + 1)))
        .execute(db.conn())?;
    let waiting = [PersonStatus::Imported, PersonStatus::Invited];
    let arriving = people::table.find((db.school(), id)).filter(people::status.eq_any(waiting));
    diesel::update(arriving).set(people::status.eq(PersonStatus::Active)).execute(db.conn())?;
    Ok(claimed > 0)
}

/// The names of those of these ids that are people here, for staff who read the log.
pub fn named(db: &mut SchoolDb<'_>, ids: &[PersonId]) -> QueryResult<Vec<PersonRef>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::id.eq_any(ids))
        .select(PersonRef::as_select())
        .load(db.conn())
}

/// Whom whoever runs the site can write to about the school.
pub fn owners(db: &mut SchoolDb<'_>) -> QueryResult<Vec<(String, Option<String>)>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::role.eq(Role::Owner))
        .filter(people::status.ne(PersonStatus::Left))
        .order((people::sort_name, people::id))
        .limit(10)
        .select((people::name, people::email))
        .load(db.conn())
}
