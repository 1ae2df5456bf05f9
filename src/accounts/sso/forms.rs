//! What is typed into the form of a connection, and what it means.

use super::model::{Connection, ConnectionDraft, GOOGLE, Roles};
use crate::platform::{
    i18n::Text,
    outbound,
    text::email,
    web::{FieldErrors, fields, local_path},
};
use serde::Deserialize;

const LONGEST_LABEL: usize = 60;
const LONGEST_ISSUER: usize = 500;
const LONGEST_KEY: usize = 500;
const LONGEST_CLAIM: usize = 100;
const MOST_ROLES: usize = 50;
const LONGEST_NEXT: usize = 500;

/// Services whose form begins filled in: name, label, issuer, claim with groups.
pub const PRESETS: [(&str, &str, &str, &str); 4] = [
    ("google", "Google", GOOGLE, ""),
    ("microsoft", "Microsoft", "https://login.microsoftonline.com/TENANT-ID/v2.0", "roles"),
    ("cognito", "Cognito", "https://cognito-idp.REGION.amazonaws.com/POOL-ID", "cognito:groups"),
    ("other", "", "", ""),
];

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ConnectionForm {
    pub label: String,
    pub issuer: String,
    pub client_id: String,
    /// Never filled in by us.
    pub secret: String,
    pub domain: String,
    pub role_claim: String,
    /// A line each: what the service says, an equals sign, student or teacher.
    pub roles: String,
    /// Anything at all: the box was ticked.
    pub is_on: String,
    pub version: String,
}

impl ConnectionForm {
    /// An empty form, or one that a known service has filled in as far as it is the same for everybody.
    pub fn preset(name: &str) -> Self {
        let known = PRESETS.iter().find(|(known, ..)| *known == name);
        known.map_or_else(Self::default, |(_, label, issuer, claim)| Self {
            label: (*label).to_owned(),
            issuer: (*issuer).to_owned(),
            role_claim: (*claim).to_owned(),
            ..Self::default()
        })
    }

    /// As it is now, without the secret.
    pub fn of(connection: &Connection) -> Self {
        let lines = connection.roles.0.iter().map(|(value, role)| format!("{value} = {role}"));
        Self {
            label: connection.label.clone(),
            issuer: connection.issuer.clone(),
            client_id: connection.client_id.clone(),
            secret: String::new(),
            domain: connection.domain.clone(),
            role_claim: connection.role_claim.clone(),
            roles: lines.collect::<Vec<_>>().join("\n"),
            is_on: if connection.is_on { "yes".to_owned() } else { String::new() },
            version: connection.version.to_string(),
        }
    }

    /// The version that was seen; a form of ours always says one.
    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or(-1)
    }

    /// What it means. `now`: the connection that it changes.
    pub fn parse(&self, now: Option<&Connection>) -> Result<ConnectionDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let label = errors.check("label", fields::needed_line(&self.label, LONGEST_LABEL));
        let issuer = errors.check("issuer", issuer(&self.issuer, now.map(|now| now.issuer.as_str())));
        let client_id = errors.check("client_id", key(&self.client_id));
        let secret = errors.check("secret", key(&self.secret));
        let domain = errors.check("domain", domain(&self.domain));
        let role_claim = errors.check("role_claim", fields::line(&self.role_claim, LONGEST_CLAIM));
        let roles = errors.check("roles", roles(&self.roles));
        let is_on = !self.is_on.is_empty();
        let has_secret = !self.secret.trim().is_empty() || now.is_some_and(|now| now.secret_sealed.is_some());
        if is_on && self.client_id.trim().is_empty() {
            errors.add("client_id", Text::of("sso-needed-to-be-on"));
        }
        if is_on && !has_secret {
            errors.add("secret", Text::of("sso-needed-to-be-on"));
        }
        match (label, issuer, client_id, secret, domain, role_claim, roles) {
            (Some(label), Some(issuer), Some(client_id), Some(secret), Some(domain), Some(role_claim), Some(roles))
                if errors.is_empty() =>
            {
                let secret = Some(secret).filter(|secret| !secret.is_empty());
                Ok(ConnectionDraft { label, issuer, client_id, secret, domain, role_claim, roles, is_on })
            }
            _ => Err(errors),
        }
    }
}

/// An issuer is compared letter by letter, so it is kept as it was typed. One that is not changed is not looked at again.
fn issuer(typed: &str, now: Option<&str>) -> Result<String, Text> {
    let typed = fields::needed_line(typed, LONGEST_ISSUER)?;
    if now == Some(typed.as_str()) {
        return Ok(typed);
    }
    let url = outbound::address(&typed).map_err(|why| why.text())?;
    let is_template = ["TENANT-ID", "REGION", "POOL-ID"].iter().any(|part| typed.contains(part));
    if url.query().is_some() || url.fragment().is_some() || is_template {
        return Err(Text::of("sso-issuer-wrong"));
    }
    Ok(typed)
}

/// It travels in a header or a form of its own.
fn key(typed: &str) -> Result<String, Text> {
    let typed = typed.trim();
    if typed.len() > LONGEST_KEY {
        return Err(Text::of("field-too-long").with("n", LONGEST_KEY));
    }
    let is_plain = typed.bytes().all(|byte| byte.is_ascii_graphic());
    if is_plain { Ok(typed.to_owned()) } else { Err(Text::of("provider-key-letters")) }
}

/// What stands behind the @ of the school's addresses.
fn domain(typed: &str) -> Result<String, Text> {
    let typed = fields::needed_line(typed, 255)?;
    let address = email(&format!("someone@{}", typed.trim_start_matches('@')));
    let domain = address.and_then(|address| address.split_once('@').map(|(_, domain)| domain.to_owned()));
    domain.ok_or_else(|| Text::of("settings-domain-wrong").with("domain", typed.chars().take(60).collect::<String>()))
}

fn roles(typed: &str) -> Result<Roles, Text> {
    let mut roles = Roles::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let wrong = || Text::of("sso-roles-wrong").with("line", line.chars().take(60).collect::<String>());
        let (value, role) = line.rsplit_once('=').ok_or_else(wrong)?;
        let (value, role) = (fields::needed_line(value, LONGEST_CLAIM)?, role.trim());
        // Whoever runs the service makes nobody an admin.
        if !matches!(role, "student" | "teacher") {
            return Err(wrong());
        }
        roles.insert(value, role.to_owned());
    }
    if roles.len() > MOST_ROLES {
        return Err(Text::of("field-too-long").with("n", MOST_ROLES));
    }
    Ok(roles)
}

/// Which service, and where to go afterwards.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SetOutForm {
    pub connection: String,
    pub next: String,
    /// Of whoever links a service to the account that they are signed in to. Never sent back.
    pub password: String,
}

impl SetOutForm {
    /// Where to go afterwards. It travels in a cookie, which has room for an address of ours and for no other.
    pub fn next(&self) -> String {
        let next = local_path(&self.next).filter(|next| next.len() <= LONGEST_NEXT);
        next.unwrap_or_default().to_owned()
    }
}

/// What whoever runs the site has looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DomainForm {
    pub connection: String,
    pub claim: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(roles: &str, issuer: &str) -> ConnectionForm {
        let form = ConnectionForm::preset("google");
        ConnectionForm {
            issuer: if issuer.is_empty() { form.issuer.clone() } else { issuer.to_owned() },
            domain: "@Mergington.EDU".to_owned(),
            roles: roles.to_owned(),
            ..form
        }
    }

    #[test]
    fn a_list_of_roles_makes_teachers_and_students_and_nobody_more() {
        let draft = form("staff = teacher\n\n a=b = student ", "").parse(None).unwrap();
        let roles: Vec<_> = draft.roles.iter().map(|(value, role)| format!("{value}>{role}")).collect();
        assert_eq!(
            (roles, draft.domain.as_str()),
            (vec!["a=b>student".to_owned(), "staff>teacher".to_owned()], "mergington.edu")
        );
        for more in ["x = admin", "x = owner", "x = program_admin", "x = Teacher", "x", "= teacher"] {
            assert!(form(more, "").parse(None).unwrap_err().on("roles").is_some(), "{more}");
        }
    }

    #[test]
    fn an_issuer_is_a_public_address_and_no_template() {
        for wrong in [
            "http://accounts.google.com",
            "https://127.0.0.1/",
            "https://login.microsoftonline.com/TENANT-ID/v2.0",
            "https://sso.example.org/?a=b",
            "https://sso.example.org/#x",
            "sso.example.org",
        ] {
            assert!(form("", wrong).parse(None).unwrap_err().on("issuer").is_some(), "{wrong}");
        }
        assert_eq!(form("", "https://sso.example.org/x/").parse(None).unwrap().issuer, "https://sso.example.org/x/");
    }

    #[test]
    fn a_connection_is_on_only_when_it_could_work() {
        let on = ConnectionForm { is_on: "yes".to_owned(), ..form("", "") };
        let errors = on.parse(None).unwrap_err();
        assert!(errors.on("client_id").is_some() && errors.on("secret").is_some());
        let complete = ConnectionForm { client_id: "homeroom".to_owned(), secret: "s3cret".to_owned(), ..on };
        assert!(complete.parse(None).unwrap().is_on);
    }
}
