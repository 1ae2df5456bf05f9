//! The roster: who is in, who waits, putting on and taking off.

use crate::{
    activities::{
        actions::{self, Registered},
        forms::RosterForm,
        model::{Activity, Mode, Place},
        queries::{self, Runnable},
        views::{Question, RosterPage, RosterParts, path},
    },
    error::Result,
    people,
    platform::{
        access::{Can, Grant, RunActivities},
        db::{SchoolDb, ids::ActivityId},
        i18n::Text,
        web::{Chrome, Form, Id, PageOf, Query, Reply},
    },
};
use actix_web::{HttpResponse, http::StatusCode};

/// How many students a search shows: more means "say more of the name".
const MOST_FOUND: i64 = 10;
/// How much of the queue a roster shows.
const MOST_WAITING: i64 = 100;
/// A roster is printed whole: only the largest activities have a second page.
const ROSTER_SIZE: i64 = 250;

pub async fn roster(manager: Can<RunActivities>, id: Id<ActivityId>, query: Query) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, chrome: &Chrome| {
        let activity = queries::runnable(db, by.me(), &id)?;
        let form = Form::filled(RosterForm { find: query.get("find").to_owned(), ..RosterForm::default() });
        draw(db, chrome, &query, activity, &form, Question::Nothing)
    };
    manager.page(work).await
}

fn draw(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    query: &Query,
    activity: Runnable<Activity>,
    form: &Form<RosterForm>,
    question: Question,
) -> Result<Reply> {
    let activity = activity.into_inner();
    let (page, size) = (query.page(), ROSTER_SIZE);
    let rows = queries::roster(db, &activity.id, false, (PageOf::<()>::offset(page, size), size))?;
    let found = match form.words().as_str() {
        "" => Vec::new(),
        words => people::students_like(db, words, MOST_FOUND)?,
    };
    let parts = RosterParts {
        slots: queries::slots(db, &activity.id)?,
        list: PageOf { rows, total: activity.enrolled_count.into(), page, size },
        waiting: queries::roster(db, &activity.id, true, (0, MOST_WAITING))?,
        requested: if activity.mode == Mode::Approval { queries::count_requests(db, &activity.id)? } else { 0 },
        found,
        links: query.links(),
        activity,
        question,
    };
    Ok(Reply::page(RosterPage::of(chrome, form, parts)))
}

pub async fn register(
    manager: Can<RunActivities>,
    id: Id<ActivityId>,
    query: Query,
    form: Form<RosterForm>,
) -> Result<HttpResponse> {
    let (id, again_id, again_query) = (id.0.clone(), id.0, query.clone());
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, chrome: &Chrome, form: &RosterForm| {
        put_on(db, by, chrome, &query, &id, form)
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, chrome: &Chrome, form: &Form<RosterForm>| {
        let activity = queries::runnable(db, by.me(), &again_id)?;
        draw(db, chrome, &again_query, activity, form, Question::Again)
    };
    manager.write_form(form, work, again).await
}

/// A rule that staff may go over brings the page back with a question, at 409, and nothing written.
fn put_on(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    chrome: &Chrome,
    query: &Query,
    id: &ActivityId,
    form: &RosterForm,
) -> Result<Reply> {
    let activity = queries::hold_runnable(db, by, id)?;
    let (person, reason) = form.parse()?;
    let said = match actions::register(db, by, activity, &person, &reason)? {
        Registered::Done(Place::Enrolled | Place::Offered | Place::Requested) => Text::of("roster-said-in"),
        Registered::Done(Place::Waitlisted { .. }) => Text::of("roster-said-waiting"),
        Registered::NeedsReason(why) => {
            let activity = queries::runnable(db, by.me(), id)?;
            let typed = RosterForm { person: person.to_string(), ..RosterForm::default() };
            let page = draw(db, chrome, query, activity, &Form::filled(typed), Question::Over(why))?;
            return Ok(page.at(StatusCode::CONFLICT));
        }
    };
    Ok(Reply::see_other(format!("{}/roster", path(chrome, id))).saying(said))
}

pub async fn remove(
    manager: Can<RunActivities>,
    id: Id<ActivityId>,
    query: Query,
    form: Form<RosterForm>,
) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, chrome: &Chrome, form: &RosterForm| {
        let activity = queries::hold_runnable(db, by, &id)?;
        let (person, reason) = form.parse()?;
        actions::remove(db, by, activity, &person, &reason)?;
        Ok(Reply::see_other(format!("{}/roster", path(chrome, &id))).saying(Text::of("roster-said-removed")))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, chrome: &Chrome, form: &Form<RosterForm>| {
        let activity = queries::runnable(db, by.me(), &again_id)?;
        draw(db, chrome, &query, activity, form, Question::Nothing)
    };
    manager.write_form(form, work, again).await
}
