//! What is written when a session is cancelled, or takes place after all. Safety: nobody can say no to it.

use crate::{
    activities::{model::Activity, sessions::Session, words},
    platform::{
        db::SchoolDb,
        i18n::Lang,
        mail::{Sample, Specimen},
    },
    schools,
};
use chrono::NaiveDate;
use diesel::prelude::*;

/// What both letters say of the session.
#[derive(Debug, Clone)]
pub struct Sitting {
    pub name: String,
    pub link: String,
    room: String,
    date: NaiveDate,
    minutes: (i32, i32),
}

impl Sitting {
    pub fn of(db: &mut SchoolDb<'_>, activity: &Activity, session: &Session) -> QueryResult<Self> {
        let path = schools::path(db, &format!("/activities/{}/sessions/{}", activity.id, session.id))?;
        Ok(Self {
            name: activity.name.clone(),
            link: db.link(&path),
            room: session.room_or(&activity.room).to_owned(),
            date: session.local_date,
            minutes: (session.starts_minute, session.ends_minute),
        })
    }

    pub fn day(&self, lang: &Lang) -> String {
        lang.dates().map_or_else(|| self.date.to_string(), |dates| dates.day(self.date))
    }

    /// When and where, in one line.
    pub fn when(&self, lang: &Lang) -> String {
        let hours = words::hours_of(self.minutes.0, self.minutes.1, *lang);
        let when = format!("{}, {hours}", self.day(lang));
        if self.room.is_empty() { when } else { format!("{when} · {}", self.room) }
    }
}

crate::letter!(
    /// This one time it does not take place.
    SessionCancelled = "session_cancelled", Always,
    "mail/session_cancelled/subject.txt", "mail/session_cancelled/body.txt", "mail/session_cancelled/body.html",
    { about: Sitting, reason: String }
);
crate::letter!(
    /// It takes place after all.
    SessionRestored = "session_restored", Always,
    "mail/session_restored/subject.txt", "mail/session_restored/body.txt", "mail/session_restored/body.html",
    { about: Sitting }
);

/// Each of them, with sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    let about = Sitting {
        name: sample.says("sample-activity"),
        link: sample.link("/calendar"),
        room: sample.says("sample-room"),
        date: sample.day(),
        minutes: (915, 1005),
    };
    let cancelled = SessionCancelled { about: about.clone(), reason: sample.says("sample-reason") };
    vec![Specimen::of(cancelled), Specimen::of(SessionRestored { about })]
}
