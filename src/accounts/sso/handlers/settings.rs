//! The school's services, their domains, and the services of one's own account.

use super::super::{
    super::queries as accounts,
    actions,
    forms::{ConnectionForm, DomainForm},
    queries,
    views::{EditPage, IdentitiesPage, IndexPage},
};
use crate::{
    error::{Error, Result},
    platform::{
        access::{
            Can, Grant, ManageSignIn, SignedIn, SiteAdmin,
            oidc::{self, Trouble},
        },
        db::{
            SchoolDb, SchoolId,
            ids::{IdentityId, SsoConnectionId},
        },
        i18n::Text,
        outbound::Unanswered,
        web::{Chrome, Form, Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

type By = Grant<ManageSignIn>;

pub async fn index(manager: Can<ManageSignIn>) -> Result<HttpResponse> {
    let work = |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        Ok(Reply::page(IndexPage::of(chrome, queries::connections(db)?)))
    };
    manager.page(work).await
}

pub async fn new(manager: Can<ManageSignIn>, query: Query) -> Result<HttpResponse> {
    let form = Form::filled(ConnectionForm::preset(query.get("service")));
    manager.page(move |_, _, chrome| Ok(Reply::page(EditPage::of(chrome, None, &form)))).await
}

pub async fn add(manager: Can<ManageSignIn>, form: Form<ConnectionForm>) -> Result<HttpResponse> {
    let work = |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &ConnectionForm| {
        let id = actions::add(db, by, &form.parse(None)?)?;
        let page = chrome.path(&format!("/settings/single-sign-on/{id}"));
        Ok(Reply::see_other(page).saying(Text::of("sso-said-added")))
    };
    let again = |_: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<ConnectionForm>| {
        Ok(Reply::page(EditPage::of(chrome, None, form)))
    };
    manager.write_form(form, work, again).await
}

pub async fn edit(manager: Can<ManageSignIn>, id: Id<SsoConnectionId>) -> Result<HttpResponse> {
    let base = manager.app().config.base();
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let connection = queries::find(db, &id)?;
        let form = Form::filled(ConnectionForm::of(&connection));
        Ok(Reply::page(EditPage::of(chrome, Some((&connection, &base)), &form)))
    };
    manager.page(work).await
}

pub async fn change(
    manager: Can<ManageSignIn>,
    id: Id<SsoConnectionId>,
    form: Form<ConnectionForm>,
) -> Result<HttpResponse> {
    let (again_id, base) = (id.0.clone(), manager.app().config.base());
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &ConnectionForm| {
        let connection = queries::hold(db, &id)?;
        actions::change(db, by, &connection, form.version(), &form.parse(Some(&connection))?)?;
        let page = chrome.path(&format!("/settings/single-sign-on/{}", id.0));
        Ok(Reply::see_other(page).saying(Text::of("sso-said-changed")))
    };
    let again = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome, form: &Form<ConnectionForm>| {
        let connection = queries::find(db, &again_id)?;
        Ok(Reply::page(EditPage::of(chrome, Some((&connection, &base)), form)))
    };
    manager.write_form(form, work, again).await
}

/// Asks the issuer to describe itself, between two transactions, and says what it answered.
pub async fn test(manager: Can<ManageSignIn>, id: Id<SsoConnectionId>) -> Result<HttpResponse> {
    let asked = id.0.clone();
    let connection = manager.read(move |db, _, _| Ok(queries::find(db, &asked)?)).await?;
    let described = oidc::describe(&manager.app().outbound, &connection.issuer).await;
    manager
        .write(move |db, by, chrome| {
            actions::tested(db, by, &id, described.is_ok())?;
            let said = match described {
                Ok(found) => Text::of("sso-test-works").with("host", found.host).with("n", found.keys),
                Err(Trouble::Unanswered(Unanswered::Status(status))) => {
                    Text::of("sso-test-status").with("status", i32::from(status))
                }
                Err(Trouble::Unanswered(why)) => why.text(),
                Err(_) => Text::of("sso-test-other-issuer"),
            };
            Ok(Reply::see_other(chrome.path(&format!("/settings/single-sign-on/{}", id.0))).saying(said))
        })
        .await
}

pub async fn remove(manager: Can<ManageSignIn>, id: Id<SsoConnectionId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let connection = queries::hold(db, &id)?;
        actions::remove(db, by, &connection)?;
        let said = Text::of("sso-said-removed").with("service", &connection.label);
        Ok(Reply::see_other(chrome.path("/settings/single-sign-on")).saying(said))
    };
    manager.write(work).await
}

pub async fn confirm_domain(admin: SiteAdmin, id: Id<SchoolId>, form: Form<DomainForm>) -> Result<HttpResponse> {
    let school = id.0;
    let reply = admin.write(move |db, by, _| {
        queries::is_school(db, school)?;
        let connection = SsoConnectionId::try_from(form.connection.clone());
        let connection = connection.map_err(|_| Error::Conflict(Text::of("changed-meanwhile")))?;
        db.within(school, |db| actions::confirm_domain(db, by, &connection, &form.claim))?;
        Ok(Reply::see_other(format!("/site/schools/{school}")).saying(Text::of("sso-said-confirmed")))
    });
    reply.await
}

pub async fn identities(me: SignedIn) -> Result<HttpResponse> {
    let reply = me.page(|db, chrome| {
        let user = db.user().clone();
        let has_password = accounts::find(db, &user)?.password_hash.is_some();
        let (all, schools) = (queries::identities(db)?, queries::schools_with_sso(db)?);
        Ok(Reply::page(IdentitiesPage::of(chrome, all, schools, has_password)))
    });
    reply.await
}

pub async fn unlink(me: SignedIn, id: Id<IdentityId>) -> Result<HttpResponse> {
    let by = me.actor();
    let reply = me.write(move |db, _| {
        actions::unlink(db, &by, &id)?;
        Ok(Reply::see_other("/account/sign-in").saying(Text::of("sso-unlinked")))
    });
    reply.await
}
