//! The front page, a school's public page, its settings and terms.

use super::{
    forms::{HolidayForm, SettingsForm, TermForm},
    model::{CURRENCIES, HUES, Holiday, Registration, SchoolCard, Term, TermStatus},
};
use crate::{
    error::{Error, Result},
    platform::{
        i18n::{Lang, Text},
        web::{Chrome, Form, PageOf, Pager, Query},
    },
};
use askama::Template;
use chrono::NaiveDate;

#[derive(Template)]
#[template(path = "schools/front.html")]
pub struct FrontPage {
    chrome: Chrome,
    words: String,
    rows: Vec<SchoolCard>,
    pager: Pager,
    is_signed_in: bool,
    /// No school at all, not just none of that name.
    is_empty: bool,
    may_open: bool,
}

impl FrontPage {
    pub fn of(chrome: &Chrome, query: &Query, list: PageOf<SchoolCard>) -> Self {
        let words = query.words();
        Self {
            pager: Pager::of(&list, &query.links(), chrome.lang),
            is_signed_in: chrome.user().is_some(),
            is_empty: list.total == 0 && words.is_empty(),
            may_open: chrome.user().is_some_and(|user| user.is_site_admin),
            rows: list.rows,
            words,
            chrome: chrome.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "schools/show.html")]
pub struct ShowPage {
    chrome: Chrome,
    name: String,
    motto: String,
    /// How much there is in the current term, in words.
    offered: Option<String>,
    is_member: bool,
    takes_registrations: bool,
}

impl ShowPage {
    /// `offered`: how many activities the current term has.
    pub fn of(chrome: &Chrome, offered: Option<(&Term, i64)>) -> Result<Self> {
        let school = chrome.school().ok_or(Error::NotFound)?;
        let counted = |(term, n): (&Term, i64)| Text::of("school-offered").with("n", n).with("term", &term.name);
        Ok(Self {
            offered: offered.filter(|(_, n)| *n > 0).map(|offered| chrome.lang.say(&counted(offered))),
            name: school.name.clone(),
            motto: school.motto.clone(),
            is_member: chrome.me().is_some(),
            takes_registrations: school.takes_registrations,
            chrome: chrome.clone(),
        })
    }
}

#[derive(Template)]
#[template(path = "schools/settings.html")]
pub struct SettingsPage {
    chrome: Chrome,
    form: Form<SettingsForm>,
    hues: Vec<HueChoice>,
    zones: Vec<&'static str>,
    currencies: &'static [&'static str],
    langs: Vec<LangChoice>,
    registrations: Vec<Choice>,
}

struct HueChoice {
    degrees: String,
    name: String,
}

struct LangChoice {
    code: &'static str,
    name: String,
    is_offered: bool,
}

struct Choice {
    value: &'static str,
    name: String,
    hint: String,
}

impl SettingsPage {
    pub fn of(chrome: &Chrome, form: &Form<SettingsForm>, hue_now: i32) -> Self {
        Self {
            hues: hues(chrome.lang, hue_now),
            zones: zones(),
            currencies: CURRENCIES,
            langs: Lang::all().into_iter().map(|lang| LangChoice::of(lang, &form.locales)).collect(),
            registrations: Registration::ALL.iter().map(|kind| Choice::of(chrome.lang, *kind)).collect(),
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

/// What there is to choose from, and what the school has if that is something else.
fn hues(lang: Lang, now: i32) -> Vec<HueChoice> {
    let choice = |degrees: i32, key| HueChoice { degrees: degrees.to_string(), name: lang.say(&Text::of(key)) };
    let kept = HUES.iter().all(|(degrees, _)| *degrees != now).then(|| choice(now, "hue-kept"));
    HUES.iter().map(|(degrees, key)| choice(*degrees, key)).chain(kept).collect()
}

/// The zones to choose from: those that have a place's name. Any other is taken too.
pub fn zones() -> Vec<&'static str> {
    let is_place = |name: &&str| name.contains('/') && !name.starts_with("Etc/") && !name.starts_with("US/");
    let places = chrono_tz::TZ_VARIANTS.iter().copied().map(chrono_tz::Tz::name).filter(is_place);
    std::iter::once("UTC").chain(places).collect()
}

impl LangChoice {
    fn of(lang: Lang, offered: &[String]) -> Self {
        let is_offered = offered.iter().any(|code| code == lang.code());
        Self { code: lang.code(), name: lang.own_name(), is_offered }
    }
}

impl Choice {
    fn of(lang: Lang, kind: Registration) -> Self {
        let (name, hint) = match kind {
            Registration::Closed => ("settings-registration-closed", "settings-registration-closed-hint"),
            Registration::Domains => ("settings-registration-domains", "settings-registration-domains-hint"),
            Registration::Open => ("settings-registration-open", "settings-registration-open-hint"),
        };
        Self { value: kind.as_str(), name: lang.say(&Text::of(name)), hint: lang.say(&Text::of(hint)) }
    }
}

#[derive(Template)]
#[template(path = "schools/terms.html")]
pub struct TermsPage {
    chrome: Chrome,
    rows: Vec<TermRow>,
    form: Form<TermForm>,
}

struct TermRow {
    path: String,
    name: String,
    status: String,
    is_active: bool,
    dates: String,
    limit: String,
}

impl TermsPage {
    /// The latest first.
    pub fn of(chrome: &Chrome, terms: Vec<Term>, form: &Form<TermForm>) -> Self {
        let rows = terms.iter().rev().map(|term| TermRow::of(chrome, term)).collect();
        Self { rows, form: form.clone(), chrome: chrome.clone() }
    }
}

impl TermRow {
    fn of(chrome: &Chrome, term: &Term) -> Self {
        let (lang, status) = (chrome.lang, term.status(chrome.today()));
        let date = |date: NaiveDate| lang.dates().map_or_else(|| date.to_string(), |dates| dates.date(date));
        let dates = Text::of("term-dates").with("from", date(term.starts_on)).with("to", date(term.ends_on));
        let limit = term.max_enrolled.map_or(Text::of("term-no-limit"), |most| Text::of("term-limit").with("n", most));
        Self {
            path: term_path(chrome, term),
            name: term.name.clone(),
            status: lang.say(&Text::of(match status {
                TermStatus::Upcoming => "term-upcoming",
                TermStatus::Active => "term-active",
                TermStatus::Past => "term-past",
            })),
            is_active: status == TermStatus::Active,
            dates: lang.say(&dates),
            limit: lang.say(&limit),
        }
    }
}

fn term_path(chrome: &Chrome, term: &Term) -> String {
    chrome.path(&format!("/settings/terms/{}", term.id))
}

#[derive(Template)]
#[template(path = "schools/term.html")]
pub struct TermPage {
    chrome: Chrome,
    name: String,
    action: String,
    form: Form<TermForm>,
}

impl TermPage {
    pub fn of(chrome: &Chrome, term: &Term, form: &Form<TermForm>) -> Self {
        Self { name: term.name.clone(), action: term_path(chrome, term), form: form.clone(), chrome: chrome.clone() }
    }
}

#[derive(Template)]
#[template(path = "schools/holidays.html")]
pub struct HolidaysPage {
    chrome: Chrome,
    rows: Vec<HolidayRow>,
    form: Form<HolidayForm>,
}

struct HolidayRow {
    path: String,
    name: String,
    dates: String,
}

impl HolidaysPage {
    /// The latest first.
    pub fn of(chrome: &Chrome, holidays: &[Holiday], form: &Form<HolidayForm>) -> Self {
        let rows = holidays.iter().map(|holiday| HolidayRow::of(chrome, holiday)).collect();
        Self { rows, form: form.clone(), chrome: chrome.clone() }
    }
}

impl HolidayRow {
    fn of(chrome: &Chrome, holiday: &Holiday) -> Self {
        let lang = chrome.lang;
        let date = |date: NaiveDate| lang.dates().map_or_else(|| date.to_string(), |dates| dates.date(date));
        let dates = if holiday.starts_on == holiday.ends_on {
            date(holiday.starts_on)
        } else {
            let (from, to) = (date(holiday.starts_on), date(holiday.ends_on));
            lang.say(&Text::of("term-dates").with("from", from).with("to", to))
        };
        Self { path: holiday_path(chrome, holiday), name: holiday.name.clone(), dates }
    }
}

fn holiday_path(chrome: &Chrome, holiday: &Holiday) -> String {
    chrome.path(&format!("/settings/holidays/{}", holiday.id))
}

#[derive(Template)]
#[template(path = "schools/holiday.html")]
pub struct HolidayPage {
    chrome: Chrome,
    name: String,
    action: String,
    removal: String,
    form: Form<HolidayForm>,
}

impl HolidayPage {
    pub fn of(chrome: &Chrome, holiday: &Holiday, form: &Form<HolidayForm>) -> Self {
        let action = holiday_path(chrome, holiday);
        let removal = format!("{action}/removal");
        Self { name: holiday.name.clone(), action, removal, form: form.clone(), chrome: chrome.clone() }
    }
}
