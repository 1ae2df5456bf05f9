use super::{message, server};
use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};
use actix_web::web::Data;
use homeroom::{app::worker, platform::db::ids::MailId};

const MAILS: &str = "/s/mergington/mails";

fn status(app: &TestApp, mail: &MailId) -> String {
    app.texts(&format!("SELECT status AS t FROM mails WHERE id = '{mail}'")).concat()
}

fn path(mail: &MailId, rest: &str) -> String {
    format!("{MAILS}/{mail}{rest}")
}

#[actix_web::test]
async fn the_office_sees_what_was_written_and_what_became_of_it() {
    let app = TestApp::start();
    let (ana, bo) = (app.student("Ana Lee"), app.student("Bo Kim"));
    make::mail(&app, MERGINGTON, ana.person(), "enrolled", Some("places"), "sent");
    app.clock.advance(chrono::TimeDelta::days(1));
    let admin = app.admin();
    let failed = make::mail(&app, MERGINGTON, bo.person(), "cancelled", None, "failed");
    let wes = make::person(&app, WESTFIELD, "Wes", "student");
    make::mail(&app, WESTFIELD, wes.person(), "enrolled", None, "sent");

    let before = app.statements();
    let list = admin.get(MAILS).await;
    assert!(app.statements() - before <= 8, "{}", app.statements() - before);
    assert!(list.main().contains("Hello Bo Kim") && list.main().contains("Hello Ana Lee"), "{}", list.main());
    assert!(!list.body.contains("Wes"), "another school's mail is not there");
    assert_eq!(app.audited(), [""; 0], "a list of subjects is no reading");
    for (query, shown, hidden) in [
        ("state=failed", "Bo Kim", "Ana Lee"),
        ("state=sent", "Ana Lee", "Bo Kim"),
        ("template=cancelled", "Bo Kim", "Ana Lee"),
        ("q=ana.lee", "Ana Lee", "Bo Kim"),
        ("q=KIM", "Bo Kim", "Ana Lee"),
        ("until=2026-09-14", "Ana Lee", "Bo Kim"),
        ("from=2026-09-15", "Bo Kim", "Ana Lee"),
    ] {
        let page = admin.get(&format!("{MAILS}?{query}")).await.main();
        assert!(
            page.contains(&format!("Hello {shown}")) && !page.contains(&format!("Hello {hidden}")),
            "{query}: {page}"
        );
    }
    for odd in ["state=odd", "template=odd", "from=odd", "until=9999-12-31", "q=%25", "page=999999"] {
        assert_eq!(admin.get(&format!("{MAILS}?{odd}")).await.status, 200, "{odd}");
    }

    app.sql(&format!("UPDATE mails SET error = '5.2.2 mailbox full' WHERE id = '{failed}'"));
    let before = app.statements();
    let page = admin.get(&path(&failed, "")).await;
    assert!(app.statements() - before <= 9, "{}, an entry among them", app.statements() - before);
    assert!(page.main().contains("The mail server said: 5.2.2 mailbox full"), "{}", page.main());
    assert!(page.main().contains("Try again") && !page.main().contains("Send once more"), "{}", page.main());
}

#[actix_web::test]
async fn a_list_of_many_is_paged() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    for _ in 0..30 {
        make::mail(&app, MERGINGTON, ana.person(), "enrolled", None, "sent");
    }
    let page = |rows: usize| {
        move |answer: crate::support::Answer| assert_eq!(answer.body.matches("name=\"mail[]\"").count(), rows)
    };
    page(25)(admin.get(MAILS).await);
    page(5)(admin.get(&format!("{MAILS}?page=2")).await);
    page(30)(admin.get(&format!("{MAILS}?size=50")).await);
}

#[actix_web::test]
async fn every_reading_of_a_mail_is_noted_and_no_link_that_acts_for_its_reader_is_shown() {
    let app = TestApp::start();
    let (admin, owner, ana) = (app.admin(), app.owner(), app.student("Ana"));
    let mail = make::mail(&app, MERGINGTON, ana.person(), "enrolled", Some("places"), "sent");

    let page = admin.get(&path(&mail, "")).await;
    let frame = admin.get(&path(&mail, "/html")).await;
    assert!(
        page.body.contains("sandbox src=\"") && page.main().contains("Words http://127.0.0.1:3003/unsubscribe/… end")
    );
    assert_eq!(frame.body, "<p>Words</p><a href=\"http://127.0.0.1:3003/unsubscribe/…\">x</a>");
    let policy = frame.header("content-security-policy").unwrap();
    assert!(policy.starts_with("sandbox; default-src 'none'"), "{policy}");
    assert_eq!(app.audited(), ["mail.read"], "the page and its frame are one reading");
    owner.get(&path(&mail, "/html")).await;
    app.clock.advance(chrono::TimeDelta::minutes(1));
    admin.get(&path(&mail, "")).await;
    assert_eq!(app.audited(), ["mail.read"; 3]);
    let log = owner.get("/s/mergington/audit?kind=mail").await;
    assert!(log.main().contains("Read a mail to somebody"), "{}", log.main());
}

#[actix_web::test]
async fn nobody_reads_a_mail_that_carries_a_secret_or_that_we_do_not_know() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    for template in
        ["reset_password", "verify_email", "owner_invited", "account_exists", "confirm_sender", "unheard_of"]
    {
        let mail = make::mail(&app, MERGINGTON, ana.person(), template, None, "sent");
        let page = admin.get(&path(&mail, "")).await;
        assert_eq!(page.status, 200);
        for words in ["Words", "Hello Ana", "unsubscribe/11"] {
            assert!(!page.body.contains(words), "{template}: {words}");
        }
        assert_eq!(admin.get(&path(&mail, "/html")).await.status, 404, "{template}");
        assert_eq!(admin.post(&path(&mail, "/resend"), &[]).await.status, 409, "{template}");
    }
    assert!(!admin.get(MAILS).await.body.contains("Hello Ana"));
    assert_eq!(app.audited(), [""; 0]);
}

#[actix_web::test]
async fn a_mail_that_waits_is_stopped_and_one_that_is_on_its_way_is_not() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    let mail = make::mail(&app, MERGINGTON, ana.person(), "enrolled", Some("places"), "queued");
    make::mail_job(&app, MERGINGTON, &mail);
    let answer = admin.post(&path(&mail, "/stop"), &[]).await;
    assert_eq!((answer.status, answer.location()), (303, Some(path(&mail, "").as_str())));
    app.work_off().await;
    assert_eq!(status(&app, &mail), "stopped");
    assert!(!app.data_dir.join("mail").join(format!("{mail}.eml")).exists());
    assert_eq!(admin.post(&path(&mail, "/stop"), &[]).await.status, 409);
    let page = admin.get(&path(&mail, "")).await.main();
    assert!(page.contains("Ada Admin") && page.contains("Stopped"), "{page}");
    assert_eq!(app.audited(), ["mail.stop", "mail.read"]);

    // Who thought better of it.
    assert_eq!(admin.post(&path(&mail, "/retry"), &[]).await.status, 303);
    app.work_off().await;
    assert_eq!(status(&app, &mail), "sent");
    for too_late in ["sending", "sent", "failed", "off", "held"] {
        app.sql(&format!("UPDATE mails SET status = '{too_late}'"));
        assert_eq!(admin.post(&path(&mail, "/stop"), &[]).await.status, 409, "{too_late}");
        assert_eq!(status(&app, &mail), too_late);
    }
}

/// Whatever the office is told is what happens: a mail that it stopped never arrives, and of every other it hears so.
#[actix_web::test]
async fn stopping_races_with_the_sender_and_is_always_truthful() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    let mut ids = Vec::new();
    for _ in 0..40 {
        let mail = make::mail(&app, MERGINGTON, ana.person(), "enrolled", None, "queued");
        make::mail_job(&app, MERGINGTON, &mail);
        ids.push(mail);
    }
    let sending: Data<_> = app.app.clone();
    let stopping = async {
        let mut stopped = Vec::new();
        for mail in ids.iter().rev() {
            stopped.push((mail, admin.post(&path(mail, "/stop"), &[]).await.status == 303));
        }
        stopped
    };
    let work = worker(sending);
    let (stopped, _) = futures_util::future::join(stopping, work.work_off()).await;
    app.work_off().await;
    for (mail, was_stopped) in stopped {
        let has_left = app.data_dir.join("mail").join(format!("{mail}.eml")).exists();
        assert_eq!((was_stopped, status(&app, mail).as_str()), (!has_left, if has_left { "sent" } else { "stopped" }));
    }
}

#[actix_web::test]
async fn what_failed_is_tried_again_at_the_address_that_its_reader_has_now() {
    let (smtp, heard) = server(vec!["550 5.1.1 no such user", "250 ok"]);
    let app = TestApp::with_settings(&[("SMTP_URL", &smtp), ("MAIL_ALLOW", "mergington.edu")]);
    let (admin, ana) = (app.admin(), app.student("Ana"));
    let mail = make::mail(&app, MERGINGTON, ana.person(), "enrolled", Some("places"), "queued");
    make::mail_job(&app, MERGINGTON, &mail);
    app.work_off().await;
    assert_eq!(status(&app, &mail), "failed");
    let list = admin.get(&format!("{MAILS}?state=bounced")).await.main();
    assert!(list.contains("Hello Ana") && list.contains("Came back"), "{list}");

    // It would come back again.
    let answer = admin.post(&path(&mail, "/retry"), &[]).await;
    assert!(answer.status == 409 && answer.main().contains("If it is fine again, say so first"), "{}", answer.main());
    let addresses = admin.get(&format!("{MAILS}/addresses")).await.main();
    assert!(addresses.contains("Ana ana@mergington.edu · since Monday, September 14, 2026"), "{addresses}");
    let answer = admin.post(&format!("{MAILS}/addresses/{}", ana.person()), &[]).await;
    assert_eq!(answer.location(), Some("/s/mergington/mails/addresses"));
    assert!(admin.get(&format!("{MAILS}/addresses")).await.main().contains("Nothing comes back"));

    app.sql("UPDATE people SET email = 'new@mergington.edu' WHERE name = 'Ana'");
    assert_eq!(admin.post(&path(&mail, "/retry"), &[]).await.status, 303);
    assert_eq!(admin.post(&path(&mail, "/retry"), &[]).await.status, 409, "twice is once");
    app.work_off().await;
    assert_eq!(status(&app, &mail), "sent");
    assert!(heard.lock().unwrap().contains(&"RCPT TO:<new@mergington.edu>".to_owned()));
    assert_eq!(app.audited(), ["person.bounce", "person.address_is_fine", "mail.retry"]);
    let page = admin.get(&path(&mail, "")).await.main();
    let (_, page) = page.split_once("What became of it").unwrap();
    let steps = ["Written", "Came back", "Tried again", "Sent"].map(|step| page.find(step).unwrap());
    assert!(steps.is_sorted(), "{page}");
}

#[actix_web::test]
async fn sending_once_more_is_another_mail_and_goes_to_nobody_who_said_no() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    let mail = make::mail(&app, MERGINGTON, ana.person(), "enrolled", Some("places"), "sent");
    let answer = admin.post(&path(&mail, "/resend"), &[]).await;
    let copy = answer.location().unwrap().rsplit('/').next().unwrap().to_owned();
    assert_ne!(copy, mail.to_string());
    app.work_off().await;
    let copy = MailId::try_from(copy).unwrap();
    assert!(message(&app, &copy).contains("Subject: Hello Ana"));
    assert_eq!(app.count("mails WHERE status = 'sent'"), 2);
    let page = admin.get(&path(&mail, "")).await;
    assert!(page.main().contains("Sent once more") && page.body.contains(copy.as_str()), "{}", page.main());
    assert_eq!(app.audited(), ["mail.resend", "mail.read"]);

    ana.post(super::PREFERENCES, &[("events[]", "digest")]).await;
    let answer = admin.post(&path(&mail, "/resend"), &[]).await;
    assert!(answer.status == 409 && answer.main().contains("does not want mail like this"), "{}", answer.main());
    app.sql("UPDATE people SET email = NULL WHERE name = 'Ana'");
    assert_eq!(admin.post(&path(&mail, "/resend"), &[]).await.status, 409);
    assert_eq!(app.count("mails"), 2);
}

#[actix_web::test]
async fn pressing_twice_sends_it_once_more_once() {
    let app = TestApp::start();
    let (admin, owner, ana) = (app.admin(), app.owner(), app.student("Ana"));
    let mail = make::mail(&app, MERGINGTON, ana.person(), "enrolled", Some("places"), "sent");
    let resend = path(&mail, "/resend");
    let presses = (0..6).map(|n| if n % 2 == 0 { admin.post(&resend, &[]) } else { owner.post(&resend, &[]) });
    let answers = futures_util::future::join_all(presses).await;
    let mut copies: Vec<_> = answers.iter().map(|answer| answer.location().unwrap_or_default()).collect();
    copies.dedup();
    assert_eq!((copies.len(), app.count("mails")), (1, 2), "{copies:?}");
    assert_eq!(app.audited(), ["mail.resend"]);
    app.work_off().await;
    app.clock.advance(chrono::TimeDelta::minutes(1));
    admin.post(&resend, &[]).await;
    assert_eq!(app.count("mails"), 3, "later it is another wish");
    app.work_off().await;
}

#[actix_web::test]
async fn what_carries_a_secret_is_tried_again_for_an_hour_at_its_own_address_and_shown_to_nobody() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    let mail = make::mail(&app, MERGINGTON, ana.person(), "invitation", None, "failed");
    app.sql("UPDATE people SET email = 'other@mergington.edu' WHERE name = 'Ana'");
    let answer = admin.post(&path(&mail, "/retry"), &[]).await;
    assert_eq!((answer.status, answer.body.contains("Words")), (409, false));
    app.sql("UPDATE people SET email = 'ana@mergington.edu' WHERE name = 'Ana'");
    app.clock.advance(chrono::TimeDelta::minutes(61));
    let answer = admin.post(&path(&mail, "/retry"), &[]).await;
    assert!(answer.status == 409 && answer.main().contains("may have run out"), "{}", answer.main());
    assert_eq!(status(&app, &mail), "failed");

    let fresh = make::mail(&app, MERGINGTON, ana.person(), "invitation", None, "failed");
    assert_eq!(admin.post(&path(&fresh, "/retry"), &[]).await.status, 303);
    app.work_off().await;
    assert_eq!(status(&app, &fresh), "sent");
    assert_eq!(admin.post(&path(&fresh, "/resend"), &[]).await.status, 409);
    for page in [path(&fresh, ""), MAILS.to_owned()] {
        let page = admin.get(&page).await;
        assert!(!page.body.contains("unsubscribe/11") && !page.body.contains("Hello Ana"), "{}", page.main());
    }
}

#[actix_web::test]
async fn many_are_stopped_or_tried_again_in_one_go_and_nobody_elses() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    let of = |status| make::mail(&app, MERGINGTON, ana.person(), "enrolled", None, status);
    let (waiting, gone, failed) = (of("queued"), of("sent"), of("failed"));
    let wes = make::person(&app, WESTFIELD, "Wes", "student");
    let theirs = make::mail(&app, WESTFIELD, wes.person(), "enrolled", None, "queued");
    let (w, g, f) = (waiting.to_string(), gone.to_string(), failed.to_string());

    let back = format!("{MAILS}?state=queued");
    let answer =
        admin.post(MAILS, &[("do", "stop"), ("mail[]", &w), ("mail[]", &g), ("mail[]", &w), ("back", &back)]).await;
    assert_eq!(answer.location(), Some(back.as_str()));
    assert_eq!(admin.get(MAILS).await.toast(), "Done with one mail; 1 stayed as they are.");
    assert_eq!((status(&app, &waiting).as_str(), status(&app, &gone).as_str()), ("stopped", "sent"));
    admin.post(MAILS, &[("do", "retry"), ("mail[]", &w), ("mail[]", &f)]).await;
    app.work_off().await;
    assert_eq!(app.count("mails WHERE school_id = 11 AND status = 'sent'"), 3);
    assert_eq!(app.audited(), ["mail.stop", "mail.retry", "mail.retry"]);

    let before = app.everything_stored();
    let theirs = theirs.to_string();
    let answer = admin.post(MAILS, &[("do", "stop"), ("mail[]", &w), ("mail[]", &theirs)]).await;
    assert_eq!(answer.status, 404);
    assert_eq!(admin.post(MAILS, &[("do", "stop"), ("mail[]", "odd")]).await.status, 404);
    for evil in ["//evil.example", "https://evil.example", "/s/westfield/mails", "/s/mergington/mails/../people"] {
        assert_eq!(
            admin.post(MAILS, &[("do", "odd"), ("mail[]", &w), ("back", evil)]).await.location(),
            Some(MAILS),
            "{evil}"
        );
    }
    assert_eq!(app.everything_stored(), before);
}
