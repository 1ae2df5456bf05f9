//! People of a school. Everything in a school refers to people, never to users.
//!
//! Its rule: one address is one person of a school, and a person keeps their role whoever signs in as them. Nobody gives,
//! takes or manages a role at or above their own, except that owners, with their password again, appoint and demote owners.

mod actions;
mod forms;
mod handlers;
mod imports;
mod invitations;
mod mail;
mod merge;
mod model;
mod queries;
mod today;
mod views;

pub use actions::{add, follow_address, register};
pub use imports::{TakeLines, TidyImports, routes as import_routes};
pub use invitations::{ask_in, routes as invitation_routes};
pub use mail::letters;
pub use merge::{REFERENCES, Rule, routes as merge_routes};
pub use model::{NewPerson, PersonRef, PersonStatus, Standing, StudentFound};
pub use queries::{
    find_student, has_left, hold, named, owners, standing, students, students_like, waiting_counts, with_email,
};
pub use today::waiting;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/people")
        .get("", handlers::index)
        .post("", handlers::create)
        .get("/list.csv", handlers::csv)
        .get("/list.xlsx", handlers::xlsx)
        .get("/new", handlers::new)
        .post("/changes", handlers::change_many)
        .get("/compare", handlers::compare)
        .get("/roles", handlers::roles)
        .post("/views", handlers::save_view)
        .post("/views/{id}/removal", handlers::delete_view)
        .get("/{id}", handlers::show)
        .post("/{id}", handlers::update)
        .get("/{id}/edit", handlers::edit)
        .get("/{id}/role", handlers::role)
        .post("/{id}/role", handlers::change_role)
        .post("/{id}/suspension", handlers::suspend)
        .post("/{id}/reinstatement", handlers::reinstate)
        .post("/{id}/departure", handlers::depart)
}
