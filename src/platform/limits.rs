//! How often somebody may ask, counted in this process: requests by GCRA, wrong passwords by windows of five minutes.

use crate::{
    config::Limits as Settings,
    error::{Error, Result},
    platform::db::Moment,
};
use chrono::TimeDelta;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _, clock::DefaultClock};
use std::{
    collections::{HashMap, HashSet},
    num::NonZeroU32,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// What is counted, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Requests of one session.
    Session,
    /// Requests of one address that is not signed in.
    Address,
}

/// Wrong passwords are counted for so long.
const GUESSING: TimeDelta = TimeDelta::minutes(5);
/// A whole school may sit behind one address: it is held up only when the wrong passwords were for so many accounts.
const ACCOUNTS_OF_A_GUESSER: usize = 20;

pub struct Limits {
    limiters: Vec<(Scope, DefaultKeyedRateLimiter<String>)>,
    clock: DefaultClock,
    guesses_at_most: u32,
    guesses: Mutex<HashMap<String, Guesses>>,
}

/// The wrong passwords from one address, since the first of them.
struct Guesses {
    since: Moment,
    times: u32,
    accounts: HashSet<String>,
}

impl Limits {
    pub fn new(settings: &Settings) -> Self {
        let limiter = |scope, times: u32, window: Duration| {
            let burst = NonZeroU32::new(times).unwrap_or(NonZeroU32::MIN);
            let quota = Quota::with_period(window / burst.get()).unwrap_or(Quota::per_second(burst));
            (scope, RateLimiter::keyed(quota.allow_burst(burst)))
        };
        let minute = Duration::from_secs(60);
        Self {
            limiters: vec![
                limiter(Scope::Session, settings.session_per_minute, minute),
                limiter(Scope::Address, settings.address_per_minute, minute),
            ],
            clock: DefaultClock::default(),
            guesses_at_most: settings.sign_in_address_per_5_minutes,
            guesses: Mutex::default(),
        }
    }

    /// Counts one, or says how long to wait.
    pub fn check(&self, scope: Scope, key: &str) -> Result<()> {
        let Some((_, limiter)) = self.limiters.iter().find(|(known, _)| *known == scope) else { return Ok(()) };
        limiter.check_key(&key.to_owned()).map_err(|until| {
            let retry_after = until.wait_time_from(self.clock.now());
            Error::TooMany { retry_after: retry_after.max(Duration::from_secs(1)) }
        })
    }

    /// Whether this address may try a password now. Right ones count nothing.
    pub fn may_guess(&self, address: &str, now: Moment) -> Result<()> {
        let guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(theirs) = guesses.get(address) else { return Ok(()) };
        let wait = GUESSING - now.since(theirs.since);
        let is_a_storm = theirs.times >= self.guesses_at_most && theirs.accounts.len() >= ACCOUNTS_OF_A_GUESSER;
        match wait.to_std() {
            Ok(retry_after) if is_a_storm && !retry_after.is_zero() => Err(Error::TooMany { retry_after }),
            _ => Ok(()),
        }
    }

    /// Counts a wrong password; `account` names the account it was for, whether there is one or not.
    pub fn guessed(&self, address: &str, account: &str, now: Moment) {
        let mut guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = || Guesses { since: now, times: 0, accounts: HashSet::new() };
        let theirs = guesses.entry(address.to_owned()).or_insert_with(fresh);
        if now.since(theirs.since) >= GUESSING {
            *theirs = fresh();
        }
        theirs.times = theirs.times.saturating_add(1);
        if theirs.accounts.len() < ACCOUNTS_OF_A_GUESSER {
            theirs.accounts.insert(account.to_owned());
        }
    }

    /// Forgets whoever has not asked for a while.
    pub fn sweep(&self, now: Moment) {
        self.limiters.iter().for_each(|(_, limiter)| limiter.retain_recent());
        let mut guesses = self.guesses.lock().unwrap_or_else(PoisonError::into_inner);
        guesses.retain(|_, theirs| now.since(theirs.since) < GUESSING);
    }
}
