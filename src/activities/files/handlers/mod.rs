//! Take, ask, do, show.

mod arrival;
mod manage;
mod serve;

pub use manage::{add, bring, describe, index, move_by, removal, remove, ticket};
pub use serve::{download, fetch, show, thumbnail};
