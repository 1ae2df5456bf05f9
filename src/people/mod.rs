//! People of a school. Everything in a school refers to people, never to users.
//!
//! Its rule: one address is one person of a school, and a person keeps their role whoever signs in as them.

mod actions;
mod handlers;
mod model;
mod queries;
mod views;

pub use actions::{add, register};
pub use model::{NewPerson, PersonRef, PersonStatus, Standing, StudentFound};
pub use queries::{find_student, hold, named, owners, standing, students, students_like, with_email};

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/people").get("", handlers::index)
}
