//! What staff say about requests.

use crate::platform::{
    db::ids::PersonId,
    i18n::Text,
    web::{FieldErrors, fields},
};
use serde::Deserialize;

const LONGEST_MESSAGE: usize = 500;
/// A page has fewer; more were not ticked by anybody.
const MOST: usize = 500;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DecideForm {
    pub person: Vec<String>,
    /// `yes`: all of them, whatever is ticked.
    pub all: String,
    /// `approve` or `decline`.
    pub decision: String,
    /// To those who are declined.
    pub message: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    All,
    These(Vec<PersonId>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Approve,
    Decline { message: String },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub whom: Whom,
    pub verdict: Verdict,
}

impl DecideForm {
    pub fn is_ticked(&self, person: &str) -> bool {
        self.person.iter().any(|ticked| ticked == person)
    }

    pub fn is_all(&self) -> bool {
        self.all == "yes"
    }

    pub fn parse(&self) -> Result<Decision, FieldErrors> {
        let mut errors = FieldErrors::default();
        let whom = errors.check("people", self.whom());
        let message = errors.check("message", fields::lines(&self.message, LONGEST_MESSAGE));
        let verdict = match self.decision.as_str() {
            "approve" => Some(Verdict::Approve),
            "decline" => message.map(|message| Verdict::Decline { message }),
            _ => {
                errors.add("people", Text::of("field-choice"));
                None
            }
        };
        match (whom, verdict) {
            (Some(whom), Some(verdict)) if errors.is_empty() => Ok(Decision { whom, verdict }),
            _ => Err(errors),
        }
    }

    fn whom(&self) -> Result<Whom, Text> {
        if self.is_all() {
            return Ok(Whom::All);
        }
        let ids = self.person.iter().take(MOST).map(|id| PersonId::try_from(id.clone()));
        let people: Vec<PersonId> = ids.collect::<Result<_, _>>().map_err(|_| Text::of("field-choice"))?;
        if people.is_empty() { Err(Text::of("requests-tick")) } else { Ok(Whom::These(people)) }
    }
}
