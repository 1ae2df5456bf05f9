//! The mails about people's standing.

use crate::{
    letter,
    platform::{access::Role, i18n::Lang},
};

letter!(
    /// Somebody gave its recipient another role.
    RoleChanged = "role_changed", Always,
    "mail/role_changed/subject.txt", "mail/role_changed/body.txt", "mail/role_changed/body.html",
    { school: String, role: Role, by: String, link: String }
);

impl RoleChanged {
    /// The role in the language of whoever reads it.
    fn role_in(&self, lang: Lang) -> String {
        lang.get(&format!("role-{}", self.role.as_str()))
    }
}
