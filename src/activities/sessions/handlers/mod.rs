//! Take, ask, do, show.

mod calendar;
mod change;
mod look;

pub use calendar::calendar;
pub use change::{move_to, moving};
pub use look::{index, show};
