//! Senders, as they are listed and edited.

use super::{forms::SenderForm, model::Sender};
use crate::platform::{
    db::ids::SenderId,
    web::{Chrome, FieldErrors, Form},
};
use askama::Template;

pub fn path(chrome: &Chrome, id: &SenderId) -> String {
    chrome.path(&format!("/mails/senders/{id}"))
}

#[derive(Template)]
#[template(path = "mails/senders/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    rows: Vec<Row>,
}

struct Row {
    path: String,
    sender: Sender,
}

impl IndexPage {
    pub fn of(chrome: &Chrome, senders: Vec<Sender>) -> Self {
        let row = |sender: Sender| Row { path: path(chrome, &sender.id), sender };
        Self { rows: senders.into_iter().map(row).collect(), chrome: chrome.clone() }
    }
}

#[derive(Template)]
#[template(path = "mails/senders/edit.html")]
pub struct EditPage {
    chrome: Chrome,
    back: String,
    action: String,
    form: Form<SenderForm>,
    /// None: it is a new one.
    known: Option<Known>,
}

struct Known {
    name: String,
    address: String,
    is_default: bool,
    is_confirmed: bool,
    waits_for_code: bool,
}

impl EditPage {
    pub fn new(chrome: &Chrome, form: &Form<SenderForm>) -> Self {
        let back = chrome.path("/mails/senders");
        Self { action: back.clone(), back, form: form.clone(), known: None, chrome: chrome.clone() }
    }

    /// `errors`: of the code, which is a form of its own.
    pub fn of(chrome: &Chrome, sender: &Sender, form: &Form<SenderForm>, errors: FieldErrors) -> Self {
        let known = Known {
            name: sender.name.clone(),
            address: sender.address.clone(),
            is_default: sender.is_default,
            is_confirmed: sender.verified_at.is_some(),
            waits_for_code: sender.waits_for_code(chrome.now()) || !errors.is_empty(),
        };
        let form = if errors.is_empty() { form.clone() } else { form.clone().with(errors) };
        Self {
            back: chrome.path("/mails/senders"),
            action: path(chrome, &sender.id),
            form,
            known: Some(known),
            chrome: chrome.clone(),
        }
    }
}
