use super::{
    chart::Chart,
    grade_in_words,
    grid::{Cell, Grid, Heading},
    weekday,
};
use crate::{
    activities::reports::model::{Fill, Grade, MARKS, Numbers, Standing, Tally, percent},
    platform::{
        db::ids::TermId,
        i18n::Lang,
        web::{Chrome, NavItem},
    },
    schools::Term,
};
use askama::Template;

#[derive(Template)]
#[template(path = "reports/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    action: String,
    terms: Vec<(TermId, String, bool)>,
    by_grade: bool,
    tabs: Vec<NavItem>,
    stats: Vec<Stat>,
    sections: Vec<Section>,
    /// Nothing of the reader's was published in this term.
    is_empty: bool,
    files: Vec<(String, String)>,
    /// Said below the tables.
    note: String,
}

/// A number of the whole term, and its rows.
struct Stat {
    value: String,
    label: String,
    path: Option<String>,
}

struct Section {
    id: &'static str,
    title: String,
    chart: Option<Chart>,
    grid: Grid,
    /// No register was taken.
    is_empty: bool,
}

impl IndexPage {
    pub fn of(chrome: &Chrome, terms: &[Term], term: &Term, by_grade: bool, numbers: &Numbers) -> Self {
        let lang = chrome.lang;
        let home = format!("{}?term={}", chrome.path("/reports"), term.id);
        let tab = |key: &str, path: String, is_current| NavItem { path, label: lang.get(key), icon: "", is_current };
        let grids = if by_grade { grades(chrome, term, numbers) } else { days(chrome, term, numbers) };
        let charts = if by_grade { charts_by_grade(chrome, numbers) } else { charts_by_day(chrome, numbers) };
        let titles = if by_grade {
            [("places", "report-who-takes-part"), ("marks", "report-attendance-by-grade")]
        } else {
            [("places", "report-fill-by-day"), ("marks", "report-attendance-by-day")]
        };
        let no_marks = numbers.tally().marks() == 0;
        let section = |(((id, title), chart), grid)| Section {
            id,
            title: lang.get(title),
            chart,
            grid,
            is_empty: id == "marks" && no_marks,
        };
        let file = |kind: &str| {
            let name = if by_grade { "grades" } else { "days" };
            format!("{}/{name}.{kind}?term={}", chrome.path("/reports"), term.id)
        };
        Self {
            action: chrome.path("/reports"),
            terms: terms.iter().rev().map(|one| (one.id.clone(), one.name.clone(), one.id == term.id)).collect(),
            by_grade,
            tabs: vec![
                tab("report-by-day-tab", home.clone(), !by_grade),
                tab("report-by-grade-tab", format!("{home}&by=grade"), by_grade),
            ],
            stats: stats(chrome, term, numbers),
            is_empty: numbers.fills.is_empty() && (!by_grade || numbers.by_grade.is_empty()),
            sections: titles.into_iter().zip(charts).zip(grids).map(section).collect(),
            files: vec![("CSV".to_owned(), file("csv")), ("XLSX".to_owned(), file("xlsx"))],
            note: lang.get(if by_grade { "report-note-grades" } else { "report-note-days" }),
            chrome: chrome.clone(),
        }
    }
}

/// An address of a list of this term.
fn rows(chrome: &Chrome, term: &Term, list: &str, filters: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("term", term.id.as_str()).extend_pairs(filters);
    format!("{}/{list}?{}", chrome.path("/reports"), query.finish())
}

fn stats(chrome: &Chrome, term: &Term, numbers: &Numbers) -> Vec<Stat> {
    let lang = chrome.lang;
    let (fill, tally, standing) = (numbers.fill(), numbers.tally(), numbers.standing());
    let stat = |key: &str, value: Option<String>, path: String, opens: bool| Stat {
        value: value.unwrap_or_else(|| "–".to_owned()),
        label: lang.get(key),
        path: opens.then_some(path),
    };
    let share = |share: Option<i64>| share.map(|share| format!("{share}%"));
    let to = |list: &str, filters: &[(&str, &str)]| rows(chrome, term, list, filters);
    let count = |n: i64| Some(n.to_string());
    let mut stats = vec![
        stat("report-activities", count(fill.activities), to("activities", &[]), fill.activities > 0),
        stat("report-fill-rate", share(fill.percent()), to("activities", &[("limited", "1")]), fill.limited > 0),
        stat("report-taken", count(fill.taken), to("places", &[]), fill.taken > 0),
        stat("report-waiting", count(fill.waiting), to("places", &[("waits", "1")]), fill.waiting > 0),
        stat("report-attendance", share(tally.percent()), to("marks", &[]), tally.marks() > 0),
    ];
    if numbers.knows_students {
        let left_out = standing.left_out;
        stats.push(stat("report-left-out", count(left_out), to("students", &[("in", "none")]), left_out > 0));
    }
    stats
}

/// How activities fill on each day, and who came.
pub fn days(chrome: &Chrome, term: &Term, numbers: &Numbers) -> Vec<Grid> {
    let lang = chrome.lang;
    let shown: Vec<i32> =
        (1..=7).filter(|day| numbers.fill_on(*day).activities > 0 || numbers.tally_on(*day).marks() > 0).collect();
    let fill_row = |name: String, fill: Fill, day: Option<i32>| {
        let day = day.map(|day| day.to_string());
        let to = |list: &str, more: &[(&str, &str)]| {
            let day = day.as_deref().map(|day| ("day", day));
            rows(chrome, term, list, &day.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
        };
        vec![
            Cell::words(name),
            Cell::count(fill.activities).to(to("activities", &[])),
            Cell::count(fill.places).to(to("activities", &[("limited", "1")])),
            Cell::count(fill.taken_of_limited).to(to("places", &[("limited", "1")])),
            Cell::num(fill.percent()),
            Cell::count(fill.waiting).to(to("places", &[("waits", "1")])),
            Cell::hundredths(fill.pressure()),
        ]
    };
    let fills = Grid {
        headings: vec![
            Heading::words(lang.get("activities-day")),
            Heading::num(lang.get("report-activities")),
            Heading::num(lang.get("report-places")),
            Heading::num(lang.get("report-taken-of-them")),
            Heading::num(lang.get("report-fill-percent")),
            Heading::num(lang.get("report-waiting")),
            Heading::num(lang.get("report-pressure")),
        ],
        rows: shown.iter().map(|day| fill_row(weekday(lang, *day), numbers.fill_on(*day), Some(*day))).collect(),
        foot: Some(fill_row(lang.get("report-all"), numbers.fill(), None)),
    };
    let mark_row = |name: String, tally: Tally, day: Option<i32>| {
        tally_cells(chrome, term, name, tally, day.map(|day| ("day", day.to_string())))
    };
    let marks = Grid {
        headings: tally_headings(lang, lang.get("activities-day")),
        rows: shown.iter().map(|day| mark_row(weekday(lang, *day), numbers.tally_on(*day), Some(*day))).collect(),
        foot: Some(mark_row(lang.get("report-all"), numbers.tally(), None)),
    };
    vec![fills, marks]
}

/// Where the students of each grade stand, and who came.
pub fn grades(chrome: &Chrome, term: &Term, numbers: &Numbers) -> Vec<Grid> {
    let lang = chrome.lang;
    let mut shown: Vec<Grade> = numbers.by_grade.keys().copied().collect();
    shown.extend(numbers.marks.iter().map(|(_, grade, _)| *grade));
    shown.sort_unstable();
    shown.dedup();
    let knows = numbers.knows_students;
    let row = |name: String, standing: Standing, grade: Option<Grade>| {
        let grade = grade.map(Grade::code);
        let to = |list: &str, more: &[(&str, &str)]| {
            let grade = grade.as_deref().map(|grade| ("grade", grade));
            rows(chrome, term, list, &grade.into_iter().chain(more.iter().copied()).collect::<Vec<_>>())
        };
        let mut cells = vec![Cell::words(name)];
        if knows {
            cells.extend([
                Cell::count(standing.students()).to(to("students", &[])),
                Cell::count(standing.taking_part).to(to("students", &[("in", "some")])),
                Cell::num(percent(standing.taking_part, standing.students())),
                Cell::count(standing.left_out).to(to("students", &[("in", "none")])),
            ]);
        }
        cells.extend([
            Cell::count(standing.taken).to(to("places", &[])),
            Cell::count(standing.waiting).to(to("places", &[("waits", "1")])),
        ]);
        cells
    };
    let mut headings = vec![Heading::words(lang.get("activity-grade"))];
    if knows {
        let keys = ["report-students", "report-taking-part", "report-taking-part-percent", "report-left-out"];
        headings.extend(keys.map(|key| Heading::num(lang.get(key))));
    }
    headings.extend(["report-taken", "report-waiting"].map(|key| Heading::num(lang.get(key))));
    let of = |grade: &Grade| numbers.by_grade.get(grade).copied().unwrap_or_default();
    let standings = Grid {
        headings,
        rows: shown.iter().map(|grade| row(grade_in_words(lang, *grade), of(grade), Some(*grade))).collect(),
        foot: Some(row(lang.get("report-all"), numbers.standing(), None)),
    };
    let mark_row = |name: String, tally: Tally, grade: Option<Grade>| {
        tally_cells(chrome, term, name, tally, grade.map(|grade| ("grade", grade.code())))
    };
    let marks = Grid {
        headings: tally_headings(lang, lang.get("activity-grade")),
        rows: shown.iter().map(|g| mark_row(grade_in_words(lang, *g), numbers.tally_of(*g), Some(*g))).collect(),
        foot: Some(mark_row(lang.get("report-all"), numbers.tally(), None)),
    };
    vec![standings, marks]
}

fn tally_headings(lang: Lang, first: String) -> Vec<Heading> {
    let marks = MARKS.iter().map(|mark| Heading::num(lang.get(&format!("report-mark-{mark}"))));
    let share = Heading::num(lang.get("report-attendance-percent"));
    std::iter::once(Heading::words(first)).chain(marks).chain([share]).collect()
}

fn tally_cells(chrome: &Chrome, term: &Term, name: String, tally: Tally, filter: Option<(&str, String)>) -> Vec<Cell> {
    let counts = [tally.present, tally.late, tally.absent, tally.excused];
    let cell = |(mark, n): (&str, i64)| {
        let filter = filter.as_ref().map(|(name, value)| (*name, value.as_str()));
        let filters: Vec<_> = filter.into_iter().chain([("mark", mark)]).collect();
        Cell::count(n).to(rows(chrome, term, "marks", &filters))
    };
    let share = Cell::num(tally.percent());
    std::iter::once(Cell::words(name)).chain(MARKS.into_iter().zip(counts).map(cell)).chain([share]).collect()
}

fn charts_by_day(chrome: &Chrome, numbers: &Numbers) -> [Option<Chart>; 2] {
    let lang = chrome.lang;
    let short = |day: i32| lang.dates().map(|dates| dates.short_weekday(day)).unwrap_or_default();
    let each = |share: &dyn Fn(i32) -> Option<i64>| {
        (1..=7).map(|day| (weekday(lang, day), short(day), share(day))).collect::<Vec<_>>()
    };
    let fills = each(&|day| numbers.fill_on(day).percent());
    let marks = each(&|day| numbers.tally_on(day).percent());
    [
        Chart::of(chrome, "chart-places", lang.get("report-fill-by-day"), fills),
        Chart::of(chrome, "chart-marks", lang.get("report-attendance-by-day"), marks),
    ]
}

fn charts_by_grade(chrome: &Chrome, numbers: &Numbers) -> [Option<Chart>; 2] {
    let lang = chrome.lang;
    let short = |grade: Grade| match grade {
        Grade::Of(grade) => grade.to_string(),
        Grade::Unknown => "–".to_owned(),
    };
    let mut marked: Vec<Grade> = numbers.marks.iter().map(|(_, grade, _)| *grade).collect();
    marked.sort_unstable();
    marked.dedup();
    let part = numbers.by_grade.iter().map(|(grade, standing)| {
        let share = percent(standing.taking_part, standing.students());
        (grade_in_words(lang, *grade), short(*grade), share)
    });
    let marks =
        marked.iter().map(|grade| (grade_in_words(lang, *grade), short(*grade), numbers.tally_of(*grade).percent()));
    [
        Chart::of(chrome, "chart-places", lang.get("report-who-takes-part"), part),
        Chart::of(chrome, "chart-marks", lang.get("report-attendance-by-grade"), marks),
    ]
}
