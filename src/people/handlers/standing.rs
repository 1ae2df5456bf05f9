//! What somebody may do, and whether they may come in.

use super::{or_above, said_at_once};
use crate::{
    activities,
    error::{Error, Result},
    people::{
        actions,
        forms::{ReasonForm, RoleForm},
        queries::{self, Scope},
        views::{ComparePage, Compared, RolePage, RolesPage, path},
    },
    platform::{
        access::{Can, Grant, ManagePeople, ManageRoles, Member, ReadPeople},
        db::{SchoolDb, ids::PersonId},
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

/// So many fit side by side.
const MOST_COMPARED: usize = 4;

pub async fn roles(member: Member) -> Result<HttpResponse> {
    member.page(|_, chrome| Ok(Reply::page(RolesPage::of(chrome)))).await
}

pub async fn compare(reader: Can<ReadPeople>, query: Query) -> Result<HttpResponse> {
    let reply = reader.page(move |db, by, chrome| {
        let (ids, left_out) = asked_for(&query);
        let scope = Scope::to_find(db, by.me())?;
        let people = queries::find_all(db, &scope, &ids)?;
        let ids: Vec<PersonId> = people.iter().map(|person| person.id.clone()).collect();
        let compared = Compared {
            programs: queries::memberships_of(db, &ids)?,
            led: activities::led_now(db, &ids, chrome.today())?,
            people,
            left_out,
        };
        Ok(Reply::page(ComparePage::of(chrome, &compared)))
    });
    reply.await
}

/// Whose access, of as many as fit, and how many more were asked for.
fn asked_for(query: &Query) -> (Vec<PersonId>, usize) {
    let asked = query.all("id").into_iter().chain(query.all("ids[]"));
    let mut ids: Vec<PersonId> = asked.filter_map(|id| PersonId::try_from(id.to_owned()).ok()).collect();
    ids.sort();
    ids.dedup();
    let left_out = ids.len().saturating_sub(MOST_COMPARED);
    ids.truncate(MOST_COMPARED);
    (ids, left_out)
}

fn role_page(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageRoles>,
    chrome: &Chrome,
    id: &PersonId,
    form: Option<&Form<RoleForm>>,
) -> Result<Reply> {
    let person = queries::find(db, by, id)?;
    let scope = Scope::of(db, by.me())?;
    let filled = Form::filled(RoleForm::of(&person, &queries::memberships(db, id)?));
    let page = RolePage::of(chrome, by.role(), &person, &scope, form.unwrap_or(&filled));
    page.map(Reply::page).ok_or_else(actions::above)
}

pub async fn role(manager: Can<ManageRoles>, id: Id<PersonId>) -> Result<HttpResponse> {
    manager.page(move |db, by, chrome| role_page(db, by, chrome, &id, None)).await
}

pub async fn change_role(manager: Can<ManageRoles>, id: Id<PersonId>, form: Form<RoleForm>) -> Result<HttpResponse> {
    let proof = actions::owner_proof(&manager.as_anyone(), &form.password).await?;
    let again = id.0.clone();
    let reply = manager.write_form(
        form,
        move |db, by, chrome, form| {
            queries::find(db, by, &id)?;
            let person = actions::change_role(db, by, &id, form.version(), &form.parse()?, proof)?;
            let said = Text::of("person-role-changed").with("name", person.name);
            // Whoever steps down may see less than before.
            let back = if person.id == *by.person() { chrome.path("/today") } else { path(chrome, &id) };
            Ok(Reply::see_other(back).saying(said))
        },
        move |db, by, chrome, form| role_page(db, by, chrome, &again, Some(form)),
    );
    reply.await
}

pub async fn suspend(manager: Can<ManagePeople>, id: Id<PersonId>, form: Form<ReasonForm>) -> Result<HttpResponse> {
    let reply = manager.write(move |db, by, chrome| {
        let managed = or_above(queries::hold_managed(db, by, &id)?)?;
        let name = managed.as_ref().name.clone();
        actions::suspend(db, by, managed, &reason(&form)?)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("person-suspended-now").with("name", name)))
    });
    reply.await
}

pub async fn reinstate(manager: Can<ManagePeople>, id: Id<PersonId>) -> Result<HttpResponse> {
    let reply = manager.write(move |db, by, chrome| {
        let managed = or_above(queries::hold_managed(db, by, &id)?)?;
        let name = managed.as_ref().name.clone();
        actions::reinstate(db, by, managed)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("person-reinstated").with("name", name)))
    });
    reply.await
}

pub async fn depart(manager: Can<ManagePeople>, id: Id<PersonId>, form: Form<ReasonForm>) -> Result<HttpResponse> {
    let reply = manager.write(move |db, by, chrome| {
        let managed = or_above(queries::hold_managed(db, by, &id)?)?;
        let name = managed.as_ref().name.clone();
        actions::depart(db, by, managed, &reason(&form)?)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("person-departed").with("name", name)))
    });
    reply.await
}

fn reason(form: &ReasonForm) -> Result<String, Error> {
    form.parse().map_err(|errors| said_at_once(&errors))
}
