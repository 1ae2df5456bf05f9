use super::{message, queued};
use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};

const SENDERS: &str = "/s/mergington/mails/senders";

/// What the latest mail to Ana says of where it comes from.
async fn headers(app: &TestApp, to: &crate::support::Client<'_>) -> Vec<String> {
    let mail = queued(app, to.person(), &to.email, None);
    app.work_off().await;
    let message = message(app, &mail);
    let head = message.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
    let wanted = ["From:", "Reply-To:", "Sender:", "Bcc:", "X-Evil:"];
    head.lines().filter(|line| wanted.iter().any(|name| line.starts_with(name))).map(str::to_owned).collect()
}

fn code(app: &TestApp) -> String {
    let mail = app.mails().into_iter().rfind(|mail| mail.template == "confirm_sender").unwrap();
    mail.text.lines().find(|line| line.len() == 9 && line.as_bytes()[4] == b'-').unwrap().to_owned()
}

#[actix_web::test]
async fn an_address_is_used_once_somebody_has_shown_that_they_read_its_mail() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    assert_eq!(headers(&app, &ana).await, ["From: \"Mergington High School\" <homeroom@127.0.0.1>"]);

    let form = [("name", "The Office"), ("address", "Office@School.example"), ("reply_to", "")];
    let answer = admin.post(SENDERS, &form).await;
    let here = answer.location().unwrap().to_owned();
    // Until then: the name, and answers.
    assert_eq!(
        headers(&app, &ana).await,
        ["From: \"The Office\" <homeroom@127.0.0.1>", "Reply-To: \"The Office\" <office@school.example>"]
    );

    assert_eq!(
        admin.post(&format!("{here}/confirmation"), &[("code", "ABCD-2345")]).await.status,
        422,
        "none was sent"
    );
    assert_eq!(admin.post(&format!("{here}/code"), &[]).await.status, 303);
    app.work_off().await;
    let code = code(&app);
    let wrong = admin.post(&format!("{here}/confirmation"), &[("code", "WRNG-2345")]).await;
    assert!(wrong.status == 422 && wrong.main().contains("That is not the code"), "{}", wrong.main());
    let answer = admin.post(&format!("{here}/confirmation"), &[("code", &code.to_lowercase().replace('-', ""))]).await;
    assert_eq!(answer.location(), Some(here.as_str()));
    assert_eq!(
        headers(&app, &ana).await,
        ["From: \"The Office\" <office@school.example>", "Sender: homeroom@127.0.0.1"]
    );

    // Another address is another proof; the same with another name is not.
    let version = |n: &'static str| ("version", n);
    let changed =
        [("name", "Office"), ("address", "office@school.example"), ("reply_to", "desk@school.example"), version("0")];
    assert_eq!(admin.post(&here, &changed).await.status, 303);
    let said = headers(&app, &ana).await;
    assert!(
        said.contains(&"From: Office <office@school.example>".to_owned())
            || said.contains(&"From: \"Office\" <office@school.example>".to_owned()),
        "{said:?}"
    );
    let moved = [("name", "Office"), ("address", "head@elsewhere.example"), version("1")];
    assert_eq!(admin.post(&here, &changed).await.status, 409, "somebody else changed it meanwhile");
    assert_eq!(admin.post(&here, &moved).await.status, 303);
    assert!(headers(&app, &ana).await[0].ends_with("<homeroom@127.0.0.1>"));
    assert_eq!(
        app.audited(),
        [
            "sender.add",
            "sender.send_code",
            "sender.fail_to_confirm",
            "sender.confirm",
            "sender.change",
            "sender.change"
        ]
    );
    let log = app.texts("SELECT COALESCE(after, '') AS t FROM audit_entries").concat();
    assert!(!log.contains('@') && !log.contains(&code), "no address and no code in the log: {log}");
}

#[actix_web::test]
async fn a_code_is_good_for_few_tries_and_a_day_and_is_not_to_be_had_without_end() {
    let app = TestApp::start();
    let admin = app.admin();
    let sender = make::sender(&app, MERGINGTON, "Office", "office@school.example");
    let here = format!("{SENDERS}/{sender}");
    let confirm = async |code: &str| admin.post(&format!("{here}/confirmation"), &[("code", code)]).await.status;
    admin.post(&format!("{here}/code"), &[]).await;
    let first = code(&app);
    for _ in 0..5 {
        assert_eq!(confirm("AAAA-AAAA").await, 422);
    }
    assert_eq!(confirm(&first).await, 422, "five were wrong");

    admin.post(&format!("{here}/code"), &[]).await;
    app.clock.advance(chrono::TimeDelta::hours(25));
    let admin = app.owner();
    let late = admin.post(&format!("{here}/confirmation"), &[("code", &code(&app))]).await;
    assert_eq!(late.status, 422, "it was of yesterday");
    for n in 0..6 {
        let another = make::sender(&app, MERGINGTON, &format!("Office {n}"), "victim@school.example");
        let answer = admin.post(&format!("{SENDERS}/{another}/code"), &[]).await;
        assert_eq!(answer.status, if n < 5 { 303 } else { 409 }, "{n}");
        admin.post(&format!("{SENDERS}/{another}/removal"), &[]).await;
    }
    app.work_off().await;
    assert_eq!(app.count("sender_profiles WHERE verified_at IS NOT NULL"), 0);
}

#[actix_web::test]
async fn the_servers_own_address_and_the_one_named_like_the_school_need_no_code_and_no_other_at_its_domain() {
    let app = TestApp::with_settings(&[("MAIL", "mail@homeroom.example")]);
    let admin = app.admin();
    for (address, is_confirmed) in [
        ("mail@homeroom.example", 1),
        ("mergington@homeroom.example", 1),
        ("westfield@homeroom.example", 0),
        ("security@homeroom.example", 0),
        ("mergington@homeroom.example.org", 0),
    ] {
        app.sql("DELETE FROM sender_profiles");
        assert_eq!(admin.post(SENDERS, &[("name", "Office"), ("address", address)]).await.status, 303);
        assert_eq!(app.count("sender_profiles WHERE verified_at IS NOT NULL"), is_confirmed, "{address}");
    }
}

#[actix_web::test]
async fn nothing_that_is_typed_becomes_another_header() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    for (name, address, reply_to) in [
        ("Office\r\nBcc: all@example.org", "a@b.org", ""),
        ("Office", "a@b.org\r\nBcc: all@example.org", ""),
        ("Office", "a@b.org", "x@y.org\r\nX-Evil: 1"),
        ("\"Head\" <head@other.example>", "a@b.org", ""),
        ("head@other.example", "a@b.org", ""),
        ("Off\u{202e}ice", "a@b.org", ""),
        ("", "a@b.org", ""),
        ("Office", "a@b.org, c@d.org", ""),
    ] {
        let answer = admin.post(SENDERS, &[("name", name), ("address", address), ("reply_to", reply_to)]).await;
        assert_eq!(answer.status, 422, "{name} {address} {reply_to}");
    }
    let long = "x".repeat(10_000);
    assert_eq!(admin.post(SENDERS, &[("name", &long), ("address", &format!("{long}@b.org"))]).await.status, 422);
    assert_eq!(app.count("sender_profiles"), 0);

    // Nor what came into the table some other way.
    let sender = make::sender(
        &app,
        MERGINGTON,
        "Office\r\nBcc: all@example.org\r\n\r\nHello, \"You\" <x@y.org>",
        "office@school.example",
    );
    app.sql(&format!("UPDATE sender_profiles SET is_default = TRUE WHERE id = '{sender}'"));
    let said = headers(&app, &ana).await;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].ends_with("<homeroom@127.0.0.1>") && said[1].ends_with("<office@school.example>"), "{said:?}");
}

#[actix_web::test]
async fn one_is_in_use_and_without_it_mail_goes_in_the_schools_name() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    let add = async |name: &str| {
        let answer = admin.post(SENDERS, &[("name", name), ("address", "a@b.org")]).await;
        answer.location().unwrap().to_owned()
    };
    let (first, second) = (add("First").await, add("Second").await);
    let theirs = make::sender(&app, WESTFIELD, "Theirs", "theirs@school.example");
    app.sql(&format!("UPDATE sender_profiles SET is_default = TRUE WHERE id = '{theirs}'"));
    assert!(headers(&app, &ana).await[0].contains("First"));
    admin.post(&format!("{second}/default"), &[]).await;
    assert!(headers(&app, &ana).await[0].contains("Second"));
    assert_eq!(app.count("sender_profiles WHERE is_default AND school_id = 11"), 1);
    admin.post(&format!("{second}/removal"), &[]).await;
    assert!(headers(&app, &ana).await[0].contains("Mergington High School"));
    assert_eq!(admin.get(&second).await.status, 404);
    assert_eq!(admin.get(&first).await.status, 200);
    for _ in 0..9 {
        add("More").await;
    }
    assert_eq!(admin.post(SENDERS, &[("name", "Eleventh"), ("address", "a@b.org")]).await.status, 409);
}
