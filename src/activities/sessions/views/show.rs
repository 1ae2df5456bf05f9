use super::{SessionLine, path};
use crate::{
    activities::{
        model::Activity,
        notices::{Notice, Told},
        sessions::model::{Session, is_open},
        views::path as activity_path,
    },
    platform::web::Chrome,
};
use askama::Template;

/// One session: when and where it is, and what became of it.
#[derive(Template)]
#[template(path = "activities/sessions/show.html")]
pub struct ShowPage {
    chrome: Chrome,
    name: String,
    activity: String,
    all: String,
    line: SessionLine,
    register: Option<String>,
    /// For whoever runs it.
    told: Option<Told>,
    /// For whoever runs it, while it can still be moved.
    moving: Option<String>,
}

/// What was found, for the page to arrange.
pub struct ShowParts {
    pub activity: Activity,
    pub session: Session,
    /// Whether the reader runs the activity.
    pub may_run: bool,
    /// Who knows that it was cancelled, or put back.
    pub notices: Vec<Notice>,
}

impl ShowPage {
    pub fn of(chrome: &Chrome, parts: &ShowParts) -> Self {
        let activity = activity_path(chrome, &parts.activity.id);
        Self {
            name: parts.activity.name.clone(),
            all: format!("{activity}/sessions"),
            activity,
            told: parts.may_run.then(|| Told::of(chrome, &parts.session, &parts.notices)),
            register: (parts.may_run && parts.session.is_on())
                .then(|| format!("{}/attendance", path(chrome, &parts.activity.id, &parts.session.id))),
            moving: (parts.may_run && is_open(&parts.activity, &parts.session, chrome.now()))
                .then(|| format!("{}/move", path(chrome, &parts.activity.id, &parts.session.id))),
            line: SessionLine::of(chrome, &parts.session, &parts.activity.room),
            chrome: chrome.clone(),
        }
    }
}
