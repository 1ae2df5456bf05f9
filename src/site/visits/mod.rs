//! Looking at a school as its admins see it, to help them: asked for with a reason and the password, for half an hour.
//!
//! Its rule: both logs say who looked, why, and when it was over; what a visit may do is decided at the wall (`access`),
//! and it ends with its time, with its session, or when whoever looks says so.

mod actions;
mod forms;
mod handlers;
mod jobs;
mod queries;
mod views;

pub use jobs::CloseVisits;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/site")
        .get("/schools/{id}/visit", handlers::ask)
        .post("/schools/{id}/visit", handlers::begin)
        .post("/visit/end", handlers::end)
}
