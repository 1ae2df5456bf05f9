//! The pages about mail: what one gets, and how it is stopped.

use super::model::{Address, Choices};
use crate::platform::{
    i18n::{Lang, Text},
    mail::Event,
    web::Chrome,
};
use askama::Template;

/// What a kind of mail is called, and when it comes.
struct Named {
    name: String,
    hint: String,
}

impl Named {
    fn of(lang: Lang, event: Event) -> Self {
        let key = format!("mail-about-{}", event.as_str());
        Self { hint: lang.get(&format!("{key}-hint")), name: lang.get(&key) }
    }
}

#[derive(Template)]
#[template(path = "mails/preferences.html")]
pub struct PreferencesPage {
    chrome: Chrome,
    action: String,
    choices: Vec<Choice>,
    email: Option<String>,
    /// Since when mail comes back, in words.
    bounced: Option<String>,
}

struct Choice {
    value: &'static str,
    name: String,
    hint: String,
    is_on: bool,
}

impl PreferencesPage {
    pub fn of(chrome: &Chrome, choices: &Choices, address: Address) -> Self {
        let choice = |event: &Event| {
            let Named { name, hint } = Named::of(chrome.lang, *event);
            Choice { value: event.as_str(), name, hint, is_on: choices.has(*event) }
        };
        let since = |at| chrome.lang.say(&Text::of("mail-address-bounced-since").with("when", chrome.local(at)));
        Self {
            action: chrome.path("/mail-preferences"),
            choices: Event::ALL.iter().map(choice).collect(),
            email: address.email,
            bounced: address.bounced_at.map(since),
            chrome: chrome.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "mails/unsubscribe.html")]
pub struct UnsubscribePage {
    chrome: Chrome,
    about: Named,
    school: String,
}

impl UnsubscribePage {
    pub fn of(chrome: &Chrome, event: Event, school: String) -> Self {
        Self { about: Named::of(chrome.lang, event), school, chrome: chrome.clone() }
    }
}

#[derive(Template)]
#[template(path = "mails/stopped.html")]
pub struct StoppedPage {
    chrome: Chrome,
    words: String,
    preferences: String,
}

impl StoppedPage {
    /// `lang`: of the page that the button stood on.
    pub fn of(chrome: &Chrome, lang: Option<Lang>, event: Event, preferences: String) -> Self {
        let mut chrome = chrome.clone();
        chrome.lang = lang.unwrap_or(chrome.lang);
        let Named { name, .. } = Named::of(chrome.lang, event);
        Self { words: chrome.lang.say(&Text::of("mail-stopped-words").with("about", name)), preferences, chrome }
    }
}
