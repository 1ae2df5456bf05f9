//! Putting a mail into the outbox.

use super::{Event, Kind, Letter, Recipient, Rendered, SendMail, SendSiteMail};
use crate::{
    error::{Error, Result},
    platform::{
        access::links::{self, Does},
        db::{
            Door, Moment, SchoolDb, SchoolId,
            ids::{MailId, PersonId, SiteMailId, UserId},
            schema::{mail_preferences, mails, people, schools, site_mails, users},
        },
        i18n::{Lang, TimeFormat},
    },
};
use diesel::prelude::*;
use std::marker::PhantomData;

#[derive(Insertable)]
#[diesel(table_name = mails)]
struct NewMail<'a> {
    school_id: SchoolId,
    id: &'a MailId,
    to_person_id: &'a PersonId,
    to_address: &'a str,
    template: &'static str,
    event: Option<Event>,
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

/// Somebody whom letters `L` go to: they have an address, and did not say no to mails like this. Only [`readers`] finds
/// out who that is.
pub struct Reader<L> {
    pub person: PersonId,
    recipient: Recipient,
    of: PhantomData<fn(L)>,
}

/// Writes to these people of the school, each in their language. Who has no address, or wants no such mail, gets nothing.
pub fn post<L: Letter>(db: &mut SchoolDb<'_>, to: &[&PersonId], letter: &L) -> Result<()> {
    readers(db, to)?.iter().try_for_each(|reader| write(db, reader, letter).map(drop))
}

/// Puts one letter into the outbox, and says which mail it is.
pub fn write<L: Letter>(db: &mut SchoolDb<'_>, to: &Reader<L>, letter: &L) -> Result<MailId> {
    let Rendered { subject, text, html } = letter.draw(&to.recipient).map_err(Error::internal)?;
    let id = MailId::fresh();
    let new = NewMail {
        school_id: db.school(),
        id: &id,
        to_person_id: &to.person,
        to_address: &to.recipient.address,
        template: L::NAME,
        event: L::KIND.event(),
        locale: to.recipient.lang.code(),
        subject,
        text,
        html,
        status: "queued",
        created_at: db.now(),
    };
    diesel::insert_into(mails::table).values(new).execute(db.conn())?;
    db.enqueue(SendMail { mail: id.clone() })?;
    Ok(id)
}

#[derive(Queryable)]
struct Found {
    id: PersonId,
    name: String,
    email: Option<String>,
    bounced_at: Option<Moment>,
    school: String,
    school_locale: String,
    locale: Option<String>,
    time_format: Option<String>,
    chosen: Option<bool>,
}

/// Those of these people whom letters `L` go to, in the order of their ids.
pub fn readers<L: Letter>(db: &mut SchoolDb<'_>, people: &[&PersonId]) -> QueryResult<Vec<Reader<L>>> {
    let event = L::KIND.event();
    let choice = mail_preferences::school_id
        .eq(people::school_id)
        .and(mail_preferences::person_id.eq(people::id))
        .and(mail_preferences::event.eq(event.map_or("", Event::as_str)))
        .and(mail_preferences::channel.eq("mail"));
    let found: Vec<Found> = people::table
        .inner_join(schools::table.on(schools::id.eq(people::school_id)))
        .left_join(users::table.on(people::user_id.eq(users::id.nullable())))
        .left_join(mail_preferences::table.on(choice))
        .filter(people::school_id.eq(db.school()))
        .filter(people::id.eq_any(people.iter().copied()))
        .order(people::id)
        .select((
            people::id,
            people::name,
            people::email,
            people::email_bounced_at,
            schools::name,
            schools::locale,
            users::locale.nullable(),
            users::time_format.nullable(),
            mail_preferences::is_on.nullable(),
        ))
        .load(db.conn())?;
    let them = found.into_iter().filter(|found| L::KIND.goes_to(found.chosen, found.bounced_at.is_some()));
    Ok(them.filter_map(|found| found.reader(db, event)).collect())
}

impl Found {
    fn reader<L: Letter>(self, db: &SchoolDb<'_>, event: Option<Event>) -> Option<Reader<L>> {
        let lang = self.locale.and_then(|code| Lang::named(&code)).or_else(|| Lang::named(&self.school_locale));
        let unsubscribe = event.map(|event| unsubscribe(db, &self.id, event));
        let recipient = Recipient {
            name: self.name,
            address: self.email?,
            lang: lang.unwrap_or_default().counting(self.time_format.as_deref().and_then(TimeFormat::named)),
            from: self.school,
            unsubscribe,
        };
        Some(Reader { person: self.id, recipient, of: PhantomData })
    }
}

/// Where this person stops mails of this kind, signed in or not.
pub(super) fn unsubscribe(db: &SchoolDb<'_>, person: &PersonId, event: Event) -> String {
    let token = links::sign(db, Does::Unsubscribe, person, event.as_str());
    db.link(&format!("/unsubscribe/{token}"))
}

/// Writes to somebody about their account, in no school's name: security, which is always sent.
pub fn post_to_user<K, L: Letter>(
    db: &mut Door<'_, K>,
    user: Option<&UserId>,
    recipient: &Recipient,
    letter: &L,
) -> Result<()> {
    const {
        assert!(
            matches!(L::KIND, Kind::Always | Kind::Secret),
            "mail about accounts cannot be stopped: it is `Always` sent"
        )
    };
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
