//! Every statement about suspending a school.

use super::model::NewSuspension;
use crate::{
    is_open,
    platform::{
        access::{Role, SuspensionKind},
        db::{
            Moment, SchoolDb, SchoolId, SiteDb,
            ids::UserId,
            schema::{people, schools, users},
        },
    },
};
use diesel::prelude::*;

/// Somebody who owns the school, and what to know to write to them.
#[derive(Debug, Queryable)]
pub struct Owner {
    pub user: Option<UserId>,
    pub name: String,
    pub email: Option<String>,
    pub locale: Option<String>,
}

/// Says whether it was open until now.
pub fn suspend(db: &mut SiteDb<'_>, id: SchoolId, new: &NewSuspension) -> QueryResult<bool> {
    let now = db.now();
    let suspended = diesel::update(schools::table.find(id).filter(is_open!(now)))
        .set((
            schools::suspended_at.eq(now),
            schools::suspended_until.eq(new.until),
            schools::suspension_kind.eq(new.kind),
            schools::suspension_reason.eq(&new.reason),
            schools::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    Ok(suspended > 0)
}

/// Says whether it was suspended until now.
pub fn reactivate(db: &mut SiteDb<'_>, id: SchoolId) -> QueryResult<bool> {
    let now = db.now();
    let suspended = schools::table
        .find(id)
        .filter(schools::suspended_at.is_not_null())
        .filter(schools::suspended_until.is_null().or(schools::suspended_until.gt(now)));
    let opened = diesel::update(suspended)
        .set((
            schools::suspended_at.eq(None::<Moment>),
            schools::suspended_until.eq(None::<Moment>),
            schools::suspension_kind.eq(None::<SuspensionKind>),
            schools::suspension_reason.eq(None::<String>),
            schools::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    Ok(opened > 0)
}

pub fn exists(db: &mut SiteDb<'_>, id: SchoolId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(schools::table.find(id))).get_result(db.conn())
}

/// Its owners, as far as they have not left.
pub fn owners(db: &mut SchoolDb<'_>) -> QueryResult<Vec<Owner>> {
    people::table
        .left_join(users::table.on(people::user_id.eq(users::id.nullable())))
        .filter(people::school_id.eq(db.school()))
        .filter(people::role.eq(Role::Owner))
        .filter(people::status.ne("left"))
        .order(people::id)
        .limit(50)
        .select((people::user_id, people::name, people::email, users::locale.nullable()))
        .load(db.conn())
}

/// What it is called, where it is, which language it speaks, and the clock on its wall.
pub fn face(db: &mut SchoolDb<'_>) -> QueryResult<(String, String, String, String)> {
    schools::table
        .find(db.school())
        .select((schools::name, schools::slug, schools::locale, schools::time_zone))
        .first(db.conn())
}
