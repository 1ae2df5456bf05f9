//! The page in one's account, and what the links lead to.

use super::{
    actions::{self, Agreed},
    forms::EmailForm,
    model::Side,
    queries,
    views::{AgreePage, EmailPage, SaidPage},
};
use crate::{
    error::{Error, Result},
    platform::{
        access::{Anyone, SignedIn},
        i18n::Text,
        web::{Chrome, Form, Reply},
    },
};
use actix_web::{HttpResponse, http::StatusCode, web::Path};

async fn page(me: &SignedIn, form: Form<EmailForm>) -> Result<HttpResponse> {
    let reply = me.page(move |db, chrome| {
        let user = db.user().clone();
        let change = queries::of(db, &user)?;
        let status = if form.errors().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        Ok(Reply::page(EmailPage::of(chrome, &form, change)).at(status))
    });
    reply.await
}

pub async fn show(me: SignedIn) -> Result<HttpResponse> {
    page(&me, Form::filled(EmailForm::default())).await
}

pub async fn ask(me: SignedIn, form: Form<EmailForm>) -> Result<HttpResponse> {
    match actions::ask(&me, &form).await {
        Ok(()) => me.arrival().draw(Reply::see_other("/account/email").saying(Text::of("email-change-asked"))).await,
        Err(Error::Invalid(errors)) => page(&me, form.with(errors)).await,
        Err(error) => Err(error),
    }
}

pub async fn withdraw(me: SignedIn) -> Result<HttpResponse> {
    let by = me.actor();
    let reply = me.write(move |db, _| {
        actions::withdraw(db, &by)?;
        Ok(Reply::see_other("/account/email").saying(Text::of("email-change-withdrawn")))
    });
    reply.await
}

pub async fn new_page(anyone: Anyone, token: Path<String>) -> Result<HttpResponse> {
    agree_page(anyone, Side::New, token.into_inner()).await
}

pub async fn old_page(anyone: Anyone, token: Path<String>) -> Result<HttpResponse> {
    agree_page(anyone, Side::Old, token.into_inner()).await
}

async fn agree_page(anyone: Anyone, side: Side, token: String) -> Result<HttpResponse> {
    let reply = anyone.page(move |db, chrome| {
        Ok(match actions::look(db, side, &token)? {
            Some((user, change)) => Reply::page(AgreePage::of(chrome, side, &token, &user.email, &change.email)),
            None => spent(chrome),
        })
    });
    reply.await
}

fn spent(chrome: &Chrome) -> Reply {
    let page = SaidPage::of(chrome, &Text::of("spent-title"), &Text::of("email-change-spent"));
    Reply::page(page).at(StatusCode::NOT_FOUND)
}

pub async fn confirm_new(anyone: Anyone, token: Path<String>) -> Result<HttpResponse> {
    agree(anyone, Side::New, token.into_inner()).await
}

pub async fn confirm_old(anyone: Anyone, token: Path<String>) -> Result<HttpResponse> {
    agree(anyone, Side::Old, token.into_inner()).await
}

async fn agree(anyone: Anyone, side: Side, token: String) -> Result<HttpResponse> {
    let agreed = actions::agree(&anyone, side, token).await?;
    let arrival = anyone.arrival();
    let reply = match agreed {
        Agreed::Done => Reply::see_other("/sign-in").saying(Text::of("email-change-done")),
        Agreed::Half => Reply::see_other("/sign-in").saying(Text::of("email-change-half")),
        Agreed::Taken => Reply::page(SaidPage::of(
            &arrival.chrome(),
            &Text::of("email-change-taken-title"),
            &Text::of("email-change-taken"),
        ))
        .at(StatusCode::CONFLICT),
        Agreed::Spent => spent(&arrival.chrome()),
    };
    arrival.draw(reply).await
}

pub async fn stop(anyone: Anyone, token: Path<String>) -> Result<HttpResponse> {
    let stopped = actions::stop(&anyone, token.into_inner()).await?;
    let arrival = anyone.arrival();
    let reply = if stopped {
        Reply::see_other("/sign-in").saying(Text::of("email-change-stopped"))
    } else {
        spent(&arrival.chrome())
    };
    arrival.draw(reply).await
}
