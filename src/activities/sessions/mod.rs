//! A wing of activities: the dated sessions that weekly slots make, the calendar, and feeds of it.
//!
//! Its rule: a session that people may have seen is never deleted, only cancelled; what somebody moved or cancelled by
//! hand stays so, whatever the plan says.

mod actions;
mod handlers;
mod jobs;
mod model;
mod queries;
mod views;
mod words;

pub use actions::{Since, follow_plan, set_cancelled};
pub use jobs::{FollowPlan, PlanSessions, follow_plans_later};
pub use model::{Cause, Session, SessionStatus, is_open};
pub use queries::{RunnableSession, find, hold_session, note_change};
pub use views::{SessionLine, path};

use crate::platform::{
    db::{SchoolDb, ids::ActivityId},
    web::{PageOf, Routes},
};
use diesel::prelude::*;

/// How many dates the page of an activity shows.
const FEW: i64 = 5;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/activities/{id}/sessions").get("", handlers::index).get("/{sub}", handlers::show)
}

/// The next few sessions of an activity, and how many are to come.
pub fn next_of(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<PageOf<Session>> {
    let now = db.now();
    queries::list(db, activity, queries::When::Coming, now, (1, FEW))
}
