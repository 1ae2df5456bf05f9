//! People as staff see them.

mod compare;
mod edit;
mod index;
mod role;
mod show;

pub use compare::{ComparePage, Compared};
pub use edit::{EditPage, Programs};
pub use index::{IndexPage, sheet};
pub use role::{RolePage, RolesPage};
pub use show::{ShowPage, Tab};

use super::model::{PersonStatus, ProgramPart};
use crate::platform::{
    access::Role,
    db::{Moment, ids::PersonId},
    i18n::Lang,
    web::Chrome,
};

pub fn path(chrome: &Chrome, id: &PersonId) -> String {
    chrome.path(&format!("/people/{id}"))
}

/// The list with these filters.
pub fn list_path(chrome: &Chrome, query: &str) -> String {
    let here = chrome.path("/people");
    if query.is_empty() { here } else { format!("{here}?{query}") }
}

/// What is chosen from a list, and whether it is now.
struct Choice {
    value: String,
    name: String,
    is_chosen: bool,
}

fn role_in_words(lang: Lang, role: Role) -> String {
    lang.get(&format!("role-{}", role.as_str()))
}

fn status_in_words(lang: Lang, status: PersonStatus) -> String {
    lang.get(&format!("person-{}", status.as_str()))
}

fn part_in_words(lang: Lang, part: ProgramPart) -> String {
    lang.get(&format!("program-part-{}", part.as_str()))
}

fn mark_of(status: PersonStatus) -> &'static str {
    match status {
        PersonStatus::Active => "",
        PersonStatus::Imported | PersonStatus::Invited => "badge wait",
        PersonStatus::Suspended => "badge stop",
        PersonStatus::Left => "badge plain",
    }
}

/// The day on which somebody was last here.
fn seen_in_words(chrome: &Chrome, at: Option<Moment>) -> String {
    let day = at.map(|at| chrome.local(at).date());
    day.and_then(|day| chrome.lang.dates().map(|dates| dates.date(day))).unwrap_or_default()
}
