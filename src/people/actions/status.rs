//! Who may come in: suspending, reinstating, leaving. Whoever is not active is a stranger from their next request on;
//! their sessions stay theirs, for they may belong to other schools too.

use crate::{
    activities,
    audit::{self, Change},
    error::{Error, Result},
    people::{
        model::PersonStatus,
        queries::{self, Managed},
    },
    platform::{
        access::{Grant, ManagePeople},
        db::SchoolDb,
        i18n::Text,
    },
};
use serde_json::json;

/// Keeps somebody out for a while. Their places and numbers in queues stay; free places go past them.
pub fn suspend(db: &mut SchoolDb<'_>, by: &Grant<ManagePeople>, managed: Managed, reason: &str) -> Result<()> {
    step(db, by, managed, PersonStatus::Suspended, "person.suspend", reason)
}

/// Lets somebody in again who was suspended or had left. What came free meanwhile may be theirs.
pub fn reinstate(db: &mut SchoolDb<'_>, by: &Grant<ManagePeople>, managed: Managed) -> Result<()> {
    let back = managed.as_ref().status_when_here();
    step(db, by, managed, back, "person.reinstate", "")?;
    Ok(activities::fill_places_later(db)?)
}

/// Notes that somebody belongs to the school no more. Their places go to those who wait; what they did stays.
pub fn depart(db: &mut SchoolDb<'_>, by: &Grant<ManagePeople>, managed: Managed, reason: &str) -> Result<()> {
    let id = managed.as_ref().id.clone();
    step(db, by, managed, PersonStatus::Left, "person.depart", reason)?;
    Ok(activities::leave_later(db, &id)?)
}

fn step(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManagePeople>,
    managed: Managed,
    to: PersonStatus,
    action: &'static str,
    reason: &str,
) -> Result<()> {
    let person = managed.into_inner();
    if !person.status.may_become(to) {
        return Err(Error::Conflict(Text::of("person-step-illegal")));
    }
    queries::set_status(db, std::slice::from_ref(&person.id), to)?;
    let (before, after) = (json!({ "status": person.status.as_str() }), json!({ "status": to.as_str() }));
    audit::record(db, by.actor(), Change::of(action, &person.id).from(before).to(after).because(reason))
}
