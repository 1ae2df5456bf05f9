//! Lists are taken in by jobs, some lines each; what is said of them is forgotten after a month.

use super::{actions, queries};
use crate::{
    error::Result,
    platform::{
        access::SchoolKey,
        db::{Door, Moment, ids::PeopleImportId},
        jobs::{Hourly, Job, Work},
    },
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

const KEPT: TimeDelta = TimeDelta::days(30);

/// Takes the next lines of a list in, and enqueues itself until there are none.
#[derive(Debug, Serialize, Deserialize)]
pub struct TakeLines {
    pub(super) import: PeopleImportId,
    /// How many letters one person gets within an hour.
    pub(super) at_most: u32,
}

impl Work for TakeLines {
    const NAME: &'static str = "take_lines_of_people";
    type Key = SchoolKey;
}

impl Job for TakeLines {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        actions::take_lines(db, &self.import, self.at_most)
    }
}

/// Forgets what was over a month ago.
#[derive(Debug, Serialize, Deserialize)]
pub struct TidyImports {
    hour: Moment,
}

impl Work for TidyImports {
    const NAME: &'static str = "tidy_imports_of_people";
    type Key = SchoolKey;
}

impl Hourly for TidyImports {
    fn at(hour: Moment) -> Self {
        Self { hour }
    }
}

impl Job for TidyImports {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        Ok(queries::forget(db, self.hour.plus(-KEPT))?)
    }
}
