use super::{model::Filters, queries, views::IndexPage};
use crate::{
    error::Result,
    platform::{
        access::{Can, ReadPeople},
        web::{Query, Reply},
    },
};
use actix_web::HttpResponse;

pub async fn index(reader: Can<ReadPeople>, query: Query) -> Result<HttpResponse> {
    let reply = reader.page(move |db, by, chrome| {
        let filters = Filters::read(&query);
        let list = queries::list(db, by, &filters, query.page(), query.size(chrome, "people"))?;
        Ok(Reply::page(IndexPage::of(chrome, &query, &filters, list)).with_any(query.size_cookie(chrome, "people")))
    });
    reply.await
}
