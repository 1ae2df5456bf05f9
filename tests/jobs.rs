use crate::support::{MERGINGTON, TestApp, make};
use chrono::TimeDelta;
use diesel::{RunQueryDsl, sql_query, sql_types::Text};
use futures_util::future::{join, join_all};
use homeroom::{
    app::{App, worker},
    error::Result,
    platform::{
        access::{SchoolKey, SiteKey},
        db::{
            Db, Door, Moment,
            ids::{JobId, SiteMailId},
        },
        jobs::{Errand, Hourly, Job, Work, Worker},
    },
};
use serde::{Deserialize, Serialize};
use std::fs;

/// Leaves a mark in `job_slots`; a mark that is there already makes it fail.
#[derive(Debug, Serialize, Deserialize)]
struct Mark {
    slot: String,
}

impl Work for Mark {
    const NAME: &'static str = "mark";
    type Key = SiteKey;
}

impl Job for Mark {
    fn run(self, db: &mut Door<'_, SiteKey>) -> Result<()> {
        mark(db, &self.slot)
    }
}

/// Somebody else takes its lease over while it is out.
#[derive(Debug, Serialize, Deserialize)]
struct Slow {}

impl Work for Slow {
    const NAME: &'static str = "slow";
    type Key = SiteKey;
}

impl Errand for Slow {
    type Prepared = ();
    type Outcome = ();

    fn prepare(&self, _: &mut Door<'_, SiteKey>) -> Result<Option<()>> {
        Ok(Some(()))
    }

    async fn go((): (), app: &App) -> Result<()> {
        let take_over = |db: &mut Door<'_, SiteKey>| {
            sql_query("UPDATE jobs SET leased_by = 'somebody else'").execute(db.conn())?;
            Ok(())
        };
        app.db.write(&SiteKey::for_command_line(), take_over).await
    }

    fn finish(&self, db: &mut Door<'_, SiteKey>, (): ()) -> Result<()> {
        mark(db, "slow")
    }
}

fn mark(db: &mut Door<'_, SiteKey>, slot: &str) -> Result<()> {
    sql_query(match db.conn() {
        homeroom::platform::db::Conn::Postgres(_) => "INSERT INTO job_slots (name, slot) VALUES ('mark', $1)",
        homeroom::platform::db::Conn::Sqlite(_) => "INSERT INTO job_slots (name, slot) VALUES ('mark', ?)",
    })
    .bind::<Text, _>(slot)
    .execute(db.conn())?;
    Ok(())
}

async fn enqueue<W: Work<Key = SiteKey>>(db: &Db, work: W) {
    db.write(&SiteKey::for_command_line(), |db| Ok(db.enqueue_for_site(work)?)).await.unwrap();
}

fn marks(app: &TestApp) -> Vec<String> {
    app.texts("SELECT slot AS t FROM job_slots WHERE name = 'mark' ORDER BY slot")
}

/// A mail about an account, in the outbox.
fn mail(app: &TestApp, to: &str, subject: &str) -> String {
    let (mail, job, now) = (SiteMailId::fresh(), JobId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO site_mails (id, to_address, template, locale, subject, text, html, status, created_at)
         VALUES ('{mail}', '{to}', 'x', 'en', {}, 'Hello, Ana', '<p>Hello, Ana</p>', 'queued', '{now}');
         INSERT INTO jobs (id, name, payload, run_at)
         VALUES ('{job}', 'send_site_mail', '{{\"mail\":\"{mail}\"}}', '{now}')",
        make::quoted(subject)
    ));
    mail.to_string()
}

#[actix_web::test]
async fn two_workers_run_each_job_once() {
    let app = TestApp::start();
    for n in 10..30 {
        enqueue(&app.app.db, Mark { slot: n.to_string() }).await;
    }
    let other = app.another();
    let (first, second) = (Worker::new(app.app.clone()).runs::<Mark>(), Worker::new(other).runs::<Mark>());

    let (by_first, by_second) = join(first.work_off(), second.work_off()).await;

    assert_eq!(by_first.unwrap() + by_second.unwrap(), 20);
    assert_eq!(app.numbers("SELECT DISTINCT attempts AS n FROM jobs"), [1]);
    assert_eq!(marks(&app), (10..30).map(|n| n.to_string()).collect::<Vec<_>>());
}

#[actix_web::test]
async fn a_job_that_nobody_knows_is_put_back_with_its_reason() {
    let app = TestApp::start();
    enqueue(&app.app.db, Mark { slot: "a".to_owned() }).await;

    assert_eq!(app.work_off().await, 0);

    assert_eq!(app.texts("SELECT last_error AS t FROM jobs"), ["internal: nobody runs \"mark\""]);
    assert_eq!(app.count("jobs WHERE leased_until IS NULL AND finished_at IS NULL"), 1);
    // It waits a little, and whoever knows it then does it.
    let knows = Worker::new(app.app.clone()).runs::<Mark>();
    assert_eq!(knows.work_off().await.unwrap(), 0);
    app.clock.advance(TimeDelta::seconds(4));
    assert_eq!(knows.work_off().await.unwrap(), 1);
}

#[actix_web::test]
async fn work_that_fails_leaves_nothing_behind_and_is_tried_again() {
    let app = TestApp::start();
    let knows = Worker::new(app.app.clone()).runs::<Mark>();
    app.sql("INSERT INTO job_slots (name, slot) VALUES ('mark', 'a')");
    enqueue(&app.app.db, Mark { slot: "a".to_owned() }).await;
    enqueue(&app.app.db, Mark { slot: "b".to_owned() }).await;

    // The one that fails holds up nobody.
    assert_eq!(knows.work_off().await.unwrap(), 1);
    assert_eq!(app.count("jobs WHERE finished_at IS NULL AND last_error LIKE 'conflict: %'"), 1);

    app.sql("DELETE FROM job_slots WHERE slot = 'a'");
    app.clock.advance(TimeDelta::seconds(4));
    assert_eq!(knows.work_off().await.unwrap(), 1);
    assert_eq!(marks(&app), ["a", "b"]);
    assert_eq!(app.numbers("SELECT attempts AS n FROM jobs ORDER BY id"), [2, 1]);
}

#[actix_web::test]
async fn a_lease_that_ran_out_is_taken_over() {
    let app = TestApp::start();
    enqueue(&app.app.db, Mark { slot: "a".to_owned() }).await;
    let until = app.clock.utc() + TimeDelta::minutes(5);
    app.sql(&format!("UPDATE jobs SET leased_by = 'worker-that-died', leased_until = '{until}', attempts = 1"));
    let knows = Worker::new(app.app.clone()).runs::<Mark>();

    assert_eq!(knows.work_off().await.unwrap(), 0);
    app.clock.advance(TimeDelta::seconds(301));
    assert_eq!(knows.work_off().await.unwrap(), 1);
    assert_eq!(app.numbers("SELECT attempts AS n FROM jobs"), [2]);
}

#[actix_web::test]
async fn whoever_lost_the_lease_meanwhile_changes_nothing() {
    let app = TestApp::start();
    enqueue(&app.app.db, Slow {}).await;

    let finished = Worker::new(app.app.clone()).goes::<Slow>().work_off().await.unwrap();

    assert_eq!((finished, marks(&app)), (0, Vec::new()));
    let of_the_other = "jobs WHERE leased_by = 'somebody else' AND finished_at IS NULL AND last_error IS NULL";
    assert_eq!(app.count(of_the_other), 1);
    app.sql("DELETE FROM jobs");
}

/// Panics while it is out.
#[derive(Debug, Serialize, Deserialize)]
struct Buggy {}

impl Work for Buggy {
    const NAME: &'static str = "buggy";
    type Key = SiteKey;
}

impl Errand for Buggy {
    type Prepared = ();
    type Outcome = ();

    fn prepare(&self, _: &mut Door<'_, SiteKey>) -> Result<Option<()>> {
        Ok(Some(()))
    }

    async fn go((): (), _: &App) -> Result<()> {
        panic!("a bug");
    }

    fn finish(&self, _: &mut Door<'_, SiteKey>, (): ()) -> Result<()> {
        Ok(())
    }
}

#[actix_web::test]
async fn a_job_that_panics_stops_no_other() {
    let app = TestApp::start();
    enqueue(&app.app.db, Buggy {}).await;
    enqueue(&app.app.db, Mark { slot: "a".to_owned() }).await;

    let finished = Worker::new(app.app.clone()).runs::<Mark>().goes::<Buggy>().work_off().await.unwrap();

    assert_eq!((finished, marks(&app)), (1, vec!["a".to_owned()]));
    assert_eq!(app.count("jobs WHERE name = 'buggy' AND leased_until IS NULL AND last_error LIKE '%panicked%'"), 1);
    app.sql("DELETE FROM jobs");
}

#[actix_web::test]
async fn after_twelve_tries_a_job_has_failed_and_waits_for_a_person() {
    let app = TestApp::start();
    enqueue(&app.app.db, Mark { slot: "a".to_owned() }).await;
    let mut waits = Vec::new();
    for _ in 0..12 {
        assert_eq!(app.count("jobs WHERE failed_at IS NULL"), 1);
        app.work_off().await;
        let run_at = app.texts("SELECT run_at AS t FROM jobs").concat();
        waits.push(chrono::NaiveDateTime::parse_from_str(&run_at, "%Y-%m-%d %H:%M:%S%.f").unwrap() - app.clock.utc());
        app.clock.advance(TimeDelta::days(1));
    }

    assert_eq!(app.count("jobs WHERE failed_at IS NOT NULL AND attempts = 12"), 1);
    // Each wait is longer than the last, and in all it is hours, not weeks.
    let bounds = |n: u32| TimeDelta::seconds(1 << n)..=TimeDelta::seconds((1 << n) + (1 << n) / 2);
    for (n, wait) in (1..).zip(&waits) {
        assert!(bounds(n).contains(wait), "try {n} waits for {wait}");
    }
    assert_eq!(app.work_off().await, 0);
}

#[actix_web::test]
async fn a_mail_that_nobody_takes_says_so_where_people_look() {
    let app = TestApp::start();
    let id = mail(&app, "no address", "Hello");
    for _ in 0..12 {
        assert_eq!(app.texts("SELECT status AS t FROM site_mails"), ["queued"]);
        app.work_off().await;
        app.clock.advance(TimeDelta::days(1));
    }
    assert_eq!(app.texts(&format!("SELECT status AS t FROM site_mails WHERE id = '{id}' AND error <> ''")), ["failed"]);
}

#[actix_web::test]
async fn what_is_due_by_the_clock_is_done_once_however_many_servers_look() {
    let app = TestApp::start();
    let other = app.another();
    for hours in 1..=3 {
        let workers = [&app.app, &other, &app.app].map(|app| worker(app.clone()));
        join_all(workers.iter().map(Worker::run_due)).await.into_iter().for_each(Result::unwrap);
        worker(other.clone()).run_due().await.unwrap();
        assert_eq!(app.count("jobs WHERE name = 'sweep'"), hours);
        app.clock.advance(TimeDelta::hours(1));
    }
    app.work_off().await;
    assert_eq!(app.count("jobs WHERE name = 'sweep' AND finished_at IS NOT NULL"), 3);
}

/// What every school does by the clock.
#[derive(Debug, Serialize, Deserialize)]
struct Ring {
    hour: Moment,
}

impl Work for Ring {
    const NAME: &'static str = "ring";
    type Key = SchoolKey;
}

impl Job for Ring {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        let slot = format!("{} {}", self.hour, db.school());
        sql_query("INSERT INTO job_slots (name, slot) VALUES ('rang', $1)").bind::<Text, _>(slot).execute(db.conn())?;
        Ok(())
    }
}

impl Hourly for Ring {
    fn at(hour: Moment) -> Self {
        Self { hour }
    }
}

#[actix_web::test]
async fn every_school_that_is_not_suspended_does_its_hourly_work_once() {
    let app = TestApp::start();
    app.sql("UPDATE schools SET suspended_at = '2026-09-01 00:00:00' WHERE slug = 'westfield'");
    let other = app.another();
    let workers = [&app.app, &other].map(|app| worker(app.clone()).every_hour::<Ring>());
    app.clock.advance(TimeDelta::minutes(20));
    for worker in &workers {
        worker.run_due().await.unwrap();
        worker.work_off().await.unwrap();
    }

    assert_eq!(app.texts("SELECT slot AS t FROM job_slots WHERE name = 'rang'"), ["2026-09-14T14:00:00Z 11"]);
}

#[actix_web::test]
async fn the_sweep_forgets_what_is_over_and_keeps_the_rest() {
    let app = TestApp::start();
    let (ana, bo) = (app.student("Ana"), app.student("Bo"));
    let now = app.clock.utc();
    let (long_ago, yesterday) = (now - TimeDelta::days(31), now - TimeDelta::days(1));
    app.sql(&format!("UPDATE sessions SET expires_at = '{yesterday}' WHERE user_id = '{}'", bo.user()));
    for (hash, until) in [("old", yesterday), ("new", now + TimeDelta::hours(1))] {
        app.sql(&format!(
            "INSERT INTO tokens (hash, purpose, user_id, created_at, expires_at)
             VALUES ('{hash}', 'reset_password', '{}', '{long_ago}', '{until}')",
            ana.user()
        ));
    }
    for (id, at) in [("old", long_ago), ("new", yesterday)] {
        app.sql(&format!(
            "INSERT INTO jobs (id, name, payload, run_at, finished_at) VALUES ('{id}', 'x', '{{}}', '{at}', '{at}');
             INSERT INTO sign_in_delays (email_hash, failed, last_failed_at, delayed_until)
             VALUES ('{id}', 1, '{at}', '{at}');
             INSERT INTO job_slots (name, slot) VALUES ('x', '{}')",
            at.format("%Y-%m-%dT%H")
        ));
    }
    worker(app.app.clone()).run_due().await.unwrap();

    app.work_off().await;

    assert_eq!(app.texts("SELECT user_id AS t FROM sessions"), [ana.user().to_string()]);
    assert_eq!(app.texts("SELECT hash AS t FROM tokens"), ["new"]);
    assert_eq!(app.texts("SELECT id AS t FROM jobs WHERE name = 'x'"), ["new"]);
    assert_eq!(app.texts("SELECT email_hash AS t FROM sign_in_delays"), ["new"]);
    assert_eq!(app.texts("SELECT slot AS t FROM job_slots WHERE name = 'x'"), ["2026-09-13T14"]);
    assert_eq!(ana.get(&MERGINGTON.path("/nowhere")).await.title(), "Nothing here · Mergington High School");
}

#[actix_web::test]
async fn a_mail_becomes_a_file_and_its_subject_no_second_header() {
    let app = TestApp::start();
    let evil = "Hello\r\nBcc: all@example.org\r\n\r\nAnother body";
    let (plain, nasty) = (mail(&app, "ana@example.org", "Grüße"), mail(&app, "bo@example.org", evil));

    assert_eq!(app.work_off().await, 2);

    assert_eq!(app.texts("SELECT status AS t FROM site_mails"), ["sent", "sent"]);
    assert_eq!(app.count("site_mails WHERE sent_at IS NOT NULL AND attempts = 1"), 2);
    let read = |id: &str| fs::read_to_string(app.data_dir.join("mail").join(format!("{id}.eml"))).unwrap();
    let headers = |message: &str| {
        let head = message.split_once("\r\n\r\n").unwrap().0.to_owned();
        let names = head.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
        names.map(|line| line.split(':').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (plain_mail, nasty_mail) = (read(&plain), read(&nasty));
    assert_eq!(headers(&nasty_mail), headers(&plain_mail));
    assert!(!headers(&plain_mail).iter().any(|name| name.eq_ignore_ascii_case("bcc")));
    for line in [
        &format!("Message-ID: <{plain}@127.0.0.1>"),
        "From: Homeroom <homeroom@127.0.0.1>",
        "To: ana@example.org",
        "Auto-Submitted: auto-generated",
    ] {
        assert!(plain_mail.split("\r\n").any(|found| found == line), "{line}: {plain_mail}");
    }
    assert!(plain_mail.contains("text/plain") && plain_mail.contains("text/html"));
}

#[actix_web::test]
async fn a_school_whose_name_breaks_lines_adds_no_header_to_its_mails() {
    let app = TestApp::start();
    let (ana, now) = (app.student("Ana"), app.clock.utc());
    app.sql("UPDATE schools SET name = 'Evil\r\nBcc: all@example.org' WHERE id = 11");
    let (mail, job) = (homeroom::platform::db::ids::MailId::fresh(), JobId::fresh());
    app.sql(&format!(
        "INSERT INTO mails (school_id, id, to_person_id, to_address, template, locale, subject, text, html, status,
           created_at)
         VALUES (11, '{mail}', '{}', 'ana@example.org', 'x', 'en', 'Hello', 'Hello', '<p>Hello</p>', 'queued', '{now}');
         INSERT INTO jobs (id, school_id, name, payload, run_at)
         VALUES ('{job}', 11, 'send_mail', '{{\"mail\":\"{mail}\"}}', '{now}')",
        ana.person()
    ));

    assert_eq!(app.work_off().await, 1);

    let message = fs::read_to_string(app.data_dir.join("mail").join(format!("{mail}.eml"))).unwrap();
    assert!(!message.split("\r\n").any(|line| line.to_lowercase().starts_with("bcc")), "{message}");
    assert_eq!(app.texts("SELECT status AS t FROM mails"), ["sent"]);
}

#[actix_web::test]
async fn where_mail_is_off_nothing_is_sent_and_the_outbox_says_so() {
    let app = TestApp::with_settings(&[("MAIL", "off")]);
    mail(&app, "ana@example.org", "Hello");

    assert_eq!(app.work_off().await, 1);

    assert_eq!(app.texts("SELECT status AS t FROM site_mails WHERE sent_at IS NULL"), ["off"]);
    assert!(!app.data_dir.join("mail").exists());
    let page = app.nobody().get(&MERGINGTON.path("/nowhere")).await;
    assert_eq!(page.status, 404);
}

#[actix_web::test]
async fn a_mail_server_that_is_away_costs_no_mail() {
    let app = TestApp::with_settings(&[("SMTP_URL", "smtp://127.0.0.1:1"), ("MAIL_ALLOW", "example.org")]);
    mail(&app, "ana@example.org", "Hello");
    mail(&app, "no address at all", "Hello");

    assert_eq!(app.work_off().await, 0);

    assert_eq!(app.texts("SELECT status AS t FROM site_mails"), ["queued", "queued"]);
    assert_eq!(app.count("jobs WHERE finished_at IS NULL AND last_error IS NOT NULL AND leased_until IS NULL"), 2);
    app.sql("DELETE FROM jobs");
}

#[actix_web::test]
async fn a_mail_that_was_sent_before_is_not_sent_again() {
    let app = TestApp::start();
    let id = mail(&app, "ana@example.org", "Hello");
    app.sql("UPDATE site_mails SET status = 'sent'");

    assert_eq!(worker(app.app.clone()).work_off().await.unwrap(), 1);

    assert!(!app.data_dir.join("mail").join(format!("{id}.eml")).exists());
}
