use super::{
    file_name, grade_in_words,
    grid::{Cell, Grid, Heading},
    weekday,
};
use crate::{
    activities::reports::model::{ActivityLines, Fill, Filters, Grade, MarkLine, PlaceLine, StudentLine},
    platform::{
        db::ids::ActivityId,
        i18n::{Lang, Text},
        web::{Chip, Chrome, ListPath, PageOf, Pager, Query, Sheet},
    },
    schools::Term,
};
use askama::Template;

/// What was found, as a table.
pub struct Listed {
    title: &'static str,
    /// The name of its address.
    name: &'static str,
    grid: Grid,
    /// How many there are; their rows are in the grid.
    list: PageOf<()>,
    /// What all of them come to.
    sum: Option<String>,
}

#[derive(Template)]
#[template(path = "reports/list.html")]
pub struct ListPage {
    chrome: Chrome,
    title: String,
    term: String,
    back: String,
    count: String,
    sum: Option<String>,
    chips: Vec<Chip>,
    clear: Option<String>,
    grid: Grid,
    files: Vec<(String, String)>,
    pager: Pager,
}

impl ListPage {
    pub fn of(chrome: &Chrome, query: &Query, filters: &Filters, term: &Term, listed: Listed) -> Self {
        let lang = chrome.lang;
        let links = query.links().with("term", term.id.as_str());
        let rows: Vec<()> = listed.grid.rows.iter().map(|_| ()).collect();
        let list = PageOf { rows, ..listed.list };
        let base = chrome.path(&format!("/reports/{}", listed.name));
        let file = |kind: &str| links.to_string().replacen(&base, &format!("{base}.{kind}"), 1);
        let chips = chips(chrome, filters, &links);
        Self {
            title: lang.get(listed.title),
            term: term.name.clone(),
            back: format!("{}?term={}", chrome.path("/reports"), term.id),
            count: lang.say(&Text::of("report-rows").with("n", list.total)),
            sum: listed.sum.filter(|_| list.total > 0),
            clear: (!chips.is_empty()).then(|| format!("{base}?term={}", term.id)),
            files: vec![("CSV".to_owned(), file("csv")), ("XLSX".to_owned(), file("xlsx"))],
            pager: Pager::of(&list, &query.links(), lang),
            chips,
            grid: listed.grid,
            chrome: chrome.clone(),
        }
    }
}

/// The filters in force.
fn chips(chrome: &Chrome, filters: &Filters, links: &ListPath) -> Vec<Chip> {
    let lang = chrome.lang;
    let chip = |name: &str, label: String| Chip { label, path: links.clone().without(name).to_string() };
    let mut chips = Vec::new();
    chips.extend(filters.day.map(|day| chip("day", weekday(lang, day))));
    chips.extend(filters.grade.map(|grade| chip("grade", grade_in_words(lang, grade))));
    chips.extend(filters.is_limited.then(|| chip("limited", lang.get("report-limited"))));
    chips.extend(filters.waits.then(|| chip("waits", lang.get("report-waits"))));
    chips.extend(filters.mark.map(|mark| chip("mark", lang.get(&format!("report-mark-{mark}")))));
    chips.extend(
        filters
            .takes_part
            .map(|takes_part| chip("in", lang.get(if takes_part { "report-in-some" } else { "report-in-none" }))),
    );
    chips
}

fn activity(chrome: &Chrome, id: &ActivityId, name: String) -> Cell {
    Cell { path: Some(chrome.path(&format!("/activities/{id}"))), ..Cell::words(name) }
}

fn grade(lang: Lang, grade: Grade) -> Cell {
    match grade {
        Grade::Of(grade) => Cell::count(grade.into()),
        Grade::Unknown => Cell { is_num: true, ..Cell::words(lang.get("report-no-grade")) },
    }
}

impl Listed {
    fn of<T>(
        title: &'static str,
        name: &'static str,
        headings: Vec<Heading>,
        list: PageOf<T>,
        row: impl FnMut(T) -> Vec<Cell>,
    ) -> Self {
        let (total, page, size) = (list.total, list.page, list.size);
        let grid = Grid { headings, rows: list.rows.into_iter().map(row).collect(), foot: None };
        Self { title, name, grid, list: PageOf { rows: Vec::new(), total, page, size }, sum: None }
    }

    pub fn activities(chrome: &Chrome, query: &Query, filters: &Filters, lines: ActivityLines) -> Self {
        let lang = chrome.lang;
        let links = query.links().with("term", filters.term.as_str());
        let (current, is_descending) = query.sort(&["name", "filled", "waiting"]);
        let sort = |key: &str| {
            let is_current = current == key;
            let sorted = is_current.then_some(if is_descending { "descending" } else { "ascending" });
            // Numbers begin with the largest.
            let turned = if is_current { !is_descending } else { key != "name" };
            let next = if turned { format!("-{key}") } else { key.to_owned() };
            (sorted, links.clone().with("sort", &next).to_string())
        };
        let headings = vec![
            Heading::words(lang.get("activity-name")).sorted(sort("name")),
            Heading::num(lang.get("report-places")),
            Heading::num(lang.get("report-taken")),
            Heading::num(lang.get("report-fill-percent")).sorted(sort("filled")),
            Heading::num(lang.get("report-waiting")).sorted(sort("waiting")),
            Heading::num(lang.get("report-pressure")),
            Heading::num(lang.get("report-attendance-percent")),
        ];
        let sum = sum(lang, &lines.all);
        let row = |line: crate::activities::reports::model::ActivityLine| {
            let fill = line.fill;
            vec![
                activity(chrome, &line.id, line.name),
                Cell::num((fill.limited > 0).then_some(fill.places)),
                Cell::count(fill.taken),
                Cell::num(fill.percent()),
                Cell::count(fill.waiting),
                Cell::hundredths(fill.pressure()),
                Cell::num(line.tally.percent()),
            ]
        };
        Self { sum: Some(sum), ..Self::of("report-list-activities", "activities", headings, lines.list, row) }
    }

    pub fn places(chrome: &Chrome, filters: &Filters, list: PageOf<PlaceLine>) -> Self {
        let lang = chrome.lang;
        let headings = vec![
            Heading::words(lang.get("report-student")),
            Heading::num(lang.get("activity-grade")),
            Heading::words(lang.get("report-activity")),
            Heading::words(lang.get("report-standing")),
        ];
        let row = |line: PlaceLine| {
            let standing = if line.waits { "signup-waitlisted" } else { "signup-enrolled" };
            vec![
                Cell::words(line.person),
                grade(lang, line.grade),
                activity(chrome, &line.activity_id, line.activity),
                Cell::words(lang.get(standing)),
            ]
        };
        let title = if filters.waits { "report-list-waiting" } else { "report-list-places" };
        Self::of(title, "places", headings, list, row)
    }

    pub fn marks(chrome: &Chrome, _: &Filters, list: PageOf<MarkLine>) -> Self {
        let lang = chrome.lang;
        let headings = vec![
            Heading::words(lang.get("report-student")),
            Heading::words(lang.get("report-date")),
            Heading::num(lang.get("activity-grade")),
            Heading::words(lang.get("report-activity")),
            Heading::words(lang.get("report-mark")),
        ];
        let row = |line: MarkLine| {
            vec![
                Cell::words(line.person),
                Cell::words(lang.dates().map_or_else(|| line.on.to_string(), |dates| dates.date(line.on))),
                grade(lang, line.grade),
                activity(chrome, &line.activity_id, line.activity),
                Cell::words(lang.get(&format!("report-mark-{}", line.mark))),
            ]
        };
        Self::of("report-list-marks", "marks", headings, list, row)
    }

    pub fn students(chrome: &Chrome, filters: &Filters, list: PageOf<StudentLine>) -> Self {
        let lang = chrome.lang;
        let headings = vec![
            Heading::words(lang.get("report-student")),
            Heading::num(lang.get("activity-grade")),
            Heading::words(lang.get("people-email")),
            Heading::words(lang.get("report-standing")),
        ];
        let row = |line: StudentLine| {
            vec![
                Cell::words(line.name),
                grade(lang, line.grade),
                Cell::code(line.email.unwrap_or_default()),
                Cell::words(lang.get(if line.takes_part { "report-in-some" } else { "report-in-none" })),
            ]
        };
        let title = if filters.takes_part == Some(false) { "report-list-left-out" } else { "report-list-students" };
        Self::of(title, "students", headings, list, row)
    }

    /// Everything that matches, or as much of it as a file holds, and then it says so.
    pub fn file(mut self, chrome: &Chrome, term: &Term) -> Sheet {
        let held = i64::try_from(self.grid.rows.len()).unwrap_or(i64::MAX);
        if held < self.list.total {
            let cut = Text::of("report-cut").with("n", held).with("total", self.list.total);
            self.grid.rows.push(vec![Cell::words(chrome.lang.say(&cut))]);
        }
        self.grid.sheet(&file_name(chrome, self.title, term))
    }
}

/// "40 places, 34 of them taken (85%), 3 waiting".
fn sum(lang: Lang, all: &Fill) -> String {
    let said = Text::of("report-sum")
        .with("places", all.places)
        .with("taken", all.taken_of_limited)
        .with("waiting", all.waiting)
        .with("share", all.percent().unwrap_or_default());
    lang.say(&said)
}
