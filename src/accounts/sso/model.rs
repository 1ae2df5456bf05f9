//! Connections, identities, and whom a connection lets in.

use crate::platform::{
    access::{Role, oidc::Vouched},
    db::{
        Json, Moment, SchoolId,
        ids::{IdentityId, SsoConnectionId, UserId},
        schema::{identities, sso_connections},
    },
    text::email,
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// For what a connection's secret is sealed.
pub const SECRET: &str = "sso_connections.secret";
/// A school has one or two.
pub const MOST_CONNECTIONS: i64 = 10;
/// The services that this account is linked to.
pub const MOST_IDENTITIES: i64 = 50;

pub const GOOGLE: &str = "https://accounts.google.com";
const MICROSOFT: &str = "https://login.microsoftonline.com/";

/// Roles by what the service says: student or teacher, nothing above.
pub type Roles = BTreeMap<String, String>;

/// A service that a school lets people sign in with.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sso_connections)]
pub struct Connection {
    pub id: SsoConnectionId,
    pub label: String,
    pub issuer: String,
    pub client_id: String,
    pub secret_sealed: Option<String>,
    pub domain: String,
    pub domain_confirmed_at: Option<Moment>,
    pub role_claim: String,
    pub roles: Json<Roles>,
    pub is_on: bool,
    pub version: i32,
}

/// A connection as it was typed. `secret`: a new one; without it the old one stays.
#[derive(Debug, Clone)]
pub struct ConnectionDraft {
    pub label: String,
    pub issuer: String,
    pub client_id: String,
    pub secret: Option<String>,
    pub domain: String,
    pub role_claim: String,
    pub roles: Roles,
    pub is_on: bool,
}

/// A domain that waits for whoever runs the site, or was confirmed by them.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = sso_connections)]
pub struct DomainAsked {
    pub id: SsoConnectionId,
    pub label: String,
    pub issuer: String,
    pub domain: String,
    pub domain_confirmed_at: Option<Moment>,
}

impl DomainAsked {
    /// What is confirmed: this domain, for this issuer and no other.
    pub fn claim(&self) -> String {
        format!("{} {}", self.domain, self.issuer)
    }
}

/// Who an account is at an issuer.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = identities)]
pub struct Identity {
    pub id: IdentityId,
    pub user_id: UserId,
    pub label: String,
    /// The school whose connection made it; none where its owner linked it.
    pub school_id: Option<SchoolId>,
    pub used_at: Moment,
}

/// Why somebody whom the service vouched for is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    NoAddress,
    NotVerified,
    OtherDomain,
    DomainNotConfirmed,
    /// The address has an account, which its owner has to link.
    HasAccount,
    /// The person of that address is somebody else's.
    AnotherPerson,
    Reserved,
    Shut,
    Elsewhere,
    RunsTheSite,
    LinkedToAnother,
    NotAMember,
}

impl Refusal {
    pub fn key(self) -> &'static str {
        match self {
            Self::NoAddress => "sso-refused-no-address",
            Self::NotVerified => "sso-refused-not-verified",
            Self::OtherDomain => "sso-refused-domain",
            Self::DomainNotConfirmed => "sso-refused-not-confirmed",
            Self::HasAccount => "sso-refused-has-account",
            Self::AnotherPerson => "sso-refused-another-person",
            Self::Reserved => "sso-refused-reserved",
            Self::Shut => "sso-refused-shut",
            Self::Elsewhere => "sso-refused-elsewhere",
            Self::RunsTheSite => "sso-refused-site",
            Self::LinkedToAnother => "sso-refused-linked",
            Self::NotAMember => "sso-refused-not-a-member",
        }
    }
}

impl Connection {
    /// The address (folded) that the service may vouch for, or why there is none.
    pub fn address_of(&self, somebody: &Vouched) -> Result<String, Refusal> {
        let address = somebody.email.as_deref().and_then(email).ok_or(Refusal::NoAddress)?;
        // Microsoft says it of the address in a claim of its own, and has `email` written by whoever runs the tenant.
        let is_microsoft = self.issuer.starts_with(MICROSOFT);
        let is_verified = if is_microsoft { somebody.says("xms_edov") } else { somebody.email_is_verified };
        if !is_verified {
            return Err(Refusal::NotVerified);
        }
        let is_of_domain = address.rsplit_once('@').is_some_and(|(_, domain)| domain == self.domain);
        // A private Google account may have an address of the school; one that the school runs says whose it is.
        let is_google = self.issuer == GOOGLE;
        let is_hosted = somebody.text("hd").is_some_and(|hosted| hosted.eq_ignore_ascii_case(&self.domain));
        match (is_of_domain, is_google) {
            (false, _) => Err(Refusal::OtherDomain),
            (true, true) if !is_hosted => Err(Refusal::OtherDomain),
            (true, false) if self.domain_confirmed_at.is_none() => Err(Refusal::DomainNotConfirmed),
            _ => Ok(address),
        }
    }

    /// What a newcomer is: a teacher where the list says so, else a student. Never more.
    pub fn role_of(&self, somebody: &Vouched) -> Role {
        let said = somebody.texts(&self.role_claim);
        let is_teacher = said.iter().any(|value| self.roles.0.get(*value).is_some_and(|role| role == "teacher"));
        if is_teacher { Role::Teacher } else { Role::Student }
    }

    /// Whether it could work: an issuer alone lets nobody in.
    pub fn is_complete(&self) -> bool {
        !self.client_id.is_empty() && self.secret_sealed.is_some()
    }
}

/// What a browser carries to the service and back, sealed in a cookie.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Ticket {
    pub journey: crate::platform::access::oidc::Journey,
    pub connection: String,
    /// Whose account it is to be linked to; without one, somebody signs in.
    pub links: Option<String>,
    pub next: String,
    /// Seconds since 1970.
    pub until: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const TENANT: &str = "https://login.microsoftonline.com/1b0c/v2.0";

    fn connection(issuer: &str, is_confirmed: bool) -> Connection {
        let roles = [("staff", "teacher"), ("pupils", "student")];
        Connection {
            id: SsoConnectionId::fresh(),
            label: "School".to_owned(),
            issuer: issuer.to_owned(),
            client_id: "homeroom".to_owned(),
            secret_sealed: None,
            domain: "mergington.edu".to_owned(),
            domain_confirmed_at: is_confirmed.then(|| chrono::NaiveDateTime::default().into()),
            role_claim: "groups".to_owned(),
            roles: Json(roles.map(|(value, role)| (value.to_owned(), role.to_owned())).into()),
            is_on: true,
            version: 0,
        }
    }

    fn asked(
        issuer: &str,
        is_confirmed: bool,
        email: &str,
        is_verified: bool,
        further: Value,
    ) -> Result<String, Refusal> {
        connection(issuer, is_confirmed).address_of(&Vouched::for_test(issuer, email, is_verified, further))
    }

    #[test]
    fn an_address_counts_when_it_is_verified_and_of_a_domain_that_was_confirmed() {
        let other = "https://sso.example.org";
        let ana = "Ana@Mergington.edu";
        assert_eq!(asked(other, true, ana, true, json!({})), Ok("ana@mergington.edu".to_owned()));
        assert_eq!(asked(other, false, ana, true, json!({})), Err(Refusal::DomainNotConfirmed));
        assert_eq!(asked(other, true, ana, false, json!({})), Err(Refusal::NotVerified));
        // Of another issuer these claims say nothing.
        assert_eq!(asked(other, true, ana, false, json!({ "xms_edov": true })), Err(Refusal::NotVerified));
        assert_eq!(asked(other, false, ana, true, json!({ "hd": "mergington.edu" })), Err(Refusal::DomainNotConfirmed));
        for address in ["ana@sub.mergington.edu", "ana@evil-mergington.edu", "ana@mergington.edu.evil.example"] {
            assert_eq!(asked(other, true, address, true, json!({})), Err(Refusal::OtherDomain), "{address}");
        }
        for address in ["", "ana", "ana@x@mergington.edu", "ana@mergington.edu\u{200d}"] {
            assert_eq!(asked(other, true, address, true, json!({})), Err(Refusal::NoAddress), "{address:?}");
        }
    }

    #[test]
    fn google_has_to_say_whose_account_it_is_and_then_nobody_has_to_confirm() {
        let ana = "ana@mergington.edu";
        let hosted = json!({ "hd": "mergington.edu" });
        assert!(asked(GOOGLE, false, ana, true, hosted.clone()).is_ok());
        assert_eq!(asked(GOOGLE, false, ana, false, hosted), Err(Refusal::NotVerified));
        // A private account with an address of the school, and an account of another school.
        assert_eq!(asked(GOOGLE, true, ana, true, json!({})), Err(Refusal::OtherDomain));
        assert_eq!(asked(GOOGLE, true, ana, true, json!({ "hd": "westfield.org" })), Err(Refusal::OtherDomain));
    }

    #[test]
    fn microsoft_says_of_an_address_that_it_is_verified_in_a_claim_of_its_own() {
        let ana = "ana@mergington.edu";
        for yes in [json!(true), json!("true"), json!("1"), json!(1)] {
            assert!(asked(TENANT, true, ana, false, json!({ "xms_edov": yes })).is_ok());
        }
        // Whoever runs a tenant writes any address into it.
        assert_eq!(asked(TENANT, true, ana, true, json!({})), Err(Refusal::NotVerified));
        assert_eq!(asked(TENANT, true, ana, true, json!({ "xms_edov": false })), Err(Refusal::NotVerified));
    }

    #[test]
    fn a_newcomer_is_what_the_list_says_and_never_more_than_a_teacher() {
        let role = |groups: Value| {
            let somebody = Vouched::for_test(GOOGLE, "ana@mergington.edu", true, json!({ "groups": groups }));
            let mut connection = connection(GOOGLE, true);
            connection.roles.0.insert("bosses".to_owned(), "owner".to_owned());
            connection.role_of(&somebody)
        };
        assert_eq!(role(json!("staff")), Role::Teacher);
        assert_eq!(role(json!(["pupils", "staff"])), Role::Teacher);
        for student in
            [json!("pupils"), json!([]), json!(null), json!("bosses"), json!({ "staff": true }), json!("Staff")]
        {
            assert_eq!(role(student.clone()), Role::Student, "{student}");
        }
    }
}
