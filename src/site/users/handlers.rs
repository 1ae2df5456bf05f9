use super::{
    actions, queries,
    views::{UserPage, UsersPage},
};
use crate::{
    error::Result,
    platform::{
        access::SiteAdmin,
        db::ids::UserId,
        i18n::Text,
        web::{Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

pub async fn index(admin: SiteAdmin, query: Query) -> Result<HttpResponse> {
    let reply = admin.across_schools("accounts and where they belong", move |db, chrome| {
        let list = queries::users(db, &query.words(), query.page(), query.size(chrome, "users"))?;
        let ids: Vec<UserId> = list.rows.iter().map(|user| user.id.clone()).collect();
        let schools = queries::belongings(db, &ids)?;
        Ok(Reply::page(UsersPage::of(chrome, &query, list, &schools)).with_any(query.size_cookie(chrome, "users")))
    });
    reply.await
}

pub async fn show(admin: SiteAdmin, id: Id<UserId>) -> Result<HttpResponse> {
    let reply = admin.across_schools("one account and where it belongs", move |db, chrome| {
        let user = queries::user(db, &id)?;
        let sessions = queries::open_sessions(db, &id)?;
        let schools = queries::belongings(db, std::slice::from_ref(&id.0))?;
        Ok(Reply::page(UserPage::of(chrome, user, sessions, &schools)))
    });
    reply.await
}

pub async fn end_sessions(admin: SiteAdmin, id: Id<UserId>) -> Result<HttpResponse> {
    let reply = admin.write(move |db, by, _| {
        let ended = actions::end_sessions(db, by, &id)?;
        let said = Text::of("site-user-sessions-ended").with("n", ended);
        Ok(Reply::see_other(format!("/site/users/{}", id.0)).saying(said))
    });
    reply.await
}
