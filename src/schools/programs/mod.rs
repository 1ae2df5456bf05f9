//! Programs: what people and activities of a school belong to.
//!
//! Its rule: one of them is what everything belongs to that names none, and none is ever deleted.

mod actions;
mod forms;
mod handlers;
mod queries;
mod views;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/settings/programs")
        .get("", handlers::index)
        .post("", handlers::add)
        .get("/{id}", handlers::show)
        .post("/{id}", handlers::change)
}
