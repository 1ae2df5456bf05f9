//! The mail console: what a school wrote, to whom, and what became of it; and addresses that mail comes back from.
//!
//! Its rule: whoever runs the school reads what was written, and it is noted each time; what only its reader may use (a
//! link that sets a password, a code, the link that stops mail) is never shown.

mod actions;
mod forms;
mod handlers;
mod model;
mod queries;
mod today;
mod views;

pub use queries::waiting_count;
pub use today::waiting;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/mails")
        .get("", handlers::index)
        .post("", handlers::in_bulk)
        .get("/addresses", handlers::addresses)
        .post("/addresses/{id}", handlers::address_is_fine)
        .get("/{id}", handlers::show)
        .get("/{id}/html", handlers::html)
        .post("/{id}/stop", handlers::stop)
        .post("/{id}/retry", handlers::retry)
        .post("/{id}/resend", handlers::resend)
}
