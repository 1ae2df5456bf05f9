//! Single sign-on: people of a school sign in with a service that the school uses already (OpenID Connect).
//!
//! Its rule: somebody is known by issuer and subject, never by an address. An account that is there already is linked
//! by its owner, signed in and with their password typed again, and by nobody else. An account is made only for a
//! verified address in the connection's domain, and that domain is the school's: whoever runs the site has confirmed it
//! for this issuer, or Google says so of the account itself (`hd`, which Google always has to say). The list of roles
//! gives student or teacher, to newcomers only; a place that waits for somebody with more powers is taken by the link
//! that they were mailed. What a school's service vouches for opens that school alone: whoever belongs to others too
//! links it with their own hand first, and whoever runs the site signs in with a password. Passwords go on working for
//! everybody, so owners always have a way in. A service stands for the password alone: whoever has a second step is
//! asked for it, and a role that needs one needs it here too.

mod actions;
mod forms;
mod handlers;
mod mail;
mod model;
mod queries;
mod views;

pub use handlers::way_in;
pub use mail::letters;
pub use model::DomainAsked;
pub use queries::domains;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("")
        .get("/s/{slug}/sign-in", handlers::sign_in_page)
        .post("/s/{slug}/sign-in", handlers::set_out)
        .get("/s/{slug}/sign-in/{id}/callback", handlers::come_back)
        .get("/s/{slug}/settings/single-sign-on", handlers::index)
        .post("/s/{slug}/settings/single-sign-on", handlers::add)
        .get("/s/{slug}/settings/single-sign-on/new", handlers::new)
        .get("/s/{slug}/settings/single-sign-on/{id}", handlers::edit)
        .post("/s/{slug}/settings/single-sign-on/{id}", handlers::change)
        .post("/s/{slug}/settings/single-sign-on/{id}/tests", handlers::test)
        .post("/s/{slug}/settings/single-sign-on/{id}/removal", handlers::remove)
        .post("/site/schools/{id}/domain", handlers::confirm_domain)
        .get("/account/sign-in", handlers::identities)
        .post("/account/sign-in/{id}/removal", handlers::unlink)
}
