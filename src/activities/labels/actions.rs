//! What the office does with categories and tags. One transaction each, with its entry in the log.

use super::{
    model::{Kind, Label, LabelId, Said},
    queries,
};
use crate::{
    activities::queries as room,
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Grant, ManageSchool},
        db::SchoolDb,
        i18n::Text,
        web::FieldErrors,
    },
};
use serde_json::{Value, json};

fn described(name: &str, hue: Option<i32>) -> Value {
    json!({ "name": name, "accent_hue": hue })
}

fn taken(kind: Kind) -> Error {
    let text = match kind {
        Kind::Category => Text::of("category-taken"),
        Kind::Tag => Text::of("tag-taken"),
    };
    FieldErrors::of("name", text).into()
}

pub fn add(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, kind: Kind, said: &Said) -> Result<LabelId> {
    if queries::named(db, kind, &said.name)?.is_some() {
        return Err(taken(kind));
    }
    let id = queries::insert(db, kind, said)?;
    let change = match kind {
        Kind::Category => Change::of("category.add", &id),
        Kind::Tag => Change::of("tag.add", &id),
    };
    audit::record(db, by.actor(), change.to(described(&said.name, said.hue)))?;
    Ok(id)
}

/// Another name or colour, unless somebody else was faster. What uses it is found by its new name.
pub fn change(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageSchool>,
    id: &LabelId,
    seen_version: i32,
    said: &Said,
) -> Result<()> {
    let uses = queries::hold_uses(db, id)?;
    let old = queries::hold(db, id)?;
    if old.version != seen_version {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    if queries::named(db, id.kind(), &said.name)?.is_some_and(|known| known != *id) {
        return Err(taken(id.kind()));
    }
    queries::change(db, id, said)?;
    if old.name != said.name {
        room::refold(db, &uses)?;
    }
    let change = match id.kind() {
        Kind::Category => Change::of("category.change", id),
        Kind::Tag => Change::of("tag.change", id),
    };
    let (before, after) = (described(&old.name, old.hue), described(&said.name, said.hue.or(old.hue)));
    match change.between(before, after) {
        Some(change) => Ok(audit::record(db, by.actor(), change)?),
        None => Ok(()),
    }
}

/// Makes two one: every use of `from` becomes a use of `into`, and `from` is gone.
pub fn merge(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, from: &LabelId, into: &LabelId) -> Result<Label> {
    let uses = queries::hold_uses(db, from)?;
    // In one order, so that two who merge them into each other do not wait for ever.
    let mut both = [from, into];
    both.sort_by_key(|id| id.to_string());
    for id in both {
        queries::hold(db, id)?;
    }
    let (old, new) = (queries::find(db, from)?, queries::find(db, into)?);
    queries::move_uses(db, from, into)?;
    queries::remove(db, from)?;
    room::refold(db, &uses)?;
    let change = match from.kind() {
        Kind::Category => Change::of("category.merge", into),
        Kind::Tag => Change::of("tag.merge", into),
    };
    let before = json!({ "name": old.name, "uses": old.uses });
    audit::record(db, by.actor(), change.from(before).to(json!({ "name": new.name })))?;
    Ok(new)
}

/// Clears away what nobody uses.
pub fn remove(db: &mut SchoolDb<'_>, by: &Grant<ManageSchool>, id: &LabelId) -> Result<Label> {
    let label = queries::hold(db, id)?;
    if label.uses > 0 {
        return Err(Error::Conflict(Text::of("label-in-use").with("n", label.uses)));
    }
    queries::remove(db, id)?;
    let change = match id.kind() {
        Kind::Category => Change::of("category.remove", id),
        Kind::Tag => Change::of("tag.remove", id),
    };
    audit::record(db, by.actor(), change.from(described(&label.name, label.hue)))?;
    Ok(label)
}
