//! What is typed about a program.

use super::queries::{NewProgram, Program};
use crate::platform::{
    i18n::Text,
    web::{FieldErrors, fields},
};
use serde::Deserialize;

const LONGEST_NAME: usize = 80;
const LONGEST_CODE: usize = 12;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ProgramForm {
    pub name: String,
    pub code: String,
    pub version: String,
}

impl ProgramForm {
    pub fn of(program: &Program) -> Self {
        Self { name: program.name.clone(), code: program.code.clone(), version: program.version.to_string() }
    }

    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or(-1)
    }

    pub fn parse(&self) -> Result<NewProgram, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_NAME));
        let is_code = |code: &String| code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        let code = fields::needed_line(&self.code, LONGEST_CODE)
            .map(|code| code.to_ascii_uppercase())
            .and_then(|code| if is_code(&code) { Ok(code) } else { Err(Text::of("program-code-wrong")) });
        match (name, errors.check("code", code)) {
            (Some(name), Some(code)) => Ok(NewProgram { name, code }),
            _ => Err(errors),
        }
    }
}
