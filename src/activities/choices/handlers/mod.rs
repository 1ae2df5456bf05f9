//! Take, ask, do, show.

mod planning;
mod running;
mod student;

pub use planning::{announce, create, edit, favour, new, priority, update};
pub use running::{call_off, draw, lock, publish, record, students};
pub use student::{index, rank, show};
