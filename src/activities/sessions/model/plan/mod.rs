//! How weekly slots become dated sessions, and how those that are there follow when the plan changes.
//!
//! Nothing that people may have seen is ever deleted: a calendar that fetched a session has to be told that it is off, and
//! a register may hang on it. What no slot makes any more is cancelled by the plan; when a slot of the same day makes
//! another instead, the session becomes that one.

use super::{Cause, Session, SessionStatus};
use crate::{activities::model::Slot, platform::db::Moment, schools::Holiday};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// More than any activity meets in a term: a term that lasts for decades is a slip of the keyboard.
const MOST: usize = 1_000;

/// All that decides when an activity meets.
#[derive(Debug, Clone)]
pub struct Course<'a> {
    /// The term's days, both included.
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub slots: &'a [Slot],
    pub holidays: &'a [Holiday],
    pub zone: Tz,
    /// Whether it takes place at all: a cancelled or archived activity does not.
    pub is_on: bool,
}

/// A session as the plan has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub date: NaiveDate,
    pub starts_minute: i32,
    pub ends_minute: i32,
    pub starts_at: Moment,
    pub ends_at: Moment,
    /// The name of the holiday that it falls on.
    pub holiday: Option<String>,
}

/// What is to be written so that the sessions are those of the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    pub add: Vec<Planned>,
    /// As they will be.
    pub set: Vec<Session>,
}

/// When a day and its minutes are, in this zone: 15:15 is 15:15 on either side of a clock change.
pub fn instants(date: NaiveDate, starts_minute: i32, ends_minute: i32, zone: Tz) -> (Moment, Moment) {
    let at = |minute: i32| Moment::on_the_wall(date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute.into()), zone);
    let (starts_at, ends_at) = (at(starts_minute), at(ends_minute));
    // In the hour that the clock skips an end can come out before its beginning.
    if starts_at < ends_at {
        (starts_at, ends_at)
    } else {
        (starts_at, starts_at.plus(TimeDelta::minutes((ends_minute - starts_minute).into())))
    }
}

impl Course<'_> {
    /// Every session that the slots make in the term, in order; those on a holiday are marked with its name.
    pub fn planned(&self) -> Vec<Planned> {
        if !self.is_on {
            return Vec::new();
        }
        let mut slots = self.slots.to_vec();
        slots.sort_unstable();
        let days = self.from.iter_days().take_while(|day| *day <= self.until);
        let weekday = |day: NaiveDate| i32::try_from(day.weekday().number_from_monday()).unwrap_or_default();
        let of_day = |day: NaiveDate| {
            let there: Vec<_> = slots.iter().filter(|slot| slot.weekday == weekday(day)).collect();
            there.into_iter().map(|slot| self.on(day, slot)).collect::<Vec<_>>()
        };
        days.flat_map(of_day).take(MOST).collect()
    }

    fn on(&self, date: NaiveDate, slot: &Slot) -> Planned {
        let (starts_at, ends_at) = instants(date, slot.starts_minute, slot.ends_minute, self.zone);
        let holiday = self.holidays.iter().find(|holiday| holiday.starts_on <= date && date <= holiday.ends_on);
        Planned {
            date,
            starts_minute: slot.starts_minute,
            ends_minute: slot.ends_minute,
            starts_at,
            ends_at,
            holiday: holiday.map(|holiday| holiday.name.clone()),
        }
    }

    /// What makes `there` be the plan. What has begun stays as it was; so does what somebody moved or cancelled. New ones
    /// are added from `since` on.
    pub fn changes(&self, there: &[Session], now: Moment, since: Option<Moment>) -> Changes {
        let plan = self.planned();
        let mut open: BTreeMap<(NaiveDate, i32), &Planned> =
            plan.iter().map(|planned| ((planned.date, planned.starts_minute), planned)).collect();
        let mut changes = Changes::default();
        let mut rest = Vec::new();
        for session in there {
            match open.remove(&(session.planned_date, session.planned_minute)) {
                Some(planned) => self.follow(session, Some(planned), now, &mut changes),
                None => rest.push(session),
            }
        }
        // A slot that was put earlier or later on its day moves its sessions instead of making others beside them.
        rest.sort_by_key(|session| (session.planned_date, session.planned_minute));
        for session in rest {
            let same_day = (session.planned_date, 0)..=(session.planned_date, i32::MAX);
            let mut coming = open.range(same_day).filter(|(_, planned)| planned.starts_at > now);
            let key = coming.next().map(|(key, _)| *key).filter(|_| !session.is_superseded());
            let planned = key.and_then(|key| open.remove(&key));
            self.follow(session, planned, now, &mut changes);
        }
        let is_new = |planned: &&Planned| since.is_none_or(|since| planned.starts_at > since);
        changes.add = open.into_values().filter(is_new).cloned().collect();
        changes
    }

    fn follow(&self, session: &Session, planned: Option<&Planned>, now: Moment, changes: &mut Changes) {
        if session.has_begun(now) {
            return;
        }
        let mut becomes = session.clone();
        if let Some(planned) = planned {
            becomes.planned_minute = planned.starts_minute;
        }
        match planned {
            Some(planned) if !session.is_by_hand() => becomes.be(planned),
            None if self.is_on && !session.is_by_hand() && !session.is_superseded() => {
                becomes.cancel(Cause::Plan, None)
            }
            None if !self.is_on && session.is_on() => becomes.cancel(Cause::Activity, None),
            _ => {}
        }
        // Whoever moved it said a time on the wall, which stays when the school's zone does not.
        (becomes.starts_at, becomes.ends_at) =
            instants(becomes.local_date, becomes.starts_minute, becomes.ends_minute, self.zone);
        if becomes != *session {
            let is_seen = Session { planned_minute: session.planned_minute, ..becomes.clone() } != *session;
            becomes.sequence += i32::from(is_seen);
            changes.set.push(becomes);
        }
    }
}

impl Session {
    fn be(&mut self, planned: &Planned) {
        self.local_date = planned.date;
        self.starts_minute = planned.starts_minute;
        self.ends_minute = planned.ends_minute;
        self.room = None;
        match &planned.holiday {
            Some(name) => self.cancel(Cause::Holiday, Some(name)),
            None => {
                self.status = SessionStatus::Planned;
                self.cancelled_by = None;
                self.note = None;
            }
        }
    }

    fn cancel(&mut self, cause: Cause, note: Option<&str>) {
        self.status = SessionStatus::Cancelled;
        self.cancelled_by = Some(cause);
        self.note = note.map(str::to_owned);
    }
}

/// The Monday of the week that a day is in.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day)
}

#[cfg(test)]
mod tests;
