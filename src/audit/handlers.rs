use super::{actions, model::Filters, queries, views::IndexPage};
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
        web::{Query, Reply},
    },
    schools,
};
use actix_web::HttpResponse;
use std::collections::HashMap;

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
