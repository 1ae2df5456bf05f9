//! Jobs that have failed for good and wait for a person.

use crate::platform::{
    db::{
        Moment, SiteDb,
        ids::JobId,
        schema::{jobs, schools},
    },
    web::PageOf,
};
use diesel::{IntoSql, dsl::count_star, prelude::*, sql_types::Bool};

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

/// What has failed and not been done since.
macro_rules! waiting {
    () => {
        jobs::table.filter(jobs::failed_at.is_not_null()).filter(jobs::finished_at.is_null())
    };
}

/// One page of them, or of those of one kind, the latest first.
pub fn failed(db: &mut SiteDb<'_>, kind: &str, page: i64, size: i64) -> QueryResult<PageOf<FailedJob>> {
    let of_school = jobs::school_id.eq(schools::id.nullable());
    let all = kind.is_empty();
    let rows = jobs::table
        .left_join(schools::table.on(of_school))
        .filter(jobs::failed_at.is_not_null())
        .filter(jobs::finished_at.is_null())
        .filter(jobs::name.eq(kind).or(all.into_sql::<Bool>()))
        .order((jobs::failed_at.desc(), jobs::id.desc()))
        .limit(size)
        .offset(PageOf::<FailedJob>::offset(page, size))
        .select((jobs::id, jobs::name, schools::name.nullable(), jobs::attempts, jobs::last_error, jobs::failed_at))
        .load(db.conn())?;
    let total = waiting!().filter(jobs::name.eq(kind).or(all.into_sql::<Bool>())).count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

/// The kinds of work that failed, and how much of each.
pub fn failed_kinds(db: &mut SiteDb<'_>) -> QueryResult<Vec<(String, i64)>> {
    waiting!().group_by(jobs::name).order(jobs::name).select((jobs::name, count_star())).load(db.conn())
}

/// Puts all failed jobs of one kind back, as [`retry`] does one, and says how many those were.
pub fn retry_all(db: &mut SiteDb<'_>, kind: &str) -> QueryResult<usize> {
    let failed = jobs::table
        .filter(jobs::failed_at.is_not_null())
        .filter(jobs::finished_at.is_null())
        .filter(jobs::name.eq(kind));
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
    Ok(put_back)
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
