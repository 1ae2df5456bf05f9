//! What is typed about people.

use super::{
    actions::{Chosen, RoleWanted, Verb},
    model::{Filters, Membership, Person, PersonDraft, ProgramPart, manages},
};
use crate::platform::{
    access::Role,
    db::ids::{PersonId, ProgramId},
    i18n::Text,
    web::{FieldErrors, Query, fields},
};
use serde::Deserialize;

const LONGEST_NAME: usize = 120;
const LONGEST_CONTACT: usize = 200;
const LONGEST_REASON: usize = 500;
const LONGEST_VIEW: usize = 60;
const HIGHEST_GRADE: i32 = 20;
/// More do not fit into a form.
const MOST_PARTS: usize = 400;
const MOST_TICKED: usize = 250;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PersonForm {
    pub name: String,
    pub email: String,
    pub role: String,
    pub grade: String,
    pub guardian_contact: String,
    /// `program:part` each.
    pub programs: Vec<String>,
    pub version: String,
}

impl PersonForm {
    pub fn blank() -> Self {
        Self { role: Role::Student.as_str().to_owned(), ..Self::default() }
    }

    pub fn of(person: &Person, memberships: &[(Membership, String)]) -> Self {
        Self {
            name: person.name.clone(),
            email: person.email.clone().unwrap_or_default(),
            role: person.role.as_str().to_owned(),
            grade: person.grade.map(|grade| grade.to_string()).unwrap_or_default(),
            guardian_contact: person.guardian_contact.clone().unwrap_or_default(),
            programs: memberships.iter().map(|(one, _)| spelled(&one.program, one.part)).collect(),
            version: person.version.to_string(),
        }
    }

    pub fn version(&self) -> i32 {
        version(&self.version)
    }

    pub fn has(&self, program: &ProgramId, part: ProgramPart) -> bool {
        let wanted = spelled(program, part);
        self.programs.contains(&wanted)
    }

    /// The role and everything else. `mine`: of whoever adds them.
    pub fn parse_new(&self, mine: Role) -> Result<(Role, PersonDraft), FieldErrors> {
        let role = Role::named(&self.role).filter(|role| manages(mine, *role)).ok_or_else(choose);
        match (role, self.parse()) {
            (Ok(role), Ok(draft)) => Ok((role, draft)),
            (Ok(_), Err(errors)) => Err(errors),
            (Err(text), parsed) => {
                let mut errors = parsed.err().unwrap_or_default();
                errors.add("role", text);
                Err(errors)
            }
        }
    }

    pub fn parse(&self) -> Result<PersonDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_NAME));
        let email = match self.email.trim() {
            "" => Some(None),
            typed => errors.check("email", fields::address(typed)).map(Some),
        };
        let grade = match self.grade.trim() {
            "" => Some(None),
            typed => errors.check("grade", fields::number(typed, 1..=HIGHEST_GRADE)).map(Some),
        };
        let contact = errors.check("guardian_contact", fields::line(&self.guardian_contact, LONGEST_CONTACT));
        let memberships = errors.check("programs", memberships(&self.programs));
        match (name, email, grade, contact, memberships) {
            (Some(name), Some(email), Some(grade), Some(contact), Some(memberships)) if errors.is_empty() => {
                let guardian_contact = Some(contact).filter(|contact| !contact.is_empty());
                Ok(PersonDraft { name, email, grade, guardian_contact, memberships })
            }
            _ => Err(errors),
        }
    }
}

/// As a box of the form says it.
pub fn spelled(program: &ProgramId, part: ProgramPart) -> String {
    format!("{program}:{}", part.as_str())
}

fn memberships(typed: &[String]) -> Result<Vec<Membership>, Text> {
    if typed.len() > MOST_PARTS {
        return Err(choose());
    }
    let one = |text: &String| {
        let (program, part) = text.split_once(':')?;
        Some(Membership { program: ProgramId::try_from(program.to_owned()).ok()?, part: ProgramPart::named(part)? })
    };
    let typed = typed.iter().filter(|text| !text.is_empty());
    let mut all = typed.map(|text| one(text).ok_or_else(choose)).collect::<Result<Vec<_>, _>>()?;
    all.sort();
    all.dedup();
    Ok(all)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RoleForm {
    pub role: String,
    pub programs: Vec<String>,
    pub version: String,
    pub password: String,
}

impl RoleForm {
    pub fn of(person: &Person, memberships: &[(Membership, String)]) -> Self {
        let administered = memberships.iter().filter(|(one, _)| one.part == ProgramPart::Admin);
        Self {
            role: person.role.as_str().to_owned(),
            programs: administered.map(|(one, _)| one.program.to_string()).collect(),
            version: person.version.to_string(),
            password: String::new(),
        }
    }

    pub fn version(&self) -> i32 {
        version(&self.version)
    }

    pub fn parse(&self) -> Result<RoleWanted, FieldErrors> {
        let role = Role::named(&self.role).ok_or_else(|| FieldErrors::of("role", choose()))?;
        let typed = self.programs.iter().filter(|id| !id.is_empty()).take(MOST_PARTS);
        let programs = typed.map(|id| ProgramId::try_from(id.clone())).collect::<Result<Vec<_>, _>>();
        let programs = programs.map_err(|_| FieldErrors::of("programs", choose()))?;
        Ok(RoleWanted { role, programs })
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReasonForm {
    pub reason: String,
}

impl ReasonForm {
    pub fn parse(&self) -> Result<String, FieldErrors> {
        fields::line(&self.reason, LONGEST_REASON).map_err(|text| FieldErrors::of("reason", text))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ViewForm {
    pub name: String,
    pub query: String,
}

impl ViewForm {
    pub fn parse(&self) -> Result<(String, Filters), FieldErrors> {
        let name = fields::needed_line(&self.name, LONGEST_VIEW).map_err(|text| FieldErrors::of("name", text))?;
        Ok((name, self.filters()))
    }

    pub fn filters(&self) -> Filters {
        Filters::read(&Query::read("", &self.query))
    }
}

/// Many at once: boxes that were ticked, or all that match.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ManyForm {
    pub change: String,
    pub ids: Vec<String>,
    pub all: String,
    /// The filters of the list, and how many matched when it was drawn.
    pub query: String,
    pub count: String,
}

impl ManyForm {
    pub fn verb(&self) -> Option<Verb> {
        let (verb, program) = self.change.split_once(':').unwrap_or((&self.change, ""));
        match (verb, ProgramId::try_from(program.to_owned())) {
            ("suspend", _) => Some(Verb::Suspend),
            ("reinstate", _) => Some(Verb::Reinstate),
            ("join", Ok(program)) => Some(Verb::Join(program)),
            ("leave", Ok(program)) => Some(Verb::Leave(program)),
            _ => None,
        }
    }

    /// Nobody, when nothing was ticked.
    pub fn chosen(&self) -> Option<Chosen> {
        if self.all == "yes" {
            let filters = Filters::read(&Query::read("", &self.query));
            return Some(Chosen::All { filters, seen: self.count.parse().unwrap_or(-1) });
        }
        let ids = self.ids.iter().take(MOST_TICKED).filter_map(|id| PersonId::try_from(id.clone()).ok());
        let mut ids: Vec<PersonId> = ids.collect();
        ids.sort();
        ids.dedup();
        (!ids.is_empty()).then_some(Chosen::These(ids))
    }
}

fn choose() -> Text {
    Text::of("field-choice")
}

/// What is no version is one that nobody has seen.
fn version(typed: &str) -> i32 {
    typed.parse().unwrap_or(-1)
}
