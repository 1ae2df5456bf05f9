//! What a field may hold: the checks that forms of every room share, each with the words for what is wrong.

use crate::platform::{
    i18n::Text,
    text::{clean_line, clean_text, email},
};
use chrono::{NaiveDate, NaiveTime, Timelike};
use std::ops::RangeInclusive;

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
}
