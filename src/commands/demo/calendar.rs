//! What the calendar of a school of the demo shows: a holiday, and one date that was moved.

use crate::{
    error::Result,
    platform::db::{
        Moment, SchoolDb,
        ids::{HolidayId, MeetingId},
        schema::{activities, activity_sessions, holidays},
    },
};
use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use diesel::prelude::*;

/// Two days off in the week after next, before the activities are planned.
pub(super) fn holiday(db: &mut SchoolDb<'_>, today: NaiveDate) -> QueryResult<()> {
    let day = |n| today.checked_add_days(Days::new(n)).unwrap_or(today);
    let now = db.now();
    diesel::insert_into(holidays::table)
        .values((
            holidays::school_id.eq(db.school()),
            holidays::id.eq(HolidayId::fresh()),
            holidays::name.eq("Founders’ Days"),
            holidays::starts_on.eq(day(10)),
            holidays::ends_on.eq(day(11)),
            holidays::created_at.eq(now),
            holidays::updated_at.eq(now),
        ))
        .execute(db.conn())
        .map(drop)
}

/// The next date of this activity is an hour later, in another room.
pub(super) fn moved(db: &mut SchoolDb<'_>, activity: &str, zone: Tz) -> Result<()> {
    let same =
        activity_sessions::school_id.eq(activities::school_id).and(activity_sessions::activity_id.eq(activities::id));
    let next: Option<(MeetingId, NaiveDate, i32, i32)> = activity_sessions::table
        .inner_join(activities::table.on(same))
        .filter(activity_sessions::school_id.eq(db.school()))
        .filter(activities::name.eq(activity))
        .filter(activity_sessions::status.eq("planned"))
        .filter(activity_sessions::starts_at.gt(db.now()))
        .order(activity_sessions::starts_at)
        .select((
            activity_sessions::id,
            activity_sessions::local_date,
            activity_sessions::starts_minute,
            activity_sessions::ends_minute,
        ))
        .first(db.conn())
        .optional()?;
    let Some((id, date, starts, ends)) = next else { return Ok(()) };
    let at = |minute: i32| Moment::on_the_wall(date.and_time(NaiveTime::MIN) + TimeDelta::minutes(minute.into()), zone);
    diesel::update(activity_sessions::table.find((db.school(), id)))
        .set((
            activity_sessions::starts_minute.eq(starts + 60),
            activity_sessions::ends_minute.eq(ends + 60),
            activity_sessions::starts_at.eq(at(starts + 60)),
            activity_sessions::ends_at.eq(at(ends + 60)),
            activity_sessions::room.eq("Library"),
            activity_sessions::status.eq("moved"),
            activity_sessions::note.eq("The studio is being painted."),
            activity_sessions::sequence.eq(1),
        ))
        .execute(db.conn())?;
    Ok(())
}
