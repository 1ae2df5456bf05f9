//! Every statement about the files of activities.

use super::model::{Link, MOST, OWNER, Shown};
use crate::platform::{
    db::{
        SchoolDb,
        ids::{ActivityId, FileId, FileLinkId},
        schema::{file_links, files},
    },
    files::{File, FileStatus},
};
use diesel::prelude::*;

/// What hangs at an activity, in its order. A room shows only what is clean; whoever changes it sees everything.
pub fn shown(db: &mut SchoolDb<'_>, activity: &ActivityId, only_clean: bool) -> QueryResult<Vec<Shown>> {
    let same = file_links::school_id.eq(files::school_id).and(file_links::file_id.eq(files::id));
    let mut query = file_links::table
        .inner_join(files::table.on(same))
        .filter(file_links::school_id.eq(db.school()))
        .filter(file_links::owner_kind.eq(OWNER))
        .filter(file_links::owner_id.eq(activity.as_str()))
        .order((file_links::position, file_links::id))
        .limit(i64::try_from(MOST).unwrap_or(i64::MAX))
        .select((Link::as_select(), File::as_select()))
        .into_boxed();
    if only_clean {
        query = query.filter(files::status.eq(FileStatus::Clean));
    }
    let rows: Vec<(Link, File)> = query.load(db.conn())?;
    Ok(rows.into_iter().map(|(link, file)| Shown { link, file }).collect())
}

/// One file where it hangs.
pub fn find(db: &mut SchoolDb<'_>, id: &FileLinkId) -> QueryResult<Shown> {
    let same = file_links::school_id.eq(files::school_id).and(file_links::file_id.eq(files::id));
    file_links::table
        .inner_join(files::table.on(same))
        .filter(file_links::school_id.eq(db.school()))
        .filter(file_links::id.eq(id))
        .filter(file_links::owner_kind.eq(OWNER))
        .select((Link::as_select(), File::as_select()))
        .first(db.conn())
        .map(|(link, file)| Shown { link, file })
}

/// The activities that a file hangs at.
pub fn owners(db: &mut SchoolDb<'_>, file: &FileId) -> QueryResult<Vec<ActivityId>> {
    let owners: Vec<String> = file_links::table
        .filter(file_links::school_id.eq(db.school()))
        .filter(file_links::file_id.eq(file))
        .filter(file_links::owner_kind.eq(OWNER))
        .order(file_links::owner_id)
        .select(file_links::owner_id)
        .load(db.conn())?;
    Ok(owners.into_iter().filter_map(|id| ActivityId::try_from(id).ok()).collect())
}

pub fn insert(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    file: &FileId,
    position: i32,
    alt: &str,
) -> QueryResult<FileLinkId> {
    let id = FileLinkId::fresh();
    diesel::insert_into(file_links::table)
        .values((
            file_links::school_id.eq(db.school()),
            file_links::id.eq(&id),
            file_links::owner_kind.eq(OWNER),
            file_links::owner_id.eq(activity.as_str()),
            file_links::file_id.eq(file),
            file_links::position.eq(position),
            file_links::alt.eq(alt),
            file_links::created_at.eq(db.now()),
        ))
        .execute(db.conn())?;
    Ok(id)
}

pub fn describe(db: &mut SchoolDb<'_>, id: &FileLinkId, alt: &str) -> QueryResult<usize> {
    diesel::update(file_links::table.find((db.school(), id))).set(file_links::alt.eq(alt)).execute(db.conn())
}

pub fn put_at(db: &mut SchoolDb<'_>, id: &FileLinkId, position: i32) -> QueryResult<usize> {
    diesel::update(file_links::table.find((db.school(), id))).set(file_links::position.eq(position)).execute(db.conn())
}

pub fn delete(db: &mut SchoolDb<'_>, id: &FileLinkId) -> QueryResult<usize> {
    diesel::delete(file_links::table.find((db.school(), id))).execute(db.conn())
}
