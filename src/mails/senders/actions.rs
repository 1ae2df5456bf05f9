//! What whoever runs the school does with its senders.

use super::{
    mail::ConfirmSender,
    model::{Draft, MOST, MOST_CODES, Sender, fresh_code, hash},
    queries,
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Grant, ManageSchool},
        db::{SchoolDb, ids::SenderId},
        i18n::{Lang, Text},
        mail::{self, Recipient},
        web::FieldErrors,
    },
    schools,
};
use serde_json::json;

/// The first is the one that is used. `is_ours`: nobody has to confirm its address.
pub fn add(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, draft: &Draft, is_ours: bool) -> Result<SenderId> {
    let known = queries::all(db)?;
    if known.len() >= MOST {
        return Err(Error::Conflict(Text::of("sender-too-many").with("n", MOST)));
    }
    let verified_at = is_ours.then(|| db.now());
    let id = queries::insert(db, draft, verified_at)?;
    if known.is_empty() {
        queries::set_default(db, &id)?;
    }
    audit::record(db, by.actor(), Change::of("sender.add", &id).to(draft.document()))?;
    Ok(id)
}

pub fn change(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageSchool>,
    sender: &Sender,
    seen_version: i32,
    draft: &Draft,
    is_ours: bool,
) -> Result<()> {
    if sender.version != seen_version {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    let kept = sender.verified_at.filter(|_| sender.address == draft.address);
    let verified_at = kept.or_else(|| is_ours.then(|| db.now()));
    queries::change(db, sender, draft, verified_at)?;
    let change = Change::of("sender.change", &sender.id).from(sender.draft().document()).to(draft.document());
    audit::record(db, by.actor(), change)
}

pub fn use_it(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, sender: &Sender) -> Result<()> {
    queries::set_default(db, &sender.id)?;
    audit::record(db, by.actor(), Change::of("sender.use", &sender.id))
}

/// Mails a code to the address. Whoever types it here reads the mail there.
pub fn send_code(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, sender: &Sender, lang: Lang) -> Result<()> {
    if sender.verified_at.is_some() {
        return Err(Error::Conflict(Text::of("sender-is-confirmed")));
    }
    if queries::codes_lately(db)? >= MOST_CODES {
        return Err(Error::Conflict(Text::of("sender-too-many-codes")));
    }
    let (code, school) = (fresh_code(), schools::name(db)?);
    queries::set_code(db, &sender.id, &hash(&sender.id, &code))?;
    let to = Recipient {
        name: String::new(),
        address: sender.address.clone(),
        lang,
        from: school.clone(),
        unsubscribe: None,
    };
    mail::post_to_user(db, by.actor().user.as_ref(), &to, &ConfirmSender { code, school })?;
    audit::record(db, by.actor(), Change::of("sender.send_code", &sender.id))
}

/// Says whether it was the code. A wrong one counts, so it is no error, which would be forgotten.
pub fn confirm(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, sender: &Sender, typed: &str) -> Result<bool> {
    if sender.verified_at.is_some() {
        return Ok(true);
    }
    if !sender.waits_for_code(db.now()) {
        return Err(FieldErrors::of("code", Text::of("sender-code-over")).into());
    }
    let is_right = sender.takes(typed, db.now());
    let action = if is_right {
        queries::confirm(db, &sender.id)?;
        "sender.confirm"
    } else {
        queries::count_try(db, &sender.id)?;
        "sender.fail_to_confirm"
    };
    audit::record(db, by.actor(), Change::of(action, &sender.id))?;
    Ok(is_right)
}

/// Mail goes out in the school's own name again, if this was the one that was used.
pub fn remove(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, sender: &Sender) -> Result<()> {
    queries::remove(db, &sender.id)?;
    let change = Change::of("sender.remove", &sender.id).from(json!({ "name": sender.name }));
    audit::record(db, by.actor(), change)
}
