//! What whoever runs the site does with backups.

use super::{jobs, queries};
use crate::{
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::SiteGrant,
        db::{SiteDb, ids::BackupId},
        i18n::Text,
    },
};

/// Has a backup made now. One that waits already is the one: pressing twice makes one.
pub fn ask(db: &mut SiteDb<'_>, by: &SiteGrant) -> Result<()> {
    if queries::is_any_waiting(db)? {
        return Ok(());
    }
    let id = jobs::ask(db, by.actor.user.as_ref())?;
    audit::record_for_site(db, by.actor.user.as_ref(), &by.actor, Change::of("backup.ask", &id))
}

/// Has a backup brought back into scratch and compared.
pub fn prove(db: &mut SiteDb<'_>, by: &SiteGrant, id: &BackupId) -> Result<()> {
    let backup = queries::find(db, id)?;
    if backup.is_being_proven() {
        return Ok(());
    }
    if !backup.can_be_proven() {
        return Err(Error::Conflict(Text::of("backup-not-there")));
    }
    queries::ask_proof(db, id)?;
    db.enqueue_for_site(jobs::ProveBackup { id: id.clone() })?;
    audit::record_for_site(db, by.actor.user.as_ref(), &by.actor, Change::of("backup.prove", id))
}
