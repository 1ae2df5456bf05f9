//! Sending what is in the outbox: by SMTP, into a folder, or not at all.

use super::{Bounce, Event, MarkAddress, outbox::unsubscribe};
use crate::{
    app::App,
    config::{Config, Mailing},
    error::{Error, Result},
    platform::{
        access::{SchoolKey, SiteKey},
        db::{
            Door, Moment, SchoolId,
            ids::{MailId, PersonId, SiteMailId},
            schema::{mails, schools, site_mails},
        },
        jobs::{Errand, Work},
    },
};
use diesel::prelude::*;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What is still to go: also what failed, when somebody has its job tried again.
const UNSENT: [&str; 2] = ["queued", "failed"];

/// How mail leaves this server.
pub struct Mailer {
    from: String,
    /// What stands behind the @ in message ids.
    host: String,
    way: Way,
}

enum Way {
    Off,
    Folder(PathBuf),
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Mailer {
    pub fn new(config: &Config) -> Result<Self> {
        let way = match &config.mailing {
            Mailing::Off => Way::Off,
            Mailing::Folder => Way::Folder(config.data_dir.join("mail")),
            Mailing::Smtp(url) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(Error::internal)?;
                Way::Smtp(transport.timeout(Some(std::time::Duration::from_secs(30))).build())
            }
        };
        let host = config.base_url.host_str().unwrap_or("localhost").to_owned();
        Ok(Self { from: config.mail_from.clone(), host, way })
    }

    async fn send(&self, envelope: Envelope) -> Result<Sent> {
        let message = match &self.way {
            Way::Off => return Ok(Sent::Off),
            _ => self.message(&envelope)?,
        };
        match &self.way {
            Way::Off => Ok(Sent::Off),
            Way::Folder(folder) => {
                let file = folder.join(format!("{}.eml", envelope.id));
                let folder = folder.clone();
                let written = actix_web::web::block(move || {
                    std::fs::create_dir_all(&folder)?;
                    std::fs::write(file, message.formatted())
                });
                written.await.map_err(Error::internal)?.map_err(Error::internal)?;
                Ok(Sent::Away)
            }
            Way::Smtp(transport) => match transport.send(message).await {
                Ok(_) => Ok(Sent::Away),
                Err(error) => refused(&error).map(Sent::Refused).ok_or_else(|| Error::internal(error)),
            },
        }
    }

    fn message(&self, envelope: &Envelope) -> Result<Message> {
        let from = self.from.parse().map_err(Error::internal)?;
        let to = envelope.to_address.parse().map_err(Error::internal)?;
        // A line break in a name would end the header, and lettre panics on it.
        let from_name: String = envelope.from_name.chars().filter(|c| !c.is_control()).collect();
        let mut message = Message::builder()
            .message_id(Some(self.message_id(envelope)))
            .from(Mailbox::new(Some(from_name), from))
            .to(Mailbox::new(None, to))
            .subject(envelope.subject.clone())
            .multipart(MultiPart::alternative_plain_html(envelope.text.clone(), envelope.html.clone()))
            .map_err(Error::internal)?;
        // So that holiday answers do not come back (RFC 3834).
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        message.headers_mut().insert_raw(HeaderValue::new(automatic, "auto-generated".to_owned()));
        if let Some(link) = &envelope.unsubscribe {
            // One click in the mail program, without opening the page (RFC 8058).
            for (name, value) in [
                ("List-Unsubscribe", format!("<{link}>")),
                ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()),
            ] {
                message.headers_mut().insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
            }
        }
        Ok(message)
    }

    /// Names the mail and its school, so that what comes back is known again.
    fn message_id(&self, envelope: &Envelope) -> String {
        let school = envelope.school.map(|school| format!(".{school}")).unwrap_or_default();
        format!("<{}{school}@{}>", envelope.id, self.host)
    }
}

/// What became of a mail.
pub enum Sent {
    /// Into no inbox: mail is off.
    Off,
    Away,
    /// For good.
    Refused(Bounce),
}

impl Sent {
    /// In the words of the column `status`.
    fn status(&self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Away => "sent",
            Self::Refused(_) => "failed",
        }
    }

    fn is_away(&self) -> bool {
        matches!(self, Self::Away)
    }

    fn bounce(&self) -> Option<&Bounce> {
        match self {
            Self::Refused(bounce) => Some(bounce),
            _ => None,
        }
    }
}

fn refused(error: &lettre::transport::smtp::Error) -> Option<Bounce> {
    let code = error.status()?.to_string().parse().ok()?;
    let words = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    Bounce::of_reply(code, &words)
}

/// What the job takes along.
pub struct Envelope {
    id: String,
    school: Option<SchoolId>,
    to_address: String,
    from_name: String,
    subject: String,
    text: String,
    html: String,
    unsubscribe: Option<String>,
}

#[derive(Queryable)]
struct Queued {
    id: MailId,
    person: PersonId,
    event: Option<Event>,
    to_address: String,
    from_name: String,
    subject: String,
    text: String,
    html: String,
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

impl Work for SendMail {
    const NAME: &'static str = "send_mail";
    type Key = SchoolKey;
}

impl Errand for SendMail {
    type Prepared = Envelope;
    type Outcome = Sent;

    fn prepare(&self, db: &mut Door<'_, SchoolKey>) -> Result<Option<Envelope>> {
        let found: Option<Queued> = mails::table
            .inner_join(schools::table.on(schools::id.eq(mails::school_id)))
            .filter(mails::school_id.eq(db.school()))
            .filter(mails::id.eq(&self.mail))
            .filter(mails::status.eq_any(UNSENT))
            .select((
                mails::id,
                mails::to_person_id,
                mails::event,
                mails::to_address,
                schools::name,
                mails::subject,
                mails::text,
                mails::html,
            ))
            .first(db.conn())
            .optional()?;
        Ok(found.map(|mail| Envelope {
            id: mail.id.to_string(),
            school: Some(db.school()),
            unsubscribe: mail.event.map(|event| unsubscribe(db, &mail.person, event)),
            to_address: mail.to_address,
            from_name: mail.from_name,
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
        let mail = mails::table.find((db.school(), &self.mail));
        diesel::update(mail)
            .set((
                mails::status.eq(sent.status()),
                mails::sent_at.eq(sent.is_away().then_some(now)),
                mails::attempts.eq(mails::attempts + 1),
                mails::bounced_at.eq(sent.bounce().map(|_| now)),
                mails::error.eq(sent.bounce().map(|bounce| bounce.reason.clone())),
            ))
            .execute(db.conn())?;
        if sent.bounce().is_some_and(|bounce| bounce.is_of_the_address) {
            db.enqueue(MarkAddress { mail: self.mail.clone() })?;
        }
        Ok(())
    }

    fn give_up(&self, db: &mut Door<'_, SchoolKey>, why: &str) -> Result<()> {
        let mail = mails::table.find((db.school(), &self.mail)).filter(mails::status.eq("queued"));
        diesel::update(mail).set((mails::status.eq("failed"), mails::error.eq(why))).execute(db.conn())?;
        Ok(())
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
            .filter(site_mails::status.eq_any(UNSENT))
            .select((site_mails::id, site_mails::to_address, site_mails::subject, site_mails::text, site_mails::html))
            .first(db.conn())
            .optional()?;
        let from_name = "Homeroom".to_owned();
        let envelope = |(id, to_address, subject, text, html)| Envelope {
            id,
            school: None,
            to_address,
            from_name,
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
        diesel::update(site_mails::table.find(&self.mail))
            .set((
                site_mails::status.eq(sent.status()),
                site_mails::error.eq(sent.bounce().map(|bounce| bounce.reason.clone())),
                site_mails::sent_at.eq(sent_at),
                site_mails::attempts.eq(site_mails::attempts + 1),
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
