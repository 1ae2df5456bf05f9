//! Sealing, every hour: in a job, so that the writes of a school do not wait for one another.

use super::actions;
use crate::{
    error::Result,
    platform::{
        access::{SchoolKey, SiteKey},
        db::{Door, Moment},
        jobs::{Hourly, HourlyOfSite, Job, Work},
    },
};
use serde::{Deserialize, Serialize};

/// Seals what a school's log got since the last seal.
#[derive(Debug, Serialize, Deserialize)]
pub struct SealLog {
    hour: Moment,
}

impl Work for SealLog {
    const NAME: &'static str = "seal_log";
    type Key = SchoolKey;
}

impl Hourly for SealLog {
    fn at(hour: Moment) -> Self {
        Self { hour }
    }
}

impl Job for SealLog {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        if actions::seal(db)? { Ok(db.enqueue(self)?) } else { Ok(()) }
    }
}

/// Seals what the site's log got.
#[derive(Debug, Serialize, Deserialize)]
pub struct SealSiteLog {
    hour: Moment,
}

impl Work for SealSiteLog {
    const NAME: &'static str = "seal_site_log";
    type Key = SiteKey;
}

impl HourlyOfSite for SealSiteLog {
    fn at(hour: Moment) -> Self {
        Self { hour }
    }
}

impl Job for SealSiteLog {
    fn run(self, db: &mut Door<'_, SiteKey>) -> Result<()> {
        if actions::seal(db)? { Ok(db.enqueue_for_site(self)?) } else { Ok(()) }
    }
}
