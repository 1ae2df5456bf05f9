//! Schools: the front door, their public page, their settings and terms.
//!
//! Its rule: a term's status is computed from its dates, in the school's time zone, and never stored.

mod actions;
mod forms;
mod handlers;
mod model;
mod onboarding;
mod programs;
mod queries;
mod second_step;
mod suspension;
mod views;

pub use actions::open_school;
pub use model::{Holiday, NewOwner, NewSchool, NewTerm, Registration, Term, TermStatus};
pub use onboarding::{Facts, Onboarding, confirm_all, facts, routes as onboarding_routes};
pub use programs::routes as program_routes;
pub use queries::{
    MOST_TERMS, all, at, default_program, holidays, ids, language, name, named, open_name, path, terms, time_zone,
    today,
};
pub use second_step::routes as second_step_routes;
pub use suspension::{NewSuspension, letters, reactivate, routes as suspension_routes, suspend};
pub use views::zones;

use crate::platform::web::Routes;

/// The front page, which belongs to no school.
pub fn front() -> Routes {
    Routes::at("").get("/", handlers::front)
}

pub fn routes() -> Routes {
    Routes::at("/s/{slug}")
        .get("", handlers::show)
        .get("/theme-{id}.css", handlers::theme)
        .get("/settings", handlers::settings)
        .post("/settings", handlers::change_settings)
        .get("/settings/terms", handlers::terms)
        .post("/settings/terms", handlers::add_term)
        .get("/settings/terms/{id}", handlers::term)
        .post("/settings/terms/{id}", handlers::change_term)
        .get("/settings/holidays", handlers::holidays)
        .post("/settings/holidays", handlers::add_holiday)
        .get("/settings/holidays/{id}", handlers::holiday)
        .post("/settings/holidays/{id}", handlers::change_holiday)
        .post("/settings/holidays/{id}/removal", handlers::remove_holiday)
}
