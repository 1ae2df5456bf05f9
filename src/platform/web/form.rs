use crate::{
    error::{Error, Result},
    platform::i18n::{Lang, Text},
};
use actix_web::{FromRequest, HttpRequest, dev::Payload, error::PayloadError, web::Bytes};
use serde::de::DeserializeOwned;
use std::{future::Future, pin::Pin, sync::Arc, time::Duration};

/// How long a body may take to arrive, however it dribbles.
const DEADLINE: Duration = Duration::from_secs(30);

/// What was typed, as typed, and what is wrong with it. Cheap to clone.
///
/// `T` is a struct of strings (and lists of strings, for fields that repeat) with `#[serde(default)]`: a missing field
/// is empty and an unknown one sets nothing.
#[derive(Debug)]
pub struct Form<T> {
    pub input: Arc<T>,
    errors: FieldErrors,
}

impl<T> Clone for Form<T> {
    fn clone(&self) -> Self {
        Self { input: self.input.clone(), errors: self.errors.clone() }
    }
}

impl<T> std::ops::Deref for Form<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.input
    }
}

impl<T> Form<T> {
    pub fn filled(input: T) -> Self {
        Self { input: Arc::new(input), errors: FieldErrors::default() }
    }

    #[must_use]
    pub fn with(self, errors: FieldErrors) -> Self {
        Self { errors, ..self }
    }

    pub fn errors(&self) -> &FieldErrors {
        &self.errors
    }

    /// For templates: what is wrong with this field, in words.
    pub fn wrong(&self, field: &str, lang: &Lang) -> Option<String> {
        self.errors.on(field).map(|text| lang.say(text))
    }

    /// For templates: stands in the tag of a field, after its name.
    pub fn marks(&self, field: &'static str, has_hint: bool) -> Marks {
        Marks { field, has_hint, is_wrong: self.errors.on(field).is_some() }
    }

    /// For templates: every field that is wrong, with its words, for the summary on top.
    pub fn summary(&self, lang: &Lang) -> Vec<(&'static str, String)> {
        self.errors.iter().map(|(field, text)| (*field, lang.say(text))).collect()
    }
}

/// The attributes that tie a field to its hint and to what is wrong with it: `name-hint` and `name-wrong`.
pub struct Marks {
    field: &'static str,
    has_hint: bool,
    is_wrong: bool,
}

// Its names stand in our own templates, so there is nothing to escape.
impl askama::filters::HtmlSafe for Marks {}

impl std::fmt::Display for Marks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let field = self.field;
        match (self.has_hint, self.is_wrong) {
            (false, false) => Ok(()),
            (true, false) => write!(f, " aria-describedby=\"{field}-hint\""),
            (false, true) => write!(f, " aria-invalid=\"true\" aria-describedby=\"{field}-wrong\""),
            (true, true) => write!(f, " aria-invalid=\"true\" aria-describedby=\"{field}-hint {field}-wrong\""),
        }
    }
}

/// What is wrong, field by field, in the order found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<(&'static str, Text)>);

impl FieldErrors {
    pub fn of(field: &'static str, text: Text) -> Self {
        Self(vec![(field, text)])
    }

    pub fn add(&mut self, field: &'static str, text: Text) {
        self.0.push((field, text));
    }

    /// Keeps what parsed; notes what did not.
    pub fn check<T>(&mut self, field: &'static str, parsed: Result<T, Text>) -> Option<T> {
        parsed.map_err(|text| self.0.push((field, text))).ok()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &(&'static str, Text)> {
        self.0.iter()
    }

    pub fn on(&self, field: &str) -> Option<&Text> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, text)| text)
    }
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl<T: DeserializeOwned + 'static> FromRequest for Form<T> {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Raw::from_request(req, payload);
        Box::pin(async move { read(&body.await?.0).map(Self::filled) })
    }
}

/// A body that is no form, as it came.
pub struct Raw(pub Bytes);

impl FromRequest for Raw {
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;
    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Bytes::from_request(req, payload);
        Box::pin(async move {
            let body = tokio::time::timeout(DEADLINE, body).await.map_err(|_| Error::TooLarge)?;
            body.map(Self).map_err(|error| match error.as_error::<PayloadError>() {
                Some(PayloadError::Overflow) => Error::TooLarge,
                // The sender went away, or sent something that is no body: nobody will read the answer.
                _ => Error::Unavailable(Text::of("error-unavailable")),
            })
        })
    }
}

/// Bytes that are no text become replacement characters, which the field's own check then refuses or keeps.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T> {
    let mut fields = serde_json::Map::new();
    for (name, value) in url::form_urlencoded::parse(body) {
        // A name that ends in `[]` is a list; of any other that comes twice the last one counts.
        match name.strip_suffix("[]") {
            None => drop(fields.insert(name.into_owned(), value.into_owned().into())),
            Some(list) => {
                let list = fields.entry(list).or_insert_with(|| serde_json::Value::Array(Vec::new()));
                if let Some(list) = list.as_array_mut() {
                    list.push(value.into_owned().into());
                }
            }
        }
    }
    // The only thing that can fail is a list where a text belongs or the other way round: nobody's browser does that.
    serde_json::from_value(serde_json::Value::Object(fields)).map_err(|_| Error::NotFound)
}
