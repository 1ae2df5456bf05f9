//! Setting out to a service, and coming back.

use super::super::{
    super::{
        actions::{go_on, password_again},
        handlers::led,
        queries as accounts,
    },
    actions,
    forms::SetOutForm,
    model::{Connection, Refusal, SECRET, Ticket},
    queries,
    views::{LeavingPage, RefusedPage, SignInPage, Who},
};
use crate::{
    config::Config,
    error::{Error, Result},
    platform::{
        access::{
            Anyone, School, Visitor,
            oidc::{Issuer, Journey, Trouble, Vouched},
            pending::Wish,
        },
        db::ids::{SsoConnectionId, UserId},
        i18n::Text,
        outbound::Unanswered,
        web::{FieldErrors, Form, Id, Query, Reply, local_path},
    },
};
use actix_web::{
    HttpRequest, HttpResponse,
    cookie::{Cookie, CookieJar, SameSite, time::Duration},
    http::StatusCode,
};
use chrono::TimeDelta;

/// How long somebody may take at the service.
const ON_THE_WAY: TimeDelta = TimeDelta::minutes(10);
/// Longer codes are none.
const LONGEST_CODE: usize = 4096;

/// For the page at the door: where people of the school that they want to go to sign in with a service, if they can.
pub async fn way_in(anyone: &Anyone, next: &str) -> Result<Option<String>> {
    let Some(slug) = next.strip_prefix("/s/").and_then(|rest| rest.split(['/', '?']).next()) else { return Ok(None) };
    let asked = slug.to_owned();
    let has_sso = anyone.app().db.read(anyone.key(), move |db| Ok(queries::has_sso(db, &asked)?)).await?;
    Ok(has_sso.then(|| with_next(&format!("/s/{slug}/sign-in"), next)))
}

fn with_next(path: &str, next: &str) -> String {
    if next.is_empty() {
        return path.to_owned();
    }
    format!("{path}?{}", url::form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish())
}

/// The school's services, to sign in with or, for whoever is signed in, to link. Where there is none it is no page.
pub async fn sign_in_page(visitor: Visitor, query: Query) -> Result<HttpResponse> {
    let next = local_path(query.get("next")).unwrap_or_default().to_owned();
    if visitor.school().is_none_or(|school| !school.has_sso) {
        return visitor.arrival().draw(Reply::see_other(with_next("/sign-in", &next))).await;
    }
    buttons(&visitor, next, FieldErrors::default()).await
}

async fn buttons(visitor: &Visitor, next: String, errors: FieldErrors) -> Result<HttpResponse> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let password = with_next("/sign-in", &next);
    let reply = visitor.page(move |db, chrome| {
        // Whoever is signed in and no person of the school has nothing to link here.
        if chrome.user().is_some() && chrome.me().is_none() {
            return Ok(Reply::see_other(chrome.home()));
        }
        let own = chrome.user().map(|user| accounts::find(db, &user.id)).transpose()?;
        let who = match own {
            Some(own) if own.password_hash.is_none() => Who::NeedsPassword,
            Some(own) => Who::Links { email: own.email },
            None => Who::SignsIn { password },
        };
        let form = Form::filled(SetOutForm { next, ..SetOutForm::default() }).with(errors);
        Ok(Reply::page(SignInPage::of(chrome, &queries::open(db)?, &form, who)).at(status))
    });
    reply.await
}

/// Sends the browser to the service. It goes by a page and not by a redirect: what a form is sent to may only be ours
/// (`form-action`), and services send on as they like.
pub async fn set_out(visitor: Visitor, form: Form<SetOutForm>) -> Result<HttpResponse> {
    // No button of ours leaves it out: whoever did looks at the buttons again.
    let Ok(id) = SsoConnectionId::try_from(form.connection.clone()) else {
        let home = visitor.school().map(|school| school.path("/sign-in")).ok_or(Error::NotFound)?;
        return visitor.arrival().draw(Reply::see_other(home)).await;
    };
    let Opened { connection, issuer, .. } = opened(&visitor, id).await?;
    if let Err(errors) = may_add_a_way_in(&visitor, &form.password).await? {
        return buttons(&visitor, form.next(), errors).await;
    }
    let (arrival, app) = (visitor.arrival(), visitor.app());
    let (url, journey) = match issuer.set_out(&app.outbound).await {
        Ok(way) => way,
        Err(trouble) => return in_trouble(&visitor, &connection, trouble).await,
    };
    let ticket = ticket(&visitor, &connection, journey, form.next());
    let page = LeavingPage::of(&arrival.chrome(), &connection.label, url.as_str());
    arrival.draw(Reply::page(page).with_any(sealed(&ticket, &app.config))).await
}

/// Another way into an account is not added by a browser that somebody left open. Whoever signs in is asked for nothing.
async fn may_add_a_way_in(visitor: &Visitor, password: &str) -> Result<Result<(), FieldErrors>> {
    if visitor.arrival().user().is_none() {
        return Ok(Ok(()));
    }
    match password_again(&visitor.as_anyone(), password).await {
        Ok(_) => Ok(Ok(())),
        Err(Error::Invalid(errors)) => Ok(Err(errors)),
        Err(error) => Err(error),
    }
}

fn ticket(visitor: &Visitor, connection: &Connection, journey: Journey, next: String) -> Ticket {
    Ticket {
        journey,
        connection: connection.id.to_string(),
        links: visitor.arrival().user().map(|user| user.id.to_string()),
        next,
        until: visitor.app().db.now().plus(ON_THE_WAY).utc().and_utc().timestamp(),
    }
}

/// A connection that is on, as whom to ask, and the school that it lets into.
struct Opened {
    connection: Connection,
    issuer: Issuer,
    school: School,
}

async fn opened(visitor: &Visitor, id: SsoConnectionId) -> Result<Opened> {
    let school = visitor.school().ok_or(Error::NotFound)?.clone();
    let found = visitor.read(move |db, _| {
        let connection = queries::find(db, &id)?;
        let sealed = connection.secret_sealed.as_deref().filter(|_| connection.is_on).ok_or(Error::NotFound)?;
        let secret = db.unseal(SECRET, sealed)?;
        Ok((connection, secret))
    });
    let (connection, secret) = found.await?;
    let issuer = Issuer {
        issuer: connection.issuer.clone(),
        client_id: connection.client_id.clone(),
        secret,
        back: back(&visitor.app().config, &school, &connection.id),
    };
    Ok(Opened { connection, issuer, school })
}

/// Each connection has an address of its own to come back to, so that no service is taken for another.
fn back(config: &Config, school: &School, id: &SsoConnectionId) -> String {
    format!("{}{}", config.base(), school.path(&format!("/sign-in/{id}/callback")))
}

/// The browser comes back. It has to be the one that was sent: its cookie knows the state, the connection and, where a
/// service is linked, whose account it is.
pub async fn come_back(
    visitor: Visitor,
    id: Id<SsoConnectionId>,
    query: Query,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let opened = opened(&visitor, id.0).await?;
    // Its cookie stays: a link that somebody else sent ends no sign-in of ours.
    let Some(ticket) = own_ticket(&visitor, &request, &opened.connection, query.get("state")) else {
        let again = Reply::see_other(opened.school.path("/sign-in")).saying(Text::of("sso-refused-browser"));
        return visitor.arrival().draw(again).await;
    };
    match amiss(&visitor, &opened.connection, &ticket, &query) {
        Some(key) => refuse(&visitor, &opened.connection, key).await,
        None => go_in(&visitor, &request, opened, ticket, query.get("code")).await,
    }
}

/// What this browser set out with: to this connection, with this state, and not too long ago.
fn own_ticket(visitor: &Visitor, request: &HttpRequest, connection: &Connection, state: &str) -> Option<Ticket> {
    let app = visitor.app();
    unsealed(request, &app.config).filter(|ticket| {
        ticket.connection == connection.id.as_str()
            && ticket.journey.is_of(state)
            && app.db.now().utc().and_utc().timestamp() < ticket.until
    })
}

/// What is wrong with an answer before anybody is asked about it.
fn amiss(visitor: &Visitor, connection: &Connection, ticket: &Ticket, query: &Query) -> Option<&'static str> {
    let (said, code) = (query.get("iss"), query.get("code"));
    if !said.is_empty() && said != connection.issuer {
        return Some("sso-refused-issuer");
    }
    if !query.get("error").is_empty() || code.is_empty() || code.len() > LONGEST_CODE {
        return Some("sso-refused-by-them");
    }
    let is_other =
        ticket.links.is_some() && ticket.links.as_deref() != visitor.arrival().user().map(|user| user.id.as_str());
    is_other.then_some("sso-refused-browser")
}

async fn go_in(
    visitor: &Visitor,
    request: &HttpRequest,
    opened: Opened,
    ticket: Ticket,
    code: &str,
) -> Result<HttpResponse> {
    let (Opened { connection, issuer, school }, arrival, app) = (opened, visitor.arrival(), visitor.app());
    let asked = issuer.ask(&app.outbound, &school, ticket.journey, code.to_owned(), app.db.now());
    let somebody = match asked.await {
        Ok(somebody) => somebody,
        Err(trouble) => return in_trouble(visitor, &connection, trouble).await,
    };
    let outcome = match ticket.links.and_then(|user| UserId::try_from(user).ok()) {
        Some(user) => link(visitor, user, connection.clone(), somebody, &school).await?,
        None => enter(visitor, request, &connection, somebody, &school, &ticket.next).await?,
    };
    match outcome {
        Ok(reply) => arrival.draw(reply.with_cookie(gone(&app.config))).await,
        Err(refusal) => refuse(visitor, &connection, refusal.key()).await,
    }
}

async fn link(
    visitor: &Visitor,
    user: UserId,
    connection: Connection,
    somebody: Vouched,
    school: &School,
) -> Result<Result<Reply, Refusal>> {
    let anyone = visitor.as_anyone();
    let (by, lang, school) = (anyone.actor(), anyone.arrival().lang(), school.name.clone());
    let said = Text::of("sso-linked").with("service", &connection.label);
    let linked = anyone.app().db.write(anyone.key(), move |db| {
        db.within(&somebody, |db| actions::link(db, &by, &user, &connection, &somebody, &school, lang))
    });
    let linked = linked.await?.ok_or(Error::NotFound)?;
    Ok(linked.map(|()| Reply::see_other("/account/sign-in").saying(said)))
}

async fn enter(
    visitor: &Visitor,
    request: &HttpRequest,
    connection: &Connection,
    somebody: Vouched,
    school: &School,
    next: &str,
) -> Result<Result<Reply, Refusal>> {
    let anyone = visitor.as_anyone();
    if belongs_elsewhere(&anyone, &somebody, school).await? {
        return Ok(Err(Refusal::Elsewhere));
    }
    let (by, lang, id) = (anyone.actor(), anyone.arrival().lang(), connection.id.clone());
    let arrived = anyone
        .app()
        .db
        .write(anyone.key(), move |db| db.within(&somebody, |db| actions::arrive(db, &by, &id, &somebody, lang)));
    let user = match arrived.await?.ok_or(Error::NotFound)? {
        Ok(user) => user,
        Err(refusal) => return Ok(Err(refusal)),
    };
    // The one way into a session, whatever was shown for it: whoever has a second step is asked for it here too.
    let next = if next.is_empty() { school.path("/today") } else { next.to_owned() };
    let way = go_on(&anyone, request, &user, Wish { remember: false, next }).await?;
    Ok(Ok(led(way, &user.email, &visitor.app().config)))
}

/// Whether an account that a school's service made belongs to other schools by now, which that service does not open.
async fn belongs_elsewhere(anyone: &Anyone, somebody: &Vouched, school: &School) -> Result<bool> {
    let (db, asked) = (&anyone.app().db, somebody.clone());
    let known = db.read(anyone.key(), move |db| Ok(queries::known(db, &asked)?)).await?;
    let Some((identity, user, _)) = known else { return Ok(false) };
    if identity.school_id.is_none() {
        return Ok(false);
    }
    let schools = db.read(&somebody.as_user(&user.id), |db| Ok(accounts::memberships(db)?)).await?;
    Ok(schools.iter().any(|membership| membership.slug != school.slug))
}

async fn refuse(visitor: &Visitor, connection: &Connection, key: &'static str) -> Result<HttpResponse> {
    let words = Text::of(key).with("service", &connection.label).with("domain", &connection.domain);
    answer_refused(visitor, words, StatusCode::FORBIDDEN).await
}

async fn in_trouble(visitor: &Visitor, connection: &Connection, trouble: Trouble) -> Result<HttpResponse> {
    tracing::info!(%trouble, "a sign-in service was no help");
    let (key, status) = match trouble {
        Trouble::Unanswered(Unanswered::Slow) => ("sso-trouble-slow", StatusCode::BAD_GATEWAY),
        Trouble::Unanswered(_) => ("sso-trouble-unreachable", StatusCode::BAD_GATEWAY),
        Trouble::NotTheIssuer => ("sso-trouble-issuer", StatusCode::BAD_GATEWAY),
        Trouble::CodeRefused => ("sso-refused-code", StatusCode::FORBIDDEN),
        Trouble::BadToken => ("sso-refused-token", StatusCode::FORBIDDEN),
    };
    answer_refused(visitor, Text::of(key).with("service", &connection.label), status).await
}

async fn answer_refused(visitor: &Visitor, words: Text, status: StatusCode) -> Result<HttpResponse> {
    let (arrival, config) = (visitor.arrival(), &visitor.app().config);
    let page = Reply::page(RefusedPage::of(&arrival.chrome(), &words)).at(status);
    arrival.draw(page.with_cookie(gone(config))).await
}

fn cookie_name(config: &Config) -> &'static str {
    if config.is_https() { "__Host-sso" } else { "sso" }
}

/// Written so that nobody else reads or makes one.
fn sealed(ticket: &Ticket, config: &Config) -> Option<Cookie<'static>> {
    let name = cookie_name(config);
    let mut jar = CookieJar::new();
    jar.private_mut(&config.secret).add(Cookie::new(name, serde_json::to_string(ticket).ok()?));
    let mut cookie = jar.get(name)?.clone();
    shape(&mut cookie, config);
    cookie.set_max_age(Duration::seconds(ON_THE_WAY.num_seconds()));
    Some(cookie)
}

fn unsealed(request: &HttpRequest, config: &Config) -> Option<Ticket> {
    let name = cookie_name(config);
    let mut jar = CookieJar::new();
    jar.add_original(request.cookie(name)?);
    serde_json::from_str(jar.private(&config.secret).get(name)?.value()).ok()
}

fn gone(config: &Config) -> Cookie<'static> {
    let mut cookie = Cookie::new(cookie_name(config), "");
    shape(&mut cookie, config);
    cookie.make_removal();
    cookie
}

fn shape(cookie: &mut Cookie<'static>, config: &Config) {
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(config.is_https());
    // It comes back with a link from the service, which `Strict` would leave out.
    cookie.set_same_site(SameSite::Lax);
}
