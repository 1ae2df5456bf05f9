//! Take, ask, do, show.

mod run;
mod staff;
mod student;

pub use run::{archive, cancel, cancellation, copy, create, edit, new, publish, update};
pub use staff::{register, remove, roster};
pub use student::{index, show, sign_up, withdraw};
