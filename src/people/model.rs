//! What a person is.

use crate::platform::{
    access::Role,
    db::{
        Moment, SchoolId,
        ids::{PersonId, UserId},
        schema::people,
    },
    text::fold,
    web::Query,
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

/// A person as the list of people shows one, to staff only.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = people)]
pub struct Listed {
    pub name: String,
    pub email: Option<String>,
    pub role: Role,
    pub status: PersonStatus,
    pub grade: Option<i32>,
    /// Since when mail to the address comes back.
    pub email_bounced_at: Option<Moment>,
}

/// Which people, and in what order. What no filter can mean is no filter.
#[derive(Debug, Clone)]
pub struct Filters {
    pub words: String,
    pub role: Option<Role>,
    pub status: Option<PersonStatus>,
    /// `name` or `role`.
    pub sort: &'static str,
    pub is_descending: bool,
}

impl Filters {
    pub fn read(query: &Query) -> Self {
        let (sort, is_descending) = query.sort(&["name", "role"]);
        Self {
            words: query.words(),
            role: Role::named(query.get("role")),
            status: PersonStatus::named(query.get("status")),
            sort,
            is_descending,
        }
    }

    /// Whether they leave anybody out.
    pub fn narrow(&self) -> bool {
        !self.words.is_empty() || self.role.is_some() || self.status.is_some()
    }
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
