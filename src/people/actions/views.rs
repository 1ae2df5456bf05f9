//! Views that somebody keeps for themselves, and taking the list along.

use crate::{
    audit::{self, Change},
    error::{Error, Result},
    people::{model::Filters, queries},
    platform::{
        access::{Grant, ReadPeople},
        db::{SchoolDb, ids::SavedViewId},
        i18n::Text,
        web::FieldErrors,
    },
};
use serde_json::json;

/// Keeps these filters under a name; the same name again replaces them.
pub fn save_view(db: &mut SchoolDb<'_>, by: &Grant<ReadPeople>, name: &str, filters: &Filters) -> Result<()> {
    let saved = queries::save_view(db, by.person(), name, &filters.as_query())?;
    let id = saved.ok_or_else(|| FieldErrors::of("name", Text::of("people-views-full")))?;
    audit::record(db, by.actor(), Change::of("person.save_view", by.person()).to(json!({ "view": id })))
}

pub fn delete_view(db: &mut SchoolDb<'_>, by: &Grant<ReadPeople>, id: &SavedViewId) -> Result<()> {
    if !queries::delete_view(db, by.person(), id)? {
        return Err(Error::NotFound);
    }
    audit::record(db, by.actor(), Change::of("person.delete_view", by.person()).from(json!({ "view": id })))
}

/// Notes that the list was taken along, and how much of it.
pub fn note_export(db: &mut SchoolDb<'_>, by: &Grant<ReadPeople>, rows: usize) -> Result<()> {
    let change = Change::of("person.export", db.school()).to(json!({ "people": rows }));
    audit::record(db, by.actor(), change)
}
