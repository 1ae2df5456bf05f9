//! Finds out who came, once per request and in one blocking job: user, school, person. The session was read before.

use super::{
    Actor, ActorKind, AnyoneKey, Key, Needs, Role, SecondStep, UserKey, csrf,
    session::{self, SessionRef},
};
use crate::{
    app::App,
    error::{Error, Result},
    platform::{
        db::{
            Door, Moment, SchoolId,
            ids::{self, PersonId, UserId},
            schema::{people, schools, totp_secrets, users},
        },
        i18n::{Lang, TimeFormat},
        limits::Scope,
        web::{Chrome, Encoding, Flash, Look, Remember, Style, address_of, local_path, wants_fragment},
    },
};
use actix_session::SessionExt;
use actix_web::{
    HttpMessage,
    body::BoxBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web::Data,
};
use chrono_tz::Tz;
use diesel::prelude::*;
use std::sync::Arc;

/// Who came, to which school, and how they read. Lives in the request.
#[derive(Clone)]
pub struct Arrival(Arc<Found>);

struct Found {
    app: Data<App>,
    look: Look,
    style: Style,
    session: Option<SessionRef>,
    user: Option<Account>,
    school: Option<Arc<School>>,
    me: Option<Me>,
    request_id: String,
    address: String,
}

/// The account that somebody is signed in to.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = users)]
pub struct Account {
    pub id: UserId,
    pub name: String,
    pub email: String,
    pub is_site_admin: bool,
    locale: Option<String>,
    theme: Option<String>,
    time_format: Option<String>,
    picture_key: Option<String>,
    /// Whether they sign in with a second step.
    #[diesel(select_expression = totp_secrets::confirmed_at.nullable().is_not_null())]
    pub has_second_step: bool,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = schools)]
struct SchoolRow {
    id: SchoolId,
    slug: String,
    name: String,
    motto: String,
    time_zone: String,
    locale: String,
    locales: String,
    accent_hue: i32,
    day_starts_minute: i32,
    day_ends_minute: i32,
    registration: String,
    suspended_at: Option<Moment>,
    second_step_roles: String,
    has_sso: bool,
}

/// The school in the address.
#[derive(Debug, Clone)]
pub struct School {
    id: SchoolId,
    pub slug: String,
    pub name: String,
    pub motto: String,
    pub time_zone: Tz,
    pub locale: Lang,
    pub locales: Vec<Lang>,
    /// Degrees on the colour wheel of OKLCH, 0 to 359.
    pub accent_hue: i32,
    /// Minutes after midnight: what "before school" and "after school" mean.
    pub day_starts_minute: i32,
    pub day_ends_minute: i32,
    pub takes_registrations: bool,
    /// Which roles need a second step at sign-in.
    pub second_step: Needs,
    /// Whether people may sign in here with a service that the school uses.
    pub has_sso: bool,
    is_suspended: bool,
}

/// The person that a user is in this school.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = people)]
pub struct Me {
    pub id: PersonId,
    pub name: String,
    pub role: Role,
    pub grade: Option<i32>,
    /// Since when they are in the school's list.
    pub created_at: Moment,
}

impl Account {
    /// Where their own picture is, if they have one; another picture has another address.
    pub fn picture(&self) -> Option<String> {
        let key = self.picture_key.as_ref()?;
        Some(format!("/account/picture?of={}", key.chars().rev().take(8).collect::<String>()))
    }
}

impl School {
    pub(in crate::platform) fn id(&self) -> SchoolId {
        self.id
    }

    pub fn is_suspended(&self) -> bool {
        self.is_suspended
    }

    /// The one place where links into a school are made.
    pub fn path(&self, rest: &str) -> String {
        format!("/s/{}{rest}", self.slug)
    }

    /// What it asks of this person, who signs in with this account.
    pub fn second_step_of(&self, me: &Me, account: &Account, now: Moment) -> SecondStep {
        SecondStep::of(self.second_step.until(me.role, me.created_at), account.has_second_step, now)
    }

    /// The clock on the school's wall.
    pub fn local(&self, at: Moment) -> chrono::NaiveDateTime {
        at.utc().and_utc().with_timezone(&self.time_zone).naive_local()
    }
}

impl From<SchoolRow> for School {
    fn from(row: SchoolRow) -> Self {
        let locale = Lang::named(&row.locale).unwrap_or_default();
        Self {
            id: row.id,
            // Checked when it was saved; a zone that vanished from the tables reads as UTC.
            time_zone: row.time_zone.parse().unwrap_or(Tz::UTC),
            locales: Lang::list(&row.locales, locale),
            locale,
            slug: row.slug,
            name: row.name,
            motto: row.motto,
            accent_hue: row.accent_hue,
            day_starts_minute: row.day_starts_minute,
            day_ends_minute: row.day_ends_minute,
            takes_registrations: row.registration != "closed",
            second_step: Needs::read(&row.second_step_roles),
            has_sso: row.has_sso,
            is_suspended: row.suspended_at.is_some(),
        }
    }
}

impl Arrival {
    pub fn app(&self) -> &App {
        &self.0.app
    }

    pub fn lang(&self) -> Lang {
        self.0.look.lang
    }

    /// The address that the request came from, past our own proxies.
    pub fn address(&self) -> &str {
        &self.0.address
    }

    pub fn request_id(&self) -> &str {
        &self.0.request_id
    }

    pub fn user(&self) -> Option<&Account> {
        self.0.user.as_ref()
    }

    pub fn school(&self) -> Option<&School> {
        self.0.school.as_deref()
    }

    pub(super) fn me(&self) -> Option<&Me> {
        self.0.me.as_ref()
    }

    /// Whether the school in the address opens nothing to them until they have set up a second step.
    pub(super) fn lacks_second_step(&self) -> bool {
        let (school, me, user) = (self.school(), self.me(), self.user());
        let asked = school.zip(me).zip(user);
        asked.is_some_and(|((school, me), user)| {
            school.second_step_of(me, user, self.0.app.db.now()) == SecondStep::Missing
        })
    }

    pub(super) fn session(&self) -> Option<&SessionRef> {
        self.0.session.as_ref()
    }

    pub(super) fn style(&self) -> Style {
        self.0.style.clone()
    }

    pub(super) fn actor(&self, kind: ActorKind, person: Option<PersonId>) -> Actor {
        let (request_id, address) = (Some(self.0.request_id.clone()), Some(self.0.address.clone()));
        let user = self.user().map(|user| user.id.clone());
        Actor { kind, person, user, request_id, address }
    }

    pub fn chrome(&self) -> Chrome {
        let found = &self.0;
        Chrome::new(
            &found.app.config,
            found.look.clone(),
            found.school.clone(),
            found.me.clone(),
            found.user.clone(),
            found.app.db.now(),
        )
    }
}

/// Middleware, inside `present`: an error here is an answer like any other.
pub async fn arrive(req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    match find(&req).await {
        Ok(arrival) => {
            let refused = refuse(&req, &arrival).err();
            req.extensions_mut().insert(arrival);
            match refused {
                Some(error) => Ok(req.error_response(error)),
                None => next.call(req).await.inspect(remember),
            }
        }
        Err(error) => Ok(req.error_response(error)),
    }
}

/// Notes for `present`, which is outside the sessions, that a cookie set now should outlive the window.
fn remember(res: &ServiceResponse<BoxBody>) {
    if session::is_remembered(&res.request().get_session()) {
        res.request().extensions_mut().insert(Remember);
    }
}

/// What is refused to anybody, whatever they came for.
fn refuse(req: &ServiceRequest, arrival: &Arrival) -> Result<()> {
    let app = arrival.app();
    csrf::check(req.method(), req.headers(), &app.config)?;
    match arrival.session() {
        Some(session) => app.limits.check(Scope::Session, &session.id),
        None => app.limits.check(Scope::Address, arrival.address()),
    }
}

async fn find(req: &ServiceRequest) -> Result<Arrival> {
    let app = req.app_data::<Data<App>>().ok_or_else(|| Error::internal("no application is mounted"))?.clone();
    let session = SessionRef::of(&req.get_session())?;
    let slug = slug_in(req.path()).map(str::to_owned);
    let user_id = session.as_ref().map(|session| session.user.clone());
    let (user, school, me) = match (user_id, slug) {
        (None, None) => (None, None, None),
        (user_id, slug) => app.db.blocking(move |lent| look_up(lent, user_id, slug)).await?,
    };
    let look = Look {
        lang: language(req, user.as_ref(), school.as_ref())
            .counting(user.as_ref().and_then(|user| user.time_format.as_deref()).and_then(TimeFormat::named)),
        theme: user.as_ref().and_then(|user| user.theme.clone()).or_else(|| cookie(req, "theme")),
        here: here(req, &app.config.origin()),
        flash: Flash::read(req, &app.config),
        sizes: cookie(req, "sizes").unwrap_or_default(),
    };
    let style = Style {
        is_htmx: wants_fragment(req.headers()),
        encoding: Encoding::accepted(req.headers()),
        is_private: session.is_some(),
        secret: app.config.secret.clone(),
        is_https: app.config.is_https(),
        had_flash: look.flash.is_some(),
    };
    // A disabled account is signed out, whatever its cookie says.
    let session = session.filter(|_| user.is_some());
    Ok(Arrival(Arc::new(Found {
        look,
        style,
        session,
        user,
        school: school.map(Arc::new),
        me,
        request_id: ids::fresh(),
        address: address_of(req.head(), app.config.trusted_proxies),
        app,
    })))
}

/// Whoever asks, as nobody: no cookie is read.
pub(super) fn nobody(req: &ServiceRequest) -> Result<Arrival> {
    let app = req.app_data::<Data<App>>().ok_or_else(|| Error::internal("no application is mounted"))?.clone();
    let look = Look {
        lang: Lang::accepted(req.headers(), &Lang::all()).unwrap_or_default(),
        theme: None,
        here: "/".to_owned(),
        flash: None,
        sizes: String::new(),
    };
    let style = Style {
        is_htmx: false,
        encoding: Encoding::accepted(req.headers()),
        is_private: false,
        secret: app.config.secret.clone(),
        is_https: app.config.is_https(),
        had_flash: false,
    };
    Ok(Arrival(Arc::new(Found {
        look,
        style,
        session: None,
        user: None,
        school: None,
        me: None,
        request_id: ids::fresh(),
        address: address_of(req.head(), app.config.trusted_proxies),
        app,
    })))
}

/// The page that somebody looks at: where a form is sent to is none, so it is the one that the form stood on.
fn here(req: &ServiceRequest, origin: &str) -> String {
    let path = if req.method().is_safe() {
        req.uri().path_and_query().map(ToString::to_string)
    } else {
        let referer = req.headers().get("referer").and_then(|value| value.to_str().ok());
        referer.and_then(|page| page.strip_prefix(origin)).and_then(local_path).map(str::to_owned)
    };
    path.unwrap_or_else(|| "/".to_owned())
}

fn cookie(req: &ServiceRequest, name: &str) -> Option<String> {
    req.cookie(name).map(|cookie| cookie.value().to_owned())
}

fn language(req: &ServiceRequest, user: Option<&Account>, school: Option<&School>) -> Lang {
    let chosen = user.and_then(|user| user.locale.clone()).or_else(|| cookie(req, "lang"));
    let spoken = school.map_or_else(Lang::all, |school| school.locales.clone());
    chosen
        .and_then(|code| Lang::named(&code))
        .or_else(|| Lang::accepted(req.headers(), &spoken))
        .or_else(|| school.map(|school| school.locale))
        .unwrap_or_default()
}

// The router has not run yet, so the path is all there is to go by.
fn slug_in(path: &str) -> Option<&str> {
    path.strip_prefix("/s/")?.split('/').next().filter(|slug| !slug.is_empty())
}

type Came = (Option<Account>, Option<School>, Option<Me>);

fn look_up(lent: &mut crate::platform::db::Lent<'_>, user_id: Option<UserId>, slug: Option<String>) -> Result<Came> {
    let Some(user_id) = user_id else {
        let school = lent.glance(&AnyoneKey::cut(), |db| Ok(school(db, slug.as_deref())?))?;
        return Ok((None, school, None));
    };
    lent.glance(&UserKey::cut(user_id.clone()), |db| {
        let Some(user) = user(db, &user_id)? else { return Ok((None, school(db, slug.as_deref())?, None)) };
        let (school, me) = school_and_person(db, slug.as_deref(), &user_id)?;
        Ok((Some(user), school, me))
    })
}

fn user<K: Key>(db: &mut Door<'_, K>, id: &UserId) -> QueryResult<Option<Account>> {
    users::table
        .left_join(totp_secrets::table.on(totp_secrets::user_id.eq(users::id)))
        .filter(users::id.eq(id))
        .filter(users::disabled_at.is_null())
        .select(Account::as_select())
        .first(db.conn())
        .optional()
}

fn school<K: Key>(db: &mut Door<'_, K>, slug: Option<&str>) -> QueryResult<Option<School>> {
    let Some(slug) = slug else { return Ok(None) };
    let row = schools::table.filter(schools::slug.eq(slug)).select(SchoolRow::as_select()).first(db.conn());
    Ok(row.optional()?.map(School::from))
}

fn school_and_person<K: Key>(
    db: &mut Door<'_, K>,
    slug: Option<&str>,
    user: &UserId,
) -> QueryResult<(Option<School>, Option<Me>)> {
    let Some(slug) = slug else { return Ok((None, None)) };
    let theirs = people::school_id
        .eq(schools::id)
        .and(people::user_id.eq(user.clone()))
        // Whoever was suspended or left looks in from outside.
        .and(people::status.eq("active"));
    let row: Option<(SchoolRow, Option<Me>)> = schools::table
        .left_join(people::table.on(theirs))
        .filter(schools::slug.eq(slug))
        .select((SchoolRow::as_select(), Option::<Me>::as_select()))
        .first(db.conn())
        .optional()?;
    Ok(row.map_or((None, None), |(school, me)| (Some(school.into()), me)))
}
