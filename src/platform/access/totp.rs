//! Codes that an app on somebody's phone makes (RFC 6238), and those on paper for when the phone is gone.
//!
//! Its rule: a step is accepted once, and so is each code on paper: by one conditional update, however many try at once.

use crate::{
    error::{Error, Result},
    on_each,
    platform::{
        db::{
            Door, Moment,
            ids::UserId,
            schema::{recovery_codes, totp_secrets},
        },
        text::{fold, hex, sha256_hex, unhex},
    },
};
use chrono::TimeDelta;
use diesel::prelude::*;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// Seconds that a code stands for.
const STEP: i64 = 30;
/// Clocks may be apart by this many steps, either way.
const DRIFT: i64 = 1;
const DIGITS: usize = 6;
/// How long a new secret waits to be confirmed.
const WAITS: TimeDelta = TimeDelta::minutes(30);
const PURPOSE: &str = "totp secret";
const ISSUER: &str = "Homeroom";

/// How many codes on paper somebody gets.
const CODES: usize = 10;
/// Letters and digits that nobody takes for one another; sixteen of them are beyond guessing.
const ALPHABET: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
const CODE_LENGTH: usize = 16;

/// What the app and we both know.
pub struct Secret([u8; 20]);

impl Secret {
    fn fresh() -> Self {
        Self(rand::random())
    }

    fn read(digits: &str) -> Option<Self> {
        unhex(digits)?.try_into().ok().map(Self)
    }

    /// In groups of four, to be typed where no camera is (RFC 4648, base 32).
    pub fn text(&self) -> String {
        let letters = base32(&self.0);
        letters.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group)).collect::<Vec<_>>().join(" ")
    }

    /// What the square says to an app.
    pub fn address(&self, email: &str) -> String {
        let account: String = url::form_urlencoded::byte_serialize(email.as_bytes()).collect();
        let secret = base32(&self.0);
        format!(
            "otpauth://totp/{ISSUER}:{account}?secret={secret}&issuer={ISSUER}&algorithm=SHA1&digits={DIGITS}&period={STEP}"
        )
    }

    fn code(&self, step: i64) -> u32 {
        let Ok(mac) = <Hmac<Sha1> as KeyInit>::new_from_slice(&self.0) else { return u32::MAX };
        let digest = mac.chain_update(step.to_be_bytes()).finalize().into_bytes();
        // RFC 4226, 5.3: the last four bits say where to begin.
        let at = usize::from(digest.last().copied().unwrap_or_default() & 0xf);
        let four = digest.iter().skip(at).take(4).fold(0u32, |number, byte| number << 8 | u32::from(*byte));
        (four & 0x7fff_ffff) % 10u32.pow(DIGITS as u32)
    }

    /// The steps around now whose code this is: almost always one or none.
    fn steps(&self, typed: &str, now: Moment) -> Vec<i64> {
        let Some(code) = digits(typed) else { return Vec::new() };
        let now = step_at(now);
        (now - DRIFT..=now + DRIFT).filter(|step| self.code(*step) == code).collect()
    }
}

fn step_at(now: Moment) -> i64 {
    now.utc().and_utc().timestamp().div_euclid(STEP)
}

/// Six digits as people type them: with spaces, and with whatever digits their keyboard has.
fn digits(typed: &str) -> Option<u32> {
    let bare: String = fold(typed).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    let is_code = bare.len() == DIGITS && bare.bytes().all(|byte| byte.is_ascii_digit());
    if is_code { bare.parse().ok() } else { None }
}

fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let (mut text, mut held, mut bits) = (String::new(), 0u32, 0u32);
    let letter = |index: u32| char::from(LETTERS.get(index as usize & 31).copied().unwrap_or(b'A'));
    for byte in bytes {
        held = (held << 8 | u32::from(*byte)) & 0xffff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(letter(held >> bits));
        }
    }
    if bits > 0 {
        text.push(letter(held << (5 - bits)));
    }
    text
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = totp_secrets)]
struct Row {
    secret: String,
    created_at: Moment,
    confirmed_at: Option<Moment>,
}

fn row<K>(db: &mut Door<'_, K>, user: &UserId) -> QueryResult<Option<Row>> {
    totp_secrets::table.find(user).select(Row::as_select()).first(db.conn()).optional()
}

fn opened<K>(db: &Door<'_, K>, user: &UserId, row: &Row) -> Result<Secret> {
    let digits = db.unseal_for_user(user, PURPOSE, &row.secret)?;
    Secret::read(&digits).ok_or_else(|| Error::internal("a sealed secret is none"))
}

/// Since when the user signs in with a second step, if they do.
pub fn since<K>(db: &mut Door<'_, K>, user: &UserId) -> QueryResult<Option<Moment>> {
    Ok(row(db, user)?.and_then(|row| row.confirmed_at))
}

/// A new secret that waits to be confirmed. Says whether there was none in force.
pub fn begin<K>(db: &mut Door<'_, K>, user: &UserId) -> Result<bool> {
    let waiting = totp_secrets::table.find(user).filter(totp_secrets::confirmed_at.is_null());
    diesel::delete(waiting).execute(db.conn())?;
    let sealed = db.seal_for_user(user, PURPOSE, &hex(&Secret::fresh().0))?;
    let new = (totp_secrets::user_id.eq(user), totp_secrets::secret.eq(&sealed), totp_secrets::created_at.eq(db.now()));
    let begun = on_each!(db.conn(), |c| diesel::insert_into(totp_secrets::table)
        .values(new)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(begun > 0)
}

/// The secret that waits to be confirmed, for a while.
pub fn waiting<K>(db: &mut Door<'_, K>, user: &UserId) -> Result<Option<Secret>> {
    let now = db.now();
    let is_waiting = |row: &Row| row.confirmed_at.is_none() && now.since(row.created_at) < WAITS;
    row(db, user)?.filter(is_waiting).map(|row| opened(db, user, &row)).transpose()
}

/// Puts the waiting secret into force, if this is its code. The code is used up by that.
pub fn confirm<K>(db: &mut Door<'_, K>, user: &UserId, typed: &str) -> Result<bool> {
    let Some(secret) = waiting(db, user)? else { return Ok(false) };
    let Some(step) = secret.steps(typed, db.now()).last().copied() else { return Ok(false) };
    let waiting = totp_secrets::table.find(user).filter(totp_secrets::confirmed_at.is_null());
    let confirmed = diesel::update(waiting)
        .set((totp_secrets::confirmed_at.eq(db.now()), totp_secrets::last_step.eq(step)))
        .execute(db.conn())?;
    Ok(confirmed > 0)
}

/// Takes a code of the secret in force, which is worth nothing afterwards. Says whether it was one.
pub fn accept<K>(db: &mut Door<'_, K>, user: &UserId, typed: &str) -> Result<bool> {
    let Some(row) = row(db, user)?.filter(|row| row.confirmed_at.is_some()) else { return Ok(false) };
    for step in opened(db, user, &row)?.steps(typed, db.now()) {
        let unused = totp_secrets::table.find(user).filter(totp_secrets::last_step.lt(step));
        if diesel::update(unused).set(totp_secrets::last_step.eq(step)).execute(db.conn())? > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes the second step away, with its codes on paper. Says whether there was one.
pub fn end<K>(db: &mut Door<'_, K>, user: &UserId) -> QueryResult<bool> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::user_id.eq(user))).execute(db.conn())?;
    Ok(diesel::delete(totp_secrets::table.find(user)).execute(db.conn())? > 0)
}

/// New codes on paper; the ones before are worth nothing. They are shown once: only their hashes are kept.
pub fn renew_codes<K>(db: &mut Door<'_, K>, user: &UserId) -> QueryResult<Vec<String>> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::user_id.eq(user))).execute(db.conn())?;
    let codes: Vec<String> = (0..CODES).map(|_| fresh_code()).collect();
    for code in &codes {
        diesel::insert_into(recovery_codes::table)
            .values((
                recovery_codes::user_id.eq(user),
                recovery_codes::code_hash.eq(hashed(user, code)),
                recovery_codes::created_at.eq(db.now()),
            ))
            .execute(db.conn())?;
    }
    Ok(codes)
}

/// Uses a code on paper up. Says whether it was one.
pub fn use_code<K>(db: &mut Door<'_, K>, user: &UserId, typed: &str) -> QueryResult<bool> {
    let unused = recovery_codes::table.find((user, hashed(user, typed))).filter(recovery_codes::used_at.is_null());
    Ok(diesel::update(unused).set(recovery_codes::used_at.eq(db.now())).execute(db.conn())? > 0)
}

/// How many codes on paper are left.
pub fn codes_left<K>(db: &mut Door<'_, K>, user: &UserId) -> QueryResult<i64> {
    recovery_codes::table
        .filter(recovery_codes::user_id.eq(user))
        .filter(recovery_codes::used_at.is_null())
        .count()
        .get_result(db.conn())
}

/// `abcd-efgh-jkmn-pqrs`.
fn fresh_code() -> String {
    let letter = |_| ALPHABET.get(rand::random_range(0..ALPHABET.len())).copied().map_or('a', char::from);
    let letters: Vec<char> = (0..CODE_LENGTH).map(letter).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

fn hashed(user: &UserId, typed: &str) -> String {
    let bare: String = fold(typed).chars().filter(char::is_ascii_alphanumeric).take(2 * CODE_LENGTH).collect();
    sha256_hex(&format!("recovery {user} {bare}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Moment {
        chrono::DateTime::from_timestamp(seconds, 0).unwrap().naive_utc().into()
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = Secret(*b"12345678901234567890");
        // RFC 6238, appendix B, the last six of eight digits.
        for (seconds, code) in [
            (59, 287_082),
            (1_111_111_109, 81_804),
            (1_111_111_111, 50_471),
            (1_234_567_890, 5_924),
            (2_000_000_000, 279_037),
            (20_000_000_000, 353_130),
        ] {
            assert_eq!(secret.code(step_at(at(seconds))), code, "{seconds}");
        }
        assert_eq!(base32(b"12345678901234567890"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(base32(b"fo"), "MZXQ");
        assert!(secret.text().starts_with("GEZD GNBV "));
        assert!(secret.address("ana@x.org").starts_with("otpauth://totp/Homeroom:ana%40x.org?secret=GEZDGNBV"));
    }

    #[test]
    fn a_code_is_good_one_step_early_and_one_step_late() {
        let secret = Secret(*b"12345678901234567890");
        let code = format!("{:06}", secret.code(100));
        for (step, is_good) in [(98, false), (99, true), (100, true), (101, true), (102, false)] {
            assert_eq!(!secret.steps(&code, at(step * STEP + 7)).is_empty(), is_good, "{step}");
        }
    }

    #[test]
    fn digits_are_read_as_people_type_them() {
        assert_eq!(digits(" 081 804 "), Some(81_804));
        assert_eq!(digits("۰۸۱-۸۰۴"), Some(81_804));
        for none in ["", "81804", "0818045", "08180a", "+81804", "0x1804", "081804081804"] {
            assert_eq!(digits(none), None, "{none}");
        }
    }

    #[test]
    fn codes_on_paper_are_read_however_they_are_typed() {
        let user = UserId::fresh();
        let code = fresh_code();
        assert_eq!((code.len(), code.matches('-').count()), (19, 3));
        assert_eq!(hashed(&user, &code), hashed(&user, &code.replace('-', " ").to_uppercase()));
        assert_ne!(hashed(&user, &code), hashed(&UserId::fresh(), &code));
    }
}
