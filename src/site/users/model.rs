//! An account as whoever runs the site sees it.

use crate::{
    people::PersonStatus,
    platform::{
        access::Role,
        db::{Moment, SchoolId, ids::UserId},
    },
};
use diesel::prelude::*;

/// How an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Active,
    /// Nobody has shown that the address is theirs.
    Unverified,
    Disabled,
}

#[derive(Debug, Clone, Queryable)]
pub struct UserRow {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub is_site_admin: bool,
    pub verified_at: Option<Moment>,
    pub disabled_at: Option<Moment>,
    pub created_at: Moment,
    /// When a session of theirs was last used, to a few minutes.
    pub seen_at: Option<Moment>,
    /// When they last signed in, as far back as that is kept.
    pub signed_in_at: Option<Moment>,
}

/// That an account is somebody in a school.
#[derive(Debug, Clone, Queryable)]
pub struct Belongs {
    pub user: Option<UserId>,
    pub school: SchoolId,
    pub name: String,
    pub role: Role,
    pub status: PersonStatus,
}

impl UserRow {
    pub fn standing(&self) -> Standing {
        match (self.disabled_at, self.verified_at) {
            (Some(_), _) => Standing::Disabled,
            (None, None) => Standing::Unverified,
            (None, Some(_)) => Standing::Active,
        }
    }
}
