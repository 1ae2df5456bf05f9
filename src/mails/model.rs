//! What somebody chose, and what a mail server reports.

use crate::platform::{
    db::{
        Moment, SchoolId,
        ids::{MailId, PersonId},
    },
    mail::{Bounce, Event},
};
use diesel::prelude::*;

/// Every kind of mail that people are asked about, and whether this person gets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices(Vec<(Event, bool)>);

impl Choices {
    /// What was chosen; of the rest, what somebody gets who never chose.
    pub fn of(chosen: &[(Event, bool)]) -> Self {
        let one = |event: &Event| {
            let said = chosen.iter().find(|(known, _)| known == event).map(|(_, is_on)| *is_on);
            (*event, said.unwrap_or(event.is_on_unasked()))
        };
        Self(Event::ALL.iter().map(one).collect())
    }

    /// These and no others.
    pub fn only(wanted: &[Event]) -> Self {
        Self(Event::ALL.iter().map(|event| (*event, wanted.contains(event))).collect())
    }

    #[must_use]
    pub fn without(mut self, event: Event) -> Self {
        self.0.iter_mut().filter(|(known, _)| *known == event).for_each(|(_, is_on)| *is_on = false);
        self
    }

    pub fn has(&self, event: Event) -> bool {
        self.0.contains(&(event, true))
    }

    /// Where these say something else than those.
    pub fn unlike(&self, those: &Self) -> Vec<(Event, bool)> {
        self.0.iter().filter(|choice| !those.0.contains(choice)).copied().collect()
    }

    /// As the log shows them.
    pub fn document(&self) -> serde_json::Value {
        let on: Vec<&str> = self.0.iter().filter(|(_, is_on)| *is_on).map(|(event, _)| event.as_str()).collect();
        serde_json::json!({ "mails": on })
    }
}

/// Where mail to somebody goes, and since when it comes back from there.
#[derive(Debug, Clone, Queryable)]
pub struct Address {
    pub email: Option<String>,
    pub bounced_at: Option<Moment>,
}

/// A mail that left: for whom, and what went wrong with it.
#[derive(Debug, Clone, Queryable)]
pub struct SentMail {
    pub person: PersonId,
    pub address: String,
    pub error: Option<String>,
}

/// What the server that carries our mail says of one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub school: SchoolId,
    pub mail: MailId,
    pub bounce: Bounce,
    /// Whom it says the mail was for; empty where it does not say.
    pub recipients: Vec<String>,
}

impl Report {
    /// What is reported of an alias somewhere down the line says nothing of our address.
    pub fn is_about(&self, address: &str) -> bool {
        self.recipients.is_empty() || self.recipients.iter().any(|known| known.eq_ignore_ascii_case(address))
    }
}

/// The mail and school that a message id of ours names: `<01J….11@host>`.
pub fn named_by(message_id: &str) -> Option<(MailId, SchoolId)> {
    let bare = message_id.trim().trim_start_matches('<').trim_end_matches('>');
    let (mail, school) = bare.split_once('@')?.0.split_once('.')?;
    Some((MailId::try_from(mail.to_owned()).ok()?, SchoolId::try_from(school.to_owned()).ok()?))
}
