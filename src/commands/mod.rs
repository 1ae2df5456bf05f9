//! What can be said on the command line. Whoever may run commands on the machine runs the site.

mod add;
mod audit;
mod backup;
mod check;
mod demo;
mod draw;
mod import;
mod mail;
mod seed;
mod serve;

use crate::{
    app,
    config::{Config, WrongSettings},
    platform::{db::migrations, web::Routes},
};
use clap::Subcommand;
use std::path::PathBuf;

/// One command each.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Answer requests, and work on jobs beside it.
    Serve,
    /// Work on jobs, and answer nothing.
    Work,
    /// Bring the database up to date, as its owner.
    Migrate,
    /// Say what is wrong with the settings and the database, or with a backup.
    Check {
        /// List every setting instead.
        #[arg(long)]
        settings: bool,
        /// Bring this backup back into scratch instead, and compare every count and sum.
        #[arg(long, conflicts_with = "settings")]
        backup: Option<PathBuf>,
    },
    /// Write a backup of everything into BACKUP_DIR, beside a server that runs.
    Backup,
    /// Bring a backup back, into a database that nothing is in.
    Restore(backup::RestoreArguments),
    /// Ask the server on this machine whether it lives (for a container's health check).
    Health,
    /// Schools of this server.
    School {
        #[command(subcommand)]
        what: SchoolCommand,
    },
    /// Accounts of this server.
    User {
        #[command(subcommand)]
        what: UserCommand,
    },
    /// Take over what a school had before.
    Import {
        #[command(subcommand)]
        what: ImportCommand,
    },
    /// Places that were drawn.
    Draw {
        #[command(subcommand)]
        what: DrawCommand,
    },
    /// Mails that this server writes.
    Mail {
        #[command(subcommand)]
        what: MailCommand,
    },
    /// The logs of changes.
    Audit {
        #[command(subcommand)]
        what: AuditCommand,
    },
    /// The privacy of people.
    Privacy {
        #[command(subcommand)]
        what: PrivacyCommand,
    },
    /// Open a school of the designed size, to measure with.
    Seed(seed::SeedArguments),
    /// List every way in.
    Routes {
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum SchoolCommand {
    /// Open a school, with a default program and the running school year as its first term.
    Add(add::SchoolArguments),
}

#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// Add an account, whose address counts as verified.
    Add(add::UserArguments),
}

#[derive(Debug, Subcommand)]
pub enum ImportCommand {
    /// The list that the application before answers on `GET /activities`.
    Activities {
        file: PathBuf,
        #[arg(long)]
        school: String,
        /// Say what would happen, and write nothing.
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum DrawCommand {
    /// Run a published draw again, and say whether it gives the same places.
    Verify(draw::VerifyArguments),
}

#[derive(Debug, Subcommand)]
pub enum MailCommand {
    /// Write letters with sample data as HTML, text and pictures, in every language.
    Preview(mail::PreviewArguments),
}

#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Walk the chain of seals, and say where it breaks: entries that were changed, taken out or put in.
    Verify {
        /// Only this school's log, instead of every school's and the site's.
        #[arg(long)]
        school: Option<String>,
    },
}

#[derive(Debug, Subcommand)]
pub enum PrivacyCommand {
    /// Erase everybody again who stands in the ledger: after an older backup was restored.
    Replay,
}

/// What stops a command, for a person to read.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    #[error(transparent)]
    Settings(#[from] WrongSettings),
    #[error("{0}")]
    Refused(String),
    #[error(transparent)]
    Error(#[from] crate::error::Error),
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

pub async fn run(command: Command) -> Result<(), Failed> {
    match command {
        Command::Serve => serve::serve(Config::from_env()?).await,
        Command::Work => serve::work(Config::from_env()?).await,
        Command::Migrate => Ok(migrations::migrate_for(&Config::from_env()?)?),
        Command::Check { settings: true, .. } => {
            print!("{}", check::settings());
            Ok(())
        }
        Command::Check { backup: Some(file), .. } => backup::check(Config::from_env()?, &file).await,
        Command::Check { .. } => check::check(&Config::from_env()?).await,
        Command::Backup => backup::backup(Config::from_env()?).await,
        Command::Restore(arguments) => backup::restore(Config::from_env()?, arguments).await,
        Command::Health => check::health(),
        Command::Seed(arguments) => seed::seed(Config::from_env()?, arguments).await,
        Command::School { what: SchoolCommand::Add(arguments) } => add::school(Config::from_env()?, arguments).await,
        Command::User { what: UserCommand::Add(arguments) } => add::user(Config::from_env()?, arguments).await,
        Command::Import { what: ImportCommand::Activities { file, school, dry_run } } => {
            import::activities(Config::from_env()?, &file, school, dry_run).await
        }
        Command::Draw { what: DrawCommand::Verify(arguments) } => draw::verify(arguments).await,
        Command::Mail { what: MailCommand::Preview(arguments) } => mail::preview(&Config::from_env()?, &arguments),
        Command::Audit { what: AuditCommand::Verify { school } } => audit::verify(Config::from_env()?, school).await,
        Command::Privacy { what: PrivacyCommand::Replay } => audit::replay(Config::from_env()?).await,
        Command::Routes { json } => {
            print!("{}", routes(json));
            Ok(())
        }
    }
}

/// Method, path, access and permission of every route.
fn routes(json: bool) -> String {
    let rooms = app::routes();
    let entries: Vec<_> = rooms.iter().flat_map(Routes::entries).collect();
    if json {
        return serde_json::to_string_pretty(&entries).unwrap_or_default() + "\n";
    }
    entries.iter().map(|entry| format!("{entry}\n")).collect()
}
