//! What happens to files when nobody waits for it.

use super::actions;
use crate::{
    app::App,
    error::{Error, Result},
    platform::{
        access::SchoolKey,
        db::{Door, Moment, ids::FileId},
        files::{self, File, FileStatus, LARGEST, Verdict},
        jobs::{Errand, Hourly, Job, Work},
        text::random_token,
    },
    schools,
};
use bytes::Bytes;
use chrono::{TimeDelta, Timelike};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// The hour at night, on the school's wall, in which files are tidied.
const AT_NIGHT: u32 = 3;
/// How long a file is remembered that hangs nowhere, and an object that no row stands for.
const FORGOTTEN: TimeDelta = TimeDelta::days(7);
const ORPHANED: TimeDelta = TimeDelta::days(1);
/// After so long the tries of a scan are over, and it begins again.
const SCAN_AGAIN: TimeDelta = TimeDelta::hours(5);

/// Asks the scanner about a file that is held. As long as it gives no clear word the file stays held.
#[derive(Debug, Serialize, Deserialize)]
pub struct ScanFile {
    pub file: FileId,
}

impl Work for ScanFile {
    const NAME: &'static str = "scan_file";
    type Key = SchoolKey;
}

impl Errand for ScanFile {
    type Prepared = File;
    type Outcome = (File, Verdict);

    fn prepare(&self, db: &mut Door<'_, SchoolKey>) -> Result<Option<File>> {
        Ok(found(db, &self.file)?.filter(|file| file.status == FileStatus::Held))
    }

    async fn go(file: File, app: &App) -> Result<(File, Verdict)> {
        let scanner = app.config.scanner.as_ref().ok_or_else(|| Error::internal("CLAMAV_ADDR is not set any more"))?;
        let verdict = scanner.scan(whole(app, &file).await?).await?;
        Ok((file, verdict))
    }

    fn finish(&self, db: &mut Door<'_, SchoolKey>, (file, verdict): (File, Verdict)) -> Result<()> {
        actions::judge(db, &file, verdict)
    }
}

/// Draws the small picture that lists show.
#[derive(Debug, Serialize, Deserialize)]
pub struct MakeThumbnail {
    pub file: FileId,
}

impl Work for MakeThumbnail {
    const NAME: &'static str = "make_thumbnail";
    type Key = SchoolKey;
}

impl Errand for MakeThumbnail {
    type Prepared = (File, String);
    type Outcome = String;

    fn prepare(&self, db: &mut Door<'_, SchoolKey>) -> Result<Option<(File, String)>> {
        let wants = |file: &File| file.is_image() && file.status == FileStatus::Clean && file.thumb_key.is_none();
        let key = fresh_key(db);
        Ok(found(db, &self.file)?.filter(wants).map(|file| (file, key)))
    }

    async fn go((file, key): (File, String), app: &App) -> Result<String> {
        let small = app.desk.thumbnail(whole(app, &file).await?).await?;
        let small = small.ok_or_else(|| Error::internal("a stored picture cannot be opened"))?;
        app.store.put(&key, small.into()).await?;
        Ok(key)
    }

    fn finish(&self, db: &mut Door<'_, SchoolKey>, key: String) -> Result<()> {
        Ok(files::set_thumbnail(db, &self.file, &key).map(drop)?)
    }
}

/// Removes one object from the store.
#[derive(Debug, Serialize, Deserialize)]
pub struct DropObject {
    pub key: String,
}

impl Work for DropObject {
    const NAME: &'static str = "drop_object";
    type Key = SchoolKey;
}

impl Errand for DropObject {
    type Prepared = String;
    type Outcome = ();

    fn prepare(&self, _: &mut Door<'_, SchoolKey>) -> Result<Option<String>> {
        Ok(Some(self.key.clone()))
    }

    async fn go(key: String, app: &App) -> Result<()> {
        app.store.delete(&key).await
    }

    fn finish(&self, _: &mut Door<'_, SchoolKey>, (): ()) -> Result<()> {
        Ok(())
    }
}

/// Every night: forgets what hangs nowhere, asks again about what is held, and has the store swept.
#[derive(Debug, Serialize, Deserialize)]
pub struct TidyFiles {
    hour: Moment,
}

impl Work for TidyFiles {
    const NAME: &'static str = "tidy_files";
    type Key = SchoolKey;
}

impl Hourly for TidyFiles {
    fn at(hour: Moment) -> Self {
        Self { hour }
    }
}

impl Job for TidyFiles {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        let zone = schools::time_zone(db)?;
        if self.hour.utc().and_utc().with_timezone(&zone).hour() != AT_NIGHT {
            return Ok(());
        }
        let now = db.now();
        files::delete_unlinked(db, now.plus(-FORGOTTEN))?;
        for file in files::held(db, now.plus(-SCAN_AGAIN))? {
            db.enqueue(ScanFile { file })?;
        }
        Ok(db.enqueue(SweepStore {})?)
    }
}

/// Removes objects of the school that no row stands for: uploads that were never finished, files that were forgotten.
#[derive(Debug, Serialize, Deserialize)]
pub struct SweepStore {}

impl Work for SweepStore {
    const NAME: &'static str = "sweep_store";
    type Key = SchoolKey;
}

impl Errand for SweepStore {
    type Prepared = (String, HashSet<String>, Moment);
    type Outcome = ();

    fn prepare(&self, db: &mut Door<'_, SchoolKey>) -> Result<Option<Self::Prepared>> {
        // What came since yesterday may have its row still to be written.
        let before = db.now().plus(-ORPHANED);
        Ok(Some((db.school().to_string(), files::keys(db)?.into_iter().collect(), before)))
    }

    async fn go((prefix, kept, before): Self::Prepared, app: &App) -> Result<()> {
        let gone = app.store.sweep(&prefix, &kept, before).await?;
        if gone > 0 {
            tracing::info!(gone, "objects without a row were removed");
        }
        Ok(())
    }

    fn finish(&self, _: &mut Door<'_, SchoolKey>, (): ()) -> Result<()> {
        Ok(())
    }
}

/// Nobody could guess it, and it says whose it is.
pub fn fresh_key(db: &Door<'_, SchoolKey>) -> String {
    format!("{}/{}", db.school(), random_token::<16>())
}

/// What was forgotten meanwhile needs nothing done.
fn found(db: &mut Door<'_, SchoolKey>, id: &FileId) -> Result<Option<File>> {
    match files::find(db, id) {
        Ok(file) => Ok(Some(file)),
        Err(diesel::result::Error::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// A re-encoded picture can be larger than what was brought.
async fn whole(app: &App, file: &File) -> Result<Bytes> {
    let bytes = app.store.read(&file.storage_key, 4 * LARGEST).await?;
    bytes.ok_or_else(|| Error::internal("a stored file is larger than any that was let in"))
}
