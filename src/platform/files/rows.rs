//! What the database knows of files. `file_links` says where each is used; rooms ask it for their own.

use crate::platform::db::{
    Moment, SchoolDb, SchoolId,
    ids::{FileId, PersonId},
    schema::{file_links, files, schools},
};
use diesel::{
    dsl::{exists, not, sql},
    prelude::*,
    sql_types::{BigInt, Nullable},
};

crate::text_states!(
    /// Whether a file may be served: nothing but what is clean.
    FileStatus {
        Held = "held",
        Clean = "clean",
        Infected = "infected",
    }
);

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = files)]
pub struct File {
    pub id: FileId,
    pub size: i64,
    pub content_type: String,
    /// As it was called where it came from; cleaned, and never a path.
    pub name: String,
    pub status: FileStatus,
    pub storage_key: String,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub thumb_key: Option<String>,
    pub uploaded_by: Option<PersonId>,
    pub created_at: Moment,
}

#[derive(Debug)]
pub struct NewFile<'a> {
    /// Of what was brought, not of what became of it: bringing it again is known again.
    pub sha256: &'a str,
    pub size: i64,
    pub content_type: &'static str,
    pub name: &'a str,
    pub status: FileStatus,
    pub storage_key: &'a str,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub uploaded_by: Option<&'a PersonId>,
}

impl File {
    pub fn is_image(&self) -> bool {
        self.content_type.starts_with("image/")
    }
}

pub fn insert(db: &mut SchoolDb<'_>, new: &NewFile<'_>) -> QueryResult<FileId> {
    let id = FileId::fresh();
    diesel::insert_into(files::table)
        .values((
            files::school_id.eq(db.school()),
            files::id.eq(&id),
            files::sha256.eq(new.sha256),
            files::size.eq(new.size),
            files::content_type.eq(new.content_type),
            files::name.eq(new.name),
            files::status.eq(new.status),
            files::storage_key.eq(new.storage_key),
            files::width.eq(new.width),
            files::height.eq(new.height),
            files::uploaded_by.eq(new.uploaded_by),
            files::created_at.eq(db.now()),
        ))
        .execute(db.conn())?;
    Ok(id)
}

pub fn find(db: &mut SchoolDb<'_>, id: &FileId) -> QueryResult<File> {
    files::table.find((db.school(), id)).select(File::as_select()).first(db.conn())
}

/// The file that was brought with exactly this content.
pub fn with_content(db: &mut SchoolDb<'_>, sha256: &str) -> QueryResult<Option<File>> {
    files::table
        .filter(files::school_id.eq(db.school()))
        .filter(files::sha256.eq(sha256))
        .select(File::as_select())
        .first(db.conn())
        .optional()
}

/// How much of the school's room is taken, in bytes.
pub fn used(db: &mut SchoolDb<'_>) -> QueryResult<i64> {
    let sum: Option<i64> = files::table
        .filter(files::school_id.eq(db.school()))
        .filter(files::status.ne(FileStatus::Infected))
        // Postgres's sum of these is a NUMERIC.
        .select(sql::<Nullable<BigInt>>("CAST(SUM(files.size) AS BIGINT)"))
        .first(db.conn())?;
    Ok(sum.unwrap_or_default())
}

/// Until this transaction ends nobody else takes of the school's room.
pub fn hold_quota(db: &mut SchoolDb<'_>) -> QueryResult<()> {
    let school = schools::table.find(db.school());
    diesel::update(school).set(schools::version.eq(schools::version)).execute(db.conn()).map(drop)
}

pub fn set_status(db: &mut SchoolDb<'_>, id: &FileId, status: FileStatus) -> QueryResult<usize> {
    diesel::update(files::table.find((db.school(), id))).set(files::status.eq(status)).execute(db.conn())
}

pub fn set_thumbnail(db: &mut SchoolDb<'_>, id: &FileId, key: &str) -> QueryResult<usize> {
    diesel::update(files::table.find((db.school(), id))).set(files::thumb_key.eq(key)).execute(db.conn())
}

/// What has waited for the scanner since before this moment; at most a hundred, the oldest first.
pub fn held(db: &mut SchoolDb<'_>, since: Moment) -> QueryResult<Vec<FileId>> {
    files::table
        .filter(files::school_id.eq(db.school()))
        .filter(files::status.eq(FileStatus::Held))
        .filter(files::created_at.lt(since))
        .order(files::id)
        .limit(100)
        .select(files::id)
        .load(db.conn())
}

/// Forgets files that nothing uses and that came before this moment. What was infected is remembered, so that it is
/// known when it comes again.
pub fn delete_unlinked(db: &mut SchoolDb<'_>, before: Moment) -> QueryResult<usize> {
    let school: SchoolId = db.school();
    let used = file_links::table.filter(file_links::school_id.eq(school)).filter(file_links::file_id.eq(files::id));
    let unused = files::table
        .filter(files::school_id.eq(school))
        .filter(files::status.ne(FileStatus::Infected))
        .filter(files::created_at.lt(before))
        .filter(not(exists(used)));
    diesel::delete(unused).execute(db.conn())
}

/// Every key in the store that a row stands for.
pub fn keys(db: &mut SchoolDb<'_>) -> QueryResult<Vec<String>> {
    let rows: Vec<(String, Option<String>)> = files::table
        .filter(files::school_id.eq(db.school()))
        .filter(files::status.ne(FileStatus::Infected))
        .select((files::storage_key, files::thumb_key))
        .load(db.conn())?;
    Ok(rows.into_iter().flat_map(|(key, thumb)| std::iter::once(key).chain(thumb)).collect())
}
