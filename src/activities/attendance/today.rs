//! What registers put on somebody's Today: those that wait to be taken, and how often a student was there.

use super::{model::Tally, queries};
use crate::{
    activities::words,
    platform::{
        access::{JoinActivities, Me},
        db::SchoolDb,
        i18n::Text,
        web::{Chrome, Waiting},
    },
    schools::Term,
};
use chrono::{Datelike, Days};
use diesel::prelude::*;

/// Registers of this week that somebody should have taken.
pub fn not_taken(db: &mut SchoolDb<'_>, chrome: &Chrome, me: &Me) -> QueryResult<Vec<Waiting>> {
    let today = chrome.today();
    let monday = today - Days::new(today.weekday().num_days_from_monday().into());
    let waiting = queries::not_taken(db, &me.id, monday)?;
    let one = |session: queries::NotTaken| {
        let day = chrome.lang.dates().map_or_else(|| session.day.to_string(), |dates| dates.day(session.day));
        let hours = words::hours_of(session.starts_minute, session.ends_minute, chrome.lang);
        let words = Text::of("today-register").with("day", day).with("hours", hours);
        let path = format!("/activities/{}/sessions/{}/attendance", session.activity, session.session);
        Waiting {
            title: session.name,
            words: chrome.lang.say(&words),
            badge: None,
            action: (chrome.path(&path), chrome.lang.get("sheet-take")),
        }
    };
    Ok(waiting.into_iter().map(one).collect())
}

/// A student's own attendance over everything of the term that it is. `None` while there is nothing to say.
pub fn this_term(db: &mut SchoolDb<'_>, chrome: &Chrome, me: &Me) -> QueryResult<Option<String>> {
    if !chrome.may::<JoinActivities>() {
        return Ok(None);
    }
    let by_term = queries::by_term(db, &me.id)?;
    let terms: Vec<Term> = by_term.iter().map(|(term, _)| term.clone()).collect();
    let current = Term::current(&terms, chrome.today());
    let Some((_, tally)) = by_term.iter().find(|(term, _)| Some(term) == current) else { return Ok(None) };
    let said = said(tally).map(|text| Text::of("attendance-this-term").with("words", chrome.lang.say(&text)));
    Ok(said.map(|text| chrome.lang.say(&text)))
}

/// "11 of 12 times (92 %)".
pub fn said(tally: &Tally) -> Option<Text> {
    let percent = tally.percent()?;
    Some(
        Text::of("attendance-own")
            .with("came", tally.came())
            .with("expected", tally.expected())
            .with("percent", percent),
    )
}
