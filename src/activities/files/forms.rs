//! What is typed beside a file.

use super::model::Step;
use crate::platform::{
    files::{Kind, LARGEST, Unfit, Upload},
    i18n::Text,
    web::{FieldErrors, fields},
};
use serde::Deserialize;

const LONGEST_ALT: usize = 300;

/// The form that brings a file, as far as it can be shown again: a browser keeps no file in a page that comes back.
#[derive(Debug, Default)]
pub struct AddForm {
    pub alt: String,
    /// Instead of a file: where it was brought already, and what it is called there.
    pub ticket: String,
    pub name: String,
}

impl AddForm {
    pub fn of(upload: &Upload) -> Self {
        let field = |name| upload.field(name).to_owned();
        Self { alt: field("alt"), ticket: field("ticket"), name: field("name") }
    }

    /// The words for a file of this kind.
    pub fn words(&self, is_image: bool, errors: &mut FieldErrors) -> Option<String> {
        errors.check("alt", words(&self.alt, is_image))
    }
}

/// A picture needs words; a document has a name.
fn words(typed: &str, is_image: bool) -> Result<String, Text> {
    match fields::line(typed, LONGEST_ALT)? {
        empty if empty.is_empty() && is_image => Err(Text::of("file-alt-needed")),
        words => Ok(words),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct DescribeForm {
    pub alt: String,
}

impl DescribeForm {
    pub fn parse(&self, is_image: bool) -> Result<String, FieldErrors> {
        words(&self.alt, is_image).map_err(|why| FieldErrors::of("alt", why))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    pub to: String,
}

impl MoveForm {
    pub fn parse(&self) -> Result<Step, FieldErrors> {
        match self.to.as_str() {
            "up" => Ok(Step::Up),
            "down" => Ok(Step::Down),
            _ => Err(FieldErrors::of("to", Text::of("field-choice"))),
        }
    }
}

/// What a script says of a file before it brings it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TicketForm {
    pub size: String,
    pub kind: String,
}

impl TicketForm {
    pub fn parse(&self) -> Result<(u64, Kind), FieldErrors> {
        let mut errors = FieldErrors::default();
        let size = match self.size.parse() {
            Ok(0) | Err(_) => Err(Unfit::Empty.text()),
            Ok(size) if size > LARGEST => Err(Unfit::TooLarge.text()),
            Ok(size) => Ok(size),
        };
        let size = errors.check("file", size);
        let kind = errors.check("kind", Kind::of_type(&self.kind).ok_or_else(|| Unfit::NotTaken.text()));
        size.zip(kind).ok_or(errors)
    }
}
