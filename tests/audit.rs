use crate::support::{Client, MERGINGTON, TestApp, WESTFIELD, make, make::quoted};
use chrono::TimeDelta;
use diesel::{RunQueryDsl, connection::SimpleConnection, sql_query};
use homeroom::{
    app::worker,
    audit::{self, Break, Change, Report},
    platform::{
        access::{Actor, SiteKey},
        db::Conn,
    },
};

const AUDIT: &str = "/s/mergington/audit";

/// Writes an entry as if `actor` had done it.
fn entry(app: &TestApp, actor: &Client<'_>, action: &str, subject: &str, before: &str, after: &str) {
    let (kind, id) = (action.split('.').next().unwrap(), homeroom::platform::db::ids::AuditEntryId::fresh());
    let (before, after) = (quoted(before), quoted(after));
    app.sql(&format!(
        "INSERT INTO audit_entries (school_id, id, actor_id, actor_kind, action, subject_kind, subject_id, before, after, address, at)
         VALUES (11, '{id}', '{}', 'person', '{action}', '{kind}', '{subject}', {before}, {after}, '198.51.100.4', '{}')",
        actor.person(),
        app.clock.utc()
    ));
}

#[actix_web::test]
async fn the_log_says_who_did_what_when_and_from_where() {
    let app = TestApp::start();
    let admin = app.admin();
    let ana = app.student("Ana <Lee>");
    let club = make::activity("Chess").save(&app);
    let person = format!(r#"{{"person":"{}","status":"enrolled"}}"#, ana.person());
    entry(&app, &admin, "activity.publish", &club.to_string(), r#"{"capacity":null,"status":"draft"}"#, &person);

    let page = admin.get(AUDIT).await;

    assert_eq!(page.status, 200);
    let main = page.main();
    assert!(main.contains("Ada Admin · Monday, September 14, 2026, 10:00 · 198.51.100.4"), "{main}");
    assert!(main.contains("Published an activity: Chess Ada Admin"), "{main}");
    assert!(main.contains("Person Ana <Lee> Status draft enrolled"), "{main}");
    assert!(page.body.contains(&format!(r#"href="/s/mergington/activities/{club}""#)));
    assert!(page.body.contains("<del><bdi>draft</bdi></del> <ins><bdi>enrolled</bdi></ins>"), "{}", page.body);
}

#[actix_web::test]
async fn an_action_without_words_is_shown_by_its_code() {
    let app = TestApp::start();
    let admin = app.admin();
    entry(&app, &admin, "rocket.launch_now", "x", "{}", r#"{"fuel_left":3}"#);
    let main = app.owner().get(AUDIT).await.main();
    assert!(main.contains("rocket.launch_now Ada Admin"), "{main}");
    assert!(main.contains("fuel_left 3"), "{main}");
}

#[actix_web::test]
async fn reading_the_log_is_in_the_log_once_an_hour_for_each_reader() {
    let app = TestApp::start();
    let (admin, owner) = (app.admin(), app.owner());
    for _ in 0..3 {
        admin.get(AUDIT).await;
    }
    owner.get(AUDIT).await;
    assert_eq!(app.audited(), ["audit.read", "audit.read"]);
    app.clock.advance(TimeDelta::minutes(59));
    admin.get(AUDIT).await;
    assert_eq!(app.audited().len(), 2);
    app.clock.advance(TimeDelta::minutes(2));
    assert!(admin.get(AUDIT).await.main().contains("Read the changes Otto Owner"));
    assert_eq!(app.audited().len(), 3);
}

#[actix_web::test]
async fn the_log_is_filtered_by_kind_and_by_who_did_it() {
    let app = TestApp::start();
    let (admin, owner) = (app.admin(), app.owner());
    entry(&app, &admin, "term.change", MERGINGTON.autumn, "{}", "{}");
    entry(&app, &owner, "school.change", "11", "{}", "{}");

    let shown = async |query: &str| {
        let page = admin.get(&format!("{AUDIT}{query}")).await;
        page.body.split("<h3>").skip(1).map(|row| row.split("</h3>").next().unwrap().to_owned()).collect::<Vec<_>>()
    };

    assert_eq!(shown("?kind=term").await, ["Changed a term: <bdi>Autumn</bdi>"]);
    assert_eq!(shown("?q=otto").await, ["Changed the settings"]);
    assert_eq!(shown("?kind=term&q=otto").await, [""; 0]);
    assert_eq!(shown("?kind=rockets").await.len(), 3);
}

#[actix_web::test]
async fn the_log_is_walked_back_fifty_entries_at_a_time() {
    let app = TestApp::start();
    let admin = app.admin();
    for n in 0..60 {
        entry(&app, &admin, "term.change", MERGINGTON.autumn, "{}", &format!(r#"{{"n":{n}}}"#));
    }
    let before = app.statements();
    let first = admin.get(&format!("{AUDIT}?kind=term")).await;
    // Session, user, school and person; whether it was read, and that it is; the entries; names of people, of
    // activities, of terms and programs.
    assert_eq!(app.statements() - before, 9);
    assert_eq!(first.body.matches("<li class=\"row\">").count(), 50);
    let older = first.body.split("href=\"").find(|link| link.contains("before=")).unwrap().split('"').next().unwrap();
    let second = admin.get(&older.replace("&#38;", "&")).await;
    assert_eq!(second.body.matches("<li class=\"row\">").count(), 10);
    assert!(second.main().contains("n 9") && !second.main().contains("n 10 "), "{}", second.main());
    assert!(second.main().contains("Back to the newest") && !second.main().contains("Show older changes"));
}

#[actix_web::test]
async fn the_log_is_for_admins_and_owners_and_shows_no_other_school() {
    let app = TestApp::start();
    assert_eq!(app.nobody().get(AUDIT).await.status, 401);
    for client in [app.student("Ana"), app.teacher("Tom"), app.program_admin("Pia")] {
        assert_eq!(client.get(AUDIT).await.status, 403);
    }
    entry(&app, &app.admin(), "term.change", MERGINGTON.autumn, "{}", "{}");
    let wanda = make::person(&app, WESTFIELD, "Wanda", "owner");
    assert_eq!(wanda.get(AUDIT).await.status, 403);
    let theirs = wanda.get("/s/westfield/audit").await.main();
    assert!(theirs.contains("Read the changes") && !theirs.contains("Changed a term: "), "{theirs}");
    assert!(!theirs.contains("Ada"), "{theirs}");
}

#[actix_web::test]
async fn the_log_shows_what_changed_in_words_that_people_know() {
    let app = TestApp::start();
    let admin = app.admin();
    let club = make::activity("Chess").save(&app).to_string();
    let document = |term: &str, slot: &str, places: &str| {
        let person = admin.person();
        format!(
            r#"{{"capacity":{places},"leaders":[["{person}","lead"]],"slots":[{slot}],"term":"{term}","room":"Lab"}}"#
        )
    };
    let before = document(MERGINGTON.autumn, "[4,915,1020]", "12");
    entry(&app, &admin, "activity.change", &club, &before, &document(MERGINGTON.winter, "[5,480,540]", "null"));

    let main = admin.get(&format!("{AUDIT}?kind=activity")).await.main();

    assert!(main.contains("Places 12 Times Thu 15:15–17:00 Fri 08:00–09:00 Term Autumn Winter"), "{main}");
    assert!(!main.contains("Room") && !main.contains("Leaders"), "what stayed the same is no change: {main}");
}

/// Does what every school and the site do at the full hour.
async fn seal(app: &TestApp) {
    app.clock.advance(TimeDelta::hours(1));
    worker(app.app.clone()).run_due().await.unwrap();
    app.work_off().await;
}

async fn verified(app: &TestApp) -> Report {
    let key = SiteKey::for_command_line();
    app.app.db.read(&key, |db| db.within("11".parse().unwrap(), |db| audit::verify(db))).await.unwrap()
}

/// As somebody who owns the database, with the triggers out of the way.
fn tamper(app: &TestApp, sql: &str) {
    let mut conn = app.database().connect_as_owner();
    let open = match &conn {
        Conn::Sqlite(_) => {
            "DROP TRIGGER audit_entries_kept; DROP TRIGGER audit_entries_unchanged; \
                            DROP TRIGGER audit_seals_kept; DROP TRIGGER audit_seals_unchanged"
        }
        Conn::Postgres(_) => {
            "ALTER TABLE audit_entries DISABLE TRIGGER USER; ALTER TABLE audit_seals DISABLE TRIGGER USER"
        }
    };
    conn.batch_execute(open).unwrap();
    conn.batch_execute(sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
}

#[actix_web::test]
async fn a_sealed_log_says_what_was_changed_taken_out_or_put_in() {
    let columns = "school_id, id, actor_kind, action, subject_kind, subject_id, at, seq";
    let insert = |id: &str, at: &str, seq: &str| {
        format!("INSERT INTO audit_entries ({columns}) VALUES (11, '{id}', 'system', 'x.y', 'x', 'z', '{at}', {seq})")
    };
    let cases = [
        (String::new(), vec![]),
        ("UPDATE audit_entries SET reason = 'x' WHERE seq = 5".to_owned(), vec![Break::Changed { from: 4, to: 6 }]),
        (
            "UPDATE audit_entries SET at = '2026-09-14 13:59:59' WHERE seq = 2".to_owned(),
            vec![Break::Changed { from: 1, to: 3 }],
        ),
        ("DELETE FROM audit_entries WHERE seq = 2".to_owned(), vec![Break::Missing { seq: 2 }]),
        ("DELETE FROM audit_entries WHERE seq = 6".to_owned(), vec![Break::Missing { seq: 6 }]),
        (insert("0", "2026-09-14 16:00:00", "7"), vec![Break::Unsealed { seq: 7 }]),
        (insert("0", "2026-09-14 14:00:00", "NULL"), vec![Break::Late { id: "0".to_owned() }]),
        // Whoever has the last seal's number elsewhere sees that it is not there any more; the next entries would be here.
        ("DELETE FROM audit_seals WHERE up_to_seq = 3".to_owned(), vec![Break::Changed { from: 1, to: 6 }]),
        ("UPDATE audit_seals SET hmac = 'x' WHERE up_to_seq = 6".to_owned(), vec![Break::Changed { from: 4, to: 6 }]),
    ];
    for (sql, breaks) in cases {
        let app = TestApp::start();
        let admin = app.admin();
        for _ in 0..2 {
            for _ in 0..3 {
                entry(&app, &admin, "term.change", MERGINGTON.autumn, "{}", r#"{"name":"x"}"#);
            }
            seal(&app).await;
        }
        if !sql.is_empty() {
            tamper(&app, &sql);
        }
        let report = verified(&app).await;
        assert_eq!(report.breaks, breaks, "{sql}");
        assert_eq!(report.head.as_ref().map(|(seq, _)| *seq), Some(6), "{sql}");
    }
}

#[actix_web::test]
async fn entries_are_numbered_without_gaps_and_once_however_many_there_are() {
    let app = TestApp::start();
    let admin = app.admin();
    for _ in 0..1001 {
        entry(&app, &admin, "term.change", MERGINGTON.autumn, "{}", "{}");
    }
    seal(&app).await;
    assert_eq!(app.numbers("SELECT seq AS n FROM audit_entries ORDER BY id"), (1..=1001).collect::<Vec<_>>());
    assert_eq!(app.numbers("SELECT up_to_seq AS n FROM audit_seals ORDER BY up_to_seq"), [500, 1000, 1001]);
    let report = verified(&app).await;
    assert_eq!((report.sealed, report.open, report.breaks), (1001, 0, vec![]));
    let again = "UPDATE audit_entries SET seq = 2000 WHERE seq = 7";
    let refused = sql_query(again).execute(&mut app.conn()).unwrap_err().to_string();
    assert!(refused.contains("append-only"), "{refused}");
    entry(&app, &admin, "term.change", MERGINGTON.autumn, "{}", "{}");
    let with_more = "UPDATE audit_entries SET seq = 2000, action = 'x' WHERE seq IS NULL";
    let refused = sql_query(with_more).execute(&mut app.conn()).unwrap_err().to_string();
    assert!(refused.contains("append-only"), "{refused}");
}

#[actix_web::test]
async fn personal_values_stand_sealed_in_the_log_and_are_gone_with_their_key() {
    let app = TestApp::start();
    let (ana, admin) = (app.student("Ana"), app.admin());
    let (id, key) = (ana.person().clone(), SiteKey::for_command_line());
    let written = app.app.db.write(&key, move |db| {
        db.within("11".parse().unwrap(), |db| {
            let change = Change::of("person.change", &id)
                .from(serde_json::json!({ "email": "ana.old@mergington.edu", "grade": 9 }))
                .to(serde_json::json!({ "email": "ana.new@mergington.edu", "grade": 10 }))
                .because("She asked for it");
            audit::record(db, &Actor::system(), change)
        })
    });
    written.await.unwrap();
    let stored = app.texts("SELECT before || after || reason AS t FROM audit_entries").concat();
    assert!(stored.contains("\"grade\":9") && !stored.contains("ana.") && !stored.contains("asked"), "{stored}");
    let shown = admin.get(&format!("{AUDIT}?kind=person")).await.main();
    assert!(shown.contains("Address ana.old@mergington.edu ana.new@mergington.edu Grade 9 10"), "{shown}");
    assert!(shown.contains("“She asked for it”"), "{shown}");

    app.sql("DELETE FROM person_keys");

    let shown = admin.get(&format!("{AUDIT}?kind=person")).await.main();
    assert!(shown.contains("Grade 9 10") && shown.contains("“erased”") && !shown.contains("ana."), "{shown}");
}

#[actix_web::test]
async fn the_log_is_filtered_by_what_it_is_about_and_by_days_on_the_schools_wall() {
    let app = TestApp::start();
    let admin = app.admin();
    let club = make::activity("Chess").save(&app).to_string();
    entry(&app, &admin, "activity.publish", &club, "{}", "{}");
    // 23:30 in Mergington.
    app.clock.advance(TimeDelta::minutes(13 * 60 + 30));
    entry(&app, &admin, "term.change", MERGINGTON.autumn, "{}", "{}");
    app.clock.advance(TimeDelta::hours(1));
    entry(&app, &admin, "school.change", "11", "{}", "{}");
    make::sign_in(&app, &admin, admin.user());
    admin.get(AUDIT).await;

    let shown = async |query: &str| {
        let page = admin.get(&format!("{AUDIT}?{query}")).await;
        let rows = page.body.split("<h3>").skip(1).map(|row| row.split(['<', ':']).next().unwrap().to_owned());
        rows.collect::<Vec<_>>()
    };

    assert_eq!(shown(&format!("subject={club}")).await, ["Published an activity"]);
    assert_eq!(shown("until=2026-09-14").await, ["Changed a term", "Published an activity"]);
    assert_eq!(shown("from=2026-09-15&kind=school").await, ["Changed the settings"]);
    assert_eq!(shown("from=2026-09-14&until=2026-09-14&kind=term").await, ["Changed a term"]);
    assert_eq!(shown("from=yesterday&subject=x").await.len(), 4);
    let page = admin.get(AUDIT).await;
    assert!(page.body.contains(&format!("href=\"{AUDIT}?subject={club}\"")), "{}", page.body);
}

#[actix_web::test]
async fn the_log_is_taken_along_whole_and_that_is_in_the_log() {
    let app = TestApp::start();
    let admin = app.admin();
    for n in 0..1100 {
        entry(&app, &admin, "term.change", MERGINGTON.autumn, "{}", &format!(r#"{{"name":"=x{n}"}}"#));
    }
    entry(&app, &admin, "school.change", "11", "{}", "{}");

    let csv = admin.get(&format!("{AUDIT}/entries.csv?kind=term")).await;
    assert_eq!(
        csv.header("content-disposition").unwrap(),
        "attachment; filename=\"audit.csv\"; filename*=UTF-8''audit.csv"
    );
    assert_eq!(csv.body.lines().count(), 1101);
    let first = csv.body.lines().nth(1).unwrap();
    assert!(first.contains("2026-09-14 10:00:00,Ada Admin,Changed a term,term.change,Autumn,"), "{first}");
    assert!(first.contains("Name: - → =x1099"), "{first}");

    let lines = admin.get(&format!("{AUDIT}/entries.jsonl")).await.body;
    assert_eq!(lines.lines().count(), 1103);
    let entry: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!((&entry["action"], &entry["after"]["file"]), (&"audit.export".into(), &"jsonl".into()));
    assert_eq!(app.audited().iter().filter(|action| *action == "audit.export").count(), 2);
    assert_eq!(app.teacher("Tom").get(&format!("{AUDIT}/entries.csv")).await.status, 403);
}

#[actix_web::test]
async fn the_sites_own_log_is_for_whoever_runs_the_site() {
    let app = TestApp::start();
    let (sita, owner) = (app.site_admin(), app.owner());
    let site_entry = |user: &Client<'_>, action: &str, subject: &str| {
        let id = homeroom::platform::db::ids::SiteAuditEntryId::fresh();
        let kind = action.split('.').next().unwrap();
        app.sql(&format!(
            "INSERT INTO site_audit_entries (id, user_id, action, subject_kind, subject_id, at)
             VALUES ('{id}', '{}', '{action}', '{kind}', '{subject}', '{}')",
            user.user(),
            app.clock.utc()
        ));
    };
    site_entry(&sita, "school.suspend", "22");
    site_entry(&owner, "user.change", owner.user().as_str());

    assert_eq!(owner.get("/site/log").await.status, 404);
    let main = sita.get("/site/log").await.main();
    assert!(main.contains("Suspended the school: Westfield Academy Sita Site"), "{main}");
    assert!(main.contains("Changed an account’s settings: Otto Owner Otto Owner"), "{main}");
    let main = sita.get("/site/log?q=otto&kind=user").await.main();
    assert!(!main.contains("Suspended"), "{main}");
    let before = app.statements();
    sita.get("/site/log").await;
    assert!(app.statements() - before <= 8);
    assert_eq!(app.count("site_audit_entries WHERE action = 'log.read'"), 1);
    seal(&app).await;
    let key = SiteKey::for_command_line();
    let report = app.app.db.read(&key, |db| audit::verify(db)).await.unwrap();
    assert_eq!((report.sealed, report.breaks), (3, vec![]));
}
