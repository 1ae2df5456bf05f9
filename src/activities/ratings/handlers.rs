//! Reading what students think of an activity, saying it, and what staff do about it.

use super::{
    actions,
    forms::{RateForm, ReasonForm},
    model::Rating,
    queries,
    views::{RatingsPage, RatingsParts, Wrong},
};
use crate::{
    activities::{model::Activity, queries as room},
    error::Result,
    platform::{
        access::{Can, Grant, JoinActivities, Me, Member, ReportComments, RunActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, RatingId},
        },
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply, SubId},
    },
};
use actix_web::HttpResponse;

fn path(chrome: &Chrome, id: &ActivityId) -> String {
    chrome.path(&format!("/activities/{id}/ratings"))
}

/// The activity, and whether this person runs it: only they see it in every state.
fn seen(db: &mut SchoolDb<'_>, me: &Me, id: &ActivityId) -> Result<(Activity, bool)> {
    let (may_edit, may_see) = room::powers(db, me, id)?;
    let activity = if may_see { room::find(db, id)? } else { room::find_public(db, id)? };
    Ok((activity, may_edit))
}

pub async fn index(member: Member, id: Id<ActivityId>, query: Query) -> Result<HttpResponse> {
    let me = member.me().clone();
    let reply = member.page(move |db, chrome| draw(db, chrome, &me, &id, &query, (query.page(), None, None)));
    reply.await
}

/// With what was typed wrong: a rating, or a reason.
type Again<'f> = (i64, Option<&'f Form<RateForm>>, Option<Wrong>);

fn draw(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    me: &Me,
    id: &ActivityId,
    query: &Query,
    (page, form, wrong): Again<'_>,
) -> Result<Reply> {
    let (activity, may_edit) = seen(db, me, id)?;
    let size = query.size(chrome, "ratings");
    let list = queries::comments(db, id, (&me.id, may_edit), (page, size))?;
    let shown: Vec<RatingId> = list.rows.iter().map(|row| row.rating.id.clone()).collect();
    let (own, was_there) = match chrome.may::<JoinActivities>() {
        true => queries::own(db, id, &me.id)?,
        false => (None::<Rating>, false),
    };
    let parts = RatingsParts {
        scores: queries::scores(db, id)?,
        reports: queries::reports(db, &shown)?,
        form: form.cloned().unwrap_or_else(|| Form::filled(RateForm::of(own.as_ref()))),
        links: query.links(),
        me: me.id.clone(),
        activity,
        list,
        own,
        was_there,
        may_edit,
        wrong,
    };
    Ok(Reply::page(RatingsPage::of(chrome, parts)).with_any(query.size_cookie(chrome, "ratings")))
}

pub async fn rate(
    student: Can<JoinActivities>,
    id: Id<ActivityId>,
    query: Query,
    form: Form<RateForm>,
) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, chrome: &Chrome, form: &RateForm| {
        room::find_public(db, &id)?;
        actions::rate(db, by, &id, &form.parse()?)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("rating-said")))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, chrome: &Chrome, form: &Form<RateForm>| {
        draw(db, chrome, by.me(), &again_id, &query, (1, Some(form), None))
    };
    student.write_form(form, work, again).await
}

/// The list with the words beside the reason that was missing, on the page that it stood on.
fn again(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    me: &Me,
    (id, rating, query): &(ActivityId, RatingId, Query),
    (form, is_report): (&Form<ReasonForm>, bool),
) -> Result<Reply> {
    let page = form.page.parse().unwrap_or(1).clamp(1, 400);
    let wrong = Wrong { rating: rating.clone(), form: form.clone(), is_report };
    draw(db, chrome, me, id, query, (page, None, Some(wrong)))
}

pub async fn report(
    member: Can<ReportComments>,
    id: Id<ActivityId>,
    sub: SubId<RatingId>,
    query: Query,
    form: Form<ReasonForm>,
) -> Result<HttpResponse> {
    let (id, sub, here) = (id.0.clone(), sub.0.clone(), (id.0, sub.0, query));
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<ReportComments>, chrome: &Chrome, form: &ReasonForm| {
        let (activity, _) = seen(db, by.me(), &id)?;
        queries::find(db, &id, &sub)?;
        actions::report(db, by, &activity, &sub, &form.parse()?)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("rating-said-reported")))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Grant<ReportComments>, chrome: &Chrome, form: &Form<ReasonForm>| {
        again(db, chrome, by.me(), &here, (form, true))
    };
    member.write_form(form, work, again).await
}

pub async fn hide(
    manager: Can<RunActivities>,
    id: Id<ActivityId>,
    sub: SubId<RatingId>,
    query: Query,
    form: Form<ReasonForm>,
) -> Result<HttpResponse> {
    let (id, sub, here) = (id.0.clone(), sub.0.clone(), (id.0, sub.0, query));
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, chrome: &Chrome, form: &ReasonForm| {
        let activity = room::hold_editable(db, by, &id)?;
        queries::find(db, &id, &sub)?;
        actions::hide(db, by, activity, &sub, &form.parse()?)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("rating-said-hidden")))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, chrome: &Chrome, form: &Form<ReasonForm>| {
        room::editable(db, by, &here.0)?;
        again(db, chrome, by.me(), &here, (form, false))
    };
    manager.write_form(form, work, again).await
}

pub async fn show(manager: Can<RunActivities>, id: Id<ActivityId>, sub: SubId<RatingId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, chrome: &Chrome| {
        let activity = room::hold_editable(db, by, &id)?;
        actions::show(db, by, activity, &sub)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("rating-said-shown")))
    };
    manager.write(work).await
}

pub async fn dismiss(manager: Can<RunActivities>, id: Id<ActivityId>, sub: SubId<RatingId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, chrome: &Chrome| {
        let activity = room::hold_editable(db, by, &id)?;
        actions::dismiss(db, by, activity, &sub)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("rating-said-dismissed")))
    };
    manager.write(work).await
}
