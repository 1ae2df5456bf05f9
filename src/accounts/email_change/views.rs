//! One struct per page.

use super::{
    super::views::{Tab, tabs},
    forms::EmailForm,
    model::{EmailChange, Side},
};
use crate::platform::{
    i18n::Text,
    web::{Chrome, Form},
};
use askama::Template;

#[derive(Template)]
#[template(path = "accounts/email.html")]
pub struct EmailPage {
    chrome: Chrome,
    tabs: Vec<Tab>,
    form: Form<EmailForm>,
    email: String,
    /// What is still waited for.
    waiting: Option<String>,
}

impl EmailPage {
    pub fn of(chrome: &Chrome, form: &Form<EmailForm>, change: Option<EmailChange>) -> Self {
        let waiting = |change: EmailChange| {
            let email = &change.email;
            chrome.lang.say(&match (change.has_agreed(Side::Old), change.has_agreed(Side::New)) {
                (false, false) => Text::of("email-change-waits").with("email", email),
                (true, _) => Text::of("email-change-waits-new").with("email", email),
                (false, true) => Text::of("email-change-waits-old").with("email", email),
            })
        };
        Self {
            tabs: tabs(chrome),
            form: form.clone(),
            email: chrome.user().map(|user| user.email.clone()).unwrap_or_default(),
            waiting: change.map(waiting),
            chrome: chrome.clone(),
        }
    }
}

/// What a link from either mail leads to.
#[derive(Template)]
#[template(path = "accounts/agree_to_email.html")]
pub struct AgreePage {
    chrome: Chrome,
    detail: String,
    old: String,
    new: String,
    /// Where it is stopped, for whoever reads the old address.
    stop: Option<String>,
}

impl AgreePage {
    pub fn of(chrome: &Chrome, side: Side, token: &str, old: &str, new: &str) -> Self {
        let detail = if side == Side::Old { "email-change-agree-old" } else { "email-change-agree-new" };
        Self {
            detail: chrome.lang.get(detail),
            old: old.to_owned(),
            new: new.to_owned(),
            stop: (side == Side::Old).then(|| format!("/email/old/{token}/stop")),
            chrome: chrome.clone(),
        }
    }
}

/// What became of it.
#[derive(Template)]
#[template(path = "accounts/email_said.html")]
pub struct SaidPage {
    chrome: Chrome,
    title: String,
    detail: String,
}

impl SaidPage {
    pub fn of(chrome: &Chrome, title: &Text, detail: &Text) -> Self {
        Self { title: chrome.lang.say(title), detail: chrome.lang.say(detail), chrome: chrome.clone() }
    }
}
