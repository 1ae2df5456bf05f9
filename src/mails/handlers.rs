use super::{
    actions,
    forms::{self, PreferencesForm, ReportKind, UnsubscribeForm},
    queries,
    views::{PreferencesPage, StoppedPage, UnsubscribePage},
};
use crate::{
    error::{Error, Result},
    platform::{
        access::{
            Anyone, Can, ChooseMail, Relay, SignedLink,
            links::{self, Does},
        },
        db::AnyoneDb,
        i18n::Text,
        mail::Event,
        web::{FieldErrors, Form, Raw, Reply},
    },
};
use actix_web::{HttpRequest, HttpResponse, web::Path};

pub async fn preferences(reader: Can<ChooseMail>) -> Result<HttpResponse> {
    let reply = reader.page(|db, by, chrome| {
        let (choices, address) = (queries::choices(db, by.person())?, queries::address(db, by.person())?);
        Ok(Reply::page(PreferencesPage::of(chrome, &choices, address)))
    });
    reply.await
}

pub async fn choose(reader: Can<ChooseMail>, form: Form<PreferencesForm>) -> Result<HttpResponse> {
    let reply = reader.write(move |db, by, chrome| {
        actions::choose(db, by, &form.wanted())?;
        Ok(Reply::see_other(chrome.path("/mail-preferences")).saying(Text::of("mail-said-chosen")))
    });
    reply.await
}

pub async fn try_address_again(reader: Can<ChooseMail>) -> Result<HttpResponse> {
    let reply = reader.write(|db, by, chrome| {
        actions::try_address_again(db, by)?;
        Ok(Reply::see_other(chrome.path("/mail-preferences")).saying(Text::of("mail-said-again")))
    });
    reply.await
}

/// What a link of ours stops. One that was not signed here leads nowhere.
fn stops(db: &AnyoneDb<'_>, token: &str) -> Result<(SignedLink, Event)> {
    let link = links::read(db, Does::Unsubscribe, token).ok_or(Error::NotFound)?;
    let event = Event::named(&link.what).ok_or(Error::NotFound)?;
    Ok((link, event))
}

pub async fn unsubscribing(anyone: Anyone, token: Path<String>) -> Result<HttpResponse> {
    let reply = anyone.page(move |db, chrome| {
        let (link, event) = stops(db, &token)?;
        let school = db.within(&link, |db| Ok(crate::schools::name(db)?))?.ok_or(Error::NotFound)?;
        Ok(Reply::page(UnsubscribePage::of(chrome, event, school)))
    });
    reply.await
}

/// No redirect at the end: mail programs that click for their reader do not follow one (RFC 8058).
pub async fn unsubscribe(anyone: Anyone, token: Path<String>, form: Form<UnsubscribeForm>) -> Result<HttpResponse> {
    let by = anyone.actor();
    let reply = anyone.write(move |db, chrome| {
        let (link, event) = stops(db, &token)?;
        actions::unsubscribe(db, &by, &link, event)?;
        let preferences = db.within(&link, |db| Ok(crate::schools::path(db, "/mail-preferences")?))?;
        Ok(Reply::page(StoppedPage::of(chrome, form.lang(), event, preferences.ok_or(Error::NotFound)?)))
    });
    reply.await
}

pub async fn bounces(relay: Relay, request: HttpRequest, body: Raw) -> Result<HttpResponse> {
    let said = request.headers().get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let wrong = || Error::from(FieldErrors::of("content-type", Text::of("field-choice")));
    let report = forms::report(ReportKind::of(said).ok_or_else(wrong)?, &body.0)?;
    let reply = relay.write(move |db, _| {
        report.iter().try_for_each(|report| actions::note(db, report))?;
        Ok(Reply::raw("application/json", "{}", Vec::new()))
    });
    reply.await
}
