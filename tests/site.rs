use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};
use homeroom::platform::db::ids::{JobId, MailId};

const SCHOOLS: &str = "/site/schools";

fn lakeside<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("slug", "lakeside"),
        ("name", "Lakeside High"),
        ("time_zone", "America/Chicago"),
        ("locale", "en"),
        ("owner_email", "Mina@Lakeside.edu"),
        ("owner_name", "Mina Moreno"),
    ];
    form.retain(|(name, _)| other.iter().all(|(changed, _)| name != changed));
    form.extend_from_slice(other);
    form
}

#[actix_web::test]
async fn all_schools_are_listed_with_how_many_people_they_have() {
    let app = TestApp::start();
    let site = app.site_admin();
    app.student("Ana");
    app.student("Bo");
    make::person(&app, WESTFIELD, "Wanda", "owner");
    app.sql("UPDATE people SET status = 'left' WHERE name = 'Bo'");
    app.sql("UPDATE schools SET suspended_at = '2026-09-01 00:00:00' WHERE id = 22");

    let before = app.statements();
    let page = site.get(SCHOOLS).await;

    // Session, user; the schools with their people, and how many schools.
    assert_eq!(app.statements() - before, 4);
    let main = page.main();
    assert!(main.contains("Mergington High School 1 0 KB Never August 1, 2026 Trial /s/mergington"), "{main}");
    assert!(main.contains("Westfield Academy Suspended 1 0 KB Never August 1, 2026 Trial /s/westfield"), "{main}");
    assert!(!site.get("/site/schools?q=westfield").await.main().contains("Mergington"));
    assert!(site.get("/site/schools?q=zzz").await.main().contains("No school of that name"));
}

#[actix_web::test]
async fn the_list_of_schools_remembers_how_long_a_page_is() {
    let app = TestApp::start();
    let site = app.site_admin();
    for n in 0..30 {
        app.sql(&format!(
            "INSERT INTO schools (id, slug, name, time_zone, locale, locales, search_text, created_at, updated_at)
             VALUES ({}, 'school-{n}', 'School {n}', 'UTC', 'en', 'en', 'school {n}', '2026-09-01 00:00:00', '2026-09-01 00:00:00')",
            100 + n
        ));
    }
    let rows = async |path: &str| site.get(path).await.body.matches("<th scope=\"row\">").count();
    assert_eq!(rows(SCHOOLS).await, 25);
    assert_eq!(rows("/site/schools?page=2").await, 7);
    assert_eq!(rows("/site/schools?size=50").await, 32);
    assert_eq!(rows(SCHOOLS).await, 32);
}

#[actix_web::test]
async fn the_sites_office_is_there_for_its_admins_only() {
    let app = TestApp::with_settings(&[("APP_ENV", "e2e")]);
    for path in [SCHOOLS, "/site/schools/new", "/site/schools/11", "/site/mails"] {
        assert_eq!(app.nobody().get(path).await.status, 401, "{path}");
        assert_eq!(app.owner().get(path).await.status, 404, "{path}");
        assert_eq!(app.site_admin().get(path).await.status, 200, "{path}");
    }
    let suspend = app.owner().post("/site/schools/11/suspension", &[("reason", "because")]).await;
    assert_eq!(suspend.status, 404);
}

#[actix_web::test]
async fn a_school_is_opened_with_a_program_a_term_and_an_owner_who_is_written_to() {
    let app = TestApp::start();
    let site = app.site_admin();

    let opened = site.post(SCHOOLS, &lakeside(&[])).await;

    assert_eq!(opened.status, 303, "{}", opened.plain());
    let page = site.get(opened.location().unwrap()).await;
    assert_eq!(page.toast(), "Lakeside High is open.");
    assert!(page.main().contains("Owners Mina Moreno mina@lakeside.edu"), "{}", page.main());
    let id = app.numbers("SELECT id AS n FROM schools WHERE slug = 'lakeside'").remove(0);
    let of_it = |columns: &str, table: &str| {
        app.texts(&format!("SELECT {columns} AS t FROM {table} WHERE school_id = {id} ORDER BY 1"))
    };
    assert_eq!(of_it("name || ' ' || code", "programs"), ["General GEN"]);
    assert_eq!(of_it("name || ' ' || CAST(starts_on AS TEXT)", "terms"), ["2026–27 2026-08-01"]);
    assert_eq!(of_it("name || ' ' || role || ' ' || status", "people"), ["Mina Moreno owner invited"]);
    assert_eq!(of_it("action", "audit_entries"), ["person.add", "school.open", "term.add"]);
    let mails: Vec<_> = app.mails().into_iter().map(|mail| (mail.to, mail.template)).collect();
    assert_eq!(mails, [("mina@lakeside.edu".to_owned(), "owner_invited".to_owned())]);
    let by = format!("user_id = '{}'", site.user());
    assert_eq!(
        app.texts(&format!("SELECT subject_id AS t FROM site_audit_entries WHERE action = 'school.open' AND {by}")),
        [id.to_string()]
    );
    assert_eq!(app.nobody().get("/s/lakeside").await.status, 200);
    app.work_off().await;
}

#[actix_web::test]
async fn a_school_that_cannot_be_comes_back_with_words_beside_the_field() {
    let app = TestApp::start();
    let site = app.site_admin();
    for (field, typed, words) in [
        ("slug", "", "Write a short name for the address."),
        ("slug", "Lake Side", "Use 3 to 63 small letters, digits and single hyphens, like “lakeside-high”"),
        ("slug", "mergington", "Another school has this address."),
        ("slug", "www", "This name is kept for the site itself."),
        ("name", " ", "Write something here."),
        ("time_zone", "Chicago", "Choose a time zone of the list"),
        ("locale", "", "Choose one of the list."),
        ("owner_email", "mina", "Write an e-mail address, like name@school.org."),
        ("owner_name", "Mina\u{0}", "Use only letters, digits, spaces and punctuation."),
    ] {
        let again = site.post(SCHOOLS, &lakeside(&[(field, typed)])).await;
        assert_eq!(again.status, 422, "{field}");
        assert!(again.title().starts_with("Error: Open a school"), "{}", again.title());
        assert!(again.main().contains(&format!("One thing needs another look {words}")), "{}", again.main());
        assert!(again.body.contains(&format!("id=\"{field}-wrong\"")), "{field}");
    }
    assert_eq!(app.count("schools"), 2);
    assert_eq!(app.count("users WHERE email LIKE '%lakeside%'"), 0);
}

#[actix_web::test]
async fn a_suspended_school_is_closed_to_its_people_and_to_the_public_until_it_is_reactivated() {
    let app = TestApp::start();
    let (site, ana) = (app.site_admin(), app.student("Ana"));
    let path = format!("{SCHOOLS}/{}", MERGINGTON.id);

    let nothing = site.post(&format!("{path}/suspension"), &[("kind", "unpaid"), ("reason", " ")]).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.main().contains("Write something here.") && nothing.title().starts_with("Error: "));
    for _ in 0..2 {
        let suspended =
            site.post(&format!("{path}/suspension"), &[("kind", "unpaid"), ("reason", "Unpaid <bills>")]).await;
        assert_eq!((suspended.status, suspended.location()), (303, Some(&*path)));
    }

    let inside = ana.get("/s/mergington").await;
    assert_eq!(inside.status, 403);
    assert!(inside.main().contains("This school is suspended. A bill is open. Ask its owner what to do next."));
    assert!(!inside.body.contains("theme-132.css"), "it has no stylesheet to give");
    let outside = app.nobody().get("/s/mergington").await;
    assert_eq!((outside.status, outside.header("x-robots-tag")), (503, Some("noindex")));
    assert_eq!(app.nobody().get("/s/westfield").await.status, 200);
    let page = site.get(&path).await;
    assert_eq!(page.toast(), "The school is suspended.");
    assert!(page.main().contains("“Unpaid <bills>”"), "{}", page.main());

    for _ in 0..2 {
        assert_eq!(site.post(&format!("{path}/reactivation"), &[]).await.status, 303);
    }
    assert_eq!(ana.get("/s/mergington").await.status, 200);
    let both = ["school.suspend", "school.reactivate"];
    assert_eq!(app.audited(), both);
    assert_eq!(app.texts("SELECT action AS t FROM site_audit_entries ORDER BY id"), both);
    assert_eq!(app.count("audit_entries WHERE actor_kind = 'site' AND reason = 'Unpaid <bills>'"), 1);
}

#[actix_web::test]
async fn a_school_that_nobody_has_is_not_found() {
    let app = TestApp::start();
    let site = app.site_admin();
    for id in ["12", "011", "x", "-1", "9999999999999999999999"] {
        assert_eq!(site.get(&format!("{SCHOOLS}/{id}")).await.status, 404, "{id}");
        for verb in ["suspension", "reactivation"] {
            assert_eq!(site.post(&format!("{SCHOOLS}/{id}/{verb}"), &[]).await.status, 404, "{id}");
        }
    }
}

/// A mail of a school, and one of the site a minute later.
fn two_mails(app: &TestApp) -> (String, String) {
    let ana = app.student("Ana Lee");
    let ids = ["01J0000000000000000MA1A0R0", "01J0000000000000000MA1A0R1"];
    let columns = "to_address, template, locale, subject, text, html, status, created_at";
    app.sql(&format!(
        "INSERT INTO mails (school_id, id, to_person_id, {columns}) VALUES
           (11, '{}', '{}', 'ana.lee@mergington.edu', 'enrolled', 'en', 'You are <in>', 'Come: http://127.0.0.1:3002/s/mergington',
            '<p style=\"color:red\">Come</p><script>alert(1)</script>', 'sent', '2026-09-14 13:00:00');
         INSERT INTO site_mails (id, {columns}) VALUES
           ('{}', 'bo@westfield.edu', 'verify_email', 'en', 'Verify', 'Text', '<p>Html</p>', 'queued', '2026-09-14 13:01:00')",
        ids[0],
        ana.person(),
        ids[1],
    ));
    (ids[0].to_owned(), ids[1].to_owned())
}

#[actix_web::test]
async fn mail_of_all_schools_and_of_the_site_is_listed_the_latest_first() {
    let app = TestApp::with_settings(&[("APP_ENV", "e2e"), ("MAIL", "off")]);
    let site = app.site_admin();
    assert!(site.get("/site/mails").await.main().contains("No mail yet"));
    two_mails(&app);

    let main = site.get("/site/mails").await.main();

    assert!(main.contains("Mail is switched off: these were written and not sent."), "{main}");
    let (site_mail, school_mail) =
        (main.find("Verify bo@westfield.edu"), main.find("You are <in> ana.lee@mergington.edu"));
    assert!(site_mail.is_some() && site_mail < school_mail, "{main}");
    let hers = site.get("/site/mails?to=ANA.lee%40").await.main();
    assert!(hers.contains("You are <in>") && !hers.contains("Verify"), "{hers}");
    assert!(hers.contains("1–1 of 1"), "{hers}");
    assert!(site.get("/site/mails?to=zzz").await.main().contains("No mail to that address"));
}

#[actix_web::test]
async fn a_mail_is_shown_as_its_recipient_sees_it_in_a_frame_that_can_do_nothing() {
    let app = TestApp::with_settings(&[("APP_ENV", "e2e")]);
    let site = app.site_admin();
    let (of_school, of_site) = two_mails(&app);

    let page = site.get(&format!("/site/mails/{of_school}")).await;

    assert_eq!(page.status, 200);
    assert!(page.body.contains(&format!(r#"<iframe class="frame" sandbox src="/site/mails/{of_school}/html""#)));
    assert!(page.body.contains(r#"<a class="code" href="/s/mergington">"#), "{}", page.body);
    assert!(!page.body.contains("<script>alert"));
    let html = site.get(&format!("/site/mails/{of_school}/html")).await;
    assert_eq!(html.body, "<p style=\"color:red\">Come</p><script>alert(1)</script>");
    assert_eq!(
        html.headers("content-security-policy"),
        ["sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"]
    );
    assert_eq!(html.header("cache-control"), Some("private, no-store"));
    assert!(site.get(&format!("/site/mails/{of_site}")).await.main().contains("verify_email , English"));
    assert_eq!(site.get("/site/mails/01J0000000000000000MA1A0R9").await.status, 404);
}

#[actix_web::test]
async fn where_the_server_runs_for_real_nobody_reads_mail() {
    let app = TestApp::start();
    let site = app.site_admin();
    let (of_school, _) = two_mails(&app);
    for path in ["/site/mails".to_owned(), format!("/site/mails/{of_school}"), format!("/site/mails/{of_school}/html")]
    {
        assert_eq!(site.get(&path).await.status, 404, "{path}");
    }
}

#[actix_web::test]
async fn a_job_that_failed_for_good_is_shown_and_tried_again_when_somebody_says_so() {
    let app = TestApp::start();
    let site = app.site_admin();
    assert!(site.get("/site/jobs").await.main().contains("Nothing has failed"));
    let now = app.clock.utc();
    let (mail, job) = (MailId::fresh(), JobId::fresh());
    let ana = app.student("Ana");
    app.sql(&format!(
        "INSERT INTO mails (school_id, id, to_person_id, to_address, template, locale, subject, text, html, status, error,
           created_at)
         VALUES (11, '{mail}', '{}', 'ana@example.org', 'x', 'en', 'Hello', 'Hello', '<p>Hello</p>', 'failed', 'no', '{now}');
         INSERT INTO jobs (id, school_id, name, payload, run_at, attempts, last_error, failed_at)
         VALUES ('{job}', 11, 'send_mail', '{{\"mail\":\"{mail}\"}}', '{now}', 12, 'nobody <answered>', '{now}')",
        ana.person()
    ));

    let before = app.statements();
    let page = site.get("/site/jobs").await;
    // Session, user; the jobs, how many, and of which kinds.
    assert_eq!(app.statements() - before, 5);
    let main = page.main();
    assert!(main.contains("send_mail Mergington High School"), "{main}");
    assert!(main.contains("tried 12 times") && page.body.contains("nobody &#60;answered&#62;"), "{main}");
    assert_eq!(app.work_off().await, 0);

    let retry = format!("/site/jobs/{job}/retry");
    assert_eq!(site.post(&retry, &[]).await.location(), Some("/site/jobs"));
    assert_eq!(site.get("/site/jobs").await.toast(), "It will be tried again now.");
    assert_eq!(site.post(&retry, &[]).await.status, 404, "twice is once");
    assert_eq!(app.work_off().await, 1);
    assert_eq!(app.count("mails WHERE status = 'sent' AND error IS NULL"), 1);
    assert_eq!(app.texts("SELECT action AS t FROM site_audit_entries WHERE subject_kind = 'job'"), ["job.retry"]);
}

#[actix_web::test]
async fn schools_are_put_in_the_order_of_what_they_use_and_of_when_somebody_was_active() {
    let app = TestApp::start();
    let site = app.site_admin();
    let ana = app.student("Ana");
    app.student("Bo");
    let club = make::activity("Chess Club").in_school(WESTFIELD).save(&app);
    make::file(&app, WESTFIELD, &club);
    app.sql("UPDATE files SET size = 3000000");
    app.sql(&format!(
        "INSERT INTO audit_entries (school_id, id, actor_id, actor_kind, action, subject_kind, subject_id, at) VALUES
           (11, '01J0000000000000000AVD1T01', '{}', 'person', 'x.y', 'x', 'x', '2026-09-12 12:00:00'),
           (11, '01J0000000000000000AVD1T02', NULL, 'system', 'x.y', 'x', 'x', '2026-09-13 12:00:00')",
        ana.person()
    ));
    let first = async |query: &str| {
        let main = site.get(&format!("{SCHOOLS}?{query}")).await.main();
        let (ours, theirs) = (main.find("/s/mergington").unwrap(), main.find("/s/westfield").unwrap());
        if ours < theirs { "mergington" } else { "westfield" }
    };
    for (query, expected) in [
        ("", "mergington"),
        ("sort=-name", "westfield"),
        ("sort=-people", "mergington"),
        ("sort=people", "westfield"),
        ("sort=-storage", "westfield"),
        ("sort=storage", "mergington"),
        ("sort=-active", "mergington"),
        ("sort=active", "westfield"),
        ("sort=nonsense", "mergington"),
    ] {
        assert_eq!(first(query).await, expected, "{query}");
    }
    let main = site.get(SCHOOLS).await.main();
    assert!(main.contains("September 12, 2026"), "what a person did, not what a job did: {main}");
    assert!(site.get(&format!("{SCHOOLS}?sort=-storage")).await.body.contains("aria-sort=\"descending\""));
    assert!(site.get(&format!("{SCHOOLS}?status=suspended")).await.main().contains("No school of that name"));
}

#[actix_web::test]
async fn what_a_school_pays_for_is_changed_and_both_logs_say_so() {
    let app = TestApp::start();
    let site = app.site_admin();
    let path = format!("{SCHOOLS}/{}", MERGINGTON.id);
    let before = app.statements();
    assert_eq!(site.get(&path).await.status, 200);
    // Session, user; the school, its people and files, log, owners and domains, and who visited it.
    assert_eq!(app.statements() - before, 8);
    assert_eq!(site.post(&format!("{path}/plan"), &[("plan", "gold")]).await.status, 422);
    for _ in 0..2 {
        assert_eq!(site.post(&format!("{path}/plan"), &[("plan", "district")]).await.status, 303);
    }
    assert_eq!(site.get(&path).await.toast(), "The plan is saved.");
    assert_eq!(app.audited(), ["school.change_plan"]);
    assert_eq!(app.count("site_audit_entries WHERE action = 'school.change_plan'"), 1);
    assert!(site.get(SCHOOLS).await.main().contains("District /s/mergington"));
}

#[actix_web::test]
async fn all_failed_jobs_of_a_kind_are_tried_again_at_once() {
    let app = TestApp::start();
    let site = app.site_admin();
    let now = app.clock.utc();
    for n in 0..30 {
        let name = if n < 28 { "sweep" } else { "close_visits" };
        app.sql(&format!(
            "INSERT INTO jobs (id, name, payload, run_at, attempts, failed_at)
             VALUES ('{}', '{name}', '{{}}', '{now}', 12, '{now}')",
            JobId::fresh()
        ));
    }
    let page = site.get("/site/jobs").await.main();
    assert!(page.contains("sweep 28 failed") && page.contains("close_visits 2 failed"), "{page}");
    assert!(page.contains("1–25 of 30"), "{page}");
    assert!(site.get("/site/jobs?kind=close_visits").await.main().contains("1–2 of 2"));

    assert_eq!(site.post("/site/jobs/retry", &[("kind", "sweep")]).await.status, 303);
    assert_eq!(site.get("/site/jobs").await.toast(), "28 jobs will be tried again now.");
    assert_eq!(app.work_off().await, 28);
    site.post("/site/jobs/retry", &[("kind", "sweep")]).await;
    assert_eq!(site.get("/site/jobs").await.toast(), "Nothing of that kind waits any more.");
    assert_eq!(app.count("jobs WHERE failed_at IS NOT NULL AND finished_at IS NULL"), 2);
    assert_eq!(app.texts("SELECT action AS t FROM site_audit_entries WHERE subject_kind = 'job'"), ["job.retry_all"]);
}
