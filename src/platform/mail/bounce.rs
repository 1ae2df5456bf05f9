//! What a mail server's refusal means: for this mail, and for the address.

use crate::platform::{access::SchoolKey, db::ids::MailId, jobs::Work};
use serde::{Deserialize, Serialize};

/// The longest reason that is kept.
const LONGEST_REASON: usize = 300;

/// A mail that did not arrive and never will.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bounce {
    pub reason: String,
    /// Nothing will arrive there: the address itself is wrong, or closed.
    pub is_of_the_address: bool,
}

impl Bounce {
    pub fn of(reason: &str, is_of_the_address: bool) -> Self {
        let reason: String = reason.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { reason: reason.chars().take(LONGEST_REASON).collect(), is_of_the_address }
    }

    /// Of what a server answered when it was handed the mail. `None`: it is to be tried again, because the answer is for
    /// now, or about us (signing in, an order it does not know) and not about this mail.
    pub fn of_reply(code: u16, words: &str) -> Option<Self> {
        if !(500..600).contains(&code) || matches!(code, 500 | 502 | 503 | 504 | 521 | 523 | 530 | 534 | 535 | 538) {
            return None;
        }
        let is_of_the_address = match Status::within(words) {
            Some(status) => status.is_of_the_address(),
            // Servers that say no more mean the mailbox by these.
            None => matches!(code, 550 | 551 | 553),
        };
        Some(Self::of(words, is_of_the_address))
    }

    /// Of a notice that says no more than that it is final, and perhaps why.
    pub fn permanent(reason: &str) -> Self {
        Self::of(reason, Status::within(reason).is_none_or(Status::is_of_the_address))
    }

    /// Of a report that a mail could not be delivered, with its status (RFC 3463). `None`: it may still arrive.
    pub fn of_report(action: &str, status: &str, reason: &str) -> Option<Self> {
        let is_final = action.trim().eq_ignore_ascii_case("failed");
        let is_of_the_address = Status::within(status).is_some_and(Status::is_of_the_address);
        is_final.then(|| Self::of(reason, is_of_the_address))
    }
}

/// `5.1.1`: class, subject, detail (RFC 3463).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Status(u16, u16, u16);

impl Status {
    /// The first word that is one.
    fn within(words: &str) -> Option<Self> {
        words.split(|c: char| !c.is_ascii_digit() && c != '.').find_map(|word| {
            let parts: Vec<u16> = word.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
            match parts.as_slice() {
                [class @ (2 | 4 | 5), subject, detail] if *subject <= 7 => Some(Self(*class, *subject, *detail)),
                _ => None,
            }
        })
    }

    /// No such mailbox or domain, no address at all, moved away, no mail taken there, closed. Not: full, too large,
    /// against somebody's policy, or something wrong with the sender.
    fn is_of_the_address(self) -> bool {
        matches!(self, Self(5, 1, 1 | 2 | 3 | 6 | 10) | Self(5, 2, 1))
    }
}

/// A mail came back because of its address. Done by the room that people's choices of mail belong to.
#[derive(Debug, Serialize, Deserialize)]
pub struct MarkAddress {
    pub mail: MailId,
}

impl Work for MarkAddress {
    const NAME: &'static str = "mark_address";
    type Key = SchoolKey;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_of_the_address_of_the_mail_or_of_the_moment() {
        let means = |code, words| Bounce::of_reply(code, words).map(|bounce| bounce.is_of_the_address);
        assert_eq!(means(550, "5.1.1 <ana@example.org>: no such user"), Some(true));
        assert_eq!(means(550, "No such user here"), Some(true));
        assert_eq!(means(550, "5.2.1 mailbox disabled"), Some(true));
        for words in ["5.7.1 relay access denied", "5.1.8 bad sender"] {
            assert_eq!(means(550, words), Some(false), "{words}");
        }
        assert_eq!(means(552, "5.2.2 mailbox full"), Some(false));
        assert_eq!(means(554, "transaction failed"), Some(false));
        for (code, words) in [(421, "busy"), (450, "4.2.1 later"), (535, "5.7.8 wrong password"), (503, "bad sequence")]
        {
            assert_eq!(means(code, words), None, "{code} {words}");
        }
    }

    #[test]
    fn a_report_is_final_or_tells_nothing() {
        let means = |action, status| Bounce::of_report(action, status, "why").map(|bounce| bounce.is_of_the_address);
        assert_eq!(means("failed", "5.1.1"), Some(true));
        assert_eq!(means(" Failed", "5.1.1 (bad destination)"), Some(true));
        assert_eq!(means("failed", "4.4.7"), Some(false));
        assert_eq!(means("failed", "nonsense 192.168.1.1"), Some(false));
        assert_eq!((means("delayed", "4.4.1"), means("delivered", "2.0.0"), means("", "5.1.1")), (None, None, None));
    }

    #[test]
    fn a_reason_is_one_short_line() {
        assert_eq!(Bounce::of("no\r\n such\u{0} user", true).reason, "no such user");
        assert_eq!(Bounce::of(&"x".repeat(10_000), true).reason.len(), 300);
    }
}
