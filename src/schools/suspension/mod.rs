//! Closing a school and opening it again, which whoever runs the site does, and what its owners can still do then.
//!
//! Its rule: who may come in is asked at the wall (`access`), and what waits is asked where jobs are claimed; here is
//! only written down what they read.

mod actions;
mod handlers;
mod mail;
mod model;
mod queries;
mod views;

pub use mail::letters;

pub use actions::{reactivate, suspend};
pub use model::NewSuspension;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/suspension").get("", handlers::show)
}
