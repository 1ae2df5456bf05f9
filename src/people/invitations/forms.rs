//! What is typed to invite somebody, to change several invitations, and to accept one.

use super::model::{HIGHEST_GRADE, LONGEST_MESSAGE, LONGEST_NAME, Wanted, address};
use crate::{
    accounts::chosen_password,
    platform::{
        access::Role,
        db::ids::{InvitationId, ProgramId},
        i18n::Text,
        web::{FieldErrors, Query, fields},
    },
};
use serde::Deserialize;

/// A page has fewer; more were not ticked by anybody.
const MOST: usize = 250;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct InviteForm {
    pub email: String,
    pub name: String,
    pub role: String,
    pub grade: String,
    pub program: String,
    pub message: String,
}

impl InviteForm {
    /// With what the page that leads here knows of them.
    pub fn of(query: &Query) -> Self {
        let known = |name: &str| query.get(name).to_owned();
        Self { email: known("email"), name: known("name"), role: known("role"), ..Self::default() }
    }

    /// Who, and what is written to them beside the link.
    pub fn parse(&self) -> Result<(Wanted, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = errors.check("email", needed(&self.email).and_then(|typed| address(&typed)));
        let name = errors.check("name", fields::line(&self.name, LONGEST_NAME));
        let role = errors.check("role", Role::named(&self.role).ok_or_else(|| Text::of("field-choice")));
        let grade = errors.check("grade", grade(&self.grade, role));
        let program = errors.check("program", program(&self.program));
        let message = errors.check("message", fields::lines(&self.message, LONGEST_MESSAGE));
        match (email, name, role, grade.zip(program), message) {
            (Some(email), Some(name), Some(role), Some((grade, program)), Some(message)) => {
                Ok((Wanted { name, email: Some(email), role, grade, program }, message))
            }
            _ => Err(errors),
        }
    }
}

fn needed(typed: &str) -> Result<String, Text> {
    if typed.trim().is_empty() { Err(Text::of("field-needed")) } else { Ok(typed.to_owned()) }
}

/// Students may have one, and nobody else.
pub fn grade(typed: &str, role: Option<Role>) -> Result<Option<i32>, Text> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    match role {
        Some(Role::Student) | None => fields::number(typed, 1..=HIGHEST_GRADE).map(Some),
        Some(_) => Err(Text::of("invitation-grade-students")),
    }
}

pub fn program(typed: &str) -> Result<Option<ProgramId>, Text> {
    match typed {
        "" => Ok(None),
        id => ProgramId::try_from(id.to_owned()).map(Some).map_err(|_| Text::of("field-choice")),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SeveralForm {
    pub invitation: Vec<String>,
    /// `resend` or `revoke`.
    pub verb: String,
}

/// What is done to several at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    Resend,
    Revoke,
}

impl SeveralForm {
    /// Those that are ticked; what is no id was not ticked on a page of ours.
    pub fn parse(&self) -> Option<(Verb, Vec<InvitationId>)> {
        let verb = match self.verb.as_str() {
            "resend" => Verb::Resend,
            "revoke" => Verb::Revoke,
            _ => return None,
        };
        let mut ids: Vec<InvitationId> =
            self.invitation.iter().take(MOST).filter_map(|id| InvitationId::try_from(id.clone()).ok()).collect();
        ids.sort();
        ids.dedup();
        Some((verb, ids))
    }
}

/// Somebody who accepts, and has no account yet.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Arriving {
    pub name: String,
    pub password: String,
}

impl Arriving {
    /// The name and the password.
    pub fn parse(&self, email: &str, school: &str) -> Result<(String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_NAME));
        let password = errors.check("password", chosen_password(&self.password, self.name.trim(), email, &[school]));
        match (name, password) {
            (Some(name), Some(password)) => Ok((name, password)),
            _ => Err(errors),
        }
    }
}
