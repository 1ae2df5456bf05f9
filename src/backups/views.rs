//! The list of backups, with the latest on top.

use super::model::Backup;
use crate::{
    config::Backups,
    platform::{
        files::in_words,
        i18n::Text,
        web::{Chrome, PageOf, Pager, Query},
    },
};
use askama::Template;

#[derive(Template)]
#[template(path = "backups/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    /// What the settings say: how often, how many, sealed or not.
    rule: String,
    is_open: bool,
    folder: String,
    rows: Vec<Row>,
    pager: Pager,
}

struct Row {
    when: String,
    state: String,
    mark: &'static str,
    facts: Option<String>,
    file: Option<String>,
    /// What is wrong, as the server said it.
    trouble: Option<String>,
    proof: Option<String>,
    prove: Option<String>,
}

impl IndexPage {
    pub fn of(chrome: &Chrome, query: &Query, settings: &Backups, list: PageOf<Backup>) -> Self {
        let rule = match settings.every_hours {
            Some(hours) => Text::of("backup-rule").with("hours", i64::from(hours)).with("keep", settings.keep),
            None => Text::of("backup-rule-none").with("keep", settings.keep),
        };
        Self {
            rule: chrome.lang.say(&rule),
            is_open: settings.passphrase.is_none(),
            folder: settings.folder.display().to_string(),
            pager: Pager::of(&list, &query.links(), chrome.lang),
            rows: list.rows.into_iter().map(|backup| Row::of(chrome, backup)).collect(),
            chrome: chrome.clone(),
        }
    }
}

impl Row {
    fn of(chrome: &Chrome, backup: Backup) -> Self {
        let lang = chrome.lang;
        let (state, mark) = match &backup {
            Backup { error: Some(_), .. } => ("backup-failed", "badge stop"),
            Backup { finished_at: None, .. } => ("backup-waits", "badge wait"),
            Backup { removed_at: Some(_), .. } => ("backup-removed", "badge plain"),
            Backup { proof_error: Some(_), .. } => ("backup-damaged", "badge stop"),
            Backup { proven_at: Some(_), .. } => ("backup-proven", "badge"),
            _ => ("backup-made", "badge plain"),
        };
        let facts = backup.rows_count.map(|rows| {
            let size = lang.say(&in_words(backup.size_bytes.unwrap_or_default()));
            let files = backup.files_count.unwrap_or_default();
            lang.say(&Text::of("backup-facts").with("rows", rows).with("files", files).with("size", size))
        });
        let proof = match backup.proven_at {
            _ if backup.is_being_proven() => Some(lang.get("backup-being-proven")),
            Some(at) => Some(lang.say(&Text::of("backup-proven-at").with("when", chrome.when(at)))),
            None => None,
        };
        Self {
            when: chrome.when(backup.asked_at),
            state: lang.get(state),
            mark,
            facts,
            prove: backup.can_be_proven().then(|| format!("/site/backups/{}/proof", backup.id)),
            file: backup.file_name,
            trouble: backup.error.or(backup.proof_error),
            proof,
        }
    }
}
