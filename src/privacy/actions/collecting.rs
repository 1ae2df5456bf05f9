//! All that is known of somebody, as files.

use crate::{
    audit,
    error::{Error, Result},
    platform::{
        db::SchoolDb,
        web::{Cell, Sheet},
    },
    privacy::{
        model::{DataExport, Subject},
        queries::{self, Row},
        rules::{Export, Of, about},
    },
};
use serde_json::{Value, json};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Entries of the log that are read at once.
const PART: i64 = 500;

/// What is known of somebody: a name for each kind of thing, and the rows of it.
#[derive(Debug, Default)]
pub struct Collected(Vec<(String, Vec<Row>)>);

/// Reads it, table by table as the rules say. What belongs to an account, not to the school, is only for its owner.
pub fn collect(db: &mut SchoolDb<'_>, export: &DataExport, subject: &Subject) -> Result<Collected> {
    let mut found = Vec::new();
    for (table, refers) in about(Of::Person).filter(|(_, refers)| refers.export != Export::Nothing) {
        found.push((named(table.name, refers), queries::rows_of_person(db, table, refers, &subject.id)?));
    }
    if let Some(user) = subject.user.as_ref().filter(|_| export.asked_by == export.person) {
        for (table, refers) in about(Of::User).filter(|(_, refers)| refers.export != Export::Nothing) {
            found.push((named(table.name, refers), queries::rows_of_user(db, table, refers, user)?));
        }
    }
    found.push(("log".to_owned(), log(db, subject)?));
    found.retain(|(_, rows)| !rows.is_empty());
    Ok(Collected(found))
}

/// Where one table says two things of people, the file says which.
fn named(table: &str, refers: &crate::privacy::rules::Refers) -> String {
    match refers.export {
        Export::Only(_) => format!("{table}-{}", refers.column),
        Export::Whole | Export::Nothing => table.to_owned(),
    }
}

/// What they did, and what was done with their record. What an entry says of others stays with them.
fn log(db: &mut SchoolDb<'_>, subject: &Subject) -> Result<Vec<Row>> {
    let (mut rows, mut after) = (Vec::new(), String::new());
    loop {
        let mut entries = audit::about(db, &subject.id, &after, PART)?;
        audit::open_entries(db, &mut entries)?;
        let is_last = i64::try_from(entries.len()).is_ok_and(|n| n < PART);
        if let Some(last) = entries.last() {
            last.id.clone_into(&mut after);
        }
        rows.extend(entries.into_iter().filter_map(|entry| {
            let is_mine = entry.subject_id == subject.id.to_string();
            let document = |value: Value| if is_mine { value } else { Value::Null };
            let row = json!({
                "id": entry.id, "at": entry.at, "action": entry.action, "subject_kind": entry.subject_kind,
                "subject_id": entry.subject_id, "before": document(entry.before), "after": document(entry.after),
                "reason": document(entry.reason), "address": entry.address.filter(|_| entry.actor_id.is_some()),
            });
            row.as_object().cloned()
        }));
        if is_last {
            return Ok(rows);
        }
    }
}

impl Collected {
    /// Everything twice: as JSON for machines, and as tables for people.
    pub fn zipped(self) -> Result<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, rows) in &self.0 {
            let json = serde_json::to_vec_pretty(rows).map_err(Error::internal)?;
            for (kind, bytes) in [("json", json), ("csv", table(rows).csv()?)] {
                zip.start_file(format!("{name}.{kind}"), SimpleFileOptions::default()).map_err(Error::internal)?;
                zip.write_all(&bytes).map_err(Error::internal)?;
            }
        }
        Ok(zip.finish().map_err(Error::internal)?.into_inner())
    }
}

fn table(rows: &[Row]) -> Sheet {
    let headings: Vec<String> = rows.first().map(|row| row.keys().cloned().collect()).unwrap_or_default();
    let cell = |value: &Value| match value {
        Value::Null => Cell::Empty,
        Value::Number(number) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        Value::String(text) => text.as_str().into(),
        other => other.to_string().into(),
    };
    let line = |row: &Row| headings.iter().map(|heading| row.get(heading).map_or(Cell::Empty, cell)).collect();
    Sheet { name: String::new(), rows: rows.iter().map(line).collect(), headings }
}
