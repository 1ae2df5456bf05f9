//! Secrets at rest: sealed for one owner (a school or a user) and one purpose, so that a row that is copied elsewhere opens
//! nothing.

use crate::{
    error::{Error, Result},
    platform::text::{hex, unhex},
};
use actix_web::cookie::Key;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt::Display;

/// Says how it was sealed, for whoever changes that.
const VERSION: &str = "v1:";
/// Of the nonce, in bytes: long enough to be drawn at random.
const NONCE: usize = 24;

/// Under a key of its own, which is derived from `SECRET_KEY`.
#[derive(Clone)]
pub struct Seals(XChaCha20Poly1305);

impl Seals {
    pub fn of(secret: &Key) -> Self {
        // HMAC takes keys of any length, and what it answers is as long as the cipher's key.
        let key = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(secret.master())
            .map(|mac| mac.chain_update(b"homeroom: secrets at rest").finalize().into_bytes())
            .unwrap_or_default();
        Self(XChaCha20Poly1305::new(&key))
    }

    pub fn seal(&self, owner: &impl Display, purpose: &str, secret: &str) -> Result<String> {
        let nonce: [u8; NONCE] = rand::random();
        let payload = Payload { msg: secret.as_bytes(), aad: &bound_to(owner, purpose) };
        let sealed =
            self.0.encrypt(&nonce.into(), payload).map_err(|_| Error::internal("a secret cannot be sealed"))?;
        Ok(format!("{VERSION}{}{}", hex(&nonce), hex(&sealed)))
    }

    pub fn unseal(&self, owner: &impl Display, purpose: &str, sealed: &str) -> Result<String> {
        self.opened(owner, purpose, sealed)
            .ok_or_else(|| Error::internal("a secret was sealed for something else, or under another SECRET_KEY"))
    }

    fn opened(&self, owner: &impl Display, purpose: &str, sealed: &str) -> Option<String> {
        let bytes = unhex(sealed.strip_prefix(VERSION)?)?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: &bound_to(owner, purpose) };
        String::from_utf8(self.0.decrypt(&(*nonce).into(), payload).ok()?).ok()
    }
}

/// Schools are numbers and users are not, so neither can stand for the other.
fn bound_to(owner: &impl Display, purpose: &str) -> Vec<u8> {
    format!("{owner}\n{purpose}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::db::SchoolId;

    #[test]
    fn a_secret_opens_for_its_school_and_its_purpose_only() {
        let seals = Seals::of(&Key::derive_from(&[7; 64]));
        let (ours, theirs): (SchoolId, SchoolId) = ("11".parse().unwrap(), "22".parse().unwrap());
        let sealed = seals.seal(&ours, "provider key", "s3cret").unwrap();
        assert!(!sealed.contains("s3cret") && sealed.starts_with("v1:"));
        assert_ne!(sealed, seals.seal(&ours, "provider key", "s3cret").unwrap());
        assert_eq!(seals.unseal(&ours, "provider key", &sealed).unwrap(), "s3cret");
        let other = Seals::of(&Key::derive_from(&[8; 64]));
        let mut bent = sealed.clone();
        bent.pop();
        bent.push(if sealed.ends_with('0') { '1' } else { '0' });
        for refused in [
            seals.unseal(&theirs, "provider key", &sealed),
            seals.unseal(&ours, "webhook key", &sealed),
            other.unseal(&ours, "provider key", &sealed),
            seals.unseal(&ours, "provider key", &bent),
            seals.unseal(&ours, "provider key", ""),
            seals.unseal(&ours, "provider key", "v1:00"),
            seals.unseal(&ours, "provider key", "v1:ü0"),
        ] {
            assert!(refused.is_err());
        }
    }
}
