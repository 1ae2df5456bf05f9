//! Registering at a school, and proving that the address is one's own.
//!
//! Its rule: a password is only taken from the browser that chose it. Whoever opens the mail elsewhere chooses one there,
//! so that nobody confirms a password that somebody else has chosen for their address.

use super::super::{
    forms::{NewAccount, VerifyForm},
    jobs::WriteToUser,
    mail::{AccountExists, VerifyEmail, recipient},
    model::{NewUser, Registration, User, Verification},
    queries,
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    people,
    platform::{
        access::{
            Anyone, School, Visitor, session,
            tokens::{self, Purpose},
        },
        db::{AnyoneDb, ids::UserId},
        i18n::Lang,
        mail,
        text::{email, random_token, sha256_hex},
    },
};
use chrono::TimeDelta;

/// Who may register here; a school that takes nobody has no such page.
pub async fn policy(visitor: &Visitor) -> Result<(School, Registration)> {
    let school = visitor.school().ok_or(Error::NotFound)?.clone();
    let (anyone, asked) = (visitor.as_anyone(), school.clone());
    let policy = anyone.app().db.read(anyone.key(), move |db| Ok(queries::registration(db, &asked)?)).await?;
    if policy == Registration::Closed { Err(Error::NotFound) } else { Ok((school, policy)) }
}

/// What the browser that registered keeps, to be known again by `verify`.
pub struct Registered {
    pub mark: String,
}

impl Registered {
    fn of(token: &str) -> Self {
        Self { mark: sha256_hex(&format!("browser {token}")) }
    }
}

/// Makes an unverified account and mails its link. An address that has an account gets a mail, and everybody sees the same.
pub async fn register(anyone: &Anyone, school: School, new: NewAccount) -> Result<Registered> {
    let app = anyone.app();
    let hash = app.gate.hash(new.password).await?;
    let new = NewUser {
        email: new.email,
        email_typed: new.email_typed,
        name: new.name,
        password_hash: Some(hash),
        is_verified: false,
        is_site_admin: false,
        lang: Some(anyone.arrival().lang()),
    };
    let (by, lang, at_most) = (anyone.actor(), anyone.arrival().lang(), app.config.limits.mail_account_per_hour);
    let written = app.db.write(anyone.key(), move |db| {
        if let Some(id) = queries::insert(db, &new)? {
            audit::record_for_site(db, Some(&id), &by, Change::of("user.register", &id))?;
            let user = queries::find(db, &id)?;
            return send_link(db, &user, &school, lang).map(Some);
        }
        let known = queries::with_email(db, &new.email)?.ok_or(Error::NotFound)?;
        let known = queries::hold(db, &known.id)?;
        if known.is_disabled() || !may_be_mailed(db, &known.id, at_most)? {
            return Ok(None);
        }
        if known.is_verified() || known.password_hash.is_none() {
            return send_notice(db, &known, &school, lang).map(Some);
        }
        queries::register_again(db, &known.id, &new)?;
        tokens::revoke(db, Purpose::VerifyEmail, &known.id)?;
        audit::record_for_site(db, Some(&known.id), &by, Change::of("user.register", &known.id))?;
        send_link(db, &known, &school, lang).map(Some)
    });
    let token = written.await?;
    Ok(Registered::of(&token.unwrap_or_else(random_token::<32>)))
}

fn may_be_mailed(db: &mut AnyoneDb<'_>, user: &UserId, at_most: u32) -> Result<bool> {
    let hour_ago = db.now().plus(-TimeDelta::hours(1));
    Ok(tokens::issued_since(db, Purpose::VerifyEmail, user, hour_ago)? < i64::from(at_most))
}

fn send_link(db: &mut AnyoneDb<'_>, user: &User, school: &School, lang: Lang) -> Result<String> {
    let token = tokens::issue(db, Purpose::VerifyEmail, &user.id, Some(school))?;
    let letter = VerifyEmail { link: db.link(&format!("/verify/{token}")), school: school.name.clone() };
    mail::post_to_user(db, Some(&user.id), &recipient(user, lang), &letter)?;
    Ok(token)
}

fn send_notice(db: &mut AnyoneDb<'_>, user: &User, school: &School, lang: Lang) -> Result<String> {
    let token = tokens::issue(db, Purpose::VerifyEmail, &user.id, Some(school))?;
    let letter = AccountExists {
        join: db.link(&format!("/verify/{token}")),
        forgot: db.link("/password/forgot"),
        school: school.name.clone(),
    };
    mail::post_to_user(db, Some(&user.id), &recipient(user, lang), &letter)?;
    Ok(token)
}

/// Sends another link, to unverified accounts only; for any other address it does nothing, in as many steps.
pub async fn ask_for_verification(anyone: &Anyone, typed: &str) -> Result<()> {
    let folded = email(typed).unwrap_or_default();
    let (lang, at_most) = (anyone.arrival().lang(), anyone.app().config.limits.mail_account_per_hour);
    let asked = anyone.app().db.write(anyone.key(), move |db| {
        let user = queries::with_email(db, &folded)?.map(|user| user.id);
        Ok(db.enqueue_for_site(WriteToUser::verification(user, lang, at_most))?)
    });
    asked.await
}

/// `None`: the link is unknown, over, or was used. `mark` is what this browser kept from registering.
pub async fn verification(anyone: &Anyone, token: &str, mark: Option<&str>) -> Result<Option<Verification>> {
    let is_known_browser = mark == Some(Registered::of(token).mark.as_str());
    let token = token.to_owned();
    let found = anyone.app().db.read(anyone.key(), move |db| {
        let Some(id) = tokens::bearer(db, Purpose::VerifyEmail, &token)? else { return Ok(None) };
        Ok(Some(queries::find(db, &id)?).filter(|user| !user.is_disabled()))
    });
    Ok(found.await?.map(|user| Verification {
        needs_password: !user.is_verified() && (user.password_hash.is_none() || !is_known_browser),
        name: user.name,
        email: user.email,
    }))
}

/// Uses the link: the address is verified, and the user a person of the school that it came from. Says whether it was
/// still good.
pub async fn verify(anyone: &Anyone, token: String, of: &Verification, form: &VerifyForm) -> Result<bool> {
    let app = anyone.app();
    let hash = match of.needs_password {
        true => Some(app.gate.hash(form.parse(of)?).await?),
        false => None,
    };
    let by = anyone.actor();
    let used = app.db.write(anyone.key(), move |db| {
        let Some(redeemed) = tokens::redeem(db, Purpose::VerifyEmail, &token)? else { return Ok(false) };
        let user = queries::hold(db, redeemed.user())?;
        if let Some(hash) = hash.filter(|_| !user.is_verified()) {
            queries::set_password(db, &user.id, &hash)?;
            session::end_all(db, &user.id)?;
        }
        if queries::verify(db, &user.id)? {
            audit::record_for_site(db, Some(&user.id), &by, Change::of("user.verify", &user.id))?;
        }
        db.within(&redeemed, |db| people::register(db, &by, &user.id, &user.name, &user.email))?;
        Ok(true)
    });
    used.await
}
