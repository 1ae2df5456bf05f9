//! What is typed into the form of a sender.

use super::model::{Draft, Sender};
use crate::platform::{
    i18n::Text,
    web::{FieldErrors, fields},
};
use serde::Deserialize;

const LONGEST_NAME: usize = 80;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SenderForm {
    pub name: String,
    pub address: String,
    pub reply_to: String,
    pub version: String,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    pub code: String,
}

impl SenderForm {
    pub fn of(sender: &Sender) -> Self {
        Self {
            name: sender.name.clone(),
            address: sender.address.clone(),
            reply_to: sender.reply_to.clone().unwrap_or_default(),
            version: sender.version.to_string(),
        }
    }

    /// The version that was seen; a form of ours always says one.
    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or(-1)
    }

    pub fn parse(&self) -> Result<Draft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_NAME).and_then(no_address));
        let address = errors.check("address", fields::address(&self.address));
        let reply_to = match self.reply_to.trim() {
            "" => Some(None),
            typed => errors.check("reply_to", fields::address(typed)).map(Some),
        };
        match (name, address, reply_to) {
            (Some(name), Some(address), Some(reply_to)) if errors.is_empty() => Ok(Draft { name, address, reply_to }),
            _ => Err(errors),
        }
    }
}

/// Mail programs show the name and hide the address: one that reads like an address would pass for it.
fn no_address(name: String) -> Result<String, Text> {
    if name.contains(['@', '<', '>', '"']) { Err(Text::of("sender-name-plain")) } else { Ok(name) }
}
