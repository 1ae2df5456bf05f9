//! What offers leave for later.

use super::actions;
use crate::{
    error::Result,
    platform::{
        access::{Actor, SchoolKey},
        db::{
            Door,
            ids::{ActivityId, PersonId},
        },
        jobs::{Job, Work},
    },
};
use serde::{Deserialize, Serialize};

/// Comes when the time of an offer is up.
#[derive(Debug, Serialize, Deserialize)]
pub struct ExpireOffer {
    pub activity: ActivityId,
    pub person: PersonId,
}

impl Work for ExpireOffer {
    const NAME: &'static str = "expire_offer";
    type Key = SchoolKey;
}

impl Job for ExpireOffer {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        actions::expire(db, &Actor::system(), &self.activity, &self.person)
    }
}
