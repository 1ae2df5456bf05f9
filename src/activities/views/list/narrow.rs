//! What narrows the list: the form, the toggles and what is in force, each choice with how many it would leave.

use super::ListParts;
use crate::{
    activities::{
        model::Level,
        queries::{Filters, Time},
    },
    platform::{
        i18n::Text,
        web::{Chip, Chrome, ListPath},
    },
};

/// A choice of a filter: value, label, chosen.
type Choice = (String, String, bool);

pub struct FilterForm {
    pub action: String,
    pub words: String,
    pub hidden: Vec<(String, String)>,
    pub days: Vec<Choice>,
    pub categories: Vec<Choice>,
    pub levels: Vec<Choice>,
    pub tags: Vec<Choice>,
    pub terms: Vec<Choice>,
}

pub struct Toggle {
    pub label: String,
    /// How many it would leave; none where that is not counted.
    pub count: Option<i64>,
    pub path: String,
    pub is_on: bool,
}

impl FilterForm {
    pub fn of(chrome: &Chrome, parts: &ListParts<'_>) -> Self {
        let (lang, filters, counts) = (chrome.lang, parts.filters, parts.counts);
        let counted =
            |label: &str, count: i64| lang.say(&Text::of("activities-choice").with("choice", label).with("n", count));
        let weekday = |day: i32| {
            let name = lang.dates().map(|dates| dates.weekday(day)).unwrap_or_default();
            let value = day.to_string();
            let label = counted(&name, counts.of("day", &value));
            (value, label, filters.weekday == Some(day))
        };
        let level = |level: &Level| {
            let name = lang.get(&format!("level-{}", level.as_str()));
            let label = counted(&name, counts.of("level", level.as_str()));
            (level.as_str().to_owned(), label, filters.level == Some(*level))
        };
        Self {
            action: chrome.path("/activities"),
            words: filters.words.clone(),
            hidden: parts.query.links().hidden(&["q", "day", "category", "level", "tag", "term"]),
            days: (1..=7).map(weekday).collect(),
            categories: parts
                .menu
                .categories
                .iter()
                .map(|(id, name)| {
                    let label = counted(name, counts.of("category", id.as_str()));
                    (id.to_string(), label, filters.category.as_ref() == Some(id))
                })
                .collect(),
            levels: Level::ALL.iter().map(level).collect(),
            tags: tags(parts).into_iter().map(|(id, name, n, on)| (id, counted(&name, n), on)).collect(),
            terms: parts
                .menu
                .terms
                .iter()
                .map(|term| (term.id.to_string(), term.name.clone(), parts.term == Some(term)))
                .collect(),
        }
    }
}

/// Id, name, count, chosen: the tags in use, and the chosen one also where it leaves nothing.
fn tags(parts: &ListParts<'_>) -> Vec<(String, String, i64, bool)> {
    let chosen = parts.menu.tag.as_ref();
    let is_chosen = |id: &crate::platform::db::ids::TagId| chosen.is_some_and(|(known, _)| known == id);
    let used = parts.counts.tags.iter().map(|(id, name, n)| (id.to_string(), name.clone(), *n, is_chosen(id)));
    let missing = chosen.filter(|(id, _)| parts.counts.tags.iter().all(|(known, ..)| known != id));
    used.chain(missing.map(|(id, name)| (id.to_string(), name.clone(), 0, true))).collect()
}

pub fn toggles(chrome: &Chrome, parts: &ListParts<'_>, links: &ListPath) -> Vec<Toggle> {
    let (filters, counts) = (parts.filters, parts.counts);
    let toggle = |key: &str, (name, value): (&str, &str), count: Option<i64>, is_on: bool| Toggle {
        label: chrome.lang.get(key),
        count,
        path: if is_on { links.clone().without(name) } else { links.clone().with(name, value) }.to_string(),
        is_on,
    };
    let time = |time: Time| {
        let count = Some(counts.of("time", time.as_str()));
        toggle(time_key(time), ("time", time.as_str()), count, filters.time == Some(time))
    };
    let free = toggle("activities-free", ("free", "1"), Some(counts.of("free", "1")), filters.has_places);
    let mut toggles: Vec<Toggle> = Time::ALL.into_iter().map(time).chain([free]).collect();
    if chrome.may::<crate::platform::access::JoinActivities>() {
        toggles.push(toggle("activities-favourites", ("favourite", "1"), None, filters.is_favourite));
    }
    toggles
}

fn time_key(time: Time) -> &'static str {
    match time {
        Time::BeforeSchool => "activities-before-school",
        Time::AfterSchool => "activities-after-school",
        Time::Weekend => "activities-weekend",
    }
}

/// The filters in force, each with the way back.
pub fn chips(chrome: &Chrome, parts: &ListParts<'_>, links: &ListPath) -> Vec<Chip> {
    let Filters { words, weekday, time, category, level, has_places, is_favourite, .. } = parts.filters;
    let lang = chrome.lang;
    let category = parts.menu.categories.iter().find(|(id, _)| category.as_ref() == Some(id));
    let tag = parts.menu.tag.as_ref().map(|(_, name)| name.clone());
    let day = weekday.zip(lang.dates()).map(|(day, dates)| dates.weekday(day));
    let said = [
        ("q", (!words.is_empty()).then(|| format!("“{words}”"))),
        ("day", day),
        ("category", category.map(|(_, name)| name.clone())),
        ("level", level.map(|level| lang.get(&format!("level-{}", level.as_str())))),
        ("tag", tag),
        ("time", time.map(|time| lang.get(time_key(time)))),
        ("free", has_places.then(|| lang.get("activities-free"))),
        ("favourite", is_favourite.then(|| lang.get("activities-favourites"))),
    ];
    let chip = |(name, label): (&str, Option<String>)| {
        Some(Chip { label: label?, path: links.clone().without(name).to_string() })
    };
    said.into_iter().filter_map(chip).collect()
}
