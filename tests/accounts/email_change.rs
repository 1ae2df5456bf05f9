use super::{mailed, site_log};
use crate::support::{Client, MERGINGTON, TestApp, WESTFIELD, make, make::PASSWORD};
use chrono::TimeDelta;
use futures_util::future::join_all;

const NEW: &str = "ana.lee@new.example";

async fn ask(ana: &Client<'_>, email: &str) -> u16 {
    ana.post("/account/email", &[("email", email), ("current", PASSWORD)]).await.status
}

/// The links in the mails to the old and to the new address.
fn links(app: &TestApp) -> (String, String) {
    let link = |template: &str| {
        let mut mails = app.mails().into_iter().filter(|mail| mail.template == template);
        mails.next_back().map(|mail| mail.link()).unwrap_or_default()
    };
    (link("approve_email"), link("change_email"))
}

fn email(app: &TestApp, ana: &Client<'_>) -> String {
    app.texts(&format!("SELECT email AS t FROM users WHERE id = '{}'", ana.user())).concat()
}

#[actix_web::test]
async fn an_address_changes_when_both_have_agreed_in_either_order() {
    for old_first in [true, false] {
        let app = TestApp::start();
        let ana = app.teacher("Ana");
        assert_eq!(ask(&ana, &format!(" {} ", NEW.to_uppercase())).await, 303);
        let (old, new) = links(&app);
        assert_eq!(mailed(&app), [super::mail("approve_email", &ana.email), super::mail("change_email", NEW)]);
        assert!(ana.get("/account/email").await.main().contains("agree at both addresses"));
        let (first, second) = if old_first { (&old, &new) } else { (&new, &old) };
        let elsewhere = app.nobody();
        let page = elsewhere.get(first).await;
        assert!(page.status == 200 && page.main().contains(NEW) && page.main().contains(&ana.email));
        assert_eq!(elsewhere.post(first, &[]).await.location(), Some("/sign-in"));
        assert_eq!(email(&app, &ana), ana.email, "half is nothing");
        assert_eq!(elsewhere.post(first, &[]).await.status, 404, "once");
        assert_eq!(elsewhere.post(second, &[]).await.location(), Some("/sign-in"));
        assert_eq!(email(&app, &ana), NEW);
        assert_eq!(ana.get("/account").await.status, 401, "every session is over");
        app.work_off().await;
        assert_eq!(app.texts("SELECT email AS t FROM people"), [NEW], "the school's list follows");
        assert_eq!(app.audited(), ["person.follow_address"]);
        assert_eq!(mailed(&app).last(), Some(&super::mail("security_notice", &ana.email)));
        app.sign_in(NEW, PASSWORD).await;
        let wrong = app.nobody().post("/sign-in", &[("email", &ana.email), ("password", PASSWORD)]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(site_log(&app)[0], "user.ask_for_email");
        assert_eq!(site_log(&app).last().unwrap(), "user.change_email");
    }
}

#[actix_web::test]
async fn whoever_reads_the_old_address_stops_it() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    ask(&ana, NEW).await;
    let (old, new) = links(&app);
    assert_eq!(app.nobody().post(&new, &[]).await.status, 303);
    assert_eq!(app.nobody().post(&format!("{old}/stop"), &[]).await.location(), Some("/sign-in"));
    assert_eq!(app.nobody().post(&old, &[]).await.status, 404);
    assert_eq!(app.nobody().post(&format!("{old}/stop"), &[]).await.status, 404);
    assert_eq!((email(&app, &ana), app.count("email_changes")), (ana.email.clone(), 0));
    ask(&ana, NEW).await;
    assert_eq!(ana.post("/account/email/withdrawal", &[]).await.status, 303);
    let (old, new) = links(&app);
    for link in [&old, &new] {
        assert_eq!((app.nobody().get(link).await.status, app.nobody().post(link, &[]).await.status), (404, 404));
    }
    app.work_off().await;
}

#[actix_web::test]
async fn asking_does_not_say_whether_an_address_has_an_account() {
    let app = TestApp::start();
    let (ana, bob) = (app.teacher("Ana"), app.teacher("Bob"));
    let mut seen = Vec::new();
    for to in [NEW, bob.email.as_str()] {
        let answer = ana.post("/account/email", &[("email", to), ("current", PASSWORD)]).await;
        let page = ana.get("/account/email").await;
        seen.push((answer.status, answer.location().map(str::to_owned), page.main().replace(to, "…")));
    }
    assert_eq!(seen[0], seen[1]);
    assert!(!mailed(&app).iter().any(|(_, to)| *to == bob.email), "a link to it would give the account away");
    let (old, _) = links(&app);
    assert_eq!(app.nobody().post(&old, &[]).await.status, 303);
    assert_eq!(email(&app, &ana), ana.email);
    app.work_off().await;
}

#[actix_web::test]
async fn an_address_that_was_taken_meanwhile_stays_with_whoever_has_it() {
    let app = TestApp::start();
    let (ana, bob) = (app.teacher("Ana"), app.teacher("Bob"));
    ask(&ana, NEW).await;
    let (old, new) = links(&app);
    app.nobody().post(&old, &[]).await;
    app.sql(&format!("UPDATE users SET email = '{NEW}' WHERE id = '{}'", bob.user()));
    let taken = app.nobody().post(&new, &[]).await;
    assert_eq!((taken.status, taken.title()), (409, "Somebody has this address · Homeroom".to_owned()));
    assert_eq!(email(&app, &ana), ana.email);
    app.work_off().await;
}

#[actix_web::test]
async fn two_accounts_that_want_one_address_at_once_do_not_both_get_it() {
    let app = TestApp::start();
    let (ana, bob) = (app.teacher("Ana"), app.teacher("Bob"));
    let mut last = Vec::new();
    for client in [&ana, &bob] {
        ask(client, NEW).await;
        let (old, new) = links(&app);
        app.nobody().post(&old, &[]).await;
        last.push(new);
        app.clock.advance(TimeDelta::seconds(1));
    }
    let clients = [app.nobody(), app.nobody()];
    let answers = join_all(clients.iter().zip(&last).map(|(client, link)| client.post(link, &[]))).await;
    let mut statuses: Vec<_> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    assert_eq!(app.count(&format!("users WHERE email = '{NEW}'")), 1);
    app.work_off().await;
}

#[actix_web::test]
async fn asking_needs_the_password_another_address_and_patience() {
    let app = TestApp::with_limits(|limits| limits.mail_account_per_hour = 2);
    let ana = app.teacher("Ana");
    let before = app.everything_stored();
    for (email, current, wrong) in [
        ("", PASSWORD, "email"),
        ("no address", PASSWORD, "email"),
        ("a@b.org\r\nBcc: eve@evil.example", PASSWORD, "email"),
        (ana.email.as_str(), PASSWORD, "email"),
        (NEW, "", "current"),
    ] {
        let answer = ana.post("/account/email", &[("email", email), ("current", current)]).await;
        assert_eq!((answer.status, answer.body.contains(&format!("id=\"{wrong}-wrong\""))), (422, true), "{email}");
    }
    assert_eq!(app.everything_stored(), before);
    assert_eq!(ana.post("/account/email", &[("email", NEW), ("current", "wrong")]).await.status, 422);
    assert_eq!((ask(&ana, NEW).await, ask(&ana, NEW).await, ask(&ana, NEW).await), (303, 303, 429));
    app.clock.advance(TimeDelta::hours(25));
    let (old, new) = links(&app);
    for link in [old, new] {
        assert_eq!(app.nobody().post(&link, &[]).await.status, 404, "a day");
    }
    app.work_off().await;
}

#[actix_web::test]
async fn a_school_that_knows_them_by_another_address_keeps_it() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let there = make::also(&app, &ana, WESTFIELD, "teacher");
    app.sql(&format!("UPDATE people SET email = 'a.lee@westfield.edu' WHERE school_id = 22 AND id = '{there}'"));
    make::imported(&app, MERGINGTON, "Other Ana", "student", NEW);
    ask(&ana, NEW).await;
    let (old, new) = links(&app);
    app.nobody().post(&old, &[]).await;
    app.nobody().post(&new, &[]).await;
    app.work_off().await;
    let emails = app.texts("SELECT email AS t FROM people WHERE user_id IS NOT NULL ORDER BY school_id");
    assert_eq!(emails, [ana.email.as_str(), "a.lee@westfield.edu"], "and where somebody else has the new one, too");
}
