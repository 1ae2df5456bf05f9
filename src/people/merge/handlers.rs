use super::{actions, forms::MergeForm, views::MergePage};
use crate::{
    error::Result,
    people::{
        actions::above,
        model::{Filters, manages},
        queries::{self, Managed, Scope},
        views::path,
    },
    platform::{
        access::{Can, Grant, ManageRoles},
        db::{SchoolDb, ids::PersonId},
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

/// So many are shown; more words find fewer.
const CANDIDATES: i64 = 10;

/// Both records side by side, once the second one is known; before that, whom the words find.
fn page(
    db: &mut SchoolDb<'_>,
    by: &Grant<ManageRoles>,
    chrome: &Chrome,
    id: &PersonId,
    query: &Query,
    form: &Form<MergeForm>,
) -> Result<Reply> {
    let person = queries::managed(db, by, id)?.ok_or_else(above)?.into_inner();
    let other = PersonId::try_from(query.get("with").to_owned()).ok().filter(|other| other != id);
    let other = match other {
        Some(other) => queries::managed(db, by, &other)?.map(Managed::into_inner),
        None => None,
    };
    let filters = Filters::read(query);
    let looks = other.is_none() && !filters.words.is_empty();
    let found = if looks {
        let scope = Scope::to_find(db, by.me())?;
        queries::list(db, &scope, &filters, (1, CANDIDATES))?.rows
    } else {
        Vec::new()
    };
    let may = |(line, _): &queries::Line| line.id != *id && manages(by.role(), line.role);
    let found = found.into_iter().filter(may).map(|(line, _)| line).collect();
    Ok(Reply::page(MergePage::of(chrome, person, other, (filters.words, found), form)))
}

pub async fn choose(manager: Can<ManageRoles>, id: Id<PersonId>, query: Query) -> Result<HttpResponse> {
    let form = Form::filled(MergeForm::default());
    manager.page(move |db, by, chrome| page(db, by, chrome, &id, &query, &form)).await
}

pub async fn merge(manager: Can<ManageRoles>, id: Id<PersonId>, form: Form<MergeForm>) -> Result<HttpResponse> {
    let again = id.0.clone();
    let reply = manager.write_form(
        form,
        move |db, by, chrome, form| {
            queries::managed(db, by, &id)?.ok_or_else(above)?;
            let (kept, (version, kept_version)) = (form.kept()?, form.versions());
            let person = actions::merge(db, by, (&id, version), (&kept, kept_version))?;
            Ok(Reply::see_other(path(chrome, &kept)).saying(Text::of("merge-said").with("name", person.name)))
        },
        move |db, by, chrome, form| page(db, by, chrome, &again, &Query::default(), form),
    );
    reply.await
}
