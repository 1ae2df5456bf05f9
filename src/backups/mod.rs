//! Backups of the whole server: the database at one instant, and every file.
//!
//! Its rule: a backup that nobody has seen come back is a hope, so each can be restored into scratch and held against the
//! counts and sums that were taken when it was made.

mod actions;
mod archive;
mod handlers;
mod jobs;
mod model;
mod queries;
mod verbs;
mod views;

pub use jobs::{LookAtBackups, MakeBackup, ProveBackup};
pub use model::{Made, Manifest};
pub use verbs::{Checked, Strange, check, make, restore};

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/site/backups").get("", handlers::index).post("", handlers::create).post("/{id}/proof", handlers::prove)
}
