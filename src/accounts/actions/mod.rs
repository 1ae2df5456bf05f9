//! What people do with accounts. Hashing waits at its gate between two transactions; each of these is short.

mod passwords;
mod proving;
mod registering;
mod settings;
mod signing_in;

pub use passwords::{ask_for_reset, change_password, set_password, shortest_for};
pub use proving::{Standing, prove, standing};
pub use registering::{Registered, ask_for_verification, policy, register, verification, verify};
pub use settings::{choose_language, choose_theme, end_other_sessions, end_session, save_settings};
pub use signing_in::{PasswordAgain, Way, finish, go_on, password_again, prove_again, refuse_while, sign_in};

use super::{
    mail::{OwnerInvited, SecurityNotice, recipient},
    model::{NewUser, User},
    queries,
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    people,
    platform::{
        access::{
            Actor,
            tokens::{self, Purpose},
        },
        db::{Door, SchoolDb, ids::UserId},
        i18n::{Lang, Text},
        mail,
    },
};
use serde_json::json;

/// Adds an account, for the command line, seeds and new schools. `None`: the address has one already.
pub fn add<K>(db: &mut Door<'_, K>, by: &Actor, new: &NewUser) -> Result<Option<UserId>> {
    let Some(id) = queries::insert(db, new)? else { return Ok(None) };
    let after = json!({ "is_verified": new.is_verified, "is_site_admin": new.is_site_admin });
    audit::record_for_site(db, by.user.as_ref(), by, Change::of("user.add", &id).to(after))?;
    Ok(Some(id))
}

/// Finds or makes the account of a new school's owner, who is a person of the school already, and mails them where to
/// begin. Whose address is verified belongs to the school at once; others do when they choose their password by the link.
/// `email` is folded.
pub fn invite_owner(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    (email, name): (&str, &str),
    school: &str,
    lang: Lang,
) -> Result<UserId> {
    let new = NewUser {
        email: email.to_owned(),
        email_typed: email.to_owned(),
        name: name.to_owned(),
        password_hash: None,
        is_verified: false,
        is_site_admin: false,
        lang: None,
    };
    add(db, by, &new)?;
    let user = queries::with_email(db, email)?.ok_or(Error::NotFound)?;
    let is_new = user.password_hash.is_none() || !user.is_verified();
    let path = if is_new {
        format!("/password/set/{}", tokens::issue_here(db, Purpose::SetPassword, &user.id)?)
    } else {
        people::register(db, by, &user.id, &user.name, &user.email)?;
        "/sign-in".to_owned()
    };
    let letter = OwnerInvited { link: db.link(&path), school: school.to_owned(), is_new };
    mail::post_to_user(db, Some(&user.id), &recipient(&user, lang), &letter)?;
    Ok(user.id)
}

/// Tells somebody by mail what was done with their account, in two texts: a subject and a sentence.
pub fn tell<K>(db: &mut Door<'_, K>, user: &User, lang: Lang, [subject, body]: [Text; 2]) -> Result<()> {
    let to = recipient(user, lang);
    let (subject, body) = (to.lang.say(&subject), to.lang.say(&body));
    let letter = SecurityNotice { subject, body, forgot: db.link("/password/forgot") };
    mail::post_to_user(db, Some(&user.id), &to, &letter)
}
