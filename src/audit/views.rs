//! The logs, in words.

use super::{
    model::{Entry, Filters},
    personal,
};
use crate::platform::{
    access::{ActorKind, ErasePeople, ExportAudit},
    db::ids::{ActivityId, PersonId},
    i18n::{Lang, Text},
    web::{Chip, Chrome, Query},
};
use askama::Template;
use serde_json::{Map, Value};
use std::collections::{BTreeSet, HashMap};

/// What ids are called.
pub type Names = HashMap<String, String>;

/// A log: a school's, or the site's.
#[derive(Template)]
#[template(path = "audit/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    /// The site's own.
    is_of_site: bool,
    action: String,
    words: String,
    kinds: Vec<Kind>,
    from: String,
    until: String,
    subject: Option<String>,
    /// What can be taken off again.
    chips: Vec<Chip>,
    rows: Vec<Row>,
    /// What came before these entries.
    older: Option<String>,
    /// Back to the newest, when these are not.
    newest: Option<String>,
    /// Everything again, when a filter is in force.
    clear: Option<String>,
    /// The same as files, for whoever may take them along.
    files: Option<(String, String)>,
    privacy: Option<String>,
}

struct Kind {
    value: &'static str,
    name: String,
    is_chosen: bool,
}

pub struct Row {
    pub what: String,
    pub who: String,
    pub subject: Subject,
    pub changes: Vec<Change>,
    pub reason: Option<String>,
    when: String,
    at: String,
    address: Option<String>,
    /// Everything that happened to the same.
    history: Option<String>,
}

/// What it happened to: what it is called, and where it can be seen.
pub struct Subject {
    pub name: Option<String>,
    path: Option<String>,
}

/// One field, before and after.
pub struct Change {
    pub field: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl IndexPage {
    /// `kinds` are those that entries of this log can be of.
    pub fn of(
        chrome: &Chrome,
        query: &Query,
        filters: &Filters,
        (entries, has_older): (Vec<Entry>, bool),
        kinds: &[&'static str],
        names: &Names,
    ) -> Self {
        let (lang, links) = (chrome.lang, query.links().without("before"));
        let is_of_site = chrome.school().is_none();
        let here = if is_of_site { "/site/log".to_owned() } else { chrome.path("/audit") };
        let last = entries.last().filter(|_| has_older).map(|entry| entry.id.clone());
        let kind = |value: &&'static str| Kind {
            value,
            name: said(lang, "kind-", value),
            is_chosen: filters.kind == Some(*value),
        };
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let file = |name: &str| links.to_string().replacen(&here, &format!("{here}/entries.{name}"), 1);
        let may_take = chrome.may::<ExportAudit>() && !entries.is_empty();
        Self {
            words: filters.words.clone(),
            kinds: kinds.iter().map(kind).collect(),
            from: day(filters.days.0),
            until: day(filters.days.1),
            subject: filters.subject.clone(),
            chips: filters.subject.iter().map(|id| only(lang, id, names, links.clone())).collect(),
            older: last.map(|id| links.clone().with("before", &id).to_string()),
            newest: filters.before.is_some().then(|| links.to_string()),
            clear: filters.narrow().then(|| here.clone()),
            rows: entries.into_iter().map(|entry| Row::of(chrome, &entry, names, &here)).collect(),
            files: may_take.then(|| (file("csv"), file("jsonl"))),
            privacy: chrome.may::<ErasePeople>().then(|| chrome.path("/privacy")),
            action: here,
            is_of_site,
            chrome: chrome.clone(),
        }
    }
}

/// That only one thing's history is shown.
fn only(lang: Lang, id: &str, names: &Names, links: crate::platform::web::ListPath) -> Chip {
    let name = names.get(id).cloned().unwrap_or_else(|| lang.get("audit-one-thing"));
    Chip { label: name, path: links.without("subject").to_string() }
}

impl Row {
    pub fn of(chrome: &Chrome, entry: &Entry, names: &Names, here: &str) -> Self {
        let lang = chrome.lang;
        let nobody = || lang.say(&Text::of(nobody_in_particular(entry.actor_kind)));
        let has_history = PersonId::try_from(entry.subject_id.clone()).is_ok();
        Self {
            what: said(lang, "", &entry.action),
            who: entry.actor.clone().unwrap_or_else(nobody),
            subject: Subject::of(chrome, entry, names),
            changes: changes(lang, entry, names),
            reason: Some(in_words(lang, &entry.reason, names)).filter(|reason| !reason.is_empty()),
            when: chrome.when(entry.at),
            at: entry.at.to_string(),
            address: entry.address.clone(),
            history: has_history.then(|| format!("{here}?subject={}", entry.subject_id)),
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
    pub fn of(chrome: &Chrome, entry: &Entry, names: &Names) -> Self {
        let Row { what, who, changes, reason, when, at, .. } = Row::of(chrome, entry, names, &chrome.path("/audit"));
        let changes = changes.into_iter().map(|change| (change.field, change.before, change.after)).collect();
        Self { what, who, when, at, reason, changes }
    }
}

fn nobody_in_particular(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Site => "audit-by-site",
        ActorKind::System => "audit-by-system",
        ActorKind::Person => "audit-by-erased",
    }
}

impl Subject {
    fn of(chrome: &Chrome, entry: &Entry, names: &Names) -> Self {
        // A sign-up is one to an activity, and a file one of its files.
        let id = ActivityId::try_from(entry.subject_id.clone()).ok();
        let path = match entry.subject_kind.as_str() {
            "school" if chrome.school().is_none() => Some(format!("/site/schools/{}", entry.subject_id)),
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
    let (before, after) = (fields(&entry.before), fields(&entry.after));
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

fn fields(document: &Value) -> Map<String, Value> {
    document.as_object().cloned().unwrap_or_default()
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
        erased if personal::is_erased(erased) => lang.get("audit-erased"),
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
