//! The jobs that take mail out of the outbox.
//!
//! Their rule: a mail of a school is claimed before it goes, so that whoever stops it in time stopped it, and whoever is
//! too late hears so.

use super::{
    Became, Event, MailStatus, MarkAddress, note_state,
    outbox::unsubscribe,
    send::{Author, Envelope, Sent},
};
use crate::{
    app::App,
    error::Result,
    platform::{
        access::{Actor, SchoolKey, SiteKey},
        db::{
            Door, Moment, SchoolDb,
            ids::{MailId, PersonId, SiteMailId},
            schema::{mails, schools, sender_profiles, site_mails},
        },
        jobs::{Errand, Work},
    },
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// What is still to go: also what failed, when somebody has its job tried again, and what a worker took and died with.
const UNSENT: [MailStatus; 3] = [MailStatus::Queued, MailStatus::Sending, MailStatus::Failed];

type Profile = (String, String, Option<String>, Option<Moment>);

#[derive(Queryable)]
struct Claimed {
    id: MailId,
    person: PersonId,
    event: Option<Event>,
    to_address: String,
    school: String,
    subject: String,
    text: String,
    html: String,
    profile: Option<Profile>,
}

/// Sends one mail of a school.
#[derive(Debug, Serialize, Deserialize)]
pub struct SendMail {
    pub mail: MailId,
}

/// Sends one mail about an account.
#[derive(Debug, Serialize, Deserialize)]
pub struct SendSiteMail {
    pub mail: SiteMailId,
}

/// Puts a mail that is not on its way back into the queue. Says whether it was in one of these states still.
pub fn send_again(db: &mut SchoolDb<'_>, mail: &MailId, from: &[MailStatus], address: &str) -> QueryResult<bool> {
    let waiting = mails::table.find((db.school(), mail)).filter(mails::status.eq_any(from));
    let put_back = diesel::update(waiting)
        .set((
            mails::status.eq(MailStatus::Queued),
            mails::to_address.eq(address),
            mails::error.eq(None::<String>),
            mails::held_reason.eq(None::<String>),
            mails::bounced_at.eq(None::<Moment>),
        ))
        .execute(db.conn())?;
    if put_back > 0 {
        db.enqueue(SendMail { mail: mail.clone() })?;
    }
    Ok(put_back > 0)
}

impl Work for SendMail {
    const NAME: &'static str = "send_mail";
    type Key = SchoolKey;
}

impl Errand for SendMail {
    type Prepared = Envelope;
    type Outcome = Sent;
    const CLAIMS: bool = true;

    fn prepare(&self, db: &mut Door<'_, SchoolKey>) -> Result<Option<Envelope>> {
        let mine = mails::table.find((db.school(), &self.mail)).filter(mails::status.eq_any(UNSENT));
        if diesel::update(mine).set(mails::status.eq(MailStatus::Sending)).execute(db.conn())? == 0 {
            return Ok(None);
        }
        let default = sender_profiles::school_id.eq(mails::school_id).and(sender_profiles::is_default);
        let profile =
            (sender_profiles::name, sender_profiles::address, sender_profiles::reply_to, sender_profiles::verified_at);
        let mail: Claimed = mails::table
            .inner_join(schools::table.on(schools::id.eq(mails::school_id)))
            .left_join(sender_profiles::table.on(default))
            .filter(mails::school_id.eq(db.school()))
            .filter(mails::id.eq(&self.mail))
            .select((
                mails::id,
                mails::to_person_id,
                mails::event,
                mails::to_address,
                schools::name,
                mails::subject,
                mails::text,
                mails::html,
                profile.nullable(),
            ))
            .first(db.conn())?;
        Ok(Some(Envelope {
            id: mail.id.to_string(),
            school: Some(db.school()),
            unsubscribe: mail.event.map(|event| unsubscribe(db, &mail.person, event)),
            to_address: mail.to_address,
            from: Author::of(mail.school, mail.profile),
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
        }))
    }

    async fn go(envelope: Envelope, app: &App) -> Result<Sent> {
        app.mailer.send(envelope).await
    }

    fn finish(&self, db: &mut Door<'_, SchoolKey>, sent: Sent) -> Result<()> {
        let now = db.now();
        let (status, became) = match &sent {
            Sent::Off => (MailStatus::Off, Became::Off),
            Sent::Held(_) => (MailStatus::Held, Became::Held),
            Sent::Away => (MailStatus::Sent, Became::Sent),
            Sent::Refused(_) => (MailStatus::Failed, Became::Bounced),
        };
        let reason = sent.bounce().map(|bounce| bounce.reason.clone());
        let is_there = diesel::update(mails::table.find((db.school(), &self.mail)))
            .set((
                mails::status.eq(status),
                mails::sent_at.eq(sent.is_away().then_some(now)),
                mails::attempts.eq(mails::attempts + 1),
                mails::bounced_at.eq(sent.bounce().map(|_| now)),
                mails::error.eq(&reason),
                mails::held_reason.eq(sent.held().map(super::Held::as_str)),
            ))
            .execute(db.conn())?;
        if is_there == 0 {
            // Its reader was erased while it was on its way.
            return Ok(());
        }
        let words = reason.as_deref().or(sent.held().map(super::Held::as_str));
        note_state(db, &Actor::system(), &self.mail, became, words, None)?;
        if sent.bounce().is_some_and(|bounce| bounce.is_of_the_address) {
            db.enqueue(MarkAddress { mail: self.mail.clone() })?;
        }
        Ok(())
    }

    fn put_back(&self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        let mine = mails::table.find((db.school(), &self.mail)).filter(mails::status.eq(MailStatus::Sending));
        diesel::update(mine).set(mails::status.eq(MailStatus::Queued)).execute(db.conn())?;
        Ok(())
    }

    fn give_up(&self, db: &mut Door<'_, SchoolKey>, why: &str) -> Result<()> {
        let waiting = [MailStatus::Queued, MailStatus::Sending];
        let mine = mails::table.find((db.school(), &self.mail)).filter(mails::status.eq_any(waiting));
        let failed = (mails::status.eq(MailStatus::Failed), mails::error.eq(why));
        if diesel::update(mine).set(failed).execute(db.conn())? > 0 {
            note_state(db, &Actor::system(), &self.mail, Became::Failed, Some(why), None)?;
        }
        Ok(())
    }
}

impl Author {
    /// Of the school, or of how it wants to be called. An address that nobody has confirmed stands nowhere.
    fn of(school: String, profile: Option<Profile>) -> Self {
        match profile {
            None => Self { name: school, address: None, reply_to: None },
            Some((name, address, reply_to, verified_at)) => {
                let is_theirs = verified_at.is_some();
                let reply_to = reply_to.or_else(|| (!is_theirs).then(|| address.clone()));
                Self { name, address: is_theirs.then_some(address), reply_to }
            }
        }
    }
}

impl Work for SendSiteMail {
    const NAME: &'static str = "send_site_mail";
    type Key = SiteKey;
}

impl Errand for SendSiteMail {
    type Prepared = Envelope;
    type Outcome = Sent;

    fn prepare(&self, db: &mut Door<'_, SiteKey>) -> Result<Option<Envelope>> {
        let found: Option<(String, String, String, String, String)> = site_mails::table
            .find(&self.mail)
            .filter(site_mails::status.eq_any(["queued", "failed"]))
            .select((site_mails::id, site_mails::to_address, site_mails::subject, site_mails::text, site_mails::html))
            .first(db.conn())
            .optional()?;
        let envelope = |(id, to_address, subject, text, html)| Envelope {
            id,
            school: None,
            to_address,
            from: Author { name: "Homeroom".to_owned(), address: None, reply_to: None },
            subject,
            text,
            html,
            unsubscribe: None,
        };
        Ok(found.map(envelope))
    }

    async fn go(envelope: Envelope, app: &App) -> Result<Sent> {
        app.mailer.send(envelope).await
    }

    fn finish(&self, db: &mut Door<'_, SiteKey>, sent: Sent) -> Result<()> {
        let sent_at: Option<Moment> = sent.is_away().then(|| db.now());
        let status = match &sent {
            Sent::Off => "off",
            Sent::Held(_) => "held",
            Sent::Away => "sent",
            Sent::Refused(_) => "failed",
        };
        diesel::update(site_mails::table.find(&self.mail))
            .set((
                site_mails::status.eq(status),
                site_mails::error.eq(sent.bounce().map(|bounce| bounce.reason.clone())),
                site_mails::sent_at.eq(sent_at),
                site_mails::attempts.eq(site_mails::attempts + 1),
                site_mails::held_reason.eq(sent.held().map(super::Held::as_str)),
            ))
            .execute(db.conn())?;
        Ok(())
    }

    fn give_up(&self, db: &mut Door<'_, SiteKey>, why: &str) -> Result<()> {
        let mail = site_mails::table.find(&self.mail).filter(site_mails::status.eq("queued"));
        diesel::update(mail).set((site_mails::status.eq("failed"), site_mails::error.eq(why))).execute(db.conn())?;
        Ok(())
    }
}
