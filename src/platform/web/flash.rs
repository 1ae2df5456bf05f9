//! One sentence that the next page says: "Saved." A signed cookie, so that nothing is stored for it.

use crate::{
    config::Config,
    platform::{
        i18n::Text,
        text::{hex, unhex},
    },
};
use actix_web::{
    cookie::{Cookie, CookieJar, Key, SameSite},
    dev::ServiceRequest,
};

const NAME: &str = "flash";

#[derive(Debug, Clone)]
pub struct Flash(pub Text);

impl Flash {
    /// What the page before left behind; an edited cookie is none.
    pub fn read(req: &ServiceRequest, config: &Config) -> Option<Self> {
        let cookie = req.cookie(NAME).filter(|cookie| !cookie.value().is_empty())?;
        let mut jar = CookieJar::new();
        jar.add_original(cookie);
        let signed = jar.signed(&config.secret).get(NAME)?;
        serde_json::from_slice(&unhex(signed.value())?).ok().map(Self)
    }

    pub fn cookie(&self, secret: &Key, is_https: bool) -> Option<Cookie<'static>> {
        let mut jar = CookieJar::new();
        // As digits: a cookie's value is cut at a semicolon and decoded where it looks encoded.
        jar.signed_mut(secret).add(Cookie::new(NAME, hex(&serde_json::to_vec(&self.0).ok()?)));
        let mut cookie = jar.get(NAME)?.clone();
        dress(&mut cookie, is_https);
        Some(cookie)
    }

    /// Takes the sentence away once it was shown.
    pub fn gone(is_https: bool) -> Cookie<'static> {
        let mut cookie = Cookie::new(NAME, "");
        dress(&mut cookie, is_https);
        cookie.make_removal();
        cookie
    }
}

fn dress(cookie: &mut Cookie<'_>, is_https: bool) {
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(is_https);
    cookie.set_same_site(SameSite::Lax);
}
