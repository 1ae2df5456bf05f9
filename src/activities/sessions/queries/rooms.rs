//! Who else is in a room.

use crate::{
    activities::{
        model::ActivityStatus,
        sessions::model::{SessionStatus, same_room},
    },
    platform::db::{
        Moment, SchoolDb,
        ids::ActivityId,
        schema::{activities, activity_sessions},
    },
};
use chrono::NaiveDate;
use diesel::{dsl::sql, prelude::*, sql_types::Text};

/// How many sessions in one room are looked at.
const MOST: i64 = 2_000;
/// Where a session is: its own room, else its activity's.
const ROOM: &str = "COALESCE(activity_sessions.room, activities.room)";

/// A session that is in a room.
#[derive(Debug, Clone, Queryable)]
pub struct InRoom {
    pub name: String,
    pub date: NaiveDate,
    pub starts_minute: i32,
    pub starts_at: Moment,
    pub ends_at: Moment,
}

/// What other activities have in this room between two instants, in order. Rooms are compared as they are folded.
pub fn in_room(
    db: &mut SchoolDb<'_>,
    but: Option<&ActivityId>,
    room: &str,
    (from, until): (Moment, Moment),
) -> QueryResult<Vec<InRoom>> {
    let activity =
        activity_sessions::school_id.eq(activities::school_id).and(activity_sessions::activity_id.eq(activities::id));
    let school = db.school();
    let found = || {
        activity_sessions::table
            .inner_join(activities::table.on(activity))
            .filter(activity_sessions::school_id.eq(school))
            .filter(activities::status.eq(ActivityStatus::Published))
            .filter(activity_sessions::status.ne(SessionStatus::Cancelled))
            .filter(activity_sessions::starts_at.lt(until))
            .filter(activity_sessions::ends_at.gt(from))
            .filter(activities::id.ne_all(but))
    };
    let mut spellings: Vec<String> = found().select(sql::<Text>(ROOM)).distinct().load(db.conn())?;
    spellings.retain(|spelling| same_room(spelling, room));
    if spellings.is_empty() {
        return Ok(Vec::new());
    }
    found()
        .filter(sql::<Text>(ROOM).eq_any(spellings))
        .order((activity_sessions::starts_at, activity_sessions::id))
        .limit(MOST)
        .select((
            activities::name,
            activity_sessions::local_date,
            activity_sessions::starts_minute,
            activity_sessions::starts_at,
            activity_sessions::ends_at,
        ))
        .load(db.conn())
}
