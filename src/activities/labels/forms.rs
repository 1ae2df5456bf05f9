//! What is typed about a category or a tag.

use super::model::{Kind, Label, LabelId, Said};
use crate::{
    activities::model::{LONGEST_LABEL, PALETTE},
    platform::{
        i18n::Text,
        text::fold,
        web::{FieldErrors, fields},
    },
};
use serde::Deserialize;

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct LabelForm {
    pub name: String,
    /// Of a category; empty: whichever its name gets.
    pub hue: String,
    pub version: String,
}

impl LabelForm {
    pub fn of(label: &Label) -> Self {
        Self {
            name: label.name.clone(),
            hue: label.hue.map(|hue| hue.to_string()).unwrap_or_default(),
            version: label.version.to_string(),
        }
    }

    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or(-1)
    }

    /// `now` is the hue that it has, which it may keep.
    pub fn parse(&self, kind: Kind, now: Option<i32>) -> Result<Said, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = fields::needed_line(&self.name, LONGEST_LABEL);
        // A name of nothing but marks could not be told from others, and a comma parts tags.
        let is_plain = |name: &String| !fold(name).is_empty() && (kind == Kind::Category || !name.contains([',', '،']));
        let name = name.and_then(|name| if is_plain(&name) { Ok(name) } else { Err(Text::of("label-name-wrong")) });
        let name = errors.check("name", name);
        let is_known = |hue: &i32| Some(*hue) == now || PALETTE.iter().any(|(known, _)| known == hue);
        let hue = match (kind, self.hue.as_str()) {
            (Kind::Tag, _) | (_, "") => Ok(None),
            (_, typed) => typed.parse().ok().filter(is_known).map(Some).ok_or_else(|| Text::of("field-choice")),
        };
        match (name, errors.check("hue", hue)) {
            (Some(name), Some(hue)) => Ok(Said { name, hue }),
            _ => Err(errors),
        }
    }
}

/// What it is merged into.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct MergeForm {
    /// By its name: there may be more than a list to choose from should have.
    pub into: String,
}

impl MergeForm {
    pub fn wrong(text: Text) -> FieldErrors {
        FieldErrors::of("into", text)
    }

    pub fn parse(&self) -> Result<String, FieldErrors> {
        fields::needed_line(&self.into, LONGEST_LABEL).map_err(Self::wrong)
    }

    /// The one that was found by that name, if it is another than this.
    pub fn other(found: Option<LabelId>, this: &LabelId) -> Result<LabelId, FieldErrors> {
        match found {
            None => Err(Self::wrong(Text::of("label-unknown"))),
            Some(found) if found == *this => Err(Self::wrong(Text::of("label-same"))),
            Some(found) => Ok(found),
        }
    }
}
