//! What a field may hold: the checks that forms of every room share, each with the words for what is wrong.

use crate::platform::{
    db::Moment,
    i18n::Text,
    text::{clean_line, clean_text, email},
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Timelike};
use chrono_tz::Tz;
use std::ops::RangeInclusive;

/// How a browser's `datetime-local` field writes.
const LOCAL: &str = "%Y-%m-%dT%H:%M";

/// One line, perhaps empty.
pub fn line(typed: &str, at_most: usize) -> Result<String, Text> {
    let text = clean_line(typed).ok_or_else(|| Text::of("field-characters"))?;
    no_longer(text, at_most)
}

/// One line with something in it.
pub fn needed_line(typed: &str, at_most: usize) -> Result<String, Text> {
    line(typed, at_most).and_then(needed)
}

/// Several lines, perhaps none.
pub fn lines(typed: &str, at_most: usize) -> Result<String, Text> {
    let text = clean_text(typed).ok_or_else(|| Text::of("field-characters"))?;
    no_longer(text, at_most)
}

/// A whole number in this range.
pub fn number(typed: &str, range: RangeInclusive<i32>) -> Result<i32, Text> {
    let wrong = || Text::of("field-number").with("from", *range.start()).with("to", *range.end());
    typed.trim().parse().ok().filter(|number| range.contains(number)).ok_or_else(wrong)
}

/// A day, as `<input type=date>` sends it.
pub fn date(typed: &str) -> Result<NaiveDate, Text> {
    // Nobody plans a term in another millennium, and Postgres and SQLite differ there.
    let is_ours = |date: &NaiveDate| (1900..=2999).contains(&chrono::Datelike::year(date));
    let date = NaiveDate::parse_from_str(typed.trim(), "%Y-%m-%d").ok().filter(is_ours);
    date.ok_or_else(|| Text::of("field-date"))
}

/// Minutes after midnight, from what `<input type=time>` sends.
pub fn minute(typed: &str) -> Result<i32, Text> {
    let time = NaiveTime::parse_from_str(typed.trim(), "%H:%M").map_err(|_| Text::of("field-time"))?;
    i32::try_from(time.num_seconds_from_midnight() / 60).map_err(|_| Text::of("field-time"))
}

/// A time on the school's wall clock, as `<input type=datetime-local>` sends it; nothing is none. One that the spring
/// change skips is the first that exists after it; one that the autumn change repeats is the first of the two.
pub fn moment(typed: &str, zone: Tz) -> Result<Option<Moment>, Text> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let local = NaiveDateTime::parse_from_str(typed, LOCAL)
        .or_else(|_| NaiveDateTime::parse_from_str(typed, "%Y-%m-%dT%H:%M:%S"))
        .map_err(|_| Text::of("field-date"))?;
    // The same years as of any date: what is beyond them was not meant.
    date(&local.date().to_string())?;
    let skipped = || zone.from_local_datetime(&(local + chrono::TimeDelta::hours(1))).earliest();
    let at = zone.from_local_datetime(&local).earliest().or_else(skipped);
    at.map(|at| Some(Moment::from(at.naive_utc()))).ok_or_else(|| Text::of("field-date"))
}

/// What such a field is filled with.
pub fn local(at: Option<Moment>, zone: Tz) -> String {
    at.map(|at| at.utc().and_utc().with_timezone(&zone).format(LOCAL).to_string()).unwrap_or_default()
}

/// An address, folded for comparing.
pub fn address(typed: &str) -> Result<String, Text> {
    email(typed).ok_or_else(|| Text::of("field-email"))
}

fn needed(text: String) -> Result<String, Text> {
    if text.is_empty() { Err(Text::of("field-needed")) } else { Ok(text) }
}

fn no_longer(text: String, at_most: usize) -> Result<String, Text> {
    if text.chars().count() > at_most { Err(Text::of("field-too-long").with("n", at_most)) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_holds_what_it_should_or_says_what_is_wrong() {
        assert_eq!(needed_line("  Art   Club ", 8), Ok("Art Club".to_owned()));
        assert_eq!(needed_line(" ", 8), Err(Text::of("field-needed")));
        assert_eq!(line("آرٹ کلب!", 7), Err(Text::of("field-too-long").with("n", 7usize)));
        assert_eq!(lines("a\r\nb\u{0}", 9), Err(Text::of("field-characters")));
        assert_eq!(number(" 12 ", 1..=12), Ok(12));
        assert_eq!(number("1e3", 1..=12), Err(Text::of("field-number").with("from", 1).with("to", 12)));
        assert_eq!(date("2026-02-29"), Err(Text::of("field-date")));
        assert_eq!(minute("08:30"), Ok(510));
        assert_eq!(minute("24:00"), Err(Text::of("field-time")));
        assert_eq!(address("Emma@Mergington.edu"), Ok("emma@mergington.edu".to_owned()));
    }

    #[test]
    fn a_time_that_the_clock_change_skips_or_repeats_is_still_one_instant() {
        let zone: Tz = "America/New_York".parse().unwrap();
        let at = |typed| moment(typed, zone).unwrap().unwrap().to_string();
        assert_eq!(at("2026-03-08T02:30"), "2026-03-08T07:30:00Z");
        assert_eq!(at("2026-11-01T01:30"), "2026-11-01T05:30:00Z");
        assert_eq!(at("2026-09-14T18:00"), "2026-09-14T22:00:00Z");
        assert!(moment("tomorrow", zone).is_err());
    }
}
