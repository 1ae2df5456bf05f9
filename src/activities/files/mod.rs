//! Flyers and photos of activities.
//!
//! Its rule: a file is seen by whoever may see its activity, once it was checked, and a picture never without words that
//! stand for it. Whoever may change the activity decides what hangs there.

mod actions;
mod forms;
mod handlers;
mod jobs;
mod mail;
mod model;
mod queries;
mod views;

pub use actions::{copy, plant};
pub use jobs::{DropObject, MakeThumbnail, ScanFile, SweepStore, TidyFiles};
pub use mail::letters;
pub use model::{Shown, cover};
pub use queries::shown;
pub use views::{Gallery, path};

use crate::platform::{files::LARGEST, web::Routes};

pub fn routes() -> Routes {
    Routes::at("/s/{slug}")
        .get("/activities/{id}/files", handlers::index)
        .post_file("/activities/{id}/files", LARGEST, handlers::add)
        .post("/activities/{id}/uploads", handlers::ticket)
        .post_file("/files/incoming/{token}", LARGEST, handlers::bring)
        .get("/files/signed/{token}", handlers::fetch)
        .get("/files/{id}", handlers::show)
        .post("/files/{id}", handlers::describe)
        .get("/files/{id}/thumbnail", handlers::thumbnail)
        .get("/files/{id}/download", handlers::download)
        .post("/files/{id}/moves", handlers::move_by)
        .get("/files/{id}/removal", handlers::removal)
        .post("/files/{id}/removal", handlers::remove)
}
