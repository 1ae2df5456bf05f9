use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};

const USERS: &str = "/site/users";

#[actix_web::test]
async fn accounts_are_found_by_name_or_address_with_every_school_they_belong_to() {
    let app = TestApp::start();
    let site = app.site_admin();
    let ana = app.student("Ana Lee");
    make::also(&app, &ana, WESTFIELD, "teacher");
    make::person(&app, WESTFIELD, "Bo Bell", "student");
    app.sql("UPDATE people SET status = 'suspended' WHERE name = 'Bo Bell'");
    app.sql(&format!(
        "INSERT INTO sign_in_history (id, user_id, at, address, agent, outcome) VALUES
           ('01J0000000000000000S1GN001', '{0}', '2026-09-10 12:00:00', '203.0.113.7', 'x', 'in'),
           ('01J0000000000000000S1GN002', '{0}', '2026-09-12 12:00:00', '203.0.113.7', 'x', 'wrong_password')",
        ana.user()
    ));

    let before = app.statements();
    let page = site.get(USERS).await;

    // Session, user; the accounts, how many, and their schools.
    assert_eq!(app.statements() - before, 5);
    let main = page.main();
    assert!(main.contains("Ana Lee ana.lee@mergington.edu"), "{main}");
    assert!(main.contains("Mergington High School · Student"), "{main}");
    assert!(main.contains("Westfield Academy · Teacher"), "{main}");
    assert!(main.contains("Thursday, September 10, 2026"), "the last that succeeded: {main}");
    assert!(main.contains("Westfield Academy · Student · Suspended"), "{main}");
    for words in ["ANA.LEE%40merg", "ana+lee"] {
        let found = site.get(&format!("{USERS}?q={words}")).await.main();
        assert!(found.contains("Ana Lee") && !found.contains("Bo Bell"), "{words}: {found}");
    }
    assert!(site.get(&format!("{USERS}?q=100%25")).await.main().contains("No account like that"));
}

#[actix_web::test]
async fn the_list_of_accounts_is_cut_into_pages() {
    let app = TestApp::start();
    let site = app.site_admin();
    for n in 0..30 {
        app.student(&format!("Student {n}"));
    }
    let rows = async |path: &str| site.get(path).await.body.matches("<th scope=\"row\">").count();
    assert_eq!((rows(USERS).await, rows("/site/users?page=2").await), (25, 6));
    assert_eq!(rows("/site/users?size=50").await, 31);
}

#[actix_web::test]
async fn every_session_of_an_account_is_ended_and_the_sites_log_says_so() {
    let app = TestApp::start();
    let (site, ana) = (app.site_admin(), app.student("Ana Lee"));
    let path = format!("{USERS}/{}", ana.user());
    assert_eq!(ana.get("/account").await.status, 200);
    assert!(site.get(&path).await.main().contains("Open sessions 1"));

    assert_eq!(site.post(&format!("{path}/sign-out"), &[]).await.location(), Some(&*path));
    let page = site.get(&path).await;
    assert_eq!(page.toast(), "One session is over.");
    assert!(!page.body.contains("/sign-out\"><button class=\"button danger\""), "nothing is left to end");
    assert_eq!(ana.get("/account").await.status, 401);
    site.post(&format!("{path}/sign-out"), &[]).await;
    let entries = "site_audit_entries WHERE action = 'user.end_sessions'";
    assert_eq!(app.count(&format!("{entries} AND subject_id = '{}' AND user_id = '{}'", ana.user(), site.user())), 1);
    assert!(app.audited().is_empty(), "no school hears of it");
}

#[actix_web::test]
async fn no_school_sees_accounts_across_schools() {
    let app = TestApp::start();
    let ana = app.student("Ana Lee");
    for client in [app.owner(), make::person(&app, MERGINGTON, "Ada", "admin"), app.student("Bo")] {
        for path in [USERS.to_owned(), format!("{USERS}/{}", ana.user())] {
            assert_eq!(client.get(&path).await.status, 404, "{path}");
        }
        assert_eq!(client.post(&format!("{USERS}/{}/sign-out", ana.user()), &[]).await.status, 404);
    }
    assert_eq!(app.nobody().get(USERS).await.status, 401);
    assert_eq!(ana.get("/account").await.status, 200);
}
