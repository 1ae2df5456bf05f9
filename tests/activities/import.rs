//! Taking over the list of the application that schools had before.

use super::{counts, numbers, standing};
use crate::support::{TestApp, WESTFIELD, make};
use homeroom::{
    activities::{Imported, import},
    platform::{
        access::{Actor, SiteKey},
        db::SiteDb,
    },
};
use serde_json::{Map, Value, json};
use std::{path::Path, process::Command};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/mergington-activities.json");

/// Into Westfield, where nobody is yet.
async fn run(app: &TestApp, list: &Value) -> Imported {
    let list: Map<String, Value> = list.as_object().unwrap().clone();
    let school = WESTFIELD.id.to_string().parse().unwrap();
    let work = move |db: &mut SiteDb<'_>| db.within(school, |db| import(db, &Actor::system(), &list));
    app.app.db.write(&SiteKey::for_command_line(), work).await.unwrap()
}

/// Created, updated, unchanged, skipped: of activities, people and signups.
fn told(done: &Imported) -> [[usize; 4]; 3] {
    [&done.activities, &done.people, &done.signups].map(|n| [n.created, n.updated, n.unchanged, n.skipped])
}

fn errors(done: &Imported) -> Vec<String> {
    done.errors.iter().map(|bad| format!("{}: {}", bad.path, bad.error)).collect()
}

fn entry(places: i64, day: &str, participants: &[&str]) -> Value {
    json!({
        "description": "Learn", "schedule": "ignored", "max_participants": places, "participants": participants,
        "schedule_details": { "days": [day], "start_time": "15:15", "end_time": "16:45" },
    })
}

fn activity(app: &TestApp, name: &str) -> homeroom::platform::db::ids::ActivityId {
    let id = app.texts(&format!("SELECT id AS t FROM activities WHERE school_id = 22 AND name = '{name}'")).concat();
    id.try_into().unwrap()
}

fn person(app: &TestApp, email: &str) -> homeroom::platform::db::ids::PersonId {
    app.texts(&format!("SELECT id AS t FROM people WHERE school_id = 22 AND email = '{email}'"))
        .concat()
        .try_into()
        .unwrap()
}

#[actix_web::test]
async fn the_shared_list_comes_in_whole_and_only_once() {
    let app = TestApp::start();
    let Ok(text) = std::fs::read_to_string(FILE) else {
        eprintln!("skipped: {FILE} is not there");
        return;
    };
    let list: Value = serde_json::from_str(&text).unwrap();

    let first = run(&app, &list).await;

    assert_eq!((told(&first), errors(&first)), ([[12, 0, 0, 0], [23, 0, 0, 0], [24, 0, 0, 0]], vec![]));
    let published = "activities WHERE school_id = 22 AND status = 'published' AND published_at IS NOT NULL
        AND source = 'activities.json' AND external_id = name";
    assert_eq!(app.count(published), 12);
    assert_eq!(app.count(&format!("{published} AND term_id = '{}'", WESTFIELD.autumn)), 12);
    assert_eq!(app.count("people WHERE school_id = 22 AND role = 'student' AND status = 'imported'"), 23);
    assert_eq!(app.count("signups WHERE school_id = 22 AND status = 'enrolled' AND source = 'activities.json'"), 24);
    assert_eq!(
        (app.count("mails"), app.count("activity_leaders"), app.count("people WHERE school_id = 11")),
        (0, 0, 0)
    );
    let chess = activity(&app, "Chess Club");
    assert_eq!(counts(&app, &chess), (2, 0));
    let slots = "SELECT CAST(weekday AS TEXT) || ' ' || CAST(starts_minute AS TEXT) AS t FROM activity_slots";
    assert_eq!(app.texts(&format!("{slots} WHERE activity_id = '{chess}' ORDER BY 1")), ["1 915", "5 915"]);
    let page = app.nobody().get("/s/westfield/activities").await;
    assert_eq!(page.body.matches("<li class=\"row\">").count(), 12);
    let before = app.everything_stored();

    let second = run(&app, &list).await;

    assert_eq!((told(&second), errors(&second)), ([[0, 0, 12, 0], [0, 0, 23, 0], [0, 0, 24, 0]], vec![]));
    let mut after = app.everything_stored();
    after.retain(|row| !before.contains(row));
    assert_eq!(after.len(), 1, "the log says that it was run: {after:?}");
}

#[actix_web::test]
async fn the_command_says_what_it_did_and_dry_what_it_would_do() {
    let app = TestApp::start();
    let file = app.data_dir.join("list.json");
    std::fs::create_dir_all(&app.data_dir).unwrap();
    std::fs::write(&file, json!({ "Chess": entry(2, "Monday", &["emma@x.org"]) }).to_string()).unwrap();
    let command = |file: &Path, more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_homeroom"));
        command
            .env_clear()
            .env("APP_ENV", "ci")
            .env("DATABASE_URL", app.database().url())
            .env("DATA_DIR", &app.data_dir);
        command.args(["import", "activities"]).arg(file).args(more).output().unwrap()
    };
    let before = app.everything_stored();

    let dry = command(&file, &["--school", "westfield", "--dry-run"]);
    assert!(dry.status.success(), "{}", String::from_utf8_lossy(&dry.stderr));
    assert_eq!(app.everything_stored(), before);
    let done = command(&file, &["--school", "westfield"]);

    let summary: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!(dry.stdout, done.stdout, "the same summary");
    let one = json!({ "created": 1, "updated": 0, "unchanged": 0, "skipped": 0 });
    assert_eq!(summary, json!({ "activities": one, "people": one, "signups": one, "errors": [] }));
    assert_eq!(app.count("signups WHERE school_id = 22"), 1);

    let nowhere = command(&file, &["--school", "nowhere"]);
    assert!(!nowhere.status.success());
    for text in ["", "[]", "{\"a\"", "null"] {
        std::fs::write(&file, text).unwrap();
        let refused = command(&file, &["--school", "westfield"]);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success() && !said.contains("panicked"), "{text}: {said}");
    }
}

#[actix_web::test]
async fn nobody_who_left_is_enrolled_again() {
    let app = TestApp::start();
    let emma = make::person(&app, WESTFIELD, "Emma", "student");
    let list = json!({ "Chess": entry(1, "Monday", &[emma.email.as_str(), "ben@x.org"]) });
    run(&app, &list).await;
    let chess = activity(&app, "Chess");
    assert_eq!(standing(&app, &chess, emma.person()), "enrolled");
    assert_eq!(numbers(&app, &chess), [1], "beyond the capacity people wait");
    let left = emma.post(&WESTFIELD.path(&format!("/activities/{chess}/withdrawal")), &[]).await;
    assert_eq!((left.status, standing(&app, &chess, &person(&app, "ben@x.org")).as_str()), (303, "enrolled"));

    let again = run(&app, &list).await;

    assert_eq!(told(&again), [[0, 0, 1, 0], [0, 0, 2, 0], [0, 0, 2, 0]]);
    assert_eq!(standing(&app, &chess, emma.person()), "withdrawn");
    assert_eq!(counts(&app, &chess), (1, 0));
    app.work_off().await;
}

#[actix_web::test]
async fn bad_entries_are_named_and_refuse_nothing_else() {
    let app = TestApp::start();
    let with = |field: &str, value: Value| {
        let mut bad = entry(2, "Monday", &[]);
        bad[field] = value;
        bad
    };
    let times = |days: Value, start: &str, end: &str| {
        with("schedule_details", json!({ "days": days, "start_time": start, "end_time": end }))
    };
    let list = json!({
        "Good": entry(5, "Tuesday", &["emma@x.org", "no address", "ben@x.org"]),
        "": entry(2, "Monday", &[]),
        "A \"quoted\" name": with("max_participants", json!(0)),
        "Big": with("max_participants", json!(1_000_000_000_000_i64)),
        "Many": with("max_participants", json!("many")),
        "Half": with("max_participants", json!(1.5)),
        "Wordless": with("description", Value::Null),
        "Turned": times(json!(["Monday"]), "16:45", "15:15"),
        "Late": times(json!(["Monday"]), "15:15", "24:30"),
        "Never": times(json!([]), "15:15", "16:45"),
        "Someday": times(json!(["Monday", "Someday", 3]), "15:15", "16:45"),
        "Alone": with("participants", json!("emma@x.org")),
        "Nothing": Value::Null,
        "Control\u{7}": entry(2, "Monday", &[]),
    });

    let done = run(&app, &list).await;

    assert_eq!(told(&done), [[1, 0, 0, 13], [2, 0, 0, 1], [2, 0, 0, 1]]);
    let mut errors = errors(&done);
    errors.sort_unstable();
    let number = "not a whole number from 1 to 100000";
    let expected = [
        "$[\"\"]: the name is empty, too long or has control characters".to_owned(),
        format!("$[\"A \\\"quoted\\\" name\"].max_participants: {number}"),
        "$[\"Alone\"].participants: not a list of addresses".to_owned(),
        format!("$[\"Big\"].max_participants: {number}"),
        "$[\"Control\\u0007\"]: the name is empty, too long or has control characters".to_owned(),
        "$[\"Good\"].participants[1]: not an e-mail address".to_owned(),
        format!("$[\"Half\"].max_participants: {number}"),
        "$[\"Late\"].schedule_details.end_time: not a time like 15:30".to_owned(),
        format!("$[\"Many\"].max_participants: {number}"),
        "$[\"Never\"].schedule_details.days: not a list of weekdays".to_owned(),
        "$[\"Nothing\"].description: a text is missing, too long or has control characters".to_owned(),
        format!("$[\"Nothing\"].max_participants: {number}"),
        "$[\"Nothing\"].participants: not a list of addresses".to_owned(),
        "$[\"Nothing\"].schedule_details.start_time: not a time like 15:30".to_owned(),
        "$[\"Someday\"].schedule_details.days[1]: not a weekday".to_owned(),
        "$[\"Someday\"].schedule_details.days[2]: not a weekday".to_owned(),
        "$[\"Turned\"].schedule_details.end_time: not after start_time".to_owned(),
        "$[\"Wordless\"].description: a text is missing, too long or has control characters".to_owned(),
    ];
    assert_eq!(errors, expected);
    assert_eq!(app.texts("SELECT name AS t FROM activities"), ["Good"]);
}

#[actix_web::test]
async fn what_changed_at_the_source_changes_here() {
    let app = TestApp::start();
    let mut list = json!({ "Chess": entry(1, "Monday", &["emma@x.org", "ben@x.org"]) });
    run(&app, &list).await;
    let chess = activity(&app, "Chess");

    list["Chess"]["description"] = json!("Learn more");
    assert_eq!(told(&run(&app, &list).await)[0], [0, 1, 0, 0]);
    assert_eq!(app.texts("SELECT description AS t FROM activities"), ["Learn more"]);
    assert_eq!(told(&run(&app, &list).await)[0], [0, 0, 1, 0]);

    // More places are for those who wait, before anybody new.
    list["Chess"]["max_participants"] = json!(2);
    list["Chess"]["participants"] = json!(["cem@x.org", "emma@x.org", "ben@x.org"]);
    assert_eq!(told(&run(&app, &list).await), [[0, 1, 0, 0], [1, 0, 2, 0], [1, 0, 2, 0]]);
    let of = |email| standing(&app, &chess, &person(&app, email));
    assert_eq!([of("emma@x.org"), of("ben@x.org"), of("cem@x.org")], ["enrolled", "enrolled", "waitlisted 2"]);
    assert_eq!(counts(&app, &chess), (2, 1));

    list["Chess"]["max_participants"] = json!(1);
    let fewer = run(&app, &list).await;
    assert_eq!(told(&fewer)[0], [0, 0, 0, 1]);
    assert_eq!(errors(&fewer), ["$[\"Chess\"].max_participants: fewer than have a place"]);
    app.work_off().await;
}

#[actix_web::test]
async fn the_rules_of_sign_up_hold_for_lists_too() {
    let app = TestApp::start();
    let (teacher, left) =
        (make::person(&app, WESTFIELD, "Tess", "teacher"), make::person(&app, WESTFIELD, "Left", "student"));
    app.sql(&format!("UPDATE people SET status = 'left' WHERE id = '{}'", left.person()));
    app.sql("UPDATE terms SET max_enrolled = 2");
    let list = json!({
        "A": entry(5, "Monday", &["emma@x.org", "emma@x.org", teacher.email.as_str(), left.email.as_str()]),
        "B": entry(5, "Monday", &["emma@x.org"]),
        "C": entry(5, "Tuesday", &["emma@x.org", "EMMA@X.org "]),
        "D": entry(5, "Wednesday", &["emma@x.org"]),
    });

    let done = run(&app, &list).await;

    let mut errors = errors(&done);
    errors.sort_unstable();
    assert_eq!(
        errors,
        [
            "$[\"A\"].participants[2]: not a student who is here",
            "$[\"A\"].participants[3]: not a student who is here",
            "$[\"B\"].participants[0]: It overlaps with A, where you have a place. Leave that one first, or choose another time.",
            "$[\"D\"].participants[0]: This term allows 2 activities, and you have them. Leave one first to make room.",
        ]
    );
    assert_eq!(told(&done), [[4, 0, 0, 0], [1, 0, 0, 2], [2, 0, 2, 4]]);
    assert_eq!(app.count("people WHERE school_id = 22"), 3);
}

#[actix_web::test]
async fn what_is_over_here_stays_over() {
    let app = TestApp::start();
    let list = json!({ "Chess": entry(2, "Monday", &["emma@x.org"]) });
    run(&app, &list).await;
    for status in ["cancelled", "archived"] {
        app.sql(&format!("UPDATE activities SET status = '{status}'"));
        let mut changed = list.clone();
        changed["Chess"]["description"] = json!("New");
        changed["Chess"]["participants"] = json!(["emma@x.org", "new@x.org"]);

        let done = run(&app, &changed).await;

        assert_eq!(told(&done)[0], [0, 0, 0, 1], "{status}");
        assert_eq!(errors(&done), ["$[\"Chess\"]: it is cancelled or archived here, and stays so"]);
        assert_eq!((app.count("signups"), app.count("people")), (1, 1));
        assert_eq!(told(&run(&app, &list).await), [[0, 0, 1, 0], [0, 0, 1, 0], [0, 0, 1, 0]], "nothing new is fine");
    }
}

#[actix_web::test]
async fn one_name_twice_is_said_and_taken_once() {
    let app = TestApp::start();
    let list = json!({ "Chess": entry(2, "Monday", &[]), " Chess ": entry(3, "Tuesday", &[]) });
    let done = run(&app, &list).await;
    assert_eq!(told(&done)[0], [1, 0, 0, 1]);
    assert_eq!(done.errors.len(), 1);
    assert_eq!(done.errors[0].error, "the same name as another entry");
}

#[actix_web::test]
async fn whoever_is_new_is_named_after_their_address() {
    let app = TestApp::start();
    run(&app, &json!({ "Chess": entry(2, "Monday", &["emma.lind-o@x.org"]) })).await;
    assert_eq!(app.texts("SELECT name AS t FROM people WHERE school_id = 22"), ["Emma Lind O"]);
}
