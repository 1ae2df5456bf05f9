//! The button that marks.

use crate::platform::{access::JoinActivities, db::ids::ActivityId, i18n::Text, web::Chrome};
use askama::Template;

/// Marks an activity or takes the mark away: a button that stands in a line of words. Its form is the page's `#marks`.
#[derive(Template, Clone)]
#[template(path = "activities/_heart.html")]
pub struct Heart {
    chrome: Chrome,
    id: String,
    name: String,
    action: String,
    is_on: bool,
    /// What was done just now, for the status line.
    said: Option<String>,
}

// Its template has escaped its text already.
impl askama::filters::HtmlSafe for Heart {}

impl Heart {
    /// For whoever may mark; nothing for everybody else.
    pub fn of(chrome: &Chrome, id: &ActivityId, name: &str, is_on: bool) -> Option<Self> {
        chrome.may::<JoinActivities>().then(|| Self {
            id: id.to_string(),
            name: name.to_owned(),
            action: chrome.path(&format!("/activities/{id}/favourite")),
            is_on,
            said: None,
            chrome: chrome.clone(),
        })
    }

    #[must_use]
    pub fn saying(self, chrome: &Chrome, text: &Text) -> Self {
        Self { said: Some(chrome.lang.say(text)), ..self }
    }
}
