//! A form of ours is only taken from a page of ours.
//!
//! Its rule: an unsafe method needs `Sec-Fetch-Site: same-origin` or, from an old browser, an `Origin` equal to ours.

use crate::{
    config::Config,
    error::{Error, Result},
    platform::i18n::Text,
};
use actix_web::http::{Method, header::HeaderMap};

pub fn check(method: &Method, headers: &HeaderMap, config: &Config) -> Result<()> {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let is_ours = match (header("sec-fetch-site"), header("origin")) {
        (Some(site), _) => site == "same-origin",
        (None, origin) => origin == Some(config.origin().as_str()),
    };
    if method.is_safe() || is_ours { Ok(()) } else { Err(Error::Forbidden(Text::of("error-cross-site"))) }
}
