//! The numbers of a term with their charts, and the lists behind them.

mod chart;
mod grid;
mod index;
mod list;

pub use grid::Grid;
pub use index::{IndexPage, days, grades};
pub use list::{ListPage, Listed};

use super::model::Grade;
use crate::{
    platform::{
        i18n::{Lang, Text},
        web::Chrome,
    },
    schools::Term,
};
use askama::Template;

/// Before there is any term.
#[derive(Template)]
#[template(path = "reports/no_term.html")]
pub struct NoTermPage {
    pub chrome: Chrome,
}

/// "Report by day - Autumn": what the file is called.
pub fn file_name(chrome: &Chrome, key: &str, term: &Term) -> String {
    format!("{} - {}", chrome.lang.get(key), term.name)
}

fn grade_in_words(lang: Lang, grade: Grade) -> String {
    match grade {
        Grade::Of(grade) => lang.say(&Text::of("grade-n").with("n", grade)),
        Grade::Unknown => lang.get("report-no-grade"),
    }
}

fn weekday(lang: Lang, day: i32) -> String {
    lang.dates().map(|dates| dates.weekday(day)).unwrap_or_default()
}
