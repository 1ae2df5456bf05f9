//! What is ticked in the list.

use super::model::Act;
use crate::platform::db::ids::MailId;
use serde::Deserialize;

/// As many as a page of the list has at most.
const MOST: usize = 250;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct BulkForm {
    pub mail: Vec<String>,
    #[serde(rename = "do")]
    pub act: String,
    /// The list that it was ticked in.
    pub back: String,
}

impl BulkForm {
    /// Each once. What is no id of ours is not there, and neither is anything else then.
    pub fn ids(&self) -> Option<Vec<MailId>> {
        let mut ids =
            self.mail.iter().take(MOST).map(|id| MailId::try_from(id.clone()).ok()).collect::<Option<Vec<_>>>()?;
        ids.sort_unstable();
        ids.dedup();
        Some(ids)
    }

    pub fn act(&self) -> Option<Act> {
        match self.act.as_str() {
            "stop" => Some(Act::Stop),
            "retry" => Some(Act::Retry),
            _ => None,
        }
    }
}
