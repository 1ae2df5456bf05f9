//! Pictures coming in and going out.

use super::{
    super::{forms::AccountForm, queries as room, views::AccountPage},
    actions,
    queries::{self, Face},
    views::Initials,
};
use crate::{
    app::App,
    error::{Error, Result},
    platform::{
        access::{Member, SignedIn},
        db::ids::PersonId,
        files::{Kind, Upload, inline},
        i18n::Text,
        web::{Form, Id, Reply},
    },
};
use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;

async fn answer(app: &App, (name, key): Face) -> Result<HttpResponse> {
    match key {
        Some(key) => inline(Kind::Jpeg.content_type(), app.store.get(&key).await?),
        None => Ok(HttpResponse::Ok()
            .content_type("image/svg+xml")
            .insert_header(("Cache-Control", "private, max-age=300"))
            .insert_header(("Content-Security-Policy", "sandbox; default-src 'none'"))
            .body(Initials::of(&name).render().map_err(Error::internal)?)),
    }
}

pub async fn own(me: SignedIn) -> Result<HttpResponse> {
    let face = me.app().db.read(me.key(), |db| Ok(queries::own(db)?)).await?;
    answer(me.app(), face).await
}

pub async fn of_person(member: Member, id: Id<PersonId>) -> Result<HttpResponse> {
    let face = member.read(move |db, _| Ok(queries::of_person(db, &id)?)).await?;
    answer(member.app(), face).await
}

pub async fn change(me: SignedIn, upload: Upload) -> Result<HttpResponse> {
    match actions::change(&me, upload.file).await {
        Ok(()) => me.arrival().draw(Reply::see_other("/account").saying(Text::of("picture-saved"))).await,
        Err(Error::Invalid(errors)) => {
            let reply = me.page(move |db, chrome| {
                let form = Form::filled(AccountForm::of(&room::settings(db)?)).with(errors);
                Ok(Reply::page(AccountPage::of(chrome, &form)).at(StatusCode::UNPROCESSABLE_ENTITY))
            });
            reply.await
        }
        Err(error) => Err(error),
    }
}

pub async fn remove(me: SignedIn) -> Result<HttpResponse> {
    let by = me.actor();
    let reply = me.write(move |db, _| {
        actions::remove(db, &by)?;
        Ok(Reply::see_other("/account").saying(Text::of("picture-removed")))
    });
    reply.await
}
