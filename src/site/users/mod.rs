//! Accounts across schools: who they are, where they belong, when they were here.
//!
//! Its rule: only those who run the site see it; no school learns from it where else somebody belongs. What it changes is
//! sessions, which end.

mod actions;
mod handlers;
mod model;
mod queries;
mod views;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/site/users")
        .get("", handlers::index)
        .get("/{id}", handlers::show)
        .post("/{id}/sign-out", handlers::end_sessions)
}
