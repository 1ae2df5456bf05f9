//! What is popular, counted every hour.

use super::actions;
use crate::{
    error::Result,
    platform::{
        access::SchoolKey,
        db::{Door, Moment},
        jobs::{Hourly, Job, Work},
    },
};
use serde::{Deserialize, Serialize};

/// Counts what sign-ups and favourites of the last days make popular.
#[derive(Debug, Serialize, Deserialize)]
pub struct CountTrends {}

impl Work for CountTrends {
    const NAME: &'static str = "count_trends";
    type Key = SchoolKey;
}

impl Job for CountTrends {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        actions::count_trends(db)
    }
}

impl Hourly for CountTrends {
    fn at(_: Moment) -> Self {
        Self {}
    }
}
