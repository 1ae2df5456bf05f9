//! One's own data, and what the office does about somebody's.

use super::{
    forms::{ErasureForm, RefusalForm, RequestForm},
    model::{DataExport, ExportState, Filters, Request, RequestState, Subject, View},
};
use crate::{
    people::PersonRef,
    platform::{
        access::{ReadAudit, Role},
        i18n::{Lang, Text},
        web::{Chrome, Form, PageOf, Pager, Query},
    },
};
use askama::Template;

/// What somebody can do about what is known of them.
#[derive(Template)]
#[template(path = "privacy/own.html")]
pub struct OwnPage {
    chrome: Chrome,
    files: Files,
    asked: Option<Asked>,
    /// They asked, and nobody has answered.
    is_open: bool,
    form: Form<RequestForm>,
    is_owner: bool,
    looks: Looks,
}

/// The last few files of somebody's data, and the button that makes another.
struct Files {
    action: String,
    is_making: bool,
    rows: Vec<FileLine>,
}

struct FileLine {
    when: String,
    state: String,
    mark: &'static str,
    /// Where it can be fetched, and until when.
    fetch: Option<(String, String)>,
}

/// What somebody asked, and what has become of it.
struct Asked {
    is_open: bool,
    state: String,
    mark: &'static str,
    when: String,
    note: String,
    reason: Option<String>,
}

/// Who looked at a record.
struct Looks {
    rows: Vec<Look>,
    pager: Pager,
}

struct Look {
    who: String,
    role: String,
    what: String,
    when: String,
}

impl OwnPage {
    pub fn of(
        chrome: &Chrome,
        query: &Query,
        exports: Vec<DataExport>,
        request: Option<Request>,
        views: PageOf<View>,
        form: &Form<RequestForm>,
    ) -> Self {
        Self {
            files: Files::of(chrome, exports, &chrome.path("/data/exports")),
            is_open: request.as_ref().is_some_and(|request| request.state == RequestState::Open),
            asked: request.map(|request| Asked::of(chrome, request)),
            form: form.clone(),
            is_owner: chrome.me().is_some_and(|me| me.role == Role::Owner),
            looks: Looks::of(chrome, query, views),
            chrome: chrome.clone(),
        }
    }
}

impl Files {
    fn of(chrome: &Chrome, exports: Vec<DataExport>, action: &str) -> Self {
        let line = |export: &DataExport| {
            let fetch = export.key(chrome.now()).map(|_| format!("{action}/{}", export.id));
            let (key, mark) = match export.state {
                ExportState::Making => ("privacy-file-making", "badge wait"),
                ExportState::Failed => ("privacy-file-failed", "badge stop"),
                ExportState::Ready if fetch.is_some() => ("privacy-file-ready", "badge"),
                ExportState::Ready | ExportState::Gone => ("privacy-file-gone", "badge plain"),
            };
            FileLine {
                when: chrome.when(export.asked_at),
                state: chrome.lang.get(key),
                mark,
                fetch: fetch.zip(export.expires_at.map(|until| chrome.when(until))),
            }
        };
        Self {
            is_making: exports.iter().any(|export| export.state == ExportState::Making),
            rows: exports.iter().map(line).collect(),
            action: action.to_owned(),
        }
    }
}

impl Asked {
    fn of(chrome: &Chrome, request: Request) -> Self {
        let (key, mark) = match request.state {
            RequestState::Open => ("privacy-request-open", "badge wait"),
            RequestState::Withdrawn => ("privacy-request-withdrawn", "badge plain"),
            RequestState::Declined => ("privacy-request-declined", "badge stop"),
            RequestState::Done => ("privacy-request-done", "badge"),
        };
        Self {
            is_open: request.state == RequestState::Open,
            state: chrome.lang.get(key),
            mark,
            when: chrome.when(request.asked_at),
            note: request.note,
            reason: request.reason.filter(|reason| !reason.is_empty()),
        }
    }
}

impl Looks {
    fn of(chrome: &Chrome, query: &Query, views: PageOf<View>) -> Self {
        let look = |view: &View| Look {
            who: view.viewer.clone(),
            role: role(chrome.lang, view.role),
            what: chrome.lang.get(&format!("privacy-saw-{}", view.what.as_str())),
            when: chrome.when(view.at),
        };
        Self { rows: views.rows.iter().map(look).collect(), pager: Pager::of(&views, &query.links(), chrome.lang) }
    }
}

fn role(lang: Lang, role: Role) -> String {
    lang.get(&format!("role-{}", role.as_str()))
}

/// Who asks to be erased, and the way to everybody else.
#[derive(Template)]
#[template(path = "privacy/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    action: String,
    words: String,
    found: Vec<Found>,
    rows: Vec<Waiting>,
    pager: Pager,
}

struct Found {
    name: String,
    role: String,
    path: String,
}

struct Waiting {
    name: String,
    path: String,
    when: String,
    note: String,
}

impl IndexPage {
    pub fn of(
        chrome: &Chrome,
        query: &Query,
        filters: &Filters,
        found: Vec<(PersonRef, Role)>,
        open: PageOf<Request>,
    ) -> Self {
        let path = |id: &dyn std::fmt::Display| chrome.path(&format!("/privacy/people/{id}"));
        let found = found.into_iter().map(|(person, of)| Found {
            path: path(&person.id),
            role: role(chrome.lang, of),
            name: person.name,
        });
        let waiting = |request: &Request| Waiting {
            path: path(&request.person),
            name: request.name.clone(),
            when: chrome.lang.say(&Text::of("privacy-asked-on").with("when", chrome.local(request.asked_at))),
            note: request.note.clone(),
        };
        Self {
            action: chrome.path("/privacy"),
            words: filters.words.clone(),
            found: found.collect(),
            pager: Pager::of(&open, &query.links(), chrome.lang),
            rows: open.rows.iter().map(waiting).collect(),
            chrome: chrome.clone(),
        }
    }
}

/// Somebody, as far as privacy is concerned.
#[derive(Template)]
#[template(path = "privacy/person.html")]
pub struct PersonPage {
    chrome: Chrome,
    here: String,
    subject: Subject,
    role: String,
    asked: Option<Asked>,
    files: Files,
    looks: Looks,
    /// What the log says of them.
    history: Option<String>,
    may_erase: bool,
    is_owner: bool,
    erasure: Form<ErasureForm>,
    refusal: Form<RefusalForm>,
}

impl PersonPage {
    #[allow(clippy::too_many_arguments, reason = "each is one part of the page")]
    pub fn of(
        chrome: &Chrome,
        query: &Query,
        by: Role,
        subject: Subject,
        request: Option<Request>,
        exports: Vec<DataExport>,
        views: PageOf<View>,
        (erasure, refusal): (Form<ErasureForm>, Form<RefusalForm>),
    ) -> Self {
        let here = chrome.path(&format!("/privacy/people/{}", subject.id));
        Self {
            role: role(chrome.lang, subject.role),
            asked: request.map(|request| Asked::of(chrome, request)),
            files: Files::of(chrome, exports, &format!("{here}/exports")),
            looks: Looks::of(chrome, query, views),
            history: chrome.may::<ReadAudit>().then(|| chrome.path(&format!("/audit?subject={}", subject.id))),
            may_erase: subject.may_be_erased_by(by),
            is_owner: subject.role == Role::Owner,
            here,
            subject,
            erasure,
            refusal,
            chrome: chrome.clone(),
        }
    }
}
