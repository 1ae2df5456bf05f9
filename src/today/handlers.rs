use super::views::TodayPage;
use crate::{
    activities,
    error::Result,
    platform::{access::Member, web::Reply},
};
use actix_web::HttpResponse;

pub async fn show(member: Member) -> Result<HttpResponse> {
    let me = member.me().clone();
    let work = move |db: &mut crate::platform::db::SchoolDb<'_>, chrome: &crate::platform::web::Chrome| {
        let waiting = activities::waiting(db, chrome, &me)?;
        let week = activities::week(db, chrome, &me)?;
        let attended = activities::attended(db, chrome, &me)?;
        Ok(Reply::page(TodayPage::of(chrome, waiting, week, attended)))
    };
    member.page(work).await
}
