//! An address that is to be somebody's.

use crate::platform::db::{Moment, ids::UserId, schema::email_changes};
use chrono::TimeDelta;
use diesel::prelude::*;

/// As long as its links.
pub const LASTS: TimeDelta = TimeDelta::hours(24);

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = email_changes)]
pub struct EmailChange {
    pub user_id: UserId,
    pub email: String,
    pub email_typed: String,
    pub old_confirmed_at: Option<Moment>,
    pub new_confirmed_at: Option<Moment>,
}

/// Which of the two addresses somebody reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Old,
    New,
}

impl EmailChange {
    pub fn is_agreed(&self) -> bool {
        self.old_confirmed_at.is_some() && self.new_confirmed_at.is_some()
    }

    pub fn has_agreed(&self, side: Side) -> bool {
        match side {
            Side::Old => self.old_confirmed_at.is_some(),
            Side::New => self.new_confirmed_at.is_some(),
        }
    }
}
