//! A school that is suspended: what its people and the public hear, and what its owners still reach.
//!
//! Its rule: a suspension with an end is over when that has come, whether or not anybody looks.

use crate::{
    error::Error,
    platform::{
        db::Moment,
        i18n::{Arg, Text},
    },
};
use std::time::Duration;

crate::text_states!(
    /// Why, in words that the school's people and the public may hear.
    SuspensionKind {
        Unpaid = "unpaid",
        Rules = "rules",
        Safety = "safety",
        Asked = "asked",
        Other = "other",
    }
);

/// When to look again at a school of which nobody knows when it opens.
const SOME_TIME: Duration = Duration::from_secs(24 * 60 * 60);

/// What an owner of a suspended school reaches in it: what happened, its people, its activities, and what is known of them.
/// One that ends in a slash stands for everything below it.
const WAYS_OUT: &[&str] = &[
    "/suspension",
    "/people/list.csv",
    "/people/list.xlsx",
    "/reports/activities.csv",
    "/reports/activities.xlsx",
    "/data",
    "/data/exports",
    "/data/exports/",
];

/// Why and until when a school is closed.
#[derive(Debug, Clone)]
pub struct Suspension {
    pub kind: SuspensionKind,
    /// What whoever suspended it wrote, for its owners.
    pub reason: String,
    pub since: Moment,
    pub until: Option<Moment>,
}

/// Whether columns like these say that a school is suspended now.
pub fn is_suspended(at: Option<Moment>, until: Option<Moment>, now: Moment) -> bool {
    at.is_some() && until.is_none_or(|until| until > now)
}

/// Whether a path leads to what owners of suspended schools still reach.
pub(super) fn is_way_out(path: &str) -> bool {
    let inside = path.strip_prefix("/s/").and_then(|rest| rest.split_once('/')).map(|(_, inside)| format!("/{inside}"));
    inside.is_some_and(|inside| {
        WAYS_OUT.iter().any(|way| inside == *way || (way.ends_with('/') && inside.starts_with(way)))
    })
}

impl SuspensionKind {
    /// The key of the sentence that says so.
    pub fn words(self) -> Text {
        Text::of(match self {
            Self::Unpaid => "suspension-unpaid",
            Self::Rules => "suspension-rules",
            Self::Safety => "suspension-safety",
            Self::Asked => "suspension-asked",
            Self::Other => "suspension-other",
        })
    }
}

impl Suspension {
    /// What members hear. `until` is when it ends, on the school's wall.
    pub(super) fn to_members(&self, until: Option<chrono::NaiveDateTime>) -> Error {
        let why = || Arg::Keys(vec![self.kind.words().key().to_owned()]);
        let text = match until {
            Some(until) => Text::of("error-school-suspended-until").with("why", why()).with("when", until),
            None => Text::of("error-school-suspended").with("why", why()),
        };
        Error::Closed { text, retry_after: None }
    }

    /// What everybody else hears: not why, but when to come again.
    pub(super) fn to_public(&self, until: Option<chrono::NaiveDateTime>, now: Moment) -> Error {
        let left = self.until.and_then(|until| until.since(now).to_std().ok());
        let text = match until {
            Some(until) => Text::of("error-school-closed-until").with("when", until),
            None => Text::of("error-school-closed"),
        };
        Error::Closed { text, retry_after: Some(left.unwrap_or(SOME_TIME)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;

    #[test]
    fn a_suspension_lasts_until_its_end_and_not_an_instant_longer() {
        let now = Moment::now();
        let (before, after) = (now.plus(-TimeDelta::hours(1)), now.plus(TimeDelta::microseconds(1)));
        assert!(!is_suspended(None, None, now));
        assert!(is_suspended(Some(before), None, now));
        assert!(is_suspended(Some(before), Some(after), now));
        assert!(!is_suspended(Some(before), Some(now), now));
    }

    #[test]
    fn owners_reach_what_is_listed_and_nothing_that_only_begins_like_it() {
        for path in ["/s/x/suspension", "/s/x/data", "/s/x/data/exports/01J", "/s/x/people/list.csv"] {
            assert!(is_way_out(path), "{path}");
        }
        for path in
            ["/s/x", "/s/x/", "/s/x/today", "/s/x/data/erasure", "/s/x/suspension/x", "/s/x/people", "/site/data"]
        {
            assert!(!is_way_out(path), "{path}");
        }
    }
}
