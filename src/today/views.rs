use super::queries::Office;
use crate::{
    announcements::Board,
    mails, people,
    platform::{
        access::JoinActivities,
        i18n::Text,
        web::{Chrome, Waiting, WeekEntry},
    },
    privacy,
    schools::Onboarding,
};
use askama::Template;
use chrono::Datelike;

/// What waits for the reader, and their week.
#[derive(Template)]
#[template(path = "today/show.html")]
pub struct TodayPage {
    chrome: Chrome,
    day: String,
    summary: String,
    /// What a new school's office does first, while any of it is left.
    onboarding: Option<Onboarding>,
    waiting: Vec<Waiting>,
    week: Vec<DayEntry>,
    /// How often the reader was where they have a place.
    attended: Option<String>,
    is_student: bool,
    activities: String,
    board: Board,
    mail: String,
    /// What is known of the reader.
    data: String,
}

struct DayEntry {
    /// The day's name, where it is the first entry of its day.
    day: Option<String>,
    is_today: bool,
    entry: WeekEntry,
}

impl TodayPage {
    pub fn of(
        chrome: &Chrome,
        onboarding: Option<Onboarding>,
        waiting: Vec<Waiting>,
        week: Vec<WeekEntry>,
        attended: Option<String>,
        board: Board,
    ) -> Self {
        let today = chrome.today();
        let weekday = i32::try_from(today.weekday().number_from_monday()).unwrap_or_default();
        let mut last = 0;
        let entry = |entry: WeekEntry| {
            let is_first = entry.weekday != std::mem::replace(&mut last, entry.weekday);
            let name = chrome.lang.dates().map(|dates| dates.short_weekday(entry.weekday));
            DayEntry { day: name.filter(|_| is_first), is_today: entry.weekday == weekday, entry }
        };
        Self {
            day: chrome.lang.dates().map_or_else(|| today.to_string(), |dates| dates.day(today)),
            summary: chrome.lang.say(&Text::of("today-waiting").with("n", waiting.len())),
            week: week.into_iter().map(entry).collect(),
            onboarding,
            waiting,
            attended,
            is_student: chrome.may::<JoinActivities>(),
            activities: chrome.path("/activities"),
            board,
            mail: chrome.path("/mail-preferences"),
            data: chrome.path("/data"),
            chrome: chrome.clone(),
        }
    }
}

impl Office {
    /// What a new school's office does first, while any of it is left.
    pub fn onboarding(&self, chrome: &Chrome) -> Option<Onboarding> {
        Onboarding::of(chrome, &self.facts.started())
    }

    /// What waits for the office besides activities, what people have a right to first.
    pub fn waiting(&self, chrome: &Chrome) -> Vec<Waiting> {
        let erasures = privacy::waiting(chrome, self.erasures);
        let failed = mails::waiting(chrome, self.failed);
        erasures.into_iter().chain(failed).chain(people::waiting(chrome, self.expiring, self.bounced)).collect()
    }
}
