//! What staff do with announcements.

use super::{
    jobs::MailAnnouncement,
    model::{Announcement, Audience, Draft, Status},
    queries::{self, Editable},
};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Actor, Announce, Grant},
        db::{
            SchoolDb,
            ids::{AnnouncementId, PersonId},
        },
        i18n::Text,
        web::FieldErrors,
    },
    schools,
};
use serde_json::json;

/// A draft: only whoever wrote it and admins see it.
pub fn create(db: &mut SchoolDb<'_>, by: &Grant<Announce>, draft: &Draft) -> Result<AnnouncementId> {
    check(db, by, &draft.audiences, &[])?;
    let id = queries::insert(db, by.person(), draft)?;
    audit::record(db, by.actor(), Change::of("announcement.create", &id).to(draft.document()))?;
    Ok(id)
}

/// Writes and publishes at once, without mail. For seeds: whoever calls has checked that they may.
pub fn announce(db: &mut SchoolDb<'_>, by: &Actor, author: &PersonId, draft: &Draft) -> Result<AnnouncementId> {
    let id = queries::insert(db, author, draft)?;
    let new = queries::hold(db, &id)?.ok_or(Error::NotFound)?;
    queries::set_status(db, &new, Status::Published)?;
    audit::record(db, by, Change::of("announcement.publish", &id).to(draft.document()))?;
    Ok(id)
}

/// Changes it, unless somebody else did since `seen_version`. Whom it was for before, it may stay for.
pub fn change(
    db: &mut SchoolDb<'_>,
    by: &Grant<Announce>,
    announcement: Editable,
    seen_version: i32,
    draft: &Draft,
) -> Result<()> {
    let announcement = announcement.into_inner();
    if announcement.version != seen_version {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    let before = draft_of(db, &announcement)?;
    check(db, by, &draft.audiences, &before.audiences)?;
    queries::change(db, &announcement.id, draft)?;
    let said = Change::of("announcement.change", &announcement.id);
    if let Some(change) = said.between(before.document(), draft.document()) {
        audit::record(db, by.actor(), change)?;
    }
    if announcement.status == Status::Published { mail_later(db, &announcement.id, draft) } else { Ok(()) }
}

/// What its form is filled with.
pub fn draft_of(db: &mut SchoolDb<'_>, announcement: &Announcement) -> Result<Draft> {
    let audiences = queries::audiences(db, &announcement.id)?;
    let Announcement { title, body, starts_at, ends_at, shown_as, by_mail, .. } = announcement.clone();
    Ok(Draft { title, body, starts_at, ends_at, shown_as, by_mail, audiences })
}

/// Shows it to those whom it is for, from its start on.
pub fn publish(db: &mut SchoolDb<'_>, by: &Grant<Announce>, announcement: Editable) -> Result<()> {
    let announcement = announcement.into_inner();
    announcement.status.step_to(Status::Published)?;
    if announcement.ends_at.is_some_and(|ends| ends <= db.now()) {
        return Err(Error::Conflict(Text::of("announcement-over")));
    }
    let draft = draft_of(db, &announcement)?;
    // Somebody may lead no longer what they wrote to.
    check(db, by, &draft.audiences, &[]).map_err(|_| Error::Conflict(Text::of("announcement-audience-gone")))?;
    move_to(db, by, &announcement, Status::Published, "announcement.publish")?;
    mail_later(db, &announcement.id, &draft)
}

/// Takes it away from everybody's eyes. Mails that were sent are sent.
pub fn withdraw(db: &mut SchoolDb<'_>, by: &Grant<Announce>, announcement: Editable) -> Result<()> {
    let announcement = announcement.into_inner();
    announcement.status.step_to(Status::Withdrawn)?;
    move_to(db, by, &announcement, Status::Withdrawn, "announcement.withdraw")
}

fn move_to(
    db: &mut SchoolDb<'_>,
    by: &Grant<Announce>,
    announcement: &Announcement,
    status: Status,
    action: &'static str,
) -> Result<()> {
    queries::set_status(db, announcement, status)?;
    let (before, after) = (json!({ "status": announcement.status.as_str() }), json!({ "status": status.as_str() }));
    audit::record(db, by.actor(), Change::of(action, &announcement.id).from(before).to(after))
}

/// When it begins. The job looks again, and mails once.
fn mail_later(db: &mut SchoolDb<'_>, id: &AnnouncementId, draft: &Draft) -> Result<()> {
    if !draft.by_mail {
        return Ok(());
    }
    let at = draft.starts_at.map_or(db.now(), |starts| starts.max(db.now()));
    Ok(db.enqueue_at(MailAnnouncement { announcement: id.clone(), after: None }, at)?)
}

/// That this person may write to all of these, or that it was for them before.
fn check(db: &mut SchoolDb<'_>, by: &Grant<Announce>, wanted: &[Audience], before: &[Audience]) -> Result<()> {
    let zone = schools::time_zone(db)?;
    let today = db.now().utc().and_utc().with_timezone(&zone).date_naive();
    let reach = queries::reach(db, by, today)?;
    let may = |audience: &Audience| reach.has(audience) || before.contains(audience);
    if wanted.iter().all(may) { Ok(()) } else { Err(FieldErrors::of("targets", Text::of("field-choice")).into()) }
}
