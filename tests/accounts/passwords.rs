use super::{mail, mailed, seen, site_log};
use crate::support::{MERGINGTON, TestApp, make, make::PASSWORD};
use chrono::TimeDelta;
use futures_util::future::join_all;
use homeroom::{
    accounts,
    platform::{
        access::{Actor, SiteKey},
        i18n::Lang,
    },
};

const NEW: &str = "seven green lamps in fog";

async fn ask_for_reset(app: &TestApp, email: &str) -> String {
    app.nobody().post("/password/forgot", &[("email", email)]).await;
    app.work_off().await;
    app.mails().last().unwrap().link()
}

#[actix_web::test]
async fn asking_for_a_new_password_looks_the_same_for_every_address_and_costs_the_same() {
    let app = TestApp::start();
    let (ana, bob) = (app.teacher("Ana"), app.teacher("Bob"));
    app.sql(&format!("UPDATE users SET disabled_at = created_at WHERE id = '{}'", bob.user()));
    let (mut answers, mut statements) = (Vec::new(), Vec::new());
    for email in [ana.email.as_str(), bob.email.as_str(), "zoe@mergington.edu"] {
        let before = app.statements();
        answers.push(seen(&app.nobody().post("/password/forgot", &[("email", email)]).await, email));
        statements.push(app.statements() - before);
    }
    assert_eq!(answers[0].0, 303);
    assert_eq!((&answers[1], &answers[2]), (&answers[0], &answers[0]));
    assert_eq!(statements, [2, 2, 2]);
    app.work_off().await;
    assert_eq!(mailed(&app), [mail("reset_password", &ana.email)]);
    let wrong = app.nobody().post("/password/forgot", &[("email", "no address")]).await;
    assert_eq!((wrong.status, wrong.title().starts_with("Error: ")), (422, true));
}

#[actix_web::test]
async fn a_mailbox_gets_three_links_an_hour_and_nobody_is_told() {
    let app = TestApp::with_limits(|limits| limits.mail_account_per_hour = 3);
    let ana = app.teacher("Ana");
    for _ in 0..5 {
        let answer = app.nobody().post("/password/forgot", &[("email", &ana.email)]).await;
        assert_eq!((answer.status, answer.location()), (303, Some("/mail-sent")));
    }
    app.work_off().await;
    assert_eq!(app.mails().len(), 3);
}

#[actix_web::test]
async fn a_reset_password_is_the_new_one_and_ends_every_session() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let other = app.sign_in(&ana.email, PASSWORD).await;
    let older = ask_for_reset(&app, &ana.email).await;
    app.clock.advance(TimeDelta::seconds(1));
    let link = ask_for_reset(&app, &ana.email).await;
    let before = app.everything_stored();
    let page = app.nobody().get(&link).await;
    assert_eq!((page.status, page.within("<h1>", "</h1>")), (200, "Choose a new password"));
    assert_eq!(app.everything_stored(), before, "looking at a link changes nothing");
    let short = app.nobody().post(&link, &[("password", "too short")]).await;
    assert_eq!(short.status, 422);
    assert!(short.within("id=\"password-wrong\">", "</p>").contains("15"));
    assert_eq!(app.everything_stored(), before, "and neither does a refused one");
    let done = app.nobody().post(&link, &[("password", NEW)]).await;
    assert_eq!((done.status, done.location()), (303, Some("/sign-in")));
    assert_eq!((ana.get("/account").await.status, other.get("/account").await.status), (401, 401));
    for spent in [&link, &older] {
        assert_eq!(app.nobody().get(spent).await.status, 404);
        assert_eq!(app.nobody().post(spent, &[("password", PASSWORD)]).await.status, 404);
    }
    let old = app.nobody().post("/sign-in", &[("email", &ana.email), ("password", PASSWORD)]).await;
    assert_eq!(old.status, 422);
    app.sign_in(&ana.email, NEW).await;
    app.work_off().await;
    let reset = mail("reset_password", &ana.email);
    assert_eq!(mailed(&app), [reset.clone(), reset, mail("password_changed", &ana.email)]);
    assert_eq!(site_log(&app), ["user.change_password"]);
}

#[actix_web::test]
async fn a_reset_clears_the_wait_and_proves_the_address() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    app.sql("UPDATE users SET email_verified_at = NULL");
    for _ in 0..5 {
        app.nobody().post("/sign-in", &[("email", &ana.email), ("password", "wrong")]).await;
    }
    let link = ask_for_reset(&app, &ana.email).await;
    assert_eq!(app.nobody().post(&link, &[("password", NEW)]).await.status, 303);
    app.sign_in(&ana.email, NEW).await;
    assert_eq!(site_log(&app), ["user.verify", "user.change_password"]);
    app.work_off().await;
}

#[actix_web::test]
async fn a_reset_link_works_once_for_an_hour_and_only_for_what_it_is() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let link = ask_for_reset(&app, &ana.email).await;
    let token = link.rsplit('/').next().unwrap();
    for other in [format!("/verify/{token}"), format!("/password/set/{token}")] {
        assert_eq!(app.nobody().post(&other, &[("password", NEW)]).await.status, 404, "{other}");
    }
    let presses = (0..20).map(async |_| app.nobody().post(&link, &[("password", NEW)]).await.status);
    let mut statuses = join_all(presses).await;
    statuses.sort_unstable();
    // On a busy machine some are told to come again (503); nobody else gets in.
    let is_refused = |status: &u16| matches!(status, 404 | 503);
    assert!(statuses[0] == 303 && statuses[1..].iter().all(is_refused), "{statuses:?}");
    let second = ask_for_reset(&app, &ana.email).await;
    app.clock.advance(TimeDelta::hours(1));
    assert_eq!(app.nobody().get(&second).await.status, 404);
    assert_eq!(app.nobody().post(&second, &[("password", NEW)]).await.status, 404);
    app.work_off().await;
}

#[actix_web::test]
async fn tokens_are_stored_as_hashes() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let link = ask_for_reset(&app, &ana.email).await;
    let token = link.rsplit('/').next().unwrap();
    assert_eq!(token.len(), 64, "256 bits");
    assert_eq!(app.texts("SELECT hash AS t FROM tokens"), [homeroom::platform::text::sha256_hex(token)]);
}

#[actix_web::test]
async fn changing_the_password_asks_for_the_current_one_and_ends_the_other_sessions() {
    let app = TestApp::start();
    let ana = app.teacher("Ana Lee");
    let other = app.sign_in(&ana.email, PASSWORD).await;
    let stolen = ana.clone();
    let wrong = ana.post("/account/password", &[("current", "not it"), ("password", NEW)]).await;
    assert_eq!(
        (wrong.status, wrong.within("id=\"current-wrong\">", "</p>")),
        (422, "This is not your current password.")
    );
    let both = ana.post("/account/password", &[("current", ""), ("password", "short")]).await;
    assert_eq!((both.status, both.body.matches("class=\"wrong\"").count()), (422, 2));
    let named = ana
        .post("/account/password", &[("current", PASSWORD), ("password", "at Mergington High School we learn")])
        .await;
    assert_eq!(named.status, 422);
    let done = ana.post("/account/password", &[("current", PASSWORD), ("password", NEW)]).await;
    assert_eq!((done.status, done.location()), (303, Some("/account/password")));
    assert_eq!(ana.get("/account").await.status, 200, "one's own session goes on");
    assert_eq!(stolen.get("/account").await.status, 401, "under a new token");
    assert_eq!(other.get("/account").await.status, 401);
    assert_eq!(app.count("sessions"), 1);
    assert_eq!(mailed(&app), [mail("password_changed", &ana.email)]);
    assert_eq!(site_log(&app), ["user.change_password"]);
    app.sign_in(&ana.email, NEW).await;
    app.work_off().await;
}

#[actix_web::test]
async fn a_found_device_cannot_be_used_to_guess_the_password() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    for _ in 0..5 {
        assert_eq!(ana.post("/account/password", &[("current", "a guess"), ("password", NEW)]).await.status, 422);
    }
    let held = ana.post("/account/password", &[("current", PASSWORD), ("password", NEW)]).await;
    assert_eq!((held.status, held.header("retry-after")), (429, Some("2")));
}

#[actix_web::test]
async fn the_owner_of_a_new_school_chooses_a_password_and_belongs_to_it() {
    let app = TestApp::start();
    make::imported(&app, MERGINGTON, "Otto Owner", "owner", "otto@mergington.edu");
    let key = SiteKey::for_command_line();
    let invite = async |email: &'static str| {
        let invited = app.app.db.write(&key, move |db| {
            db.within("11".parse().unwrap(), |db| {
                accounts::invite_owner(db, &Actor::system(), (email, "Otto"), "Mergington High School", Lang::default())
            })
        });
        invited.await.unwrap()
    };
    let otto = invite("otto@mergington.edu").await;
    assert_eq!(mailed(&app), [mail("owner_invited", "otto@mergington.edu")]);
    let link = app.mails()[0].link();
    assert!(link.starts_with("/password/set/"), "{link}");
    assert_eq!(app.nobody().get(&link).await.within("<h1>", "</h1>"), "Choose your password");
    assert_eq!(app.nobody().post("/sign-in", &[("email", "otto@mergington.edu"), ("password", "")]).await.status, 422);
    app.clock.advance(TimeDelta::days(6));
    assert_eq!(app.nobody().post(&link, &[("password", NEW)]).await.status, 303);
    let rows = app.texts(&format!("SELECT role || ' ' || status AS t FROM people WHERE user_id = '{otto}'"));
    assert_eq!(rows, ["owner active"]);
    app.sign_in("otto@mergington.edu", NEW).await;
    app.clock.advance(TimeDelta::seconds(1));
    assert_eq!(invite("otto@mergington.edu").await, otto, "one address is one account");
    assert_eq!(app.mails().last().unwrap().link(), "/sign-in");
    app.work_off().await;
}

#[actix_web::test]
async fn registering_the_address_of_an_invited_owner_gets_nobody_their_password() {
    let app = TestApp::start();
    make::imported(&app, MERGINGTON, "Otto Owner", "owner", "otto@mergington.edu");
    app.app
        .db
        .write(&SiteKey::for_command_line(), |db| {
            db.within("11".parse().unwrap(), |db| {
                accounts::invite_owner(db, &Actor::system(), ("otto@mergington.edu", "Otto"), "M", Lang::default())
            })
        })
        .await
        .unwrap();
    let mallory = app.nobody();
    let form = [("name", "Otto"), ("email", "otto@mergington.edu"), ("password", NEW)];
    mallory.post(&MERGINGTON.path("/register"), &form).await;
    assert_eq!(app.mails().last().unwrap().template, "account_exists");
    let link = app.mails().last().unwrap().link();
    assert!(app.nobody().get(&link).await.body.contains("type=\"password\""));
    assert_eq!(app.texts("SELECT password_hash AS t FROM users"), [""]);
    app.work_off().await;
}
