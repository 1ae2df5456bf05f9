//! What is done with the second step.

use super::super::{
    actions::{prove_again, refuse_while, tell},
    model::{Attempt, Membership, Outcome, User, delay_after, is_notable},
    queries,
};
use crate::{
    audit::{self, Change},
    error::Result,
    platform::{
        access::{
            Actor, Anyone, SignedIn, password,
            pending::{self, Wish},
            totp::{self, Secret},
        },
        db::{AnyoneDb, Moment, UserDb, ids::UserId},
        i18n::{Lang, Text},
        text::sha256_hex,
        web::FieldErrors,
    },
};
use chrono::TimeDelta;
use serde_json::json;

const CODES: &str = "recovery codes";
/// How long new codes can be looked at in the browser that made them.
pub const CODES_SHOWN: TimeDelta = TimeDelta::minutes(10);

/// Where somebody is with it.
pub enum Step {
    Off,
    Waiting(Secret),
    On { since: Moment, left: i64 },
}

/// A school that asks for it, and until when there is time.
pub struct Asked {
    pub school: String,
    pub by: Moment,
}

pub fn state(db: &mut UserDb<'_>) -> Result<(Step, Vec<Asked>)> {
    let user = db.user().clone();
    let step = match (totp::since(db, &user)?, totp::waiting(db, &user)?) {
        (Some(since), _) => Step::On { since, left: totp::codes_left(db, &user)? },
        (None, Some(secret)) => Step::Waiting(secret),
        (None, None) => Step::Off,
    };
    let asks = |member: Membership| Some(Asked { school: member.school, by: member.second_step_by? });
    let asked = queries::memberships(db)?.into_iter().filter(|member| !member.is_suspended).filter_map(asks);
    Ok((step, asked.collect()))
}

/// A new secret, which waits to be confirmed by its first code.
pub async fn begin(me: &SignedIn, current: &str) -> Result<()> {
    let user = prove_again(me, current).await?;
    let by = me.actor();
    let begun = me.app().db.write(me.key(), move |db| {
        if totp::begin(db, &user.id)? {
            audit::record_for_site(db, Some(&user.id), &by, Change::of("user.begin_second_step", &user.id))?;
        }
        Ok(())
    });
    begun.await
}

/// The app shows the right code: from now on it is asked for. What comes back is for a cookie, from which [`shown`] reads
/// the new codes on paper.
pub async fn confirm(me: &SignedIn, typed: String) -> Result<String> {
    let (by, lang) = (me.actor(), me.arrival().lang());
    let confirmed = me.app().db.write(me.key(), move |db| {
        let user = db.user().clone();
        let user = queries::hold(db, &user)?;
        if !totp::confirm(db, &user.id, &typed)? {
            return Err(FieldErrors::of("code", Text::of("second-code-wrong")).into());
        }
        let codes = totp::renew_codes(db, &user.id)?;
        audit::record_for_site(db, Some(&user.id), &by, Change::of("user.turn_on_second_step", &user.id))?;
        let said = [Text::of("mail-second-on-subject"), Text::of("mail-second-on-body")];
        tell(db, &user, lang, said)?;
        kept(db, &user.id, &codes)
    });
    confirmed.await
}

/// New codes on paper, as of [`confirm`].
pub async fn renew_codes(me: &SignedIn, current: &str) -> Result<String> {
    let user = prove_again(me, current).await?;
    let (by, lang) = (me.actor(), me.arrival().lang());
    let renewed = me.app().db.write(me.key(), move |db| {
        queries::hold(db, &user.id)?;
        if totp::since(db, &user.id)?.is_none() {
            return Err(FieldErrors::of("current", Text::of("second-is-not-on")).into());
        }
        let codes = totp::renew_codes(db, &user.id)?;
        audit::record_for_site(db, Some(&user.id), &by, Change::of("user.renew_codes", &user.id))?;
        let said = [Text::of("mail-second-codes-subject"), Text::of("mail-second-codes-body")];
        tell(db, &user, lang, said)?;
        kept(db, &user.id, &codes)
    });
    renewed.await
}

/// Back to the password alone, if that is long enough to stand alone. Twice is the same as once.
pub async fn end(me: &SignedIn, current: &str) -> Result<()> {
    let user = prove_again(me, current).await?;
    if current.chars().count() < password::SHORTEST {
        let longer = Text::of("second-password-short").with("n", password::SHORTEST);
        return Err(FieldErrors::of("current", longer).into());
    }
    let (by, lang) = (me.actor(), me.arrival().lang());
    let ended = me.app().db.write(me.key(), move |db| {
        queries::hold(db, &user.id)?;
        if !totp::end(db, &user.id)? {
            return Ok(());
        }
        pending::end_all(db, &user.id)?;
        audit::record_for_site(db, Some(&user.id), &by, Change::of("user.turn_off_second_step", &user.id))?;
        let said = [Text::of("mail-second-off-subject"), Text::of("mail-second-off-body")];
        tell(db, &user, lang, said)
    });
    ended.await
}

/// Only hashes of the codes are stored: until they were looked at, the browser keeps them, sealed.
fn kept(db: &UserDb<'_>, user: &UserId, codes: &[String]) -> Result<String> {
    let until = db.now().plus(CODES_SHOWN).utc().and_utc().timestamp();
    db.seal_for_user(user, CODES, &format!("{until} {}", codes.join(" ")))
}

/// The codes that this browser keeps for this user, for a few minutes.
pub fn shown(db: &UserDb<'_>, sealed: &str) -> Option<Vec<String>> {
    let opened = db.unseal_for_user(db.user(), CODES, sealed).ok()?;
    let (until, codes) = opened.split_once(' ')?;
    let is_over = until.parse::<i64>().ok()? <= db.now().utc().and_utc().timestamp();
    (!is_over).then(|| codes.split(' ').map(str::to_owned).collect())
}

/// What became of a code at the door.
pub enum Tried {
    In {
        user: User,
        wish: Wish,
        outcome: Outcome,
    },
    Wrong {
        counted: String,
        left: i32,
    },
    /// It took too long, or was wrong too often: the first step again.
    Over,
}

/// A code that somebody typed between the steps.
struct Try {
    token: String,
    typed: String,
    by: Actor,
    address: String,
    agent: String,
    lang: Lang,
}

/// Looks at a code, one after the other of those that come at once, and counts each. Who guesses on waits longer each time,
/// as with passwords.
pub async fn prove(anyone: &Anyone, agent: String, token: String, typed: String) -> Result<Tried> {
    let (app, arrival) = (anyone.app(), anyone.arrival());
    let address = arrival.address().to_owned();
    app.limits.may_guess(&address, app.db.now())?;
    let by = anyone.actor();
    let guess = Try { token, typed, by, address: address.clone(), agent, lang: arrival.lang() };
    let tried = app.db.write(anyone.key(), move |db| guess.look(db)).await?;
    if let Tried::Wrong { counted, .. } = &tried {
        app.limits.guessed(&address, counted, app.db.now());
    }
    Ok(tried)
}

impl Try {
    fn look(self, db: &mut AnyoneDb<'_>) -> Result<Tried> {
        let Some(found) = pending::look(db, &self.token)? else { return Ok(Tried::Over) };
        // Apart from what counts passwords: a right one takes that away.
        let counted = sha256_hex(&format!("code {}", found.user));
        let delay = queries::hold_delay(db, &counted)?;
        refuse_while(&delay, db.now())?;
        // Of those that waited for the row, some come too late.
        if !pending::count(db, &self.token)? {
            return Ok(Tried::Over);
        }
        let user = queries::find(db, &found.user)?;
        if user.is_disabled() {
            return Ok(Tried::Over);
        }
        if let Some(outcome) = self.outcome(db, &user)? {
            queries::clear_delay(db, &counted)?;
            pending::end(db, &self.token)?;
            return Ok(Tried::In { user, wish: found.wish, outcome });
        }
        let failed = delay.failed_by(db.now()).saturating_add(1);
        let delayed_until = db.now().plus(delay_after(failed));
        queries::save_delay(db, &counted, failed, delayed_until)?;
        let attempt = Attempt::of(Some(&user.id), &self.address, self.agent, Outcome::WrongCode);
        queries::note_attempt(db, &attempt)?;
        if is_notable(failed) {
            let body = Text::of("mail-second-guessed-body").with("n", failed);
            tell(db, &user, self.lang, [Text::of("mail-second-guessed-subject"), body])?;
        }
        Ok(Tried::Wrong { counted, left: found.left - 1 })
    }

    /// How the code lets them in, if it does.
    fn outcome(&self, db: &mut AnyoneDb<'_>, user: &User) -> Result<Option<Outcome>> {
        if totp::accept(db, &user.id, &self.typed)? {
            return Ok(Some(Outcome::In));
        }
        if !totp::use_code(db, &user.id, &self.typed)? {
            return Ok(None);
        }
        let left = totp::codes_left(db, &user.id)?;
        let change = Change::of("user.use_code", &user.id).to(json!({ "left": left }));
        audit::record_for_site(db, Some(&user.id), &self.by, change)?;
        let body = Text::of("mail-second-used-body").with("n", left);
        tell(db, user, self.lang, [Text::of("mail-second-used-subject"), body])?;
        Ok(Some(Outcome::InByRecoveryCode))
    }
}
