//! What people read: a key with arguments, said in the reader's language at the very end.
//!
//! Texts are `i18n/<lang>/<room>.ftl`; a further language is a further folder. Templates say `fl!(chrome.lang, "key")`,
//! which the compiler checks; what travels (errors, flashes) is a [`Text`], whose keys a fence checks.

mod dates;

pub use dates::{Dates, time};

use dates::minute_of;

use actix_web::http::header::HeaderMap;
use chrono::NaiveDateTime;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

static SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/languages.rs"));
static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| SOURCES.iter().map(Language::read).collect());
/// What every key exists in.
const FALLBACK: &str = "en";

struct Language {
    code: &'static str,
    bundle: FluentBundle<FluentResource>,
    dates: Dates,
}

impl Language {
    fn read((code, source): &(&'static str, &'static str)) -> Self {
        let tag = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // A text with a mistake in it costs that text, not the server; a fence finds it before that.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { code, bundle, dates: Dates::of(code) }
    }

    fn say(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        errors.is_empty().then_some(said)
    }
}

crate::text_states!(
    /// How hours are counted, where somebody chose.
    TimeFormat {
        Twelve = "12",
        TwentyFour = "24",
    }
);

/// One of the languages that there are texts in, and how its reader wants hours counted.
#[derive(Clone, Copy)]
pub struct Lang(u8, Option<TimeFormat>);

/// Who reads hours otherwise reads the same language.
impl PartialEq for Lang {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Lang {}

impl Default for Lang {
    fn default() -> Self {
        Self::named(FALLBACK).unwrap_or(Self(0, None))
    }
}

impl std::fmt::Debug for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl Lang {
    /// English first, then as the folders are named.
    pub fn all() -> Vec<Self> {
        let mut all: Vec<_> =
            (0..LANGUAGES.len()).filter_map(|i| u8::try_from(i).ok().map(|i| Self(i, None))).collect();
        all.sort_by_key(|lang| (lang.code() != FALLBACK, lang.code()));
        all
    }

    pub fn named(code: &str) -> Option<Self> {
        let index = SOURCES.iter().position(|(known, _)| *known == code)?;
        u8::try_from(index).ok().map(|index| Self(index, None))
    }

    /// The languages of a stored list (`en,ur`), in the order of [`Lang::all`]; never none.
    pub fn list(codes: &str, or: Self) -> Vec<Self> {
        let is_named = |lang: &Self| codes.split(',').any(|code| code == lang.code());
        let langs: Vec<_> = Self::all().into_iter().filter(is_named).collect();
        if langs.is_empty() { vec![or] } else { langs }
    }

    /// The first of these that the browser asks for, by its order of liking.
    pub fn accepted(headers: &HeaderMap, spoken: &[Self]) -> Option<Self> {
        let wanted = headers.get("accept-language")?.to_str().ok()?;
        let mut ranges: Vec<(f32, &str)> = wanted
            .split(',')
            .filter_map(|range| {
                let (tag, weight) = range.split_once(";q=").unwrap_or((range, "1"));
                Some((weight.trim().parse().ok()?, tag.trim()))
            })
            .collect();
        ranges.sort_by(|a, b| b.0.total_cmp(&a.0));
        ranges.iter().find_map(|(_, tag)| {
            let primary = tag.split('-').next().unwrap_or_default();
            spoken.iter().copied().find(|lang| lang.code().eq_ignore_ascii_case(primary))
        })
    }

    fn language(self) -> Option<&'static Language> {
        LANGUAGES.get(usize::from(self.0))
    }

    pub fn code(self) -> &'static str {
        self.language().map_or(FALLBACK, |language| language.code)
    }

    pub fn dir(self) -> &'static str {
        if self.get("language-direction") == "rtl" { "rtl" } else { "ltr" }
    }

    /// What the language calls itself.
    pub fn own_name(self) -> String {
        self.get("language-name")
    }

    pub fn dates(self) -> Option<&'static Dates> {
        self.language().map(|language| &language.dates)
    }

    /// With hours counted as its reader chose; `None`: as the language does.
    #[must_use]
    pub fn counting(self, hours: Option<TimeFormat>) -> Self {
        Self(self.0, hours)
    }

    /// "15:15" or "3:15 PM", from minutes after midnight.
    pub fn time(self, minute: i32) -> String {
        let hours = self.1.or_else(|| TimeFormat::named(&self.get("language-hours")));
        if hours != Some(TimeFormat::Twelve) {
            return time(minute);
        }
        let (hour, minute) = (minute.div_euclid(60), minute.rem_euclid(60));
        let shown = format!("{}:{minute:02}", if hour % 12 == 0 { 12 } else { hour % 12 });
        self.say_plain(&if hour % 24 < 12 {
            Text::of("hours-am").with("time", shown)
        } else {
            Text::of("hours-pm").with("time", shown)
        })
    }

    /// "Friday, September 12, 2026, 18:00".
    pub fn moment(self, local: NaiveDateTime) -> String {
        let day = self.dates().map_or_else(|| local.date().to_string(), |dates| dates.full(local.date()));
        format!("{day}, {}", self.time(minute_of(local)))
    }

    /// For `fl!`: a text without arguments.
    pub fn get(self, key: &str) -> String {
        self.lookup(key, None)
    }

    /// For `fl!`: a text with arguments.
    pub fn get_args_concrete<'a>(self, key: &str, args: HashMap<&'a str, FluentValue<'a>>) -> String {
        let args: FluentArgs<'a> = args.into_iter().collect();
        self.lookup(key, Some(&args))
    }

    fn lookup(self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        self.language()
            .and_then(|language| language.say(key, args))
            .or_else(|| Self::default().language()?.say(key, args))
            .unwrap_or_else(|| key.to_owned())
    }

    pub fn say(self, text: &Text) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &text.args {
            match value {
                Arg::Number(number) => args.set(name.as_ref(), *number),
                Arg::Words(words) => args.set(name.as_ref(), words.as_str()),
                Arg::Keys(keys) => {
                    let said: Vec<_> = keys.iter().map(|key| self.get(key)).collect();
                    args.set(name.as_ref(), said.join(&self.get("list-separator")));
                }
                Arg::When(local) => {
                    args.set(name.as_ref(), self.moment(*local));
                }
            }
        }
        self.lookup(&text.key, Some(&args))
    }

    /// Without the invisible marks that keep directions apart: for mail subjects and files, where they would show.
    pub fn say_plain(self, text: &Text) -> String {
        plain(&self.say(text))
    }
}

/// Takes Fluent's isolation marks out.
pub fn plain(said: &str) -> String {
    said.chars().filter(|c| !matches!(c, '\u{2066}' | '\u{2068}' | '\u{2069}')).collect()
}

/// A key with its arguments: what an error, a flash or a job carries in place of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    key: Cow<'static, str>,
    args: Vec<(Cow<'static, str>, Arg)>,
}

/// Numbers choose plurals; words are put in as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arg {
    Number(i64),
    Words(String),
    /// Texts of their own, said in the reader's language and listed with commas.
    Keys(Vec<String>),
    /// A time on the school's wall clock, as the reader's language says it.
    When(NaiveDateTime),
}

impl From<NaiveDateTime> for Arg {
    fn from(local: NaiveDateTime) -> Self {
        Self::When(local)
    }
}

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&String> for Arg {
    fn from(words: &String) -> Self {
        Self::Words(words.clone())
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Arg {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl Text {
    pub fn of(key: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), args: Vec::new() }
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((Cow::Borrowed(name), value.into()));
        self
    }
}
