//! Take, ask, do, show.

use super::{
    actions::{self, Accepted, How},
    forms::{Arriving, InviteForm, SeveralForm, Verb},
    model::{Filters, Gone, Seen},
    queries,
    views::{GonePage, IndexPage, InvitePage, OpenPage},
};
use crate::{
    error::{Error, Result},
    people::queries as people,
    platform::{
        access::{Can, Grant, InvitePeople, Visitor},
        db::{
            SchoolDb,
            ids::{InvitationId, PersonId},
        },
        i18n::Text,
        web::{Chrome, FieldErrors, Form, Id, Query, Reply},
    },
};
use actix_web::{HttpResponse, http::StatusCode, web::Path};

type By = Grant<InvitePeople>;

fn list_path(chrome: &Chrome) -> String {
    chrome.path("/people/invitations")
}

pub async fn index(inviter: Can<InvitePeople>, query: Query) -> Result<HttpResponse> {
    let reply = inviter.page(move |db, by, chrome| {
        let filters = Filters::read(&query);
        let list = queries::list(db, by, &filters, query.page(), query.size(chrome, "invitations"))?;
        let mut them: Vec<PersonId> = list.rows.iter().map(|(one, ..)| one.invited_by.clone()).collect();
        them.sort();
        them.dedup();
        let names = if them.is_empty() { Vec::new() } else { people::named(db, &them)? };
        let page = IndexPage::of(chrome, &query, &filters, list, &names);
        Ok(Reply::page(page).with_any(query.size_cookie(chrome, "invitations")))
    });
    reply.await
}

fn form_page(db: &mut SchoolDb<'_>, by: &By, chrome: &Chrome, form: &Form<InviteForm>) -> Result<Reply> {
    let inviter = queries::inviter(db, by.person())?.ok_or(Error::NotFound)?;
    let programs = queries::programs(db, &inviter)?;
    Ok(Reply::page(InvitePage::of(chrome, form, &inviter, programs)))
}

pub async fn new(inviter: Can<InvitePeople>, query: Query) -> Result<HttpResponse> {
    let reply = inviter.page(move |db, by, chrome| form_page(db, by, chrome, &Form::filled(InviteForm::of(&query))));
    reply.await
}

pub async fn invite(inviter: Can<InvitePeople>, form: Form<InviteForm>) -> Result<HttpResponse> {
    let at_most = inviter.app().config.limits.mail_account_per_hour;
    let reply = inviter.write_form(
        form,
        move |db, by, chrome, form| {
            let (wanted, message) = form.parse()?;
            match actions::invite(db, by, &wanted, How::inviting(&message, at_most))? {
                Ok(_) => {
                    let said = Text::of("invitation-said-sent").with("email", wanted.email.unwrap_or_default());
                    Ok(Reply::see_other(list_path(chrome)).saying(said))
                }
                Err(why) => Err(FieldErrors::of(field_of(&why), why).into()),
            }
        },
        form_page,
    );
    reply.await
}

/// Beside which field it is said.
fn field_of(why: &Text) -> &'static str {
    match why {
        why if *why == Text::of("invitation-role-above") => "role",
        why if *why == Text::of("invitation-program-needed") || *why == Text::of("invitation-program-other") => {
            "program"
        }
        _ => "email",
    }
}

pub async fn resend(inviter: Can<InvitePeople>, id: Id<InvitationId>) -> Result<HttpResponse> {
    let at_most = inviter.app().config.limits.mail_account_per_hour;
    let reply = inviter.write(move |db, by, chrome| {
        let invitation = queries::hold_manageable(db, by, &id)?;
        actions::resend(db, by, invitation, at_most)?;
        Ok(Reply::see_other(list_path(chrome)).saying(Text::of("invitation-said-resent").with("n", 1)))
    });
    reply.await
}

pub async fn revoke(inviter: Can<InvitePeople>, id: Id<InvitationId>) -> Result<HttpResponse> {
    let reply = inviter.write(move |db, by, chrome| {
        let invitation = queries::hold_manageable(db, by, &id)?;
        actions::revoke(db, by, invitation)?;
        Ok(Reply::see_other(list_path(chrome)).saying(Text::of("invitation-said-revoked").with("n", 1)))
    });
    reply.await
}

/// What cannot be done to one of them is left, and how many those are is said.
pub async fn several(inviter: Can<InvitePeople>, form: Form<SeveralForm>) -> Result<HttpResponse> {
    let at_most = inviter.app().config.limits.mail_account_per_hour;
    let reply = inviter.write(move |db, by, chrome| {
        let said = match form.parse().filter(|(_, ids)| !ids.is_empty()) {
            Some((verb, ids)) => said_of(verb, actions::several(db, by, verb, &ids, at_most)?),
            None => Text::of("invitation-said-none-ticked"),
        };
        Ok(Reply::see_other(list_path(chrome)).saying(said))
    });
    reply.await
}

fn said_of(verb: Verb, (done, left): (usize, usize)) -> Text {
    match (verb, left) {
        (Verb::Resend, 0) => Text::of("invitation-said-resent").with("n", done),
        (Verb::Revoke, 0) => Text::of("invitation-said-revoked").with("n", done),
        (Verb::Resend, _) => Text::of("invitation-said-resent-left").with("n", done).with("left", left),
        (Verb::Revoke, _) => Text::of("invitation-said-revoked-left").with("n", done).with("left", left),
    }
}

fn gone(chrome: &Chrome, gone: Gone) -> Reply {
    Reply::page(GonePage::of(chrome, gone)).at(StatusCode::NOT_FOUND)
}

/// Looking changes nothing: mail scanners follow links.
pub async fn open(visitor: Visitor, path: Path<(String, String)>) -> Result<HttpResponse> {
    let (token, anyone) = (path.into_inner().1, visitor.as_anyone());
    let reply = anyone.page(move |db, chrome| {
        Ok(match actions::look(db, &chrome.path(""), &token)? {
            Seen::Open(found) => Reply::page(OpenPage::of(chrome, &found, &Form::filled(Arriving::default()))),
            Seen::Gone(why) => gone(chrome, why),
        })
    });
    reply.await
}

pub async fn accept(visitor: Visitor, path: Path<(String, String)>, form: Form<Arriving>) -> Result<HttpResponse> {
    let token = path.into_inner().1;
    match actions::accept(&visitor, token.clone(), &form).await {
        Ok(accepted) => {
            let arrival = visitor.arrival();
            arrival.draw(answer(&arrival.chrome(), accepted, &token)).await
        }
        Err(Error::Invalid(errors)) => again(&visitor, token, form.with(errors)).await,
        Err(error) => Err(error),
    }
}

fn answer(chrome: &Chrome, accepted: Accepted, token: &str) -> Reply {
    let today = chrome.path("/today");
    match accepted {
        Accepted::In => Reply::see_other(today).saying(Text::of("invitation-said-in").with("school", chrome.title())),
        Accepted::New => Reply::see_other(format!("/sign-in?next={today}")).saying(Text::of("invitation-said-sign-in")),
        Accepted::SignIn => {
            Reply::see_other(format!("/sign-in?next={}", chrome.path(&format!("/invitations/{token}"))))
        }
        Accepted::Gone(why) => gone(chrome, why),
    }
}

/// The page with what was typed, unless the link is over meanwhile.
async fn again(visitor: &Visitor, token: String, form: Form<Arriving>) -> Result<HttpResponse> {
    let anyone = visitor.as_anyone();
    let reply = anyone.page(move |db, chrome| {
        Ok(match actions::look(db, &chrome.path(""), &token)? {
            Seen::Open(found) => Reply::page(OpenPage::of(chrome, &found, &form)).at(StatusCode::UNPROCESSABLE_ENTITY),
            Seen::Gone(why) => gone(chrome, why),
        })
    });
    reply.await
}
