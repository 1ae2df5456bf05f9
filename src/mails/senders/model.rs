//! A sender, and the code that confirms its address.

use crate::platform::{
    db::{Moment, ids::SenderId},
    text::sha256_hex,
};
use chrono::TimeDelta;
use diesel::prelude::*;
use serde_json::{Value, json};

/// How many a school has at once.
pub const MOST: usize = 10;
/// How many codes a school can have sent in an hour: nobody's mailbox is filled from here.
pub const MOST_CODES: i64 = 5;
/// Wrong codes before another one is needed.
const MOST_TRIES: i32 = 5;
const CODE_LASTS: TimeDelta = TimeDelta::hours(24);
/// Nothing that reads like something else.
const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = crate::platform::db::schema::sender_profiles)]
pub struct Sender {
    pub id: SenderId,
    pub name: String,
    pub address: String,
    pub reply_to: Option<String>,
    pub is_default: bool,
    pub verified_at: Option<Moment>,
    pub code_hash: Option<String>,
    pub code_sent_at: Option<Moment>,
    pub code_tries: i32,
    pub version: i32,
}

/// What a form says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub name: String,
    pub address: String,
    pub reply_to: Option<String>,
}

impl Draft {
    /// As the log keeps it: whose mailbox it is, it does not.
    pub fn document(&self) -> Value {
        let domain = self.address.rsplit_once('@').map(|(_, domain)| domain);
        json!({ "name": self.name, "domain": domain })
    }
}

impl Sender {
    pub fn draft(&self) -> Draft {
        Draft { name: self.name.clone(), address: self.address.clone(), reply_to: self.reply_to.clone() }
    }

    /// Whether a code is out that would still be taken.
    pub fn waits_for_code(&self, now: Moment) -> bool {
        let is_fresh = self.code_sent_at.is_some_and(|sent| now < sent.plus(CODE_LASTS));
        self.verified_at.is_none() && self.code_hash.is_some() && is_fresh && self.code_tries < MOST_TRIES
    }

    /// Whether this is the code that was sent, however it is typed.
    pub fn takes(&self, typed: &str, now: Moment) -> bool {
        self.waits_for_code(now) && self.code_hash.as_deref() == Some(hash(&self.id, typed).as_str())
    }
}

/// A fresh code, in two groups.
pub fn fresh_code() -> String {
    let letter = || LETTERS.get(rand::random_range(0..LETTERS.len())).copied().map_or('A', char::from);
    let group = || (0..4).map(|_| letter()).collect::<String>();
    format!("{}-{}", group(), group())
}

/// Of the letters and digits alone.
pub fn hash(sender: &SenderId, code: &str) -> String {
    let bare: String = code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_uppercase();
    sha256_hex(&format!("{sender} {bare}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_taken_however_it_is_typed_and_by_its_own_sender_alone() {
        let (id, code) = (SenderId::fresh(), fresh_code());
        let bare = code.to_lowercase().replace('-', " ");
        assert_eq!(hash(&id, &code), hash(&id, &bare));
        assert_ne!(hash(&id, &code), hash(&SenderId::fresh(), &code));
        assert_eq!((code.len(), fresh_code() == code), (9, false));
    }
}
