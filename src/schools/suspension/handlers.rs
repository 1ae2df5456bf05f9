//! What owners of a suspended school see instead of it.

use super::views::SuspensionPage;
use crate::{
    error::Result,
    platform::{
        access::{Can, TakeAlong},
        web::Reply,
    },
};
use actix_web::HttpResponse;

/// Where the school is open there is nothing to say.
pub async fn show(owner: Can<TakeAlong>) -> Result<HttpResponse> {
    let reply = owner.page(|_, _, chrome| {
        let suspension = chrome.school().and_then(|school| school.suspension().cloned());
        Ok(match suspension {
            Some(suspension) => Reply::page(SuspensionPage::of(chrome, &suspension)),
            None => Reply::see_other(chrome.home()),
        })
    });
    reply.await
}
