//! What several people may do, side by side.

use super::{mark_of, part_in_words, path, role::permission_in_words, role_in_words, status_in_words};
use crate::{
    people::model::{Person, ProgramPart},
    platform::{
        access::PERMISSIONS,
        db::ids::{ActivityId, PersonId},
        web::Chrome,
    },
};
use askama::Template;

/// Whom to compare, and what they have.
pub struct Compared {
    pub people: Vec<Person>,
    pub programs: Vec<(PersonId, ProgramPart, String)>,
    pub led: Vec<(PersonId, ActivityId, String)>,
    /// How many more were asked for than fit.
    pub left_out: usize,
}

#[derive(Template)]
#[template(path = "people/compare.html")]
pub struct ComparePage {
    chrome: Chrome,
    columns: Vec<Column>,
    /// What may be done, and who of them may.
    rows: Vec<(String, Vec<(String, bool)>)>,
    left_out: usize,
}

struct Column {
    name: String,
    path: String,
    role: String,
    status: String,
    mark: &'static str,
    programs: Vec<(String, String)>,
    led: Vec<(String, String)>,
}

impl ComparePage {
    pub fn of(chrome: &Chrome, compared: &Compared) -> Self {
        let rows = PERMISSIONS.iter().map(|(name, roles, _)| {
            // Whoever may not come in may nothing, whatever their role.
            let may = |person: &Person| person.is_here() && roles.contains(&person.role);
            let cells = compared.people.iter().map(|person| (person.name.clone(), may(person)));
            (permission_in_words(chrome, name), cells.collect())
        });
        Self {
            columns: compared.people.iter().map(|person| Column::of(chrome, person, compared)).collect(),
            rows: rows.collect(),
            left_out: compared.left_out,
            chrome: chrome.clone(),
        }
    }
}

impl Column {
    fn of(chrome: &Chrome, person: &Person, compared: &Compared) -> Self {
        let lang = chrome.lang;
        let programs = compared.programs.iter().filter(|(whose, ..)| *whose == person.id);
        let led = compared.led.iter().filter(|(whose, ..)| *whose == person.id);
        Self {
            name: person.name.clone(),
            path: path(chrome, &person.id),
            role: role_in_words(lang, person.role),
            status: status_in_words(lang, person.status),
            mark: mark_of(person.status),
            programs: programs.map(|(_, part, name)| (name.clone(), part_in_words(lang, *part))).collect(),
            led: led.map(|(_, id, name)| (name.clone(), chrome.path(&format!("/activities/{id}")))).collect(),
        }
    }
}
