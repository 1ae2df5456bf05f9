//! What is done with dated sessions: made by the plan, moved and cancelled by people, given out to calendars.

mod feeds;
mod plan;

pub use feeds::{address, give_out, rotate_of, rotate_own};
pub use plan::{Since, as_moved, follow_plan, move_session, room_taken, set_cancelled, set_restored};
