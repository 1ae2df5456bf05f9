//! One person, for staff who may see them.

use super::{mark_of, part_in_words, path, role_in_words, seen_in_words, status_in_words};
use crate::{
    activities::Involved,
    audit::Happened,
    people::model::{Membership, Person, PersonStatus, manages, role_change},
    platform::{
        access::{ErasePeople, InvitePeople, ManagePeople, ManageRoles, ReadAudit, Role},
        db::Moment,
        i18n::Text,
        web::{Chrome, PageOf, Pager, Query},
    },
};
use askama::Template;

/// Which of the two lists of activities is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    Places,
    Led,
}

impl Tab {
    /// As asked for, else what people in this role mostly have.
    pub fn of(query: &Query, role: Role) -> Self {
        match query.get("of") {
            "places" => Self::Places,
            "led" => Self::Led,
            _ if role == Role::Student => Self::Places,
            _ => Self::Led,
        }
    }
}

#[derive(Template)]
#[template(path = "people/show.html")]
pub struct ShowPage {
    chrome: Chrome,
    name: String,
    here: String,
    role: String,
    status: String,
    mark: &'static str,
    facts: Vec<Fact>,
    programs: Vec<(String, String)>,
    /// What whoever looks can go on to from here, in their order.
    links: Vec<(String, String)>,
    may_suspend: bool,
    may_reinstate: bool,
    may_depart: bool,
    tabs: [TabLink; 2],
    rows: Vec<Row>,
    pager: Pager,
    history: Vec<Happened>,
}

/// Something known of a person, if it is.
struct Fact {
    label: String,
    value: String,
    /// Written from left to right, whatever the page.
    is_code: bool,
    /// A word of warning beside it.
    warning: Option<String>,
}

struct TabLink {
    label: String,
    path: String,
    is_current: bool,
}

struct Row {
    name: String,
    path: String,
    term: String,
    part: String,
}

impl ShowPage {
    pub fn of(
        chrome: &Chrome,
        query: &Query,
        (person, seen_at): (&Person, Option<Moment>),
        memberships: &[(Membership, String)],
        (tab, places, led): (Tab, PageOf<Involved>, PageOf<Involved>),
        history: Vec<Happened>,
    ) -> Self {
        let (lang, here) = (chrome.lang, path(chrome, &person.id));
        let mine = chrome.me().map(|me| me.role);
        let is_mine = mine.is_some_and(|mine| manages(mine, person.role)) && chrome.may::<ManagePeople>();
        let tab_link = |of: Tab, text: Text, word: &str| TabLink {
            label: lang.say(&text),
            path: query.links().with("of", word).to_string(),
            is_current: of == tab,
        };
        let tabs = [
            tab_link(Tab::Places, Text::of("person-places").with("n", places.total), "places"),
            tab_link(Tab::Led, Text::of("person-led").with("n", led.total), "led"),
        ];
        let shown = if tab == Tab::Places { places } else { led };
        let part = |(one, name): &(Membership, String)| (name.clone(), part_in_words(lang, one.part));
        Self {
            name: person.name.clone(),
            role: role_in_words(lang, person.role),
            status: status_in_words(lang, person.status),
            mark: mark_of(person.status),
            facts: facts(chrome, person, seen_at),
            programs: memberships.iter().map(part).collect(),
            links: links(chrome, person, &here, is_mine),
            may_suspend: is_mine && person.status.may_become(PersonStatus::Suspended),
            may_reinstate: is_mine && !person.is_here(),
            may_depart: is_mine && person.status.may_become(PersonStatus::Left),
            tabs,
            pager: Pager::of(&shown, &query.links(), lang),
            rows: shown.rows.into_iter().map(|row| Row::of(chrome, row)).collect(),
            history,
            here,
            chrome: chrome.clone(),
        }
    }
}

/// Whoever else has something to say of a person adds a link here.
fn links(chrome: &Chrome, person: &Person, here: &str, is_mine: bool) -> Vec<(String, String)> {
    let lang = chrome.lang;
    let mut links = Vec::new();
    if is_mine {
        links.push((lang.get("person-edit"), format!("{here}/edit")));
    }
    if let Some(invite) = invite_path(chrome, person) {
        links.push((lang.get("person-invite"), invite));
    }
    let is_self = chrome.person() == Some(&person.id);
    let mine = chrome.me().map(|me| me.role).filter(|_| chrome.may::<ManageRoles>());
    let may_change = mine.is_some_and(|mine| {
        Role::ALL.iter().any(|to| *to != person.role && role_change(mine, is_self, person.role, *to).is_some())
    });
    if may_change {
        links.push((lang.get("person-role-change"), format!("{here}/role")));
    }
    if is_mine && chrome.may::<ManageRoles>() {
        links.push((lang.get("person-merge"), format!("{here}/merge")));
    }
    if chrome.may::<ErasePeople>() {
        links.push((lang.get("privacy-title"), chrome.path(&format!("/privacy/people/{}", person.id))));
    }
    if chrome.may::<ReadAudit>() {
        links.push((lang.get("audit-history"), chrome.path(&format!("/audit?subject={}", person.id))));
    }
    links.push((lang.get("person-compare"), chrome.path(&format!("/people/compare?id={}", person.id))));
    links
}

/// Where to invite somebody who has an address and no account, for whoever may.
fn invite_path(chrome: &Chrome, person: &Person) -> Option<String> {
    let mine = chrome.me().map(|me| me.role).filter(|_| chrome.may::<InvitePeople>())?;
    let is_free = person.role < mine && person.user_id.is_none() && person.status != PersonStatus::Suspended;
    let email = person.email.as_ref().filter(|_| is_free)?;
    let known = [("email", email.as_str()), ("name", person.name.as_str()), ("role", person.role.as_str())];
    let known = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(known).finish();
    Some(chrome.path(&format!("/people/invitations/new?{known}")))
}

fn facts(chrome: &Chrome, person: &Person, seen_at: Option<Moment>) -> Vec<Fact> {
    let lang = chrome.lang;
    let fact = |key: &str, value: Option<String>| {
        value.map(|value| Fact { label: lang.get(key), value, is_code: false, warning: None })
    };
    let bounces = person.email_bounced_at.is_some();
    let email = fact("people-email", person.email.clone()).map(|fact| Fact {
        is_code: true,
        warning: bounces.then(|| lang.get("mail-address-bounced")),
        ..fact
    });
    let account = if person.user_id.is_some() { "person-has-account" } else { "person-has-no-account" };
    let seen = seen_in_words(chrome, seen_at);
    [
        fact("people-grade", person.grade.map(|grade| grade.to_string())),
        email,
        fact("person-guardian", person.guardian_contact.clone()),
        fact("person-account", Some(lang.get(account))),
        fact("people-seen", Some(seen).filter(|seen| !seen.is_empty())),
        fact("person-since", Some(seen_in_words(chrome, Some(person.created_at)))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

impl Row {
    fn of(chrome: &Chrome, row: Involved) -> Self {
        let lang = chrome.lang;
        Self {
            path: chrome.path(&format!("/activities/{}", row.activity)),
            part: match row.part {
                "lead" => lang.get("person-leads"),
                "helper" => lang.get("person-helps"),
                status => lang.get(&format!("signup-{status}")),
            },
            name: row.name,
            term: row.term,
        }
    }
}
