//! Work for later, written in the transaction that needs it and done at least once.
//!
//! Its rule: a job acts through the door of whoever enqueued it, and finishes in the transaction of its own work. One
//! that reaches out (mail) prepares in one transaction, goes with none open, and finishes in another.

mod failed;
mod schedule;
mod worker;

pub use failed::{FailedJob, failed, failed_kinds, retry, retry_all};
pub use schedule::{Hourly, HourlyOfSite, Sweep};
pub use worker::Worker;

use super::{
    access::{Key, SchoolKey, SiteKey},
    db::{Door, Json, Moment, SchoolDb, SchoolId, ids::JobId, schema::jobs},
};
use crate::{app::App, error::Result};
use diesel::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use std::{fmt::Debug, future::Future};

/// What every kind of work has: a name in the table, and whose rows it works on.
pub trait Work: Serialize + DeserializeOwned + Debug + Send + Sync + 'static {
    const NAME: &'static str;
    type Key: JobKey;
    /// Whether it is done while its school is suspended: what owners take along.
    const GOES_ON: bool = false;
}

/// Work on rows alone: one transaction, in which it is finished too.
pub trait Job: Work {
    fn run(self, db: &mut Door<'_, Self::Key>) -> Result<()>;
}

/// Work that reaches out of the database. It may happen twice, when the process dies between going and finishing.
pub trait Errand: Work {
    type Prepared: Send + 'static;
    type Outcome: Send + 'static;
    /// Whether preparing writes: what it takes is marked as taken before anything goes.
    const CLAIMS: bool = false;

    /// What to take along; `None`: there is nothing left to do.
    fn prepare(&self, db: &mut Door<'_, Self::Key>) -> Result<Option<Self::Prepared>>;
    fn go(prepared: Self::Prepared, app: &App) -> impl Future<Output = Result<Self::Outcome>>;
    fn finish(&self, db: &mut Door<'_, Self::Key>, outcome: Self::Outcome) -> Result<()>;

    /// This try failed, and another one comes: gives back what was claimed.
    fn put_back(&self, _db: &mut Door<'_, Self::Key>) -> Result<()> {
        Ok(())
    }

    /// The last try failed, and nobody tries again: says so where people look.
    fn give_up(&self, _db: &mut Door<'_, Self::Key>, _why: &str) -> Result<()> {
        Ok(())
    }
}

/// A key that a claimed job can be given.
pub trait JobKey: Key + Sync {
    fn for_job(job: &ClaimedJob) -> Option<Self>;
}

impl JobKey for SchoolKey {
    fn for_job(job: &ClaimedJob) -> Option<Self> {
        Self::of(job)
    }
}

impl JobKey for SiteKey {
    fn for_job(_: &ClaimedJob) -> Option<Self> {
        Some(Self::for_workers())
    }
}

/// A job that is this worker's until its lease ends. Only a claim makes one.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = jobs)]
pub struct ClaimedJob {
    id: JobId,
    school_id: Option<SchoolId>,
    name: String,
    payload: String,
    attempts: i32,
}

impl ClaimedJob {
    pub(in crate::platform) fn school(&self) -> Option<SchoolId> {
        self.school_id
    }
}

#[derive(Insertable)]
#[diesel(table_name = jobs)]
struct NewJob<W: Work> {
    id: JobId,
    school_id: Option<SchoolId>,
    name: &'static str,
    payload: Json<W>,
    run_at: Moment,
}

impl SchoolDb<'_> {
    /// Work in this school, as soon as this transaction is committed.
    pub fn enqueue<W: Work<Key = SchoolKey>>(&mut self, work: W) -> QueryResult<()> {
        let (school, now) = (self.school(), self.now());
        insert(self, Some(school), work, now)
    }

    /// Work in this school, not before this instant.
    pub fn enqueue_at<W: Work<Key = SchoolKey>>(&mut self, work: W, run_at: Moment) -> QueryResult<()> {
        let school = self.school();
        insert(self, Some(school), work, run_at)
    }
}

impl<K> Door<'_, K> {
    /// Work on the site's own tables, as soon as this transaction is committed.
    pub fn enqueue_for_site<W: Work<Key = SiteKey>>(&mut self, work: W) -> QueryResult<()> {
        let now = self.now();
        insert(self, None, work, now)
    }
}

fn insert<K, W: Work>(db: &mut Door<'_, K>, school_id: Option<SchoolId>, work: W, run_at: Moment) -> QueryResult<()> {
    let new = NewJob { id: JobId::fresh(), school_id, name: W::NAME, payload: Json(work), run_at };
    diesel::insert_into(jobs::table).values(new).execute(db.conn())?;
    db.ring();
    Ok(())
}
