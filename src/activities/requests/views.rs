//! The page of requests.

use super::{forms::DecideForm, model::Needs, queries::Request};
use crate::{
    activities::{
        model::{Activity, ActivityStatus, Commitment, Meets},
        views::path,
        words,
    },
    platform::{
        db::ids::PersonId,
        web::{Chrome, Form, ListPath, PageOf, Pager},
    },
};
use askama::Template;
use std::collections::HashMap;

/// Who asks for a place, since when, and what is in their way; with a box for each and one decision for all ticked.
#[derive(Template)]
#[template(path = "activities/requests.html")]
pub struct RequestsPage {
    chrome: Chrome,
    form: Form<DecideForm>,
    name: String,
    summary: String,
    back: String,
    roster: String,
    /// `None`: nothing can be decided (any more).
    action: Option<String>,
    rows: Vec<Line>,
    total: i64,
    /// There are more than this page shows.
    has_more: bool,
    pager: Pager,
}

struct Line {
    person: String,
    name: String,
    email: Option<String>,
    grade: Option<i32>,
    asked: String,
    obstacle: Option<String>,
    is_ticked: bool,
}

/// What was found, for the page to arrange.
pub struct Parts {
    pub activity: Activity,
    pub list: PageOf<Request>,
    pub limit: Option<i32>,
    pub meets: Meets,
    pub commitments: HashMap<PersonId, Vec<Commitment>>,
    pub links: ListPath,
}

impl RequestsPage {
    pub fn of(chrome: &Chrome, form: &Form<DecideForm>, parts: Parts) -> Self {
        let activity = &parts.activity;
        let back = path(chrome, &activity.id);
        let pager = Pager::of(&parts.list, &parts.links, chrome.lang);
        let is_on = activity.status == ActivityStatus::Published;
        let rows: Vec<Line> = parts.list.rows.iter().map(|request| Line::of(chrome, form, &parts, request)).collect();
        Self {
            name: activity.name.clone(),
            summary: chrome.lang.say(&words::places(activity)),
            roster: format!("{back}/roster"),
            action: is_on.then(|| format!("{back}/requests")),
            has_more: parts.list.total > i64::try_from(rows.len()).unwrap_or(i64::MAX),
            total: parts.list.total,
            rows,
            back,
            pager,
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}

impl Line {
    fn of(chrome: &Chrome, form: &Form<DecideForm>, parts: &Parts, request: &Request) -> Self {
        let needs = Needs { activity: &parts.activity, meets: &parts.meets, limit: parts.limit };
        let others = parts.commitments.get(&request.person.id).map(Vec::as_slice).unwrap_or_default();
        let obstacle = needs.obstacle(request.is_here().then_some(request.grade), others).err();
        Self {
            person: request.person.id.to_string(),
            name: request.person.name.clone(),
            email: request.email.clone(),
            grade: request.grade,
            asked: chrome.when(request.asked_at),
            obstacle: obstacle.map(|why| chrome.lang.say(&why.of_a_student())),
            is_ticked: form.is_ticked(request.person.id.as_str()),
        }
    }
}
