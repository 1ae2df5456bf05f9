//! What comes in, and what it is answered with.

mod door;
mod settings;

pub use door::{come_back, set_out, sign_in_page, way_in};
pub use settings::{add, change, confirm_domain, edit, identities, index, new, remove, test, unlink};
