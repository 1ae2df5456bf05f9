//! Why a session is cancelled.

use crate::platform::{
    i18n::Text,
    web::{FieldErrors, fields},
};
use serde::Deserialize;

const LONGEST_REASON: usize = 500;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct CancelForm {
    pub reason: String,
}

impl CancelForm {
    pub fn parse(&self) -> Result<String, FieldErrors> {
        let reason = fields::line(&self.reason, LONGEST_REASON);
        let needed =
            |reason: String| if reason.is_empty() { Err(Text::of("activity-reason-needed")) } else { Ok(reason) };
        reason.and_then(needed).map_err(|text| FieldErrors::of("reason", text))
    }
}
