//! A mail as whoever runs the school sees it, and what they may do with it.

use crate::platform::{
    db::{
        Moment,
        ids::{MailId, PersonId},
    },
    i18n::Text,
    mail::{Became, Event, Kind, MailStatus},
    web::{Query, fields},
};
use chrono::{NaiveDate, TimeDelta};
use diesel::prelude::*;

/// How long what acts for its reader is surely still good: nobody is sent a link that leads nowhere.
const SECRETS_LAST: TimeDelta = TimeDelta::hours(1);

crate::text_states!(
    /// What is said of a mail: its status, or that it came back.
    Shown {
        Queued = "queued",
        Sending = "sending",
        Sent = "sent",
        Bounced = "bounced",
        Failed = "failed",
        Held = "held",
        Stopped = "stopped",
        Off = "off",
    }
);

impl Shown {
    pub fn of(status: MailStatus, has_bounced: bool) -> Self {
        match status {
            MailStatus::Sent | MailStatus::Failed if has_bounced => Self::Bounced,
            MailStatus::Queued => Self::Queued,
            MailStatus::Sending => Self::Sending,
            MailStatus::Sent => Self::Sent,
            MailStatus::Failed => Self::Failed,
            MailStatus::Held => Self::Held,
            MailStatus::Stopped => Self::Stopped,
            MailStatus::Off => Self::Off,
        }
    }
}

/// Which mails. What no filter can mean is no filter.
#[derive(Debug, Clone)]
pub struct Filters {
    pub state: Option<Shown>,
    pub template: Option<&'static str>,
    /// Of the name or the address of whom it is for.
    pub words: String,
    /// Days on the school's wall, both included.
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

impl Filters {
    pub fn read(query: &Query, templates: &[&'static str]) -> Self {
        Self {
            state: Shown::named(query.get("state")),
            template: templates.iter().copied().find(|known| *known == query.get("template")),
            words: query.words(),
            from: fields::date(query.get("from")).ok(),
            until: fields::date(query.get("until")).ok(),
        }
    }

    pub fn is_any(&self) -> bool {
        self.state.is_some()
            || self.template.is_some()
            || !self.words.is_empty()
            || self.from.is_some()
            || self.until.is_some()
    }
}

/// A mail in the list.
#[derive(Debug, Clone, Queryable)]
pub struct Listed {
    pub id: MailId,
    pub to_name: String,
    pub to_address: String,
    pub template: String,
    pub locale: String,
    pub subject: String,
    pub status: MailStatus,
    pub bounced_at: Option<Moment>,
    pub created_at: Moment,
}

/// One mail, without its words.
#[derive(Debug, Clone, Queryable)]
pub struct Mail {
    pub id: MailId,
    pub person: PersonId,
    pub to_name: String,
    pub to_address: String,
    pub template: String,
    pub event: Option<Event>,
    pub locale: String,
    pub subject: String,
    pub status: MailStatus,
    pub attempts: i32,
    pub error: Option<String>,
    pub held_reason: Option<String>,
    pub bounced_at: Option<Moment>,
    pub created_at: Moment,
}

/// What its reader gets.
#[derive(Debug, Clone, Queryable)]
pub struct Words {
    pub text: String,
    pub html: String,
}

/// One line of its history.
#[derive(Debug, Clone, Queryable)]
pub struct Line {
    pub state: Became,
    pub words: Option<String>,
    pub who: Option<String>,
    pub other: Option<MailId>,
    pub at: Moment,
}

/// Somebody whose address mail comes back from.
#[derive(Debug, Clone, Queryable)]
pub struct Returned {
    pub id: PersonId,
    pub name: String,
    pub email: Option<String>,
    pub bounced_at: Option<Moment>,
}

/// How somebody is reached today.
#[derive(Debug, Clone, Queryable)]
pub struct Reach {
    pub email: Option<String>,
    pub bounced_at: Option<Moment>,
    pub chosen: Option<bool>,
}

/// What this server does with mail at all.
#[derive(Debug, Clone, Copy)]
pub struct Office {
    pub is_off: bool,
    /// Whether what is held may be tried again.
    pub may_release: bool,
}

/// What can be done with a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Stop,
    Retry,
    Resend,
}

impl Mail {
    pub fn shown(&self) -> Shown {
        Shown::of(self.status, self.bounced_at.is_some())
    }

    /// Whether it is offered. What is offered may still be refused, when something happened meanwhile.
    pub fn may(&self, act: Act, is_open: bool, office: Office) -> bool {
        match act {
            Act::Stop => self.status == MailStatus::Queued,
            Act::Retry => retries(office).contains(&self.status),
            Act::Resend => self.status == MailStatus::Sent && is_open,
        }
    }

    /// Where it would go today, or why it does not.
    pub fn address(&self, reach: Reach, is_open: bool, now: Moment) -> Result<String, Text> {
        if !is_open && self.created_at.plus(SECRETS_LAST) < now {
            return Err(Text::of("console-secret-is-old"));
        }
        let email = reach.email.ok_or_else(|| Text::of("console-no-address"))?;
        let kind = self.event.map_or(Kind::Always, Kind::Asked);
        if !is_open && email != self.to_address {
            // What acts for its reader was meant for whoever read mail there.
            return Err(Text::of("console-other-address"));
        }
        if kind.goes_to(reach.chosen, reach.bounced_at.is_some()) {
            return Ok(email);
        }
        let bounces = kind.goes_to(reach.chosen, false);
        Err(Text::of(if bounces { "console-address-bounces" } else { "console-unwanted" }))
    }
}

/// What may be tried again.
pub fn retries(office: Office) -> &'static [MailStatus] {
    match (office.is_off, office.may_release) {
        (true, _) => &[MailStatus::Failed, MailStatus::Stopped],
        (false, false) => &[MailStatus::Failed, MailStatus::Stopped, MailStatus::Off],
        (false, true) => &[MailStatus::Failed, MailStatus::Stopped, MailStatus::Off, MailStatus::Held],
    }
}

/// The words without the links that act for their reader.
pub fn without_secrets(words: &str) -> String {
    const OPENING: &str = "/unsubscribe/";
    let mut parts = words.split(OPENING);
    let first = parts.next().unwrap_or_default().to_owned();
    let is_token = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    parts.fold(first, |kept, part| kept + OPENING + "…" + part.trim_start_matches(is_token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_that_stops_mail_is_taken_out_wherever_it_stands() {
        let words =
            "<a href=\"https://x.org/unsubscribe/11-01J-places-ab12\">Stop</a> https://x.org/unsubscribe/1-2\nend";
        assert_eq!(
            without_secrets(words),
            "<a href=\"https://x.org/unsubscribe/…\">Stop</a> https://x.org/unsubscribe/…\nend"
        );
    }

    #[test]
    fn what_is_held_is_released_in_production_alone() {
        let office = |is_off, may_release| Office { is_off, may_release };
        assert!(retries(office(false, true)).contains(&MailStatus::Held));
        assert!(!retries(office(false, false)).contains(&MailStatus::Held));
        assert!(!retries(office(true, true)).contains(&MailStatus::Off), "it would not go this time either");
        for office in [office(false, true), office(false, false), office(true, true)] {
            assert!(!retries(office).iter().any(|status| matches!(status, MailStatus::Sent | MailStatus::Sending)));
        }
    }
}
