//! Portable migrations and each database's own, merged by date; then Postgres's walls are put up again.

use super::{
    Conn,
    conn::{Opener, Purpose},
    copy::Kind,
};
use crate::{
    config::Config,
    error::{Error, Result},
};
use diesel::{
    backend::Backend,
    connection::SimpleConnection,
    dsl::sql,
    migration::{self, Migration, MigrationConnection, MigrationSource, MigrationVersion},
    pg::Pg,
    prelude::*,
    r2d2::ManageConnection,
    sql_query,
    sql_types::{Bool, Text},
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};
use std::collections::BTreeMap;
use url::Url;

const COMMON: EmbeddedMigrations = embed_migrations!("migrations/common");
const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const POSTGRES_AFTER: &str = include_str!("../../../migrations/postgres_after.sql");

/// Brings the database of these settings up to date, as its owner.
pub fn migrate_for(config: &Config) -> Result<()> {
    let owner_url = config.database_owner_url.as_ref().unwrap_or(&config.database_url);
    migrate(owner_url, &role_in(&config.database_url))
}

/// The role that an address signs in as. SQLite has none.
pub fn role_in(url: &str) -> String {
    Url::parse(url).map(|url| url.username().to_owned()).unwrap_or_default()
}

/// Brings a database up to date as its owner. `app_role` is whom Postgres then lets in; SQLite has no roles.
pub fn migrate(owner_url: &str, app_role: &str) -> Result<()> {
    match connect(owner_url)? {
        Conn::Sqlite(mut c) => {
            c.run_pending_migrations(Merged([COMMON, SQLITE])).map_err(Error::Internal)?;
        }
        Conn::Postgres(mut c) => {
            // FORCE binds the owner too: without this, a migration that fills a column would see no row.
            c.batch_execute("SET statement_timeout = 0; SET app.across = 'on'")?;
            c.run_pending_migrations(Merged([COMMON, POSTGRES])).map_err(Error::Internal)?;
            sql_query("SELECT set_config('app.role', $1, false)").bind::<Text, _>(app_role).execute(&mut c)?;
            c.batch_execute(POSTGRES_AFTER)?;
        }
    }
    Ok(())
}

/// Takes the newest migration back, and says whether there was one. For the test that both directions work.
pub fn revert_newest(owner_url: &str) -> Result<bool> {
    let reverted = match connect(owner_url)? {
        Conn::Sqlite(mut c) => match c.applied_migrations().map_err(Error::Internal)?.is_empty() {
            true => return Ok(false),
            false => c.revert_last_migration(Merged([COMMON, SQLITE])),
        },
        Conn::Postgres(mut c) => match c.applied_migrations().map_err(Error::Internal)?.is_empty() {
            true => return Ok(false),
            false => {
                c.batch_execute("SET statement_timeout = 0; SET app.across = 'on'")?;
                c.revert_last_migration(Merged([COMMON, POSTGRES]))
            }
        },
    };
    reverted.map(|_| true).map_err(Error::Internal)
}

/// Whether this program knows migrations that the database has not seen.
pub fn is_outdated(url: &str) -> Result<bool> {
    match connect(url)? {
        Conn::Sqlite(mut c) => c.has_pending_migration(Merged([COMMON, SQLITE])).map_err(Error::Internal),
        Conn::Postgres(mut c) => {
            // Diesel's own answer would first create its table, which the application's role may not.
            let known = MigrationSource::<Pg>::migrations(&Merged([COMMON, POSTGRES])).map_err(Error::Internal)?;
            let seen = versions_seen(&mut c)?;
            Ok(known.iter().any(|migration| !seen.contains(&migration.name().version().to_string())))
        }
    }
}

/// The migrations that this program knows for a kind of database, in their order.
pub(super) fn known(kind: Kind) -> Result<Vec<String>> {
    let of = |specific: EmbeddedMigrations| {
        let merged = MigrationSource::<Pg>::migrations(&Merged([COMMON, specific])).map_err(Error::Internal)?;
        Ok(merged.iter().map(|migration| migration.name().version().to_string()).collect())
    };
    match kind {
        Kind::Sqlite => of(SQLITE),
        Kind::Postgres => of(POSTGRES),
    }
}

/// Makes the schema as it was once these migrations had run, and no later one.
pub(super) fn replay_on_postgres(c: &mut PgConnection, seen: &[String]) -> Result<()> {
    MigrationConnection::setup(c)?;
    for migration in MigrationSource::<Pg>::migrations(&Merged([COMMON, POSTGRES])).map_err(Error::Internal)? {
        if seen.contains(&migration.name().version().to_string()) {
            c.run_migration(&migration).map_err(Error::Internal)?;
        }
    }
    Ok(())
}

/// The migrations that this database has seen, in their order.
pub(super) fn seen_by_postgres(c: &mut PgConnection) -> QueryResult<Vec<String>> {
    versions_seen(c)
}

/// The same of an SQLite file.
pub(super) fn seen_by_sqlite(c: &mut SqliteConnection) -> QueryResult<Vec<String>> {
    let seen: Vec<Seen> = sql_query("SELECT version FROM __diesel_schema_migrations ORDER BY version").load(c)?;
    Ok(seen.into_iter().map(|seen| seen.version).collect())
}

#[derive(QueryableByName)]
struct Seen {
    #[diesel(sql_type = Text)]
    version: String,
}

fn versions_seen(c: &mut PgConnection) -> QueryResult<Vec<String>> {
    let is_there = "SELECT to_regclass('__diesel_schema_migrations') IS NOT NULL";
    if !diesel::select(sql::<Bool>(&format!("({is_there})"))).get_result::<bool>(c)? {
        return Ok(Vec::new());
    }
    let seen: Vec<Seen> =
        sql_query("SELECT version::text AS version FROM __diesel_schema_migrations ORDER BY version").load(c)?;
    Ok(seen.into_iter().map(|seen| seen.version).collect())
}

/// Why this Postgres role could walk past the walls, if it could.
pub fn weak_role(url: &str) -> Result<Vec<String>> {
    #[derive(QueryableByName)]
    struct Role {
        #[diesel(sql_type = Bool)]
        is_super: bool,
        #[diesel(sql_type = Bool)]
        owns_tables: bool,
    }
    let Conn::Postgres(mut c) = connect(url)? else { return Ok(Vec::new()) };
    let role: Role = sql_query(
        "SELECT rolsuper OR rolbypassrls AS is_super, EXISTS (SELECT 1 FROM pg_tables \
         WHERE schemaname = 'public' AND tableowner = current_user) AS owns_tables FROM pg_roles WHERE rolname = current_user",
    )
    .get_result(&mut c)?;
    let mut wrong = Vec::new();
    if role.is_super {
        wrong.push("DATABASE_URL: its role is a superuser, whom no row-level security binds".to_owned());
    }
    if role.owns_tables {
        wrong.push("DATABASE_URL: its role owns tables; let another role own them (DATABASE_OWNER_URL)".to_owned());
    }
    Ok(wrong)
}

fn connect(url: &str) -> Result<Conn> {
    let opener = Opener { url: url.to_owned(), purpose: Purpose::Write, tripwire: None };
    opener.connect().map_err(Error::internal)
}

struct Merged([EmbeddedMigrations; 2]);

impl<DB: Backend> MigrationSource<DB> for Merged {
    fn migrations(&self) -> migration::Result<Vec<Box<dyn Migration<DB>>>> {
        let mut by_date: BTreeMap<MigrationVersion<'static>, Box<dyn Migration<DB>>> = BTreeMap::new();
        for source in &self.0 {
            for migration in MigrationSource::<DB>::migrations(source)? {
                // The harness would run only one of two with the same date, and not say so.
                if let Some(twin) = by_date.insert(migration.name().version().as_owned(), migration) {
                    return Err(format!("two migrations are dated like {}", twin.name()).into());
                }
            }
        }
        Ok(by_date.into_values().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::sqlite::Sqlite;

    #[test]
    fn two_migrations_of_one_date_are_refused() {
        let merged = MigrationSource::<Sqlite>::migrations(&Merged([COMMON, SQLITE])).unwrap();
        assert!(merged.is_sorted_by_key(|migration| migration.name().version().as_owned()));

        let twins = MigrationSource::<Sqlite>::migrations(&Merged([COMMON, COMMON])).err().unwrap();

        assert_eq!(twins.to_string(), "two migrations are dated like 2026-11-20-000000_house");
    }
}
