//! What is counted, and what the counts come to. No I/O, no clock.

pub use crate::activities::attendance::Tally;

use crate::{
    platform::{
        db::ids::TermId,
        web::{PageOf, Query},
    },
    schools::Term,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A grade, or none: whoever has none comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    Of(i32),
    Unknown,
}

impl Grade {
    /// As addresses say it.
    pub fn named(text: &str) -> Option<Self> {
        match text {
            "none" => Some(Self::Unknown),
            other => other.parse().ok().map(Self::Of),
        }
    }

    pub fn code(self) -> String {
        match self {
            Self::Of(grade) => grade.to_string(),
            Self::Unknown => "none".to_owned(),
        }
    }
}

impl From<Option<i32>> for Grade {
    fn from(grade: Option<i32>) -> Self {
        grade.map_or(Self::Unknown, Self::Of)
    }
}

/// Which rows: what an address of a list says. What it does not understand is no filter.
#[derive(Debug, Clone)]
pub struct Filters {
    pub term: TermId,
    /// Monday is 1.
    pub day: Option<i32>,
    pub grade: Option<Grade>,
    /// Activities whose places are counted.
    pub is_limited: bool,
    /// Activities that somebody waits for, or signups that wait.
    pub waits: bool,
    /// A mark, by its code.
    pub mark: Option<&'static str>,
    /// Students who are in something; otherwise those who are in nothing.
    pub takes_part: Option<bool>,
}

pub const MARKS: [&str; 4] = ["present", "late", "absent", "excused"];

impl Filters {
    pub fn read(query: &Query, term: &Term) -> Self {
        Self {
            term: term.id.clone(),
            day: query.get("day").parse().ok().filter(|day| (1..=7).contains(day)),
            grade: Grade::named(query.get("grade")),
            is_limited: query.get("limited") == "1",
            waits: query.get("waits") == "1",
            mark: MARKS.into_iter().find(|mark| *mark == query.get("mark")),
            takes_part: match query.get("in") {
                "some" => Some(true),
                "none" => Some(false),
                _ => None,
            },
        }
    }
}

/// How far activities are filled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fill {
    pub activities: i64,
    /// Those with a limit.
    pub limited: i64,
    pub places: i64,
    /// Everybody who has a place, where there is a limit or not.
    pub taken: i64,
    pub taken_of_limited: i64,
    pub waiting: i64,
}

impl Fill {
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            activities: self.activities + other.activities,
            limited: self.limited + other.limited,
            places: self.places + other.places,
            taken: self.taken + other.taken,
            taken_of_limited: self.taken_of_limited + other.taken_of_limited,
            waiting: self.waiting + other.waiting,
        }
    }

    /// Places taken of those that there are, in whole percent, a half rounded up. Where there is room for everyone, nothing
    /// can be filled.
    pub fn percent(&self) -> Option<i64> {
        percent(self.taken_of_limited, self.places)
    }

    /// How many wait for each place, in hundredths.
    pub fn pressure(&self) -> Option<i64> {
        percent(self.waiting, self.places)
    }
}

/// Part of the whole, in whole percent, a half rounded up.
pub fn percent(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| (200 * part + whole) / (2 * whole))
}

/// Days that an activity meets on: bit 0 is Monday.
pub type Days = i32;

/// Where students of a grade stand in the term.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Standing {
    pub taken: i64,
    pub waiting: i64,
    pub taking_part: i64,
    pub left_out: i64,
}

impl Standing {
    pub fn students(&self) -> i64 {
        self.taking_part + self.left_out
    }

    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            taken: self.taken + other.taken,
            waiting: self.waiting + other.waiting,
            taking_part: self.taking_part + other.taking_part,
            left_out: self.left_out + other.left_out,
        }
    }
}

/// What the page of a term counts.
#[derive(Debug, Clone, Default)]
pub struct Numbers {
    /// Activities by the days that they meet on: one that meets twice a week counts on both days, and once in all.
    pub fills: Vec<(Days, Fill)>,
    pub by_grade: BTreeMap<Grade, Standing>,
    /// Marks by day of the week and grade.
    pub marks: Vec<(i32, Grade, Tally)>,
    /// Whether the reader may see who belongs to the school.
    pub knows_students: bool,
}

impl Numbers {
    pub fn fill(&self) -> Fill {
        self.fills.iter().fold(Fill::default(), |sum, (_, fill)| sum.plus(*fill))
    }

    pub fn fill_on(&self, day: i32) -> Fill {
        let on = self.fills.iter().filter(|(days, _)| days & (1 << (day - 1)) != 0);
        on.fold(Fill::default(), |sum, (_, fill)| sum.plus(*fill))
    }

    pub fn tally(&self) -> Tally {
        self.tally_where(|_, _| true)
    }

    pub fn tally_on(&self, day: i32) -> Tally {
        self.tally_where(|of, _| of == day)
    }

    pub fn tally_of(&self, grade: Grade) -> Tally {
        self.tally_where(|_, of| of == grade)
    }

    fn tally_where(&self, is_counted: impl Fn(i32, Grade) -> bool) -> Tally {
        let counted = self.marks.iter().filter(|(day, grade, _)| is_counted(*day, *grade));
        counted.fold(Tally::default(), |sum, (.., tally)| sum.plus(*tally))
    }

    pub fn standing(&self) -> Standing {
        self.by_grade.values().fold(Standing::default(), |sum, standing| sum.plus(*standing))
    }
}

/// An activity as a report lists it.
#[derive(Debug, Clone)]
pub struct ActivityLine {
    pub id: crate::platform::db::ids::ActivityId,
    pub name: String,
    pub fill: Fill,
    pub tally: Tally,
}

/// Activities, and what all of them come to, not only those of the page.
#[derive(Debug, Clone)]
pub struct ActivityLines {
    pub list: PageOf<ActivityLine>,
    pub all: Fill,
}

/// Somebody's place, or number in the queue.
#[derive(Debug, Clone)]
pub struct PlaceLine {
    pub person: String,
    pub grade: Grade,
    pub activity_id: crate::platform::db::ids::ActivityId,
    pub activity: String,
    pub waits: bool,
}

/// One mark of a register.
#[derive(Debug, Clone)]
pub struct MarkLine {
    pub on: NaiveDate,
    pub person: String,
    pub grade: Grade,
    pub activity_id: crate::platform::db::ids::ActivityId,
    pub activity: String,
    pub mark: String,
}

/// A student, with their address: for whoever may see who belongs to the school.
#[derive(Debug, Clone)]
pub struct StudentLine {
    pub name: String,
    pub email: Option<String>,
    pub grade: Grade,
    pub takes_part: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_places_that_are_counted_and_halves_are_rounded_up() {
        let fill = Fill { activities: 3, limited: 2, places: 8, taken: 12, taken_of_limited: 7, waiting: 3 };
        assert_eq!((fill.percent(), fill.pressure()), (Some(88), Some(38)));
        assert_eq!(
            (Fill { taken: 5, ..Fill::default() }.percent(), percent(1, 3), percent(0, 0)),
            (None, Some(33), None)
        );
    }

    #[test]
    fn an_activity_that_meets_twice_counts_on_both_days_and_once_in_all() {
        let one = Fill { activities: 1, places: 10, taken: 5, ..Fill::default() };
        let numbers = Numbers { fills: vec![(0b101, one), (0b001, one), (0, one)], ..Numbers::default() };
        let on = |day| numbers.fill_on(day).activities;
        assert_eq!((on(1), on(2), on(3), numbers.fill().activities), (2, 0, 1, 3));
    }

    #[test]
    fn whoever_has_no_grade_comes_last() {
        let mut grades = [Grade::Unknown, Grade::Of(12), Grade::Of(9)];
        grades.sort_unstable();
        assert_eq!(grades, [Grade::Of(9), Grade::Of(12), Grade::Unknown]);
        assert_eq!(
            (Grade::named("none"), Grade::named("10"), Grade::named("x")),
            (Some(Grade::Unknown), Some(Grade::Of(10)), None)
        );
    }
}
