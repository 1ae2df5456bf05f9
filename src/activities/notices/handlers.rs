//! Take, ask, do, show.

use super::{
    actions,
    forms::CancelForm,
    model::may_cancel,
    queries,
    views::{CancelPage, NoticesPage},
};
use crate::{
    activities::{
        model::Activity,
        queries::runnable,
        sessions::{self, Session, SessionStatus},
    },
    error::Result,
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

fn find(db: &mut SchoolDb<'_>, by: &Run, id: &ActivityId, sub: &MeetingId) -> Result<(Activity, Session)> {
    let activity = runnable(db, by.me(), id)?.into_inner();
    let session = sessions::find(db, &activity.id, sub)?;
    Ok((activity, session))
}

pub async fn cancellation(
    manager: Can<RunActivities>,
    id: Id<ActivityId>,
    sub: SubId<MeetingId>,
) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let (activity, session) = find(db, by, &id, &sub)?;
        // Whoever comes too late is told before they have written a reason.
        may_cancel(&session, chrome.now())?;
        session.status.step_to(SessionStatus::Cancelled)?;
        Ok(Reply::page(CancelPage::of(chrome, &activity, &session, &Form::filled(CancelForm::default()))))
    };
    manager.page(work).await
}

pub async fn cancel(
    manager: Can<RunActivities>,
    id: Id<ActivityId>,
    sub: SubId<MeetingId>,
    form: Form<CancelForm>,
) -> Result<HttpResponse> {
    let (id, sub, again) = (id.0.clone(), sub.0.clone(), (id.0, sub.0));
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &CancelForm| {
        let session = sessions::hold_session(db, by, &id, &sub)?;
        actions::cancel(db, by, session, &form.parse()?)?;
        let session = sessions::find(db, &id, &sub)?;
        Ok(Reply::see_other(sessions::path(chrome, &session.activity_id, &session.id))
            .saying(Text::of("notice-said-cancelled")))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &Form<CancelForm>| {
        let (activity, session) = find(db, by, &again.0, &again.1)?;
        Ok(Reply::page(CancelPage::of(chrome, &activity, &session, form)))
    };
    manager.write_form(form, work, again).await
}

pub async fn restore(manager: Can<RunActivities>, id: Id<ActivityId>, sub: SubId<MeetingId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let session = sessions::hold_session(db, by, &id, &sub)?;
        actions::restore(db, by, session)?;
        let session = sessions::find(db, &id, &sub)?;
        Ok(Reply::see_other(sessions::path(chrome, &session.activity_id, &session.id))
            .saying(Text::of("notice-said-restored")))
    };
    manager.write(work).await
}

pub async fn notices(manager: Can<RunActivities>, id: Id<ActivityId>, sub: SubId<MeetingId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let (activity, session) = find(db, by, &id, &sub)?;
        let notices = queries::latest(db, &session.id)?;
        Ok(Reply::page(NoticesPage::of(chrome, &activity, &session, notices)))
    };
    manager.page(work).await
}
