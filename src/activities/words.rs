//! How times and places are said.

use super::model::{Activity, Slot};
use crate::platform::i18n::{Lang, Text};

/// "Monday, Friday 15:15–16:45": days with the same hours are said together.
pub fn times(slots: &[Slot], lang: Lang) -> String {
    let Some(dates) = lang.dates() else { return String::new() };
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for slot in slots {
        let hours = hours(slot, lang);
        let day = dates.weekday(slot.weekday);
        match said.iter_mut().find(|(known, _)| *known == hours) {
            Some((_, days)) => days.push(day),
            None => said.push((hours, vec![day])),
        }
    }
    let separator = lang.get("list-separator");
    let one = |(hours, days): (String, Vec<String>)| format!("{} {hours}", days.join(&separator));
    said.into_iter().map(one).collect::<Vec<_>>().join(&lang.get("list-separator-wide"))
}

/// "15:15–16:45", kept in this order in every direction.
pub fn hours(slot: &Slot, lang: Lang) -> String {
    hours_of(slot.starts_minute, slot.ends_minute, lang)
}

/// The same, of minutes after midnight.
pub fn hours_of(starts_minute: i32, ends_minute: i32, lang: Lang) -> String {
    format!("\u{2066}{}–{}\u{2069}", lang.time(starts_minute), lang.time(ends_minute))
}

/// "12 of 15", "Full, 7 waiting" or "Room for everyone".
pub fn places(activity: &Activity) -> Text {
    places_of(activity.capacity, activity.enrolled_count, activity.waitlisted_count)
}

pub fn places_of(capacity: Option<i32>, enrolled: i32, waiting: i32) -> Text {
    match capacity {
        None => Text::of("activity-places-open").with("taken", enrolled),
        Some(capacity) if enrolled < capacity => {
            Text::of("activity-places").with("taken", enrolled).with("capacity", capacity)
        }
        Some(_) if waiting > 0 => Text::of("activity-full-waiting").with("n", waiting),
        Some(_) => Text::of("activity-full"),
    }
}
