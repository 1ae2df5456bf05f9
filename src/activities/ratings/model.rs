//! What a rating and a report of one are. How ratings make an average is in [`Average`](crate::activities::model::Average).

use crate::platform::db::{
    Moment,
    ids::{PersonId, RatingId},
    schema::ratings,
};
use diesel::prelude::*;

crate::text_states!(
    /// What has become of a report. Upheld: what it was about is hidden.
    ReportState {
        Open = "open",
        Upheld = "upheld",
        Dismissed = "dismissed",
    }
);

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = ratings)]
pub struct Rating {
    pub id: RatingId,
    pub person_id: PersonId,
    /// 1 to 5.
    pub score: i32,
    pub comment: String,
    pub hidden_at: Option<Moment>,
    pub hidden_reason: Option<String>,
    pub updated_at: Moment,
}

impl Rating {
    pub fn is_hidden(&self) -> bool {
        self.hidden_at.is_some()
    }
}

/// What its author says, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub score: i32,
    pub comment: String,
}
