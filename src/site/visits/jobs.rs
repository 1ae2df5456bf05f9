//! Visits that ended by themselves.

use super::actions;
use crate::{
    error::Result,
    platform::{
        access::SiteKey,
        db::{Door, Moment},
        jobs::{HourlyOfSite, Job, Work},
    },
};
use serde::{Deserialize, Serialize};

/// Writes into both logs that visits are over.
#[derive(Debug, Serialize, Deserialize)]
pub struct CloseVisits {}

impl Work for CloseVisits {
    const NAME: &'static str = "close_visits";
    type Key = SiteKey;
}

impl HourlyOfSite for CloseVisits {
    fn at(_: Moment) -> Self {
        Self {}
    }
}

impl Job for CloseVisits {
    fn run(self, db: &mut Door<'_, SiteKey>) -> Result<()> {
        actions::close(db)
    }
}
