//! The states of an activity and of a signup, and how they follow each other: one table each.

use crate::{
    error::Error,
    platform::i18n::{Arg, Text},
};

crate::text_states!(
    /// What has become of an activity.
    ActivityStatus {
        Draft = "draft",
        Published = "published",
        Cancelled = "cancelled",
        Archived = "archived",
    }
);

crate::text_states!(
    /// Where a student stands with an activity. An offered place counts as taken.
    SignupStatus {
        Requested = "requested",
        Offered = "offered",
        Enrolled = "enrolled",
        Waitlisted = "waitlisted",
        Withdrawn = "withdrawn",
        Removed = "removed",
        Declined = "declined",
    }
);

/// A step that the table does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IllegalMove {
    kind: &'static str,
    from: &'static str,
    allowed: Vec<&'static str>,
}

impl ActivityStatus {
    /// What may follow. Nothing comes back from the archive.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Published, Self::Archived],
            Self::Published => &[Self::Cancelled, Self::Archived],
            Self::Cancelled => &[Self::Archived],
            Self::Archived => &[],
        }
    }

    pub fn step_to(self, to: Self) -> Result<Self, IllegalMove> {
        if self.next().contains(&to) {
            return Ok(to);
        }
        let allowed = self.next().iter().map(|state| state.as_str()).collect();
        Err(IllegalMove { kind: "activity", from: self.as_str(), allowed })
    }
}

impl SignupStatus {
    /// What may follow. Whoever withdrew or was declined may ask again; whoever was removed comes back by staff.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Requested => &[Self::Enrolled, Self::Waitlisted, Self::Declined, Self::Withdrawn, Self::Removed],
            Self::Offered => &[Self::Enrolled, Self::Declined, Self::Withdrawn, Self::Removed],
            Self::Enrolled => &[Self::Withdrawn, Self::Removed],
            Self::Waitlisted => &[Self::Enrolled, Self::Offered, Self::Withdrawn, Self::Removed],
            Self::Withdrawn | Self::Removed | Self::Declined => &[Self::Enrolled, Self::Waitlisted, Self::Requested],
        }
    }

    pub fn step_to(self, to: Self) -> Result<Self, IllegalMove> {
        if self.next().contains(&to) {
            return Ok(to);
        }
        let allowed = self.next().iter().map(|state| state.as_str()).collect();
        Err(IllegalMove { kind: "signup", from: self.as_str(), allowed })
    }
}

impl From<IllegalMove> for Error {
    fn from(step: IllegalMove) -> Self {
        let keys = |states: &[&str]| Arg::Keys(states.iter().map(|state| format!("{}-{state}", step.kind)).collect());
        let from = keys(&[step.from]);
        Self::Conflict(match step.allowed.as_slice() {
            [] => Text::of("activity-step-none").with("from", from),
            allowed => Text::of("activity-step-illegal").with("from", from).with("allowed", keys(allowed)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_follow_each_other_as_the_table_says() {
        let table: Vec<_> = ActivityStatus::ALL
            .iter()
            .map(|from| {
                format!(
                    "{} -> {}",
                    from.as_str(),
                    from.next().iter().map(|to| to.as_str()).collect::<Vec<_>>().join(" ")
                )
            })
            .collect();
        assert_eq!(
            table,
            ["draft -> published archived", "published -> cancelled archived", "cancelled -> archived", "archived -> "]
        );
        assert_eq!(SignupStatus::Enrolled.step_to(SignupStatus::Withdrawn), Ok(SignupStatus::Withdrawn));
        assert_eq!(
            SignupStatus::Enrolled.step_to(SignupStatus::Offered),
            Err(IllegalMove { kind: "signup", from: "enrolled", allowed: vec!["withdrawn", "removed"] })
        );
    }
}
