//! Asking for a new address, agreeing to it from both sides, and stopping it.

use super::{
    super::{
        actions::{prove_again, tell},
        mail::recipient,
        model::User,
        queries as room,
    },
    forms::EmailForm,
    jobs::FollowAddress,
    mail::{ApproveEmail, ChangeEmail},
    model::{EmailChange, Side},
    queries,
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{
            Actor, Anyone, SignedIn, session,
            tokens::{self, Purpose},
        },
        db::{AnyoneDb, Door, UserDb, ids::UserId},
        i18n::{Lang, Text},
        mail,
        text::sha256_hex,
    },
};
use chrono::TimeDelta;

impl Side {
    const fn purpose(self) -> Purpose {
        match self {
            Self::Old => Purpose::ApproveEmail,
            Self::New => Purpose::ChangeEmail,
        }
    }
}

/// Mails both addresses a link. A new one that has an account already gets nothing, and nobody hears of that here.
pub async fn ask(me: &SignedIn, form: &EmailForm) -> Result<()> {
    let new = form.parse(&me.user().email)?;
    let user = prove_again(me, &form.current).await?;
    let (by, lang) = (me.actor(), me.arrival().lang());
    let at_most = i64::from(me.app().config.limits.mail_account_per_hour);
    let asked = me.app().db.write(me.key(), move |db| {
        let user = room::hold(db, &user.id)?;
        let hour = TimeDelta::hours(1);
        if tokens::issued_since(db, Purpose::ApproveEmail, &user.id, db.now().plus(-hour))? >= at_most {
            return Err(Error::TooMany { retry_after: hour.to_std().unwrap_or_default() });
        }
        forget_links(db, &user.id)?;
        queries::begin(db, &user.id, &new.email, &new.typed)?;
        audit::record_for_site(db, Some(&user.id), &by, Change::of("user.ask_for_email", &user.id))?;
        let (old_token, new_token) = (issue(db, Side::Old, &user.id)?, issue(db, Side::New, &user.id)?);
        let to = recipient(&user, lang);
        let letter = ApproveEmail { link: db.link(&format!("/email/old/{old_token}")), new: new.email.clone() };
        mail::post_to_user(db, Some(&user.id), &to, &letter)?;
        if room::with_email(db, &new.email)?.is_none() {
            let letter = ChangeEmail { link: db.link(&format!("/email/new/{new_token}")), old: user.email.clone() };
            let to = mail::Recipient { address: new.email, ..to };
            mail::post_to_user(db, Some(&user.id), &to, &letter)?;
        }
        Ok(())
    });
    asked.await
}

fn issue<K>(db: &mut Door<'_, K>, side: Side, user: &UserId) -> Result<String> {
    Ok(tokens::issue(db, side.purpose(), user, None)?)
}

fn forget_links<K>(db: &mut Door<'_, K>, user: &UserId) -> Result<()> {
    tokens::revoke(db, Purpose::ChangeEmail, user)?;
    tokens::revoke(db, Purpose::ApproveEmail, user)?;
    Ok(())
}

/// Whoever asked changed their mind. Twice is the same as once.
pub fn withdraw(db: &mut UserDb<'_>, by: &Actor) -> Result<()> {
    let user = db.user().clone();
    end(db, by, &user)
}

fn end<K>(db: &mut Door<'_, K>, by: &Actor, user: &UserId) -> Result<()> {
    room::hold(db, user)?;
    forget_links(db, user)?;
    if queries::end(db, user)? {
        audit::record_for_site(db, Some(user), by, Change::of("user.withdraw_email", user))?;
    }
    Ok(())
}

/// What a link is about, if it would be taken.
pub fn look(db: &mut AnyoneDb<'_>, side: Side, token: &str) -> Result<Option<(User, EmailChange)>> {
    let Some(user) = tokens::bearer(db, side.purpose(), token)? else { return Ok(None) };
    let Some(change) = queries::of(db, &user)? else { return Ok(None) };
    Ok(Some((room::find(db, &user)?, change)))
}

/// What became of a link that was used.
pub enum Agreed {
    /// The other address has not been heard of yet.
    Half,
    /// It is the account's address now.
    Done,
    /// Somebody else has it by now.
    Taken,
    Spent,
}

/// One side says yes. When both have, the address is the new one: every other session of theirs is over, and the old
/// address hears of it.
pub async fn agree(anyone: &Anyone, side: Side, token: String) -> Result<Agreed> {
    let (by, lang) = (anyone.actor(), anyone.arrival().lang());
    let agreed = anyone.app().db.write(anyone.key(), move |db| {
        let Some(redeemed) = tokens::redeem(db, side.purpose(), &token)? else { return Ok(Agreed::Spent) };
        let user = room::hold(db, redeemed.user())?;
        if user.is_disabled() || queries::of(db, &user.id)?.is_none() {
            return Ok(Agreed::Spent);
        }
        queries::agree(db, &user.id, side)?;
        audit::record_for_site(db, Some(&user.id), &by, Change::of("user.agree_to_email", &user.id))?;
        match queries::of(db, &user.id)?.filter(EmailChange::is_agreed) {
            Some(change) => settle(db, &by, &user, &change, lang),
            None => Ok(Agreed::Half),
        }
    });
    match agreed.await {
        // Two accounts took the same address at the same moment, and the other one was first.
        Err(Error::Conflict(_)) => Ok(Agreed::Taken),
        agreed => agreed,
    }
}

fn settle(db: &mut AnyoneDb<'_>, by: &Actor, user: &User, change: &EmailChange, lang: Lang) -> Result<Agreed> {
    queries::end(db, &user.id)?;
    if !queries::save(db, change)? {
        return Ok(Agreed::Taken);
    }
    session::end_all(db, &user.id)?;
    // What was mailed to the old address proves nothing any more.
    for purpose in [Purpose::VerifyEmail, Purpose::ResetPassword, Purpose::SetPassword] {
        tokens::revoke(db, purpose, &user.id)?;
    }
    room::clear_delay(db, &sha256_hex(&user.email))?;
    audit::record_for_site(db, Some(&user.id), by, Change::of("user.change_email", &user.id))?;
    let (old, new) = (user.email.clone(), change.email.clone());
    db.enqueue_for_site(FollowAddress { user: user.id.clone(), old, new })?;
    let body = Text::of("mail-email-changed-body").with("email", &change.email);
    tell(db, user, lang, [Text::of("mail-email-changed-subject"), body])?;
    Ok(Agreed::Done)
}

/// Whoever reads the old address says no. Says whether the link was still good.
pub async fn stop(anyone: &Anyone, token: String) -> Result<bool> {
    let by = anyone.actor();
    let stopped = anyone.app().db.write(anyone.key(), move |db| {
        let Some(redeemed) = tokens::redeem(db, Purpose::ApproveEmail, &token)? else { return Ok(false) };
        end(db, &by, redeemed.user())?;
        Ok(true)
    });
    stopped.await
}
