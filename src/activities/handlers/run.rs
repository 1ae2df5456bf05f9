//! Creating activities, changing them, and what becomes of them.

use crate::{
    activities::{
        actions::{self, Consequences},
        forms::{ActivityForm, CancelForm, CopyForm},
        handlers::student::parts,
        model::Activity,
        queries,
        views::{CancelPage, Choices, EditPage, ShowPage, path},
    },
    error::{Error, Result},
    platform::{
        access::{Can, Grant, RunActivities, School},
        db::{SchoolDb, ids::ActivityId},
        i18n::Text,
        web::{Chrome, FieldErrors, Form, Id, Reply},
    },
    schools::{self, Term},
};
use actix_web::HttpResponse;
use diesel::OptionalExtension;

type Run = Grant<RunActivities>;

fn school(chrome: &Chrome) -> Result<&School> {
    chrome.school().ok_or(Error::NotFound)
}

/// `activity` is the one that is changed, if it is there already. Whoever leads it stays on the list, also beyond its end
/// or when they are no staff any more: a form that does not show them would take them out.
fn choices(
    db: &mut SchoolDb<'_>,
    by: &Run,
    activity: Option<&Activity>,
    consequences: Consequences,
) -> Result<Choices> {
    let mut staff = queries::staff(db)?;
    if let Some(activity) = activity {
        for (_, leader) in queries::leaders(db, &activity.id)? {
            if !staff.contains(&leader) {
                staff.push(leader);
            }
        }
    }
    Ok(Choices {
        menu: queries::menu(db, None)?,
        tags: queries::tag_names(db)?,
        terms: schools::terms(db)?,
        programs: queries::programs_for(db, by, activity.map(|activity| &activity.program_id))?,
        staff,
        consequences,
    })
}

pub async fn new(manager: Can<RunActivities>) -> Result<HttpResponse> {
    let work = |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let choices = choices(db, by, None, Consequences::default())?;
        let term = Term::current(&choices.terms, chrome.today()).map(|term| &term.id);
        let mut form = ActivityForm::blank(choices.programs.first().map(|(id, _)| id), term);
        form.leads.push(by.person().to_string());
        Ok(Reply::page(EditPage::of(chrome, None, &Form::filled(form), choices)))
    };
    manager.page(work).await
}

pub async fn create(manager: Can<RunActivities>, form: Form<ActivityForm>) -> Result<HttpResponse> {
    let work = |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &ActivityForm| {
        one_more_row(form)?;
        let draft = form.parse(school(chrome)?.time_zone)?;
        let id = actions::create(db, by, &draft, form.is_confirmed())?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("activity-said-created")))
    };
    let again = |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &Form<ActivityForm>| {
        let rooms = match form.parse(school(chrome)?.time_zone) {
            Ok(draft) if form.errors().on("confirmed").is_some() => actions::rooms_taken(db, None, &draft)?,
            _ => Vec::new(),
        };
        let choices = choices(db, by, None, Consequences { rooms, ..Consequences::default() })?;
        Ok(Reply::page(EditPage::of(chrome, None, form, choices)))
    };
    manager.write_form(form, work, again).await
}

/// Without JavaScript a further row of times is asked of the server: the form comes back with nothing wrong in it.
fn one_more_row(form: &ActivityForm) -> Result<()> {
    if form.wants_row() { Err(FieldErrors::default().into()) } else { Ok(()) }
}

pub async fn edit(manager: Can<RunActivities>, id: Id<ActivityId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let activity = queries::editable(db, by, &id)?.into_inner();
        let draft = queries::draft_of(db, &activity)?;
        let form = ActivityForm::of(&draft, activity.version, school(chrome)?.time_zone);
        let choices = choices(db, by, Some(&activity), Consequences::default())?;
        Ok(Reply::page(EditPage::of(chrome, Some(&activity), &Form::filled(form), choices)))
    };
    manager.page(work).await
}

pub async fn update(manager: Can<RunActivities>, id: Id<ActivityId>, form: Form<ActivityForm>) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &ActivityForm| {
        let activity = queries::hold_editable(db, by, &id)?;
        one_more_row(form)?;
        let draft = form.parse(school(chrome)?.time_zone)?;
        actions::change(db, by, activity, form.version(), &draft, form.is_confirmed())?;
        saved(db, by, chrome, &id)
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &Form<ActivityForm>| {
        let activity = queries::editable(db, by, &again_id)?.into_inner();
        let consequences = consequences(db, chrome, &activity, form)?;
        let choices = choices(db, by, Some(&activity), consequences)?;
        Ok(Reply::page(EditPage::of(chrome, Some(&activity), form, choices)))
    };
    manager.write_form(form, work, again).await
}

/// Back to the activity, unless whoever changed it has let go of it and it is not for everybody.
fn saved(db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, id: &ActivityId) -> Result<Reply> {
    let (_, may_see) = queries::powers(db, by.me(), id)?;
    if may_see || queries::find_public(db, id).optional()?.is_some() {
        return Ok(Reply::see_other(path(chrome, id)).saying(Text::of("activity-said-changed")));
    }
    Ok(Reply::see_other(chrome.path("/activities")).saying(Text::of("activity-said-let-go")))
}

/// What saving would mean for people; nothing while the form itself is wrong.
fn consequences(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    activity: &Activity,
    form: &ActivityForm,
) -> Result<Consequences> {
    match form.parse(school(chrome)?.time_zone) {
        Ok(draft) => actions::clashes_made(db, activity, &draft),
        Err(_) => Ok(Consequences::default()),
    }
}

pub async fn publish(manager: Can<RunActivities>, id: Id<ActivityId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let activity = queries::hold_editable(db, by, &id)?;
        actions::publish(db, by, activity)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("activity-said-published")))
    };
    manager.write(work).await
}

pub async fn cancellation(manager: Can<RunActivities>, id: Id<ActivityId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let activity = queries::editable(db, by, &id)?.into_inner();
        let told = queries::everybody_in(db, &activity.id)?.len();
        Ok(Reply::page(CancelPage::of(chrome, &activity, told, &Form::filled(CancelForm::default()))))
    };
    manager.page(work).await
}

pub async fn cancel(manager: Can<RunActivities>, id: Id<ActivityId>, form: Form<CancelForm>) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &CancelForm| {
        let activity = queries::hold_editable(db, by, &id)?;
        actions::cancel(db, by, activity, &form.parse()?)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("activity-said-cancelled")))
    };
    let again = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &Form<CancelForm>| {
        let activity = queries::editable(db, by, &again_id)?.into_inner();
        let told = queries::everybody_in(db, &activity.id)?.len();
        Ok(Reply::page(CancelPage::of(chrome, &activity, told, form)))
    };
    manager.write_form(form, work, again).await
}

pub async fn archive(manager: Can<RunActivities>, id: Id<ActivityId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome| {
        let activity = queries::hold_editable(db, by, &id)?;
        actions::archive(db, by, activity)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("activity-said-archived")))
    };
    manager.write(work).await
}

pub async fn copy(manager: Can<RunActivities>, id: Id<ActivityId>, form: Form<CopyForm>) -> Result<HttpResponse> {
    let (id, again_id) = (id.0.clone(), id.0);
    let work = move |db: &mut SchoolDb<'_>, by: &Run, chrome: &Chrome, form: &CopyForm| {
        let activity = queries::hold_editable(db, by, &id)?;
        let copy = actions::copy(db, by, activity, &form.parse()?)?;
        let said = match copy.left_out {
            0 => Text::of("activity-said-copied"),
            n => Text::of("activity-said-copied-without").with("n", n),
        };
        Ok(Reply::see_other(format!("{}/edit", path(chrome, &copy.id))).saying(said))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &Run, chrome: &Chrome, form: &Form<CopyForm>| {
        let page = ShowPage::of(chrome, &parts(db, chrome, &again_id)?);
        Ok(Reply::page(page.with_wrong_term(form.wrong("term", &chrome.lang))))
    };
    manager.write_form(form, work, again).await
}
