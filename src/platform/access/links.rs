//! Links that act for somebody who is not signed in: whom they are for, and what for, is in them, signed.
//!
//! Its rule: the signature is checked before any row is looked at. Such a link is good for one thing, for one person,
//! for as long as the server keeps its key; looking at it changes nothing.

use super::Proof;
use crate::platform::{
    db::{Door, SchoolDb, SchoolId, ids::PersonId},
    text::{hex, unhex},
};
use actix_web::cookie;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256, Sha512};

/// What a link does. One that is signed for one thing is worth nothing for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    Unsubscribe,
    /// Gives out a calendar, until its owner takes the address back.
    Calendar,
    /// Lets somebody who was invited in.
    Join,
}

/// Signs links with a key of its own, which is made of the server's.
#[derive(Clone)]
pub struct Signer([u8; 64]);

/// A link of ours: whom it is for, and what of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedLink {
    school: SchoolId,
    pub person: PersonId,
    pub what: String,
}

impl Does {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Unsubscribe => "unsubscribe",
            Self::Calendar => "calendar",
            Self::Join => "join",
        }
    }
}

impl Signer {
    pub fn of(secret: &cookie::Key) -> Self {
        Self(Sha512::new().chain_update("links ").chain_update(secret.master()).finalize().into())
    }

    fn mac(&self, does: Does, said: &str) -> Hmac<Sha256> {
        let mac = Hmac::<Sha256>::new(&self.0.into());
        mac.chain_update(does.as_str()).chain_update(":").chain_update(said)
    }
}

impl super::sealed::Sealed for SignedLink {}

impl Proof for SignedLink {
    fn school(&self) -> Option<SchoolId> {
        Some(self.school)
    }
}

/// The token of a link for this person of the school, about `what`.
pub fn sign(db: &SchoolDb<'_>, does: Does, person: &PersonId, what: &str) -> String {
    let said = format!("{}-{person}-{what}", db.school());
    let mac = db.signer().mac(does, &said).finalize().into_bytes();
    format!("{said}-{}", hex(&mac))
}

/// What a token says, if it was signed here for this. Asks nothing of the database.
pub fn read<K>(db: &Door<'_, K>, does: Does, token: &str) -> Option<SignedLink> {
    let (said, mac) = token.rsplit_once('-')?;
    // Compared in the same time wherever they differ.
    db.signer().mac(does, said).verify_slice(&unhex(mac)?).ok()?;
    let mut parts = said.splitn(3, '-');
    let school = SchoolId::try_from(parts.next()?.to_owned()).ok()?;
    let person = PersonId::try_from(parts.next()?.to_owned()).ok()?;
    Some(SignedLink { school, person, what: parts.next()?.to_owned() })
}
