//! Which roles are ticked.

use crate::platform::{
    access::{Needs, Role},
    i18n::Text,
    web::FieldErrors,
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RolesForm {
    pub roles: Vec<String>,
}

impl RolesForm {
    pub fn of(needs: &Needs) -> Self {
        Self { roles: needs.roles().iter().map(|role| role.as_str().to_owned()).collect() }
    }

    pub fn parse(&self) -> Result<Vec<Role>, FieldErrors> {
        let roles: Option<Vec<Role>> = self.roles.iter().map(|role| Role::named(role)).collect();
        roles.ok_or_else(|| FieldErrors::of("roles", Text::of("field-choice")))
    }
}
