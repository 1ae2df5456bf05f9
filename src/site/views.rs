//! All schools, one school, and mail.

use super::{
    forms::{SchoolForm, SuspensionForm},
    model::{MailRow, MailShown, SchoolFacts, SchoolRow},
};
use crate::{
    platform::{
        db::Moment,
        i18n::{Lang, Text},
        jobs::FailedJob,
        web::{Chrome, Form, PageOf, Pager, Query},
    },
    schools::zones,
};
use askama::Template;

#[derive(Template)]
#[template(path = "site/schools.html")]
pub struct SchoolsPage {
    chrome: Chrome,
    words: String,
    rows: Vec<Row>,
    pager: Pager,
    /// No school at all, not just none of that name.
    is_empty: bool,
}

struct Row {
    path: String,
    slug: String,
    name: String,
    people: i64,
    opened: String,
    is_suspended: bool,
}

impl SchoolsPage {
    pub fn of(chrome: &Chrome, query: &Query, list: PageOf<SchoolRow>) -> Self {
        let words = query.words();
        Self {
            pager: Pager::of(&list, &query.links(), chrome.lang),
            is_empty: list.total == 0 && words.is_empty(),
            rows: list.rows.into_iter().map(|school| Row::of(chrome, school)).collect(),
            words,
            chrome: chrome.clone(),
        }
    }
}

impl Row {
    fn of(chrome: &Chrome, school: SchoolRow) -> Self {
        Self {
            path: format!("/site/schools/{}", school.id),
            slug: school.slug,
            name: school.name,
            people: school.people,
            opened: date(chrome, school.created_at),
            is_suspended: school.suspended_at.is_some(),
        }
    }
}

fn date(chrome: &Chrome, at: Moment) -> String {
    let date = chrome.local(at).date();
    chrome.lang.dates().map_or_else(|| date.to_string(), |dates| dates.date(date))
}

#[derive(Template)]
#[template(path = "site/new.html")]
pub struct NewPage {
    chrome: Chrome,
    form: Form<SchoolForm>,
    zones: Vec<&'static str>,
    langs: Vec<Lang>,
}

impl NewPage {
    pub fn of(chrome: &Chrome, form: &Form<SchoolForm>) -> Self {
        Self { chrome: chrome.clone(), form: form.clone(), zones: zones(), langs: Lang::all() }
    }
}

#[derive(Template)]
#[template(path = "site/school.html")]
pub struct SchoolPage {
    chrome: Chrome,
    path: String,
    public_path: String,
    facts: SchoolFacts,
    opened: String,
    /// Since when, if it is.
    suspended: Option<String>,
    form: Form<SuspensionForm>,
}

impl SchoolPage {
    pub fn of(chrome: &Chrome, facts: SchoolFacts, form: &Form<SuspensionForm>) -> Self {
        Self {
            path: format!("/site/schools/{}", facts.id),
            public_path: format!("/s/{}", facts.slug),
            opened: date(chrome, facts.created_at),
            suspended: facts.suspended_at.map(|at| chrome.when(at)),
            form: form.clone(),
            facts,
            chrome: chrome.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "site/jobs.html")]
pub struct JobsPage {
    chrome: Chrome,
    rows: Vec<JobLine>,
    pager: Pager,
}

struct JobLine {
    name: String,
    school: Option<String>,
    tries: i32,
    why: Option<String>,
    when: String,
    retry: String,
}

impl JobsPage {
    pub fn of(chrome: &Chrome, query: &Query, list: PageOf<FailedJob>) -> Self {
        let line = |job: FailedJob| JobLine {
            retry: format!("/site/jobs/{}/retry", job.id),
            name: job.name,
            school: job.school,
            tries: job.attempts,
            why: job.last_error,
            when: job.failed_at.map(|at| chrome.when(at)).unwrap_or_default(),
        };
        Self {
            pager: Pager::of(&list, &query.links(), chrome.lang),
            rows: list.rows.into_iter().map(line).collect(),
            chrome: chrome.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "site/mails.html")]
pub struct MailsPage {
    chrome: Chrome,
    to: String,
    rows: Vec<MailLine>,
    pager: Pager,
    is_empty: bool,
}

struct MailLine {
    path: String,
    subject: String,
    lang: String,
    to: String,
    template: String,
    when: String,
    status: String,
    mark: &'static str,
}

impl MailsPage {
    pub fn of(chrome: &Chrome, query: &Query, list: PageOf<MailRow>) -> Self {
        let to = query.get("to").to_owned();
        Self {
            pager: Pager::of(&list, &query.links(), chrome.lang),
            is_empty: list.total == 0 && to.is_empty(),
            rows: list.rows.into_iter().map(|mail| MailLine::of(chrome, mail)).collect(),
            to,
            chrome: chrome.clone(),
        }
    }
}

impl MailLine {
    fn of(chrome: &Chrome, mail: MailRow) -> Self {
        let (key, mark) = status(&mail.status);
        Self {
            path: format!("/site/mails/{}", mail.id),
            subject: mail.subject,
            lang: mail.locale,
            to: mail.to_address,
            template: mail.template,
            when: chrome.when(mail.created_at),
            status: chrome.lang.say(&Text::of(key)),
            mark,
        }
    }
}

/// The words for a mail's status, and the badge they stand in.
fn status(status: &str) -> (&'static str, &'static str) {
    match status {
        "sent" => ("site-mail-sent", "badge"),
        "failed" => ("site-mail-failed", "badge stop"),
        "off" => ("site-mail-off", "badge plain"),
        "held" => ("console-state-held", "badge plain"),
        "stopped" => ("console-state-stopped", "badge plain"),
        "sending" => ("console-state-sending", "badge wait"),
        _ => ("site-mail-queued", "badge wait"),
    }
}

#[derive(Template)]
#[template(path = "site/mail.html")]
pub struct MailPage {
    chrome: Chrome,
    mail: MailShown,
    lang_name: String,
    dir: &'static str,
    frame: String,
    when: String,
    status: String,
    mark: &'static str,
    /// Paths of ours that the text links to: inside the frame nothing can be followed.
    links: Vec<String>,
}

impl MailPage {
    pub fn of(chrome: &Chrome, mail: MailShown, base: &str) -> Self {
        let (key, mark) = status(&mail.status);
        let words = mail.text.split_whitespace();
        Self {
            frame: format!("/site/mails/{}/html", mail.id),
            dir: Lang::named(&mail.locale).unwrap_or_default().dir(),
            lang_name: Lang::named(&mail.locale).map_or_else(|| mail.locale.clone(), Lang::own_name),
            when: chrome.when(mail.created_at),
            status: chrome.lang.say(&Text::of(key)),
            mark,
            links: words.filter_map(|word| word.strip_prefix(base)).map(str::to_owned).collect(),
            mail,
            chrome: chrome.clone(),
        }
    }
}
