//! Who is to be reminded, and of what.

use super::model::{Meeting, NEW_FOR, News, Subscriber, Turn};
use crate::{
    activities::model::{ActivityStatus, SignupStatus},
    on_each,
    people::PersonStatus,
    platform::{
        db::{
            SchoolDb,
            ids::{PersonId, ReminderId},
            schema::{
                activities, activity_leaders, activity_sessions, mail_preferences, people, reminders_sent, signups,
                terms,
            },
        },
        mail::Event,
    },
};
use chrono::{NaiveDate, TimeDelta};
use diesel::{
    dsl::{exists, not},
    prelude::*,
};

/// Nobody was ever reminded of anything longer ago than this that could come again.
const KEPT: TimeDelta = TimeDelta::days(30);

/// The next people, after this one, who have a place in something that meets on this day, is still to begin, and was not
/// reminded of.
pub fn to_remind(
    db: &mut SchoolDb<'_>,
    day: NaiveDate,
    after: Option<&PersonId>,
    at_most: i64,
) -> QueryResult<Vec<PersonId>> {
    let session = activity_sessions::school_id
        .eq(signups::school_id)
        .and(activity_sessions::activity_id.eq(signups::activity_id));
    let activity = activities::school_id.eq(signups::school_id).and(activities::id.eq(signups::activity_id));
    let person = people::school_id.eq(signups::school_id).and(people::id.eq(signups::person_id));
    let had_theirs = reminders_sent::table
        .filter(reminders_sent::school_id.eq(signups::school_id))
        .filter(reminders_sent::person_id.eq(signups::person_id))
        .filter(reminders_sent::kind.eq(Turn::Reminder))
        .filter(reminders_sent::local_date.eq(day));
    signups::table
        .inner_join(activity_sessions::table.on(session))
        .inner_join(activities::table.on(activity))
        .inner_join(people::table.on(person))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::status.eq(SignupStatus::Enrolled))
        .filter(signups::person_id.gt(after.map_or("", PersonId::as_str)))
        .filter(activity_sessions::local_date.eq(day))
        .filter(activity_sessions::status.ne("cancelled"))
        .filter(activity_sessions::starts_at.gt(db.now()))
        .filter(activities::status.eq(ActivityStatus::Published))
        .filter(people::status.ne_all([PersonStatus::Suspended, PersonStatus::Left]))
        .filter(not(exists(had_theirs)))
        .order(signups::person_id)
        .limit(at_most)
        .select(signups::person_id)
        .distinct()
        .load(db.conn())
}

/// What these people have a place in and is to begin on these days, in the order of time.
pub fn places_of(
    db: &mut SchoolDb<'_>,
    people: &[PersonId],
    from: NaiveDate,
    until: NaiveDate,
) -> QueryResult<Vec<Meeting>> {
    let session = activity_sessions::school_id
        .eq(signups::school_id)
        .and(activity_sessions::activity_id.eq(signups::activity_id));
    let activity = activities::school_id.eq(signups::school_id).and(activities::id.eq(signups::activity_id));
    signups::table
        .inner_join(activity_sessions::table.on(session))
        .inner_join(activities::table.on(activity))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::person_id.eq_any(people))
        .filter(signups::status.eq(SignupStatus::Enrolled))
        .filter(activity_sessions::local_date.between(from, until))
        .filter(activity_sessions::status.ne("cancelled"))
        .filter(activity_sessions::starts_at.gt(db.now()))
        .filter(activities::status.eq(ActivityStatus::Published))
        .order((activity_sessions::starts_at, activities::sort_name, activities::id))
        .select((
            signups::person_id,
            activities::name,
            activity_sessions::room,
            activities::room,
            activity_sessions::local_date,
            activity_sessions::starts_minute,
            activity_sessions::ends_minute,
            activity_sessions::status,
        ))
        .load(db.conn())
}

/// The same of what they lead or help with.
pub fn led_by(
    db: &mut SchoolDb<'_>,
    people: &[PersonId],
    from: NaiveDate,
    until: NaiveDate,
) -> QueryResult<Vec<Meeting>> {
    let session = activity_sessions::school_id
        .eq(activity_leaders::school_id)
        .and(activity_sessions::activity_id.eq(activity_leaders::activity_id));
    let activity =
        activities::school_id.eq(activity_leaders::school_id).and(activities::id.eq(activity_leaders::activity_id));
    activity_leaders::table
        .inner_join(activity_sessions::table.on(session))
        .inner_join(activities::table.on(activity))
        .filter(activity_leaders::school_id.eq(db.school()))
        .filter(activity_leaders::person_id.eq_any(people))
        .filter(activity_sessions::local_date.between(from, until))
        .filter(activity_sessions::status.ne("cancelled"))
        .filter(activity_sessions::starts_at.gt(db.now()))
        .filter(activities::status.eq(ActivityStatus::Published))
        .order((activity_sessions::starts_at, activities::sort_name, activities::id))
        .select((
            activity_leaders::person_id,
            activities::name,
            activity_sessions::room,
            activities::room,
            activity_sessions::local_date,
            activity_sessions::starts_minute,
            activity_sessions::ends_minute,
            activity_sessions::status,
        ))
        .load(db.conn())
}

/// The next people, after this one, who asked for the news of the week and did not get this week's.
pub fn to_tell(
    db: &mut SchoolDb<'_>,
    monday: NaiveDate,
    after: Option<&PersonId>,
    at_most: i64,
) -> QueryResult<Vec<Subscriber>> {
    let person = people::school_id.eq(mail_preferences::school_id).and(people::id.eq(mail_preferences::person_id));
    let had_theirs = reminders_sent::table
        .filter(reminders_sent::school_id.eq(mail_preferences::school_id))
        .filter(reminders_sent::person_id.eq(mail_preferences::person_id))
        .filter(reminders_sent::kind.eq(Turn::Digest))
        .filter(reminders_sent::local_date.eq(monday));
    mail_preferences::table
        .inner_join(people::table.on(person))
        .filter(mail_preferences::school_id.eq(db.school()))
        .filter(mail_preferences::event.eq(Event::Digest.as_str()))
        .filter(mail_preferences::is_on)
        .filter(mail_preferences::person_id.gt(after.map_or("", PersonId::as_str)))
        .filter(people::status.ne_all([PersonStatus::Suspended, PersonStatus::Left]))
        .filter(not(exists(had_theirs)))
        .order(mail_preferences::person_id)
        .limit(at_most)
        .select((people::id, people::grade, people::role))
        .load(db.conn())
}

/// What became known in the last days and is still to be had.
pub fn news(db: &mut SchoolDb<'_>, today: NaiveDate) -> QueryResult<Vec<News>> {
    let since = db.now().plus(-NEW_FOR);
    let term = terms::school_id.eq(activities::school_id).and(terms::id.eq(activities::term_id));
    activities::table
        .inner_join(terms::table.on(term))
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::status.eq(ActivityStatus::Published))
        .filter(activities::published_at.gt(since))
        .filter(terms::ends_on.ge(today))
        .order((activities::sort_name, activities::id))
        .limit(50)
        .select((activities::id, activities::name, activities::grade_from, activities::grade_to))
        .load(db.conn())
}

/// Takes somebody's turn, and says whether it was free: of two at once, one writes and the other does nothing.
pub fn take(db: &mut SchoolDb<'_>, person: &PersonId, turn: Turn, day: NaiveDate) -> QueryResult<bool> {
    let row = (
        reminders_sent::school_id.eq(db.school()),
        reminders_sent::id.eq(ReminderId::fresh()),
        reminders_sent::person_id.eq(person),
        reminders_sent::kind.eq(turn),
        reminders_sent::local_date.eq(day),
        reminders_sent::sent_at.eq(db.now()),
    );
    let taken = on_each!(db.conn(), |c| diesel::insert_into(reminders_sent::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(taken > 0)
}

/// Forgets turns that cannot come again.
pub fn sweep(db: &mut SchoolDb<'_>) -> QueryResult<usize> {
    let before = db.now().plus(-KEPT);
    let old = reminders_sent::table
        .filter(reminders_sent::school_id.eq(db.school()))
        .filter(reminders_sent::sent_at.lt(before));
    diesel::delete(old).execute(db.conn())
}
