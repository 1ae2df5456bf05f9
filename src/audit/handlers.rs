use super::{
    actions,
    model::Filters,
    queries,
    views::{Happened, IndexPage},
};
use crate::{
    activities,
    error::Result,
    people,
    platform::{
        access::{Can, ReadAudit},
        db::{
            SchoolDb,
            ids::{ActivityId, PersonId},
        },
        web::{Chrome, Query, Reply},
    },
    schools,
};
use actix_web::HttpResponse;
use std::collections::HashMap;

/// How much of a history a page shows.
const HISTORY: i64 = 20;

/// A read that writes: it leaves an entry, once an hour.
pub async fn index(reader: Can<ReadAudit>, query: Query) -> Result<HttpResponse> {
    let reply = reader.write(move |db, by, chrome| {
        actions::note_reading(db, by)?;
        let filters = Filters::read(&query);
        let (entries, has_older) = queries::entries(db, &filters)?;
        let names = names(db, entries.iter().flat_map(|(entry, _)| entry.ids()).collect())?;
        Ok(Reply::page(IndexPage::of(chrome, &query, &filters, entries, has_older, &names)))
    });
    reply.await
}

/// What happened to a person and to the records that were merged into theirs, in words, the newest first. `names`: what
/// the page knows the ids in it by.
pub fn history(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    person: &PersonId,
    names: &HashMap<String, String>,
) -> Result<Vec<Happened>> {
    let entries = queries::about_person(db, person, HISTORY)?;
    Ok(entries.into_iter().map(|(entry, actor)| Happened::of(chrome, entry, actor, names)).collect())
}

/// What these ids are called today, as far as they are people, activities, terms and programs.
fn names(db: &mut SchoolDb<'_>, ids: Vec<String>) -> Result<HashMap<String, String>> {
    let of_people: Vec<_> = ids.iter().cloned().filter_map(|id| PersonId::try_from(id).ok()).collect();
    let of_activities: Vec<_> = ids.iter().cloned().filter_map(|id| ActivityId::try_from(id).ok()).collect();
    let people = people::named(db, &of_people)?.into_iter().map(|person| (person.id.to_string(), person.name));
    let activities = activities::named(db, &of_activities)?.into_iter().map(|(id, name)| (id.to_string(), name));
    let known: HashMap<_, _> = people.chain(activities).collect();
    let others: Vec<_> = ids.into_iter().filter(|id| !known.contains_key(id)).collect();
    if others.is_empty() {
        return Ok(known);
    }
    Ok(known.into_iter().chain(schools::named(db, &others)?).collect())
}
