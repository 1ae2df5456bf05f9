//! The office's pages of categories and of tags: the same five things for both.

use super::{
    actions,
    forms::{LabelForm, MergeForm},
    model::{Kind, LabelId},
    queries,
    views::{LabelPage, LabelsPage},
};
use crate::{
    error::Result,
    platform::{
        access::{Can, Grant, ManageSchool},
        db::{
            SchoolDb,
            ids::{CategoryId, TagId},
        },
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

type Manager = Can<ManageSchool>;
type By = Grant<ManageSchool>;

pub async fn categories(manager: Manager, query: Query) -> Result<HttpResponse> {
    list(manager, query, Kind::Category).await
}

pub async fn tags(manager: Manager, query: Query) -> Result<HttpResponse> {
    list(manager, query, Kind::Tag).await
}

pub async fn add_category(manager: Manager, query: Query, form: Form<LabelForm>) -> Result<HttpResponse> {
    add(manager, query, form, Kind::Category).await
}

pub async fn add_tag(manager: Manager, query: Query, form: Form<LabelForm>) -> Result<HttpResponse> {
    add(manager, query, form, Kind::Tag).await
}

pub async fn category(manager: Manager, id: Id<CategoryId>) -> Result<HttpResponse> {
    show(manager, LabelId::Category(id.0)).await
}

pub async fn tag(manager: Manager, id: Id<TagId>) -> Result<HttpResponse> {
    show(manager, LabelId::Tag(id.0)).await
}

pub async fn change_category(manager: Manager, id: Id<CategoryId>, form: Form<LabelForm>) -> Result<HttpResponse> {
    change(manager, LabelId::Category(id.0), form).await
}

pub async fn change_tag(manager: Manager, id: Id<TagId>, form: Form<LabelForm>) -> Result<HttpResponse> {
    change(manager, LabelId::Tag(id.0), form).await
}

pub async fn merge_category(manager: Manager, id: Id<CategoryId>, form: Form<MergeForm>) -> Result<HttpResponse> {
    merge(manager, LabelId::Category(id.0), form).await
}

pub async fn merge_tag(manager: Manager, id: Id<TagId>, form: Form<MergeForm>) -> Result<HttpResponse> {
    merge(manager, LabelId::Tag(id.0), form).await
}

pub async fn remove_category(manager: Manager, id: Id<CategoryId>) -> Result<HttpResponse> {
    remove(manager, LabelId::Category(id.0)).await
}

pub async fn remove_tag(manager: Manager, id: Id<TagId>) -> Result<HttpResponse> {
    remove(manager, LabelId::Tag(id.0)).await
}

fn draw(db: &mut SchoolDb<'_>, chrome: &Chrome, query: &Query, kind: Kind, form: &Form<LabelForm>) -> Result<Reply> {
    let window = (query.page(), query.size(chrome, kind.key()));
    let list = queries::page(db, kind, &query.words(), window)?;
    let page = LabelsPage::of(chrome, kind, query, form, list);
    Ok(Reply::page(page).with_any(query.size_cookie(chrome, kind.key())))
}

async fn list(manager: Manager, query: Query, kind: Kind) -> Result<HttpResponse> {
    let form = Form::filled(LabelForm::default());
    manager.page(move |db, _, chrome| draw(db, chrome, &query, kind, &form)).await
}

async fn add(manager: Manager, query: Query, form: Form<LabelForm>, kind: Kind) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &LabelForm| {
        let said = form.parse(kind, None)?;
        actions::add(db, by, kind, &said)?;
        Ok(Reply::see_other(chrome.path(kind.pages())).saying(Text::of("label-said-added").with("name", said.name)))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<LabelForm>| {
        draw(db, chrome, &query, kind, form)
    };
    manager.write_form(form, work, again).await
}

fn draw_one(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    id: &LabelId,
    form: Option<&Form<LabelForm>>,
    merge: Option<&Form<MergeForm>>,
) -> Result<Reply> {
    let label = queries::find(db, id)?;
    let others = queries::page(db, id.kind(), "", (1, 250))?.rows;
    Ok(Reply::page(LabelPage::of(chrome, &label, others, form, merge)))
}

async fn show(manager: Manager, id: LabelId) -> Result<HttpResponse> {
    manager.page(move |db, _, chrome| draw_one(db, chrome, &id, None, None)).await
}

async fn change(manager: Manager, id: LabelId, form: Form<LabelForm>) -> Result<HttpResponse> {
    let again_id = id.clone();
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &LabelForm| {
        let label = queries::find(db, &id)?;
        let said = form.parse(id.kind(), label.hue)?;
        actions::change(db, by, &id, form.version(), &said)?;
        let text = Text::of("label-said-changed").with("name", said.name);
        Ok(Reply::see_other(chrome.path(id.kind().pages())).saying(text))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<LabelForm>| {
        draw_one(db, chrome, &again_id, Some(form), None)
    };
    manager.write_form(form, work, again).await
}

async fn merge(manager: Manager, id: LabelId, form: Form<MergeForm>) -> Result<HttpResponse> {
    let again_id = id.clone();
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &MergeForm| {
        let from = queries::find(db, &id)?;
        let found = queries::named(db, id.kind(), &form.parse()?)?;
        let into = actions::merge(db, by, &id, &MergeForm::other(found, &id)?)?;
        let text = Text::of("label-said-merged").with("from", from.name).with("into", into.name);
        Ok(Reply::see_other(chrome.path(id.kind().pages())).saying(text))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<MergeForm>| {
        draw_one(db, chrome, &again_id, None, Some(form))
    };
    manager.write_form(form, work, again).await
}

async fn remove(manager: Manager, id: LabelId) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let label = actions::remove(db, by, &id)?;
        let text = Text::of("label-said-removed").with("name", label.name);
        Ok(Reply::see_other(chrome.path(id.kind().pages())).saying(text))
    };
    manager.write(work).await
}
