//! Reminding, by the school's clock and in batches.

use super::{
    mail::{Digest, Reminder},
    model::{Meeting, News, Subscriber, Turn, day_to_remind_of, sunday_of, week_to_tell_of},
    queries,
};
use crate::{
    activities::{model::SignupStatus, queries as activities},
    error::Result,
    platform::{
        access::{Role, SchoolKey},
        db::{Door, Moment, SchoolDb, ids::PersonId},
        jobs::{Hourly, Job, Work},
        mail,
    },
    schools,
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// How many people one job reminds; the rest are the next one's.
const BATCH: i64 = 500;
/// The news of a week asks more for each of them.
const FEWER: i64 = 100;
/// No list of news is longer.
const MOST_NEWS: usize = 10;

/// At each full hour: whether it is evening in this school, or the morning of a Monday.
#[derive(Debug, Serialize, Deserialize)]
pub struct LookAtClock {
    hour: Moment,
}

impl Work for LookAtClock {
    const NAME: &'static str = "look_at_clock";
    type Key = SchoolKey;
}

impl Hourly for LookAtClock {
    fn at(hour: Moment) -> Self {
        Self { hour }
    }
}

impl Job for LookAtClock {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        let local = wall_clock(db)?;
        if let Some(day) = day_to_remind_of(local) {
            db.enqueue(Remind { day, after: None })?;
        }
        if let Some(monday) = week_to_tell_of(local) {
            db.enqueue(TellOfWeek { monday, after: None })?;
            queries::sweep(db)?;
        }
        Ok(())
    }
}

/// Now, not when the job was due: one that comes late must not remind of what is over.
fn wall_clock(db: &mut SchoolDb<'_>) -> Result<NaiveDateTime> {
    let zone = schools::time_zone(db)?;
    Ok(db.now().utc().and_utc().with_timezone(&zone).naive_local())
}

/// Writes to whoever is to be somewhere on this day, beginning after this person.
#[derive(Debug, Serialize, Deserialize)]
pub struct Remind {
    day: NaiveDate,
    after: Option<PersonId>,
}

impl Work for Remind {
    const NAME: &'static str = "remind";
    type Key = SchoolKey;
}

impl Job for Remind {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        // "Tomorrow" is only true until midnight.
        if wall_clock(db)?.date() >= self.day {
            return Ok(());
        }
        let people = queries::to_remind(db, self.day, self.after.as_ref(), BATCH)?;
        let meetings = queries::places_of(db, &people, self.day, self.day)?;
        let path = schools::path(db, "/today")?;
        let link = db.link(&path);
        for reader in mail::readers::<Reminder>(db, &people.iter().collect::<Vec<_>>())? {
            if queries::take(db, &reader.person, Turn::Reminder, self.day)? {
                let letter = Reminder { day: self.day, meetings: of(&reader.person, &meetings), link: link.clone() };
                mail::write(db, &reader, &letter)?;
            }
        }
        match people.into_iter().nth(usize::try_from(BATCH - 1).unwrap_or(usize::MAX)) {
            Some(last) => Ok(db.enqueue(Self { day: self.day, after: Some(last) })?),
            None => Ok(()),
        }
    }
}

fn of(person: &PersonId, meetings: &[Meeting]) -> Vec<Meeting> {
    meetings.iter().filter(|meeting| meeting.person == *person).cloned().collect()
}

/// Writes to whoever asked for the news of this week, beginning after this person.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellOfWeek {
    monday: NaiveDate,
    after: Option<PersonId>,
}

impl Work for TellOfWeek {
    const NAME: &'static str = "tell_of_week";
    type Key = SchoolKey;
}

impl Job for TellOfWeek {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        if wall_clock(db)?.date() != self.monday {
            return Ok(());
        }
        let people = queries::to_tell(db, self.monday, self.after.as_ref(), FEWER)?;
        let ids: Vec<PersonId> = people.iter().map(|one| one.id.clone()).collect();
        let mut meetings = queries::places_of(db, &ids, self.monday, sunday_of(self.monday))?;
        meetings.extend(queries::led_by(db, &ids, self.monday, sunday_of(self.monday))?);
        let news = queries::news(db, self.monday)?;
        let path = schools::path(db, "/today")?;
        let link = db.link(&path);
        for reader in mail::readers::<Digest>(db, &ids.iter().collect::<Vec<_>>())? {
            let Some(one) = people.iter().find(|one| one.id == reader.person) else { continue };
            let letter = digest(db, one, self.monday, of(&one.id, &meetings), &news, link.clone())?;
            // Nothing to say is not said.
            if !letter.is_empty() && queries::take(db, &one.id, Turn::Digest, self.monday)? {
                mail::write(db, &reader, &letter)?;
            }
        }
        match ids.into_iter().nth(usize::try_from(FEWER - 1).unwrap_or(usize::MAX)) {
            Some(last) => Ok(db.enqueue(Self { monday: self.monday, after: Some(last) })?),
            None => Ok(()),
        }
    }
}

fn digest(
    db: &mut SchoolDb<'_>,
    one: &Subscriber,
    monday: NaiveDate,
    meetings: Vec<Meeting>,
    news: &[News],
    link: String,
) -> Result<Digest> {
    if one.role != Role::Student {
        return Ok(Digest { meetings, waiting: Vec::new(), offers: Vec::new(), news: Vec::new(), link });
    }
    let own = activities::own_places(db, &one.id, monday)?;
    let named = |status| own.iter().filter(move |place| place.mine == status);
    let fits = |new: &&News| new.is_for(one.grade) && own.iter().all(|place| place.id != new.id);
    Ok(Digest {
        meetings,
        waiting: named(SignupStatus::Waitlisted).map(|place| (place.name.clone(), place.position)).collect(),
        offers: named(SignupStatus::Offered).map(|place| place.name.clone()).collect(),
        news: news.iter().filter(fits).take(MOST_NEWS).map(|new| new.name.clone()).collect(),
        link,
    })
}
