//! The command line, as somebody types it: the real binary, a folder and a database of its own.

use crate::support::{MERGINGTON, TestDatabase, make, run_dir};
use actix_web::cookie::{Cookie, CookieJar};
use diesel::{QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Text};
use homeroom::{
    app,
    config::{Config, SETTINGS},
    platform::{
        db::{
            Conn,
            ids::{JobId, SessionId},
        },
        text::{random_token, sha256_hex},
        web::Routes,
    },
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc::channel,
    },
    thread,
    time::{Duration, Instant},
};

/// The list that the issue names, as the demo has it.
const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/commands/demo/mergington-activities.json");

/// A machine with nothing on it but the program.
struct Machine {
    folder: PathBuf,
    database: TestDatabase,
    settings: BTreeMap<String, String>,
}

#[derive(QueryableByName)]
struct Words {
    #[diesel(sql_type = Text)]
    t: String,
}

impl Machine {
    fn new(env: &str) -> Self {
        let (folder, database) = (run_dir().join(format!("machine-{}", JobId::fresh())), TestDatabase::empty());
        let mut settings = BTreeMap::from([
            ("APP_ENV".to_owned(), env.to_owned()),
            ("DATA_DIR".to_owned(), folder.display().to_string()),
            ("DATABASE_URL".to_owned(), database.url()),
            ("LOG_LEVEL".to_owned(), "error".to_owned()),
        ]);
        if let TestDatabase::Postgres { .. } = database {
            settings.insert("DATABASE_OWNER_URL".to_owned(), database.owner_url());
        }
        Self { folder, database, settings }
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_homeroom"));
        command.args(words).env_clear().envs(&self.settings).stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn run(&self, words: &[&str]) -> Said {
        self.run_with(words, "")
    }

    fn run_with(&self, words: &[&str], typed: &str) -> Said {
        let mut child = self.command(words).spawn().unwrap();
        child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        Said::of(child.wait_with_output().unwrap())
    }

    /// The column `t` of every row.
    fn texts(&self, sql: &str) -> Vec<String> {
        let rows = sql_query(format!("SELECT COALESCE(CAST(t AS TEXT), '') AS t FROM ({sql}) AS asked"));
        let rows: Vec<Words> = rows.load(&mut self.database.connect()).unwrap();
        rows.into_iter().map(|row| row.t).collect()
    }

    /// Started, and ready to answer.
    fn serve(&self) -> Server {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut child = self.command(&["serve"]).env("PORT", port.to_string()).spawn().unwrap();
        let lines = Arc::new(Mutex::new(Vec::new()));
        let (ready, is_ready) = channel();
        // Read to the end: whoever stops reading stops the one who writes.
        let streams: [Box<dyn Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let (lines, ready) = (lines.clone(), ready.clone());
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    let is_ready = line.starts_with("Homeroom answers on ");
                    lines.lock().unwrap().push(line);
                    if is_ready {
                        let _ = ready.send(());
                    }
                }
            });
        }
        drop(ready);
        let server = Server { child, port, lines };
        assert!(is_ready.recv_timeout(Duration::from_secs(60)).is_ok(), "it did not start: {}", server.said());
        server
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Said {
    is_done: bool,
    out: String,
    err: String,
}

impl Said {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { is_done: output.status.success(), out: text(output.stdout), err: text(output.stderr) }
    }

    #[track_caller]
    fn done(self) -> String {
        assert!(self.is_done, "{}", self.err);
        self.out
    }

    /// Why not, without the program's name.
    #[track_caller]
    fn refused(self) -> String {
        assert!(!self.is_done, "{}", self.out);
        self.err.strip_prefix("homeroom: ").unwrap_or(&self.err).trim_end().to_owned()
    }
}

/// A server that is running; killed without a word when dropped.
struct Server {
    child: Child,
    port: u16,
    /// All that it said so far.
    lines: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn said(&self) -> String {
        self.lines.lock().unwrap().join("\n")
    }

    fn ask(&self, method: &str, path: &str, cookie: &str, form: &str) -> Option<(u16, String)> {
        ask(self.port, method, path, cookie, form)
    }

    /// Somebody of the demo: the answer's status, and the cookie of their session.
    fn sign_in(&self, email: &str) -> (u16, String) {
        let form = format!("email={}&password=branch+out+and+grow+together", email.replace('@', "%40"));
        let (status, answer) = self.ask("POST", "/sign-in", "", &form).unwrap();
        let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: homeroom="));
        let cookie = cookie.and_then(|cookie| cookie.split(';').next()).map(|cookie| format!("homeroom={cookie}"));
        (status, cookie.unwrap_or_default())
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One request of one connection: status, and everything that came. `None`: nobody answered to the end.
fn ask(port: u16, method: &str, path: &str, cookie: &str, form: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    let length = form.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\nsec-fetch-site: same-origin\r\n\
         cookie: {cookie}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{form}"
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some((answer.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?, answer))
}

#[test]
fn the_settings_are_listed_and_a_mistake_in_them_is_named() {
    let machine = Machine::new("ci");
    let table = machine.run(&["check", "--settings"]).done();
    for (name, default, meaning) in SETTINGS {
        assert!(table.lines().any(|line| line == format!("| `{name}` | {default} | {meaning} |")), "{name}: {table}");
    }

    let mut machine = Machine::new("production");
    machine.settings.insert("SECRET_KEY".to_owned(), "short".to_owned());
    for (name, value) in
        [("TRUSTED_PROXIES", "one"), ("LIMIT_SESSION", "-1"), ("LIMIT_MAILS", "many"), ("LOG_LEVEL", "loud")]
    {
        machine.settings.insert(name.to_owned(), value.to_owned());
    }
    machine.settings.remove("DATA_DIR");
    let why = machine.run(&["serve"]).refused();
    assert_eq!(
        why,
        "these settings need another look:
  DATA_DIR: production needs it said
  BASE_URL: production needs it said
  SECRET_KEY: production needs at least 64 random characters
  LOG_LEVEL: \"loud\" is none of error, warn, info, debug, trace
  TRUSTED_PROXIES: \"one\" is no number that fits
  LIMIT_SESSION: \"-1\" is no number that fits
  LIMIT_MAILS: \"many\" is no number that fits"
    );
}

#[test]
fn production_refuses_plain_http_and_a_folder_that_others_can_read() {
    let mut machine = Machine::new("production");
    let set = |machine: &mut Machine, name: &str, value: &str| {
        machine.settings.insert(name.to_owned(), value.to_owned());
    };
    set(&mut machine, "SECRET_KEY", "k3y-".repeat(16).as_str());
    set(&mut machine, "BASE_URL", "http://school.example");
    assert!(machine.run(&["serve"]).refused().contains("SECRET_KEY"), "a key of four letters is none");
    set(&mut machine, "SECRET_KEY", &random_token::<32>());
    assert_eq!(
        machine.run(&["serve"]).refused(),
        "these settings need another look:\n  BASE_URL: production needs https, or passwords travel in the open"
    );
    set(&mut machine, "BASE_URL", "https://school.example");
    assert_eq!(machine.run(&["check"]).refused(), "the database is older than this program: run `homeroom migrate`");
    machine.run(&["migrate"]).done();
    // From here on the server itself needs no owner.
    machine.settings.remove("DATABASE_OWNER_URL");
    machine.run(&["check"]).done();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::create_dir_all(&machine.folder).unwrap();
        fs::set_permissions(&machine.folder, fs::Permissions::from_mode(0o755)).unwrap();
        let why = machine.run(&["serve"]).refused();
        assert!(why.contains("DATA_DIR: others on this machine can read"), "{why}");
    }
}

#[test]
fn every_mounted_route_is_listed() {
    let listed: Vec<Value> = serde_json::from_str(&Machine::new("ci").run(&["routes", "--json"]).done()).unwrap();
    let mounted: Vec<_> = app::routes()
        .iter()
        .flat_map(Routes::entries)
        .map(|entry| {
            json!({ "method": entry.method.as_str(), "path": entry.path, "access": entry.access, "permission": entry.permission,
                "largest_body": entry.largest_body,
                "is_outside": entry.is_outside })
        })
        .collect();
    assert_eq!(listed, mounted);
}

#[test]
fn a_school_is_opened_once_with_what_it_needs_to_begin() {
    let machine = Machine::new("ci");
    let lakeside = ["school", "add", "--slug", "lakeside", "--name", "Lakeside High"];
    let said = machine.run(&lakeside).done();
    assert!(said.trim_end().ends_with("/s/lakeside"), "{said}");

    let described = "slug || ' ' || name || ' ' || time_zone || ' ' || locale || ' ' || registration";
    assert_eq!(
        machine.texts(&format!("SELECT {described} AS t FROM schools")),
        ["lakeside Lakeside High UTC en closed"]
    );
    assert_eq!(machine.texts("SELECT code AS t FROM programs WHERE is_default"), ["GEN"]);
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM terms"), ["1"]);
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM people"), ["0"]);

    let again = machine.run(&lakeside).refused();
    assert!(again.starts_with("slug: "), "{again}");
    let wrong = [
        "school",
        "add",
        "--slug",
        "www",
        "--name",
        " ",
        "--time-zone",
        "Mars/Phobos",
        "--locale",
        "xx",
        "--owner",
        "who",
    ];
    let why = machine.run(&wrong).refused();
    let fields: Vec<_> = why.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(fields, ["slug", "name", "time_zone", "locale", "owner_email"], "{why}");
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM schools"), ["1"]);

    machine.run(&["school", "add", "--slug", "hilltop", "--name", "Hilltop", "--owner", "Mina@Hilltop.edu"]).done();
    assert_eq!(machine.texts("SELECT email || ' ' || role AS t FROM people"), ["mina@hilltop.edu owner"]);
    assert_eq!(machine.texts("SELECT to_address AS t FROM site_mails"), ["mina@hilltop.edu"]);
}

#[test]
fn an_account_is_added_with_a_password_that_nobody_else_saw() {
    let machine = Machine::new("ci");
    machine.run(&["school", "add", "--slug", "lakeside", "--name", "Lakeside High"]).done();
    let ana = ["user", "add", "--email", "Ana@lakeside.edu", "--name", "Ana  Ortiz"];
    let as_teacher = [&ana[..], &["--school", "lakeside", "--role", "teacher", "--password-stdin"]].concat();

    for (typed, why) in [("short", "Use at least 15 characters."), ("passwordpasswordpassword", "less common")] {
        let refused = machine.run_with(&as_teacher, typed).refused();
        assert!(refused.contains(why), "{refused}");
    }
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM users"), ["0"]);
    machine.run_with(&as_teacher, &format!("{}\n", make::PASSWORD)).done();
    let user =
        "SELECT email || ' ' || name || ' ' || (email_verified_at IS NOT NULL AND NOT is_site_admin) AS t FROM users";
    let [user] = machine.texts(user).try_into().unwrap();
    assert!(user == "ana@lakeside.edu Ana Ortiz 1" || user == "ana@lakeside.edu Ana Ortiz true", "{user}");
    assert_eq!(
        machine.texts("SELECT name || ' ' || role || ' ' || status AS t FROM people"),
        ["Ana Ortiz teacher active"]
    );
    assert!(
        machine.texts("SELECT password_hash AS t FROM users").concat().starts_with("$argon2id$v=19$m=19456,t=2,p=1$")
    );

    let again = machine.run(&ana).refused();
    assert!(again.contains("account"), "{again}");
    for (words, why) in [
        (["--school", "nowhere", "--role", "teacher"], "there is no such school"),
        (["--school", "lakeside", "--role", "king"], "--role: no such role"),
    ] {
        let bo = [&["user", "add", "--email", "bo@lakeside.edu", "--name", "Bo"][..], &words].concat();
        assert_eq!(machine.run(&bo).refused(), why);
    }
    assert_eq!(
        machine.run(&["user", "add", "--email", "bo", "--name", "Bo"]).refused(),
        "--email: not an e-mail address"
    );
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM users"), ["1"]);
    machine.run(&["user", "add", "--email", "site@lakeside.edu", "--name", "Sita", "--site-admin"]).done();
    assert_eq!(machine.texts("SELECT email AS t FROM users WHERE is_site_admin"), ["site@lakeside.edu"]);
}

#[test]
fn a_list_of_activities_is_imported_once() {
    let machine = Machine::new("ci");
    machine.run(&["school", "add", "--slug", "lakeside", "--name", "Lakeside High"]).done();
    let import = ["import", "activities", LIST, "--school", "lakeside"];
    let summary = |words: &[&str]| -> Value { serde_json::from_str(&machine.run(words).done()).unwrap() };
    let counts = |created: usize, unchanged: usize| json!({ "created": created, "updated": 0, "unchanged": unchanged, "skipped": 0 });
    let first = json!({
        "activities": counts(12, 0), "people": counts(23, 0), "signups": counts(24, 0), "errors": [],
    });

    assert_eq!(summary(&[&import[..], &["--dry-run"]].concat()), first);
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM activities"), ["0"]);
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM people"), ["0"]);

    assert_eq!(summary(&import), first);
    let stored =
        || machine.texts("SELECT activity_id || person_id || status || requested_at AS t FROM signups ORDER BY 1");
    let before = stored();
    assert_eq!(before.len(), 24);
    let second = summary(&import);
    for kind in ["activities", "people", "signups"] {
        assert_eq!((&second[kind]["created"], &second[kind]["updated"]), (&json!(0), &json!(0)), "{second}");
    }
    assert_eq!(stored(), before);
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM mails"), ["0"]);
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM jobs WHERE name <> 'sweep'"), ["0"]);

    let why = machine.run(&["import", "activities", LIST, "--school", "nowhere"]).refused();
    assert!(why.contains("there is no school \"nowhere\""), "{why}");
    assert!(
        machine
            .run(&["import", "activities", "/no/such/file", "--school", "lakeside"])
            .refused()
            .contains("No such file")
    );
    let broken = machine.folder.join("broken.json");
    fs::write(&broken, "[1, 2").unwrap();
    let why = machine.run(&["import", "activities", &broken.display().to_string(), "--school", "lakeside"]).refused();
    assert!(why.contains("broken.json"), "{why}");
}

#[test]
fn development_begins_with_a_demo_and_keeps_what_people_did_in_it() {
    let machine = Machine::new("dev");
    let began = Instant::now();
    let mut server = machine.serve();
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
    let said = server.said();
    for words in [make::PASSWORD, "principal@mergington.edu", "emma@mergington.edu", "site@homeroom.example"] {
        assert!(said.contains(words), "{said}");
    }

    for (email, path, words) in [
        ("principal@mergington.edu", "/s/mergington/settings", "Branch out and grow"),
        ("admin@mergington.edu", "/s/mergington/people", "Dana Whitfield"),
        ("arts@mergington.edu", "/s/mergington/today", "Ms. Okafor"),
        ("rodriguez@mergington.edu", "/s/mergington/activities", "Art Club"),
        ("chen@mergington.edu", "/schools", "Riverside Community College"),
        ("emma@mergington.edu", "/s/mergington/today", "Programming Class"),
        ("dean@riverside.edu", "/s/riverside/activities", "Jazz Ensemble"),
        ("site@homeroom.example", "/site/schools", "Mergington High School"),
    ] {
        let (status, cookie) = server.sign_in(email);
        assert_eq!(status, 303, "{email}");
        let (status, page) = server.ask("GET", path, &cookie, "").unwrap();
        assert_eq!(status, 200, "{email} at {path}");
        assert!(page.contains(words), "{email} at {path}: no {words}");
    }
    let of_mergington = |what: &str, table: &str| {
        let school = "(SELECT id FROM schools WHERE slug = 'mergington')";
        machine.texts(&format!("SELECT {what} AS t FROM {table} WHERE school_id = {school}"))
    };
    assert_eq!(of_mergington("COUNT(*)", "activities"), ["12"]);
    assert_eq!(of_mergington("COUNT(DISTINCT term_id)", "activities"), ["1"]);
    let students: usize = of_mergington("COUNT(*)", "people")[0].parse().unwrap();
    assert!((390..=420).contains(&students), "{students}");
    let full =
        "SELECT name AS t FROM activities WHERE waitlisted_count > 0 AND enrolled_count = capacity ORDER BY name";
    assert_eq!(machine.texts(full), ["Basketball Team", "Chess Club", "Math Club", "Nursing Study Group"]);
    let counted = "SELECT a.name AS t FROM activities a WHERE enrolled_count <> (SELECT COUNT(*) FROM signups s
        WHERE s.school_id = a.school_id AND s.activity_id = a.id AND s.status = 'enrolled')";
    assert_eq!(machine.texts(counted), [""; 0]);
    // The weeks that have been left something behind.
    assert_eq!(of_mergington("COUNT(*)", "tags"), ["4"]);
    assert_eq!(of_mergington("COUNT(*)", "ratings"), ["15"]);
    assert_eq!(of_mergington("COUNT(*)", "favourites"), ["74"]);
    let averages = "SELECT name AS t FROM activities a WHERE rating_sum <> (SELECT COALESCE(SUM(r.score), 0)
        FROM ratings r WHERE r.school_id = a.school_id AND r.activity_id = a.id)";
    assert_eq!(machine.texts(averages), [""; 0]);
    let strangers = "SELECT id AS t FROM ratings r WHERE NOT EXISTS (SELECT 1 FROM attendance m WHERE
        m.school_id = r.school_id AND m.person_id = r.person_id AND m.mark IN ('present', 'late'))";
    assert_eq!(machine.texts(strangers), [""; 0]);
    let without = "SELECT DISTINCT a.name AS t FROM activity_sessions s JOIN activities a ON a.school_id = s.school_id
        AND a.id = s.activity_id JOIN schools h ON h.id = s.school_id
        WHERE h.slug = 'mergington' AND s.status <> 'cancelled' AND s.ends_at < CURRENT_TIMESTAMP AND NOT EXISTS
        (SELECT 1 FROM attendance m WHERE m.school_id = s.school_id AND m.session_id = s.id) ORDER BY a.name";
    assert_eq!(machine.texts(&format!("{without} LIMIT 2")), ["Chess Club", "Debate Team"]);
    let told = of_mergington("COUNT(*)", "session_notices");
    assert_eq!(told, machine.texts("SELECT COUNT(*) AS t FROM mails WHERE template = 'session_cancelled'"));
    let back = "SELECT COUNT(*) AS t FROM mails WHERE bounced_at IS NOT NULL";
    assert_eq!(machine.texts(back), ["2"]);
    assert_eq!(machine.texts("SELECT DISTINCT password_hash AS t FROM users").len(), 1, "hashed once for all");
    // Nobody was written to but those whose date does not take place, and one student, who is asked in.
    let others = "SELECT template AS t FROM mails WHERE template <> 'session_cancelled'";
    assert_eq!(machine.texts(others), ["invitation"]);
    let cancelled = "SELECT DISTINCT status AS t FROM mails WHERE template = 'session_cancelled'";
    assert_eq!(machine.texts(cancelled), ["sent"]);
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM site_mails"), ["0"]);

    // A second start changes nothing, and says it all again.
    server.kill();
    machine.database.connect().batch_execute("UPDATE activities SET room = 'Moved' WHERE name = 'Art Club'").unwrap();
    let stored = || machine.texts("SELECT school_id || id || name || room AS t FROM activities ORDER BY 1");
    let (before, people) = (stored(), machine.texts("SELECT id AS t FROM people ORDER BY 1"));
    let server = machine.serve();
    assert!(server.said().contains(make::PASSWORD));
    assert_eq!((stored(), machine.texts("SELECT id AS t FROM people ORDER BY 1")), (before, people));
    assert_eq!(server.sign_in("emma@mergington.edu").0, 303);
}

#[test]
fn a_published_draw_of_a_school_is_run_again_by_its_address() {
    let machine = Machine::new("dev");
    let server = machine.serve();
    let (_, dean) = server.sign_in("dean@riverside.edu");
    let round = machine.texts("SELECT id AS t FROM activity_groups").concat();
    let verify = |school: &str, round: &str, more: &[&str]| {
        machine.run(&[&["draw", "verify", "--school", school, "--round", round], more].concat())
    };
    let none = |round: &str, school: &str| format!("no draw {round} was published at {school:?}");
    assert_eq!(verify("riverside", &round, &[]).refused(), none(&round, "riverside"), "it waits for the office");

    let address = format!("/s/riverside/choices/{round}");
    let (_, page) = server.ask("GET", &format!("{address}/draw"), &dean, "").unwrap();
    let seen = page.split_once("name=\"seen\" value=\"").and_then(|(_, rest)| rest.split_once('"')).unwrap().0;
    let (status, _) = server.ask("POST", &format!("{address}/publication"), &dean, &format!("seen={seen}")).unwrap();
    assert_eq!(status, 303);

    // Beside the running server, by anybody who has the machine.
    let said: Value = serde_json::from_str(&verify("riverside", &round, &[]).done()).unwrap();
    let places: i64 = machine.texts("SELECT SUM(places) AS t FROM draw_results")[0].parse().unwrap();
    let students: i64 = machine.texts("SELECT COUNT(*) AS t FROM draw_results")[0].parse().unwrap();
    assert_eq!((&said["is_same"], &said["seed_fits"]), (&json!(true), &json!(true)), "{said}");
    assert_eq!((&said["places"], &said["students"]), (&json!(places), &json!(students)), "{said}");
    assert!(places > 30 && students == 53, "{places} of {students}");
    let other = verify("riverside", &round, &["--seed", &"00".repeat(32)]);
    assert!(!other.is_done && other.err.contains("does not come out like this"), "{}", other.err);

    // What is not there is said, and another school's draw is not there.
    let unknown = JobId::fresh().to_string();
    for (school, round) in [("mergington", round.as_str()), ("riverside", unknown.as_str()), ("nowhere", "x")] {
        assert_eq!(verify(school, round, &[]).refused(), none(round, school));
    }
    assert!(!machine.run(&["draw", "verify", "--school", "riverside"]).is_done, "a round is needed too");
}

#[test]
fn a_database_with_anything_in_it_gets_no_demo() {
    let machine = Machine::new("dev");
    machine.run(&["school", "add", "--slug", "lakeside", "--name", "Lakeside High"]).done();
    let server = machine.serve();
    assert!(!server.said().contains(make::PASSWORD), "{}", server.said());
    assert_eq!(machine.texts("SELECT slug AS t FROM schools"), ["lakeside"]);
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM users"), ["0"]);
}

#[test]
fn checks_and_production_get_no_demo() {
    let machine = Machine::new("ci");
    let _server = machine.serve();
    assert_eq!(machine.texts("SELECT COUNT(*) AS t FROM schools"), ["0"]);
}

#[test]
fn development_listens_to_this_machine_only() {
    let mut machine = Machine::new("dev");
    machine.settings.insert("HOST".to_owned(), "0.0.0.0".to_owned());
    let why = machine.run(&["serve"]).refused();
    assert!(why.contains("HOST: 0.0.0.0 would show accounts with a known password to others"), "{why}");
}

#[test]
fn health_asks_the_server_on_this_machine() {
    let mut machine = Machine::new("ci");
    let server = machine.serve();
    machine.settings.insert("PORT".to_owned(), server.port.to_string());
    machine.run(&["health"]).done();
    drop(server);
    machine.run(&["health"]).refused();
}

/// Who did what is in the log as ids; what they typed, where they live and what opens their door is not.
#[test]
fn what_is_logged_names_nobody() {
    let mut machine = Machine::new("e2e");
    machine.settings.insert("LOG_LEVEL".to_owned(), "debug".to_owned());
    let server = machine.serve();
    let started = server.lines.lock().unwrap().len();
    let form =
        |fields: &[(&str, &str)]| url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let post =
        |path: &str, cookie: &str, fields: &[(&str, &str)]| server.ask("POST", path, cookie, &form(fields)).unwrap();

    let emma = [("email", "emma@mergington.edu"), ("password", make::PASSWORD)];
    let (_, answer) = post("/sign-in", "", &emma);
    let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: homeroom=")).unwrap();
    let cookie = cookie.split(';').next().unwrap();
    let signed_in = format!("homeroom={cookie}");
    post("/sign-in", "", &[("email", "emma@mergington.edu"), ("password", "canary password one")]);
    post("/password/forgot", "", &[("email", "emma@mergington.edu")]);
    let canary = [("email", "canary@mergington.edu"), ("name", "Cana Ry"), ("password", "a bird that sings at night")];
    post("/s/mergington/register", "", &canary);
    post("/account", &signed_in, &[("name", "Canary Lindqvist")]);
    server.ask("GET", "/s/mergington/activities?q=canary+words", &signed_in, "").unwrap();
    server.ask("GET", "/reset/canary-token?next=canary", &signed_in, "").unwrap();
    let links = "SELECT text AS t FROM site_mails";
    let began = Instant::now();
    let has_sent = || machine.texts("SELECT id AS t FROM site_mails WHERE status = 'sent'").len() == 2;
    while !has_sent() && began.elapsed() < Duration::from_secs(30) {
        thread::sleep(Duration::from_millis(50));
    }
    assert!(has_sent(), "{}", server.said());

    let (said, token) = (server.lines.lock().unwrap().split_off(started), cookie.get(44..).unwrap().to_owned());
    let mut secrets =
        vec!["canary", "Canary", "sings", "emma", "Lindqvist", make::PASSWORD, "$argon2", "mergington.edu", &token];
    let mailed = machine.texts(links).concat();
    let mailed = mailed.split(['/', '\n', ' ']).filter(|word| word.len() == 64).collect::<Vec<_>>();
    assert_eq!(mailed.len(), 2, "two links were mailed");
    secrets.extend(mailed);
    for line in &said {
        for secret in &secrets {
            assert!(!line.contains(secret), "{secret}: {line}");
        }
    }
    // What is there: a line of JSON for each answer.
    let answers: Vec<Value> = said.iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let answers: Vec<_> = answers.iter().filter(|line| line["message"] == "answered").collect();
    assert_eq!(answers.len(), 7);
    let path = |n: usize| answers[n]["path"].as_str().unwrap().to_owned();
    assert_eq!([path(0), path(3), path(6)], ["/sign-in", "/s/{slug}/register", "-"]);
    let user = machine.texts("SELECT id AS t FROM users WHERE email = 'emma@mergington.edu'").concat();
    assert_eq!((&answers[5]["user_id"], &answers[5]["school"]), (&json!(user), &json!("mergington")));
    assert!(answers.iter().all(|line| line["request_id"].as_str().is_some_and(|id| id.len() == 26)));
}

/// Kills the server while forty students sign up, and counts what it had said "done" to.
#[test]
fn a_kill_under_load_loses_no_sign_up_that_was_acknowledged() {
    let machine = Machine::new("dev");
    let mut server = machine.serve();
    let secret = Config::from_vars(&HashMap::new()).unwrap().secret;
    let students =
        "SELECT u.id AS t FROM users u JOIN people p ON p.user_id = u.id JOIN schools s ON s.id = p.school_id
        WHERE s.slug = 'mergington' AND p.role = 'student' AND p.status = 'active' ORDER BY u.email LIMIT 40";
    let cookies: Vec<String> = machine.texts(students).iter().map(|user| session(&machine, user, &secret)).collect();
    // Room for everybody, and one that overlaps with none of the others.
    machine
        .database
        .connect()
        .batch_execute("UPDATE activities SET capacity = 1000 WHERE name = 'Morning Fitness'")
        .unwrap();
    let activity = machine.texts("SELECT id AS t FROM activities WHERE name = 'Morning Fitness'").concat();
    let path = MERGINGTON.path(&format!("/activities/{activity}"));

    let (port, is_over) = (server.port, Arc::new(AtomicBool::new(false)));
    let last = Arc::new(Mutex::new(BTreeMap::new()));
    let clients: Vec<_> = cookies
        .into_iter()
        .enumerate()
        .map(|(n, cookie)| {
            let (path, is_over, last) = (path.clone(), is_over.clone(), last.clone());
            thread::spawn(move || {
                // Half of them come to rest before the end, after some more and some fewer.
                let times = if n % 2 == 0 { n / 2 % 5 + 1 } else { usize::MAX };
                for verb in ["signups", "withdrawal"].into_iter().cycle().take(times) {
                    if is_over.load(Ordering::SeqCst) {
                        return;
                    }
                    // From here on either outcome is right, until it is acknowledged.
                    last.lock().unwrap().insert(n, (cookie.clone(), None));
                    match ask(port, "POST", &format!("{path}/{verb}"), &cookie, "") {
                        Some((303, _)) => drop(last.lock().unwrap().insert(n, (cookie.clone(), Some(verb)))),
                        Some((status, answer)) => panic!("{status}: {answer}"),
                        None => return,
                    }
                }
            })
        })
        .collect();
    let at_rest = || last.lock().unwrap().iter().filter(|(n, (_, said))| **n % 2 == 0 && said.is_some()).count();
    let began = Instant::now();
    while at_rest() < 15 && began.elapsed() < Duration::from_secs(60) {
        thread::sleep(Duration::from_millis(5));
    }
    server.kill();
    is_over.store(true, Ordering::SeqCst);
    for client in clients {
        client.join().unwrap();
    }

    let _server = machine.serve();
    let last = last.lock().unwrap();
    let acknowledged: Vec<_> = last.values().filter_map(|(cookie, verb)| Some((cookie, (*verb)?))).collect();
    assert!(acknowledged.len() >= 15, "only {} were at rest", acknowledged.len());
    for (cookie, verb) in acknowledged {
        let status = signup_of(&machine, cookie, &activity);
        assert_eq!(status, if verb == "signups" { "enrolled" } else { "withdrawn" });
    }
    let counted = "SELECT a.enrolled_count - (SELECT COUNT(*) FROM signups s WHERE s.school_id = a.school_id
        AND s.activity_id = a.id AND s.status = 'enrolled') AS t FROM activities a WHERE a.name = 'Morning Fitness'";
    assert_eq!(machine.texts(counted), ["0"]);
}

/// Opens a session beside the server, whose cookie carries the token in the open and a signature.
fn session(machine: &Machine, user: &str, secret: &actix_web::cookie::Key) -> String {
    let (token, id) = (random_token::<16>(), SessionId::fresh());
    let insert = format!(
        "INSERT INTO sessions (token_hash, id, user_id, remembered, created_at, seen_at, expires_at, address, agent)
         VALUES ('{}', '{id}', '{user}', TRUE, '2026-01-01 00:00:00', '2999-01-01 00:00:00', '2999-01-01 00:00:00', '', '')",
        sha256_hex(&token)
    );
    let mut conn = machine.database.connect();
    if let Conn::Sqlite(c) = &mut conn {
        c.batch_execute("PRAGMA busy_timeout = 20000").unwrap();
    }
    conn.batch_execute(&insert).unwrap();
    let mut jar = CookieJar::new();
    jar.signed_mut(secret).add(Cookie::new("homeroom", token));
    format!("homeroom={}", jar.get("homeroom").unwrap().value())
}

fn signup_of(machine: &Machine, cookie: &str, activity: &str) -> String {
    let token = &cookie[cookie.len() - 32..];
    let of_the_session = format!("SELECT user_id FROM sessions WHERE token_hash = '{}'", sha256_hex(token));
    let sql = format!(
        "SELECT g.status AS t FROM signups g JOIN people p ON p.school_id = g.school_id AND p.id = g.person_id
         WHERE g.activity_id = '{activity}' AND p.user_id = ({of_the_session})"
    );
    machine.texts(&sql).concat()
}

#[test]
fn the_list_of_the_demo_is_the_one_that_schools_bring() {
    let list: serde_json::Map<String, Value> =
        serde_json::from_str(&fs::read_to_string(Path::new(LIST)).unwrap()).unwrap();
    let people: std::collections::BTreeSet<_> =
        list.values().flat_map(|activity| activity["participants"].as_array().unwrap()).map(Value::to_string).collect();
    assert_eq!((list.len(), people.len()), (12, 23));
}

#[test]
fn letters_become_files_in_every_language_and_without_a_chromium_it_says_so() {
    let machine = Machine::new("ci");
    let out = machine.folder.join("letters");
    let said = machine
        .command(&["mail", "preview", "--all", "--out", out.to_str().unwrap()])
        .env("CHROMIUM", "/nowhere")
        .output();
    let said = Said::of(said.unwrap());
    assert!(said.out.contains("letters are in") && said.out.contains("without pictures"), "{}{}", said.out, said.err);
    for lang in ["en", "ur", "ps"] {
        for name in homeroom::mails::letter_names() {
            let read = |ending: &str| std::fs::read_to_string(out.join(lang).join(format!("{name}.{ending}"))).unwrap();
            assert!(
                read("html").contains(&format!("<html lang=\"{lang}\"")) && read("txt").len() > 20,
                "{lang} {name}"
            );
            assert!(!out.join(lang).join(format!("{name}.png")).exists());
        }
    }
    let said = machine.run(&["mail", "preview", "--letter", "odd", "--out", out.to_str().unwrap()]);
    assert!(said.err.contains("there is no such letter; there are verify_email"), "{}", said.err);
    let said = machine.run(&["mail", "preview", "--out", out.to_str().unwrap()]);
    assert!(said.err.contains("--all"), "{}", said.err);
}
