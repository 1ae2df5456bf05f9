use super::path;
use crate::{
    activities::{
        model::Activity,
        sessions::{
            model::Session,
            queries::When,
            words::{self, Said},
        },
        views::path as activity_path,
    },
    platform::web::{Chrome, PageOf, Pager, Query},
};
use askama::Template;

/// The dates of an activity.
#[derive(Template)]
#[template(path = "activities/sessions/index.html")]
pub struct ListPage {
    chrome: Chrome,
    name: String,
    activity: String,
    tabs: Vec<Tab>,
    rows: Vec<SessionLine>,
    is_past: bool,
    /// The address of its calendar, for whoever runs it.
    feed: Option<String>,
    pager: Pager,
}

struct Tab {
    label: String,
    path: String,
    is_current: bool,
}

/// What was found, for the page to arrange.
pub struct ListParts<'a> {
    pub query: &'a Query,
    pub activity: &'a Activity,
    pub may_run: bool,
    pub when: When,
    pub list: PageOf<Session>,
}

/// One session, in a line.
#[derive(Debug, Clone)]
pub struct SessionLine {
    pub path: String,
    pub day: String,
    pub hours: String,
    pub room: String,
    pub badge: Option<(String, &'static str)>,
    pub exception: Vec<Said>,
    pub is_on: bool,
}

impl ListPage {
    pub fn of(chrome: &Chrome, parts: &ListParts<'_>) -> Self {
        let links = parts.query.links();
        let tab = |when: When, key: &str| Tab {
            label: chrome.lang.get(key),
            path: match when {
                When::Coming => links.clone().without("show").to_string(),
                When::Past => links.clone().with("show", "past").to_string(),
            },
            is_current: parts.when == when,
        };
        let line = |session: &Session| SessionLine::of(chrome, session, &parts.activity.room);
        Self {
            name: parts.activity.name.clone(),
            activity: activity_path(chrome, &parts.activity.id),
            tabs: vec![tab(When::Coming, "sessions-coming"), tab(When::Past, "sessions-past")],
            rows: parts.list.rows.iter().map(line).collect(),
            feed: parts.may_run.then(|| format!("{}/feed", activity_path(chrome, &parts.activity.id))),
            is_past: parts.when == When::Past,
            pager: Pager::of(&parts.list, &links, chrome.lang),
            chrome: chrome.clone(),
        }
    }
}

impl SessionLine {
    /// `room` is the activity's own.
    pub fn of(chrome: &Chrome, session: &Session, room: &str) -> Self {
        Self {
            path: path(chrome, &session.activity_id, &session.id),
            day: words::day(session.local_date, chrome.lang),
            hours: words::hours(session, chrome.lang),
            room: session.room_or(room).to_owned(),
            badge: words::badge(session, chrome.lang),
            exception: words::exception(chrome, session),
            is_on: session.is_on(),
        }
    }
}
