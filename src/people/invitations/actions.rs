//! Asking people in, asking again, taking it back, and accepting.

use super::{
    forms::{Arriving, Verb},
    mail::Invitation as Asked,
    model::{Found, Gone, Inviter, LASTS, Seen, Wanted, hash_of, placeholder, role_key},
    queries::{self, Known, Manageable, Sent},
};
use crate::{
    accounts::{self, Standing},
    audit::{self, Change},
    error::{Error, Result},
    people::{NewPerson, PersonStatus, actions::add, queries as people},
    platform::{
        access::{
            Actor, ActorKind, Grant, InvitePeople, Role, Visitor,
            links::{self, Does},
        },
        db::{
            AnyoneDb, SchoolDb,
            ids::{InvitationId, PersonId, UserId},
        },
        i18n::{Lang, Text},
        mail,
        text::random_token,
    },
    schools,
};
use chrono::TimeDelta;
use serde_json::json;

/// Who was only added because somebody invited them: where nobody knew them before.
const SOURCE: &str = "invitation";

/// Ends the open invitation of a record that is about to become part of another one.
pub fn close_open(db: &mut SchoolDb<'_>, person: &PersonId) -> Result<()> {
    if let Some(open) = queries::open_of(db, person)? {
        queries::revoke(db, &open.id)?;
    }
    Ok(())
}

/// How somebody is taken in.
#[derive(Debug, Clone, Copy)]
pub struct How<'a> {
    /// Whether they are written to.
    pub invites: bool,
    pub message: &'a str,
    /// How many letters one person gets within an hour.
    pub at_most: u32,
    /// Where people come from who were not in the school's list.
    pub source: &'static str,
}

impl<'a> How<'a> {
    pub fn inviting(message: &'a str, at_most: u32) -> Self {
        Self { invites: true, message, at_most, source: SOURCE }
    }
}

/// What became of somebody who was to be taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Invited(InvitationId),
    /// In the list now; and why they were not written to, if they should have been.
    Added(Option<Text>),
    /// Nothing had to be done, and why.
    Skipped(Text),
    /// Nothing could be done, and why.
    Refused(Text),
}

/// Invites one person.
pub fn invite(
    db: &mut SchoolDb<'_>,
    by: &Grant<InvitePeople>,
    wanted: &Wanted,
    how: How<'_>,
) -> Result<Result<InvitationId, Text>> {
    let inviter = queries::inviter(db, by.person())?.ok_or(Error::NotFound)?;
    if !queries::is_there(db, &inviter, wanted.program.as_ref())? {
        return Ok(Err(Text::of("invitation-program-other")));
    }
    Ok(match take_in(db, by.actor(), &inviter, wanted, how)? {
        Outcome::Invited(id) => Ok(id),
        Outcome::Added(why) => Err(why.unwrap_or_else(|| Text::of("field-email"))),
        Outcome::Skipped(why) | Outcome::Refused(why) => Err(why),
    })
}

/// Invites somebody of the school's list, in this person's name. For seeds: whoever calls has checked that they may.
pub fn ask_in(db: &mut SchoolDb<'_>, inviter: &PersonId, email: &str) -> Result<Outcome> {
    let inviter = queries::inviter(db, inviter)?.ok_or(Error::NotFound)?;
    let known =
        Wanted { name: String::new(), email: Some(email.to_owned()), role: Role::Student, grade: None, program: None };
    take_in(db, &Actor::system(), &inviter, &known, How::inviting("", u32::MAX))
}

/// Takes somebody into the school's list, and asks them in if that is wanted. Who is there already keeps what they are.
pub fn take_in(db: &mut SchoolDb<'_>, by: &Actor, inviter: &Inviter, wanted: &Wanted, how: How<'_>) -> Result<Outcome> {
    if let Some(why) = inviter.refuses(wanted.role, wanted.program.as_ref()) {
        return Ok(Outcome::Refused(why));
    }
    let known = match &wanted.email {
        Some(email) => queries::known(db, email)?,
        None => None,
    };
    match (known, &wanted.email) {
        (Some(known), Some(email)) => take_known(db, by, inviter, wanted, (known, email), how),
        (_, None) if queries::person_named(db, &wanted.name, wanted.role, wanted.grade)? => {
            Ok(Outcome::Skipped(Text::of("invitation-here-already")))
        }
        _ => take_new(db, by, inviter, wanted, how),
    }
}

fn take_new(db: &mut SchoolDb<'_>, by: &Actor, inviter: &Inviter, wanted: &Wanted, how: How<'_>) -> Result<Outcome> {
    let to = wanted.email.as_deref().filter(|_| how.invites);
    let new = NewPerson {
        user: None,
        name: wanted.shown_name(),
        email: wanted.email.clone(),
        role: wanted.role,
        status: if to.is_some() { PersonStatus::Invited } else { PersonStatus::Imported },
        grade: wanted.grade,
        source: Some(how.source.to_owned()),
    };
    let person = add(db, by, new)?;
    if let Some(program) = &wanted.program {
        queries::join_program(db, program, &person, wanted.role)?;
    }
    match to {
        Some(email) => send(db, by, inviter, (&person, email, wanted.role), how.message, None).map(Outcome::Invited),
        None => Ok(Outcome::Added(how.invites.then(|| Text::of("invitation-no-address")))),
    }
}

fn take_known(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    inviter: &Inviter,
    wanted: &Wanted,
    (known, email): (Known, &str),
    how: How<'_>,
) -> Result<Outcome> {
    if let Some(programs) = &inviter.programs {
        // Whoever sees the people of their programs alone hears no more of the others than that they exist.
        if !queries::is_in(db, &known.id, programs)? {
            return Ok(Outcome::Refused(Text::of("invitation-elsewhere")));
        }
    }
    if !how.invites {
        return Ok(Outcome::Skipped(Text::of("invitation-here-already")));
    }
    if known.user_id.is_some() {
        return Ok(Outcome::Skipped(Text::of("invitation-belongs")));
    }
    if known.status == PersonStatus::Suspended {
        return Ok(Outcome::Refused(Text::of("invitation-suspended")));
    }
    if !inviter.may(known.role) {
        return Ok(Outcome::Refused(Text::of("invitation-role-above")));
    }
    let open = queries::open_of(db, &known.id)?;
    if open.as_ref().is_some_and(|open| open.expires_at > db.now()) {
        return Ok(Outcome::Skipped(Text::of("invitation-waits")));
    }
    if has_enough(db, &known.id, how.at_most)? {
        return Ok(Outcome::Refused(Text::of("invitation-enough")));
    }
    let open = open.map(|open| open.id);
    // The invitation first, then its person, in every path.
    let id = send(db, by, inviter, (&known.id, email, known.role), how.message, open)?;
    queries::set_status(db, &known.id, &[PersonStatus::Imported, PersonStatus::Left], PersonStatus::Invited)?;
    if let Some(program) = &wanted.program {
        queries::join_program(db, program, &known.id, known.role)?;
    }
    Ok(Outcome::Invited(id))
}

fn has_enough(db: &mut SchoolDb<'_>, person: &PersonId, at_most: u32) -> Result<bool> {
    let hour_ago = db.now().plus(-TimeDelta::hours(1));
    Ok(queries::written_since(db, person, hour_ago)? >= i64::from(at_most))
}

/// Writes the letter with a fresh secret; `open` is the invitation that it renews.
fn send(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    inviter: &Inviter,
    (person, email, role): (&PersonId, &str, Role),
    message: &str,
    open: Option<InvitationId>,
) -> Result<InvitationId> {
    let secret = random_token::<32>();
    let token = links::sign(db, Does::Join, person, &secret);
    let path = schools::path(db, &format!("/invitations/{token}"))?;
    let names = people::named(db, std::slice::from_ref(&inviter.person))?;
    let letter = Asked {
        inviter: names.into_iter().next().map(|inviter| inviter.name).unwrap_or_default(),
        school: schools::name(db)?,
        role: role_key(role),
        message: message.to_owned(),
        link: db.link(&path),
    };
    let reader = mail::readers::<Asked>(db, &[person])?.into_iter().next();
    let mail = reader.map(|reader| mail::write(db, &reader, &letter)).transpose()?;
    let hash = hash_of(&secret);
    let sent = Sent { hash: &hash, mail: mail.as_ref(), expires_at: db.now().plus(LASTS) };
    let (id, action) = match open {
        Some(id) => {
            if !queries::renew(db, &id, email, message, &inviter.person, &sent)? {
                return Err(Error::Conflict(Text::of("changed-meanwhile")));
            }
            (id, "invitation.resend")
        }
        None => (queries::insert(db, person, email, message, &inviter.person, &sent)?, "invitation.create"),
    };
    let after = json!({ "person": person.as_str(), "role": role.as_str() });
    audit::record(db, by, Change::of(action, &id).to(after))?;
    Ok(id)
}

/// Sends it again with another link, to the address that the person has now; the link before is worth nothing.
pub fn resend(
    db: &mut SchoolDb<'_>,
    by: &Grant<InvitePeople>,
    Manageable(invitation, invited): Manageable,
    at_most: u32,
) -> Result<()> {
    let no = |key| Err(Error::Conflict(Text::of(key)));
    if !invitation.is_open() {
        return no("invitation-is-over");
    }
    let Some(email) = invited.email.clone() else { return no("invitation-no-address") };
    if !invited.waits_at(&email) {
        return no("invitation-moot");
    }
    if has_enough(db, &invitation.person_id, at_most)? {
        return no("invitation-enough");
    }
    let inviter = queries::inviter(db, by.person())?.ok_or(Error::NotFound)?;
    let to = (&invitation.person_id, email.as_str(), invited.role);
    send(db, by.actor(), &inviter, to, &invitation.message, Some(invitation.id.clone())).map(drop)
}

/// Takes it back, and with it what inviting did: whoever nobody knew before is out of the list.
pub fn revoke(
    db: &mut SchoolDb<'_>,
    by: &Grant<InvitePeople>,
    Manageable(invitation, invited): Manageable,
) -> Result<()> {
    if !invitation.is_open() {
        return Err(Error::Conflict(Text::of("invitation-is-over")));
    }
    queries::revoke(db, &invitation.id)?;
    let to = if invited.source.as_deref() == Some(SOURCE) { PersonStatus::Left } else { PersonStatus::Imported };
    queries::set_status(db, &invitation.person_id, &[PersonStatus::Invited], to)?;
    let after = json!({ "person": invitation.person_id.as_str() });
    audit::record(db, by.actor(), Change::of("invitation.revoke", &invitation.id).to(after))
}

/// Does this to each of them that it can be done to. How many those are, and how many not.
pub fn several(
    db: &mut SchoolDb<'_>,
    by: &Grant<InvitePeople>,
    verb: Verb,
    ids: &[InvitationId],
    at_most: u32,
) -> Result<(usize, usize)> {
    let mut left = 0;
    for id in ids {
        let held = queries::hold_manageable(db, by, id).map_err(Error::from);
        let tried = held.and_then(|invitation| match verb {
            Verb::Resend => resend(db, by, invitation, at_most),
            Verb::Revoke => revoke(db, by, invitation),
        });
        match tried {
            Ok(()) => {}
            // Both refuse before they write anything.
            Err(Error::Conflict(_) | Error::NotFound) => left += 1,
            Err(error) => return Err(error),
        }
    }
    Ok((ids.len().saturating_sub(left), left))
}

/// Who comes in with a link: somebody who is signed in, or somebody new.
enum Who {
    User(UserId, String),
    New { name: String, hash: String, lang: Lang },
}

/// What became of somebody who accepted.
pub enum Accepted {
    /// They are in, and signed in.
    In,
    /// They are in, and sign in with the password that they just chose.
    New,
    /// They have an account: first they sign in.
    SignIn,
    Gone(Gone),
}

/// What a link would do now. Changes nothing.
pub fn look(db: &mut AnyoneDb<'_>, here: &str, token: &str) -> Result<Seen> {
    let Some(link) = links::read(db, Does::Join, token) else { return Ok(Seen::Gone(Gone::Unknown)) };
    let seen = db.within(&link, |db| find(db, here, &hash_of(&link.what)))?;
    Ok(seen.unwrap_or(Seen::Gone(Gone::Unknown)))
}

/// `here`: the path of the school whose page the link was opened on.
fn find(db: &mut SchoolDb<'_>, here: &str, hash: &str) -> Result<Seen> {
    let found = if schools::path(db, "")? == here { queries::with_secret(db, hash)? } else { None };
    let Some((invitation, invited)) = found else { return Ok(Seen::Gone(Gone::Unknown)) };
    if invitation.accepted_at.is_some() {
        return Ok(Seen::Gone(Gone::Accepted));
    }
    if invitation.revoked_at.is_some() {
        return Ok(Seen::Gone(Gone::Revoked));
    }
    if invitation.expires_at <= db.now() {
        return Ok(Seen::Gone(Gone::Expired));
    }
    if !invited.waits_at(&invitation.email) {
        return Ok(Seen::Gone(Gone::Moot));
    }
    let inviter = people::named(db, std::slice::from_ref(&invitation.invited_by))?;
    let standing = accounts::standing(db, &invitation.email)?;
    let inviter = inviter.into_iter().next().map(|inviter| inviter.name).unwrap_or_default();
    Ok(Seen::Open(Box::new(Found { invitation, invited, inviter, standing })))
}

/// Uses the link: whoever opened it is the person who was invited. Of many at once one comes in.
pub async fn accept(visitor: &Visitor, token: String, form: &Arriving) -> Result<Accepted> {
    let anyone = visitor.as_anyone();
    let (app, arrival) = (visitor.app(), visitor.arrival());
    let school = visitor.school().ok_or(Error::NotFound)?;
    let here = school.path("");
    let (asked, at) = (token.clone(), here.clone());
    let seen = app.db.read(anyone.key(), move |db| look(db, &at, &asked)).await?;
    let found = match seen {
        Seen::Open(found) => found,
        Seen::Gone(gone) => return Ok(Accepted::Gone(gone)),
    };
    let who = match (arrival.user(), found.standing) {
        (Some(user), _) if user.email == found.invitation.email => Who::User(user.id.clone(), user.name.clone()),
        (Some(_), _) => return Err(Error::Conflict(Text::of("invitation-other-account"))),
        (None, Standing::Disabled) => return Err(Error::Conflict(Text::of("invitation-disabled"))),
        (None, Standing::Proven) => return Ok(Accepted::SignIn),
        (None, Standing::Unproven) => {
            let (name, password) = form.parse(&found.invitation.email, &school.name)?;
            Who::New { name, hash: app.gate.hash(password).await?, lang: arrival.lang() }
        }
    };
    let is_new = matches!(who, Who::New { .. });
    let by = anyone.actor();
    let done = app.db.write(anyone.key(), move |db| {
        let Some(link) = links::read(db, Does::Join, &token) else { return Ok(Err(Gone::Unknown)) };
        let done = db.within(&link, |db| come_in(db, by, &here, &hash_of(&link.what), who))?;
        Ok(done.unwrap_or(Err(Gone::Unknown)))
    });
    Ok(match done.await? {
        Ok(()) if is_new => Accepted::New,
        Ok(()) => Accepted::In,
        Err(gone) => Accepted::Gone(gone),
    })
}

fn come_in(db: &mut SchoolDb<'_>, by: Actor, here: &str, hash: &str, who: Who) -> Result<Result<(), Gone>> {
    let found = match find(db, here, hash)? {
        Seen::Open(found) => found,
        Seen::Gone(gone) => return Ok(Err(gone)),
    };
    let (invitation, invited) = (&found.invitation, &found.invited);
    if !queries::consume(db, hash)? {
        return Ok(Err(Gone::Accepted));
    }
    people::hold(db, &[&invitation.person_id])?;
    let (user, name) = match who {
        Who::User(user, name) => (user, name),
        Who::New { name, hash, lang } => {
            let user = accounts::prove(db, &by, (&invitation.email, &name), hash, lang)?;
            (user, name)
        }
    };
    if people::of_user(db, &user)?.is_some() {
        return Err(Error::Conflict(Text::of("invitation-member-already")));
    }
    if !people::claim(db, &invitation.person_id, &user)? {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    if invited.name == placeholder(&invitation.email) {
        queries::name(db, &invitation.person_id, &name, &invitation.email)?;
    }
    let person = invitation.person_id.clone();
    let by = Actor { kind: ActorKind::Person, person: Some(person), user: Some(user), ..by };
    audit::record(db, &by, Change::of("person.claim", &invitation.person_id))?;
    let after = json!({ "person": invitation.person_id.as_str(), "role": invited.role.as_str() });
    audit::record(db, &by, Change::of("invitation.accept", &invitation.id).to(after))?;
    Ok(Ok(()))
}
