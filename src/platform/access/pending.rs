//! Sign-ins that wait for their second step: who has shown the first one is known, and nobody is signed in yet.
//!
//! Its rule: one is good for a few tries and a few minutes, and each try is counted before it is looked at.

use crate::platform::{
    db::{Door, ids::UserId, schema::pending_sign_ins},
    text::{random_token, sha256_hex},
};
use chrono::TimeDelta;
use diesel::prelude::*;

/// Then the first step again.
const TRIES: i32 = 5;
pub const LASTS: TimeDelta = TimeDelta::minutes(10);

/// What somebody asked for along with signing in.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// To stay signed in when the browser's window is gone.
    pub remember: bool,
    /// Where they wanted to go; checked where it is used.
    pub next: String,
}

/// Somebody between the steps.
#[derive(Debug, Clone)]
pub struct Pending {
    pub user: UserId,
    pub wish: Wish,
    /// How many tries are left.
    pub left: i32,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = pending_sign_ins)]
struct Row {
    user_id: UserId,
    remembered: bool,
    next: String,
    tries: i32,
}

impl From<Row> for Pending {
    fn from(row: Row) -> Self {
        let wish = Wish { remember: row.remembered, next: row.next };
        Self { user: row.user_id, wish, left: TRIES - row.tries }
    }
}

/// What comes back is for the browser that showed the first step, and for nobody else.
pub fn begin<K>(db: &mut Door<'_, K>, user: &UserId, wish: &Wish) -> QueryResult<String> {
    let (token, now) = (random_token::<32>(), db.now());
    diesel::insert_into(pending_sign_ins::table)
        .values((
            pending_sign_ins::token_hash.eq(sha256_hex(&token)),
            pending_sign_ins::user_id.eq(user),
            pending_sign_ins::remembered.eq(wish.remember),
            pending_sign_ins::next.eq(&wish.next),
            pending_sign_ins::created_at.eq(now),
            pending_sign_ins::expires_at.eq(now.plus(LASTS)),
        ))
        .execute(db.conn())?;
    Ok(token)
}

/// Whose sign-in it is, if it may be tried. Changes nothing.
pub fn look<K>(db: &mut Door<'_, K>, token: &str) -> QueryResult<Option<Pending>> {
    let row: Option<Row> = pending_sign_ins::table
        .find(sha256_hex(token))
        .filter(pending_sign_ins::tries.lt(TRIES))
        .filter(pending_sign_ins::expires_at.gt(db.now()))
        .select(Row::as_select())
        .first(db.conn())
        .optional()?;
    Ok(row.map(Pending::from))
}

/// Counts one try, if one is left.
pub fn count<K>(db: &mut Door<'_, K>, token: &str) -> QueryResult<bool> {
    let open = pending_sign_ins::table
        .find(sha256_hex(token))
        .filter(pending_sign_ins::tries.lt(TRIES))
        .filter(pending_sign_ins::expires_at.gt(db.now()));
    let counted =
        diesel::update(open).set(pending_sign_ins::tries.eq(pending_sign_ins::tries + 1)).execute(db.conn())?;
    Ok(counted > 0)
}

/// It came to its end: they are in.
pub fn end<K>(db: &mut Door<'_, K>, token: &str) -> QueryResult<usize> {
    diesel::delete(pending_sign_ins::table.find(sha256_hex(token))).execute(db.conn())
}

/// What the first step proved does not hold any more: the password is another, or the second step is gone.
pub fn end_all<K>(db: &mut Door<'_, K>, user: &UserId) -> QueryResult<usize> {
    diesel::delete(pending_sign_ins::table.filter(pending_sign_ins::user_id.eq(user))).execute(db.conn())
}

/// Forgets those that are over.
pub fn sweep<K>(db: &mut Door<'_, K>) -> QueryResult<usize> {
    let over = pending_sign_ins::table.filter(pending_sign_ins::expires_at.le(db.now()));
    diesel::delete(over).execute(db.conn())
}
