//! What is wrong with this machine, before people find out.

use super::Failed;
use crate::{
    config::{Config, Env, SETTINGS},
    platform::{
        db::{is_postgres, migrations},
        files::Store,
    },
};
use std::{
    fmt::Write as _,
    io::{Read, Write as _},
    net::TcpStream,
    path::Path,
    time::Duration,
};

/// A table of every setting, as the README shows it.
pub fn settings() -> String {
    let mut table = String::from("| setting | default | what it is |\n|---|---|---|\n");
    for (name, default, meaning) in SETTINGS {
        // Writing to a String cannot fail.
        let _ = writeln!(table, "| `{name}` | {default} | {meaning} |");
    }
    table
}

pub async fn check(config: &Config) -> Result<(), Failed> {
    refuse_weak(config)?;
    if migrations::is_outdated(&config.database_url)? {
        return Err(Failed::Refused("the database is older than this program: run `homeroom migrate`".to_owned()));
    }
    let store = Store::open(&config.store, &config.data_dir)?;
    if store.answers().await.is_err() {
        return Err(Failed::Refused("STORE_URL: the store of files does not answer as it should".to_owned()));
    }
    println!("the settings, the database and the store of files are as they should be");
    Ok(())
}

/// What only looking at the machine can tell; production does not start with it.
pub fn refuse_weak(config: &Config) -> Result<(), Failed> {
    if config.env != Env::Production {
        return Ok(());
    }
    let mut wrong = Vec::new();
    if is_postgres(&config.database_url) {
        wrong.extend(migrations::weak_role(&config.database_url)?);
    }
    if is_open_to_others(&config.data_dir) {
        wrong.push(format!("DATA_DIR: others on this machine can read {}", config.data_dir.display()));
    }
    if wrong.is_empty() { Ok(()) } else { Err(crate::config::WrongSettings(wrong).into()) }
}

#[cfg(unix)]
fn is_open_to_others(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(folder).is_ok_and(|found| found.permissions().mode() & 0o007 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> bool {
    false
}

/// Plain HTTP by hand: the image holds no other program that could ask.
pub fn health() -> Result<(), Failed> {
    let port = std::env::var("PORT").unwrap_or_else(|_| "3001".to_owned());
    let mut stream = TcpStream::connect(format!("127.0.0.1:{port}"))?;
    stream.set_read_timeout(Some(Duration::from_secs(3)))?;
    stream.write_all(b"GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    if answer.starts_with("HTTP/1.1 200") {
        return Ok(());
    }
    Err(Failed::Refused("the server does not answer as it should".to_owned()))
}
