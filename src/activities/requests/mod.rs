//! Requests: where leaders choose, students ask for a place and staff say yes or no.
//!
//! Its rule: a request takes no place. Whoever is approved is held to the same rules as whoever signs up, and stays
//! undecided where one is in the way.

mod actions;
mod forms;
mod handlers;
mod model;
mod queries;
mod views;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/activities").get("/{id}/requests", handlers::index).post("/{id}/requests", handlers::decide)
}
