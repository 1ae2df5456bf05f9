//! Statements behind the addresses of calendars.

use crate::{
    activities::{
        model::{ActivityStatus, SignupStatus},
        sessions::model::{Feed, Session},
    },
    platform::{
        access::{Me, Role},
        db::{
            Moment, MultiBackend, SchoolDb,
            ids::{ActivityId, CalendarFeedId, PersonId},
            schema::{activities, activity_leaders, activity_sessions, calendar_feeds, people, signups},
        },
    },
};
use diesel::{dsl::exists, prelude::*};

/// More than anybody has in two terms.
const MOST: i64 = 3_000;

/// A session as calendars get it.
#[derive(Debug, Clone, Queryable)]
pub struct FeedEntry {
    pub session: Session,
    pub name: String,
    /// The activity's own.
    pub room: String,
}

/// Whose sessions a feed has.
#[derive(Debug, Clone, Copy)]
pub enum FeedOf<'a> {
    Person(&'a Me),
    Activity(&'a ActivityId),
}

pub fn own_feed(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Option<Feed>> {
    calendar_feeds::table
        .filter(calendar_feeds::school_id.eq(db.school()))
        .filter(calendar_feeds::person_id.eq(person))
        .filter(calendar_feeds::activity_id.is_null())
        .select(Feed::as_select())
        .first(db.conn())
        .optional()
}

pub fn feed_of(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<Option<Feed>> {
    calendar_feeds::table
        .filter(calendar_feeds::school_id.eq(db.school()))
        .filter(calendar_feeds::activity_id.eq(activity))
        .select(Feed::as_select())
        .first(db.conn())
        .optional()
}

/// A feed in its present turn, with whom it was made for, and whether they are here.
pub fn feed_in_turn(db: &mut SchoolDb<'_>, id: &CalendarFeedId, turn: i32) -> QueryResult<Option<(Feed, Me, bool)>> {
    let same = calendar_feeds::school_id.eq(people::school_id).and(calendar_feeds::person_id.eq(people::id));
    calendar_feeds::table
        .inner_join(people::table.on(same))
        .filter(calendar_feeds::school_id.eq(db.school()))
        .filter(calendar_feeds::id.eq(id))
        .filter(calendar_feeds::turn.eq(turn))
        .select((Feed::as_select(), Me::as_select(), people::status.eq("active")))
        .first(db.conn())
        .optional()
}

pub fn insert_feed(db: &mut SchoolDb<'_>, person: &PersonId, activity: Option<&ActivityId>) -> QueryResult<()> {
    let now = db.now();
    diesel::insert_into(calendar_feeds::table)
        .values((
            calendar_feeds::school_id.eq(db.school()),
            calendar_feeds::id.eq(CalendarFeedId::fresh()),
            calendar_feeds::person_id.eq(person),
            calendar_feeds::activity_id.eq(activity),
            calendar_feeds::created_at.eq(now),
            calendar_feeds::rotated_at.eq(now),
        ))
        .execute(db.conn())
        .map(drop)
}

/// The old address is worthless from now on.
pub fn turn_feed(db: &mut SchoolDb<'_>, feed: &CalendarFeedId) -> QueryResult<()> {
    diesel::update(calendar_feeds::table.find((db.school(), feed)))
        .set((calendar_feeds::turn.eq(calendar_feeds::turn + 1), calendar_feeds::rotated_at.eq(db.now())))
        .execute(db.conn())
        .map(drop)
}

/// The sessions of a feed since then, cancelled ones too: a calendar that has them is to hear that they are off.
pub fn feed_entries(db: &mut SchoolDb<'_>, of: FeedOf<'_>, since: Moment) -> QueryResult<Vec<FeedEntry>> {
    let activity =
        activity_sessions::school_id.eq(activities::school_id).and(activity_sessions::activity_id.eq(activities::id));
    let found = activity_sessions::table
        .inner_join(activities::table.on(activity))
        .filter(activity_sessions::school_id.eq(db.school()))
        .filter(activities::status.ne(ActivityStatus::Draft))
        .filter(activity_sessions::ends_at.ge(since))
        .into_boxed::<MultiBackend>();
    let found = match of {
        FeedOf::Activity(id) => found.filter(activities::id.eq(id)),
        FeedOf::Person(me) if me.role > Role::Student => found.filter(exists(
            activity_leaders::table
                .filter(activity_leaders::school_id.eq(activities::school_id))
                .filter(activity_leaders::activity_id.eq(activities::id))
                .filter(activity_leaders::person_id.eq(&me.id)),
        )),
        FeedOf::Person(me) => found.filter(exists(
            signups::table
                .filter(signups::school_id.eq(activities::school_id))
                .filter(signups::activity_id.eq(activities::id))
                .filter(signups::person_id.eq(&me.id))
                .filter(signups::status.eq_any([SignupStatus::Enrolled, SignupStatus::Offered])),
        )),
    };
    found
        .order((activity_sessions::starts_at, activity_sessions::id))
        .limit(MOST)
        .select((Session::as_select(), activities::name, activities::room))
        .load(db.conn())
}
