use super::{queries, views::TodayPage};
use crate::{
    activities, announcements,
    error::Result,
    platform::{
        access::{ManageSchool, Member},
        web::Reply,
    },
};
use actix_web::{HttpRequest, HttpResponse};

pub async fn show(member: Member, request: HttpRequest) -> Result<HttpResponse> {
    let me = member.me().clone();
    let seen = announcements::seen(&request);
    let work = move |db: &mut crate::platform::db::SchoolDb<'_>, chrome: &crate::platform::web::Chrome| {
        let own = activities::own(db, chrome, &me)?;
        let office = if chrome.may::<ManageSchool>() { Some(queries::office(db, chrome)?) } else { None };
        let of_activities = office.as_ref().map(|office| office.activities);
        let mut waiting = activities::waiting(db, chrome, &me, &own, of_activities)?;
        let onboarding = office.as_ref().and_then(|office| office.onboarding(chrome));
        waiting.extend(office.iter().flat_map(|office| office.waiting(chrome)));
        let week = activities::week(db, chrome, &me, &own)?;
        let attended = activities::attended(db, chrome, &me)?;
        let board = announcements::on_today(db, chrome, &me, &seen)?;
        Ok(Reply::page(TodayPage::of(chrome, onboarding, waiting, week, attended, board)))
    };
    member.page(work).await
}
