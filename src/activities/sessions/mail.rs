//! What is written to people about one session.

use super::{
    model::{Session, SessionStatus},
    words,
};
use crate::{
    activities::model::Activity,
    platform::{
        db::{
            Moment, SchoolDb,
            ids::{ActivityId, MeetingId},
        },
        i18n::{Lang, Text},
        mail::{Sample, Specimen},
    },
    schools,
};
use diesel::prelude::*;

crate::letter!(
    /// One session is on another day, at another time or in another room.
    SessionMoved = "session_moved", Always,
    "mail/session_moved/subject.txt", "mail/session_moved/body.txt", "mail/session_moved/body.html",
    { name: String, was: Session, is: Session, room: String, link: String }
);

impl SessionMoved {
    pub fn of(db: &mut SchoolDb<'_>, activity: &Activity, was: &Session, is: &Session) -> QueryResult<Self> {
        let path = schools::path(db, &format!("/activities/{}/sessions/{}", activity.id, is.id))?;
        let (name, room) = (activity.name.clone(), is.room_or(&activity.room).to_owned());
        Ok(Self { name, was: was.clone(), is: is.clone(), room, link: db.link(&path) })
    }

    /// "Monday, September 21".
    pub fn day(&self, lang: &Lang) -> String {
        words::day(self.was.local_date, *lang)
    }

    /// When and where it is now, in one line.
    pub fn now(&self, lang: &Lang) -> String {
        let when = format!("{}, {}", words::day(self.is.local_date, *lang), words::hours(&self.is, *lang));
        if self.room.is_empty() { when } else { format!("{when} · {}", self.room) }
    }

    pub fn before(&self, lang: &Lang) -> String {
        format!("{}, {}", words::day(self.was.local_date, *lang), words::hours(&self.was, *lang))
    }

    pub fn note(&self, lang: &Lang) -> Option<String> {
        self.is.note.as_ref().map(|note| lang.say(&Text::of("mail-session-note").with("note", note)))
    }
}

/// With sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    let day = sample.day();
    let at = Moment::from(day.and_time(chrono::NaiveTime::MIN));
    let was = Session {
        id: MeetingId::fresh(),
        activity_id: ActivityId::fresh(),
        planned_date: day,
        planned_minute: 915,
        local_date: day,
        starts_minute: 915,
        ends_minute: 1005,
        starts_at: at,
        ends_at: at,
        room: None,
        status: SessionStatus::Moved,
        cancelled_by: None,
        note: Some(sample.says("sample-reason")),
        sequence: 1,
        updated_at: at,
        version: 1,
    };
    let is = Session { starts_minute: 975, ends_minute: 1065, ..was.clone() };
    let (name, room) = (sample.says("sample-activity"), sample.says("sample-room"));
    vec![Specimen::of(SessionMoved { name, was, is, room, link: sample.link("/calendar") })]
}
