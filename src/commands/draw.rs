//! Running a draw again, from its record.

use super::{Failed, serve};
use crate::{
    activities::{self, Record},
    config::Config,
    error::Error,
    platform::{
        access::SiteKey,
        db::{SiteDb, ids::GroupId},
    },
    schools,
};
use clap::Args;
use std::path::{Path, PathBuf};

/// Which draw: a record from the office, or one of a school on this machine.
#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// The record of the draw, as the office hands it out.
    #[arg(long, required_unless_present = "round", conflicts_with_all = ["school", "round"])]
    file: Option<PathBuf>,
    #[arg(long, requires = "round")]
    school: Option<String>,
    /// The id of the group, which stands in the address of its page.
    #[arg(long, requires = "school")]
    round: Option<String>,
    /// Run it with this seed instead of the one in the record.
    #[arg(long)]
    seed: Option<String>,
}

/// Prints what it found as JSON; fails when anything differs.
pub async fn verify(arguments: VerifyArguments) -> Result<(), Failed> {
    let record = match (&arguments.file, arguments.school, arguments.round) {
        (Some(file), ..) => read(file)?,
        (None, Some(school), Some(round)) => stored(school, round).await?,
        _ => return Err(Failed::Refused("say --file, or --school and --round".to_owned())),
    };
    let verdict = record.verify(arguments.seed.as_deref());
    println!("{}", serde_json::to_string_pretty(&verdict).unwrap_or_default());
    if verdict.is_same { Ok(()) } else { Err(Failed::Refused("the draw does not come out like this".to_owned())) }
}

fn read(file: &Path) -> Result<Record, Failed> {
    let text = std::fs::read_to_string(file)?;
    serde_json::from_str(&text).map_err(|error| Failed::Refused(format!("{}: {error}", file.display())))
}

async fn stored(slug: String, round: String) -> Result<Record, Failed> {
    let none = || Failed::Refused(format!("no draw {round} was published at {slug:?}"));
    let id = GroupId::try_from(round.clone()).map_err(|_| none())?;
    let app = serve::open(Config::from_env()?).await?;
    let named = slug.clone();
    let key = SiteKey::for_command_line();
    let found = app.db.read(&key, move |db: &mut SiteDb<'_>| {
        let school = schools::at(db, &named)?.ok_or(Error::NotFound)?;
        db.within(school, |db| activities::record_of(db, &id)?.ok_or(Error::NotFound))
    });
    match found.await {
        Ok(record) => Ok(record),
        Err(Error::NotFound) => Err(none()),
        Err(error) => Err(error.into()),
    }
}
