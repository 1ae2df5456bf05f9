//! The states of a session, and how people take it from one to another. What the plan does is in `plan`.

use crate::{
    error::Error,
    platform::i18n::{Arg, Text},
};

crate::text_states!(
    /// Whether a session takes place where its slot says.
    SessionStatus {
        Planned = "planned",
        Moved = "moved",
        Cancelled = "cancelled",
    }
);

crate::text_states!(
    /// Who or what cancelled a session.
    Cause {
        Staff = "staff",
        Holiday = "holiday",
        Plan = "plan",
        Activity = "activity",
    }
);

/// A step that the table does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IllegalStep {
    /// Keys of the states' names.
    from: String,
    allowed: Vec<String>,
}

impl SessionStatus {
    /// What may follow. What was cancelled comes back by being moved, if only to where it was: people are told either way.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Planned => &[Self::Moved, Self::Cancelled],
            Self::Moved => &[Self::Planned, Self::Moved, Self::Cancelled],
            Self::Cancelled => &[Self::Planned, Self::Moved],
        }
    }

    pub fn step_to(self, to: Self) -> Result<Self, IllegalStep> {
        if self.next().contains(&to) {
            return Ok(to);
        }
        let key = |state: Self| format!("session-{}", state.as_str());
        Err(IllegalStep { from: key(self), allowed: self.next().iter().copied().map(key).collect() })
    }
}

impl From<IllegalStep> for Error {
    fn from(step: IllegalStep) -> Self {
        let from = Arg::Keys(vec![step.from]);
        Self::Conflict(Text::of("session-step-illegal").with("from", from).with("allowed", Arg::Keys(step.allowed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_follow_each_other_as_the_table_says() {
        let next = |from: &SessionStatus| from.next().iter().map(|to| to.as_str()).collect::<Vec<_>>().join(" ");
        let table: Vec<_> =
            SessionStatus::ALL.iter().map(|from| format!("{} -> {}", from.as_str(), next(from))).collect();
        assert_eq!(
            table,
            ["planned -> moved cancelled", "moved -> planned moved cancelled", "cancelled -> planned moved"]
        );
        assert_eq!(
            SessionStatus::Cancelled.step_to(SessionStatus::Cancelled),
            Err(IllegalStep {
                from: "session-cancelled".to_owned(),
                allowed: vec!["session-planned".to_owned(), "session-moved".to_owned()],
            })
        );
    }
}
