//! One's own account, sessions and schools; language and appearance.

use super::super::{
    actions,
    forms::{AccountForm, LanguageForm, ThemeForm},
    queries,
    views::{AccountPage, HistoryPage, SchoolsPage, SessionsPage},
};
use crate::{
    error::{Error, Result},
    platform::{
        access::{Anyone, SignedIn, session},
        db::ids::SessionId,
        i18n::{Lang, Text},
        web::{Form, Id, Query, Reply, local_path},
    },
};
use actix_web::{
    HttpResponse,
    cookie::{Cookie, SameSite, time::Duration},
};

pub async fn schools(me: SignedIn) -> Result<HttpResponse> {
    me.page(|db, chrome| Ok(Reply::page(SchoolsPage::of(chrome, queries::memberships(db)?)))).await
}

pub async fn account(me: SignedIn) -> Result<HttpResponse> {
    let reply = me.page(|db, chrome| {
        let form = Form::filled(AccountForm::of(&queries::settings(db)?));
        Ok(Reply::page(AccountPage::of(chrome, &form)))
    });
    reply.await
}

pub async fn change_account(me: SignedIn, form: Form<AccountForm>) -> Result<HttpResponse> {
    let (by, is_https) = (me.actor(), me.app().config.is_https());
    let reply = me.write_form(
        form,
        move |db, _, form| {
            let settings = form.parse()?;
            actions::save_settings(db, &by, &settings)?;
            let reply = Reply::see_other("/account").saying(Text::of("account-saved"));
            // What is left to the browser is left to it here too, whatever was chosen before signing in.
            Ok(reply.with_cookie(choice("lang", settings.locale, is_https)).with_cookie(choice(
                "theme",
                settings.theme,
                is_https,
            )))
        },
        |chrome, form| Reply::page(AccountPage::of(chrome, form)),
    );
    reply.await
}

pub async fn sessions(me: SignedIn) -> Result<HttpResponse> {
    let current = me.session().cloned();
    let reply =
        me.page(move |db, chrome| Ok(Reply::page(SessionsPage::of(chrome, &session::of_user(db)?, current.as_ref()))));
    reply.await
}

pub async fn history(me: SignedIn, query: Query) -> Result<HttpResponse> {
    let reply = me.page(move |db, chrome| {
        let size = query.size(chrome, "signins");
        let list = queries::attempts(db, query.page(), size)?;
        let cookie = query.size_cookie(chrome, "signins");
        Ok(Reply::page(HistoryPage::of(chrome, &query, list)).with_any(cookie))
    });
    reply.await
}

pub async fn end_session(me: SignedIn, id: Id<SessionId>) -> Result<HttpResponse> {
    let by = me.actor();
    let reply = me.write(move |db, _| {
        actions::end_session(db, &by, &id)?;
        Ok(Reply::see_other("/account/sessions").saying(Text::of("session-ended")))
    });
    reply.await
}

pub async fn end_other_sessions(me: SignedIn) -> Result<HttpResponse> {
    let (by, current) = (me.actor(), me.session().cloned());
    let reply = me.write(move |db, _| {
        let ended = actions::end_other_sessions(db, &by, current.as_ref())?;
        Ok(Reply::see_other("/account/sessions").saying(Text::of("sessions-ended").with("n", ended)))
    });
    reply.await
}

pub async fn choose_language(anyone: Anyone, form: Form<LanguageForm>) -> Result<HttpResponse> {
    let lang = Lang::named(&form.lang).ok_or(Error::NotFound)?;
    let (user, is_https) = (anyone.arrival().user().cloned(), anyone.app().config.is_https());
    let reply = anyone.write(move |db, _| {
        actions::choose_language(db, user.as_ref(), lang)?;
        let cookie = choice("lang", Some(lang.code().to_owned()), is_https);
        Ok(Reply::see_other(local_path(&form.back).unwrap_or("/")).with_cookie(cookie))
    });
    reply.await
}

pub async fn choose_theme(anyone: Anyone, form: Form<ThemeForm>) -> Result<HttpResponse> {
    let theme = form.parse().ok_or(Error::NotFound)?;
    let (user, is_https) = (anyone.arrival().user().cloned(), anyone.app().config.is_https());
    let reply = anyone.write(move |db, _| {
        actions::choose_theme(db, user.as_ref(), theme)?;
        let cookie = choice("theme", theme.map(str::to_owned), is_https);
        Ok(Reply::see_other(local_path(&form.back).unwrap_or("/")).with_cookie(cookie))
    });
    reply.await
}

/// Kept for a year; nothing chosen takes the cookie away.
fn choice(name: &'static str, value: Option<String>, is_https: bool) -> Cookie<'static> {
    let is_chosen = value.is_some();
    let mut cookie = Cookie::build(name, value.unwrap_or_default())
        .path("/")
        .http_only(true)
        .secure(is_https)
        .same_site(SameSite::Lax)
        .max_age(Duration::days(365))
        .finish();
    if !is_chosen {
        cookie.make_removal();
    }
    cookie
}
