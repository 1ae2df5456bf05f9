//! The list of students that staff look at: who chose what.

use crate::{
    people::{PersonRef, PersonStatus},
    platform::{
        access::Role,
        db::{
            MultiBackend, SchoolDb,
            ids::{ActivityId, GroupId, PersonId},
            schema::{choices, draw_locks, people},
        },
        text::like,
        web::PageOf,
    },
};
use diesel::{
    dsl::{exists, sql},
    prelude::*,
    sql_types::BigInt,
};

/// Which of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Who chose or was locked; with words, any student.
    All,
    /// Just these.
    Only(Vec<PersonId>),
}

#[derive(Debug, Clone, Queryable)]
struct Found {
    person: PersonRef,
    grade: Option<i32>,
    total: i64,
}

/// A student with what they chose, the first choice first.
#[derive(Debug, Clone)]
pub struct Listed {
    pub person: PersonRef,
    pub grade: Option<i32>,
    pub choices: Vec<ActivityId>,
}

/// One page, by name. Two statements.
pub fn students(
    db: &mut SchoolDb<'_>,
    group: &GroupId,
    which: &Which,
    words: &str,
    (page, size): (i64, i64),
) -> QueryResult<PageOf<Listed>> {
    let chose = choices::table
        .filter(choices::school_id.eq(people::school_id))
        .filter(choices::group_id.eq(group))
        .filter(choices::person_id.eq(people::id));
    let locked = draw_locks::table
        .filter(draw_locks::school_id.eq(people::school_id))
        .filter(draw_locks::group_id.eq(group))
        .filter(draw_locks::person_id.eq(people::id));
    let mut found = people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::role.eq(Role::Student))
        .filter(people::status.ne_all([PersonStatus::Suspended, PersonStatus::Left]))
        .into_boxed::<MultiBackend>();
    found = match which {
        Which::Only(ids) => found.filter(people::id.eq_any(ids.clone())),
        Which::All if words.is_empty() => found.filter(exists(chose).or(exists(locked))),
        Which::All => found,
    };
    if !words.is_empty() {
        found = found.filter(people::search_text.like(like(words)).escape('\\'));
    }
    let rows: Vec<Found> = found
        .order((people::sort_name, people::id))
        .limit(size)
        .offset(PageOf::<Found>::offset(page, size))
        .select((PersonRef::as_select(), people::grade, sql::<BigInt>("COUNT(*) OVER ()")))
        .load(db.conn())?;
    let total = match rows.first() {
        Some(row) => row.total,
        None if page > 1 => students(db, group, which, words, (1, 1))?.total,
        None => 0,
    };
    let ids: Vec<&PersonId> = rows.iter().map(|row| &row.person.id).collect();
    let ranked: Vec<(PersonId, ActivityId)> = choices::table
        .filter(choices::school_id.eq(db.school()))
        .filter(choices::group_id.eq(group))
        .filter(choices::person_id.eq_any(ids))
        .order((choices::person_id, choices::rank))
        .select((choices::person_id, choices::activity_id))
        .load(db.conn())?;
    let of = |person: &PersonId| {
        ranked.iter().filter(|(known, _)| known == person).map(|(_, activity)| activity.clone()).collect()
    };
    let rows = rows
        .into_iter()
        .map(|row| Listed { choices: of(&row.person.id), person: row.person, grade: row.grade })
        .collect();
    Ok(PageOf { rows, total, page, size })
}
