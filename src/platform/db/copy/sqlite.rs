//! One file: `VACUUM INTO` writes it in one read transaction, and does not wait for whoever writes meanwhile.

use super::{Adding, Copied, Kind, Line, Refused, TableSum};
use crate::{
    error::{Error, Result},
    platform::db::migrations,
};
use diesel::{
    Connection, QueryableByName, RunQueryDsl, SqliteConnection, connection::DefaultLoadingMode, sql_query,
    sql_types::Text,
};
use std::path::Path;

pub fn copy(c: &mut SqliteConnection, file: &Path) -> Result<Copied> {
    sql_query("VACUUM INTO ?").bind::<Text, _>(file.display().to_string()).execute(c)?;
    let mut copy = open(file)?;
    Ok(Copied { kind: Kind::Sqlite, migrations: migrations::seen_by_sqlite(&mut copy)?, tables: sums(&mut copy)? })
}

/// Puts the file where the database shall be, if there is none.
pub fn restore(file: &Path, to: &Path) -> Result<(), Refused> {
    if std::fs::metadata(to).is_ok_and(|there| there.len() > 0) {
        return Err(Refused::NotEmpty);
    }
    // Under another name until it is whole: a restore that dies in the middle leaves no half of a database.
    let partial = to.with_extension("restoring");
    std::fs::copy(file, &partial).map_err(Error::internal)?;
    std::fs::File::open(&partial).and_then(|file| file.sync_all()).map_err(Error::internal)?;
    std::fs::rename(&partial, to).map_err(Error::internal)?;
    Ok(())
}

pub fn prove(file: &Path) -> Result<Vec<TableSum>, Refused> {
    #[derive(QueryableByName)]
    struct Said {
        #[diesel(sql_type = Text)]
        integrity_check: String,
    }
    let mut c = open(file).map_err(|error| Refused::Damaged(error.to_string()))?;
    let said: Vec<Said> = sql_query("PRAGMA integrity_check").load(&mut c)?;
    match said.as_slice() {
        [Said { integrity_check }] if integrity_check == "ok" => {}
        trouble => {
            return Err(Refused::Damaged(trouble.first().map_or_else(String::new, |t| t.integrity_check.clone())));
        }
    }
    let loose: Vec<Line> = sql_query("SELECT \"table\" AS line FROM pragma_foreign_key_check LIMIT 1").load(&mut c)?;
    if let Some(Line { line }) = loose.first() {
        return Err(Refused::Damaged(format!("a row of {line} refers to nothing")));
    }
    Ok(sums(&mut c)?)
}

fn open(file: &Path) -> Result<SqliteConnection> {
    SqliteConnection::establish(&file.display().to_string()).map_err(Error::internal)
}

fn sums(c: &mut SqliteConnection) -> Result<Vec<TableSum>> {
    let tables =
        "SELECT name AS line FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
    let tables: Vec<Line> = sql_query(tables).load(c)?;
    tables.iter().map(|table| sum(c, &table.line)).collect()
}

fn sum(c: &mut SqliteConnection, table: &str) -> Result<TableSum> {
    let columns = sql_query("SELECT name AS line FROM pragma_table_info(?) ORDER BY cid").bind::<Text, _>(table);
    let columns: Vec<Line> = columns.load(c)?;
    // `quote` writes each value so that no two different ones look alike, NULL and blobs too.
    let row: Vec<String> = columns.iter().map(|column| format!("quote({})", quoted(&column.line))).collect();
    let rows = sql_query(format!("SELECT {} AS line FROM {}", row.join(" || ',' || "), quoted(table)));
    let mut adding = Adding::default();
    for row in rows.load_iter::<Line, DefaultLoadingMode>(c)? {
        adding.add(&row?.line);
    }
    Ok(adding.of(table))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
