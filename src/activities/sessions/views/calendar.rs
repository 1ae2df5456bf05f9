use super::path;
use crate::{
    activities::sessions::{
        model::{Session, SessionStatus, monday_of},
        queries::Entry,
        words,
    },
    platform::{
        i18n::{Lang, Text},
        web::{Chrome, ListPath, Query},
    },
    schools::Holiday,
};
use askama::Template;
use chrono::{Datelike, Days, Months, NaiveDate};

/// How many sessions a day of a month shows before it says how many more there are.
const IN_A_MONTH: usize = 4;
/// The same for a day of a week; past that the list of activities, with its filters, is of more use.
const IN_A_WEEK: usize = 60;

/// How much of the calendar is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    Week,
    Month,
}

/// The days that are shown: whole weeks, around one day.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    pub view: View,
    pub day: NaiveDate,
    pub from: NaiveDate,
    pub until: NaiveDate,
}

/// Week or month, own or everything: the same rows.
#[derive(Template)]
#[template(path = "activities/sessions/calendar.html")]
pub struct CalendarPage {
    chrome: Chrome,
    title: String,
    is_month: bool,
    is_own: bool,
    views: Vec<Tab>,
    whose: Vec<Tab>,
    previous: String,
    next: String,
    today: String,
    days: Vec<Day>,
    is_empty: bool,
    /// Everything, for whoever has nothing of their own here.
    all: String,
}

/// What was found, for the page to arrange.
pub struct CalendarParts<'a> {
    pub query: &'a Query,
    pub span: &'a Span,
    pub is_own: bool,
    pub entries: Vec<Entry>,
    pub holidays: Vec<Holiday>,
}

struct Tab {
    label: String,
    path: String,
    is_current: bool,
}

struct Day {
    id: String,
    name: String,
    number: u32,
    /// In a month the first week says which column is which.
    weekday: Option<String>,
    is_today: bool,
    /// Of another month than the one that is looked at.
    is_outside: bool,
    holiday: Option<String>,
    blocks: Vec<Block>,
    /// How many more there are, and where.
    more: Option<(String, String)>,
}

struct Block {
    path: String,
    hours: String,
    name: String,
    room: String,
    /// What became of it, in words.
    exception: Option<String>,
    is_on: bool,
    class: &'static str,
}

impl Span {
    pub fn of(view: View, day: NaiveDate) -> Self {
        let after = |day: NaiveDate, n| day.checked_add_days(Days::new(n)).unwrap_or(day);
        let (first, last) = match view {
            View::Week => (day, day),
            View::Month => (day.with_day(1).unwrap_or(day), last_of_month(day)),
        };
        Self { view, day, from: monday_of(first), until: after(monday_of(last), 6) }
    }

    /// A day of the span before and after.
    fn beside(&self) -> (NaiveDate, NaiveDate) {
        let (day, first) = (self.day, self.day.with_day(1).unwrap_or(self.day));
        let beside = match self.view {
            View::Week => (day.checked_sub_days(Days::new(7)), day.checked_add_days(Days::new(7))),
            View::Month => (first.checked_sub_months(Months::new(1)), first.checked_add_months(Months::new(1))),
        };
        (beside.0.unwrap_or(day), beside.1.unwrap_or(day))
    }
}

fn last_of_month(day: NaiveDate) -> NaiveDate {
    let next = day.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}

impl CalendarPage {
    pub fn of(chrome: &Chrome, parts: CalendarParts<'_>) -> Self {
        let (links, span, lang) = (parts.query.links(), parts.span, chrome.lang);
        let (before, after) = span.beside();
        let on = |day: NaiveDate| links.clone().with("date", &day.to_string()).to_string();
        let days: Vec<Day> = span
            .from
            .iter_days()
            .take_while(|day| *day <= span.until)
            .map(|day| Day::of(chrome, day, &parts, &links))
            .collect();
        let view = |view: View, key: &str, value: &str| Tab {
            label: lang.get(key),
            path: links.clone().with("view", value).to_string(),
            is_current: span.view == view,
        };
        let all = links.clone().with("whose", "all").to_string();
        let whose = |key: &str, path: String, is_own: bool| Tab {
            label: lang.get(key),
            path,
            is_current: parts.is_own == is_own,
        };
        let own = links.clone().without("whose").to_string();
        let is_member = chrome.me().is_some();
        Self {
            title: title(span, lang),
            is_month: span.view == View::Month,
            is_own: parts.is_own,
            views: vec![view(View::Week, "calendar-week", "week"), view(View::Month, "calendar-month", "month")],
            whose: if is_member {
                vec![whose("calendar-own", own, true), whose("calendar-all", all.clone(), false)]
            } else {
                Vec::new()
            },
            previous: on(before),
            next: on(after),
            today: links.clone().without("date").to_string(),
            is_empty: days.iter().all(|day| day.blocks.is_empty()),
            days,
            all,
            chrome: chrome.clone(),
        }
    }
}

/// "September 14 – 20, 2026" would be nicest, but only dates that stand by themselves are right in every language.
fn title(span: &Span, lang: Lang) -> String {
    let Some(dates) = lang.dates() else { return span.day.to_string() };
    match span.view {
        View::Month => dates.month(span.day),
        View::Week => {
            lang.say(&Text::of("term-dates").with("from", dates.date(span.from)).with("to", dates.date(span.until)))
        }
    }
}

impl Day {
    fn of(chrome: &Chrome, day: NaiveDate, parts: &CalendarParts<'_>, links: &ListPath) -> Self {
        let span = parts.span;
        let mut blocks: Vec<Block> =
            parts.entries.iter().filter_map(|entry| Block::of(chrome, entry, day, parts.is_own)).collect();
        let most = if span.view == View::Month { IN_A_MONTH } else { IN_A_WEEK };
        let more = blocks.len().saturating_sub(most);
        blocks.truncate(most);
        let elsewhere = match span.view {
            View::Month => links.clone().with("view", "week").with("date", &day.to_string()).to_string(),
            View::Week => chrome.path(&format!("/activities?day={}", day.weekday().number_from_monday())),
        };
        let is_headed = span.view == View::Month && day < span.from + Days::new(7);
        let weekday = i32::try_from(day.weekday().number_from_monday()).unwrap_or_default();
        let off = parts.holidays.iter().find(|holiday| holiday.starts_on <= day && day <= holiday.ends_on);
        Self {
            id: day.to_string(),
            name: words::day(day, chrome.lang),
            number: day.day(),
            weekday: is_headed.then(|| chrome.lang.dates().map(|dates| dates.short_weekday(weekday))).flatten(),
            is_today: day == chrome.today(),
            is_outside: span.view == View::Month && day.month() != span.day.month(),
            holiday: off.map(|holiday| holiday.name.clone()),
            blocks,
            more: (more > 0).then(|| (elsewhere, chrome.lang.say(&Text::of("calendar-more").with("n", more)))),
        }
    }
}

impl Block {
    /// What there is of it on this day: it, or that it was moved from here.
    fn of(chrome: &Chrome, entry: &Entry, day: NaiveDate, is_own: bool) -> Option<Self> {
        let (session, lang) = (&entry.session, chrome.lang);
        let is_here = session.local_date == day;
        let was_here = session.planned_date == day && session.status == SessionStatus::Moved;
        if !is_here && !was_here {
            return None;
        }
        let exception = match is_here {
            true => words::badge(session, lang).map(|(label, _)| label),
            false => Some(moved_to(session, lang)),
        };
        let is_on = is_here && session.is_on();
        Some(Self {
            path: path(chrome, &session.activity_id, &session.id),
            hours: if is_here { words::hours(session, lang) } else { words::planned_time(session, lang) },
            name: entry.name.clone(),
            room: if is_on { session.room_or(&entry.room).to_owned() } else { String::new() },
            class: match (is_on, exception.is_some()) {
                (false, _) => " off",
                (true, true) => " wait",
                // Where everything is one's own, no colour says so.
                (true, false) if entry.is_mine && !is_own => " on",
                _ => "",
            },
            exception,
            is_on,
        })
    }
}

fn moved_to(session: &Session, lang: Lang) -> String {
    let when = format!("{}, {}", words::day(session.local_date, lang), words::hours(session, lang));
    lang.say(&Text::of("session-moved-to").with("when", when))
}
