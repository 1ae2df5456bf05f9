//! Getting started: what the office of a new school does first.
//!
//! Its rule: a step is done when what it asks for is there, or when the office says that it is right as it is. The list is
//! shown until every step is done, and never again.

mod actions;
mod handlers;
mod model;
mod queries;
mod views;

pub use actions::confirm_all;
pub use queries::{Facts, facts};
pub use views::Onboarding;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/onboarding").post("/{id}", handlers::confirm)
}
