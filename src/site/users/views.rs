//! Accounts, and one of them.

use super::model::{Belongs, Standing, UserRow};
use crate::platform::{
    db::{Moment, ids::UserId},
    i18n::Lang,
    web::{Chrome, PageOf, Pager, Query},
};
use askama::Template;

#[derive(Template)]
#[template(path = "site/users.html")]
pub struct UsersPage {
    chrome: Chrome,
    words: String,
    rows: Vec<Row>,
    pager: Pager,
}

/// An account, in words.
struct Row {
    path: String,
    name: String,
    email: String,
    standing: String,
    mark: &'static str,
    is_site_admin: bool,
    seen: Option<String>,
    signed_in: Option<String>,
    schools: Vec<Place>,
}

/// Where somebody belongs, and as what.
struct Place {
    path: String,
    name: String,
    role: String,
    /// If it is not simply active.
    status: Option<String>,
}

#[derive(Template)]
#[template(path = "site/user.html")]
pub struct UserPage {
    chrome: Chrome,
    user: Row,
    opened: String,
    /// How many are open.
    sessions: i64,
}

impl UsersPage {
    pub fn of(chrome: &Chrome, query: &Query, list: PageOf<UserRow>, schools: &[Belongs]) -> Self {
        Self {
            pager: Pager::of(&list, &query.links(), chrome.lang),
            rows: list.rows.into_iter().map(|user| Row::of(chrome, user, schools)).collect(),
            words: query.words(),
            chrome: chrome.clone(),
        }
    }
}

impl UserPage {
    pub fn of(chrome: &Chrome, user: UserRow, sessions: i64, schools: &[Belongs]) -> Self {
        let opened = date(chrome, user.created_at);
        Self { opened, sessions, user: Row::of(chrome, user, schools), chrome: chrome.clone() }
    }
}

impl Row {
    fn of(chrome: &Chrome, user: UserRow, schools: &[Belongs]) -> Self {
        let (standing, mark) = match user.standing() {
            Standing::Active => ("site-user-active", "badge"),
            Standing::Unverified => ("site-user-unverified", "badge wait"),
            Standing::Disabled => ("site-user-disabled", "badge stop"),
        };
        Self {
            path: format!("/site/users/{}", user.id),
            standing: chrome.lang.get(standing),
            mark,
            is_site_admin: user.is_site_admin,
            seen: user.seen_at.map(|at| chrome.when(at)),
            signed_in: user.signed_in_at.map(|at| chrome.when(at)),
            schools: places(chrome.lang, &user.id, schools),
            name: user.name,
            email: user.email,
        }
    }
}

fn places(lang: Lang, user: &UserId, schools: &[Belongs]) -> Vec<Place> {
    let theirs = schools.iter().filter(|belongs| belongs.user.as_ref() == Some(user));
    let place = |belongs: &Belongs| {
        let status = belongs.status.as_str();
        Place {
            path: format!("/site/schools/{}", belongs.school),
            name: belongs.name.clone(),
            role: lang.get(&format!("role-{}", belongs.role.as_str())),
            status: (status != "active").then(|| lang.get(&format!("person-{status}"))),
        }
    };
    theirs.map(place).collect()
}

fn date(chrome: &Chrome, at: Moment) -> String {
    let date = chrome.local(at).date();
    chrome.lang.dates().map_or_else(|| date.to_string(), |dates| dates.date(date))
}
