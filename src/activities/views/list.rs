use super::{Places, path};
use crate::{
    activities::{
        model::{ActivityStatus, Commitment, Level, Slot, Standing},
        queries::{Filters, ListRow, Menu, Show, Time},
        words,
    },
    people::PersonRef,
    platform::{
        access::RunActivities,
        db::ids::ActivityId,
        i18n::Text,
        web::{Chip, Chrome, ListPath, PageOf, Pager, Query},
    },
    schools::Term,
};
use askama::Template;

/// The list, or the week: the same rows.
#[derive(Template)]
#[template(path = "activities/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    term: Option<String>,
    new_path: Option<String>,
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
    pub list: PageOf<ListRow>,
    pub slots: Vec<(ActivityId, Slot)>,
    pub leaders: Vec<(ActivityId, PersonRef)>,
    pub own: Vec<Commitment>,
}

struct Tab {
    label: String,
    path: String,
    is_current: bool,
}

struct Toggle {
    label: String,
    path: String,
    is_on: bool,
}

/// A choice of a filter: value, label, chosen.
type Choice = (String, String, bool);

struct FilterForm {
    action: String,
    words: String,
    hidden: Vec<(String, String)>,
    days: Vec<Choice>,
    categories: Vec<Choice>,
    levels: Vec<Choice>,
    terms: Vec<Choice>,
}

struct Row {
    path: String,
    name: String,
    /// When, where and with whom, in one line.
    details: String,
    leaders: String,
    category: Option<String>,
    level: Option<String>,
    overlaps: Option<String>,
    roster: Option<String>,
    is_cancelled: bool,
    places: Places,
}

struct Day {
    id: i32,
    name: String,
    is_today: bool,
    blocks: Vec<Block>,
}

struct Block {
    path: String,
    hours: String,
    name: String,
    places: String,
    class: &'static str,
}

/// Why there is nothing, and the one thing to do about it.
struct Empty {
    title: String,
    words: String,
    action: Option<(String, String)>,
}

const FILTERS: [&str; 8] = ["q", "day", "time", "category", "level", "free", "sort", "term"];

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
            shows: shows(chrome, parts.filters, &links),
            views: views(chrome, is_week, &links),
            form: FilterForm::of(chrome, &parts),
            toggles: toggles(chrome, parts.filters, &links),
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
        let slots: Vec<Slot> = of_row(&parts.slots, &row.id).copied().collect();
        let leaders: Vec<&str> = of_row(&parts.leaders, &row.id).map(|leader| leader.name.as_str()).collect();
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
            category: row.category.clone(),
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

impl FilterForm {
    fn of(chrome: &Chrome, parts: &ListParts<'_>) -> Self {
        let lang = chrome.lang;
        let filters = parts.filters;
        let weekday = |day: i32| lang.dates().map(|dates| dates.weekday(day)).unwrap_or_default();
        let level = |level: &Level| {
            let label = lang.get(&format!("level-{}", level.as_str()));
            (level.as_str().to_owned(), label, filters.level == Some(*level))
        };
        Self {
            action: chrome.path("/activities"),
            words: filters.words.clone(),
            hidden: parts.query.links().hidden(&["q", "day", "category", "level", "term"]),
            days: (1..=7).map(|day| (day.to_string(), weekday(day), filters.weekday == Some(day))).collect(),
            categories: parts
                .menu
                .categories
                .iter()
                .map(|(id, name)| (id.to_string(), name.clone(), filters.category.as_ref() == Some(id)))
                .collect(),
            levels: Level::ALL.iter().map(level).collect(),
            terms: parts
                .menu
                .terms
                .iter()
                .map(|term| (term.id.to_string(), term.name.clone(), parts.term == Some(term)))
                .collect(),
        }
    }
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

fn toggles(chrome: &Chrome, filters: &Filters, links: &ListPath) -> Vec<Toggle> {
    let toggle = |key: &str, name: &str, value: &str, is_on: bool| Toggle {
        label: chrome.lang.get(key),
        path: if is_on { links.clone().without(name) } else { links.clone().with(name, value) }.to_string(),
        is_on,
    };
    vec![
        toggle("activities-before-school", "time", "before", filters.time == Some(Time::BeforeSchool)),
        toggle("activities-after-school", "time", "after", filters.time == Some(Time::AfterSchool)),
        toggle("activities-weekend", "time", "weekend", filters.time == Some(Time::Weekend)),
        toggle("activities-free", "free", "1", filters.has_places),
    ]
}

/// The filters that are set by typing and choosing; the toggles show themselves.
fn chips(chrome: &Chrome, parts: &ListParts<'_>, links: &ListPath) -> Vec<Chip> {
    let filters = parts.filters;
    let chip = |name: &str, label: String| Chip { label, path: links.clone().without(name).to_string() };
    let mut chips = Vec::new();
    if !filters.words.is_empty() {
        chips.push(chip("q", format!("“{}”", filters.words)));
    }
    if let (Some(day), Some(dates)) = (filters.weekday, chrome.lang.dates()) {
        chips.push(chip("day", dates.weekday(day)));
    }
    if let Some((_, name)) = parts.menu.categories.iter().find(|(id, _)| filters.category.as_ref() == Some(id)) {
        chips.push(chip("category", name.clone()));
    }
    if let Some(level) = filters.level {
        chips.push(chip("level", chrome.lang.get(&format!("level-{}", level.as_str()))));
    }
    if filters.time.is_some() {
        let toggle = toggles(chrome, filters, links).into_iter().find(|toggle| toggle.is_on);
        chips.extend(toggle.map(|toggle| chip("time", toggle.label)));
    }
    if filters.has_places {
        chips.push(chip("free", chrome.lang.get("activities-free")));
    }
    chips
}

fn sorts(chrome: &Chrome, query: &Query, links: &ListPath) -> Vec<Tab> {
    let (current, _) = query.sort(&["name", "free"]);
    let tab = |name: &str, key: &str| Tab {
        label: chrome.lang.get(key),
        path: links.clone().with("sort", name).to_string(),
        is_current: current == name,
    };
    vec![tab("name", "activities-sort-name"), tab("free", "activities-sort-free")]
}

fn days(chrome: &Chrome, parts: &ListParts<'_>) -> Vec<Day> {
    use chrono::Datelike;
    let today = i32::try_from(chrome.today().weekday().number_from_monday()).unwrap_or_default();
    let day = |weekday: i32| {
        let mut blocks: Vec<(Slot, Block)> = Vec::new();
        for row in &parts.list.rows {
            for slot in of_row(&parts.slots, &row.id).filter(|slot| slot.weekday == weekday) {
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
            hours: words::hours(slot),
            name: row.name.clone(),
            places: chrome.lang.say(&if is_on { places } else { Text::of("activity-cancelled") }),
            class,
        }
    }
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
