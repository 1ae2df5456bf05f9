//! Which field of a provider's row is what.

use super::offer::{BadRow, Offer, Row};
use crate::{
    activities::model::Slot,
    platform::{
        i18n::Text,
        web::fields::{line, lines, minute, needed_line},
    },
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// As the form of an activity takes them.
const LONGEST_NAME: usize = 100;
const LONGEST_DESCRIPTION: usize = 5_000;
const MOST_PLACES: i64 = 10_000;
const MOST_SLOTS: usize = 20;

/// Paths into the JSON: names, with dots between them (`venue.name`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// In the answer: where its list is.
    pub list: String,
    /// In the answer: what to ask for as `page` to get the next one.
    pub next: String,
    /// In each row.
    pub external_id: String,
    pub name: String,
    pub description: String,
    pub room: String,
    pub capacity: String,
    pub slots: String,
    pub category: String,
}

impl Default for Mapping {
    fn default() -> Self {
        let of = str::to_owned;
        Self {
            list: of("activities"),
            next: of("next"),
            external_id: of("id"),
            name: of("name"),
            description: of("description"),
            room: of("room"),
            capacity: of("capacity"),
            slots: of("slots"),
            category: of("category"),
        }
    }
}

impl Mapping {
    /// For the log, in the order of the form.
    pub fn paths(&self) -> [&str; 9] {
        [
            &self.list,
            &self.next,
            &self.external_id,
            &self.name,
            &self.description,
            &self.room,
            &self.capacity,
            &self.slots,
            &self.category,
        ]
    }

    /// The rows of an answer: a list itself, or where the mapping says.
    pub fn rows<'a>(&self, answer: &'a Value) -> Option<&'a Vec<Value>> {
        answer.as_array().or_else(|| at(answer, &self.list).as_array())
    }

    /// What to ask for next, if there is more.
    pub fn next(&self, answer: &Value) -> Option<String> {
        let next = said(at(answer, &self.next))?;
        (!next.is_empty() && next.len() <= 200).then_some(next)
    }

    /// What a row offers, or what is wrong with it. `number`: the how manieth it is, for one that says no name.
    pub fn read(&self, number: usize, row: &Value) -> Row {
        let text = |path: &str| said(at(row, path)).unwrap_or_default();
        let bad = |why: Text| BadRow {
            external_id: needed_line(&text(&self.external_id), LONGEST_NAME).unwrap_or_else(|_| number.to_string()),
            name: line(&text(&self.name), LONGEST_NAME).unwrap_or_default(),
            why,
        };
        if !row.is_object() {
            return Err(bad(Text::of("provider-row-none")));
        }
        let external_id = needed_line(&text(&self.external_id), LONGEST_NAME);
        let external_id = external_id.map_err(|_| bad(Text::of("provider-row-id")))?;
        let name = needed_line(&text(&self.name), LONGEST_NAME).map_err(|_| bad(Text::of("provider-row-name")))?;
        let description = lines(&text(&self.description), LONGEST_DESCRIPTION);
        let description = description.map_err(|_| bad(Text::of("provider-row-description")))?;
        let room = line(&text(&self.room), LONGEST_NAME).map_err(|_| bad(Text::of("provider-row-room")))?;
        let category = line(&text(&self.category), LONGEST_NAME);
        let category = category.map_err(|_| bad(Text::of("provider-row-category")))?;
        let capacity = capacity(at(row, &self.capacity)).ok_or_else(|| bad(Text::of("provider-row-capacity")))?;
        let slots = slots(at(row, &self.slots)).ok_or_else(|| bad(Text::of("provider-row-slots")))?;
        let category = (!category.is_empty()).then_some(category);
        Ok(Offer { external_id, name, description, room, capacity, slots, category })
    }
}

/// What lies at the end of the path; nothing where it leads nowhere.
fn at<'a>(value: &'a Value, path: &str) -> &'a Value {
    if path.is_empty() {
        return &Value::Null;
    }
    path.split('.').try_fold(value, |value, name| value.get(name)).unwrap_or(&Value::Null)
}

/// A text or a number, as text.
fn said(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// `Some(None)`: there is always room.
fn capacity(value: &Value) -> Option<Option<i32>> {
    let number = match value {
        Value::Null => return Some(None),
        Value::String(text) if text.trim().is_empty() => return Some(None),
        Value::String(text) => text.trim().parse().ok(),
        other => other.as_i64(),
    };
    let number = number.filter(|n| (1..=MOST_PLACES).contains(n))?;
    i32::try_from(number).ok().map(Some)
}

/// A list of `{"day": "monday", "starts": "15:15", "ends": "16:45"}`; Monday is 1 too.
fn slots(value: &Value) -> Option<Vec<Slot>> {
    let list = match value {
        Value::Null => return Some(Vec::new()),
        other => other.as_array()?,
    };
    if list.len() > MOST_SLOTS {
        return None;
    }
    let mut slots: Vec<Slot> = list.iter().map(slot).collect::<Option<_>>()?;
    slots.sort_unstable();
    slots.dedup();
    let overlap = slots.windows(2).any(|pair| matches!(pair, [a, b] if a.overlaps(b)));
    (!overlap).then_some(slots)
}

fn slot(value: &Value) -> Option<Slot> {
    let weekday = match value.get("day")? {
        Value::Number(number) => number.as_i64().and_then(|day| i32::try_from(day).ok())?,
        Value::String(name) => i32::try_from(name.trim().parse::<chrono::Weekday>().ok()?.number_from_monday()).ok()?,
        _ => return None,
    };
    let minute = |name: &str| minute(value.get(name)?.as_str()?).ok();
    let (starts_minute, ends_minute) = (minute("starts")?, minute("ends")?);
    let is_slot = (1..=7).contains(&weekday) && starts_minute < ends_minute;
    is_slot.then_some(Slot { weekday, starts_minute, ends_minute })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn why(row: Value) -> Text {
        Mapping::default().read(3, &row).unwrap_err().why
    }

    #[test]
    fn a_row_is_read_by_the_paths_of_the_mapping() {
        let mapping = Mapping { room: "venue.name".to_owned(), ..Mapping::default() };
        let row = json!({ "id": 7, "name": " Archery  Club ", "venue": { "name": "Range" }, "capacity": "12",
            "slots": [{ "day": "Tuesday", "starts": "16:00", "ends": "17:30" }, { "day": 1, "starts": "08:00", "ends": "09:00" }],
            "category": "Sports", "status": "published" });
        let offer = mapping.read(1, &row).unwrap();
        assert_eq!(
            (offer.external_id.as_str(), offer.name.as_str(), offer.room.as_str()),
            ("7", "Archery Club", "Range")
        );
        assert_eq!((offer.capacity, offer.category.as_deref()), (Some(12), Some("Sports")));
        let slots: Vec<_> = offer.slots.iter().map(|s| (s.weekday, s.starts_minute, s.ends_minute)).collect();
        assert_eq!(slots, [(1, 480, 540), (2, 960, 1050)]);
        // Only these two are needed.
        let bare = mapping.read(1, &json!({ "id": "x", "name": "Chess" })).unwrap();
        assert_eq!((bare.capacity, bare.slots, bare.category), (None, Vec::new(), None));
    }

    #[test]
    fn a_row_that_cannot_be_taken_says_why() {
        assert_eq!(why(json!("Chess")), Text::of("provider-row-none"));
        assert_eq!(why(json!({ "name": "Chess" })), Text::of("provider-row-id"));
        assert_eq!(why(json!({ "id": {}, "name": "Chess" })), Text::of("provider-row-id"));
        assert_eq!(why(json!({ "id": 1, "name": "  " })), Text::of("provider-row-name"));
        assert_eq!(why(json!({ "id": 1, "name": "x".repeat(101) })), Text::of("provider-row-name"));
        assert_eq!(why(json!({ "id": 1, "name": "A\u{0}B" })), Text::of("provider-row-name"));
        let with = |field: &str, value: Value| why(json!({ "id": 1, "name": "Chess", field: value }));
        assert_eq!(with("description", json!("x".repeat(5001))), Text::of("provider-row-description"));
        for capacity in [json!(0), json!(-1), json!(1.5), json!("many"), json!(10001), json!([])] {
            assert_eq!(with("capacity", capacity), Text::of("provider-row-capacity"));
        }
        let slot = |day: Value, starts: &str, ends: &str| json!([{ "day": day, "starts": starts, "ends": ends }]);
        for slots in [
            json!("monday"),
            json!([{}]),
            slot(json!("someday"), "15:00", "16:00"),
            slot(json!(8), "15:00", "16:00"),
            slot(json!(1), "16:00", "15:00"),
            slot(json!(1), "25:00", "26:00"),
            json!(vec![json!({}); 21]),
            json!([{ "day": 1, "starts": "15:00", "ends": "16:00" }, { "day": 1, "starts": "15:30", "ends": "17:00" }]),
        ] {
            assert_eq!(with("slots", slots), Text::of("provider-row-slots"));
        }
        // It is still known by what it says of itself.
        let bad = Mapping::default().read(3, &json!({ "id": "a-1", "name": "Chess", "capacity": 0 })).unwrap_err();
        assert_eq!((bad.external_id.as_str(), bad.name.as_str()), ("a-1", "Chess"));
        assert_eq!(Mapping::default().read(3, &json!(null)).unwrap_err().external_id, "3");
    }

    #[test]
    fn the_list_and_what_comes_next_are_found_where_the_mapping_says() {
        let mapping = Mapping { list: "data.items".to_owned(), next: "data.cursor".to_owned(), ..Mapping::default() };
        let answer = json!({ "data": { "items": [1, 2], "cursor": 4 } });
        assert_eq!((mapping.rows(&answer).map(Vec::len), mapping.next(&answer)), (Some(2), Some("4".to_owned())));
        assert_eq!((mapping.rows(&json!([1])).map(Vec::len), mapping.next(&json!([1]))), (Some(1), None));
        assert_eq!(
            (mapping.rows(&json!({ "data": 1 })), mapping.next(&json!({ "data": { "cursor": null } }))),
            (None, None)
        );
    }

    proptest! {
        #[test]
        fn nothing_that_a_provider_says_is_an_error_of_ours(id in ".*", name in ".*", capacity in any::<i64>(), slots in ".{0,20}") {
            let row = json!({ "id": id, "name": name, "capacity": capacity, "slots": [{ "day": slots, "starts": slots, "ends": name }] });
            if let Ok(offer) = Mapping::default().read(1, &row) {
                prop_assert!((1..=LONGEST_NAME).contains(&offer.name.chars().count()));
                prop_assert!((1..=LONGEST_NAME).contains(&offer.external_id.chars().count()));
            }
        }
    }
}
