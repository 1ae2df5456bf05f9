//! What a provider offers, understood.

use crate::{
    activities::model::Slot,
    platform::{i18n::Text, text::sha256_hex},
};
use serde_json::json;

/// An activity as its provider describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What the provider knows it by.
    pub external_id: String,
    pub name: String,
    pub description: String,
    pub room: String,
    /// `None`: there is always room.
    pub capacity: Option<i32>,
    pub slots: Vec<Slot>,
    pub category: Option<String>,
}

/// A row that cannot be taken in, as far as it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    pub external_id: String,
    pub name: String,
    pub why: Text,
}

pub type Row = Result<Offer, BadRow>;

impl Offer {
    /// The same for the same offer, and for no other.
    pub fn fingerprint(&self) -> String {
        let slots: Vec<_> =
            self.slots.iter().map(|slot| [slot.weekday, slot.starts_minute, slot.ends_minute]).collect();
        let said = json!([self.name, self.description, self.room, self.capacity, slots, self.category]);
        sha256_hex(&said.to_string())
    }
}
