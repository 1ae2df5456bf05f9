//! Somebody's week, out of dated sessions.

use super::{
    model::monday_of,
    queries::{self, Whose},
    views::path,
    words,
};
use crate::platform::{
    access::Me,
    db::SchoolDb,
    web::{Chrome, WeekEntry},
};
use chrono::{Datelike, Days};
use diesel::prelude::*;

/// This week of a person, Monday first, with what was moved, cancelled or is a holiday said beside it.
pub fn week(db: &mut SchoolDb<'_>, chrome: &Chrome, me: &Me) -> QueryResult<Vec<WeekEntry>> {
    let monday = monday_of(chrome.today());
    let sunday = monday.checked_add_days(Days::new(6)).unwrap_or(monday);
    let mut entries = queries::on_days(db, Whose::Own(me), (monday, sunday))?;
    entries.retain(|entry| (monday..=sunday).contains(&entry.session.local_date));
    let entry = |queries::Entry { session, name, room, .. }: queries::Entry| WeekEntry {
        weekday: i32::try_from(session.local_date.weekday().number_from_monday()).unwrap_or_default(),
        hours: words::hours(&session, chrome.lang),
        name,
        room: session.room_or(&room).to_owned(),
        path: path(chrome, &session.activity_id, &session.id),
        exception: words::badge(&session, chrome.lang).map(|(words, _)| words),
        is_on: session.is_on(),
    };
    Ok(entries.into_iter().map(entry).collect())
}
