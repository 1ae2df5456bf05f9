//! Every statement about a change of address.

use super::model::{EmailChange, LASTS, Side};
use crate::platform::db::{
    Door,
    ids::UserId,
    schema::{email_changes, users},
};
use diesel::prelude::*;

/// The one that waits to be agreed on, if it is not too old.
pub fn of<K>(db: &mut Door<'_, K>, user: &UserId) -> QueryResult<Option<EmailChange>> {
    email_changes::table
        .find(user)
        .filter(email_changes::created_at.gt(db.now().plus(-LASTS)))
        .select(EmailChange::as_select())
        .first(db.conn())
        .optional()
}

/// In place of any before it.
pub fn begin<K>(db: &mut Door<'_, K>, user: &UserId, email: &str, typed: &str) -> QueryResult<()> {
    end(db, user)?;
    diesel::insert_into(email_changes::table)
        .values((
            email_changes::user_id.eq(user),
            email_changes::email.eq(email),
            email_changes::email_typed.eq(typed),
            email_changes::created_at.eq(db.now()),
        ))
        .execute(db.conn())
        .map(drop)
}

pub fn agree<K>(db: &mut Door<'_, K>, user: &UserId, side: Side) -> QueryResult<usize> {
    let (change, now) = (email_changes::table.find(user), db.now());
    match side {
        Side::Old => diesel::update(change).set(email_changes::old_confirmed_at.eq(now)).execute(db.conn()),
        Side::New => diesel::update(change).set(email_changes::new_confirmed_at.eq(now)).execute(db.conn()),
    }
}

/// Says whether there was one.
pub fn end<K>(db: &mut Door<'_, K>, user: &UserId) -> QueryResult<bool> {
    Ok(diesel::delete(email_changes::table.find(user)).execute(db.conn())? > 0)
}

/// The account's new address, unless somebody has it by now. Says whether it is theirs.
pub fn save<K>(db: &mut Door<'_, K>, change: &EmailChange) -> QueryResult<bool> {
    let taken: i64 = users::table.filter(users::email.eq(&change.email)).count().get_result(db.conn())?;
    if taken > 0 {
        return Ok(false);
    }
    let saved = diesel::update(users::table.find(&change.user_id))
        .set((
            users::email.eq(&change.email),
            users::email_typed.eq(&change.email_typed),
            users::email_verified_at.eq(db.now()),
            users::updated_at.eq(db.now()),
        ))
        .execute(db.conn())?;
    Ok(saved > 0)
}
