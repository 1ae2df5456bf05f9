use crate::support::{Client, MERGINGTON, TestApp, WESTFIELD, make, make::quoted};
use chrono::TimeDelta;

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
