//! Favourites: what a student has marked to find it again. And what is popular now, which they and sign-ups say.
//!
//! Its rule: a mark is its student's own. Nobody else sees it, the log neither; others only see what many of them make
//! popular.

mod actions;
mod handlers;
mod jobs;
mod queries;
mod views;

pub use jobs::CountTrends;
pub use views::Heart;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/activities").post("/{id}/favourite", handlers::mark)
}
