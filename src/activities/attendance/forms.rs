//! What is typed into a register, and what it means.

use super::model::{Entry, MOST_MINUTES, Mark, Typed};
use crate::platform::{
    db::ids::{AttendanceSaveId, PersonId},
    i18n::Text,
    text::sha256_hex,
    web::{FieldErrors, fields},
};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// Fields are called `mark-<person>`, `minutes-<person>` and `seen-<person>`: who has no `seen` is not in the form.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RegisterForm {
    /// Made for one showing of the form, so that a second sending is known.
    pub key: String,
    /// The button for everybody who has no mark.
    pub everybody: String,
    #[serde(flatten)]
    fields: BTreeMap<String, Value>,
}

/// A register, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub marks: Vec<Typed>,
    /// Whoever has no mark is present.
    pub everybody: bool,
    /// The same form with the same marks has the same; none where there is no key.
    pub digest: Option<String>,
}

impl RegisterForm {
    fn text(&self, kind: &str, person: &str) -> &str {
        self.fields.get(&format!("{kind}-{person}")).and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether there is anything of this person in it: after a mistake it is shown as it was typed.
    pub fn knows(&self, person: &PersonId) -> bool {
        self.fields.contains_key(&format!("seen-{person}"))
    }

    pub fn mark(&self, person: &PersonId) -> &str {
        self.text("mark", person.as_str())
    }

    pub fn minutes(&self, person: &PersonId) -> &str {
        self.text("minutes", person.as_str())
    }

    pub fn seen(&self, person: &PersonId) -> &str {
        self.text("seen", person.as_str())
    }

    /// What is wrong with the minutes of this person.
    pub fn wrong_minutes(&self, person: &PersonId) -> Option<Text> {
        entry(self.mark(person), self.minutes(person)).err()
    }

    pub fn parse(&self) -> Result<Said, FieldErrors> {
        let mut errors = FieldErrors::default();
        let mut marks = Vec::new();
        let people =
            self.fields.keys().filter_map(|name| PersonId::try_from(name.strip_prefix("seen-")?.to_owned()).ok());
        for person in people {
            let seen = Entry::read(self.seen(&person));
            match Mark::named(self.mark(&person)) {
                None if !self.mark(&person).is_empty() => errors.add("marks", Text::of("field-choice")),
                _ => {}
            }
            if let Some(wanted) = errors.check("minutes", entry(self.mark(&person), self.minutes(&person))) {
                marks.push(Typed { person, seen, wanted });
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let everybody = !self.everybody.is_empty();
        Ok(Said { digest: self.digest(&marks, everybody), marks, everybody })
    }

    fn digest(&self, marks: &[Typed], everybody: bool) -> Option<String> {
        let key = AttendanceSaveId::try_from(self.key.clone()).ok()?;
        let wanted = marks.iter().map(|typed| (&typed.person, typed.wanted.map(Entry::spelled)));
        let all: Vec<String> = wanted.map(|(person, mark)| format!("{person} {}", mark.unwrap_or_default())).collect();
        Some(sha256_hex(&format!("{key} {everybody} {}", all.join(","))))
    }
}

/// Minutes belong to who is late, and are forgotten with any other mark.
fn entry(mark: &str, minutes: &str) -> Result<Option<Entry>, Text> {
    let Some(mark) = Mark::named(mark) else { return Ok(None) };
    let minutes = match (mark, minutes.trim()) {
        (Mark::Late, typed) if !typed.is_empty() => Some(fields::number(typed, 1..=MOST_MINUTES)?),
        _ => None,
    };
    Ok(Some(Entry { mark, minutes }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(fields: &[(String, &str)]) -> RegisterForm {
        let fields = fields.iter().map(|(name, value)| (name.clone(), Value::from(*value))).collect();
        RegisterForm { key: AttendanceSaveId::fresh().to_string(), fields, ..RegisterForm::default() }
    }

    #[test]
    fn the_same_marks_in_the_same_form_are_one_sending() {
        let ana = PersonId::fresh();
        let named = |kind: &str| format!("{kind}-{ana}");
        let one = form(&[(named("seen"), ""), (named("mark"), "late"), (named("minutes"), "5")]);
        let said = one.parse().unwrap();
        assert_eq!(said.marks, [Typed { person: ana.clone(), seen: None, wanted: Entry::read("late+5") }]);
        assert_eq!(said.digest, one.parse().unwrap().digest);
        let mut other = form(&[(named("seen"), ""), (named("mark"), "absent"), (named("minutes"), "5")]);
        other.key.clone_from(&one.key);
        let other = other.parse().unwrap();
        assert_ne!(other.digest, said.digest);
        assert_eq!(other.marks[0].wanted, Entry::read("absent"), "minutes are of who is late");
        assert_eq!(RegisterForm::default().parse().unwrap().digest, None);
    }

    #[test]
    fn what_is_no_mark_is_named() {
        let ana = PersonId::fresh();
        let named = |kind: &str| format!("{kind}-{ana}");
        for (mark, minutes, field) in [("asleep", "", "marks"), ("late", "x", "minutes"), ("late", "-1", "minutes")] {
            let wrong = form(&[(named("seen"), ""), (named("mark"), mark), (named("minutes"), minutes)]);
            assert!(wrong.parse().unwrap_err().on(field).is_some(), "{mark} {minutes}");
        }
    }
}
