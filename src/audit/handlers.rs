use super::{
    actions,
    export::Kind,
    model::{Entry, Filters, KINDS, PAGE, SITE_KINDS},
    queries,
    views::{Happened, IndexPage, Names},
};
use crate::{
    activities,
    error::{Error, Result},
    people,
    platform::{
        access::{Can, ExportAudit, ReadAudit, SiteAdmin},
        db::{
            SchoolDb,
            ids::{ActivityId, PersonId},
        },
        web::{Chrome, Query, Reply, attachment},
    },
    schools,
};
use actix_web::{HttpResponse, http::header::CONTENT_DISPOSITION};
use bytes::Bytes;
use chrono_tz::Tz;
use futures_util::stream;
use std::collections::BTreeSet;

/// Entries that are read at once while a file of them is written.
const PART: usize = 500;
/// How much of a history a page shows.
const HISTORY: i64 = 20;

fn filters(query: &Query, chrome: &Chrome) -> Filters {
    Filters::read(query, KINDS, chrome.school().map_or(Tz::UTC, |school| school.time_zone))
}

/// A read that writes: it leaves an entry, once an hour.
pub async fn index(reader: Can<ReadAudit>, query: Query) -> Result<HttpResponse> {
    let reply = reader.write(move |db, by, chrome| {
        actions::note_reading(db, by)?;
        let filters = filters(&query, chrome);
        let (mut entries, has_older) = queries::entries(db, &filters, PAGE)?;
        actions::open_entries(db, &mut entries)?;
        let names = names(db, &entries, filters.subject.as_ref())?;
        Ok(Reply::page(IndexPage::of(chrome, &query, &filters, (entries, has_older), KINDS, &names)))
    });
    reply.await
}

/// The same of the site's own log.
pub async fn site(admin: SiteAdmin, query: Query) -> Result<HttpResponse> {
    let reply = admin.write(move |db, by, chrome| {
        actions::note_reading_site(db, by)?;
        let filters = Filters::read(&query, SITE_KINDS, Tz::UTC);
        let (mut entries, has_older) = queries::site_entries(db, &filters, PAGE)?;
        actions::open_site_entries(db, &mut entries)?;
        let ids: BTreeSet<String> = entries.iter().map(|entry| entry.subject_id.clone()).collect();
        let names = queries::site_names(db, &ids.into_iter().collect::<Vec<_>>())?.into_iter().collect();
        Ok(Reply::page(IndexPage::of(chrome, &query, &filters, (entries, has_older), SITE_KINDS, &names)))
    });
    reply.await
}

pub async fn csv(reader: Can<ExportAudit>, query: Query) -> Result<HttpResponse> {
    download(reader, query, Kind::Csv).await
}

pub async fn jsonl(reader: Can<ExportAudit>, query: Query) -> Result<HttpResponse> {
    download(reader, query, Kind::JsonLines).await
}

/// Notes it, then answers part by part: a log of years fits into no memory.
async fn download(reader: Can<ExportAudit>, query: Query, kind: Kind) -> Result<HttpResponse> {
    let all = reader.read(move |_, _, chrome| Ok(Filters { before: None, ..filters(&query, chrome) })).await?;
    let noted = all.clone();
    reader.note(move |db, by| actions::note_export(db, by, &noted, kind.extension())).await?;
    let parts = stream::try_unfold((reader, Some(all), true), move |(reader, filters, is_first)| async move {
        let Some(filters) = filters else { return Ok::<_, Error>(None) };
        let (part, next) = reader.read(move |db, _, chrome| part(db, chrome, filters, kind, is_first)).await?;
        Ok(Some((part, (reader, next, false))))
    });
    let mut reply = HttpResponse::Ok();
    reply.content_type(kind.content_type());
    reply.insert_header((CONTENT_DISPOSITION, attachment(&format!("audit.{}", kind.extension()))));
    Ok(reply.streaming(parts))
}

/// The next entries of a file, and what to ask for after them.
fn part(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    filters: Filters,
    kind: Kind,
    is_first: bool,
) -> Result<(Bytes, Option<Filters>)> {
    let (mut entries, has_older) = queries::entries(db, &filters, PART)?;
    actions::open_entries(db, &mut entries)?;
    let names = names(db, &entries, None)?;
    let bytes = kind.part(chrome, &entries, &names, is_first)?;
    let before = entries.last().filter(|_| has_older).map(|entry| entry.id.clone());
    Ok((bytes.into(), before.map(|id| Filters { before: Some(id), ..filters })))
}

/// What happened to a person and to the records that were merged into theirs, in words, the newest first, for whoever may
/// read the log. `names`: what the page knows the ids in it by.
pub fn history(db: &mut SchoolDb<'_>, chrome: &Chrome, person: &PersonId, names: &Names) -> Result<Vec<Happened>> {
    let mut entries = queries::about_person(db, person, HISTORY)?;
    actions::open_entries(db, &mut entries)?;
    Ok(entries.iter().map(|entry| Happened::of(chrome, entry, names)).collect())
}

/// What the ids in these are called today, as far as they are people, activities, terms and programs.
fn names(db: &mut SchoolDb<'_>, entries: &[Entry], also: Option<&String>) -> Result<Names> {
    let ids: BTreeSet<String> = entries.iter().flat_map(Entry::ids).chain(also.cloned()).collect();
    let of_people: Vec<_> = ids.iter().cloned().filter_map(|id| PersonId::try_from(id).ok()).collect();
    let of_activities: Vec<_> = ids.iter().cloned().filter_map(|id| ActivityId::try_from(id).ok()).collect();
    let people = people::named(db, &of_people)?.into_iter().map(|person| (person.id.to_string(), person.name));
    let activities = activities::named(db, &of_activities)?.into_iter().map(|(id, name)| (id.to_string(), name));
    let known: Names = people.chain(activities).collect();
    let others: Vec<_> = ids.into_iter().filter(|id| !known.contains_key(id)).collect();
    if others.is_empty() {
        return Ok(known);
    }
    Ok(known.into_iter().chain(schools::named(db, &others)?).collect())
}
