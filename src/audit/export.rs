//! The log to take along: a table for people, or a line of JSON for each entry.

use super::{
    model::Entry,
    views::{Names, Row},
};
use crate::{
    error::{Error, Result},
    platform::{
        access::ActorKind,
        web::{Cell, Chrome, Sheet},
    },
};
use serde_json::json;

/// How the log is taken along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Csv,
    JsonLines,
}

impl Kind {
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
        }
    }

    pub fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::JsonLines => "application/jsonl; charset=utf-8",
        }
    }

    /// A part of the file; the first one has what stands at its head.
    pub fn part(self, chrome: &Chrome, entries: &[Entry], names: &Names, is_first: bool) -> Result<Vec<u8>> {
        match self {
            Self::Csv if is_first => sheet(chrome, entries, names).csv(),
            Self::Csv => sheet(chrome, entries, names).more_csv(),
            Self::JsonLines => lines(entries, names),
        }
    }
}

fn sheet(chrome: &Chrome, entries: &[Entry], names: &Names) -> Sheet {
    let lang = chrome.lang;
    let headings = [
        "audit-seq",
        "audit-when",
        "audit-by",
        "audit-what",
        "audit-code",
        "audit-subject",
        "audit-subject-id",
        "audit-changes",
        "audit-reason",
        "audit-address",
    ];
    let separator = lang.get("list-separator");
    let row = |entry: &Entry| -> Vec<Cell> {
        let shown = Row::of(chrome, entry, names, "");
        let changes = shown.changes.iter().map(|change| {
            let was = change.before.as_deref().unwrap_or("-");
            format!("{}: {was} → {}", change.field, change.after.as_deref().unwrap_or("-"))
        });
        vec![
            entry.seq.into(),
            chrome.local(entry.at).format("%Y-%m-%d %H:%M:%S").to_string().into(),
            shown.who.into(),
            shown.what.into(),
            entry.action.as_str().into(),
            shown.subject.name.into(),
            entry.subject_id.as_str().into(),
            changes.collect::<Vec<_>>().join(&separator).into(),
            shown.reason.into(),
            entry.address.clone().into(),
        ]
    };
    Sheet {
        name: String::new(),
        headings: headings.iter().map(|key| lang.get(key)).collect(),
        rows: entries.iter().map(row).collect(),
    }
}

fn lines(entries: &[Entry], names: &Names) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for entry in entries {
        let kind = match entry.actor_kind {
            ActorKind::Person => "person",
            ActorKind::Site => "site",
            ActorKind::System => "system",
        };
        let line = json!({
            "seq": entry.seq, "id": entry.id, "at": entry.at, "action": entry.action,
            "actor": { "kind": kind, "id": entry.actor_id, "name": entry.actor },
            "subject": { "kind": entry.subject_kind, "id": entry.subject_id, "name": names.get(&entry.subject_id) },
            "before": entry.before, "after": entry.after, "reason": entry.reason,
            "request_id": entry.request_id, "address": entry.address,
        });
        serde_json::to_writer(&mut bytes, &line).map_err(Error::internal)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}
