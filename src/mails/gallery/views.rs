//! The gallery of letters.

use super::model::{self, Drawn};
use crate::platform::{i18n::Lang, web::Chrome};
use askama::Template;

#[derive(Template)]
#[template(path = "mails/gallery/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    rows: Vec<Row>,
}

struct Row {
    path: String,
    title: String,
    name: &'static str,
    is_open: bool,
}

impl IndexPage {
    pub fn of(chrome: &Chrome) -> Self {
        let row = |name: &&'static str| Row {
            path: format!("/site/templates/{name}"),
            title: model::title(chrome.lang, name),
            is_open: model::is_open(name),
            name,
        };
        Self { rows: model::names().iter().map(row).collect(), chrome: chrome.clone() }
    }
}

#[derive(Template)]
#[template(path = "mails/gallery/show.html")]
pub struct ShowPage {
    chrome: Chrome,
    title: String,
    frame: String,
    langs: Vec<Choice>,
    drawn: Drawn,
}

struct Choice {
    path: String,
    name: String,
    code: &'static str,
    is_current: bool,
}

impl ShowPage {
    pub fn of(chrome: &Chrome, drawn: Drawn) -> Self {
        let here = format!("/site/templates/{}", drawn.name);
        let choice = |lang: Lang| Choice {
            path: format!("{here}?lang={}", lang.code()),
            name: lang.own_name(),
            code: lang.code(),
            is_current: lang == drawn.lang,
        };
        Self {
            title: model::title(chrome.lang, drawn.name),
            frame: format!("{here}/html?lang={}", drawn.lang.code()),
            langs: Lang::all().into_iter().map(choice).collect(),
            drawn,
            chrome: chrome.clone(),
        }
    }
}
