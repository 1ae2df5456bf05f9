//! The answer to an offer.

use crate::platform::{i18n::Text, web::FieldErrors};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// `yes` or `no`.
    pub answer: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
}

impl AnswerForm {
    pub fn parse(&self) -> Result<Answer, FieldErrors> {
        match self.answer.as_str() {
            "yes" => Ok(Answer::Yes),
            "no" => Ok(Answer::No),
            _ => Err(FieldErrors::of("answer", Text::of("field-choice"))),
        }
    }
}
