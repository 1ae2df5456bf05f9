use crate::support::{MERGINGTON, TestApp, TestDatabase, make, run_dir};
use actix_web::web::block;
use chrono::TimeDelta;
use diesel::connection::SimpleConnection;
use homeroom::{
    backups::{self, Strange},
    config::Config,
    platform::db::{Conn, Moment, copy, ids::JobId},
};
use std::{
    fs,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};
use tokio::runtime::Handle;

const BACKUPS: &str = "/site/backups";

/// The settings of the application, with whoever owns the tables.
fn settings(app: &TestApp) -> Config {
    let mut config = app.app.config.clone();
    config.database_owner_url = app.is_postgres().then(|| app.database().owner_url());
    config
}

async fn backed_up(app: &TestApp, config: &Config, now: Moment) -> PathBuf {
    let (config, store, runtime) = (config.clone(), app.app.store.clone(), Handle::current());
    let folder = config.backups.folder.clone();
    let made = block(move || backups::make(&config, &store, &runtime, now)).await.unwrap().unwrap();
    folder.join(made.file_name)
}

async fn checked(config: &Config, file: &std::path::Path) -> Result<Option<String>, String> {
    let (config, file) = (config.clone(), file.to_owned());
    let checked = block(move || backups::check(&config, &file)).await.unwrap();
    checked.map(|checked| checked.difference).map_err(|refused| refused.to_string())
}

async fn restored(config: &Config, file: &std::path::Path, strange: Strange) -> Result<(), String> {
    let (config, file, runtime) = (config.clone(), file.to_owned(), Handle::current());
    let restored = block(move || backups::restore(&config, &runtime, &file, strange)).await.unwrap();
    restored.map(drop).map_err(|refused| refused.to_string())
}

/// Another machine: the same settings, an empty database, an empty folder.
struct Elsewhere {
    config: Config,
    database: TestDatabase,
}

impl Elsewhere {
    fn like(app: &TestApp) -> Self {
        let database = TestDatabase::empty();
        let mut config = settings(app);
        config.data_dir = run_dir().join(format!("elsewhere-{}", JobId::fresh()));
        fs::create_dir_all(&config.data_dir).unwrap();
        config.database_url = database.url();
        config.database_owner_url = app.is_postgres().then(|| database.owner_url());
        Self { config, database }
    }
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.config.data_dir);
    }
}

fn sums(url: &str) -> Vec<copy::TableSum> {
    let folder = run_dir().join(format!("sums-{}", JobId::fresh()));
    fs::create_dir_all(&folder).unwrap();
    let tables = copy::copy(url, &folder).unwrap().tables;
    fs::remove_dir_all(&folder).unwrap();
    tables
}

#[actix_web::test]
async fn whoever_runs_the_site_has_a_backup_made_and_proven_and_reads_how_it_went() {
    let app = TestApp::start();
    make::everything(&app, MERGINGTON);
    app.sql("DELETE FROM backups");
    let site = app.site_admin();
    assert!(site.get(BACKUPS).await.main().contains("No backup yet"));

    // Pressing twice makes one.
    assert_eq!(site.post(BACKUPS, &[]).await.status, 303);
    assert_eq!(site.post(BACKUPS, &[]).await.status, 303);
    assert_eq!(app.count("backups"), 1);
    assert!(site.get(BACKUPS).await.main().contains("Being made"));
    app.work_off().await;
    let page = site.get(BACKUPS).await;
    assert!(page.main().contains("homeroom-20260914-140000.tar.gz"), "{}", page.main());
    assert!(app.data_dir.join("backups/homeroom-20260914-140000.tar.gz").is_file());

    let id = app.texts("SELECT id AS t FROM backups").concat();
    assert_eq!(site.post(&format!("{BACKUPS}/{id}/proof"), &[]).await.status, 303);
    assert!(site.get(BACKUPS).await.main().contains("Being brought back into scratch"));
    app.work_off().await;
    let page = site.get(BACKUPS).await;
    assert!(page.main().contains("every count and sum is the same"), "{}", page.main());
    let entries = app.texts("SELECT action AS t FROM site_audit_entries WHERE subject_kind = 'backup' ORDER BY id");
    assert_eq!(entries, ["backup.ask", "backup.prove"]);

    // Half of it is gone: that is found, and said.
    let file = app.data_dir.join("backups/homeroom-20260914-140000.tar.gz");
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    app.clock.advance(TimeDelta::minutes(1));
    assert_eq!(site.post(&format!("{BACKUPS}/{id}/proof"), &[]).await.status, 303);
    app.work_off().await;
    let page = site.get(BACKUPS).await;
    assert!(page.main().contains("Damaged"), "{}", page.main());
    assert!(page.main().contains("the copy is damaged"), "{}", page.main());
}

#[actix_web::test]
async fn only_whoever_runs_the_site_sees_backups() {
    let app = TestApp::start();
    let owner = app.owner();
    assert_eq!(owner.get(BACKUPS).await.status, 404);
    assert_eq!(owner.post(BACKUPS, &[]).await.status, 404);
    assert_eq!(app.count("backups"), 0);
}

#[actix_web::test]
async fn everything_comes_back_on_another_machine_and_nothing_lands_on_what_is_there() {
    let app = TestApp::start();
    make::everything(&app, MERGINGTON);
    app.app.store.put("11/a-flyer", "words on a flyer".into()).await.unwrap();
    let config = settings(&app);
    let was = sums(&config.database_url);
    let file = backed_up(&app, &config, app.clock.now()).await;
    let elsewhere = Elsewhere::like(&app);

    restored(&elsewhere.config, &file, Strange::Refused).await.unwrap();

    assert_eq!(sums(&elsewhere.config.database_url), was);
    assert_eq!(fs::read(elsewhere.config.data_dir.join("files/11/a-flyer")).unwrap(), b"words on a flyer");
    // It is a database to work with: the next start finds nothing to do, and the walls stand.
    let opened = homeroom::app::App::open(elsewhere.config.clone(), homeroom::platform::db::Clock::system()).unwrap();
    opened.db.answers().await.unwrap();
    let mut beside = elsewhere.database.connect();
    beside.batch_execute("INSERT INTO job_slots (name, slot) VALUES ('after', 'restoring')").unwrap();
    // A second time there is something there.
    let refused = restored(&elsewhere.config, &file, Strange::Refused).await.unwrap_err();
    assert_eq!(refused, "the database is not empty: name one that nothing is in");
    if let Conn::Postgres(_) = beside {
        let refused = elsewhere.database.connect().batch_execute(
            "SET app.across = 'off'; SELECT set_config('app.school_id', '22', false); \
             INSERT INTO holidays (school_id, id, name, starts_on, ends_on, created_at, updated_at) \
             VALUES (11, '01J00000000000000000000001', 'x', '2026-10-01', '2026-10-01', now(), now())",
        );
        assert!(refused.unwrap_err().to_string().contains("row-level security"), "the walls stand again");
    }
}

#[actix_web::test]
async fn a_passphrase_seals_a_backup_and_nothing_else_opens_it() {
    let app = TestApp::with_settings(&[("BACKUP_PASSPHRASE", "correct horse battery")]);
    app.student("Ana");
    let mut config = settings(&app);
    let file = backed_up(&app, &config, app.clock.now()).await;
    assert_eq!(file.extension().unwrap(), "age");
    let bytes = fs::read(&file).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1"));
    assert_eq!(checked(&config, &file).await, Ok(None));

    config.backups.passphrase = Some("another phrase of words".to_owned());
    assert_eq!(checked(&config, &file).await.unwrap_err(), "the copy is damaged: BACKUP_PASSPHRASE does not open it");
    config.backups.passphrase = None;
    let refused = checked(&config, &file).await.unwrap_err();
    assert_eq!(refused, "the copy is damaged: it is encrypted, and BACKUP_PASSPHRASE is not set");
}

#[actix_web::test]
async fn a_backup_of_a_server_with_another_key_is_taken_only_by_whoever_says_so() {
    let app = TestApp::start();
    let file = backed_up(&app, &settings(&app), app.clock.now()).await;
    let mut elsewhere = Elsewhere::like(&app);
    elsewhere.config.secret = actix_web::cookie::Key::derive_from(&[7; 64]);
    let refused = restored(&elsewhere.config, &file, Strange::Refused).await.unwrap_err();
    assert!(refused.contains("another SECRET_KEY"), "{refused}");
    restored(&elsewhere.config, &file, Strange::Taken).await.unwrap();
    assert_eq!(sums(&elsewhere.config.database_url), sums(&settings(&app).database_url));
}

#[actix_web::test]
async fn the_oldest_go_when_newer_ones_come() {
    let app = TestApp::with_settings(&[("BACKUP_KEEP", "2")]);
    let site = app.site_admin();
    for _ in 0..3 {
        site.post(BACKUPS, &[]).await;
        app.work_off().await;
        app.clock.advance(TimeDelta::hours(1));
    }
    let mut there: Vec<_> =
        fs::read_dir(app.data_dir.join("backups")).unwrap().map(|e| e.unwrap().file_name()).collect();
    there.sort_unstable();
    assert_eq!(there, ["homeroom-20260914-150000.tar.gz", "homeroom-20260914-160000.tar.gz"]);
    assert_eq!(app.count("backups WHERE removed_at IS NOT NULL"), 1);
    let gone = app.texts("SELECT id AS t FROM backups WHERE removed_at IS NOT NULL").concat();
    assert_eq!(site.post(&format!("{BACKUPS}/{gone}/proof"), &[]).await.status, 409);
}

#[actix_web::test]
async fn the_clock_has_one_made_as_often_as_the_settings_say() {
    let app = TestApp::with_settings(&[("BACKUP_HOURS", "24")]);
    let worker = homeroom::app::worker(app.app.clone());
    for (hours, so_far) in [(0, 1), (1, 1), (22, 1), (1, 2), (24, 3)] {
        app.clock.advance(TimeDelta::hours(hours));
        worker.run_due().await.unwrap();
        app.work_off().await;
        assert_eq!(app.count("backups WHERE finished_at IS NOT NULL"), so_far, "after {hours} more hours");
    }
    assert_eq!(app.texts("SELECT asked_by AS t FROM backups"), ["", "", ""]);
}

/// Both rows of a pair are written in one transaction: a copy that has one without the other was of no instant.
#[actix_web::test]
async fn twenty_backups_under_load_come_back_equal_and_of_one_instant() {
    let app = TestApp::start();
    app.sql("DELETE FROM job_slots");
    let mut config = settings(&app);
    config.backups.keep = 30;
    let is_over = Arc::new(AtomicBool::new(false));
    let writing = {
        let (is_over, mut conn) = (is_over.clone(), app.conn());
        thread::spawn(move || {
            let mut n = 0;
            while !is_over.load(Ordering::SeqCst) {
                n += 1;
                let pair = format!(
                    "BEGIN; INSERT INTO job_slots (name, slot) VALUES ('left', '{n}');
                     INSERT INTO job_slots (name, slot) VALUES ('right', '{n}'); COMMIT"
                );
                conn.batch_execute(&pair).unwrap();
                // A school writes now and then; without a pause each backup would be larger than the one before.
                thread::sleep(std::time::Duration::from_millis(5));
            }
            n
        })
    };
    let mut seen = Vec::new();
    for n in 0..20 {
        let file = backed_up(&app, &config, app.clock.now().plus(TimeDelta::seconds(n))).await;
        assert_eq!(checked(&config, &file).await, Ok(None), "backup {n}");
        let elsewhere = Elsewhere::like(&app);
        restored(&elsewhere.config, &file, Strange::Refused).await.unwrap();
        let slots = sums(&elsewhere.config.database_url).into_iter().find(|table| table.table == "job_slots");
        let rows = slots.unwrap().rows;
        assert_eq!(rows % 2, 0, "backup {n} has half of a transaction");
        seen.push(rows);
    }
    is_over.store(true, Ordering::SeqCst);
    assert!(writing.join().unwrap() > 20);
    assert!(seen.is_sorted() && seen.first() < seen.last(), "writing went on meanwhile: {seen:?}");
}
