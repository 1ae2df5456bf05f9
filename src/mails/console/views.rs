//! The school's mail, in words.

use super::model::{Act, Filters, Line, Listed, Mail, Office, Returned, Shown};
use crate::{
    mails::gallery,
    platform::{
        db::ids::MailId,
        i18n::{Lang, Text},
        mail::Became,
        web::{Chrome, PageOf, Pager, Query},
    },
};
use askama::Template;

pub fn path(chrome: &Chrome, id: &MailId) -> String {
    chrome.path(&format!("/mails/{id}"))
}

struct State {
    words: String,
    mark: &'static str,
}

impl State {
    fn of(lang: Lang, shown: Shown) -> Self {
        let mark = match shown {
            Shown::Sent => "badge",
            Shown::Queued | Shown::Sending => "badge wait",
            Shown::Bounced | Shown::Failed => "badge stop",
            Shown::Held | Shown::Stopped | Shown::Off => "badge plain",
        };
        Self { words: lang.get(&format!("console-state-{}", shown.as_str())), mark }
    }
}

/// What a kind of mail is called. One that is written no more goes by its old name.
fn kind(lang: Lang, template: &str) -> String {
    if gallery::names().contains(&template) { gallery::title(lang, template) } else { template.to_owned() }
}

#[derive(Template)]
#[template(path = "mails/console/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    action: String,
    here: String,
    words: String,
    from: String,
    until: String,
    states: Vec<Choice>,
    kinds: Vec<Choice>,
    rows: Vec<Row>,
    pager: Pager,
    /// No mail at all, not just none of that kind.
    is_empty: bool,
    is_filtered: bool,
}

struct Choice {
    value: &'static str,
    name: String,
    is_chosen: bool,
}

struct Row {
    id: MailId,
    path: String,
    /// None: it is not to be read by anybody else.
    subject: Option<String>,
    lang: String,
    dir: &'static str,
    to_name: String,
    to_address: String,
    kind: String,
    when: String,
    state: State,
}

impl IndexPage {
    pub fn of(chrome: &Chrome, query: &Query, filters: &Filters, list: PageOf<Listed>) -> Self {
        let lang = chrome.lang;
        let state = |shown: &Shown| Choice {
            value: shown.as_str(),
            name: State::of(lang, *shown).words,
            is_chosen: filters.state == Some(*shown),
        };
        let kind = |name: &&'static str| Choice {
            value: name,
            name: kind(lang, name),
            is_chosen: filters.template == Some(*name),
        };
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let mut kinds: Vec<Choice> = gallery::names().iter().map(kind).collect();
        kinds.sort_by(|a, b| a.name.cmp(&b.name));
        Self {
            action: chrome.path("/mails"),
            here: chrome.here().to_owned(),
            words: filters.words.clone(),
            from: day(filters.from),
            until: day(filters.until),
            states: Shown::ALL.iter().map(state).collect(),
            kinds,
            pager: Pager::of(&list, &query.links(), lang),
            is_filtered: filters.is_any(),
            is_empty: list.total == 0 && !filters.is_any(),
            rows: list.rows.into_iter().map(|mail| Row::of(chrome, mail)).collect(),
            chrome: chrome.clone(),
        }
    }
}

impl Row {
    fn of(chrome: &Chrome, mail: Listed) -> Self {
        let shown = Shown::of(mail.status, mail.bounced_at.is_some());
        Self {
            path: path(chrome, &mail.id),
            id: mail.id,
            subject: gallery::is_open(&mail.template).then_some(mail.subject),
            dir: Lang::named(&mail.locale).unwrap_or_default().dir(),
            lang: mail.locale,
            to_name: mail.to_name,
            to_address: mail.to_address,
            kind: kind(chrome.lang, &mail.template),
            when: chrome.when(mail.created_at),
            state: State::of(chrome.lang, shown),
        }
    }
}

#[derive(Template)]
#[template(path = "mails/console/show.html")]
pub struct ShowPage {
    chrome: Chrome,
    here: String,
    title: String,
    title_lang: String,
    title_dir: &'static str,
    mail: Mail,
    kind: String,
    lang_name: String,
    state: State,
    /// Why it did not go, in words.
    why: Option<String>,
    text: Option<String>,
    history: Vec<Happened>,
    may_stop: bool,
    may_retry: bool,
    may_resend: bool,
}

struct Happened {
    what: String,
    why: Option<String>,
    who: Option<String>,
    when: String,
    other: Option<String>,
}

impl ShowPage {
    pub fn of(chrome: &Chrome, mail: Mail, text: Option<String>, lines: Vec<Line>, office: Office) -> Self {
        let (lang, is_open) = (chrome.lang, text.is_some());
        let kind = kind(lang, &mail.template);
        let of_mail = Lang::named(&mail.locale).unwrap_or_default();
        let may = |act| mail.may(act, is_open, office);
        let written = Happened {
            what: lang.get("console-was-written"),
            why: None,
            who: None,
            when: chrome.when(mail.created_at),
            other: None,
        };
        Self {
            here: path(chrome, &mail.id),
            title: if is_open { mail.subject.clone() } else { kind.clone() },
            title_lang: if is_open { of_mail.code() } else { lang.code() }.to_owned(),
            title_dir: if is_open { of_mail.dir() } else { lang.dir() },
            lang_name: of_mail.own_name(),
            state: State::of(lang, mail.shown()),
            why: why(lang, mail.held_reason.as_deref(), mail.error.as_deref()),
            history: std::iter::once(written).chain(lines.into_iter().map(|line| Happened::of(chrome, line))).collect(),
            may_stop: may(Act::Stop),
            may_retry: may(Act::Retry),
            may_resend: may(Act::Resend),
            kind,
            text,
            mail,
            chrome: chrome.clone(),
        }
    }
}

/// What holds it back is ours to say; what went wrong is what the mail server said.
fn why(lang: Lang, held: Option<&str>, error: Option<&str>) -> Option<String> {
    match (held, error) {
        (Some("protected"), _) => Some(lang.get("console-held-protected")),
        (Some(_), _) => Some(lang.get("console-held-not-allowed")),
        (None, Some(error)) => Some(lang.say(&Text::of("console-error").with("error", error))),
        (None, None) => None,
    }
}

impl Happened {
    fn of(chrome: &Chrome, line: Line) -> Self {
        let lang = chrome.lang;
        let why = match line.state {
            Became::Held => why(lang, line.words.as_deref(), None),
            _ => why(lang, None, line.words.as_deref()),
        };
        Self {
            what: lang.get(&format!("console-was-{}", line.state.as_str())),
            why,
            who: line.who,
            when: chrome.when(line.at),
            other: line.other.map(|id| path(chrome, &id)),
        }
    }
}

#[derive(Template)]
#[template(path = "mails/console/addresses.html")]
pub struct AddressesPage {
    chrome: Chrome,
    rows: Vec<Address>,
    pager: Pager,
}

struct Address {
    name: String,
    email: Option<String>,
    since: String,
    action: String,
}

impl AddressesPage {
    pub fn of(chrome: &Chrome, query: &Query, list: PageOf<Returned>) -> Self {
        let row = |person: Returned| Address {
            action: chrome.path(&format!("/mails/addresses/{}", person.id)),
            name: person.name,
            email: person.email,
            since: person.bounced_at.map(|at| chrome.when(at)).unwrap_or_default(),
        };
        Self {
            pager: Pager::of(&list, &query.links(), chrome.lang),
            rows: list.rows.into_iter().map(row).collect(),
            chrome: chrome.clone(),
        }
    }
}
