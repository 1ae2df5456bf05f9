//! Accounts: signing in and out, registering, passwords, and what somebody set for themselves.
//!
//! Its rule: nobody learns here which addresses have an account: known and unknown ones get the same bytes, the same
//! status and the same work, and whatever differs is said by mail.

mod actions;
mod email_change;
mod forms;
mod handlers;
mod jobs;
mod mail;
mod model;
mod picture;
mod queries;
mod second_step;
mod sso;
mod views;

pub use actions::{PasswordAgain, Standing, add, invite_owner, password_again, prove, standing};
pub use email_change::{FollowAddress, routes as email_change_routes};
pub use forms::chosen_password;
pub use jobs::WriteToUser;
pub use mail::letters;
pub use model::NewUser;
pub use picture::{DropPicture, routes as picture_routes};
pub use second_step::routes as second_step_routes;
pub use sso::{DomainAsked, domains as sso_domains, routes as sso_routes};

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("")
        .get("/sign-in", handlers::sign_in_page)
        .post("/sign-in", handlers::sign_in)
        .post("/sign-out", handlers::sign_out)
        .get("/s/{slug}/register", handlers::register_page)
        .post("/s/{slug}/register", handlers::register)
        .get("/s/{slug}/register/sent", handlers::registered)
        .get("/verification", handlers::verification_page)
        .post("/verification", handlers::send_verification)
        .get("/verify/{token}", handlers::verify_page)
        .post("/verify/{token}", handlers::verify)
        .get("/password/forgot", handlers::forgot_page)
        .post("/password/forgot", handlers::forgot)
        .get("/password/reset/{token}", handlers::reset_page)
        .post("/password/reset/{token}", handlers::reset)
        .get("/password/set/{token}", handlers::set_page)
        .post("/password/set/{token}", handlers::set)
        .get("/mail-sent", handlers::mail_sent)
        .get("/schools", handlers::schools)
        .get("/account", handlers::account)
        .post("/account", handlers::change_account)
        .get("/account/password", handlers::password_page)
        .post("/account/password", handlers::change_password)
        .get("/account/sessions", handlers::sessions)
        .get("/account/history", handlers::history)
        .post("/account/sessions/{id}/sign-out", handlers::end_session)
        .post("/account/other-sessions/sign-out", handlers::end_other_sessions)
        .post("/language", handlers::choose_language)
        .post("/theme", handlers::choose_theme)
}
