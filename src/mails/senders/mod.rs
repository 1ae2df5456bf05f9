//! In whose name a school's mail goes out: a name, an address, and where answers go.
//!
//! Its rule: mail comes from an address only once somebody has shown that they read the mail that goes there; until then
//! the name and the address for answers are used, and the mail comes from the server's own.

mod actions;
mod forms;
mod handlers;
mod mail;
mod model;
mod queries;
mod views;

pub use mail::letters;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/mails/senders")
        .get("", handlers::index)
        .post("", handlers::add)
        .get("/new", handlers::new)
        .get("/{id}", handlers::edit)
        .post("/{id}", handlers::change)
        .post("/{id}/default", handlers::use_it)
        .post("/{id}/code", handlers::send_code)
        .post("/{id}/confirmation", handlers::confirm)
        .post("/{id}/removal", handlers::remove)
}
