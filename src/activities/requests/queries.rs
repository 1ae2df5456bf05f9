//! Statements about who has asked for a place.

use crate::{
    activities::{model::SignupStatus, queries::Signup},
    people::{PersonRef, PersonStatus},
    platform::{
        db::{
            Moment, SchoolDb,
            ids::{ActivityId, PersonId},
            schema::{people, signups},
        },
        web::PageOf,
    },
};
use diesel::{dsl::sql, prelude::*, sql_types::BigInt};

/// Somebody who asks for a place. Addresses are for staff.
#[derive(Debug, Clone, Queryable)]
pub struct Request {
    pub person: PersonRef,
    pub email: Option<String>,
    pub grade: Option<i32>,
    pub status: PersonStatus,
    pub asked_at: Moment,
    total: i64,
}

impl Request {
    pub fn is_here(&self) -> bool {
        !matches!(self.status, PersonStatus::Suspended | PersonStatus::Left)
    }
}

/// One page of those who ask, whoever asked first on top.
pub fn open(db: &mut SchoolDb<'_>, id: &ActivityId, page: i64, size: i64) -> QueryResult<PageOf<Request>> {
    let same = signups::school_id.eq(people::school_id).and(signups::person_id.eq(people::id));
    let rows: Vec<Request> = signups::table
        .inner_join(people::table.on(same))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(id))
        .filter(signups::status.eq(SignupStatus::Requested))
        .order((signups::requested_at, people::sort_name, people::id))
        .offset(PageOf::<Request>::offset(page, size))
        .limit(size)
        .select((
            PersonRef::as_select(),
            people::email,
            people::grade,
            people::status,
            signups::requested_at,
            sql::<BigInt>("COUNT(*) OVER ()"),
        ))
        .load(db.conn())?;
    let total = match rows.first() {
        Some(row) => row.total,
        // Past the end nobody says how many there are.
        None if page > 1 => open(db, id, 1, 1)?.total,
        None => 0,
    };
    Ok(PageOf { rows, total, page, size })
}

/// The requests of these people, or all of them, whoever asked first on top.
pub fn chosen(
    db: &mut SchoolDb<'_>,
    id: &ActivityId,
    these: Option<&[PersonId]>,
    at_most: i64,
) -> QueryResult<Vec<Signup>> {
    let all = signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(id))
        .filter(signups::status.eq(SignupStatus::Requested))
        .order((signups::requested_at, signups::person_id))
        .limit(at_most)
        .select(Signup::as_select());
    match these {
        Some(these) => all.filter(signups::person_id.eq_any(these)).load(db.conn()),
        None => all.load(db.conn()),
    }
}
