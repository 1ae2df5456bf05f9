//! Which roles of a school need a second step at sign-in.
//!
//! Its rule: a role that is asked anew has its week from then on; one that was asked already gets no more time.

mod actions;
mod forms;
mod handlers;
mod queries;
mod views;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/settings/sign-in").get("", handlers::show).post("", handlers::change)
}
