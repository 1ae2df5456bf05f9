//! What registers have done at night.

use super::queries;
use crate::{
    error::Result,
    platform::{
        access::SchoolKey,
        db::{Door, Moment},
        jobs::{Hourly, Job, Work},
    },
    schools,
};
use chrono::{TimeDelta, Timelike};
use serde::{Deserialize, Serialize};

/// The hour, on the school's wall.
const AT_NIGHT: u32 = 3;
/// A form waits for a connection for a day at most; this is how long it is known that it was saved.
const KEPT: TimeDelta = TimeDelta::days(30);

/// Every night: forgets which forms were saved long ago. Nobody sends one of them again; the marks stay.
#[derive(Debug, Serialize, Deserialize)]
pub struct ForgetSaves {
    hour: Moment,
}

impl Work for ForgetSaves {
    const NAME: &'static str = "forget_saves";
    type Key = SchoolKey;
}

impl Hourly for ForgetSaves {
    fn at(hour: Moment) -> Self {
        Self { hour }
    }
}

impl Job for ForgetSaves {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        let zone = schools::time_zone(db)?;
        if self.hour.utc().and_utc().with_timezone(&zone).hour() != AT_NIGHT {
            return Ok(());
        }
        let before = db.now().plus(-KEPT);
        Ok(queries::forget_saves(db, before).map(drop)?)
    }
}
