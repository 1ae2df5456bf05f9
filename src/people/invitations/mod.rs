//! Invitations: asking people in by mail.
//!
//! Its rule: whom an address belongs to is decided by whoever can read what is sent there. Nobody invites to a role that is
//! not below their own, and a link is good once, for a week, and only for the address that it was sent to.

mod actions;
mod forms;
mod handlers;
mod mail;
mod model;
mod queries;
mod views;

pub use actions::{How, Outcome, ask_in, close_open, take_in};
pub use mail::letter;
pub use model::{HIGHEST_GRADE, Inviter, LONGEST_MESSAGE, LONGEST_NAME, Wanted, address, role_key};
pub use queries::{ProgramNamed, count_expiring, inviter, is_there, programs};
pub use views::{Choice, choices};

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}")
        .get("/people/invitations", handlers::index)
        .post("/people/invitations", handlers::invite)
        .get("/people/invitations/new", handlers::new)
        .post("/people/invitations/several", handlers::several)
        .post("/people/invitations/{id}/resending", handlers::resend)
        .post("/people/invitations/{id}/revocation", handlers::revoke)
        .get("/invitations/{token}", handlers::open)
        .post("/invitations/{token}", handlers::accept)
}
