//! What was changed, by whom. An entry is written in the transaction of the change, and never touched again.
//!
//! Its rule: entries hold ids and settings, never names, addresses or secrets; reading them leaves an entry too.

mod actions;
mod handlers;
mod model;
mod queries;
mod record;
mod views;

pub use handlers::history;
pub use record::{Change, record, record_for_site};
pub use views::Happened;

use crate::platform::web::Routes;

pub fn routes() -> Routes {
    Routes::at("/s/{slug}/audit").get("", handlers::index)
}
