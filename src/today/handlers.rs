use super::views::TodayPage;
use crate::{
    activities, announcements,
    error::Result,
    platform::{access::Member, web::Reply},
    privacy,
};
use actix_web::{HttpRequest, HttpResponse};

pub async fn show(member: Member, request: HttpRequest) -> Result<HttpResponse> {
    let me = member.me().clone();
    let seen = announcements::seen(&request);
    let work = move |db: &mut crate::platform::db::SchoolDb<'_>, chrome: &crate::platform::web::Chrome| {
        let own = activities::own(db, chrome, &me)?;
        let mut waiting = activities::waiting(db, chrome, &me, &own)?;
        waiting.extend(privacy::waiting(db, chrome)?);
        let week = activities::week(db, chrome, &me, &own)?;
        let attended = activities::attended(db, chrome, &me)?;
        let board = announcements::on_today(db, chrome, &me, &seen)?;
        Ok(Reply::page(TodayPage::of(chrome, waiting, week, attended, board)))
    };
    member.page(work).await
}
