use super::site_log;
use crate::support::{Answer, MERGINGTON, TestApp, WESTFIELD, make, make::PASSWORD, readable};
use chrono::TimeDelta;

const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0";

fn cookies<'a>(answer: &'a Answer, name: &str) -> Vec<&'a str> {
    let begins = format!("{name}=");
    answer.headers("set-cookie").into_iter().filter(|cookie| cookie.starts_with(&begins)).collect()
}

#[actix_web::test]
async fn people_change_their_name_language_and_appearance_but_not_their_address() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let page = ana.get("/account").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.within("id=\"name\" name=\"name\" type=\"text\" value=\"", "\""), "Ana");
    assert!(page.body.contains("value=\"ana@mergington.edu\" readonly"));
    let form = [("name", " Ana  Lee "), ("locale", "en"), ("theme", "dark"), ("email", "eve@evil.example")];
    let saved = ana.post("/account", &form).await;
    assert_eq!((saved.status, saved.location()), (303, Some("/account")));
    let user = app.texts("SELECT name || ' ' || locale || ' ' || theme || ' ' || email AS t FROM users");
    assert_eq!(user, ["Ana Lee en dark ana@mergington.edu"]);
    assert_eq!(app.texts("SELECT name AS t FROM people"), ["Ana"], "her school keeps the name that it knows");
    let page = ana.get("/account").await;
    assert_eq!(page.toast(), "Saved.");
    assert!(page.body.contains("data-theme=\"dark\""));
    ana.post("/account", &[("name", "Ana Lee"), ("locale", ""), ("theme", "")]).await;
    let user = app.texts("SELECT COALESCE(locale, '-') || COALESCE(theme, '-') AS t FROM users");
    assert_eq!(user, ["--"]);
    assert!(!ana.get("/account").await.body.contains("data-theme"));
    assert_eq!(site_log(&app), ["user.change", "user.change"]);
    ana.post("/account", &[("name", "Ana Lee"), ("locale", ""), ("theme", "")]).await;
    assert_eq!(site_log(&app).len(), 2, "what changes nothing is no change");
}

#[actix_web::test]
async fn what_an_account_cannot_be_is_said_beside_the_field() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let long = "x".repeat(10_000);
    let before = app.everything_stored();
    for (name, locale, theme, wrong) in [
        ("", "en", "dark", "name"),
        (long.as_str(), "", "", "name"),
        ("A\u{0}na", "", "", "name"),
        ("Ana", "xx", "", "locale"),
        ("Ana", "../en", "", "locale"),
        ("Ana", "", "auto", "theme"),
    ] {
        let answer = ana.post("/account", &[("name", name), ("locale", locale), ("theme", theme)]).await;
        assert_eq!(
            (answer.status, answer.body.matches("class=\"wrong\"").count()),
            (422, 1),
            "{name:.10} {locale} {theme}"
        );
        assert!(answer.body.contains(&format!("id=\"{wrong}-wrong\"")), "{wrong}");
        assert!(answer.title().starts_with("Error: "));
    }
    assert_eq!(ana.post_bytes("/account", b"name=%C3%28%FF".to_vec()).await.status, 422);
    assert_eq!(app.everything_stored(), before);
    ana.post("/account", &[("name", "<img src=x onerror=alert(1)>")]).await;
    assert!(!ana.get("/account").await.body.contains("<img src=x"));
}

#[actix_web::test]
async fn account_pages_are_for_people_who_are_signed_in() {
    let app = TestApp::start();
    for path in ["/account", "/account/password", "/account/sessions", "/schools"] {
        let answer = app.nobody().get(path).await;
        assert_eq!(answer.status, 401, "{path}");
        let query = url::form_urlencoded::byte_serialize(path.as_bytes()).collect::<String>();
        assert!(answer.body.contains(&format!("/sign-in?next={query}")), "{path}");
    }
}

#[actix_web::test]
async fn sessions_are_listed_and_ended_one_by_one_or_all_at_once() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    app.sql("DELETE FROM sessions");
    let office = app.nobody().header("user-agent", FIREFOX).at_address([198, 51, 100, 9]);
    office.post("/sign-in", &[("email", &ana.email), ("password", PASSWORD)]).await;
    app.clock.advance(TimeDelta::hours(3));
    let phone = app.sign_in(&ana.email, PASSWORD).await;
    let robot = app.nobody().header("user-agent", "<b>robot</b>/1.0");
    robot.post("/sign-in", &[("email", &ana.email), ("password", PASSWORD)]).await;
    let page = phone.get("/account/sessions").await;
    let rows: Vec<_> =
        page.body.split("<li class=\"row\">").skip(1).map(|row| readable(row.split("</li>").next().unwrap())).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(
        rows.iter().filter(|row| **row == "Unknown browser This one Just now · 203.0.113.7").count(),
        1,
        "{rows:?}"
    );
    assert_eq!(rows.iter().filter(|row| **row == "<b>robot</b>/1.0 Just now · 203.0.113.7 Sign out there").count(), 1);
    assert_eq!(rows[2], "Firefox on Windows 3 hours ago · 198.51.100.9 Sign out there");

    let eve = app.teacher("Eve");
    let id = app.texts("SELECT id AS t FROM sessions WHERE agent LIKE 'Mozilla%'").remove(0);
    let path = format!("/account/sessions/{id}/sign-out");
    let before = app.everything_stored();
    assert_eq!(eve.post(&path, &[]).await.status, 404, "one's own sessions only");
    assert_eq!(eve.post("/account/sessions/nonsense/sign-out", &[]).await.status, 404);
    assert_eq!(app.everything_stored(), before);
    assert_eq!(phone.post(&path, &[]).await.location(), Some("/account/sessions"));
    assert_eq!(phone.post(&path, &[]).await.status, 404);
    assert_eq!((office.get("/account").await.status, robot.get("/account").await.status), (401, 200));
    let ended = phone.post("/account/other-sessions/sign-out", &[]).await;
    assert_eq!(ended.status, 303);
    assert_eq!(phone.get("/account/sessions").await.toast(), "One other device is signed out.");
    assert_eq!((robot.get("/account").await.status, eve.get("/account").await.status), (401, 200));
    assert_eq!(site_log(&app), ["session.end", "user.end_sessions"]);
}

#[actix_web::test]
async fn ones_schools_are_listed_with_ones_role_and_nobody_elses() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    make::person(&app, WESTFIELD, "Bob", "owner");
    let list = |answer: &Answer| {
        let rows = answer.body.split("<li class=\"row\">").skip(1);
        rows.map(|row| readable(row.split("</li>").next().unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(
        list(&ana.get("/schools").await),
        ["Mergington High School Teacher Mail you get · Mergington High School Open"]
    );
    make::also(&app, &ana, WESTFIELD, "program_admin");
    let both = [
        "Mergington High School Teacher Mail you get · Mergington High School Open",
        "Westfield Academy Program admin Mail you get · Westfield Academy Open",
    ];
    assert_eq!(list(&ana.get("/schools").await), both);
    app.sql("UPDATE schools SET suspended_at = created_at WHERE id = 22");
    let suspended = ana.get("/schools").await;
    assert_eq!(list(&suspended)[1], "Westfield Academy Suspended Ask the owner of the school what to do next.");
    assert!(!suspended.body.contains("/s/westfield/"));
    app.sql("UPDATE people SET status = 'left' WHERE school_id = 11");
    assert_eq!(list(&ana.get("/schools").await).len(), 1);
    app.sql("UPDATE people SET status = 'suspended'");
    let none = ana.get("/schools").await;
    assert_eq!((none.status, none.within("<h2>", "</h2>")), (200, "You belong to no school yet"));
    assert!(app.site_admin().get("/schools").await.body.contains("href=\"/site/schools\""));
}

#[actix_web::test]
async fn a_list_of_schools_costs_the_same_statements_however_long_it_is() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let cost = async || {
        let before = app.statements();
        assert_eq!(ana.get("/schools").await.status, 200);
        app.statements() - before
    };
    assert_eq!(cost().await, 3);
    make::also(&app, &ana, WESTFIELD, "teacher");
    assert_eq!(cost().await, 3);
}

#[actix_web::test]
async fn language_and_appearance_are_kept_by_the_browser_and_by_the_account() {
    let app = TestApp::start();
    let nobody = app.nobody();
    let answer = nobody.post("/theme", &[("theme", "dark"), ("back", "/sign-in?next=/account")]).await;
    assert_eq!((answer.status, answer.location()), (303, Some("/sign-in?next=/account")));
    assert_eq!(cookies(&answer, "theme"), ["theme=dark; HttpOnly; SameSite=Lax; Path=/; Max-Age=31536000"]);
    assert!(nobody.get("/sign-in").await.body.contains("data-theme=\"dark\""));
    nobody.post("/theme", &[("theme", "auto"), ("back", "/")]).await;
    assert_eq!(nobody.cookie("theme"), None);
    let answer = nobody.post("/language", &[("lang", "en"), ("back", "//evil.example")]).await;
    assert_eq!((answer.status, answer.location()), (303, Some("/")));
    assert_eq!(cookies(&answer, "lang"), ["lang=en; HttpOnly; SameSite=Lax; Path=/; Max-Age=31536000"]);
    for (path, field) in [("/theme", "theme"), ("/language", "lang")] {
        for unknown in ["", "xx", "dark; Domain=evil.example"] {
            assert_eq!(nobody.post(path, &[(field, unknown)]).await.status, 404, "{path} {unknown}");
        }
    }
    let ana = app.teacher("Ana");
    ana.post("/theme", &[("theme", "light"), ("back", &MERGINGTON.path("/today"))]).await;
    ana.post("/language", &[("lang", "en")]).await;
    assert_eq!(app.texts("SELECT locale || theme AS t FROM users"), ["enlight"]);
}

#[actix_web::test]
async fn hours_are_counted_as_somebody_likes_on_pages_and_in_mails() {
    let app = TestApp::start();
    let (ana, bob) = (app.student("Ana"), app.student("Bob"));
    let chess =
        make::activity("Chess Club").at(1, "15:15", "16:45").at(2, "11:30", "12:05").at(3, "00:00", "01:00").save(&app);
    let path = MERGINGTON.path(&format!("/activities/{chess}"));
    assert!(ana.get(&path).await.main().contains("15:15–16:45"));
    let form = [("name", "Ana"), ("locale", ""), ("theme", ""), ("time_format", "12")];
    assert_eq!(ana.post("/account", &form).await.status, 303);
    let page = ana.get(&path).await.main();
    for hours in ["3:15 PM–4:45 PM", "11:30 AM–12:05 PM", "12:00 AM–1:00 AM"] {
        assert!(page.contains(hours), "{hours}: {page}");
    }
    assert!(bob.get(&path).await.main().contains("15:15–16:45"), "everybody for themselves");
    assert!(ana.get("/account").await.body.contains("<option value=\"12\" selected>"));
    ana.post(&format!("{path}/signups"), &[]).await;
    assert!(app.mails().last().unwrap().text.contains("3:15 PM–4:45 PM"), "{}", app.mails().last().unwrap().text);
    let odd = [("name", "Ana"), ("time_format", "13")];
    assert_eq!(ana.post("/account", &odd).await.status, 422);
    app.work_off().await;
}
