//! The question before cancelling, and who knows.

use super::{
    forms::CancelForm,
    model::{Notice, Reached},
};
use crate::{
    activities::{
        model::Activity,
        sessions::{self, Cause, Session},
        words,
    },
    platform::{
        i18n::Text,
        web::{Chrome, Form},
    },
};
use askama::Template;

/// Asks why, before everybody is written to.
#[derive(Template)]
#[template(path = "activities/notices/cancel.html")]
pub struct CancelPage {
    chrome: Chrome,
    form: Form<CancelForm>,
    name: String,
    when: String,
    /// How many have a place.
    told: i32,
    action: String,
    back: String,
}

impl CancelPage {
    pub fn of(chrome: &Chrome, activity: &Activity, session: &Session, form: &Form<CancelForm>) -> Self {
        let back = sessions::path(chrome, &session.activity_id, &session.id);
        Self {
            name: activity.name.clone(),
            when: when(chrome, session),
            told: activity.enrolled_count,
            action: format!("{back}/cancellation"),
            back,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

fn when(chrome: &Chrome, session: &Session) -> String {
    let day = chrome.lang.dates().map_or_else(|| session.local_date.to_string(), |dates| dates.day(session.local_date));
    format!("{day}, {}", words::hours_of(session.starts_minute, session.ends_minute, chrome.lang))
}

/// What staff see on a session's page: what they can do about it, and who knows of what was done.
#[derive(Template, Clone)]
#[template(path = "activities/notices/_told.html")]
pub struct Told {
    chrome: Chrome,
    cancel: Option<String>,
    restore: Option<String>,
    list: Option<String>,
    groups: Vec<Group>,
}

// Its template has escaped its text already.
impl askama::filters::HtmlSafe for Told {}

#[derive(Clone)]
struct Group {
    id: &'static str,
    title: String,
    class: &'static str,
    names: String,
}

impl Told {
    pub fn of(chrome: &Chrome, session: &Session, notices: &[Notice]) -> Self {
        let here = sessions::path(chrome, &session.activity_id, &session.id);
        let is_coming = !session.has_begun(chrome.now());
        let may_restore = is_coming && session.cancelled_by == Some(Cause::Staff);
        Self {
            cancel: (session.is_on() && session.ends_at > chrome.now()).then(|| format!("{here}/cancellation")),
            restore: may_restore.then(|| format!("{here}/restoration")),
            list: (!notices.is_empty()).then(|| format!("{here}/notices")),
            // Who knows first: it is what most want to read.
            groups: Reached::ALL.iter().rev().filter_map(|reached| Group::of(chrome, notices, *reached)).collect(),
            chrome: chrome.clone(),
        }
    }
}

impl Group {
    fn of(chrome: &Chrome, notices: &[Notice], reached: Reached) -> Option<Self> {
        let names: Vec<String> = notices
            .iter()
            .filter(|notice| notice.reached == reached)
            .map(|notice| format!("\u{2068}{}\u{2069}", notice.person.name))
            .collect();
        let key = match reached {
            Reached::NoAddress => "notice-group-no-address",
            Reached::Bounced => "notice-group-bounced",
            Reached::Failed => "notice-group-failed",
            Reached::NotYet => "notice-group-not-yet",
            Reached::Told => "notice-group-told",
        };
        (!names.is_empty()).then(|| Self {
            id: reached.as_str(),
            title: chrome.lang.say(&Text::of(key).with("n", names.len())),
            class: match reached {
                Reached::Told => "",
                Reached::NotYet => " wait",
                Reached::NoAddress | Reached::Bounced | Reached::Failed => " stop",
            },
            names: names.join(&chrome.lang.get("list-separator")),
        })
    }
}

/// Whom somebody has to call, on paper.
#[derive(Template)]
#[template(path = "activities/notices/list.html")]
pub struct NoticesPage {
    chrome: Chrome,
    name: String,
    when: String,
    back: String,
    summary: String,
    rows: Vec<Row>,
}

struct Row {
    name: String,
    grade: Option<i32>,
    is_student: bool,
    why: String,
    email: Option<String>,
    contact: Option<String>,
}

impl NoticesPage {
    pub fn of(chrome: &Chrome, activity: &Activity, session: &Session, notices: Vec<Notice>) -> Self {
        let all = notices.len();
        let missing: Vec<Notice> = notices.into_iter().filter(|notice| notice.reached != Reached::Told).collect();
        let row = |notice: Notice| Row {
            why: chrome.lang.get(&format!("notice-{}", notice.reached.as_str())),
            name: notice.person.name,
            grade: notice.grade,
            is_student: notice.is_student,
            email: notice.email,
            contact: notice.guardian_contact,
        };
        Self {
            name: activity.name.clone(),
            when: when(chrome, session),
            back: sessions::path(chrome, &session.activity_id, &session.id),
            summary: chrome.lang.say(&Text::of("notice-summary").with("n", missing.len()).with("all", all)),
            rows: missing.into_iter().map(row).collect(),
            chrome: chrome.clone(),
        }
    }
}
