//! Who was told, as far as we know, and what may still be cancelled or put back. No I/O, no clock.

use crate::{
    activities::{
        model::{Activity, ActivityStatus},
        sessions::{Cause, Session},
    },
    error::Error,
    people::PersonRef,
    platform::{
        db::{Moment, ids::MailId},
        i18n::Text,
    },
};

/// How far a notice has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reached {
    /// Nothing to write to: somebody has to call.
    NoAddress,
    Bounced,
    /// Given up after many tries, or this server sends no mail.
    Failed,
    /// It waits to be sent.
    NotYet,
    /// Sent, and it has not come back.
    Told,
}

impl Reached {
    pub const ALL: &'static [Self] = &[Self::NoAddress, Self::Bounced, Self::Failed, Self::NotYet, Self::Told];

    /// From the mail's state, if there was a mail.
    pub fn of(mail: Option<&str>, has_bounced: bool) -> Self {
        match mail {
            None => Self::NoAddress,
            Some(_) if has_bounced => Self::Bounced,
            Some("sent") => Self::Told,
            Some("queued" | "sending") => Self::NotYet,
            Some(_) => Self::Failed,
        }
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoAddress => "no-address",
            Self::Bounced => "bounced",
            Self::Failed => "failed",
            Self::NotYet => "not-yet",
            Self::Told => "told",
        }
    }
}

/// Somebody who is to know.
#[derive(Debug, Clone)]
pub struct Notice {
    pub person: PersonRef,
    pub grade: Option<i32>,
    pub email: Option<String>,
    pub guardian_contact: Option<String>,
    pub is_student: bool,
    pub reached: Reached,
}

/// A notice that goes into the books.
#[derive(Debug, Clone, Copy)]
pub struct NewNotice<'a> {
    pub person: &'a PersonRef,
    pub is_student: bool,
    pub mail: Option<&'a MailId>,
}

/// Why a session is not cancelled, or not put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    Over,
    Begun,
    /// By a holiday, or with its activity.
    NotByStaff,
}

impl From<Refused> for Error {
    fn from(why: Refused) -> Self {
        Self::Conflict(Text::of(match why {
            Refused::Over => "notice-over",
            Refused::Begun => "notice-begun",
            Refused::NotByStaff => "notice-not-by-staff",
        }))
    }
}

/// Until it is over: whoever has not come yet should still hear of it.
pub fn may_cancel(session: &Session, now: Moment) -> Result<(), Refused> {
    if session.ends_at <= now { Err(Refused::Over) } else { Ok(()) }
}

/// What somebody cancelled, before it would begin.
pub fn may_restore(activity: &Activity, session: &Session, now: Moment) -> Result<(), Refused> {
    if session.has_begun(now) {
        return Err(Refused::Begun);
    }
    // What is on is a step that the sessions' table of states refuses.
    let is_theirs = session.is_on() || session.cancelled_by == Some(Cause::Staff);
    let is_theirs = is_theirs && activity.status == ActivityStatus::Published;
    if is_theirs { Ok(()) } else { Err(Refused::NotByStaff) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_that_came_back_tells_nobody() {
        let of = Reached::of;
        assert_eq!((of(None, false), of(Some("queued"), false)), (Reached::NoAddress, Reached::NotYet));
        assert_eq!((of(Some("sent"), false), of(Some("sent"), true)), (Reached::Told, Reached::Bounced));
        assert_eq!((of(Some("failed"), false), of(Some("off"), false)), (Reached::Failed, Reached::Failed));
    }
}
