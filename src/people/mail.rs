//! The mails about people's standing.

use crate::{
    letter,
    people::invitations,
    platform::{
        access::Role,
        i18n::Lang,
        mail::{Sample, Specimen},
    },
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

/// Each of them, with sample data.
pub fn letters(sample: &Sample) -> Vec<Specimen> {
    let changed = RoleChanged {
        school: sample.says("sample-school"),
        role: Role::ProgramAdmin,
        by: sample.says("sample-person"),
        link: sample.link("/today"),
    };
    vec![Specimen::of(changed), invitations::letter(sample)]
}
