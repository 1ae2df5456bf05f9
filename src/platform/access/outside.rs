//! Requests that no page of ours sent: a mail program that unsubscribes, a mail server that reports.
//!
//! Its rule: cookies are not read, so that no browser can be made to act as somebody. What such a request may do stands
//! in its address (a signed link) or in its `Authorization`.

use super::{Access, Arrival, SiteKey, arrive::nobody, sealed};
use crate::{
    error::{Error, Result},
    platform::{
        db::SiteDb,
        limits::Scope,
        text::sha256_hex,
        web::{Chrome, Reply},
    },
};
use actix_web::{
    FromRequest, HttpMessage, HttpRequest, HttpResponse,
    body::BoxBody,
    dev::{Payload, ServiceRequest, ServiceResponse},
    middleware::Next,
};
use std::future::{Ready, ready};

/// What a request from outside says it may: `Authorization: Bearer …`.
struct Bearer(String);

/// Middleware for routes that are declared `post_outside`, inside `present`.
pub async fn arrive_outside(
    req: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let arrival = match nobody(&req) {
        Ok(arrival) => arrival,
        Err(error) => return Ok(req.error_response(error)),
    };
    let limited = arrival.app().limits.check(Scope::Address, arrival.address());
    let said = req.headers().get("authorization").and_then(|value| value.to_str().ok());
    let bearer = said.and_then(|said| said.strip_prefix("Bearer ")).map(|token| Bearer(token.trim().to_owned()));
    if let Some(bearer) = bearer {
        req.extensions_mut().insert(bearer);
    }
    req.extensions_mut().insert(arrival);
    match limited {
        Ok(()) => next.call(req).await,
        Err(error) => Ok(req.error_response(error)),
    }
}

/// The server that carries our mail, known by `BOUNCE_SECRET`. Where none is set there is no such way in.
pub struct Relay {
    arrival: Arrival,
    key: SiteKey,
}

impl sealed::Sealed for Relay {}

impl Access for Relay {
    const NAME: &'static str = "mail relay";

    /// Nobody is one by how they arrived: `from_request` looks at what they bring.
    fn admit(_: &Arrival) -> Result<Self> {
        Err(Error::SignedOut)
    }
}

impl FromRequest for Relay {
    type Error = Error;
    type Future = Ready<Result<Self>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let extensions = req.extensions();
        let Some(arrival) = extensions.get::<Arrival>() else {
            return ready(Err(Error::internal("`arrive_outside` is not mounted")));
        };
        let Some(secret) = &arrival.app().config.bounce_secret else { return ready(Err(Error::NotFound)) };
        // Hashed first, so that the time to compare says nothing of the secret.
        let knows = extensions.get::<Bearer>().is_some_and(|bearer| sha256_hex(&bearer.0) == sha256_hex(secret));
        let relay = || Self { arrival: arrival.clone(), key: SiteKey::cut() };
        ready(if knows { Ok(relay()) } else { Self::admit(arrival) })
    }
}

impl Relay {
    pub async fn write(
        &self,
        work: impl FnOnce(&mut SiteDb<'_>, &Chrome) -> Result<Reply> + Send + 'static,
    ) -> Result<HttpResponse> {
        self.arrival.write(&self.key, work).await
    }
}
