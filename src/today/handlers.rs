use super::{queries, views::TodayPage};
use crate::{
    activities, announcements,
    error::Result,
    mails, people,
    platform::{
        access::{ManageSchool, Member},
        web::Reply,
    },
    privacy,
    schools::Onboarding,
};
use actix_web::{HttpRequest, HttpResponse};

pub async fn show(member: Member, request: HttpRequest) -> Result<HttpResponse> {
    let me = member.me().clone();
    let seen = announcements::seen(&request);
    let work = move |db: &mut crate::platform::db::SchoolDb<'_>, chrome: &crate::platform::web::Chrome| {
        let own = activities::own(db, chrome, &me)?;
        let mut waiting = activities::waiting(db, chrome, &me, &own)?;
        let mut onboarding = None;
        if chrome.may::<ManageSchool>() {
            let office = queries::office(db, chrome)?;
            onboarding = Onboarding::of(chrome, &office.facts.started());
            waiting.extend(privacy::waiting(chrome, office.erasures));
            waiting.extend(mails::waiting(chrome, office.failed));
            waiting.extend(people::waiting(chrome, office.expiring, office.bounced));
        }
        let week = activities::week(db, chrome, &me, &own)?;
        let attended = activities::attended(db, chrome, &me)?;
        let board = announcements::on_today(db, chrome, &me, &seen)?;
        Ok(Reply::page(TodayPage::of(chrome, onboarding, waiting, week, attended, board)))
    };
    member.page(work).await
}
