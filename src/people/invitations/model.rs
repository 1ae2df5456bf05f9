//! What an invitation is, who may invite whom, and which addresses can be written to.

use crate::{
    accounts::Standing,
    people::PersonStatus,
    platform::{
        access::Role,
        db::{
            Moment,
            ids::{InvitationId, PersonId, ProgramId, UserId},
            schema::{invitations, mails, people},
        },
        i18n::Text,
        text,
        web::{Query, fields},
    },
};
use chrono::TimeDelta;
use diesel::prelude::*;

/// How long a link is good for.
pub const LASTS: TimeDelta = TimeDelta::days(7);
/// How long before its end somebody should be reminded of it.
pub const ENDS_SOON: TimeDelta = TimeDelta::days(2);
/// What the list calls those: no state, but what most wants a hand.
pub const EXPIRING: &str = "expiring";
pub const LONGEST_NAME: usize = 100;
pub const LONGEST_MESSAGE: usize = 500;
pub const HIGHEST_GRADE: i32 = 20;

crate::text_states!(
    /// What has become of an invitation. Computed from its times and its mail, never stored.
    State {
        Pending = "pending",
        Sent = "sent",
        Bounced = "bounced",
        Accepted = "accepted",
        Expired = "expired",
        Revoked = "revoked",
    }
);

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = invitations)]
pub struct Invitation {
    pub id: InvitationId,
    pub person_id: PersonId,
    /// Where it was sent to.
    pub email: String,
    pub message: String,
    pub invited_by: PersonId,
    pub expires_at: Moment,
    pub accepted_at: Option<Moment>,
    pub revoked_at: Option<Moment>,
}

/// Whom it is for, as they are now.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = people)]
pub struct Invited {
    pub name: String,
    pub role: Role,
    pub status: PersonStatus,
    pub email: Option<String>,
    pub user_id: Option<UserId>,
    pub source: Option<String>,
}

/// What has become of its last mail.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = mails)]
pub struct Letter {
    pub status: String,
    pub bounced_at: Option<Moment>,
    pub error: Option<String>,
}

impl Invitation {
    pub fn state(&self, letter: Option<&Letter>, now: Moment) -> State {
        match letter {
            _ if self.accepted_at.is_some() => State::Accepted,
            _ if self.revoked_at.is_some() => State::Revoked,
            _ if self.expires_at <= now => State::Expired,
            Some(letter) if letter.bounced_at.is_some() => State::Bounced,
            Some(letter) if letter.status == "sent" => State::Sent,
            _ => State::Pending,
        }
    }

    /// Nobody has accepted it or taken it back; it may be over all the same.
    pub fn is_open(&self) -> bool {
        self.accepted_at.is_none() && self.revoked_at.is_none()
    }
}

impl Invited {
    /// Whether the link that was sent to this address still leads to a person who waits for it.
    pub fn waits_at(&self, email: &str) -> bool {
        let waits = matches!(self.status, PersonStatus::Invited | PersonStatus::Imported);
        waits && self.user_id.is_none() && self.email.as_deref() == Some(email)
    }
}

/// What a link leads to.
pub enum Seen {
    Open(Box<Found>),
    Gone(Gone),
}

/// An invitation as whoever opens its link reads it.
pub struct Found {
    pub invitation: Invitation,
    pub invited: Invited,
    pub inviter: String,
    pub standing: Standing,
}

/// Why a link does nothing (any more).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// No link of ours, or another took its place.
    Unknown,
    Revoked,
    Expired,
    Accepted,
    /// The person is somebody else's now, or has another address.
    Moot,
}

impl Gone {
    pub fn text(self) -> Text {
        Text::of(match self {
            Self::Unknown => "invitation-gone-unknown",
            Self::Revoked => "invitation-gone-revoked",
            Self::Expired => "invitation-gone-expired",
            Self::Accepted => "invitation-gone-accepted",
            Self::Moot => "invitation-gone-moot",
        })
    }
}

/// Somebody who invites, and how far that reaches.
#[derive(Debug, Clone)]
pub struct Inviter {
    pub person: PersonId,
    pub role: Role,
    /// `None`: into every program, and into none.
    pub programs: Option<Vec<ProgramId>>,
}

impl Inviter {
    /// Only roles below one's own, and teachers and students nobody.
    pub fn may(&self, role: Role) -> bool {
        self.role >= Role::ProgramAdmin && role < self.role
    }

    /// From the least powers to the most.
    pub fn roles(&self) -> Vec<Role> {
        Role::ALL.iter().copied().filter(|role| self.may(*role)).collect()
    }

    /// Why somebody cannot be invited as this into that.
    pub fn refuses(&self, role: Role, program: Option<&ProgramId>) -> Option<Text> {
        if !self.may(role) {
            return Some(Text::of("invitation-role-above"));
        }
        match (&self.programs, program) {
            (None, _) => None,
            (Some(_), None) => Some(Text::of("invitation-program-needed")),
            (Some(own), Some(program)) if own.contains(program) => None,
            (Some(_), Some(_)) => Some(Text::of("invitation-program-other")),
        }
    }
}

/// Somebody to be taken in, understood. A name may be missing where there is an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub name: String,
    pub email: Option<String>,
    pub role: Role,
    pub grade: Option<i32>,
    pub program: Option<ProgramId>,
}

impl Wanted {
    /// The name that the list will show: the one given, else what stands before the @.
    pub fn shown_name(&self) -> String {
        match &self.email {
            Some(email) if self.name.is_empty() => placeholder(email).to_owned(),
            _ => self.name.clone(),
        }
    }
}

/// What somebody is called whose name nobody has said.
pub fn placeholder(email: &str) -> &str {
    email.split('@').next().unwrap_or_default()
}

/// What people are in a program whom it is written down for.
pub fn part_of(role: Role) -> Option<&'static str> {
    match role {
        Role::Student => Some("student"),
        Role::Teacher => Some("teacher"),
        Role::ProgramAdmin => Some("admin"),
        // Every program is theirs.
        Role::Admin | Role::Owner => None,
    }
}

pub fn role_key(role: Role) -> &'static str {
    match role {
        Role::Student => "role-student",
        Role::Teacher => "role-teacher",
        Role::ProgramAdmin => "role-program_admin",
        Role::Admin => "role-admin",
        Role::Owner => "role-owner",
    }
}

/// An address to write to, folded. One with letters that only look like those of another is refused, and says which;
/// a domain in other letters is written as it is registered, `xn--…`.
pub fn address(typed: &str) -> Result<String, Text> {
    let odd: String = typed.trim().chars().filter(|c| !c.is_ascii() && !c.is_control()).take(5).collect();
    if !odd.is_empty() && typed.contains('@') {
        return Err(Text::of("invitation-address-letters").with("letters", odd));
    }
    fields::address(typed.trim())
}

/// Which invitations. What no filter can mean is no filter.
#[derive(Debug, Clone)]
pub struct Filters {
    pub words: String,
    pub state: Option<State>,
    /// Only those that are over soon, the next first.
    pub is_expiring: bool,
}

impl Filters {
    pub fn read(query: &Query) -> Self {
        let state = query.get("state");
        Self { words: query.words(), state: State::named(state), is_expiring: state == EXPIRING }
    }

    pub fn narrow(&self) -> bool {
        !self.words.is_empty() || self.state.is_some() || self.is_expiring
    }
}

/// What is kept of the secret in a link.
pub fn hash_of(secret: &str) -> String {
    text::sha256_hex(&format!("invitation {secret}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inviter(role: Role, programs: Option<Vec<ProgramId>>) -> Inviter {
        Inviter { person: PersonId::fresh(), role, programs }
    }

    #[test]
    fn everybody_invites_below_themselves_and_teachers_nobody() {
        let may = |role| inviter(role, None).roles();
        assert_eq!(may(Role::Student), []);
        assert_eq!(may(Role::Teacher), []);
        assert_eq!(may(Role::ProgramAdmin), [Role::Student, Role::Teacher]);
        assert_eq!(may(Role::Admin), [Role::Student, Role::Teacher, Role::ProgramAdmin]);
        assert_eq!(may(Role::Owner), [Role::Student, Role::Teacher, Role::ProgramAdmin, Role::Admin]);
    }

    #[test]
    fn program_admins_invite_into_their_programs_and_nowhere_else() {
        let (own, other) = (ProgramId::fresh(), ProgramId::fresh());
        let pia = inviter(Role::ProgramAdmin, Some(vec![own.clone()]));
        assert_eq!(pia.refuses(Role::Student, Some(&own)), None);
        assert_eq!(pia.refuses(Role::Student, Some(&other)), Some(Text::of("invitation-program-other")));
        assert_eq!(pia.refuses(Role::Student, None), Some(Text::of("invitation-program-needed")));
        assert_eq!(pia.refuses(Role::ProgramAdmin, Some(&own)), Some(Text::of("invitation-role-above")));
    }

    #[test]
    fn letters_that_only_look_alike_are_named() {
        assert_eq!(address(" Ana@School.ORG "), Ok("ana@school.org".to_owned()));
        assert_eq!(address("ana@xn--80ak6aa92e.com"), Ok("ana@xn--80ak6aa92e.com".to_owned()));
        let refused = |letters: &str| Err(Text::of("invitation-address-letters").with("letters", letters));
        assert_eq!(address("аna@school.org"), refused("а"));
        assert_eq!(address("ana@schооl.org"), refused("оо"));
        assert_eq!(address("ana"), Err(Text::of("field-email")));
        assert_eq!(address("ana@x.org\r\nBcc: all@x.org"), Err(Text::of("field-email")));
    }
}
