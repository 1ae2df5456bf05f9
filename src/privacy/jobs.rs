//! What happens for privacy when nobody waits for it.

use super::{
    actions::{self, Collected},
    ledger,
    mail::DataReady,
    model::{DataExport, ExportState, KEPT, REMEMBERED},
    queries::{self, Erasure},
};
use crate::{
    app::App,
    error::{Error, Result},
    platform::{
        access::{SchoolKey, SiteKey},
        db::{
            Door, Moment,
            ids::{DataExportId, ErasureId, UserId},
        },
        jobs::{Errand, Hourly, Job, Work},
        mail,
        text::random_token,
    },
    schools,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long the last mail to somebody who was erased may take to be sent.
const FAREWELL: TimeDelta = TimeDelta::days(1);

/// Makes the file of all that is known of somebody.
#[derive(Debug, Serialize, Deserialize)]
pub struct MakeExport {
    pub(super) export: DataExportId,
}

impl Work for MakeExport {
    const NAME: &'static str = "make_data_export";
    type Key = SchoolKey;
}

impl Errand for MakeExport {
    type Prepared = (String, Collected);
    type Outcome = (String, i64);

    fn prepare(&self, db: &mut Door<'_, SchoolKey>) -> Result<Option<Self::Prepared>> {
        let Some(export) = found(db, &self.export)?.filter(|export| export.state == ExportState::Making) else {
            return Ok(None);
        };
        let subject = queries::subject(db, &export.person)?;
        // Not below the school's own prefix, where a sweep removes what no row of `files` stands for.
        let key = format!("exports/{}/{}", db.school(), random_token::<16>());
        Ok(Some((key, actions::collect(db, &export, &subject)?)))
    }

    async fn go((key, collected): Self::Prepared, app: &App) -> Result<(String, i64)> {
        let bytes = actix_web::web::block(move || collected.zipped()).await.map_err(Error::internal)??;
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        app.store.put(&key, bytes.into()).await?;
        Ok((key, size))
    }

    fn finish(&self, db: &mut Door<'_, SchoolKey>, (key, size): (String, i64)) -> Result<()> {
        let until = db.now().plus(KEPT);
        let export = match found(db, &self.export)? {
            Some(export) if queries::finish_export(db, &self.export, (&key, size), until)? > 0 => export,
            // Whose data it is was erased meanwhile: what lies in the store goes too.
            _ => return Ok(db.enqueue(crate::activities::DropObject { key })?),
        };
        let is_own = export.person == export.asked_by;
        let of = if is_own { None } else { Some(queries::subject(db, &export.person)?.name) };
        let path = if is_own { "/data".to_owned() } else { format!("/privacy/people/{}", export.person) };
        let path = schools::path(db, &path)?;
        let link = db.link(&path);
        mail::post(db, &[&export.asked_by], &DataReady { link, days: KEPT.num_days(), of })
    }

    fn give_up(&self, db: &mut Door<'_, SchoolKey>, _: &str) -> Result<()> {
        queries::end_export(db, &self.export, ExportState::Failed)?;
        Ok(())
    }
}

fn found(db: &mut Door<'_, SchoolKey>, id: &DataExportId) -> Result<Option<DataExport>> {
    match queries::export(db, id) {
        Ok(export) => Ok(Some(export)),
        Err(diesel::result::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Writes an erasure where no backup of the database takes it back.
#[derive(Debug, Serialize, Deserialize)]
pub struct WriteLedger {
    pub(super) erasure: ErasureId,
}

impl Work for WriteLedger {
    const NAME: &'static str = "write_ledger";
    type Key = SchoolKey;
}

impl Errand for WriteLedger {
    type Prepared = Erasure;
    type Outcome = ();

    fn prepare(&self, db: &mut Door<'_, SchoolKey>) -> Result<Option<Erasure>> {
        Ok(Some(queries::erasure(db, &self.erasure)?))
    }

    async fn go(erasure: Erasure, app: &App) -> Result<()> {
        ledger::write(&app.store, &erasure).await
    }

    fn finish(&self, _: &mut Door<'_, SchoolKey>, (): ()) -> Result<()> {
        Ok(())
    }
}

/// Removes the account of somebody who was erased, unless another school has it.
#[derive(Debug, Serialize, Deserialize)]
pub struct DropAccount {
    pub(super) user: UserId,
}

impl Work for DropAccount {
    const NAME: &'static str = "drop_account";
    type Key = SiteKey;
}

impl Job for DropAccount {
    fn run(self, db: &mut Door<'_, SiteKey>) -> Result<()> {
        actions::drop_account(db, &self.user)
    }
}

/// Every hour: removes what can be fetched no more, and forgets what is long over.
#[derive(Debug, Serialize, Deserialize)]
pub struct TidyPrivacy {
    hour: Moment,
}

impl Work for TidyPrivacy {
    const NAME: &'static str = "tidy_privacy";
    type Key = SchoolKey;
}

impl Hourly for TidyPrivacy {
    fn at(hour: Moment) -> Self {
        Self { hour }
    }
}

impl Job for TidyPrivacy {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        let now = db.now();
        actions::tidy(db, now.plus(-FAREWELL), now.plus(-REMEMBERED))
    }
}
