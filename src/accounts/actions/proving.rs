//! Accounts of addresses that were proved by a link of another room's: whoever opened it reads what is sent there.

use super::super::{model::NewUser, queries};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{
            Actor, session,
            tokens::{self, Purpose},
        },
        db::{Door, ids::UserId},
        i18n::{Lang, Text},
    },
};

/// What is known of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There is no account, or one that nobody has shown to be theirs.
    Unproven,
    /// Whoever it belongs to signs in.
    Proven,
    Disabled,
}

/// For whoever showed that they read what is sent to this (folded) address; to anybody else it would tell too much.
pub fn standing<K>(db: &mut Door<'_, K>, email: &str) -> Result<Standing> {
    Ok(match queries::with_email(db, email)? {
        Some(user) if user.is_disabled() => Standing::Disabled,
        Some(user) if user.is_verified() => Standing::Proven,
        Some(_) | None => Standing::Unproven,
    })
}

/// Makes the account of a proved address, or makes one its own that somebody began: what they chose before, if it was
/// they, is worth nothing any more.
pub fn prove<K>(
    db: &mut Door<'_, K>,
    by: &Actor,
    (email, name): (&str, &str),
    hash: String,
    lang: Lang,
) -> Result<UserId> {
    let new = NewUser {
        email: email.to_owned(),
        email_typed: email.to_owned(),
        name: name.to_owned(),
        password_hash: Some(hash.clone()),
        is_verified: true,
        is_site_admin: false,
        lang: Some(lang),
    };
    if let Some(id) = queries::insert(db, &new)? {
        audit::record_for_site(db, Some(&id), by, Change::of("user.register", &id))?;
        return Ok(id);
    }
    let begun = queries::with_email(db, email)?.ok_or(Error::NotFound)?;
    let begun = queries::hold(db, &begun.id)?;
    if begun.is_verified() || begun.is_disabled() {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    queries::register_again(db, &begun.id, &new)?;
    queries::set_password(db, &begun.id, &hash)?;
    queries::verify(db, &begun.id)?;
    session::end_all(db, &begun.id)?;
    for purpose in [Purpose::VerifyEmail, Purpose::ResetPassword, Purpose::SetPassword] {
        tokens::revoke(db, purpose, &begun.id)?;
    }
    audit::record_for_site(db, Some(&begun.id), by, Change::of("user.verify", &begun.id))?;
    Ok(begun.id)
}
