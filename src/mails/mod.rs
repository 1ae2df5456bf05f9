//! Which mail people get: what they choose, how they stop it without signing in, and addresses that mail comes back from.
//!
//! Its rule: what is about security or safety is always sent; everything else can be stopped by one click from within
//! it, and an address that mail came back from gets no more of it until it changes or its owner asks again.

mod actions;
mod console;
mod forms;
mod gallery;
mod handlers;
mod jobs;
mod model;
mod queries;
mod senders;
mod views;

pub use console::{routes as console_routes, waiting, waiting_count};
pub use gallery::{Drawn, drawn, names as letter_names, routes as gallery_routes};
pub use senders::routes as sender_routes;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("")
        .get("/s/{slug}/mail-preferences", handlers::preferences)
        .post("/s/{slug}/mail-preferences", handlers::choose)
        .post("/s/{slug}/mail-preferences/address", handlers::try_address_again)
        .get("/unsubscribe/{token}", handlers::unsubscribing)
        .post_outside("/unsubscribe/{token}", handlers::unsubscribe)
        .post_outside("/mail/bounces", handlers::bounces)
}
