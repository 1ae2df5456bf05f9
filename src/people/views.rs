//! The list of people, for staff.

use super::model::{Filters, Listed, PersonStatus};
use crate::platform::{
    access::Role,
    i18n::{Lang, Text},
    web::{Chrome, ListPath, PageOf, Pager, Query},
};
use askama::Template;

#[derive(Template)]
#[template(path = "people/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    action: String,
    words: String,
    is_of_programs: bool,
    roles: Vec<Choice>,
    statuses: Vec<Choice>,
    /// What the form of filters carries along.
    hidden: Vec<(String, String)>,
    /// Everybody again, when a filter is in force.
    clear: Option<String>,
    by_name: Order,
    by_role: Order,
    rows: Vec<Row>,
    pager: Pager,
}

struct Choice {
    value: &'static str,
    name: String,
    is_chosen: bool,
}

/// A head of a column: how it is sorted now, and where a click leads.
struct Order {
    sorted: Option<&'static str>,
    path: String,
}

struct Row {
    name: String,
    role: String,
    grade: Option<i32>,
    status: String,
    mark: &'static str,
    email: Option<String>,
    bounces: bool,
}

impl IndexPage {
    pub fn of(chrome: &Chrome, query: &Query, filters: &Filters, list: PageOf<Listed>) -> Self {
        let lang = chrome.lang;
        let choice = |value, key, is_chosen| Choice { value, name: lang.say(&Text::of(key)), is_chosen };
        let links = query.links();
        Self {
            action: chrome.path("/people"),
            words: filters.words.clone(),
            is_of_programs: chrome.me().is_some_and(|me| me.role == Role::ProgramAdmin),
            roles: Role::ALL.iter().rev().map(|r| choice(r.as_str(), role_key(*r), filters.role == Some(*r))).collect(),
            statuses: PersonStatus::ALL
                .iter()
                .map(|s| choice(s.as_str(), status_key(*s), filters.status == Some(*s)))
                .collect(),
            hidden: links.hidden(&["q", "role", "status"]),
            clear: filters.narrow().then(|| links.clone().without("q").without("role").without("status").to_string()),
            by_name: Order::of("name", filters, links.clone()),
            by_role: Order::of("role", filters, links.clone()),
            pager: Pager::of(&list, &links, lang),
            rows: list.rows.into_iter().map(|person| Row::of(lang, person)).collect(),
            chrome: chrome.clone(),
        }
    }
}

impl Order {
    fn of(key: &str, filters: &Filters, links: ListPath) -> Self {
        let is_current = filters.sort == key;
        let sorted = is_current.then_some(if filters.is_descending { "descending" } else { "ascending" });
        let next = if is_current && !filters.is_descending { format!("-{key}") } else { key.to_owned() };
        Self { sorted, path: links.with("sort", &next).to_string() }
    }
}

impl Row {
    fn of(lang: Lang, person: Listed) -> Self {
        Self {
            name: person.name,
            role: lang.say(&Text::of(role_key(person.role))),
            grade: person.grade,
            status: lang.say(&Text::of(status_key(person.status))),
            mark: match person.status {
                PersonStatus::Active => "",
                PersonStatus::Imported | PersonStatus::Invited => "badge wait",
                PersonStatus::Suspended => "badge stop",
                PersonStatus::Left => "badge plain",
            },
            email: person.email,
            bounces: person.email_bounced_at.is_some(),
        }
    }
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Student => "role-student",
        Role::Teacher => "role-teacher",
        Role::ProgramAdmin => "role-program_admin",
        Role::Admin => "role-admin",
        Role::Owner => "role-owner",
    }
}

fn status_key(status: PersonStatus) -> &'static str {
    match status {
        PersonStatus::Imported => "person-imported",
        PersonStatus::Invited => "person-invited",
        PersonStatus::Active => "person-active",
        PersonStatus::Suspended => "person-suspended",
        PersonStatus::Left => "person-left",
    }
}
