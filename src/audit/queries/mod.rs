//! What is read from the log.

mod chain;
mod keys;
mod site;

pub use chain::{Link, Log, Seal};
pub use keys::{Keyring, OfSchool, OfSite, destroy_key, destroy_key_of_user};
pub use site::{entries as site_entries, has_read_since as has_read_site_since, names as site_names};

use super::model::{Columns, Entry, Filters};
use crate::platform::{
    access::ActorKind,
    db::{
        Moment, MultiBackend, SchoolDb,
        ids::PersonId,
        schema::{audit_entries, people},
    },
    text::like,
};
use diesel::{dsl::exists, prelude::*};

/// An entry, who did it, and what they are called.
type Named = (Columns, ActorKind, Option<String>, Option<String>);

/// What an entry is made of.
macro_rules! columns {
    () => {
        (
            audit_entries::id,
            audit_entries::seq,
            audit_entries::action,
            audit_entries::subject_kind,
            audit_entries::subject_id,
            audit_entries::before,
            audit_entries::after,
            audit_entries::reason,
            audit_entries::request_id,
            audit_entries::address,
            audit_entries::at,
        )
    };
}

/// The newest first, and whether there are older ones.
pub fn entries(db: &mut SchoolDb<'_>, filters: &Filters, at_most: usize) -> QueryResult<(Vec<Entry>, bool)> {
    let actor = people::school_id.eq(audit_entries::school_id).and(audit_entries::actor_id.eq(people::id.nullable()));
    let mut found = audit_entries::table
        .left_join(people::table.on(actor))
        .filter(audit_entries::school_id.eq(db.school()))
        .into_boxed::<MultiBackend>();
    if let Some(kind) = filters.kind {
        found = found.filter(audit_entries::subject_kind.eq(kind));
    }
    if let Some(subject) = &filters.subject {
        found = found.filter(audit_entries::subject_id.eq(subject));
    }
    if !filters.words.is_empty() {
        found = found.filter(people::sort_name.like(like(&filters.words)).escape('\\'));
    }
    if let Some(from) = filters.from {
        found = found.filter(audit_entries::at.ge(from));
    }
    if let Some(until) = filters.until {
        found = found.filter(audit_entries::at.lt(until));
    }
    if let Some(before) = &filters.before {
        found = found.filter(audit_entries::id.lt(before));
    }
    let rows: Vec<Named> = found
        .order(audit_entries::id.desc())
        .limit(i64::try_from(at_most + 1).unwrap_or(i64::MAX))
        .select((columns!(), audit_entries::actor_kind, audit_entries::actor_id, people::name.nullable()))
        .load(db.conn())?;
    Ok(one_page(rows.into_iter().map(named).collect(), at_most))
}

fn named((columns, kind, actor, name): Named) -> Entry {
    Entry::of(columns, kind, actor, name)
}

/// What was asked for, and whether there was one more.
fn one_page(mut rows: Vec<Entry>, at_most: usize) -> (Vec<Entry>, bool) {
    let has_older = rows.len() > at_most;
    rows.truncate(at_most);
    (rows, has_older)
}

/// The latest about a person and the records that were merged into theirs, the newest first.
pub fn about_person(db: &mut SchoolDb<'_>, person: &PersonId, at_most: i64) -> QueryResult<Vec<Entry>> {
    let school = db.school();
    let actor = people::school_id.eq(audit_entries::school_id).and(audit_entries::actor_id.eq(people::id.nullable()));
    let records = diesel::alias!(people as records);
    let theirs = records
        .filter(records.field(people::school_id).eq(school))
        .filter(records.field(people::id).eq(person).or(records.field(people::merged_into_id).eq(person)))
        .select(records.field(people::id));
    let rows: Vec<Named> = audit_entries::table
        .left_join(people::table.on(actor))
        .filter(audit_entries::school_id.eq(school))
        .filter(audit_entries::subject_kind.eq("person"))
        .filter(audit_entries::subject_id.eq_any(theirs))
        .order(audit_entries::id.desc())
        .limit(at_most)
        .select((columns!(), audit_entries::actor_kind, audit_entries::actor_id, people::name.nullable()))
        .load(db.conn())?;
    Ok(rows.into_iter().map(named).collect())
}

pub fn has_read_since(db: &mut SchoolDb<'_>, reader: &PersonId, since: Moment) -> QueryResult<bool> {
    let read = audit_entries::table
        .filter(audit_entries::school_id.eq(db.school()))
        .filter(audit_entries::actor_id.eq(reader.clone()))
        .filter(audit_entries::action.eq("audit.read"))
        .filter(audit_entries::at.gt(since));
    diesel::select(exists(read)).get_result(db.conn())
}

/// What a person did and what was done with their record, from after this entry on, for themselves.
pub fn about(db: &mut SchoolDb<'_>, person: &PersonId, after: &str, at_most: i64) -> QueryResult<Vec<Entry>> {
    let (done, told) = (audit_entries::actor_id.eq(person), audit_entries::subject_id.eq(person.as_str()));
    let rows: Vec<(Columns, ActorKind, Option<String>)> = audit_entries::table
        .filter(audit_entries::school_id.eq(db.school()))
        .filter(audit_entries::id.gt(after))
        .filter(done.or(told))
        .order(audit_entries::id)
        .limit(at_most)
        .select((columns!(), audit_entries::actor_kind, audit_entries::actor_id))
        .load(db.conn())?;
    Ok(rows.into_iter().map(|(columns, kind, actor)| Entry::of(columns, kind, actor, None)).collect())
}
