//! What ranked choices leave for later.

use super::actions;
use crate::{
    error::Result,
    platform::{
        access::SchoolKey,
        db::{
            Door,
            ids::{GroupId, PersonId},
        },
        jobs::{Job, Work},
    },
};
use serde::{Deserialize, Serialize};

/// Tells those who took part what came of it, some at a time.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellDrawn {
    pub group: GroupId,
    /// Whoever was told last.
    pub after: Option<PersonId>,
}

impl Work for TellDrawn {
    const NAME: &'static str = "tell_drawn";
    type Key = SchoolKey;
}

impl Job for TellDrawn {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        actions::tell(db, &self.group, self.after.as_ref())
    }
}
