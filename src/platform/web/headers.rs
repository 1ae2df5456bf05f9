//! Headers of requests that decide something, and headers that every answer carries.

use super::super::access::session::REMEMBERED;
use actix_web::{
    dev::RequestHead,
    http::header::{HeaderMap, HeaderName, HeaderValue, SET_COOKIE},
};

/// Whether htmx asks for a part of a page; a boosted link asks for all of it.
pub fn wants_fragment(headers: &HeaderMap) -> bool {
    let says = |name| headers.get(name).is_some_and(|value| value == "true");
    says("hx-request") && !says("hx-boosted")
}

/// Who asks, past as many proxies as are ours: each adds the address it saw at the end of `X-Forwarded-For`.
pub fn address_of(head: &RequestHead, trusted_proxies: usize) -> String {
    let direct = head.peer_addr.map(|peer| peer.ip().to_string()).unwrap_or_default();
    let forwarded = head.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let seen: Vec<&str> = forwarded.flat_map(|value| value.split(',')).map(str::trim).collect();
    match trusted_proxies.checked_sub(1) {
        None => direct,
        Some(back) => seen
            .iter()
            .rev()
            .nth(back)
            .and_then(|ip| ip.parse::<std::net::IpAddr>().ok())
            .map_or(direct, |ip| ip.to_string()),
    }
}

const POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

/// The same for a page that brings files to where they lie.
pub(super) fn policy_reaching(origin: &str) -> String {
    format!("{POLICY}; connect-src 'self' {origin}")
}

/// What browsers may do with our pages.
pub fn secure(headers: &mut HeaderMap, is_https: bool) {
    let mut set = |name: &'static str, value: &'static str| {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    set("content-security-policy", POLICY);
    set("x-content-type-options", "nosniff");
    set("referrer-policy", "strict-origin-when-cross-origin");
    set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    if is_https {
        set("strict-transport-security", "max-age=31536000; includeSubDomains");
    }
}

/// Makes the session's cookie one that stays when the window closes; the row in the database still decides.
pub fn outlive_the_window(headers: &mut HeaderMap) {
    let cookies: Vec<HeaderValue> = headers.remove(SET_COOKIE).collect();
    for cookie in cookies {
        let text = cookie.to_str().unwrap_or_default();
        let is_session = text.starts_with("__Host-homeroom=") || text.starts_with("homeroom=");
        let longer = format!("{text}; Max-Age={}", REMEMBERED.num_seconds());
        let kept = if is_session { HeaderValue::try_from(longer).unwrap_or(cookie) } else { cookie };
        headers.append(SET_COOKIE, kept);
    }
}
