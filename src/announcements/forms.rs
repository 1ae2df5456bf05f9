//! What is typed into the form of an announcement.

use super::model::{Audience, Draft, ShownAs};
use crate::platform::{
    i18n::Text,
    web::{FieldErrors, fields},
};
use chrono_tz::Tz;
use serde::Deserialize;

const LONGEST_TITLE: usize = 120;
const LONGEST_BODY: usize = 5_000;
const MOST_TARGETS: usize = 50;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AnnouncementForm {
    pub title: String,
    pub body: String,
    pub shown_as: String,
    pub starts: String,
    pub ends: String,
    pub by_mail: String,
    pub targets: Vec<String>,
    pub version: String,
}

impl AnnouncementForm {
    pub fn blank() -> Self {
        Self { shown_as: ShownAs::List.as_str().to_owned(), ..Self::default() }
    }

    pub fn of(draft: &Draft, version: i32, zone: Tz) -> Self {
        Self {
            title: draft.title.clone(),
            body: draft.body.clone(),
            shown_as: draft.shown_as.as_str().to_owned(),
            starts: fields::local(draft.starts_at, zone),
            ends: fields::local(draft.ends_at, zone),
            by_mail: if draft.by_mail { "yes" } else { "" }.to_owned(),
            targets: draft.audiences.iter().map(ToString::to_string).collect(),
            version: version.to_string(),
        }
    }

    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or(-1)
    }

    pub fn has(&self, target: &str) -> bool {
        self.targets.iter().any(|known| known == target)
    }

    pub fn parse(&self, zone: Tz) -> Result<Draft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.check("title", fields::needed_line(&self.title, LONGEST_TITLE));
        let body = errors.check("body", fields::lines(&self.body, LONGEST_BODY));
        let shown_as = errors.check("shown_as", ShownAs::named(&self.shown_as).ok_or_else(|| Text::of("field-choice")));
        let starts_at = errors.check("starts", fields::moment(&self.starts, zone));
        let ends_at = errors.check("ends", fields::moment(&self.ends, zone));
        if starts_at.flatten().zip(ends_at.flatten()).is_some_and(|(starts, ends)| ends <= starts) {
            errors.add("ends", Text::of("announcement-ends-before"));
        }
        let audiences = errors.check("targets", self.audiences());
        match (title.zip(body).zip(shown_as), starts_at.zip(ends_at).zip(audiences)) {
            (Some(((title, body), shown_as)), Some(((starts_at, ends_at), audiences))) if errors.is_empty() => {
                Ok(Draft { title, body, starts_at, ends_at, shown_as, by_mail: self.by_mail == "yes", audiences })
            }
            _ => Err(errors),
        }
    }

    fn audiences(&self) -> Result<Vec<Audience>, Text> {
        let mut audiences = Vec::new();
        for target in self.targets.iter().filter(|target| !target.is_empty()) {
            let (kind, target) = target.split_once(':').unwrap_or((target, ""));
            let audience = Audience::named(kind, target).ok_or_else(|| Text::of("field-choice"))?;
            if !audiences.contains(&audience) {
                audiences.push(audience);
            }
        }
        match audiences.len() {
            0 => Err(Text::of("announcement-audience-needed")),
            1..=MOST_TARGETS => Ok(audiences),
            _ => Err(Text::of("announcement-audience-many").with("n", MOST_TARGETS)),
        }
    }
}
