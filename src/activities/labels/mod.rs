//! Categories and tags, as the office keeps them: renamed, coloured, merged and cleared away.
//!
//! Its rule: no use is ever lost. What is merged goes on under the other name, and only what nobody uses is removed.

mod actions;
mod forms;
mod handlers;
mod model;
mod queries;
mod views;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/settings")
        .get("/categories", handlers::categories)
        .post("/categories", handlers::add_category)
        .get("/categories/{id}", handlers::category)
        .post("/categories/{id}", handlers::change_category)
        .post("/categories/{id}/merging", handlers::merge_category)
        .post("/categories/{id}/removal", handlers::remove_category)
        .get("/tags", handlers::tags)
        .post("/tags", handlers::add_tag)
        .get("/tags/{id}", handlers::tag)
        .post("/tags/{id}", handlers::change_tag)
        .post("/tags/{id}/merging", handlers::merge_tag)
        .post("/tags/{id}/removal", handlers::remove_tag)
}
