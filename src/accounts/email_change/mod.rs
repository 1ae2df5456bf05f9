//! A new e-mail address, which both the old one and the new one have to say yes to.
//!
//! Its rule: until both have, everything is as it was; whoever reads the old one can stop it; and asking tells nobody
//! whether the new address has an account already.

mod actions;
mod forms;
mod handlers;
mod jobs;
mod mail;
mod model;
mod queries;
mod views;

pub use jobs::FollowAddress;
pub use mail::letters;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("")
        .get("/account/email", handlers::show)
        .post("/account/email", handlers::ask)
        .post("/account/email/withdrawal", handlers::withdraw)
        .get("/email/new/{token}", handlers::new_page)
        .post("/email/new/{token}", handlers::confirm_new)
        .get("/email/old/{token}", handlers::old_page)
        .post("/email/old/{token}", handlers::confirm_old)
        .post("/email/old/{token}/stop", handlers::stop)
}
