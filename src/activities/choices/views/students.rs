use super::{badge, path};
use crate::{
    activities::choices::{
        forms::LockForm,
        model::{Group, Lock, Member, Outcome},
        queries::Listed,
    },
    platform::{
        db::ids::PersonId,
        i18n::Text,
        web::{Chrome, Form, PageOf, Pager, Query},
    },
};
use askama::Template;
use std::collections::HashMap;

/// Who chose what, what they get, and what staff decided for them.
#[derive(Template)]
#[template(path = "activities/choices/students.html")]
pub struct StudentsPage {
    chrome: Chrome,
    form: Form<LockForm>,
    name: String,
    badge: String,
    back: String,
    action: String,
    words: String,
    hidden: Vec<(String, String)>,
    tabs: Vec<(String, String, bool)>,
    rows: Vec<Row>,
    /// Id and name of what somebody can be locked into or out of; empty when nothing can be decided.
    options: Vec<(String, String)>,
    has_outcomes: bool,
    pager: Pager,
}

struct Row {
    person: String,
    name: String,
    grade: Option<i32>,
    choices: Vec<String>,
    places: Vec<String>,
    number: Option<u32>,
    /// Activity id, words, reason.
    locks: Vec<(String, String, String)>,
    is_wrong: bool,
}

/// What was found, for the page to arrange.
pub struct StudentsParts {
    pub group: Group,
    pub outcomes: HashMap<PersonId, Outcome>,
    pub locks: Vec<Lock>,
    pub list: PageOf<Listed>,
    pub members: Vec<Member>,
    pub query: Query,
}

impl StudentsPage {
    pub fn of(chrome: &Chrome, form: &Form<LockForm>, parts: StudentsParts) -> Self {
        let (group, links) = (&parts.group, parts.query.links());
        let base = path(chrome, &group.id);
        let pager = Pager::of(&parts.list, &links, chrome.lang);
        let show = parts.query.get("show");
        let tab = |value: &str, key: &str| {
            let path = if value.is_empty() { links.clone().without("show") } else { links.clone().with("show", value) };
            (path.to_string(), chrome.lang.get(key), show == value)
        };
        let has_outcomes = !parts.outcomes.is_empty();
        let mut tabs = vec![tab("", "choices-show-all")];
        if has_outcomes {
            tabs.extend([tab("left", "choices-show-left"), tab("locked", "choices-show-locked")]);
        }
        let option = |member: &Member| (member.id.to_string(), member.name.clone());
        let may_decide = group.may_draw(chrome.now()).is_ok();
        Self {
            name: group.name.clone(),
            badge: badge(chrome, group),
            action: links.to_string(),
            back: base,
            words: parts.query.words(),
            hidden: links.hidden(&["q"]),
            tabs,
            rows: parts.list.rows.iter().map(|listed| Row::of(chrome, form, &parts, listed)).collect(),
            options: parts.members.iter().filter(|member| may_decide && member.is_published).map(option).collect(),
            has_outcomes,
            pager,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

impl Row {
    fn of(chrome: &Chrome, form: &Form<LockForm>, parts: &StudentsParts, listed: &Listed) -> Self {
        let name = |id: &str| {
            parts.members.iter().find(|member| member.id.as_str() == id).map(|m| m.name.clone()).unwrap_or_default()
        };
        let outcome = parts.outcomes.get(&listed.person.id);
        let locks = parts.locks.iter().filter(|lock| lock.person == listed.person.id).map(|lock| {
            let activity = name(lock.activity.as_str());
            let text = match lock.is_in {
                true => Text::of("choices-locked-in").with("activity", activity),
                false => Text::of("choices-locked-out").with("activity", activity),
            };
            (lock.activity.to_string(), chrome.lang.say(&text), lock.reason.clone())
        });
        Self {
            person: listed.person.id.to_string(),
            name: listed.person.name.clone(),
            grade: listed.grade,
            choices: listed.choices.iter().map(|id| name(id.as_str())).collect(),
            places: outcome.map(|o| o.places.iter().map(|won| name(&won.activity)).collect()).unwrap_or_default(),
            number: outcome.map(|outcome| outcome.number),
            locks: locks.collect(),
            is_wrong: !form.errors().is_empty() && form.person == listed.person.id.as_str(),
        }
    }
}
