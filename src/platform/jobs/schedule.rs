//! What is due by the clock: written into `job_slots` once, however many servers look at the clock.

use super::{Job, Work};
use crate::{
    error::Result,
    on_each,
    platform::{
        access::{SiteKey, session, tokens},
        db::{
            Db, Door, SiteDb,
            schema::{job_slots, jobs, sign_in_delays},
        },
    },
};
use chrono::TimeDelta;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// How long finished jobs and old delays are kept.
const KEPT: TimeDelta = TimeDelta::days(30);

/// Enqueues what is due now and was not enqueued yet.
pub async fn run_due(db: &Db) -> Result<()> {
    let slot = db.now().utc().format("%Y-%m-%dT%H").to_string();
    let key = SiteKey::for_workers();
    let looked_for = slot.clone();
    if db.read(&key, move |db| Ok(is_taken(db, Sweep::NAME, &looked_for)?)).await? {
        return Ok(());
    }
    db.write(&key, move |db| {
        if take(db, Sweep::NAME, &slot)? {
            db.enqueue_for_site(Sweep {})?;
        }
        Ok(())
    })
    .await
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

/// Every hour: forgets sessions and tokens that are over, and jobs that were finished long ago.
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
        diesel::delete(jobs::table.filter(jobs::finished_at.lt(before))).execute(db.conn())?;
        diesel::delete(sign_in_delays::table.filter(sign_in_delays::last_failed_at.lt(before))).execute(db.conn())?;
        let today = db.now().plus(-TimeDelta::days(7)).utc().format("%Y-%m-%dT%H").to_string();
        diesel::delete(job_slots::table.filter(job_slots::slot.lt(today))).execute(db.conn())?;
        Ok(())
    }
}
