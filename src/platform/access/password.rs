//! Passwords: which are taken, and how they are hashed without stopping everything else.
//!
//! Its rule: hashing waits at a gate before it takes a thread, so that a storm of sign-ins slows only sign-ins.

use crate::{
    error::{Error, Result},
    platform::i18n::Text,
};
use argon2::{Argon2, Params, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread::{self, available_parallelism},
    time::Duration,
};
use tokio::{
    sync::{Semaphore, oneshot},
    time::timeout,
};
use unicode_normalization::UnicodeNormalization;

/// Characters, not bytes.
pub const SHORTEST: usize = 15;
/// Of whoever signs in with a second step: a guessed password alone opens nothing.
pub const SHORTEST_WITH_SECOND_STEP: usize = 8;
pub const LONGEST: usize = 128;
/// How long somebody waits to be let in before we say "busy".
const PATIENCE: Duration = Duration::from_secs(2);
/// Below this many guesses (2^30, a powers-of-ten scale) a password is too easy, however long.
const FEWEST_GUESSES_LOG10: f64 = 9.0;
/// The same where a second step is asked for too: what is common is refused still.
const FEWEST_WITH_SECOND_STEP: f64 = 6.0;
/// How much of a password its guesses are counted for: more takes longer, and is no easier to guess.
const GUESSED_AT: usize = 40;

/// What verifying found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Wrong,
    Right,
    /// Right, and hashed with parameters that are no longer ours: hash it again.
    RightButOld,
}

/// Lets half of the cores hash passwords, and no more. It has threads of its own, one for each place: hashing takes much
/// memory, and every thread that ever hashed keeps as much for the next time.
pub struct Gate {
    places: Arc<Semaphore>,
    inside: Sender<Job>,
    served: AtomicUsize,
}

type Job = Box<dyn FnOnce() + Send>;

impl Default for Gate {
    fn default() -> Self {
        let places = (available_parallelism().map_or(1, usize::from) / 2).max(1);
        let (inside, waiting) = channel::<Job>();
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..places {
            let waiting = waiting.clone();
            // They end when the gate is gone.
            thread::spawn(move || {
                while let Some(job) = next(&waiting) {
                    // Whoever waits for a job that broke hears of it; the thread goes on.
                    let _ = catch_unwind(AssertUnwindSafe(job));
                }
            });
        }
        Self { places: Arc::new(Semaphore::new(places)), inside, served: AtomicUsize::new(0) }
    }
}

fn next(waiting: &Mutex<Receiver<Job>>) -> Option<Job> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

impl Gate {
    pub async fn hash(&self, password: String) -> Result<String> {
        self.through(move || hash(&password)).await?
    }

    /// Takes as long without a hash as with one, so that nobody learns which accounts exist.
    pub async fn verify(&self, password: String, hash: Option<String>) -> Result<Verdict> {
        self.through(move || verify(&password, hash.as_deref())).await?
    }

    async fn through<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let place = timeout(PATIENCE, self.places.clone().acquire_owned()).await;
        let place = place.map_err(|_| Error::Unavailable(Text::of("error-busy")))?.map_err(Error::internal)?;
        self.served.fetch_add(1, Ordering::Relaxed);
        let (answer, answered) = oneshot::channel();
        // The place goes along: whoever hangs up leaves the hashing behind, and it still counts.
        let job = move || {
            let _place = place;
            let _ = answer.send(work());
        };
        self.inside.send(Box::new(job)).map_err(|_| Error::internal("the gate has no thread"))?;
        answered.await.map_err(Error::internal)
    }

    /// How many have been let through since the start.
    pub fn served(&self) -> usize {
        self.served.load(Ordering::Relaxed)
    }
}

/// One spelling for passwords that look the same.
fn normal(password: &str) -> String {
    password.nfc().collect()
}

/// For the command line and the demo; in a request it goes through the [`Gate`].
pub fn hash(password: &str) -> Result<String> {
    // Argon2id, version 19, m = 19456 KiB, t = 2, p = 1: the first choice of OWASP's password storage cheat sheet.
    let hashed = Argon2::default().hash_password(normal(password).as_bytes());
    hashed.map(|hash| hash.to_string()).map_err(|error| Error::internal(error.to_string()))
}

fn verify(password: &str, hash: Option<&str>) -> Result<Verdict> {
    let decoy = decoy()?;
    let parsed = PasswordHash::new(hash.unwrap_or(decoy)).map_err(|error| Error::internal(error.to_string()))?;
    let is_right = Argon2::default().verify_password(normal(password).as_bytes(), &parsed).is_ok();
    // Cost by cost: a parsed hash also knows its length, which the defaults leave open.
    let costs = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
    let is_old = Params::try_from(&parsed).ok().as_ref().map(costs) != Some(costs(Argon2::default().params()));
    Ok(match (is_right && hash.is_some(), is_old) {
        (false, _) => Verdict::Wrong,
        (true, false) => Verdict::Right,
        (true, true) => Verdict::RightButOld,
    })
}

/// What an unknown account is checked against.
fn decoy() -> Result<&'static str> {
    static DECOY: OnceLock<String> = OnceLock::new();
    if DECOY.get().is_none() {
        let made = hash("nobody has this password at all")?;
        return Ok(DECOY.get_or_init(|| made));
    }
    Ok(DECOY.get().map_or("", String::as_str))
}

/// Whether a new password is good enough. `names` are words that a guesser would try first: the school's name, the
/// product's, one's own and one's address.
pub fn check(password: &str, names: &[&str], shortest: usize) -> Result<(), Text> {
    let password = normal(password);
    let length = password.chars().count();
    if length < shortest {
        return Err(Text::of("password-too-short").with("n", shortest));
    }
    if length > LONGEST {
        return Err(Text::of("password-too-long").with("n", LONGEST));
    }
    let folded = password.to_lowercase();
    let is_named = |name: &&str| name.chars().count() >= 4 && folded.contains(&name.to_lowercase());
    if let Some(name) = names.iter().find(|name| is_named(name)) {
        return Err(Text::of("password-has-name").with("name", *name));
    }
    let beginning: String = password.chars().take(GUESSED_AT).collect();
    // Its guesses are worth as much as its length asks for: a short one is allowed where guessing it is not enough.
    let fewest = if shortest < SHORTEST { FEWEST_WITH_SECOND_STEP } else { FEWEST_GUESSES_LOG10 };
    if zxcvbn::zxcvbn(&beginning, names).guesses_log10() < fewest {
        return Err(Text::of("password-too-common"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_uncommon_and_names_nobody() {
        let refused =
            |password: &str| check(password, &["Mergington High School", "homeroom", "emma"], SHORTEST).is_err();
        for bad in [
            "fourteen chars",
            "passwordpassword",
            "aaaaaaaaaaaaaaaa",
            "123456789012345678",
            "I love Emma for ever and ever",
        ] {
            assert!(refused(bad), "{bad}");
        }
        for good in ["branch out and grow together", "سبز گھاس پر نیلا گھوڑا دوڑا", "p 9#kd-02mx,.qieur"]
        {
            assert!(!refused(good), "{good}");
        }
        assert!(refused(&"long ".repeat(26)));
        let short = |password: &str| check(password, &["emma"], SHORTEST_WITH_SECOND_STEP).is_ok();
        assert!(short("vq7#xk2p") && !short("vq7#xk2") && !short("password") && !short("emma2026!"));
    }

    #[test]
    fn a_hash_of_yesterdays_parameters_is_right_but_old() {
        let old =
            Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, Params::new(8192, 1, 1, None).unwrap());
        let hash = old.hash_password(b"branch out and grow together").unwrap().to_string();
        assert_eq!(verify("branch out and grow together", Some(&hash)).unwrap(), Verdict::RightButOld);
        assert_eq!(verify("branch out", Some(&hash)).unwrap(), Verdict::Wrong);
        let new = super::hash("caf\u{e9} au lait, every day").unwrap();
        assert_eq!(verify("cafe\u{301} au lait, every day", Some(&new)).unwrap(), Verdict::Right);
        assert_eq!(verify("nobody has this password at all", None).unwrap(), Verdict::Wrong);
    }
}
