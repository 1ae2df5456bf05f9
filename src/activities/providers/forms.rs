//! What is typed into the form of a connection, and what it means.

use super::model::{Connection, ConnectionDraft, KeyTyped, Mapping, Rhythm, Schedule};
use crate::platform::{
    db::ids::ProgramId,
    i18n::Text,
    outbound,
    web::{FieldErrors, fields},
};
use serde::Deserialize;

const LONGEST_NAME: usize = 100;
const LONGEST_URL: usize = 500;
const LONGEST_KEY: usize = 500;
const LONGEST_PATH: usize = 100;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ProviderForm {
    pub name: String,
    pub url: String,
    /// Never filled in by us.
    pub key: String,
    pub forget_key: String,
    pub program: String,
    pub schedule: String,
    pub at_hour: String,
    pub on_weekday: String,
    pub map_list: String,
    pub map_next: String,
    pub map_id: String,
    pub map_name: String,
    pub map_description: String,
    pub map_room: String,
    pub map_capacity: String,
    pub map_slots: String,
    pub map_category: String,
    pub version: String,
}

impl ProviderForm {
    /// An empty form, with the names that most lists use.
    pub fn blank(program: Option<&ProgramId>) -> Self {
        let rhythm = Rhythm { schedule: Schedule::Daily, at_hour: 3, on_weekday: 1 };
        let form = Self { program: program.map(ToString::to_string).unwrap_or_default(), ..Self::default() };
        form.with(&Mapping::default(), rhythm)
    }

    /// As it is now, without the key.
    pub fn of(connection: &Connection) -> Self {
        let form = Self {
            name: connection.name.clone(),
            url: connection.url.clone(),
            program: connection.program_id.to_string(),
            version: connection.version.to_string(),
            ..Self::default()
        };
        form.with(&connection.mapping.0, connection.rhythm())
    }

    fn with(self, mapping: &Mapping, rhythm: Rhythm) -> Self {
        let mapping = mapping.clone();
        Self {
            schedule: rhythm.schedule.as_str().to_owned(),
            at_hour: rhythm.at_hour.to_string(),
            on_weekday: rhythm.on_weekday.to_string(),
            map_list: mapping.list,
            map_next: mapping.next,
            map_id: mapping.external_id,
            map_name: mapping.name,
            map_description: mapping.description,
            map_room: mapping.room,
            map_capacity: mapping.capacity,
            map_slots: mapping.slots,
            map_category: mapping.category,
            ..self
        }
    }

    /// The version that was seen; a form of ours always says one.
    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or(-1)
    }

    /// What it means. `url_now`: of a connection whose address nobody types.
    pub fn parse(&self, url_now: Option<&str>) -> Result<ConnectionDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_NAME));
        let url = match url_now {
            Some(url) => Some(url.to_owned()),
            None => errors.check("url", address(&self.url)),
        };
        let key = errors.check("key", self.key());
        let program = ProgramId::try_from(self.program.clone()).map_err(|_| Text::of("field-choice"));
        let program = errors.check("program", program);
        let schedule = Schedule::named(&self.schedule).ok_or_else(|| Text::of("field-choice"));
        let schedule = errors.check("schedule", schedule);
        let at_hour = errors.check("at_hour", fields::number(&self.at_hour, 0..=23));
        let on_weekday = errors.check("on_weekday", fields::number(&self.on_weekday, 1..=7));
        let mapping = self.mapping(&mut errors);
        match (name, url, key, program, schedule, at_hour, on_weekday, mapping) {
            (
                Some(name),
                Some(url),
                Some(key),
                Some(program_id),
                Some(schedule),
                Some(at_hour),
                Some(on_weekday),
                Some(mapping),
            ) if errors.is_empty() => {
                let rhythm = Rhythm { schedule, at_hour, on_weekday };
                Ok(ConnectionDraft { name, url, key, mapping, program_id, rhythm })
            }
            _ => Err(errors),
        }
    }

    fn key(&self) -> Result<KeyTyped, Text> {
        match (self.key.trim(), self.forget_key.as_str()) {
            ("", "yes") => Ok(KeyTyped::Forgotten),
            ("", _) => Ok(KeyTyped::Kept),
            (key, _) if key.len() > LONGEST_KEY => Err(Text::of("field-too-long").with("n", LONGEST_KEY)),
            // It travels in a header.
            (key, _) if !key.bytes().all(|byte| byte.is_ascii_graphic()) => Err(Text::of("provider-key-letters")),
            (key, _) => Ok(KeyTyped::New(key.to_owned())),
        }
    }

    fn mapping(&self, errors: &mut FieldErrors) -> Option<Mapping> {
        let mapping = Mapping {
            list: errors.check("map_list", path(&self.map_list))?,
            next: errors.check("map_next", path(&self.map_next))?,
            external_id: errors.check("map_id", needed_path(&self.map_id))?,
            name: errors.check("map_name", needed_path(&self.map_name))?,
            description: errors.check("map_description", path(&self.map_description))?,
            room: errors.check("map_room", path(&self.map_room))?,
            capacity: errors.check("map_capacity", path(&self.map_capacity))?,
            slots: errors.check("map_slots", path(&self.map_slots))?,
            category: errors.check("map_category", path(&self.map_category))?,
        };
        Some(mapping)
    }
}

fn address(typed: &str) -> Result<String, Text> {
    let typed = fields::needed_line(typed, LONGEST_URL)?;
    let url = outbound::address(&typed).map_err(|why| why.text())?;
    Ok(url.to_string())
}

/// Names with dots between them; empty where the list has no such field.
fn path(typed: &str) -> Result<String, Text> {
    let path = fields::line(typed, LONGEST_PATH)?;
    let is_name = |name: &str| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '@' | ':'))
    };
    if path.is_empty() || path.split('.').all(is_name) { Ok(path) } else { Err(Text::of("provider-path-wrong")) }
}

fn needed_path(typed: &str) -> Result<String, Text> {
    fields::needed_line(typed, LONGEST_PATH).and_then(|typed| path(&typed))
}
