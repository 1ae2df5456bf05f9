//! Take, ask, do, show.

use super::{
    actions::{self, Saved},
    forms::RegisterForm,
    model::{Line, may_take},
    queries::{self, Whose},
    views::{OverviewPage, OverviewParts, RegisterPage, RegisterParts, activity_sheet, session_sheet},
};
use crate::{
    activities::{
        model::Activity,
        queries::runnable,
        sessions::{self, Session},
    },
    error::Result,
    people::{self, PersonRef},
    platform::{
        access::{Can, Grant, RunActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, MeetingId, PersonId},
        },
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply, SheetKind, SubId},
    },
};
use actix_web::{HttpResponse, http::StatusCode};

type Run = Grant<RunActivities>;

/// A register is taken and printed whole: only the largest activities have a second page.
const REGISTER_SIZE: i64 = 250;
/// How many students a file holds.
const FILE_SIZE: i64 = 10_000;

pub async fn register(
    manager: Can<RunActivities>,
    id: Id<ActivityId>,
    sub: SubId<MeetingId>,
    query: Query,
) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let activity = runnable(db, by.me(), &id)?.into_inner();
        let session = sessions::find(db, &activity.id, &sub)?;
        draw(db, chrome, &query, (activity, session), &Form::filled(RegisterForm::default()), Vec::new())
    };
    manager.page(work).await
}

fn draw(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    query: &Query,
    (activity, session): (Activity, Session),
    form: &Form<RegisterForm>,
    differ: Vec<Line>,
) -> Result<Reply> {
    let window = Whose::Page { page: query.page(), size: REGISTER_SIZE };
    let list = queries::lines(db, &activity.id, &session, window)?;
    let parts = RegisterParts {
        takers: takers(db, list.rows.iter().chain(&differ))?,
        refused: may_take(&session, chrome.today()).err(),
        links: query.links(),
        activity,
        session,
        list,
        differ,
    };
    Ok(Reply::page(RegisterPage::of(chrome, form, parts)))
}

/// Whoever took one of these, by name.
fn takers<'l>(db: &mut SchoolDb<'_>, lines: impl Iterator<Item = &'l Line>) -> Result<Vec<PersonRef>> {
    let mut ids: Vec<PersonId> = lines.filter_map(|line| line.taken.as_ref().map(|(who, _)| who.clone())).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(if ids.is_empty() { Vec::new() } else { people::named(db, &ids)? })
}

pub async fn take(
    manager: Can<RunActivities>,
    id: Id<ActivityId>,
    sub: SubId<MeetingId>,
    query: Query,
    form: Form<RegisterForm>,
) -> Result<HttpResponse> {
    let (id, sub, again) = (id.0.clone(), sub.0.clone(), (id.0, sub.0, query.clone()));
    let typed = form.clone();
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, _: &RegisterForm| {
        save(db, by, chrome, (&id, &sub, &query), &typed)
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &Form<RegisterForm>| {
        let activity = runnable(db, by.me(), &again.0)?.into_inner();
        let session = sessions::find(db, &activity.id, &again.1)?;
        draw(db, chrome, &again.2, (activity, session), form, Vec::new())
    };
    manager.write_form(form, work, again).await
}

/// Whom two people marked differently is asked about, at 409 and with nothing written.
fn save(
    db: &mut SchoolDb<'_>,
    by: &Run,
    chrome: &Chrome,
    (id, sub, query): (&ActivityId, &MeetingId, &Query),
    form: &Form<RegisterForm>,
) -> Result<Reply> {
    let session = sessions::hold_session(db, by, id, sub)?;
    let said = form.parse()?;
    match actions::take(db, by, session, &said)? {
        Saved::Done => Ok(Reply::see_other(query.links().to_string()).saying(Text::of("sheet-said"))),
        Saved::Differ(differ) => {
            let found = (runnable(db, by.me(), id)?.into_inner(), sessions::find(db, id, sub)?);
            let page = draw(db, chrome, query, found, form, differ)?;
            Ok(page.at(StatusCode::CONFLICT))
        }
    }
}

pub async fn register_csv(
    manager: Can<RunActivities>,
    id: Id<ActivityId>,
    sub: SubId<MeetingId>,
) -> Result<HttpResponse> {
    register_file(manager, id.0, sub.0, SheetKind::Csv).await
}

pub async fn register_xlsx(
    manager: Can<RunActivities>,
    id: Id<ActivityId>,
    sub: SubId<MeetingId>,
) -> Result<HttpResponse> {
    register_file(manager, id.0, sub.0, SheetKind::Xlsx).await
}

async fn register_file(
    manager: Can<RunActivities>,
    id: ActivityId,
    sub: MeetingId,
    kind: SheetKind,
) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let activity = runnable(db, by.me(), &id)?.into_inner();
        let session = sessions::find(db, &activity.id, &sub)?;
        let lines = queries::lines(db, &activity.id, &session, Whose::Page { page: 1, size: FILE_SIZE })?.rows;
        let takers = takers(db, lines.iter())?;
        session_sheet(chrome, &activity, &session, &lines, &takers).download(kind)
    };
    manager.page(work).await
}

pub async fn overview(manager: Can<RunActivities>, id: Id<ActivityId>, query: Query) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let parts = overview_parts(db, by, &id, (query.page(), REGISTER_SIZE), &query)?;
        Ok(Reply::page(OverviewPage::of(chrome, parts)))
    };
    manager.page(work).await
}

fn overview_parts(
    db: &mut SchoolDb<'_>,
    by: &Run,
    id: &ActivityId,
    window: (i64, i64),
    query: &Query,
) -> Result<OverviewParts> {
    let activity = runnable(db, by.me(), id)?.into_inner();
    Ok(OverviewParts {
        sessions: queries::sessions(db, &activity.id)?,
        by_session: queries::by_session(db, &activity.id)?,
        by_student: queries::by_student(db, &activity.id)?,
        students: queries::everybody(db, &activity.id, window)?,
        links: query.links(),
        activity,
    })
}

pub async fn overview_csv(manager: Can<RunActivities>, id: Id<ActivityId>, query: Query) -> Result<HttpResponse> {
    overview_file(manager, id.0, query, SheetKind::Csv).await
}

pub async fn overview_xlsx(manager: Can<RunActivities>, id: Id<ActivityId>, query: Query) -> Result<HttpResponse> {
    overview_file(manager, id.0, query, SheetKind::Xlsx).await
}

async fn overview_file(
    manager: Can<RunActivities>,
    id: ActivityId,
    query: Query,
    kind: SheetKind,
) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let parts = overview_parts(db, by, &id, (1, FILE_SIZE), &query)?;
        let ids: Vec<PersonId> = parts.students.rows.iter().map(|(person, ..)| person.id.clone()).collect();
        let marks = queries::marks(db, &parts.activity.id, &ids)?;
        activity_sheet(chrome, &parts, &marks).download(kind)
    };
    manager.page(work).await
}
