//! The roles to tick.

use super::forms::RolesForm;
use crate::platform::{
    access::Role,
    web::{Chrome, Form},
};
use askama::Template;

#[derive(Template)]
#[template(path = "schools/sign_in.html")]
pub struct RolesPage {
    chrome: Chrome,
    form: Form<RolesForm>,
    roles: Vec<RoleChoice>,
}

struct RoleChoice {
    value: &'static str,
    name: String,
    is_asked: bool,
}

impl RolesPage {
    pub fn of(chrome: &Chrome, form: &Form<RolesForm>) -> Self {
        let choice = |role: &Role| RoleChoice {
            value: role.as_str(),
            name: chrome.lang.get(&format!("role-{}", role.as_str())),
            is_asked: form.roles.iter().any(|ticked| ticked == role.as_str()),
        };
        // From the most powers to the least: where it matters most comes first.
        Self { roles: Role::ALL.iter().rev().map(choice).collect(), form: form.clone(), chrome: chrome.clone() }
    }
}
