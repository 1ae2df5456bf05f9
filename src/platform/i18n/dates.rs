//! Days, dates and times as people say them. Gregorian calendar and ASCII digits in every language.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use icu::{
    calendar::{Date, Gregorian},
    datetime::{
        FixedCalendarDateTimeFormatter,
        fieldsets::{E, MDE, YM, YMD, YMDE},
    },
    locale::Locale,
};

/// A date that the calendar cannot hold, or a language without patterns, reads as ISO 8601.
macro_rules! say {
    ($formatter:expr, $date:expr) => {{
        let date: NaiveDate = $date;
        let month = u8::try_from(date.month()).unwrap_or(1);
        let day = u8::try_from(date.day()).unwrap_or(1);
        match (&$formatter, Date::try_new_gregorian(date.year(), month, day)) {
            (Some(formatter), Ok(date)) => formatter.format(&date).to_string(),
            _ => date.to_string(),
        }
    }};
}

type Formatter<F> = Option<FixedCalendarDateTimeFormatter<Gregorian, F>>;

/// The formatters of one language, made once.
pub struct Dates {
    weekday: Formatter<E>,
    short_weekday: Formatter<E>,
    day: Formatter<MDE>,
    date: Formatter<YMD>,
    full: Formatter<YMDE>,
    month: Formatter<YM>,
}

impl Dates {
    pub(super) fn of(code: &str) -> Self {
        let locale: Locale = format!("{code}-u-ca-gregory-nu-latn").parse().unwrap_or(Locale::UNKNOWN);
        Self {
            weekday: FixedCalendarDateTimeFormatter::try_new((&locale).into(), E::long()).ok(),
            short_weekday: FixedCalendarDateTimeFormatter::try_new((&locale).into(), E::short()).ok(),
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), MDE::long()).ok(),
            date: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).ok(),
            full: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMDE::long()).ok(),
            month: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YM::long()).ok(),
        }
    }

    /// "Friday". Monday is 1.
    pub fn weekday(&self, weekday: i32) -> String {
        say!(self.weekday, a_day(weekday))
    }

    /// "Fri".
    pub fn short_weekday(&self, weekday: i32) -> String {
        say!(self.short_weekday, a_day(weekday))
    }

    /// "Friday, September 12".
    pub fn day(&self, date: NaiveDate) -> String {
        say!(self.day, date)
    }

    /// "September 12, 2026".
    pub fn date(&self, date: NaiveDate) -> String {
        say!(self.date, date)
    }

    /// "September 2026".
    pub fn month(&self, date: NaiveDate) -> String {
        say!(self.month, date)
    }

    /// "Friday, September 12, 2026".
    pub fn full(&self, date: NaiveDate) -> String {
        say!(self.full, date)
    }
}

/// "15:15", from minutes after midnight: as forms and documents have it. What people read is `Lang::time`.
pub fn time(minute: i32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

pub(super) fn minute_of(local: NaiveDateTime) -> i32 {
    i32::try_from(local.hour() * 60 + local.minute()).unwrap_or_default()
}

/// Any date that falls on this day of the week: 1 January 2024 was a Monday.
fn a_day(weekday: i32) -> NaiveDate {
    let day = u32::try_from(weekday.clamp(1, 7)).unwrap_or(1);
    NaiveDate::from_ymd_opt(2024, 1, day).unwrap_or_default()
}
