//! What ranked choices put on somebody's Today.

use super::{
    model::{Group, Phase},
    queries,
};
use crate::platform::{
    access::{DrawPlaces, JoinActivities, Me},
    db::SchoolDb,
    i18n::Text,
    web::{Chrome, Waiting},
};
use diesel::prelude::*;

/// Choices to make, and draws to make.
pub fn waiting(db: &mut SchoolDb<'_>, chrome: &Chrome, me: &Me) -> QueryResult<Vec<Waiting>> {
    let lang = chrome.lang;
    let item = |group: &Group, words: String, rest: &str, action: &str| Waiting {
        title: group.name.clone(),
        words,
        badge: None,
        action: (chrome.path(&format!("/choices/{}{rest}", group.id)), lang.get(action)),
    };
    if chrome.may::<JoinActivities>() {
        let mut waiting = Vec::new();
        for (group, has_chosen) in queries::open_to(db, &me.id)? {
            let until = chrome.when(group.closes_at);
            let (words, action) = match has_chosen {
                false => (Text::of("choices-today-open").with("until", until), "choices-choose"),
                true => (Text::of("choices-today-chosen").with("until", until), "choices-look"),
            };
            waiting.push(item(&group, lang.say(&words), "", action));
        }
        return Ok(waiting);
    }
    if !chrome.may::<DrawPlaces>() {
        return Ok(Vec::new());
    }
    let closed = queries::announced(db, Phase::Closed)?;
    let ready = lang.get("choices-today-ready");
    Ok(closed.iter().map(|group| item(group, ready.clone(), "/draw", "choices-draw")).collect())
}
