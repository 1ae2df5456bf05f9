//! What is decided when a school is suspended.

use crate::platform::{access::SuspensionKind, db::Moment};
use serde_json::{Value, json};

#[derive(Debug, Clone)]
pub struct NewSuspension {
    pub kind: SuspensionKind,
    /// For its owners and for the logs.
    pub reason: String,
    /// When it ends by itself.
    pub until: Option<Moment>,
}

impl NewSuspension {
    /// As the logs keep it.
    pub fn document(&self) -> Value {
        json!({ "suspension": self.kind.as_str(), "until": self.until.map(|until| until.to_string()) })
    }
}
