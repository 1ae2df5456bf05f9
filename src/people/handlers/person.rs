//! One person: looking at them, adding them, writing down what is known.

use super::or_above;
use crate::{
    activities, audit,
    error::{Error, Result},
    people::{
        actions,
        forms::PersonForm,
        model::{Membership, Person},
        queries::{self, Scope},
        views::{EditPage, Programs, ShowPage, Tab, path},
    },
    platform::{
        access::{Can, Grant, ManagePeople, ReadAudit, ReadPeople},
        db::{SchoolDb, ids::PersonId},
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply},
    },
    privacy,
};
use actix_web::HttpResponse;
use std::collections::HashMap;

pub async fn show(reader: Can<ReadPeople>, id: Id<PersonId>, query: Query) -> Result<HttpResponse> {
    let subject = id.0.clone();
    let answer = reader.page(move |db, by, chrome| show_page(db, by, chrome, &id, &query)).await?;
    if answer.status().is_success() {
        privacy::note_view(&reader, &subject, privacy::Seen::Person).await;
    }
    Ok(answer)
}

fn show_page(
    db: &mut SchoolDb<'_>,
    by: &Grant<ReadPeople>,
    chrome: &Chrome,
    id: &PersonId,
    query: &Query,
) -> Result<Reply> {
    let (person, seen_at) = match queries::find_with_last_seen(db, by, id) {
        Ok(found) => found,
        Err(error) => return elsewhere(db, chrome, id, error.into()),
    };
    let memberships = queries::memberships(db, &person.id)?;
    let tab = Tab::of(query, person.role);
    let (here, one) = ((query.page(), query.size(chrome, "activities")), (1, 1));
    let places = activities::places_of(db, &person.id, if tab == Tab::Places { here } else { one })?;
    let led = activities::leaderships_of(db, &person.id, if tab == Tab::Led { here } else { one })?;
    let history = history(db, chrome, &person, &memberships)?;
    let page = ShowPage::of(chrome, query, (&person, seen_at), &memberships, (tab, places, led), history);
    Ok(Reply::page(page).with_any(query.size_cookie(chrome, "activities")))
}

/// Whose record was merged into another is found there.
fn elsewhere(db: &mut SchoolDb<'_>, chrome: &Chrome, id: &PersonId, error: Error) -> Result<Reply> {
    match (&error, queries::merged_into(db, id)?) {
        (Error::NotFound, Some(kept)) => Ok(Reply::see_other(path(chrome, &kept))),
        _ => Err(error),
    }
}

/// Of those who may read the log.
fn history(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    person: &Person,
    memberships: &[(Membership, String)],
) -> Result<Vec<audit::Happened>> {
    if !chrome.may::<ReadAudit>() {
        return Ok(Vec::new());
    }
    let programs = memberships.iter().map(|(one, name)| (one.program.to_string(), name.clone()));
    let names: HashMap<_, _> = programs.chain([(person.id.to_string(), person.name.clone())]).collect();
    audit::history(db, chrome, &person.id, &names)
}

fn form_page(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManagePeople>,
    chrome: &Chrome,
    person: Option<&Person>,
    form: &Form<PersonForm>,
) -> Result<Reply> {
    let scope = Scope::of(db, by.me())?;
    let kept = match person {
        Some(person) => queries::memberships(db, &person.id)?,
        None => Vec::new(),
    };
    let programs = Programs::to_choose(chrome, &scope, person.map(|person| person.role), &kept, form);
    Ok(Reply::page(EditPage::of(chrome, by.role(), person, programs, form)))
}

pub async fn new(manager: Can<ManagePeople>) -> Result<HttpResponse> {
    let reply = manager.page(|db, by, chrome| form_page(db, by, chrome, None, &Form::filled(PersonForm::blank())));
    reply.await
}

pub async fn create(manager: Can<ManagePeople>, form: Form<PersonForm>) -> Result<HttpResponse> {
    let reply = manager.write_form(
        form,
        |db, by, chrome, form| {
            let (role, draft) = form.parse_new(by.role())?;
            let id = actions::create(db, by, role, &draft)?;
            Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("person-added").with("name", draft.name)))
        },
        |db, by, chrome, form| form_page(db, by, chrome, None, form),
    );
    reply.await
}

pub async fn edit(manager: Can<ManagePeople>, id: Id<PersonId>) -> Result<HttpResponse> {
    let reply = manager.page(move |db, by, chrome| {
        let person = or_above(queries::managed(db, by, &id)?)?.into_inner();
        let form = PersonForm::of(&person, &queries::memberships(db, &person.id)?);
        form_page(db, by, chrome, Some(&person), &Form::filled(form))
    });
    reply.await
}

pub async fn update(manager: Can<ManagePeople>, id: Id<PersonId>, form: Form<PersonForm>) -> Result<HttpResponse> {
    let again = id.0.clone();
    let reply = manager.write_form(
        form,
        move |db, by, chrome, form| {
            let managed = or_above(queries::hold_managed(db, by, &id)?)?;
            let draft = form.parse()?;
            actions::change(db, by, managed, form.version(), &draft)?;
            // Whoever took them out of their own program sees them no more.
            let is_seen = queries::find(db, by, &id).is_ok();
            let back = if is_seen { path(chrome, &id) } else { chrome.path("/people") };
            Ok(Reply::see_other(back).saying(Text::of("person-saved").with("name", draft.name)))
        },
        move |db, by, chrome, form| {
            let person = or_above(queries::managed(db, by, &again)?)?.into_inner();
            form_page(db, by, chrome, Some(&person), form)
        },
    );
    reply.await
}
