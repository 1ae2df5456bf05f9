use super::{
    actions,
    forms::BulkForm,
    model::{Filters, Office, without_secrets},
    queries,
    views::{AddressesPage, IndexPage, ShowPage, path},
};
use crate::{
    error::{Error, Result},
    mails::gallery,
    platform::{
        access::{Can, Grant, ReadMails},
        db::{
            SchoolDb,
            ids::{MailId, PersonId},
        },
        i18n::Text,
        web::{Chrome, Form, Id, Query, Reply, local_path},
    },
    schools,
};
use actix_web::HttpResponse;

/// A mail in its frame: it loads nothing, runs nothing, and only we may frame it.
const MAIL_POLICY: &str = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

type By = Grant<ReadMails>;

fn office(reader: &Can<ReadMails>) -> Office {
    let mailer = &reader.app().mailer;
    Office { is_off: mailer.is_off(), may_release: mailer.gate().may_release() }
}

pub async fn index(reader: Can<ReadMails>, query: Query) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let zone = schools::time_zone(db)?;
        let filters = Filters::read(&query, gallery::names());
        let list = queries::list(db, &filters, zone, query.page(), query.size(chrome, "mails"))?;
        let page = IndexPage::of(chrome, &query, &filters, list);
        Ok(Reply::page(page).with_any(query.size_cookie(chrome, "mails")))
    };
    reader.page(work).await
}

pub async fn in_bulk(reader: Can<ReadMails>, form: Form<BulkForm>) -> Result<HttpResponse> {
    let office = office(&reader);
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let list = chrome.path("/mails");
        let is_list = |path: &&str| path.split('?').next() == Some(list.as_str());
        let back = local_path(&form.back).filter(is_list).unwrap_or(&list).to_owned();
        let ids = form.ids().ok_or(Error::NotFound)?;
        let Some(act) = form.act().filter(|_| !ids.is_empty()) else {
            return Ok(Reply::see_other(back).saying(Text::of("console-said-nothing")));
        };
        let said = match actions::in_bulk(db, by, &ids, act, office)? {
            done if done.left == 0 => Text::of("console-said-done").with("n", done.done),
            done => Text::of("console-said-some").with("n", done.done).with("left", done.left),
        };
        Ok(Reply::see_other(back).saying(said))
    };
    reader.write(work).await
}

/// A read that writes: whoever reads what was written to somebody else leaves an entry.
pub async fn show(reader: Can<ReadMails>, id: Id<MailId>) -> Result<HttpResponse> {
    let office = office(&reader);
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let mail = queries::find(db, &id)?;
        let lines = queries::history(db, &id)?;
        let is_open = gallery::is_open(&mail.template);
        let text = match is_open {
            true => Some(without_secrets(&queries::words(db, &id)?.text)),
            false => None,
        };
        if is_open {
            actions::note_reading(db, by, &mail)?;
        }
        Ok(Reply::page(ShowPage::of(chrome, mail, text, lines, office)))
    };
    reader.write(work).await
}

pub async fn html(reader: Can<ReadMails>, id: Id<MailId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &By, _: &Chrome| {
        let mail = queries::find(db, &id)?;
        if !gallery::is_open(&mail.template) {
            return Err(Error::NotFound);
        }
        actions::note_reading(db, by, &mail)?;
        let html = without_secrets(&queries::words(db, &id)?.html);
        Ok(Reply::raw("text/html; charset=utf-8", html, vec![("Content-Security-Policy", MAIL_POLICY)]))
    };
    reader.write(work).await
}

pub async fn stop(reader: Can<ReadMails>, id: Id<MailId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let mail = queries::find(db, &id)?;
        actions::stop(db, by, &mail)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("console-said-stopped")))
    };
    reader.write(work).await
}

pub async fn retry(reader: Can<ReadMails>, id: Id<MailId>) -> Result<HttpResponse> {
    let office = office(&reader);
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let mail = queries::find(db, &id)?;
        actions::retry(db, by, &mail, office)?;
        Ok(Reply::see_other(path(chrome, &id)).saying(Text::of("console-said-retried")))
    };
    reader.write(work).await
}

pub async fn resend(reader: Can<ReadMails>, id: Id<MailId>) -> Result<HttpResponse> {
    let office = office(&reader);
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        let mail = queries::find(db, &id)?;
        let copy = actions::resend(db, by, &mail, office)?;
        Ok(Reply::see_other(path(chrome, &copy)).saying(Text::of("console-said-resent")))
    };
    reader.write(work).await
}

pub async fn addresses(reader: Can<ReadMails>, query: Query) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, _: &By, chrome: &Chrome| {
        let list = queries::returned(db, query.page(), query.size(chrome, "addresses"))?;
        Ok(Reply::page(AddressesPage::of(chrome, &query, list)).with_any(query.size_cookie(chrome, "addresses")))
    };
    reader.page(work).await
}

pub async fn address_is_fine(reader: Can<ReadMails>, id: Id<PersonId>) -> Result<HttpResponse> {
    let work = move |db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome| {
        actions::address_is_fine(db, by, &id)?;
        Ok(Reply::see_other(chrome.path("/mails/addresses")).saying(Text::of("mail-said-again")))
    };
    reader.write(work).await
}
