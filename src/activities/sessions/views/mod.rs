//! One struct per page and per fragment.

mod list;
mod show;

pub use list::{ListPage, ListParts, SessionLine};
pub use show::{ShowPage, ShowParts};

use super::model::Session;
use crate::{activities::views::path as activity_path, platform::web::Chrome};

pub fn path(chrome: &Chrome, session: &Session) -> String {
    format!("{}/sessions/{}", activity_path(chrome, &session.activity_id), session.id)
}
