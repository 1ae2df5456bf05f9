//! Secrets at rest: sealed for one owner (a school or a user) and one purpose, so that a row that is copied elsewhere opens
//! nothing. Keys of single people, whose values nobody reads any more once the key is gone; and the chain that the logs are
//! sealed with.

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

/// Under keys of its own, which are derived from `SECRET_KEY`.
#[derive(Clone)]
pub struct Seals {
    cipher: XChaCha20Poly1305,
    /// What chains of seals are keyed with.
    chain: [u8; 32],
}

/// One link of a chain: what it says, after what was said before.
pub struct Chain(Hmac<Sha256>);

/// The key of one person. Whatever is sealed with it is gone when it is.
#[derive(Clone)]
pub struct OwnKey([u8; 32]);

impl Seals {
    pub fn of(secret: &Key) -> Self {
        // HMAC takes keys of any length, and what it answers is as long as the cipher's key.
        let derived = |what: &[u8]| {
            <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(secret.master())
                .map(|mac| mac.chain_update(what).finalize().into_bytes())
                .unwrap_or_default()
        };
        Self {
            cipher: XChaCha20Poly1305::new(&derived(b"homeroom: secrets at rest")),
            chain: derived(b"homeroom: seals of logs").into(),
        }
    }

    pub fn seal(&self, owner: &impl Display, purpose: &str, secret: &str) -> Result<String> {
        sealed_with(&self.cipher, &bound_to(owner, purpose), secret)
    }

    pub fn unseal(&self, owner: &impl Display, purpose: &str, sealed: &str) -> Result<String> {
        opened_with(&self.cipher, &bound_to(owner, purpose), sealed).ok_or_else(under_another_key)
    }

    /// Of no school: what belongs to an account.
    pub fn seal_for_site(&self, purpose: &str, secret: &str) -> Result<String> {
        sealed_with(&self.cipher, &bound_to(&"site", purpose), secret)
    }

    pub fn unseal_for_site(&self, purpose: &str, sealed: &str) -> Result<String> {
        opened_with(&self.cipher, &bound_to(&"site", purpose), sealed).ok_or_else(under_another_key)
    }

    /// The next link of the chain that is called `what`, after the link that came out as `previous`.
    pub fn chain(&self, what: &str, previous: &str) -> Result<Chain> {
        let mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.chain).map_err(Error::internal)?;
        let mut chain = Chain(mac);
        chain.feed(what);
        chain.feed(previous);
        Ok(chain)
    }
}

impl Chain {
    /// One line more. A line holds no line end.
    pub fn feed(&mut self, line: &str) {
        self.0.update(line.as_bytes());
        self.0.update(b"\n");
    }

    pub fn finish(self) -> String {
        hex(&self.0.finalize().into_bytes())
    }
}

impl OwnKey {
    pub fn fresh() -> Self {
        Self(rand::random())
    }

    /// As its row keeps it, once sealed.
    pub fn written(&self) -> String {
        hex(&self.0)
    }

    pub fn read(written: &str) -> Option<Self> {
        Some(Self(unhex(written)?.try_into().ok()?))
    }

    /// `owner` is whose key it is: under a row that was copied to somebody else nothing opens.
    pub fn seal(&self, owner: &str, value: &str) -> Result<String> {
        sealed_with(&XChaCha20Poly1305::new(&self.0.into()), owner.as_bytes(), value)
    }

    pub fn open(&self, owner: &str, sealed: &str) -> Option<String> {
        opened_with(&XChaCha20Poly1305::new(&self.0.into()), owner.as_bytes(), sealed)
    }
}

fn sealed_with(cipher: &XChaCha20Poly1305, bound_to: &[u8], secret: &str) -> Result<String> {
    let nonce: [u8; NONCE] = rand::random();
    let payload = Payload { msg: secret.as_bytes(), aad: bound_to };
    let sealed = cipher.encrypt(&nonce.into(), payload).map_err(|_| Error::internal("a secret cannot be sealed"))?;
    Ok(format!("{VERSION}{}{}", hex(&nonce), hex(&sealed)))
}

fn opened_with(cipher: &XChaCha20Poly1305, bound_to: &[u8], sealed: &str) -> Option<String> {
    let bytes = unhex(sealed.strip_prefix(VERSION)?)?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE>()?;
    let payload = Payload { msg: sealed, aad: bound_to };
    String::from_utf8(cipher.decrypt(&(*nonce).into(), payload).ok()?).ok()
}

fn under_another_key() -> Error {
    Error::internal("a secret was sealed for something else, or under another SECRET_KEY")
}

/// Schools are numbers, users are not, and neither is called "site": none can stand for another.
fn bound_to(owner: &impl Display, purpose: &str) -> Vec<u8> {
    format!("{owner}\n{purpose}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::db::SchoolId;

    #[test]
    fn what_is_sealed_with_somebodys_key_opens_with_that_key_alone() {
        let (key, other) = (OwnKey::fresh(), OwnKey::fresh());
        let sealed = key.seal("ana", "ana@mergington.edu").unwrap();
        let again = OwnKey::read(&key.written()).unwrap();
        assert_eq!(again.open("ana", &sealed).as_deref(), Some("ana@mergington.edu"));
        assert_eq!((other.open("ana", &sealed), key.open("ben", &sealed)), (None, None));
        assert!(OwnKey::read("00").is_none());
    }

    #[test]
    fn a_chain_depends_on_its_name_its_key_and_everything_before() {
        let link = |seed: u8, what: &str, previous: &str, lines: &[&str]| {
            let mut chain = Seals::of(&Key::derive_from(&[seed; 64])).chain(what, previous).unwrap();
            lines.iter().for_each(|line| chain.feed(line));
            chain.finish()
        };
        let first = link(7, "log", "", &["a", "b"]);
        assert_eq!(first, link(7, "log", "", &["a", "b"]));
        for other in [
            link(8, "log", "", &["a", "b"]),
            link(7, "dog", "", &["a", "b"]),
            link(7, "log", "x", &["a", "b"]),
            link(7, "log", "", &["ab"]),
            link(7, "log", "", &["b", "a"]),
        ] {
            assert_ne!(first, other);
        }
    }

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
