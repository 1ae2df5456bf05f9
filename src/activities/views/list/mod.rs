//! The list of activities.

mod narrow;
mod week;

use super::{Places, path};
use crate::{
    activities::{
        favourites::Heart,
        model::{ActivityStatus, Commitment, Part, trend},
        queries::{Beside, Counts, Filters, ListRow, Menu, SORTS, Show},
        ratings::Stars,
        words,
    },
    platform::{
        access::{DrawPlaces, RunActivities},
        db::ids::ActivityId,
        i18n::Text,
        web::{Chip, Chrome, ListPath, PageOf, Pager, Query},
    },
    schools::Term,
};
use askama::Template;
use narrow::{FilterForm, Toggle, chips, toggles};
use week::{Day, days};

/// The list, or the week: the same rows.
#[derive(Template)]
#[template(path = "activities/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    term: Option<String>,
    new_path: Option<String>,
    /// Where places are had by ranked choice, if there are any.
    choices: Option<String>,
    shows: Vec<Tab>,
    views: Vec<Tab>,
    form: FilterForm,
    toggles: Vec<Toggle>,
    chips: Vec<Chip>,
    clear: Option<String>,
    sorts: Vec<Tab>,
    rows: Vec<Row>,
    days: Option<Vec<Day>>,
    empty: Option<Empty>,
    pager: Pager,
    count: String,
}

/// What was found, for the page to arrange.
pub struct ListParts<'a> {
    pub query: &'a Query,
    pub filters: &'a Filters,
    pub term: Option<&'a Term>,
    pub menu: &'a Menu,
    pub counts: &'a Counts,
    pub list: PageOf<ListRow>,
    pub beside: Beside,
    pub own: Vec<Commitment>,
}

struct Tab {
    label: String,
    path: String,
    is_current: bool,
}

struct Row {
    path: String,
    name: String,
    /// When, where and with whom, in one line.
    details: String,
    leaders: String,
    /// Its name, and the class of its dot.
    category: Option<(String, String)>,
    stars: Option<Stars>,
    is_popular: bool,
    heart: Option<Heart>,
    level: Option<String>,
    overlaps: Option<String>,
    roster: Option<String>,
    is_cancelled: bool,
    places: Places,
}

/// Why there is nothing, and the one thing to do about it.
struct Empty {
    title: String,
    words: String,
    action: Option<(String, String)>,
}

const FILTERS: [&str; 10] = ["q", "day", "time", "category", "level", "tag", "free", "favourite", "sort", "term"];

impl IndexPage {
    pub fn of(chrome: &Chrome, parts: ListParts<'_>) -> Self {
        let links = parts.query.links();
        let may_run = chrome.may::<RunActivities>();
        let rows: Vec<Row> = parts.list.rows.iter().map(|row| Row::of(chrome, row, &parts)).collect();
        let is_week = parts.query.get("view") == "week";
        let chips = chips(chrome, &parts, &links);
        let clear =
            (!chips.is_empty()).then(|| FILTERS.iter().fold(links.clone(), |p, name| p.without(name)).to_string());
        let pager = Pager::of(&parts.list, &links, chrome.lang);
        Self {
            term: parts.term.map(|term| term.name.clone()),
            new_path: may_run.then(|| chrome.path("/activities/new")),
            choices: (parts.menu.has_choices || chrome.may::<DrawPlaces>()).then(|| chrome.path("/choices")),
            shows: shows(chrome, parts.filters, &links),
            views: views(chrome, is_week, &links),
            form: FilterForm::of(chrome, &parts),
            toggles: toggles(chrome, &parts, &links),
            empty: match parts.list.total {
                0 => Some(Empty::of(chrome, parts.filters, clear.as_deref(), may_run)),
                _ => rows.is_empty().then(|| Empty::past_the_end(chrome, &pager, &links)),
            },
            clear,
            chips,
            sorts: sorts(chrome, parts.query, &links),
            days: is_week.then(|| days(chrome, &parts)),
            count: chrome.lang.say(&Text::of("activities-count").with("n", parts.list.total)),
            rows,
            pager,
            chrome: chrome.clone(),
        }
    }
}

impl Row {
    fn of(chrome: &Chrome, row: &ListRow, parts: &ListParts<'_>) -> Self {
        let slots = parts.beside.slots_of(&row.id);
        let leads = parts.beside.leaders.iter().filter(|(id, part, _)| *id == row.id && *part == Part::Lead);
        let leaders: Vec<&str> = leads.map(|(.., leader)| leader.name.as_str()).collect();
        let times = words::times(&slots, chrome.lang);
        let details = [times, row.room.clone()].into_iter().filter(|part| !part.is_empty());
        // Only what the reader could still choose is worth a warning.
        let is_open = row.mine.is_none() && row.status == ActivityStatus::Published;
        let overlaps = parts.own.iter().filter(|_| is_open).find(|other| {
            let same_term =
                parts.term.is_none_or(|term| other.meets.from <= term.ends_on && term.starts_on <= other.meets.until);
            same_term && other.meets.slots.iter().any(|mine| slots.iter().any(|slot| slot.overlaps(mine)))
        });
        Self {
            path: path(chrome, &row.id),
            name: row.name.clone(),
            details: details.collect::<Vec<_>>().join(" · "),
            leaders: leaders.join(&chrome.lang.get("list-separator")),
            category: row.category.clone().map(|name| (name, format!("hue-{}", row.hue.unwrap_or_default()))),
            stars: Stars::of(chrome, row.average()),
            is_popular: row.trend >= trend::POPULAR,
            heart: Heart::of(chrome, &row.id, &row.name, parts.beside.favourites.contains(&row.id)),
            level: row.level.map(|level| chrome.lang.get(&format!("level-{}", level.as_str()))),
            overlaps: overlaps.map(|other| chrome.lang.say(&Text::of("activity-overlaps").with("other", &other.name))),
            roster: row.may_run.then(|| format!("{}/roster", path(chrome, &row.id))),
            is_cancelled: row.status == ActivityStatus::Cancelled,
            places: Places::of_row(chrome, row),
        }
    }
}

fn of_row<'a, T>(all: &'a [(ActivityId, T)], id: &ActivityId) -> impl Iterator<Item = &'a T> {
    let id = id.clone();
    all.iter().filter(move |(known, _)| *known == id).map(|(_, value)| value)
}

fn shows(chrome: &Chrome, filters: &Filters, links: &ListPath) -> Vec<Tab> {
    let tab = |show: Show, value: &str, key: &str| Tab {
        label: chrome.lang.get(key),
        path: if value.is_empty() { links.clone().without("show") } else { links.clone().with("show", value) }
            .to_string(),
        is_current: filters.show == show,
    };
    let mut tabs = vec![tab(Show::OnOffer, "", "activities-on-offer")];
    if chrome.me().is_some() {
        tabs.push(tab(Show::Mine, "mine", "activities-mine"));
    }
    if chrome.may::<RunActivities>() {
        if filters.show == Show::Unled {
            tabs.push(tab(Show::Unled, "unled", "activities-unled"));
        }
        tabs.push(tab(Show::Drafts, "drafts", "activities-drafts"));
        tabs.push(tab(Show::Archived, "archived", "activities-archived"));
    }
    if tabs.len() > 1 { tabs } else { Vec::new() }
}

fn views(chrome: &Chrome, is_week: bool, links: &ListPath) -> Vec<Tab> {
    vec![
        Tab {
            label: chrome.lang.get("activities-list"),
            path: links.clone().without("view").to_string(),
            is_current: !is_week,
        },
        Tab {
            label: chrome.lang.get("activities-week"),
            path: links.clone().with("view", "week").to_string(),
            is_current: is_week,
        },
    ]
}

fn sorts(chrome: &Chrome, query: &Query, links: &ListPath) -> Vec<Tab> {
    let (current, _) = query.sort(&SORTS);
    let tab = |name: &&str| Tab {
        label: chrome.lang.get(&format!("activities-sort-{name}")),
        path: links.clone().with("sort", name).to_string(),
        is_current: current == *name,
    };
    SORTS.iter().map(tab).collect()
}

impl Empty {
    fn past_the_end(chrome: &Chrome, pager: &Pager, links: &ListPath) -> Self {
        let first = (links.clone().without("page").to_string(), chrome.lang.get("activities-see-all"));
        Self { title: pager.shown.clone(), words: String::new(), action: Some(first) }
    }

    fn of(chrome: &Chrome, filters: &Filters, clear: Option<&str>, may_run: bool) -> Self {
        let lang = chrome.lang;
        if let Some(clear) = clear {
            let action = Some((clear.to_owned(), lang.get("clear-filters")));
            return Self {
                title: lang.get("activities-no-match"),
                words: lang.get("activities-no-match-words"),
                action,
            };
        }
        let add = may_run.then(|| (chrome.path("/activities/new"), lang.get("activity-new")));
        let (title, words, action) = match filters.show {
            Show::Mine if !may_run => (
                "activities-mine-none",
                "activities-mine-none-words",
                Some((chrome.path("/activities"), lang.get("activities-see-all"))),
            ),
            Show::Archived => ("activities-archived-none", "activities-archived-none-words", None),
            _ if may_run => ("activities-none", "activities-none-staff-words", add),
            _ => ("activities-none", "activities-none-words", None),
        };
        Self { title: lang.get(title), words: lang.get(words), action }
    }
}
