//! One struct per page and per fragment; a fragment's file, element id and struct are one word.

mod edit;
mod list;
mod places;
mod roster;
mod show;

pub use edit::{CancelPage, Choices, EditPage};
pub use list::{IndexPage, ListParts};
pub use places::Places;
pub use roster::{Question, RosterPage, RosterParts};
pub use show::{ShowPage, ShowParts};

use crate::platform::{db::ids::ActivityId, web::Chrome};

pub fn path(chrome: &Chrome, id: &ActivityId) -> String {
    chrome.path(&format!("/activities/{id}"))
}
