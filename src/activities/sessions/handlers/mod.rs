//! Take, ask, do, show.

mod look;

pub use look::{index, show};
