//! How often somebody may ask, counted in this process (GCRA).

use crate::{
    config::Limits as Settings,
    error::{Error, Result},
};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter, clock::Clock as _, clock::DefaultClock};
use std::{num::NonZeroU32, time::Duration};

/// What is counted, and for whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Requests of one session.
    Session,
    /// Requests of one address that is not signed in.
    Address,
    /// Wrong passwords typed for one e-mail address, whether it has an account or not.
    SignInAccount,
    /// Wrong passwords from one address: a whole school may sit behind it.
    SignInAddress,
    /// Mails asked for by strangers (verify, reset), for one e-mail address.
    MailToAccount,
}

pub struct Limits {
    limiters: Vec<(Scope, DefaultKeyedRateLimiter<String>)>,
    clock: DefaultClock,
}

impl Limits {
    pub fn new(settings: &Settings) -> Self {
        let limiter = |scope, times: u32, window: Duration| {
            let burst = NonZeroU32::new(times).unwrap_or(NonZeroU32::MIN);
            let quota = Quota::with_period(window / burst.get()).unwrap_or(Quota::per_second(burst));
            (scope, RateLimiter::keyed(quota.allow_burst(burst)))
        };
        let (minute, five, hour) = (Duration::from_secs(60), Duration::from_secs(300), Duration::from_secs(3600));
        Self {
            limiters: vec![
                limiter(Scope::Session, settings.session_per_minute, minute),
                limiter(Scope::Address, settings.address_per_minute, minute),
                limiter(Scope::SignInAccount, settings.sign_in_account_per_5_minutes, five),
                limiter(Scope::SignInAddress, settings.sign_in_address_per_5_minutes, five),
                limiter(Scope::MailToAccount, settings.mail_account_per_hour, hour),
            ],
            clock: DefaultClock::default(),
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

    /// Forgets whoever has not asked for a while.
    pub fn sweep(&self) {
        self.limiters.iter().for_each(|(_, limiter)| limiter.retain_recent());
    }
}
