//! What a term is.

use crate::platform::db::{ids::TermId, schema::terms};
use chrono::NaiveDate;
use diesel::prelude::*;

/// A dated period of the school, both days included.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = terms)]
pub struct Term {
    pub id: TermId,
    pub name: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// How many activities one student may have a place in; `None`: as many as they like.
    pub max_enrolled: Option<i32>,
    pub version: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermStatus {
    Upcoming,
    Active,
    Past,
}

impl Term {
    pub fn status(&self, today: NaiveDate) -> TermStatus {
        if today < self.starts_on {
            TermStatus::Upcoming
        } else if today > self.ends_on {
            TermStatus::Past
        } else {
            TermStatus::Active
        }
    }

    /// The term that people mean when they say none: the one we are in, else the next, else the last. Terms are in the
    /// order of their dates.
    pub fn current(terms: &[Self], today: NaiveDate) -> Option<&Self> {
        let first = |status| terms.iter().find(|term| term.status(today) == status);
        first(TermStatus::Active).or_else(|| first(TermStatus::Upcoming)).or(terms.last())
    }
}
