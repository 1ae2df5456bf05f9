//! The picture that people have of themselves.
//!
//! Its rule: it is seen by people who share a school with them, and by nobody else; what is kept is a small square of our
//! own making, under a key that nobody could guess.

mod actions;
mod handlers;
mod jobs;
mod queries;
mod views;

pub use jobs::DropPicture;

use crate::platform::{files::LARGEST, web::Routes};

pub fn routes() -> Routes {
    Routes::at("")
        .get("/account/picture", handlers::own)
        .post_file("/account/picture", LARGEST, handlers::change)
        .post("/account/picture/removal", handlers::remove)
        .get("/s/{slug}/people/{id}/picture", handlers::of_person)
}
