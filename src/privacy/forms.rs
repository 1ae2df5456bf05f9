//! What is typed when somebody is to be erased, or not.

use crate::platform::{
    i18n::Text,
    text::fold,
    web::{FieldErrors, fields},
};
use serde::Deserialize;

const LONGEST: usize = 500;

/// Somebody asks to be erased, and may say why.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RequestForm {
    pub note: String,
    pub sure: String,
}

/// The office says why not.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RefusalForm {
    pub reason: String,
}

/// The office erases somebody, whose name is typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ErasureForm {
    pub name: String,
}

impl RequestForm {
    pub fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let note = errors.check("note", fields::lines(&self.note, LONGEST));
        if self.sure != "yes" {
            errors.add("sure", Text::of("privacy-sure-needed"));
        }
        note.filter(|_| errors.is_empty()).ok_or(errors)
    }
}

impl RefusalForm {
    pub fn parse(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let reason = errors.check("reason", fields::lines(&self.reason, LONGEST)).filter(|reason| !reason.is_empty());
        if reason.is_none() && errors.is_empty() {
            errors.add("reason", Text::of("field-needed"));
        }
        reason.ok_or(errors)
    }
}

impl ErasureForm {
    /// As it is spelled, but for marks and capitals.
    pub fn check(&self, name: &str) -> Result<(), FieldErrors> {
        if fold(&self.name) == fold(name) {
            return Ok(());
        }
        Err(FieldErrors::of("name", Text::of("privacy-name-differs")))
    }
}
