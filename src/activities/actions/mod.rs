//! What people do with activities. One function, one transaction, its audit entries and its mails in it.
//!
//! Its rule: hold the activity, then the people, then decide.

pub mod import;
mod roster;
mod run;
mod sign_up;
mod unite;

pub use roster::{Registered, register, remove};
pub use run::{ClashMade, Consequences, archive, cancel, change, clashes_made, copy, create, publish, rooms_taken};
pub use sign_up::{check_fits, fill_places, give_back, hold_with_queue, leave, settle, sign_up, withdraw};
pub use unite::{hold_what_both_do, unite};

use super::model::Refused;
use crate::{error::Error, platform::db::SchoolDb, schools};

/// A refusal in the words of its reader's school: its clock says when things open.
pub fn refused(db: &mut SchoolDb<'_>, why: &Refused) -> Error {
    match schools::time_zone(db) {
        Ok(zone) => Error::Conflict(why.text(|at| at.utc().and_utc().with_timezone(&zone).naive_local())),
        Err(error) => error.into(),
    }
}
