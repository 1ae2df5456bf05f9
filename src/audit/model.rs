//! An entry as it is read, and what one can ask for.

use crate::platform::{
    access::ActorKind,
    db::{
        Json, Moment,
        ids::{AuditEntryId, PersonId},
        schema::audit_entries,
    },
    web::Query,
};
use diesel::prelude::*;
use serde_json::Value;

/// Rows of a page. The log is walked by what comes before an entry, never by numbers of pages.
pub const PAGE: usize = 50;

/// The kinds of things that entries are about.
pub const KINDS: &[&str] = &[
    "activity",
    "signup",
    "person",
    "school",
    "term",
    "holiday",
    "category",
    "tag",
    "rating",
    "file",
    "import",
    "provider",
    "sso",
    "announcement",
    "audit",
];

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = audit_entries)]
pub struct Entry {
    pub id: AuditEntryId,
    pub actor_kind: ActorKind,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub before: Option<Json<Value>>,
    pub after: Option<Json<Value>>,
    pub reason: Option<String>,
    pub address: Option<String>,
    pub at: Moment,
}

/// Which entries. What no filter can mean is no filter.
#[derive(Debug, Clone)]
pub struct Filters {
    pub kind: Option<&'static str>,
    /// Of the name of whoever did it.
    pub words: String,
    /// Only what came before this entry.
    pub before: Option<AuditEntryId>,
}

impl Filters {
    pub fn read(query: &Query) -> Self {
        Self {
            kind: KINDS.iter().copied().find(|kind| *kind == query.get("kind")),
            words: query.words(),
            before: AuditEntryId::try_from(query.get("before").to_owned()).ok(),
        }
    }
}

impl Entry {
    /// Every id in it, of whatever kind.
    pub fn ids(&self) -> impl Iterator<Item = String> {
        let subject = std::iter::once(self.subject_id.clone());
        let documents = [&self.before, &self.after].into_iter().flatten();
        let inside = documents.flat_map(|document| texts(&document.0));
        // All ids are made alike, so that any kind of them tells what is one.
        subject.chain(inside).filter(|text| PersonId::try_from(text.clone()).is_ok())
    }
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}
