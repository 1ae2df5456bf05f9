//! Somebody with a browser: asks, keeps cookies, and gets answers that tests can read.

use super::TestApp;
use actix_web::{
    body::to_bytes,
    http::{Method, header::HeaderMap},
    test::TestRequest,
};
use homeroom::platform::{
    db::ids::{PersonId, UserId},
    i18n::plain,
};
use std::{cell::RefCell, collections::BTreeMap, net::SocketAddr};

/// Somebody who asks: signed in when there is a session among the cookies. A clone is a second browser with the same
/// cookies.
#[derive(Clone)]
pub struct Client<'a> {
    app: &'a TestApp,
    cookies: RefCell<BTreeMap<String, String>>,
    headers: Vec<(String, String)>,
    address: SocketAddr,
    sends_fetch_metadata: bool,
    user: Option<UserId>,
    person: Option<PersonId>,
    pub name: String,
    pub email: String,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    /// As they travelled.
    pub bytes: Vec<u8>,
    /// The same as text.
    pub body: String,
}

impl<'a> Client<'a> {
    pub fn of(app: &'a TestApp) -> Self {
        Self {
            app,
            cookies: RefCell::default(),
            headers: Vec::new(),
            address: ([203, 0, 113, 7], 40_000).into(),
            sends_fetch_metadata: true,
            user: None,
            person: None,
            name: String::new(),
            email: String::new(),
        }
    }

    pub(super) fn signed_in_as(self, user: UserId, person: Option<PersonId>, name: &str, email: &str) -> Self {
        Self { user: Some(user), person, name: name.to_owned(), email: email.to_owned(), ..self }
    }

    /// Asks as htmx does.
    #[must_use]
    pub fn with_htmx(self) -> Self {
        self.header("hx-request", "true")
    }

    /// Sends this with every request.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// An old browser, or something that is none: says nothing of where a form comes from.
    #[must_use]
    pub fn no_fetch_metadata(self) -> Self {
        Self { sends_fetch_metadata: false, ..self }
    }

    #[must_use]
    pub fn at_address(self, ip: [u8; 4]) -> Self {
        Self { address: (ip, 40_000).into(), ..self }
    }

    pub fn set_cookie(&self, name: &str, value: &str) {
        self.cookies.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// Whose account it is.
    pub fn user(&self) -> &UserId {
        self.user.as_ref().expect("somebody with an account")
    }

    /// Which person of their school they are.
    pub fn person(&self) -> &PersonId {
        self.person.as_ref().expect("a person of a school")
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, TestRequest::get()).await
    }

    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.ask(Method::POST, path, TestRequest::post().set_form(form)).await
    }

    /// Posts bytes as a form, whatever they are.
    pub async fn post_bytes(&self, path: &str, body: Vec<u8>) -> Answer {
        let request = TestRequest::post().insert_header(("content-type", "application/x-www-form-urlencoded"));
        self.ask(Method::POST, path, request.set_payload(body)).await
    }

    pub async fn ask(&self, method: Method, path: &str, request: TestRequest) -> Answer {
        let mut request = request.uri(path).peer_addr(self.address);
        if self.sends_fetch_metadata && !method.is_safe() {
            request = request.insert_header(("sec-fetch-site", "same-origin"));
        }
        let cookies: Vec<_> = self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.insert_header(("cookie", cookies.join("; ")));
        }
        for (name, value) in &self.headers {
            request = request.insert_header((name.as_str(), value.as_str()));
        }
        let door = self.app.door().await;
        let response = match door(request).await {
            Ok(response) => response.into_parts().1,
            Err(error) => error.error_response(),
        };
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        self.keep_cookies(&headers);
        let body = to_bytes(response.into_body()).await.unwrap_or_else(|error| panic!("a broken body: {error}"));
        Answer { status, headers, bytes: body.to_vec(), body: String::from_utf8_lossy(&body).into_owned() }
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for cookie in headers.get_all("set-cookie").filter_map(|value| value.to_str().ok()) {
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let is_gone = attributes.split(';').any(|attribute| attribute.trim().eq_ignore_ascii_case("max-age=0"));
            let mut cookies = self.cookies.borrow_mut();
            if is_gone {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// Every value of a header that may come more than once.
    pub fn headers(&self, name: &str) -> Vec<&str> {
        self.headers.get_all(name).map(|value| value.to_str().unwrap()).collect()
    }

    /// Where it sends the browser.
    pub fn location(&self) -> Option<&str> {
        self.header("location").or_else(|| self.header("hx-redirect"))
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// What stands in the browser's title bar.
    pub fn title(&self) -> String {
        readable(self.within("<title>", "</title>"))
    }

    /// Everything that a person reads, tags taken out, spaces as one.
    pub fn plain(&self) -> String {
        let body = self.body.split_once("<body").map_or(self.body.as_str(), |(_, body)| body);
        readable(body.split_once('>').map_or(body, |(_, rest)| if body.len() < self.body.len() { rest } else { body }))
    }

    /// What a person reads in the main part of the page.
    pub fn main(&self) -> String {
        let main = self.within("<main", "</main>");
        readable(main.split_once('>').map_or(main, |(_, rest)| rest))
    }

    /// What the page says of what was just done.
    pub fn toast(&self) -> String {
        readable(self.within("<p class=\"toast\">", "</p>"))
    }

    /// What stands between the first `from` and the next `to`; empty when there is none.
    pub fn within(&self, from: &str, to: &str) -> &str {
        self.body.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map_or("", |(between, _)| between)
    }
}

/// HTML as a person reads it.
pub fn readable(html: &str) -> String {
    let (mut text, mut is_tag) = (String::new(), false);
    for c in html.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                text.push(' ');
            }
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    let marks = [("&#60;", "<"), ("&lt;", "<"), ("&#62;", ">"), ("&gt;", ">"), ("&#34;", "\""), ("&quot;", "\"")];
    for (mark, meaning) in marks.into_iter().chain([("&#39;", "'"), ("&#38;", "&"), ("&amp;", "&")]) {
        text = text.replace(mark, meaning);
    }
    // Hours keep their direction by a mark that nobody reads.
    plain(&text).replace('\u{2066}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}
