//! Every statement about people.

use super::model::{Filters, Listed, PersonRef, PersonStatus, Row, Standing, StudentFound};
use crate::platform::{
    access::{Grant, ReadPeople, Role},
    db::{
        Conn, MultiBackend, SchoolDb,
        ids::{PersonId, ProgramId, UserId},
        schema::{people, program_people},
    },
    text::like,
    web::PageOf,
};
use diesel::{dsl::sql, prelude::*, sql_types::Integer};

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

pub(super) fn insert(db: &mut SchoolDb<'_>, row: &Row) -> QueryResult<()> {
    diesel::insert_into(people::table).values(row).execute(db.conn()).map(drop)
}

pub(super) fn of_user(db: &mut SchoolDb<'_>, user: &UserId) -> QueryResult<Option<PersonId>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::user_id.eq(user.clone()))
        .select(people::id)
        .first(db.conn())
        .optional()
}

/// Gives an unclaimed person their user; somebody who was suspended or left stays so. Says whether it did.
pub(super) fn claim(db: &mut SchoolDb<'_>, id: &PersonId, user: &UserId) -> QueryResult<bool> {
    let unclaimed = people::table.find((db.school(), id)).filter(people::user_id.is_null());
    let claimed = diesel::update(unclaimed)
        .set((people::user_id.eq(user), people::updated_at.eq(db.now()), people::version.eq(people::version + 1)))
        .execute(db.conn())?;
    let waiting = [PersonStatus::Imported, PersonStatus::Invited];
    let arriving = people::table.find((db.school(), id)).filter(people::status.eq_any(waiting));
    diesel::update(arriving).set(people::status.eq(PersonStatus::Active)).execute(db.conn())?;
    Ok(claimed > 0)
}

/// One page of the people whom this reader may see.
pub fn list(
    db: &mut SchoolDb<'_>,
    reader: &Grant<ReadPeople>,
    filters: &Filters,
    page: i64,
    size: i64,
) -> QueryResult<PageOf<Listed>> {
    let school = db.school();
    let programs = if reader.role() == Role::ProgramAdmin { Some(programs_of(db, reader.person())?) } else { None };
    let found = || {
        let mut found = people::table.filter(people::school_id.eq(school)).into_boxed::<MultiBackend>();
        if let Some(programs) = &programs {
            let of_them = program_people::table
                .filter(program_people::school_id.eq(school))
                .filter(program_people::program_id.eq_any(programs))
                .select(program_people::person_id);
            found = found.filter(people::id.eq_any(of_them));
        }
        if !filters.words.is_empty() {
            found = found.filter(people::search_text.like(like(&filters.words)).escape('\\'));
        }
        if let Some(role) = filters.role {
            found = found.filter(people::role.eq(role));
        }
        if let Some(status) = filters.status {
            found = found.filter(people::status.eq(status));
        }
        found
    };
    let total = found().count().get_result(db.conn())?;
    // By powers, not by how the roles are spelled.
    let rank = sql::<Integer>(
        "CASE people.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 WHEN 'program_admin' THEN 2 \
         WHEN 'teacher' THEN 3 ELSE 4 END",
    );
    let sorted = match (filters.sort, filters.is_descending) {
        ("role", false) => found().order((rank.asc(), people::sort_name.asc(), people::id.asc())),
        ("role", true) => found().order((rank.desc(), people::sort_name.asc(), people::id.asc())),
        (_, false) => found().order((people::sort_name.asc(), people::id.asc())),
        (_, true) => found().order((people::sort_name.desc(), people::id.desc())),
    };
    let rows =
        sorted.limit(size).offset(PageOf::<Listed>::offset(page, size)).select(Listed::as_select()).load(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

/// The programs that somebody administers.
fn programs_of(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Vec<ProgramId>> {
    program_people::table
        .filter(program_people::school_id.eq(db.school()))
        .filter(program_people::person_id.eq(person))
        .filter(program_people::part.eq("admin"))
        .select(program_people::program_id)
        .load(db.conn())
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
