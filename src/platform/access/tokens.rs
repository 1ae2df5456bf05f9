//! Secrets that go out by mail: 256 random bits, stored as SHA-256, good once and for a while.
//!
//! Its rule: looking at one changes nothing (mail scanners follow links); redeeming is one conditional update.

use super::{Proof, School};
use crate::platform::{
    db::{Door, Moment, SchoolDb, SchoolId, ids::UserId, schema::tokens},
    text::{random_token, sha256_hex},
};
use chrono::TimeDelta;
use diesel::prelude::*;

crate::text_states!(
    /// What a token is good for.
    Purpose {
        VerifyEmail = "verify_email",
        ResetPassword = "reset_password",
        SetPassword = "set_password",
        /// Mailed to a new address.
        ChangeEmail = "change_email",
        /// Mailed to the address that somebody has.
        ApproveEmail = "approve_email",
    }
);

impl Purpose {
    fn lasts(self) -> TimeDelta {
        match self {
            Self::VerifyEmail | Self::ChangeEmail | Self::ApproveEmail => TimeDelta::hours(24),
            Self::ResetPassword => TimeDelta::hours(1),
            Self::SetPassword => TimeDelta::days(7),
        }
    }
}

/// Proof that a mailed token was used just now, and what it was for.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = tokens)]
pub struct Redeemed {
    user_id: UserId,
    school_id: Option<SchoolId>,
}

impl Redeemed {
    pub fn user(&self) -> &UserId {
        &self.user_id
    }
}

impl super::sealed::Sealed for Redeemed {}

impl Proof for Redeemed {
    fn school(&self) -> Option<SchoolId> {
        self.school_id
    }
}

#[derive(Insertable)]
#[diesel(table_name = tokens)]
struct NewToken<'a> {
    hash: String,
    purpose: Purpose,
    user_id: &'a UserId,
    school_id: Option<SchoolId>,
    created_at: Moment,
    expires_at: Moment,
}

/// A fresh token; what comes back goes into the mail and nowhere else.
pub fn issue<K>(
    db: &mut Door<'_, K>,
    purpose: Purpose,
    user_id: &UserId,
    school: Option<&School>,
) -> QueryResult<String> {
    insert(db, purpose, user_id, school.map(School::id))
}

fn insert<K>(
    db: &mut Door<'_, K>,
    purpose: Purpose,
    user_id: &UserId,
    school_id: Option<SchoolId>,
) -> QueryResult<String> {
    let (token, now) = (random_token::<32>(), db.now());
    let new = NewToken {
        hash: sha256_hex(&token),
        purpose,
        user_id,
        school_id,
        created_at: now,
        expires_at: now.plus(purpose.lasts()),
    };
    diesel::insert_into(tokens::table).values(new).execute(db.conn())?;
    Ok(token)
}

/// How many tokens of this kind the user was sent since then.
pub fn issued_since<K>(db: &mut Door<'_, K>, purpose: Purpose, user: &UserId, since: Moment) -> QueryResult<i64> {
    tokens::table
        .filter(tokens::user_id.eq(user))
        .filter(tokens::purpose.eq(purpose))
        .filter(tokens::created_at.gt(since))
        .count()
        .get_result(db.conn())
}

/// A fresh token for the school that this transaction is in.
pub fn issue_here(db: &mut SchoolDb<'_>, purpose: Purpose, user_id: &UserId) -> QueryResult<String> {
    let school = db.school();
    insert(db, purpose, user_id, Some(school))
}

/// A fresh token for the school that the user's last one was made for, if that is still known.
pub fn issue_again<K>(db: &mut Door<'_, K>, purpose: Purpose, user_id: &UserId) -> QueryResult<String> {
    let last: Option<Option<SchoolId>> = tokens::table
        .filter(tokens::user_id.eq(user_id))
        .filter(tokens::purpose.eq(purpose))
        .order((tokens::created_at.desc(), tokens::hash))
        .select(tokens::school_id)
        .first(db.conn())
        .optional()?;
    insert(db, purpose, user_id, last.flatten())
}

/// Makes every unused token of this kind worthless: what it stood for has changed.
pub fn revoke<K>(db: &mut Door<'_, K>, purpose: Purpose, user_id: &UserId) -> QueryResult<usize> {
    let unused = tokens::table
        .filter(tokens::user_id.eq(user_id))
        .filter(tokens::purpose.eq(purpose))
        .filter(tokens::used_at.is_null());
    diesel::update(unused).set(tokens::used_at.eq(db.now())).execute(db.conn())
}

/// Whose token this is, if it would be taken. Changes nothing.
pub fn bearer<K>(db: &mut Door<'_, K>, purpose: Purpose, token: &str) -> QueryResult<Option<UserId>> {
    tokens::table
        .find(sha256_hex(token))
        .filter(tokens::purpose.eq(purpose))
        .filter(tokens::used_at.is_null())
        .filter(tokens::expires_at.gt(db.now()))
        .select(tokens::user_id)
        .first(db.conn())
        .optional()
}

/// Uses the token up. `None`: it is unknown, over, for something else, or was used before.
pub fn redeem<K>(db: &mut Door<'_, K>, purpose: Purpose, token: &str) -> QueryResult<Option<Redeemed>> {
    let (hash, now) = (sha256_hex(token), db.now());
    let good = tokens::table
        .find(&hash)
        .filter(tokens::purpose.eq(purpose))
        .filter(tokens::used_at.is_null())
        .filter(tokens::expires_at.gt(now));
    if diesel::update(good).set(tokens::used_at.eq(now)).execute(db.conn())? == 0 {
        return Ok(None);
    }
    tokens::table.find(hash).select(Redeemed::as_select()).first(db.conn()).optional()
}

/// Forgets tokens that are over.
pub fn sweep<K>(db: &mut Door<'_, K>) -> QueryResult<usize> {
    let over = tokens::table.filter(tokens::expires_at.le(db.now()));
    diesel::delete(over).execute(db.conn())
}
