//! Signing in, and what holds up those who guess.
//!
//! Its rule: an address without an account goes the same way as one with it, hash and all.

use super::super::{
    forms::Credentials,
    mail::{SignInDelayed, recipient},
    model::{Attempt, Delay, KnownBrowser, Outcome, User, delay_after, is_notable},
    queries,
};
use crate::{
    app::App,
    error::{Error, Result},
    platform::{
        access::{
            Anyone, Arrival, Key, SignedIn,
            password::Verdict,
            pending::{self, Wish},
            session, totp,
        },
        db::{Door, Moment},
        i18n::{Lang, Text},
        mail,
        text::{email, sha256_hex},
        web::{FieldErrors, local_path},
    },
};
use actix_web::HttpRequest;
use std::time::Duration;

/// Invalid when address and password do not belong together, whatever the reason, and when the address was never
/// confirmed: another answer would say that it had been free. Too many while somebody guesses.
pub async fn sign_in(
    anyone: &Anyone,
    request: &HttpRequest,
    typed: Credentials,
    browser: Option<KnownBrowser>,
) -> Result<User> {
    let arrival = anyone.arrival();
    let (app, address, lang) = (anyone.app(), arrival.address(), arrival.lang());
    let agent = Some(session::agent(request));
    let door = Doorway { app, key: anyone.key(), address, lang, browser, agent };
    let proved = door.prove(&typed.email, typed.password).await?;
    proved.ok_or_else(|| FieldErrors::of("email", Text::of("sign-in-wrong")).into())
}

/// Where whoever showed the first step goes on.
pub enum Way {
    In {
        to: String,
    },
    /// The token is for this browser, which comes back with it and a code.
    SecondStep {
        token: String,
    },
}

/// However somebody showed who they are, they go on here: into a session, or to the second step.
pub async fn go_on(anyone: &Anyone, request: &HttpRequest, user: &User, wish: Wish) -> Result<Way> {
    let (id, asked) = (user.id.clone(), wish.clone());
    let half = anyone.app().db.write(anyone.key(), move |db| {
        let has_second = totp::since(db, &id)?.is_some();
        Ok(if has_second { Some(pending::begin(db, &id, &asked)?) } else { None })
    });
    match half.await? {
        Some(token) => Ok(Way::SecondStep { token }),
        None => Ok(Way::In { to: finish(anyone, request, user, &wish, Outcome::In).await? }),
    }
}

/// Begins the session of somebody who showed all that they have to, and says where to go: where they wanted to, else into
/// their only school.
pub async fn finish(
    anyone: &Anyone,
    request: &HttpRequest,
    user: &User,
    wish: &Wish,
    outcome: Outcome,
) -> Result<String> {
    let address = anyone.arrival().address();
    let key = session::begin(request, &user.id, wish.remember, address)?;
    let attempt = Attempt::of(Some(&user.id), address, session::agent(request), outcome);
    let next = local_path(&wish.next).map(str::to_owned);
    let is_known = next.is_some();
    let written = anyone.app().db.write(&key, move |db| {
        queries::note_attempt(db, &attempt)?;
        if is_known { Ok(Vec::new()) } else { Ok(queries::memberships(db)?) }
    });
    let schools = written.await?;
    Ok(match (next, schools.as_slice()) {
        (Some(next), _) => next,
        (None, [only]) if !only.is_suspended => only.path(),
        (None, _) => "/schools".to_owned(),
    })
}

/// That whoever asks has just typed their password again. Only [`password_again`] makes one.
#[derive(Debug)]
pub struct PasswordAgain {
    _proven_here: (),
}

/// Asks somebody who is signed in for their password once more, before something that a browser left open must not do.
/// A wrong one counts like any other, and is said of the field `password`.
pub async fn password_again(anyone: &Anyone, typed: &str) -> Result<PasswordAgain> {
    let account = anyone.arrival().user().ok_or(Error::SignedOut)?;
    again(anyone.app(), anyone.key(), anyone.arrival(), &account.email, (typed, "password")).await?;
    Ok(PasswordAgain { _proven_here: () })
}

/// The same for what belongs to the account itself; `current` is the field that it was typed into.
pub async fn prove_again(me: &SignedIn, typed: &str) -> Result<User> {
    if typed.is_empty() {
        return Err(FieldErrors::of("current", Text::of("field-needed")).into());
    }
    again(me.app(), me.key(), me.arrival(), &me.user().email, (typed, "current")).await
}

async fn again<K: Key>(
    app: &App,
    key: &K,
    arrival: &Arrival,
    email: &str,
    (typed, field): (&str, &'static str),
) -> Result<User> {
    let (address, lang) = (arrival.address(), arrival.lang());
    let door = Doorway { app, key, address, lang, browser: None, agent: None };
    let proved = door.prove(email, typed.to_owned()).await?;
    proved.ok_or_else(|| FieldErrors::of(field, Text::of("password-not-yours")).into())
}

/// Where a password is shown: on the way in, or before something that asks for it again.
pub struct Doorway<'a, K> {
    pub app: &'a App,
    pub key: &'a K,
    pub address: &'a str,
    pub lang: Lang,
    /// One that this account signed in with before is counted by itself: strangers who guess do not hold it up.
    pub browser: Option<KnownBrowser>,
    /// What the browser calls itself, where somebody signs in: then a wrong password is remembered in their history.
    pub agent: Option<String>,
}

impl<K: Key> Doorway<'_, K> {
    /// Whose password this is. A wrong one counts against the e-mail address, known or not, and against where it came
    /// from; five in a row make the next one wait, longer each time.
    pub async fn prove(&self, typed_email: &str, password: String) -> Result<Option<User>> {
        // What is no address is nobody's, and counted all the same.
        let folded = email(typed_email).unwrap_or_default();
        let account = sha256_hex(&if folded.is_empty() { typed_email.to_lowercase() } else { folded.clone() });
        let account = self.browser.as_ref().and_then(|browser| browser.counted_for(&folded)).unwrap_or(account);
        self.app.limits.may_guess(self.address, self.app.db.now())?;
        let asked = account.clone();
        let known = self.app.db.read(self.key, move |db| {
            if let Some(delay) = queries::delay(db, &asked)? {
                refuse_while(&delay, db.now())?;
            }
            Ok(queries::with_email(db, &folded)?)
        });
        let known = known.await?.filter(|user| !user.is_disabled());
        let is_verified = known.as_ref().is_some_and(User::is_verified);
        let hash = known.as_ref().and_then(|user| user.password_hash.clone());
        let verdict = self.app.gate.verify(password.clone(), hash).await?;
        let rehashed = match verdict {
            Verdict::RightButOld => Some(self.app.gate.hash(password).await?),
            _ => None,
        };
        let (counted, lang, is_right) = (account.clone(), self.lang, verdict != Verdict::Wrong && is_verified);
        let user = known.as_ref().map(|user| &user.id);
        let guess = |agent: &String| Attempt::of(user, self.address, agent.clone(), Outcome::WrongPassword);
        let guess = self.agent.as_ref().map(guess);
        let settled = self.app.db.write(self.key, move |db| {
            let delay = queries::hold_delay(db, &counted)?;
            // Those that were tried at the same time wait too, or many at once would be many free guesses.
            refuse_while(&delay, db.now())?;
            match (known, is_right) {
                (Some(user), true) => welcome(db, &counted, user, rehashed).map(Some),
                (known, _) => {
                    guess.map(|guess| queries::note_attempt(db, &guess)).transpose()?;
                    count(db, &counted, &delay, known.as_ref(), lang).map(|()| None)
                }
            }
        });
        let proved = settled.await?;
        if proved.is_none() {
            self.app.limits.guessed(self.address, &account, self.app.db.now());
        }
        Ok(proved)
    }
}

pub fn refuse_while(delay: &Delay, now: Moment) -> Result<()> {
    match delay.delayed_until.since(now).to_std() {
        Ok(retry_after) if retry_after > Duration::ZERO => Err(Error::TooMany { retry_after }),
        _ => Ok(()),
    }
}

fn welcome<K>(db: &mut Door<'_, K>, account: &str, user: User, rehashed: Option<String>) -> Result<User> {
    queries::clear_delay(db, account)?;
    if let Some(hash) = rehashed {
        queries::rehash(db, &user.id, user.password_hash.as_deref(), &hash)?;
    }
    Ok(user)
}

fn count<K>(db: &mut Door<'_, K>, account: &str, before: &Delay, known: Option<&User>, lang: Lang) -> Result<()> {
    let failed = before.failed_by(db.now()).saturating_add(1);
    let delayed_until = db.now().plus(delay_after(failed));
    queries::save_delay(db, account, failed, delayed_until)?;
    if let Some(user) = known.filter(|_| is_notable(failed)) {
        let letter = SignInDelayed { failed: failed.into(), forgot: db.link("/password/forgot") };
        mail::post_to_user(db, Some(&user.id), &recipient(user, lang), &letter)?;
    }
    Ok(())
}
