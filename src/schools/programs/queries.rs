//! Every statement about programs that a school sets up.

use crate::platform::db::{SchoolDb, ids::ProgramId, schema::programs};
use diesel::{dsl::sql, prelude::*, sql_types::BigInt};

/// No school has more.
pub const MOST_PROGRAMS: i64 = 200;

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = programs)]
pub struct Program {
    pub id: ProgramId,
    pub name: String,
    pub code: String,
    pub is_default: bool,
    pub version: i32,
}

/// What somebody writes down of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProgram {
    pub name: String,
    pub code: String,
}

/// All of them by name, each with how many people belong to it.
pub fn programs(db: &mut SchoolDb<'_>) -> QueryResult<Vec<(Program, i64)>> {
    let people = "(SELECT COUNT(DISTINCT p.person_id) FROM program_people p WHERE p.school_id = programs.school_id \
                  AND p.program_id = programs.id)";
    programs::table
        .filter(programs::school_id.eq(db.school()))
        .order((programs::name, programs::id))
        .limit(MOST_PROGRAMS)
        .select((Program::as_select(), sql::<BigInt>(people)))
        .load(db.conn())
}

pub fn count(db: &mut SchoolDb<'_>) -> QueryResult<i64> {
    programs::table.filter(programs::school_id.eq(db.school())).count().get_result(db.conn())
}

pub fn find(db: &mut SchoolDb<'_>, id: &ProgramId) -> QueryResult<Program> {
    programs::table.find((db.school(), id)).select(Program::as_select()).first(db.conn())
}

/// Whether another program has this code.
pub fn has_code(db: &mut SchoolDb<'_>, code: &str, but: Option<&ProgramId>) -> QueryResult<bool> {
    let found: Option<ProgramId> = programs::table
        .filter(programs::school_id.eq(db.school()))
        .filter(programs::code.eq(code))
        .select(programs::id)
        .first(db.conn())
        .optional()?;
    Ok(found.is_some_and(|found| but != Some(&found)))
}

pub fn insert(db: &mut SchoolDb<'_>, new: &NewProgram) -> QueryResult<ProgramId> {
    let (id, now) = (ProgramId::fresh(), db.now());
    diesel::insert_into(programs::table)
        .values((
            programs::school_id.eq(db.school()),
            programs::id.eq(&id),
            programs::name.eq(&new.name),
            programs::code.eq(&new.code),
            programs::is_default.eq(false),
            programs::created_at.eq(now),
            programs::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    Ok(id)
}

/// Saves it unless somebody else did since. Says whether it did.
pub fn save(db: &mut SchoolDb<'_>, id: &ProgramId, new: &NewProgram, seen_version: i32) -> QueryResult<bool> {
    let now = db.now();
    let seen = programs::table.find((db.school(), id)).filter(programs::version.eq(seen_version));
    let saved = diesel::update(seen)
        .set((
            programs::name.eq(&new.name),
            programs::code.eq(&new.code),
            programs::updated_at.eq(now),
            programs::version.eq(programs::version + 1),
        ))
        .execute(db.conn())?;
    Ok(saved > 0)
}
