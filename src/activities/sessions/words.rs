//! How a session and what became of it are said.

use super::model::{Cause, Session, SessionStatus};
use crate::{
    activities::{model::Slot, words},
    platform::{
        i18n::{Lang, Text},
        web::Chrome,
    },
};
use chrono::NaiveDate;

/// "Monday, September 14".
pub fn day(date: NaiveDate, lang: Lang) -> String {
    lang.dates().map_or_else(|| date.to_string(), |dates| dates.day(date))
}

/// "15:15–16:45".
pub fn hours(session: &Session, lang: Lang) -> String {
    let (starts_minute, ends_minute) = (session.starts_minute, session.ends_minute);
    words::hours(&Slot { weekday: 1, starts_minute, ends_minute }, lang)
}

/// "Monday, September 14, 15:15": where its slot had it.
pub fn planned(session: &Session, lang: Lang) -> String {
    format!("{}, {}", day(session.planned_date, lang), lang.time(session.planned_minute))
}

/// "15:15": when its slot had it.
pub fn planned_time(session: &Session, lang: Lang) -> String {
    format!("\u{2066}{}\u{2069}", lang.time(session.planned_minute))
}

/// What a badge says of it, and how the badge looks; what is as planned has none.
pub fn badge(session: &Session, lang: Lang) -> Option<(String, &'static str)> {
    match (session.status, session.cancelled_by) {
        (SessionStatus::Planned, _) => None,
        (SessionStatus::Moved, _) if session.is_elsewhen() => Some((lang.get("session-moved"), "wait")),
        (SessionStatus::Moved, _) => Some((lang.get("session-changed"), "wait")),
        (SessionStatus::Cancelled, Some(Cause::Holiday)) => Some((lang.get("session-holiday"), "plain")),
        (SessionStatus::Cancelled, _) => Some((lang.get("session-cancelled"), "stop")),
    }
}

/// Where it was, what the holiday is called, and what whoever changed it wrote.
pub fn exception(chrome: &Chrome, session: &Session) -> Vec<Said> {
    let lang = chrome.lang;
    let mut said = Vec::new();
    if session.status == SessionStatus::Moved && session.is_elsewhen() {
        let from = Text::of("session-moved-from").with("when", planned(session, lang));
        said.push(Said { words: lang.say(&from), is_typed: false });
    }
    if session.cancelled_by == Some(Cause::Activity) {
        said.push(Said { words: lang.get("session-activity-off"), is_typed: false });
    }
    said.extend(session.note.iter().map(|note| Said { words: note.clone(), is_typed: true }));
    said
}

/// A sentence of ours, or one that somebody typed in whatever language.
#[derive(Debug, Clone)]
pub struct Said {
    pub words: String,
    pub is_typed: bool,
}
