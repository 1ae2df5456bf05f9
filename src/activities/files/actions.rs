//! Hanging files up, taking them down, and what becomes of them meanwhile.

use super::{
    jobs::{DropObject, MakeThumbnail, ScanFile},
    mail::FileRefused,
    model::{MOST, Shown, Step, fits, swapped},
    queries,
};
use crate::{
    activities::queries::Editable,
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Actor, Grant, RunActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, FileId, FileLinkId, PersonId},
        },
        files::{self, File, FileStatus, Fit, NewFile, Verdict, megabytes},
        i18n::Text,
        mail,
        web::FieldErrors,
    },
    schools,
};
use serde_json::json;

/// What may be added, and what happens to it first.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// What the files of the school may take, in bytes.
    pub quota: i64,
    /// Held until the scanner has seen it.
    pub is_scanned: bool,
}

/// A file that was let in, and the words for it.
#[derive(Debug)]
pub struct Ready {
    pub fit: Fit,
    pub alt: String,
    /// Where it lies in the store. `None`: the school has the same already.
    pub storage_key: Option<String>,
}

/// Hangs a file up, last in the order. Content that the school has already is not stored twice.
pub fn add(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: &Editable<crate::activities::model::Activity>,
    ready: &Ready,
    rules: Rules,
) -> Result<FileLinkId> {
    let activity = &activity.as_ref().id;
    hang(db, by.actor(), Some(by.person()), activity, ready, rules)
}

/// The same by nobody in particular, for a demo: what is planted was not brought by anybody.
pub fn plant(db: &mut SchoolDb<'_>, activity: &ActivityId, fit: Fit, alt: &str, storage_key: &str) -> Result<()> {
    let ready = Ready { fit, alt: alt.to_owned(), storage_key: Some(storage_key.to_owned()) };
    let rules = Rules { quota: i64::MAX, is_scanned: false };
    hang(db, &Actor::system(), None, activity, &ready, rules).map(drop)
}

fn hang(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    person: Option<&PersonId>,
    activity: &ActivityId,
    ready: &Ready,
    rules: Rules,
) -> Result<FileLinkId> {
    let hung = queries::shown(db, activity, false)?;
    if hung.len() >= MOST {
        return Err(wrong(Text::of("file-enough").with("most", MOST)));
    }
    files::hold_quota(db)?;
    let file = match files::with_content(db, &ready.fit.sha256)? {
        Some(known) if known.status == FileStatus::Infected => return Err(wrong(Text::of("file-infected"))),
        Some(known) if hung.iter().any(|shown| shown.file.id == known.id) => {
            return Err(wrong(Text::of("file-here-already")));
        }
        Some(known) => known.id,
        None => store(db, person, ready, rules)?,
    };
    let last = hung.iter().map(|shown| shown.link.position).max().unwrap_or_default();
    let link = queries::insert(db, activity, &file, last.saturating_add(1), &ready.alt)?;
    let after = json!({ "file": link, "name": ready.fit.name, "alt": ready.alt, "size": ready.fit.bytes.len() });
    audit::record(db, by, Change::of("file.add", activity).to(after))?;
    Ok(link)
}

fn store(db: &mut SchoolDb<'_>, person: Option<&PersonId>, ready: &Ready, rules: Rules) -> Result<FileId> {
    let fit = &ready.fit;
    let size = i64::try_from(fit.bytes.len()).map_err(Error::internal)?;
    check_quota(db, size, rules.quota)?;
    // It was there when this began, and the sweep took it away meanwhile: whoever brings it again stores it.
    let storage_key = ready.storage_key.as_deref().ok_or_else(|| Error::Conflict(Text::of("changed-meanwhile")))?;
    let pixel = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let status = if rules.is_scanned { FileStatus::Held } else { FileStatus::Clean };
    let new = NewFile {
        sha256: &fit.sha256,
        size,
        content_type: fit.kind.content_type(),
        name: &fit.name,
        status,
        storage_key,
        width: fit.pixels.map(|(width, _)| pixel(width)),
        height: fit.pixels.map(|(_, height)| pixel(height)),
        uploaded_by: person,
    };
    let file = files::insert(db, &new)?;
    match status {
        FileStatus::Held => db.enqueue(ScanFile { file: file.clone() })?,
        _ if fit.pixels.is_some() => db.enqueue(MakeThumbnail { file: file.clone() })?,
        _ => {}
    }
    Ok(file)
}

/// Refuses what would be more than the school may have, with the figures.
pub fn check_quota(db: &mut SchoolDb<'_>, more: i64, quota: i64) -> Result<()> {
    let used = files::used(db)?;
    if fits(used, more, quota) {
        return Ok(());
    }
    let left = megabytes(quota.saturating_sub(used));
    Err(wrong(
        Text::of("file-over-quota").with("more", megabytes(more)).with("left", left).with("quota", megabytes(quota)),
    ))
}

fn wrong(why: Text) -> Error {
    FieldErrors::of("file", why).into()
}

/// Says better what a picture shows.
pub fn describe(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: &Editable<crate::activities::model::Activity>,
    link: &FileLinkId,
    alt: &str,
) -> Result<()> {
    let shown = queries::find(db, link)?;
    if shown.link.alt == alt {
        return Ok(());
    }
    queries::describe(db, link, alt)?;
    let (before, after) = (json!({ "alt": shown.link.alt }), json!({ "file": link, "alt": alt }));
    let change = Change::of("file.describe", &activity.as_ref().id).from(before).to(after);
    audit::record(db, by.actor(), change)
}

/// One place up or down; at the end of the list nothing happens.
pub fn move_by(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: &Editable<crate::activities::model::Activity>,
    link: &FileLinkId,
    step: Step,
) -> Result<()> {
    let activity = &activity.as_ref().id;
    let order: Vec<_> = queries::shown(db, activity, false)?.into_iter().map(|shown| shown.link).collect();
    let Some(places) = swapped(&order, link, step) else { return Ok(()) };
    for (moved, position) in &places {
        queries::put_at(db, moved, *position)?;
    }
    let order = json!({ "file": link, "step": if step == Step::Up { "up" } else { "down" } });
    audit::record(db, by.actor(), Change::of("file.move", activity).to(order))
}

/// Takes it down. What hangs nowhere any more is forgotten after a week.
pub fn remove(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: &Editable<crate::activities::model::Activity>,
    link: &FileLinkId,
) -> Result<()> {
    let shown = queries::find(db, link)?;
    queries::delete(db, link)?;
    let before = json!({ "file": link, "name": shown.file.name, "alt": shown.link.alt });
    audit::record(db, by.actor(), Change::of("file.remove", &activity.as_ref().id).from(before))
}

/// Hangs up at one activity what hangs at another: the same files, in the same order, with the same words. Says how many.
/// What waits for the scanner is judged wherever it hangs; what it refused stays where it is.
pub fn copy(db: &mut SchoolDb<'_>, from: &ActivityId, to: &ActivityId) -> Result<usize> {
    let mut all = queries::shown(db, from, false)?;
    all.retain(|shown| shown.file.status != FileStatus::Infected);
    for Shown { link, file } in &all {
        queries::insert(db, to, &file.id, link.position, &link.alt)?;
    }
    Ok(all.len())
}

/// What the scanner said of a file that was held.
pub fn judge(db: &mut SchoolDb<'_>, file: &File, verdict: Verdict) -> Result<()> {
    if verdict == Verdict::Clean {
        files::set_status(db, &file.id, FileStatus::Clean)?;
        return Ok(db.enqueue(MakeThumbnail { file: file.id.clone() })?);
    }
    files::set_status(db, &file.id, FileStatus::Infected)?;
    db.enqueue(DropObject { key: file.storage_key.clone() })?;
    let owners = queries::owners(db, &file.id)?;
    for activity in &owners {
        let after = json!({ "name": file.name });
        audit::record(db, &Actor::system(), Change::of("file.refuse", activity).to(after))?;
    }
    let (Some(person), Some(activity)) = (&file.uploaded_by, owners.first()) else { return Ok(()) };
    let path = schools::path(db, &format!("/activities/{activity}/files"))?;
    let link = db.link(&path);
    mail::post(db, &[person], &FileRefused { name: file.name.clone(), link })
}
