//! The list of people, and the same as a file.

use super::{Choice, mark_of, path, role_in_words, seen_in_words, status_in_words};
use crate::{
    people::{
        forms::ViewForm,
        model::{Filters, Listed, PersonStatus, SORTS},
        queries::{Line, SavedView, Scope},
    },
    platform::{
        access::{InvitePeople, ManagePeople, Role},
        i18n::{Lang, Text},
        web::{Cell, Chrome, Form, ListPath, PageOf, Pager, Query, Sheet},
    },
};
use askama::Template;

#[derive(Template)]
#[template(path = "people/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    action: String,
    words: String,
    grade: String,
    is_of_programs: bool,
    is_bounced: bool,
    roles: Vec<Choice>,
    statuses: Vec<Choice>,
    programs: Vec<Choice>,
    /// What the form of filters carries along.
    hidden: Vec<(String, String)>,
    /// Everybody again, when a filter is in force.
    clear: Option<String>,
    heads: Vec<Head>,
    rows: Vec<Row>,
    pager: Pager,
    views: Vec<ViewLink>,
    /// The name that somebody gives these filters.
    form: Form<ViewForm>,
    /// These filters as text.
    query: String,
    files: [(String, String); 2],
    /// What may be done with those who are ticked; nothing for whoever only reads.
    changes: Vec<(String, String)>,
    /// Whether those who are ticked may be invited from here.
    may_invite: bool,
    total: i64,
    /// Whether more match than the page shows.
    is_more: bool,
}

/// A head of a column: how it is sorted now, and where a click leads.
struct Head {
    key: &'static str,
    label: String,
    sorted: Option<&'static str>,
    path: String,
}

struct Row {
    id: String,
    path: String,
    name: String,
    role: String,
    grade: Option<i32>,
    status: String,
    mark: &'static str,
    seen: String,
    email: Option<String>,
    bounces: bool,
}

struct ViewLink {
    name: String,
    path: String,
    removal: String,
    is_current: bool,
}

const FILTERS: [&str; 6] = ["q", "role", "status", "program", "grade", "mail"];

impl IndexPage {
    pub fn of(
        chrome: &Chrome,
        query: &Query,
        filters: &Filters,
        scope: &Scope,
        views: Vec<SavedView>,
        list: PageOf<Line>,
        form: &Form<ViewForm>,
    ) -> Self {
        let (lang, links, kept) = (chrome.lang, query.links(), filters.as_query());
        let file = |kind: &str| {
            let path = chrome.path(&format!("/people/list.{kind}"));
            (kind.to_uppercase(), if kept.is_empty() { path } else { format!("{path}?{kept}") })
        };
        Self {
            action: chrome.path("/people"),
            words: filters.words.clone(),
            grade: filters.grade.map(|grade| grade.to_string()).unwrap_or_default(),
            is_of_programs: !scope.is_all,
            is_bounced: filters.is_bounced,
            roles: roles(lang, filters),
            statuses: statuses(lang, filters),
            programs: programs(filters, scope),
            hidden: links.hidden(&FILTERS),
            clear: filters
                .narrow()
                .then(|| FILTERS.iter().fold(links.clone(), |links, name| links.without(name)).to_string()),
            heads: SORTS.iter().map(|key| Head::of(lang, key, filters, links.clone())).collect(),
            pager: Pager::of(&list, &links, lang),
            may_invite: scope.is_all && chrome.may::<InvitePeople>(),
            total: list.total,
            is_more: i64::try_from(list.rows.len()).is_ok_and(|shown| shown < list.total),
            rows: list.rows.into_iter().map(|line| Row::of(chrome, line)).collect(),
            views: views.into_iter().map(|view| ViewLink::of(chrome, view, &kept)).collect(),
            form: form.clone(),
            query: kept.clone(),
            files: [file("csv"), file("xlsx")],
            changes: if chrome.may::<ManagePeople>() { changes(lang, scope) } else { Vec::new() },
            chrome: chrome.clone(),
        }
    }
}

fn roles(lang: Lang, filters: &Filters) -> Vec<Choice> {
    let role = |role: &Role| Choice {
        value: role.as_str().to_owned(),
        name: role_in_words(lang, *role),
        is_chosen: filters.role == Some(*role),
    };
    Role::ALL.iter().rev().map(role).collect()
}

fn statuses(lang: Lang, filters: &Filters) -> Vec<Choice> {
    let status = |status: &PersonStatus| Choice {
        value: status.as_str().to_owned(),
        name: status_in_words(lang, *status),
        is_chosen: filters.status == Some(*status),
    };
    PersonStatus::ALL.iter().map(status).collect()
}

fn programs(filters: &Filters, scope: &Scope) -> Vec<Choice> {
    let program = |(id, name): &(_, String)| Choice {
        value: ToString::to_string(id),
        name: name.clone(),
        is_chosen: filters.program.as_ref() == Some(id),
    };
    scope.programs.iter().map(program).collect()
}

/// Each as the form sends it, and in words.
fn changes(lang: Lang, scope: &Scope) -> Vec<(String, String)> {
    let plain = [("suspend", "people-suspend"), ("reinstate", "people-reinstate")];
    let plain = plain.into_iter().map(|(value, key)| (value.to_owned(), lang.get(key)));
    let join = scope.programs.iter().map(|(id, name)| {
        (format!("join:{id}"), lang.say(&Text::of("people-join-program").with("program", name.clone())))
    });
    let leave = scope.programs.iter().map(|(id, name)| {
        (format!("leave:{id}"), lang.say(&Text::of("people-leave-program").with("program", name.clone())))
    });
    plain.chain(join).chain(leave).collect()
}

impl Head {
    fn of(lang: Lang, key: &'static str, filters: &Filters, links: ListPath) -> Self {
        let is_current = filters.sort == key;
        let sorted = is_current.then_some(if filters.is_descending { "descending" } else { "ascending" });
        let next = if is_current && !filters.is_descending { format!("-{key}") } else { key.to_owned() };
        Self { key, label: lang.get(&format!("people-{key}")), sorted, path: links.with("sort", &next).to_string() }
    }
}

impl Row {
    fn of(chrome: &Chrome, (person, seen_at): Line) -> Self {
        Self {
            id: person.id.to_string(),
            path: path(chrome, &person.id),
            name: person.name,
            role: role_in_words(chrome.lang, person.role),
            grade: person.grade,
            status: status_in_words(chrome.lang, person.status),
            mark: mark_of(person.status),
            seen: seen_in_words(chrome, seen_at),
            email: person.email,
            bounces: person.email_bounced_at.is_some(),
        }
    }
}

impl ViewLink {
    fn of(chrome: &Chrome, view: SavedView, now: &str) -> Self {
        Self {
            path: super::list_path(chrome, &view.query),
            removal: chrome.path(&format!("/people/views/{}/removal", view.id)),
            is_current: view.query == now,
            name: view.name,
        }
    }
}

/// Everybody who matches, with what the list has no room for.
pub fn sheet(chrome: &Chrome, rows: Vec<(Line, Option<String>)>) -> Sheet {
    let lang = chrome.lang;
    let keys = [
        "people-name",
        "people-role",
        "people-grade",
        "people-status",
        "people-email",
        "person-guardian",
        "people-seen",
    ];
    let row = |((person, seen_at), contact): ((Listed, Option<_>), Option<String>)| -> Vec<Cell> {
        vec![
            person.name.into(),
            role_in_words(lang, person.role).into(),
            person.grade.into(),
            status_in_words(lang, person.status).into(),
            person.email.into(),
            contact.into(),
            seen_at.map(|at| chrome.local(at).date().to_string()).into(),
        ]
    };
    Sheet {
        name: format!("{} – {}", chrome.title(), lang.get("people-title")),
        headings: keys.iter().map(|key| lang.get(key)).collect(),
        rows: rows.into_iter().map(row).collect(),
    }
}
