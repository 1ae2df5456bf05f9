//! Looking at groups, and choosing.

use crate::{
    activities::{
        choices::{
            actions,
            forms::RankForm,
            model::{Group, Phase},
            queries,
            views::{IndexPage, ShowPage, ShowParts, path},
            words,
        },
        queries as activity_queries,
    },
    error::Result,
    platform::{
        access::{Can, DrawPlaces, Grant, JoinActivities, Visitor},
        db::{
            SchoolDb,
            ids::{ActivityId, GroupId},
        },
        i18n::Text,
        web::{Chrome, Form, Id, Reply},
    },
};
use actix_web::HttpResponse;

pub async fn index(visitor: Visitor) -> Result<HttpResponse> {
    let work = |db: &mut SchoolDb<'_>, chrome: &Chrome| {
        let groups = queries::groups(db, chrome.may::<DrawPlaces>())?;
        Ok(Reply::page(IndexPage::of(chrome, &groups)))
    };
    visitor.page(work).await
}

pub async fn show(visitor: Visitor, id: Id<GroupId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, chrome: &Chrome| {
        let group = known(db, chrome, &id)?;
        let form = Form::filled(ranked(db, chrome, &group)?);
        Ok(Reply::page(ShowPage::of(chrome, &form, &parts(db, chrome, group)?)))
    };
    visitor.page(work).await
}

/// Those who run it know it before it is announced.
fn known(db: &mut SchoolDb<'_>, chrome: &Chrome, id: &GroupId) -> Result<Group> {
    Ok(if chrome.may::<DrawPlaces>() { queries::find(db, id)? } else { queries::find_public(db, id)? })
}

/// What this reader has chosen.
fn ranked(db: &mut SchoolDb<'_>, chrome: &Chrome, group: &Group) -> Result<RankForm> {
    let choice = match chrome.person().filter(|_| chrome.may::<JoinActivities>()) {
        Some(person) => queries::choices_of(db, &group.id, person)?.iter().map(ActivityId::to_string).collect(),
        None => Vec::new(),
    };
    Ok(RankForm { choice })
}

/// What the page shows this reader; their own result and nobody else's.
fn parts(db: &mut SchoolDb<'_>, chrome: &Chrome, group: Group) -> Result<ShowParts> {
    let me = chrome.me().filter(|_| chrome.may::<JoinActivities>());
    let outcome = match me.filter(|_| group.phase(chrome.now()) == Phase::Published) {
        Some(me) => queries::result_of(db, &group.id, &me.id)?,
        None => None,
    };
    let names = match &outcome {
        Some(outcome) => words::Names::of(activity_queries::named(db, &words::named_in(outcome))?),
        None => words::Names::default(),
    };
    Ok(ShowParts {
        members: queries::members(db, &group.id)?,
        priorities: queries::grade_priorities(db, &group.id)?,
        favours_some: !queries::favoured(db, &group.id)?.is_empty(),
        choosers: queries::count_choosers(db, &group.id)?,
        outcome,
        names,
        group,
    })
}

pub async fn rank(student: Can<JoinActivities>, id: Id<GroupId>, form: Form<RankForm>) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, chrome: &Chrome, form: &RankForm| {
        queries::find_public(db, &id)?;
        let group = queries::hold(db, &id)?;
        let ranked = form.parse(group.most_choices)?;
        actions::rank(db, by, &group, &ranked)?;
        let said = if ranked.is_empty() { "choices-said-none" } else { "choices-said-saved" };
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of(said)))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &Grant<JoinActivities>, chrome: &Chrome, form: &Form<RankForm>| {
        let group = queries::find_public(db, &again_id)?;
        Ok(Reply::page(ShowPage::of(chrome, form, &parts(db, chrome, group)?)))
    };
    student.write_form(form, work, again).await
}
