//! What is sent to take a list in: pasted, or as a file.

use super::{
    LARGEST,
    model::{Draft, MOST_LINES, count},
};
use crate::{
    error::Result,
    people::invitations::LONGEST_MESSAGE,
    platform::{
        access::Role,
        db::ids::ProgramId,
        files::{Spooled, Upload},
        i18n::Text,
        web::{FieldErrors, fields},
    },
};

#[derive(Debug, Clone, Default)]
pub struct ImportForm {
    pub list: String,
    pub role: String,
    pub program: String,
    /// `invite`, or `add`.
    pub mode: String,
    pub message: String,
    /// What stands in the file, if there is one; or what is wrong with it.
    file: Option<Result<String, Text>>,
}

impl ImportForm {
    pub fn blank() -> Self {
        Self { mode: "add".to_owned(), ..Self::default() }
    }

    /// Reads the file, which is small enough to be read at once.
    pub fn of(upload: Upload) -> Result<Self> {
        let field = |name: &str| upload.field(name).to_owned();
        let mut form = Self {
            list: field("list"),
            role: field("role"),
            program: field("program"),
            mode: field("mode"),
            message: field("message"),
            file: None,
        };
        form.file = upload.file.map(text_of).transpose()?;
        Ok(form)
    }

    pub fn parse(&self) -> Result<Draft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let (field, list) = match &self.file {
            Some(file) => ("file", file.clone()),
            None => ("list", Ok(self.list.clone())),
        };
        let list = errors.check(field, list.and_then(counted));
        let role = errors.check("role", Role::named(&self.role).ok_or_else(|| Text::of("field-choice")));
        let program = match self.program.as_str() {
            "" => Ok(None),
            id => ProgramId::try_from(id.to_owned()).map(Some).map_err(|_| Text::of("field-choice")),
        };
        let program = errors.check("program", program);
        let message = errors.check("message", fields::lines(&self.message, LONGEST_MESSAGE));
        match (list, role, program, message) {
            (Some((list, total)), Some(role), Some(program), Some(message)) => {
                Ok(Draft { list, total, role, program, message, invites: self.mode == "invite" })
            }
            _ => Err(errors),
        }
    }
}

fn text_of(file: Spooled) -> Result<Result<String, Text>> {
    if file.size > LARGEST {
        return Ok(Err(Text::of("people-import-too-large")));
    }
    let text = String::from_utf8(file.into_bytes()?);
    Ok(text.map_err(|_| Text::of("people-import-not-text")))
}

/// The list as it is kept, and how many of its lines say something.
fn counted(list: String) -> Result<(String, i32), Text> {
    // Neither a mark of the byte order nor what Postgres takes in no text.
    let list = list.trim_start_matches('\u{feff}').replace('\0', "");
    match count(&list) {
        0 => Err(Text::of("people-import-needed")),
        n if n > MOST_LINES => Err(Text::of("people-import-too-many").with("n", MOST_LINES)),
        n => Ok((list, i32::try_from(n).unwrap_or(i32::MAX))),
    }
}
