//! Addresses of calendars: secret, signed, and taken back by making new ones.

use crate::{
    activities::{
        model::Activity,
        queries::{self as room, Runnable},
        sessions::{
            ics::{self, About, File},
            model::Feed,
            queries::{self, FeedOf},
        },
    },
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{
            Grant, KeepCalendar, RunActivities, SignedLink,
            links::{self, Does},
        },
        db::{SchoolDb, ids::ActivityId, ids::PersonId},
    },
    schools,
};
use chrono::TimeDelta;
use diesel::prelude::*;

/// How far back a calendar goes.
const BACK: TimeDelta = TimeDelta::days(60);

/// Where a feed is fetched.
pub fn address(db: &SchoolDb<'_>, feed: &Feed) -> String {
    let token = links::sign(db, Does::Calendar, &feed.person_id, &feed.said());
    db.link(&format!("/calendars/{token}.ics"))
}

/// Makes the reader's own address, or a new one of it, whereupon the old one leads nowhere.
pub fn rotate_own(db: &mut SchoolDb<'_>, by: &Grant<KeepCalendar>) -> Result<()> {
    let known = queries::own_feed(db, by.person())?;
    rotate(db, by.person(), known.as_ref(), None)?;
    audit::record(db, by.actor(), Change::of("person.rotate_calendar", by.person()))
}

/// The same of an activity's.
pub fn rotate_of(db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, activity: Runnable<Activity>) -> Result<()> {
    let activity = activity.into_inner();
    let known = queries::feed_of(db, &activity.id)?;
    rotate(db, by.person(), known.as_ref(), Some(&activity.id))?;
    audit::record(db, by.actor(), Change::of("activity.rotate_calendar", &activity.id))
}

fn rotate(
    db: &mut SchoolDb<'_>,
    person: &PersonId,
    known: Option<&Feed>,
    activity: Option<&ActivityId>,
) -> QueryResult<()> {
    match known {
        Some(feed) => queries::turn_feed(db, &feed.id),
        None => queries::insert_feed(db, person, activity),
    }
}

/// The calendar behind a signed address. One that was taken back is like one that never was; so is that of somebody who
/// left, and of a school that is suspended.
pub fn give_out(db: &mut SchoolDb<'_>, link: &SignedLink) -> Result<File> {
    let (id, turn) = Feed::read(&link.what).ok_or(Error::NotFound)?;
    let (feed, person, is_here) = queries::feed_in_turn(db, &id, turn)?.ok_or(Error::NotFound)?;
    let (school, zone) = schools::open_name(db)?.ok_or(Error::NotFound)?;
    if feed.person_id != link.person || (feed.activity_id.is_none() && !is_here) {
        return Err(Error::NotFound);
    }
    let since = db.now().plus(-BACK);
    let (name, entries) = match &feed.activity_id {
        Some(activity) => {
            let name = format!("{} · {school}", room::find(db, activity)?.name);
            (name, queries::feed_entries(db, FeedOf::Activity(activity), since)?)
        }
        None => (school, queries::feed_entries(db, FeedOf::Person(&person), since)?),
    };
    let path = schools::path(db, "/activities")?;
    let about = About { name, zone, link: db.link(&path) };
    Ok(ics::draw(&about, &entries, db.now()))
}
