//! The real application on a database of its own, and people who ask it things.

mod client;
mod databases;
pub mod issuer;
pub mod make;
pub mod schema;

pub use client::{Answer, Client, readable};
pub use databases::{TestDatabase, run_dir};

use actix_web::{
    App as Actix,
    body::BoxBody,
    dev::Service,
    dev::ServiceResponse,
    test::{TestRequest, init_service},
    web::Data,
};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta};
use diesel::{
    QueryableByName,
    connection::SimpleConnection,
    prelude::*,
    sql_query,
    sql_types::{BigInt, Text},
};
use homeroom::{
    app::{App, mount, worker},
    config::{Config, Limits},
    platform::db::{Clock, Conn, Moment, ids::JobId},
};
use std::{
    cell::RefCell,
    collections::HashMap,
    future::Future,
    net::SocketAddr,
    path::PathBuf,
    pin::Pin,
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tokio::sync::OnceCell;

/// A school that every test begins with. Both are in every database before anything else happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct School {
    pub id: i64,
    pub slug: &'static str,
    pub name: &'static str,
    /// The term that the tests' clock begins in (24 August to 20 November 2026), and the one after it.
    pub autumn: &'static str,
    pub winter: &'static str,
    /// The default program.
    pub program: &'static str,
}

/// America/New_York; students of mergington.edu may register.
pub const MERGINGTON: School = School {
    id: 11,
    slug: "mergington",
    name: "Mergington High School",
    autumn: "01J0000000000000000AVT0011",
    winter: "01J0000000000000000WNT0011",
    program: "01J0000000000000000PRG0011",
};

/// Europe/London; nobody may register.
pub const WESTFIELD: School = School {
    id: 22,
    slug: "westfield",
    name: "Westfield Academy",
    autumn: "01J0000000000000000AVT0022",
    winter: "01J0000000000000000WNT0022",
    program: "01J0000000000000000PRG0022",
};

impl School {
    pub fn path(&self, rest: &str) -> String {
        format!("/s/{}{rest}", self.slug)
    }
}

/// What both schools are made of; the template database of the run holds it.
fn seed(conn: &mut Conn) {
    for (school, zone, registration, domains) in [
        (MERGINGTON, "America/New_York", "domains", r#"["mergington.edu"]"#),
        (WESTFIELD, "Europe/London", "closed", "[]"),
    ] {
        let School { id, slug, name, autumn, winter, program } = school;
        let sql = format!(
            "INSERT INTO schools (id, slug, name, time_zone, locale, locales, registration, allowed_domains, search_text,
               created_at, updated_at)
             VALUES ({id}, '{slug}', '{name}', '{zone}', 'en', 'en,ps,ur', '{registration}', '{domains}', LOWER('{name}'),
               '2026-08-01 00:00:00', '2026-08-01 00:00:00');
             INSERT INTO programs (school_id, id, name, code, is_default, created_at, updated_at)
             VALUES ({id}, '{program}', 'General', 'general', TRUE, '2026-08-01 00:00:00', '2026-08-01 00:00:00');
             INSERT INTO terms (school_id, id, name, starts_on, ends_on, created_at, updated_at) VALUES
               ({id}, '{autumn}', 'Autumn', '2026-08-24', '2026-11-20', '2026-08-01 00:00:00', '2026-08-01 00:00:00'),
               ({id}, '{winter}', 'Winter', '2026-11-30', '2027-03-05', '2026-08-01 00:00:00', '2026-08-01 00:00:00')"
        );
        conn.batch_execute(&sql).unwrap();
    }
}

/// A clock that stands still until it is moved. It begins on Monday, 14 September 2026, 14:00 UTC: 10:00 in Mergington.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    fn new() -> Self {
        let start = NaiveDate::from_ymd_opt(2026, 9, 14).and_then(|day| day.and_hms_opt(14, 0, 0)).unwrap();
        Self(Arc::new(AtomicI64::new(start.and_utc().timestamp_micros())))
    }

    pub fn now(&self) -> Moment {
        self.utc().into()
    }

    pub fn utc(&self) -> NaiveDateTime {
        DateTime::from_timestamp_micros(self.0.load(Ordering::SeqCst)).unwrap().naive_utc()
    }

    pub fn advance(&self, by: TimeDelta) {
        self.0.fetch_add(by.num_microseconds().unwrap(), Ordering::SeqCst);
    }

    fn clock(&self) -> Clock {
        let clock = self.clone();
        Clock::from_fn(move || clock.now())
    }
}

type Asked = Pin<Box<dyn Future<Output = Result<ServiceResponse<BoxBody>, actix_web::Error>>>>;
type Door = Rc<dyn Fn(TestRequest) -> Asked>;

pub struct TestApp {
    pub app: Data<App>,
    pub clock: TestClock,
    /// `DATA_DIR`: mail that is not sent lies in `mail` below it.
    pub data_dir: PathBuf,
    door: OnceCell<Door>,
    conn: RefCell<Option<Conn>>,
    database: TestDatabase,
}

/// A mail as it lies in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct Mail {
    #[diesel(sql_type = Text)]
    pub subject: String,
    #[diesel(sql_type = Text, column_name = "to_address")]
    pub to: String,
    #[diesel(sql_type = Text)]
    pub template: String,
    #[diesel(sql_type = Text)]
    pub locale: String,
    #[diesel(sql_type = Text)]
    pub status: String,
    #[diesel(sql_type = Text)]
    pub text: String,
    #[diesel(sql_type = Text)]
    pub html: String,
}

impl Mail {
    /// The first link of ours in it, from the slash on.
    pub fn link(&self) -> String {
        let (_, rest) = self.text.split_once("http://127.0.0.1:3003").expect("a mail with a link");
        rest.split_whitespace().next().unwrap_or_default().to_owned()
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

#[derive(QueryableByName)]
struct Words {
    #[diesel(sql_type = Text)]
    t: String,
}

/// So high that no test meets them by accident.
fn no_limits() -> Limits {
    let many = 1_000_000;
    Limits {
        session_per_minute: many,
        address_per_minute: many,
        sign_in_address_per_5_minutes: many,
        mail_account_per_hour: many,
    }
}

impl TestApp {
    pub fn start() -> Self {
        Self::with(&[], |_| {})
    }

    /// With other settings, named as in the environment: `[("MAIL", "off")]`.
    pub fn with_settings(settings: &[(&str, &str)]) -> Self {
        Self::with(settings, |_| {})
    }

    /// `change` lowers what the test is about; everything else stays without limit.
    pub fn with_limits(change: impl FnOnce(&mut Limits)) -> Self {
        Self::with(&[], change)
    }

    pub fn with(settings: &[(&str, &str)], change: impl FnOnce(&mut Limits)) -> Self {
        let mut limits = no_limits();
        change(&mut limits);
        Self::build(settings, limits, Vec::new())
    }

    /// With a server of the test that it may go out to.
    pub fn reaching(server: SocketAddr) -> Self {
        Self::build(&[], no_limits(), vec![server])
    }

    fn build(settings: &[(&str, &str)], limits: Limits, test_servers: Vec<SocketAddr>) -> Self {
        let (database, clock) = (TestDatabase::create(), TestClock::new());
        let data_dir = run_dir().join(format!("data-{}", JobId::fresh()));
        let mut vars: HashMap<String, String> = HashMap::from([
            ("APP_ENV".to_owned(), "ci".to_owned()),
            ("DATA_DIR".to_owned(), data_dir.display().to_string()),
            ("DATABASE_URL".to_owned(), database.url()),
        ]);
        vars.extend(settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let mut config = Config::from_vars(&vars).unwrap();
        (config.limits, config.test_servers) = (limits, test_servers);
        // The port of ci, whatever APP_ENV a test chose, so that links in mails are alike.
        let app = App::open(config, clock.clock()).unwrap();
        Self { app, clock, data_dir, door: OnceCell::new(), conn: RefCell::new(None), database }
    }

    /// A second server on the same database.
    pub fn another(&self) -> Data<App> {
        App::open(self.app.config.clone(), self.clock.clock()).unwrap()
    }

    async fn door(&self) -> Door {
        let open = async || {
            let service = Rc::new(init_service(Actix::new().configure(mount(self.app.clone()))).await);
            let door: Door = Rc::new(move |request| {
                let service = service.clone();
                Box::pin(async move { service.call(request.to_request()).await })
            });
            door
        };
        self.door.get_or_init(open).await.clone()
    }

    pub fn nobody(&self) -> Client<'_> {
        Client::of(self)
    }

    /// In grade 10 of Mergington.
    pub fn student(&self, name: &str) -> Client<'_> {
        make::person(self, MERGINGTON, name, "student")
    }

    pub fn teacher(&self, name: &str) -> Client<'_> {
        make::person(self, MERGINGTON, name, "teacher")
    }

    /// Of Mergington's default program.
    pub fn program_admin(&self, name: &str) -> Client<'_> {
        let client = make::person(self, MERGINGTON, name, "program_admin");
        make::in_program(self, MERGINGTON, client.person(), "admin");
        client
    }

    pub fn admin(&self) -> Client<'_> {
        make::person(self, MERGINGTON, "Ada Admin", "admin")
    }

    pub fn owner(&self) -> Client<'_> {
        make::person(self, MERGINGTON, "Otto Owner", "owner")
    }

    /// Runs the site and is a person of no school.
    pub fn site_admin(&self) -> Client<'_> {
        let client = make::user(self, "Sita Site", "homeroom.example");
        self.sql(&format!("UPDATE users SET is_site_admin = TRUE WHERE id = '{}'", client.user()));
        client
    }

    /// Through the real form, which answers with a redirect when the password is right.
    pub async fn sign_in(&self, email: &str, password: &str) -> Client<'_> {
        let client = self.nobody();
        let answer = client.post("/sign-in", &[("email", email), ("password", password)]).await;
        assert_eq!(answer.status, 303, "{email} could not sign in: {}", answer.plain());
        client
    }

    /// A connection as the application's role, beside its doors: it sees every school.
    pub fn conn(&self) -> Conn {
        self.database.connect()
    }

    pub fn database(&self) -> &TestDatabase {
        &self.database
    }

    pub fn is_postgres(&self) -> bool {
        matches!(self.database, TestDatabase::Postgres { .. })
    }

    /// For tests that cut connections.
    pub fn forget_connection(&self) {
        self.conn.replace(None);
    }

    fn beside<T>(&self, work: impl FnOnce(&mut Conn) -> T) -> T {
        let mut kept = self.conn.borrow_mut();
        work(kept.get_or_insert_with(|| self.database.connect()))
    }

    pub fn sql(&self, sql: &str) {
        self.beside(|conn| conn.batch_execute(sql)).unwrap_or_else(|error| panic!("{error}: {sql}"));
    }

    /// The column `n` of every row, whatever kind of number it is.
    pub fn numbers(&self, sql: &str) -> Vec<i64> {
        let rows = sql_query(format!("SELECT CAST(n AS BIGINT) AS n FROM ({sql}) AS asked"));
        let rows: Vec<Number> = self.beside(|conn| rows.load(conn)).unwrap_or_else(|error| panic!("{error}: {sql}"));
        rows.into_iter().map(|row| row.n).collect()
    }

    /// `SELECT COUNT(*)` of what stands after FROM.
    pub fn count(&self, rest: &str) -> i64 {
        self.numbers(&format!("SELECT COUNT(*) AS n FROM {rest}")).first().copied().unwrap()
    }

    /// The column `t` of every row as text; what is NULL is empty.
    pub fn texts(&self, sql: &str) -> Vec<String> {
        let rows = sql_query(format!("SELECT COALESCE(CAST(t AS TEXT), '') AS t FROM ({sql}) AS asked"));
        let rows: Vec<Words> = self.beside(|conn| rows.load(conn)).unwrap_or_else(|error| panic!("{error}: {sql}"));
        rows.into_iter().map(|row| row.t).collect()
    }

    /// What the log of Mergington says was done, in order.
    pub fn audited(&self) -> Vec<String> {
        self.texts(&format!("SELECT action AS t FROM audit_entries WHERE school_id = {} ORDER BY id", MERGINGTON.id))
    }

    /// Every mail of either outbox, in the order in which they were written.
    pub fn mails(&self) -> Vec<Mail> {
        let columns = "subject, to_address, template, locale, status, text, html";
        let sql = format!(
            "SELECT {columns} FROM (SELECT {columns}, created_at, id FROM mails
               UNION ALL SELECT {columns}, created_at, id FROM site_mails) AS outbox ORDER BY created_at, id"
        );
        self.beside(|conn| sql_query(sql).load(conn)).unwrap()
    }

    /// Every row of every table, a line each: what did not change is equal to itself.
    pub fn everything_stored(&self) -> Vec<String> {
        self.stored(|_| Some(String::new()))
    }

    /// The same of one school's rows.
    pub fn stored_of(&self, school: School) -> Vec<String> {
        let of_the_school =
            |key: &[String]| (key[0] == "school_id").then(|| format!("WHERE school_id = {}", school.id));
        self.stored(of_the_school)
    }

    fn stored(&self, which: impl Fn(&[String]) -> Option<String>) -> Vec<String> {
        let tables = schema::tables().into_iter().filter_map(|(table, described)| {
            let columns = described.columns.keys().map(|column| format!("COALESCE(CAST({column} AS TEXT), '-')"));
            let row = columns.collect::<Vec<_>>().join(" || '|' || ");
            Some(format!("SELECT '{table}: ' || {row} AS t FROM {table} {}", which(&described.key)?))
        });
        self.texts(&(tables.collect::<Vec<_>>().join(" UNION ALL ") + " ORDER BY 1"))
    }

    /// How many statements that name a table were asked of the database so far.
    pub fn statements(&self) -> usize {
        self.app.db.statements()
    }

    /// Does what is due, and says how many jobs that were.
    pub async fn work_off(&self) -> usize {
        worker(self.app.clone()).work_off().await.unwrap()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.data_dir);
        if !std::thread::panicking() {
            let left = self.texts("SELECT name AS t FROM jobs WHERE finished_at IS NULL AND failed_at IS NULL");
            assert_eq!(left, [""; 0], "jobs were left undone: finish them with `app.work_off()`");
        }
    }
}
