//! What activities leave for later.

use super::actions;
use crate::{
    error::Result,
    platform::{
        access::{Actor, SchoolKey},
        db::{Door, ids::ActivityId},
        jobs::{Job, Work},
    },
};
use serde::{Deserialize, Serialize};

/// Gives free places to those who wait: somebody whom a place went past has left what was in the way.
#[derive(Debug, Serialize, Deserialize)]
pub struct FillPlaces {
    pub activity: ActivityId,
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
