//! The page on which whoever may change an activity hangs files up.

use super::arrival;
use crate::{
    activities::{
        files::{
            actions::{self, Rules},
            forms::{AddForm, DescribeForm, MoveForm, TicketForm},
            queries,
            views::{FilesPage, FilesParts, Issued, Refusal, RemovePage, Retyped},
        },
        model::Activity,
        queries::{self as room, Editable},
    },
    app::App,
    error::{Error, Result},
    platform::{
        access::{Can, Grant, ManageSchool, RunActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, FileLinkId},
        },
        files::{self, Kind, LASTS, RawBody, Spooled, Stamp, Ticket, Upload},
        i18n::Text,
        web::{Chrome, FieldErrors, Form, Id, Reply},
    },
};
use actix_web::{HttpResponse, web::Path};

type Run = Grant<RunActivities>;

/// What the pages know of the machine.
#[derive(Clone)]
struct Around {
    quota: i64,
    origin: Option<String>,
}

impl Around {
    fn of(app: &App) -> Self {
        Self { quota: app.config.file_quota, origin: app.store.origin().map(str::to_owned) }
    }
}

fn page(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    activity: Editable<Activity>,
    form: &Form<AddForm>,
    retyped: Option<Retyped>,
    around: &Around,
) -> Result<Reply> {
    let activity = activity.into_inner();
    let used = if chrome.may::<ManageSchool>() { Some((files::used(db)?, around.quota)) } else { None };
    let parts = FilesParts { files: queries::shown(db, &activity.id, false)?, activity, used, retyped };
    Ok(Reply::page(FilesPage::of(chrome, form, parts)).reaching(around.origin.as_deref()))
}

fn back(chrome: &Chrome, id: &ActivityId) -> Reply {
    Reply::see_other(chrome.path(&format!("/activities/{id}/files")))
}

pub async fn index(manager: Can<RunActivities>, id: Id<ActivityId>) -> Result<HttpResponse> {
    let around = Around::of(manager.app());
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let activity = room::editable(db, by, &id)?;
        page(db, chrome, activity, &Form::filled(AddForm::default()), None, &around)
    };
    manager.page(work).await
}

pub async fn add(manager: Can<RunActivities>, id: Id<ActivityId>, upload: Upload) -> Result<HttpResponse> {
    let form = Form::filled(AddForm::of(&upload));
    let ready = arrival::prepared(&manager, &id, &form, upload.file).await?;
    let stored = ready.as_ref().ok().and_then(|ready| ready.storage_key.clone());
    let answer = hang(&manager, id.0, form, ready).await;
    // Nothing stands for it: whatever came between, it is refused or the same came twice at once.
    if let (Some(key), false) = (stored, answer.as_ref().is_ok_and(|answer| answer.status().is_redirection())) {
        drop(manager.app().store.delete(&key).await);
    }
    answer
}

async fn hang(
    manager: &Can<RunActivities>,
    id: ActivityId,
    form: Form<AddForm>,
    ready: Result<actions::Ready, FieldErrors>,
) -> Result<HttpResponse> {
    let (app, again_id) = (manager.app(), id.clone());
    let rules = Rules { quota: app.config.file_quota, is_scanned: app.config.scanner.is_some() };
    let around = Around::of(app);
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, _: &AddForm| {
        let activity = room::hold_editable(db, by, &id)?;
        actions::add(db, by, &activity, &ready?, rules)?;
        let said = if rules.is_scanned { "file-said-held" } else { "file-said-added" };
        Ok(back(chrome, &id).saying(Text::of(said)))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &Form<AddForm>| {
        let activity = room::editable(db, by, &again_id)?;
        page(db, chrome, activity, form, None, &around)
    };
    manager.write_form(form, work, again).await
}

/// For a script: where it may bring one file of this size and type, within a quarter of an hour.
pub async fn ticket(manager: Can<RunActivities>, id: Id<ActivityId>, form: Form<TicketForm>) -> Result<HttpResponse> {
    let app = manager.app();
    let (stamp, quota) = (app.stamp.clone(), app.config.file_quota);
    let issue = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        room::editable(db, by, &id)?;
        match allowed(db, &form, quota) {
            Ok(said) => Ok(Ok(issued(db, by, chrome, &id, &stamp, said))),
            Err(Error::Invalid(errors)) => Ok(Err(Refusal::of(chrome, &errors))),
            Err(error) => Err(error),
        }
    };
    let (ours, text, ticket) = match manager.read(issue).await? {
        Ok(issued) => issued,
        Err(refusal) => return Ok(HttpResponse::UnprocessableEntity().json(refusal)),
    };
    let direct = app.store.sign_put(&ticket.key, ticket.kind.content_type(), LASTS).await?;
    Ok(HttpResponse::Ok().json(Issued::of(direct, ours, text, ticket.kind)))
}

/// Our own address for it, and the ticket as text and as what it says.
fn issued(
    db: &SchoolDb<'_>,
    by: &Run,
    chrome: &Chrome,
    id: &ActivityId,
    stamp: &Stamp,
    (size, kind): (u64, Kind),
) -> (String, String, Ticket) {
    let ticket = stamp.ticket(db.school(), id.as_str(), by.person().as_str(), size, kind, db.now());
    let text = stamp.write_ticket(db.school(), &ticket);
    (chrome.path(&format!("/files/incoming/{text}")), text, ticket)
}

/// What is announced, if there is room for it.
fn allowed(db: &mut SchoolDb<'_>, form: &TicketForm, quota: i64) -> Result<(u64, Kind)> {
    let (size, kind) = form.parse()?;
    actions::check_quota(db, i64::try_from(size).map_err(Error::internal)?, quota)?;
    Ok((size, kind))
}

/// Where a script brings it when the store is a folder of ours: exactly what the ticket says, and nothing else.
pub async fn bring(manager: Can<RunActivities>, path: Path<(String, String)>, body: RawBody) -> Result<HttpResponse> {
    let (stamp, text) = (manager.app().stamp.clone(), path.into_inner().1);
    let find = move |db: &mut SchoolDb<'_>, by: &Run, _: &Chrome| arrival::ticket(db, &stamp, by.person(), &text);
    let ticket = manager.read(find).await?;
    let RawBody(Spooled { size, said, .. }) = &body;
    if *size > ticket.size {
        return Err(Error::TooLarge);
    }
    if *size != ticket.size || said.as_deref() != Some(ticket.kind.content_type()) {
        return Err(Error::Conflict(Text::of("file-size-changed")));
    }
    let bytes = actix_web::web::block(move || body.0.into_bytes()).await.map_err(Error::internal)??;
    manager.app().store.put(&ticket.key, bytes.into()).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Where the file hangs, held for a change by whoever may change the activity; to everybody else there is no such file.
fn hold(db: &mut SchoolDb<'_>, by: &Run, id: &FileLinkId) -> Result<(Editable<Activity>, ActivityId, bool)> {
    let shown = queries::find(db, id)?;
    let activity = shown.link.activity().ok_or(Error::NotFound)?;
    Ok((room::hold_editable(db, by, &activity)?, activity, shown.file.is_image()))
}

pub async fn describe(
    manager: Can<RunActivities>,
    id: Id<FileLinkId>,
    form: Form<DescribeForm>,
) -> Result<HttpResponse> {
    let (id, again_id, around) = (id.0.clone(), id.0, Around::of(manager.app()));
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &DescribeForm| {
        let (activity, of, is_image) = hold(db, by, &id)?;
        actions::describe(db, by, &activity, &id, &form.parse(is_image)?)?;
        Ok(back(chrome, &of).saying(Text::of("file-said-described")))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &Form<DescribeForm>| {
        let of = queries::find(db, &again_id)?.link.activity().ok_or(Error::NotFound)?;
        let activity = room::editable(db, by, &of)?;
        let retyped = Retyped::of(&again_id, form, chrome);
        page(db, chrome, activity, &Form::filled(AddForm::default()), Some(retyped), &around)
    };
    manager.write_form(form, work, again).await
}

pub async fn move_by(manager: Can<RunActivities>, id: Id<FileLinkId>, form: Form<MoveForm>) -> Result<HttpResponse> {
    let (id, again_id, around) = (id.0.clone(), id.0, Around::of(manager.app()));
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &MoveForm| {
        let (activity, of, _) = hold(db, by, &id)?;
        actions::move_by(db, by, &activity, &id, form.parse()?)?;
        Ok(back(chrome, &of).saying(Text::of("file-said-moved")))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &Form<MoveForm>| {
        let of = queries::find(db, &again_id)?.link.activity().ok_or(Error::NotFound)?;
        let activity = room::editable(db, by, &of)?;
        let wrong = Form::filled(AddForm::default()).with(form.errors().clone());
        page(db, chrome, activity, &wrong, None, &around)
    };
    manager.write_form(form, work, again).await
}

pub async fn removal(manager: Can<RunActivities>, id: Id<FileLinkId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let shown = queries::find(db, &id)?;
        let activity = room::editable(db, by, &shown.link.activity().ok_or(Error::NotFound)?)?.into_inner();
        Ok(Reply::page(RemovePage::of(chrome, &activity, &shown)))
    };
    manager.page(work).await
}

pub async fn remove(manager: Can<RunActivities>, id: Id<FileLinkId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let (activity, of, _) = hold(db, by, &id)?;
        actions::remove(db, by, &activity, &id)?;
        Ok(back(chrome, &of).saying(Text::of("file-said-removed")))
    };
    manager.write(work).await
}
