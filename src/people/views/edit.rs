//! The form of a person.

use super::{Choice, part_in_words, path, role_in_words};
use crate::{
    people::{
        forms::{PersonForm, spelled},
        model::{Membership, Person, ProgramPart, may_give, parts_of},
        queries::Scope,
    },
    platform::{
        access::Role,
        db::ids::ProgramId,
        i18n::Text,
        web::{Chrome, Form},
    },
};
use askama::Template;

/// The parts in programs that a form offers.
pub struct Programs(Vec<Choice>);

impl Programs {
    /// Those that fit the role (any, while it is open) and those that they have already. Whoever sees only programs gives
    /// no part above their own.
    pub fn to_choose(
        chrome: &Chrome,
        scope: &Scope,
        role: Option<Role>,
        kept: &[(Membership, String)],
        form: &Form<PersonForm>,
    ) -> Self {
        let offered = |program: &ProgramId, part: ProgramPart| {
            let fits = role.is_none_or(|role| parts_of(role).contains(&part));
            let has = kept.iter().any(|(one, _)| one.program == *program && one.part == part);
            (fits && (scope.is_all || part != ProgramPart::Admin)) || has
        };
        let one = |(program, name): &(ProgramId, String), part: ProgramPart| Choice {
            value: spelled(program, part),
            name: chrome.lang.say(
                &Text::of("person-program-part")
                    .with("program", name.clone())
                    .with("part", part_in_words(chrome.lang, part)),
            ),
            is_chosen: form.has(program, part),
        };
        let parts = [ProgramPart::Student, ProgramPart::Teacher, ProgramPart::Admin];
        let of_program = |program: &(ProgramId, String)| {
            let fitting = parts.into_iter().filter(|part| offered(&program.0, *part));
            fitting.map(|part| one(program, part)).collect::<Vec<_>>()
        };
        Self(scope.programs.iter().flat_map(of_program).collect())
    }
}

#[derive(Template)]
#[template(path = "people/edit.html")]
pub struct EditPage {
    chrome: Chrome,
    /// Of somebody who is there already.
    name: Option<String>,
    action: String,
    back: String,
    /// To choose from, for somebody new.
    roles: Vec<Choice>,
    /// Whose address it is, that of an account is changed by its owner.
    has_account: bool,
    programs: Vec<Choice>,
    form: Form<PersonForm>,
}

impl EditPage {
    pub fn of(
        chrome: &Chrome,
        mine: Role,
        person: Option<&Person>,
        programs: Programs,
        form: &Form<PersonForm>,
    ) -> Self {
        let here = person.map_or_else(|| chrome.path("/people"), |person| path(chrome, &person.id));
        let role = |role: Role| Choice {
            value: role.as_str().to_owned(),
            name: role_in_words(chrome.lang, role),
            is_chosen: form.role == role.as_str(),
        };
        Self {
            name: person.map(|person| person.name.clone()),
            action: here.clone(),
            back: here,
            roles: if person.is_none() { may_give(mine).map(role).collect() } else { Vec::new() },
            has_account: person.is_some_and(|person| person.user_id.is_some()),
            programs: programs.0,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}
