//! The one statement behind the calendar, Today and feeds: sessions of some days, with where their reader stands.

use crate::{
    activities::{
        model::{ActivityStatus, SignupStatus},
        sessions::model::{Cause, Session},
    },
    platform::{
        access::{Me, Role},
        db::{
            MultiBackend, SchoolDb,
            ids::PersonId,
            schema::{activities, activity_leaders, activity_sessions, signups},
        },
    },
};
use chrono::NaiveDate;
use diesel::{dsl::exists, prelude::*, sql_types::Bool};

/// More than a school of the designed size has in a month.
const MOST: i64 = 5_000;

/// Whose sessions.
#[derive(Debug, Clone, Copy)]
pub enum Whose<'a> {
    /// Everything that is published, read by a member or by nobody.
    All(Option<&'a Me>),
    /// What a student has a place in, what staff lead or help with.
    Own(&'a Me),
}

/// A session with what is said of its activity.
#[derive(Debug, Clone, Queryable)]
pub struct Entry {
    pub session: Session,
    pub name: String,
    /// The activity's own.
    pub room: String,
    pub is_mine: bool,
}

impl Whose<'_> {
    fn reader(&self) -> Option<&Me> {
        match self {
            Self::All(reader) => *reader,
            Self::Own(me) => Some(me),
        }
    }
}

/// The sessions that are, or were planned, on these days, both included, in order. Never what the plan makes no more.
pub fn on_days(
    db: &mut SchoolDb<'_>,
    whose: Whose<'_>,
    (from, until): (NaiveDate, NaiveDate),
) -> QueryResult<Vec<Entry>> {
    let activity =
        activity_sessions::school_id.eq(activities::school_id).and(activity_sessions::activity_id.eq(activities::id));
    let (person, is_staff) = match whose.reader() {
        Some(me) => (me.id.clone(), me.role > Role::Student),
        // Whom no row of the database is.
        None => (PersonId::fresh(), false),
    };
    let place = signups::table
        .filter(signups::school_id.eq(activities::school_id))
        .filter(signups::activity_id.eq(activities::id))
        .filter(signups::person_id.eq(person.clone()))
        .filter(signups::status.eq_any([SignupStatus::Enrolled, SignupStatus::Offered]));
    let led = activity_leaders::table
        .filter(activity_leaders::school_id.eq(activities::school_id))
        .filter(activity_leaders::activity_id.eq(activities::id))
        .filter(activity_leaders::person_id.eq(person));
    let is_mine: Box<dyn BoxableExpression<_, MultiBackend, SqlType = Bool>> =
        if is_staff { Box::new(exists(led.clone())) } else { Box::new(exists(place.clone())) };
    let is_here = activity_sessions::local_date.between(from, until);
    let was_here = activity_sessions::planned_date.between(from, until);
    let mut found = activity_sessions::table
        .inner_join(activities::table.on(activity))
        .filter(activity_sessions::school_id.eq(db.school()))
        .filter(activities::status.eq_any([ActivityStatus::Published, ActivityStatus::Cancelled]))
        .filter(activity_sessions::cancelled_by.is_null().or(activity_sessions::cancelled_by.ne(Cause::Plan)))
        .filter(is_here.or(was_here))
        .into_boxed::<MultiBackend>();
    if matches!(whose, Whose::Own(_)) {
        found = if is_staff { found.filter(exists(led)) } else { found.filter(exists(place)) };
    }
    found
        .order((activity_sessions::starts_at, activities::sort_name, activity_sessions::id))
        .limit(MOST)
        .select((Session::as_select(), activities::name, activities::room, is_mine))
        .load(db.conn())
}
