//! What mail puts on the Today of the office: what could not be sent lately.

use super::queries::IS_NEWS;
use crate::platform::{
    i18n::Text,
    web::{Chrome, Waiting},
};

pub fn waiting(chrome: &Chrome, failed: i64) -> Option<Waiting> {
    let since = chrome.local(chrome.now().plus(-IS_NEWS)).date();
    (failed > 0).then(|| Waiting {
        title: chrome.lang.say(&Text::of("today-mails-failed").with("n", failed)),
        words: chrome.lang.get("today-mails-failed-words"),
        badge: None,
        action: (chrome.path(&format!("/mails?state=failed&from={since}")), chrome.lang.get("today-look")),
    })
}
