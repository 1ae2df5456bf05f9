//! Announcements: what staff write to the whole school, to programs, activities or roles.
//!
//! Its rule: whom an announcement is for is said in one place (`queries::audience!`); to everybody else it does not
//! exist, and before it is published, starts, or after it ended, it exists only for whoever wrote it and for admins.

mod actions;
mod forms;
mod handlers;
mod jobs;
mod mail;
mod model;
mod queries;
mod views;

pub use actions::announce;
pub use handlers::{on_today, seen};
pub use jobs::MailAnnouncement;
pub use mail::letters;
pub use model::{Audience, Draft, ShownAs};
pub use views::Board;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/announcements")
        .get("", handlers::index)
        .post("", handlers::create)
        .get("/written", handlers::written)
        .get("/new", handlers::new)
        .get("/{id}", handlers::show)
        .post("/{id}", handlers::update)
        .get("/{id}/edit", handlers::edit)
        .post("/{id}/publication", handlers::publish)
        .post("/{id}/withdrawal", handlers::withdraw)
        .post("/{id}/dismissal", handlers::dismiss)
}
