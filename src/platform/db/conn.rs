//! One connection type for two databases, and how each is opened.

use super::tripwire::Tripwire;
use diesel::{
    Connection, MultiConnection, PgConnection, RunQueryDsl, SqliteConnection,
    connection::{AnsiTransactionManager, SimpleConnection, TransactionManager},
    r2d2::{Error, ManageConnection, R2D2Connection},
    result::QueryResult,
    sql_types::Text,
};

#[derive(MultiConnection)]
pub enum Conn {
    Postgres(PgConnection),
    Sqlite(SqliteConnection),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Read,
    Write,
}

/// Opens connections to one database.
#[derive(Debug, Clone)]
pub(super) struct Opener {
    pub url: String,
    pub purpose: Purpose,
    pub tripwire: Option<Tripwire>,
}

/// Which of the two databases an address names.
pub fn is_postgres(url: &str) -> bool {
    url.starts_with("postgres://") || url.starts_with("postgresql://")
}

const POSTGRES: &str = "SET TIME ZONE 'UTC'; SET statement_timeout = '5s'; SET lock_timeout = '2s'; \
    SET idle_in_transaction_session_timeout = '10s'";
const SQLITE: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
    PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456; \
    PRAGMA temp_store = MEMORY; PRAGMA journal_size_limit = 67108864; PRAGMA trusted_schema = OFF";

impl ManageConnection for Opener {
    type Connection = Conn;
    type Error = Error;

    // Not `Conn::establish`: that tries one database after the other and hides why Postgres refused.
    fn connect(&self) -> Result<Conn, Error> {
        let mut conn = if is_postgres(&self.url) {
            Conn::Postgres(PgConnection::establish(&self.url).map_err(Error::ConnectionError)?)
        } else {
            Conn::Sqlite(SqliteConnection::establish(&self.url).map_err(Error::ConnectionError)?)
        };
        self.prepare(&mut conn).map_err(Error::QueryError)?;
        Ok(conn)
    }

    fn is_valid(&self, _: &mut Conn) -> Result<(), Error> {
        Ok(())
    }

    fn has_broken(&self, conn: &mut Conn) -> bool {
        std::thread::panicking() || conn.is_broken()
    }
}

impl Opener {
    fn prepare(&self, conn: &mut Conn) -> QueryResult<()> {
        match conn {
            Conn::Postgres(c) => c.batch_execute(POSTGRES)?,
            Conn::Sqlite(c) => {
                c.batch_execute(SQLITE)?;
                if self.purpose == Purpose::Read {
                    c.batch_execute("PRAGMA query_only = ON")?;
                }
            }
        }
        if let Some(tripwire) = &self.tripwire {
            conn.set_instrumentation(tripwire.clone());
        }
        Ok(())
    }
}

impl Conn {
    /// Opens a transaction; on Postgres with its settings, in the same round trip.
    pub(super) fn begin(&mut self, settings: &[(&str, String)]) -> QueryResult<()> {
        match self {
            Self::Postgres(c) => AnsiTransactionManager::begin_transaction_sql(c, &begin_sql(settings)),
            Self::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN"),
        }
    }

    /// Takes SQLite's write lock at once: upgrading a read lock later fails under load.
    pub(super) fn begin_immediate(&mut self) -> QueryResult<()> {
        match self {
            Self::Postgres(c) => AnsiTransactionManager::begin_transaction(c),
            Self::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE"),
        }
    }

    /// Postgres's settings of a transaction that goes on under another key; SQLite has none.
    pub(super) fn set_local(&mut self, settings: &[(&str, String)]) -> QueryResult<()> {
        let Self::Postgres(c) = self else { return Ok(()) };
        settings.iter().try_for_each(|(name, value)| {
            let set = diesel::sql_query("SELECT set_config($1, $2, true)");
            set.bind::<Text, _>(name).bind::<Text, _>(value).execute(c).map(drop)
        })
    }

    pub(super) fn savepoint(&mut self) -> QueryResult<()> {
        <Self as Connection>::TransactionManager::begin_transaction(self)
    }

    pub(super) fn commit(&mut self) -> QueryResult<()> {
        <Self as Connection>::TransactionManager::commit_transaction(self)
    }

    pub(super) fn roll_back(&mut self) -> QueryResult<()> {
        <Self as Connection>::TransactionManager::rollback_transaction(self)
    }
}

/// Settings are ids of ours, which hold no quote; they are quoted all the same.
fn begin_sql(settings: &[(&str, String)]) -> String {
    let set = settings
        .iter()
        .map(|(name, value)| format!("; SELECT set_config('{name}', '{}', true)", value.replace('\'', "''")));
    std::iter::once("BEGIN".to_owned()).chain(set).collect()
}
