//! Providers: others who offer activities, whose lists are taken in as drafts.
//!
//! Its rule: what staff have edited, published or closed is theirs: a list changes only drafts that nobody has touched
//! since it was last taken in. Everything that acts on a connection holds its row first.

mod actions;
mod client;
mod forms;
mod handlers;
mod jobs;
mod model;
mod queries;
mod views;

pub use jobs::{FetchPage, LookAtSchedules, Probe};
pub use model::Mapping;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/settings/providers")
        .get("", handlers::index)
        .post("", handlers::add)
        .get("/new", handlers::new)
        .get("/runs/{id}", handlers::run)
        .get("/{id}", handlers::show)
        .post("/{id}", handlers::change)
        .get("/{id}/edit", handlers::edit)
        .post("/{id}/tests", handlers::test)
        .post("/{id}/runs", handlers::sync)
        .post("/{id}/removal", handlers::remove)
}
