//! What whoever runs the site does to the site itself.

use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::SiteGrant,
        db::{SiteDb, ids::JobId},
        jobs,
    },
};

/// Has a job that failed for good tried again. One that did not fail is not there.
pub fn retry(db: &mut SiteDb<'_>, by: &SiteGrant, id: &JobId) -> Result<()> {
    if !jobs::retry(db, id)? {
        return Err(Error::NotFound);
    }
    let change = Change::of("job.retry", id);
    audit::record_for_site(db, by.actor.user.as_ref(), &by.actor, change)
}
