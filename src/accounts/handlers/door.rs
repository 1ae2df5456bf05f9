//! Signing in and out, registering and verifying.

use super::super::{
    actions::{self, Registered, Way},
    forms::{EmailForm, RegisterForm, SignInForm, VerifyForm},
    model::{KnownBrowser, Verification},
    second_step, sso,
    views::{AddressPage, MailSentPage, RegisterPage, SignInPage, SpentPage, VerifyPage},
};
use crate::{
    config::Config,
    error::{Error, Result},
    platform::{
        access::{Anyone, Visitor, session},
        i18n::Text,
        web::{Form, Query, Reply, local_path},
    },
};
use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, CookieJar, SameSite, time::Duration},
    http::StatusCode,
    web::Path,
};

/// What a browser keeps after registering, until the link is over.
const MARK: &str = "registered";
/// What a browser keeps after signing in, so that strangers' wrong guesses do not hold it up.
const KNOWN: &str = "known";

pub async fn sign_in_page(anyone: Anyone, query: Query) -> Result<HttpResponse> {
    let (arrival, next) = (anyone.arrival(), local_path(query.get("next")));
    if arrival.user().is_some() {
        return arrival.draw(Reply::see_other(next.unwrap_or("/schools"))).await;
    }
    let form = SignInForm { next: next.unwrap_or_default().to_owned(), ..SignInForm::default() };
    let service = sso::way_in(&anyone, &form.next).await?;
    arrival.draw(Reply::page(SignInPage::of(&arrival.chrome(), &Form::filled(form), service))).await
}

pub async fn sign_in(anyone: Anyone, form: Form<SignInForm>, request: HttpRequest) -> Result<HttpResponse> {
    let arrival = anyone.arrival();
    let config = &anyone.app().config;
    let answered = match form.parse() {
        Ok(typed) => actions::sign_in(&anyone, &request, typed, known_browser(&request, config)).await,
        Err(errors) => Err(errors.into()),
    };
    match answered {
        Ok(user) => {
            let way = actions::go_on(&anyone, &request, &user, form.wish()).await?;
            arrival.draw(led(way, &user.email, config)).await
        }
        Err(error) => {
            let service = sso::way_in(&anyone, &form.next).await?;
            let again = |chrome: &_, form: &_| Reply::page(SignInPage::of(chrome, form, service));
            arrival.or_again(Err(error), form, again).await
        }
    }
}

/// Sends on whoever showed who they are. Only a browser that was let in is known afterwards.
pub fn led(way: Way, email: &str, config: &Config) -> Reply {
    match way {
        Way::In { to } => Reply::see_other(to).with_any(remembering(email, config)),
        Way::SecondStep { token } => {
            Reply::see_other("/sign-in/code").with_cookie(second_step::half(token, config.is_https()))
        }
    }
}

fn known_browser(request: &HttpRequest, config: &Config) -> Option<KnownBrowser> {
    let mut jar = CookieJar::new();
    jar.add_original(request.cookie(KNOWN)?);
    KnownBrowser::read(jar.signed(&config.secret).get(KNOWN)?.value())
}

/// Says that this account has signed in here.
fn remembering(email: &str, config: &Config) -> Option<Cookie<'static>> {
    let mut jar = CookieJar::new();
    jar.signed_mut(&config.secret).add(Cookie::new(KNOWN, KnownBrowser::of(email).to_string()));
    let mut cookie = jar.get(KNOWN)?.clone();
    cookie.set_path("/sign-in");
    cookie.set_http_only(true);
    cookie.set_secure(config.is_https());
    cookie.set_same_site(SameSite::Lax);
    cookie.set_max_age(Duration::days(400));
    Some(cookie)
}

pub async fn sign_out(anyone: Anyone, request: HttpRequest) -> Result<HttpResponse> {
    session::finish(&request);
    anyone.arrival().draw(Reply::see_other("/").saying(Text::of("signed-out"))).await
}

pub async fn register_page(visitor: Visitor) -> Result<HttpResponse> {
    let (_, policy) = actions::policy(&visitor).await?;
    let arrival = visitor.arrival();
    let form = Form::filled(RegisterForm::default());
    arrival.draw(Reply::page(RegisterPage::of(&arrival.chrome(), &policy, &form))).await
}

pub async fn register(visitor: Visitor, form: Form<RegisterForm>) -> Result<HttpResponse> {
    let (school, policy) = actions::policy(&visitor).await?;
    let sent = school.path("/register/sent");
    let answered = match form.parse(&policy, &school.name) {
        Ok(new) => actions::register(&visitor.as_anyone(), school, new).await,
        Err(errors) => Err(errors.into()),
    };
    let arrival = visitor.arrival();
    match answered {
        Ok(registered) => {
            let is_https = visitor.app().config.is_https();
            arrival.draw(Reply::see_other(sent).with_cookie(mark(registered, is_https))).await
        }
        Err(error) => {
            let again = |chrome: &_, form: &_| Reply::page(RegisterPage::of(chrome, &policy, form));
            arrival.or_again(Err(error), form, again).await
        }
    }
}

fn mark(registered: Registered, is_https: bool) -> Cookie<'static> {
    Cookie::build(MARK, registered.mark)
        .path("/verify")
        .http_only(true)
        .secure(is_https)
        .same_site(SameSite::Lax)
        .max_age(Duration::hours(24))
        .finish()
}

pub async fn registered(visitor: Visitor) -> Result<HttpResponse> {
    let arrival = visitor.arrival();
    arrival.draw(Reply::page(MailSentPage::of(&arrival.chrome(), "mail-sent-register"))).await
}

pub async fn verification_page(anyone: Anyone) -> Result<HttpResponse> {
    let arrival = anyone.arrival();
    let form = Form::filled(EmailForm::default());
    arrival.draw(Reply::page(AddressPage::for_verification(&arrival.chrome(), &form))).await
}

pub async fn send_verification(anyone: Anyone, form: Form<EmailForm>) -> Result<HttpResponse> {
    let answered = match form.parse() {
        Ok(email) => actions::ask_for_verification(&anyone, &email).await,
        Err(errors) => Err(errors.into()),
    };
    let arrival = anyone.arrival();
    match answered {
        Ok(()) => arrival.draw(Reply::see_other("/mail-sent")).await,
        Err(error) => {
            let again = |chrome: &_, form: &_| Reply::page(AddressPage::for_verification(chrome, form));
            arrival.or_again(Err(error), form, again).await
        }
    }
}

pub async fn verify_page(anyone: Anyone, token: Path<String>, request: HttpRequest) -> Result<HttpResponse> {
    let found = look_at(&anyone, &token, &request).await?;
    let arrival = anyone.arrival();
    let chrome = arrival.chrome();
    let reply = match &found {
        Some(found) => Reply::page(VerifyPage::of(&chrome, found, &Form::filled(VerifyForm::default()))),
        None => Reply::page(SpentPage::of_verification(&chrome)).at(StatusCode::NOT_FOUND),
    };
    arrival.draw(reply).await
}

pub async fn verify(
    anyone: Anyone,
    token: Path<String>,
    form: Form<VerifyForm>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let arrival = anyone.arrival();
    let spent = || Reply::page(SpentPage::of_verification(&arrival.chrome())).at(StatusCode::NOT_FOUND);
    let Some(found) = look_at(&anyone, &token, &request).await? else { return arrival.draw(spent()).await };
    match actions::verify(&anyone, token.into_inner(), &found, &form).await {
        Ok(true) => arrival.draw(Reply::see_other("/sign-in").saying(Text::of("verified"))).await,
        Ok(false) => arrival.draw(spent()).await,
        Err(error @ Error::Invalid(_)) => {
            let again = |chrome: &_, form: &_| Reply::page(VerifyPage::of(chrome, &found, form));
            arrival.or_again(Err(error), form, again).await
        }
        Err(error) => Err(error),
    }
}

async fn look_at(anyone: &Anyone, token: &str, request: &HttpRequest) -> Result<Option<Verification>> {
    let mark = request.cookie(MARK);
    actions::verification(anyone, token, mark.as_ref().map(Cookie::value)).await
}
