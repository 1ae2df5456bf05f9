//! Which record stays.

use crate::platform::{db::ids::PersonId, i18n::Text, web::FieldErrors};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MergeForm {
    pub kept: String,
    pub version: String,
    pub kept_version: String,
}

impl MergeForm {
    pub fn kept(&self) -> Result<PersonId, FieldErrors> {
        PersonId::try_from(self.kept.clone()).map_err(|_| FieldErrors::of("kept", Text::of("field-choice")))
    }

    /// Of the record that goes and of the one that stays, as they were seen.
    pub fn versions(&self) -> (i32, i32) {
        let read = |typed: &str| typed.parse().unwrap_or(-1);
        (read(&self.version), read(&self.kept_version))
    }
}
