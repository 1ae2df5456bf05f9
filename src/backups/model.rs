//! What a backup is, and what is known of those that were made.

use crate::platform::db::{
    Moment,
    copy::{Copied, TableSum},
    ids::BackupId,
    schema::backups,
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// What stands in a backup about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    /// UTC.
    pub made_at: String,
    /// The version of the program that made it.
    pub program: String,
    /// By which a restore knows the `SECRET_KEY` again.
    pub secret: String,
    pub database: Copied,
    pub files: Vec<FileSum>,
    /// Keys of files that went away while the backup was made.
    pub missing: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSum {
    pub key: String,
    pub size: u64,
    pub sha256: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub file_name: String,
    pub size_bytes: u64,
    pub sha256: String,
    pub is_encrypted: bool,
    pub tables: usize,
    pub rows: u64,
    pub files: usize,
}

/// A backup as the page of backups knows it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
pub struct Backup {
    pub id: BackupId,
    pub asked_at: Moment,
    pub finished_at: Option<Moment>,
    pub file_name: Option<String>,
    pub size_bytes: Option<i64>,
    pub is_encrypted: bool,
    pub tables_count: Option<i32>,
    pub rows_count: Option<i64>,
    pub files_count: Option<i32>,
    pub error: Option<String>,
    pub proof_asked_at: Option<Moment>,
    pub proven_at: Option<Moment>,
    pub proof_error: Option<String>,
    pub removed_at: Option<Moment>,
}

impl Backup {
    /// Whether there is a file that could be looked at, and nobody is at it.
    pub fn can_be_proven(&self) -> bool {
        let is_there = self.finished_at.is_some() && self.error.is_none() && self.removed_at.is_none();
        is_there && !self.is_being_proven()
    }

    pub fn is_being_proven(&self) -> bool {
        let answered = self.proven_at.max(self.proof_failed_at());
        self.proof_asked_at.is_some_and(|asked| answered.is_none_or(|answered| answered < asked))
    }

    fn proof_failed_at(&self) -> Option<Moment> {
        self.proof_error.as_ref().and(self.proof_asked_at)
    }
}

/// The first table that did not come back as it was, in words for whoever runs the server.
pub fn difference(was: &[TableSum], is: &[TableSum]) -> Option<String> {
    let missing = was.iter().find(|table| !is.contains(table));
    let added = is.iter().find(|table| was.iter().all(|known| known.table != table.table));
    let found = |table: &TableSum| is.iter().find(|other| other.table == table.table);
    match (missing, added) {
        (Some(table), _) => Some(match found(table) {
            Some(other) if other.rows == table.rows => format!("{}: as many rows, another sum", table.table),
            Some(other) => format!("{}: {} rows instead of {}", table.table, other.rows, table.rows),
            None => format!("{} is missing", table.table),
        }),
        (None, Some(table)) => Some(format!("{} was not there before", table.table)),
        (None, None) => None,
    }
}
