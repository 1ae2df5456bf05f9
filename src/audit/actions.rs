//! Reading the log is itself in the log.

use super::{Change, queries, record};
use crate::{
    error::Result,
    platform::{
        access::{Grant, ReadAudit},
        db::SchoolDb,
    },
};
use chrono::TimeDelta;

/// Notes that somebody reads the log, once an hour: page by page it would fill with its own readers.
pub fn note_reading(db: &mut SchoolDb<'_>, by: &Grant<ReadAudit>) -> Result<()> {
    let an_hour_ago = db.now().plus(-TimeDelta::hours(1));
    if !queries::has_read_since(db, by.person(), an_hour_ago)? {
        let change = Change::of("audit.read", db.school());
        record(db, by.actor(), change)?;
    }
    Ok(())
}
