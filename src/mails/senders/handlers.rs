use super::{
    actions,
    forms::{CodeForm, SenderForm},
    model::Sender,
    queries,
    views::{EditPage, IndexPage, path},
};
use crate::{
    error::Result,
    platform::{
        access::{Can, Grant, ManageSchool},
        db::{SchoolDb, ids::SenderId},
        i18n::Text,
        mail::OwnAddresses,
        web::{Chrome, FieldErrors, Form, Id, Reply},
    },
};
use actix_web::{HttpResponse, http::StatusCode};

type By = Grant<ManageSchool>;

/// Whether nobody has to confirm this address.
fn is_ours(own: &OwnAddresses, chrome: &Chrome, address: &str) -> bool {
    chrome.school().is_some_and(|school| own.has(address, &school.slug))
}

pub async fn index(manager: Can<ManageSchool>) -> Result<HttpResponse> {
    manager.page(|db, _, chrome| Ok(Reply::page(IndexPage::of(chrome, queries::all(db)?)))).await
}

pub async fn new(manager: Can<ManageSchool>) -> Result<HttpResponse> {
    let form = Form::filled(SenderForm::default());
    manager.page(move |_, _, chrome| Ok(Reply::page(EditPage::new(chrome, &form)))).await
}

pub async fn add(manager: Can<ManageSchool>, form: Form<SenderForm>) -> Result<HttpResponse> {
    let own = manager.app().mailer.own();
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &SenderForm| {
        let draft = form.parse()?;
        let id = actions::add(db, by, &draft, is_ours(&own, chrome, &draft.address))?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("sender-said-saved")))
    };
    let again = |_: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<SenderForm>| {
        Ok(Reply::page(EditPage::new(chrome, form)))
    };
    manager.write_form(form, work, again).await
}

pub async fn edit(manager: Can<ManageSchool>, id: Id<SenderId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let sender = queries::find(db, &id)?;
        let form = Form::filled(SenderForm::of(&sender));
        Ok(Reply::page(EditPage::of(chrome, &sender, &form, FieldErrors::default())))
    };
    manager.page(work).await
}

pub async fn change(manager: Can<ManageSchool>, id: Id<SenderId>, form: Form<SenderForm>) -> Result<HttpResponse> {
    let (again_id, own) = (id.0.clone(), manager.app().mailer.own());
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &SenderForm| {
        let sender = queries::hold(db, &id)?;
        let draft = form.parse()?;
        let is_ours = is_ours(&own, chrome, &draft.address);
        actions::change(db, by, &sender, form.version(), &draft, is_ours)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("sender-said-saved")))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<SenderForm>| {
        let sender = queries::find(db, &again_id)?;
        Ok(Reply::page(EditPage::of(chrome, &sender, form, FieldErrors::default())))
    };
    manager.write_form(form, work, again).await
}

pub async fn use_it(manager: Can<ManageSchool>, id: Id<SenderId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let sender = queries::hold(db, &id)?;
        actions::use_it(db, by, &sender)?;
        Ok(Reply::see_other(chrome.path("/mails/senders")).saying(Text::of("sender-said-used")))
    };
    manager.write(work).await
}

pub async fn send_code(manager: Can<ManageSchool>, id: Id<SenderId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let sender = queries::hold(db, &id)?;
        actions::send_code(db, by, &sender, chrome.lang)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("sender-said-code")))
    };
    manager.write(work).await
}

pub async fn confirm(manager: Can<ManageSchool>, id: Id<SenderId>, form: Form<CodeForm>) -> Result<HttpResponse> {
    let again_id = id.0.clone();
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &CodeForm| {
        let sender = queries::hold(db, &id)?;
        if actions::confirm(db, by, &sender, &form.code)? {
            return Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("sender-said-confirmed")));
        }
        // A wrong code is counted, so this is written as what is right is, and drawn as what is wrong.
        let errors = FieldErrors::of("code", Text::of("sender-code-wrong"));
        Ok(wrong(chrome, &sender, errors))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<CodeForm>| {
        Ok(wrong(chrome, &queries::find(db, &again_id)?, form.errors().clone()))
    };
    manager.write_form(form, work, again).await
}

fn wrong(chrome: &Chrome, sender: &Sender, errors: FieldErrors) -> Reply {
    let form = Form::filled(SenderForm::of(sender));
    Reply::page(EditPage::of(chrome, sender, &form, errors)).at(StatusCode::UNPROCESSABLE_ENTITY)
}

pub async fn remove(manager: Can<ManageSchool>, id: Id<SenderId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let sender = queries::hold(db, &id)?;
        actions::remove(db, by, &sender)?;
        let said = Text::of("sender-said-removed").with("name", &sender.name);
        Ok(Reply::see_other(chrome.path("/mails/senders")).saying(said))
    };
    manager.write(work).await
}
