//! Cancelling one session, and who knows of it.
//!
//! Its rule: it is a safety event. Everybody on the register and whoever leads is written to in the transaction that
//! cancels, whatever mails they like to get, and whoever was not reached is a list with telephone numbers.

mod actions;
mod forms;
mod handlers;
mod mail;
mod model;
mod queries;
mod views;

pub use actions::plant;
pub use mail::letters;
pub use model::Notice;
pub use queries::latest;
pub use views::Told;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/activities/{id}/sessions/{sub}")
        .get("/cancellation", handlers::cancellation)
        .post("/cancellation", handlers::cancel)
        .post("/restoration", handlers::restore)
        .get("/notices", handlers::notices)
}
