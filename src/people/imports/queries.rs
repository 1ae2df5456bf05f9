//! Every statement about lists that are taken in.

use super::model::{Became, Draft, Import, Note, Status};
use crate::platform::{
    access::{Grant, InvitePeople, Role},
    db::{
        Json, Moment, MultiBackend, SchoolDb,
        ids::{ImportNoteId, PeopleImportId, PersonId},
        schema::{people_import_notes as notes, people_imports as imports},
    },
    i18n::Text,
    web::PageOf,
};
use diesel::prelude::*;

/// Whether one of the school's lists is on its way.
pub fn is_one_running(db: &mut SchoolDb<'_>) -> QueryResult<bool> {
    let running = imports::table.filter(imports::school_id.eq(db.school())).filter(imports::status.eq(Status::Running));
    diesel::select(diesel::dsl::exists(running)).get_result(db.conn())
}

pub fn insert(db: &mut SchoolDb<'_>, by: &PersonId, draft: &Draft) -> QueryResult<PeopleImportId> {
    let id = PeopleImportId::fresh();
    diesel::insert_into(imports::table)
        .values((
            imports::school_id.eq(db.school()),
            imports::id.eq(&id),
            imports::created_by.eq(by),
            imports::invites.eq(draft.invites),
            imports::role.eq(draft.role),
            imports::program_id.eq(&draft.program),
            imports::message.eq(&draft.message),
            imports::list.eq(&draft.list),
            imports::status.eq(Status::Running),
            imports::total.eq(draft.total),
            imports::created_at.eq(db.now()),
        ))
        .execute(db.conn())?;
    Ok(id)
}

macro_rules! theirs {
    ($db:expr, $by:expr) => {{
        let mut found = imports::table.filter(imports::school_id.eq($db.school())).into_boxed::<MultiBackend>();
        if $by.role() < Role::Admin {
            found = found.filter(imports::created_by.eq($by.person().clone()));
        }
        found
    }};
}

/// One that this reader may see: their own, and for admins everybody's.
pub fn find(db: &mut SchoolDb<'_>, by: &Grant<InvitePeople>, id: &PeopleImportId) -> QueryResult<Import> {
    theirs!(db, by).filter(imports::id.eq(id)).select(Import::as_select()).first(db.conn())
}

/// The newest of those.
pub fn recent(db: &mut SchoolDb<'_>, by: &Grant<InvitePeople>) -> QueryResult<Vec<Import>> {
    theirs!(db, by)
        .order((imports::created_at.desc(), imports::id.desc()))
        .limit(5)
        .select(Import::as_select())
        .load(db.conn())
}

/// Keeps it still until the transaction ends.
pub fn hold(db: &mut SchoolDb<'_>, id: &PeopleImportId) -> QueryResult<()> {
    let row = imports::table.find((db.school(), id));
    diesel::update(row).set(imports::lines_done.eq(imports::lines_done)).execute(db.conn()).map(drop)
}

/// Held, with the list itself, if it is still on its way.
pub fn hold_running(db: &mut SchoolDb<'_>, id: &PeopleImportId) -> QueryResult<Option<(Import, String)>> {
    hold(db, id)?;
    imports::table
        .find((db.school(), id))
        .filter(imports::status.eq(Status::Running))
        .select((Import::as_select(), imports::list))
        .first(db.conn())
        .optional()
}

/// How far it has come.
pub fn save(db: &mut SchoolDb<'_>, import: &Import) -> QueryResult<()> {
    diesel::update(imports::table.find((db.school(), &import.id)))
        .set((
            imports::lines_done.eq(import.lines_done),
            imports::added.eq(import.added),
            imports::invited.eq(import.invited),
            imports::skipped.eq(import.skipped),
            imports::refused.eq(import.refused),
        ))
        .execute(db.conn())
        .map(drop)
}

/// It is over, one way or another. The list is forgotten; what is said of its lines stays for a while.
pub fn end(db: &mut SchoolDb<'_>, id: &PeopleImportId, status: Status) -> QueryResult<()> {
    diesel::update(imports::table.find((db.school(), id)))
        .set((imports::status.eq(status), imports::finished_at.eq(db.now()), imports::list.eq("")))
        .execute(db.conn())
        .map(drop)
}

pub fn note(
    db: &mut SchoolDb<'_>,
    import: &PeopleImportId,
    line: (i32, &str),
    outcome: Became,
    why: Text,
) -> QueryResult<()> {
    diesel::insert_into(notes::table)
        .values((
            notes::school_id.eq(db.school()),
            notes::id.eq(ImportNoteId::fresh()),
            notes::import_id.eq(import),
            notes::line.eq(line.0),
            notes::typed.eq(line.1),
            notes::outcome.eq(outcome),
            notes::why.eq(Json(why)),
        ))
        .execute(db.conn())
        .map(drop)
}

/// One page of what is said of its lines, in their order.
pub fn notes(
    db: &mut SchoolDb<'_>,
    import: &PeopleImportId,
    only_wrong: bool,
    page: i64,
    size: i64,
) -> QueryResult<PageOf<Note>> {
    let school = db.school();
    let found = || {
        let found = notes::table.filter(notes::school_id.eq(school)).filter(notes::import_id.eq(import));
        let found = found.into_boxed::<MultiBackend>();
        if only_wrong { found.filter(notes::outcome.eq(Became::Refused)) } else { found }
    };
    let total = found().count().get_result(db.conn())?;
    let rows = found()
        .order((notes::line, notes::id))
        .limit(size)
        .offset(PageOf::<Note>::offset(page, size))
        .select(Note::as_select())
        .load(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

/// Forgets lists that were over before this.
pub fn forget(db: &mut SchoolDb<'_>, before: Moment) -> QueryResult<()> {
    let school = db.school();
    let old: Vec<PeopleImportId> = imports::table
        .filter(imports::school_id.eq(school))
        .filter(imports::finished_at.lt(before))
        .limit(100)
        .select(imports::id)
        .load(db.conn())?;
    if old.is_empty() {
        return Ok(());
    }
    let of_them = notes::table.filter(notes::school_id.eq(school)).filter(notes::import_id.eq_any(&old));
    diesel::delete(of_them).execute(db.conn())?;
    let them = imports::table.filter(imports::school_id.eq(school)).filter(imports::id.eq_any(&old));
    diesel::delete(them).execute(db.conn()).map(drop)
}
