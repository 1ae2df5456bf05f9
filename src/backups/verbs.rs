//! What can be done with backups, for the command line and for jobs alike. All of it blocks and takes long.

use super::{
    archive,
    model::{Made, Manifest, difference},
};
use crate::{
    config::Config,
    error::{Error, Result},
    platform::{
        db::{
            Moment,
            copy::{self, Refused},
            migrations::role_in,
        },
        files::Store,
    },
};
use std::path::{Path, PathBuf};
use tokio::runtime::Handle;

/// What was found when a backup was brought back into scratch.
#[derive(Debug)]
pub struct Checked {
    pub manifest: Manifest,
    /// `None`: everything came back as it was.
    pub difference: Option<String>,
}

/// Whether a backup may come from a server with another `SECRET_KEY`, under which its sealed secrets do not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strange {
    Refused,
    Taken,
}

/// Writes a backup into the folder of backups; then the oldest go, so that as many are kept as the settings say.
pub fn make(config: &Config, store: &Store, runtime: &Handle, now: Moment) -> Result<Made> {
    let ending = if config.backups.passphrase.is_some() { "tar.gz.age" } else { "tar.gz" };
    let name = format!("homeroom-{}.{ending}", now.utc().format("%Y%m%d-%H%M%S"));
    let made = archive::write(config, store, runtime, now, &name)?;
    for old in there(&config.backups.folder)?.into_iter().rev().skip(config.backups.keep.max(1)) {
        std::fs::remove_file(config.backups.folder.join(old)).map_err(Error::internal)?;
    }
    Ok(made)
}

/// The backups that lie in the folder, the oldest first: their names tell when they were made.
pub fn there(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(Error::internal)? {
        let name = entry.map_err(Error::internal)?.file_name().to_string_lossy().into_owned();
        let is_ours = name.starts_with("homeroom-") && (name.ends_with(".tar.gz") || name.ends_with(".tar.gz.age"));
        names.extend(Some(name).filter(|_| is_ours));
    }
    names.sort_unstable();
    Ok(names)
}

/// Brings a backup back into scratch and compares.
pub fn check(config: &Config, file: &Path) -> Result<Checked, Refused> {
    let opened = archive::open(file, &config.backups)?;
    let sums = copy::prove(&config.database_url, &opened.database(), &opened.manifest.database)?;
    Ok(Checked { difference: difference(&opened.manifest.database.tables, &sums), manifest: opened.manifest.clone() })
}

/// Brings a backup back for good: into the database and the store of the settings, of which the database has to be empty.
pub fn restore(config: &Config, runtime: &Handle, file: &Path, strange: Strange) -> Result<Manifest, Refused> {
    let opened = archive::open(file, &config.backups)?;
    if strange == Strange::Refused && opened.manifest.secret != archive::fingerprint(config) {
        let why = "it was made under another SECRET_KEY, so what is sealed in it would not open";
        return Err(Refused::Damaged(why.to_owned()));
    }
    let owner_url = config.database_owner_url.as_ref().unwrap_or(&config.database_url);
    let store = Store::open(&config.store, &config.data_dir)?;
    runtime.block_on(opened.restore_files(&store))?;
    copy::restore(owner_url, &role_in(&config.database_url), &opened.database(), &opened.manifest.database)?;
    Ok(opened.manifest.clone())
}

/// Where a backup of this name lies. What is no name of ours lies nowhere.
pub fn path_of(config: &Config, name: &str) -> Result<PathBuf> {
    let known = there(&config.backups.folder)?.into_iter().find(|known| known == name);
    known.map(|name| config.backups.folder.join(name)).ok_or(Error::NotFound)
}
