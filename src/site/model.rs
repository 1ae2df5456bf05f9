//! Schools and mails as whoever runs the site sees them.

use crate::{
    accounts::DomainAsked,
    platform::{
        access::{SuspensionKind, is_suspended},
        db::{Moment, SchoolId},
        web::Query,
    },
};
use chrono_tz::Tz;
use diesel::prelude::*;

crate::text_states!(
    /// What a school pays for.
    Plan {
        Trial = "trial",
        School = "school",
        District = "district",
    }
);

/// The columns that the list of schools can be put in the order of; by name if nobody says so.
pub const SORTS: &[&str] = &["name", "people", "storage", "active", "opened"];

/// Which schools, in which order. What no filter can mean is no filter.
#[derive(Debug, Clone)]
pub struct SchoolFilters {
    pub words: String,
    /// Only those that are suspended now, or only the others.
    pub suspended: Option<bool>,
    pub sort: &'static str,
    pub is_descending: bool,
}

/// A school in the list: how many people it has, what its files weigh, and when somebody last did something in it.
#[derive(Debug, Clone, Queryable)]
pub struct SchoolRow {
    pub id: SchoolId,
    pub slug: String,
    pub name: String,
    pub plan: Plan,
    pub suspended_at: Option<Moment>,
    pub suspended_until: Option<Moment>,
    pub created_at: Moment,
    pub people: i64,
    pub bytes: i64,
    pub active_at: Option<Moment>,
}

impl SchoolFilters {
    pub fn read(query: &Query) -> Self {
        let (sort, is_descending) = query.sort(SORTS);
        let suspended = match query.get("status") {
            "suspended" => Some(true),
            "open" => Some(false),
            _ => None,
        };
        Self { words: query.words(), suspended, sort, is_descending }
    }
}

/// One school, with whom to write to about it.
#[derive(Debug, Clone)]
pub struct SchoolFacts {
    pub id: SchoolId,
    pub slug: String,
    pub name: String,
    pub time_zone: String,
    pub plan: Plan,
    pub created_at: Moment,
    pub suspended_at: Option<Moment>,
    pub suspended_until: Option<Moment>,
    pub suspension_kind: Option<SuspensionKind>,
    pub suspension_reason: Option<String>,
    pub inside: Inside,
    /// Visits of those who run the site, the latest first.
    pub visits: Vec<VisitRow>,
}

/// What is counted inside a school.
#[derive(Debug, Clone)]
pub struct Inside {
    pub people: i64,
    pub bytes: i64,
    pub active_at: Option<Moment>,
    /// Names and addresses.
    pub owners: Vec<(String, Option<String>)>,
    /// Of the services that its people sign in with.
    pub domains: Vec<DomainAsked>,
}

impl SchoolFacts {
    /// The clock on its wall; one that has left the tables reads as UTC.
    pub fn zone(&self) -> Tz {
        self.time_zone.parse().unwrap_or(Tz::UTC)
    }

    /// Since when and until when it is suspended, if it is now.
    pub fn suspended(&self, now: Moment) -> Option<(Moment, Option<Moment>)> {
        let since = self.suspended_at.filter(|at| is_suspended(Some(*at), self.suspended_until, now))?;
        Some((since, self.suspended_until))
    }
}

/// That somebody who runs the site looked at a school.
#[derive(Debug, Clone, Queryable)]
pub struct VisitRow {
    pub who: String,
    pub reason: String,
    pub began_at: Moment,
}

/// A mail of either outbox, in the list.
#[derive(Debug, Clone, Queryable)]
pub struct MailRow {
    pub id: String,
    pub to_address: String,
    pub template: String,
    pub locale: String,
    pub subject: String,
    pub status: String,
    pub created_at: Moment,
}

/// A mail as its recipient gets it.
#[derive(Debug, Clone, Queryable)]
pub struct MailShown {
    pub id: String,
    pub to_address: String,
    pub template: String,
    pub locale: String,
    pub subject: String,
    pub status: String,
    pub created_at: Moment,
    pub text: String,
    pub html: String,
}
