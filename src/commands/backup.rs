//! Taking everything away, and bringing it back.

use super::{Failed, serve};
use crate::{
    backups::{self, Checked, Strange},
    config::Config,
    platform::db::{Clock, is_postgres},
};
use clap::Args;
use std::path::{Path, PathBuf};
use tokio::runtime::Handle;

/// Which backup, and whether another server's is taken.
#[derive(Debug, Args)]
pub struct RestoreArguments {
    /// The file of the backup.
    file: PathBuf,
    /// Take a backup that was made under another SECRET_KEY: what is sealed in it (second factors, keys of providers) stays
    /// closed.
    #[arg(long)]
    with_another_key: bool,
}

/// Writes a backup into the folder of backups, beside a server that runs.
pub async fn backup(config: Config) -> Result<(), Failed> {
    let app = serve::open(config).await?;
    let (config, store, runtime) = (app.config.clone(), app.store.clone(), Handle::current());
    let made = blocking(move || backups::make(&config, &store, &runtime, Clock::system().now())).await??;
    println!(
        "{}: {} bytes, {} tables, {} rows, {} files, SHA-256 {}",
        app.config.backups.folder.join(&made.file_name).display(),
        made.size_bytes,
        made.tables,
        made.rows,
        made.files,
        made.sha256
    );
    Ok(())
}

/// Into an empty database.
pub async fn restore(config: Config, arguments: RestoreArguments) -> Result<(), Failed> {
    if !is_postgres(&config.database_url) {
        serve::make_private(&config.data_dir)?;
    }
    let strange = if arguments.with_another_key { Strange::Taken } else { Strange::Refused };
    let runtime = Handle::current();
    let restored = blocking(move || backups::restore(&config, &runtime, &arguments.file, strange)).await?;
    let manifest = restored.map_err(|refused| Failed::Refused(refused.to_string()))?;
    println!(
        "restored what was there at {} UTC: {} tables, {} files\nnow run `homeroom privacy replay`: it erases again who was \
         erased since then",
        manifest.made_at,
        manifest.database.tables.len(),
        manifest.files.len()
    );
    Ok(())
}

/// Brings a backup back into scratch and says whether everything is as it was.
pub async fn check(config: Config, file: &Path) -> Result<(), Failed> {
    let file = file.to_owned();
    let checked = blocking(move || backups::check(&config, &file)).await?;
    let Checked { manifest, difference } = checked.map_err(|refused| Failed::Refused(refused.to_string()))?;
    match difference {
        Some(words) => Err(Failed::Refused(format!("the backup does not come back as it was: {words}"))),
        None => {
            let rows: u64 = manifest.database.tables.iter().map(|table| table.rows).sum();
            println!(
                "the backup of {} UTC comes back as it was: {} tables with {rows} rows, {} files, all counts and sums the same",
                manifest.made_at,
                manifest.database.tables.len(),
                manifest.files.len()
            );
            Ok(())
        }
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Failed> {
    actix_web::web::block(work).await.map_err(|error| Failed::Refused(error.to_string()))
}
