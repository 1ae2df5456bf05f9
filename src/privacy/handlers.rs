use super::{
    actions,
    forms::{ErasureForm, RefusalForm, RequestForm},
    model::{Filters, RequestState, Seen},
    queries,
    views::{IndexPage, OwnPage, PersonPage},
};
use crate::{
    app::App,
    error::{Error, Result},
    platform::{
        access::{Can, ErasePeople, Grant, OwnData, Permission},
        db::{
            SchoolDb,
            ids::{DataExportId, PersonId},
        },
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply, SubId, attachment},
    },
};
use actix_web::{
    HttpResponse,
    http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH},
};
use futures_util::StreamExt;

/// How many a search for somebody shows.
const FEW: i64 = 25;

fn own_page(
    db: &mut SchoolDb<'_>,
    by: &Grant<OwnData>,
    chrome: &Chrome,
    query: &Query,
    form: &Form<RequestForm>,
) -> Result<Reply> {
    let me = by.person();
    let (exports, request) = (queries::exports(db, me, me)?, queries::last_request(db, me)?);
    let views = queries::views(db, me, query.page(), query.size(chrome, "views"))?;
    let page = OwnPage::of(chrome, query, exports, request, views, form);
    Ok(Reply::page(page).with_any(query.size_cookie(chrome, "views")))
}

pub async fn own(me: Can<OwnData>, query: Query) -> Result<HttpResponse> {
    me.page(move |db, by, chrome| own_page(db, by, chrome, &query, &Form::filled(RequestForm::default()))).await
}

pub async fn ask_for_own(me: Can<OwnData>) -> Result<HttpResponse> {
    let reply = me.write(|db, by, chrome| {
        actions::ask_for_export(db, by, by.person())?;
        Ok(Reply::see_other(chrome.path("/data")).saying(Text::of("privacy-said-asked")))
    });
    reply.await
}

pub async fn download_own(me: Can<OwnData>, id: Id<DataExportId>) -> Result<HttpResponse> {
    let key = fetch(&me, id.0, None).await?;
    file(me.app(), &key).await
}

pub async fn ask_for_erasure(me: Can<OwnData>, query: Query, form: Form<RequestForm>) -> Result<HttpResponse> {
    let reply = me.write_form(
        form,
        |db, by, chrome, form| {
            actions::ask_for_erasure(db, by, &form.parse()?)?;
            Ok(Reply::see_other(chrome.path("/data")).saying(Text::of("privacy-said-erasure-asked")))
        },
        move |db, by, chrome, form| own_page(db, by, chrome, &query, form),
    );
    reply.await
}

pub async fn withdraw(me: Can<OwnData>) -> Result<HttpResponse> {
    let reply = me.write(|db, by, chrome| {
        actions::withdraw_request(db, by)?;
        Ok(Reply::see_other(chrome.path("/data")).saying(Text::of("privacy-said-withdrawn")))
    });
    reply.await
}

pub async fn index(office: Can<ErasePeople>, query: Query) -> Result<HttpResponse> {
    let reply = office.page(move |db, _, chrome| {
        let filters = Filters::read(&query);
        let found = if filters.words.is_empty() { Vec::new() } else { queries::people_like(db, &filters.words, FEW)? };
        let open = queries::open_requests(db, query.page(), query.size(chrome, "requests"))?;
        let page = IndexPage::of(chrome, &query, &filters, found, open);
        Ok(Reply::page(page).with_any(query.size_cookie(chrome, "requests")))
    });
    reply.await
}

/// The forms of the page, as typed.
#[derive(Default)]
struct Typed {
    erasure: Option<Form<ErasureForm>>,
    refusal: Option<Form<RefusalForm>>,
}

fn person_page(
    db: &mut SchoolDb<'_>,
    by: &Grant<ErasePeople>,
    chrome: &Chrome,
    query: &Query,
    id: &PersonId,
    typed: Typed,
) -> Result<Reply> {
    let subject = queries::subject(db, id)?;
    let request = queries::last_request(db, id)?;
    let exports = queries::exports(db, id, by.person())?;
    let views = queries::views(db, id, query.page(), query.size(chrome, "views"))?;
    let erasure = typed.erasure.unwrap_or_else(|| Form::filled(ErasureForm::default()));
    let refusal = typed.refusal.unwrap_or_else(|| Form::filled(RefusalForm::default()));
    let page = PersonPage::of(chrome, query, by.role(), subject, request, exports, views, (erasure, refusal));
    Ok(Reply::page(page).with_any(query.size_cookie(chrome, "views")))
}

pub async fn person(office: Can<ErasePeople>, id: Id<PersonId>, query: Query) -> Result<HttpResponse> {
    office.page(move |db, by, chrome| person_page(db, by, chrome, &query, &id, Typed::default())).await
}

pub async fn ask_for_person(office: Can<ErasePeople>, id: Id<PersonId>) -> Result<HttpResponse> {
    let reply = office.write(move |db, by, chrome| {
        actions::ask_for_export(db, by, &id)?;
        let here = chrome.path(&format!("/privacy/people/{}", id.0));
        Ok(Reply::see_other(here).saying(Text::of("privacy-said-asked")))
    });
    reply.await
}

pub async fn download_of_person(
    office: Can<ErasePeople>,
    id: Id<PersonId>,
    export: SubId<DataExportId>,
) -> Result<HttpResponse> {
    let key = fetch(&office, export.0, Some(id.0.clone())).await?;
    actions::note_view(&office, &id, Seen::Data).await;
    file(office.app(), &key).await
}

pub async fn erase(
    office: Can<ErasePeople>,
    id: Id<PersonId>,
    query: Query,
    form: Form<ErasureForm>,
) -> Result<HttpResponse> {
    let (id, again) = (id.0.clone(), id.0);
    let reply = office.write_form(
        form,
        move |db, by, chrome, form| erased(db, by, chrome, &id, form),
        move |db, by, chrome, form| {
            let typed = Typed { erasure: Some(form.clone()), ..Typed::default() };
            person_page(db, by, chrome, &query, &again, typed)
        },
    );
    reply.await
}

pub async fn decline(
    office: Can<ErasePeople>,
    id: Id<PersonId>,
    query: Query,
    form: Form<RefusalForm>,
) -> Result<HttpResponse> {
    let (id, again) = (id.0.clone(), id.0);
    let reply = office.write_form(
        form,
        move |db, by, chrome, form| declined(db, by, chrome, &id, form),
        move |db, by, chrome, form| {
            let typed = Typed { refusal: Some(form.clone()), ..Typed::default() };
            person_page(db, by, chrome, &query, &again, typed)
        },
    );
    reply.await
}

fn erased(
    db: &mut SchoolDb<'_>,
    by: &Grant<ErasePeople>,
    chrome: &Chrome,
    id: &PersonId,
    form: &ErasureForm,
) -> Result<Reply> {
    let subject = queries::hold(db, id)?;
    form.check(&subject.name)?;
    actions::carry_out(db, by, &subject)?;
    Ok(Reply::see_other(chrome.path("/privacy")).saying(Text::of("privacy-said-erased")))
}

fn declined(
    db: &mut SchoolDb<'_>,
    by: &Grant<ErasePeople>,
    chrome: &Chrome,
    id: &PersonId,
    form: &RefusalForm,
) -> Result<Reply> {
    let subject = queries::hold(db, id)?;
    let asked = queries::last_request(db, &subject.id)?;
    let open = asked.filter(|asked| asked.state == RequestState::Open);
    let asked = open.ok_or_else(|| Error::Conflict(Text::of("privacy-answered")))?;
    actions::decline(db, by, &asked, &form.parse()?)?;
    Ok(Reply::see_other(chrome.path("/privacy")).saying(Text::of("privacy-said-declined")))
}

/// Where a file lies that this person asked for, of themselves or of somebody; that they fetch it is put down.
async fn fetch<P: Permission>(reader: &Can<P>, id: DataExportId, of: Option<PersonId>) -> Result<String> {
    let key = reader.note(move |db, by| {
        let export = queries::export(db, &id)?;
        let of = of.as_ref().unwrap_or(by.person());
        if export.person != *of || export.asked_by != *by.person() {
            return Err(Error::NotFound);
        }
        let key = export.key(db.now()).ok_or(Error::NotFound)?.to_owned();
        actions::note_download(db, by.actor(), of)?;
        Ok(key)
    });
    key.await
}

async fn file(app: &App, key: &str) -> Result<HttpResponse> {
    let found = app.store.get(key).await?;
    let mut reply = HttpResponse::Ok();
    reply.content_type("application/zip");
    reply.insert_header((CONTENT_DISPOSITION, attachment("data.zip")));
    reply.insert_header((CONTENT_LENGTH, found.size));
    reply.no_chunking(found.size);
    Ok(reply.streaming(found.bytes.map(|part| part.map_err(actix_web::Error::from))))
}
