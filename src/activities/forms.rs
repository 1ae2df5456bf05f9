//! What is typed into the forms of activities, and what it means.

use super::model::{ActivityDraft, Level, Mode, OFFER_HOURS, Part, Slot, split_tags};
use crate::platform::{
    db::ids::{PersonId, ProgramId, TermId},
    i18n::{Text, time},
    web::{FieldErrors, fields},
};
use chrono_tz::Tz;
use serde::Deserialize;
use std::ops::RangeInclusive;

pub(in crate::activities) const LONGEST_NAME: usize = 100;
const LONGEST_DESCRIPTION: usize = 5_000;
pub(in crate::activities) const LONGEST_REASON: usize = 500;
const MOST_PLACES: i32 = 10_000;
const MOST_SLOTS: usize = 20;
pub(in crate::activities) const HIGHEST_GRADE: i32 = 20;
/// A week, in hours.
const LONGEST_OFFER: i32 = 168;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ActivityForm {
    pub name: String,
    pub description: String,
    pub category: String,
    /// A list with commas.
    pub tags: String,
    pub level: String,
    pub program: String,
    pub term: String,
    pub room: String,
    pub grade_from: String,
    pub grade_to: String,
    pub capacity: String,
    pub opens: String,
    pub closes: String,
    pub withdraw: String,
    pub mode: String,
    pub offer_hours: String,
    /// One for each weekly meeting: three lists of one length. Without a day the row is not there.
    pub day: Vec<String>,
    pub starts: Vec<String>,
    pub ends: Vec<String>,
    pub leads: Vec<String>,
    pub helpers: Vec<String>,
    pub version: String,
    pub confirmed: String,
    /// Asks for one more row instead of saving, where there is no JavaScript.
    pub more: String,
}

/// One row of the times, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SlotTyped {
    pub day: String,
    pub starts: String,
    pub ends: String,
}

impl ActivityForm {
    /// An empty form, for a new activity.
    pub fn blank(program: Option<&ProgramId>, term: Option<&TermId>) -> Self {
        let id = |id: Option<&str>| id.unwrap_or_default().to_owned();
        Self {
            program: id(program.map(ProgramId::as_str)),
            term: id(term.map(TermId::as_str)),
            offer_hours: OFFER_HOURS.to_string(),
            ..Self::default()
        }
    }

    /// As it is now. `zone` is the school's.
    pub fn of(draft: &ActivityDraft, version: i32, zone: Tz) -> Self {
        let number = |n: Option<i32>| n.map(|n| n.to_string()).unwrap_or_default();
        let local = |at| fields::local(at, zone);
        let people = |wanted: Part| {
            let of_part = draft.leaders.iter().filter(|(_, part)| *part == wanted);
            of_part.map(|(person, _)| person.to_string()).collect()
        };
        Self {
            name: draft.name.clone(),
            description: draft.description.clone(),
            category: draft.category.clone().unwrap_or_default(),
            tags: draft.tags.join(", "),
            level: draft.level.map(Level::as_str).unwrap_or_default().to_owned(),
            program: draft.program_id.to_string(),
            term: draft.term_id.to_string(),
            room: draft.room.clone(),
            grade_from: number(draft.grade_from),
            grade_to: number(draft.grade_to),
            capacity: number(draft.capacity),
            opens: local(draft.signup_opens_at),
            closes: local(draft.signup_closes_at),
            withdraw: local(draft.withdraw_until),
            mode: draft.mode.as_str().to_owned(),
            offer_hours: draft.offer_hours.to_string(),
            day: draft.slots.iter().map(|slot| slot.weekday.to_string()).collect(),
            starts: draft.slots.iter().map(|slot| time(slot.starts_minute)).collect(),
            ends: draft.slots.iter().map(|slot| time(slot.ends_minute)).collect(),
            leads: people(Part::Lead),
            helpers: people(Part::Helper),
            version: version.to_string(),
            confirmed: String::new(),
            more: String::new(),
        }
    }

    /// The times as typed, with empty rows at the end to fill in.
    pub fn slots_typed(&self) -> Vec<SlotTyped> {
        let at = |list: &[String], i: usize| list.get(i).cloned().unwrap_or_default();
        let rows = self.day.len().min(MOST_SLOTS);
        let mut typed: Vec<_> = (0..rows)
            .map(|i| SlotTyped { day: at(&self.day, i), starts: at(&self.starts, i), ends: at(&self.ends, i) })
            .filter(|row| *row != SlotTyped::default())
            .collect();
        if typed.is_empty() || !self.more.is_empty() {
            typed.push(SlotTyped::default());
        }
        typed
    }

    /// Whether the form asks for one more row of times, and for nothing else.
    pub fn wants_row(&self) -> bool {
        !self.more.is_empty()
    }

    /// The version that was seen; a form of ours always says one.
    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or(-1)
    }

    pub fn is_confirmed(&self) -> bool {
        self.confirmed == "yes"
    }

    /// What it means. `zone` is the school's: people type their own clock.
    pub fn parse(&self, zone: Tz) -> Result<ActivityDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_NAME));
        let description = errors.check("description", fields::lines(&self.description, LONGEST_DESCRIPTION));
        let category = errors.check("category", fields::line(&self.category, LONGEST_NAME));
        let tags = errors.check("tags", split_tags(&self.tags));
        let room = errors.check("room", fields::line(&self.room, LONGEST_NAME));
        let level = errors.check("level", optional(&self.level, Level::named));
        let program = errors.check("program", choice::<ProgramId>(&self.program));
        let term = errors.check("term", choice::<TermId>(&self.term));
        let from = errors.check("grade_from", number(&self.grade_from, 1..=HIGHEST_GRADE));
        let to = errors.check("grade_to", number(&self.grade_to, 1..=HIGHEST_GRADE));
        if let (Some(Some(from)), Some(Some(to))) = (from, to)
            && from > to
        {
            errors.add("grade_to", Text::of("activity-grades-turned"));
        }
        let capacity = errors.check("capacity", number(&self.capacity, 1..=MOST_PLACES));
        let opens = errors.check("opens", fields::moment(&self.opens, zone));
        let closes = errors.check("closes", fields::moment(&self.closes, zone));
        if let (Some(Some(opens)), Some(Some(closes))) = (opens, closes)
            && opens >= closes
        {
            errors.add("closes", Text::of("activity-closes-before"));
        }
        let withdraw = errors.check("withdraw", fields::moment(&self.withdraw, zone));
        let mode = errors.check("mode", self.mode());
        let offer_hours = errors.check("offer_hours", number(&self.offer_hours, 1..=LONGEST_OFFER));
        let slots = errors.check("slots", self.slots());
        let leaders = errors.check("leaders", self.leaders());
        match (name, description, category, tags, room, level, program, term, mode, slots, leaders) {
            (
                Some(name),
                Some(description),
                Some(category),
                Some(tags),
                Some(room),
                Some(level),
                Some(program_id),
                Some(term_id),
                Some(mode),
                Some(slots),
                Some(leaders),
            ) if errors.is_empty() => Ok(ActivityDraft {
                name,
                description,
                category: (!category.is_empty()).then_some(category),
                tags,
                level,
                program_id,
                term_id,
                room,
                grade_from: from.flatten(),
                grade_to: to.flatten(),
                capacity: capacity.flatten(),
                signup_opens_at: opens.flatten(),
                signup_closes_at: closes.flatten(),
                withdraw_until: withdraw.flatten(),
                mode,
                offer_hours: offer_hours.flatten().unwrap_or(OFFER_HOURS),
                slots,
                leaders,
            }),
            _ => Err(errors),
        }
    }

    /// Who asks first comes first, where nothing else was chosen.
    pub fn mode(&self) -> Result<Mode, Text> {
        optional(&self.mode, Mode::named).map(|mode| mode.unwrap_or(Mode::FirstCome))
    }

    fn slots(&self) -> Result<Vec<Slot>, Text> {
        if self.day.len() > MOST_SLOTS {
            return Err(Text::of("activity-slots-many").with("n", MOST_SLOTS));
        }
        let mut slots = Vec::new();
        for row in self.slots_typed().iter().filter(|row| **row != SlotTyped::default()) {
            let weekday = row.day.parse().ok().filter(|day| (1..=7).contains(day));
            let (Some(weekday), Some(starts_minute), Some(ends_minute)) =
                (weekday, fields::minute(&row.starts).ok(), fields::minute(&row.ends).ok())
            else {
                return Err(Text::of("activity-slot-incomplete"));
            };
            if ends_minute <= starts_minute {
                return Err(Text::of("activity-slot-turned"));
            }
            slots.push(Slot { weekday, starts_minute, ends_minute });
        }
        slots.sort_unstable();
        let overlap = slots.windows(2).any(|pair| matches!(pair, [a, b] if a.overlaps(b)));
        if overlap { Err(Text::of("activity-slots-overlap")) } else { Ok(slots) }
    }

    fn leaders(&self) -> Result<Vec<(PersonId, Part)>, Text> {
        let mut leaders: Vec<(PersonId, Part)> = Vec::new();
        let typed =
            self.leads.iter().map(|id| (id, Part::Lead)).chain(self.helpers.iter().map(|id| (id, Part::Helper)));
        for (id, part) in typed.filter(|(id, _)| !id.is_empty()) {
            let person = PersonId::try_from(id.clone()).map_err(|_| Text::of("field-choice"))?;
            // Whoever is ticked twice leads.
            if !leaders.iter().any(|(known, _)| *known == person) {
                leaders.push((person, part));
            }
        }
        Ok(leaders)
    }
}

/// A student to put on the roster, and why over a rule.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RosterForm {
    pub person: String,
    pub reason: String,
    /// The words that were looked for, so that the page comes back with them.
    pub find: String,
}

impl RosterForm {
    /// What to search for: short enough for it, and without what no database takes.
    pub fn words(&self) -> String {
        self.find.trim().chars().filter(|&c| c != '\0').take(LONGEST_NAME).collect()
    }

    pub fn parse(&self) -> Result<(PersonId, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let person = errors.check("person", choice::<PersonId>(&self.person));
        let reason = errors.check("reason", fields::line(&self.reason, LONGEST_REASON));
        match (person, reason) {
            (Some(person), Some(reason)) => Ok((person, reason)),
            _ => Err(errors),
        }
    }
}

/// Why an activity is cancelled.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CancelForm {
    pub reason: String,
}

impl CancelForm {
    pub fn parse(&self) -> Result<String, FieldErrors> {
        fields::line(&self.reason, LONGEST_REASON).map_err(|text| FieldErrors::of("reason", text))
    }
}

/// The term that a copy goes into.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CopyForm {
    pub term: String,
}

impl CopyForm {
    pub fn parse(&self) -> Result<TermId, FieldErrors> {
        choice(&self.term).map_err(|text| FieldErrors::of("term", text))
    }
}

pub(in crate::activities) fn number(typed: &str, range: RangeInclusive<i32>) -> Result<Option<i32>, Text> {
    if typed.trim().is_empty() { Ok(None) } else { fields::number(typed, range).map(Some) }
}

fn optional<T>(typed: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Text> {
    match typed {
        "" => Ok(None),
        typed => parse(typed).map(Some).ok_or_else(|| Text::of("field-choice")),
    }
}

pub(in crate::activities) fn choice<T: TryFrom<String>>(typed: &str) -> Result<T, Text> {
    T::try_from(typed.to_owned()).map_err(|_| Text::of("field-choice"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_whole_or_refused() {
        let form = |day: &str, starts: &str, ends: &str| ActivityForm {
            day: vec![day.to_owned(), String::new()],
            starts: vec![starts.to_owned(), String::new()],
            ends: vec![ends.to_owned(), String::new()],
            ..ActivityForm::default()
        };
        assert_eq!(
            form("1", "15:15", "16:45").slots(),
            Ok(vec![Slot { weekday: 1, starts_minute: 915, ends_minute: 1005 }])
        );
        assert_eq!(form("", "", "").slots(), Ok(Vec::new()));
        for (day, starts, ends) in
            [("8", "15:15", "16:45"), ("1", "", "16:45"), ("1", "25:00", "26:00"), ("1", "16:45", "15:15")]
        {
            assert!(form(day, starts, ends).slots().is_err(), "{day} {starts} {ends}");
        }
    }
}
