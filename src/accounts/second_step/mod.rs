//! The second step at sign-in: a code from an app on one's phone, or one on paper when the phone is gone.
//!
//! Its rule: nobody is signed in between the steps, and whatever changes the second one asks for the password again and
//! is told by mail.

mod actions;
mod forms;
mod handlers;
mod views;

pub use handlers::half;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("")
        .get("/sign-in/code", handlers::code_page)
        .post("/sign-in/code", handlers::code)
        .get("/account/second-step", handlers::show)
        .post("/account/second-step/begin", handlers::begin)
        .post("/account/second-step/confirm", handlers::confirm)
        .get("/account/second-step/codes", handlers::codes)
        .post("/account/second-step/codes", handlers::renew_codes)
        .post("/account/second-step/removal", handlers::end)
}
