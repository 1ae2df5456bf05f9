//! Starting the server, carefully.

use super::{Failed, check, demo};
use crate::{
    app::{self, App},
    config::{Config, Env},
    platform::{
        db::{Clock, is_postgres, migrations},
        telemetry,
    },
};
use actix_web::{App as Actix, HttpServer, rt, web::Data};
use std::{fs, path::Path, time::Duration};

/// How many workers of HTTP: one for each core answers best, two at least.
const FEWEST_HTTP_WORKERS: usize = 2;

/// How often those are forgotten who have not asked for a while.
const FORGETTING: Duration = Duration::from_secs(300);

pub async fn serve(config: Config) -> Result<(), Failed> {
    telemetry::start(&config);
    if matches!(config.env, Env::E2e | Env::Ci) && !is_postgres(&config.database_url) {
        start_fresh(&config.database_url);
    }
    let app = open(config).await?;
    if app.config.is_for_trying() {
        demo::plant(&app).await?;
    }
    let (host, port) = (app.config.host.clone(), app.config.port);
    for _ in 0..app.config.workers {
        rt::spawn(app::worker(app.clone()).work());
    }
    let limited = app.clone();
    rt::spawn(async move {
        loop {
            rt::time::sleep(FORGETTING).await;
            limited.limits.sweep(limited.db.now());
        }
    });
    let threads = std::thread::available_parallelism().map_or(FEWEST_HTTP_WORKERS, usize::from);
    let served = app.clone();
    let server = HttpServer::new(move || Actix::new().configure(app::mount(served.clone())))
        .workers(threads.max(FEWEST_HTTP_WORKERS))
        // Without it, compressed pages wait 40 ms for Nagle's algorithm.
        .tcp_nodelay(true)
        .bind((host.as_str(), port))?;
    println!("Homeroom answers on {}", app.config.base());
    server.run().await?;
    Ok(())
}

pub async fn work(config: Config) -> Result<(), Failed> {
    telemetry::start(&config);
    let app = open(config).await?;
    let worker = rt::spawn(app::worker(app).work());
    tokio::select! {
        _ = worker => Ok(()),
        _ = tokio::signal::ctrl_c() => Ok(()),
    }
}

/// Makes the data folder and the database ready.
pub async fn open(config: Config) -> Result<Data<App>, Failed> {
    make_private(&config.data_dir)?;
    check::refuse_weak(&config)?;
    if !is_postgres(&config.database_url) || config.database_owner_url.is_some() {
        migrations::migrate_for(&config)?;
    } else if migrations::is_outdated(&config.database_url)? {
        let why =
            "the database is older than this program: run `homeroom migrate` with DATABASE_OWNER_URL, or set it here";
        return Err(Failed::Refused(why.to_owned()));
    }
    Ok(App::open(config, Clock::system())?)
}

pub(super) fn make_private(folder: &Path) -> Result<(), Failed> {
    if folder.exists() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Only a file of our own naming: a DATABASE_URL may name somebody's records.
fn start_fresh(file: &str) {
    let is_ours = Path::new(file).file_name().is_some_and(|name| name == "homeroom-e2e.db" || name == "homeroom-ci.db");
    if !is_ours {
        return;
    }
    for suffix in ["", "-wal", "-shm"] {
        // What is not there need not go.
        let _ = fs::remove_file(format!("{file}{suffix}"));
    }
}
