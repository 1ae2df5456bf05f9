use super::{actions, model::Filters, queries, views::IndexPage};
use crate::{
    error::Result,
    people,
    platform::{
        access::{Can, ReadAudit},
        web::{Query, Reply},
    },
};
use actix_web::HttpResponse;

/// A read that writes: it leaves an entry, once an hour.
pub async fn index(reader: Can<ReadAudit>, query: Query) -> Result<HttpResponse> {
    let reply = reader.write(move |db, by, chrome| {
        actions::note_reading(db, by)?;
        let filters = Filters::read(&query);
        let (entries, has_older) = queries::entries(db, &filters)?;
        let ids: Vec<_> = entries.iter().flat_map(|(entry, _)| entry.ids()).collect();
        let names = people::named(db, &ids)?;
        Ok(Reply::page(IndexPage::of(chrome, &query, &filters, entries, has_older, &names)))
    });
    reply.await
}
