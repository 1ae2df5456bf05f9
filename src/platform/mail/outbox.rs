//! Putting a mail into the outbox.

use super::{Letter, Recipient, Rendered, SendMail, SendSiteMail};
use crate::{
    error::{Error, Result},
    platform::{
        db::{
            Door, Moment, SchoolDb, SchoolId,
            ids::{MailId, PersonId, SiteMailId, UserId},
            schema::{mails, people, schools, site_mails, users},
        },
        i18n::Lang,
    },
};
use diesel::prelude::*;

#[derive(Insertable)]
#[diesel(table_name = mails)]
struct NewMail<'a> {
    school_id: SchoolId,
    id: &'a MailId,
    to_person_id: &'a PersonId,
    to_address: &'a str,
    template: &'static str,
    locale: &'static str,
    subject: String,
    text: String,
    html: String,
    status: &'static str,
    created_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = site_mails)]
struct NewSiteMail<'a> {
    id: &'a SiteMailId,
    user_id: Option<&'a UserId>,
    to_address: &'a str,
    template: &'static str,
    locale: &'static str,
    subject: String,
    text: String,
    html: String,
    status: &'static str,
    created_at: Moment,
}

/// Writes to these people of the school, each in their language. Who has no address gets nothing.
pub fn post<L: Letter>(db: &mut SchoolDb<'_>, to: &[&PersonId], letter: &L) -> Result<()> {
    for (person, recipient) in recipients(db, to)? {
        let Rendered { subject, text, html } = letter.draw(&recipient).map_err(Error::internal)?;
        let id = MailId::fresh();
        let new = NewMail {
            school_id: db.school(),
            id: &id,
            to_person_id: &person,
            to_address: &recipient.address,
            template: L::NAME,
            locale: recipient.lang.code(),
            subject,
            text,
            html,
            status: "queued",
            created_at: db.now(),
        };
        diesel::insert_into(mails::table).values(new).execute(db.conn())?;
        db.enqueue(SendMail { mail: id })?;
    }
    Ok(())
}

type Found = (PersonId, String, Option<String>, String, String, Option<String>);

fn recipients(db: &mut SchoolDb<'_>, to: &[&PersonId]) -> QueryResult<Vec<(PersonId, Recipient)>> {
    let found: Vec<Found> = people::table
        .inner_join(schools::table.on(schools::id.eq(people::school_id)))
        .left_join(users::table.on(people::user_id.eq(users::id.nullable())))
        .filter(people::school_id.eq(db.school()))
        .filter(people::id.eq_any(to.iter().copied()))
        .order(people::id)
        .select((people::id, people::name, people::email, schools::name, schools::locale, users::locale.nullable()))
        .load(db.conn())?;
    let recipient = |(id, name, email, from, school_locale, locale): Found| {
        let lang = locale.and_then(|code| Lang::named(&code)).or_else(|| Lang::named(&school_locale));
        Some((id, Recipient { name, address: email?, lang: lang.unwrap_or_default(), from }))
    };
    Ok(found.into_iter().filter_map(recipient).collect())
}

/// Writes to somebody about their account, in no school's name.
pub fn post_to_user<K, L: Letter>(
    db: &mut Door<'_, K>,
    user: Option<&UserId>,
    recipient: &Recipient,
    letter: &L,
) -> Result<()> {
    let Rendered { subject, text, html } = letter.draw(recipient).map_err(Error::internal)?;
    let id = SiteMailId::fresh();
    let new = NewSiteMail {
        id: &id,
        user_id: user,
        to_address: &recipient.address,
        template: L::NAME,
        locale: recipient.lang.code(),
        subject,
        text,
        html,
        status: "queued",
        created_at: db.now(),
    };
    diesel::insert_into(site_mails::table).values(new).execute(db.conn())?;
    db.enqueue_for_site(SendSiteMail { mail: id })?;
    Ok(())
}
