//! Homeroom: one server that a school runs for its students, teachers, administrators and community.

#[macro_use(fl)]
extern crate i18n_embed_fl;

pub mod accounts;
pub mod activities;
pub mod announcements;
pub mod app;
pub mod audit;
pub mod backups;
pub mod commands;
pub mod config;
pub mod error;
pub mod mails;
pub mod people;
pub mod platform;
pub mod privacy;
pub mod schools;
pub mod site;
pub mod today;
