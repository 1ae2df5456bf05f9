//! What `schema` says, read as text.

use std::collections::BTreeMap;

/// Columns with type and whether they may be empty, and the primary key.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub columns: BTreeMap<String, (String, bool)>,
    pub key: Vec<String>,
}

pub fn tables() -> BTreeMap<String, Table> {
    let source = include_str!("../../src/platform/db/schema/mod.rs");
    let mut tables = BTreeMap::new();
    for declared in source.split("diesel::table! {").skip(1) {
        let (name, rest) = declared.split_once('(').unwrap();
        let (key, rest) = rest.split_once(')').unwrap();
        let columns = rest.split_once('{').and_then(|(_, rest)| rest.split_once('}')).unwrap().0;
        let columns = columns.split(',').filter_map(|column| column.split_once("->")).map(|(column, kind)| {
            let kind = kind.trim();
            let inner = kind.strip_prefix("Nullable<").and_then(|rest| rest.strip_suffix('>'));
            (column.trim().to_owned(), (inner.unwrap_or(kind).to_owned(), inner.is_some()))
        });
        let key = key.split(',').map(|column| column.trim().to_owned()).collect();
        tables.insert(name.trim().to_owned(), Table { columns: columns.collect(), key });
    }
    tables
}
