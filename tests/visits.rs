use crate::support::{Client, MERGINGTON, TestApp, make};
use chrono::TimeDelta;

const VISIT: &str = "/site/schools/11/visit";
const END: &str = "/site/visit/end";
const PEOPLE: &str = "/s/mergington/people";

fn why() -> [(&'static str, &'static str); 2] {
    [("reason", "They cannot find a <student>"), ("password", make::PASSWORD)]
}

async fn visiting(app: &TestApp) -> Client<'_> {
    let site = app.site_admin();
    let begun = site.post(VISIT, &why()).await;
    assert_eq!((begun.status, begun.location()), (303, Some("/s/mergington/today")), "{}", begun.main());
    site
}

#[actix_web::test]
async fn a_visit_wants_a_reason_and_the_password_and_says_what_it_is() {
    let app = TestApp::start();
    let site = app.site_admin();
    assert_eq!(site.get(PEOPLE).await.status, 403);
    let page = site.get(VISIT).await;
    assert!(
        page.main().contains("You see Mergington High School as its admins do, for 30 minutes."),
        "{}",
        page.main()
    );

    for (reason, password, wrong) in
        [("", make::PASSWORD, "reason"), ("Help", "", "password"), ("Help", "not my password at all", "password")]
    {
        let again = site.post(VISIT, &[("reason", reason), ("password", password)]).await;
        assert_eq!(again.status, 422, "{reason} {password}");
        assert!(again.body.contains(&format!("id=\"{wrong}-wrong\"")), "{reason} {password}: {}", again.main());
        assert!(!again.body.contains("not my password"), "it is not sent back");
    }
    assert_eq!(app.count("site_visits"), 0);
    assert_eq!(site.post("/site/schools/12/visit", &why()).await.status, 404);
    assert_eq!(app.owner().post(VISIT, &why()).await.status, 404);
    assert_eq!(app.count("site_visits"), 0);
    assert!(app.audited().is_empty());
}

#[actix_web::test]
async fn a_visit_sees_the_school_as_an_admin_with_a_banner_and_the_minutes_left() {
    let app = TestApp::start();
    app.student("Ana Lee");
    let site = visiting(&app).await;

    let before = app.statements();
    let people = site.get(PEOPLE).await;
    // A visit is found with its account: no more statements than an admin's.
    let visited = app.statements() - before;
    assert_eq!(people.status, 200);
    assert!(people.main().contains("Ana Lee"), "{}", people.main());
    let plain = people.plain();
    assert!(plain.contains("You see Mergington High School as its admins do. 30 minutes are left."), "{plain}");
    assert!(people.body.contains("action=\"/site/visit/end\""));
    let (admin, before) = (app.admin(), app.statements());
    admin.get(PEOPLE).await;
    assert_eq!(visited, app.statements() - before);
    // Also where it is not the school's page, and where something is refused.
    for path in ["/site/schools", "/account", "/s/mergington/people/nobody", "/nowhere"] {
        assert!(site.get(path).await.body.contains("action=\"/site/visit/end\""), "{path}");
    }
    app.clock.advance(TimeDelta::minutes(29) + TimeDelta::seconds(30));
    assert!(site.get(PEOPLE).await.plain().contains("One minute is left."));
    assert_eq!(site.get("/s/westfield/people").await.status, 403, "of no other school");
}

#[actix_web::test]
async fn a_visit_changes_nothing_and_takes_no_file_along() {
    let app = TestApp::start();
    let ana = app.student("Ana Lee");
    let site = visiting(&app).await;
    let before = app.everything_stored();
    for path in ["/people", "/settings", "/activities", "/nowhere", "/data/exports"] {
        let refused = site.post(&format!("/s/mergington{path}"), &[("name", "x")]).await;
        assert_eq!(refused.status, 403, "{path}");
        assert!(refused.main().contains("you cannot change anything in it"), "{}", refused.main());
    }
    for path in ["/people/list.csv", "/people/list.xlsx", "/audit/entries.csv", "/reports/days.csv", "/data/exports/x"]
    {
        let refused = site.get(&format!("/s/mergington{path}")).await;
        assert_eq!(refused.status, 403, "{path}");
        assert!(refused.main().contains("you cannot download anything"), "{}", refused.main());
        assert_eq!(refused.header("content-disposition"), None);
    }
    assert_eq!(app.everything_stored(), before);
    // Their own pages are theirs, and another of their sessions is no visit.
    let other = app.nobody();
    make::sign_in(&app, &other, site.user());
    assert_eq!(other.get(PEOPLE).await.status, 403);
    assert_eq!(site.get(&format!("{PEOPLE}/{}", ana.person())).await.status, 200);
}

#[actix_web::test]
async fn a_visit_ends_with_its_time_with_its_session_and_when_somebody_says_so() {
    let app = TestApp::start();
    let site = visiting(&app).await;
    app.clock.advance(TimeDelta::minutes(30));
    let over = site.get(PEOPLE).await;
    assert_eq!(over.status, 403);
    assert!(!over.body.contains("/site/visit/end"));

    let site = app.site_admin();
    site.post(VISIT, &why()).await;
    assert_eq!(site.get(PEOPLE).await.status, 200);
    let ended = site.post(END, &[]).await;
    assert_eq!(ended.location(), Some("/site/schools/11"));
    assert_eq!(site.get(PEOPLE).await.status, 403);
    assert_eq!(site.post(END, &[]).await.location(), Some("/site/schools"), "twice is once");

    site.post(VISIT, &why()).await;
    app.sql(&format!("DELETE FROM sessions WHERE user_id = '{}'", site.user()));
    make::sign_in(&app, &site, site.user());
    assert_eq!(site.get(PEOPLE).await.status, 403);

    // Whoever does not run the site any more has no visit either.
    let site = app.site_admin();
    site.post(VISIT, &why()).await;
    app.sql("UPDATE users SET is_site_admin = FALSE");
    assert_eq!(site.get(PEOPLE).await.status, 403);
    assert_eq!(site.post(END, &[]).await.status, 404);
}

#[actix_web::test]
async fn both_logs_say_who_looked_and_why_and_when_it_was_over() {
    let app = TestApp::start();
    let admin = app.admin();
    let site = visiting(&app).await;
    site.post("/site/schools/22/visit", &why()).await;
    site.post(END, &[]).await;
    site.post(VISIT, &why()).await;
    app.clock.advance(TimeDelta::minutes(31));
    homeroom::app::worker(app.app.clone()).run_due().await.unwrap();
    app.work_off().await;

    let of = |table: &str, school: u8| {
        app.texts(&format!(
            "SELECT action AS t FROM {table} WHERE subject_kind = 'school' AND subject_id = '{school}' ORDER BY id"
        ))
    };
    let twice = ["school.visit", "school.end_visit", "school.visit", "school.end_visit"];
    assert_eq!(
        (of("audit_entries", 11), of("site_audit_entries", 11)),
        (twice.map(str::to_owned).to_vec(), twice.map(str::to_owned).to_vec())
    );
    assert_eq!(of("audit_entries", 22), twice[..2]);
    assert_eq!(app.count("site_visits WHERE ended_at IS NULL"), 0);
    assert_eq!(app.count("audit_entries WHERE action = 'school.visit' AND actor_kind = 'site'"), 3);
    let log = admin.get("/s/mergington/audit").await.main();
    assert!(log.contains("Looked at the school as its admins see it The site’s admins"), "{log}");
    assert!(log.contains("Sita Site") && log.contains("They cannot find a <student>"), "{log}");
    let page = site.get("/site/schools/11").await.main();
    assert!(page.contains("Sita Site") && page.contains("“They cannot find a <student>”"), "{page}");
}

#[actix_web::test]
async fn a_look_at_a_record_is_put_down_as_the_visitors_and_no_admins() {
    let app = TestApp::start();
    let (ana, admin) = (app.student("Ana Lee"), app.admin());
    let site = visiting(&app).await;
    for _ in 0..2 {
        assert_eq!(site.get(&format!("{PEOPLE}/{}", ana.person())).await.status, 200);
    }
    assert_eq!(app.count("views_of_records WHERE visit_id IS NOT NULL AND viewer_id IS NULL"), 1);
    for path in ["/s/mergington/data".to_owned(), format!("/s/mergington/privacy/people/{}", ana.person())] {
        let reader = if path.ends_with("/data") { &ana } else { &admin };
        let main = reader.get(&path).await.main();
        assert!(main.contains("Sita Site The site’s admins"), "{main}");
    }
    // Reading the school's log on a visit is in the log as the site's.
    site.get("/s/mergington/audit").await;
    assert_eq!(app.count("audit_entries WHERE action = 'audit.read' AND actor_kind = 'site' AND actor_id IS NULL"), 1);
}

#[actix_web::test]
async fn a_suspended_school_can_be_visited() {
    let app = TestApp::start();
    app.sql("UPDATE schools SET suspended_at = '2026-09-14 13:00:00' WHERE id = 11");
    let site = visiting(&app).await;
    let page = site.get(PEOPLE).await;
    assert_eq!(page.status, 200, "{}", page.main());
    assert!(page.body.contains("theme-132.css"));
    site.post(END, &[]).await;
    assert_eq!(site.get(PEOPLE).await.status, 503);
}

#[actix_web::test]
async fn of_two_visits_that_begin_at_once_in_one_session_one_is_open() {
    let app = TestApp::start();
    make::person(&app, MERGINGTON, "Ana", "student");
    let site = app.site_admin();
    let (a, b) =
        futures_util::future::join(site.post(VISIT, &why()), site.post("/site/schools/22/visit", &why())).await;
    assert!([a.status, b.status].iter().all(|status| [303, 409].contains(status)), "{} {}", a.status, b.status);
    assert_eq!(app.count("site_visits WHERE ended_at IS NULL"), 1);
}
