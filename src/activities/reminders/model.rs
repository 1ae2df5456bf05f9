//! When people are reminded, and of what.

use crate::{
    activities::model::Slot,
    platform::{
        db::ids::{ActivityId, PersonId},
        i18n::Lang,
    },
};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Weekday};
use diesel::prelude::*;
use std::ops::{RangeBounds, RangeInclusive};

/// From this hour on people are reminded of the next day; a server that was down then catches up until midnight.
const EVENING: u32 = 17;
/// On Mondays in these hours they get the news of the week.
const MORNING: RangeInclusive<u32> = 7..=11;

crate::text_states!(
    /// What a person got once, for a day.
    Turn {
        Reminder = "reminder",
        Digest = "digest",
    }
);

/// The day that people are reminded of at this time of the school's clock.
pub fn day_to_remind_of(local: NaiveDateTime) -> Option<NaiveDate> {
    (local.hour() >= EVENING).then(|| local.date().succ_opt()).flatten()
}

/// The Monday whose week people are told of at this time of the school's clock.
pub fn week_to_tell_of(local: NaiveDateTime) -> Option<NaiveDate> {
    (local.weekday() == Weekday::Mon && MORNING.contains(&local.hour())).then(|| local.date())
}

pub fn sunday_of(monday: NaiveDate) -> NaiveDate {
    monday.checked_add_days(Days::new(6)).unwrap_or(monday)
}

/// A session that somebody is to be at.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Meeting {
    pub person: PersonId,
    pub name: String,
    own_room: Option<String>,
    usual_room: String,
    date: NaiveDate,
    starts_minute: i32,
    ends_minute: i32,
    status: String,
}

impl Meeting {
    /// As every week, for a sample.
    pub fn usual(name: &str, room: &str, date: NaiveDate, starts_minute: i32, ends_minute: i32) -> Self {
        Self {
            person: PersonId::fresh(),
            name: name.to_owned(),
            own_room: None,
            usual_room: room.to_owned(),
            date,
            starts_minute,
            ends_minute,
            status: "planned".to_owned(),
        }
    }

    pub fn slot(&self) -> Slot {
        let weekday = i32::try_from(self.date.weekday().number_from_monday()).unwrap_or(1);
        Slot { weekday, starts_minute: self.starts_minute, ends_minute: self.ends_minute }
    }

    pub fn room(&self) -> &str {
        self.own_room.as_deref().unwrap_or(&self.usual_room)
    }

    /// At another time or place than every week.
    pub fn is_moved(&self) -> bool {
        self.status == "moved"
    }

    /// "Fri".
    pub fn day(&self, lang: &Lang) -> String {
        lang.dates().map(|dates| dates.short_weekday(self.slot().weekday)).unwrap_or_default()
    }
}

/// Somebody who wants the news of the week.
#[derive(Debug, Clone, Queryable)]
pub struct Subscriber {
    pub id: PersonId,
    pub grade: Option<i32>,
    pub role: crate::platform::access::Role,
}

/// An activity that became known lately.
#[derive(Debug, Clone, Queryable)]
pub struct News {
    pub id: ActivityId,
    pub name: String,
    grade_from: Option<i32>,
    grade_to: Option<i32>,
}

/// How long something is new.
pub const NEW_FOR: TimeDelta = TimeDelta::days(7);

impl News {
    /// As sign-up sees it: who has no grade is let in only where every grade is.
    pub fn is_for(&self, grade: Option<i32>) -> bool {
        let range = (
            self.grade_from.map_or(std::ops::Bound::Unbounded, std::ops::Bound::Included),
            self.grade_to.map_or(std::ops::Bound::Unbounded, std::ops::Bound::Included),
        );
        grade.map_or(self.grade_from.is_none() && self.grade_to.is_none(), |grade| range.contains(&grade))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_evening_from_five_until_midnight_and_monday_once_a_week() {
        let at = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
        let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
        assert_eq!(day_to_remind_of(at("2026-09-14 16:59")), None);
        assert_eq!(day_to_remind_of(at("2026-09-14 17:00")), day("2026-09-15"));
        assert_eq!(day_to_remind_of(at("2026-12-31 23:59")), day("2027-01-01"));
        assert_eq!(day_to_remind_of(at("2026-09-15 00:00")), None);
        assert_eq!(week_to_tell_of(at("2026-09-14 06:59")), None);
        assert_eq!(week_to_tell_of(at("2026-09-14 07:00")), day("2026-09-14"));
        assert_eq!(week_to_tell_of(at("2026-09-14 12:00")), None);
        assert_eq!(week_to_tell_of(at("2026-09-15 07:00")), None);
    }
}
