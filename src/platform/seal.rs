//! Secrets at rest: what the database keeps and only this server reads.
//!
//! Its rule: what was sealed for one thing opens for nothing else.

use crate::{
    error::{Error, Result},
    platform::text::{hex, unhex},
};
use actix_web::cookie::Key;
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use sha2::{Digest, Sha256};
use std::sync::Arc;

const NONCE: usize = 24;

/// Seals with a key derived from `SECRET_KEY` (XChaCha20-Poly1305). Cheap to clone.
#[derive(Clone)]
pub struct Seal(Arc<XChaCha20Poly1305>);

impl Seal {
    pub fn of(secret: &Key) -> Self {
        let key = Sha256::new().chain_update(b"homeroom seal 1").chain_update(secret.master()).finalize();
        Self(Arc::new(XChaCha20Poly1305::new(&key)))
    }

    /// `what` says for what; it has to be said again to open it.
    pub fn seal(&self, what: &str, secret: &[u8]) -> Result<String> {
        let nonce: [u8; NONCE] = rand::random();
        let payload = Payload { msg: secret, aad: what.as_bytes() };
        let sealed = self.0.encrypt(&XNonce::from(nonce), payload).map_err(|_| Error::internal("cannot seal"))?;
        Ok(hex(&nonce) + &hex(&sealed))
    }

    pub fn open(&self, what: &str, sealed: &str) -> Result<Vec<u8>> {
        let wrong = || Error::internal("a seal does not open: was SECRET_KEY changed?");
        let bytes = unhex(sealed).ok_or_else(wrong)?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE>().ok_or_else(wrong)?;
        let payload = Payload { msg: sealed, aad: what.as_bytes() };
        self.0.decrypt(&XNonce::from(*nonce), payload).map_err(|_| wrong())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_for_one_thing_opens_for_nothing_else() {
        let seal = Seal::of(&Key::derive_from(&[7; 32]));
        let sealed = seal.seal("draw 1", b"secret").unwrap();
        assert_eq!(seal.open("draw 1", &sealed).unwrap(), b"secret");
        assert_ne!(seal.seal("draw 1", b"secret").unwrap(), sealed, "each time with another nonce");
        assert!(!sealed.contains(&hex(b"secret")));
        assert!(seal.open("draw 2", &sealed).is_err());
        assert!(Seal::of(&Key::derive_from(&[8; 32])).open("draw 1", &sealed).is_err());
        for broken in ["", "zz", &sealed[..40], &sealed[2..]] {
            assert!(seal.open("draw 1", broken).is_err(), "{broken}");
        }
    }
}
