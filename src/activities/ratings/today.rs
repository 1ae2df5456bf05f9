//! What waits for those who run activities: comments that somebody reported.

use super::queries;
use crate::platform::{
    access::Me,
    db::SchoolDb,
    i18n::Text,
    web::{Chrome, Waiting},
};
use diesel::QueryResult;

pub fn waiting(db: &mut SchoolDb<'_>, chrome: &Chrome, me: &Me) -> QueryResult<Vec<Waiting>> {
    let of = |(id, name, n): (_, String, i64)| Waiting {
        title: name,
        words: chrome.lang.say(&Text::of("rating-today-reported").with("n", n)),
        badge: None,
        action: (chrome.path(&format!("/activities/{id}/ratings")), chrome.lang.get("today-look")),
    };
    Ok(queries::reported(db, me)?
        .into_iter()
        .map(|row: (crate::platform::db::ids::ActivityId, _, _)| of(row))
        .collect())
}
