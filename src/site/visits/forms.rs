//! What is typed before a visit.

use crate::platform::{
    i18n::Text,
    web::{FieldErrors, fields},
};
use serde::Deserialize;

const LONGEST_REASON: usize = 300;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct VisitForm {
    pub reason: String,
    pub password: String,
}

impl VisitForm {
    pub fn reason(&self) -> Result<String, Text> {
        fields::needed_line(&self.reason, LONGEST_REASON)
    }

    /// The reason, and the proof that goes with it; what is wrong with either is said at once.
    pub fn with<T>(&self, proof: Result<T, FieldErrors>) -> Result<(String, T), FieldErrors> {
        match (self.reason(), proof) {
            (Ok(reason), Ok(proof)) => Ok((reason, proof)),
            (Ok(_), Err(errors)) => Err(errors),
            (Err(text), proof) => {
                let mut errors = FieldErrors::of("reason", text);
                let others = proof.err().unwrap_or_default();
                others.iter().for_each(|(field, text)| errors.add(field, text.clone()));
                Err(errors)
            }
        }
    }
}
