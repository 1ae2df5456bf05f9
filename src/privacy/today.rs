//! What privacy puts on the Today of the office.

pub use super::queries::count_open as waiting_count;

use crate::platform::{
    i18n::Text,
    web::{Chrome, Waiting},
};

/// Who asks to be erased has a right to an answer within a month.
pub fn waiting(chrome: &Chrome, open: i64) -> Option<Waiting> {
    (open > 0).then(|| Waiting {
        title: chrome.lang.say(&Text::of("privacy-waiting").with("n", open)),
        words: chrome.lang.get("privacy-waiting-words"),
        badge: None,
        action: (chrome.path("/privacy"), chrome.lang.get("today-look")),
    })
}
