//! The list of people, and what is done with many of them.

mod person;
mod standing;

pub use person::{create, edit, new, show, update};
pub use standing::{change_role, compare, depart, reinstate, role, roles, suspend};

use super::{
    actions::{self, Done},
    forms::{ManyForm, ViewForm},
    model::{Filters, LIST},
    queries::{self, Scope},
    views::{IndexPage, list_path, sheet},
};
use crate::{
    error::{Error, Result},
    platform::{
        access::{Can, Grant, ManagePeople, ReadPeople},
        db::{SchoolDb, ids::SavedViewId},
        i18n::Text,
        web::{Chrome, FieldErrors, Form, Id, Query, Reply, SheetKind},
    },
};
use actix_web::HttpResponse;

/// The list as this query asks for it. `form`: a name for it that was typed wrong.
fn list_page<P>(
    db: &mut SchoolDb<'_>,
    by: &Grant<P>,
    chrome: &Chrome,
    query: &Query,
    form: &Form<ViewForm>,
) -> Result<Reply> {
    let (filters, scope) = (Filters::read(query), Scope::of(db, by.me())?);
    let list = queries::list(db, &scope, &filters, (query.page(), query.size(chrome, LIST)))?;
    let views = queries::views(db, by.person())?;
    let page = IndexPage::of(chrome, query, &filters, &scope, views, list, form);
    Ok(Reply::page(page).with_any(query.size_cookie(chrome, LIST)))
}

pub async fn index(reader: Can<ReadPeople>, query: Query) -> Result<HttpResponse> {
    let reply =
        reader.page(move |db, by, chrome| list_page(db, by, chrome, &query, &Form::filled(ViewForm::default())));
    reply.await
}

/// Everybody who matches, as a file; that they were taken along is in the log.
async fn file(reader: Can<ReadPeople>, query: Query, kind: SheetKind) -> Result<HttpResponse> {
    let drawn = reader.read(move |db, by, chrome| {
        let (filters, scope) = (Filters::read(&query), Scope::of(db, by.me())?);
        let rows = queries::exported(db, &scope, &filters)?;
        Ok((rows.len(), sheet(chrome, rows).download(kind)?))
    });
    let (rows, file) = drawn.await?;
    let reply = reader.write(move |db, by, _| {
        actions::note_export(db, by, rows)?;
        Ok(file)
    });
    reply.await
}

pub async fn csv(reader: Can<ReadPeople>, query: Query) -> Result<HttpResponse> {
    file(reader, query, SheetKind::Csv).await
}

pub async fn xlsx(reader: Can<ReadPeople>, query: Query) -> Result<HttpResponse> {
    file(reader, query, SheetKind::Xlsx).await
}

pub async fn save_view(reader: Can<ReadPeople>, form: Form<ViewForm>) -> Result<HttpResponse> {
    let reply = reader.write_form(
        form,
        |db, by, chrome, form| {
            let (name, filters) = form.parse()?;
            actions::save_view(db, by, &name, &filters)?;
            let said = Text::of("people-view-saved").with("name", name);
            Ok(Reply::see_other(list_path(chrome, &filters.as_query())).saying(said))
        },
        |db, by, chrome, form| {
            let query = Query::read(&chrome.path("/people"), &form.filters().as_query());
            list_page(db, by, chrome, &query, form)
        },
    );
    reply.await
}

pub async fn delete_view(reader: Can<ReadPeople>, id: Id<SavedViewId>) -> Result<HttpResponse> {
    let reply = reader.write(move |db, by, chrome| {
        actions::delete_view(db, by, &id)?;
        Ok(Reply::see_other(chrome.path("/people")).saying(Text::of("people-view-deleted")))
    });
    reply.await
}

pub async fn change_many(manager: Can<ManagePeople>, form: Form<ManyForm>) -> Result<HttpResponse> {
    let reply = manager.write(move |db, by, chrome| {
        let back =
            list_path(chrome, &ViewForm { query: form.query.clone(), ..ViewForm::default() }.filters().as_query());
        let Some(chosen) = form.chosen() else {
            return Ok(Reply::see_other(back).saying(Text::of("people-nobody-chosen")));
        };
        let Some(verb) = form.verb() else {
            return Ok(Reply::see_other(back).saying(Text::of("people-nothing-chosen")));
        };
        let Done { changed, left } = actions::change_many(db, by, &chosen, &verb)?;
        let said = Text::of("people-changed").with("changed", changed).with("left", left);
        Ok(Reply::see_other(back).saying(said))
    });
    reply.await
}

/// Somebody whom whoever asked sees and does not manage.
fn or_above<T>(managed: Option<T>) -> Result<T> {
    managed.ok_or_else(actions::above)
}

/// What is wrong with a form of which no page is drawn again: said of the one field that it has.
fn said_at_once(errors: &FieldErrors) -> Error {
    errors.iter().next().map_or(Error::NotFound, |(_, text)| Error::Conflict(text.clone()))
}
