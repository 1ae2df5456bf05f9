//! A file of lines for each table, one JSON object a row, all of one snapshot.

use super::{Adding, Copied, Kind, Line, Refused, TableSum};
use crate::{
    error::{Error, Result},
    platform::db::migrations,
};
use diesel::{
    PgConnection, QueryableByName, RunQueryDsl,
    connection::{AnsiTransactionManager, SimpleConnection, TransactionManager},
    pg::PgRowByRowLoadingMode,
    sql_query,
    sql_types::Text,
};
use std::{
    fs::File,
    io::{BufRead, BufReader, BufWriter, Write},
    path::Path,
};

/// Rows that are inserted with one statement.
const BATCH: usize = 500;

/// Diesel's own, which the migrations fill.
const TABLES: &str = "SELECT tablename::text AS line FROM pg_tables WHERE schemaname = 'public' \
    AND tablename <> '__diesel_schema_migrations' ORDER BY tablename";

pub fn copy(c: &mut PgConnection, folder: &Path) -> Result<Copied> {
    c.batch_execute(
        "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; \
         BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL app.across = 'on'",
    )?;
    let names: Vec<Line> = sql_query(TABLES).load(c)?;
    let mut tables = Vec::new();
    for Line { line: table } in &names {
        let mut file = BufWriter::new(File::create(lines_of(folder, table)).map_err(Error::internal)?);
        let sum = sum(c, &quoted(table), table, |line| writeln!(file, "{line}").map_err(Error::internal))?;
        file.flush().map_err(Error::internal)?;
        tables.push(sum);
    }
    let migrations = migrations::seen_by_postgres(c)?;
    c.batch_execute("COMMIT")?;
    Ok(Copied { kind: Kind::Postgres, migrations, tables })
}

/// Into a database that has no tables yet: the schema as it was then, and the rows, with the references between tables put
/// up last, so that no order of tables matters.
pub fn restore(c: &mut PgConnection, folder: &Path, copied: &Copied) -> Result<(), Refused> {
    #[derive(QueryableByName)]
    struct Reference {
        #[diesel(sql_type = Text)]
        its_table: String,
        #[diesel(sql_type = Text)]
        name: String,
        #[diesel(sql_type = Text)]
        says: String,
    }
    let there: Vec<Line> = sql_query(TABLES).load(c)?;
    if !there.is_empty() {
        return Err(Refused::NotEmpty);
    }
    c.batch_execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; SET app.across = 'on'")?;
    AnsiTransactionManager::begin_transaction(c)?;
    migrations::replay_on_postgres(c, &copied.migrations)?;
    let references: Vec<Reference> = sql_query(
        "SELECT conrelid::regclass::text AS its_table, conname::text AS name, pg_get_constraintdef(oid) AS says \
         FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY conname",
    )
    .load(c)?;
    for Reference { its_table, name, .. } in &references {
        c.batch_execute(&format!("ALTER TABLE {its_table} DROP CONSTRAINT {}", quoted(name)))?;
    }
    for table in &copied.tables {
        // What migrations put in is in the copy too.
        c.batch_execute(&format!("TRUNCATE {}", quoted(&table.table)))?;
        fill(c, &quoted(&table.table), &quoted(&table.table), &lines_of(folder, &table.table))?;
    }
    for Reference { its_table, name, says } in &references {
        c.batch_execute(&format!("ALTER TABLE {its_table} ADD CONSTRAINT {} {says}", quoted(name)))?;
    }
    Ok(AnsiTransactionManager::commit_transaction(c)?)
}

pub fn prove(c: &mut PgConnection, folder: &Path, copied: &Copied) -> Result<Vec<TableSum>, Refused> {
    if migrations::seen_by_postgres(c)? != copied.migrations {
        return Err(Refused::Older);
    }
    c.batch_execute("SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0; BEGIN")?;
    let mut sums = Vec::new();
    for TableSum { table, .. } in &copied.tables {
        let scratch = format!("pg_temp.{}", quoted(&format!("proof_{table}")));
        let (like, made) = (quoted(table), quoted(&format!("proof_{table}")));
        c.batch_execute(&format!(
            "CREATE TEMP TABLE {made} (LIKE public.{like} INCLUDING DEFAULTS INCLUDING CONSTRAINTS) ON COMMIT DROP"
        ))?;
        fill(c, &scratch, &scratch, &lines_of(folder, table))?;
        sums.push(sum(c, &scratch, table, |_| Ok(()))?);
    }
    c.batch_execute("ROLLBACK")?;
    Ok(sums)
}

fn sum(c: &mut PgConnection, from: &str, table: &str, mut each: impl FnMut(&str) -> Result<()>) -> Result<TableSum> {
    let rows = sql_query(format!("SELECT row_to_json(r)::text AS line FROM {from} r"));
    let mut adding = Adding::default();
    for row in rows.load_iter::<Line, PgRowByRowLoadingMode>(c)? {
        let line = row?.line;
        adding.add(&line);
        each(&line)?;
    }
    Ok(adding.of(table))
}

fn fill(c: &mut PgConnection, table: &str, shape: &str, file: &Path) -> Result<(), Refused> {
    let damaged = |error: std::io::Error| Refused::Damaged(format!("{}: {error}", file.display()));
    let mut lines = BufReader::new(File::open(file).map_err(damaged)?).lines();
    loop {
        let batch = lines.by_ref().take(BATCH).collect::<Result<Vec<_>, _>>().map_err(damaged)?;
        if batch.is_empty() {
            return Ok(());
        }
        let insert = format!("INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{shape}, $1::json)");
        sql_query(insert).bind::<Text, _>(format!("[{}]", batch.join(","))).execute(c)?;
    }
}

fn lines_of(folder: &Path, table: &str) -> std::path::PathBuf {
    folder.join(format!("{table}.jsonl"))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
