//! One struct per page.

mod draw;
mod plan;
mod show;
mod students;

pub use draw::{DrawPage, DrawParts};
pub use plan::{EditPage, IndexPage, PriorityPage};
pub use show::{ShowPage, ShowParts};
pub use students::{StudentsPage, StudentsParts};

use super::model::{Group, Phase};
use crate::platform::{db::ids::GroupId, i18n::Text, web::Chrome};

pub fn path(chrome: &Chrome, id: &GroupId) -> String {
    chrome.path(&format!("/choices/{id}"))
}

/// Where a group is, in a word.
fn badge(chrome: &Chrome, group: &Group) -> String {
    chrome.lang.get(&format!("choices-phase-{}", group.phase(chrome.now()).as_str()))
}

/// The same as a sentence with its date.
fn standing(chrome: &Chrome, group: &Group) -> String {
    let (opens, closes) = (chrome.when(group.opens_at), chrome.when(group.closes_at));
    let text = match group.phase(chrome.now()) {
        Phase::Draft => Text::of("choices-now-draft"),
        Phase::Waiting => Text::of("choices-now-waiting").with("opens", opens).with("closes", closes),
        Phase::Open => Text::of("choices-now-open").with("closes", closes),
        Phase::Closed => Text::of("choices-now-closed").with("closes", closes),
        Phase::Published => Text::of("choices-now-published"),
        Phase::CalledOff => Text::of("choices-now-off").with("reason", group.reason.clone().unwrap_or_default()),
    };
    chrome.lang.say(&text)
}
