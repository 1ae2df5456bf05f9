//! From the close of choices to everybody's place.

use crate::{
    activities::choices::{
        actions,
        forms::{LockForm, OffForm, PublishForm},
        model::{Group, Outcome, Phase},
        queries::{self, Which},
        views::{DrawPage, DrawParts, StudentsPage, StudentsParts, path},
    },
    error::{Error, Result},
    people,
    platform::{
        access::{Can, DrawPlaces, Grant},
        db::{
            SchoolDb,
            ids::{GroupId, PersonId},
        },
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply},
    },
};
use actix_web::HttpResponse;
use std::collections::HashMap;

type By = Grant<DrawPlaces>;
/// How many names of those who got nothing the page of the draw shows; the list of students has them all.
const MOST_NAMED: usize = 100;

pub async fn draw(office: Can<DrawPlaces>, id: Id<GroupId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        draw_page(db, chrome, &id, &Form::filled(OffForm::default()))
    };
    office.page(work).await
}

/// As it would come out now; once published, as it came out.
fn draw_page(db: &mut SchoolDb<'_>, chrome: &Chrome, id: &GroupId, form: &Form<OffForm>) -> Result<Reply> {
    let group = queries::find(db, id)?;
    let (record, digest, by_alias) = match group.phase(chrome.now()) {
        Phase::Closed => {
            let simulated = actions::simulate(db, &group)?;
            (Some(simulated.record), simulated.digest, simulated.inputs.people)
        }
        Phase::Published => {
            let record = queries::record_of(db, id)?;
            let aliases = queries::taking_part(db, &group)?;
            let aliases = aliases.into_iter().map(|person| (group.alias(&person), person)).collect();
            (record, String::new(), aliases)
        }
        _ => (None, String::new(), HashMap::new()),
    };
    let left_out = record.iter().flat_map(|record| &record.outcomes).filter(|outcome| outcome.places.is_empty());
    let left_out: Vec<PersonId> =
        left_out.filter_map(|outcome| by_alias.get(&outcome.student).cloned()).take(MOST_NAMED).collect();
    let parts = DrawParts {
        members: queries::members(db, id)?,
        choosers: queries::count_choosers(db, id)?,
        locks: queries::locks(db, id)?.len(),
        left_out: people::named(db, &left_out)?,
        record,
        digest,
        group,
    };
    Ok(Reply::page(DrawPage::of(chrome, form, parts)))
}

pub async fn publish(office: Can<DrawPlaces>, id: Id<GroupId>, form: Form<PublishForm>) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &PublishForm| {
        let group = queries::hold(db, &id)?;
        actions::publish(db, by, &group, &form.seen)?;
        Ok(Reply::see_other(format!("{}/draw", path(chrome, &id))).saying(Text::of("choices-said-published")))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, _: &Form<PublishForm>| {
        draw_page(db, chrome, &again_id, &Form::filled(OffForm::default()))
    };
    office.write_form(form, work, again).await
}

pub async fn call_off(office: Can<DrawPlaces>, id: Id<GroupId>, form: Form<OffForm>) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &OffForm| {
        let group = queries::hold(db, &id)?;
        actions::call_off(db, by, &group, &form.parse()?)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("choices-said-off")))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<OffForm>| {
        draw_page(db, chrome, &again_id, form)
    };
    office.write_form(form, work, again).await
}

pub async fn students(office: Can<DrawPlaces>, id: Id<GroupId>, query: Query) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let reply = students_page(db, chrome, &id, &query, &Form::filled(LockForm::default()))?;
        Ok(reply.with_any(query.size_cookie(chrome, "choices")))
    };
    office.page(work).await
}

fn students_page(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    id: &GroupId,
    query: &Query,
    form: &Form<LockForm>,
) -> Result<Reply> {
    let group = queries::find(db, id)?;
    let outcomes = outcomes(db, chrome, &group)?;
    let locks = queries::locks(db, id)?;
    let without = |(person, outcome): (&PersonId, &Outcome)| outcome.places.is_empty().then(|| person.clone());
    let which = match query.get("show") {
        "left" => Which::Only(outcomes.iter().filter_map(without).collect()),
        "locked" => Which::Only(locks.iter().map(|lock| lock.person.clone()).collect()),
        _ => Which::All,
    };
    let window = (query.page(), query.size(chrome, "choices"));
    let list = queries::students(db, id, &which, &query.words(), window)?;
    let members = queries::members_without_times(db, id)?;
    let parts = StudentsParts { group, outcomes, locks, list, members, query: query.clone() };
    Ok(Reply::page(StudentsPage::of(chrome, form, parts)))
}

/// What everybody would get, or got; nothing while choices can change.
fn outcomes(db: &mut SchoolDb<'_>, chrome: &Chrome, group: &Group) -> Result<HashMap<PersonId, Outcome>> {
    match group.phase(chrome.now()) {
        Phase::Closed => {
            let simulated = actions::simulate(db, group)?;
            let people = simulated.inputs.people;
            let of = |outcome: Outcome| people.get(&outcome.student).cloned().map(|person| (person, outcome));
            Ok(simulated.record.outcomes.into_iter().filter_map(of).collect())
        }
        Phase::Published => Ok(queries::results_after(db, &group.id, None, i64::MAX)?.into_iter().collect()),
        _ => Ok(HashMap::new()),
    }
}

pub async fn lock(
    office: Can<DrawPlaces>,
    id: Id<GroupId>,
    query: Query,
    form: Form<LockForm>,
) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let links = query.links().to_string();
    let work = move |db: &mut SchoolDb<'_>, by: &By, _: &Chrome, form: &LockForm| {
        let group = queries::hold(db, &id)?;
        let (person, activity, decided, reason) = form.parse()?;
        actions::decide(db, by, &group, (&person, &activity), decided, &reason)?;
        Ok(Reply::see_other(links).saying(Text::of("choices-said-decided")))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<LockForm>| {
        students_page(db, chrome, &again_id, &query, form)
    };
    office.write_form(form, work, again).await
}

/// The record of a published draw as a file: everything to run it again, and no names.
pub async fn record(office: Can<DrawPlaces>, id: Id<GroupId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let group = queries::find(db, &id)?;
        let Some(record) = queries::record_of(db, &id)? else {
            return Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("choices-no-record")));
        };
        let body = serde_json::to_vec_pretty(&record).map_err(Error::internal)?;
        Ok(Reply::download("application/json", &format!("{}.json", group.name), body))
    };
    office.page(work).await
}
