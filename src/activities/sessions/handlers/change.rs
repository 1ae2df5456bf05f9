//! Moving one session.

use crate::{
    activities::{
        queries as room,
        sessions::{
            actions,
            forms::MoveForm,
            model::{RoomTaken, is_open},
            queries,
            views::{MovePage, path},
        },
    },
    error::{Error, Result},
    platform::{
        access::{Can, Grant, RunActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, MeetingId},
        },
        i18n::Text,
        web::{Chrome, Form, Id, Reply, SubId},
    },
};
use actix_web::HttpResponse;

type Run = Grant<RunActivities>;

pub async fn moving(manager: Can<RunActivities>, id: Id<ActivityId>, sub: SubId<MeetingId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let activity = room::runnable(db, by.me(), &id)?.into_inner();
        let session = queries::find(db, &id, &sub)?;
        if !is_open(&activity, &session, chrome.now()) {
            return Err(Error::Conflict(Text::of("session-stays")));
        }
        let form = Form::filled(MoveForm::of(&session, &activity.room));
        Ok(Reply::page(MovePage::of(chrome, &activity, &session, &form, &[])))
    };
    manager.page(work).await
}

pub async fn move_to(
    manager: Can<RunActivities>,
    id: Id<ActivityId>,
    sub: SubId<MeetingId>,
    form: Form<MoveForm>,
) -> Result<HttpResponse> {
    let (again_id, again_sub) = (id.0.clone(), sub.0.clone());
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &MoveForm| {
        let held = queries::hold_session(db, by, &id, &sub)?;
        let to = form.parse()?;
        actions::move_session(db, by, held, &to, (form.version(), form.is_confirmed()))?;
        Ok(Reply::see_other(path(chrome, &id, &sub)).saying(Text::of("session-said-moved")))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &Form<MoveForm>| {
        draw_again(db, by, chrome, (&again_id, &again_sub), form)
    };
    manager.write_form(form, work, again).await
}

fn draw_again(
    db: &mut SchoolDb<'_>,
    by: &Run,
    chrome: &Chrome,
    (id, sub): (&ActivityId, &MeetingId),
    form: &Form<MoveForm>,
) -> Result<Reply> {
    let activity = room::runnable(db, by.me(), id)?.into_inner();
    let session = queries::find(db, id, sub)?;
    let mut taken: Vec<RoomTaken> = Vec::new();
    if let Ok(to) = form.parse()
        && let Ok((_, others)) = actions::as_moved(db, &activity, &session, &to)
    {
        taken = others;
    }
    Ok(Reply::page(MovePage::of(chrome, &activity, &session, form, &taken)))
}
