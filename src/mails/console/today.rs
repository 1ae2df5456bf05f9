//! What mail puts on the Today of the office: what could not be sent lately.

use crate::platform::{
    db::{AskedCount, Moment, SchoolId, schema::mails},
    i18n::Text,
    mail::MailStatus,
    web::{Chrome, Waiting},
};
use chrono::TimeDelta;
use diesel::prelude::*;

/// For how long a failure is news: what was not sent in two weeks is wanted by nobody.
const IS_NEWS: TimeDelta = TimeDelta::days(14);

/// How many failed lately, and nobody tried again.
pub fn waiting_count(school: SchoolId, now: Moment) -> AskedCount {
    let failed = mails::table
        .filter(mails::school_id.eq(school))
        .filter(mails::status.eq(MailStatus::Failed))
        .filter(mails::bounced_at.is_null())
        .filter(mails::created_at.ge(now.plus(-IS_NEWS)));
    Box::new(failed.count().single_value())
}

pub fn waiting(chrome: &Chrome, failed: i64) -> Option<Waiting> {
    let since = chrome.local(chrome.now().plus(-IS_NEWS)).date();
    (failed > 0).then(|| Waiting {
        title: chrome.lang.say(&Text::of("today-mails-failed").with("n", failed)),
        words: chrome.lang.get("today-mails-failed-words"),
        badge: None,
        action: (chrome.path(&format!("/mails?state=failed&from={since}")), chrome.lang.get("today-look")),
    })
}
