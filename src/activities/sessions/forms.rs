//! What is typed into the forms of sessions, and what it means.

use super::model::{Move, Session};
use crate::platform::{
    i18n::{Text, time},
    web::{FieldErrors, fields},
};
use serde::Deserialize;

const LONGEST_ROOM: usize = 100;
const LONGEST_NOTE: usize = 500;

/// Where one session is to be.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    pub date: String,
    pub starts: String,
    pub ends: String,
    pub room: String,
    pub note: String,
    pub version: String,
    pub confirmed: String,
}

impl MoveForm {
    /// As it is now; `room` is the activity's. Why it was cancelled is no reason for where it is.
    pub fn of(session: &Session, room: &str) -> Self {
        Self {
            date: session.local_date.to_string(),
            starts: time(session.starts_minute),
            ends: time(session.ends_minute),
            room: session.room_or(room).to_owned(),
            note: session.note.clone().filter(|_| session.is_on()).unwrap_or_default(),
            version: session.version.to_string(),
            confirmed: String::new(),
        }
    }

    /// The version that was seen; a form of ours always says one.
    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or(-1)
    }

    pub fn is_confirmed(&self) -> bool {
        self.confirmed == "yes"
    }

    pub fn parse(&self) -> Result<Move, FieldErrors> {
        let mut errors = FieldErrors::default();
        let date = errors.check("date", fields::date(&self.date));
        let starts = errors.check("starts", fields::minute(&self.starts));
        let ends = errors.check("ends", fields::minute(&self.ends));
        if starts.zip(ends).is_some_and(|(starts, ends)| ends <= starts) {
            errors.add("ends", Text::of("activity-slot-turned"));
        }
        let room = errors.check("room", fields::line(&self.room, LONGEST_ROOM));
        let note = errors.check("note", fields::line(&self.note, LONGEST_NOTE));
        let said = |text: String| (!text.is_empty()).then_some(text);
        match (date, starts, ends, room, note) {
            (Some(date), Some(starts_minute), Some(ends_minute), Some(room), Some(note)) if errors.is_empty() => {
                Ok(Move { date, starts_minute, ends_minute, room: said(room), note: said(note) })
            }
            _ => Err(errors),
        }
    }
}
