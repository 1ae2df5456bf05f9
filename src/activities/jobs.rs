//! What activities leave for later.

use super::{actions, queries};
use crate::{
    error::Result,
    platform::{
        access::{Actor, SchoolKey},
        db::{Door, SchoolDb, ids::ActivityId},
        jobs::{Job, Work},
    },
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// Gives free places to those who wait: somebody whom a place went past has left what was in the way.
#[derive(Debug, Serialize, Deserialize)]
pub struct FillPlaces {
    pub activity: ActivityId,
}

/// Looks at every queue again, later: what a term allows, or when it is, has changed.
pub fn fill_places_later(db: &mut SchoolDb<'_>) -> QueryResult<()> {
    for activity in queries::with_a_queue(db)? {
        db.enqueue(FillPlaces { activity })?;
    }
    Ok(())
}

impl Work for FillPlaces {
    const NAME: &'static str = "fill_places";
    type Key = SchoolKey;
}

impl Job for FillPlaces {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        actions::fill_places(db, &Actor::system(), &self.activity)
    }
}
