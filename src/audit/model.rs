//! An entry as it is read, and what one can ask for.

use super::personal;
use crate::platform::{
    access::{ActorKind, OwnKey},
    db::{
        Json, Moment,
        ids::{AuditEntryId, PersonId},
    },
    web::{Query, fields},
};
use chrono::{Days, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use serde_json::Value;
use std::collections::{BTreeSet, HashMap};

/// Rows of a page. The log is walked by what comes before an entry, never by numbers of pages.
pub const PAGE: usize = 50;

/// The kinds of things that a school's entries are about.
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
    "program",
    "announcement",
    "mail",
    "sender",
    "group",
    "privacy",
    "invitation",
    "audit",
];
/// The same of the site's log.
pub const SITE_KINDS: &[&str] = &["user", "session", "school", "job", "backup", "log"];

/// How both logs are read, column by column.
pub type Columns = (
    String,
    Option<i64>,
    String,
    String,
    String,
    Option<Json<Value>>,
    Option<Json<Value>>,
    Option<String>,
    Option<String>,
    Option<String>,
    Moment,
);

#[derive(Debug, Clone)]
pub struct Entry {
    pub id: String,
    /// Its number in the chain, once it is sealed.
    pub seq: Option<i64>,
    pub actor_kind: ActorKind,
    pub actor_id: Option<String>,
    /// What whoever did it is called now.
    pub actor: Option<String>,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: String,
    pub before: Value,
    pub after: Value,
    pub reason: Value,
    pub request_id: Option<String>,
    pub address: Option<String>,
    pub at: Moment,
}

/// Which entries. What no filter can mean is no filter.
#[derive(Debug, Clone)]
pub struct Filters {
    pub kind: Option<&'static str>,
    /// Of the name of whoever did it.
    pub words: String,
    /// One thing's or one person's history.
    pub subject: Option<String>,
    /// Both days included.
    pub days: (Option<NaiveDate>, Option<NaiveDate>),
    /// The same as instants: from this one on, and before that one.
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    /// Only what came before this entry.
    pub before: Option<String>,
}

impl Filters {
    /// Days are those of the wall in this zone.
    pub fn read(query: &Query, kinds: &[&'static str], zone: Tz) -> Self {
        let day = |name| fields::date(query.get(name)).ok();
        let midnight = |day: NaiveDate| Moment::on_the_wall(day.and_time(NaiveTime::MIN), zone);
        let days = (day("from"), day("until"));
        // All ids are made alike, but for those of schools, which are numbers.
        let is_id = |text: &String| AuditEntryId::try_from(text.clone()).is_ok() || text.parse::<i64>().is_ok();
        Self {
            kind: kinds.iter().copied().find(|kind| *kind == query.get("kind")),
            words: query.words(),
            subject: Some(query.get("subject").to_owned()).filter(is_id),
            from: days.0.map(midnight),
            until: days.1.and_then(|day| day.checked_add_days(Days::new(1))).map(midnight),
            days,
            before: AuditEntryId::try_from(query.get("before").to_owned()).ok().map(|id| id.to_string()),
        }
    }

    /// Whether they leave anything out, wherever one is in the log.
    pub fn narrow(&self) -> bool {
        self.kind.is_some()
            || !self.words.is_empty()
            || self.subject.is_some()
            || self.days.0.is_some()
            || self.days.1.is_some()
    }
}

impl Entry {
    pub fn of(columns: Columns, actor_kind: ActorKind, actor_id: Option<String>, actor: Option<String>) -> Self {
        let (id, seq, action, subject_kind, subject_id, before, after, reason, request_id, address, at) = columns;
        let document = |stored: Option<Json<Value>>| stored.map_or(Value::Null, |document| document.0);
        Self {
            id,
            seq,
            actor_kind,
            actor_id,
            actor,
            action,
            subject_kind,
            subject_id,
            before: document(before),
            after: document(after),
            reason: reason.map_or(Value::Null, |stored| personal::reason(&stored)),
            request_id,
            address,
            at,
        }
    }

    /// Every id in it, of whatever kind.
    pub fn ids(&self) -> impl Iterator<Item = String> {
        let subject = std::iter::once(self.subject_id.clone());
        let inside = [&self.before, &self.after].into_iter().flat_map(texts);
        // All ids are made alike, so that any kind of them tells what is one.
        subject.chain(inside).filter(|text| PersonId::try_from(text.clone()).is_ok())
    }

    /// Whoever runs the site and looked at the school: an account, not a person of it.
    pub fn visitor(&self) -> Option<String> {
        let of_site = (self.actor_kind == ActorKind::Site).then_some(&self.after)?;
        of_site.get("visitor")?.as_str().map(str::to_owned)
    }

    /// Whose keys open what is sealed in it.
    pub fn owners(&self, into: &mut BTreeSet<String>) {
        for document in [&self.before, &self.after, &self.reason] {
            personal::owners(document, into);
        }
    }

    /// With what these keys open.
    pub fn open(&mut self, keys: &HashMap<String, OwnKey>) {
        for document in [&mut self.before, &mut self.after, &mut self.reason] {
            personal::open(document, keys);
        }
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

/// What is wrong with a sealed log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Break {
    /// There is no entry with this number.
    Missing { seq: i64 },
    /// An entry of these was changed, or exchanged; or the seal was.
    Changed { from: i64, to: i64 },
    /// An entry has a number, and no seal covers it.
    Unsealed { seq: i64 },
    /// An entry says that it was written before a seal that does not cover it.
    Late { id: String },
}

/// What looking at a whole chain came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    pub sealed: i64,
    /// Written since the last seal.
    pub open: i64,
    /// The last number and what its seal came out as: who keeps it elsewhere can tell whether the end was cut off.
    pub head: Option<(i64, String)>,
    pub breaks: Vec<Break>,
}

impl std::fmt::Display for Break {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing { seq } => write!(f, "entry {seq} is missing"),
            Self::Changed { from, to } if from == to => write!(f, "entry {from} was changed"),
            Self::Changed { from, to } => write!(f, "one of the entries {from} to {to}, or their seal, was changed"),
            Self::Unsealed { seq } => write!(f, "entry {seq} was numbered by nobody who seals"),
            Self::Late { id } => write!(f, "entry {id} was put in later than it says"),
        }
    }
}
