//! What people put on the Today of the office: invitations that are nearly over, and addresses that mail comes back from.

use crate::platform::{
    i18n::Text,
    web::{Chrome, Waiting},
};

pub fn waiting(chrome: &Chrome, expiring: i64, bouncing: i64) -> Vec<Waiting> {
    let line = |n: i64, title: &'static str, words: &'static str, path: &str| {
        (n > 0).then(|| Waiting {
            title: chrome.lang.say(&Text::of(title).with("n", n)),
            words: chrome.lang.get(words),
            badge: None,
            action: (chrome.path(path), chrome.lang.get("today-look")),
        })
    };
    let expiring = line(
        expiring,
        "today-invitations-expiring",
        "today-invitations-expiring-words",
        "/people/invitations?state=expiring",
    );
    let bouncing = line(bouncing, "today-addresses-bounced", "today-addresses-bounced-words", "/people?mail=bounced");
    expiring.into_iter().chain(bouncing).collect()
}
