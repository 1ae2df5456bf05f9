//! What a request is answered with: described first, drawn when the transaction is over.

use super::{Flash, headers::policy_reaching};
use crate::{
    error::{Error, Result},
    platform::i18n::Text,
};
use actix_web::{
    HttpResponse,
    cookie::{Cookie, Key},
    http::{StatusCode, header::HeaderMap},
};
use askama::DynTemplate;
use std::{borrow::Cow, io::Write};

type View = Box<dyn DynTemplate + Send>;

/// What a request is answered with, not drawn yet: drawing waits until the transaction is over.
pub struct Reply {
    status: StatusCode,
    shows: Shows,
    flash: Option<Text>,
    flash_elsewhere: Option<Text>,
    cookies: Vec<Cookie<'static>>,
    headers: Headers,
    shows_flash: bool,
}

enum Shows {
    Page(View),
    Swap {
        fragment: View,
        or_else: String,
    },
    Elsewhere(String),
    /// Something that is no page: a stylesheet, a mail in its frame.
    Raw {
        kind: &'static str,
        body: Vec<u8>,
        headers: Headers,
    },
}

type Headers = Vec<(&'static str, Cow<'static, str>)>;

/// A fragment that still has to say where to go without htmx.
#[must_use = "without JavaScript a POST ends in a redirect: say where to with `or_see_other`"]
pub struct Swap(View);

/// How the reader wants it.
#[derive(Clone)]
pub struct Style {
    pub is_htmx: bool,
    pub encoding: Encoding,
    /// For somebody in particular: kept by nobody.
    pub is_private: bool,
    pub secret: Key,
    pub is_https: bool,
    /// The page before left a sentence, which this page shows.
    pub had_flash: bool,
}

impl Reply {
    fn of(shows: Shows) -> Self {
        Self {
            status: StatusCode::OK,
            shows,
            flash: None,
            flash_elsewhere: None,
            cookies: Vec::new(),
            headers: Vec::new(),
            shows_flash: false,
        }
    }

    pub fn page(view: impl askama::Template + Send + 'static) -> Self {
        Self { shows_flash: true, ..Self::of(Shows::Page(Box::new(view))) }
    }

    /// A part of a page, for a request that asked for one.
    pub fn part(view: impl askama::Template + Send + 'static) -> Self {
        Self::of(Shows::Page(Box::new(view)))
    }

    pub fn swap(fragment: impl askama::Template + Send + 'static) -> Swap {
        Swap(Box::new(fragment))
    }

    pub fn see_other(path: impl Into<String>) -> Self {
        Self::of(Shows::Elsewhere(path.into()))
    }

    pub fn raw(kind: &'static str, body: impl Into<Vec<u8>>, headers: Vec<(&'static str, &'static str)>) -> Self {
        let headers = headers.into_iter().map(|(name, value)| (name, Cow::Borrowed(value))).collect();
        Self::of(Shows::Raw { kind, body: body.into(), headers })
    }

    /// A file to keep. `name` is what the reader's machine calls it: every letter, and a plain one for old browsers.
    pub fn download(kind: &'static str, name: &str, body: Vec<u8>) -> Self {
        let disposition = attachment(name);
        Self::of(Shows::Raw { kind, body, headers: vec![("Content-Disposition", disposition.into())] })
    }

    #[must_use]
    pub fn at(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// What the next page says.
    #[must_use]
    pub fn saying(self, text: Text) -> Self {
        Self { flash: Some(text), ..self }
    }

    /// The same, where the reader is sent on; a fragment says it itself.
    #[must_use]
    pub fn saying_elsewhere(self, text: Text) -> Self {
        Self { flash_elsewhere: Some(text), ..self }
    }

    #[must_use]
    pub fn with_cookie(mut self, cookie: Cookie<'static>) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// Lets the page's scripts speak with one other origin: where files lie.
    #[must_use]
    pub fn reaching(mut self, origin: Option<&str>) -> Self {
        self.headers.extend(origin.map(|origin| ("Content-Security-Policy", policy_reaching(origin).into())));
        self
    }

    /// With the cookie, if there is one.
    #[must_use]
    pub fn with_any(mut self, cookie: Option<Cookie<'static>>) -> Self {
        self.cookies.extend(cookie);
        self
    }

    pub(in crate::platform) fn draw(self, style: &Style) -> Result<Drawn> {
        let mut cookies = self.cookies;
        let is_fragment = style.is_htmx && matches!(self.shows, Shows::Swap { .. });
        if let Some(text) = self.flash.or(self.flash_elsewhere.filter(|_| !is_fragment)) {
            cookies.extend(Flash(text).cookie(&style.secret, style.is_https));
        } else if self.shows_flash && style.had_flash {
            cookies.push(Flash::gone(style.is_https));
        }
        let mut drawn = Drawn { status: self.status, cookies, is_private: style.is_private, ..Drawn::default() };
        let view = match self.shows {
            Shows::Page(view) => view,
            Shows::Swap { fragment, .. } if style.is_htmx => fragment,
            Shows::Swap { or_else: path, .. } | Shows::Elsewhere(path) => {
                drawn.location = Some(path);
                drawn.is_htmx = style.is_htmx;
                return Ok(drawn);
            }
            Shows::Raw { kind, body, headers } => {
                (drawn.kind, drawn.headers) = (kind, headers);
                style.encoding.pack(body, &mut drawn)?;
                return Ok(drawn);
            }
        };
        (drawn.kind, drawn.headers) = ("text/html; charset=utf-8", self.headers);
        style.encoding.pack(view.dyn_render().map_err(Error::internal)?.into_bytes(), &mut drawn)?;
        Ok(drawn)
    }
}

impl Swap {
    pub fn or_see_other(self, path: String) -> Reply {
        Reply::of(Shows::Swap { fragment: self.0, or_else: path })
    }
}

/// `Content-Disposition` of a file to keep, with its name in both spellings (RFC 6266).
pub fn attachment(name: &str) -> String {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "._- ".contains(c) { c } else { '_' }).collect();
    let utf8: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20");
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{utf8}")
}

/// How a body travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Brotli,
    Gzip,
    Plain,
}

/// Smaller than this, compressing costs more than it saves.
const WORTH_IT: usize = 860;

impl Encoding {
    pub fn accepted(headers: &HeaderMap) -> Self {
        let accepted = headers.get("accept-encoding").and_then(|value| value.to_str().ok()).unwrap_or_default();
        let takes = |name: &str| {
            accepted
                .split(',')
                .map(str::trim)
                .any(|part| part == name || (part.starts_with(name) && !part.ends_with("q=0")))
        };
        if takes("br") {
            Self::Brotli
        } else if takes("gzip") {
            Self::Gzip
        } else {
            Self::Plain
        }
    }

    /// In the blocking job that drew it: a server's threads are for answering.
    fn pack(self, body: Vec<u8>, drawn: &mut Drawn) -> Result<()> {
        let mut small = Vec::with_capacity(body.len() / 3);
        match self {
            Self::Brotli if body.len() >= WORTH_IT => {
                let mut writer = brotli::CompressorWriter::new(&mut small, 4096, 4, 20);
                writer.write_all(&body).map_err(Error::internal)?;
                drop(writer);
                drawn.encoding = Some("br");
            }
            Self::Gzip if body.len() >= WORTH_IT => {
                let mut writer = flate2::write::GzEncoder::new(&mut small, flate2::Compression::new(6));
                writer.write_all(&body).map_err(Error::internal)?;
                writer.finish().map_err(Error::internal)?;
                drawn.encoding = Some("gzip");
            }
            _ => small = body,
        }
        drawn.body = small;
        Ok(())
    }
}

/// A reply that can leave its thread, as an actix response cannot.
#[derive(Default)]
pub struct Drawn {
    status: StatusCode,
    kind: &'static str,
    body: Vec<u8>,
    encoding: Option<&'static str>,
    location: Option<String>,
    is_htmx: bool,
    is_private: bool,
    headers: Headers,
    cookies: Vec<Cookie<'static>>,
}

impl From<Drawn> for HttpResponse {
    fn from(drawn: Drawn) -> Self {
        let mut reply = Self::build(drawn.status);
        for cookie in drawn.cookies {
            reply.cookie(cookie);
        }
        match drawn.location {
            // htmx would swap what it is sent to into a region; it has to go there instead.
            Some(path) if drawn.is_htmx => {
                return reply.status(StatusCode::OK).insert_header(("HX-Redirect", path)).finish();
            }
            Some(path) => return reply.status(StatusCode::SEE_OTHER).insert_header(("Location", path)).finish(),
            None => {}
        }
        if drawn.is_private {
            reply.insert_header(("Cache-Control", "private, no-store"));
        }
        if let Some(encoding) = drawn.encoding {
            reply.insert_header(("Content-Encoding", encoding));
        }
        reply.insert_header(("Vary", "HX-Request, Accept, Accept-Encoding, Accept-Language, Cookie"));
        // Last, because what is no page may know better.
        for header in drawn.headers {
            reply.insert_header((header.0, header.1.as_ref()));
        }
        reply.content_type(drawn.kind).body(drawn.body)
    }
}
