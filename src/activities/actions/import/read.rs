//! Reading one entry of the list: what it says, or every mistake in it and where.

use super::{Entry, Imported};
use crate::{
    activities::model::Slot,
    platform::{
        text::{clean_line, clean_text, email},
        web::fields,
    },
};
use serde_json::Value;

const LONGEST_NAME: usize = 200;
const LONGEST_DESCRIPTION: usize = 10_000;
const MOST_PLACES: i64 = 100_000;

/// What an entry says, if all of it makes sense; every mistake in it is noted.
pub fn read(name: &str, value: &Value, path: String, done: &mut Imported) -> Option<Entry> {
    let before = done.errors.len();
    let clean = clean_line(name).filter(|name| (1..=LONGEST_NAME).contains(&name.chars().count()));
    if clean.is_none() {
        done.refuse(&path, "the name is empty, too long or has control characters");
    }
    let text = value.get("description").and_then(Value::as_str).and_then(clean_text);
    let description = text.filter(|text| text.chars().count() <= LONGEST_DESCRIPTION);
    if description.is_none() {
        done.refuse(format!("{path}.description"), "a text is missing, too long or has control characters");
    }
    let capacity = value.get("max_participants").and_then(Value::as_i64);
    let capacity = capacity.filter(|n| (1..=MOST_PLACES).contains(n)).and_then(|n| i32::try_from(n).ok());
    if capacity.is_none() {
        done.refuse(format!("{path}.max_participants"), "not a whole number from 1 to 100000");
    }
    let slots = slots(value, &path, done);
    let participants = participants(value, &path, done);
    if done.errors.len() > before {
        return None;
    }
    Some(Entry {
        path,
        name: clean?,
        description: description?,
        capacity: capacity?,
        slots: slots?,
        participants: participants?,
    })
}

fn slots(value: &Value, path: &str, done: &mut Imported) -> Option<Vec<Slot>> {
    let details = value.get("schedule_details");
    let minute = |field: &str| details?.get(field)?.as_str().and_then(|typed| fields::minute(typed).ok());
    let (starts, ends) = (minute("start_time"), minute("end_time"));
    let path = format!("{path}.schedule_details");
    let (Some(starts_minute), Some(ends_minute)) = (starts, ends) else {
        done.refuse(
            format!("{path}.{}", if starts.is_none() { "start_time" } else { "end_time" }),
            "not a time like 15:30",
        );
        return None;
    };
    if ends_minute <= starts_minute {
        done.refuse(format!("{path}.end_time"), "not after start_time");
        return None;
    }
    let days =
        details.and_then(|details| details.get("days")).and_then(Value::as_array).filter(|days| !days.is_empty());
    let Some(days) = days else {
        done.refuse(format!("{path}.days"), "not a list of weekdays");
        return None;
    };
    let mut slots = Vec::new();
    for (i, day) in days.iter().enumerate() {
        match day.as_str().and_then(weekday_of) {
            Some(weekday) => slots.push(Slot { weekday, starts_minute, ends_minute }),
            None => done.refuse(format!("{path}.days[{i}]"), "not a weekday"),
        }
    }
    slots.sort_unstable();
    slots.dedup();
    Some(slots)
}

/// Whoever has no address that can be read is left out and reported; the activity is taken all the same.
fn participants(value: &Value, path: &str, done: &mut Imported) -> Option<Vec<String>> {
    let Some(list) = value.get("participants").and_then(Value::as_array) else {
        done.refuse(format!("{path}.participants"), "not a list of addresses");
        return None;
    };
    Some(list.iter().map(|value| value.as_str().and_then(email).unwrap_or_default()).collect())
}

fn weekday_of(text: &str) -> Option<i32> {
    let weekday: chrono::Weekday = text.parse().ok()?;
    i32::try_from(weekday.number_from_monday()).ok()
}
