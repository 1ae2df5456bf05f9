//! Putting a group together, and announcing it.

use crate::{
    activities::choices::{
        actions,
        forms::{FavourForm, GroupForm},
        model::Group,
        queries,
        views::{EditPage, PriorityPage, path},
    },
    error::{Error, Result},
    people,
    platform::{
        access::{Can, DrawPlaces, Grant, School},
        db::{SchoolDb, ids::GroupId},
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

type By = Grant<DrawPlaces>;
const MOST_FOUND: i64 = 10;

fn school(chrome: &Chrome) -> Result<&School> {
    chrome.school().ok_or(Error::NotFound)
}

fn edit_page(db: &mut SchoolDb<'_>, chrome: &Chrome, group: Option<&Group>, form: &Form<GroupForm>) -> Result<Reply> {
    let candidates = queries::candidates(db, chrome.today(), group.map(|group| &group.id))?;
    Ok(Reply::page(EditPage::of(chrome, group, form, &candidates)))
}

pub async fn new(office: Can<DrawPlaces>) -> Result<HttpResponse> {
    let work =
        |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| edit_page(db, chrome, None, &Form::filled(GroupForm::blank()));
    office.page(work).await
}

pub async fn create(office: Can<DrawPlaces>, form: Form<GroupForm>) -> Result<HttpResponse> {
    let work = |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &GroupForm| {
        let draft = form.parse(school(chrome)?.time_zone)?;
        let id = actions::create(db, by, &draft)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("choices-said-created")))
    };
    let again =
        |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<GroupForm>| edit_page(db, chrome, None, form);
    office.write_form(form, work, again).await
}

pub async fn edit(office: Can<DrawPlaces>, id: Id<GroupId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let group = queries::find(db, &id)?;
        if let Err(why) = group.may_change() {
            return Ok(Reply::see_other(path(chrome, &id)).saying(why.text()));
        }
        let (members, priorities) = (queries::members(db, &id)?, queries::grade_priorities(db, &id)?);
        let form = GroupForm::of(&group, &members, &priorities, school(chrome)?.time_zone);
        edit_page(db, chrome, Some(&group), &Form::filled(form))
    };
    office.page(work).await
}

pub async fn update(office: Can<DrawPlaces>, id: Id<GroupId>, form: Form<GroupForm>) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &GroupForm| {
        let group = queries::hold(db, &id)?;
        let draft = form.parse(school(chrome)?.time_zone)?;
        actions::change(db, by, &group, form.version(), &draft)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("activity-said-changed")))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<GroupForm>| {
        let group = queries::find(db, &again_id)?;
        edit_page(db, chrome, Some(&group), form)
    };
    office.write_form(form, work, again).await
}

pub async fn priority(office: Can<DrawPlaces>, id: Id<GroupId>, query: Query) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        priority_page(db, chrome, &id, &query, &Form::filled(FavourForm::default()))
    };
    office.page(work).await
}

fn priority_page(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    id: &GroupId,
    query: &Query,
    form: &Form<FavourForm>,
) -> Result<Reply> {
    let group = queries::find(db, id)?;
    let favoured = queries::favoured(db, id)?;
    let words = query.words();
    let found = if words.is_empty() { Vec::new() } else { people::students_like(db, &words, MOST_FOUND)? };
    Ok(Reply::page(PriorityPage::of(chrome, form, &group, favoured, words, found)))
}

pub async fn favour(
    office: Can<DrawPlaces>,
    id: Id<GroupId>,
    query: Query,
    form: Form<FavourForm>,
) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &FavourForm| {
        let group = queries::hold(db, &id)?;
        let (person, is_in) = form.parse()?;
        actions::favour(db, by, &group, &person, is_in)?;
        let said = if is_in { "choices-said-favoured" } else { "choices-said-unfavoured" };
        Ok(Reply::see_other(format!("{}/priority", path(chrome, &id))).saying(Text::of(said)))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<FavourForm>| {
        priority_page(db, chrome, &again_id, &query, form)
    };
    office.write_form(form, work, again).await
}

pub async fn announce(office: Can<DrawPlaces>, id: Id<GroupId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let group = queries::hold(db, &id)?;
        actions::announce(db, by, &group)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("choices-said-announced")))
    };
    office.write(work).await
}
