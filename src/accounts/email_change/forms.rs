//! The new address, and the password again.

use crate::platform::{
    i18n::Text,
    web::{FieldErrors, fields},
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EmailForm {
    pub email: String,
    pub current: String,
}

/// An address as it is compared, and as it was typed.
pub struct NewAddress {
    pub email: String,
    pub typed: String,
}

impl EmailForm {
    pub fn parse(&self, own: &str) -> Result<NewAddress, FieldErrors> {
        let email = fields::address(&self.email).map_err(|text| FieldErrors::of("email", text))?;
        if email == own {
            return Err(FieldErrors::of("email", Text::of("email-change-same")));
        }
        Ok(NewAddress { email, typed: self.email.trim().to_owned() })
    }
}
