//! Reports: how activities fill, who comes, and whom they leave out, term by term.
//!
//! Its rule: each number opens its rows. What is counted and what is listed are found by one condition, so that a list is
//! as long as the number that leads to it.

mod handlers;
mod model;
mod queries;
mod views;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/reports")
        .get("", handlers::index)
        .get("/days.csv", handlers::days_csv)
        .get("/days.xlsx", handlers::days_xlsx)
        .get("/grades.csv", handlers::grades_csv)
        .get("/grades.xlsx", handlers::grades_xlsx)
        .get("/activities", handlers::activities)
        .get("/activities.csv", handlers::activities_csv)
        .get("/activities.xlsx", handlers::activities_xlsx)
        .get("/places", handlers::places)
        .get("/places.csv", handlers::places_csv)
        .get("/places.xlsx", handlers::places_xlsx)
        .get("/marks", handlers::marks)
        .get("/marks.csv", handlers::marks_csv)
        .get("/marks.xlsx", handlers::marks_xlsx)
        .get("/students", handlers::students)
        .get("/students.csv", handlers::students_csv)
        .get("/students.xlsx", handlers::students_xlsx)
}
