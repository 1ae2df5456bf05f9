//! Routes accept only handlers that say who may call them.

use crate::{
    error::{Error, present},
    platform::access::{Access, AccessFirst, arrive_outside},
};
use actix_web::{
    FromRequest, Handler, HttpMessage, HttpRequest, Responder, Route,
    dev::Payload,
    guard,
    http::Method,
    middleware::from_fn,
    web::{self, ServiceConfig},
};
use std::{
    fmt,
    future::{Ready, ready},
    ops::Deref,
};

/// Request bodies are smaller than this unless a route says more.
pub const LARGEST_BODY: usize = 256 * 1024;

/// The routes of a room. A handler whose first argument is no guard does not compile:
///
/// ```compile_fail
/// use actix_web::HttpResponse;
/// use homeroom::platform::{db::ids::ActivityId, web::{Id, Routes}};
/// async fn naked(_: Id<ActivityId>) -> HttpResponse { HttpResponse::Ok().finish() }
/// Routes::at("/activities").get("/{id}", naked);
/// ```
///
/// ```
/// use actix_web::HttpResponse;
/// use homeroom::platform::{access::Visitor, db::ids::ActivityId, web::{Id, Routes}};
/// async fn guarded(_: Visitor, _: Id<ActivityId>) -> HttpResponse { HttpResponse::Ok().finish() }
/// Routes::at("/activities").get("/{id}", guarded);
/// ```
#[derive(Default)]
pub struct Routes {
    at: &'static str,
    entries: Vec<(Entry, Route)>,
}

/// One way in, for the fence that walks them all and for `homeroom routes`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Entry {
    #[serde(serialize_with = "as_text")]
    pub method: Method,
    pub path: String,
    /// The guard's name.
    pub access: &'static str,
    pub permission: Option<&'static str>,
    /// How many bytes a request may bring.
    pub largest_body: u64,
    /// Whether it takes what no page of ours sent.
    pub is_outside: bool,
}

/// What a request may bring to the route that it came to, where that is more than elsewhere. Left in the request by the
/// route, read by the extractor that takes the body.
#[derive(Debug, Clone, Copy)]
pub struct LargestBody(u64);

impl LargestBody {
    pub fn of(req: &HttpRequest) -> u64 {
        req.extensions().get::<Self>().map_or(LARGEST_BODY as u64, |largest| largest.0)
    }
}

/// As `homeroom routes` prints it.
impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let beside = if self.is_outside { "outside" } else { self.permission.unwrap_or_default() };
        let line = format!("{:4} {:48} {} {beside}", self.method, self.path, self.access);
        f.write_str(line.trim_end())?;
        if self.largest_body > LARGEST_BODY as u64 {
            write!(f, " (up to {} MB)", self.largest_body / 1024 / 1024)?;
        }
        Ok(())
    }
}

fn as_text<S: serde::Serializer>(method: &Method, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(method.as_str())
}

impl Routes {
    pub fn at(at: &'static str) -> Self {
        Self { at, entries: Vec::new() }
    }

    #[must_use]
    pub fn get<H, A>(self, path: &str, handler: H) -> Self
    where
        H: Handler<A, Output: Responder + 'static>,
        A: FromRequest + AccessFirst + 'static,
    {
        self.entry(Method::GET, path, handler, LARGEST_BODY as u64, false)
    }

    #[must_use]
    pub fn post<H, A>(self, path: &str, handler: H) -> Self
    where
        H: Handler<A, Output: Responder + 'static>,
        A: FromRequest + AccessFirst + 'static,
    {
        self.entry(Method::POST, path, handler, LARGEST_BODY as u64, false)
    }

    /// A POST that may bring more than a form does: a file.
    #[must_use]
    pub fn post_file<H, A>(self, path: &str, largest_body: u64, handler: H) -> Self
    where
        H: Handler<A, Output: Responder + 'static>,
        A: FromRequest + AccessFirst + 'static,
    {
        self.entry(Method::POST, path, handler, largest_body, false)
    }

    /// For what no page of ours sends: outside sessions and the check for other sites. The handler takes its proof from
    /// the address or the `Authorization`, never from a cookie.
    #[must_use]
    pub fn post_outside<H, A>(self, path: &str, handler: H) -> Self
    where
        H: Handler<A, Output: Responder + 'static>,
        A: FromRequest + AccessFirst + 'static,
    {
        self.entry(Method::POST, path, handler, LARGEST_BODY as u64, true)
    }

    fn entry<H, A>(mut self, method: Method, path: &str, handler: H, largest_body: u64, is_outside: bool) -> Self
    where
        H: Handler<A, Output: Responder + 'static>,
        A: FromRequest + AccessFirst + 'static,
    {
        let entry = Entry {
            method: method.clone(),
            path: format!("{}{path}", self.at),
            access: A::First::NAME,
            permission: A::First::PERMISSION,
            largest_body,
            is_outside,
        };
        // Whatever can be read can be asked after; actix leaves the body of that answer out.
        let route = match method {
            Method::GET => web::route().guard(guard::Any(guard::Get()).or(guard::Head())),
            other => web::method(other),
        };
        let route = route.guard(guard::fn_guard(move |asked| {
            asked.req_data_mut().insert(LargestBody(largest_body));
            true
        }));
        self.entries.push((entry, route.to(handler)));
        self
    }

    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().map(|(entry, _)| entry)
    }

    pub fn mount(self, config: &mut ServiceConfig) {
        for (entry, route) in self.entries.into_iter().filter(|(entry, _)| !entry.is_outside) {
            config.route(&entry.path, route);
        }
    }

    /// What is declared `post_outside` has middlewares of its own, which know no session.
    pub fn mount_outside(self, config: &mut ServiceConfig) {
        for (entry, route) in self.entries.into_iter().filter(|(entry, _)| entry.is_outside) {
            let posts = web::resource(&entry.path).guard(guard::Post()).route(route);
            config.service(posts.wrap(from_fn(arrive_outside)).wrap(from_fn(present)));
        }
    }
}

/// The `{id}` of the address. What cannot be an id of ours is not found, like an id that nobody has.
pub struct Id<T>(pub T);

impl<T> Deref for Id<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: TryFrom<String>> FromRequest for Id<T> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(named(req, "id").map(Self))
    }
}

/// The `{sub}` of an address that names two things: `/activities/{id}/sessions/{sub}`.
pub struct SubId<T>(pub T);

impl<T> Deref for SubId<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: TryFrom<String>> FromRequest for SubId<T> {
    type Error = Error;
    type Future = Ready<Result<Self, Error>>;
    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(named(req, "sub").map(Self))
    }
}

fn named<T: TryFrom<String>>(req: &HttpRequest, name: &str) -> Result<T, Error> {
    req.match_info().get(name).and_then(|text| T::try_from(text.to_owned()).ok()).ok_or(Error::NotFound)
}
