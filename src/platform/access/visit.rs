//! A visit: whoever runs the site looks at a school as its admins see it, with a reason, for a while, in one session.
//!
//! Its rule: a visit changes nothing and takes no file along. Both are asked here, for every request, before and after
//! the handler; the time is looked at each time.

use super::{Account, Me, Role};
use crate::{
    error::{Error, Result},
    platform::{
        db::{
            Moment, SchoolId,
            ids::{PersonId, VisitId},
            schema::site_visits,
        },
        i18n::Text,
    },
};
use actix_web::http::{
    Method,
    header::{CONTENT_DISPOSITION, HeaderMap},
};
use chrono::TimeDelta;
use diesel::prelude::*;

/// How long one lasts.
pub const LONGEST: TimeDelta = TimeDelta::minutes(30);
/// How addresses of files end.
const FILES: &[&str] = &[".csv", ".xlsx", ".jsonl", ".zip", ".ics", "/download"];

/// How addresses end of pages that only change what is the reader's own, or act in the reader's name.
const OWN: &[&str] = &["/mail-preferences", "/people/invitations/new", "/people/imports/new"];

/// One that has not ended.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = site_visits)]
pub struct Visit {
    pub id: VisitId,
    pub(super) school_id: SchoolId,
    began_at: Moment,
    pub ends_at: Moment,
}

impl Visit {
    /// As whom they look: an admin whom the school's list does not have.
    pub(super) fn me(&self, account: &Account) -> Option<Me> {
        let id = PersonId::try_from(self.id.to_string()).ok()?;
        Some(Me { id, name: account.name.clone(), role: Role::Admin, grade: None, created_at: self.began_at })
    }

    /// Rounded up: while it lasts there is a minute left.
    pub fn minutes_left(&self, now: Moment) -> i64 {
        (self.ends_at.since(now).num_seconds() + 59) / 60
    }
}

/// What is refused before anything is looked up.
pub(super) fn refuse(method: &Method, path: &str) -> Result<()> {
    if !method.is_safe() || OWN.iter().any(|end| path.ends_with(end)) {
        return Err(Error::Forbidden(Text::of("visit-changes-nothing")));
    }
    if FILES.iter().any(|end| path.ends_with(end)) || path.contains("/exports/") {
        return Err(no_files());
    }
    Ok(())
}

/// What is refused when it turns out to be a file to keep, whatever its address looked like.
pub(super) fn refuse_file(headers: &HeaderMap) -> Result<()> {
    let disposition = headers.get(CONTENT_DISPOSITION).and_then(|value| value.to_str().ok());
    if disposition.is_some_and(|value| value.starts_with("attachment")) { Err(no_files()) } else { Ok(()) }
}

fn no_files() -> Error {
    Error::Forbidden(Text::of("visit-takes-nothing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_reads_and_neither_writes_nor_takes_along() {
        assert!(refuse(&Method::GET, "/s/x/people").is_ok());
        assert!(refuse(&Method::GET, "/s/x/people/list.csv").is_err());
        assert!(refuse(&Method::GET, "/s/x/people/invitations/new").is_err());
        assert!(refuse(&Method::GET, "/s/x/privacy/people/1/exports/2").is_err());
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
            assert!(refuse(&method, "/s/x/people").is_err(), "{method}");
        }
        let mut headers = HeaderMap::new();
        assert!(refuse_file(&headers).is_ok());
        headers
            .insert(CONTENT_DISPOSITION, actix_web::http::header::HeaderValue::from_static("attachment; filename=x"));
        assert!(refuse_file(&headers).is_err());
    }
}
