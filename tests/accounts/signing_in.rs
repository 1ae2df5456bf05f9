use super::{mail, mailed, seen};
use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make, make::PASSWORD};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use chrono::TimeDelta;
use futures_util::future::join_all;
use homeroom::platform::text::sha256_hex;

async fn try_to(client: &Client<'_>, email: &str, password: &str) -> Answer {
    client.post("/sign-in", &[("email", email), ("password", password)]).await
}

#[actix_web::test]
async fn signing_in_leads_into_the_only_school_or_to_all_of_them_or_where_one_wanted_to_go() {
    let app = TestApp::start();
    let ana = app.teacher("Ana Lee");
    let first = try_to(&app.nobody(), &ana.email, PASSWORD).await;
    assert_eq!((first.status, first.location()), (303, Some("/s/mergington/today")));
    make::also(&app, &ana, WESTFIELD, "teacher");
    assert_eq!(try_to(&app.nobody(), "  ANA.lee@Mergington.edu ", PASSWORD).await.location(), Some("/schools"));
    let nobody = app.nobody();
    let page = nobody.get("/sign-in?next=/account%3Ftab%3D1").await;
    assert_eq!(page.within("name=\"next\" value=\"", "\""), "/account?tab=1");
    let form = [("email", ana.email.as_str()), ("password", PASSWORD), ("next", "/account?tab=1")];
    assert_eq!(nobody.post("/sign-in", &form).await.location(), Some("/account?tab=1"));
    assert_eq!(nobody.get("/sign-in?next=/account").await.location(), Some("/account"));
    assert_eq!(nobody.get("/sign-in").await.location(), Some("/schools"));
}

#[actix_web::test]
async fn a_suspended_only_school_is_not_gone_to() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    app.sql("UPDATE schools SET suspended_at = created_at WHERE id = 11");
    assert_eq!(try_to(&app.nobody(), &ana.email, PASSWORD).await.location(), Some("/schools"));
}

#[actix_web::test]
async fn nobody_is_sent_away_from_here_by_signing_in() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    for evil in
        ["//evil.example", "/\\evil.example", "https://evil.example", "https:evil", "/a\r\nx: y", "javascript:1"]
    {
        let form = [("email", ana.email.as_str()), ("password", PASSWORD), ("next", evil)];
        assert_eq!(app.nobody().post("/sign-in", &form).await.location(), Some("/s/mergington/today"), "{evil}");
        let wrong = [("email", ana.email.as_str()), ("password", "wrong"), ("next", evil)];
        let again = app.nobody().post("/sign-in", &wrong).await;
        assert_eq!((again.status, again.body.contains("name=\"next\"")), (422, false), "{evil}");
        app.sql("DELETE FROM sign_in_delays");
        let query = url::form_urlencoded::byte_serialize(evil.as_bytes()).collect::<String>();
        let page = app.nobody().get(&format!("/sign-in?next={query}")).await;
        assert_eq!((page.status, page.body.contains("name=\"next\"")), (200, false), "{evil}");
    }
}

#[actix_web::test]
async fn a_wrong_password_an_unknown_address_and_a_disabled_account_look_alike() {
    let app = TestApp::start();
    let (ana, bob, eve) = (app.teacher("Ana"), app.teacher("Bob"), app.teacher("Eve"));
    app.sql(&format!("UPDATE users SET disabled_at = created_at WHERE id = '{}'", bob.user()));
    app.sql(&format!("UPDATE users SET password_hash = NULL WHERE id = '{}'", eve.user()));
    let wrong = seen(&try_to(&app.nobody(), &ana.email, "not the password").await, &ana.email);
    assert_eq!(wrong.0, 422);
    assert_eq!(
        seen(&try_to(&app.nobody(), "zoe@mergington.edu", "not the password").await, "zoe@mergington.edu"),
        wrong
    );
    assert_eq!(seen(&try_to(&app.nobody(), "zoe at nowhere", "not the password").await, "zoe at nowhere"), wrong);
    assert_eq!(seen(&try_to(&app.nobody(), &bob.email, PASSWORD).await, &bob.email), wrong);
    assert_eq!(seen(&try_to(&app.nobody(), &eve.email, PASSWORD).await, &eve.email), wrong);
    app.sql(&format!("UPDATE users SET email_verified_at = NULL WHERE id = '{}'", ana.user()));
    assert_eq!(seen(&try_to(&app.nobody(), &ana.email, "not the password").await, &ana.email), wrong);
}

#[actix_web::test]
async fn an_unknown_address_costs_the_same_hash_and_the_same_statements() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let mut asked = Vec::new();
    for email in [ana.email.as_str(), "zoe@mergington.edu", "no address"] {
        let before = (app.statements(), app.app.gate.served());
        assert_eq!(try_to(&app.nobody(), email, "wrong").await.status, 422);
        asked.push((app.statements() - before.0, app.app.gate.served() - before.1));
    }
    assert_eq!(asked, [(7, 1), (7, 1), (7, 1)]);
}

#[actix_web::test]
async fn what_was_typed_wrong_is_said_beside_the_field_and_the_password_is_not_sent_back() {
    let app = TestApp::start();
    let answer = try_to(&app.nobody(), "<img onerror=x>@x.org", "hidden words").await;
    assert_eq!(answer.status, 422);
    assert!(answer.title().starts_with("Error: Sign in"), "{}", answer.title());
    assert_eq!(
        answer.within("id=\"email-wrong\">", "</p>"),
        "This e-mail address and this password do not belong together. Check both, or choose a new password."
    );
    assert_eq!(answer.within("name=\"email\" type=\"email\" value=\"", "\""), "&#60;img onerror=x&#62;@x.org");
    assert!(!answer.body.contains("hidden words"));
    let empty = try_to(&app.nobody(), " ", "").await;
    assert_eq!((empty.status, empty.body.matches("class=\"wrong\"").count()), (422, 2));
    assert_eq!(app.count("sign_in_delays"), 1, "an empty form is nobody's guess");
}

#[actix_web::test]
async fn odd_input_is_a_wrong_password_and_nothing_worse() {
    let app = TestApp::start();
    let long = "x".repeat(10_000);
    for (email, password) in
        [(long.as_str(), "x"), ("a@b.org", long.as_str()), ("a\0b@c.org", "x\0"), ("' OR 1=1 --", "x")]
    {
        assert_eq!(try_to(&app.nobody(), email, password).await.status, 422);
    }
    let bytes = app
        .nobody()
        .post_bytes("/sign-in", b"email=\xff\xfe@x.org&password=%FF%FE&remember=1&is_admin=1".to_vec())
        .await;
    assert_eq!(bytes.status, 422);
    assert_eq!(app.nobody().post_bytes("/sign-in", vec![b'x'; 300 * 1024]).await.status, 413);
    assert_eq!(app.count("sessions"), 0);
}

#[actix_web::test]
async fn five_wrong_passwords_make_the_next_one_wait_whether_there_is_an_account_or_not() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    for email in [ana.email.as_str(), "zoe@mergington.edu"] {
        let nobody = app.nobody();
        for _ in 0..5 {
            assert_eq!(try_to(&nobody, email, "wrong").await.status, 422);
        }
        let mut waits = Vec::new();
        for _ in 0..10 {
            let held = try_to(&nobody, email, PASSWORD).await;
            assert_eq!(held.status, 429, "a right password waits too");
            let wait: i64 = held.header("retry-after").unwrap().parse().unwrap();
            waits.push(wait);
            app.clock.advance(TimeDelta::seconds(wait));
            assert_eq!(try_to(&nobody, email, "wrong").await.status, 422);
        }
        assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256, 512, 900], "{email}");
    }
    app.clock.advance(TimeDelta::minutes(15));
    let rows = app.texts("SELECT email_hash AS t FROM sign_in_delays WHERE failed = 15");
    assert_eq!(rows.len(), 2);
    assert!(rows.contains(&sha256_hex(&ana.email)));
    assert_eq!(mailed(&app), [mail("sign_in_delayed", &ana.email)], "told once, and only where there is an account");
    assert_eq!(try_to(&app.nobody(), &ana.email, PASSWORD).await.status, 303);
    assert_eq!(app.texts("SELECT email_hash AS t FROM sign_in_delays"), [sha256_hex("zoe@mergington.edu")]);
    app.work_off().await;
}

#[actix_web::test]
async fn while_somebody_waits_known_and_unknown_addresses_look_alike() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let mut held = Vec::new();
    for email in [ana.email.as_str(), "zoe@mergington.edu"] {
        for _ in 0..5 {
            try_to(&app.nobody(), email, "wrong").await;
        }
        held.push(seen(&try_to(&app.nobody(), email, "wrong").await, email));
    }
    assert_eq!(held[0].0, 429);
    assert_eq!(held[0], held[1]);
}

#[actix_web::test]
async fn guesses_at_the_same_instant_are_no_more_than_guesses_in_a_row() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let guesses = (0..20).map(async |_| try_to(&app.nobody(), &ana.email, "wrong").await.status);
    let statuses = join_all(guesses).await;
    // On a busy machine some are sent away at the gate (503), which is no guess either.
    let looked_at = statuses.iter().filter(|status| **status == 422).count();
    assert!(
        (1..=5).contains(&looked_at) && statuses.iter().all(|status| [422, 429, 503].contains(status)),
        "{statuses:?}"
    );
    assert_eq!(app.numbers("SELECT failed AS n FROM sign_in_delays"), [i64::try_from(looked_at).unwrap()]);
}

#[actix_web::test]
async fn an_address_waits_only_after_wrong_passwords_for_twenty_accounts() {
    let app = TestApp::with_limits(|limits| limits.sign_in_address_per_5_minutes = 25);
    let ana = app.teacher("Ana");
    let school = app.nobody().at_address([198, 51, 100, 1]);
    for i in 0..38 {
        let email = format!("nobody{}@mergington.edu", i % 19);
        assert_eq!(try_to(&school, &email, "wrong").await.status, 422, "{i}");
    }
    assert_eq!(
        try_to(&school, &ana.email, PASSWORD).await.status,
        303,
        "nineteen accounts are a class with new passwords"
    );
    assert_eq!(try_to(&school, "nobody20@mergington.edu", "wrong").await.status, 422);
    let held = try_to(&school, &ana.email, PASSWORD).await;
    assert_eq!((held.status, held.header("retry-after")), (429, Some("300")));
    assert_eq!(try_to(&app.nobody().at_address([198, 51, 100, 2]), &ana.email, PASSWORD).await.status, 303);
    app.clock.advance(TimeDelta::minutes(5));
    assert_eq!(try_to(&school, &ana.email, PASSWORD).await.status, 303);
}

#[actix_web::test]
async fn the_cookie_is_out_of_reach_of_scripts_and_outlives_the_window_only_when_asked_to() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let cookie = |answer: &Answer| {
        let cookies = answer.headers("set-cookie");
        cookies.into_iter().find(|cookie| cookie.starts_with("homeroom=")).map(str::to_owned).unwrap()
    };
    let attributes = |cookie: &str| cookie.split("; ").skip(1).map(str::to_owned).collect::<Vec<_>>();
    let plain = try_to(&app.nobody(), &ana.email, PASSWORD).await;
    assert_eq!(attributes(&cookie(&plain)), ["HttpOnly", "SameSite=Lax", "Path=/"]);
    let form = [("email", ana.email.as_str()), ("password", PASSWORD), ("remember", "yes")];
    let remembered = app.nobody().post("/sign-in", &form).await;
    assert_eq!(attributes(&cookie(&remembered)), ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"]);
    let safe = TestApp::with_settings(&[("BASE_URL", "https://homeroom.example")]);
    let bob = safe.teacher("Bob");
    let answer = try_to(&safe.nobody(), &bob.email, PASSWORD).await;
    let cookies = answer.headers("set-cookie");
    let secure = cookies.into_iter().find(|cookie| cookie.starts_with("__Host-homeroom=")).unwrap();
    assert_eq!(attributes(secure), ["HttpOnly", "SameSite=Lax", "Secure", "Path=/"]);
}

#[actix_web::test]
async fn a_session_is_stored_hashed_is_new_at_each_sign_in_and_is_over_after_signing_out() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    app.sql("DELETE FROM sessions");
    let browser = app.sign_in(&ana.email, PASSWORD).await;
    let first = browser.cookie("homeroom").unwrap();
    let rows = app.texts("SELECT token_hash AS t FROM sessions");
    let token: String = url::form_urlencoded::parse(format!("c={first}").as_bytes()).next().unwrap().1.into_owned();
    assert_eq!(rows.len(), 1);
    assert!(!token.contains(&rows[0]) && rows[0].len() == 64);
    assert!(token.ends_with(|c: char| c.is_ascii_alphanumeric()));
    // Signed by 44 characters of base64; what follows is the token.
    assert_eq!(sha256_hex(&token[token.len() - 32..]), rows[0]);

    // Signing in again in the same browser: what it held before is worthless.
    let bob = app.teacher("Bob");
    try_to(&browser, &bob.email, PASSWORD).await;
    let second = browser.cookie("homeroom").unwrap();
    assert_ne!(first, second);
    let old = app.nobody();
    old.set_cookie("homeroom", &first);
    assert_eq!(old.get("/account").await.status, 401);

    let copy = browser.clone();
    let out = browser.post("/sign-out", &[]).await;
    assert_eq!((out.status, out.location(), browser.cookie("homeroom")), (303, Some("/"), None));
    assert_eq!(copy.get("/account").await.status, 401, "a copy of the cookie is worth nothing");
    assert_eq!(app.nobody().post("/sign-out", &[]).await.status, 303, "signing out twice is once");
}

#[actix_web::test]
async fn a_hash_of_yesterdays_parameters_is_made_anew_by_signing_in() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let old = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8192, 1, 1, None).unwrap());
    let old = old.hash_password(PASSWORD.as_bytes()).unwrap().to_string();
    app.sql(&format!("UPDATE users SET password_hash = '{old}'"));
    assert_eq!(try_to(&app.nobody(), &ana.email, PASSWORD).await.status, 303);
    let hashes = app.texts("SELECT password_hash AS t FROM users");
    assert!(hashes[0].starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hashes[0]);
    assert_eq!(try_to(&app.nobody(), &ana.email, PASSWORD).await.status, 303);
    assert_eq!(app.texts("SELECT password_hash AS t FROM users"), hashes, "and made anew once");
}

#[actix_web::test]
async fn an_unconfirmed_address_with_its_right_password_looks_like_one_without_an_account() {
    let app = TestApp::with_limits(|limits| limits.mail_account_per_hour = 3);
    let ana = app.teacher("Ana");
    app.sql("DELETE FROM sessions");
    app.sql("UPDATE users SET email_verified_at = NULL");
    let answer = try_to(&app.nobody(), &ana.email, PASSWORD).await;
    let stranger = try_to(&app.nobody(), "zoe@westfield.edu", PASSWORD).await;
    assert_eq!(
        (answer.status, answer.body.replace(&ana.email, "x")),
        (422, stranger.body.replace("zoe@westfield.edu", "x"))
    );
    assert!(answer.body.contains("href=\"/verification\""), "and everybody is offered the mail again");
    assert_eq!(app.numbers("SELECT failed AS n FROM sign_in_delays"), [1, 1]);
    assert_eq!(app.count("sessions"), 0);
    for email in
        [ana.email.as_str(), "zoe@mergington.edu", "ana@mergington.edu", "ana@mergington.edu", "ana@mergington.edu"]
    {
        let sent = app.nobody().post("/verification", &[("email", email)]).await;
        assert_eq!((sent.status, sent.location(), sent.body.as_str()), (303, Some("/mail-sent"), ""));
    }
    app.work_off().await;
    let verify = mail("verify_email", &ana.email);
    assert_eq!(mailed(&app), [verify.clone(), verify.clone(), verify], "three an hour, and nobody is told");
    app.clock.advance(TimeDelta::minutes(61));
    app.nobody().post("/verification", &[("email", &ana.email)]).await;
    app.work_off().await;
    assert_eq!(app.mails().len(), 4);
    app.sql("UPDATE users SET email_verified_at = created_at");
    app.clock.advance(TimeDelta::minutes(61));
    app.nobody().post("/verification", &[("email", &ana.email)]).await;
    app.work_off().await;
    assert_eq!(app.mails().len(), 4, "a confirmed address needs no link");
}

#[actix_web::test]
async fn strangers_who_guess_do_not_hold_up_a_browser_that_signed_in_before() {
    let app = TestApp::start();
    let (ana, bo) = (app.teacher("Ana"), app.teacher("Bo"));
    let (home, stranger) = (app.nobody(), app.nobody());
    assert_eq!(try_to(&home, &ana.email, PASSWORD).await.status, 303);
    for _ in 0..6 {
        try_to(&stranger, &ana.email, "not this one either").await;
        try_to(&stranger, &bo.email, "not this one either").await;
    }
    assert_eq!(try_to(&stranger, &ana.email, PASSWORD).await.status, 429);
    assert_eq!(try_to(&home, &bo.email, PASSWORD).await.status, 429, "it knows Ana, and nobody else");
    assert_eq!(try_to(&home, &ana.email, PASSWORD).await.status, 303);

    // Whoever finds that browser has no more guesses than anybody else.
    for _ in 0..6 {
        try_to(&home, &ana.email, "not this one either").await;
    }
    assert_eq!(try_to(&home, &ana.email, PASSWORD).await.status, 429);
    stranger.set_cookie("known", &format!("{}.0123456789abcdef", sha256_hex(&ana.email)));
    assert_eq!(try_to(&stranger, &ana.email, PASSWORD).await.status, 429, "unsigned");
}

#[actix_web::test]
async fn wrong_passwords_of_the_day_before_are_forgiven() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    for _ in 0..9 {
        try_to(&app.nobody(), &ana.email, "not this one either").await;
        app.clock.advance(TimeDelta::minutes(20));
    }
    app.clock.advance(TimeDelta::hours(24));
    try_to(&app.nobody(), &ana.email, "not this one either").await;
    assert_eq!(try_to(&app.nobody(), &ana.email, PASSWORD).await.status, 303);
}

#[actix_web::test]
async fn forms_of_other_sites_are_refused() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let before = app.everything_stored();
    let posts = [
        "/sign-in",
        "/sign-out",
        "/verification",
        "/verify/x",
        "/password/forgot",
        "/password/reset/x",
        "/password/set/x",
        "/account",
        "/account/password",
        "/account/other-sessions/sign-out",
        "/language",
        "/theme",
    ];
    let register = MERGINGTON.path("/register");
    for path in posts.into_iter().chain([register.as_str()]) {
        for evil in ["cross-site", "same-site", "none"] {
            let client = ana.clone().no_fetch_metadata().header("sec-fetch-site", evil);
            assert_eq!(client.post(path, &[("lang", "en")]).await.status, 403, "{path} {evil}");
        }
        let bare = ana.clone().no_fetch_metadata();
        assert_eq!(bare.post(path, &[("lang", "en")]).await.status, 403, "{path}");
        let null = ana.clone().no_fetch_metadata().header("origin", "null");
        assert_eq!(null.post(path, &[("lang", "en")]).await.status, 403, "{path}");
    }
    assert_eq!(app.everything_stored(), before);
}

/// For a machine that does nothing else: `cargo test --test app -- --ignored --nocapture medians`.
#[actix_web::test]
#[ignore = "measures time"]
async fn medians_of_known_and_unknown_addresses_are_within_five_percent() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let mut took = [Vec::new(), Vec::new()];
    for pair in 0..400 {
        // Below what makes anybody wait.
        if pair % 4 == 0 {
            app.sql("DELETE FROM sign_in_delays");
        }
        // Which comes first turns about, so that neither always finds what the other warmed.
        for side in [pair % 2, 1 - pair % 2] {
            let email = if side == 0 { ana.email.as_str() } else { "zoe@mergington.edu" };
            let began = std::time::Instant::now();
            assert_eq!(try_to(&app.nobody(), email, "wrong").await.status, 422);
            took[side].push(began.elapsed().as_secs_f64() * 1000.0);
        }
    }
    let [known, unknown] = took.map(|mut times| {
        times.sort_by(f64::total_cmp);
        (times[199] + times[200]) / 2.0
    });
    let apart = (known - unknown).abs() / known.max(unknown);
    println!("known {known:.2} ms, unknown {unknown:.2} ms, apart {:.2} %", apart * 100.0);
    assert!(apart < 0.05, "{apart}");
}
