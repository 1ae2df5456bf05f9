//! Requests, files of data and looks at records, as they are read.

use crate::platform::{
    access::Role,
    db::{
        Moment,
        ids::{DataExportId, PersonId, UserId},
    },
    web::Query,
};
use chrono::TimeDelta;
use diesel::prelude::*;

/// How long a file of somebody's data can be fetched.
pub const KEPT: TimeDelta = TimeDelta::days(7);
/// How long it is known who looked at a record.
pub const REMEMBERED: TimeDelta = TimeDelta::days(2 * 365);

crate::text_states!(
    /// What has become of somebody's wish to be erased.
    RequestState {
        Open = "open",
        Withdrawn = "withdrawn",
        Declined = "declined",
        Done = "done",
    }
);

crate::text_states!(
    /// What has become of a file of somebody's data.
    ExportState {
        Making = "making",
        Ready = "ready",
        Failed = "failed",
        Gone = "gone",
    }
);

crate::text_states!(
    /// What of a record somebody looked at: the page of a person; when they came, and when not; all that there is, taken
    /// along for them.
    Seen {
        Person = "person",
        Attendance = "attendance",
        Data = "data",
    }
);

/// Somebody whom the office looks at.
#[derive(Debug, Clone, Queryable)]
pub struct Subject {
    pub id: PersonId,
    pub name: String,
    pub role: Role,
    pub user: Option<UserId>,
    /// There is nothing left of them but an id.
    pub is_erased: bool,
}

/// Somebody asks to be erased.
#[derive(Debug, Clone, Queryable)]
pub struct Request {
    pub person: PersonId,
    pub name: String,
    pub note: String,
    pub state: RequestState,
    pub asked_at: Moment,
    /// Why not.
    pub reason: Option<String>,
}

/// A file of somebody's data.
#[derive(Debug, Clone, Queryable)]
pub struct DataExport {
    pub id: DataExportId,
    pub person: PersonId,
    pub asked_by: PersonId,
    pub state: ExportState,
    pub storage_key: Option<String>,
    pub asked_at: Moment,
    pub expires_at: Option<Moment>,
}

/// Somebody looked at a record.
#[derive(Debug, Clone, Queryable)]
pub struct View {
    pub viewer: String,
    pub role: Role,
    pub what: Seen,
    pub at: Moment,
}

impl DataExport {
    /// Where it lies, while it can be fetched.
    pub fn key(&self, now: Moment) -> Option<&str> {
        let is_over = self.expires_at.is_none_or(|until| until <= now);
        self.storage_key.as_deref().filter(|_| self.state == ExportState::Ready && !is_over)
    }
}

impl Subject {
    /// Owners hand the school on before they are erased; admins are erased by an owner.
    pub fn may_be_erased_by(&self, role: Role) -> bool {
        !self.is_erased && self.role != Role::Owner && (self.role < role || role == Role::Owner)
    }
}

/// Who is looked for, to be erased or to be given their data.
#[derive(Debug, Clone)]
pub struct Filters {
    pub words: String,
}

impl Filters {
    pub fn read(query: &Query) -> Self {
        Self { words: query.words() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_erases_somebody_of_their_own_role_or_above_and_nobody_an_owner() {
        let subject =
            |role, is_erased| Subject { id: PersonId::fresh(), name: "Ana".to_owned(), role, user: None, is_erased };
        for (role, by, may) in [
            (Role::Student, Role::Admin, true),
            (Role::ProgramAdmin, Role::Admin, true),
            (Role::Admin, Role::Admin, false),
            (Role::Admin, Role::Owner, true),
            (Role::Owner, Role::Owner, false),
        ] {
            assert_eq!(subject(role, false).may_be_erased_by(by), may, "{role:?} by {by:?}");
            assert!(!subject(role, true).may_be_erased_by(by));
        }
    }
}
