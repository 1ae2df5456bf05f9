use super::{
    actions,
    forms::ProgramForm,
    queries,
    views::{ProgramPage, ProgramsPage},
};
use crate::{
    error::Result,
    platform::{
        access::{Can, ManageSchool},
        db::ids::ProgramId,
        i18n::Text,
        web::{Form, Id, Reply},
    },
};
use actix_web::HttpResponse;

const HERE: &str = "/settings/programs";

pub async fn index(manager: Can<ManageSchool>) -> Result<HttpResponse> {
    let form = Form::filled(ProgramForm::default());
    manager.page(move |db, _, chrome| Ok(Reply::page(ProgramsPage::of(chrome, queries::programs(db)?, &form)))).await
}

pub async fn add(manager: Can<ManageSchool>, form: Form<ProgramForm>) -> Result<HttpResponse> {
    let reply = manager.write_form(
        form,
        |db, by, chrome, form| {
            let new = form.parse()?;
            actions::add(db, by, &new)?;
            Ok(Reply::see_other(chrome.path(HERE)).saying(Text::of("program-added").with("name", new.name)))
        },
        |db, _, chrome, form| Ok(Reply::page(ProgramsPage::of(chrome, queries::programs(db)?, form))),
    );
    reply.await
}

pub async fn show(manager: Can<ManageSchool>, id: Id<ProgramId>) -> Result<HttpResponse> {
    let reply = manager.page(move |db, _, chrome| {
        let program = queries::find(db, &id)?;
        Ok(Reply::page(ProgramPage::of(chrome, &program, &Form::filled(ProgramForm::of(&program)))))
    });
    reply.await
}

pub async fn change(manager: Can<ManageSchool>, id: Id<ProgramId>, form: Form<ProgramForm>) -> Result<HttpResponse> {
    let again = id.0.clone();
    let reply = manager.write_form(
        form,
        move |db, by, chrome, form| {
            queries::find(db, &id)?;
            let new = form.parse()?;
            actions::change(db, by, &id, &new, form.version())?;
            Ok(Reply::see_other(chrome.path(HERE)).saying(Text::of("program-saved").with("name", new.name)))
        },
        move |db, _, chrome, form| Ok(Reply::page(ProgramPage::of(chrome, &queries::find(db, &again)?, form))),
    );
    reply.await
}
