use super::path;
use crate::{
    activities::{
        model::Activity,
        sessions::{
            forms::MoveForm,
            model::{RoomTaken, Session},
            words,
        },
    },
    platform::web::{Chrome, Form},
};
use askama::Template;

/// Where one session is to be.
#[derive(Template)]
#[template(path = "activities/sessions/move.html")]
pub struct MovePage {
    chrome: Chrome,
    form: Form<MoveForm>,
    name: String,
    day: String,
    is_cancelled: bool,
    back: String,
    action: String,
    /// Who is in that room then, when that has to be confirmed.
    taken: Vec<String>,
}

impl MovePage {
    pub fn of(
        chrome: &Chrome,
        activity: &Activity,
        session: &Session,
        form: &Form<MoveForm>,
        taken: &[RoomTaken],
    ) -> Self {
        let back = path(chrome, &activity.id, &session.id);
        Self {
            name: activity.name.clone(),
            day: words::day(session.local_date, chrome.lang),
            is_cancelled: !session.is_on(),
            action: format!("{back}/move"),
            back,
            taken: taken.iter().map(|other| chrome.lang.say(&other.text(form.room.trim(), chrome.lang))).collect(),
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}
