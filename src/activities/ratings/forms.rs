//! What is typed about a rating.

use super::model::{Rating, Said};
use crate::{
    activities::model::Average,
    platform::{
        i18n::Text,
        web::{FieldErrors, fields},
    },
};
use serde::Deserialize;

pub const LONGEST_COMMENT: usize = 1_000;
pub const LONGEST_REASON: usize = 500;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct RateForm {
    pub score: String,
    pub comment: String,
}

impl RateForm {
    /// As it is now, or empty.
    pub fn of(rating: Option<&Rating>) -> Self {
        rating.map_or_else(Self::default, |rating| Self {
            score: rating.score.to_string(),
            comment: rating.comment.clone(),
        })
    }

    pub fn parse(&self) -> Result<Said, FieldErrors> {
        let mut errors = FieldErrors::default();
        let score = fields::number(&self.score, 1..=Average::BEST).map_err(|_| Text::of("rating-score-needed"));
        let score = errors.check("score", score);
        let comment = errors.check("comment", fields::lines(&self.comment, LONGEST_COMMENT));
        match (score, comment) {
            (Some(score), Some(comment)) => Ok(Said { score, comment }),
            _ => Err(errors),
        }
    }
}

/// Why a comment is reported or hidden, and the page of the list that it stood on.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ReasonForm {
    pub reason: String,
    pub page: String,
}

impl ReasonForm {
    pub fn parse(&self) -> Result<String, FieldErrors> {
        fields::needed_line(&self.reason, LONGEST_REASON).map_err(|text| FieldErrors::of("reason", text))
    }
}
