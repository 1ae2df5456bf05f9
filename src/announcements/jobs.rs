//! Sending an announcement by mail, once and in batches.

use super::{mail::Announced, model::Status, queries};
use crate::{
    error::Result,
    platform::{
        access::SchoolKey,
        db::{
            Door,
            ids::{AnnouncementId, PersonId},
        },
        jobs::{Job, Work},
        mail,
        text::markdown,
    },
    schools,
};
use serde::{Deserialize, Serialize};

const BATCH: i64 = 500;

/// Writes to those whom it is for, beginning after this person.
#[derive(Debug, Serialize, Deserialize)]
pub struct MailAnnouncement {
    pub(super) announcement: AnnouncementId,
    pub(super) after: Option<PersonId>,
}

impl Work for MailAnnouncement {
    const NAME: &'static str = "mail_announcement";
    type Key = SchoolKey;
}

impl Job for MailAnnouncement {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        let Some(announcement) = queries::hold(db, &self.announcement)? else { return Ok(()) };
        let is_on = announcement.is_on(db.now()) && announcement.by_mail && announcement.status == Status::Published;
        // The first batch takes the turn; the others belong to it.
        if !is_on || (self.after.is_none() && !queries::begin_mailing(db, &self.announcement)?) {
            return Ok(());
        }
        let people = queries::readers(db, &self.announcement, self.after.as_ref(), BATCH)?;
        let path = schools::path(db, &format!("/announcements/{}", self.announcement))?;
        let letter = Announced {
            html: markdown(&announcement.body),
            title: announcement.title,
            body: announcement.body,
            link: db.link(&path),
        };
        mail::post(db, &people.iter().collect::<Vec<_>>(), &letter)?;
        match people.into_iter().nth(usize::try_from(BATCH - 1).unwrap_or(usize::MAX)) {
            Some(last) => Ok(db.enqueue(Self { announcement: self.announcement, after: Some(last) })?),
            None => Ok(()),
        }
    }
}
