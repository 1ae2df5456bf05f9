//! What a refused mail leaves to do.

use super::actions;
use crate::{
    error::Result,
    platform::{access::SchoolKey, db::Door, jobs::Job, mail::MarkAddress},
};

impl Job for MarkAddress {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        actions::mark_address(db, &self.mail)
    }
}
