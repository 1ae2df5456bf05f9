//! Statements behind one person's Today.

use super::is_run_by;
use crate::{
    activities::model::{ActivityStatus, Part, SignupStatus, Slot},
    platform::{
        access::{Me, Role},
        db::{
            Asked, AskedCount, Moment, SchoolDb, SchoolId,
            ids::{ActivityId, PersonId},
            schema::{
                activities, activity_groups, activity_leaders, activity_sessions, activity_slots, program_people,
                rating_reports, signups, terms,
            },
        },
    },
};
use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not, sql},
    prelude::*,
    sql_types::{BigInt, Bool},
};

/// Whether the activity of the row has dated sessions. A macro, because each statement has its own type.
macro_rules! is_dated {
    () => {
        exists(
            activity_sessions::table
                .filter(activity_sessions::school_id.eq(activities::school_id))
                .filter(activity_sessions::activity_id.eq(activities::id)),
        )
    };
}

/// A student's place in an activity, for their Today.
#[derive(Debug, Clone, Queryable)]
pub struct OwnPlace {
    pub id: ActivityId,
    pub name: String,
    pub room: String,
    pub status: ActivityStatus,
    pub mine: SignupStatus,
    /// Among those who wait, from 1; of no meaning unless waitlisted.
    pub position: i64,
    pub passed_over_at: Option<Moment>,
    pub offer_expires_at: Option<Moment>,
    /// Whether its weekly times have become dated sessions.
    pub is_dated: bool,
}

/// What the person has a place in or waits for, in terms that are not over.
pub fn own_places(db: &mut SchoolDb<'_>, person: &PersonId, today: NaiveDate) -> QueryResult<Vec<OwnPlace>> {
    let activity = signups::school_id.eq(activities::school_id).and(signups::activity_id.eq(activities::id));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    signups::table
        .inner_join(activities::table.on(activity))
        .inner_join(terms::table.on(term))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::person_id.eq(person))
        .filter(signups::status.eq_any([
            SignupStatus::Enrolled,
            SignupStatus::Offered,
            SignupStatus::Waitlisted,
            SignupStatus::Requested,
        ]))
        .filter(activities::status.eq_any([ActivityStatus::Published, ActivityStatus::Cancelled]))
        .filter(terms::ends_on.ge(today))
        .order((terms::starts_on, activities::sort_name, activities::id))
        .limit(100)
        .select((
            activities::id,
            activities::name,
            activities::room,
            activities::status,
            signups::status,
            sql::<BigInt>(
                "(SELECT COUNT(*) FROM signups q WHERE q.school_id = activities.school_id \
                 AND q.activity_id = activities.id AND q.queue_no <= signups.queue_no)",
            ),
            signups::passed_over_at,
            signups::offer_expires_at,
            is_dated!(),
        ))
        .load(db.conn())
}

/// An activity that somebody leads or helps with, for their Today.
#[derive(Debug, Clone, Queryable)]
pub struct LedActivity {
    pub id: ActivityId,
    pub name: String,
    pub room: String,
    pub status: ActivityStatus,
    pub part: Part,
    pub waitlisted_count: i32,
    /// How many have asked for a place and wait for an answer.
    pub requested: i64,
    /// Whether its weekly times have become dated sessions.
    pub is_dated: bool,
}

/// What the person leads or helps with, in terms that are not over.
pub fn led_by(db: &mut SchoolDb<'_>, person: &PersonId, today: NaiveDate) -> QueryResult<Vec<LedActivity>> {
    let activity =
        activity_leaders::school_id.eq(activities::school_id).and(activity_leaders::activity_id.eq(activities::id));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    activity_leaders::table
        .inner_join(activities::table.on(activity))
        .inner_join(terms::table.on(term))
        .filter(activity_leaders::school_id.eq(db.school()))
        .filter(activity_leaders::person_id.eq(person))
        .filter(activities::status.eq_any([ActivityStatus::Draft, ActivityStatus::Published]))
        .filter(terms::ends_on.ge(today))
        .order((terms::starts_on, activities::sort_name, activities::id))
        .limit(100)
        .select((
            activities::id,
            activities::name,
            activities::room,
            activities::status,
            activity_leaders::part,
            activities::waitlisted_count,
            sql::<BigInt>(
                "(SELECT COUNT(*) FROM signups q WHERE q.school_id = activities.school_id \
                 AND q.activity_id = activities.id AND q.status = 'requested')",
            ),
            is_dated!(),
        ))
        .load(db.conn())
}

/// When these activities meet, if their term is running today.
pub fn times_now(db: &mut SchoolDb<'_>, ids: &[ActivityId], today: NaiveDate) -> QueryResult<Vec<(ActivityId, Slot)>> {
    let slot = activity_slots::school_id.eq(activities::school_id).and(activity_slots::activity_id.eq(activities::id));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    activities::table
        .inner_join(activity_slots::table.on(slot))
        .inner_join(terms::table.on(term))
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::id.eq_any(ids))
        .filter(activities::status.eq(ActivityStatus::Published))
        .filter(terms::starts_on.le(today))
        .filter(terms::ends_on.ge(today))
        .order((activity_slots::weekday, activity_slots::starts_minute, activities::id))
        .select((activities::id, Slot::as_select()))
        .load(db.conn())
}

/// Published activities in which somebody waits: a term has changed, and places may fit now that did not.
pub fn with_a_queue(db: &mut SchoolDb<'_>) -> QueryResult<Vec<ActivityId>> {
    activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::status.eq(ActivityStatus::Published))
        .filter(activities::waitlisted_count.gt(0))
        .order(activities::id)
        .select(activities::id)
        .load(db.conn())
}

/// What the whole school has: activities that nobody leads, comments that somebody reported, choices that may be drawn.
pub fn office(school: SchoolId, today: NaiveDate) -> (AskedCount, Asked<Bool>, Asked<Bool>) {
    let lead = activity_leaders::table
        .filter(activity_leaders::school_id.eq(activities::school_id))
        .filter(activity_leaders::activity_id.eq(activities::id))
        .filter(activity_leaders::part.eq(Part::Lead));
    let terms = terms::table.filter(terms::school_id.eq(school)).filter(terms::ends_on.ge(today)).select(terms::id);
    let unled = activities::table
        .filter(activities::school_id.eq(school))
        .filter(activities::status.eq(ActivityStatus::Published))
        .filter(activities::term_id.eq_any(terms))
        .filter(not(exists(lead)));
    let reports =
        rating_reports::table.filter(rating_reports::school_id.eq(school)).filter(rating_reports::state.eq("open"));
    let draws = activity_groups::table
        .filter(activity_groups::school_id.eq(school))
        .filter(activity_groups::state.eq("announced"));
    (Box::new(unled.count().single_value()), Box::new(exists(reports)), Box::new(exists(draws)))
}

/// How many published activities of running and coming terms, among those this person runs, nobody leads.
pub fn count_unled(db: &mut SchoolDb<'_>, me: &Me, today: NaiveDate) -> QueryResult<i64> {
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    let lead = activity_leaders::table
        .filter(activity_leaders::school_id.eq(activities::school_id))
        .filter(activity_leaders::activity_id.eq(activities::id))
        .filter(activity_leaders::part.eq(Part::Lead));
    activities::table
        .inner_join(terms::table.on(term))
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::status.eq(ActivityStatus::Published))
        .filter(terms::ends_on.ge(today))
        .filter(not(exists(lead)))
        .filter(is_run_by!(me, [Part::Lead]))
        .count()
        .get_result(db.conn())
}
