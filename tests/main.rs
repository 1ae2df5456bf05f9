//! One binary: linking many costs more than compiling them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

#[allow(
    dead_code,
    unused_imports,
    reason = "what the rooms' tests begin with; not every helper has its second user yet"
)]
mod support;

mod accounts;
mod accounts_of_site;
mod activities;
mod announcements;
mod audit;
mod backups;
mod buttons;
mod calendar;
mod choices;
mod commands;
mod database;
mod fences;
mod files;
mod invitations;
mod jobs;
mod mails;
mod matrix;
mod people;
mod platform;
mod privacy;
mod providers;
mod reports;
mod schools;
mod site;
mod sso;
mod suspension;
mod today;
mod visits;
