//! Today of the office: getting started, and what waits for it.

use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};
use chrono::TimeDelta;
use futures_util::future::join_all;

const TODAY: &str = "/s/mergington/today";

#[actix_web::test]
async fn a_new_schools_office_is_led_through_what_comes_first_until_all_of_it_is_done() {
    let app = TestApp::start();
    let owner = app.owner();
    let page = owner.get(TODAY).await;
    // The term is there from the beginning.
    assert!(page.main().contains("1 of 7 steps are done"), "{}", page.main());
    assert!(page.main().contains("Done: Terms"), "{}", page.main());
    // Backups are made by whoever runs the server: no link leads where an owner cannot go.
    assert!(page.body.contains("href=\"/s/mergington/settings\"") && !page.body.contains("/site/backups"));

    make::activity("Chess Club").save(&app);
    app.student("Stu Student");
    assert!(owner.get(TODAY).await.main().contains("3 of 7 steps are done"));
    for step in ["name", "languages", "mail"] {
        let done = owner.post(&format!("/s/mergington/onboarding/{step}"), &[]).await;
        assert_eq!((done.status, done.location()), (303, Some(TODAY)), "{step}");
    }
    let page = owner.get(TODAY).await;
    assert!(page.main().contains("6 of 7 steps are done"), "{}", page.main());
    assert!(page.main().contains("Whoever runs this server makes them"), "{}", page.main());
    owner.post("/s/mergington/onboarding/backup", &[]).await;
    let page = owner.get(TODAY).await;
    assert!(!page.main().contains("Getting started"), "{}", page.main());
}

#[actix_web::test]
async fn a_step_that_is_confirmed_twice_is_confirmed_once_and_stands_in_the_log() {
    let app = TestApp::start();
    let admin = app.admin();
    let mut browsers = Vec::new();
    for _ in 0..8 {
        browsers.push(admin.clone());
    }
    let at_once = browsers.iter().map(|browser| browser.post("/s/mergington/onboarding/name", &[]));
    let answers = join_all(at_once).await;
    assert!(answers.iter().all(|answer| answer.status == 303));
    let logged = app.audited().into_iter().filter(|line| line.contains("school.confirm_step")).count();
    assert_eq!(logged, 1, "{:?}", app.audited());
    assert_eq!(app.texts("SELECT confirmed_steps AS t FROM schools WHERE id = 11"), ["name"]);
}

#[actix_web::test]
async fn steps_are_the_offices_and_of_ones_own_school() {
    let app = TestApp::start();
    let (teacher, outsider) = (app.teacher("Tea Teacher"), make::person(&app, WESTFIELD, "Wes Westfield", "owner"));
    assert!(!teacher.get(TODAY).await.main().contains("Getting started"));
    assert_eq!(teacher.post("/s/mergington/onboarding/name", &[]).await.status, 403);
    assert_eq!(outsider.post("/s/mergington/onboarding/name", &[]).await.status, 403);
    assert_eq!(app.admin().post("/s/mergington/onboarding/world-peace", &[]).await.status, 404);
    assert_eq!(app.texts("SELECT confirmed_steps AS t FROM schools WHERE id = 11"), [""]);
}

#[actix_web::test]
async fn a_backup_that_was_made_is_a_step_that_is_done() {
    let app = TestApp::start();
    let owner = app.owner();
    let now = app.clock.utc();
    app.sql(&format!(
        "INSERT INTO backups (id, asked_at, finished_at, error, is_encrypted) VALUES
           ('01J000000000000000000BKP01', '{now}', '{now}', 'disk full', FALSE)"
    ));
    assert!(owner.get(TODAY).await.main().contains("1 of 7"));
    app.sql("UPDATE backups SET error = NULL");
    assert!(owner.get(TODAY).await.main().contains("2 of 7"));
}

#[actix_web::test]
async fn invitations_that_are_nearly_over_wait_and_lead_to_just_those() {
    let app = TestApp::start();
    let admin = app.admin();
    for (name, hours) in [("Late Lee", 40), ("Later Lena", 90)] {
        let person = make::imported(&app, MERGINGTON, name, "teacher", &format!("{hours}@mergington.edu"));
        app.sql(&format!("UPDATE people SET status = 'invited' WHERE id = '{person}'"));
        let (invitation, _) = make::invitation(&app, MERGINGTON, &person, &format!("{hours}@mergington.edu"));
        let ends = app.clock.utc() + TimeDelta::hours(hours);
        app.sql(&format!("UPDATE invitations SET expires_at = '{ends}' WHERE id = '{invitation}'"));
    }
    let page = admin.get(TODAY).await;
    assert!(page.main().contains("One invitation ends within two days"), "{}", page.main());
    assert!(page.body.contains("/s/mergington/people/invitations?state=expiring"));
    let list = admin.get("/s/mergington/people/invitations?state=expiring").await.main();
    assert!(list.contains("Late Lee") && !list.contains("Later Lena"), "{list}");
    // Over is over: it waits no more.
    app.clock.advance(TimeDelta::hours(41));
    let page = app.owner().get(TODAY).await;
    assert!(!page.main().contains("Late Lee"), "{}", page.main());
}

#[actix_web::test]
async fn addresses_that_mail_comes_back_from_wait_and_lead_to_just_those() {
    let app = TestApp::start();
    let (admin, now) = (app.admin(), app.clock.utc());
    let (lost, gone) = (app.student("Lost Lou"), app.student("Gone Gus"));
    app.student("Fine Fay");
    for person in [lost.person(), gone.person()] {
        app.sql(&format!("UPDATE people SET email_bounced_at = '{now}' WHERE id = '{person}'"));
    }
    app.sql(&format!("UPDATE people SET status = 'left' WHERE id = '{}'", gone.person()));
    let page = admin.get(TODAY).await;
    assert!(page.main().contains("Mail to one person comes back"), "{}", page.main());
    let list = admin.get("/s/mergington/people?mail=bounced").await;
    assert!(list.main().contains("Lost Lou") && !list.main().contains("Fine Fay"), "{}", list.main());
    assert!(list.body.contains("name=\"mail\" value=\"bounced\" checked"));
    // A teacher is not told whose address is wrong.
    assert!(!app.teacher("Tea Teacher").get(TODAY).await.main().contains("comes back"));
}

#[actix_web::test]
async fn mails_that_failed_lately_wait_and_lead_to_just_those() {
    let app = TestApp::start();
    make::everything(&app, MERGINGTON);
    let admin = app.admin();
    assert!(!admin.get(TODAY).await.main().contains("could not be sent"));
    app.sql("UPDATE mails SET status = 'failed' WHERE school_id = 11");
    let page = admin.get(TODAY).await;
    assert!(page.main().contains("One mail could not be sent"), "{}", page.main());
    assert!(page.body.contains("/s/mergington/mails?state=failed&#38;from=2026-08-31"), "{}", page.body);
    assert_eq!(admin.get("/s/mergington/mails?state=failed&from=2026-08-31").await.status, 200);
    // After two weeks nobody wants them any more.
    app.clock.advance(TimeDelta::days(15));
    assert!(!app.owner().get(TODAY).await.main().contains("could not be sent"));
}

#[actix_web::test]
async fn what_waits_for_the_office_of_one_school_is_not_told_to_another() {
    let app = TestApp::start();
    make::everything(&app, WESTFIELD);
    let now = app.clock.utc();
    app.sql(&format!("UPDATE people SET email_bounced_at = '{now}' WHERE school_id = 22"));
    let page = app.owner().get(TODAY).await;
    assert!(page.main().contains("Nothing waits for you"), "{}", page.main());
}

#[actix_web::test]
async fn todays_page_costs_the_office_seven_statements_and_one_more_each_for_reports_and_for_draws() {
    let app = TestApp::start();
    let admin = app.admin();
    let cost = async || {
        let before = app.statements();
        assert_eq!(admin.get(TODAY).await.status, 200);
        app.statements() - before
    };
    cost().await;
    let few = cost().await;
    make::everything(&app, MERGINGTON);
    make::many_students(&app, MERGINGTON, 200);
    assert_eq!((few, cost().await), (7, 9));
}
