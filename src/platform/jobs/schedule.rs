//! What is due by the clock: written into `job_slots` once, however many servers look at the clock.

use super::{Job, Work};
use crate::{
    error::Result,
    on_each,
    platform::{
        access::{SchoolKey, SiteKey, pending, session, tokens},
        db::{
            Db, Door, Moment, SchoolId, SiteDb,
            ids::JobId,
            schema::{email_changes, job_slots, jobs, schools, sign_in_delays, sign_in_history},
        },
    },
};
use chrono::{TimeDelta, Timelike};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// How long finished jobs and old delays are kept.
const KEPT: TimeDelta = TimeDelta::days(30);
/// How long it is remembered who signed in, or tried to.
const REMEMBERED: TimeDelta = TimeDelta::days(90);

/// Work that every school which is not suspended does at the beginning of each hour. Whether there is anything to do
/// then (it is evening there, it is Monday) is for the work to find out; what it does must be safe to do twice.
pub trait Hourly: Job + Work<Key = SchoolKey> {
    /// `hour` is the full hour that has just begun, UTC.
    fn at(hour: Moment) -> Self;
}

/// The same for work of the whole site, job or errand: once, not in each school.
pub trait HourlyOfSite: Work<Key = SiteKey> {
    /// `hour` is the full hour that has just begun, UTC.
    fn at(hour: Moment) -> Self;
}

/// One kind of hourly work: its name, and its payload for an hour.
#[derive(Debug, Clone, Copy)]
pub(super) struct Due {
    name: &'static str,
    is_of_site: bool,
    payload: fn(Moment) -> serde_json::Result<String>,
}

impl Due {
    pub(super) fn of<W: Hourly>() -> Self {
        Self { name: W::NAME, is_of_site: false, payload: |hour| serde_json::to_string(&W::at(hour)) }
    }

    pub(super) fn of_site<W: HourlyOfSite>() -> Self {
        Self { name: W::NAME, is_of_site: true, payload: |hour| serde_json::to_string(&W::at(hour)) }
    }
}

/// Enqueues what is due now and was not enqueued yet.
pub(super) async fn run_due(db: &Db, hourly: &[Due]) -> Result<()> {
    let hour = full_hour(db.now());
    let slot = hour.utc().format("%Y-%m-%dT%H").to_string();
    let key = SiteKey::for_workers();
    let looked_for = slot.clone();
    if db.read(&key, move |db| Ok(is_taken(db, Sweep::NAME, &looked_for)?)).await? {
        return Ok(());
    }
    let hourly = hourly.to_vec();
    db.write(&key, move |db| {
        if take(db, Sweep::NAME, &slot)? {
            db.enqueue_for_site(Sweep {})?;
            enqueue_all(db, &hourly, hour)?;
        }
        Ok(())
    })
    .await
}

fn full_hour(now: Moment) -> Moment {
    let hour = now.utc().date().and_hms_opt(now.utc().hour(), 0, 0);
    hour.map_or(now, Moment::from)
}

/// Each in every school, or once for the site.
fn enqueue_all(db: &mut SiteDb<'_>, hourly: &[Due], hour: Moment) -> Result<()> {
    let open = schools::table.filter(schools::suspended_at.is_null()).order(schools::id).select(schools::id);
    let schools: Vec<Option<SchoolId>> = open.load(db.conn())?.into_iter().map(Some).collect();
    for due in hourly {
        let payload = (due.payload)(hour).map_err(crate::error::Error::internal)?;
        for school in if due.is_of_site { &[None][..] } else { &schools[..] } {
            diesel::insert_into(jobs::table)
                .values((
                    jobs::id.eq(JobId::fresh()),
                    jobs::school_id.eq(school),
                    jobs::name.eq(due.name),
                    jobs::payload.eq(&payload),
                    jobs::run_at.eq(hour),
                ))
                .execute(db.conn())?;
        }
    }
    Ok(())
}

fn is_taken(db: &mut SiteDb<'_>, name: &str, slot: &str) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(job_slots::table.find((name, slot)))).get_result(db.conn())
}

/// Whether it was us who took it.
fn take(db: &mut SiteDb<'_>, name: &str, slot: &str) -> QueryResult<bool> {
    let row = (job_slots::name.eq(name), job_slots::slot.eq(slot));
    let taken =
        on_each!(db.conn(), |c| diesel::insert_into(job_slots::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok(taken > 0)
}

/// Every hour: forgets sessions, tokens and half sign-ins that are over, and what was kept long enough.
#[derive(Debug, Serialize, Deserialize)]
pub struct Sweep {}

impl Work for Sweep {
    const NAME: &'static str = "sweep";
    type Key = SiteKey;
}

impl Job for Sweep {
    fn run(self, db: &mut Door<'_, SiteKey>) -> Result<()> {
        let before = db.now().plus(-KEPT);
        session::sweep(db)?;
        tokens::sweep(db)?;
        pending::sweep(db)?;
        diesel::delete(email_changes::table.filter(email_changes::created_at.lt(before))).execute(db.conn())?;
        let history = sign_in_history::table.filter(sign_in_history::at.lt(db.now().plus(-REMEMBERED)));
        diesel::delete(history).execute(db.conn())?;
        diesel::delete(jobs::table.filter(jobs::finished_at.lt(before))).execute(db.conn())?;
        diesel::delete(sign_in_delays::table.filter(sign_in_delays::last_failed_at.lt(before))).execute(db.conn())?;
        let today = db.now().plus(-TimeDelta::days(7)).utc().format("%Y-%m-%dT%H").to_string();
        diesel::delete(job_slots::table.filter(job_slots::slot.lt(today))).execute(db.conn())?;
        Ok(())
    }
}
