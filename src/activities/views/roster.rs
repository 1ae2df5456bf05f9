use super::path;
use crate::{
    activities::{
        forms::RosterForm,
        model::{Activity, Refused, Slot},
        queries::RosterRow,
        words,
    },
    people::StudentFound,
    platform::{
        i18n::Text,
        web::{Chrome, Form, ListPath, PageOf, Pager},
    },
};
use askama::Template;

/// Who is in and who waits, with addresses: for staff, on screen and on paper.
#[derive(Template)]
#[template(path = "activities/roster.html")]
pub struct RosterPage {
    chrome: Chrome,
    form: Form<RosterForm>,
    name: String,
    when: String,
    summary: String,
    back: String,
    register: Option<String>,
    remove: String,
    rows: Vec<Line>,
    waiting: Vec<Line>,
    find: String,
    found: Vec<Found>,
    /// Words were looked for, and nobody has them.
    found_nobody: bool,
    /// A rule that the student would break (once known), and who it is: asks for a reason.
    over: Option<Over>,
    /// Where to decide about those who ask, and how many they are.
    requests: Option<(String, String)>,
    pager: Pager,
}

struct Over {
    person: String,
    words: Option<String>,
    wrong: Option<String>,
}

struct Found {
    person: String,
    name: String,
    email: Option<String>,
    grade: Option<String>,
}

struct Line {
    person: String,
    name: String,
    email: Option<String>,
    grade: Option<i32>,
    number: i64,
    is_override: bool,
    /// The place is kept for them until then.
    offered: Option<String>,
    /// Mail to the address comes back.
    bounces: bool,
    /// What is wrong with the reason for taking them off.
    wrong: Option<String>,
}

/// What was found, for the page to arrange.
pub struct RosterParts {
    pub activity: Activity,
    pub slots: Vec<Slot>,
    pub list: PageOf<RosterRow>,
    pub waiting: Vec<RosterRow>,
    pub found: Vec<StudentFound>,
    pub links: ListPath,
    /// How many ask for a place.
    pub requested: i64,
    pub question: Question,
}

/// What the page asks of whoever registers somebody.
pub enum Question {
    Nothing,
    /// A reason for going over this rule.
    Over(Refused),
    /// The same once more: the reason that was typed will not do.
    Again,
}

impl RosterPage {
    pub fn of(chrome: &Chrome, form: &Form<RosterForm>, parts: RosterParts) -> Self {
        let activity = &parts.activity;
        let base = path(chrome, &activity.id);
        let offset = PageOf::<RosterRow>::offset(parts.list.page, parts.list.size);
        let pager = Pager::of(&parts.list, &parts.links, chrome.lang);
        let is_on = activity.status == crate::activities::model::ActivityStatus::Published;
        let wrong = form.wrong("reason", &chrome.lang);
        let over = |words| Some(Over { person: form.person.clone(), words, wrong: wrong.clone() });
        let over = match parts.question {
            Question::Nothing => None,
            Question::Over(why) => over(Some(chrome.lang.say(&why.text(|at| chrome.local(at))))),
            Question::Again => over(None).filter(|over| over.wrong.is_some()),
        };
        let wrong = wrong.filter(|_| over.is_none()).map(|words| (form.person.clone(), words));
        let says_requests = Text::of("roster-requests").with("n", parts.requested);
        Self {
            name: activity.name.clone(),
            when: words::times(&parts.slots, chrome.lang),
            summary: chrome.lang.say(&words::places(activity)),
            register: is_on.then(|| format!("{base}/roster")),
            remove: format!("{base}/removals"),
            rows: numbered(chrome, parts.list.rows, offset, &wrong),
            waiting: numbered(chrome, parts.waiting, 0, &wrong),
            requests: (parts.requested > 0).then(|| (format!("{base}/requests"), chrome.lang.say(&says_requests))),
            found_nobody: !form.find.is_empty() && parts.found.is_empty() && over.is_none(),
            find: form.find.clone(),
            found: parts.found.into_iter().map(|student| Found::of(chrome, student)).collect(),
            over,
            back: base,
            pager,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

impl Found {
    fn of(chrome: &Chrome, student: StudentFound) -> Self {
        Self {
            person: student.id.to_string(),
            name: student.name,
            email: student.email,
            grade: student.grade.map(|grade| chrome.lang.say(&Text::of("grade-n").with("n", grade))),
        }
    }
}

/// `wrong`: with whose reason, and what.
fn numbered(chrome: &Chrome, rows: Vec<RosterRow>, offset: i64, wrong: &Option<(String, String)>) -> Vec<Line> {
    let line = |(row, number): (RosterRow, i64)| Line {
        wrong: wrong.as_ref().filter(|(person, _)| row.person.id.as_str() == person).map(|(_, words)| words.clone()),
        person: row.person.id.to_string(),
        name: row.person.name,
        email: row.email,
        grade: row.grade,
        number,
        is_override: row.clash_override_by.is_some(),
        offered: row
            .offer_expires_at
            .map(|until| chrome.lang.say(&Text::of("roster-offered-until").with("until", chrome.local(until)))),
        bounces: row.email_bounced_at.is_some(),
    };
    rows.into_iter().zip(offset + 1..).map(line).collect()
}
