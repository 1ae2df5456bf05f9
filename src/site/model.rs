//! Schools and mails as whoever runs the site sees them.

use crate::{
    accounts::DomainAsked,
    platform::db::{Moment, SchoolId},
};
use diesel::prelude::*;

/// A school in the list, with how many people it has.
#[derive(Debug, Clone, Queryable)]
pub struct SchoolRow {
    pub id: SchoolId,
    pub slug: String,
    pub name: String,
    pub suspended_at: Option<Moment>,
    pub created_at: Moment,
    pub people: i64,
}

/// One school, with whom to write to about it.
#[derive(Debug, Clone)]
pub struct SchoolFacts {
    pub id: SchoolId,
    pub slug: String,
    pub name: String,
    pub time_zone: String,
    pub created_at: Moment,
    pub suspended_at: Option<Moment>,
    pub suspension_reason: Option<String>,
    pub people: i64,
    /// Names and addresses.
    pub owners: Vec<(String, Option<String>)>,
    /// Of the services that its people sign in with.
    pub domains: Vec<DomainAsked>,
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
