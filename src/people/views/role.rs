//! What roles may do, and giving somebody one.

use super::{Choice, path, role_in_words};
use crate::{
    people::{
        forms::RoleForm,
        model::{Needs, Person, role_change},
        queries::Scope,
    },
    platform::{
        access::{PERMISSIONS, Role},
        db::ids::ProgramId,
        web::{Chrome, Form},
    },
};
use askama::Template;

/// The words for a permission, by its name in the one table.
pub fn permission_in_words(chrome: &Chrome, name: &str) -> String {
    chrome.lang.get(&format!("permission-{name}"))
}

/// The table of permissions, as the guards read it.
#[derive(Template)]
#[template(path = "people/roles.html")]
pub struct RolesPage {
    chrome: Chrome,
    roles: Vec<String>,
    /// What may be done, and which of the roles may.
    rows: Vec<(String, Vec<(String, bool)>)>,
}

impl RolesPage {
    pub fn of(chrome: &Chrome) -> Self {
        let word = |role: &Role| role_in_words(chrome.lang, *role);
        let rows = PERMISSIONS.iter().map(|(name, roles, _)| {
            let cells = Role::ALL.iter().map(|role| (word(role), roles.contains(role)));
            (permission_in_words(chrome, name), cells.collect())
        });
        Self { roles: Role::ALL.iter().map(word).collect(), rows: rows.collect(), chrome: chrome.clone() }
    }
}

#[derive(Template)]
#[template(path = "people/role.html")]
pub struct RolePage {
    chrome: Chrome,
    name: String,
    back: String,
    action: String,
    roles: Vec<Choice>,
    programs: Vec<Choice>,
    /// What is chosen here may make or unmake an owner.
    asks_password: bool,
    is_self: bool,
    form: Form<RoleForm>,
}

impl RolePage {
    /// `None`: there is no role that this reader may give them.
    pub fn of(chrome: &Chrome, mine: Role, person: &Person, scope: &Scope, form: &Form<RoleForm>) -> Option<Self> {
        let is_self = chrome.person() == Some(&person.id);
        let needs = |to: Role| role_change(mine, is_self, person.role, to);
        let open: Vec<Role> = Role::ALL.iter().rev().copied().filter(|to| needs(*to).is_some()).collect();
        let role = |role: &Role| Choice {
            value: role.as_str().to_owned(),
            name: role_in_words(chrome.lang, *role),
            is_chosen: form.role == role.as_str(),
        };
        let program = |(id, name): &(ProgramId, String)| Choice {
            value: id.to_string(),
            name: name.clone(),
            is_chosen: form.programs.iter().any(|known| known == id.as_str()),
        };
        if !open.iter().any(|to| *to != person.role) {
            return None;
        }
        let here = path(chrome, &person.id);
        Some(Self {
            name: person.name.clone(),
            action: format!("{here}/role"),
            back: here,
            asks_password: open.iter().any(|to| needs(*to) == Some(Needs::Password)),
            roles: open.iter().map(role).collect(),
            programs: scope.programs.iter().map(program).collect(),
            is_self,
            form: form.clone(),
            chrome: chrome.clone(),
        })
    }
}
