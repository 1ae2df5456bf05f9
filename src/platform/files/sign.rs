//! Addresses of our own that stop working: each says what it is for and until when, and a signature over all of it.

use super::{Kind, store::ARRIVING};
use crate::platform::{
    db::{Moment, SchoolId},
    text::{hex, random_token, unhex},
};
use actix_web::cookie::Key;
use chrono::{DateTime, TimeDelta};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::time::Duration;

/// How long a signed address works.
pub const LASTS: Duration = Duration::from_secs(15 * 60);

/// Signs and checks. Its key is cut from the one that signs cookies.
#[derive(Clone)]
pub struct Stamp([u8; 32]);

/// Leave to bring one file: where it will lie, how large it is and what it is said to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// What it will belong to, and who brings it.
    pub owner: String,
    pub person: String,
    pub key: String,
    pub size: u64,
    pub kind: Kind,
    pub until: Moment,
}

/// Leave to fetch one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    pub file: String,
    pub until: Moment,
}

impl Stamp {
    pub fn new(secret: &Key) -> Self {
        Self(mac(secret.signing(), &["files"]).unwrap_or_default())
    }

    /// A fresh ticket, whose key nobody could guess.
    pub fn ticket(&self, school: SchoolId, owner: &str, person: &str, size: u64, kind: Kind, now: Moment) -> Ticket {
        let key = format!("{school}/{ARRIVING}{}", random_token::<16>());
        Ticket { owner: owner.to_owned(), person: person.to_owned(), key, size, kind, until: until(now) }
    }

    pub fn pass(&self, file: &str, now: Moment) -> Pass {
        Pass { file: file.to_owned(), until: until(now) }
    }

    /// One segment of a path. The school stands in the signature and in the rest of the address.
    pub fn write_ticket(&self, school: SchoolId, ticket: &Ticket) -> String {
        let random = ticket.key.rsplit('-').next().unwrap_or_default();
        let (size, until) = (ticket.size.to_string(), seconds(ticket.until));
        self.signed(school, "put", &[&ticket.owner, &ticket.person, random, &size, ticket.kind.extension(), &until])
    }

    /// `None`: not a ticket of ours, or not as it was written. Whether it is over is for the caller to look at.
    pub fn read_ticket(&self, school: SchoolId, text: &str) -> Option<Ticket> {
        let fields = self.checked(school, "put", text)?;
        let [owner, person, random, size, kind, until] = fields.as_slice() else { return None };
        Some(Ticket {
            owner: (*owner).to_owned(),
            person: (*person).to_owned(),
            key: format!("{school}/incoming-{random}"),
            size: size.parse().ok()?,
            kind: Kind::with_extension(kind)?,
            until: moment(until)?,
        })
    }

    pub fn write_pass(&self, school: SchoolId, pass: &Pass) -> String {
        self.signed(school, "get", &[&pass.file, &seconds(pass.until)])
    }

    pub fn read_pass(&self, school: SchoolId, text: &str) -> Option<Pass> {
        let fields = self.checked(school, "get", text)?;
        let [file, until] = fields.as_slice() else { return None };
        Some(Pass { file: (*file).to_owned(), until: moment(until)? })
    }

    fn signed(&self, school: SchoolId, verb: &str, fields: &[&str]) -> String {
        let said = fields.join(".");
        let signature = mac(&self.0, &[verb, &school.to_string(), &said]).map(|mac| hex(&mac)).unwrap_or_default();
        format!("{said}.{signature}")
    }

    fn checked<'t>(&self, school: SchoolId, verb: &str, text: &'t str) -> Option<Vec<&'t str>> {
        let (said, signature) = text.rsplit_once('.')?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        feed(&mut mac, &[verb, &school.to_string(), said]);
        // In constant time.
        mac.verify_slice(&unhex(signature)?).ok()?;
        Some(said.split('.').collect())
    }
}

/// Outlived: the words are another matter than those for what was never given.
impl Ticket {
    pub fn is_over(&self, now: Moment) -> bool {
        self.until <= now
    }
}

impl Pass {
    pub fn is_over(&self, now: Moment) -> bool {
        self.until <= now
    }
}

fn mac(key: &[u8], parts: &[&str]) -> Option<[u8; 32]> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    feed(&mut mac, parts);
    Some(mac.finalize().into_bytes().into())
}

/// Each part ends in what no part holds, so that none can run into the next.
fn feed(mac: &mut Hmac<Sha256>, parts: &[&str]) {
    for part in parts {
        mac.update(part.as_bytes());
        mac.update(b"\n");
    }
}

fn until(now: Moment) -> Moment {
    now.plus(TimeDelta::from_std(LASTS).unwrap_or_default())
}

fn seconds(at: Moment) -> String {
    at.utc().and_utc().timestamp().to_string()
}

fn moment(text: &str) -> Option<Moment> {
    Some(DateTime::from_timestamp(text.parse().ok()?, 0)?.naive_utc().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signed_address_holds_in_one_school_and_as_it_was_written() {
        let stamp = Stamp::new(&Key::derive_from(&[7; 64]));
        let (here, there) = (SchoolId::fresh(), SchoolId::fresh());
        let now = Moment::from(chrono::NaiveDate::from_ymd_opt(2026, 9, 14).unwrap().and_hms_opt(14, 0, 0).unwrap());
        let ticket = stamp.ticket(here, "ACTIVITY", "PERSON", 1234, Kind::Png, now);
        let text = stamp.write_ticket(here, &ticket);
        assert_eq!(stamp.read_ticket(here, &text), Some(ticket.clone()));
        assert_eq!(stamp.read_ticket(there, &text), None);
        assert_eq!(stamp.read_pass(here, &text), None);
        assert!(!ticket.is_over(now) && ticket.is_over(until(now)));
        let fields: Vec<&str> = text.split('.').collect();
        for (i, _) in fields.iter().enumerate() {
            let mut changed: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
            changed[i] = changed[i].replace(['1', '2', '3', 'a', 'A', 'p', 'P'], "9") + "0";
            assert_eq!(stamp.read_ticket(here, &changed.join(".")), None, "{changed:?}");
        }
        let pass = stamp.pass("FILE", now);
        assert_eq!(stamp.read_pass(here, &stamp.write_pass(here, &pass)), Some(pass));
        assert_eq!(Stamp::new(&Key::derive_from(&[8; 64])).read_ticket(here, &text), None);
    }
}
