use super::{
    queries,
    views::{FrontPage, ShowPage},
};
use crate::{
    error::{Error, Result},
    platform::{
        access::{Anyone, Visitor},
        web::{Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

pub async fn front(anyone: Anyone, query: Query) -> Result<HttpResponse> {
    let reply = anyone.page(move |db, chrome| {
        let list = queries::open_schools(db, &query.words(), query.page(), query.size(chrome, "front"))?;
        let page = Reply::page(FrontPage::of(chrome, &query, list));
        Ok(match query.size_cookie(chrome, "front") {
            Some(cookie) => page.with_cookie(cookie),
            None => page,
        })
    });
    reply.await
}

pub async fn show(visitor: Visitor) -> Result<HttpResponse> {
    visitor.page(|_, chrome| Ok(Reply::page(ShowPage::of(chrome)?))).await
}

/// The school's hue. The name says the content, so browsers may keep it as long as they like.
pub async fn theme(visitor: Visitor, hue: Id<Hue>) -> Result<HttpResponse> {
    let hue = hue.0.0;
    if visitor.school().is_none_or(|school| school.accent_hue != hue) {
        return Err(Error::NotFound);
    }
    let headers = vec![("Cache-Control", "public, max-age=31536000, immutable"), ("Vary", "Accept-Encoding")];
    let style = format!(":root{{--accent-hue:{hue}}}\n");
    visitor.page(move |_, _| Ok(Reply::raw("text/css; charset=utf-8", style, headers))).await
}

/// Degrees, in the one spelling that pages link to.
pub struct Hue(i32);

impl TryFrom<String> for Hue {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        let hue: i32 = text.parse().map_err(|_| Error::NotFound)?;
        if hue.to_string() == text { Ok(Self(hue)) } else { Err(Error::NotFound) }
    }
}
