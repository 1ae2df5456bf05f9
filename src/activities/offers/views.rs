//! The page of an offer.

use super::forms::AnswerForm;
use crate::{
    activities::{
        model::{Activity, ActivityStatus, Slot, Standing},
        views::path,
        words,
    },
    platform::{
        i18n::Text,
        web::{Chrome, Form},
    },
};
use askama::Template;

/// A place is kept: yes or no. Or what has become of it.
#[derive(Template)]
#[template(path = "activities/offer.html")]
pub struct OfferPage {
    chrome: Chrome,
    form: Form<AnswerForm>,
    name: String,
    when: String,
    room: String,
    words: String,
    action: String,
    back: String,
    is_open: bool,
}

impl OfferPage {
    pub fn of(
        chrome: &Chrome,
        form: &Form<AnswerForm>,
        activity: &Activity,
        slots: &[Slot],
        standing: Option<&Standing>,
    ) -> Self {
        let back = path(chrome, &activity.id);
        let is_on = activity.status == ActivityStatus::Published;
        let (is_open, words) = match standing {
            _ if !is_on => (false, Text::of("refused-cancelled")),
            Some(Standing::Offered { until }) if *until > chrome.now() => {
                (true, Text::of("offer-kept").with("until", chrome.local(*until)))
            }
            Some(Standing::Offered { until }) => {
                (false, Text::of("refused-offer-over").with("until", chrome.local(*until)))
            }
            Some(Standing::Enrolled) => (false, Text::of("activity-said-in").with("activity", &activity.name)),
            _ => (false, Text::of("refused-no-offer")),
        };
        Self {
            name: activity.name.clone(),
            when: words::times(slots, chrome.lang),
            room: activity.room.clone(),
            words: chrome.lang.say(&words),
            action: format!("{back}/offer"),
            back,
            is_open,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}
