//! What a dated session is, and how it comes out of the weekly slots. No I/O, no clock.

mod plan;
mod states;

pub use plan::{Changes, Course, Planned, instants, monday_of};
pub use states::{Cause, SessionStatus};

use crate::{
    activities::model::{Activity, ActivityStatus},
    platform::{
        db::{
            Moment,
            ids::{ActivityId, CalendarFeedId, MeetingId, PersonId},
            schema::{activity_sessions, calendar_feeds},
        },
        i18n::{Lang, Text},
        text::fold,
    },
};
use chrono::NaiveDate;
use chrono_tz::Tz;
use diesel::prelude::*;

/// One meeting of an activity. Its slot made it on `planned_date` at `planned_minute`, which it keeps for good; where it
/// is now may be somewhere else.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = activity_sessions)]
pub struct Session {
    pub id: MeetingId,
    pub activity_id: ActivityId,
    pub planned_date: NaiveDate,
    pub planned_minute: i32,
    /// On the school's wall.
    pub local_date: NaiveDate,
    pub starts_minute: i32,
    pub ends_minute: i32,
    pub starts_at: Moment,
    pub ends_at: Moment,
    /// `None`: the activity's own.
    pub room: Option<String>,
    pub status: SessionStatus,
    pub cancelled_by: Option<Cause>,
    /// Why it was moved or cancelled; of a holiday, its name.
    pub note: Option<String>,
    /// Rises with each change that people see (RFC 5545).
    pub sequence: i32,
    pub updated_at: Moment,
    pub version: i32,
}

/// The address of a calendar: a person's own, or an activity's. What it is follows from its turn.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = calendar_feeds)]
pub struct Feed {
    pub id: CalendarFeedId,
    pub person_id: PersonId,
    pub activity_id: Option<ActivityId>,
    pub turn: i32,
}

impl Feed {
    /// What its signed address says of it.
    pub fn said(&self) -> String {
        format!("{}.{}", self.id, self.turn)
    }

    /// The same read back.
    pub fn read(said: &str) -> Option<(CalendarFeedId, i32)> {
        let (id, turn) = said.split_once('.')?;
        Some((CalendarFeedId::try_from(id.to_owned()).ok()?, turn.parse().ok()?))
    }
}

/// Where and when one session is to be, as somebody says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    pub date: NaiveDate,
    pub starts_minute: i32,
    pub ends_minute: i32,
    /// `None`: the activity's own.
    pub room: Option<String>,
    pub note: Option<String>,
}

impl Session {
    /// The same where somebody wants it. Where its slot has it anyway it is as planned again.
    pub fn moved(&self, to: &Move, zone: Tz, as_planned: Option<&Planned>) -> Self {
        let (starts_at, ends_at) = instants(to.date, to.starts_minute, to.ends_minute, zone);
        let is_planned = to.room.is_none()
            && to.note.is_none()
            && as_planned.is_some_and(|planned| {
                let of_plan = (planned.date, planned.starts_minute, planned.ends_minute);
                planned.holiday.is_none() && of_plan == (to.date, to.starts_minute, to.ends_minute)
            });
        Self {
            local_date: to.date,
            starts_minute: to.starts_minute,
            ends_minute: to.ends_minute,
            starts_at,
            ends_at,
            room: to.room.clone(),
            status: if is_planned { SessionStatus::Planned } else { SessionStatus::Moved },
            cancelled_by: None,
            note: to.note.clone(),
            ..self.clone()
        }
    }

    pub fn is_on(&self) -> bool {
        self.status != SessionStatus::Cancelled
    }

    /// Whether it has begun.
    pub fn has_begun(&self, now: Moment) -> bool {
        self.starts_at <= now
    }

    /// Whether it is another day or time than its slot says.
    pub fn is_elsewhen(&self) -> bool {
        (self.planned_date, self.planned_minute) != (self.local_date, self.starts_minute)
    }

    /// The room it is in, given its activity's.
    pub fn room_or<'a>(&'a self, of_the_activity: &'a str) -> &'a str {
        self.room.as_deref().unwrap_or(of_the_activity)
    }

    /// Somebody decided where it is or that it is not: no plan goes over that.
    pub fn is_by_hand(&self) -> bool {
        self.status == SessionStatus::Moved || self.cancelled_by == Some(Cause::Staff)
    }

    /// Gone without anybody having to read of it: its slot makes it no more.
    pub fn is_superseded(&self) -> bool {
        self.cancelled_by == Some(Cause::Plan)
    }
}

/// Whether a session of this activity can still be moved or cancelled by hand.
pub fn is_open(activity: &Activity, session: &Session, now: Moment) -> bool {
    activity.status == ActivityStatus::Published && !session.has_begun(now) && !session.is_superseded()
}

/// An activity that has a room at the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomTaken {
    pub by: String,
    /// The first time, on the school's wall.
    pub date: NaiveDate,
    pub starts_minute: i32,
    pub times: usize,
}

impl RoomTaken {
    /// "Drama is in Hall at the same time: Monday, September 21, 15:15 (10 times)."
    pub fn text(&self, room: &str, lang: Lang) -> Text {
        let day = lang.dates().map_or_else(|| self.date.to_string(), |dates| dates.day(self.date));
        Text::of("room-taken")
            .with("other", &self.by)
            .with("room", room)
            .with("when", format!("{day}, {}", lang.time(self.starts_minute)))
            .with("n", self.times)
    }
}

/// Two rooms are one when they are written alike; nowhere is no room.
pub fn same_room(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    !one.is_empty() && one == other
}
