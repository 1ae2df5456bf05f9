//! Every statement about what mail people get.

use super::model::{Address, Choices, SentMail};
use crate::{
    on_each,
    platform::{
        db::{
            SchoolDb,
            ids::{MailId, MailPreferenceId, PersonId},
            schema::{mail_preferences, mails, people},
        },
        mail::{Bounce, Event},
    },
};
use diesel::{dsl::exists, prelude::*};

pub fn choices(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Choices> {
    let said: Vec<(String, bool)> = mail_preferences::table
        .filter(mail_preferences::school_id.eq(db.school()))
        .filter(mail_preferences::person_id.eq(person))
        .filter(mail_preferences::channel.eq("mail"))
        .select((mail_preferences::event, mail_preferences::is_on))
        .load(db.conn())?;
    // One that is asked about no more says nothing.
    let known = said.iter().filter_map(|(event, is_on)| Some((Event::named(event)?, *is_on)));
    Ok(Choices::of(&known.collect::<Vec<_>>()))
}

/// Twice at once is the same as once.
pub fn choose(db: &mut SchoolDb<'_>, person: &PersonId, event: Event, is_on: bool) -> QueryResult<()> {
    let now = db.now();
    let row = (
        mail_preferences::school_id.eq(db.school()),
        mail_preferences::id.eq(MailPreferenceId::fresh()),
        mail_preferences::person_id.eq(person),
        mail_preferences::event.eq(event),
        mail_preferences::channel.eq("mail"),
        mail_preferences::is_on.eq(is_on),
        mail_preferences::updated_at.eq(now),
    );
    let same =
        (mail_preferences::school_id, mail_preferences::person_id, mail_preferences::event, mail_preferences::channel);
    let again = (mail_preferences::is_on.eq(is_on), mail_preferences::updated_at.eq(now));
    on_each!(db.conn(), |c| diesel::insert_into(mail_preferences::table)
        .values(row)
        .on_conflict(same)
        .do_update()
        .set(again)
        .execute(c))
    .map(drop)
}

pub fn is_here(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<bool> {
    diesel::select(exists(people::table.find((db.school(), person)))).get_result(db.conn())
}

pub fn address(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Address> {
    people::table.find((db.school(), person)).select((people::email, people::email_bounced_at)).first(db.conn())
}

pub fn sent_mail(db: &mut SchoolDb<'_>, id: &MailId) -> QueryResult<Option<SentMail>> {
    mails::table
        .find((db.school(), id))
        .select((mails::to_person_id, mails::to_address, mails::error))
        .first(db.conn())
        .optional()
}

/// Says whether this was news.
pub fn mark_mail(db: &mut SchoolDb<'_>, id: &MailId, bounce: &Bounce) -> QueryResult<bool> {
    let unmarked = mails::table.find((db.school(), id)).filter(mails::bounced_at.is_null());
    let marked = diesel::update(unmarked)
        .set((mails::bounced_at.eq(db.now()), mails::error.eq(&bounce.reason)))
        .execute(db.conn())?;
    Ok(marked > 0)
}

/// Marks somebody's address, if it still is the one that the mail went to. Says whether this was news.
pub fn mark_address(db: &mut SchoolDb<'_>, mail: &SentMail) -> QueryResult<bool> {
    let unmarked = people::table
        .find((db.school(), &mail.person))
        .filter(people::email.eq(&mail.address))
        .filter(people::email_bounced_at.is_null());
    let marked = diesel::update(unmarked).set(people::email_bounced_at.eq(db.now())).execute(db.conn())?;
    Ok(marked > 0)
}

/// Says whether there was a mark.
pub fn unmark_address(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<bool> {
    let marked = people::table.find((db.school(), person)).filter(people::email_bounced_at.is_not_null());
    let none: Option<crate::platform::db::Moment> = None;
    Ok(diesel::update(marked).set(people::email_bounced_at.eq(none)).execute(db.conn())? > 0)
}
