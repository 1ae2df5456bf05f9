//! What happened, and what can be taken along.

use crate::platform::{access::Suspension, web::Chrome};
use askama::Template;

#[derive(Template)]
#[template(path = "schools/suspension.html")]
pub struct SuspensionPage {
    chrome: Chrome,
    why: String,
    reason: String,
    since: String,
    until: Option<String>,
}

impl SuspensionPage {
    pub fn of(chrome: &Chrome, suspension: &Suspension) -> Self {
        Self {
            why: chrome.lang.say(&suspension.kind.words()),
            reason: suspension.reason.clone(),
            since: chrome.when(suspension.since),
            until: suspension.until.map(|until| chrome.when(until)),
            chrome: chrome.clone(),
        }
    }
}
