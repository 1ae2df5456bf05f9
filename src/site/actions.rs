//! What whoever runs the site does to the site itself.

use super::{model::Plan, queries};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::SiteGrant,
        db::{SchoolId, SiteDb, ids::JobId},
        jobs,
    },
};
use serde_json::json;

/// Has a job that failed for good tried again. One that did not fail is not there.
pub fn retry(db: &mut SiteDb<'_>, by: &SiteGrant, id: &JobId) -> Result<()> {
    if !jobs::retry(db, id)? {
        return Err(Error::NotFound);
    }
    let change = Change::of("job.retry", id);
    audit::record_for_site(db, by.actor.user.as_ref(), &by.actor, change)
}

/// The same of all of one kind. Says how many those were; none is no entry.
pub fn retry_all(db: &mut SiteDb<'_>, by: &SiteGrant, kind: &str) -> Result<usize> {
    let put_back = jobs::retry_all(db, kind)?;
    if put_back > 0 {
        let change = Change::of("job.retry_all", kind).to(json!({ "jobs": put_back }));
        audit::record_for_site(db, by.actor.user.as_ref(), &by.actor, change)?;
    }
    Ok(put_back)
}

/// Says what a school pays for; both logs hold it.
pub fn change_plan(db: &mut SiteDb<'_>, by: &SiteGrant, id: SchoolId, plan: Plan) -> Result<()> {
    let old = queries::hold_plan(db, id)?;
    let documents = [old, plan].map(|plan| json!({ "plan": plan.as_str() }));
    let [before, after] = documents;
    let change = || Change::of("school.change_plan", id).between(before.clone(), after.clone());
    let (Some(for_site), Some(for_school)) = (change(), change()) else { return Ok(()) };
    queries::save_plan(db, id, plan)?;
    audit::record_for_site(db, Some(&by.user.id), &by.actor, for_site)?;
    db.within(id, |db| audit::record(db, &by.actor, for_school))
}
