//! A wing of activities: the dated sessions that weekly slots make, the calendar, and feeds of it.
//!
//! Its rule: a session that people may have seen is never deleted, only cancelled; what somebody moved or cancelled by
//! hand stays so, whatever the plan says.

mod actions;
mod forms;
mod handlers;
mod ics;
mod jobs;
mod mail;
mod model;
mod queries;
mod today;
mod views;
mod words;

pub use actions::{Since, follow_plan, room_taken, set_cancelled, set_restored};
pub use jobs::{FollowPlan, PlanSessions, follow_plans_later};
pub use mail::letters;
pub use model::{Cause, RoomTaken, Session, SessionStatus};
pub use queries::{RunnableSession, find, hold_session, note_change};
pub use today::week;
pub use views::{SessionLine, path};

use crate::platform::{
    db::{SchoolDb, ids::ActivityId},
    web::{PageOf, Routes},
};
use diesel::prelude::*;

/// How many dates the page of an activity shows.
const FEW: i64 = 5;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}")
        .get("/calendar", handlers::calendar)
        .get("/calendar/feed", handlers::own)
        .post("/calendar/feed", handlers::rotate_own)
        .get("/activities/{id}/feed", handlers::of_activity)
        .post("/activities/{id}/feed", handlers::rotate_of)
        .get("/activities/{id}/sessions", handlers::index)
        .get("/activities/{id}/sessions/{sub}", handlers::show)
        .get("/activities/{id}/sessions/{sub}/move", handlers::moving)
        .post("/activities/{id}/sessions/{sub}/move", handlers::move_to)
}

/// What calendars fetch, without anybody being signed in.
pub fn feeds() -> Routes {
    Routes::at("/calendars").get("/{token}.ics", handlers::fetch)
}

/// The next few sessions of an activity, and how many are to come.
pub fn next_of(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<PageOf<Session>> {
    let now = db.now();
    queries::list(db, activity, queries::When::Coming, now, (1, FEW))
}
