//! Providers: whose lists become drafts, what is left alone, and what happens when nobody answers.

use crate::support::{Client, MERGINGTON, TestApp, WESTFIELD, make};
use actix_web::rt;
use chrono::TimeDelta;
use homeroom::{
    app::worker,
    platform::db::ids::{ActivityId, ProviderId},
};
use serde_json::{Value, json};
use std::{
    cell::RefCell,
    net::SocketAddr,
    rc::Rc,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

const PROVIDERS: &str = "/s/mergington/settings/providers";

/// What the server says to a request.
type Answering = Box<dyn Fn(&str) -> Vec<u8>>;

/// A server that answers what the test says, and remembers what it was asked.
struct Server {
    at: SocketAddr,
    asked: Rc<RefCell<Vec<String>>>,
    answer: Rc<RefCell<Answering>>,
}

impl Server {
    async fn start(answer: impl Fn(&str) -> Vec<u8> + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let at = listener.local_addr().unwrap();
        let asked = Rc::new(RefCell::new(Vec::new()));
        let answer: Rc<RefCell<Answering>> = Rc::new(RefCell::new(Box::new(answer)));
        let (theirs, says) = (asked.clone(), answer.clone());
        rt::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (asked, says) = (theirs.clone(), says.clone());
                rt::spawn(async move {
                    let (mut head, mut part) = (Vec::new(), [0; 1024]);
                    while !head.ends_with(b"\r\n\r\n") {
                        match stream.read(&mut part).await {
                            Ok(n) if n > 0 => head.extend_from_slice(&part[..n]),
                            _ => return,
                        }
                    }
                    let head = String::from_utf8_lossy(&head).into_owned();
                    asked.borrow_mut().push(head.clone());
                    let answer = says.borrow()(&head);
                    let _ = stream.write_all(&answer).await;
                    let _ = stream.shutdown().await;
                });
            }
        });
        Self { at, asked, answer }
    }

    /// A list that stays as it is.
    async fn with(list: Value) -> Self {
        Self::start(move |_| ok(&list)).await
    }

    fn says(&self, answer: impl Fn(&str) -> Vec<u8> + 'static) {
        *self.answer.borrow_mut() = Box::new(answer);
    }

    fn url(&self) -> String {
        format!("http://{}/clubs", self.at)
    }

    /// The first line of each request.
    fn lines(&self) -> Vec<String> {
        self.asked.borrow().iter().map(|head| head.lines().next().unwrap_or_default().to_owned()).collect()
    }
}

fn ok(answer: &Value) -> Vec<u8> {
    let body = answer.to_string();
    format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}", body.len())
        .into_bytes()
}

fn bare(status: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n").into_bytes()
}

fn club(id: &str, name: &str, places: i64) -> Value {
    json!({ "id": id, "name": name, "description": "Come and see", "room": "Hall", "capacity": places, "category": "Sports",
        "slots": [{ "day": "monday", "starts": "15:15", "ends": "16:45" }] })
}

fn at(id: &ProviderId, rest: &str) -> String {
    format!("{PROVIDERS}/{id}{rest}")
}

/// Starts a run by hand and works off all that it takes; says what it came to.
async fn sync(app: &TestApp, admin: &Client<'_>, id: &ProviderId) -> String {
    let started = admin.post(&at(id, "/runs"), &[]).await;
    assert_eq!(started.status, 303, "{}", started.plain());
    app.work_off().await;
    last_run(app)
}

/// "done 1/0/2/0/0": the state, then created, updated, unchanged, skipped, failed.
fn last_run(app: &TestApp) -> String {
    app.texts(
        "SELECT status || ' ' || created || '/' || updated || '/' || unchanged || '/' || skipped || '/' || failed AS t
         FROM provider_runs ORDER BY id DESC LIMIT 1",
    )
    .concat()
}

fn error(app: &TestApp) -> String {
    app.texts("SELECT error AS t FROM provider_runs ORDER BY id DESC LIMIT 1").concat()
}

fn report(app: &TestApp) -> Vec<String> {
    let text = app.texts("SELECT report AS t FROM provider_runs ORDER BY id DESC LIMIT 1").concat();
    let lines: Vec<Value> = serde_json::from_str(&text).unwrap();
    let of = |line: &Value, field: &str| line[field].as_str().unwrap_or_default().to_owned();
    let said = |line: &Value| {
        let why = line["why"]["key"].as_str().unwrap_or_default();
        format!("{} {} {why}", of(line, "external_id"), of(line, "outcome")).trim_end().to_owned()
    };
    lines.iter().map(said).collect()
}

/// Name and state of each activity that came from outside.
fn drafts(app: &TestApp) -> Vec<String> {
    app.texts("SELECT name || ' ' || status AS t FROM activities WHERE source LIKE 'provider:%' ORDER BY name")
}

fn form<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("name", "Town Clubs"),
        ("url", "https://clubs.example.org/list?kind=club"),
        ("program", MERGINGTON.program),
        ("schedule", "daily"),
        ("at_hour", "3"),
        ("on_weekday", "1"),
        ("map_list", "activities"),
        ("map_next", "next"),
        ("map_id", "id"),
        ("map_name", "name"),
        ("map_description", "description"),
        ("map_room", "venue.name"),
        ("map_capacity", "capacity"),
        ("map_slots", "slots"),
        ("map_category", "category"),
        ("version", "0"),
    ];
    form.retain(|(name, _)| other.iter().all(|(changed, _)| name != changed));
    form.extend_from_slice(other);
    form
}

fn only(app: &TestApp) -> ProviderId {
    let id = app.texts("SELECT id AS t FROM provider_connections WHERE removed_at IS NULL").concat();
    ProviderId::try_from(id).unwrap()
}

#[actix_web::test]
async fn a_connection_is_added_shown_and_changed_and_its_key_is_never_seen_again() {
    let app = TestApp::start();
    let admin = app.admin();
    let empty = admin.get(PROVIDERS).await.main();
    assert!(empty.contains("No provider yet A sports club or a community centre"), "{empty}");

    let added = admin.post(PROVIDERS, &form(&[("key", "s3cret-key")])).await;
    let id = only(&app);
    assert_eq!((added.status, added.location()), (303, Some(at(&id, "").as_str())));

    let show = admin.get(&at(&id, "")).await;
    assert!(
        show.main().contains("Address of the list clubs.example.org/list Key Kept, sealed Schedule Every day at 03:00"),
        "{}",
        show.main()
    );
    for page in [
        &show,
        &admin.get(&at(&id, "/edit")).await,
        &admin.get(PROVIDERS).await,
        &admin.get("/s/mergington/audit").await,
    ] {
        assert_eq!(page.status, 200);
        assert!(!page.body.contains("s3cret") && !page.body.contains("v1:"), "{}", page.body);
    }
    assert_eq!(app.count("provider_connections WHERE key_sealed LIKE 'v1:%' AND key_sealed NOT LIKE '%s3cret%'"), 1);

    // Kept as long as the server is the same, and never sent to another.
    let sealed = app.texts("SELECT key_sealed AS t FROM provider_connections");
    let changed =
        admin.post(&at(&id, ""), &form(&[("url", "https://clubs.example.org/other"), ("schedule", "weekly")])).await;
    assert_eq!(changed.status, 303, "{}", changed.plain());
    assert_eq!(app.texts("SELECT key_sealed AS t FROM provider_connections"), sealed);
    let moved = admin.post(&at(&id, ""), &form(&[("url", "https://evil.example.org/"), ("version", "1")])).await;
    assert_eq!(moved.status, 422);
    assert!(moved.main().contains("Write the key again, or forget it."), "{}", moved.main());
    let forgotten = [("url", "https://evil.example.org/"), ("version", "1"), ("forget_key", "yes")];
    assert_eq!(admin.post(&at(&id, ""), &form(&forgotten)).await.status, 303);
    assert_eq!(app.texts("SELECT key_sealed AS t FROM provider_connections"), [""]);
    let late = admin.post(&at(&id, ""), &form(&[("version", "1")])).await;
    assert_eq!(late.status, 409);

    let removed = admin.post(&at(&id, "/removal"), &[]).await;
    assert_eq!(removed.status, 303);
    assert_eq!(admin.get(&at(&id, "")).await.status, 404);
    let done = ["provider.add", "audit.read", "provider.change", "provider.change", "provider.remove"];
    assert_eq!(app.audited(), done);
}

#[actix_web::test]
async fn what_is_no_address_of_the_internet_is_refused_beside_the_field() {
    let app = TestApp::start();
    let admin = app.admin();
    for (url, words) in [
        ("http://clubs.example.org/", "Write an address that begins with https://"),
        ("https://user:pass@clubs.example.org/", "Write an address that begins with https://"),
        ("https://clubs.example.org:22/", "Write an address that begins with https://"),
        ("https://127.0.0.1/", "The address leads to a private network"),
        ("https://169.254.169.254/latest", "The address leads to a private network"),
        ("https://[::ffff:10.0.0.1]/", "The address leads to a private network"),
        ("", "Write something here."),
    ] {
        let answer = admin.post(PROVIDERS, &form(&[("url", url)])).await;
        assert_eq!(answer.status, 422, "{url}");
        assert!(answer.main().contains(words), "{url}: {}", answer.main());
    }
    let long = "x".repeat(10_000);
    for (field, value) in [
        ("name", ""),
        ("name", long.as_str()),
        ("name", "a\u{0}b"),
        ("url", long.as_str()),
        ("key", long.as_str()),
        ("key", "two words"),
        ("key", "line\r\nbreak"),
        ("program", "x"),
        ("program", WESTFIELD.program),
        ("schedule", "yearly"),
        ("at_hour", "24"),
        ("on_weekday", "0"),
        ("map_id", ""),
        ("map_name", "a..b"),
        ("map_room", "a b"),
        ("map_slots", long.as_str()),
    ] {
        let answer = admin.post(PROVIDERS, &form(&[(field, value)])).await;
        assert_eq!(answer.status, 422, "{field}: {}", answer.main());
        assert!(answer.body.contains(&format!("id=\"{field}-wrong\"")), "{field}");
    }
    assert_eq!(app.count("provider_connections"), 0);
}

#[actix_web::test]
async fn a_list_becomes_drafts_page_by_page_and_the_same_list_changes_nothing() {
    let server = Server::start(|head| {
        ok(&match head.contains("page=2") {
            false => json!({ "next": 2, "activities": [club("a", "Archery", 12), club("b", "Boxing", 8)] }),
            true => json!({ "activities": [club("c", "Curling", 6), club("a", "Archery", 12)] }),
        })
    })
    .await;
    let app = TestApp::reaching(server.at);
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "json", &server.url());

    assert_eq!(sync(&app, &admin, &id).await, "done 3/0/1/0/0");

    assert_eq!(drafts(&app), ["Archery draft", "Boxing draft", "Curling draft"]);
    assert_eq!(server.lines(), ["GET /clubs HTTP/1.1", "GET /clubs?page=2 HTTP/1.1"]);
    let about = app.texts(
        "SELECT a.room || ' ' || a.capacity || ' ' || c.name || ' ' || s.weekday || ' ' || s.starts_minute AS t
         FROM activities a JOIN categories c ON c.id = a.category_id JOIN activity_slots s ON s.activity_id = a.id
         WHERE a.name = 'Archery'",
    );
    assert_eq!(about, ["Hall 12 Sports 1 915"]);

    // From then on only changes are asked for; whoever answers with everything all the same does no harm.
    assert_eq!(sync(&app, &admin, &id).await, "done 0/0/4/0/0");
    assert_eq!(server.lines()[2], "GET /clubs?since=2026-09-14T14%3A00%3A00Z HTTP/1.1");
    assert_eq!(app.count("activities"), 3);
    assert_eq!(app.count("audit_entries WHERE action = 'activity.import'"), 3);
    let page = admin.get(&at(&id, "")).await.main();
    assert!(page.contains("Sync by hand · Ada Admin") && page.contains("3 new, 0 updated, 1 unchanged"), "{page}");
}

#[actix_web::test]
async fn what_staff_have_touched_stays_as_they_left_it() {
    let list = |places| {
        json!([
            club("a", "Archery", places),
            club("b", "Boxing", places),
            club("c", "Curling", places),
            club("d", "Darts", places)
        ])
    };
    let server = Server::with(list(10)).await;
    let app = TestApp::reaching(server.at);
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "json", &server.url());
    assert_eq!(sync(&app, &admin, &id).await, "done 4/0/0/0/0");
    let activity = |name: &str| {
        ActivityId::try_from(app.texts(&format!("SELECT id AS t FROM activities WHERE name = '{name}'")).concat())
            .unwrap()
    };
    // Boxing is edited, Curling published, Darts archived; nobody has touched Archery.
    let edited = [
        ("name", "Boxing"),
        ("description", "Ours"),
        ("term", MERGINGTON.autumn),
        ("program", MERGINGTON.program),
        ("day[]", "1"),
        ("starts[]", "15:15"),
        ("ends[]", "16:45"),
        ("version", "0"),
    ];
    let path = |name: &str, rest: &str| MERGINGTON.path(&format!("/activities/{}{rest}", activity(name)));
    assert_eq!(admin.post(&path("Boxing", ""), &edited).await.status, 303);
    assert_eq!(admin.post(&path("Curling", "/publication"), &[]).await.status, 303);
    assert_eq!(admin.post(&path("Darts", "/archiving"), &[]).await.status, 303);

    let new = list(20);
    server.says(move |_| ok(&new));
    assert_eq!(sync(&app, &admin, &id).await, "done 0/1/0/3/0");
    let said = [
        "b skipped provider-row-edited",
        "c skipped provider-row-published",
        "d skipped provider-row-published",
        "a updated",
    ];
    assert_eq!(report(&app), said);
    assert_eq!(
        app.texts("SELECT name || ' ' || COALESCE(CAST(capacity AS TEXT), '-') AS t FROM activities ORDER BY name"),
        ["Archery 20", "Boxing -", "Curling 10", "Darts 10"]
    );
    // What was updated by a list counts as untouched the next time.
    let newer = list(30);
    server.says(move |_| ok(&newer));
    assert_eq!(sync(&app, &admin, &id).await, "done 0/1/0/3/0");
    let run = app.texts("SELECT id AS t FROM provider_runs ORDER BY id DESC LIMIT 1").concat();
    let page = admin.get(&format!("{PROVIDERS}/runs/{run}")).await.main();
    assert!(page.contains("Boxing b skipped Staff have edited it here"), "{page}");
}

#[actix_web::test]
async fn a_row_that_is_wrong_is_reported_and_the_rest_goes_on() {
    let server = Server::with(
        json!({ "activities": [club("a", "Archery", 0), { "name": "No id" }, club("c", "Curling", 6), 7] }),
    )
    .await;
    let app = TestApp::reaching(server.at);
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "json", &server.url());

    assert_eq!(sync(&app, &admin, &id).await, "done 1/0/0/0/3");

    assert_eq!(
        report(&app),
        ["a failed provider-row-capacity", "2 failed provider-row-id", "4 failed provider-row-none", "c created"]
    );
    assert_eq!(drafts(&app), ["Curling draft"]);
}

#[actix_web::test]
async fn a_test_looks_at_the_first_page_and_takes_nothing_in() {
    let server =
        Server::with(json!({ "next": "2", "activities": [club("a", "Archery", 12), club("b", "Boxing", 0)] })).await;
    let app = TestApp::reaching(server.at);
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "json", &server.url());

    let started = admin.post(&at(&id, "/tests"), &[]).await;
    let run = started.location().unwrap().to_owned();
    let running = admin.get(&run).await;
    assert!(running.body.contains("hx-trigger=\"every 2s\"") && running.main().contains("Look again"));
    app.work_off().await;

    let page = admin.get(&run).await;
    assert!(!page.body.contains("every 2s"));
    assert!(page.main().contains("1 could be taken in, 1 could not"), "{}", page.main());
    assert_eq!((app.count("activities"), server.lines().len()), (0, 1));
    assert_eq!(app.audited(), ["provider.test"]);
}

#[actix_web::test]
async fn the_key_travels_in_a_header_and_stands_in_no_answer_log_or_error() {
    let server = Server::start(|_| bare("401 Unauthorized")).await;
    let app = TestApp::reaching(server.at);
    let admin = app.admin();
    assert_eq!(admin.post(PROVIDERS, &form(&[("key", "s3cret-key"), ("schedule", "off")])).await.status, 303);
    let id = only(&app);
    app.sql(&format!("UPDATE provider_connections SET url = '{}?token=t0ken'", server.url()));

    admin.post(&at(&id, "/tests"), &[]).await;
    app.work_off().await;

    assert!(server.asked.borrow()[0].to_lowercase().contains("authorization: bearer s3cret-key"), "{:?}", server.asked);
    let page = admin.get(&at(&id, "")).await;
    assert!(page.main().contains("The other server refused us (401). Check the key."), "{}", page.main());
    for row in app.everything_stored() {
        assert!(!row.contains("s3cret"), "{row}");
        assert!(!row.contains("t0ken") || row.starts_with("provider_connections: "), "{row}");
    }
    assert!(!page.body.contains("t0ken"));
}

#[actix_web::test]
async fn answers_that_are_no_use_are_said_in_words() {
    let server = Server::start(|_| Vec::new()).await;
    let app = TestApp::reaching(server.at);
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "json", &server.url());
    let deep = format!("HTTP/1.1 200 OK\r\n\r\n{}{}", "[".repeat(40), "]".repeat(40)).into_bytes();
    let large = [b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".to_vec(), vec![b' '; 9]].concat();
    let endless = [b"HTTP/1.1 200 OK\r\n\r\n[".to_vec(), vec![b' '; 3 * 1024 * 1024]].concat();
    let elsewhere = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n".to_vec();
    for (answer, key) in [
        (Vec::new(), "outbound-unreachable"),
        (b"no http at all\r\n\r\n".to_vec(), "outbound-unreachable"),
        (bare("500 Oh"), "outbound-status"),
        (bare("204 No Content"), "outbound-no-json"),
        (elsewhere, "outbound-status"),
        (large, "outbound-no-json"),
        (endless, "outbound-large"),
        (deep, "outbound-deep"),
        (ok(&json!({ "clubs": [] })), "provider-no-list"),
        (ok(&json!(vec![0; 501])), "provider-many-rows"),
    ] {
        let began = Instant::now();
        server.says(move |_| answer.clone());
        admin.post(&at(&id, "/tests"), &[]).await;
        app.work_off().await;
        assert!(error(&app).contains(&format!("\"{key}\"")), "{key}: {}", error(&app));
        assert!(began.elapsed() < Duration::from_secs(5), "{key}");
    }
    assert!(server.lines().len() == 10, "a redirect is not followed: {:?}", server.lines());
    assert_eq!(app.numbers("SELECT failures AS n FROM provider_connections"), [0]);
}

#[actix_web::test]
async fn failures_are_retried_with_growing_pauses_and_then_it_is_left_alone_until_it_answers() {
    let server = Server::start(|_| bare("503 Down")).await;
    let app = TestApp::reaching(server.at);
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "json", &server.url());
    app.sql("UPDATE provider_connections SET schedule = 'daily'");
    let failures = || app.numbers("SELECT failures AS n FROM provider_connections")[0];
    let due = |name: &str| {
        let at =
            app.texts(&format!("SELECT run_at AS t FROM jobs WHERE name = '{name}' AND finished_at IS NULL")).concat();
        chrono::NaiveDateTime::parse_from_str(&at, "%Y-%m-%d %H:%M:%S%.f").unwrap() - app.clock.utc()
    };

    assert_eq!(sync(&app, &admin, &id).await, "running 0/0/0/0/0");
    for (n, seconds) in [(1, 30), (2, 60), (3, 120), (4, 240)] {
        assert_eq!(failures(), n);
        let wait = due("fetch_provider_page");
        assert!((seconds..=seconds * 3 / 2).contains(&wait.num_seconds()), "after {n}: {wait}");
        assert_eq!(app.work_off().await, 0, "not before its time");
        app.clock.advance(wait);
        app.work_off().await;
    }
    // The fifth in a row: left alone for a quarter of an hour or a little more, which grows.
    assert_eq!((failures(), last_run(&app).as_str()), (5, "failed 0/0/0/0/0"));
    let refused = admin.post(&at(&id, "/runs"), &[]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.main().contains("after 5 failures in a row. Test the connection"), "{}", refused.main());
    assert!(admin.get(&at(&id, "")).await.main().contains("It failed 5 times in a row, so it is left alone until"));
    let first = due("probe_provider");
    assert!((900..=1350).contains(&first.num_seconds()), "{first}");
    let asked = server.lines().len();
    app.clock.advance(first);
    app.work_off().await;
    // One try, and it is left alone for longer.
    assert_eq!((server.lines().len(), failures()), (asked + 1, 6));
    let second = due("probe_provider");
    assert!((1800..=2700).contains(&second.num_seconds()), "{second}");

    server.says(|_| ok(&json!([club("a", "Archery", 12)])));
    app.clock.advance(second);
    app.work_off().await;
    assert_eq!((failures(), last_run(&app).as_str()), (0, "done 1/0/0/0/0"));
    assert_eq!(app.count("provider_connections WHERE circuit_open_until IS NULL"), 1);
}

#[actix_web::test]
async fn a_test_that_is_answered_ends_the_pause() {
    let server = Server::with(json!([])).await;
    let app = TestApp::reaching(server.at);
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "json", &server.url());
    let until = app.clock.utc() + TimeDelta::hours(3);
    app.sql(&format!("UPDATE provider_connections SET failures = 7, circuit_open_until = '{until}'"));
    assert_eq!(admin.post(&at(&id, "/runs"), &[]).await.status, 409);

    assert_eq!(admin.post(&at(&id, "/tests"), &[]).await.status, 303);
    app.work_off().await;

    assert_eq!(sync(&app, &admin, &id).await, "done 0/0/0/0/0");
}

#[actix_web::test]
async fn two_runs_at_once_are_one_and_a_run_that_died_is_closed_by_the_next() {
    let server = Server::with(json!([club("a", "Archery", 12)])).await;
    let app = TestApp::reaching(server.at);
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "json", &server.url());
    assert_eq!(admin.post(&at(&id, "/runs"), &[]).await.status, 303);
    let second = admin.post(&at(&id, "/runs"), &[]).await;
    assert_eq!(second.status, 409);
    assert!(second.main().contains("A sync is going on already."), "{}", second.main());

    // Two servers take hold of the same page: the lease lets one of them finish.
    let (here, there) = (worker(app.app.clone()), worker(app.another()));
    let (by_one, by_other) = futures_util::future::join(here.work_off(), there.work_off()).await;
    assert_eq!((by_one.unwrap() + by_other.unwrap(), last_run(&app).as_str()), (1, "done 1/0/0/0/0"));

    // The process that had it is gone, and so is its job.
    assert_eq!(admin.post(&at(&id, "/runs"), &[]).await.status, 303);
    app.sql("DELETE FROM jobs WHERE finished_at IS NULL");
    assert_eq!(admin.post(&at(&id, "/runs"), &[]).await.status, 409);
    app.clock.advance(TimeDelta::minutes(31));
    assert_eq!(sync(&app, &admin, &id).await, "done 0/0/1/0/0");
    let states = app.texts("SELECT status || COALESCE(error, '') AS t FROM provider_runs ORDER BY id");
    assert!(states[1].starts_with("failed") && states[1].contains("provider-run-died"), "{states:?}");
}

/// The process dies after it fetched a page and before it took it in: another does it again, and it counts once.
#[actix_web::test]
async fn a_page_that_was_fetched_twice_is_taken_in_once() {
    let server = Server::with(json!([club("a", "Archery", 12)])).await;
    let app = TestApp::reaching(server.at);
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "json", &server.url());
    assert_eq!(admin.post(&at(&id, "/runs"), &[]).await.status, 303);
    let until = app.clock.utc() + TimeDelta::minutes(5);
    app.sql(&format!("UPDATE jobs SET leased_by = 'one that died', leased_until = '{until}', attempts = 1"));
    assert_eq!(app.work_off().await, 0);
    app.clock.advance(TimeDelta::minutes(6));
    app.work_off().await;
    assert_eq!((last_run(&app).as_str(), app.count("activities")), ("done 1/0/0/0/0", 1));
    // The same page once more, as if its job had come back.
    app.sql("UPDATE jobs SET finished_at = NULL, leased_until = NULL WHERE name = 'fetch_provider_page'");
    app.work_off().await;
    assert_eq!((last_run(&app).as_str(), app.count("activities")), ("done 1/0/0/0/0", 1));
}

#[actix_web::test]
async fn pages_that_lead_back_to_each_other_come_to_an_end() {
    let server = Server::with(json!({ "next": "again", "activities": [club("a", "Archery", 12)] })).await;
    let app = TestApp::reaching(server.at);
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "json", &server.url());
    assert_eq!(sync(&app, &admin, &id).await, "failed 1/0/1/0/0");
    assert!(error(&app).contains("provider-run-circles"));
    let n = Rc::new(RefCell::new(0));
    server.says(move |_| {
        *n.borrow_mut() += 1;
        ok(&json!({ "next": *n.borrow(), "activities": [] }))
    });
    assert_eq!(sync(&app, &admin, &id).await, "failed 0/0/0/0/0");
    assert!(error(&app).contains("provider-run-long"));
    assert_eq!(server.lines().len(), 2 + 100);
}

#[actix_web::test]
async fn the_clock_of_the_school_starts_a_sync_once() {
    let server = Server::with(json!([])).await;
    let app = TestApp::reaching(server.at);
    let id = make::provider(&app, MERGINGTON, "json", &server.url());
    // It is ten in the morning of Monday.
    app.sql(&format!(
        "UPDATE provider_connections SET schedule = 'weekly', on_weekday = 1, at_hour = 11 WHERE id = '{id}'"
    ));
    let turn = async || {
        worker(app.app.clone()).run_due().await.unwrap();
        worker(app.another()).run_due().await.unwrap();
        app.work_off().await;
        app.count("provider_runs")
    };
    assert_eq!(turn().await, 0);
    app.clock.advance(TimeDelta::minutes(61));
    assert_eq!((turn().await, turn().await), (1, 1));
    for _ in 0..24 {
        app.clock.advance(TimeDelta::hours(1));
        assert_eq!(turn().await, 1);
    }
    app.clock.advance(TimeDelta::days(6));
    assert_eq!(turn().await, 2);
    assert_eq!(app.texts("SELECT DISTINCT kind AS t FROM provider_runs"), ["scheduled"]);
}

#[actix_web::test]
async fn the_last_thirty_runs_are_kept() {
    let app = TestApp::start();
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "sample", "");
    for _ in 0..33 {
        make::provider_run(&app, MERGINGTON, &id);
    }
    assert_eq!(sync(&app, &admin, &id).await, "done 5/0/0/0/1");
    assert_eq!(app.count("provider_runs"), 30);
    assert_eq!(admin.get(&at(&id, "")).await.body.matches("/settings/providers/runs/").count(), 30);
}

#[actix_web::test]
async fn a_school_without_a_term_is_told_what_is_missing() {
    let app = TestApp::start();
    let admin = app.admin();
    let id = make::provider(&app, MERGINGTON, "sample", "");
    app.sql("DELETE FROM terms WHERE school_id = 11");
    assert_eq!(sync(&app, &admin, &id).await, "failed 0/0/0/0/0");
    assert!(error(&app).contains("provider-run-no-term"));
}

#[actix_web::test]
async fn lists_cost_as_many_statements_for_many_as_for_one() {
    let app = TestApp::start();
    let admin = app.admin();
    let count = async |path: &str| {
        let before = app.statements();
        assert_eq!(admin.get(path).await.status, 200);
        app.statements() - before
    };
    let mut seen = Vec::new();
    let id = make::provider(&app, MERGINGTON, "sample", "");
    for rows in [1, 3] {
        while app.count("provider_connections") < rows {
            make::provider(&app, MERGINGTON, "sample", "");
        }
        while app.count("provider_runs") < rows {
            make::provider_run(&app, MERGINGTON, &id);
        }
        let run = app.texts("SELECT id AS t FROM provider_runs ORDER BY id LIMIT 1").concat();
        seen.push([count(PROVIDERS).await, count(&at(&id, "")).await, count(&format!("{PROVIDERS}/runs/{run}")).await]);
    }
    assert_eq!(seen, [[5, 6, 4]; 2]);
}
