//! What is read from the log.

use super::model::{Entry, Filters, PAGE};
use crate::platform::{
    db::{
        Moment, MultiBackend, SchoolDb,
        ids::PersonId,
        schema::{audit_entries, people},
    },
    text::like,
};
use diesel::{dsl::exists, prelude::*};

/// An entry, and the name of whoever did it.
pub type Named = (Entry, Option<String>);

/// The newest first, each with the name of whoever did it, and whether there are older ones.
pub fn entries(db: &mut SchoolDb<'_>, filters: &Filters) -> QueryResult<(Vec<Named>, bool)> {
    let actor = people::school_id.eq(audit_entries::school_id).and(audit_entries::actor_id.eq(people::id.nullable()));
    let mut found = audit_entries::table
        .left_join(people::table.on(actor))
        .filter(audit_entries::school_id.eq(db.school()))
        .into_boxed::<MultiBackend>();
    if let Some(kind) = filters.kind {
        found = found.filter(audit_entries::subject_kind.eq(kind));
    }
    if !filters.words.is_empty() {
        found = found.filter(people::sort_name.like(like(&filters.words)).escape('\\'));
    }
    if let Some(before) = &filters.before {
        found = found.filter(audit_entries::id.lt(before.clone()));
    }
    let one_more = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut rows: Vec<(Entry, Option<String>)> = found
        .order(audit_entries::id.desc())
        .limit(one_more)
        .select((Entry::as_select(), people::name.nullable()))
        .load(db.conn())?;
    let has_older = rows.len() > PAGE;
    rows.truncate(PAGE);
    Ok((rows, has_older))
}

/// The latest about a person and the records that were merged into theirs, the newest first.
pub fn about_person(db: &mut SchoolDb<'_>, person: &PersonId, at_most: i64) -> QueryResult<Vec<Named>> {
    let school = db.school();
    let actor = people::school_id.eq(audit_entries::school_id).and(audit_entries::actor_id.eq(people::id.nullable()));
    let records = diesel::alias!(people as records);
    let theirs = records
        .filter(records.field(people::school_id).eq(school))
        .filter(records.field(people::id).eq(person).or(records.field(people::merged_into_id).eq(person)))
        .select(records.field(people::id));
    audit_entries::table
        .left_join(people::table.on(actor))
        .filter(audit_entries::school_id.eq(school))
        .filter(audit_entries::subject_kind.eq("person"))
        .filter(audit_entries::subject_id.eq_any(theirs))
        .order(audit_entries::id.desc())
        .limit(at_most)
        .select((Entry::as_select(), people::name.nullable()))
        .load(db.conn())
}

pub fn has_read_since(db: &mut SchoolDb<'_>, reader: &PersonId, since: Moment) -> QueryResult<bool> {
    let read = audit_entries::table
        .filter(audit_entries::school_id.eq(db.school()))
        .filter(audit_entries::actor_id.eq(reader.clone()))
        .filter(audit_entries::action.eq("audit.read"))
        .filter(audit_entries::at.gt(since));
    diesel::select(exists(read)).get_result(db.conn())
}
