//! What is typed into the forms of accounts, and what it means.

use super::model::{Registration, Settings, Verification, guessable};
use crate::platform::{
    access::{password, pending::Wish},
    i18n::{Lang, Text, TimeFormat},
    web::{FieldErrors, fields},
};
use serde::Deserialize;

/// Characters of a name.
const LONGEST_NAME: usize = 100;
const LONGEST_PATH: usize = 2000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SignInForm {
    pub email: String,
    pub password: String,
    /// Anything at all: the box was ticked.
    pub remember: String,
    pub next: String,
}

/// What somebody shows to be let in.
pub struct Credentials {
    pub email: String,
    pub password: String,
}

impl SignInForm {
    pub fn wish(&self) -> Wish {
        // What is longer is no page of ours.
        Wish { remember: !self.remember.is_empty(), next: self.next.chars().take(LONGEST_PATH).collect() }
    }

    pub fn parse(&self) -> Result<Credentials, FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = errors.check("email", needed(&self.email));
        let password = errors.check("password", needed(&self.password));
        match (email, password) {
            (Some(email), Some(_)) => Ok(Credentials { email, password: self.password.clone() }),
            _ => Err(errors),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RegisterForm {
    pub name: String,
    pub email: String,
    pub password: String,
}

/// Somebody who wants an account.
pub struct NewAccount {
    pub name: String,
    pub email: String,
    pub email_typed: String,
    pub password: String,
}

impl RegisterForm {
    pub fn parse(&self, policy: &Registration, school: &str) -> Result<NewAccount, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_NAME));
        let email = errors.check("email", address(&self.email, policy));
        let names = guessable(self.name.trim(), email.as_deref().unwrap_or_default(), &[school]);
        let password = errors.check("password", new_password(&self.password, &names, password::SHORTEST));
        match (name, email, password) {
            (Some(name), Some(email), Some(password)) => {
                Ok(NewAccount { name, email, email_typed: self.email.trim().to_owned(), password })
            }
            _ => Err(errors),
        }
    }
}

/// Where to send a link.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct EmailForm {
    pub email: String,
}

impl EmailForm {
    pub fn parse(&self) -> Result<String, FieldErrors> {
        needed(&self.email).and_then(|typed| fields::address(&typed)).map_err(|text| FieldErrors::of("email", text))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct VerifyForm {
    pub password: String,
}

impl VerifyForm {
    pub fn parse(&self, of: &Verification) -> Result<String, FieldErrors> {
        new_password(&self.password, &guessable(&of.name, &of.email, &[]), password::SHORTEST)
            .map_err(|text| FieldErrors::of("password", text))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewPasswordForm {
    pub password: String,
}

impl NewPasswordForm {
    pub fn parse(&self, name: &str, email: &str, shortest: usize) -> Result<String, FieldErrors> {
        new_password(&self.password, &guessable(name, email, &[]), shortest)
            .map_err(|text| FieldErrors::of("password", text))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ChangePasswordForm {
    pub current: String,
    pub password: String,
}

impl ChangePasswordForm {
    /// The new password; whether the current one is right is seen later.
    pub fn parse(&self, name: &str, email: &str, schools: &[&str], shortest: usize) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let current = errors.check("current", needed(&self.current));
        let names = guessable(name, email, schools);
        let password = errors.check("password", new_password(&self.password, &names, shortest));
        match (current, password) {
            (Some(_), Some(password)) => Ok(password),
            _ => Err(errors),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AccountForm {
    pub name: String,
    /// A language's code, or nothing.
    pub locale: String,
    pub theme: String,
    /// `12`, `24`, or nothing.
    pub time_format: String,
}

impl AccountForm {
    pub fn of(settings: &Settings) -> Self {
        Self {
            name: settings.name.clone(),
            locale: settings.locale.clone().unwrap_or_default(),
            theme: settings.theme.clone().unwrap_or_default(),
            time_format: settings.time_format.clone().unwrap_or_default(),
        }
    }

    pub fn parse(&self) -> Result<Settings, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_NAME));
        let locale = errors.check("locale", one_of(&self.locale, |code| Lang::named(code).is_some()));
        let theme = errors.check("theme", one_of(&self.theme, is_theme));
        let is_format = |format: &str| TimeFormat::named(format).is_some();
        let time_format = errors.check("time_format", one_of(&self.time_format, is_format));
        match (name, locale, theme, time_format) {
            (Some(name), Some(locale), Some(theme), Some(time_format)) => {
                Ok(Settings { name, locale, theme, time_format })
            }
            _ => Err(errors),
        }
    }
}

/// The switchers at the foot of every page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LanguageForm {
    pub lang: String,
    pub back: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ThemeForm {
    pub theme: String,
    pub back: String,
}

impl ThemeForm {
    /// `Some(None)`: as the device says. `None`: there is no such theme.
    pub fn parse(&self) -> Option<Option<&'static str>> {
        match self.theme.as_str() {
            "auto" => Some(None),
            "light" => Some(Some("light")),
            "dark" => Some(Some("dark")),
            _ => None,
        }
    }
}

fn is_theme(theme: &str) -> bool {
    matches!(theme, "light" | "dark")
}

fn one_of(typed: &str, is_known: impl Fn(&str) -> bool) -> Result<Option<String>, Text> {
    match typed {
        "" => Ok(None),
        known if is_known(known) => Ok(Some(known.to_owned())),
        _ => Err(Text::of("field-choice")),
    }
}

fn needed(typed: &str) -> Result<String, Text> {
    if typed.trim().is_empty() { Err(Text::of("field-needed")) } else { Ok(typed.trim().to_owned()) }
}

fn address(typed: &str, policy: &Registration) -> Result<String, Text> {
    let email = fields::address(&needed(typed)?)?;
    match policy {
        Registration::Domains(domains) if !policy.takes(&email) => {
            Err(Text::of("register-domain").with("domains", domains.join(", ")))
        }
        _ => Ok(email),
    }
}

/// A password for somebody whose account begins now, for forms of other rooms.
pub fn chosen_password(typed: &str, name: &str, email: &str, schools: &[&str]) -> Result<String, Text> {
    new_password(typed, &guessable(name, email, schools), password::SHORTEST)
}

/// A password may hold any character that can be typed again; bytes that are no text cannot.
fn new_password(typed: &str, names: &[&str], shortest: usize) -> Result<String, Text> {
    if typed.is_empty() {
        return Err(Text::of("field-needed"));
    }
    if typed.chars().any(|c| c.is_control() || c == '\u{fffd}') {
        return Err(Text::of("field-characters"));
    }
    password::check(typed, names, shortest).map(|()| typed.to_owned())
}
