//! The list of steps as Today shows it.

use super::model::{Started, Step};
use crate::platform::{i18n::Text, web::Chrome};

/// What is left to do, and what is done.
pub struct Onboarding {
    pub summary: String,
    pub left: Vec<StepLine>,
    pub done: Vec<String>,
}

/// A step that is left.
pub struct StepLine {
    pub title: String,
    pub words: String,
    /// Where it is done, where the reader can do it.
    pub path: Option<String>,
    /// Where to say that it is right as it is.
    pub confirm: String,
}

impl Onboarding {
    /// Nothing for a school that has come all the way.
    pub fn of(chrome: &Chrome, started: &Started) -> Option<Self> {
        if started.is_whole() {
            return None;
        }
        let (done, left): (Vec<Step>, Vec<Step>) = Step::ALL.iter().partition(|step| started.has(**step));
        let title = |step: &Step| chrome.lang.get(&format!("onboarding-{}", step.as_str()));
        let count = Text::of("onboarding-count").with("done", done.len()).with("all", Step::ALL.len());
        let line = |step: &Step| StepLine {
            title: title(step),
            words: chrome.lang.get(&format!("onboarding-{}-words", step.as_str())),
            path: path(chrome, *step),
            confirm: chrome.path(&format!("/onboarding/{}", step.as_str())),
        };
        Some(Self {
            summary: chrome.lang.say(&count),
            left: left.iter().map(line).collect(),
            done: done.iter().map(title).collect(),
        })
    }
}

fn path(chrome: &Chrome, step: Step) -> Option<String> {
    let here = match step {
        Step::Name | Step::Languages => "/settings",
        Step::Terms => "/settings/terms",
        Step::People => "/people/invitations/new",
        Step::Activity => "/activities/new",
        Step::Mail => "/mails",
        // Backups are of the whole server: whoever runs it makes them.
        Step::Backup => {
            return chrome.user().is_some_and(|user| user.is_site_admin).then(|| "/site/backups".to_owned());
        }
    };
    Some(chrome.path(here))
}
