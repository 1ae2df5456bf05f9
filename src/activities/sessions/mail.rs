//! What is written to people about one session.

use super::{model::Session, words};
use crate::{
    activities::model::Activity,
    platform::{
        db::SchoolDb,
        i18n::{Lang, Text},
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
