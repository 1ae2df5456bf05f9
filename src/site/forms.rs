//! What is typed to open or to suspend a school.

use crate::{
    platform::{
        i18n::Text,
        web::{FieldErrors, fields},
    },
    schools::{NewOwner, NewSchool},
};
use serde::Deserialize;

const LONGEST_REASON: usize = 500;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SchoolForm {
    pub slug: String,
    pub name: String,
    pub time_zone: String,
    pub locale: String,
    pub owner_name: String,
    pub owner_email: String,
}

impl SchoolForm {
    pub fn blank() -> Self {
        Self { time_zone: "UTC".to_owned(), locale: "en".to_owned(), ..Self::default() }
    }

    /// As typed: opening the school says what is wrong with it.
    pub fn new_school(&self) -> NewSchool {
        let owner = NewOwner { email: self.owner_email.clone(), name: self.owner_name.clone() };
        NewSchool {
            time_zone: self.time_zone.clone(),
            locale: self.locale.clone(),
            owner: Some(owner),
            ..NewSchool::named(&self.slug, &self.name)
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SuspensionForm {
    pub reason: String,
}

impl SuspensionForm {
    pub fn parse(&self) -> Result<String, FieldErrors> {
        let reason = fields::needed_line(&self.reason, LONGEST_REASON);
        reason.map_err(|wrong: Text| FieldErrors::of("reason", wrong))
    }
}
