//! Every letter with sample data, for whoever looks at all of them.

use super::{Kind, Letter, Recipient, Rendered};
use crate::platform::i18n::Lang;
use chrono::NaiveDate;

type Draw = dyn Fn(&Recipient) -> Result<Rendered, askama::Error>;

/// A letter as somebody might get it.
pub struct Specimen {
    pub name: &'static str,
    pub kind: Kind,
    /// Whose mail it is, when it is no school's.
    from: Option<&'static str>,
    draw: Box<Draw>,
}

impl Specimen {
    pub fn of<L: Letter + 'static>(letter: L) -> Self {
        Self { name: L::NAME, kind: L::KIND, from: None, draw: Box::new(move |to| letter.draw(to)) }
    }

    #[must_use]
    pub fn by(self, from: &'static str) -> Self {
        Self { from: Some(from), ..self }
    }

    pub fn draw(&self, to: &Recipient) -> Result<Rendered, askama::Error> {
        (self.draw)(to)
    }
}

/// What samples are made of, in the language of their reader.
#[derive(Debug, Clone)]
pub struct Sample {
    pub lang: Lang,
    /// Where links begin, without a slash at the end.
    pub base: String,
}

impl Sample {
    /// The day that everything in it happens on.
    pub fn day(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default()
    }

    /// One of the texts `sample-…`.
    pub fn says(&self, key: &str) -> String {
        self.lang.get(key)
    }

    /// A link into the sample's school.
    pub fn link(&self, path: &str) -> String {
        format!("{}/s/sample{path}", self.base)
    }

    /// A link that acts for whoever has it: as long as a real one, and worth nothing.
    pub fn secret_link(&self, path: &str) -> String {
        format!("{}{path}/{}", self.base, "5a".repeat(32))
    }

    /// Whom the sample is for.
    pub fn recipient(&self, specimen: &Specimen) -> Recipient {
        Recipient {
            name: self.says("sample-person"),
            address: "sample@example.org".to_owned(),
            lang: self.lang,
            from: specimen.from.map_or_else(|| self.says("sample-school"), str::to_owned),
            unsubscribe: specimen.kind.event().map(|_| self.secret_link("/unsubscribe")),
        }
    }
}
