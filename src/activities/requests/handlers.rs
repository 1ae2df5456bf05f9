//! Take, ask, do, show.

use super::{
    actions::{self, Decided},
    forms::{DecideForm, Decision, Verdict},
    queries::{self as requests},
    views::{Parts, RequestsPage},
};
use crate::{
    activities::{
        model::Activity,
        queries::{self, Runnable},
        views::path,
    },
    error::Result,
    platform::{
        access::{Can, Grant, RunActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, PersonId},
        },
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

type Run = Grant<RunActivities>;

const PAGE: i64 = 50;
/// How many names a sentence holds.
const NAMED: usize = 5;

pub async fn index(manager: Can<RunActivities>, id: Id<ActivityId>, query: Query) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let activity = queries::runnable(db, by.me(), &id)?;
        draw(db, chrome, &query, activity, &Form::filled(DecideForm::default()))
    };
    manager.page(work).await
}

fn draw(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    query: &Query,
    activity: Runnable<Activity>,
    form: &Form<DecideForm>,
) -> Result<Reply> {
    let activity = activity.into_inner();
    let list = requests::open(db, &activity.id, query.page(), PAGE)?;
    let them: Vec<&PersonId> = list.rows.iter().map(|request| &request.person.id).collect();
    let (term, meets) = queries::meets(db, &activity)?;
    let commitments = if them.is_empty() { Default::default() } else { queries::commitments(db, &them)? };
    let parts = Parts { activity, list, limit: term.max_enrolled, meets, commitments, links: query.links() };
    Ok(Reply::page(RequestsPage::of(chrome, form, parts)))
}

pub async fn decide(
    manager: Can<RunActivities>,
    id: Id<ActivityId>,
    query: Query,
    form: Form<DecideForm>,
) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &DecideForm| {
        let activity = queries::hold_runnable(db, by, &id)?;
        let decision = form.parse()?;
        let decided = actions::decide(db, by, activity, &decision)?;
        Ok(Reply::see_other(format!("{}/requests", path(chrome, &id))).saying(said(chrome, &decision, &decided)))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &Form<DecideForm>| {
        let activity = queries::runnable(db, by.me(), &again_id)?;
        draw(db, chrome, &query, activity, form)
    };
    manager.write_form(form, work, again).await
}

/// How many were decided, and who was not.
fn said(chrome: &Chrome, decision: &Decision, decided: &Decided) -> Text {
    if matches!(decision.verdict, Verdict::Decline { .. }) {
        return Text::of("requests-said-declined").with("n", decided.done);
    }
    let left: Vec<&String> = decided.no_place.iter().chain(&decided.in_the_way).collect();
    let first: Vec<&str> = left.iter().take(NAMED).map(|name| name.as_str()).collect();
    let names = first.join(&chrome.lang.get("list-separator"));
    let more = left.len().saturating_sub(NAMED);
    match (left.is_empty(), decided.in_the_way.is_empty()) {
        (true, _) => Text::of("requests-said-approved").with("n", decided.done),
        (false, true) => Text::of("requests-said-full").with("n", decided.done).with("names", names).with("more", more),
        (false, false) => {
            Text::of("requests-said-left").with("n", decided.done).with("names", names).with("more", more)
        }
    }
}
