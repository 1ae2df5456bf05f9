//! Ratings: what students who were there think of an activity.
//!
//! Its rule: only who came at least once has a say, and one each. Everybody sees the average, members read the comments
//! without names, and staff hide one only for a reason that its author reads.

mod actions;
mod forms;
mod handlers;
mod model;
mod queries;
mod today;
mod views;

pub use queries::recount;
pub use today::waiting;
pub use views::Stars;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/activities")
        .get("/{id}/ratings", handlers::index)
        .post("/{id}/rating", handlers::rate)
        .post("/{id}/ratings/{sub}/reports", handlers::report)
        .post("/{id}/ratings/{sub}/hiding", handlers::hide)
        .post("/{id}/ratings/{sub}/showing", handlers::show)
        .post("/{id}/ratings/{sub}/dismissal", handlers::dismiss)
}
