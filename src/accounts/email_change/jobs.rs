//! What follows a new address.

use crate::{
    error::Result,
    people,
    platform::{
        access::{Actor, SiteKey},
        db::{Door, ids::UserId},
        jobs::{Job, Work},
    },
    schools,
};
use serde::{Deserialize, Serialize};

/// Where a school's list has the old address of a user, it gets the new one: mail of the school goes there.
#[derive(Debug, Serialize, Deserialize)]
pub struct FollowAddress {
    pub user: UserId,
    pub old: String,
    pub new: String,
}

impl Work for FollowAddress {
    const NAME: &'static str = "follow_address";
    type Key = SiteKey;
}

impl Job for FollowAddress {
    fn run(self, db: &mut Door<'_, SiteKey>) -> Result<()> {
        for school in schools::ids(db)? {
            db.within(school, |db| people::follow_address(db, &Actor::system(), &self.user, &self.old, &self.new))?;
        }
        Ok(())
    }
}
