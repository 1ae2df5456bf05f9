//! Every statement about backups that were made.

use super::model::{Backup, Made};
use crate::platform::{
    db::{
        Moment, SiteDb,
        ids::{BackupId, UserId},
        schema::backups,
    },
    web::PageOf,
};
use diesel::prelude::*;

/// The latest first.
pub fn list(db: &mut SiteDb<'_>, page: i64, size: i64) -> QueryResult<PageOf<Backup>> {
    let rows = backups::table
        .order((backups::asked_at.desc(), backups::id.desc()))
        .limit(size)
        .offset(PageOf::<Backup>::offset(page, size))
        .select(Backup::as_select())
        .load(db.conn())?;
    let total = backups::table.count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

pub fn find(db: &mut SiteDb<'_>, id: &BackupId) -> QueryResult<Backup> {
    backups::table.find(id).select(Backup::as_select()).first(db.conn())
}

/// When one was asked for last, unless it failed.
pub fn last_asked(db: &mut SiteDb<'_>) -> QueryResult<Option<Moment>> {
    let last = backups::table.filter(backups::error.is_null()).select(diesel::dsl::max(backups::asked_at));
    last.first(db.conn())
}

/// Whether one waits to be made.
pub fn is_any_waiting(db: &mut SiteDb<'_>) -> QueryResult<bool> {
    let waiting = backups::table.filter(backups::finished_at.is_null());
    diesel::select(diesel::dsl::exists(waiting)).get_result(db.conn())
}

pub fn insert(db: &mut SiteDb<'_>, id: &BackupId, by: Option<&UserId>) -> QueryResult<()> {
    let row = (backups::id.eq(id), backups::asked_at.eq(db.now()), backups::asked_by.eq(by));
    diesel::insert_into(backups::table).values(row).execute(db.conn()).map(drop)
}

pub fn set_made(db: &mut SiteDb<'_>, id: &BackupId, made: &Made) -> QueryResult<()> {
    diesel::update(backups::table.find(id))
        .set((
            backups::finished_at.eq(db.now()),
            backups::file_name.eq(&made.file_name),
            backups::size_bytes.eq(i64::try_from(made.size_bytes).unwrap_or(i64::MAX)),
            backups::is_encrypted.eq(made.is_encrypted),
            backups::tables_count.eq(i32::try_from(made.tables).unwrap_or(i32::MAX)),
            backups::rows_count.eq(i64::try_from(made.rows).unwrap_or(i64::MAX)),
            backups::files_count.eq(i32::try_from(made.files).unwrap_or(i32::MAX)),
        ))
        .execute(db.conn())
        .map(drop)
}

pub fn set_failed(db: &mut SiteDb<'_>, id: &BackupId, why: &str) -> QueryResult<()> {
    diesel::update(backups::table.find(id))
        .set((backups::finished_at.eq(db.now()), backups::error.eq(why)))
        .execute(db.conn())
        .map(drop)
}

/// Marks those whose files went because newer ones came.
pub fn set_removed(db: &mut SiteDb<'_>, there: &[String]) -> QueryResult<()> {
    let gone = backups::table
        .filter(backups::removed_at.is_null())
        .filter(backups::file_name.is_not_null())
        .filter(backups::file_name.assume_not_null().ne_all(there));
    diesel::update(gone).set(backups::removed_at.eq(db.now())).execute(db.conn()).map(drop)
}

/// Says whether there was one to be proven: twice at once is once.
pub fn ask_proof(db: &mut SiteDb<'_>, id: &BackupId) -> QueryResult<()> {
    diesel::update(backups::table.find(id))
        .set((backups::proof_asked_at.eq(db.now()), backups::proof_error.eq(None::<String>)))
        .execute(db.conn())
        .map(drop)
}

pub fn set_proven(db: &mut SiteDb<'_>, id: &BackupId, wrong: Option<&str>) -> QueryResult<()> {
    let proven_at = wrong.is_none().then_some(db.now());
    diesel::update(backups::table.find(id))
        .set((backups::proven_at.eq(proven_at), backups::proof_error.eq(wrong)))
        .execute(db.conn())
        .map(drop)
}
