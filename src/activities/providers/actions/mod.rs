//! What is done with connections. One function, one transaction, its audit entries in it.
//!
//! Its rule: hold the connection, then the activities in the order of their ids, then decide.

mod runs;
mod take_in;

pub use runs::{fail, look_at_schedules, probe, start, take_page};

use super::{
    model::{Connection, ConnectionDraft, KEY, KeyTyped},
    queries,
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Grant, ManageProviders},
        db::{SchoolDb, ids::ProviderId},
        i18n::Text,
        web::FieldErrors,
    },
};
use serde_json::{Value, json};
use url::{Origin, Url};

pub fn add(db: &mut SchoolDb<'_>, by: &Grant<ManageProviders>, draft: &ConnectionDraft) -> Result<ProviderId> {
    check(db, draft)?;
    if queries::count(db)? >= queries::most() {
        return Err(Error::Conflict(Text::of("provider-too-many").with("n", queries::most())));
    }
    let sealed = match &draft.key {
        KeyTyped::New(key) => Some(db.seal(KEY, key)?),
        KeyTyped::Kept | KeyTyped::Forgotten => None,
    };
    let after = described(draft, sealed.is_some());
    let id = queries::insert(db, draft, sealed)?;
    audit::record(db, by.actor(), Change::of("provider.add", &id).to(after))?;
    Ok(id)
}

/// Changes the connection, unless somebody else did since `seen_version`. A key never goes to another server than the one
/// that it was typed for.
pub fn change(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageProviders>,
    before: &Connection,
    seen_version: i32,
    draft: &ConnectionDraft,
) -> Result<()> {
    if before.version != seen_version {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    check(db, draft)?;
    let moves = origin(&before.url) != origin(&draft.url);
    let sealed = match (&draft.key, &before.key_sealed) {
        (KeyTyped::New(key), _) => Some(db.seal(KEY, key)?),
        (KeyTyped::Kept, Some(_)) if moves => {
            return Err(FieldErrors::of("key", Text::of("provider-key-again")).into());
        }
        (KeyTyped::Kept, kept) => kept.clone(),
        (KeyTyped::Forgotten, _) => None,
    };
    let was = described(&draft_of(before), before.key_sealed.is_some());
    let mut is = described(draft, sealed.is_some());
    if let (KeyTyped::New(_), Value::Object(fields)) = (&draft.key, &mut is) {
        fields.insert("new_key".to_owned(), true.into());
    }
    queries::change(db, &before.id, draft, sealed.as_deref())?;
    if let Some(change) = Change::of("provider.change", &before.id).between(was, is) {
        audit::record(db, by.actor(), change)?;
    }
    Ok(())
}

/// It is asked no more, and its key is forgotten. What it has brought stays.
pub fn remove(db: &mut SchoolDb<'_>, by: &Grant<ManageProviders>, connection: &Connection) -> Result<()> {
    if let Some(run) = queries::running(db, &connection.id)? {
        fail(db, run, Text::of("provider-run-removed"))?;
    }
    queries::remove(db, &connection.id)?;
    let before = described(&draft_of(connection), connection.key_sealed.is_some());
    audit::record(db, by.actor(), Change::of("provider.remove", &connection.id).from(before))
}

fn check(db: &mut SchoolDb<'_>, draft: &ConnectionDraft) -> Result<()> {
    let is_known = queries::programs(db)?.iter().any(|(program, _)| *program == draft.program_id);
    if is_known { Ok(()) } else { Err(FieldErrors::of("program", Text::of("field-choice")).into()) }
}

fn draft_of(connection: &Connection) -> ConnectionDraft {
    ConnectionDraft {
        name: connection.name.clone(),
        url: connection.url.clone(),
        key: KeyTyped::Kept,
        mapping: connection.mapping.0.clone(),
        program_id: connection.program_id.clone(),
        rhythm: connection.rhythm(),
    }
}

fn origin(url: &str) -> Option<Origin> {
    Url::parse(url).ok().map(|url| url.origin())
}

/// For the log: no key, and of the address only the server, because the rest may hold one.
fn described(draft: &ConnectionDraft, has_key: bool) -> Value {
    let host = Url::parse(&draft.url).ok().and_then(|url| url.host_str().map(str::to_owned));
    json!({ "name": draft.name, "host": host, "has_key": has_key, "program": draft.program_id,
        "schedule": draft.rhythm.schedule.as_str(), "at_hour": draft.rhythm.at_hour,
        "on_weekday": draft.rhythm.on_weekday, "mapping": draft.mapping.paths() })
}
