//! Forgotten, first and changed passwords.

use super::{
    super::{
        forms::{ChangePasswordForm, NewPasswordForm},
        jobs::WriteToUser,
        mail::{PasswordChanged, recipient},
        model::User,
        queries,
    },
    signing_in::prove_again,
};
use crate::{
    audit::{self, Change},
    error::Result,
    people,
    platform::{
        access::{
            Actor, Anyone, SignedIn, password, pending, session,
            tokens::{self, Purpose},
            totp,
        },
        db::{Door, ids::UserId},
        i18n::Lang,
        mail,
        text::{email, sha256_hex},
    },
};

/// Has a link mailed, if the address has an account; the same steps for every address.
pub async fn ask_for_reset(anyone: &Anyone, typed: &str) -> Result<()> {
    let folded = email(typed).unwrap_or_default();
    let (lang, at_most) = (anyone.arrival().lang(), anyone.app().config.limits.mail_account_per_hour);
    let asked = anyone.app().db.write(anyone.key(), move |db| {
        let user = queries::with_email(db, &folded)?.map(|user| user.id);
        Ok(db.enqueue_for_site(WriteToUser::reset(user, lang, at_most))?)
    });
    asked.await
}

/// Uses a mailed link: the password is new, every session over, every other such link worthless; whoever reads the mail
/// owns the address, and belongs to the school that invited it. Says whether the link was still good.
pub async fn set_password(anyone: &Anyone, purpose: Purpose, token: String, form: &NewPasswordForm) -> Result<bool> {
    let app = anyone.app();
    let looked_up = token.clone();
    let found = app.db.read(anyone.key(), move |db| {
        let Some(id) = tokens::bearer(db, purpose, &looked_up)? else { return Ok(None) };
        Ok(Some((queries::find(db, &id)?, shortest_for(db, &id)?)))
    });
    let Some((user, shortest)) = found.await? else { return Ok(false) };
    let hash = app.gate.hash(form.parse(&user.name, &user.email, shortest)?).await?;
    let (by, lang) = (anyone.actor(), anyone.arrival().lang());
    let used = app.db.write(anyone.key(), move |db| {
        let Some(redeemed) = tokens::redeem(db, purpose, &token)? else { return Ok(false) };
        let user = queries::hold(db, redeemed.user())?;
        session::end_all(db, &user.id)?;
        if queries::verify(db, &user.id)? {
            audit::record_for_site(db, Some(&user.id), &by, Change::of("user.verify", &user.id))?;
        }
        save(db, &by, &user, &hash, lang)?;
        db.within(&redeemed, |db| people::register(db, &by, &user.id, &user.name, &user.email))?;
        Ok(true)
    });
    used.await
}

/// Changes one's own password, after the current one was typed again; every other session is over.
pub async fn change_password(me: &SignedIn, form: &ChangePasswordForm) -> Result<()> {
    let (app, arrival) = (me.app(), me.arrival());
    let account = me.user().clone();
    let schools = app.db.read(me.key(), |db| Ok(queries::memberships(db)?)).await?;
    let schools: Vec<&str> = schools.iter().map(|membership| membership.school.as_str()).collect();
    let shortest = if account.has_second_step { password::SHORTEST_WITH_SECOND_STEP } else { password::SHORTEST };
    let new = form.parse(&account.name, &account.email, &schools, shortest)?;
    let user = prove_again(me, &form.current).await?;
    let hash = app.gate.hash(new).await?;
    let (by, lang, kept) = (me.actor(), arrival.lang(), me.session().cloned());
    let changed = app.db.write(me.key(), move |db| {
        session::end_others(db, kept.as_ref())?;
        save(db, &by, &user, &hash, lang)
    });
    changed.await
}

/// How short a new password of theirs may be.
pub fn shortest_for<K>(db: &mut Door<'_, K>, user: &UserId) -> Result<usize> {
    let has_second = totp::since(db, user)?.is_some();
    Ok(if has_second { password::SHORTEST_WITH_SECOND_STEP } else { password::SHORTEST })
}

fn save<K>(db: &mut Door<'_, K>, by: &Actor, user: &User, hash: &str, lang: Lang) -> Result<()> {
    queries::set_password(db, &user.id, hash)?;
    pending::end_all(db, &user.id)?;
    forget_what_was_sent(db, &user.id)?;
    queries::clear_delay(db, &sha256_hex(&user.email))?;
    audit::record_for_site(db, Some(&user.id), by, Change::of("user.change_password", &user.id))?;
    let letter = PasswordChanged { forgot: db.link("/password/forgot") };
    mail::post_to_user(db, Some(&user.id), &recipient(user, lang), &letter)
}

fn forget_what_was_sent<K>(db: &mut Door<'_, K>, user: &UserId) -> Result<()> {
    tokens::revoke(db, Purpose::ResetPassword, user)?;
    tokens::revoke(db, Purpose::SetPassword, user)?;
    Ok(())
}
