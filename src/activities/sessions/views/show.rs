use super::SessionLine;
use crate::{
    activities::{model::Activity, sessions::model::Session, views::path as activity_path},
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
}

/// What was found, for the page to arrange.
pub struct ShowParts {
    pub activity: Activity,
    pub session: Session,
    /// Whether the reader runs the activity.
    pub may_run: bool,
}

impl ShowPage {
    pub fn of(chrome: &Chrome, parts: &ShowParts) -> Self {
        let activity = activity_path(chrome, &parts.activity.id);
        Self {
            name: parts.activity.name.clone(),
            all: format!("{activity}/sessions"),
            activity,
            line: SessionLine::of(chrome, &parts.session, &parts.activity.room),
            chrome: chrome.clone(),
        }
    }
}
