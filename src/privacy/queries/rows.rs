//! The statements that the rules make: the only place where one room writes and reads the tables of all others.
//!
//! Names of tables and columns stand in the rules; what comes from people is bound.

use crate::{
    on_each,
    platform::db::{
        Conn, Door, SchoolDb, SiteDb,
        ids::{PersonId, UserId},
    },
    privacy::rules::{Erase, Of, Refers, Table, about},
};
use diesel::{
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use serde_json::{Map, Value};

/// Rows that are read at once.
const PART: i64 = 500;
/// Of what has no order of its own.
const MOST: i64 = 5_000;

/// A row as it is taken along.
pub type Row = Map<String, Value>;

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    document: String,
}

/// Does with every row of a person what the rules say.
pub fn erase_person(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<()> {
    let school = db.school();
    for (table, refers) in about(Of::Person) {
        let whose = format!("{0}.school_id = $1 AND {0}.{1} = $2", table.name, refers.column);
        let Some(statement) = erasing(table, refers, &whose) else { continue };
        let statement = sql_query(statement).bind::<BigInt, _>(school).bind::<Text, _>(person.as_str());
        on_each!(db.conn(), |c| statement.execute(c))?;
    }
    Ok(())
}

/// Does with every row of an account what the rules say, the account last.
pub fn erase_user(db: &mut SiteDb<'_>, user: &UserId) -> QueryResult<()> {
    for (table, refers) in about(Of::User) {
        let whose = format!("{}.{} = $1", table.name, refers.column);
        let Some(statement) = erasing(table, refers, &whose) else { continue };
        let statement = sql_query(statement).bind::<Text, _>(user.as_str());
        on_each!(db.conn(), |c| statement.execute(c))?;
    }
    Ok(())
}

fn erasing(table: &Table, refers: &Refers, whose: &str) -> Option<String> {
    let (name, column) = (table.name, refers.column);
    let is_first = table.refers.first().is_some_and(|first| first.column == column);
    match refers.erase {
        Erase::Delete => Some(format!("DELETE FROM {name} WHERE {whose}")),
        Erase::DeleteIf(condition) => Some(format!("DELETE FROM {name} WHERE {whose} AND {condition}")),
        Erase::Null => Some(format!("UPDATE {name} SET {column} = NULL WHERE {whose}")),
        Erase::Keep if is_first && !table.emptied.is_empty() => {
            let set = table.emptied.iter().map(|(column, becomes)| format!("{column} = {becomes}"));
            Some(format!("UPDATE {name} SET {} WHERE {whose}", set.collect::<Vec<_>>().join(", ")))
        }
        Erase::Keep => None,
    }
}

/// What one rule finds of a person, to be taken along.
pub fn rows_of_person(
    db: &mut SchoolDb<'_>,
    table: &Table,
    refers: &Refers,
    person: &PersonId,
) -> QueryResult<Vec<Row>> {
    let (school, columns) = (db.school(), table.shown(refers));
    let mut rows: Vec<Row> = Vec::new();
    let mut after = String::new();
    loop {
        let document = document(db, table.name, &columns);
        let statement = format!(
            "SELECT {document} AS document FROM {0} WHERE {0}.school_id = $1 AND {0}.{1} = $2 AND {0}.id > $3 \
             ORDER BY {0}.id LIMIT {PART}",
            table.name, refers.column
        );
        let statement = sql_query(statement)
            .bind::<BigInt, _>(school)
            .bind::<Text, _>(person.as_str())
            .bind::<Text, _>(after.clone());
        let found: Vec<Found> = on_each!(db.conn(), |c| statement.load(c))?;
        let is_last = i64::try_from(found.len()).is_ok_and(|n| n < PART);
        rows.extend(found.into_iter().filter_map(row));
        let last = rows.last().and_then(|row| row.get("id")).and_then(Value::as_str).map(str::to_owned);
        match last {
            Some(last) if !is_last => after = last,
            _ => return Ok(rows),
        }
    }
}

/// The same of an account.
pub fn rows_of_user(db: &mut SchoolDb<'_>, table: &Table, refers: &Refers, user: &UserId) -> QueryResult<Vec<Row>> {
    let document = document(db, table.name, &table.shown(refers));
    let statement = format!(
        "SELECT {document} AS document FROM {0} WHERE {0}.{1} = $1 ORDER BY {0}.id LIMIT {MOST}",
        table.name, refers.column
    );
    let statement = sql_query(statement).bind::<Text, _>(user.as_str());
    let found: Vec<Found> = on_each!(db.conn(), |c| statement.load(c))?;
    Ok(found.into_iter().filter_map(row).collect())
}

fn row(found: Found) -> Option<Row> {
    serde_json::from_str(&found.document).ok()
}

/// The columns as one document, in the words of this database.
fn document<K>(db: &mut Door<'_, K>, table: &str, columns: &[&str]) -> String {
    let fields: Vec<String> = columns.iter().map(|column| format!("'{column}', {table}.{column}")).collect();
    let fields = fields.join(", ");
    match db.conn() {
        Conn::Postgres(_) => format!("json_build_object({fields})::text"),
        Conn::Sqlite(_) => format!("json_object({fields})"),
    }
}
