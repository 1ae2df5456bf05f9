//! The log, in words.

use super::model::{Entry, Filters, KINDS};
use crate::platform::{
    access::ActorKind,
    db::ids::{ActivityId, PersonId},
    i18n::{Lang, Text},
    web::{Chrome, Query},
};
use askama::Template;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap};

/// What ids are called.
type Names = HashMap<String, String>;

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

/// What it happened to: what it is called, and where it can be seen.
struct Subject {
    name: Option<String>,
    path: Option<String>,
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
        names: &Names,
    ) -> Self {
        let (lang, links) = (chrome.lang, query.links());
        let last = entries.last().filter(|_| has_older).map(|(entry, _)| entry.id.to_string());
        let kind = |value: &&'static str| Kind {
            value,
            name: said(lang, "kind-", value),
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
    fn of(chrome: &Chrome, entry: Entry, actor: Option<String>, names: &Names) -> Self {
        let lang = chrome.lang;
        let who = actor.unwrap_or_else(|| lang.say(&Text::of(nobody_in_particular(entry.actor_kind))));
        Self {
            what: said(lang, "", &entry.action),
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

/// An entry on the page of what it is about.
pub struct Happened {
    pub what: String,
    pub who: String,
    pub when: String,
    /// For machines.
    pub at: String,
    pub reason: Option<String>,
    /// Each field that changed: what it is called, what it was and what it became.
    pub changes: Vec<(String, Option<String>, Option<String>)>,
}

impl Happened {
    pub fn of(chrome: &Chrome, entry: Entry, actor: Option<String>, names: &Names) -> Self {
        let Row { what, who, changes, reason, when, at, .. } = Row::of(chrome, entry, actor, names);
        let changes = changes.into_iter().map(|change| (change.field, change.before, change.after)).collect();
        Self { what, who, when, at, reason, changes }
    }
}

fn nobody_in_particular(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Site => "audit-by-site",
        ActorKind::System | ActorKind::Person => "audit-by-system",
    }
}

impl Subject {
    fn of(chrome: &Chrome, entry: &Entry, names: &Names) -> Self {
        // A sign-up is one to an activity, and a file one of its files.
        let id = ActivityId::try_from(entry.subject_id.clone()).ok();
        let path = match entry.subject_kind.as_str() {
            "person" => {
                PersonId::try_from(entry.subject_id.clone()).ok().map(|id| chrome.path(&format!("/people/{id}")))
            }
            "activity" | "signup" | "file" => id.map(|id| chrome.path(&format!("/activities/{id}"))),
            "group" => id.map(|id| chrome.path(&format!("/choices/{id}"))),
            _ => None,
        };
        Self { name: names.get(&entry.subject_id).cloned(), path }
    }
}

fn changes(lang: Lang, entry: &Entry, names: &Names) -> Vec<Change> {
    let (before, after) = (fields(entry.before.as_ref()), fields(entry.after.as_ref()));
    let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let said_of = |fields: &Map<String, Value>, key: &String| {
        fields.get(key).map(|value| field_in_words(lang, key, value, names)).filter(|words| !words.is_empty())
    };
    let change = |key: &String| Change {
        field: said(lang, "field-", key),
        before: said_of(&before, key),
        after: said_of(&after, key),
    };
    keys.into_iter().map(change).filter(|change| change.before != change.after).collect()
}

fn fields(document: Option<&crate::platform::db::Json<Value>>) -> Map<String, Value> {
    document.and_then(|document| document.0.as_object()).cloned().unwrap_or_default()
}

/// The states and times that are codes in the log have words.
fn field_in_words(lang: Lang, field: &str, value: &Value, names: &Names) -> String {
    match (field, value) {
        ("status" | "role" | "registration" | "mode" | "decided", Value::String(code)) => said(lang, "value-", code),
        ("marks", Value::Array(marks)) => marks
            .iter()
            .map(|mark| mark_in_words(lang, mark, names))
            .collect::<Vec<_>>()
            .join(&lang.get("list-separator")),
        ("mails" | "roles", Value::Array(kinds)) => {
            let kinds = kinds.iter().filter_map(Value::as_str).map(|kind| said(lang, "value-", kind));
            kinds.collect::<Vec<_>>().join(&lang.get("list-separator"))
        }
        ("slots", Value::Array(slots)) => {
            slots.iter().map(|slot| slot_in_words(lang, slot)).collect::<Vec<_>>().join(&lang.get("list-separator"))
        }
        _ => in_words(lang, value, names),
    }
}

/// "Ana: late +5", from whose mark it is and how it is spelled.
fn mark_in_words(lang: Lang, mark: &Value, names: &Names) -> String {
    let text = |i: usize| mark.get(i).and_then(Value::as_str).unwrap_or_default();
    let (word, minutes) = text(1).split_once('+').map_or((text(1), None), |(word, minutes)| (word, Some(minutes)));
    let who = names.get(text(0)).map_or(text(0), String::as_str);
    let late = minutes.map(|minutes| format!(" +{minutes}")).unwrap_or_default();
    format!("\u{2068}{who}\u{2069}: {}{late}", said(lang, "value-", word))
}

/// "Thu 15:15–17:00", from day of the week, first and last minute.
fn slot_in_words(lang: Lang, slot: &Value) -> String {
    let number = |i: usize| slot.get(i).and_then(Value::as_i64).and_then(|n| i32::try_from(n).ok()).unwrap_or_default();
    let day = lang.dates().map(|dates| dates.short_weekday(number(0))).unwrap_or_default();
    format!("{day} {}–{}", lang.time(number(1)), lang.time(number(2)))
}

/// Ids as what they are called; nothing as nothing.
fn in_words(lang: Lang, value: &Value, names: &Names) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => lang.say(&Text::of("audit-yes")),
        Value::Bool(false) => lang.say(&Text::of("audit-no")),
        Value::Number(number) => number.to_string(),
        Value::String(text) => names.get(text).unwrap_or(text).clone(),
        Value::Array(items) => {
            let items = items.iter().map(|item| in_words(lang, item, names)).filter(|words| !words.is_empty());
            items.collect::<Vec<_>>().join(&lang.get("list-separator"))
        }
        Value::Object(fields) => {
            let field = |(key, value): (&String, &Value)| {
                format!("{} {}", said(lang, "field-", key), in_words(lang, value, names))
            };
            fields.iter().map(field).collect::<Vec<_>>().join(&lang.get("list-separator"))
        }
    }
}

/// The words for a code (`activity.sign_up`), or the code itself where nobody wrote any.
fn said(lang: Lang, of: &str, code: &str) -> String {
    let key = format!("audit-{of}{}", code.replace(['.', '_'], "-"));
    let words = lang.get(&key);
    if words == key { code.to_owned() } else { words }
}
