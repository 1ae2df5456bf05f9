//! The whole database as something that can be carried away, brought back, and compared.
//!
//! Its rule: a copy is taken at one instant on a connection of its own, while others go on writing, and every table has a
//! count and a sum, so that what comes back can be held against what was there.

mod postgres;
mod sqlite;

use super::{
    Conn,
    conn::{Opener, Purpose},
    is_postgres, migrations,
};
use crate::error::{Error, Result};
use diesel::{QueryableByName, r2d2::ManageConnection, sql_types::Text};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::Path;

/// The folder of a copy has either this file or one file of lines for each table.
const SQLITE_FILE: &str = "homeroom.db";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// What a table holds: so many rows, and a sum that another order of them does not change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSum {
    pub table: String,
    pub rows: u64,
    /// The SHA-256 of each row, added up; 32 hexadecimal digits.
    pub sum: String,
}

/// What was copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    pub kind: Kind,
    /// The migrations that the database had seen, in their order.
    pub migrations: Vec<String>,
    pub tables: Vec<TableSum>,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// Adds up rows.
#[derive(Default)]
struct Adding {
    rows: u64,
    sum: u128,
}

impl Adding {
    fn add(&mut self, line: &str) {
        let digest: [u8; 32] = Sha256::digest(line.as_bytes()).into();
        let (half, _) = digest.split_first_chunk::<16>().unwrap_or((&[0; 16], &[]));
        self.rows += 1;
        self.sum = self.sum.wrapping_add(u128::from_be_bytes(*half));
    }

    fn of(self, table: &str) -> TableSum {
        TableSum { table: table.to_owned(), rows: self.rows, sum: format!("{:032x}", self.sum) }
    }
}

/// Copies the database at this address into an empty folder.
pub fn copy(url: &str, folder: &Path) -> Result<Copied> {
    match connect(url)? {
        Conn::Sqlite(mut c) => sqlite::copy(&mut c, &folder.join(SQLITE_FILE)),
        Conn::Postgres(mut c) => postgres::copy(&mut c, folder),
    }
}

/// Fills an empty database from the folder of a copy and brings it up to date. What is there already stays: then it is
/// refused.
pub fn restore(owner_url: &str, app_role: &str, folder: &Path, copied: &Copied) -> Result<(), Refused> {
    refuse_unlike(owner_url, copied)?;
    if !is_postgres(owner_url) {
        sqlite::restore(&folder.join(SQLITE_FILE), Path::new(owner_url))?;
    } else if let Conn::Postgres(mut c) = connect(owner_url)? {
        postgres::restore(&mut c, folder, copied)?;
    }
    Ok(migrations::migrate(owner_url, app_role)?)
}

/// Brings the copy back into scratch and adds everything up anew. `url` is of a database like the one it was taken from: on
/// Postgres the scratch are temporary tables made like the real ones, which nobody else sees.
pub fn prove(url: &str, folder: &Path, copied: &Copied) -> Result<Vec<TableSum>, Refused> {
    refuse_unlike(url, copied)?;
    match copied.kind {
        Kind::Sqlite => sqlite::prove(&folder.join(SQLITE_FILE)),
        Kind::Postgres => match connect(url)? {
            Conn::Postgres(mut c) => postgres::prove(&mut c, folder, copied),
            Conn::Sqlite(_) => Err(Refused::AnotherKind),
        },
    }
}

/// Why a copy does not come back here.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error("the backup is of the other kind of database than DATABASE_URL names")]
    AnotherKind,
    #[error("the backup is of a newer version of this program: it has seen {0}")]
    Newer(String),
    #[error("the database is not empty: name one that nothing is in")]
    NotEmpty,
    #[error("the backup is older than this program: restore it into an empty database to see it come back")]
    Older,
    #[error("the copy is damaged: {0}")]
    Damaged(String),
    #[error(transparent)]
    Error(#[from] Error),
}

impl From<diesel::result::Error> for Refused {
    fn from(error: diesel::result::Error) -> Self {
        Self::Error(error.into())
    }
}

fn refuse_unlike(url: &str, copied: &Copied) -> Result<(), Refused> {
    if is_postgres(url) != (copied.kind == Kind::Postgres) {
        return Err(Refused::AnotherKind);
    }
    let known = migrations::known(copied.kind)?;
    match copied.migrations.iter().find(|seen| !known.contains(seen)) {
        Some(newer) => Err(Refused::Newer(newer.clone())),
        None => Ok(()),
    }
}

fn connect(url: &str) -> Result<Conn> {
    let opener = Opener { url: url.to_owned(), purpose: Purpose::Write, tripwire: None };
    opener.connect().map_err(Error::internal)
}
