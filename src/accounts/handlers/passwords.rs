//! Forgotten, first and changed passwords.

use super::super::{
    actions,
    forms::{ChangePasswordForm, EmailForm, NewPasswordForm},
    views::{AddressPage, MailSentPage, NewPasswordPage, PasswordPage, SpentPage},
};
use crate::{
    error::{Error, Result},
    platform::{
        access::{
            Anyone, SignedIn, session,
            tokens::{self, Purpose},
        },
        db::AnyoneDb,
        i18n::Text,
        web::{Chrome, Form, Reply},
    },
};
use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web::Path};

pub async fn forgot_page(anyone: Anyone) -> Result<HttpResponse> {
    let arrival = anyone.arrival();
    let form = Form::filled(EmailForm::default());
    arrival.draw(Reply::page(AddressPage::for_reset(&arrival.chrome(), &form))).await
}

pub async fn forgot(anyone: Anyone, form: Form<EmailForm>) -> Result<HttpResponse> {
    let answered = match form.parse() {
        Ok(email) => actions::ask_for_reset(&anyone, &email).await,
        Err(errors) => Err(errors.into()),
    };
    let arrival = anyone.arrival();
    match answered {
        Ok(()) => arrival.draw(Reply::see_other("/mail-sent")).await,
        Err(error) => {
            let again = |chrome: &_, form: &_| Reply::page(AddressPage::for_reset(chrome, form));
            arrival.or_again(Err(error), form, again).await
        }
    }
}

pub async fn mail_sent(anyone: Anyone) -> Result<HttpResponse> {
    let arrival = anyone.arrival();
    arrival.draw(Reply::page(MailSentPage::of(&arrival.chrome(), "mail-sent-link"))).await
}

pub async fn reset_page(anyone: Anyone, token: Path<String>) -> Result<HttpResponse> {
    new_password_page(anyone, Purpose::ResetPassword, token.into_inner()).await
}

pub async fn reset(anyone: Anyone, token: Path<String>, form: Form<NewPasswordForm>) -> Result<HttpResponse> {
    new_password(anyone, Purpose::ResetPassword, token.into_inner(), form).await
}

pub async fn set_page(anyone: Anyone, token: Path<String>) -> Result<HttpResponse> {
    new_password_page(anyone, Purpose::SetPassword, token.into_inner()).await
}

pub async fn set(anyone: Anyone, token: Path<String>, form: Form<NewPasswordForm>) -> Result<HttpResponse> {
    new_password(anyone, Purpose::SetPassword, token.into_inner(), form).await
}

async fn new_password_page(anyone: Anyone, purpose: Purpose, token: String) -> Result<HttpResponse> {
    let form = Form::filled(NewPasswordForm::default());
    let reply = anyone.page(move |db, chrome| page(db, chrome, purpose, &token, &form));
    reply.await
}

fn page(
    db: &mut AnyoneDb<'_>,
    chrome: &Chrome,
    purpose: Purpose,
    token: &str,
    form: &Form<NewPasswordForm>,
) -> Result<Reply> {
    let Some(user) = tokens::bearer(db, purpose, token)? else {
        return Ok(Reply::page(SpentPage::of_reset(chrome)).at(StatusCode::NOT_FOUND));
    };
    let shortest = actions::shortest_for(db, &user)?;
    let reply = Reply::page(NewPasswordPage::of(chrome, purpose, shortest, form));
    Ok(if form.errors().is_empty() { reply } else { reply.at(StatusCode::UNPROCESSABLE_ENTITY) })
}

async fn new_password(
    anyone: Anyone,
    purpose: Purpose,
    token: String,
    form: Form<NewPasswordForm>,
) -> Result<HttpResponse> {
    let arrival = anyone.arrival();
    match actions::set_password(&anyone, purpose, token.clone(), &form).await {
        Ok(true) => arrival.draw(Reply::see_other("/sign-in").saying(Text::of("password-is-new"))).await,
        Ok(false) => arrival.draw(Reply::page(SpentPage::of_reset(&arrival.chrome())).at(StatusCode::NOT_FOUND)).await,
        Err(Error::Invalid(errors)) => {
            let form = form.with(errors);
            anyone.page(move |db, chrome| page(db, chrome, purpose, &token, &form)).await
        }
        Err(error) => Err(error),
    }
}

pub async fn password_page(me: SignedIn) -> Result<HttpResponse> {
    let arrival = me.arrival();
    let form = Form::filled(ChangePasswordForm::default());
    arrival.draw(Reply::page(PasswordPage::of(&arrival.chrome(), &form))).await
}

pub async fn change_password(
    me: SignedIn,
    form: Form<ChangePasswordForm>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let arrival = me.arrival();
    match actions::change_password(&me, &form).await {
        Ok(()) => {
            session::renew(&request);
            arrival.draw(Reply::see_other("/account/password").saying(Text::of("password-changed"))).await
        }
        Err(error) => {
            let again = |chrome: &_, form: &_| Reply::page(PasswordPage::of(chrome, form));
            arrival.or_again(Err(error), form, again).await
        }
    }
}
