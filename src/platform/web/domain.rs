//! `slug.SITE_DOMAIN`: a school's public pages under a name of their own.
//!
//! Its rule: only reading happens there. Whatever needs signing in goes to BASE_URL, because a `__Host-` cookie belongs
//! to one host.

use crate::app::App;
use actix_web::{
    HttpResponse,
    body::BoxBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{Method, StatusCode, Uri},
    middleware::Next,
    web::Data,
};

/// Middleware, before anything looks at the path.
pub async fn of_the_school(
    mut req: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let Some((slug, base)) = school_in(&req) else { return next.call(req).await };
    let home = format!("/s/{slug}");
    let path = req.path().to_owned();
    let is_theirs = path == home || path.starts_with(&format!("{home}/"));
    let is_reading = matches!(*req.method(), Method::GET | Method::HEAD);
    let is_taste = matches!(path.as_str(), "/language" | "/theme");
    let query = req.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let elsewhere = if is_theirs || path.starts_with("/s/") || !(path == "/" || path.starts_with("/activities")) {
        path.clone()
    } else {
        format!("{home}{}", path.trim_end_matches('/'))
    };
    let is_public = is_reading && (is_theirs || elsewhere != path);
    if !is_public && !is_taste {
        return Ok(req.into_response(see(&format!("{base}{elsewhere}{query}"))));
    }
    if let Ok(uri) = format!("{elsewhere}{query}").parse::<Uri>() {
        req.match_info_mut().get_mut().update(&uri);
        req.head_mut().uri = uri;
    }
    let res = next.call(req).await?;
    if matches!(res.status(), StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
        return Ok(res.into_response(see(&format!("{base}{elsewhere}{query}"))));
    }
    Ok(res)
}

fn see(place: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header(("Location", place)).finish()
}

/// The label before SITE_DOMAIN in the request's Host, and where signing in happens.
fn school_in(req: &ServiceRequest) -> Option<(String, String)> {
    let config = &req.app_data::<Data<App>>()?.config;
    let domain = config.site_domain.as_ref()?;
    let host = req.head().headers().get("host")?.to_str().ok()?.to_lowercase();
    let host = host.split(':').next()?;
    let slug = host.strip_suffix(domain)?.strip_suffix('.')?;
    let is_slug = slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') && !slug.is_empty();
    let is_ours = config.base_url.host_str() == Some(host);
    (is_slug && slug != "www" && !is_ours).then(|| (slug.to_owned(), config.base()))
}
