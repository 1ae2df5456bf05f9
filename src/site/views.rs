//! All schools, one school, and mail.

use super::{
    forms::{PlanForm, SchoolForm, SuspensionForm},
    model::{MailRow, MailShown, Plan, SORTS, SchoolFacts, SchoolFilters, SchoolRow, VisitRow},
};
use crate::{
    platform::{
        access::{SuspensionKind, is_suspended},
        db::Moment,
        files::in_words,
        i18n::{Lang, Text},
        jobs::FailedJob,
        web::{Chrome, Form, ListPath, PageOf, Pager, Query},
    },
    schools::zones,
};
use askama::Template;

#[derive(Template)]
#[template(path = "site/schools.html")]
pub struct SchoolsPage {
    chrome: Chrome,
    words: String,
    status: &'static str,
    /// What the form carries along.
    hidden: Vec<(String, String)>,
    heads: Vec<Head>,
    rows: Vec<Row>,
    pager: Pager,
    /// No school at all, not just none that matches.
    is_empty: bool,
}

/// A head of a column: how it is sorted now, and where a click leads.
struct Head {
    is_num: bool,
    label: String,
    sorted: Option<&'static str>,
    path: String,
}

struct Row {
    path: String,
    slug: String,
    name: String,
    plan: String,
    people: i64,
    storage: String,
    active: Option<String>,
    opened: String,
    is_suspended: bool,
}

impl SchoolsPage {
    pub fn of(chrome: &Chrome, query: &Query, filters: &SchoolFilters, list: PageOf<SchoolRow>) -> Self {
        let links = query.links();
        Self {
            pager: Pager::of(&list, &links, chrome.lang),
            is_empty: list.total == 0 && filters.words.is_empty() && filters.suspended.is_none(),
            rows: list.rows.into_iter().map(|school| Row::of(chrome, school)).collect(),
            words: filters.words.clone(),
            status: match filters.suspended {
                None => "",
                Some(true) => "suspended",
                Some(false) => "open",
            },
            hidden: links.hidden(&["q", "status"]),
            heads: SORTS.iter().map(|key| Head::of(chrome.lang, key, filters, &links)).collect(),
            chrome: chrome.clone(),
        }
    }
}

impl Head {
    /// What counts is first turned to its largest.
    fn of(lang: Lang, key: &'static str, filters: &SchoolFilters, links: &ListPath) -> Self {
        let (text, is_num) = match key {
            "people" => (Text::of("site-people"), true),
            "storage" => (Text::of("site-storage"), true),
            "active" => (Text::of("site-active"), false),
            "opened" => (Text::of("site-opened"), false),
            _ => (Text::of("site-name"), false),
        };
        let is_current = filters.sort == key;
        let is_down_next = if is_current { !filters.is_descending } else { key != "name" };
        let next = if is_down_next { format!("-{key}") } else { key.to_owned() };
        let direction = if filters.is_descending { "descending" } else { "ascending" };
        Self {
            is_num,
            label: lang.say(&text),
            sorted: is_current.then_some(direction),
            path: links.clone().with("sort", &next).to_string(),
        }
    }
}

impl Row {
    fn of(chrome: &Chrome, school: SchoolRow) -> Self {
        Self {
            path: format!("/site/schools/{}", school.id),
            plan: plan(chrome.lang, school.plan),
            people: school.people,
            storage: chrome.lang.say(&in_words(school.bytes)),
            active: school.active_at.map(|at| date(chrome, at)),
            opened: date(chrome, school.created_at),
            is_suspended: is_suspended(school.suspended_at, school.suspended_until, chrome.now()),
            slug: school.slug,
            name: school.name,
        }
    }
}

fn plan(lang: Lang, plan: Plan) -> String {
    lang.say(&match plan {
        Plan::Trial => Text::of("site-plan-trial"),
        Plan::School => Text::of("site-plan-school"),
        Plan::District => Text::of("site-plan-district"),
    })
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
    active: Option<String>,
    storage: String,
    /// If it is suspended now.
    suspended: Option<Closed>,
    kinds: Vec<(&'static str, String)>,
    plans: Vec<(&'static str, String)>,
    visits: Vec<(String, String, String)>,
    form: Form<SuspensionForm>,
    plan_form: Form<PlanForm>,
}

/// Since when, until when and why a school is closed.
struct Closed {
    since: String,
    until: Option<String>,
    why: String,
}

impl SchoolPage {
    pub fn of(chrome: &Chrome, facts: SchoolFacts, form: &Form<SuspensionForm>, plan_form: &Form<PlanForm>) -> Self {
        let lang = chrome.lang;
        // On the clock of the school, which is what its people read.
        let there = |at: Moment| lang.moment(at.utc().and_utc().with_timezone(&facts.zone()).naive_local());
        let why = facts.suspension_kind.unwrap_or(SuspensionKind::Other);
        let suspended = facts.suspended(chrome.now()).map(|(since, until)| Closed {
            since: there(since),
            until: until.map(there),
            why: lang.say(&why.words()),
        });
        let visit = |visit: &VisitRow| (visit.who.clone(), visit.reason.clone(), chrome.when(visit.began_at));
        Self {
            path: format!("/site/schools/{}", facts.id),
            public_path: format!("/s/{}", facts.slug),
            opened: date(chrome, facts.created_at),
            active: facts.inside.active_at.map(|at| date(chrome, at)),
            storage: lang.say(&in_words(facts.inside.bytes)),
            suspended,
            kinds: SuspensionKind::ALL.iter().map(|kind| (kind.as_str(), lang.say(&kind.words()))).collect(),
            plans: Plan::ALL.iter().map(|one| (one.as_str(), plan(lang, *one))).collect(),
            visits: facts.visits.iter().map(visit).collect(),
            form: form.clone(),
            plan_form: plan_form.clone(),
            facts,
            chrome: chrome.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "site/jobs.html")]
pub struct JobsPage {
    chrome: Chrome,
    /// The only kind that is shown, if it is one.
    kind: String,
    kinds: Vec<KindLine>,
    rows: Vec<JobLine>,
    pager: Pager,
}

/// One kind of work that failed: how much of it, and where it is shown alone.
struct KindLine {
    name: String,
    n: i64,
    path: String,
    is_shown: bool,
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
    pub fn of(chrome: &Chrome, query: &Query, list: PageOf<FailedJob>, kinds: Vec<(String, i64)>) -> Self {
        let shown = query.get("kind").to_owned();
        let kind = |(name, n): (String, i64)| KindLine {
            path: query.links().with("kind", &name).to_string(),
            is_shown: name == shown,
            name,
            n,
        };
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
            kinds: kinds.into_iter().map(kind).collect(),
            kind: shown.clone(),
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
