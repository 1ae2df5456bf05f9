//! How mail leaves: by SMTP, into a folder, or not at all.

use super::{Bounce, Gate, Held, gate::domain_of};
use crate::{
    config::{Config, Mailing},
    error::{Error, Result},
    platform::db::SchoolId,
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use std::path::PathBuf;

/// How mail leaves this server.
pub struct Mailer {
    from: String,
    /// What stands behind the @ in message ids.
    host: String,
    way: Way,
    gate: Gate,
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
        Ok(Self { from: config.mail_from.clone(), host, way, gate: Gate::of(config) })
    }

    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    pub fn is_off(&self) -> bool {
        matches!(self.way, Way::Off)
    }

    pub fn own(&self) -> OwnAddresses {
        OwnAddresses(self.from.clone())
    }

    pub(super) async fn send(&self, envelope: Envelope) -> Result<Sent> {
        if self.is_off() {
            return Ok(Sent::Off);
        }
        let message = self.message(&envelope)?;
        if let Some(why) = self.gate.holds(&envelope.to_address) {
            return Ok(Sent::Held(why));
        }
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
        let ours = self.from.parse().map_err(Error::internal)?;
        let to = envelope.to_address.parse().map_err(Error::internal)?;
        let name = &envelope.from.name;
        let mut message = Message::builder().message_id(Some(self.message_id(envelope)));
        message = match envelope.from.address.as_deref().filter(|address| *address != self.from) {
            None => message.from(mailbox(name, ours)),
            // What comes back is for us: the server that carries the mail takes the sender for whom to tell.
            Some(theirs) => {
                let from = mailbox(name, theirs.parse().map_err(Error::internal)?);
                message.from(from).sender(Mailbox::new(None, ours))
            }
        };
        if let Some(address) = &envelope.from.reply_to {
            message = message.reply_to(mailbox(name, address.parse().map_err(Error::internal)?));
        }
        let mut message = message
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

/// What mail of a school may come from without anybody having confirmed it.
#[derive(Debug, Clone)]
pub struct OwnAddresses(String);

impl OwnAddresses {
    /// The server's own, and at its domain the one named like the school. Any other there may be somebody else's.
    pub fn has(&self, address: &str, slug: &str) -> bool {
        address == self.0 || address == format!("{slug}@{}", domain_of(&self.0))
    }
}

/// A line break in a name would end the header, and lettre panics on it.
fn mailbox(name: &str, address: lettre::Address) -> Mailbox {
    Mailbox::new(Some(name.chars().filter(|c| !c.is_control()).collect()), address)
}

/// What became of a mail.
pub enum Sent {
    /// Into no inbox: mail is off.
    Off,
    /// Not to this address.
    Held(Held),
    Away,
    /// For good.
    Refused(Bounce),
}

impl Sent {
    pub(super) fn held(&self) -> Option<Held> {
        match self {
            Self::Held(why) => Some(*why),
            _ => None,
        }
    }

    pub(super) fn is_away(&self) -> bool {
        matches!(self, Self::Away)
    }

    pub(super) fn bounce(&self) -> Option<&Bounce> {
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

/// In whose name a mail goes.
pub(super) struct Author {
    pub name: String,
    /// None: the server's own.
    pub address: Option<String>,
    pub reply_to: Option<String>,
}

/// What the job takes along.
pub struct Envelope {
    pub(super) id: String,
    pub(super) school: Option<SchoolId>,
    pub(super) to_address: String,
    pub(super) from: Author,
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) html: String,
    pub(super) unsubscribe: Option<String>,
}
