//! Making and proving, away from whoever asked.

use super::{
    model::Made,
    queries,
    verbs::{self, path_of},
};
use crate::{
    app::App,
    error::{Error, Result},
    platform::{
        access::SiteKey,
        db::{Door, Moment, SiteDb, ids::BackupId},
        jobs::{Errand, HourlyOfSite, Work},
    },
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use tokio::runtime::Handle;

/// Makes the backup that somebody, or the clock, asked for.
#[derive(Debug, Serialize, Deserialize)]
pub struct MakeBackup {
    pub id: BackupId,
}

impl Work for MakeBackup {
    const NAME: &'static str = "make-backup";
    type Key = SiteKey;
}

impl Errand for MakeBackup {
    type Prepared = Moment;
    type Outcome = (Made, Vec<String>);

    fn prepare(&self, db: &mut Door<'_, SiteKey>) -> Result<Option<Moment>> {
        let waits = queries::find(db, &self.id)?.finished_at.is_none();
        Ok(waits.then_some(db.now()))
    }

    async fn go(now: Moment, app: &App) -> Result<(Made, Vec<String>)> {
        let (config, store, runtime) = (app.config.clone(), app.store.clone(), Handle::current());
        let job = move || {
            let made = verbs::make(&config, &store, &runtime, now)?;
            Ok::<_, Error>((made, verbs::there(&config.backups.folder)?))
        };
        actix_web::web::block(job).await.map_err(Error::internal)?
    }

    fn finish(&self, db: &mut Door<'_, SiteKey>, (made, there): (Made, Vec<String>)) -> Result<()> {
        queries::set_made(db, &self.id, &made)?;
        Ok(queries::set_removed(db, &there)?)
    }

    fn give_up(&self, db: &mut Door<'_, SiteKey>, why: &str) -> Result<()> {
        Ok(queries::set_failed(db, &self.id, why)?)
    }
}

/// Brings a backup back into scratch and says what became of it.
#[derive(Debug, Serialize, Deserialize)]
pub struct ProveBackup {
    pub id: BackupId,
}

impl Work for ProveBackup {
    const NAME: &'static str = "prove-backup";
    type Key = SiteKey;
}

impl Errand for ProveBackup {
    type Prepared = String;
    /// What is wrong with it.
    type Outcome = Option<String>;

    fn prepare(&self, db: &mut Door<'_, SiteKey>) -> Result<Option<String>> {
        let backup = queries::find(db, &self.id)?;
        Ok(backup.is_being_proven().then_some(backup.file_name).flatten())
    }

    async fn go(name: String, app: &App) -> Result<Option<String>> {
        let config = app.config.clone();
        let job = move || {
            let file = match path_of(&config, &name) {
                Ok(file) => file,
                Err(Error::NotFound) => return Ok(Some(format!("{name} is not in the folder of backups any more"))),
                Err(error) => return Err(error),
            };
            Ok(match verbs::check(&config, &file) {
                Ok(checked) => checked.difference,
                Err(refused) => Some(refused.to_string()),
            })
        };
        actix_web::web::block(job).await.map_err(Error::internal)?
    }

    fn finish(&self, db: &mut Door<'_, SiteKey>, wrong: Option<String>) -> Result<()> {
        Ok(queries::set_proven(db, &self.id, wrong.as_deref())?)
    }

    fn give_up(&self, db: &mut Door<'_, SiteKey>, why: &str) -> Result<()> {
        Ok(queries::set_proven(db, &self.id, Some(why))?)
    }
}

/// Looks every hour whether the next backup is due.
#[derive(Debug, Serialize, Deserialize)]
pub struct LookAtBackups {
    hour: Moment,
}

impl Work for LookAtBackups {
    const NAME: &'static str = "look-at-backups";
    type Key = SiteKey;
}

impl HourlyOfSite for LookAtBackups {
    fn at(hour: Moment) -> Self {
        Self { hour }
    }
}

impl Errand for LookAtBackups {
    type Prepared = (Moment, Option<Moment>);
    type Outcome = bool;

    fn prepare(&self, db: &mut Door<'_, SiteKey>) -> Result<Option<Self::Prepared>> {
        Ok(Some((self.hour, queries::last_asked(db)?)))
    }

    async fn go((hour, last): Self::Prepared, app: &App) -> Result<bool> {
        Ok(app.config.backups.every_hours.is_some_and(|hours| is_due(hour, last, hours)))
    }

    fn finish(&self, db: &mut Door<'_, SiteKey>, is_due: bool) -> Result<()> {
        if is_due {
            ask(db, None)?;
        }
        Ok(())
    }
}

/// Half an hour of grace, so that a backup asked for at ten past does not push the next one on by an hour each day.
fn is_due(hour: Moment, last: Option<Moment>, hours: u32) -> bool {
    let apart = TimeDelta::hours(hours.into()) - TimeDelta::minutes(30);
    last.is_none_or(|last| last.plus(apart) <= hour)
}

/// Has one made.
pub fn ask(db: &mut SiteDb<'_>, by: Option<&crate::platform::db::ids::UserId>) -> Result<BackupId> {
    let id = BackupId::fresh();
    queries::insert(db, &id, by)?;
    db.enqueue_for_site(MakeBackup { id: id.clone() })?;
    Ok(id)
}
