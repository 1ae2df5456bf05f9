//! Registers: who was there, session by session, and how often.
//!
//! Its rule: what one teacher changed is never lost to another without being named: students are merged one by one, and
//! one whom two people marked differently is asked about.

mod actions;
mod forms;
mod handlers;
mod jobs;
mod model;
mod queries;
mod today;
mod views;

pub use jobs::ForgetSaves;
pub use model::{Tally, weight_of};
pub use queries::{by_student, of_person};
pub use today::{not_taken, said, this_term};
pub use views::said_percent;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/activities/{id}")
        .get("/attendance", handlers::overview)
        .get("/attendance.csv", handlers::overview_csv)
        .get("/attendance.xlsx", handlers::overview_xlsx)
        .get("/sessions/{sub}/attendance", handlers::register)
        .post("/sessions/{sub}/attendance", handlers::take)
        .get("/sessions/{sub}/attendance.csv", handlers::register_csv)
        .get("/sessions/{sub}/attendance.xlsx", handlers::register_xlsx)
}
