//! A list of people: how it is read, and how far it has come.

use crate::{
    people::invitations::{HIGHEST_GRADE, Inviter, LONGEST_NAME, ProgramNamed, Wanted, address, role_key},
    platform::{
        access::Role,
        db::{
            Json, Moment,
            ids::{PeopleImportId, PersonId, ProgramId},
            schema::{people_import_notes, people_imports},
        },
        i18n::{Lang, Text},
        text::fold,
        web::fields,
    },
};
use diesel::prelude::*;

/// The longest list.
pub const MOST_LINES: usize = 10_000;
/// How many lines one transaction takes in: few, because everybody else who writes waits for it.
pub const AT_ONCE: usize = 50;
/// How much of a line is kept to be shown.
const SHOWN: usize = 200;

crate::text_states!(
    /// How a list is doing. Stopped: whoever started it may not do this any more.
    Status {
        Running = "running",
        Done = "done",
        Cancelled = "cancelled",
        Stopped = "stopped",
    }
);

crate::text_states!(
    /// What became of somebody of whom there is more to say than that they are in.
    Became {
        Added = "added",
        Skipped = "skipped",
        Refused = "refused",
    }
);

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = people_imports)]
pub struct Import {
    pub id: PeopleImportId,
    pub created_by: PersonId,
    pub invites: bool,
    pub role: Role,
    pub program_id: Option<ProgramId>,
    pub message: String,
    pub status: Status,
    pub total: i32,
    pub lines_done: i32,
    pub added: i32,
    pub invited: i32,
    pub skipped: i32,
    pub refused: i32,
    pub created_at: Moment,
}

/// What is said of a line that is not simply in.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = people_import_notes)]
pub struct Note {
    pub line: i32,
    pub typed: String,
    pub outcome: Became,
    pub why: Json<Text>,
}

/// A list that is to be taken in, understood as far as its form goes.
#[derive(Debug, Clone)]
pub struct Draft {
    pub list: String,
    pub total: i32,
    pub invites: bool,
    pub role: Role,
    pub program: Option<ProgramId>,
    pub message: String,
}

impl Draft {
    /// A list that only says whom to write to: each is in the school's list already, and stays what they are there.
    pub fn inviting(addresses: &[String]) -> Self {
        Self {
            list: addresses.join("\n"),
            total: i32::try_from(addresses.len()).unwrap_or(i32::MAX),
            invites: true,
            role: Role::Student,
            program: None,
            message: String::new(),
        }
    }
}

/// One line with something in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// From 1, as an editor counts.
    pub number: i32,
    /// What it says, short enough to be shown.
    pub typed: String,
    pub said: Vec<Said>,
}

/// What is said of one person, as it is typed; what is not said is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub name: String,
    pub email: String,
    pub role: String,
    pub grade: String,
    pub program: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Email,
    Role,
    Grade,
    Program,
}

/// What the first line says of the columns, and what stands between them.
type Head = (Vec<Option<Column>>, u8);

/// The lines of a list that are not empty, with their numbers. A first line that names columns is their head, and counts
/// as none.
fn raw(list: &str) -> (Option<Head>, Vec<(&str, i32)>) {
    let mut lines = list.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()).peekable();
    let head = lines.peek().and_then(|(line, _)| head_of(line));
    if head.is_some() {
        lines.next();
    }
    (head, lines.collect())
}

/// How many lines say something.
pub fn count(list: &str) -> usize {
    raw(list).1.len()
}

/// So many of those lines, after the first `from` of them.
pub fn lines(list: &str, from: usize, at_most: usize) -> Vec<Line> {
    let (head, lines) = raw(list);
    let read = |(line, number): (&str, i32)| Line {
        number,
        typed: line.trim().chars().take(SHOWN).collect(),
        said: match &head {
            Some((columns, delimiter)) => vec![row(line, columns, *delimiter)],
            None => free(line),
        },
    };
    lines.into_iter().skip(from).take(at_most).map(read).collect()
}

/// Of a line that names columns: which, and what stands between them.
fn head_of(line: &str) -> Option<Head> {
    if line.contains('@') {
        return None;
    }
    let delimiter = [b'\t', b';', b','].into_iter().find(|byte| line.as_bytes().contains(byte)).unwrap_or(b',');
    let columns: Vec<_> = cells(line, delimiter).iter().map(|cell| column(cell)).collect();
    let names_one = columns.iter().flatten().any(|column| matches!(column, Column::Name | Column::Email));
    names_one.then_some((columns, delimiter))
}

/// By the words of any of our languages.
fn column(cell: &str) -> Option<Column> {
    let cell = fold(cell);
    let known = [
        (Column::Name, "people-name", &["name", "full name"][..]),
        (Column::Email, "people-email", &["email", "e-mail", "mail", "email address", "e-mail address"]),
        (Column::Role, "people-role", &["role"]),
        (Column::Grade, "people-grade", &["grade", "class", "year"]),
        (Column::Program, "invitation-program", &["program", "programme", "department"]),
    ];
    let is_it = |key: &str, names: &[&str]| {
        names.contains(&cell.as_str()) || Lang::all().iter().any(|lang| fold(&lang.get(key)) == cell)
    };
    known.into_iter().find(|(_, key, names)| is_it(key, names)).map(|(column, ..)| column)
}

/// A line of a table; one that ends within quotes ends them.
fn cells(line: &str, delimiter: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .from_reader(line.as_bytes());
    let first = reader.records().next().and_then(Result::ok).unwrap_or_default();
    first.iter().map(str::to_owned).collect()
}

fn row(line: &str, columns: &[Option<Column>], delimiter: u8) -> Said {
    let mut said = Said::default();
    for (column, cell) in columns.iter().zip(cells(line, delimiter)) {
        match column {
            Some(Column::Name) => said.name = cell,
            Some(Column::Email) => said.email = cell,
            Some(Column::Role) => said.role = cell,
            Some(Column::Grade) => said.grade = cell,
            Some(Column::Program) => said.program = cell,
            None => {}
        }
    }
    said
}

/// A line without a head: addresses between commas, each perhaps with a name (`Ana Lee <ana@school.org>`), or a name and
/// its address.
fn free(line: &str) -> Vec<Said> {
    let parts = split(line);
    if let [name, email] = parts.as_slice()
        && !name.contains('@')
        && email.contains('@')
        && !email.contains('<')
    {
        return vec![Said { name: unquoted(name), email: email.clone(), ..Said::default() }];
    }
    parts.into_iter().map(|part| one(&part)).collect()
}

/// At commas, semicolons and tabs that stand in no quotes and in no angle brackets.
fn split(line: &str) -> Vec<String> {
    let (mut parts, mut part, mut is_quoted, mut is_inside) = (Vec::new(), String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '<' => is_inside = true,
            '>' => is_inside = false,
            _ => {}
        }
        if matches!(c, ',' | ';' | '\t') && !is_quoted && !is_inside {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(c);
        }
    }
    parts.push(part);
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn one(part: &str) -> Said {
    match part.rsplit_once('<') {
        Some((name, rest)) => {
            let email = rest.strip_suffix('>').unwrap_or(rest).trim().to_owned();
            Said { name: unquoted(name), email, ..Said::default() }
        }
        None => Said { email: part.to_owned(), ..Said::default() },
    }
}

fn unquoted(name: &str) -> String {
    name.trim().trim_matches('"').trim().to_owned()
}

/// What is meant where a line says nothing, and what may be said.
pub struct Around<'a> {
    pub inviter: &'a Inviter,
    pub programs: &'a [ProgramNamed],
    pub role: Role,
    pub program: Option<&'a ProgramId>,
}

impl Around<'_> {
    /// Somebody of the list, or what is wrong with what is said of them.
    pub fn understand(&self, said: &Said) -> Result<Wanted, Text> {
        let name = fields::line(&said.name, LONGEST_NAME)?;
        let email = if said.email.trim().is_empty() { None } else { Some(address(&said.email)?) };
        if name.is_empty() && email.is_none() {
            return Err(Text::of("people-import-no-person"));
        }
        let role = if said.role.is_empty() { self.role } else { role_named(&said.role)? };
        let grade = match (said.grade.trim(), role) {
            ("", _) => None,
            (typed, Role::Student) => Some(fields::number(typed, 1..=HIGHEST_GRADE)?),
            _ => return Err(Text::of("invitation-grade-students")),
        };
        let program = if said.program.is_empty() { self.program.cloned() } else { Some(self.program(&said.program)?) };
        match self.inviter.refuses(role, program.as_ref()) {
            Some(why) => Err(why),
            None => Ok(Wanted { name, email, role, grade, program }),
        }
    }

    fn program(&self, said: &str) -> Result<ProgramId, Text> {
        let wanted = fold(said);
        let is_it = |program: &&ProgramNamed| fold(&program.name) == wanted || fold(&program.code) == wanted;
        let found = self.programs.iter().find(is_it).map(|program| program.id.clone());
        found.ok_or_else(|| Text::of("people-import-no-such-program").with("program", short(said)))
    }
}

fn short(said: &str) -> String {
    said.chars().take(50).collect()
}

/// By its code or by its words in any of our languages.
fn role_named(said: &str) -> Result<Role, Text> {
    let wanted = fold(said).replace(['_', '-'], " ");
    let is_it = |role: &Role| {
        role.as_str().replace('_', " ") == wanted
            || Lang::all().iter().any(|lang| fold(&lang.get(role_key(*role))) == wanted)
    };
    let found = Role::ALL.iter().copied().find(is_it);
    found.ok_or_else(|| Text::of("people-import-no-such-role").with("role", short(said)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str, email: &str) -> Said {
        Said { name: name.to_owned(), email: email.to_owned(), ..Said::default() }
    }

    fn read(list: &str) -> Vec<(i32, Vec<Said>)> {
        lines(list, 0, usize::MAX).into_iter().map(|line| (line.number, line.said)).collect()
    }

    #[test]
    fn a_line_is_an_address_a_name_with_one_or_several() {
        let list = "ana@x.org\n\nBo Berg <bo@x.org>\r\n\"Lee, Cy\" <cy@x.org>; di@x.org\nEl Fox, el@x.org\n  \nnobody";
        assert_eq!(
            read(list),
            [
                (1, vec![said("", "ana@x.org")]),
                (3, vec![said("Bo Berg", "bo@x.org")]),
                (4, vec![said("Lee, Cy", "cy@x.org"), said("", "di@x.org")]),
                (5, vec![said("El Fox", "el@x.org")]),
                (7, vec![said("", "nobody")]),
            ]
        );
    }

    #[test]
    fn a_table_says_in_its_first_line_what_its_columns_are() {
        let list = "E-mail;Name;Grade;Shoe\nana@x.org;\"Lee; Ana\";10;38\n\nbo@x.org";
        let ana = Said { grade: "10".to_owned(), ..said("Lee; Ana", "ana@x.org") };
        assert_eq!(read(list), [(2, vec![ana]), (4, vec![said("", "bo@x.org")])]);
        assert_eq!(read("Name\tRole\nAna\tteacher")[0].1[0].role, "teacher");
        assert_eq!(read("نام,ای میل\nآنا,ana@x.org")[0].1, [said("آنا", "ana@x.org")]);
        // Nothing but a head is nobody.
        assert_eq!(read("name,email"), []);
    }

    #[test]
    fn what_a_line_says_is_understood_or_refused_in_words() {
        let general = ProgramNamed { id: ProgramId::fresh(), name: "General".to_owned(), code: "GEN".to_owned() };
        let inviter = Inviter { person: PersonId::fresh(), role: Role::Admin, programs: None };
        let programs = [general.clone()];
        let around = Around { inviter: &inviter, programs: &programs, role: Role::Student, program: None };
        let row = |role: &str, grade: &str, program: &str| Said {
            role: role.to_owned(),
            grade: grade.to_owned(),
            program: program.to_owned(),
            ..said("Ana", "Ana@x.org")
        };
        let ana = around.understand(&row("", "10", "gen")).unwrap();
        assert_eq!((ana.role, ana.grade, ana.email.as_deref()), (Role::Student, Some(10), Some("ana@x.org")));
        assert_eq!(ana.program, Some(general.id));
        assert_eq!(around.understand(&row("Program Admin", "", "")).unwrap().role, Role::ProgramAdmin);
        assert_eq!(around.understand(&row("استاد", "", "")).unwrap().role, Role::Teacher);
        let wrong = |said: &Said| around.understand(said).unwrap_err();
        assert_eq!(wrong(&row("owner", "", "")), Text::of("invitation-role-above"));
        assert_eq!(wrong(&row("king", "", "")), Text::of("people-import-no-such-role").with("role", "king"));
        assert_eq!(wrong(&row("teacher", "10", "")), Text::of("invitation-grade-students"));
        assert_eq!(wrong(&row("", "", "Arts")), Text::of("people-import-no-such-program").with("program", "Arts"));
        assert_eq!(wrong(&said("", "")), Text::of("people-import-no-person"));
        assert_eq!(wrong(&said("Ana\u{202e}", "ana@x.org")), Text::of("field-characters"));
    }

    #[test]
    fn nothing_that_is_pasted_makes_reading_panic() {
        for odd in ["\"", "<", ">", ",,,", "\"a\" \"b\" <", "name,name,email\n\"", "\u{feff}name\n,", "a\0b@x", "<<@>>"]
        {
            lines(odd, 0, usize::MAX);
        }
    }
}
