//! Every statement about accounts across schools.

use super::model::{Belongs, UserRow};
use crate::platform::{
    db::{
        SiteDb,
        ids::UserId,
        schema::{people, schools, sessions, users},
    },
    text::like,
    web::PageOf,
};
use diesel::{
    dsl::sql,
    prelude::*,
    sql_types::{Nullable, Timestamp},
};

/// How many schools of one account a list names.
const MOST_SCHOOLS: i64 = 2000;

const SIGNED_IN_AT: &str = "(SELECT MAX(sign_in_history.at) FROM sign_in_history \
     WHERE sign_in_history.user_id = users.id AND sign_in_history.outcome IN ('in', 'in_by_recovery_code'))";

/// What a row is made of.
macro_rules! columns {
    () => {
        (
            users::id,
            users::name,
            users::email,
            users::is_site_admin,
            users::email_verified_at,
            users::disabled_at,
            users::created_at,
            users::last_seen_at,
            sql::<Nullable<Timestamp>>(SIGNED_IN_AT),
        )
    };
}

/// Accounts by name: those with these words in their address, or in what a school calls them.
pub fn users(db: &mut SiteDb<'_>, words: &str, page: i64, size: i64) -> QueryResult<PageOf<UserRow>> {
    let pattern = like(words);
    let found = || {
        let called = people::table
            .filter(people::search_text.like(pattern.clone()).escape('\\'))
            .filter(people::user_id.is_not_null())
            .select(people::user_id.assume_not_null());
        let named = users::email.like(pattern.clone()).escape('\\').or(users::id.eq_any(called));
        users::table.filter(named)
    };
    let rows = found()
        .order((users::name, users::id))
        .limit(size)
        .offset(PageOf::<UserRow>::offset(page, size))
        .select(columns!())
        .load(db.conn())?;
    let total = found().count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

pub fn user(db: &mut SiteDb<'_>, id: &UserId) -> QueryResult<UserRow> {
    users::table.filter(users::id.eq(id)).select(columns!()).first(db.conn())
}

/// How many sessions of theirs are open.
pub fn open_sessions(db: &mut SiteDb<'_>, id: &UserId) -> QueryResult<i64> {
    let open = sessions::table.filter(sessions::user_id.eq(id)).filter(sessions::expires_at.gt(db.now()));
    open.count().get_result(db.conn())
}

/// Keeps the account still until the transaction ends; who is none is not found.
pub fn hold(db: &mut SiteDb<'_>, id: &UserId) -> QueryResult<()> {
    let held = diesel::update(users::table.find(id)).set(users::updated_at.eq(users::updated_at)).execute(db.conn())?;
    if held == 0 { Err(diesel::NotFound) } else { Ok(()) }
}

/// The schools of these accounts, by name.
pub fn belongings(db: &mut SiteDb<'_>, ids: &[UserId]) -> QueryResult<Vec<Belongs>> {
    people::table
        .inner_join(schools::table.on(schools::id.eq(people::school_id)))
        .filter(people::user_id.eq_any(ids))
        .order((schools::name, schools::id, people::id))
        .limit(MOST_SCHOOLS)
        .select((people::user_id, schools::id, schools::name, people::role, people::status))
        .load(db.conn())
}
