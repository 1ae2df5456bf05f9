//! The dates of an activity, and one of them.

use crate::{
    activities::{
        queries as room,
        sessions::{
            queries::{self, When},
            views::{ListPage, ListParts, ShowPage, ShowParts},
        },
    },
    error::{Error, Result},
    platform::{
        access::Visitor,
        db::{
            SchoolDb,
            ids::{ActivityId, MeetingId},
        },
        web::{Chrome, Id, Query, Reply, SubId},
    },
};
use actix_web::HttpResponse;

pub async fn index(visitor: Visitor, id: Id<ActivityId>, query: Query) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, chrome: &Chrome| {
        let (activity, _) = room::seen_by(db, chrome.me(), &id)?;
        let when = if query.get("show") == "past" { When::Past } else { When::Coming };
        let window = (query.page(), query.size(chrome, "sessions"));
        let list = queries::list(db, &id, when, chrome.now(), window)?;
        let page = ListPage::of(chrome, &ListParts { query: &query, activity: &activity, when, list });
        Ok(Reply::page(page).with_any(query.size_cookie(chrome, "sessions")))
    };
    visitor.page(work).await
}

pub async fn show(visitor: Visitor, id: Id<ActivityId>, sub: SubId<MeetingId>) -> Result<HttpResponse> {
    visitor.page(move |db, chrome| Ok(Reply::page(ShowPage::of(chrome, &parts(db, chrome, &id, &sub)?)))).await
}

/// What the page of a session shows this reader.
pub(super) fn parts(db: &mut SchoolDb<'_>, chrome: &Chrome, id: &ActivityId, session: &MeetingId) -> Result<ShowParts> {
    let (activity, (_, may_run)) = room::seen_by(db, chrome.me(), id)?;
    let session = queries::find(db, id, session)?;
    if session.is_superseded() {
        return Err(Error::NotFound);
    }
    Ok(ShowParts { activity, session, may_run })
}
