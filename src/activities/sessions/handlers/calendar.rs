//! The calendar: a week or a month, of one statement.

use crate::{
    activities::sessions::{
        queries::{self, Whose},
        views::{CalendarPage, CalendarParts, Span, View},
    },
    error::Result,
    platform::{
        access::Visitor,
        db::SchoolDb,
        web::{Chrome, Query, Reply, fields},
    },
    schools,
};
use actix_web::HttpResponse;

pub async fn calendar(visitor: Visitor, query: Query) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, chrome: &Chrome| {
        let day = fields::date(query.get("date")).unwrap_or_else(|_| chrome.today());
        let view = if query.get("view") == "month" { View::Month } else { View::Week };
        let span = Span::of(view, day);
        let is_all = query.get("whose") == "all";
        let whose = match chrome.me() {
            Some(me) if !is_all => Whose::Own(me),
            reader => Whose::All(reader),
        };
        let is_own = matches!(whose, Whose::Own(_));
        let entries = queries::on_days(db, whose, (span.from, span.until))?;
        let holidays = schools::holidays(db, span.from, span.until)?;
        let (span, query) = (&span, &query);
        Ok(Reply::page(CalendarPage::of(chrome, CalendarParts { query, span, is_own, entries, holidays })))
    };
    visitor.page(work).await
}
