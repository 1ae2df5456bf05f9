use super::{
    actions,
    forms::{KindForm, PlanForm, SchoolForm, SuspensionForm},
    model::{Inside, SchoolFacts, SchoolFilters},
    queries,
    views::{JobsPage, MailPage, MailsPage, NewPage, SchoolPage, SchoolsPage},
};
use crate::{
    accounts,
    error::{Error, Result},
    people,
    platform::{
        access::SiteAdmin,
        db::{
            SchoolId, SiteDb,
            ids::{JobId, MailId},
        },
        i18n::Text,
        jobs,
        web::{Chrome, Form, Id, Query, Reply},
    },
    schools,
};
use actix_web::HttpResponse;

/// A mail in its frame: it loads nothing, runs nothing, and only we may frame it.
const MAIL_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

pub async fn index(admin: SiteAdmin, query: Query) -> Result<HttpResponse> {
    let reply = admin.across_schools("the list of all schools", move |db, chrome| {
        let filters = SchoolFilters::read(&query);
        let list = queries::schools(db, &filters, query.page(), query.size(chrome, "schools"))?;
        Ok(Reply::page(SchoolsPage::of(chrome, &query, &filters, list)).with_any(query.size_cookie(chrome, "schools")))
    });
    reply.await
}

pub async fn new(admin: SiteAdmin) -> Result<HttpResponse> {
    admin.page(|_, chrome| Ok(Reply::page(NewPage::of(chrome, &Form::filled(SchoolForm::blank()))))).await
}

pub async fn open(admin: SiteAdmin, form: Form<SchoolForm>) -> Result<HttpResponse> {
    let reply = admin.write_form(
        form,
        |db, by, _, form| {
            let id = schools::open_school(db, &by.actor, form.new_school())?;
            let said = Text::of("site-school-opened").with("name", form.name.trim());
            Ok(Reply::see_other(format!("/site/schools/{id}")).saying(said))
        },
        |_, chrome, form| Ok(Reply::page(NewPage::of(chrome, form))),
    );
    reply.await
}

/// The forms of a school's page, as typed.
#[derive(Default)]
struct Typed {
    suspension: Option<Form<SuspensionForm>>,
    plan: Option<Form<PlanForm>>,
}

fn school_page(db: &mut SiteDb<'_>, chrome: &Chrome, id: SchoolId, typed: Typed) -> Result<Reply> {
    let facts = facts(db, id)?;
    let suspension = typed.suspension.unwrap_or_else(|| Form::filled(SuspensionForm::default()));
    let plan = PlanForm { plan: facts.plan.as_str().to_owned() };
    let plan = typed.plan.unwrap_or_else(|| Form::filled(plan));
    Ok(Reply::page(SchoolPage::of(chrome, facts, &suspension, &plan)))
}

pub async fn show(admin: SiteAdmin, id: Id<SchoolId>) -> Result<HttpResponse> {
    admin.page(move |db, chrome| school_page(db, chrome, id.0, Typed::default())).await
}

pub async fn change_plan(admin: SiteAdmin, id: Id<SchoolId>, form: Form<PlanForm>) -> Result<HttpResponse> {
    let id = id.0;
    let reply = admin.write_form(
        form,
        move |db, by, _, form| {
            facts(db, id)?;
            actions::change_plan(db, by, id, form.parse()?)?;
            Ok(Reply::see_other(format!("/site/schools/{id}")).saying(Text::of("site-plan-changed")))
        },
        move |db, chrome, form| school_page(db, chrome, id, Typed { plan: Some(form.clone()), ..Typed::default() }),
    );
    reply.await
}

pub async fn suspend(admin: SiteAdmin, id: Id<SchoolId>, form: Form<SuspensionForm>) -> Result<HttpResponse> {
    let id = id.0;
    let reply = admin.write_form(
        form,
        move |db, by, _, form| {
            let zone = facts(db, id)?.zone();
            let now = db.now();
            schools::suspend(db, by, id, &form.parse(zone, now)?)?;
            Ok(Reply::see_other(format!("/site/schools/{id}")).saying(Text::of("site-school-suspended")))
        },
        move |db, chrome, form| {
            school_page(db, chrome, id, Typed { suspension: Some(form.clone()), ..Typed::default() })
        },
    );
    reply.await
}

pub async fn reactivate(admin: SiteAdmin, id: Id<SchoolId>) -> Result<HttpResponse> {
    let id = id.0;
    let reply = admin.write(move |db, by, _| {
        schools::reactivate(db, by, id)?;
        Ok(Reply::see_other(format!("/site/schools/{id}")).saying(Text::of("site-school-reactivated")))
    });
    reply.await
}

fn facts(db: &mut SiteDb<'_>, id: SchoolId) -> Result<SchoolFacts> {
    queries::school(db, id, |db| {
        let (people, bytes) = queries::people_and_bytes(db)?;
        Ok(Inside {
            people,
            bytes,
            active_at: queries::active_in(db)?,
            owners: people::owners(db)?,
            domains: accounts::sso_domains(db)?,
        })
    })
}

pub async fn jobs(admin: SiteAdmin, query: Query) -> Result<HttpResponse> {
    let reply = admin.page(move |db, chrome| {
        let list = jobs::failed(db, query.get("kind"), query.page(), query.size(chrome, "jobs"))?;
        let kinds = jobs::failed_kinds(db)?;
        Ok(Reply::page(JobsPage::of(chrome, &query, list, kinds)).with_any(query.size_cookie(chrome, "jobs")))
    });
    reply.await
}

pub async fn retry(admin: SiteAdmin, id: Id<JobId>) -> Result<HttpResponse> {
    let reply = admin.write(move |db, by, _| {
        actions::retry(db, by, &id)?;
        Ok(Reply::see_other("/site/jobs").saying(Text::of("site-job-retried")))
    });
    reply.await
}

/// None of that kind is like a job that is not there: somebody else had them tried.
pub async fn retry_all(admin: SiteAdmin, form: Form<KindForm>) -> Result<HttpResponse> {
    let reply = admin.write(move |db, by, _| {
        let put_back = actions::retry_all(db, by, &form.kind)?;
        Ok(Reply::see_other("/site/jobs").saying(Text::of("site-jobs-retried").with("n", put_back)))
    });
    reply.await
}

pub async fn mails(admin: SiteAdmin, query: Query) -> Result<HttpResponse> {
    for_trying(&admin)?;
    let reply = admin.across_schools("mail, while trying things out", move |db, chrome| {
        let list = queries::mails(db, query.get("to"), query.page(), query.size(chrome, "mails"))?;
        Ok(Reply::page(MailsPage::of(chrome, &query, list)).with_any(query.size_cookie(chrome, "mails")))
    });
    reply.await
}

pub async fn mail(admin: SiteAdmin, id: Id<MailId>) -> Result<HttpResponse> {
    for_trying(&admin)?;
    let base = admin.app().config.base();
    let reply = admin.across_schools("mail, while trying things out", move |db, chrome| {
        Ok(Reply::page(MailPage::of(chrome, queries::mail(db, &id)?, &base)))
    });
    reply.await
}

pub async fn mail_html(admin: SiteAdmin, id: Id<MailId>) -> Result<HttpResponse> {
    for_trying(&admin)?;
    let reply = admin.across_schools("mail, while trying things out", move |db, _| {
        let headers = vec![("Content-Security-Policy", MAIL_POLICY)];
        Ok(Reply::raw("text/html; charset=utf-8", queries::mail(db, &id)?.html, headers))
    });
    reply.await
}

/// Where real people get real mail, nobody reads it over their shoulder.
fn for_trying(admin: &SiteAdmin) -> Result<()> {
    if admin.app().config.is_for_trying() { Ok(()) } else { Err(Error::NotFound) }
}
