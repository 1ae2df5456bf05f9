use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};

const SETTINGS: &str = "/s/mergington/settings";
const TERMS: &str = "/s/mergington/settings/terms";

/// What the form of Mergington's settings holds, with some fields filled in otherwise.
fn settings<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("name", "Mergington High School"),
        ("motto", ""),
        ("time_zone", "America/New_York"),
        ("locale", "en"),
        ("currency", "USD"),
        ("accent_hue", "132"),
        ("day_starts", "08:00"),
        ("day_ends", "15:00"),
        ("registration", "domains"),
        ("allowed_domains", "mergington.edu"),
        ("version", "0"),
    ];
    form.retain(|(name, _)| other.iter().all(|(changed, _)| name != changed));
    form.extend_from_slice(other);
    if !other.iter().any(|(name, _)| *name == "locales[]") {
        form.extend([("locales[]", "en"), ("locales[]", "ur"), ("locales[]", "ps")]);
    }
    form
}

fn suspend(app: &TestApp, id: i64) {
    app.sql(&format!("UPDATE schools SET suspended_at = '2026-09-01 00:00:00' WHERE id = {id}"));
}

#[actix_web::test]
async fn the_front_page_lists_schools_that_are_open_and_finds_them_by_name() {
    let app = TestApp::start();
    let nobody = app.nobody();

    let front = nobody.get("/").await;
    assert_eq!(front.status, 200);
    assert_eq!(front.body.matches("<li class=\"row\">").count(), 2);
    assert!(front.body.contains(r#"<a href="/s/mergington"><bdi>Mergington High School</bdi></a>"#));
    let found = nobody.get("/?q=WESTfield").await;
    assert_eq!(found.body.matches("<li class=\"row\">").count(), 1);
    assert!(nobody.get("/?q=%25").await.main().contains("No school of that name"));

    suspend(&app, WESTFIELD.id);
    assert!(nobody.get("/?q=westfield").await.main().contains("No school of that name"));
    suspend(&app, MERGINGTON.id);
    assert!(nobody.get("/").await.main().contains("No school yet"));
}

#[actix_web::test]
async fn the_front_page_leads_those_who_are_signed_in_to_their_schools() {
    let app = TestApp::start();
    assert!(!app.nobody().get("/").await.body.contains("href=\"/schools\""));
    assert!(app.student("Ana").get("/").await.body.contains("href=\"/schools\""));
}

#[actix_web::test]
async fn a_schools_public_page_names_nobody_and_offers_registration_only_where_there_is_one() {
    let app = TestApp::start();
    app.owner();
    app.sql("UPDATE schools SET motto = 'Branch <b>out</b>' WHERE id = 11");

    let page = app.nobody().get("/s/mergington").await;
    assert_eq!(page.status, 200);
    assert!(page.main().starts_with("Mergington High School Branch <b>out</b>"), "{}", page.main());
    assert!(page.body.contains(r#"href="/s/mergington/register""#));
    assert!(!page.body.contains("Otto") && !page.body.contains('@'), "{}", page.body);
    let closed = app.nobody().get("/s/westfield").await;
    assert!(!closed.body.contains("/westfield/register") && closed.main().contains("Sign in"));
    assert_eq!(app.nobody().get("/s/nowhere").await.status, 404);
}

#[actix_web::test]
async fn a_member_finds_the_way_in_on_the_public_page() {
    let app = TestApp::start();
    let page = app.student("Ana").get("/s/mergington").await;
    assert!(page.main().contains("You belong to this school."));
    assert!(page.body.contains(r#"href="/s/mergington/today""#));
}

#[actix_web::test]
async fn a_schools_colour_is_a_stylesheet_that_browsers_may_keep() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    assert!(ana.get("/s/mergington").await.body.contains(r#"href="/s/mergington/theme-132.css""#));

    let style = ana.get("/s/mergington/theme-132.css").await;
    assert_eq!((style.status, style.body.as_str()), (200, ":root{--accent-hue:132}\n"));
    assert_eq!(style.header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(style.header("cache-control"), Some("public, max-age=31536000, immutable"));
    for other in ["theme-15.css", "theme-0132.css", "theme-x.css", "theme-.css"] {
        assert_eq!(ana.get(&format!("/s/mergington/{other}")).await.status, 404, "{other}");
    }
}

#[actix_web::test]
async fn settings_are_saved_said_and_logged_as_far_as_they_changed() {
    let app = TestApp::start();
    let admin = app.admin();

    let changes = [("name", " Mergington   High "), ("accent_hue", "255"), ("day_ends", "15:30")];
    let saved = admin.post(SETTINGS, &settings(&changes)).await;

    assert_eq!((saved.status, saved.location()), (303, Some(SETTINGS)));
    assert_eq!(admin.get(SETTINGS).await.toast(), "The settings are saved.");
    assert_eq!(
        app.texts("SELECT name || ' ' || search_text || ' ' || accent_hue || ' ' || day_ends_minute || ' ' || version AS t FROM schools WHERE id = 11"),
        ["Mergington High mergington high 255 930 1"]
    );
    let entry =
        |column: &str| app.texts(&format!("SELECT {column} AS t FROM audit_entries WHERE action = 'school.change'"));
    assert_eq!(entry("before"), [r#"{"accent_hue":132,"day_ends":"15:00","name":"Mergington High School"}"#]);
    assert_eq!(entry("after"), [r#"{"accent_hue":255,"day_ends":"15:30","name":"Mergington High"}"#]);
    assert_eq!(app.count("schools WHERE id = 22 AND version = 0 AND accent_hue = 132"), 1);
}

#[actix_web::test]
async fn saving_settings_as_they_are_leaves_no_entry() {
    let app = TestApp::start();
    assert_eq!(app.admin().post(SETTINGS, &settings(&[])).await.status, 303);
    assert_eq!(app.audited(), [""; 0]);
}

#[actix_web::test]
async fn settings_that_somebody_else_changed_meanwhile_are_not_overwritten() {
    let app = TestApp::start();
    let admin = app.admin();
    assert_eq!(admin.post(SETTINGS, &settings(&[("motto", "Mine")])).await.status, 303);

    let stale = admin.post(SETTINGS, &settings(&[("motto", "Theirs")])).await;

    assert_eq!(stale.status, 409);
    assert!(stale.plain().contains("Somebody else changed this while you were typing."));
    assert_eq!(app.texts("SELECT motto AS t FROM schools WHERE id = 11"), ["Mine"]);
    assert_eq!(admin.post(SETTINGS, &settings(&[("version", "x")])).await.status, 409);
}

#[actix_web::test]
async fn settings_that_cannot_be_come_back_with_words_beside_the_field() {
    let app = TestApp::start();
    let admin = app.admin();
    let long = "x".repeat(121);
    for (field, typed, words) in [
        ("name", " ", "Write something here."),
        ("name", &*long, "Write at most 120 characters."),
        ("name", "Merg\u{202e}ington", "Use only letters, digits, spaces and punctuation."),
        ("time_zone", "Mars/Olympus", "Choose a time zone of the list, like “Europe/Berlin”."),
        ("locale", "tlh", "Choose one of the list."),
        ("currency", "usd", "Choose one of the list."),
        ("accent_hue", "360", "Choose one of the list."),
        ("day_starts", "8 o'clock", "Write a time, like 15:30."),
        ("day_ends", "08:00", "The school day ends after it starts."),
        ("registration", "perhaps", "Choose one of the list."),
        ("allowed_domains", "", "Write at least one domain, or choose who else may register."),
        (
            "allowed_domains",
            "mergington.edu\n<img onerror>",
            "“<img onerror>” is no domain. Write one like mergington.edu.",
        ),
    ] {
        let again = admin.post(SETTINGS, &settings(&[(field, typed)])).await;
        assert_eq!(again.status, 422, "{field}");
        assert!(again.title().starts_with("Error: School settings"), "{}", again.title());
        assert!(again.main().contains(&format!("One thing needs another look {words}")), "{field}: {}", again.main());
        assert!(again.body.contains(&format!("id=\"{field}-wrong\"")), "{field}: {}", again.body);
    }
    let none = admin.post(SETTINGS, &settings(&[("locales[]", "ur")])).await;
    assert!(none.main().contains("Offer the language of the school too."));
    assert_eq!(app.count("schools WHERE version > 0"), 0);
}

#[actix_web::test]
async fn what_was_typed_into_settings_is_kept_when_it_comes_back() {
    let app = TestApp::start();
    let typed = [("name", ""), ("motto", "<i>Up</i>"), ("currency", "KWD"), ("accent_hue", "285")];
    let again = app.admin().post(SETTINGS, &settings(&typed)).await;
    assert!(again.body.contains(r#"value="&#60;i&#62;Up&#60;/i&#62;""#), "{}", again.body);
    assert!(again.body.contains("<option selected>KWD</option>"));
    assert!(again.body.contains(r#"value="285" checked"#));
}

#[actix_web::test]
async fn allowed_domains_are_written_one_way() {
    let app = TestApp::start();
    let typed = " Mergington.EDU \r\n\r\n@students.mergington.edu\r\nmergington.edu";
    assert_eq!(app.admin().post(SETTINGS, &settings(&[("allowed_domains", typed)])).await.status, 303);
    assert_eq!(
        app.texts("SELECT allowed_domains AS t FROM schools WHERE id = 11"),
        [r#"["mergington.edu","students.mergington.edu"]"#]
    );
}

#[actix_web::test]
async fn only_admins_and_owners_change_the_school() {
    let app = TestApp::start();
    for client in [app.student("Ana"), app.teacher("Tom"), app.program_admin("Pia")] {
        for path in [SETTINGS, TERMS] {
            assert_eq!(client.get(path).await.status, 403);
            assert_eq!(client.post(path, &settings(&[])).await.status, 403);
        }
    }
    assert_eq!(app.nobody().get(SETTINGS).await.status, 401);
    let theirs = make::person(&app, WESTFIELD, "Wanda", "owner");
    assert_eq!(theirs.get(SETTINGS).await.status, 403);
    assert_eq!(app.owner().get(SETTINGS).await.status, 200);
}

#[actix_web::test]
async fn terms_are_listed_with_where_they_stand_today() {
    let app = TestApp::start();
    let page = app.admin().get(TERMS).await.main();
    let autumn = "Autumn Running August 24, 2026 – November 20, 2026 As many activities as a student likes";
    let winter = "Winter Upcoming November 30, 2026 – March 5, 2027";
    assert!(page.contains(autumn), "{page}");
    assert!(page.contains(winter), "{page}");
    assert!(page.find(winter) < page.find(autumn), "the latest first");

    app.clock.advance(chrono::TimeDelta::days(300));
    let later = app.admin().get(TERMS).await.main();
    assert!(later.contains("Autumn Past") && later.contains("Winter Past"), "{later}");
}

#[actix_web::test]
async fn a_term_is_added_and_changed() {
    let app = TestApp::start();
    let admin = app.admin();
    let form =
        [("name", "Summer school"), ("starts_on", "2026-09-01"), ("ends_on", "2026-09-30"), ("max_enrolled", "3")];

    // It overlaps with the autumn, as a summer school may.
    let added = admin.post(TERMS, &form).await;

    assert_eq!((added.status, added.location()), (303, Some(TERMS)));
    let page = admin.get(TERMS).await;
    assert_eq!(page.toast(), "Summer school is added.");
    assert!(page.main().contains("At most 3 activities for each student"), "{}", page.main());
    let id = app.texts("SELECT id AS t FROM terms WHERE name = 'Summer school'").remove(0);
    let path = format!("{TERMS}/{id}");
    assert!(admin.get(&path).await.body.contains(r#"name="version" value="0""#));
    let form = [("name", "Summer"), ("starts_on", "2026-09-01"), ("ends_on", "2026-10-02"), ("version", "0")];
    assert_eq!(admin.post(&path, &form).await.status, 303);
    assert_eq!(admin.post(&path, &form).await.status, 409);
    assert_eq!(
        app.texts("SELECT CAST(ends_on AS TEXT) || COALESCE(CAST(max_enrolled AS TEXT), ' none') AS t FROM terms WHERE name = 'Summer'"),
        ["2026-10-02 none"]
    );
    assert_eq!(app.audited(), ["term.add", "term.change"]);
    assert_eq!(
        app.texts("SELECT after AS t FROM audit_entries WHERE action = 'term.change'"),
        [r#"{"ends_on":"2026-10-02","max_enrolled":null,"name":"Summer"}"#]
    );
}

#[actix_web::test]
async fn a_term_that_cannot_be_comes_back_with_words_beside_the_field() {
    let app = TestApp::start();
    let admin = app.admin();
    let path = format!("{TERMS}/{}", MERGINGTON.autumn);
    for (field, typed, words) in [
        ("name", "", "Write something here."),
        ("starts_on", "soon", "Choose a date."),
        ("starts_on", "12026-01-01", "Choose a date."),
        ("ends_on", "2026-08-31", "The last day is not before the first."),
        ("max_enrolled", "0", "Write a whole number from 1 to 100."),
        ("max_enrolled", "1000000000000", "Write a whole number from 1 to 100."),
    ] {
        let mut form = vec![("name", "Fall"), ("starts_on", "2026-09-01"), ("ends_on", "2026-09-30"), ("version", "0")];
        form.retain(|(name, _)| *name != field);
        form.push((field, typed));
        for path in [TERMS, &path] {
            let again = admin.post(path, &form).await;
            assert_eq!(again.status, 422, "{field}");
            assert!(again.title().starts_with("Error: "), "{}", again.title());
            assert!(again.main().contains(words), "{field}: {}", again.main());
        }
    }
    assert_eq!(app.count("terms WHERE school_id = 11 AND version = 0"), 2);
}

#[actix_web::test]
async fn another_schools_term_is_like_one_that_nobody_has() {
    let app = TestApp::start();
    let admin = app.admin();
    for id in [WESTFIELD.autumn, "01J0000000000000000AAAAAAA", "not-an-id"] {
        let path = format!("{TERMS}/{id}");
        assert_eq!(admin.get(&path).await.status, 404);
        // Also when the form is wrong: what does not exist has no fields.
        assert_eq!(admin.post(&path, &[("name", "")]).await.status, 404);
    }
}

#[actix_web::test]
async fn the_public_page_says_how_much_is_on_this_term() {
    let app = TestApp::start();
    assert!(!app.nobody().get("/s/mergington").await.main().contains("Autumn"));
    make::activity("Chess").save(&app);
    make::activity("Draft").status("draft").save(&app);
    assert!(app.nobody().get("/s/mergington").await.main().contains("One activity is on in Autumn."));
    make::activity("Judo").save(&app);
    assert!(app.nobody().get("/s/mergington").await.main().contains("2 activities are on in Autumn."));
}
