//! What is done with connections and identities. One function, one transaction, its audit entries in it.

use super::{
    super::{
        mail::recipient,
        model::{NewUser, User},
        queries as accounts,
    },
    mail::SignInLinked,
    model::{Connection, ConnectionDraft, MOST_CONNECTIONS, Refusal, SECRET},
    queries,
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    people::{self, NewPerson, PersonStatus, Standing},
    platform::{
        access::{Actor, Grant, ManageSignIn, Role, SiteGrant, oidc::Vouched},
        db::{
            SchoolDb, UserDb,
            ids::{IdentityId, SsoConnectionId, UserId},
        },
        i18n::{Lang, Text},
        mail,
        web::{FieldErrors, fields},
    },
};
use serde_json::{Value, json};

/// Characters of a name.
const LONGEST_NAME: usize = 100;

pub fn add(db: &mut SchoolDb<'_>, by: &Grant<ManageSignIn>, draft: &ConnectionDraft) -> Result<SsoConnectionId> {
    let others = queries::connections(db)?;
    if i64::try_from(others.len()).unwrap_or(i64::MAX) >= MOST_CONNECTIONS {
        return Err(Error::Conflict(Text::of("sso-too-many").with("n", MOST_CONNECTIONS)));
    }
    is_the_only(&others, None, draft)?;
    let sealed = draft.secret.as_deref().map(|secret| db.seal(SECRET, secret)).transpose()?;
    let id = queries::insert(db, draft, sealed.as_deref())?;
    queries::note(db)?;
    audit::record(db, by.actor(), Change::of("sso.add", &id).to(described(draft)))?;
    Ok(id)
}

/// Changes the connection, unless somebody else did since `seen_version`. The secret goes to no other issuer than the
/// one that it was typed for, and a domain was confirmed for one issuer.
pub fn change(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageSignIn>,
    before: &Connection,
    seen_version: i32,
    draft: &ConnectionDraft,
) -> Result<()> {
    if before.version != seen_version {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    is_the_only(&queries::connections(db)?, Some(&before.id), draft)?;
    let moves = before.issuer != draft.issuer;
    let sealed = match (&draft.secret, &before.secret_sealed) {
        (Some(secret), _) => Some(db.seal(SECRET, secret)?),
        (None, Some(_)) if moves => return Err(FieldErrors::of("secret", Text::of("sso-secret-again")).into()),
        (None, kept) => kept.clone(),
    };
    let is_same_claim = !moves && before.domain == draft.domain;
    let confirmed = before.domain_confirmed_at.filter(|_| is_same_claim);
    let mut is = described(draft);
    if let (Some(_), Value::Object(fields)) = (&draft.secret, &mut is) {
        fields.insert("new_key".to_owned(), true.into());
    }
    queries::change(db, &before.id, draft, sealed.as_deref(), confirmed)?;
    queries::note(db)?;
    if let Some(change) = Change::of("sso.change", &before.id).between(described(&draft_of(before)), is) {
        audit::record(db, by.actor(), change)?;
    }
    Ok(())
}

/// Nobody signs in with it any more; whoever is here stays, and signs in with a password.
pub fn remove(db: &mut SchoolDb<'_>, by: &Grant<ManageSignIn>, connection: &Connection) -> Result<()> {
    queries::remove(db, &connection.id)?;
    queries::note(db)?;
    let change = Change::of("sso.remove", &connection.id).from(described(&draft_of(connection)));
    audit::record(db, by.actor(), change)
}

/// `works`: what the issuer answered when it was asked who it is.
pub fn tested(db: &mut SchoolDb<'_>, by: &Grant<ManageSignIn>, id: &SsoConnectionId, works: bool) -> Result<()> {
    queries::find(db, id)?;
    audit::record(db, by.actor(), Change::of("sso.test", id).to(json!({ "works": works })))
}

/// Whoever runs the site has made sure that the domain is the school's. `claim`: what they saw; another is not confirmed.
pub fn confirm_domain(db: &mut SchoolDb<'_>, by: &SiteGrant, id: &SsoConnectionId, claim: &str) -> Result<()> {
    queries::hold(db, id)?;
    let asked = queries::domains(db)?.into_iter().find(|asked| asked.id == *id).ok_or(Error::NotFound)?;
    if asked.claim() != claim {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    if asked.domain_confirmed_at.is_some() {
        return Ok(());
    }
    queries::confirm_domain(db, id)?;
    let change = || Change::of("sso.confirm", id).to(json!({ "domain": asked.domain }));
    audit::record_for_site(db, Some(&by.user.id), &by.actor, change())?;
    audit::record(db, &by.actor, change())
}

fn is_the_only(
    others: &[Connection],
    own: Option<&SsoConnectionId>,
    draft: &ConnectionDraft,
) -> Result<(), FieldErrors> {
    let is_taken = others.iter().any(|other| Some(&other.id) != own && other.issuer == draft.issuer);
    if is_taken { Err(FieldErrors::of("issuer", Text::of("sso-issuer-taken"))) } else { Ok(()) }
}

fn draft_of(connection: &Connection) -> ConnectionDraft {
    ConnectionDraft {
        label: connection.label.clone(),
        issuer: connection.issuer.clone(),
        client_id: connection.client_id.clone(),
        secret: None,
        domain: connection.domain.clone(),
        role_claim: connection.role_claim.clone(),
        roles: connection.roles.0.clone(),
        is_on: connection.is_on,
    }
}

/// For the log, without the secret.
fn described(draft: &ConnectionDraft) -> Value {
    json!({ "name": draft.label, "issuer": draft.issuer, "client_id": draft.client_id, "domain": draft.domain,
        "role_claim": draft.role_claim, "roles": draft.roles, "is_on": draft.is_on })
}

/// Lets somebody in whom the service has just vouched for: as the account that they are known by, or with a new one.
/// Nothing is written where they are refused.
pub fn arrive(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    connection: &SsoConnectionId,
    somebody: &Vouched,
    lang: Lang,
) -> Result<Result<User, Refusal>> {
    let connection = queries::hold(db, connection)?;
    let known = queries::known(db, somebody)?;
    let user = match &known {
        Some((_, user, _)) if user.is_disabled() => return Ok(Err(Refusal::Shut)),
        Some((.., true)) => return Ok(Err(Refusal::RunsTheSite)),
        Some((_, user, _)) => Some(user),
        None => None,
    };
    if let Some((identity, user, _)) = &known {
        match people::standing(db, Some(&user.id), None)? {
            Standing::Here => {
                queries::used(db, &identity.id)?;
                return Ok(Ok(user.clone()));
            }
            Standing::Shut => return Ok(Err(Refusal::Shut)),
            _ => {}
        }
    }
    let address = match connection.address_of(somebody) {
        Ok(address) => address,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let standing = people::standing(db, None, Some(&address))?;
    match &standing {
        Standing::Shut => return Ok(Err(Refusal::Shut)),
        Standing::Here if known.is_some() => return Ok(Err(Refusal::AnotherPerson)),
        Standing::Here => return Ok(Err(Refusal::HasAccount)),
        Standing::Waiting(role) if *role > Role::Teacher => return Ok(Err(Refusal::Reserved)),
        Standing::Waiting(_) | Standing::Stranger => {}
    }
    let user = match user {
        Some(user) => user.clone(),
        None => match new_user(db, by, somebody, &address, lang)? {
            Some(user) => user,
            None => return Ok(Err(Refusal::HasAccount)),
        },
    };
    let person = match standing {
        Standing::Stranger => {
            let new = NewPerson {
                user: Some(user.id.clone()),
                name: user.name.clone(),
                email: Some(address),
                role: connection.role_of(somebody),
                status: PersonStatus::Active,
                grade: None,
                source: None,
            };
            people::add(db, by, new)?
        }
        _ => people::register(db, by, &user.id, &user.name, &address)?,
    };
    match &known {
        Some((identity, ..)) => queries::used(db, &identity.id)?,
        None => {
            let school = db.school();
            queries::insert_identity(db, &user.id, somebody, &connection.label, Some(school))?;
        }
    }
    audit::record(db, by, Change::of("sso.join", &connection.id).to(json!({ "person": person })))?;
    Ok(Ok(user))
}

/// `None`: the address has an account, which nobody but its owner links.
fn new_user(db: &mut SchoolDb<'_>, by: &Actor, somebody: &Vouched, address: &str, lang: Lang) -> Result<Option<User>> {
    let said = somebody.name.as_deref().and_then(|name| fields::needed_line(name, LONGEST_NAME).ok());
    let name = said.unwrap_or_else(|| address.split('@').next().unwrap_or_default().to_owned());
    let new = NewUser {
        email: address.to_owned(),
        email_typed: somebody.email.clone().unwrap_or_default().trim().to_owned(),
        name,
        password_hash: None,
        is_verified: true,
        is_site_admin: false,
        lang: Some(lang),
    };
    let Some(id) = super::super::add(db, by, &new)? else { return Ok(None) };
    Ok(Some(accounts::find(db, &id)?))
}

/// Links the service to the account that its owner is signed in to, and tells them by mail.
pub fn link(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    user: &UserId,
    connection: &Connection,
    somebody: &Vouched,
    school: &str,
    lang: Lang,
) -> Result<Result<(), Refusal>> {
    let user = accounts::hold(db, user)?;
    if queries::runs_the_site(db, &user.id)? {
        return Ok(Err(Refusal::RunsTheSite));
    }
    if !matches!(people::standing(db, Some(&user.id), None)?, Standing::Here) {
        return Ok(Err(Refusal::NotAMember));
    }
    let identity = match queries::known(db, somebody)? {
        Some((identity, ..)) if identity.user_id != user.id => return Ok(Err(Refusal::LinkedToAnother)),
        Some((identity, ..)) if identity.school_id.is_none() => return Ok(Ok(())),
        Some((identity, ..)) => {
            queries::own(db, &identity.id)?;
            identity.id
        }
        None => queries::insert_identity(db, &user.id, somebody, &connection.label, None)?,
    };
    let change =
        Change::of("user.link_identity", &user.id).to(json!({ "identity": identity, "issuer": somebody.issuer }));
    audit::record_for_site(db, Some(&user.id), by, change)?;
    let letter = SignInLinked {
        service: connection.label.clone(),
        school: school.to_owned(),
        link: db.link("/account/sign-in"),
    };
    mail::post_to_user(db, Some(&user.id), &recipient(&user, lang), &letter)?;
    Ok(Ok(()))
}

/// Takes a service off one's own account. Whoever has no password keeps the last one.
pub fn unlink(db: &mut UserDb<'_>, by: &Actor, id: &IdentityId) -> Result<()> {
    let user = db.user().clone();
    let user = accounts::hold(db, &user)?;
    let all = queries::identities(db)?;
    if !all.iter().any(|identity| identity.id == *id) {
        return Err(Error::NotFound);
    }
    if user.password_hash.is_none() && all.len() < 2 {
        return Err(Error::Conflict(Text::of("sso-last-way-in")));
    }
    queries::remove_identity(db, id)?;
    let change = Change::of("user.unlink_identity", &user.id).from(json!({ "identity": id }));
    audit::record_for_site(db, Some(&user.id), by, change)
}
