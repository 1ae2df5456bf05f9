//! One struct per page and per fragment.

mod calendar;
mod change;
mod feed;
mod list;
mod show;

pub use calendar::{CalendarPage, CalendarParts, Span, View};
pub use change::MovePage;
pub use feed::FeedPage;
pub use list::{ListPage, ListParts, SessionLine};
pub use show::{ShowPage, ShowParts};

use crate::{
    activities::views::path as activity_path,
    platform::{
        db::ids::{ActivityId, MeetingId},
        web::Chrome,
    },
};

pub fn path(chrome: &Chrome, activity: &ActivityId, session: &MeetingId) -> String {
    format!("{}/sessions/{session}", activity_path(chrome, activity))
}
