//! What privacy puts on the Today of the office.

use super::queries;
use crate::platform::{
    access::ErasePeople,
    db::SchoolDb,
    i18n::Text,
    web::{Chrome, Waiting},
};
use diesel::prelude::*;

/// Who asks to be erased has a right to an answer within a month.
pub fn waiting(db: &mut SchoolDb<'_>, chrome: &Chrome) -> QueryResult<Option<Waiting>> {
    if !chrome.may::<ErasePeople>() {
        return Ok(None);
    }
    let open = queries::count_open(db)?;
    Ok((open > 0).then(|| Waiting {
        title: chrome.lang.say(&Text::of("privacy-waiting").with("n", open)),
        words: chrome.lang.get("privacy-waiting-words"),
        badge: None,
        action: (chrome.path("/privacy"), chrome.lang.get("today-look")),
    }))
}
