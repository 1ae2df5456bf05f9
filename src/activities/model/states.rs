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
    /// Keys of the states' names.
    from: String,
    allowed: Vec<String>,
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
        let key = |state: Self| format!("activity-{}", state.as_str());
        Err(IllegalMove { from: key(self), allowed: self.next().iter().copied().map(key).collect() })
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
        let key = |state: Self| format!("signup-{}", state.as_str());
        Err(IllegalMove { from: key(self), allowed: self.next().iter().copied().map(key).collect() })
    }
}

impl From<IllegalMove> for Error {
    fn from(step: IllegalMove) -> Self {
        let from = Arg::Keys(vec![step.from]);
        Self::Conflict(match step.allowed.as_slice() {
            [] => Text::of("activity-step-none").with("from", from),
            _ => Text::of("activity-step-illegal").with("from", from).with("allowed", Arg::Keys(step.allowed)),
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
            Err(IllegalMove {
                from: "signup-enrolled".to_owned(),
                allowed: vec!["signup-withdrawn".to_owned(), "signup-removed".to_owned()],
            })
        );
    }
}
