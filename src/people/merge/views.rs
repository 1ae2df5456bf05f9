//! Finding the other record, and both side by side.

use super::forms::MergeForm;
use crate::{
    people::{
        model::{Listed, Person},
        views::path,
    },
    platform::web::{Chrome, Form},
};
use askama::Template;

#[derive(Template)]
#[template(path = "people/merge.html")]
pub struct MergePage {
    chrome: Chrome,
    name: String,
    here: String,
    /// Where the form sends its words and its decision.
    action: String,
    words: String,
    found: Vec<Candidate>,
    pair: Option<Pair>,
    form: Form<MergeForm>,
}

struct Candidate {
    name: String,
    email: Option<String>,
    role: String,
    path: String,
}

/// Two records, and what decides between them.
struct Pair {
    kept: String,
    kept_name: String,
    version: i32,
    kept_version: i32,
    /// The same with the other one staying.
    turned: String,
    has_two_accounts: bool,
    /// What it is, of the one that goes and of the one that stays.
    rows: Vec<(String, String, String)>,
}

impl MergePage {
    pub fn of(
        chrome: &Chrome,
        person: Person,
        other: Option<Person>,
        (words, found): (String, Vec<Listed>),
        form: &Form<MergeForm>,
    ) -> Self {
        let here = path(chrome, &person.id);
        let action = format!("{here}/merge");
        let candidate = |one: Listed| Candidate {
            path: format!("{action}?with={}", one.id),
            role: chrome.lang.get(&format!("role-{}", one.role.as_str())),
            email: one.email,
            name: one.name,
        };
        Self {
            name: person.name.clone(),
            words,
            found: found.into_iter().map(candidate).collect(),
            pair: other.map(|other| Pair::of(chrome, &person, &other)),
            form: form.clone(),
            chrome: chrome.clone(),
            action,
            here,
        }
    }
}

impl Pair {
    fn of(chrome: &Chrome, gone: &Person, kept: &Person) -> Self {
        let lang = chrome.lang;
        let account =
            |one: &Person| lang.get(if one.user_id.is_some() { "person-has-account" } else { "person-has-no-account" });
        let grade = |one: &Person| one.grade.map(|grade| grade.to_string()).unwrap_or_default();
        let texts = |of: &dyn Fn(&Person) -> String, key: &str| (lang.get(key), of(gone), of(kept));
        let rows = vec![
            texts(&|one| one.name.clone(), "people-name"),
            texts(&|one| lang.get(&format!("role-{}", one.role.as_str())), "people-role"),
            texts(&|one| lang.get(&format!("person-{}", one.status.as_str())), "people-status"),
            texts(&account, "person-account"),
            texts(&|one| one.email.clone().unwrap_or_default(), "people-email"),
            texts(&grade, "people-grade"),
            texts(&|one| one.guardian_contact.clone().unwrap_or_default(), "person-guardian"),
        ];
        Self {
            kept: kept.id.to_string(),
            kept_name: kept.name.clone(),
            version: gone.version,
            kept_version: kept.version,
            turned: format!("{}/merge?with={}", path(chrome, &kept.id), gone.id),
            has_two_accounts: gone.user_id.is_some() && kept.user_id.is_some(),
            rows,
        }
    }
}
