//! What holds for every room: headers, faces of errors, sessions, limits, languages, what lies beside the rooms.

use crate::support::{Answer, Client, MERGINGTON, TestApp, TestDatabase, WESTFIELD, make};
use actix_web::{http::Method, test::TestRequest};
use chrono::TimeDelta;
use diesel::connection::SimpleConnection;
use homeroom::platform::{db::Conn, web::asset};
use proptest::{prelude::*, test_runner::TestRunner};
use std::io::Read;

const POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

#[track_caller]
fn assert_secure(answer: &Answer, what: &str) {
    for (name, value) in [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "strict-origin-when-cross-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), Some(value), "{what}: {name}");
    }
}

#[actix_web::test]
async fn every_kind_of_answer_tells_browsers_what_they_may_do() {
    let app = TestApp::start();
    let (nobody, ana) = (app.nobody(), app.student("Ana"));
    let kinds = [
        ("a page", 200, nobody.get("/").await),
        ("a school's page", 200, ana.get("/s/mergington").await),
        ("a stylesheet", 200, nobody.get(asset("app.css")).await),
        ("no stylesheet", 404, nobody.get("/static/app-000000000000.css").await),
        ("a page that is not there", 404, nobody.get("/nowhere").await),
        ("nothing for a script", 404, nobody.clone().header("accept", "application/json").get("/nowhere").await),
        ("nothing for htmx", 404, nobody.clone().with_htmx().get("/nowhere").await),
        ("another site's form", 403, nobody.clone().header("sec-fetch-site", "cross-site").post("/", &[]).await),
    ];
    for (what, status, answer) in kinds {
        assert_eq!(answer.status, status, "{what}");
        assert_secure(&answer, what);
        assert_eq!(answer.header("strict-transport-security"), None, "{what}: this server speaks http");
    }
}

#[actix_web::test]
async fn over_https_browsers_are_told_to_stay_there_and_cookies_cannot_be_planted() {
    let app = TestApp::with_settings(&[("BASE_URL", "https://homeroom.example")]);
    let ana = app.student("Ana");
    assert!(ana.cookie("__Host-homeroom").is_some());

    let page = ana.get("/s/mergington/nowhere").await;

    assert!(page.body.contains("/s/mergington/today"), "she is signed in: {}", page.body);
    assert_eq!(page.header("strict-transport-security"), Some("max-age=31536000; includeSubDomains"));
    assert_eq!(app.nobody().get(asset("app.css")).await.status, 200);
}

#[actix_web::test]
async fn caches_keep_what_is_for_everybody_and_nothing_that_is_for_one() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    for (answer, kept) in [
        (app.nobody().get("/").await, "no-cache"),
        (app.nobody().get("/nowhere").await, "no-cache"),
        (ana.get("/").await, "private, no-store"),
        (ana.get("/s/mergington").await, "private, no-store"),
        (ana.get("/s/mergington/nowhere").await, "private, no-store"),
        (ana.get(asset("app.css")).await, "public, max-age=31536000, immutable"),
    ] {
        assert_eq!(answer.header("cache-control"), Some(kept));
    }
    for path in ["/", "/s/mergington", "/nowhere"] {
        let vary = app.nobody().get(path).await.header("vary").unwrap().to_owned();
        for header in ["HX-Request", "Accept", "Accept-Language", "Cookie"] {
            assert!(vary.split(", ").any(|name| name == header), "{path}: {vary}");
        }
    }
}

#[actix_web::test]
async fn what_is_not_there_has_three_faces() {
    let app = TestApp::start();
    let (nobody, ana) = (app.nobody(), app.student("Ana"));
    let words = "There is nothing at this address. Check it, or go back and look for it in the list.";

    let page = ana.get("/s/mergington/nowhere").await;
    assert_eq!((page.status, page.title().as_str()), (404, "Nothing here · Mergington High School"));
    assert_eq!(page.main(), format!("Nothing here {words} Go back"));
    assert!(page.body.contains(r#"<a class="button" href="/s/mergington/today">"#), "the way back is her own");
    assert_eq!(page.header("x-robots-tag"), Some("noindex"));
    assert!(nobody.get("/nowhere").await.body.contains(r#"<a class="button" href="/">"#));

    let part = ana.clone().with_htmx().get("/s/mergington/nowhere").await;
    assert_eq!(part.status, 404);
    assert_eq!(part.body, format!(r#"<p class="notice stop" role="alert">{words}</p>"#));
    assert_eq!((part.header("hx-retarget"), part.header("hx-reswap")), (Some("#status"), Some("innerHTML")));
    // A boosted link asks for all of the page.
    assert_eq!(ana.clone().with_htmx().header("hx-boosted", "true").get("/s/mergington/nowhere").await.body, page.body);

    let problem = nobody.header("accept", "application/json").get("/nowhere").await;
    assert_eq!(problem.header("content-type"), Some("application/problem+json"));
    let expected = serde_json::json!({ "type": "about:blank", "title": "Not Found", "status": 404, "detail": words });
    assert_eq!(problem.json(), expected);
}

/// As whoever owns the tables, so that something is broken.
fn break_it(app: &TestApp, sql: &str) {
    app.database().connect_as_owner().batch_execute(sql).unwrap();
}

#[actix_web::test]
async fn what_goes_wrong_on_our_side_is_not_shown_but_can_be_named() {
    let app = TestApp::start();
    break_it(&app, "ALTER TABLE schools RENAME TO gone");
    for client in [app.nobody(), app.student("Ana")] {
        let page = client.get("/s/mergington").await;

        assert_eq!(page.status, 500);
        assert_secure(&page, "an error of ours");
        let (_, rest) =
            page.main().split_once("If you ask for help, name ").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        let id = rest.split('.').next().unwrap().to_owned();
        assert_eq!(id.len(), 26, "{rest}");
        for secret in ["schools", "no such table", "relation", "SELECT", "src/"] {
            assert!(!page.body.contains(secret), "{secret}: {}", page.body);
        }
    }
    let problem = app.nobody().header("accept", "application/json").get("/s/mergington").await;
    assert_eq!((problem.status, problem.json()["status"].as_i64()), (500, Some(500)));
    break_it(&app, "ALTER TABLE gone RENAME TO schools");
    assert_eq!(app.nobody().get("/s/mergington").await.status, 200);
}

#[actix_web::test]
async fn sessions_out_of_reach_are_no_reason_to_sign_anybody_out() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    break_it(&app, "ALTER TABLE sessions RENAME TO gone");

    let page = ana.get("/s/mergington").await;

    assert_eq!((page.status, page.header("retry-after")), (503, Some("5")));
    assert!(ana.cookie("homeroom").is_some());
    // Whoever has no session needs none.
    assert_eq!(app.nobody().get("/s/mergington").await.status, 200);
    break_it(&app, "ALTER TABLE gone RENAME TO sessions");
    assert!(ana.get("/s/mergington/nowhere").await.body.contains("/s/mergington/today"));
}

#[actix_web::test]
async fn health_needs_nobody_and_readiness_needs_the_database() {
    let app = TestApp::start();
    let nobody = app.nobody();
    let (alive, ready) = (nobody.get("/livez").await, nobody.get("/readyz").await);
    assert_eq!((alive.status, alive.body.as_str()), (200, "alive"));
    assert_eq!((ready.status, ready.body.as_str()), (200, "ready"));
    assert_eq!(alive.headers("set-cookie"), [""; 0]);
    if let TestDatabase::Postgres { name, .. } = app.database() {
        let beside = TestDatabase::empty();
        let mut owner = beside.connect_as_owner();
        owner.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS FALSE")).unwrap();
        let Conn::Postgres(c) = &mut owner else { return };
        let end = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        c.batch_execute(&end).unwrap();

        let ready = nobody.get("/readyz").await;
        assert_eq!((ready.status, ready.body.as_str()), (503, "the database does not answer"));
        assert_eq!((nobody.get("/livez").await.status, nobody.get("/s/mergington").await.status), (200, 503));

        c.batch_execute(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS TRUE")).unwrap();
        app.forget_connection();
        assert_eq!(nobody.get("/readyz").await.status, 200);
    }
}

#[actix_web::test]
async fn forms_are_only_taken_from_pages_of_ours() {
    let app = TestApp::start();
    // Where nothing is: 404 means that it would have been taken.
    let taken = async |client: Client<'_>| client.post("/nowhere", &[]).await.status;
    let with = |name: &str, value: &str| app.student("Ana").header(name, value);
    assert_eq!(taken(app.student("Ana")).await, 404);
    for site in ["cross-site", "same-site", "none", ""] {
        assert_eq!(taken(with("sec-fetch-site", site)).await, 403, "{site:?}");
    }
    // Old browsers say only where they come from.
    let old = |origin: &str| with("origin", origin).no_fetch_metadata();
    assert_eq!(taken(old("http://127.0.0.1:3003")).await, 404);
    for origin in ["null", "http://127.0.0.1:3004", "https://127.0.0.1:3003", "http://evil.example", ""] {
        assert_eq!(taken(old(origin)).await, 403, "{origin:?}");
    }
    assert_eq!(taken(app.student("Ana").no_fetch_metadata()).await, 403);
    // Looking is free: links from mails and other sites lead here.
    assert_eq!(with("sec-fetch-site", "cross-site").get("/").await.status, 200);

    let refused = with("sec-fetch-site", "cross-site").post("/nowhere", &[]).await;
    assert!(
        refused.main().contains("This form was sent from another site, so nothing was changed."),
        "{}",
        refused.main()
    );
}

async fn is_signed_in(client: &Client<'_>) -> bool {
    client.get("/s/mergington/nowhere").await.body.contains("/s/mergington/today")
}

#[actix_web::test]
async fn a_session_ends_after_eight_hours_without_a_request_and_thirty_days_in_all() {
    let app = TestApp::start();
    let (ana, bo) = (app.student("Ana"), app.student("Bo"));
    app.sql(&format!(
        "UPDATE sessions SET remembered = TRUE, expires_at = '2026-10-14 14:00:00' WHERE user_id = '{}'",
        bo.user()
    ));
    // Whoever comes every seven hours stays; whoever said so stays for days.
    for _ in 0..20 {
        app.clock.advance(TimeDelta::hours(7));
        assert!(is_signed_in(&ana).await);
    }
    assert!(is_signed_in(&bo).await);
    app.clock.advance(TimeDelta::hours(8) + TimeDelta::seconds(1));
    assert!(!is_signed_in(&ana).await);
    assert!(is_signed_in(&bo).await);
    // Nothing makes a session older than thirty days.
    app.clock.advance(TimeDelta::days(24));
    assert!(!is_signed_in(&bo).await);
    assert_eq!(app.texts("SELECT expires_at AS t FROM sessions WHERE remembered"), ["2026-10-14 14:00:00"]);
}

#[actix_web::test]
async fn that_somebody_was_seen_is_written_every_five_minutes_at_most() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let seen = || app.texts("SELECT seen_at AS t FROM sessions").concat();
    app.clock.advance(TimeDelta::minutes(5));
    assert!(is_signed_in(&ana).await);
    assert_eq!(seen(), "2026-09-14 14:00:00");
    app.clock.advance(TimeDelta::seconds(1));
    assert!(is_signed_in(&ana).await);
    assert_eq!(seen(), "2026-09-14 14:05:01");
}

#[actix_web::test]
async fn a_cookie_that_was_changed_or_whose_session_is_gone_signs_nobody_in() {
    let app = TestApp::start();
    let (ana, bo) = (app.student("Ana"), app.student("Bo"));
    let cookie = ana.cookie("homeroom").unwrap();
    let mut forged = cookie.clone().into_bytes();
    let last = forged.last_mut().unwrap();
    *last = if *last == b'0' { b'1' } else { b'0' };
    let (signature, token) = cookie.split_at(44);
    let bos = bo.cookie("homeroom").unwrap();
    for changed in [&String::from_utf8(forged).unwrap(), token, &format!("{signature}{}", &bos[44..]), "", "x"] {
        let evil = app.nobody();
        evil.set_cookie("homeroom", changed);
        assert!(!is_signed_in(&evil).await, "{changed}");
    }
    assert!(is_signed_in(&ana).await);

    app.sql(&format!("UPDATE users SET disabled_at = '2026-09-14 14:00:00' WHERE id = '{}'", bo.user()));
    assert!(!is_signed_in(&bo).await, "a disabled account");
    app.sql("DELETE FROM sessions");
    assert!(!is_signed_in(&ana).await, "a session that is gone");
    assert_eq!(app.count("sessions"), 0);
}

#[actix_web::test]
async fn only_active_people_are_at_home_in_a_school() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    for (status, is_at_home) in
        [("active", true), ("suspended", false), ("left", false), ("invited", false), ("imported", false)]
    {
        app.sql(&format!("UPDATE people SET status = '{status}'"));
        assert_eq!(is_signed_in(&ana).await, is_at_home, "{status}");
    }
}

#[actix_web::test]
async fn a_suspended_school_is_closed_to_strangers_and_says_so_to_its_people() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    app.sql("UPDATE schools SET suspended_at = '2026-09-14 13:00:00' WHERE id = 11");

    let (stranger, member) = (app.nobody().get("/s/mergington").await, ana.get("/s/mergington").await);

    assert_eq!((stranger.status, member.status), (503, 403));
    assert!(stranger.main().contains("closed for now") && member.main().contains("This school is suspended."));
    assert_eq!(app.nobody().get("/s/westfield").await.status, 200);
}

#[actix_web::test]
async fn whoever_asks_too_often_is_told_when_to_come_back() {
    let app = TestApp::with_limits(|limits| limits.address_per_minute = 3);
    let (here, there) = (app.nobody(), app.nobody().at_address([198, 51, 100, 9]));
    for _ in 0..3 {
        assert_eq!(here.get("/").await.status, 200);
    }

    let answer = here.get("/").await;

    assert_eq!((answer.status, answer.title().as_str()), (429, "Too much at once · Homeroom"));
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=20).contains(&wait), "{wait}");
    assert_eq!(answer.main(), "Too much at once That was a lot at once. Try again in a minute. Go back");
    // Others, whoever is signed in, and what browsers load with a page are counted apart.
    assert_eq!(there.get("/").await.status, 200);
    assert_eq!(app.student("Ana").get("/").await.status, 200);
    assert_eq!(here.get(asset("app.css")).await.status, 200);
    assert_eq!(here.get("/livez").await.status, 200);
}

#[actix_web::test]
async fn one_session_is_counted_wherever_it_asks_from() {
    let app = TestApp::with_limits(|limits| limits.session_per_minute = 2);
    let (ana, bo) = (app.student("Ana"), app.student("Bo"));
    assert_eq!(ana.get("/").await.status, 200);
    let elsewhere = ana.clone().at_address([198, 51, 100, 9]);
    assert_eq!(elsewhere.get("/").await.status, 200);
    assert_eq!((elsewhere.get("/").await.status, ana.get("/").await.status), (429, 429));
    assert_eq!(bo.get("/").await.status, 200);
}

#[actix_web::test]
async fn only_our_own_proxies_say_where_somebody_comes_from() {
    let one = |limits: &mut homeroom::config::Limits| limits.address_per_minute = 1;
    let ask =
        async |app: &TestApp, forwarded: &str| app.nobody().header("x-forwarded-for", forwarded).get("/").await.status;

    let bare = TestApp::with(&[], one);
    assert_eq!(
        (ask(&bare, "192.0.2.1").await, ask(&bare, "192.0.2.2").await),
        (200, 429),
        "anybody can write a header"
    );

    let behind_one = TestApp::with(&[("TRUSTED_PROXIES", "1")], one);
    assert_eq!(ask(&behind_one, "192.0.2.1").await, 200);
    assert_eq!(ask(&behind_one, "192.0.2.2").await, 200);
    assert_eq!(
        ask(&behind_one, "192.0.2.77, 192.0.2.1").await,
        429,
        "what came before our proxy's word counts nothing"
    );

    let behind_two = TestApp::with(&[("TRUSTED_PROXIES", "2")], one);
    assert_eq!(ask(&behind_two, "192.0.2.1, 10.0.0.1").await, 200);
    assert_eq!(ask(&behind_two, "192.0.2.9, 192.0.2.1, 10.0.0.2").await, 429);
    // Past all that was written, or no address at all: the machine that is connected.
    assert_eq!((ask(&behind_two, "10.0.0.1").await, ask(&behind_two, "what, ever").await), (200, 429));
}

#[actix_web::test]
async fn pages_travel_small_and_arrive_whole() {
    let app = TestApp::start();
    let plain = app.nobody().get("/").await;
    assert_eq!(plain.header("content-encoding"), None);
    let page = async |accepted: &str| app.nobody().header("accept-encoding", accepted).get("/").await;
    for (accepted, encoding) in
        [("gzip, br", Some("br")), ("gzip", Some("gzip")), ("br;q=0, gzip;q=0", None), ("zstd", None)]
    {
        let packed = page(accepted).await;
        assert_eq!(packed.header("content-encoding"), encoding, "{accepted}");
        let (mut unpacked, bytes) = (Vec::new(), packed.bytes.as_slice());
        let mut reader: Box<dyn Read> = match encoding {
            Some("br") => Box::new(brotli::Decompressor::new(bytes, 4096)),
            Some(_) => Box::new(flate2::read::GzDecoder::new(bytes)),
            None => Box::new(bytes),
        };
        reader.read_to_end(&mut unpacked).unwrap();
        assert!(unpacked == plain.bytes, "{accepted}");
        assert!(packed.header("vary").unwrap().contains("Accept-Encoding"));
    }
    let style = app.nobody().header("accept-encoding", "br").get(asset("app.css")).await;
    assert_eq!((style.header("content-encoding"), style.header("vary")), (Some("br"), Some("Accept-Encoding")));
}

#[actix_web::test]
async fn a_first_visit_loads_at_most_sixty_kilobytes_and_everything_it_names() {
    let app = TestApp::start();
    let nobody = app.nobody().header("accept-encoding", "br");
    let (page, packed) = (app.nobody().get("/s/mergington").await, nobody.get("/s/mergington").await);
    let named = page.body.split(['"', '\'']).filter(|word| word.starts_with("/static/") || word.contains("/theme-"));
    let named: std::collections::BTreeSet<_> = named.map(|path| path.split('#').next().unwrap().to_owned()).collect();
    assert!(named.len() > 5, "{named:?}");
    let mut bytes = packed.bytes.len();
    for path in &named {
        let asset = nobody.get(path).await;
        assert_eq!(asset.status, 200, "{path}");
        bytes += asset.bytes.len();
    }
    assert!(bytes <= 60 * 1024, "{bytes}");

    let css = app.nobody().get(asset("app.css")).await.body;
    let in_css: Vec<_> =
        css.split("url(").skip(1).map(|rest| rest.split(')').next().unwrap().trim_matches('"')).collect();
    for path in in_css.into_iter().filter(|path| !path.starts_with("data:")) {
        assert_eq!(nobody.get(path).await.status, 200, "{path}");
    }
}

#[actix_web::test]
async fn the_reader_chooses_the_language_and_the_look() {
    let app = TestApp::start();
    let page = app.nobody().get("/").await;
    assert!(page.body.contains(r#"<html lang="en" dir="ltr">"#));
    assert!(app.nobody().header("accept-language", "xx, tlh;q=0.8").get("/").await.body.contains(r#"lang="en""#));

    let dark = app.nobody();
    dark.set_cookie("theme", "dark");
    assert!(dark.get("/").await.body.contains(r#"<html lang="en" dir="ltr" data-theme="dark">"#));
    dark.set_cookie("theme", "\"><script>");
    dark.set_cookie("lang", "../etc");
    dark.set_cookie("sizes", "x-9.schools-7..");
    let odd = dark.get("/").await;
    assert!(odd.body.contains(r#"<html lang="en" dir="ltr">"#) && !odd.body.contains("<script>"), "{}", odd.body);

    let ana = app.student("Ana");
    ana.set_cookie("theme", "dark");
    app.sql("UPDATE users SET theme = 'light'");
    assert!(ana.get("/").await.body.contains(r#"data-theme="light""#), "what the account says goes first");
}

#[actix_web::test]
async fn what_the_page_before_left_is_said_once_and_cannot_be_forged() {
    let app = TestApp::start();
    let flash = homeroom::platform::web::Flash(homeroom::platform::i18n::Text::of("mail-is-off"));
    let cookie = flash.cookie(&app.app.config.secret, false).unwrap();
    assert_eq!((cookie.http_only(), cookie.path()), (Some(true), Some("/")));
    let ana = app.nobody();
    ana.set_cookie("flash", cookie.value());
    assert_eq!(ana.get("/").await.toast(), "This server sends no mail. Tell people yourself what they need to know.");
    assert_eq!(ana.get("/").await.toast(), "");

    ana.set_cookie("flash", &cookie.value().replace('6', "7"));
    assert_eq!(ana.get("/").await.toast(), "");
}

#[actix_web::test]
async fn a_page_asks_the_database_for_what_it_shows_and_no_more() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let cost = async |client: &Client<'_>, path: &str| {
        let before = app.statements();
        assert_eq!(client.get(path).await.status, 200);
        app.statements() - before
    };
    assert_eq!(cost(&app.nobody(), "/s/mergington").await, 3, "the school; its terms, what is on");
    assert_eq!(cost(&ana, "/s/mergington").await, 5, "the session, the user, the school with the person; the same");
    let before = app.statements();
    ana.get(asset("app.css")).await;
    app.nobody().get("/livez").await;
    assert_eq!(app.statements(), before);
}

/// Where a form was sent to is no page: what leads on from its answer leads to the page that it was filled in on.
#[actix_web::test]
async fn the_answer_to_a_form_leads_back_to_its_page() {
    let app = TestApp::start();
    let page = "http://127.0.0.1:3003/account/sessions?page=2";
    let sign_in = async |client: Client<'_>| {
        let answer = client.post("/account/other-sessions/sign-out", &[]).await;
        assert_eq!(answer.status, 401);
        let back = answer.within("name=\"back\" value=\"", "\"").to_owned();
        (answer.within("class=\"button primary\" href=\"", "\"").to_owned(), back)
    };
    assert_eq!(
        sign_in(app.nobody().header("referer", page)).await,
        ("/sign-in?next=%2Faccount%2Fsessions%3Fpage%3D2".to_owned(), "/account/sessions?page=2".to_owned())
    );
    for elsewhere in ["http://127.0.0.1:3003.evil.example/account", "https://evil.example/account", "/account", "x", ""]
    {
        let client = app.nobody().header("referer", elsewhere);
        assert_eq!(sign_in(client).await, ("/sign-in".to_owned(), "/".to_owned()), "{elsewhere}");
    }
    assert_eq!(sign_in(app.nobody()).await, ("/sign-in".to_owned(), "/".to_owned()));
}

/// Nothing that anybody types into the address bar is an error of ours.
#[actix_web::test]
async fn odd_addresses_are_answered() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    make::activity("Choir").in_school(WESTFIELD).save(&app);
    for path in [
        "/s",
        "/s/",
        "/s//",
        "/s/%00",
        "/s/%ff%fe",
        "/s/mergington/",
        "/s/mergington//",
        "/s/MERGINGTON",
        "/s/mergington/../westfield",
        "/s/mergington%2factivities",
        "/s/mergington/theme-%F0%9F%98%80.css",
        "/static/../Cargo.toml",
        "/static/%2e%2e%2fCargo.toml",
        "/static/",
        "//evil.example",
        "/?page=99999999999999999999&size=-1&sort=%00&q=%",
        "/?q=%ff%00%27%22%5c%25_",
    ] {
        for client in [&ana, &app.nobody()] {
            let status = client.get(path).await.status;
            assert!(matches!(status, 200 | 400 | 401 | 403 | 404), "{path}: {status}");
        }
    }
    let long = ana.get(&format!("/s/{}", "x".repeat(20_000))).await;
    assert_eq!(long.status, 404);

    let addresses = ("[a-z0-9/._%-]{0,40}", "[ -~]{0,30}");
    let mut runner =
        TestRunner::new(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() });
    let tried = std::cell::RefCell::new(Vec::new());
    runner
        .run(&addresses, |(path, query)| {
            tried.borrow_mut().push((path, query));
            Ok(())
        })
        .unwrap();
    for (path, query) in tried.into_inner() {
        let encoded: String = url::form_urlencoded::byte_serialize(query.as_bytes()).collect();
        let path = path.replace('%', "%25");
        for address in [format!("/{path}?q={encoded}"), format!("/s/mergington/{path}?page={encoded}&x={encoded}")] {
            let status = ana.get(&address).await.status;
            assert!(matches!(status, 200 | 303 | 403 | 404), "{address}: {status}");
        }
    }
}

#[actix_web::test]
async fn methods_that_a_page_does_not_know_find_nothing() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS, Method::TRACE] {
        let request = TestRequest::default().method(method.clone());
        let answer = ana.ask(method.clone(), &MERGINGTON.path(""), request).await;
        assert_eq!(answer.status, 404, "{method}");
    }
}
