use super::{actions, queries, views::IndexPage};
use crate::{
    error::Result,
    platform::{
        access::SiteAdmin,
        db::ids::BackupId,
        i18n::Text,
        web::{Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

const HERE: &str = "/site/backups";

pub async fn index(admin: SiteAdmin, query: Query) -> Result<HttpResponse> {
    let settings = admin.app().config.backups.clone();
    let reply = admin.page(move |db, chrome| {
        let list = queries::list(db, query.page(), query.size(chrome, "backups"))?;
        Ok(Reply::page(IndexPage::of(chrome, &query, &settings, list)).with_any(query.size_cookie(chrome, "backups")))
    });
    reply.await
}

pub async fn create(admin: SiteAdmin) -> Result<HttpResponse> {
    let reply = admin.write(move |db, by, _| {
        actions::ask(db, by)?;
        Ok(Reply::see_other(HERE).saying(Text::of("backup-asked")))
    });
    reply.await
}

pub async fn prove(admin: SiteAdmin, id: Id<BackupId>) -> Result<HttpResponse> {
    let reply = admin.write(move |db, by, _| {
        actions::prove(db, by, &id)?;
        Ok(Reply::see_other(HERE).saying(Text::of("backup-proof-asked")))
    });
    reply.await
}
