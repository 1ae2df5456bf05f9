//! The form that takes a list, and how far one has come.

use super::{
    forms::ImportForm,
    model::{Became, Import, MOST_LINES, Note, Status},
};
use crate::{
    people::invitations::{Choice, Inviter, ProgramNamed, choices},
    platform::{
        db::ids::PeopleImportId,
        i18n::{Lang, Text},
        web::{Chrome, Form, PageOf, Pager, Query},
    },
};
use askama::Template;

pub fn path(chrome: &Chrome, id: &PeopleImportId) -> String {
    chrome.path(&format!("/people/imports/{id}"))
}

#[derive(Template)]
#[template(path = "invitations/list.html")]
pub struct NewPage {
    chrome: Chrome,
    form: Form<ImportForm>,
    action: String,
    roles: Vec<Choice>,
    programs: Vec<Choice>,
    may_none: bool,
    most: usize,
    recent: Vec<Recent>,
}

struct Recent {
    path: String,
    when: String,
    lines: String,
    status: Badge,
}

struct Badge {
    words: String,
    mark: &'static str,
}

impl Badge {
    fn of(lang: Lang, status: Status) -> Self {
        let mark = match status {
            Status::Running => "badge wait",
            Status::Done => "badge",
            Status::Cancelled => "badge plain",
            Status::Stopped => "badge stop",
        };
        Self { words: lang.get(&format!("people-import-{}", status.as_str())), mark }
    }
}

impl NewPage {
    pub fn of(
        chrome: &Chrome,
        form: &Form<ImportForm>,
        inviter: &Inviter,
        programs: Vec<ProgramNamed>,
        recent: Vec<Import>,
    ) -> Self {
        let (roles, programs) = choices(chrome.lang, inviter, programs, &form.role, &form.program);
        let line = |import: Import| Recent {
            path: path(chrome, &import.id),
            when: chrome.when(import.created_at),
            lines: chrome.lang.say(&Text::of("people-import-lines").with("n", import.total)),
            status: Badge::of(chrome.lang, import.status),
        };
        Self {
            chrome: chrome.clone(),
            form: form.clone(),
            action: chrome.path("/people/imports"),
            roles,
            programs,
            may_none: inviter.programs.is_none(),
            most: MOST_LINES,
            recent: recent.into_iter().map(line).collect(),
        }
    }
}

#[derive(Template)]
#[template(path = "invitations/import.html")]
pub struct ImportPage {
    chrome: Chrome,
    here: String,
    when: String,
    status: Badge,
    is_running: bool,
    is_stopped: bool,
    invites: bool,
    done: i32,
    total: i32,
    progress: String,
    counts: Vec<(String, i32)>,
    rows: Vec<Row>,
    pager: Pager,
    /// Those alone that were refused, or all of them again.
    filter: Option<(String, String)>,
}

struct Row {
    line: i32,
    typed: String,
    mark: &'static str,
    outcome: String,
    why: String,
}

impl ImportPage {
    pub fn of(chrome: &Chrome, query: &Query, import: Import, list: PageOf<Note>, only_wrong: bool) -> Self {
        let lang = chrome.lang;
        let links = query.links();
        let word = |key: &'static str| lang.say(&Text::of(key));
        let filter = match only_wrong {
            true => Some((word("people-import-all-notes"), links.clone().without("only").to_string())),
            false if import.refused > 0 && list.total > i64::from(import.refused) => {
                Some((word("people-import-only-wrong"), links.clone().with("only", "refused").to_string()))
            }
            false => None,
        };
        let progress = Text::of("people-import-progress").with("done", import.lines_done).with("total", import.total);
        let mut counts = vec![
            (word("people-import-added"), import.added),
            (word("people-import-skipped"), import.skipped),
            (word("people-import-refused"), import.refused),
        ];
        if import.invites {
            counts.insert(0, (word("people-import-invited"), import.invited));
        }
        let row = |note: Note| Row {
            line: note.line,
            typed: note.typed,
            mark: match note.outcome {
                Became::Added => "badge",
                Became::Skipped => "badge plain",
                Became::Refused => "badge stop",
            },
            outcome: word(match note.outcome {
                Became::Added => "people-import-added",
                Became::Skipped => "people-import-skipped",
                Became::Refused => "people-import-refused",
            }),
            why: lang.say(&note.why.0),
        };
        Self {
            here: path(chrome, &import.id),
            when: chrome.when(import.created_at),
            status: Badge::of(lang, import.status),
            is_running: import.status == Status::Running,
            is_stopped: import.status == Status::Stopped,
            invites: import.invites,
            done: import.lines_done,
            total: import.total,
            progress: lang.say(&progress),
            counts,
            pager: Pager::of(&list, &links, lang),
            rows: list.rows.into_iter().map(row).collect(),
            filter,
            chrome: chrome.clone(),
        }
    }
}
