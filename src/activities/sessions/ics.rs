//! Sessions as an iCalendar file (RFC 5545): one event each, with the school's zone described in it.

use super::queries::FeedEntry;
use crate::platform::{db::Moment, text::sha256_hex};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
use chrono_tz::{OffsetComponents, OffsetName, Tz};
use icalendar::{Calendar, CalendarDateTime, Component, Event, EventLike, EventStatus, Property};
use std::fmt::Write;

/// How often a calendar is asked to look again.
const REFRESH: TimeDelta = TimeDelta::hours(1);

/// What stands around the events.
#[derive(Debug, Clone)]
pub struct About {
    pub name: String,
    pub zone: Tz,
    /// Where the pages of the school's activities begin: `https://…/s/mergington/activities`.
    pub link: String,
}

/// A file, and how to tell whether somebody has it already.
#[derive(Debug, Clone)]
pub struct File {
    pub body: String,
    pub etag: String,
    pub last_modified: Option<Moment>,
}

/// The same sessions make the same file, byte by byte.
pub fn draw(about: &About, entries: &[FeedEntry], now: Moment) -> File {
    let mut calendar = Calendar::empty();
    for (name, value) in
        [("VERSION", "2.0"), ("PRODID", "-//Homeroom//Calendar//EN"), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")]
    {
        calendar.append_property(Property::new(name, value));
    }
    calendar.name(&escaped(&about.name)).timezone(about.zone.name()).ttl(&REFRESH);
    calendar.extend(entries.iter().map(|entry| event(about, entry)));
    let years = entries.iter().map(|entry| entry.session.local_date.year());
    let this_year = now.utc().year();
    let (first, last) = years.fold((this_year, this_year), |(first, last), year| (first.min(year), last.max(year)));
    let body = with_zone(calendar.to_string(), &zone(about.zone, first - 1, last + 1));
    File {
        etag: format!("\"{}\"", &sha256_hex(&body).chars().take(32).collect::<String>()),
        last_modified: entries.iter().map(|entry| entry.session.updated_at).max(),
        body,
    }
}

fn event(about: &About, entry: &FeedEntry) -> Event {
    let session = &entry.session;
    let at = |minute: i32| CalendarDateTime::WithTimezone {
        date_time: session.local_date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute.into()),
        tzid: about.zone.name().to_owned(),
    };
    let link = format!("{}/{}/sessions/{}", about.link, session.activity_id, session.id);
    let changed = session.updated_at.utc().and_utc();
    let mut event = Event::new();
    event
        .uid(&format!("{}@homeroom", session.id))
        .sequence(u32::try_from(session.sequence).unwrap_or_default())
        .timestamp(changed)
        .last_modified(changed)
        .starts(at(session.starts_minute))
        .ends(at(session.ends_minute))
        .summary(&entry.name)
        .url(&link)
        .status(if session.is_on() { EventStatus::Confirmed } else { EventStatus::Cancelled });
    let room = session.room_or(&entry.room);
    if !room.is_empty() {
        event.location(room);
    }
    if let Some(note) = &session.note {
        event.description(note);
    }
    event.done()
}

/// The name of a calendar is text too, which the library writes as it is.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(',', "\\,").replace(';', "\\;").replace('\n', "\\n")
}

/// No value holds a bare line break, so that an event begins where a line says so.
fn with_zone(calendar: String, zone: &str) -> String {
    let before = ["\r\nBEGIN:VEVENT", "\r\nEND:VCALENDAR"].into_iter().find_map(|line| calendar.find(line));
    match before.and_then(|at| calendar.split_at_checked(at)) {
        Some((head, rest)) => format!("{head}\r\n{zone}{}", rest.trim_start_matches("\r\n")),
        None => calendar,
    }
}

/// How the clock of a zone goes through these years, one part for each change of it.
fn zone(zone: Tz, first: i32, last: i32) -> String {
    let midnight =
        |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default().and_time(NaiveTime::MIN);
    let (from, until) = (midnight(first, 1, 1), midnight(last, 12, 31));
    let mut text = format!("BEGIN:VTIMEZONE\r\nTZID:{}\r\n", zone.name());
    part(&mut text, zone, from, seconds_east(zone, from));
    let mut day = from;
    while day < until {
        let next = day.checked_add_days(Days::new(1)).unwrap_or(until);
        if seconds_east(zone, day) != seconds_east(zone, next) {
            part(&mut text, zone, change_between(zone, day, next), seconds_east(zone, day));
        }
        day = next;
    }
    text.push_str("END:VTIMEZONE\r\n");
    text
}

/// The instant at which a clock that has changed by `late` changed, both in UTC.
fn change_between(zone: Tz, mut early: NaiveDateTime, mut late: NaiveDateTime) -> NaiveDateTime {
    let before = seconds_east(zone, early);
    while late - early > TimeDelta::seconds(1) {
        let middle = early + (late - early) / 2;
        if seconds_east(zone, middle) == before { early = middle } else { late = middle }
    }
    // On whole seconds, whatever halving left of them.
    chrono::DurationRound::duration_round(late, TimeDelta::seconds(1)).unwrap_or(late)
}

fn part(text: &mut String, zone: Tz, at: NaiveDateTime, before: i32) {
    let offset = zone.offset_from_utc_datetime(&at);
    let after = offset.fix().local_minus_utc();
    let kind = if offset.dst_offset() == TimeDelta::zero() { "STANDARD" } else { "DAYLIGHT" };
    let onset = (at + TimeDelta::seconds(before.into())).format("%Y%m%dT%H%M%S");
    let name = offset.abbreviation().unwrap_or(kind);
    // Writing to a String cannot fail.
    let _ = write!(
        text,
        "BEGIN:{kind}\r\nDTSTART:{onset}\r\nTZOFFSETFROM:{}\r\nTZOFFSETTO:{}\r\nTZNAME:{name}\r\nEND:{kind}\r\n",
        east(before),
        east(after)
    );
}

fn seconds_east(zone: Tz, at: NaiveDateTime) -> i32 {
    zone.offset_from_utc_datetime(&at).fix().local_minus_utc()
}

/// "-0400"; seconds only where there are any.
fn east(seconds: i32) -> String {
    let (sign, bare) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
    let rest = if bare % 60 == 0 { String::new() } else { format!("{:02}", bare % 60) };
    format!("{sign}{:02}{:02}{rest}", bare / 3600, bare / 60 % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_told_with_every_change_of_its_clock() {
        let told = zone(chrono_tz::America::New_York, 2026, 2026);
        let lines: Vec<_> =
            told.split("\r\n").filter(|line| line.starts_with("DTSTART") || line.starts_with("TZ")).collect();
        assert_eq!(
            lines,
            [
                "TZID:America/New_York",
                "DTSTART:20251231T190000",
                "TZOFFSETFROM:-0500",
                "TZOFFSETTO:-0500",
                "TZNAME:EST",
                "DTSTART:20260308T020000",
                "TZOFFSETFROM:-0500",
                "TZOFFSETTO:-0400",
                "TZNAME:EDT",
                "DTSTART:20261101T020000",
                "TZOFFSETFROM:-0400",
                "TZOFFSETTO:-0500",
                "TZNAME:EST",
            ]
        );
        assert_eq!(zone(Tz::UTC, 2026, 2027).matches("BEGIN:STANDARD").count(), 1);
        assert_eq!(east(-16_200), "-0430");
        assert_eq!(east(20_700), "+0545");
    }
}
