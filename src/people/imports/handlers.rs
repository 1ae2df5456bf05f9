//! Take, ask, do, show.

use super::{
    actions,
    forms::ImportForm,
    model::Draft,
    queries,
    views::{ImportPage, NewPage, path},
};
use crate::{
    error::{Error, Result},
    people::{actions::to_invite, forms::ManyForm, invitations},
    platform::{
        access::{Can, Grant, InvitePeople},
        db::{SchoolDb, ids::PeopleImportId},
        files::Upload,
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

type By = Grant<InvitePeople>;

fn form_page(db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &Form<ImportForm>) -> Result<Reply> {
    let inviter = invitations::inviter(db, by.person())?.ok_or(Error::NotFound)?;
    let (programs, recent) = (invitations::programs(db, &inviter)?, queries::recent(db, by)?);
    Ok(Reply::page(NewPage::of(chrome, form, &inviter, programs, recent)))
}

pub async fn new(inviter: Can<InvitePeople>) -> Result<HttpResponse> {
    let reply = inviter.page(|db, by, chrome| form_page(db, by, chrome, &Form::filled(ImportForm::blank())));
    reply.await
}

pub async fn start(inviter: Can<InvitePeople>, upload: Upload) -> Result<HttpResponse> {
    let at_most = inviter.app().config.limits.mail_account_per_hour;
    // Reading it takes a moment, which no request and no writer should wait for.
    let read = actix_web::web::block(move || {
        let form = ImportForm::of(upload)?;
        let draft = form.parse();
        Ok::<_, Error>((form, draft))
    });
    let (form, draft) = read.await.map_err(Error::internal)??;
    let reply = inviter.write_form(
        Form::filled(form),
        move |db, by, chrome, _| {
            let id = actions::start(db, by, &draft?, at_most)?;
            Ok(Reply::see_other(path(chrome, &id)))
        },
        form_page,
    );
    reply.await
}

/// Invites those who were chosen in the list of people, as a list of addresses would.
pub async fn start_chosen(inviter: Can<InvitePeople>, form: Form<ManyForm>) -> Result<HttpResponse> {
    let at_most = inviter.app().config.limits.mail_account_per_hour;
    let reply = inviter.write(move |db, by, chrome| {
        let back = chrome.path("/people");
        let Some(chosen) = form.chosen() else {
            return Ok(Reply::see_other(back).saying(Text::of("people-nobody-chosen")));
        };
        let addresses = to_invite(db, by, &chosen)?;
        if addresses.is_empty() {
            return Ok(Reply::see_other(back).saying(Text::of("people-nobody-to-invite")));
        }
        let id = actions::start(db, by, &Draft::inviting(&addresses), at_most)?;
        Ok(Reply::see_other(path(chrome, &id)))
    });
    reply.await
}

pub async fn show(inviter: Can<InvitePeople>, id: Id<PeopleImportId>, query: Query) -> Result<HttpResponse> {
    let reply = inviter.page(move |db, by, chrome| {
        let import = queries::find(db, by, &id)?;
        let only_wrong = query.get("only") == "refused";
        let list = queries::notes(db, &id, only_wrong, query.page(), query.size(chrome, "importnotes"))?;
        let page = ImportPage::of(chrome, &query, import, list, only_wrong);
        Ok(Reply::page(page).with_any(query.size_cookie(chrome, "importnotes")))
    });
    reply.await
}

pub async fn cancel(inviter: Can<InvitePeople>, id: Id<PeopleImportId>) -> Result<HttpResponse> {
    let reply = inviter.write(move |db, by, chrome| {
        actions::cancel(db, by, &id)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("people-import-said-cancelled")))
    });
    reply.await
}
