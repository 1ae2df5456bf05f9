//! What people put on the Today of the office: invitations that are nearly over, and addresses that mail comes back from.

use super::{invitations, model::PersonStatus};
use crate::platform::{
    db::{AskedCount, Moment, SchoolId, schema::people},
    i18n::Text,
    web::{Chrome, Waiting},
};
use diesel::prelude::*;

/// How many invitations are nearly over, and how many people cannot be written to.
pub fn waiting_counts(school: SchoolId, now: Moment) -> (AskedCount, AskedCount) {
    let bouncing = people::table
        .filter(people::school_id.eq(school))
        .filter(people::email_bounced_at.is_not_null())
        .filter(people::merged_into_id.is_null())
        .filter(people::status.ne(PersonStatus::Left));
    (invitations::count_expiring(school, now), Box::new(bouncing.count().single_value()))
}

pub fn waiting(chrome: &Chrome, expiring: i64, bouncing: i64) -> Vec<Waiting> {
    let line = |n: i64, key: &'static str, path: &str| {
        (n > 0).then(|| Waiting {
            title: chrome.lang.say(&Text::of(key).with("n", n)),
            words: chrome.lang.get(&format!("{key}-words")),
            badge: None,
            action: (chrome.path(path), chrome.lang.get("today-look")),
        })
    };
    let expiring = line(expiring, "today-invitations-expiring", "/people/invitations?state=expiring");
    let bouncing = line(bouncing, "today-addresses-bounced", "/people?mail=bounced");
    expiring.into_iter().chain(bouncing).collect()
}
