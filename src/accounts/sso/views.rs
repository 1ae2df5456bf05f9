//! One struct a page.

use super::{
    super::views::{Tab, tabs},
    forms::{ConnectionForm, PRESETS, SetOutForm},
    model::{Connection, GOOGLE, Identity},
};
use crate::platform::{
    i18n::Text,
    web::{Chrome, Form},
};
use askama::Template;

#[derive(Template)]
#[template(path = "sso/sign_in.html")]
pub struct SignInPage {
    chrome: Chrome,
    action: String,
    /// Id and words of each button.
    services: Vec<(String, String)>,
    form: Form<SetOutForm>,
    who: Who,
}

/// For whom the buttons are.
pub enum Who {
    /// `password`: the other way in.
    SignsIn { password: String },
    /// Somebody is signed in, and adds a way in to their account.
    Links { email: String },
    /// The same, and they have no password to say that it is they.
    NeedsPassword,
}

impl SignInPage {
    pub fn of(chrome: &Chrome, connections: &[Connection], form: &Form<SetOutForm>, who: Who) -> Self {
        let key = if matches!(who, Who::SignsIn { .. }) { "sso-sign-in-with" } else { "sso-link-with" };
        let button = |connection: &Connection| {
            (connection.id.to_string(), chrome.lang.say(&Text::of(key).with("service", &connection.label)))
        };
        Self {
            action: chrome.path("/sign-in"),
            services: connections.iter().map(button).collect(),
            form: form.clone(),
            who,
            chrome: chrome.clone(),
        }
    }
}

/// On the way to the service: the browser goes on by itself, or by the link.
#[derive(Template)]
#[template(path = "sso/leaving.html")]
pub struct LeavingPage {
    chrome: Chrome,
    words: String,
    to: String,
}

impl LeavingPage {
    pub fn of(chrome: &Chrome, label: &str, to: &str) -> Self {
        let words = chrome.lang.say(&Text::of("sso-leaving").with("service", label));
        Self { words, to: to.to_owned(), chrome: chrome.clone() }
    }
}

#[derive(Template)]
#[template(path = "sso/refused.html")]
pub struct RefusedPage {
    chrome: Chrome,
    words: String,
    again: String,
    /// The other way in, for whoever is not signed in.
    password: Option<&'static str>,
}

impl RefusedPage {
    pub fn of(chrome: &Chrome, words: &Text) -> Self {
        Self {
            words: chrome.lang.say(words),
            again: chrome.path("/sign-in"),
            password: chrome.user().is_none().then_some("/sign-in"),
            chrome: chrome.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "sso/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    rows: Vec<ConnectionRow>,
    presets: Vec<(String, String)>,
}

struct ConnectionRow {
    path: String,
    label: String,
    issuer: String,
    domain: String,
    is_confirmed: bool,
    is_on: bool,
}

impl IndexPage {
    pub fn of(chrome: &Chrome, connections: Vec<Connection>) -> Self {
        let row = |connection: Connection| ConnectionRow {
            path: chrome.path(&format!("/settings/single-sign-on/{}", connection.id)),
            is_confirmed: is_settled(&connection),
            label: connection.label,
            issuer: connection.issuer,
            domain: connection.domain,
            is_on: connection.is_on,
        };
        let preset = |(name, label, ..): &(&str, &str, &str, &str)| {
            let label = if label.is_empty() { chrome.lang.get("sso-another") } else { (*label).to_owned() };
            (chrome.path(&format!("/settings/single-sign-on/new?service={name}")), label)
        };
        Self {
            rows: connections.into_iter().map(row).collect(),
            presets: PRESETS.iter().map(preset).collect(),
            chrome: chrome.clone(),
        }
    }
}

/// Google says of each account whose it is, so nobody has to confirm.
fn is_settled(connection: &Connection) -> bool {
    connection.issuer == GOOGLE || connection.domain_confirmed_at.is_some()
}

/// A line of the list of roles: what it looks like is the same in every language.
const EXAMPLE: &str = "staff = teacher";

#[derive(Template)]
#[template(path = "sso/edit.html")]
pub struct EditPage {
    chrome: Chrome,
    form: Form<ConnectionForm>,
    /// None: a new one.
    saved: Option<Saved>,
    action: String,
    home: String,
}

struct Saved {
    label: String,
    /// What the service has to be told.
    back: String,
    has_secret: bool,
    is_confirmed: bool,
    is_complete: bool,
    domain: String,
}

impl EditPage {
    /// With a connection goes where our own pages begin.
    pub fn of(chrome: &Chrome, connection: Option<(&Connection, &String)>, form: &Form<ConnectionForm>) -> Self {
        let home = chrome.path("/settings/single-sign-on");
        let saved = connection.map(|(connection, base)| Saved {
            label: connection.label.clone(),
            back: format!("{base}{}", chrome.path(&format!("/sign-in/{}/callback", connection.id))),
            has_secret: connection.secret_sealed.is_some(),
            is_confirmed: is_settled(connection),
            is_complete: connection.is_complete(),
            domain: connection.domain.clone(),
        });
        Self {
            action: connection.map_or_else(|| home.clone(), |(connection, _)| format!("{home}/{}", connection.id)),
            home,
            saved,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "sso/identities.html")]
pub struct IdentitiesPage {
    chrome: Chrome,
    tabs: Vec<Tab>,
    rows: Vec<IdentityRow>,
    /// Where one more can be linked: path and name of the school.
    schools: Vec<(String, String)>,
    has_password: bool,
}

struct IdentityRow {
    label: String,
    used: String,
    removal: String,
    /// A school's service made the account; its owner has not linked it.
    is_of_school: bool,
}

impl IdentitiesPage {
    pub fn of(chrome: &Chrome, all: Vec<Identity>, schools: Vec<(String, String)>, has_password: bool) -> Self {
        let row = |identity: Identity| IdentityRow {
            used: chrome.when(identity.used_at),
            removal: format!("/account/sign-in/{}/removal", identity.id),
            is_of_school: identity.school_id.is_some(),
            label: identity.label,
        };
        Self {
            tabs: tabs(chrome),
            rows: all.into_iter().map(row).collect(),
            schools: schools.into_iter().map(|(slug, name)| (format!("/s/{slug}/sign-in"), name)).collect(),
            has_password,
            chrome: chrome.clone(),
        }
    }
}
