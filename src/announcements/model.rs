//! What an announcement is, and whom it can be for.

use crate::{
    error::Error,
    platform::{
        access::Role,
        db::{
            Moment,
            ids::{ActivityId, AnnouncementId, PersonId, ProgramId},
            schema::announcements,
        },
        i18n::Text,
    },
};
use diesel::prelude::*;

crate::text_states!(
    /// What has become of an announcement. One that was withdrawn can be published again.
    Status {
        Draft = "draft",
        Published = "published",
        Withdrawn = "withdrawn",
    }
);

crate::text_states!(
    /// Above Today until its reader puts it away, or only in the list.
    ShownAs {
        Banner = "banner",
        List = "list",
    }
);

/// Whom an announcement is for; it may be for several of these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    School,
    Role(Role),
    /// Who belongs to it, has a place (or waits for one) in an activity of it, or leads one.
    Program(ProgramId),
    /// Who has a place or waits for one, and who leads it.
    Activity(ActivityId),
}

impl Audience {
    /// What the column `kind` says.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Role(_) => "role",
            Self::Program(_) => "program",
            Self::Activity(_) => "activity",
        }
    }

    pub fn target(&self) -> &str {
        match self {
            Self::School => "",
            Self::Role(role) => role.as_str(),
            Self::Program(id) => id.as_str(),
            Self::Activity(id) => id.as_str(),
        }
    }

    pub fn named(kind: &str, target: &str) -> Option<Self> {
        match kind {
            "school" if target.is_empty() => Some(Self::School),
            "role" => Role::named(target).map(Self::Role),
            "program" => ProgramId::try_from(target.to_owned()).ok().map(Self::Program),
            "activity" => ActivityId::try_from(target.to_owned()).ok().map(Self::Activity),
            _ => None,
        }
    }
}

/// `role:student`, as the form says it.
impl std::fmt::Display for Audience {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.kind(), self.target())
    }
}

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = announcements)]
pub struct Announcement {
    pub id: AnnouncementId,
    pub title: String,
    /// Markdown.
    pub body: String,
    pub starts_at: Option<Moment>,
    pub ends_at: Option<Moment>,
    pub status: Status,
    pub shown_as: ShownAs,
    pub by_mail: bool,
    pub mailed_at: Option<Moment>,
    pub published_at: Option<Moment>,
    pub created_by: PersonId,
    pub version: i32,
}

/// What is said of an announcement in its form, understood.
#[derive(Debug, Clone)]
pub struct Draft {
    pub title: String,
    pub body: String,
    pub starts_at: Option<Moment>,
    pub ends_at: Option<Moment>,
    pub shown_as: ShownAs,
    pub by_mail: bool,
    pub audiences: Vec<Audience>,
}

/// Whom somebody may write to.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// The whole school and its roles.
    pub is_whole: bool,
    pub programs: Vec<(ProgramId, String)>,
    pub activities: Vec<(ActivityId, String)>,
}

impl Reach {
    pub fn has(&self, audience: &Audience) -> bool {
        match audience {
            Audience::School | Audience::Role(_) => self.is_whole,
            Audience::Program(id) => self.programs.iter().any(|(known, _)| known == id),
            Audience::Activity(id) => self.activities.iter().any(|(known, _)| known == id),
        }
    }
}

impl Announcement {
    /// Whether those whom it is for see it now.
    pub fn is_on(&self, now: Moment) -> bool {
        self.status == Status::Published
            && self.starts_at.is_none_or(|starts| starts <= now)
            && self.ends_at.is_none_or(|ends| now < ends)
    }

    /// Published, and over.
    pub fn is_over(&self, now: Moment) -> bool {
        self.status == Status::Published && self.ends_at.is_some_and(|ends| ends <= now)
    }
}

impl Draft {
    /// As the log shows it.
    pub fn document(&self) -> serde_json::Value {
        let audience: Vec<String> = self.audiences.iter().map(ToString::to_string).collect();
        serde_json::json!({ "title": self.title, "starts_at": self.starts_at, "ends_at": self.ends_at,
            "shown_as": self.shown_as.as_str(), "by_mail": self.by_mail, "audience": audience })
    }
}

impl Status {
    pub fn step_to(self, to: Self) -> Result<Self, Error> {
        match (self, to) {
            (Self::Draft | Self::Withdrawn, Self::Published) | (Self::Published, Self::Withdrawn) => Ok(to),
            (Self::Published, _) => Err(Error::Conflict(Text::of("announcement-is-published"))),
            _ => Err(Error::Conflict(Text::of("announcement-is-not-published"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_audience_is_written_as_it_is_read() {
        for text in
            ["school:", "role:student", "program:01J0000000000000000PRG0011", "activity:01J00000000000000000000000"]
        {
            let (kind, target) = text.split_once(':').unwrap();
            assert_eq!(Audience::named(kind, target).unwrap().to_string(), text);
        }
        for odd in ["school:x", "role:king", "program:", "activity:1", "everybody:", ":"] {
            let (kind, target) = odd.split_once(':').unwrap();
            assert_eq!(Audience::named(kind, target), None, "{odd}");
        }
    }
}
