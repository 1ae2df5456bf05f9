//! Schools: their public page, their settings and terms.
//!
//! Its rule: a term's status is computed from its dates, in the school's time zone, and never stored.

mod model;
mod queries;

pub use model::{Term, TermStatus};
pub use queries::{default_program, terms};
