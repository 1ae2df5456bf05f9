//! The programs of a school, and the form of one.

use super::{forms::ProgramForm, queries::Program};
use crate::platform::{
    i18n::Text,
    web::{Chrome, Form},
};
use askama::Template;

#[derive(Template)]
#[template(path = "schools/programs.html")]
pub struct ProgramsPage {
    chrome: Chrome,
    rows: Vec<Row>,
    form: Form<ProgramForm>,
}

struct Row {
    path: String,
    name: String,
    code: String,
    is_default: bool,
    people: String,
    people_path: String,
}

impl ProgramsPage {
    pub fn of(chrome: &Chrome, programs: Vec<(Program, i64)>, form: &Form<ProgramForm>) -> Self {
        let row = |(program, people): (Program, i64)| Row {
            path: path(chrome, &program),
            people: chrome.lang.say(&Text::of("program-people").with("n", people)),
            people_path: chrome.path(&format!("/people?program={}", program.id)),
            name: program.name,
            code: program.code,
            is_default: program.is_default,
        };
        Self { rows: programs.into_iter().map(row).collect(), form: form.clone(), chrome: chrome.clone() }
    }
}

fn path(chrome: &Chrome, program: &Program) -> String {
    chrome.path(&format!("/settings/programs/{}", program.id))
}

#[derive(Template)]
#[template(path = "schools/program.html")]
pub struct ProgramPage {
    chrome: Chrome,
    name: String,
    action: String,
    form: Form<ProgramForm>,
}

impl ProgramPage {
    pub fn of(chrome: &Chrome, program: &Program, form: &Form<ProgramForm>) -> Self {
        Self { name: program.name.clone(), action: path(chrome, program), form: form.clone(), chrome: chrome.clone() }
    }
}
