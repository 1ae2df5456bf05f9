//! Whether the logs are as they were written, and whether who was erased is still gone.

use super::{Failed, serve};
use crate::{
    audit::{self, Report},
    config::Config,
    error::Error,
    platform::{access::SiteKey, db::SiteDb},
    privacy, schools,
};

/// Prints a line for each log, and a line for each thing that is wrong; fails when there is one.
pub async fn verify(config: Config, slug: Option<String>) -> Result<(), Failed> {
    let app = serve::open(config).await?;
    let key = SiteKey::for_command_line();
    let mut are_whole = true;
    let named = slug.clone();
    let of_schools = app.db.read(&key, move |db: &mut SiteDb<'_>| match named {
        Some(slug) => Ok(schools::at(db, &slug)?.map(|id| (id, slug)).into_iter().collect()),
        None => Ok(schools::all(db)?),
    });
    let of_schools = of_schools.await?;
    if let (Some(slug), true) = (&slug, of_schools.is_empty()) {
        return Err(Failed::Refused(format!("there is no school {slug:?}")));
    }
    for (school, slug) in of_schools {
        let report = app.db.read(&key, move |db: &mut SiteDb<'_>| db.within(school, |db| audit::verify(db))).await?;
        are_whole &= told(&slug, &report);
    }
    if slug.is_none() {
        let report = app.db.read(&key, |db: &mut SiteDb<'_>| audit::verify(db)).await?;
        are_whole &= told("the site", &report);
    }
    if are_whole { Ok(()) } else { Err(Failed::Refused("a log is not as it was sealed".to_owned())) }
}

fn told(whose: &str, report: &Report) -> bool {
    let head = report.head.as_ref().map_or_else(|| "nothing yet".to_owned(), |(seq, hmac)| format!("{seq}:{hmac}"));
    println!("{whose}: {} sealed, {} since; the last seal is {head}", report.sealed, report.open);
    for found in &report.breaks {
        println!("  {found}");
    }
    report.breaks.is_empty()
}

/// Says how many stand in the ledger, and how many of them had come back.
pub async fn replay(config: Config) -> Result<(), Failed> {
    let app = serve::open(config).await?;
    let done = privacy::replay(&app).await.map_err(|error| match error {
        Error::Unavailable(_) => Failed::Refused("STORE_URL: the store of files does not answer".to_owned()),
        other => other.into(),
    })?;
    println!("{} in the ledger, {} erased again", done.in_ledger, done.erased);
    Ok(())
}
