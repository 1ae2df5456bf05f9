//! What was changed, by whom. An entry is written in the transaction of the change, and never touched again.
//!
//! Its rule: entries hold ids and settings, never secrets; what is personal in them is sealed with its owner's key
//! (`personal`); reading them leaves an entry too. A job numbers and seals them, so that what is changed, taken out or put
//! in is found.

mod actions;
mod export;
mod handlers;
mod jobs;
mod model;
mod personal;
mod queries;
mod record;
mod views;

pub use actions::{open_entries, verify};
pub use handlers::history;
pub use jobs::{SealLog, SealSiteLog};
pub use model::{Break, Entry, Report};
pub use queries::{about, destroy_key, destroy_key_of_user};
pub use record::{Change, record, record_for_site};
pub use views::Happened;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/audit")
        .get("", handlers::index)
        .get("/entries.csv", handlers::csv)
        .get("/entries.jsonl", handlers::jsonl)
}

/// The site's own log.
pub fn site_routes() -> Routes {
    Routes::at("/site/log").get("", handlers::site)
}
