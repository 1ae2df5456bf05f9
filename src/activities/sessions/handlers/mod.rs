//! Take, ask, do, show.

mod calendar;
mod change;
mod feeds;
mod look;

pub use calendar::calendar;
pub use change::{move_to, moving};
pub use feeds::{fetch, of_activity, own, rotate_of, rotate_own};
pub use look::{index, show};
