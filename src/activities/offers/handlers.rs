//! Take, ask, do, show.

use super::{
    actions,
    forms::{Answer, AnswerForm},
    views::OfferPage,
};
use crate::{
    activities::{
        queries,
        views::{Places, path},
    },
    error::Result,
    platform::{
        access::{Can, Grant, JoinActivities},
        db::{SchoolDb, ids::ActivityId},
        i18n::Text,
        web::{Chrome, Form, Id, Reply},
    },
};
use actix_web::HttpResponse;

type Join = Grant<JoinActivities>;

pub async fn show(student: Can<JoinActivities>, id: Id<ActivityId>) -> Result<HttpResponse> {
    let form = Form::filled(AnswerForm::default());
    student.page(move |db, by, chrome| draw(db, by, chrome, &id, &form)).await
}

fn draw(db: &mut SchoolDb<'_>, by: &Join, chrome: &Chrome, id: &ActivityId, form: &Form<AnswerForm>) -> Result<Reply> {
    let activity = queries::find_public(db, id)?;
    let standing = queries::standing(db, &activity, Some(by.person()))?;
    let slots = queries::slots(db, id)?;
    Ok(Reply::page(OfferPage::of(chrome, form, &activity, &slots, standing.as_ref())))
}

pub async fn answer(student: Can<JoinActivities>, id: Id<ActivityId>, form: Form<AnswerForm>) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &Join, chrome: &Chrome, form: &AnswerForm| {
        queries::find_public(db, &id)?;
        let (activity, said) = match form.parse()? {
            Answer::Yes => (actions::accept(db, by, &id)?, "activity-said-in"),
            Answer::No => (actions::decline(db, by, &id)?, "offer-said-no"),
        };
        let said = Text::of(said).with("activity", &activity.name);
        let standing = queries::standing(db, &activity, Some(by.person()))?;
        let term = queries::term(db, &activity.term_id)?;
        let places = Places::of(chrome, &activity, term.ends_on, standing.as_ref()).saying(chrome, &said);
        Ok(Reply::swap(places).or_see_other(path(chrome, &id)).saying_elsewhere(said))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Join, chrome: &Chrome, form: &Form<AnswerForm>| {
        draw(db, by, chrome, &again_id, form)
    };
    student.write_form(form, work, again).await
}
