//! What a school is, seen from outside; what a new one needs; what a term is.

use crate::platform::{
    db::{
        ids::{HolidayId, TermId},
        schema::{holidays, schools, terms},
    },
    i18n::{Lang, Text, time},
};
use chrono::{Datelike, NaiveDate};
use chrono_tz::Tz;
use diesel::prelude::*;

crate::text_states!(
    /// Who may register as a student: nobody, people with an address of certain domains, everybody.
    Registration {
        Closed = "closed",
        Domains = "domains",
        Open = "open",
    }
);

/// A school as strangers find it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = schools)]
pub struct SchoolCard {
    pub slug: String,
    pub name: String,
    pub motto: String,
}

/// What a school decides about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub name: String,
    pub motto: String,
    pub time_zone: Tz,
    pub locale: Lang,
    pub locales: Vec<Lang>,
    pub currency: String,
    pub accent_hue: i32,
    pub day_starts_minute: i32,
    pub day_ends_minute: i32,
    pub registration: Registration,
    pub allowed_domains: Vec<String>,
}

/// Currencies that schools charge in (ISO 4217).
pub const CURRENCIES: &[&str] = &[
    "AED", "AFN", "ARS", "AUD", "BDT", "BHD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "EUR",
    "GBP", "GHS", "HKD", "HUF", "IDR", "ILS", "INR", "JOD", "JPY", "KES", "KRW", "KWD", "LKR", "MAD", "MXN", "MYR",
    "NGN", "NOK", "NPR", "NZD", "OMR", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "SAR", "SEK", "SGD", "THB", "TND",
    "TRY", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "VND", "XAF", "XOF", "ZAR", "ZMW",
];

/// The colours to choose from: degrees on the wheel, and the key of their name.
pub const HUES: &[(i32, &str)] = &[
    (15, "hue-15"),
    (45, "hue-45"),
    (75, "hue-75"),
    (105, "hue-105"),
    (132, "hue-132"),
    (165, "hue-165"),
    (195, "hue-195"),
    (225, "hue-225"),
    (255, "hue-255"),
    (285, "hue-285"),
    (315, "hue-315"),
    (345, "hue-345"),
];

impl Settings {
    /// As the log shows them.
    pub fn document(&self) -> serde_json::Value {
        serde_json::json!({
            "name": self.name,
            "motto": self.motto,
            "time_zone": self.time_zone.name(),
            "locale": self.locale.code(),
            "locales": codes(&self.locales),
            "currency": self.currency,
            "accent_hue": self.accent_hue,
            "day_starts": time(self.day_starts_minute),
            "day_ends": time(self.day_ends_minute),
            "registration": self.registration.as_str(),
            "allowed_domains": self.allowed_domains,
        })
    }
}

/// `en,ur`: as the column holds them.
pub fn codes(langs: &[Lang]) -> String {
    langs.iter().map(|lang| lang.code()).collect::<Vec<_>>().join(",")
}

/// A school to be opened, as typed: `open_school` checks it.
#[derive(Debug, Clone)]
pub struct NewSchool {
    pub slug: String,
    pub name: String,
    pub motto: String,
    pub time_zone: String,
    /// The language of whoever chose none.
    pub locale: String,
    pub currency: &'static str,
    pub accent_hue: i32,
    pub registration: Registration,
    pub allowed_domains: Vec<String>,
    /// Without any, the running school year is one.
    pub terms: Vec<NewTerm>,
    pub owner: Option<NewOwner>,
}

/// Who will run a new school.
#[derive(Debug, Clone)]
pub struct NewOwner {
    pub email: String,
    /// Empty: what stands before the @, until they say better.
    pub name: String,
}

impl NewSchool {
    /// With everything else as most schools begin.
    pub fn named(slug: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            slug: slug.into(),
            name: name.into(),
            motto: String::new(),
            time_zone: "UTC".to_owned(),
            locale: "en".to_owned(),
            currency: "USD",
            accent_hue: 132,
            registration: Registration::Closed,
            allowed_domains: Vec::new(),
            terms: Vec::new(),
            owner: None,
        }
    }
}

/// What no school may be called in an address: these are names of the site's own machines and pages.
const RESERVED: &[&str] = &[
    "about",
    "account",
    "accounts",
    "admin",
    "api",
    "app",
    "apps",
    "assets",
    "auth",
    "autodiscover",
    "blog",
    "cdn",
    "dashboard",
    "demo",
    "dev",
    "docs",
    "email",
    "files",
    "ftp",
    "git",
    "health",
    "help",
    "homeroom",
    "imap",
    "internal",
    "language",
    "livez",
    "localhost",
    "login",
    "logout",
    "mail",
    "media",
    "metrics",
    "mobile",
    "new",
    "news",
    "password",
    "pop",
    "pop3",
    "public",
    "readyz",
    "register",
    "root",
    "school",
    "schools",
    "security",
    "sign-in",
    "sign-out",
    "sign-up",
    "site",
    "smtp",
    "staging",
    "static",
    "stats",
    "status",
    "store",
    "support",
    "test",
    "theme",
    "webmail",
    "www",
    "wss",
];

/// What is wrong with a school's name in addresses, if anything is.
pub fn check_slug(slug: &str) -> Result<(), Text> {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if slug.is_empty() {
        return Err(Text::of("slug-needed"));
    }
    let is_formed = (3..=63).contains(&slug.len())
        && slug.chars().all(is_plain)
        && !slug.starts_with('-')
        && !slug.ends_with('-')
        && !slug.contains("--");
    match (is_formed, RESERVED.contains(&slug)) {
        (false, _) => Err(Text::of("slug-form")),
        (true, true) => Err(Text::of("slug-reserved")),
        (true, false) => Ok(()),
    }
}

/// A term as it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTerm {
    pub name: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub max_enrolled: Option<i32>,
}

impl NewTerm {
    /// As the log shows it.
    pub fn document(&self) -> serde_json::Value {
        serde_json::json!({
            "name": self.name,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "max_enrolled": self.max_enrolled,
        })
    }

    /// The school year that this day is in or that comes next: August to May.
    pub fn year_of(today: NaiveDate) -> Option<Self> {
        let year = if today.month() <= 5 { today.year() - 1 } else { today.year() };
        Some(Self {
            name: format!("{year}–{:02}", (year + 1).rem_euclid(100)),
            starts_on: NaiveDate::from_ymd_opt(year, 8, 1)?,
            ends_on: NaiveDate::from_ymd_opt(year + 1, 5, 31)?,
            max_enrolled: None,
        })
    }
}

/// A dated period of the school, both days included.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = terms)]
pub struct Term {
    pub id: TermId,
    pub name: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// How many activities one student may have a place in; `None`: as many as they like.
    pub max_enrolled: Option<i32>,
    pub version: i32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermStatus {
    Upcoming,
    Active,
    Past,
}

/// Days on which nothing meets, both included.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = holidays)]
pub struct Holiday {
    pub id: HolidayId,
    pub name: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub version: i32,
}

/// A holiday as it will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewHoliday {
    pub name: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

impl NewHoliday {
    /// As the log shows it.
    pub fn document(&self) -> serde_json::Value {
        serde_json::json!({ "name": self.name, "starts_on": self.starts_on, "ends_on": self.ends_on })
    }
}

impl From<Holiday> for NewHoliday {
    fn from(holiday: Holiday) -> Self {
        Self { name: holiday.name, starts_on: holiday.starts_on, ends_on: holiday.ends_on }
    }
}

impl From<Term> for NewTerm {
    fn from(term: Term) -> Self {
        Self { name: term.name, starts_on: term.starts_on, ends_on: term.ends_on, max_enrolled: term.max_enrolled }
    }
}

impl Term {
    pub fn status(&self, today: NaiveDate) -> TermStatus {
        if today < self.starts_on {
            TermStatus::Upcoming
        } else if today > self.ends_on {
            TermStatus::Past
        } else {
            TermStatus::Active
        }
    }

    /// The term that people mean when they say none: the one we are in, else the next, else the last. Terms are in the
    /// order of their dates.
    pub fn current(terms: &[Self], today: NaiveDate) -> Option<&Self> {
        let first = |status| terms.iter().find(|term| term.status(today) == status);
        first(TermStatus::Active).or_else(|| first(TermStatus::Upcoming)).or(terms.last())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_name_in_addresses_is_plain_and_not_the_sites_own() {
        for good in ["mergington", "lakeside-high", "ps9", "a1b", &"x".repeat(63)] {
            assert_eq!(check_slug(good), Ok(()), "{good}");
        }
        for bad in ["ab", "-abc", "abc-", "a--b", "Abc", "añb", "a b", "a.b", "a_b", &"x".repeat(64)] {
            assert_eq!(check_slug(bad), Err(Text::of("slug-form")), "{bad}");
        }
        assert_eq!(check_slug("www"), Err(Text::of("slug-reserved")));
        assert_eq!(check_slug(""), Err(Text::of("slug-needed")));
    }

    #[test]
    fn the_first_term_is_the_running_school_year_or_the_next() {
        let year = |today| NewTerm::year_of(on(today)).map(|term| (term.name, term.starts_on, term.ends_on));
        let of_2026 = Some(("2026–27".to_owned(), on("2026-08-01"), on("2027-05-31")));
        for today in ["2026-06-01", "2026-08-01", "2026-11-20", "2027-05-31"] {
            assert_eq!(year(today), of_2026, "{today}");
        }
        assert_eq!(year("2099-12-01").map(|(name, ..)| name), Some("2099–00".to_owned()));
    }

    #[test]
    fn the_current_term_is_the_one_we_are_in_else_the_next_else_the_last() {
        let term = |name: &str, from, to| Term {
            id: TermId::fresh(),
            name: name.to_owned(),
            starts_on: on(from),
            ends_on: on(to),
            max_enrolled: None,
            version: 0,
        };
        let terms = [term("Fall", "2026-08-01", "2026-12-18"), term("Spring", "2027-01-11", "2027-05-31")];
        let current = |today| Term::current(&terms, on(today)).map(|term| term.name.as_str());
        let said = ["2026-07-01", "2026-12-18", "2026-12-25", "2027-05-31", "2027-06-01"].map(current);
        assert_eq!(said, [Some("Fall"), Some("Fall"), Some("Spring"), Some("Spring"), Some("Spring")]);
        assert_eq!(Term::current(&[], on("2026-07-01")), None);
    }
}
