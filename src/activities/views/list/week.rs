//! The same rows as a week.

use super::{ListParts, of_row, path};
use crate::{
    activities::{
        model::{ActivityStatus, Slot, Standing},
        queries::ListRow,
        words,
    },
    platform::{i18n::Text, web::Chrome},
};
use chrono::Datelike;

pub struct Day {
    pub id: i32,
    pub name: String,
    pub is_today: bool,
    pub blocks: Vec<Block>,
}

pub struct Block {
    pub path: String,
    pub hours: String,
    pub name: String,
    pub places: String,
    pub class: &'static str,
}

pub fn days(chrome: &Chrome, parts: &ListParts<'_>) -> Vec<Day> {
    let today = i32::try_from(chrome.today().weekday().number_from_monday()).unwrap_or_default();
    let day = |weekday: i32| {
        let mut blocks: Vec<(Slot, Block)> = Vec::new();
        for row in &parts.list.rows {
            for slot in of_row(&parts.beside.slots, &row.id).filter(|slot| slot.weekday == weekday) {
                blocks.push((*slot, Block::of(chrome, row, slot)));
            }
        }
        blocks.sort_by_key(|(slot, block)| (slot.starts_minute, slot.ends_minute, block.name.clone()));
        Day {
            id: weekday,
            name: chrome.lang.dates().map(|dates| dates.weekday(weekday)).unwrap_or_default(),
            is_today: weekday == today,
            blocks: blocks.into_iter().map(|(_, block)| block).collect(),
        }
    };
    (1..=7).map(day).collect()
}

impl Block {
    fn of(chrome: &Chrome, row: &ListRow, slot: &Slot) -> Self {
        let places = words::places_of(row.capacity, row.enrolled_count, row.waitlisted_count);
        let class = match row.standing() {
            Some(Standing::Enrolled) => " on",
            Some(_) => " wait",
            None => "",
        };
        let is_on = row.status == ActivityStatus::Published;
        Self {
            path: path(chrome, &row.id),
            hours: words::hours(slot, chrome.lang),
            name: row.name.clone(),
            places: chrome.lang.say(&if is_on { places } else { Text::of("activity-cancelled") }),
            class,
        }
    }
}
