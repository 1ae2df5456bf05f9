use super::{mailed, site_log};
use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make, make::PASSWORD, readable};
use chrono::TimeDelta;
use futures_util::future::join_all;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// What the app on a phone shows now.
pub fn code(app: &TestApp, secret: &str) -> String {
    let letters: String = secret.chars().filter(|c| !c.is_whitespace()).collect();
    let value = |c: u8| if c.is_ascii_uppercase() { c - b'A' } else { c - b'2' + 26 };
    let bits: String = letters.bytes().map(|c| format!("{:05b}", value(c))).collect();
    let key: Vec<u8> = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap())
        .collect();
    let step = app.clock.utc().and_utc().timestamp() / 30;
    let digest = Hmac::<Sha1>::new_from_slice(&key).unwrap().chain_update(step.to_be_bytes()).finalize().into_bytes();
    let at = usize::from(digest[19] & 15);
    let number = u32::from_be_bytes(digest[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

/// Turns the second step on, as people do; the secret, and the codes on paper.
pub async fn turn_on(app: &TestApp, ana: &Client<'_>) -> (String, Vec<String>) {
    let begun = ana.post("/account/second-step/begin", &[("current", PASSWORD)]).await;
    assert_eq!((begun.status, begun.location()), (303, Some("/account/second-step")));
    let page = ana.get("/account/second-step").await;
    let secret = page.within("<bdi class=\"code\" dir=\"ltr\">", "</bdi>").to_owned();
    let on = ana.post("/account/second-step/confirm", &[("code", &code(app, &secret))]).await;
    assert_eq!((on.status, on.location()), (303, Some("/account/second-step/codes")));
    let page = ana.get("/account/second-step/codes").await;
    let codes = page.body.split("<li class=\"code\">").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
    let codes: Vec<_> = codes.collect();
    assert_eq!(codes.len(), 10);
    app.clock.advance(TimeDelta::seconds(60));
    (secret, codes)
}

async fn first_step<'a>(app: &'a TestApp, email: &str) -> Client<'a> {
    let client = app.nobody();
    let answer = client.post("/sign-in", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!((answer.status, answer.location()), (303, Some("/sign-in/code")));
    client
}

async fn second(client: &Client<'_>, code: &str) -> Answer {
    client.post("/sign-in/code", &[("code", code)]).await
}

#[actix_web::test]
async fn a_second_step_is_set_up_with_a_square_and_a_code_and_then_asked_for() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    assert!(ana.get("/account/second-step").await.main().contains("Set up a second step"));
    let (secret, _) = turn_on(&app, &ana).await;
    assert!(ana.get("/account/second-step").await.main().contains("10 codes on paper are left"));
    assert_eq!(mailed(&app).len(), 1);
    assert_eq!(app.mails()[0].subject, "Signing in now takes a second step");
    assert_eq!(site_log(&app), ["user.begin_second_step", "user.turn_on_second_step"]);
    assert!(!app.texts("SELECT secret AS t FROM totp_secrets").concat().contains(&secret.replace(' ', "")));

    let client = first_step(&app, &ana.email).await;
    assert_eq!(
        (client.cookie("homeroom"), client.cookie("known")),
        (None, None),
        "nobody is signed in between the steps"
    );
    assert_eq!(client.get("/account").await.status, 401);
    let page = client.get("/sign-in/code").await;
    assert_eq!((page.status, page.body.contains("autocomplete=\"one-time-code\"")), (200, true));
    let wrong = second(&client, "000000").await;
    assert_eq!((wrong.status, wrong.body.matches("class=\"wrong\"").count()), (422, 1));
    let shown = code(&app, &secret);
    let spaced = format!("{} {}", &shown[..3], &shown[3..]);
    let came = second(&client, &spaced).await;
    assert_eq!((came.status, came.location()), (303, Some("/s/mergington/today")));
    assert!(client.cookie("known").is_some() && client.cookie("half").is_none());
    assert_eq!(client.get("/account").await.status, 200);
    app.work_off().await;
}

#[actix_web::test]
async fn where_one_wanted_to_go_and_whether_to_stay_outlive_the_second_step() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let (secret, _) = turn_on(&app, &ana).await;
    let client = app.nobody();
    let form = [("email", ana.email.as_str()), ("password", PASSWORD), ("next", "/account"), ("remember", "yes")];
    client.post("/sign-in", &form).await;
    let came = second(&client, &code(&app, &secret)).await;
    assert_eq!(came.location(), Some("/account"));
    assert!(
        came.headers("set-cookie").iter().any(|cookie| cookie.starts_with("homeroom=") && cookie.contains("Max-Age"))
    );
    app.clock.advance(TimeDelta::seconds(30));
    let client = app.nobody();
    client.post("/sign-in", &[("email", &ana.email), ("password", PASSWORD), ("next", "//evil.example")]).await;
    assert_eq!(second(&client, &code(&app, &secret)).await.location(), Some("/s/mergington/today"));
    app.work_off().await;
}

#[actix_web::test]
async fn one_code_used_by_fifty_clients_at_once_lets_one_of_them_in() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let (secret, codes) = turn_on(&app, &ana).await;
    let before = app.count("sessions");
    for code in [code(&app, &secret), codes[0].clone()] {
        app.sql("DELETE FROM sign_in_delays");
        let mut clients = Vec::new();
        for n in 0..50 {
            let client = app.nobody();
            let (token, now) = (format!("{n}{code}"), app.clock.utc());
            app.sql(&format!(
                "INSERT INTO pending_sign_ins (token_hash, user_id, remembered, next, created_at, expires_at)
                 VALUES ('{}', '{}', FALSE, '', '{now}', '{}')",
                homeroom::platform::text::sha256_hex(&token),
                ana.user(),
                now + TimeDelta::minutes(10)
            ));
            client.set_cookie("half", &token);
            clients.push(client);
        }
        let answers = join_all(clients.iter().map(|client| second(client, &code))).await;
        let mut statuses: Vec<_> = answers.iter().map(|answer| answer.status).collect();
        let came = answers.iter().filter(|answer| answer.location() == Some("/s/mergington/today")).count();
        assert_eq!(came, 1, "{code}");
        statuses.retain(|status| *status != 303);
        assert!(statuses.iter().all(|status| matches!(status, 422 | 429)), "{statuses:?}");
    }
    assert_eq!(app.count("sessions"), before + 2);
    app.work_off().await;
}

#[actix_web::test]
async fn a_code_is_good_once_and_for_a_minute_and_a_half() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let (secret, _) = turn_on(&app, &ana).await;
    let shown = code(&app, &secret);
    assert_eq!(second(&first_step(&app, &ana.email).await, &shown).await.status, 303);
    let again = first_step(&app, &ana.email).await;
    assert_eq!(second(&again, &shown).await.status, 422, "the same code again");
    app.clock.advance(TimeDelta::seconds(30));
    let late = code(&app, &secret);
    app.clock.advance(TimeDelta::seconds(30));
    assert_eq!(second(&again, &late).await.status, 303, "one step late");
    app.clock.advance(TimeDelta::seconds(30));
    let old = code(&app, &secret);
    app.clock.advance(TimeDelta::seconds(60));
    assert_eq!(second(&first_step(&app, &ana.email).await, &old).await.status, 422, "two steps late");
    app.work_off().await;
}

#[actix_web::test]
async fn five_wrong_codes_send_back_to_the_password_and_more_of_them_wait() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let (secret, _) = turn_on(&app, &ana).await;
    app.sql("DELETE FROM site_mails");
    app.sql("UPDATE jobs SET finished_at = run_at");
    let client = first_step(&app, &ana.email).await;
    for left in [4, 3, 2, 1] {
        let wrong = second(&client, "not a code").await;
        assert_eq!(wrong.status, 422);
        let said = readable(wrong.within("id=\"code-wrong\">", "</p>"));
        assert!(said.contains(if left == 1 { "one more try" } else { "more tries" }), "{said}");
    }
    assert_eq!(second(&client, "000000").await.location(), Some("/sign-in"));
    assert!(client.get("/sign-in").await.toast().starts_with("Please begin again"));
    assert_eq!(client.get("/sign-in/code").await.location(), Some("/sign-in"));
    let mut waits = Vec::new();
    for _ in 0..6 {
        let client = first_step(&app, &ana.email).await;
        let held = second(&client, &code(&app, &secret)).await;
        assert_eq!(held.status, 429, "a right code waits too");
        let wait: i64 = held.header("retry-after").unwrap().parse().unwrap();
        waits.push(wait);
        app.clock.advance(TimeDelta::seconds(wait));
        assert_eq!(second(&client, "000000").await.status, 422);
    }
    assert_eq!(waits, [2, 4, 8, 16, 32, 64], "a right password in between takes nothing away");
    let subjects: Vec<_> = app.mails().into_iter().map(|mail| mail.subject).collect();
    assert_eq!(subjects, ["Somebody knows your password"]);
    app.clock.advance(TimeDelta::minutes(15));
    assert_eq!(second(&first_step(&app, &ana.email).await, &code(&app, &secret)).await.status, 303);
    app.work_off().await;
}

#[actix_web::test]
async fn what_is_half_signed_in_ends_after_ten_minutes_and_with_the_password() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let (secret, _) = turn_on(&app, &ana).await;
    let slow = first_step(&app, &ana.email).await;
    app.clock.advance(TimeDelta::minutes(10));
    assert_eq!(second(&slow, &code(&app, &secret)).await.location(), Some("/sign-in"));
    let thief = first_step(&app, &ana.email).await;
    let new = [("current", PASSWORD), ("password", "another good long phrase")];
    assert_eq!(ana.post("/account/password", &new).await.status, 303);
    assert_eq!(second(&thief, &code(&app, &secret)).await.location(), Some("/sign-in"));
    for forged in ["", "x", "0000000000000000000000000000000000000000000000000000000000000000"] {
        let client = app.nobody();
        client.set_cookie("half", forged);
        assert_eq!(second(&client, &code(&app, &secret)).await.location(), Some("/sign-in"), "{forged}");
    }
    app.work_off().await;
}

#[actix_web::test]
async fn a_code_on_paper_signs_in_once_and_is_told_by_mail() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let (_, codes) = turn_on(&app, &ana).await;
    let typed = codes[3].replace('-', "").to_uppercase();
    assert_eq!(second(&first_step(&app, &ana.email).await, &typed).await.status, 303);
    assert_eq!(second(&first_step(&app, &ana.email).await, &codes[3]).await.status, 422, "once");
    let mails = app.mails();
    assert!(mails.last().unwrap().text.contains("9 are left"), "{}", mails.last().unwrap().text);
    assert!(site_log(&app).contains(&"user.use_code".to_owned()));
    let history = ana.get("/account/history").await.main();
    assert!(
        history.contains("Signed in with a code on paper") && history.contains("Right password, wrong code Failed"),
        "{history}"
    );
    let renewed = ana.post("/account/second-step/codes", &[("current", PASSWORD)]).await;
    assert_eq!(renewed.location(), Some("/account/second-step/codes"));
    assert_eq!(second(&first_step(&app, &ana.email).await, &codes[4]).await.status, 422, "those before are gone");
    app.work_off().await;
}

#[actix_web::test]
async fn codes_on_paper_are_shown_to_their_browser_for_ten_minutes() {
    let app = TestApp::start();
    let (ana, eve) = (app.teacher("Ana"), app.teacher("Eve"));
    let (_, codes) = turn_on(&app, &ana).await;
    assert!(ana.get("/account/second-step/codes").await.body.contains(&codes[0]));
    eve.set_cookie("codes", &ana.cookie("codes").unwrap());
    assert_eq!(eve.get("/account/second-step/codes").await.location(), Some("/account/second-step"));
    app.clock.advance(TimeDelta::minutes(10));
    assert_eq!(ana.get("/account/second-step/codes").await.location(), Some("/account/second-step"));
    ana.set_cookie("codes", "v1:00");
    assert_eq!(ana.get("/account/second-step/codes").await.location(), Some("/account/second-step"));
    app.work_off().await;
}

#[actix_web::test]
async fn whatever_changes_the_second_step_asks_for_the_password_again() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    for (path, is_on) in [("begin", false), ("codes", true), ("removal", true)] {
        if is_on && app.count("totp_secrets WHERE confirmed_at IS NOT NULL") == 0 {
            turn_on(&app, &ana).await;
        }
        let before = app.count("site_audit_entries");
        for current in ["", "wrong"] {
            let answer = ana.post(&format!("/account/second-step/{path}"), &[("current", current)]).await;
            assert_eq!((answer.status, answer.body.contains("id=\"current-wrong\"")), (422, true), "{path} {current}");
        }
        assert_eq!(app.count("site_audit_entries"), before, "{path}");
        app.sql("DELETE FROM sign_in_delays");
    }
    let off = ana.post("/account/second-step/removal", &[("current", PASSWORD)]).await;
    assert_eq!((off.status, off.location()), (303, Some("/account/second-step")));
    assert_eq!((app.count("totp_secrets"), app.count("recovery_codes")), (0, 0));
    assert_eq!(app.mails().last().unwrap().subject, "The second step at sign-in was turned off");
    assert_eq!(app.sign_in(&ana.email, PASSWORD).await.get("/account").await.status, 200);
    app.work_off().await;
}

#[actix_web::test]
async fn with_a_second_step_eight_characters_are_enough_and_it_stays_on_as_long_as_they_are_so_few() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let short = [("current", PASSWORD), ("password", "vq7#xk2p")];
    assert_eq!(ana.post("/account/password", &short).await.status, 422);
    turn_on(&app, &ana).await;
    assert!(ana.get("/account/password").await.main().contains("At least 8 characters"));
    assert_eq!(ana.post("/account/password", &short).await.status, 303);
    let off = ana.post("/account/second-step/removal", &[("current", "vq7#xk2p")]).await;
    assert_eq!((off.status, off.main().contains("at least 15 characters first")), (422, true));
    app.work_off().await;
}

#[actix_web::test]
async fn a_wrong_password_looks_the_same_with_and_without_a_second_step() {
    let app = TestApp::start();
    let (ana, bob) = (app.teacher("Ana"), app.teacher("Bob"));
    turn_on(&app, &ana).await;
    let mut seen = Vec::new();
    for email in [&ana.email, &bob.email] {
        let (client, before) = (app.nobody(), app.statements());
        let answer = client.post("/sign-in", &[("email", email), ("password", "wrong")]).await;
        seen.push((super::seen(&answer, email), app.statements() - before));
    }
    assert_eq!(seen[0], seen[1]);
    app.work_off().await;
}

#[actix_web::test]
async fn a_school_asks_roles_for_a_second_step_and_opens_nothing_else_after_a_week() {
    let app = TestApp::start();
    let (owner, ana) = (app.owner(), app.teacher("Ana"));
    make::also(&app, &ana, WESTFIELD, "teacher");
    let path = MERGINGTON.path("/settings/sign-in");
    assert_eq!(owner.post(&path, &[("roles[]", "king")]).await.status, 422);
    assert_eq!(ana.post(&path, &[("roles[]", "teacher")]).await.status, 403);
    let saved = owner.post(&path, &[("roles[]", "teacher")]).await;
    assert_eq!((saved.status, saved.location()), (303, Some(path.as_str())));
    assert_eq!(app.audited(), ["school.require_second_step"]);
    let today = MERGINGTON.path("/today");
    let page = ana.get(&today).await;
    assert_eq!(page.status, 200);
    assert!(page.plain().contains("You have until Monday, September 21, 2026, 10:00."), "{}", page.plain());
    assert!(!owner.get(&today).await.plain().contains("You have until"));

    app.clock.advance(TimeDelta::days(3));
    make::sign_in(&app, &owner, owner.user());
    owner.post(&path, &[("roles[]", "teacher"), ("roles[]", "admin")]).await;
    owner.post(&path, &[("roles[]", "teacher"), ("roles[]", "admin")]).await;
    assert_eq!(app.audited().len(), 2, "what is so already is no change");
    app.clock.advance(TimeDelta::days(4));
    make::sign_in(&app, &ana, ana.user());
    for path in [today.as_str(), "/s/mergington", "/s/mergington/activities", "/s/mergington/register"] {
        let answer = ana.get(path).await;
        assert_eq!((answer.status, answer.location()), (303, Some("/account/second-step")), "{path}");
    }
    assert_eq!(ana.post(&MERGINGTON.path("/mail-preferences"), &[]).await.location(), Some("/account/second-step"));
    let fragment = ana.clone().with_htmx().get(&today).await;
    assert_eq!((fragment.status, fragment.location()), (403, None));
    assert_eq!(ana.clone().header("accept", "application/json").get(&today).await.status, 403);
    assert_eq!(ana.get(&WESTFIELD.path("/today")).await.status, 200, "another school asks nothing");
    let page = ana.get("/account/second-step").await;
    assert!(page.main().contains("opens again as soon as you have set one up"), "{}", page.main());
    turn_on(&app, &ana).await;
    assert_eq!(ana.get(&today).await.status, 200);
    let late = app.teacher("Lea Late");
    assert!(late.get(&today).await.plain().contains("You have until"), "whoever comes later has a week too");
    app.work_off().await;
}

#[actix_web::test]
async fn sign_ins_are_remembered_for_ninety_days_and_shown_to_nobody_else() {
    let app = TestApp::start();
    let (ana, eve) = (app.teacher("Ana"), app.teacher("Eve"));
    app.nobody().post("/sign-in", &[("email", &ana.email), ("password", "wrong")]).await;
    app.nobody().post("/sign-in", &[("email", "zoe@mergington.edu"), ("password", "wrong")]).await;
    app.sign_in(&ana.email, PASSWORD).await;
    let rows = |answer: &Answer| answer.body.matches("<li class=\"row\">").count();
    let page = ana.get("/account/history").await;
    assert_eq!(rows(&page), 2);
    assert!(
        page.main().contains("Signed in Monday, September 14, 2026, 14:00 · Unknown browser · 203.0.113.7"),
        "{}",
        page.main()
    );
    assert!(page.main().contains("Wrong password Failed"));
    assert_eq!(rows(&eve.get("/account/history").await), 0);
    assert_eq!(app.count("sign_in_history WHERE user_id IS NULL"), 1, "nobody's, and as costly");
    let now = app.clock.utc();
    for n in 0..60 {
        let id = homeroom::platform::db::ids::SignInId::fresh();
        app.sql(&format!(
            "INSERT INTO sign_in_history (id, user_id, at, address, agent, outcome)
             VALUES ('{id}', '{}', '{now}', '10.0.0.{n}', '', 'in')",
            ana.user()
        ));
    }
    let before = app.statements();
    assert_eq!(rows(&ana.get("/account/history").await), 25);
    assert_eq!(app.statements() - before, 3);
    assert_eq!(rows(&ana.get("/account/history?page=3").await), 12);
    assert_eq!(rows(&ana.get("/account/history?page=9").await), 0);
    app.clock.advance(TimeDelta::days(91));
    let (job, now) = (homeroom::platform::db::ids::JobId::fresh(), app.clock.utc());
    app.sql(&format!("INSERT INTO jobs (id, name, payload, run_at) VALUES ('{job}', 'sweep', '{{}}', '{now}')"));
    app.work_off().await;
    assert_eq!(app.count("sign_in_history"), 0);
}
