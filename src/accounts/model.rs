//! What an account is, and the rules that need no database.

use crate::platform::{
    access::Role,
    db::{
        Moment,
        ids::{SignInId, UserId},
        schema::{people, schools, sign_in_delays, sign_in_history, users},
    },
    i18n::Lang,
    text::{random_token, sha256_hex},
};
use chrono::TimeDelta;
use diesel::prelude::*;

/// Wrong passwords in a row that cost no wait.
const FREE_FAILURES: i32 = 5;
/// No delay is longer, so nobody is ever locked out.
const LONGEST_DELAY: TimeDelta = TimeDelta::minutes(15);
/// Delays of this length are told to the account's owner, once.
const NOTABLE_DELAY: TimeDelta = TimeDelta::minutes(1);

/// Somebody to be added. `email` is folded already (`text::email`).
#[derive(Debug, Clone)]
pub struct NewUser {
    pub email: String,
    pub email_typed: String,
    pub name: String,
    /// `None`: they choose one by the link that they are mailed.
    pub password_hash: Option<String>,
    pub is_verified: bool,
    pub is_site_admin: bool,
    pub lang: Option<Lang>,
}

/// An account as the forms at the door know it.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct User {
    pub id: UserId,
    pub email: String,
    pub name: String,
    pub password_hash: Option<String>,
    pub email_verified_at: Option<Moment>,
    pub locale: Option<String>,
    pub disabled_at: Option<Moment>,
}

impl User {
    pub fn is_verified(&self) -> bool {
        self.email_verified_at.is_some()
    }

    pub fn is_disabled(&self) -> bool {
        self.disabled_at.is_some()
    }

    /// The language they chose, or that of the page they are at.
    pub fn lang_or(&self, lang: Lang) -> Lang {
        self.locale.as_deref().and_then(Lang::named).unwrap_or(lang)
    }
}

/// What people set for themselves; `None` leaves it to the browser.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct Settings {
    pub name: String,
    pub locale: Option<String>,
    pub theme: Option<String>,
    /// `12` or `24`.
    pub time_format: Option<String>,
}

/// How often signing in failed in a row, and until when nobody may try.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sign_in_delays)]
pub struct Delay {
    failed: i32,
    last_failed_at: Moment,
    pub delayed_until: Moment,
}

crate::text_states!(
    /// What became of somebody who wanted to sign in.
    Outcome {
        In = "in",
        InByRecoveryCode = "in_by_recovery_code",
        WrongPassword = "wrong_password",
        WrongCode = "wrong_code",
    }
);

/// One try to sign in; of nobody, when the address has no account.
#[derive(Debug, Clone, Insertable)]
#[diesel(table_name = sign_in_history)]
pub struct Attempt {
    pub id: SignInId,
    pub user_id: Option<UserId>,
    pub address: String,
    pub agent: String,
    pub outcome: Outcome,
}

impl Attempt {
    pub fn of(user: Option<&UserId>, address: &str, agent: String, outcome: Outcome) -> Self {
        Self { id: SignInId::fresh(), user_id: user.cloned(), address: address.to_owned(), agent, outcome }
    }
}

/// A try as its user sees it, and how many there are.
#[derive(Debug, Clone, Queryable)]
pub struct Tried {
    pub at: Moment,
    pub address: String,
    pub agent: String,
    pub outcome: Outcome,
    pub total: i64,
}

/// After so long without a wrong password the count begins anew.
const FORGIVEN_AFTER: TimeDelta = TimeDelta::hours(24);

impl Delay {
    /// How many failures in a row still count.
    pub fn failed_by(&self, now: Moment) -> i32 {
        if now.since(self.last_failed_at) >= FORGIVEN_AFTER { 0 } else { self.failed }
    }
}

/// A browser in which somebody signed in before: what its cookie says, once its signature was found to be ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownBrowser {
    account: String,
    nonce: String,
}

impl KnownBrowser {
    /// `email` is folded.
    pub fn of(email: &str) -> Self {
        Self { account: sha256_hex(email), nonce: random_token::<16>() }
    }

    pub fn read(cookie: &str) -> Option<Self> {
        let (account, nonce) = cookie.split_once('.')?;
        Some(Self { account: account.to_owned(), nonce: nonce.to_owned() })
    }

    /// Under what its own failures are counted; nothing for any other account.
    pub fn counted_for(&self, email: &str) -> Option<String> {
        (sha256_hex(email) == self.account).then(|| sha256_hex(&self.to_string()))
    }
}

impl std::fmt::Display for KnownBrowser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.account, self.nonce)
    }
}

/// How long to wait after so many failures in a row: nothing, then 2 s, 4 s, 8 s, … up to a quarter of an hour.
pub fn delay_after(failed: i32) -> TimeDelta {
    let doublings = u32::try_from(failed - FREE_FAILURES + 1).unwrap_or(0).min(30);
    match doublings {
        0 => TimeDelta::zero(),
        n => TimeDelta::seconds(1i64 << n).min(LONGEST_DELAY),
    }
}

/// Whether this failure is the one that the account's owner hears of.
pub fn is_notable(failed: i32) -> bool {
    delay_after(failed) >= NOTABLE_DELAY && delay_after(failed - 1) < NOTABLE_DELAY
}

/// A school that somebody belongs to.
#[derive(Debug, Clone)]
pub struct Membership {
    pub slug: String,
    pub school: String,
    pub role: Role,
    pub is_suspended: bool,
    /// Until when there is time to set up a second step, where the school asks for one.
    pub second_step_by: Option<Moment>,
}

impl Membership {
    pub fn path(&self) -> String {
        format!("/s/{}/today", self.slug)
    }

    /// Where they choose which mail they get there.
    pub fn mail_path(&self) -> String {
        format!("/s/{}/mail-preferences", self.slug)
    }
}

/// What a mailed link would do now.
#[derive(Debug, Clone)]
pub struct Verification {
    pub name: String,
    pub email: String,
    /// Whether they have to choose a password along with it.
    pub needs_password: bool,
}

/// Who may register at a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Registration {
    Closed,
    /// Addresses of these domains, and no others.
    Domains(Vec<String>),
    Open,
}

impl Registration {
    pub fn of(column: &str, domains: Vec<String>) -> Self {
        match column {
            "open" => Self::Open,
            "domains" => Self::Domains(domains),
            _ => Self::Closed,
        }
    }

    /// Whether an address (folded) may register. A domain means itself, not what stands below it.
    pub fn takes(&self, email: &str) -> bool {
        let domain = email.rsplit_once('@').map(|(_, domain)| domain);
        match self {
            Self::Closed => false,
            Self::Open => true,
            Self::Domains(domains) => domains.iter().any(|known| Some(known.to_lowercase().as_str()) == domain),
        }
    }
}

/// The words that a guesser would try first: the school's name, the product's, one's own (also word by word), and what
/// stands before the @.
pub fn guessable<'a>(name: &'a str, email: &'a str, schools: &[&'a str]) -> Vec<&'a str> {
    let local_part = email.split('@').next().unwrap_or_default();
    let mut words = vec!["homeroom", local_part, name];
    words.extend(name.split_whitespace());
    words.extend(schools);
    words.retain(|word| !word.is_empty());
    words
}

/// "Firefox on Windows", from what a browser calls itself. `None`: it is not one that we know.
pub fn browser_and_system(agent: &str) -> Option<(&'static str, &'static str)> {
    // Each also names those that it wants to be taken for, so the order decides.
    let browsers = [
        ("Edg/", "Edge"),
        ("EdgA/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    let systems = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("CrOS", "ChromeOS"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let first =
        |known: &[(&str, &'static str)]| known.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name);
    first(&browsers).zip(first(&systems))
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = people)]
pub(super) struct RoleRow {
    pub role: Role,
    pub created_at: Moment,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = schools)]
pub(super) struct SchoolNamed {
    pub slug: String,
    pub name: String,
    pub suspended_at: Option<Moment>,
    pub second_step_roles: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_from_two_seconds_to_a_quarter_of_an_hour() {
        let seconds: Vec<i64> = (0..16).map(|failed| delay_after(failed).num_seconds()).collect();
        assert_eq!(seconds, [0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
        assert_eq!(delay_after(i32::MAX), LONGEST_DELAY);
        assert_eq!((0..100).filter(|&failed| is_notable(failed)).collect::<Vec<_>>(), [10]);
    }

    #[test]
    fn a_domain_means_itself_and_nothing_below_or_around_it() {
        let policy = Registration::of("domains", vec!["mergington.edu".to_owned(), "Alumni.Example".to_owned()]);
        assert!(policy.takes("emma@mergington.edu"));
        assert!(policy.takes("emma@alumni.example"));
        for other in ["emma@evil-mergington.edu", "emma@sub.mergington.edu", "mergington.edu@evil.example", "emma"] {
            assert!(!policy.takes(other), "{other}");
        }
        assert!(!Registration::of("closed", vec!["mergington.edu".to_owned()]).takes("emma@mergington.edu"));
        assert!(Registration::of("open", Vec::new()).takes("emma@anywhere.example"));
    }

    #[test]
    fn browsers_are_named_as_people_name_them() {
        for (agent, expected) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
                Some(("Firefox", "Windows")),
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36 Edg/131.0",
                Some(("Edge", "Windows")),
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Mobile Safari/537.36",
                Some(("Chrome", "Android")),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1",
                Some(("Safari", "iPhone")),
            ),
            ("curl/8.5.0", None),
            ("", None),
        ] {
            assert_eq!(browser_and_system(agent), expected, "{agent}");
        }
    }
}
