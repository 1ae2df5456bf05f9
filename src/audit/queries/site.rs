//! The same of the site's own log.

use super::one_page;
use crate::{
    audit::model::{Columns, Entry, Filters},
    platform::{
        access::ActorKind,
        db::{
            Moment, MultiBackend, SiteDb,
            ids::UserId,
            schema::{schools, site_audit_entries, users},
        },
        text::like,
    },
};
use diesel::{dsl::exists, prelude::*};

/// The newest first, and whether there are older ones. Who did it is looked for by address.
pub fn entries(db: &mut SiteDb<'_>, filters: &Filters, at_most: usize) -> QueryResult<(Vec<Entry>, bool)> {
    let user = site_audit_entries::user_id.eq(users::id.nullable());
    let mut found = site_audit_entries::table.left_join(users::table.on(user)).into_boxed::<MultiBackend>();
    if let Some(kind) = filters.kind {
        found = found.filter(site_audit_entries::subject_kind.eq(kind));
    }
    if let Some(subject) = &filters.subject {
        found = found.filter(site_audit_entries::subject_id.eq(subject));
    }
    if !filters.words.is_empty() {
        found = found.filter(users::email.like(like(&filters.words)).escape('\\'));
    }
    if let Some(from) = filters.from {
        found = found.filter(site_audit_entries::at.ge(from));
    }
    if let Some(until) = filters.until {
        found = found.filter(site_audit_entries::at.lt(until));
    }
    if let Some(before) = &filters.before {
        found = found.filter(site_audit_entries::id.lt(before));
    }
    let columns = (
        site_audit_entries::id,
        site_audit_entries::seq,
        site_audit_entries::action,
        site_audit_entries::subject_kind,
        site_audit_entries::subject_id,
        site_audit_entries::before,
        site_audit_entries::after,
        site_audit_entries::reason,
        site_audit_entries::request_id,
        site_audit_entries::address,
        site_audit_entries::at,
    );
    let rows: Vec<(Columns, Option<String>, Option<String>)> = found
        .order(site_audit_entries::id.desc())
        .limit(i64::try_from(at_most + 1).unwrap_or(i64::MAX))
        .select((columns, site_audit_entries::user_id, users::name.nullable()))
        .load(db.conn())?;
    let entry = |(columns, user, name): (Columns, Option<String>, Option<String>)| {
        let kind = if user.is_some() { ActorKind::Person } else { ActorKind::System };
        Entry::of(columns, kind, user, name)
    };
    Ok(one_page(rows.into_iter().map(entry).collect(), at_most))
}

/// What these ids are called, as far as they are accounts or schools.
pub fn names(db: &mut SiteDb<'_>, ids: &[String]) -> QueryResult<Vec<(String, String)>> {
    let schools_in: Vec<i64> = ids.iter().filter_map(|id| id.parse().ok()).collect();
    let of_users = users::table.filter(users::id.eq_any(ids)).select((users::id, users::name)).load(db.conn());
    let mut names: Vec<(String, String)> = of_users?;
    let of_schools = schools::table.filter(schools::id.eq_any(&schools_in)).select((schools::id, schools::name));
    let of_schools: Vec<(i64, String)> = of_schools.load(db.conn())?;
    names.extend(of_schools.into_iter().map(|(id, name)| (id.to_string(), name)));
    Ok(names)
}

pub fn has_read_since(db: &mut SiteDb<'_>, reader: &UserId, since: Moment) -> QueryResult<bool> {
    let read = site_audit_entries::table
        .filter(site_audit_entries::user_id.eq(reader.as_str()))
        .filter(site_audit_entries::action.eq("log.read"))
        .filter(site_audit_entries::at.gt(since));
    diesel::select(exists(read)).get_result(db.conn())
}
