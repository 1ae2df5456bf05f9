use super::{actions, model::Step};
use crate::{
    error::Result,
    platform::{
        access::{Can, ManageSchool},
        i18n::Text,
        web::{Id, Reply},
    },
};
use actix_web::HttpResponse;

pub async fn confirm(manager: Can<ManageSchool>, step: Id<Step>) -> Result<HttpResponse> {
    let reply = manager.write(move |db, by, chrome| {
        actions::confirm(db, by, step.0)?;
        Ok(Reply::see_other(chrome.path("/today")).saying(Text::of("onboarding-confirmed")))
    });
    reply.await
}
