//! The sheet of one session, and the overview of an activity's sessions.

use super::{
    forms::RegisterForm,
    model::{Entry, Line, Mark, Refused, Tally},
};
use crate::{
    activities::{
        model::{Activity, SignupStatus},
        sessions::Session,
        words,
    },
    people::PersonRef,
    platform::{
        db::ids::{ActivityId, AttendanceSaveId, MeetingId, PersonId},
        i18n::{Lang, Text, time},
        web::{Cell, Chrome, Form, ListPath, PageOf, Pager, Sheet},
    },
};
use askama::Template;
use std::collections::HashMap;

pub fn path(chrome: &Chrome, activity: &ActivityId) -> String {
    chrome.path(&format!("/activities/{activity}/attendance"))
}

pub fn register_path(chrome: &Chrome, activity: &ActivityId, session: &MeetingId) -> String {
    chrome.path(&format!("/activities/{activity}/sessions/{session}/attendance"))
}

pub fn day(session: &Session, lang: Lang) -> String {
    lang.dates().map_or_else(|| session.local_date.to_string(), |dates| dates.day(session.local_date))
}

fn hours(session: &Session, lang: Lang) -> String {
    words::hours_of(session.starts_minute, session.ends_minute, lang)
}

/// The register of one session: to tap on a phone, to type on a desk, to print.
#[derive(Template)]
#[template(path = "activities/attendance/register.html")]
pub struct RegisterPage {
    chrome: Chrome,
    form: Form<RegisterForm>,
    name: String,
    day: String,
    hours: String,
    room: String,
    back: String,
    overview: String,
    action: String,
    csv: String,
    xlsx: String,
    /// Why it cannot be taken (yet).
    notice: Option<String>,
    may_take: bool,
    /// The form was sent, and this is the answer to it.
    is_answer: bool,
    key: String,
    summary: String,
    /// Who took it and when, where one person took all of it at one time; else each row says it.
    taken: Option<String>,
    differ: Vec<String>,
    rows: Vec<RowView>,
    pager: Pager,
}

struct RowView {
    person: PersonId,
    name: String,
    grade: Option<String>,
    badge: Option<String>,
    seen: String,
    marks: Vec<Choice>,
    minutes: String,
    wrong_minutes: Option<String>,
    /// Only the first of several mistakes is what the summary leads to.
    is_first_wrong: bool,
    taken: Option<String>,
}

struct Choice {
    value: &'static str,
    label: String,
    is_chosen: bool,
}

/// What was found, for the page to arrange.
pub struct RegisterParts {
    pub activity: Activity,
    pub session: Session,
    pub list: PageOf<Line>,
    pub takers: Vec<PersonRef>,
    pub refused: Option<Refused>,
    pub links: ListPath,
    /// Whom somebody else marked differently since.
    pub differ: Vec<Line>,
}

impl RegisterPage {
    pub fn of(chrome: &Chrome, form: &Form<RegisterForm>, parts: RegisterParts) -> Self {
        let (activity, session) = (&parts.activity, &parts.session);
        let here = register_path(chrome, &activity.id, &session.id);
        let tally = Tally::of(parts.list.rows.iter().filter_map(|line| line.entry).map(|entry| (entry.mark, 1)));
        let differs = |line: &Line| parts.differ.iter().any(|other| other.person.id == line.person.id);
        let row = |line: &Line| RowView::of(chrome, form, line, &parts, differs(line));
        let mut rows: Vec<RowView> = parts.list.rows.iter().map(row).collect();
        if let Some(row) = rows.iter_mut().find(|row| row.wrong_minutes.is_some()) {
            row.is_first_wrong = true;
        }
        let said: Vec<&String> = rows.iter().filter_map(|row| row.taken.as_ref()).collect();
        let taken = said.first().filter(|first| said.iter().all(|other| other == *first)).map(|first| (*first).clone());
        if taken.is_some() {
            rows.iter_mut().for_each(|row| row.taken = None);
        }
        let differ = parts.differ.iter().map(|line| said_of(chrome, line, &parts.takers)).collect::<Vec<_>>();
        Self {
            name: activity.name.clone(),
            day: day(session, chrome.lang),
            hours: hours(session, chrome.lang),
            room: session.room_or(&activity.room).to_owned(),
            back: chrome.path(&format!("/activities/{}", activity.id)),
            overview: path(chrome, &activity.id),
            csv: format!("{here}.csv"),
            xlsx: format!("{here}.xlsx"),
            action: parts.links.to_string(),
            notice: parts.refused.map(|why| chrome.lang.say(&why.text())),
            may_take: parts.refused.is_none(),
            is_answer: !form.errors().is_empty() || !differ.is_empty(),
            key: AttendanceSaveId::fresh().to_string(),
            summary: chrome.lang.say(&counted(&tally, parts.list.total)),
            taken,
            differ,
            rows,
            pager: Pager::of(&parts.list, &parts.links, chrome.lang),
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

/// "12 present, 1 late, 2 absent, 1 excused, 3 without a mark".
fn counted(tally: &Tally, of: i64) -> Text {
    Text::of("sheet-summary")
        .with("present", tally.present)
        .with("late", tally.late)
        .with("absent", tally.absent)
        .with("excused", tally.excused)
        .with("open", (of - tally.marks()).max(0))
}

impl RowView {
    fn of(chrome: &Chrome, form: &Form<RegisterForm>, line: &Line, parts: &RegisterParts, differs: bool) -> Self {
        let (lang, id) = (chrome.lang, &line.person.id);
        let is_typed = form.knows(id);
        let spelled = line.entry.map(Entry::spelled).unwrap_or_default();
        let stands = line.entry.map(|entry| entry.mark.as_str()).unwrap_or_default();
        let chosen = if is_typed { form.mark(id) } else { stands };
        let minutes = line.entry.and_then(|entry| entry.minutes).map(|minutes| minutes.to_string());
        let minutes = if is_typed { form.minutes(id).to_owned() } else { minutes.unwrap_or_default() };
        let badge = match (line.has_place(), line.joined_later(parts.session.ends_at)) {
            (false, _) => Some("sheet-left"),
            (true, true) => Some("sheet-joined-later"),
            (true, false) => None,
        };
        let choice = |mark: &Mark| Choice {
            value: mark.as_str(),
            label: lang.get(&format!("mark-{}", mark.as_str())),
            is_chosen: chosen == mark.as_str(),
        };
        Self {
            person: id.clone(),
            name: line.person.name.clone(),
            grade: line.grade.map(|grade| lang.say(&Text::of("grade-n").with("n", grade))),
            badge: badge.map(|key| lang.get(key)),
            // Whoever is named as marked differently is seen now: sending it again decides.
            seen: if is_typed && !differs { form.seen(id).to_owned() } else { spelled },
            marks: Mark::ALL.iter().map(choice).collect(),
            minutes,
            wrong_minutes: form.wrong_minutes(id).filter(|_| is_typed).map(|text| lang.say(&text)),
            is_first_wrong: false,
            taken: line.taken.as_ref().map(|(who, at)| {
                let text =
                    Text::of("sheet-taken").with("who", taker(&parts.takers, who)).with("when", chrome.local(*at));
                lang.say(&text)
            }),
        }
    }
}

fn taker(takers: &[PersonRef], id: &PersonId) -> String {
    takers.iter().find(|person| person.id == *id).map(|person| person.name.clone()).unwrap_or_default()
}

/// "Ana: Mr. Chen wrote late, Friday, 15:20".
fn said_of(chrome: &Chrome, line: &Line, takers: &[PersonRef]) -> String {
    let mark = line.entry.map(|entry| chrome.lang.get(&format!("mark-{}", entry.mark.as_str()))).unwrap_or_default();
    let (who, at) = match &line.taken {
        Some((who, at)) => (taker(takers, who), *at),
        None => (String::new(), chrome.now()),
    };
    let text = Text::of("sheet-differs")
        .with("student", &line.person.name)
        .with("who", who)
        .with("mark", mark)
        .with("when", chrome.local(at));
    chrome.lang.say(&text)
}

/// Every session of an activity with how it was attended, and every student.
#[derive(Template)]
#[template(path = "activities/attendance/overview.html")]
pub struct OverviewPage {
    chrome: Chrome,
    name: String,
    back: String,
    csv: String,
    xlsx: String,
    summary: Option<String>,
    sessions: Vec<SessionRow>,
    students: Vec<StudentRow>,
    pager: Pager,
}

struct SessionRow {
    path: String,
    day: String,
    hours: String,
    /// Cancelled, not begun, not taken; a register that was taken has none.
    badge: Option<(String, &'static str)>,
    tally: Tally,
    percent: Option<String>,
}

struct StudentRow {
    name: String,
    grade: Option<i32>,
    has_left: bool,
    tally: Tally,
    percent: Option<String>,
}

/// What was found, for the page to arrange.
pub struct OverviewParts {
    pub activity: Activity,
    pub sessions: Vec<Session>,
    pub by_session: HashMap<MeetingId, Tally>,
    pub students: PageOf<(PersonRef, Option<i32>, SignupStatus)>,
    pub by_student: HashMap<PersonId, Tally>,
    pub links: ListPath,
}

impl OverviewPage {
    pub fn of(chrome: &Chrome, parts: OverviewParts) -> Self {
        let here = path(chrome, &parts.activity.id);
        let all = parts.by_session.values().fold(Tally::default(), |sum, tally| sum.plus(*tally));
        let session = |session: &Session| {
            let tally = parts.by_session.get(&session.id).copied();
            SessionRow {
                path: register_path(chrome, &parts.activity.id, &session.id),
                day: day(session, chrome.lang),
                hours: hours(session, chrome.lang),
                badge: badge(chrome, session, tally.is_some()),
                percent: said_percent(tally.as_ref(), chrome.lang),
                tally: tally.unwrap_or_default(),
            }
        };
        let student = |(person, grade, status): &(PersonRef, Option<i32>, SignupStatus)| {
            let tally = parts.by_student.get(&person.id).copied();
            StudentRow {
                name: person.name.clone(),
                grade: *grade,
                has_left: !matches!(status, SignupStatus::Enrolled | SignupStatus::Offered),
                percent: said_percent(tally.as_ref(), chrome.lang),
                tally: tally.unwrap_or_default(),
            }
        };
        Self {
            name: parts.activity.name.clone(),
            back: chrome.path(&format!("/activities/{}", parts.activity.id)),
            csv: format!("{here}.csv"),
            xlsx: format!("{here}.xlsx"),
            summary: super::today::said(&all).map(|text| chrome.lang.say(&text)),
            sessions: parts.sessions.iter().map(session).collect(),
            students: parts.students.rows.iter().map(student).collect(),
            pager: Pager::of(&parts.students, &parts.links, chrome.lang),
            chrome: chrome.clone(),
        }
    }
}

fn badge(chrome: &Chrome, session: &Session, is_taken: bool) -> Option<(String, &'static str)> {
    let (key, class) = match (session.is_on(), is_taken) {
        (false, _) => ("attendance-cancelled", " stop"),
        (true, true) => return None,
        (true, false) if session.local_date > chrome.today() => ("attendance-coming", " plain"),
        (true, false) if session.ends_at > chrome.now() => ("attendance-today", ""),
        (true, false) => ("attendance-not-taken", " wait"),
    };
    Some((chrome.lang.get(key), class))
}

/// "92 %".
pub fn said_percent(tally: Option<&Tally>, lang: Lang) -> Option<String> {
    let percent = tally?.percent()?;
    Some(lang.say(&Text::of("attendance-n-percent").with("n", percent)))
}

/// One session as a table to take along.
pub fn session_sheet(
    chrome: &Chrome,
    activity: &Activity,
    session: &Session,
    lines: &[Line],
    takers: &[PersonRef],
) -> Sheet {
    let lang = chrome.lang;
    let row = |line: &Line| {
        let (who, at) = match &line.taken {
            Some((who, at)) => (Some(taker(takers, who)), Some(chrome.local(*at).format("%Y-%m-%d %H:%M").to_string())),
            None => (None, None),
        };
        vec![
            line.person.name.as_str().into(),
            line.grade.into(),
            line.entry.map(|entry| lang.get(&format!("mark-{}", entry.mark.as_str()))).into(),
            line.entry.and_then(|entry| entry.minutes).into(),
            who.into(),
            at.into(),
        ]
    };
    let keys = ["roster-name", "activity-grade", "sheet-mark", "sheet-minutes", "sheet-by", "sheet-at"];
    Sheet {
        name: format!("{} {}", activity.name, session.local_date),
        headings: keys.iter().map(|key| lang.get(key)).collect(),
        rows: lines.iter().map(row).collect(),
    }
}

/// Students down, sessions across, and what it comes to.
pub fn activity_sheet(chrome: &Chrome, parts: &OverviewParts, marks: &HashMap<(PersonId, MeetingId), Entry>) -> Sheet {
    let lang = chrome.lang;
    let held: Vec<&Session> = parts.sessions.iter().filter(|session| session.is_on()).collect();
    let mut headings = vec![lang.get("roster-name"), lang.get("activity-grade")];
    headings.extend(held.iter().map(|session| format!("{} {}", session.local_date, time(session.starts_minute))));
    headings.extend(Mark::ALL.iter().map(|mark| lang.get(&format!("mark-{}", mark.as_str()))));
    headings.push(lang.get("attendance-percent"));
    let row = |(person, grade, _): &(PersonRef, Option<i32>, SignupStatus)| {
        let tally = parts.by_student.get(&person.id).copied().unwrap_or_default();
        let mut row: Vec<Cell> = vec![person.name.as_str().into(), (*grade).into()];
        row.extend(held.iter().map(|session| {
            let entry = marks.get(&(person.id.clone(), session.id.clone()));
            entry.map(|entry| lang.get(&format!("mark-{}", entry.mark.as_str()))).into()
        }));
        row.extend(Mark::ALL.iter().map(|mark| Cell::from(tally.count(*mark))));
        row.push(tally.percent().into());
        row
    };
    Sheet {
        name: format!("{} {}", parts.activity.name, lang.get("attendance-title")),
        headings,
        rows: parts.students.rows.iter().map(row).collect(),
    }
}
