//! The second step at the door, and its page in one's account.

use super::{
    super::{actions as room, actions::Way, handlers::led},
    actions::{self, Tried},
    forms::{CodeForm, StepForm},
    views::{CodePage, CodesPage, StepPage},
};
use crate::{
    error::{Error, Result},
    platform::{
        access::{
            Anyone, SignedIn,
            pending::{self, LASTS},
            session,
        },
        i18n::Text,
        web::{FieldErrors, Form, Reply},
    },
};
use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, SameSite, time::Duration},
    http::StatusCode,
};

/// What a browser keeps between the steps, and what it keeps of new codes.
const HALF: &str = "half";
const CODES: &str = "codes";
const HERE: &str = "/account/second-step";

fn kept(name: &'static str, value: String, path: &'static str, minutes: i64, is_https: bool) -> Cookie<'static> {
    let cookie = Cookie::build(name, value).path(path).http_only(true).secure(is_https).same_site(SameSite::Lax);
    cookie.max_age(Duration::minutes(minutes)).finish()
}

/// For the browser that showed the first step.
pub fn half(token: String, is_https: bool) -> Cookie<'static> {
    kept(HALF, token, "/sign-in", LASTS.num_minutes(), is_https)
}

fn gone(mut cookie: Cookie<'static>) -> Cookie<'static> {
    cookie.make_removal();
    cookie
}

fn token(request: &HttpRequest) -> String {
    request.cookie(HALF).map(|cookie| cookie.value().to_owned()).unwrap_or_default()
}

fn begin_again(is_https: bool) -> Reply {
    Reply::see_other("/sign-in").saying(Text::of("sign-in-code-over")).with_cookie(gone(half(String::new(), is_https)))
}

pub async fn code_page(anyone: Anyone, request: HttpRequest) -> Result<HttpResponse> {
    let (token, is_https) = (token(&request), anyone.app().config.is_https());
    let reply = anyone.page(move |db, chrome| {
        Ok(match pending::look(db, &token)? {
            Some(_) => Reply::page(CodePage::of(chrome, &Form::filled(CodeForm::default()))),
            None => begin_again(is_https),
        })
    });
    reply.await
}

pub async fn code(anyone: Anyone, form: Form<CodeForm>, request: HttpRequest) -> Result<HttpResponse> {
    let (arrival, config) = (anyone.arrival(), &anyone.app().config);
    let agent = session::agent(&request);
    let wrong = match actions::prove(&anyone, agent, token(&request), form.code.clone()).await? {
        Tried::In { user, wish, outcome } => {
            let to = room::finish(&anyone, &request, &user, &wish, outcome).await?;
            let reply = led(Way::In { to }, &user.email, config);
            return arrival.draw(reply.with_cookie(gone(half(String::new(), config.is_https())))).await;
        }
        Tried::Wrong { left, .. } if left > 0 => {
            FieldErrors::of("code", Text::of("sign-in-code-wrong").with("n", left))
        }
        Tried::Wrong { .. } | Tried::Over => return arrival.draw(begin_again(config.is_https())).await,
    };
    // A wrong code is not sent back.
    let form = Form::filled(CodeForm::default());
    arrival.or_again(Err(wrong.into()), form, |chrome, form| Reply::page(CodePage::of(chrome, form))).await
}

async fn page(me: &SignedIn, errors: FieldErrors) -> Result<HttpResponse> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let reply = me.page(move |db, chrome| {
        let (step, asked) = actions::state(db)?;
        // Neither a password nor a code is sent back.
        let form = Form::filled(StepForm::default()).with(errors);
        Ok(Reply::page(StepPage::of(chrome, &form, step, asked)?).at(status))
    });
    reply.await
}

pub async fn show(me: SignedIn) -> Result<HttpResponse> {
    page(&me, FieldErrors::default()).await
}

/// To the next page, or to this one again with what is wrong.
async fn answered(me: &SignedIn, done: Result<Reply>) -> Result<HttpResponse> {
    match done {
        Ok(reply) => me.arrival().draw(reply).await,
        Err(Error::Invalid(errors)) => page(me, errors).await,
        Err(error) => Err(error),
    }
}

pub async fn begin(me: SignedIn, form: Form<StepForm>) -> Result<HttpResponse> {
    let begun = actions::begin(&me, &form.current).await;
    answered(&me, begun.map(|()| Reply::see_other(HERE))).await
}

fn with_codes(me: &SignedIn, sealed: String) -> Reply {
    let minutes = actions::CODES_SHOWN.num_minutes();
    Reply::see_other("/account/second-step/codes").with_cookie(kept(
        CODES,
        sealed,
        HERE,
        minutes,
        me.app().config.is_https(),
    ))
}

pub async fn confirm(me: SignedIn, form: Form<StepForm>, request: HttpRequest) -> Result<HttpResponse> {
    let confirmed = actions::confirm(&me, form.code.clone()).await;
    if confirmed.is_ok() {
        session::renew(&request);
    }
    answered(&me, confirmed.map(|sealed| with_codes(&me, sealed).saying(Text::of("second-is-on")))).await
}

pub async fn renew_codes(me: SignedIn, form: Form<StepForm>) -> Result<HttpResponse> {
    let renewed = actions::renew_codes(&me, &form.current).await;
    answered(&me, renewed.map(|sealed| with_codes(&me, sealed))).await
}

pub async fn codes(me: SignedIn, request: HttpRequest) -> Result<HttpResponse> {
    let sealed = request.cookie(CODES).map(|cookie| cookie.value().to_owned()).unwrap_or_default();
    let reply = me.page(move |db, chrome| {
        Ok(match actions::shown(db, &sealed) {
            Some(codes) => Reply::page(CodesPage::of(chrome, codes)),
            None => Reply::see_other(HERE),
        })
    });
    reply.await
}

pub async fn end(me: SignedIn, form: Form<StepForm>, request: HttpRequest) -> Result<HttpResponse> {
    let ended = actions::end(&me, &form.current).await;
    if ended.is_ok() {
        session::renew(&request);
    }
    answered(&me, ended.map(|()| Reply::see_other(HERE).saying(Text::of("second-is-off")))).await
}
