//! Two records of the same person become one.
//!
//! Its rule: everything that referred to the record that goes refers to the one that stays; where both have the same
//! thing, [`REFERENCES`] says which stands. The record that goes is kept as a sign to the other, because the log names it.

mod actions;
mod forms;
mod handlers;
mod model;
mod queries;
mod views;

pub use model::{REFERENCES, Rule};

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/people").get("/{id}/merge", handlers::choose).post("/{id}/merge", handlers::merge)
}
