//! Ranked choices: students say what they would like best until a date, and a fair draw places everybody.
//!
//! Its rule: the seed is made with the group and shown as its SHA-256 before anybody chooses; the rules stand once they
//! are announced; what a published draw gave can be computed again by anybody.

mod actions;
mod forms;
mod handlers;
mod jobs;
mod mail;
mod model;
mod queries;
mod today;
mod views;
mod words;

pub use jobs::TellDrawn;
pub use mail::letters;
pub use model::{Record, Verdict, committed as seed_hash, seal_of_seed};
pub use queries::{Held, held, record_of};
pub use today::waiting;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/choices")
        .get("", handlers::index)
        .post("", handlers::create)
        .get("/new", handlers::new)
        .get("/{id}", handlers::show)
        .post("/{id}", handlers::update)
        .get("/{id}/edit", handlers::edit)
        .post("/{id}/ranking", handlers::rank)
        .get("/{id}/priority", handlers::priority)
        .post("/{id}/priority", handlers::favour)
        .post("/{id}/announcement", handlers::announce)
        .get("/{id}/draw", handlers::draw)
        .post("/{id}/publication", handlers::publish)
        .post("/{id}/calling-off", handlers::call_off)
        .get("/{id}/students", handlers::students)
        .post("/{id}/students", handlers::lock)
        .get("/{id}/record", handlers::record)
}
