use super::{
    actions,
    forms::ProviderForm,
    model::{Connection, Kind, RunKind},
    queries,
    views::{EditPage, IndexPage, RunPage, ShowPage, path, run_path},
};
use crate::{
    error::Result,
    platform::{
        access::{Can, Grant, ManageProviders},
        db::{
            SchoolDb,
            ids::{ProviderId, ProviderRunId},
        },
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

type By = Grant<ManageProviders>;

pub async fn index(manager: Can<ManageProviders>) -> Result<HttpResponse> {
    let work = |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let (connections, runs) = (queries::connections(db)?, queries::last_runs(db)?);
        Ok(Reply::page(IndexPage::of(chrome, connections, runs)))
    };
    manager.page(work).await
}

pub async fn new(manager: Can<ManageProviders>) -> Result<HttpResponse> {
    let work = |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let programs = queries::programs(db)?;
        let form = Form::filled(ProviderForm::blank(programs.first().map(|(id, _)| id)));
        Ok(Reply::page(EditPage::of(chrome, None, &form, programs)))
    };
    manager.page(work).await
}

pub async fn add(manager: Can<ManageProviders>, form: Form<ProviderForm>) -> Result<HttpResponse> {
    let work = |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &ProviderForm| {
        let id = actions::add(db, by, &form.parse(None)?)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("provider-said-added")))
    };
    let again = |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<ProviderForm>| {
        Ok(Reply::page(EditPage::of(chrome, None, form, queries::programs(db)?)))
    };
    manager.write_form(form, work, again).await
}

pub async fn show(manager: Can<ManageProviders>, id: Id<ProviderId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let connection = queries::find(db, &id)?;
        let (runs, programs) = (queries::runs(db, &id)?, queries::programs(db)?);
        Ok(Reply::page(ShowPage::of(chrome, connection, runs, &programs)))
    };
    manager.page(work).await
}

pub async fn edit(manager: Can<ManageProviders>, id: Id<ProviderId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let connection = queries::find(db, &id)?;
        let form = Form::filled(ProviderForm::of(&connection));
        Ok(Reply::page(EditPage::of(chrome, Some(&connection), &form, queries::programs(db)?)))
    };
    manager.page(work).await
}

pub async fn change(
    manager: Can<ManageProviders>,
    id: Id<ProviderId>,
    form: Form<ProviderForm>,
) -> Result<HttpResponse> {
    let again_id = id.0.clone();
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &ProviderForm| {
        let connection = queries::hold(db, &id)?;
        actions::change(db, by, &connection, form.version(), &form.parse(fixed_url(&connection))?)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("provider-said-changed")))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<ProviderForm>| {
        let connection = queries::find(db, &again_id)?;
        Ok(Reply::page(EditPage::of(chrome, Some(&connection), form, queries::programs(db)?)))
    };
    manager.write_form(form, work, again).await
}

/// The sample is at no address.
fn fixed_url(connection: &Connection) -> Option<&str> {
    (connection.kind == Kind::Sample).then_some(connection.url.as_str())
}

pub async fn test(manager: Can<ManageProviders>, id: Id<ProviderId>) -> Result<HttpResponse> {
    manager.write(move |db, by, chrome| start(db, by, chrome, &id, RunKind::Test)).await
}

pub async fn sync(manager: Can<ManageProviders>, id: Id<ProviderId>) -> Result<HttpResponse> {
    manager.write(move |db, by, chrome| start(db, by, chrome, &id, RunKind::ByHand)).await
}

fn start(db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, id: &ProviderId, kind: RunKind) -> Result<Reply> {
    let connection = queries::hold(db, id)?;
    let run = actions::start(db, by.actor(), &connection, kind)?;
    Ok(Reply::see_other(run_path(chrome, &run)))
}

pub async fn run(manager: Can<ManageProviders>, id: Id<ProviderRunId>, query: Query) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let (run, report, connection) = queries::run(db, &id)?;
        let size = query.size(chrome, "providerrun");
        let page = RunPage::of(chrome, &query, size, run, report, &connection);
        Ok(Reply::page(page).with_any(query.size_cookie(chrome, "providerrun")))
    };
    manager.page(work).await
}

pub async fn remove(manager: Can<ManageProviders>, id: Id<ProviderId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let connection = queries::hold(db, &id)?;
        actions::remove(db, by, &connection)?;
        let said = Text::of("provider-said-removed").with("name", &connection.name);
        Ok(Reply::see_other(chrome.path("/settings/providers")).saying(said))
    };
    manager.write(work).await
}
