//! What people do with ranked choices. One function, one transaction, its audit entries and its mails in it.
//!
//! Its rule: hold the group, then its activities, then the people, then decide.

mod deciding;
mod planning;

pub use deciding::{call_off, decide, publish, simulate, tell};
pub use planning::{announce, change, create, favour};

use super::{
    model::{Group, Refusal},
    queries,
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Grant, JoinActivities},
        db::{SchoolDb, ids::ActivityId},
        i18n::Text,
        web::FieldErrors,
    },
};
use serde_json::json;

fn refused(why: Refusal) -> Error {
    Error::Conflict(why.text())
}

/// These choices instead of those before; none takes them back. The first is the first choice.
pub fn rank(db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, group: &Group, ranked: &[ActivityId]) -> Result<()> {
    group.takes_choices(db.now()).map_err(refused)?;
    let grade = by.me().grade;
    let members = queries::members(db, &group.id)?;
    let is_offered =
        |id: &ActivityId| members.iter().any(|member| member.id == *id && member.is_published && member.is_for(grade));
    if !ranked.iter().all(is_offered) {
        return Err(FieldErrors::of("choice", Text::of("field-choice")).into());
    }
    if queries::choices_of(db, &group.id, by.person())? == ranked {
        return Ok(());
    }
    queries::save_choices(db, &group.id, by.person(), ranked)?;
    let change = Change::of("group.rank", &group.id).to(json!({ "choices": ranked }));
    audit::record(db, by.actor(), change)
}
