use super::{actions, forms::VisitForm, queries, views::VisitPage};
use crate::{
    error::{Error, Result},
    platform::{
        access::SiteAdmin,
        db::{SchoolId, SiteDb},
        i18n::Text,
        web::{Chrome, Form, Id, Reply},
    },
};
use actix_web::HttpResponse;

fn page(db: &mut SiteDb<'_>, chrome: &Chrome, id: SchoolId, form: &Form<VisitForm>) -> Result<Reply> {
    let (school, _) = queries::school(db, id)?;
    Ok(Reply::page(VisitPage::of(chrome, id, school, form)))
}

pub async fn ask(admin: SiteAdmin, id: Id<SchoolId>) -> Result<HttpResponse> {
    admin.page(move |db, chrome| page(db, chrome, id.0, &Form::filled(VisitForm::default()))).await
}

pub async fn begin(admin: SiteAdmin, id: Id<SchoolId>, form: Form<VisitForm>) -> Result<HttpResponse> {
    let id = id.0;
    let session = admin.session().cloned().ok_or(Error::SignedOut)?;
    let proof = actions::proof(&admin, &form.password).await?;
    let reply = admin.write_form(
        form,
        move |db, by, _, form| {
            // Whether there is such a school comes before what is wrong with the form.
            queries::school(db, id)?;
            let (reason, proof) = form.with(proof)?;
            let path = actions::begin(db, by, &proof, &session, id, &reason)?;
            Ok(Reply::see_other(path))
        },
        move |db, chrome, form| page(db, chrome, id, form),
    );
    reply.await
}

pub async fn end(admin: SiteAdmin) -> Result<HttpResponse> {
    let session = admin.session().cloned().ok_or(Error::SignedOut)?;
    let reply = admin.write(move |db, by, _| {
        let ended = actions::end(db, by, &session)?;
        Ok(match ended {
            Some(school) => Reply::see_other(format!("/site/schools/{school}")).saying(Text::of("visit-ended")),
            None => Reply::see_other("/site/schools"),
        })
    });
    reply.await
}
