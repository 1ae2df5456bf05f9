//! The page of the settings that says who needs it.

use super::{actions, forms::RolesForm, queries, views::RolesPage};
use crate::{
    error::Result,
    platform::{
        access::{Can, ManageSchool},
        i18n::Text,
        web::{Form, Reply},
    },
};
use actix_web::HttpResponse;

pub async fn show(manager: Can<ManageSchool>) -> Result<HttpResponse> {
    let reply = manager.page(|db, _, chrome| {
        let form = Form::filled(RolesForm::of(&queries::needs(db)?));
        Ok(Reply::page(RolesPage::of(chrome, &form)))
    });
    reply.await
}

pub async fn change(manager: Can<ManageSchool>, form: Form<RolesForm>) -> Result<HttpResponse> {
    let reply = manager.write_form(
        form,
        |db, by, chrome, form| {
            actions::require(db, by, &form.parse()?)?;
            Ok(Reply::see_other(chrome.path("/settings/sign-in")).saying(Text::of("second-roles-saved")))
        },
        |_, _, chrome, form| Ok(Reply::page(RolesPage::of(chrome, form))),
    );
    reply.await
}
