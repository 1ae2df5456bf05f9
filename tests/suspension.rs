use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};
use chrono::TimeDelta;
use futures_util::future::join_all;
use homeroom::{
    app::worker,
    platform::db::ids::{JobId, MailId},
};

const SUSPENSION: &str = "/site/schools/11/suspension";
const REACTIVATION: &str = "/site/schools/11/reactivation";
const HERE: &str = "/s/mergington";

fn unpaid(until: &'static str) -> [(&'static str, &'static str); 3] {
    [("kind", "unpaid"), ("reason", "Two bills, see <our> letter"), ("until", until)]
}

/// Leaves the outbox empty, as a test has to.
async fn open_again(app: &TestApp) {
    app.sql("UPDATE schools SET suspended_at = NULL, suspended_until = NULL, suspension_kind = NULL");
    app.work_off().await;
}

/// A mail of Mergington that waits to be sent.
fn queued_mail(app: &TestApp) -> MailId {
    let (mail, job, now) = (MailId::fresh(), JobId::fresh(), app.clock.utc());
    let ana = make::imported(app, MERGINGTON, "Ana List", "student", &format!("{mail}@example.org").to_lowercase());
    app.sql(&format!(
        "INSERT INTO mails (school_id, id, to_person_id, to_address, template, locale, subject, text, html, status, created_at)
         VALUES (11, '{mail}', '{ana}', 'ana@example.org', 'x', 'en', 'Hello', 'Hello', '<p>Hello</p>', 'queued', '{now}');
         INSERT INTO jobs (id, school_id, name, payload, run_at, attempts)
         VALUES ('{job}', 11, 'send_mail', '{{\"mail\":\"{mail}\"}}', '{now}', 0)"
    ));
    mail
}

#[actix_web::test]
async fn members_hear_why_and_until_when_in_their_language_and_the_public_when_to_come_again() {
    let app = TestApp::start();
    let (site, ana) = (app.site_admin(), app.student("Ana"));

    let suspended = site.post(SUSPENSION, &unpaid("2026-09-21")).await;

    assert_eq!(suspended.status, 303, "{}", suspended.main());
    let inside = ana.get(HERE).await;
    assert_eq!((inside.status, inside.header("retry-after")), (403, None));
    let main = inside.main();
    assert!(main.contains("This school is closed"), "{main}");
    assert!(main.contains("suspended until Monday, September 21, 2026, 00:00. A bill is open."), "{main}");
    assert!(!inside.body.contains("Two bills"), "the reason is for owners: {main}");
    ana.set_cookie("lang", "ur");
    assert!(ana.get(HERE).await.main().contains("ایک بل باقی ہے۔"));
    let outside = app.nobody().get("/s/mergington/activities").await;
    assert_eq!((outside.status, outside.header("x-robots-tag")), (503, Some("noindex")));
    // From Monday, September 14, 10:00 in New York until the 21st, 0:00.
    let left = outside.header("retry-after").and_then(|seconds| seconds.parse::<i64>().ok()).unwrap();
    assert_eq!(left, TimeDelta::hours(6 * 24 + 14).num_seconds());
    assert!(outside.main().contains("closed until Monday, September 21, 2026, 00:00"), "{}", outside.main());
    assert_eq!(app.nobody().get("/s/westfield").await.status, 200);
    open_again(&app).await;
}

#[actix_web::test]
async fn a_suspension_without_an_end_says_to_come_again_in_a_day() {
    let app = TestApp::start();
    app.sql("UPDATE schools SET suspended_at = '2026-09-14 13:00:00' WHERE id = 11");
    let outside = app.nobody().get(HERE).await;
    assert_eq!((outside.status, outside.header("retry-after")), (503, Some("86400")));
    let htmx = app.nobody().with_htmx().get(HERE).await;
    assert_eq!(htmx.status, 503);
}

#[actix_web::test]
async fn a_suspension_ends_by_itself_when_its_time_has_come() {
    let app = TestApp::start();
    let site = app.site_admin();
    site.post(SUSPENSION, &unpaid("2026-09-15")).await;
    let until = TimeDelta::hours(14);
    app.clock.advance(until - TimeDelta::seconds(1));
    assert_eq!(app.nobody().get(HERE).await.status, 503);
    let mail = queued_mail(&app);
    app.work_off().await;
    assert_eq!(app.count(&format!("mails WHERE id = '{mail}' AND status = 'queued'")), 1);

    app.clock.advance(TimeDelta::seconds(1));

    assert_eq!(app.nobody().get(HERE).await.status, 200);
    assert!(app.nobody().get("/").await.main().contains("Mergington"));
    let (ana, site) = (app.student("Ana"), app.site_admin());
    assert_eq!(ana.get("/s/mergington/today").await.status, 200);
    assert!(ana.get("/schools").await.main().contains("Mergington High School Student"));
    let page = site.get("/site/schools/11").await;
    assert!(page.main().contains("Suspend this school") && !page.main().contains("Reactivate"), "{}", page.main());
    assert!(!site.get("/site/schools?status=suspended").await.main().contains("Mergington"));
    app.work_off().await;
    assert_eq!(app.count(&format!("mails WHERE id = '{mail}' AND status = 'sent'")), 1);
    // And it can be suspended anew.
    site.post(SUSPENSION, &[("kind", "rules"), ("reason", "Again")]).await;
    assert_eq!(app.nobody().get(HERE).await.status, 503);
    open_again(&app).await;
}

#[actix_web::test]
async fn owners_are_told_by_mail_past_what_waits_and_both_logs_say_who_and_why() {
    let app = TestApp::start();
    let (site, owner) = (app.site_admin(), app.owner());
    make::person(&app, MERGINGTON, "Omar Owner", "owner");
    app.sql("UPDATE users SET locale = 'ps' WHERE name = 'Omar Owner'");
    app.student("Ana");

    site.post(SUSPENSION, &unpaid("2026-09-21")).await;
    app.work_off().await;

    let mails = app.mails();
    let told: Vec<_> = mails.iter().map(|mail| (&*mail.template, &*mail.locale, &*mail.status)).collect();
    assert_eq!(told, [("school_suspended", "en", "sent"), ("school_suspended", "ps", "sent")]);
    let text = &mails[0].text;
    assert!(text.contains("A bill is open.") && text.contains("Two bills, see <our> letter"), "{text}");
    assert!(
        text.contains("on Monday, September 21, 2026, 00:00") && text.contains("/s/mergington/suspension"),
        "{text}"
    );
    assert!(mails[0].html.contains("&#60;our&#62;"), "{}", mails[0].html);
    assert!(mails[1].text.contains("یو بل پاتې دی."), "{}", mails[1].text);
    for _ in 0..2 {
        assert_eq!(site.post(REACTIVATION, &[]).await.status, 303);
    }
    app.work_off().await;
    let templates: Vec<_> = app.mails().into_iter().map(|mail| mail.template).collect();
    assert_eq!(templates[2..], ["school_reopened", "school_reopened"]);
    let both = ["school.suspend", "school.reactivate"];
    assert_eq!(app.audited(), both);
    assert_eq!(app.texts("SELECT action AS t FROM site_audit_entries ORDER BY id"), both);
    let log = owner.get("/s/mergington/audit").await.main();
    assert!(log.contains("Suspended the school The site’s admins"), "{log}");
    assert!(log.contains("a bill is open") && log.contains("Two bills, see <our> letter"), "{log}");
}

#[actix_web::test]
async fn an_owner_of_a_suspended_school_takes_along_what_is_theirs_and_reaches_nothing_else() {
    let app = TestApp::start();
    let (owner, admin) = (app.owner(), app.admin());
    app.student("Ana Lee");
    make::activity("Chess Club").save(&app);
    assert_eq!(owner.get("/s/mergington/suspension").await.location(), Some("/s/mergington/today"));
    app.site_admin().post(SUSPENSION, &unpaid("")).await;

    let refused = owner.get("/s/mergington/today").await;
    assert_eq!(refused.status, 403);
    assert!(refused.body.contains("href=\"/s/mergington/suspension\""), "the way out is one click away");
    let schools = owner.get("/schools").await;
    assert!(schools.body.contains("href=\"/s/mergington/suspension\""), "{}", schools.main());
    let page = owner.get("/s/mergington/suspension").await;
    assert_eq!(page.status, 200);
    assert!(page.main().contains("A bill is open. “Two bills, see <our> letter”"), "{}", page.main());
    assert!(!page.body.contains("href=\"/s/mergington/people\""), "it leads to nothing that is shut");
    assert!(owner.get("/s/mergington/people/list.csv").await.body.contains("Ana Lee"));
    assert!(owner.get("/s/mergington/reports/activities.csv").await.body.contains("Chess Club"));
    assert_eq!(owner.get("/s/mergington/people/list.xlsx").await.status, 200);
    // Their own data is made by a job, which goes on.
    assert_eq!(owner.get("/s/mergington/data").await.status, 200);
    assert_eq!(owner.post("/s/mergington/data/exports", &[]).await.status, 303);
    assert!(app.work_off().await > 0);
    let path = app.texts("SELECT id AS t FROM data_exports WHERE state = 'ready'").remove(0);
    assert_eq!(owner.get(&format!("/s/mergington/data/exports/{path}")).await.status, 200);
    for path in ["/people", "/audit", "/settings", "/people/roles", "/reports/activities", "/reports/students.csv"] {
        assert_eq!(owner.get(&format!("{HERE}{path}")).await.status, 403, "{path}");
    }
    assert_eq!(owner.post("/s/mergington/data/erasure", &[("note", "")]).await.status, 403);
    for path in ["/suspension", "/people/list.csv", "/data", "/reports/activities.csv"] {
        assert_eq!(admin.get(&format!("{HERE}{path}")).await.status, 403, "{path}");
        assert_eq!(app.nobody().get(&format!("{HERE}{path}")).await.status, 503, "{path}");
    }
    open_again(&app).await;
}

#[actix_web::test]
async fn jobs_and_mail_of_a_suspended_school_wait_and_go_on_and_those_of_others_do_not_wait() {
    let app = TestApp::start();
    let site = app.site_admin();
    site.post(SUSPENSION, &unpaid("")).await;
    app.work_off().await;
    let mail = queued_mail(&app);
    app.sql(&format!(
        "INSERT INTO jobs (id, school_id, name, payload, run_at) VALUES ('{}', 22, 'no such work', '{{}}', '{}')",
        JobId::fresh(),
        app.clock.utc()
    ));

    app.work_off().await;

    assert_eq!(app.count(&format!("mails WHERE id = '{mail}' AND status = 'queued'")), 1);
    assert_eq!(app.count("jobs WHERE school_id = 11 AND attempts > 0"), 0, "a wait is no try");
    assert_eq!(app.count("jobs WHERE school_id = 22 AND attempts > 0"), 1);
    app.sql("DELETE FROM jobs WHERE school_id = 22");
    // What the clock asks of schools is not asked of it either.
    app.clock.advance(TimeDelta::hours(1));
    worker(app.app.clone()).run_due().await.unwrap();
    assert_eq!(app.count("jobs WHERE school_id = 11 AND finished_at IS NULL"), 1);
    app.work_off().await;
    app.site_admin().post(REACTIVATION, &[]).await;
    app.work_off().await;
    assert_eq!(app.count(&format!("mails WHERE id = '{mail}' AND status = 'sent'")), 1);
}

#[actix_web::test]
async fn a_school_that_is_suspended_while_its_mail_goes_out_sends_each_mail_once_or_keeps_it() {
    let app = TestApp::start();
    let site = app.site_admin();
    let mails: Vec<_> = (0..12).map(|_| queued_mail(&app)).collect();
    let others = [worker(app.app.clone()), worker(app.another())];
    let works = join_all(others.iter().map(|worker| worker.work_off()));
    let (worked, suspended) = futures_util::future::join(works, site.post(SUSPENSION, &unpaid(""))).await;
    assert!(worked.into_iter().all(|done| done.is_ok()));
    assert_eq!(suspended.status, 303);

    let sent = app.count("mails WHERE status = 'sent'");
    let waits = app.count("jobs WHERE name = 'send_mail' AND school_id = 11 AND finished_at IS NULL");
    assert_eq!(sent + waits, i64::try_from(mails.len()).unwrap());
    assert_eq!(app.count("jobs WHERE name = 'send_mail' AND attempts > 1"), 0);
    open_again(&app).await;
    assert_eq!(app.count("mails WHERE status = 'sent'"), i64::try_from(mails.len()).unwrap());
}

#[actix_web::test]
async fn a_suspension_that_cannot_be_comes_back_with_words_beside_the_field() {
    let app = TestApp::start();
    let site = app.site_admin();
    for (field, typed, words) in [
        ("kind", "", "Choose one of the list."),
        ("kind", "bored", "Choose one of the list."),
        ("reason", " ", "Write something here."),
        ("until", "2026-09-14", "Choose a day that is still to come."),
        ("until", "tomorrow", "Choose a date."),
        ("until", "9999-01-01", "Choose a date."),
    ] {
        let mut form = unpaid("2026-10-01").to_vec();
        form.retain(|(name, _)| *name != field);
        form.push((field, typed));
        let again = site.post(SUSPENSION, &form).await;
        assert_eq!(again.status, 422, "{field} {typed}");
        assert!(again.body.contains(&format!("id=\"{field}-wrong\"")), "{field} {typed}");
        assert!(again.main().contains(&format!("One thing needs another look {words}")), "{}", again.main());
    }
    let long = "x".repeat(10_000);
    assert_eq!(site.post(SUSPENSION, &[("kind", "other"), ("reason", &long)]).await.status, 422);
    assert_eq!(app.count("schools WHERE suspended_at IS NOT NULL"), 0);
    assert_eq!((app.count("audit_entries"), app.mails().len()), (0, 0));
}

#[actix_web::test]
async fn only_those_who_run_the_site_suspend_a_school() {
    let app = TestApp::start();
    for client in [app.owner(), make::person(&app, WESTFIELD, "Wes", "owner")] {
        assert_eq!(client.post(SUSPENSION, &unpaid("")).await.status, 404);
        assert_eq!(client.post(REACTIVATION, &[]).await.status, 404);
    }
    assert_eq!(app.nobody().post(SUSPENSION, &unpaid("")).await.status, 401);
    assert_eq!(app.count("schools WHERE suspended_at IS NOT NULL"), 0);
}
