//! Addresses of calendars, and what they give out.

use crate::{
    activities::{
        queries as room,
        sessions::{actions, ics::File, queries, views::FeedPage},
    },
    error::{Error, Result},
    platform::{
        access::{
            Anyone, Can, Grant, KeepCalendar, RunActivities,
            links::{self, Does},
        },
        db::{AnyoneDb, SchoolDb, ids::ActivityId},
        i18n::Text,
        web::{Chrome, Id, Reply},
    },
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web::Path};

/// One's own address, if there is one yet.
pub async fn own(reader: Can<KeepCalendar>) -> Result<HttpResponse> {
    let reply = reader.page(|db, by, chrome| {
        let address = queries::own_feed(db, by.person())?.map(|feed| actions::address(db, &feed));
        Ok(Reply::page(FeedPage::own(chrome, address)))
    });
    reply.await
}

pub async fn rotate_own(reader: Can<KeepCalendar>) -> Result<HttpResponse> {
    let reply = reader.write(|db, by, chrome| {
        actions::rotate_own(db, by)?;
        Ok(Reply::see_other(chrome.path("/calendar/feed")).saying(Text::of("feed-said-new")))
    });
    reply.await
}

/// The same of an activity.
pub async fn of_activity(manager: Can<RunActivities>, id: Id<ActivityId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, chrome: &Chrome| {
        let activity = room::runnable(db, by.me(), &id)?.into_inner();
        let address = queries::feed_of(db, &id)?.map(|feed| actions::address(db, &feed));
        Ok(Reply::page(FeedPage::of(chrome, &activity, address)))
    };
    manager.page(work).await
}

pub async fn rotate_of(manager: Can<RunActivities>, id: Id<ActivityId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, chrome: &Chrome| {
        let activity = room::hold_runnable(db, by, &id)?;
        actions::rotate_of(db, by, activity)?;
        let there = chrome.path(&format!("/activities/{}/feed", id.0));
        Ok(Reply::see_other(there).saying(Text::of("feed-said-new")))
    };
    manager.write(work).await
}

/// What a calendar fetches, every hour or so, with nothing but the address.
pub async fn fetch(anyone: Anyone, req: HttpRequest, token: Path<String>) -> Result<HttpResponse> {
    let has = req.headers().get("if-none-match").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let work = move |db: &mut AnyoneDb<'_>, _: &Chrome| {
        let link = links::read(db, Does::Calendar, &token).ok_or(Error::NotFound)?;
        let file = db.within(&link, |db| actions::give_out(db, &link))?.ok_or(Error::NotFound)?;
        Ok(given(file, has.as_deref()))
    };
    anyone.page(work).await
}

/// The file, or that the reader has it already.
fn given(file: File, has: Option<&str>) -> Reply {
    let is_known = has.is_some_and(|tags| {
        tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == file.etag || tag.trim() == "*")
    });
    let headers =
        vec![("Cache-Control", "private, no-cache"), ("Content-Disposition", "inline; filename=calendar.ics")];
    let body = if is_known { String::new() } else { file.body };
    let mut reply = Reply::raw("text/calendar; charset=utf-8", body, headers).with_header("ETag", file.etag);
    if let Some(at) = file.last_modified {
        reply = reply.with_header("Last-Modified", at.utc().format("%a, %d %b %Y %H:%M:%S GMT").to_string());
    }
    if is_known { reply.at(StatusCode::NOT_MODIFIED) } else { reply }
}
