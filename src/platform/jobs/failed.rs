//! Jobs that have failed for good and wait for a person.

use crate::platform::{
    db::{
        Moment, SiteDb,
        ids::JobId,
        schema::{jobs, schools},
    },
    web::PageOf,
};
use diesel::prelude::*;

/// What is known of a job that nobody tries any more; its payload stays where it is.
#[derive(Debug, Clone, Queryable)]
pub struct FailedJob {
    pub id: JobId,
    pub name: String,
    /// The name of the school that it works in, if it is one's.
    pub school: Option<String>,
    pub attempts: i32,
    pub last_error: Option<String>,
    pub failed_at: Option<Moment>,
}

/// One page of them, the latest first.
pub fn failed(db: &mut SiteDb<'_>, page: i64, size: i64) -> QueryResult<PageOf<FailedJob>> {
    let of_school = jobs::school_id.eq(schools::id.nullable());
    let rows = jobs::table
        .left_join(schools::table.on(of_school))
        .filter(jobs::failed_at.is_not_null())
        .filter(jobs::finished_at.is_null())
        .order((jobs::failed_at.desc(), jobs::id.desc()))
        .limit(size)
        .offset(PageOf::<FailedJob>::offset(page, size))
        .select((jobs::id, jobs::name, schools::name.nullable(), jobs::attempts, jobs::last_error, jobs::failed_at))
        .load(db.conn())?;
    let failed = jobs::table.filter(jobs::failed_at.is_not_null()).filter(jobs::finished_at.is_null());
    let total = failed.count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

/// Puts a failed job back in the queue, with all its tries before it. Says whether there was one: retrying twice is once.
pub fn retry(db: &mut SiteDb<'_>, id: &JobId) -> QueryResult<bool> {
    let failed = jobs::table.find(id).filter(jobs::failed_at.is_not_null()).filter(jobs::finished_at.is_null());
    let put_back = diesel::update(failed)
        .set((
            jobs::failed_at.eq(None::<Moment>),
            jobs::attempts.eq(0),
            jobs::run_at.eq(db.now()),
            jobs::leased_until.eq(None::<Moment>),
            jobs::leased_by.eq(None::<String>),
        ))
        .execute(db.conn())?;
    if put_back > 0 {
        db.ring();
    }
    Ok(put_back > 0)
}
