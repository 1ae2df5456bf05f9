//! What a person is.

mod filters;
mod rights;

pub use filters::{Filters, LIST, Listed, SORTS};
pub use rights::{Membership, Needs, ProgramPart, manages, may_give, parts_of, role_change, usual_part};

use crate::platform::{
    access::Role,
    db::{
        Moment, SchoolId,
        ids::{PersonId, UserId},
        schema::people,
    },
    text::fold,
};
use diesel::prelude::*;

crate::text_states!(
    /// How far somebody has come into the school, or out of it. Imported: from a list, has never signed in.
    PersonStatus {
        Imported = "imported",
        Invited = "invited",
        Active = "active",
        Suspended = "suspended",
        Left = "left",
    }
);

/// How far somebody who comes to the school's door belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Stranger,
    /// A person with this role, whom nobody has claimed.
    Waiting(Role),
    /// A person with an account.
    Here,
    /// Suspended, or has left.
    Shut,
}

/// A person as other rooms show one; they may join the table through it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = people)]
pub struct PersonRef {
    pub id: PersonId,
    pub name: String,
}

/// A student as staff look one up. Addresses are for staff only.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = people)]
pub struct StudentFound {
    pub id: PersonId,
    pub name: String,
    pub email: Option<String>,
    pub grade: Option<i32>,
}

/// Everything that is known of a person, for staff who may see them.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = people)]
pub struct Person {
    pub id: PersonId,
    /// Who can sign in as them.
    pub user_id: Option<UserId>,
    pub name: String,
    pub email: Option<String>,
    pub role: Role,
    pub status: PersonStatus,
    pub grade: Option<i32>,
    pub guardian_contact: Option<String>,
    pub source: Option<String>,
    /// Since when mail to the address comes back.
    pub email_bounced_at: Option<Moment>,
    pub created_at: Moment,
    pub version: i32,
}

impl PersonStatus {
    /// Whoever was suspended or has left can come back; who has left is not suspended.
    pub fn may_become(self, to: Self) -> bool {
        match to {
            Self::Suspended => matches!(self, Self::Imported | Self::Invited | Self::Active),
            Self::Left => self != Self::Left,
            Self::Imported | Self::Active => matches!(self, Self::Suspended | Self::Left),
            Self::Invited => false,
        }
    }
}

impl Person {
    /// Neither suspended nor gone.
    pub fn is_here(&self) -> bool {
        !matches!(self.status, PersonStatus::Suspended | PersonStatus::Left)
    }

    /// What they are once they are back: whoever never had an account is as they came.
    pub fn status_when_here(&self) -> PersonStatus {
        if self.user_id.is_some() { PersonStatus::Active } else { PersonStatus::Imported }
    }
}

/// What staff write down of a person. `email` is folded already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonDraft {
    pub name: String,
    /// Of those without an account; with one, the account's address stays.
    pub email: Option<String>,
    pub grade: Option<i32>,
    pub guardian_contact: Option<String>,
    pub memberships: Vec<Membership>,
}

/// Somebody to be added. `email` is folded already (`text::email`).
#[derive(Debug, Clone)]
pub struct NewPerson {
    pub user: Option<UserId>,
    pub name: String,
    pub email: Option<String>,
    pub role: Role,
    pub status: PersonStatus,
    pub grade: Option<i32>,
    pub source: Option<String>,
}

#[derive(Insertable)]
#[diesel(table_name = people)]
pub(super) struct Row {
    pub school_id: SchoolId,
    pub id: PersonId,
    user_id: Option<UserId>,
    name: String,
    sort_name: String,
    email: Option<String>,
    search_text: String,
    role: Role,
    status: PersonStatus,
    grade: Option<i32>,
    source: Option<String>,
    created_at: Moment,
    updated_at: Moment,
}

impl Row {
    pub fn of(school_id: SchoolId, new: NewPerson, now: Moment) -> Self {
        Self {
            school_id,
            id: PersonId::fresh(),
            user_id: new.user,
            sort_name: fold(&new.name),
            search_text: search_text(&new.name, new.email.as_deref()),
            name: new.name,
            email: new.email,
            role: new.role,
            status: new.status,
            grade: new.grade,
            source: new.source,
            created_at: now,
            updated_at: now,
        }
    }
}

/// What a search for people looks in.
pub(super) fn search_text(name: &str, email: Option<&str>) -> String {
    fold(&format!("{name} {}", email.unwrap_or_default()))
}
