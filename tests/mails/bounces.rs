use super::{PREFERENCES, queued, server, templates};
use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make};
use actix_web::{http::Method, test::TestRequest};
use homeroom::platform::db::ids::{JobId, MailId};
const SECRET: &str = "a secret of forty characters or so, random";

fn app() -> TestApp {
    TestApp::with_settings(&[("BOUNCE_SECRET", SECRET)])
}

/// As a mail server reports.
async fn report(app: &TestApp, kind: &str, body: String) -> Answer {
    relay(app)
        .ask(Method::POST, "/mail/bounces", TestRequest::post().insert_header(("content-type", kind)).set_payload(body))
        .await
}

fn relay(app: &TestApp) -> Client<'_> {
    app.nobody().no_fetch_metadata().header("authorization", &format!("Bearer {SECRET}"))
}

fn notice(mail: &MailId, school: i64, kind: &str, reason: &str) -> String {
    serde_json::json!({ "message_id": format!("<{mail}.{school}@127.0.0.1>"), "type": kind, "reason": reason })
        .to_string()
}

fn delivery_report(mail: &MailId, to: &str, action: &str, status: &str) -> String {
    format!(
        "Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {to}\r\nAction: {action}\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; 550 no such user\r\n\r\n--x\r\nContent-Type: text/rfc822-headers\r\n\r\n\
         Message-ID: <{mail}.11@127.0.0.1>\r\n\r\n--x--\r\n"
    )
}

#[actix_web::test]
async fn a_mail_that_came_back_marks_its_address_and_says_so_to_staff_and_reader() {
    let app = app();
    let (ana, admin) = (app.student("Ana Lee"), app.admin());
    let mail = queued(&app, ana.person(), &ana.email, Some("places"));
    app.work_off().await;

    let answer = report(&app, "application/json", notice(&mail, 11, "permanent", "5.1.1 no such user")).await;
    assert_eq!((answer.status, answer.body.as_str()), (200, "{}"));

    assert_eq!(app.texts("SELECT error AS t FROM mails WHERE bounced_at IS NOT NULL"), ["5.1.1 no such user"]);
    assert_eq!(app.audited(), ["person.bounce"]);
    let list = admin.get("/s/mergington/people?q=ana").await;
    assert!(list.main().contains("ana.lee@mergington.edu Mail comes back"), "{}", list.main());
    let page = ana.get(PREFERENCES).await;
    assert!(page.main().contains("has been coming back since Monday, September 14, 2026, 10:00"), "{}", page.main());
    // Reported twice is once.
    report(&app, "application/json", notice(&mail, 11, "permanent", "again")).await;
    assert_eq!(app.audited().len(), 1);

    // Nothing more that can wait, until she says that it works again.
    let sign_up = async |name: &str| {
        let activity = make::activity(name).at(1, "15:15", "16:45").save(&app);
        ana.post(&format!("/s/mergington/activities/{activity}/signups"), &[]).await;
        ana.post(&format!("/s/mergington/activities/{activity}/withdrawal"), &[]).await;
    };
    sign_up("Chess").await;
    assert_eq!(templates(&app), ["x"]);
    let answer = ana.post(&format!("{PREFERENCES}/address"), &[]).await;
    assert_eq!((answer.status, answer.location()), (303, Some(PREFERENCES)));
    sign_up("Choir").await;
    assert_eq!(templates(&app), ["x", "enrolled", "withdrawn"]);
    assert_eq!(app.count("audit_entries WHERE action = 'person.retry_address'"), 1);
    app.work_off().await;
}

#[actix_web::test]
async fn safety_still_goes_to_an_address_that_mail_came_back_from() {
    let app = app();
    let (ana, rosa) = (app.student("Ana"), app.teacher("Rosa"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(rosa.person()).save(&app);
    make::signed_up(&app, MERGINGTON, &chess, &[ana.person().clone()], 1);
    app.sql("UPDATE people SET email_bounced_at = '2026-09-14 09:00:00' WHERE name = 'Ana'");
    rosa.post(&format!("/s/mergington/activities/{chess}/cancellation"), &[("reason", "The hall is flooded.")]).await;
    assert_eq!(templates(&app), ["cancelled"]);
    app.work_off().await;
    let roster = rosa.get(&format!("/s/mergington/activities/{chess}/roster")).await;
    assert!(roster.main().contains("Mail comes back"), "{}", roster.main());
}

#[actix_web::test]
async fn a_new_address_begins_afresh_and_what_is_reported_of_the_old_one_does_not_mark_it() {
    let app = app();
    let ana = app.student("Ana");
    let mail = queued(&app, ana.person(), &ana.email, Some("places"));
    app.work_off().await;
    let is_marked = || app.count("people WHERE email_bounced_at IS NOT NULL") == 1;

    app.sql("UPDATE people SET email = 'new@mergington.edu' WHERE name = 'Ana'");
    report(&app, "application/json", notice(&mail, 11, "permanent", "")).await;
    assert!(!is_marked());

    app.sql("UPDATE people SET email_bounced_at = '2026-09-14 09:00:00' WHERE name = 'Ana'");
    app.sql("UPDATE people SET email = 'new@mergington.edu', grade = 11 WHERE name = 'Ana'");
    assert!(is_marked(), "it is still the same address");
    app.sql("UPDATE people SET email = 'newer@mergington.edu' WHERE name = 'Ana'");
    assert!(!is_marked());
}

#[actix_web::test]
async fn what_may_still_arrive_or_is_not_the_addresss_fault_marks_no_address() {
    let app = app();
    let ana = app.student("Ana");
    let mail = queued(&app, ana.person(), &ana.email, Some("places"));
    app.work_off().await;
    let state =
        || (app.count("mails WHERE bounced_at IS NOT NULL"), app.count("people WHERE email_bounced_at IS NOT NULL"));

    for body in [
        delivery_report(&mail, &ana.email, "delayed", "4.4.1"),
        delivery_report(&mail, "somebody.else@example.org", "failed", "5.1.1"),
        delivery_report(&MailId::fresh(), &ana.email, "failed", "5.1.1"),
        "nonsense".to_owned(),
    ] {
        assert_eq!(report(&app, "multipart/report; boundary=x", body).await.status, 200);
    }
    assert_eq!(report(&app, "application/json", notice(&mail, 11, "transient", "")).await.status, 200);
    // Another school's mail, or a school that there is not.
    for school in [22, 33] {
        assert_eq!(report(&app, "application/json", notice(&mail, school, "permanent", "")).await.status, 200);
    }
    assert_eq!(state(), (0, 0));

    report(&app, "message/rfc822", delivery_report(&mail, &ana.email, "failed", "5.2.2")).await;
    assert_eq!(state(), (1, 0), "a full mailbox may be emptied");
    let second = queued(&app, ana.person(), &ana.email, Some("places"));
    app.work_off().await;
    report(&app, "message/delivery-status", delivery_report(&second, &ana.email, "failed", "5.1.1")).await;
    assert_eq!(state(), (2, 1));
}

#[actix_web::test]
async fn only_whoever_has_the_secret_reports() {
    let app = app();
    let (ana, admin) = (app.student("Ana"), app.admin());
    let mail = queued(&app, ana.person(), &ana.email, None);
    app.work_off().await;
    let body = notice(&mail, 11, "permanent", "");
    let json = || TestRequest::post().insert_header(("content-type", "application/json"));
    let before = app.everything_stored();
    for client in [
        app.nobody(),
        app.nobody().header("authorization", "Bearer wrong"),
        app.nobody().header("authorization", SECRET),
        app.nobody().header("cookie", &format!("authorization=Bearer {SECRET}")),
        admin,
    ] {
        let answer = client.ask(Method::POST, "/mail/bounces", json().set_payload(body.clone())).await;
        assert_eq!(answer.status, 401, "{}", answer.main());
    }
    assert_eq!(relay(&app).get("/mail/bounces").await.status, 404);
    let none = TestApp::start();
    assert_eq!(relay(&none).ask(Method::POST, "/mail/bounces", json().set_payload(body)).await.status, 404);
    assert_eq!(app.everything_stored(), before);
}

#[actix_web::test]
async fn a_report_that_is_none_is_refused_with_a_reason() {
    let app = app();
    for (kind, body, status) in [
        ("application/json", String::new(), 422),
        ("application/json", "{\"message_id\":1}".to_owned(), 422),
        ("application/json", format!("{{\"message_id\":\"{}\",\"type\":\"permanent\"}}", "x".repeat(10_000)), 200),
        ("text/html", "<p>".to_owned(), 422),
        ("", String::new(), 422),
        ("message/rfc822", "\u{0}\u{1}:\r\n \r\n:".to_owned(), 200),
        ("message/rfc822", "x".repeat(300 * 1024), 413),
    ] {
        let answer = report(&app, kind, body).await;
        assert_eq!(answer.status, status, "{kind}: {}", answer.main());
    }
}

#[actix_web::test]
async fn what_a_server_refuses_for_good_is_not_tried_again_and_what_it_refuses_for_now_is() {
    let (smtp, _) =
        server(vec!["550 5.1.1 no such user", "450 4.2.1 come again", "250 ok", "552 5.2.2 full", "550 5.1.1 nobody"]);
    let app = TestApp::with_settings(&[("SMTP_URL", &smtp), ("MAIL_ALLOW", "mergington.edu, example.org")]);
    let (ana, bo, cy) = (app.student("Ana"), app.student("Bo"), app.student("Cy"));
    let status = |mail: &MailId| {
        app.texts(&format!("SELECT status || ' ' || COALESCE(error, '') AS t FROM mails WHERE id = '{mail}'")).concat()
    };
    let marked = || app.texts("SELECT name AS t FROM people WHERE email_bounced_at IS NOT NULL ORDER BY name");

    let gone = queued(&app, ana.person(), &ana.email, Some("places"));
    app.work_off().await;
    assert_eq!(status(&gone), "failed 5.1.1 no such user");
    assert_eq!(
        (marked(), app.count("mails WHERE bounced_at IS NOT NULL AND attempts = 1")),
        (vec!["Ana".to_owned()], 1)
    );

    let later = queued(&app, bo.person(), &bo.email, Some("places"));
    app.work_off().await;
    assert_eq!(status(&later), "queued ");
    app.clock.advance(chrono::TimeDelta::seconds(10));
    app.work_off().await;
    assert_eq!(status(&later), "sent ");

    let full = queued(&app, cy.person(), &cy.email, Some("places"));
    app.work_off().await;
    assert_eq!(status(&full), "failed 5.2.2 full");
    assert_eq!(marked(), ["Ana"]);

    // Mail about an account: it failed, and that is all there is to say.
    let (site_mail, job, now) = (homeroom::platform::db::ids::SiteMailId::fresh(), JobId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO site_mails (id, to_address, template, locale, subject, text, html, status, created_at)
         VALUES ('{site_mail}', 'nobody@example.org', 'x', 'en', 'Hello', 'Hello', '<p>Hello</p>', 'queued', '{now}');
         INSERT INTO jobs (id, name, payload, run_at) VALUES ('{job}', 'send_site_mail', '{{\"mail\":\"{site_mail}\"}}', '{now}')"
    ));
    app.work_off().await;
    assert_eq!(app.texts("SELECT status || ' ' || error AS t FROM site_mails"), ["failed 5.1.1 nobody"]);
}

#[actix_web::test]
async fn a_mail_names_itself_and_its_school_so_that_it_is_known_when_it_comes_back() {
    let app = app();
    let wes = make::person(&app, WESTFIELD, "Wes", "student");
    let ana = app.student("Ana");
    let mail = queued(&app, ana.person(), &ana.email, None);
    app.work_off().await;
    assert!(super::message(&app, &mail).contains(&format!("Message-ID: <{mail}.11@127.0.0.1>\r\n")));
    assert_eq!(wes.email, "wes@westfield.edu");
}
