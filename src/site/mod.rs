//! The office of whoever runs the site: all schools, jobs that failed, and the mail that was not sent while trying things
//! out.
//!
//! Its rule: it looks across schools and changes none of their rows; what it does to a school is the schools room's verb,
//! but for what the school pays for.

mod actions;
mod forms;
mod handlers;
mod model;
mod queries;
mod users;
mod views;
mod visits;

pub use users::routes as user_routes;
pub use visits::{CloseVisits, routes as visit_routes};

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/site")
        .get("/schools", handlers::index)
        .post("/schools", handlers::open)
        .get("/schools/new", handlers::new)
        .get("/schools/{id}", handlers::show)
        .post("/schools/{id}/plan", handlers::change_plan)
        .post("/schools/{id}/suspension", handlers::suspend)
        .post("/schools/{id}/reactivation", handlers::reactivate)
        .get("/jobs", handlers::jobs)
        .post("/jobs/retry", handlers::retry_all)
        .post("/jobs/{id}/retry", handlers::retry)
        .get("/mails", handlers::mails)
        .get("/mails/{id}", handlers::mail)
        .get("/mails/{id}/html", handlers::mail_html)
}
