use super::{
    model,
    views::{IndexPage, ShowPage},
};
use crate::{
    error::{Error, Result},
    platform::{
        access::SiteAdmin,
        i18n::Lang,
        web::{Chrome, Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

/// A letter in its frame: it loads nothing, runs nothing, and only we may frame it.
const MAIL_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/// The name of a letter that there is.
pub struct Name(&'static str);

impl TryFrom<String> for Name {
    type Error = ();
    fn try_from(text: String) -> Result<Self, ()> {
        model::names().iter().copied().find(|name| *name == text).map(Self).ok_or(())
    }
}

/// In the language asked for, else in the reader's own.
fn drawn(chrome: &Chrome, query: &Query, name: &Name, base: &str) -> Result<model::Drawn> {
    let lang = Lang::named(query.get("lang")).unwrap_or(chrome.lang);
    let drawn = model::drawn(Some(name.0), lang, base).map_err(Error::internal)?;
    drawn.into_iter().next().ok_or(Error::NotFound)
}

pub async fn index(admin: SiteAdmin) -> Result<HttpResponse> {
    admin.page(|_, chrome| Ok(Reply::page(IndexPage::of(chrome)))).await
}

pub async fn show(admin: SiteAdmin, name: Id<Name>, query: Query) -> Result<HttpResponse> {
    let base = admin.app().config.base();
    let reply = admin.page(move |_, chrome| {
        let drawn = drawn(chrome, &query, &name, &base)?;
        Ok(Reply::page(ShowPage::of(chrome, drawn)))
    });
    reply.await
}

pub async fn html(admin: SiteAdmin, name: Id<Name>, query: Query) -> Result<HttpResponse> {
    let base = admin.app().config.base();
    let reply = admin.page(move |_, chrome| {
        let drawn = drawn(chrome, &query, &name, &base)?;
        let headers = vec![("Content-Security-Policy", MAIL_POLICY)];
        Ok(Reply::raw("text/html; charset=utf-8", drawn.words.html, headers))
    });
    reply.await
}
