//! What is typed into the forms of settings and terms, and what it means.

use super::{
    actions::LONGEST_NAME,
    model::{CURRENCIES, Holiday, NewHoliday, NewTerm, Registration, Settings, Term},
};
use crate::platform::{
    i18n::{Lang, Text, time},
    text::email,
    web::{FieldErrors, fields},
};
use chrono_tz::Tz;
use serde::Deserialize;

const LONGEST_TERM_NAME: usize = 60;
const MOST_DOMAINS: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SettingsForm {
    pub name: String,
    pub motto: String,
    pub time_zone: String,
    pub locale: String,
    pub locales: Vec<String>,
    pub currency: String,
    pub accent_hue: String,
    pub day_starts: String,
    pub day_ends: String,
    pub registration: String,
    pub allowed_domains: String,
    pub version: String,
}

impl SettingsForm {
    pub fn of(settings: &Settings, version: i32) -> Self {
        Self {
            name: settings.name.clone(),
            motto: settings.motto.clone(),
            time_zone: settings.time_zone.name().to_owned(),
            locale: settings.locale.code().to_owned(),
            locales: settings.locales.iter().map(|lang| lang.code().to_owned()).collect(),
            currency: settings.currency.clone(),
            accent_hue: settings.accent_hue.to_string(),
            day_starts: time(settings.day_starts_minute),
            day_ends: time(settings.day_ends_minute),
            registration: settings.registration.as_str().to_owned(),
            allowed_domains: settings.allowed_domains.join("\n"),
            version: version.to_string(),
        }
    }

    /// The settings, and the version that whoever typed them had seen.
    pub fn parse(&self) -> Result<(Settings, i32), FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_NAME));
        let motto = errors.check("motto", fields::line(&self.motto, LONGEST_NAME));
        let accent_hue = errors.check("accent_hue", self.hue());
        let time_zone = errors.check("time_zone", self.zone());
        let currency = errors.check("currency", self.currency());
        let locale = errors.check("locale", Lang::named(&self.locale).ok_or_else(choose));
        let locales = errors.check("locales", self.locales(locale));
        let day_starts = errors.check("day_starts", fields::minute(&self.day_starts));
        let day_ends = errors.check("day_ends", fields::minute(&self.day_ends));
        let day = day_starts.zip(day_ends);
        if day.is_some_and(|(starts, ends)| starts >= ends) {
            errors.add("day_ends", Text::of("settings-day-order"));
        }
        let registration = errors.check("registration", Registration::named(&self.registration).ok_or_else(choose));
        let domains = errors.check("allowed_domains", self.domains(registration));
        let where_and_when = time_zone.zip(locale).zip(locales).zip(day);
        let rest = name.zip(motto).zip(accent_hue.zip(currency)).zip(registration.zip(domains));
        match (where_and_when, rest) {
            (Some((((time_zone, locale), locales), day)), Some((((name, motto), colours), joining)))
                if errors.is_empty() =>
            {
                let ((accent_hue, currency), (registration, allowed_domains)) = (colours, joining);
                let settings = Settings {
                    name,
                    motto,
                    time_zone,
                    locale,
                    locales,
                    currency,
                    accent_hue,
                    day_starts_minute: day.0,
                    day_ends_minute: day.1,
                    registration,
                    allowed_domains,
                };
                Ok((settings, version(&self.version)))
            }
            _ => Err(errors),
        }
    }

    fn hue(&self) -> Result<i32, Text> {
        self.accent_hue.parse().ok().filter(|hue| (0..360).contains(hue)).ok_or_else(choose)
    }

    fn zone(&self) -> Result<Tz, Text> {
        self.time_zone.trim().parse().map_err(|_| Text::of("zone-unknown"))
    }

    fn currency(&self) -> Result<String, Text> {
        let known = CURRENCIES.iter().find(|code| **code == self.currency);
        known.map(|code| (*code).to_owned()).ok_or_else(choose)
    }

    fn locales(&self, locale: Option<Lang>) -> Result<Vec<Lang>, Text> {
        let offered: Vec<Lang> =
            Lang::all().into_iter().filter(|lang| self.locales.iter().any(|code| code == lang.code())).collect();
        match locale {
            Some(locale) if !offered.contains(&locale) => Err(Text::of("settings-locale-not-offered")),
            _ => Ok(offered),
        }
    }

    fn domains(&self, registration: Option<Registration>) -> Result<Vec<String>, Text> {
        let mut domains = Vec::new();
        for line in self.allowed_domains.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let typed = line.trim_start_matches('@');
            // What may stand behind the @ of an address.
            let domain = email(&format!("someone@{typed}"))
                .and_then(|address| address.split_once('@').map(|(_, domain)| domain.to_owned()))
                .ok_or_else(|| {
                    Text::of("settings-domain-wrong").with("domain", line.chars().take(60).collect::<String>())
                })?;
            if !domains.contains(&domain) {
                domains.push(domain);
            }
        }
        if domains.len() > MOST_DOMAINS {
            return Err(Text::of("settings-domains-many").with("n", MOST_DOMAINS));
        }
        if registration == Some(Registration::Domains) && domains.is_empty() {
            return Err(Text::of("settings-domains-needed"));
        }
        Ok(domains)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TermForm {
    pub name: String,
    pub starts_on: String,
    pub ends_on: String,
    pub max_enrolled: String,
    pub version: String,
}

impl TermForm {
    pub fn of(term: &Term) -> Self {
        Self {
            name: term.name.clone(),
            starts_on: term.starts_on.to_string(),
            ends_on: term.ends_on.to_string(),
            max_enrolled: term.max_enrolled.map(|most| most.to_string()).unwrap_or_default(),
            version: term.version.to_string(),
        }
    }

    /// The term, and the version that whoever typed it had seen.
    pub fn parse(&self) -> Result<(NewTerm, i32), FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_TERM_NAME));
        let starts_on = errors.check("starts_on", fields::date(&self.starts_on));
        let ends_on = errors.check("ends_on", fields::date(&self.ends_on));
        if starts_on.zip(ends_on).is_some_and(|(starts, ends)| ends < starts) {
            errors.add("ends_on", Text::of("term-order"));
        }
        let max_enrolled = match self.max_enrolled.trim() {
            "" => Some(None),
            typed => errors.check("max_enrolled", fields::number(typed, 1..=100)).map(Some),
        };
        match (name, starts_on, ends_on, max_enrolled) {
            (Some(name), Some(starts_on), Some(ends_on), Some(max_enrolled)) if errors.is_empty() => {
                Ok((NewTerm { name, starts_on, ends_on, max_enrolled }, version(&self.version)))
            }
            _ => Err(errors),
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct HolidayForm {
    pub name: String,
    pub starts_on: String,
    pub ends_on: String,
    pub version: String,
}

impl HolidayForm {
    pub fn of(holiday: &Holiday) -> Self {
        Self {
            name: holiday.name.clone(),
            starts_on: holiday.starts_on.to_string(),
            ends_on: holiday.ends_on.to_string(),
            version: holiday.version.to_string(),
        }
    }

    /// The holiday, and the version that whoever typed it had seen. Without a last day it is one day.
    pub fn parse(&self) -> Result<(NewHoliday, i32), FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_TERM_NAME));
        let starts_on = errors.check("starts_on", fields::date(&self.starts_on));
        let ends_on = match self.ends_on.trim() {
            "" => starts_on,
            typed => errors.check("ends_on", fields::date(typed)),
        };
        if starts_on.zip(ends_on).is_some_and(|(starts, ends)| ends < starts) {
            errors.add("ends_on", Text::of("term-order"));
        }
        match (name, starts_on, ends_on) {
            (Some(name), Some(starts_on), Some(ends_on)) if errors.is_empty() => {
                Ok((NewHoliday { name, starts_on, ends_on }, version(&self.version)))
            }
            _ => Err(errors),
        }
    }
}

fn choose() -> Text {
    Text::of("field-choice")
}

/// What is no version is one that nobody has seen.
fn version(typed: &str) -> i32 {
    typed.parse().unwrap_or(-1)
}
