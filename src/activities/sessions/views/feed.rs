use crate::{
    activities::{model::Activity, views::path as activity_path},
    platform::web::Chrome,
};
use askama::Template;

/// The address of a calendar: to subscribe, to copy, to take back.
#[derive(Template)]
#[template(path = "activities/sessions/feed.html")]
pub struct FeedPage {
    chrome: Chrome,
    /// The activity that it is of; none of one's own.
    name: Option<String>,
    back: String,
    action: String,
    address: Option<Address>,
}

struct Address {
    https: String,
    /// What calendars open by themselves.
    webcal: String,
}

impl Address {
    fn of(https: String) -> Self {
        let bare = https.split_once("://").map_or(https.as_str(), |(_, rest)| rest);
        Self { webcal: format!("webcal://{bare}"), https }
    }
}

impl FeedPage {
    pub fn own(chrome: &Chrome, address: Option<String>) -> Self {
        let (back, action) = (chrome.path("/calendar"), chrome.path("/calendar/feed"));
        Self { name: None, back, action, address: address.map(Address::of), chrome: chrome.clone() }
    }

    pub fn of(chrome: &Chrome, activity: &Activity, address: Option<String>) -> Self {
        let here = activity_path(chrome, &activity.id);
        let (back, action) = (format!("{here}/sessions"), format!("{here}/feed"));
        let name = Some(activity.name.clone());
        Self { name, back, action, address: address.map(Address::of), chrome: chrome.clone() }
    }
}
