//! What was changed, by whom. An entry is written in the transaction of the change, and never touched again.
//!
//! Its rule: entries hold ids and settings, never names, addresses or secrets.

mod record;

pub use record::{Change, record, record_for_site};
