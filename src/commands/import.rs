//! Taking over what a school had before.

use super::{Failed, serve};
use crate::{
    activities::{self, Imported},
    config::Config,
    error::{Error, Result},
    platform::{
        access::{Actor, SiteKey},
        db::SiteDb,
    },
    schools,
};
use serde_json::{Map, Value};
use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

/// `homeroom import activities FILE --school SLUG [--dry-run]`: prints what it did, or would do, as JSON.
pub async fn activities(config: Config, file: &Path, slug: String, is_dry: bool) -> Result<(), Failed> {
    let text = std::fs::read_to_string(file)?;
    let list: Map<String, Value> =
        serde_json::from_str(&text).map_err(|error| Failed::Refused(format!("{}: {error}", file.display())))?;
    let app = serve::open(config).await?;
    let summary: Arc<Mutex<Option<Imported>>> = Arc::default();
    let told = summary.clone();
    let named = slug.clone();
    let key = SiteKey::for_command_line();
    let done = app.db.write(&key, move |db: &mut SiteDb<'_>| {
        let school = schools::at(db, &named)?.ok_or(Error::NotFound)?;
        let imported = db.within(school, |db| activities::import(db, &Actor::system(), &list))?;
        *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(imported);
        // A refusal rolls everything back, and the summary has been told.
        if is_dry { Err(Error::NotFound) } else { Ok(()) }
    });
    let done = done.await;
    let told = summary.lock().unwrap_or_else(PoisonError::into_inner).take();
    match (done, told) {
        (Ok(()), Some(imported)) | (Err(Error::NotFound), Some(imported)) => {
            println!("{}", serde_json::to_string_pretty(&imported).unwrap_or_default());
            Ok(())
        }
        (Err(Error::NotFound), None) => Err(Failed::Refused(format!("there is no school {slug:?} with a term"))),
        (Err(error), _) => Err(error.into()),
        (Ok(()), None) => Ok(()),
    }
}
