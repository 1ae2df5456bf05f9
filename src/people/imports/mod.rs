//! Lists of people: pasted or brought as a file, and taken in some lines at a time.
//!
//! Its rule: some lines are taken in by one transaction, which also says how far the list has come, so that a server may
//! die at any moment and another goes on; and each line that is not simply in says why.

mod actions;
mod forms;
mod handlers;
mod jobs;
mod model;
mod queries;
mod views;

pub use jobs::{TakeLines, TidyImports};

use crate::platform::web::Routes;

/// As much as a list of the most lines may weigh.
const LARGEST: u64 = 2 * 1024 * 1024;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/people/imports")
        .post_file("", LARGEST, handlers::start)
        .post("/chosen", handlers::start_chosen)
        .get("/new", handlers::new)
        .get("/{id}", handlers::show)
        .post("/{id}/cancellation", handlers::cancel)
}
