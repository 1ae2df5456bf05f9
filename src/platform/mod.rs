//! How things are done. Knows no room.

pub mod access;
pub mod db;
pub mod files;
pub mod i18n;
pub mod jobs;
pub mod limits;
pub mod mail;
pub mod outbound;
pub mod telemetry;
pub mod text;
pub mod web;
