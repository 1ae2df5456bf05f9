use super::{badge, path, standing};
use crate::{
    activities::choices::{
        forms::{FavourForm, GroupForm},
        model::Group,
    },
    people::{PersonRef, StudentFound},
    platform::{
        access::DrawPlaces,
        db::ids::ActivityId,
        i18n::Text,
        web::{Chrome, Form},
    },
};
use askama::Template;

/// Every group that the reader may know of.
#[derive(Template)]
#[template(path = "activities/choices/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    rows: Vec<Row>,
    new_path: Option<String>,
    activities: String,
}

struct Row {
    path: String,
    name: String,
    badge: String,
    words: String,
}

impl IndexPage {
    pub fn of(chrome: &Chrome, groups: &[Group]) -> Self {
        let row = |group: &Group| Row {
            path: path(chrome, &group.id),
            name: group.name.clone(),
            badge: badge(chrome, group),
            words: standing(chrome, group),
        };
        Self {
            rows: groups.iter().map(row).collect(),
            new_path: chrome.may::<DrawPlaces>().then(|| chrome.path("/choices/new")),
            activities: chrome.path("/activities"),
            chrome: chrome.clone(),
        }
    }
}

/// Id, name, and whether it is chosen.
type Choice = (String, String, bool);

/// The form of a group: a new one, or a draft.
#[derive(Template)]
#[template(path = "activities/choices/edit.html")]
pub struct EditPage {
    chrome: Chrome,
    form: Form<GroupForm>,
    is_new: bool,
    action: String,
    back: String,
    /// Below the name of their term.
    terms: Vec<(String, Vec<Choice>)>,
    priorities: Vec<(String, String)>,
}

impl EditPage {
    pub fn of(
        chrome: &Chrome,
        group: Option<&Group>,
        form: &Form<GroupForm>,
        candidates: &[(ActivityId, String, String)],
    ) -> Self {
        let here = group.map(|group| path(chrome, &group.id));
        let list = chrome.path("/choices");
        let mut terms: Vec<(String, Vec<_>)> = Vec::new();
        for (id, name, term) in candidates {
            let choice = (id.to_string(), name.clone(), form.activities.iter().any(|chosen| chosen == id.as_str()));
            match terms.last_mut().filter(|(known, _)| known == term) {
                Some((_, choices)) => choices.push(choice),
                None => terms.push((term.clone(), vec![choice])),
            }
        }
        Self {
            is_new: group.is_none(),
            action: here.clone().unwrap_or_else(|| list.clone()),
            back: here.unwrap_or(list),
            terms,
            priorities: form.priorities_typed(),
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

/// Who comes before everybody, by name.
#[derive(Template)]
#[template(path = "activities/choices/priority.html")]
pub struct PriorityPage {
    chrome: Chrome,
    form: Form<FavourForm>,
    name: String,
    back: String,
    action: String,
    may_change: bool,
    favoured: Vec<PersonRef>,
    find: String,
    found: Vec<(String, String, String)>,
    found_nobody: bool,
}

impl PriorityPage {
    pub fn of(
        chrome: &Chrome,
        form: &Form<FavourForm>,
        group: &Group,
        favoured: Vec<PersonRef>,
        find: String,
        found: Vec<StudentFound>,
    ) -> Self {
        let back = path(chrome, &group.id);
        let grade =
            |grade: Option<i32>| grade.map(|n| chrome.lang.say(&Text::of("grade-n").with("n", n))).unwrap_or_default();
        Self {
            name: group.name.clone(),
            action: format!("{back}/priority"),
            back,
            may_change: group.may_change().is_ok(),
            found_nobody: !find.is_empty() && found.is_empty(),
            found: found.into_iter().map(|one| (one.id.to_string(), one.name, grade(one.grade))).collect(),
            favoured,
            find,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}
