//! Every statement about senders.

use super::model::{Draft, MOST, Sender};
use crate::platform::db::{Moment, SchoolDb, ids::SenderId, schema::sender_profiles};
use chrono::TimeDelta;
use diesel::prelude::*;

pub fn all(db: &mut SchoolDb<'_>) -> QueryResult<Vec<Sender>> {
    sender_profiles::table
        .filter(sender_profiles::school_id.eq(db.school()))
        .filter(sender_profiles::removed_at.is_null())
        .order((sender_profiles::is_default.desc(), sender_profiles::name, sender_profiles::id))
        .limit(i64::try_from(MOST).unwrap_or(i64::MAX))
        .select(Sender::as_select())
        .load(db.conn())
}

pub fn find(db: &mut SchoolDb<'_>, id: &SenderId) -> QueryResult<Sender> {
    sender_profiles::table
        .find((db.school(), id))
        .filter(sender_profiles::removed_at.is_null())
        .select(Sender::as_select())
        .first(db.conn())
}

/// The same, kept still until the transaction ends.
pub fn hold(db: &mut SchoolDb<'_>, id: &SenderId) -> QueryResult<Sender> {
    diesel::update(sender_profiles::table.find((db.school(), id)))
        .set(sender_profiles::version.eq(sender_profiles::version))
        .execute(db.conn())?;
    find(db, id)
}

pub fn insert(db: &mut SchoolDb<'_>, draft: &Draft, verified_at: Option<Moment>) -> QueryResult<SenderId> {
    let (id, now) = (SenderId::fresh(), db.now());
    diesel::insert_into(sender_profiles::table)
        .values((
            sender_profiles::school_id.eq(db.school()),
            sender_profiles::id.eq(&id),
            sender_profiles::name.eq(&draft.name),
            sender_profiles::address.eq(&draft.address),
            sender_profiles::reply_to.eq(&draft.reply_to),
            sender_profiles::verified_at.eq(verified_at),
            sender_profiles::created_at.eq(now),
            sender_profiles::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    Ok(id)
}

/// `verified_at`: of the address as it is now. A code that was sent to another one is worth nothing.
pub fn change(db: &mut SchoolDb<'_>, sender: &Sender, draft: &Draft, verified_at: Option<Moment>) -> QueryResult<()> {
    let code_hash = if sender.address == draft.address { sender.code_hash.clone() } else { None };
    diesel::update(sender_profiles::table.find((db.school(), &sender.id)))
        .set((
            sender_profiles::name.eq(&draft.name),
            sender_profiles::address.eq(&draft.address),
            sender_profiles::reply_to.eq(&draft.reply_to),
            sender_profiles::verified_at.eq(verified_at),
            sender_profiles::code_hash.eq(code_hash),
            sender_profiles::updated_at.eq(db.now()),
            sender_profiles::version.eq(sender_profiles::version + 1),
        ))
        .execute(db.conn())
        .map(drop)
}

/// This one and no other.
pub fn set_default(db: &mut SchoolDb<'_>, id: &SenderId) -> QueryResult<()> {
    let others =
        sender_profiles::table.filter(sender_profiles::school_id.eq(db.school())).filter(sender_profiles::is_default);
    diesel::update(others).set(sender_profiles::is_default.eq(false)).execute(db.conn())?;
    diesel::update(sender_profiles::table.find((db.school(), id)))
        .set(sender_profiles::is_default.eq(true))
        .execute(db.conn())
        .map(drop)
}

/// Of the whole school in the last hour, also for senders that are gone.
pub fn codes_lately(db: &mut SchoolDb<'_>) -> QueryResult<i64> {
    let since = db.now().plus(-TimeDelta::hours(1));
    sender_profiles::table
        .filter(sender_profiles::school_id.eq(db.school()))
        .filter(sender_profiles::code_sent_at.gt(since))
        .count()
        .get_result(db.conn())
}

pub fn set_code(db: &mut SchoolDb<'_>, id: &SenderId, hash: &str) -> QueryResult<()> {
    diesel::update(sender_profiles::table.find((db.school(), id)))
        .set((
            sender_profiles::code_hash.eq(hash),
            sender_profiles::code_sent_at.eq(db.now()),
            sender_profiles::code_tries.eq(0),
        ))
        .execute(db.conn())
        .map(drop)
}

pub fn count_try(db: &mut SchoolDb<'_>, id: &SenderId) -> QueryResult<()> {
    diesel::update(sender_profiles::table.find((db.school(), id)))
        .set(sender_profiles::code_tries.eq(sender_profiles::code_tries + 1))
        .execute(db.conn())
        .map(drop)
}

pub fn confirm(db: &mut SchoolDb<'_>, id: &SenderId) -> QueryResult<()> {
    diesel::update(sender_profiles::table.find((db.school(), id)))
        .set((sender_profiles::verified_at.eq(db.now()), sender_profiles::code_hash.eq(None::<String>)))
        .execute(db.conn())
        .map(drop)
}

pub fn remove(db: &mut SchoolDb<'_>, id: &SenderId) -> QueryResult<()> {
    diesel::update(sender_profiles::table.find((db.school(), id)))
        .set((
            sender_profiles::removed_at.eq(db.now()),
            sender_profiles::is_default.eq(false),
            sender_profiles::code_hash.eq(None::<String>),
        ))
        .execute(db.conn())
        .map(drop)
}
