//! The log, in words.

use super::model::{Entry, Filters, KINDS};
use crate::{
    people::PersonRef,
    platform::{
        access::ActorKind,
        db::ids::ActivityId,
        i18n::{Lang, Text},
        web::{Chrome, Query},
    },
};
use askama::Template;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "audit/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    action: String,
    words: String,
    kinds: Vec<Kind>,
    rows: Vec<Row>,
    /// What came before these entries.
    older: Option<String>,
    /// Back to the newest, when these are not.
    newest: Option<String>,
    /// Everything again, when a filter is in force.
    clear: Option<String>,
}

struct Kind {
    value: &'static str,
    name: String,
    is_chosen: bool,
}

struct Row {
    what: String,
    who: String,
    subject: Subject,
    changes: Vec<Change>,
    reason: Option<String>,
    when: String,
    at: String,
    address: Option<String>,
}

enum Subject {
    /// Where it can be seen.
    Linked(String),
    Named(String),
    Unknown,
}

/// One field, before and after.
struct Change {
    field: String,
    before: Option<String>,
    after: Option<String>,
}

impl IndexPage {
    pub fn of(
        chrome: &Chrome,
        query: &Query,
        filters: &Filters,
        entries: Vec<(Entry, Option<String>)>,
        has_older: bool,
        names: &[PersonRef],
    ) -> Self {
        let (lang, links) = (chrome.lang, query.links());
        let last = entries.last().filter(|_| has_older).map(|(entry, _)| entry.id.to_string());
        let kind = |value: &&'static str| Kind {
            value,
            name: said(lang, "audit-kind", value),
            is_chosen: filters.kind == Some(*value),
        };
        Self {
            action: chrome.path("/audit"),
            words: filters.words.clone(),
            kinds: KINDS.iter().map(kind).collect(),
            older: last.map(|id| links.clone().with("before", &id).to_string()),
            newest: filters.before.is_some().then(|| links.without("before").to_string()),
            clear: (filters.kind.is_some() || !filters.words.is_empty()).then(|| chrome.path("/audit")),
            rows: entries.into_iter().map(|(entry, actor)| Row::of(chrome, entry, actor, names)).collect(),
            chrome: chrome.clone(),
        }
    }
}

impl Row {
    fn of(chrome: &Chrome, entry: Entry, actor: Option<String>, names: &[PersonRef]) -> Self {
        let lang = chrome.lang;
        let who = actor.unwrap_or_else(|| lang.say(&Text::of(nobody_in_particular(entry.actor_kind))));
        Self {
            what: said(lang, "audit", &entry.action),
            who,
            subject: Subject::of(chrome, &entry, names),
            changes: changes(lang, &entry, names),
            when: chrome.when(entry.at),
            at: entry.at.to_string(),
            reason: entry.reason,
            address: entry.address,
        }
    }
}

fn nobody_in_particular(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Site => "audit-by-site",
        ActorKind::System | ActorKind::Person => "audit-by-system",
    }
}

impl Subject {
    fn of(chrome: &Chrome, entry: &Entry, names: &[PersonRef]) -> Self {
        match entry.subject_kind.as_str() {
            "activity" => match ActivityId::try_from(entry.subject_id.clone()) {
                Ok(id) => Self::Linked(chrome.path(&format!("/activities/{id}"))),
                Err(_) => Self::Unknown,
            },
            _ => name_of(&entry.subject_id, names).map_or(Self::Unknown, Self::Named),
        }
    }
}

fn name_of(id: &str, names: &[PersonRef]) -> Option<String> {
    names.iter().find(|person| person.id.as_str() == id).map(|person| person.name.clone())
}

fn changes(lang: Lang, entry: &Entry, names: &[PersonRef]) -> Vec<Change> {
    let (before, after) = (fields(entry.before.as_ref()), fields(entry.after.as_ref()));
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let said_of = |fields: &Map<String, Value>, key: &String| {
        fields.get(key).map(|value| in_words(lang, value, names)).filter(|words| !words.is_empty())
    };
    let change = |key: &String| Change {
        field: said(lang, "audit-field", key),
        before: said_of(&before, key),
        after: said_of(&after, key),
    };
    let is_empty = |change: &Change| change.before.is_none() && change.after.is_none();
    keys.into_iter().map(change).filter(|change| !is_empty(change)).collect()
}

fn fields(document: Option<&crate::platform::db::Json<Value>>) -> Map<String, Value> {
    document.and_then(|document| document.0.as_object()).cloned().unwrap_or_default()
}

/// Ids of people as their names; nothing as nothing.
fn in_words(lang: Lang, value: &Value, names: &[PersonRef]) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => lang.say(&Text::of("audit-yes")),
        Value::Bool(false) => lang.say(&Text::of("audit-no")),
        Value::Number(number) => number.to_string(),
        Value::String(text) => name_of(text, names).unwrap_or_else(|| text.clone()),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| in_words(lang, item, names)).collect();
            items.join(", ")
        }
        Value::Object(fields) => {
            let field = |(key, value): (&String, &Value)| {
                format!("{} {}", said(lang, "audit-field", key), in_words(lang, value, names))
            };
            fields.iter().map(field).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The words for a code (`activity.sign_up`), or the code itself where nobody wrote any.
fn said(lang: Lang, prefix: &str, code: &str) -> String {
    let key = format!("{prefix}-{}", code.replace(['.', '_'], "-"));
    let words = lang.get(&key);
    if words == key { code.to_owned() } else { words }
}
