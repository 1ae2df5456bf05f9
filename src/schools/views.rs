//! The front page and a school's public page.

use super::model::SchoolCard;
use crate::{
    error::{Error, Result},
    platform::web::{Chrome, PageOf, Pager, Query},
};
use askama::Template;

#[derive(Template)]
#[template(path = "schools/front.html")]
pub struct FrontPage {
    chrome: Chrome,
    words: String,
    rows: Vec<SchoolCard>,
    pager: Pager,
    is_signed_in: bool,
    /// No school at all, not just none of that name.
    is_empty: bool,
    may_open: bool,
}

impl FrontPage {
    pub fn of(chrome: &Chrome, query: &Query, list: PageOf<SchoolCard>) -> Self {
        let words = query.words();
        Self {
            pager: Pager::of(&list, &query.links(), chrome.lang),
            is_signed_in: chrome.user().is_some(),
            is_empty: list.total == 0 && words.is_empty(),
            may_open: chrome.user().is_some_and(|user| user.is_site_admin),
            rows: list.rows,
            words,
            chrome: chrome.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "schools/show.html")]
pub struct ShowPage {
    chrome: Chrome,
    name: String,
    motto: String,
    is_member: bool,
    takes_registrations: bool,
}

impl ShowPage {
    pub fn of(chrome: &Chrome) -> Result<Self> {
        let school = chrome.school().ok_or(Error::NotFound)?;
        Ok(Self {
            name: school.name.clone(),
            motto: school.motto.clone(),
            is_member: chrome.me().is_some(),
            takes_registrations: school.takes_registrations,
            chrome: chrome.clone(),
        })
    }
}
