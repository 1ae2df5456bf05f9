//! Claims jobs, does them, and puts back what did not work.

use super::{
    ClaimedJob, Errand, Hourly, HourlyOfSite, Job, JobKey, Work,
    schedule::{Due, run_due},
};
use crate::{
    app::App,
    error::{Error, Result},
    is_open,
    platform::{
        access::SiteKey,
        db::{
            Conn, Door, Moment, SiteDb,
            ids::JobId,
            schema::{jobs, schools},
        },
    },
};
use actix_web::web::Data;
use chrono::TimeDelta;
use diesel::{dsl::exists, prelude::*};
use std::{future::Future, pin::Pin, rc::Rc, time::Duration};

const LEASE: TimeDelta = TimeDelta::minutes(5);
/// How often the lease of a job that is being done is made longer.
const RENEWED: Duration = Duration::from_secs(120);
/// After so many tries (about four hours) a job has failed, and waits for a person.
const MOST_ATTEMPTS: i32 = 12;
/// How long to sleep when nothing rings: another process may have enqueued something.
const NAP: Duration = Duration::from_secs(2);

type Running = Pin<Box<dyn Future<Output = Result<()>>>>;
type Runner = Rc<dyn Fn(Data<App>, ClaimedJob, String) -> Running>;
/// Says what a failed try means, and whether it was the last.
type Failing = Rc<dyn Fn(Data<App>, ClaimedJob, String, bool) -> Running>;

/// One kind of work: how it is done, and what follows when it fails.
#[derive(Clone)]
struct Known {
    name: &'static str,
    goes_on: bool,
    run: Runner,
    fail: Option<Failing>,
}

#[derive(Clone)]
pub struct Worker {
    app: Data<App>,
    /// Unlike any other's: it is what a lease is held by.
    name: String,
    known: Vec<Known>,
    hourly: Vec<Due>,
}

impl Worker {
    pub fn new(app: Data<App>) -> Self {
        Self { app, name: format!("worker-{}", JobId::fresh()), known: Vec::new(), hourly: Vec::new() }
    }

    #[must_use]
    pub fn runs<J: Job>(self) -> Self {
        self.knows::<J>(Rc::new(|app, claimed, me| Box::pin(run::<J>(app, claimed, me))), None)
    }

    /// Runs it, and enqueues it in every school at each full hour.
    #[must_use]
    pub fn every_hour<J: Hourly>(mut self) -> Self {
        self.hourly.push(Due::of::<J>());
        self.runs::<J>()
    }

    /// Runs it, and enqueues it once for the whole site at each full hour.
    #[must_use]
    pub fn every_hour_of_site<J: Job + HourlyOfSite>(mut self) -> Self {
        self.hourly.push(Due::of_site::<J>());
        self.runs::<J>()
    }

    /// The same for an errand.
    #[must_use]
    pub fn goes_every_hour<E: Errand + HourlyOfSite>(mut self) -> Self {
        self.hourly.push(Due::of_site::<E>());
        self.goes::<E>()
    }

    #[must_use]
    pub fn goes<E: Errand>(self) -> Self {
        let fail: Failing = Rc::new(|app, claimed, why, is_last| Box::pin(fail::<E>(app, claimed, why, is_last)));
        self.knows::<E>(Rc::new(|app, claimed, me| Box::pin(go::<E>(app, claimed, me))), Some(fail))
    }

    fn knows<W: Work>(mut self, run: Runner, fail: Option<Failing>) -> Self {
        self.known.push(Known { name: W::NAME, goes_on: W::GOES_ON, run, fail });
        self
    }

    /// Enqueues what is due by the clock and was not enqueued yet.
    pub async fn run_due(&self) -> Result<()> {
        run_due(&self.app.db, &self.hourly).await
    }

    /// Works for as long as the process lives: on jobs and on what is due by the clock.
    pub async fn work(self) {
        loop {
            let done = async {
                self.run_due().await?;
                self.work_off().await
            };
            if let Err(error) = done.await {
                tracing::warn!(%error, "the worker pauses");
                tokio::time::sleep(NAP).await;
            }
            let _ = tokio::time::timeout(NAP, self.app.db.bell().notified()).await;
        }
    }

    /// Works until nothing is due, and says how many jobs it finished.
    pub async fn work_off(&self) -> Result<usize> {
        let mut finished = 0;
        while let Some(job) = self.claim().await? {
            match self.run(job.clone()).await {
                Ok(()) => finished += 1,
                Err(error) => self.put_back(job, error.to_string()).await?,
            }
        }
        Ok(finished)
    }

    async fn claim(&self) -> Result<Option<ClaimedJob>> {
        let key = SiteKey::for_workers();
        let go_on: Vec<&'static str> =
            self.known.iter().filter(|known| known.goes_on).map(|known| known.name).collect();
        let asked = go_on.clone();
        // Asked of a reader first: an idle worker writes nothing.
        if !self.app.db.read(&key, move |db| Ok(is_any_due(db, &asked)?)).await? {
            return Ok(None);
        }
        let me = self.name.clone();
        self.app.db.write(&key, move |db| Ok(claim(db, &me, &go_on)?)).await
    }

    async fn run(&self, job: ClaimedJob) -> Result<()> {
        let runner = self.known.iter().find(|known| known.name == job.name).map(|known| known.run.clone());
        let runner = runner.ok_or_else(|| Error::internal(format!("nobody runs {:?}", job.name)))?;
        let id = job.id.clone();
        // In a task of its own: a bug that panics in one job stops no other.
        let mut running = actix_web::rt::spawn(runner(self.app.clone(), job, self.name.clone()));
        loop {
            match tokio::time::timeout(RENEWED, &mut running).await {
                Ok(done) => return done.map_err(Error::internal)?,
                // What takes longer than a lease (a backup) keeps it for as long as this process lives.
                Err(_) => self.renew(id.clone()).await,
            }
        }
    }

    async fn renew(&self, id: JobId) {
        let me = self.name.clone();
        let write = move |db: &mut SiteDb<'_>| {
            let mine = jobs::table.find(&id).filter(jobs::leased_by.eq(&me)).filter(jobs::finished_at.is_null());
            Ok(diesel::update(mine).set(jobs::leased_until.eq(db.now().plus(LEASE))).execute(db.conn()).map(drop)?)
        };
        if let Err(error) = self.app.db.write(&SiteKey::for_workers(), write).await {
            tracing::warn!(%error, "a lease was not renewed");
        }
    }

    async fn put_back(&self, job: ClaimedJob, why: String) -> Result<()> {
        tracing::warn!(job = %job.id, name = job.name, why, "a job will be tried again");
        let fail = self.known.iter().find(|known| known.name == job.name).and_then(|known| known.fail.clone());
        if let Some(fail) = fail {
            fail(self.app.clone(), job.clone(), why.clone(), job.attempts + 1 >= MOST_ATTEMPTS).await?;
        }
        let me = self.name.clone();
        self.app.db.write(&SiteKey::for_workers(), move |db| Ok(put_back(db, &job, &me, &why)?)).await
    }
}

fn parse<W: Work>(job: &ClaimedJob) -> Result<(W, W::Key)> {
    let work = serde_json::from_str(&job.payload).map_err(Error::internal)?;
    let key = W::Key::for_job(job).ok_or_else(|| Error::internal("a job of a school without a school"))?;
    Ok((work, key))
}

async fn run<J: Job>(app: Data<App>, job: ClaimedJob, me: String) -> Result<()> {
    let (work, key) = parse::<J>(&job)?;
    let write = move |db: &mut Door<'_, J::Key>| {
        work.run(db)?;
        finish(db, &job, &me)
    };
    app.db.write(&key, write).await
}

async fn go<E: Errand>(app: Data<App>, job: ClaimedJob, me: String) -> Result<()> {
    let (work, key) = parse::<E>(&job)?;
    let prepare = move |db: &mut Door<'_, E::Key>| {
        let prepared = work.prepare(db)?;
        Ok((work, prepared))
    };
    let (work, prepared) =
        if E::CLAIMS { app.db.write(&key, prepare).await? } else { app.db.read(&key, prepare).await? };
    let outcome = match prepared {
        Some(prepared) => Some(E::go(prepared, &app).await?),
        None => None,
    };
    let write = move |db: &mut Door<'_, E::Key>| {
        if let Some(outcome) = outcome {
            work.finish(db, outcome)?;
        }
        finish(db, &job, &me)
    };
    app.db.write(&key, write).await
}

async fn fail<E: Errand>(app: Data<App>, job: ClaimedJob, why: String, is_last: bool) -> Result<()> {
    let (work, key) = parse::<E>(&job)?;
    app.db.write(&key, move |db| if is_last { work.give_up(db, &why) } else { work.put_back(db) }).await
}

/// What may be claimed. Work of a school that is suspended waits, but for `go_on`, until the school is open again; what was
/// claimed before is finished.
macro_rules! due {
    ($now:expr, $go_on:expr) => {
        jobs::table
            .filter(
                jobs::school_id
                    .is_null()
                    .or(jobs::name.eq_any($go_on.iter().copied()))
                    .or(jobs::school_id.eq_any(schools::table.filter(is_open!($now)).select(schools::id.nullable()))),
            )
            .filter(jobs::finished_at.is_null())
            .filter(jobs::failed_at.is_null())
            .filter(jobs::run_at.le($now))
            .filter(jobs::leased_until.is_null().or(jobs::leased_until.lt($now)))
    };
}

fn is_any_due(db: &mut SiteDb<'_>, go_on: &[&'static str]) -> QueryResult<bool> {
    let now = db.now();
    diesel::select(exists(due!(now, go_on))).get_result(db.conn())
}

fn claim(db: &mut SiteDb<'_>, me: &str, go_on: &[&'static str]) -> QueryResult<Option<ClaimedJob>> {
    let now = db.now();
    // What died with its process twelve times over is not put back by anybody: it has failed.
    diesel::update(jobs::table.filter(jobs::finished_at.is_null()).filter(jobs::failed_at.is_null()))
        .filter(jobs::attempts.ge(MOST_ATTEMPTS))
        .filter(jobs::leased_until.lt(now))
        .set(jobs::failed_at.eq(now))
        .execute(db.conn())?;
    let due = due!(now, go_on).order((jobs::run_at, jobs::id));
    let found = match db.conn() {
        Conn::Postgres(c) => due.select(ClaimedJob::as_select()).for_update().skip_locked().first(c),
        // Here the write queue lets one claim in at a time.
        Conn::Sqlite(c) => due.select(ClaimedJob::as_select()).first(c),
    };
    let Some(job) = found.optional()? else { return Ok(None) };
    diesel::update(jobs::table.find(&job.id))
        .set((jobs::leased_until.eq(now.plus(LEASE)), jobs::leased_by.eq(me), jobs::attempts.eq(jobs::attempts + 1)))
        .execute(db.conn())?;
    Ok(Some(job))
}

/// Refuses, and so undoes the work, when the lease went to somebody else meanwhile.
fn finish<K>(db: &mut Door<'_, K>, job: &ClaimedJob, me: &str) -> Result<()> {
    let mine = jobs::table.find(&job.id).filter(jobs::leased_by.eq(me)).filter(jobs::finished_at.is_null());
    match diesel::update(mine).set(jobs::finished_at.eq(db.now())).execute(db.conn())? {
        0 => Err(Error::unavailable()),
        _ => Ok(()),
    }
}

fn put_back(db: &mut SiteDb<'_>, job: &ClaimedJob, me: &str, why: &str) -> QueryResult<()> {
    let (now, tries) = (db.now(), job.attempts + 1);
    let wait = 1i64 << tries.clamp(0, 12);
    // Spread, so that what failed together does not come back together.
    let wait = TimeDelta::seconds(wait + rand::random_range(0..=wait / 2));
    let failed_at = (tries >= MOST_ATTEMPTS).then_some(now);
    diesel::update(jobs::table.find(&job.id).filter(jobs::leased_by.eq(me)))
        .set((
            jobs::run_at.eq(now.plus(wait)),
            jobs::leased_until.eq(None::<Moment>),
            jobs::last_error.eq(why.chars().take(500).collect::<String>()),
            jobs::failed_at.eq(failed_at),
        ))
        .execute(db.conn())
        .map(drop)
}
