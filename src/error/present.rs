//! The outermost middleware: draws errors for whoever asked, sets the headers of every answer, writes one line of log.

use super::Error;
use crate::{
    app::App,
    platform::{
        access::Arrival,
        db::ids,
        i18n::{Lang, Text},
        web::{Chrome, Remember, secure, wants_fragment},
    },
};
use actix_web::{
    HttpMessage, HttpRequest, HttpResponse, HttpResponseBuilder, ResponseError,
    body::BoxBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        StatusCode,
        header::{HeaderMap, HeaderName, HeaderValue},
    },
    middleware::Next,
    web::Data,
};
use askama::Template;
use std::time::Instant;

/// Where a second step is set up.
const SECOND_STEP: &str = "/account/second-step";

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    chrome: Chrome,
    title: String,
    detail: String,
    /// Where to sign in and come back from, when that is what is missing.
    sign_in: Option<String>,
    /// A way back that exists for this reader.
    back: String,
}

#[derive(Template)]
#[template(path = "error.html", block = "notice")]
struct ErrorNotice {
    detail: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Page,
    Fragment,
    Problem,
}

impl Face {
    fn wanted(path: &str, headers: &HeaderMap) -> Self {
        let accept = headers.get("accept").and_then(|value| value.to_str().ok()).unwrap_or_default();
        if path.starts_with("/api/") || accept.starts_with("application/json") {
            Self::Problem
        } else if wants_fragment(headers) {
            Self::Fragment
        } else {
            Self::Page
        }
    }
}

pub async fn present(req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let began = Instant::now();
    // What goes wrong outside our own pages (the session could not be stored) has no request to be drawn for.
    let res = next.call(req).await.map_err(|error| match error.as_error::<Error>() {
        Some(_) => error,
        None => {
            tracing::error!(%error, "an answer was lost");
            Error::unavailable().into()
        }
    })?;
    let reply = res.response().error().map(|error| match error.as_error::<Error>() {
        Some(error) => draw(error, res.request()),
        None => draw(&foreign(error.as_response_error().status_code()), res.request()),
    });
    let mut res = match reply {
        Some(reply) => res.into_response(reply),
        None => res,
    };
    finish(&mut res);
    log(&res, began);
    Ok(res)
}

/// What an extractor of actix itself found wrong.
fn foreign(status: StatusCode) -> Error {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        status if status.is_client_error() => Error::NotFound,
        status => Error::internal(format!("an extractor answered {status}")),
    }
}

fn draw(error: &Error, request: &HttpRequest) -> HttpResponse {
    let arrival = request.extensions().get::<Arrival>().cloned();
    let chrome = match (&arrival, request.app_data::<Data<App>>()) {
        (Some(arrival), _) => arrival.chrome(),
        (None, Some(app)) => Chrome::bare(&app.config, Lang::default(), app.db.now()),
        (None, None) => return HttpResponse::new(error.status_code()),
    };
    let mut text = error.text();
    if let Error::Internal(source) = error {
        let request_id = arrival.as_ref().map_or_else(ids::fresh, |arrival| arrival.request_id().to_owned());
        tracing::error!(%request_id, error = %chain(source.as_ref()), "internal error");
        text = text.with("id", request_id);
    }
    let (status, detail) = (error.status_code(), chrome.lang.say(&text));
    let mut reply = HttpResponse::build(status);
    reply.insert_header(("Vary", "HX-Request, Accept, Accept-Language, Cookie"));
    reply.insert_header(("X-Robots-Tag", "noindex"));
    match error {
        Error::TooMany { retry_after } => {
            reply.insert_header(("Retry-After", retry_after.as_secs().max(1).to_string()));
        }
        Error::Unavailable(_) => {
            reply.insert_header(("Retry-After", "5"));
        }
        _ => {}
    }
    let face = Face::wanted(request.path(), request.headers());
    if face == Face::Page && matches!(error, Error::SecondStep) {
        return reply.status(StatusCode::SEE_OTHER).insert_header(("Location", SECOND_STEP)).finish();
    }
    let sign_in = matches!(error, Error::SignedOut).then(|| chrome.sign_in_path());
    match (face, &sign_in) {
        (Face::Problem, _) => reply.content_type("application/problem+json").body(problem(status, &detail).to_string()),
        (Face::Fragment, Some(path)) => reply.insert_header(("HX-Redirect", path.as_str())).finish(),
        (Face::Fragment, None) => {
            reply.insert_header(("HX-Retarget", "#status")).insert_header(("HX-Reswap", "innerHTML"));
            html(reply, &ErrorNotice { detail })
        }
        (Face::Page, _) => {
            let title = chrome.lang.say(&Text::of(title_of(status)));
            let back = chrome.home();
            html(reply, &ErrorPage { chrome, title, detail, sign_in, back })
        }
    }
}

fn title_of(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "error-title-not-found",
        StatusCode::UNAUTHORIZED => "error-title-signed-out",
        StatusCode::FORBIDDEN => "error-title-forbidden",
        StatusCode::CONFLICT => "error-title-conflict",
        StatusCode::SERVICE_UNAVAILABLE => "error-title-unavailable",
        StatusCode::TOO_MANY_REQUESTS => "error-title-too-many",
        _ => "error-title-other",
    }
}

fn problem(status: StatusCode, detail: &str) -> serde_json::Value {
    serde_json::json!({
        "type": "about:blank",
        "title": status.canonical_reason(),
        "status": status.as_u16(),
        "detail": crate::platform::i18n::plain(detail),
    })
}

fn html(mut reply: HttpResponseBuilder, view: &impl Template) -> HttpResponse {
    match view.render() {
        Ok(body) => reply.content_type("text/html; charset=utf-8").body(body),
        Err(error) => {
            tracing::error!(%error, "the error page cannot be drawn");
            reply.finish()
        }
    }
}

/// What every answer carries, whoever made it.
fn finish(res: &mut ServiceResponse<BoxBody>) {
    let (is_remembered, is_private, is_https) = {
        let extensions = res.request().extensions();
        let arrival = extensions.get::<Arrival>();
        let is_https = res.request().app_data::<Data<App>>().is_some_and(|app| app.config.is_https());
        (extensions.get::<Remember>().is_some(), arrival.is_some_and(|a| a.user().is_some()), is_https)
    };
    let headers = res.headers_mut();
    if is_remembered {
        crate::platform::web::outlive_the_window(headers);
    }
    secure(headers, is_https);
    let cache = HeaderName::from_static("cache-control");
    if !headers.contains_key(&cache) {
        let value = if is_private { "private, no-store" } else { "no-cache" };
        headers.insert(cache, HeaderValue::from_static(value));
    }
}

/// Ids only: no address of a person, no query string, no body.
fn log(res: &ServiceResponse<BoxBody>, began: Instant) {
    let extensions = res.request().extensions();
    let Some(arrival) = extensions.get::<Arrival>() else { return };
    tracing::info!(
        request_id = arrival.request_id(),
        school = arrival.school().map(|school| school.slug.as_str()),
        user_id = arrival.user().map(|user| user.id.as_str()),
        method = %res.request().method(),
        path = res.request().match_pattern().as_deref().unwrap_or("-"),
        status = res.status().as_u16(),
        ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        "answered"
    );
}

fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |e| e.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
