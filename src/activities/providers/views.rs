//! Connections, and what their runs have found.

use super::{
    forms::ProviderForm,
    model::{Connection, Health, Kind, Line, Outcome, Report, Run, RunKind, RunStatus, Schedule},
};
use crate::{
    people::PersonRef,
    platform::{
        db::ids::{ProgramId, ProviderId, ProviderRunId},
        i18n::{Lang, Text},
        web::{Chrome, Form, PageOf, Pager, Query},
    },
};
use askama::Template;
use url::Url;

pub fn path(chrome: &Chrome, id: &ProviderId) -> String {
    chrome.path(&format!("/settings/providers/{id}"))
}

pub fn run_path(chrome: &Chrome, id: &ProviderRunId) -> String {
    chrome.path(&format!("/settings/providers/runs/{id}"))
}

#[derive(Template)]
#[template(path = "providers/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    rows: Vec<ConnectionRow>,
}

struct ConnectionRow {
    name: String,
    path: String,
    details: String,
    last: Option<String>,
    state: Badge,
}

/// A word in colour.
struct Badge {
    words: String,
    class: &'static str,
}

impl IndexPage {
    /// `runs`: the newest of each.
    pub fn of(chrome: &Chrome, connections: Vec<Connection>, runs: Vec<Run>) -> Self {
        let last = |id: &ProviderId| runs.iter().find(|run| run.connection_id == *id);
        let row = |connection: Connection| ConnectionRow {
            path: path(chrome, &connection.id),
            details: rhythm(chrome.lang, &connection),
            last: last(&connection.id).map(|run| format!("{} · {}", chrome.when(run.started_at), summary(chrome, run))),
            state: health(chrome, &connection),
            name: connection.name,
        };
        Self { rows: connections.into_iter().map(row).collect(), chrome: chrome.clone() }
    }
}

fn health(chrome: &Chrome, connection: &Connection) -> Badge {
    let (key, class) = match connection.health(chrome.now()) {
        Health::Paused(_) => ("provider-paused", "badge stop"),
        Health::Failing => ("provider-failing", "badge wait"),
        Health::Idle => ("provider-idle", "badge plain"),
        Health::Well => ("provider-well", "badge"),
    };
    Badge { words: chrome.lang.say(&Text::of(key)), class }
}

/// "Every Monday at 03:00".
fn rhythm(lang: Lang, connection: &Connection) -> String {
    let at = lang.time(connection.at_hour * 60);
    let day = lang.dates().map(|dates| dates.weekday(connection.on_weekday)).unwrap_or_default();
    lang.say(&match connection.schedule {
        Schedule::Off => Text::of("provider-off"),
        Schedule::Hourly => Text::of("provider-hourly"),
        Schedule::Daily => Text::of("provider-daily-at").with("at", at),
        Schedule::Weekly => Text::of("provider-weekly-at").with("day", day).with("at", at),
    })
}

/// What a run has come to, in a few words.
fn summary(chrome: &Chrome, run: &Run) -> String {
    let lang = chrome.lang;
    match (run.status, &run.error, run.kind) {
        (RunStatus::Running, ..) => lang.get("provider-run-running"),
        (RunStatus::Failed, Some(error), _) => lang.say(&error.0),
        (RunStatus::Failed, None, _) => lang.get("provider-run-failed"),
        (RunStatus::Done, _, RunKind::Test) => {
            let readable = Text::of("provider-run-readable").with("n", run.unchanged).with("failed", run.failed);
            lang.say(&readable)
        }
        (RunStatus::Done, ..) => {
            let counts = Text::of("provider-run-counts")
                .with("created", run.created)
                .with("updated", run.updated)
                .with("unchanged", run.unchanged)
                .with("skipped", run.skipped)
                .with("failed", run.failed);
            lang.say(&counts)
        }
    }
}

fn status(lang: Lang, run: &Run) -> Badge {
    let (key, class) = match run.status {
        RunStatus::Running => ("provider-run-running", "badge wait"),
        RunStatus::Failed => ("provider-run-failed", "badge stop"),
        RunStatus::Done if run.failed > 0 => ("provider-run-mixed", "badge wait"),
        RunStatus::Done => ("provider-run-done", "badge"),
    };
    Badge { words: lang.say(&Text::of(key)), class }
}

fn kind(lang: Lang, run: &Run) -> String {
    lang.say(&Text::of(match run.kind {
        RunKind::Scheduled => "provider-run-scheduled",
        RunKind::ByHand => "provider-run-by-hand",
        RunKind::Test => "provider-run-test",
    }))
}

#[derive(Template)]
#[template(path = "providers/show.html")]
pub struct ShowPage {
    chrome: Chrome,
    name: String,
    path: String,
    state: Badge,
    /// Why it is left alone, and until when.
    paused: Option<String>,
    failing: Option<String>,
    /// Server and path; what follows may hold a key.
    address: Option<String>,
    has_key: bool,
    program: String,
    rhythm: String,
    is_sample: bool,
    runs: Vec<RunRow>,
}

struct RunRow {
    path: String,
    when: String,
    by: String,
    status: Badge,
    words: String,
}

impl ShowPage {
    pub fn of(
        chrome: &Chrome,
        connection: Connection,
        runs: Vec<(Run, Option<PersonRef>)>,
        programs: &[(ProgramId, String)],
    ) -> Self {
        let lang = chrome.lang;
        let (paused, failing) = match connection.health(chrome.now()) {
            Health::Paused(until) => {
                let paused =
                    Text::of("provider-paused-words").with("n", connection.failures).with("until", chrome.local(until));
                (Some(lang.say(&paused)), None)
            }
            Health::Failing => {
                (None, Some(lang.say(&Text::of("provider-failing-words").with("n", connection.failures))))
            }
            _ => (None, None),
        };
        let program = programs.iter().find(|(id, _)| *id == connection.program_id);
        Self {
            path: path(chrome, &connection.id),
            state: health(chrome, &connection),
            paused,
            failing,
            address: shown(&connection),
            has_key: connection.key_sealed.is_some(),
            program: program.map(|(_, name)| name.clone()).unwrap_or_default(),
            rhythm: rhythm(lang, &connection),
            is_sample: connection.kind == Kind::Sample,
            runs: runs.into_iter().map(|(run, by)| RunRow::of(chrome, &run, by)).collect(),
            name: connection.name,
            chrome: chrome.clone(),
        }
    }
}

fn shown(connection: &Connection) -> Option<String> {
    let url = Url::parse(&connection.url).ok().filter(|_| connection.kind == Kind::Json)?;
    Some(format!("{}{}", url.host_str().unwrap_or_default(), url.path()))
}

impl RunRow {
    fn of(chrome: &Chrome, run: &Run, by: Option<PersonRef>) -> Self {
        let kind = kind(chrome.lang, run);
        Self {
            path: run_path(chrome, &run.id),
            when: chrome.when(run.started_at),
            by: by.map_or_else(|| kind.clone(), |person| format!("{kind} · {}", person.name)),
            status: status(chrome.lang, run),
            words: summary(chrome, run),
        }
    }
}

#[derive(Template)]
#[template(path = "providers/run.html")]
pub struct RunPage {
    chrome: Chrome,
    name: String,
    back: String,
    here: String,
    when: String,
    kind: String,
    status: Badge,
    words: String,
    is_running: bool,
    is_test: bool,
    /// Trying again after so many answers that did not come.
    tries: Option<String>,
    since: Option<String>,
    counts: Vec<(String, i32)>,
    /// How many more rows there were than are told apart.
    left_out: Option<String>,
    rows: Vec<LineRow>,
    pager: Pager,
}

struct LineRow {
    name: String,
    external_id: String,
    outcome: Badge,
    why: Option<String>,
}

impl RunPage {
    pub fn of(chrome: &Chrome, query: &Query, size: i64, run: Run, report: Report, connection: &Connection) -> Self {
        let lang = chrome.lang;
        let told = i32::try_from(report.0.len()).unwrap_or(i32::MAX);
        let left_out = run.rows() - told;
        let list = page_of(report.0, query.page(), size);
        let is_running = run.status == RunStatus::Running;
        let again = Text::of("provider-run-tries").with("n", run.tries);
        Self {
            name: connection.name.clone(),
            back: path(chrome, &connection.id),
            here: run_path(chrome, &run.id),
            when: chrome.when(run.started_at),
            kind: kind(lang, &run),
            status: status(lang, &run),
            words: summary(chrome, &run),
            is_running,
            is_test: run.kind == RunKind::Test,
            tries: (is_running && run.tries > 0).then(|| lang.say(&again)),
            since: run.since_at.map(|at| chrome.when(at)),
            counts: counts(lang, &run),
            left_out: (left_out > 0).then(|| lang.say(&Text::of("provider-run-left-out").with("n", left_out))),
            pager: Pager::of(&list, &query.links(), lang),
            rows: list.rows.into_iter().map(|line| LineRow::of(lang, line)).collect(),
            chrome: chrome.clone(),
        }
    }
}

fn page_of(lines: Vec<Line>, page: i64, size: i64) -> PageOf<Line> {
    let total = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let skipped = usize::try_from(PageOf::<Line>::offset(page, size)).unwrap_or(usize::MAX);
    let rows = lines.into_iter().skip(skipped).take(usize::try_from(size).unwrap_or_default()).collect();
    PageOf { rows, total, page, size }
}

fn counts(lang: Lang, run: &Run) -> Vec<(String, i32)> {
    let count = |outcome: Outcome, n: i32| (lang.get(&format!("provider-row-is-{}", outcome.as_str())), n);
    match run.kind {
        RunKind::Test => vec![count(Outcome::Readable, run.unchanged), count(Outcome::Failed, run.failed)],
        _ => vec![
            count(Outcome::Created, run.created),
            count(Outcome::Updated, run.updated),
            count(Outcome::Unchanged, run.unchanged),
            count(Outcome::Skipped, run.skipped),
            count(Outcome::Failed, run.failed),
        ],
    }
}

impl LineRow {
    fn of(lang: Lang, line: Line) -> Self {
        let class = match line.outcome {
            Outcome::Failed => "badge stop",
            Outcome::Skipped => "badge wait",
            Outcome::Created | Outcome::Updated | Outcome::Readable => "badge",
            Outcome::Unchanged => "badge plain",
        };
        let words = lang.get(&format!("provider-row-is-{}", line.outcome.as_str()));
        Self {
            name: if line.name.is_empty() { lang.get("provider-row-unnamed") } else { line.name },
            external_id: line.external_id,
            outcome: Badge { words, class },
            why: line.why.map(|why| lang.say(&why)),
        }
    }
}

#[derive(Template)]
#[template(path = "providers/edit.html")]
pub struct EditPage {
    chrome: Chrome,
    form: Form<ProviderForm>,
    /// None: a new one.
    name: Option<String>,
    action: String,
    back: String,
    has_key: bool,
    is_sample: bool,
    programs: Vec<(ProgramId, String)>,
    schedules: Vec<(&'static str, String)>,
    hours: Vec<(String, String)>,
    weekdays: Vec<(String, String)>,
    slots_example: &'static str,
}

/// How a list says when something meets.
const SLOTS_EXAMPLE: &str = r#"[{"day": "monday", "starts": "15:15", "ends": "16:45"}]"#;

impl EditPage {
    pub fn of(
        chrome: &Chrome,
        connection: Option<&Connection>,
        form: &Form<ProviderForm>,
        programs: Vec<(ProgramId, String)>,
    ) -> Self {
        let lang = chrome.lang;
        let home = chrome.path("/settings/providers");
        let here = connection.map(|connection| path(chrome, &connection.id));
        let schedule = |schedule: &Schedule| {
            let key = match schedule {
                Schedule::Off => "provider-off",
                Schedule::Hourly => "provider-hourly",
                Schedule::Daily => "provider-daily",
                Schedule::Weekly => "provider-weekly",
            };
            (schedule.as_str(), lang.get(key))
        };
        let weekday = |day: i32| (day.to_string(), lang.dates().map(|dates| dates.weekday(day)).unwrap_or_default());
        Self {
            name: connection.map(|connection| connection.name.clone()),
            action: here.clone().unwrap_or_else(|| home.clone()),
            back: here.unwrap_or(home),
            has_key: connection.is_some_and(|connection| connection.key_sealed.is_some()),
            is_sample: connection.is_some_and(|connection| connection.kind == Kind::Sample),
            programs,
            schedules: Schedule::ALL.iter().map(schedule).collect(),
            hours: (0..24).map(|hour| (hour.to_string(), lang.time(hour * 60))).collect(),
            weekdays: (1..=7).map(weekday).collect(),
            slots_example: SLOTS_EXAMPLE,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}
