use super::{
    actions,
    forms::{HolidayForm, SettingsForm, TermForm},
    model::Term,
    queries,
    views::{FrontPage, HolidayPage, HolidaysPage, SettingsPage, ShowPage, TermPage, TermsPage},
};
use crate::{
    activities,
    error::{Error, Result},
    platform::{
        access::{Anyone, Can, ManageSchool, Visitor},
        db::ids::{HolidayId, TermId},
        i18n::Text,
        web::{Form, Id, Query, Reply},
    },
};
use actix_web::HttpResponse;

pub async fn front(anyone: Anyone, query: Query) -> Result<HttpResponse> {
    let reply = anyone.page(move |db, chrome| {
        let list = queries::open_schools(db, &query.words(), query.page(), query.size(chrome, "front"))?;
        Ok(Reply::page(FrontPage::of(chrome, &query, list)).with_any(query.size_cookie(chrome, "front")))
    });
    reply.await
}

pub async fn show(visitor: Visitor) -> Result<HttpResponse> {
    let reply = visitor.page(|db, chrome| {
        let terms = queries::terms(db)?;
        let term = Term::current(&terms, chrome.today());
        let offered = term.map(|term| activities::published_count(db, &term.id)).transpose()?;
        Ok(Reply::page(ShowPage::of(chrome, term.zip(offered))?))
    });
    reply.await
}

/// The school's hue. The name says the content, so browsers may keep it as long as they like.
pub async fn theme(visitor: Visitor, hue: Id<Hue>) -> Result<HttpResponse> {
    let hue = hue.0.0;
    if visitor.school().is_none_or(|school| school.accent_hue != hue) {
        return Err(Error::NotFound);
    }
    let headers = vec![("Cache-Control", "public, max-age=31536000, immutable"), ("Vary", "Accept-Encoding")];
    let style = format!(":root{{--accent-hue:{hue}}}\n");
    visitor.page(move |_, _| Ok(Reply::raw("text/css; charset=utf-8", style, headers))).await
}

/// Degrees, in the one spelling that pages link to.
pub struct Hue(i32);

impl TryFrom<String> for Hue {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        let hue: i32 = text.parse().map_err(|_| Error::NotFound)?;
        if hue.to_string() == text { Ok(Self(hue)) } else { Err(Error::NotFound) }
    }
}

pub async fn settings(manager: Can<ManageSchool>) -> Result<HttpResponse> {
    let reply = manager.page(|db, _, chrome| {
        let (settings, version) = queries::settings(db)?;
        let form = Form::filled(SettingsForm::of(&settings, version));
        Ok(Reply::page(SettingsPage::of(chrome, &form, settings.accent_hue)))
    });
    reply.await
}

pub async fn change_settings(manager: Can<ManageSchool>, form: Form<SettingsForm>) -> Result<HttpResponse> {
    let reply = manager.write_form(
        form,
        |db, by, chrome, form| {
            let (new, seen_version) = form.parse()?;
            actions::change_settings(db, by, &new, seen_version)?;
            Ok(Reply::see_other(chrome.path("/settings")).saying(Text::of("settings-saved")))
        },
        |db, _, chrome, form| {
            let hue = queries::settings(db)?.0.accent_hue;
            Ok(Reply::page(SettingsPage::of(chrome, form, hue)))
        },
    );
    reply.await
}

pub async fn terms(manager: Can<ManageSchool>) -> Result<HttpResponse> {
    let reply = manager.page(|db, _, chrome| {
        let form = Form::filled(TermForm::default());
        Ok(Reply::page(TermsPage::of(chrome, queries::terms(db)?, &form)))
    });
    reply.await
}

pub async fn add_term(manager: Can<ManageSchool>, form: Form<TermForm>) -> Result<HttpResponse> {
    let reply = manager.write_form(
        form,
        |db, by, chrome, form| {
            let (new, _) = form.parse()?;
            actions::add_term(db, by, &new)?;
            Ok(Reply::see_other(chrome.path("/settings/terms")).saying(Text::of("term-added").with("name", new.name)))
        },
        |db, _, chrome, form| Ok(Reply::page(TermsPage::of(chrome, queries::terms(db)?, form))),
    );
    reply.await
}

pub async fn term(manager: Can<ManageSchool>, id: Id<TermId>) -> Result<HttpResponse> {
    let reply = manager.page(move |db, _, chrome| {
        let term = queries::term(db, &id)?;
        Ok(Reply::page(TermPage::of(chrome, &term, &Form::filled(TermForm::of(&term)))))
    });
    reply.await
}

pub async fn change_term(manager: Can<ManageSchool>, id: Id<TermId>, form: Form<TermForm>) -> Result<HttpResponse> {
    let again = id.0.clone();
    let reply = manager.write_form(
        form,
        move |db, by, chrome, form| {
            queries::term(db, &id)?;
            let (new, seen_version) = form.parse()?;
            actions::change_term(db, by, &id, &new, seen_version)?;
            Ok(Reply::see_other(chrome.path("/settings/terms")).saying(Text::of("term-saved").with("name", new.name)))
        },
        move |db, _, chrome, form| Ok(Reply::page(TermPage::of(chrome, &queries::term(db, &again)?, form))),
    );
    reply.await
}

pub async fn holidays(manager: Can<ManageSchool>) -> Result<HttpResponse> {
    let reply = manager.page(|db, _, chrome| {
        let form = Form::filled(HolidayForm::default());
        Ok(Reply::page(HolidaysPage::of(chrome, &queries::latest_holidays(db)?, &form)))
    });
    reply.await
}

pub async fn add_holiday(manager: Can<ManageSchool>, form: Form<HolidayForm>) -> Result<HttpResponse> {
    let reply = manager.write_form(
        form,
        |db, by, chrome, form| {
            let (new, _) = form.parse()?;
            actions::add_holiday(db, by, &new)?;
            let said = Text::of("holiday-added").with("name", new.name);
            Ok(Reply::see_other(chrome.path("/settings/holidays")).saying(said))
        },
        |db, _, chrome, form| Ok(Reply::page(HolidaysPage::of(chrome, &queries::latest_holidays(db)?, form))),
    );
    reply.await
}

pub async fn holiday(manager: Can<ManageSchool>, id: Id<HolidayId>) -> Result<HttpResponse> {
    let reply = manager.page(move |db, _, chrome| {
        let holiday = queries::holiday(db, &id)?;
        Ok(Reply::page(HolidayPage::of(chrome, &holiday, &Form::filled(HolidayForm::of(&holiday)))))
    });
    reply.await
}

pub async fn change_holiday(
    manager: Can<ManageSchool>,
    id: Id<HolidayId>,
    form: Form<HolidayForm>,
) -> Result<HttpResponse> {
    let again = id.0.clone();
    let reply = manager.write_form(
        form,
        move |db, by, chrome, form| {
            queries::holiday(db, &id)?;
            let (new, seen_version) = form.parse()?;
            actions::change_holiday(db, by, &id, &new, seen_version)?;
            let said = Text::of("holiday-saved").with("name", new.name);
            Ok(Reply::see_other(chrome.path("/settings/holidays")).saying(said))
        },
        move |db, _, chrome, form| Ok(Reply::page(HolidayPage::of(chrome, &queries::holiday(db, &again)?, form))),
    );
    reply.await
}

pub async fn remove_holiday(manager: Can<ManageSchool>, id: Id<HolidayId>) -> Result<HttpResponse> {
    let reply = manager.write(move |db, by, chrome| {
        let name = actions::remove_holiday(db, by, &id)?;
        let said = Text::of("holiday-removed").with("name", name);
        Ok(Reply::see_other(chrome.path("/settings/holidays")).saying(said))
    });
    reply.await
}
