use super::{mail, mailed, seen, site_log};
use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make, make::PASSWORD};
use chrono::TimeDelta;
use futures_util::future::join_all;

const WORDS: &str = "seven green lamps in fog";

async fn register(client: &Client<'_>, name: &str, email: &str, password: &str) -> Answer {
    client.post(&MERGINGTON.path("/register"), &[("name", name), ("email", email), ("password", password)]).await
}

#[actix_web::test]
async fn a_student_registers_confirms_the_address_and_signs_in() {
    let app = TestApp::start();
    let zoe = app.nobody();
    let page = zoe.get(&MERGINGTON.path("/register")).await;
    assert_eq!((page.status, page.within("<h1>", "</h1>").contains("Mergington High School")), (200, true));
    let answer = register(&zoe, "  Zoë   Okafor ", "Zoe@Mergington.edu", WORDS).await;
    assert_eq!((answer.status, answer.location()), (303, Some("/s/mergington/register/sent")));
    assert_eq!(zoe.get(answer.location().unwrap()).await.within("<h1>", "</h1>"), "Look at your mail");
    assert_eq!(mailed(&app), [mail("verify_email", "zoe@mergington.edu")]);
    assert_eq!(app.count("people"), 0, "nobody belongs to a school by typing an address");
    let early = zoe.post("/sign-in", &[("email", "zoe@mergington.edu"), ("password", WORDS)]).await;
    assert_eq!(early.status, 422);

    let link = app.mails()[0].link();
    let before = app.everything_stored();
    let page = zoe.get(&link).await;
    assert_eq!((page.status, page.within("<h1>", "</h1>")), (200, "Is this you?"));
    assert!(page.main().contains("Zoë Okafor") && page.main().contains("zoe@mergington.edu"));
    assert!(!page.body.contains("type=\"password\""), "this browser chose the password itself");
    assert_eq!(app.everything_stored(), before, "looking at a link changes nothing: mail scanners do");

    let verified = zoe.post(&link, &[]).await;
    assert_eq!((verified.status, verified.location()), (303, Some("/sign-in")));
    assert_eq!(zoe.get("/sign-in").await.toast(), "Your address is confirmed. You can sign in now.");
    let again = zoe.post(&link, &[]).await;
    assert_eq!((again.status, again.within("<h1>", "</h1>")), (404, "This link does nothing any more"));
    let signed_in = zoe.post("/sign-in", &[("email", "zoe@mergington.edu"), ("password", WORDS)]).await;
    assert_eq!(signed_in.location(), Some("/s/mergington/today"));
    let rows =
        app.texts("SELECT school_id || ' ' || name || ' ' || role || ' ' || status || ' ' || email AS t FROM people");
    assert_eq!(rows, ["11 Zoë Okafor student active zoe@mergington.edu"]);
    assert_eq!(site_log(&app), ["user.register", "user.verify"]);
    assert_eq!(app.audited(), ["person.add"]);
    let log = app.texts(
        "SELECT COALESCE(before, '') || COALESCE(after, '') || COALESCE(reason, '') AS t FROM site_audit_entries",
    );
    assert!(log.iter().all(|entry| !entry.contains('@')), "{log:?}");
    app.work_off().await;
}

#[actix_web::test]
async fn a_teacher_of_the_schools_list_keeps_their_role() {
    let app = TestApp::start();
    let listed = make::imported(&app, MERGINGTON, "Ms Rodriguez", "teacher", "rodriguez@mergington.edu");
    let her = app.nobody();
    register(&her, "Ana Rodriguez", "rodriguez@mergington.edu", WORDS).await;
    assert_eq!(her.post(&app.mails()[0].link(), &[]).await.status, 303);
    let rows = app
        .texts("SELECT id || ' ' || name || ' ' || role || ' ' || status AS t FROM people WHERE user_id IS NOT NULL");
    assert_eq!(rows, [format!("{listed} Ms Rodriguez teacher active")]);
    assert_eq!(app.audited(), ["person.claim"]);
    app.work_off().await;
}

#[actix_web::test]
async fn an_address_that_has_an_account_gets_the_same_answer_and_another_mail() {
    let app = TestApp::start();
    let ana = make::person(&app, WESTFIELD, "Ana", "teacher");
    app.sql("UPDATE users SET email = 'ana@mergington.edu'");
    let hash = app.texts("SELECT password_hash AS t FROM users");
    let known = register(&app.nobody(), "Somebody", "ana@mergington.edu", WORDS).await;
    let new = register(&app.nobody(), "Somebody", "zoe@mergington.edu", WORDS).await;
    app.sql("UPDATE users SET disabled_at = created_at WHERE email = 'zoe@mergington.edu'");
    let disabled = register(&app.nobody(), "Somebody", "zoe@mergington.edu", WORDS).await;
    assert_eq!(new.status, 303);
    assert_eq!(seen(&known, ""), seen(&new, ""));
    assert_eq!(seen(&disabled, ""), seen(&new, ""));
    assert_eq!(
        mailed(&app),
        [mail("account_exists", "ana@mergington.edu"), mail("verify_email", "zoe@mergington.edu")]
    );
    assert_eq!(
        app.texts("SELECT password_hash AS t FROM users WHERE email LIKE 'ana%'"),
        hash,
        "nothing of hers changed"
    );
    assert_eq!(app.texts("SELECT name AS t FROM users WHERE email LIKE 'ana%'"), ["Ana"]);
    // Her mail lets her join with the account that she has.
    let letter = &app.mails()[0];
    assert!(letter.text.contains("/password/forgot"), "{}", letter.text);
    let page = app.nobody().get(&letter.link()).await;
    assert_eq!((page.status, page.body.contains("type=\"password\"")), (200, false));
    assert_eq!(app.nobody().post(&letter.link(), &[]).await.status, 303);
    let schools =
        app.numbers(&format!("SELECT school_id AS n FROM people WHERE user_id = '{}' ORDER BY 1", ana.user()));
    assert_eq!(schools, [11, 22]);
    app.work_off().await;
}

#[actix_web::test]
async fn a_mailbox_is_not_flooded_by_registering_its_address() {
    let app = TestApp::with_limits(|limits| limits.mail_account_per_hour = 3);
    let ana = app.teacher("Ana");
    for _ in 0..5 {
        assert_eq!(register(&app.nobody(), "Somebody", &ana.email, WORDS).await.status, 303);
        assert_eq!(register(&app.nobody(), "Somebody", "zoe@mergington.edu", WORDS).await.status, 303);
    }
    assert_eq!(app.mails().len(), 6);
    app.clock.advance(TimeDelta::minutes(61));
    register(&app.nobody(), "Somebody", &ana.email, WORDS).await;
    assert_eq!(app.mails().len(), 7);
    app.work_off().await;
}

#[actix_web::test]
async fn whoever_opens_the_mail_elsewhere_chooses_the_password_there() {
    let app = TestApp::start();
    make::imported(&app, MERGINGTON, "Ms Rodriguez", "teacher", "rodriguez@mergington.edu");
    // Somebody else registers her address with a password of theirs; she opens the mail and confirms.
    let mallory = app.nobody();
    register(&mallory, "Ms Rodriguez", "rodriguez@mergington.edu", WORDS).await;
    let (her, link) = (app.nobody(), app.mails()[0].link());
    let page = her.get(&link).await;
    assert!(page.body.contains("type=\"password\""));
    let empty = her.post(&link, &[]).await;
    assert_eq!((empty.status, empty.within("id=\"password-wrong\">", "</p>")), (422, "Write something here."));
    let named = her.post(&link, &[("password", "my name is Rodriguez, hello")]).await;
    assert_eq!(named.status, 422);
    assert_eq!(app.texts("SELECT email_verified_at AS t FROM users"), [""], "a refused form uses nothing up");
    assert_eq!(her.post(&link, &[("password", PASSWORD)]).await.status, 303);
    let wrong = mallory.post("/sign-in", &[("email", "rodriguez@mergington.edu"), ("password", WORDS)]).await;
    assert_eq!(wrong.status, 422, "the password of somebody else is worth nothing");
    app.sign_in("rodriguez@mergington.edu", PASSWORD).await;
    app.work_off().await;
}

#[actix_web::test]
async fn the_last_registration_of_an_unconfirmed_address_counts_and_older_links_do_nothing() {
    let app = TestApp::start();
    let (mallory, zoe) = (app.nobody(), app.nobody());
    register(&mallory, "Mallory", "zoe@mergington.edu", WORDS).await;
    let first = app.mails()[0].link();
    app.clock.advance(TimeDelta::seconds(1));
    register(&zoe, "Zoë", "zoe@mergington.edu", PASSWORD).await;
    let second = app.mails()[1].link();
    assert_eq!(mailed(&app)[1], mail("verify_email", "zoe@mergington.edu"));
    assert_eq!(mallory.post(&first, &[]).await.status, 404);
    assert_eq!(zoe.post(&second, &[]).await.status, 303);
    app.sign_in("zoe@mergington.edu", PASSWORD).await;
    assert_eq!(app.texts("SELECT name AS t FROM users"), ["Zoë"]);
    app.work_off().await;
}

#[actix_web::test]
async fn a_link_is_used_once_however_many_press_the_button_at_once() {
    let app = TestApp::start();
    let zoe = app.nobody();
    register(&zoe, "Zoë", "zoe@mergington.edu", WORDS).await;
    let link = app.mails()[0].link();
    let presses = (0..20).map(async |_| zoe.clone().post(&link, &[]).await.status);
    let mut statuses = join_all(presses).await;
    statuses.sort_unstable();
    // On a busy machine some are told to come again (503); nobody else gets in.
    let is_refused = |status: &u16| matches!(status, 404 | 503);
    assert!(statuses[0] == 303 && statuses[1..].iter().all(is_refused), "{statuses:?}");
    assert_eq!((app.count("people"), app.audited()), (1, vec!["person.add".to_owned()]));
    app.work_off().await;
}

#[actix_web::test]
async fn registering_twice_at_once_makes_one_account_and_one_link_that_works() {
    let app = TestApp::start();
    let zoe = app.nobody();
    let twice = (0..8).map(async |_| register(&zoe.clone(), "Zoë", "zoe@mergington.edu", WORDS).await.status);
    assert_eq!(join_all(twice).await, [303; 8]);
    assert_eq!(app.count("users"), 1);
    assert_eq!(app.count("tokens WHERE used_at IS NULL"), 1);
    let mut statuses = Vec::new();
    for letter in app.mails() {
        statuses.push(zoe.post(&letter.link(), &[("password", PASSWORD)]).await.status);
    }
    statuses.sort_unstable();
    assert_eq!((statuses[0], &statuses[1..]), (303, &[404; 7][..]));
    app.work_off().await;
}

#[actix_web::test]
async fn a_link_is_over_after_a_day_and_another_one_links_to_the_same_school() {
    let app = TestApp::start();
    let zoe = app.nobody();
    register(&zoe, "Zoë", "zoe@mergington.edu", WORDS).await;
    let link = app.mails()[0].link();
    app.clock.advance(TimeDelta::hours(24));
    for answer in [zoe.get(&link).await, zoe.post(&link, &[]).await, zoe.get("/verify/nonsense%00").await] {
        assert_eq!((answer.status, answer.within("<h1>", "</h1>")), (404, "This link does nothing any more"));
        assert!(answer.body.contains("href=\"/verification\""));
    }
    zoe.post("/verification", &[("email", "zoe@mergington.edu")]).await;
    app.work_off().await;
    let another = app.mails()[1].link();
    assert_eq!(zoe.post(&another, &[("password", PASSWORD)]).await.status, 303);
    assert_eq!(app.numbers("SELECT school_id AS n FROM people"), [11]);
    app.work_off().await;
}

#[actix_web::test]
async fn a_school_that_takes_nobody_has_no_such_page() {
    let app = TestApp::start();
    let before = app.everything_stored();
    for school in [WESTFIELD.path("/register"), "/s/nowhere/register".to_owned()] {
        assert_eq!(app.nobody().get(&school).await.status, 404, "{school}");
        let form = [("name", "Zoë"), ("email", "zoe@mergington.edu"), ("password", WORDS)];
        assert_eq!(app.nobody().post(&school, &form).await.status, 404, "{school}");
    }
    assert_eq!(app.everything_stored(), before);
}

#[actix_web::test]
async fn only_the_schools_domains_register_unless_it_is_open_to_all() {
    let app = TestApp::start();
    for email in
        ["zoe@evil.example", "zoe@evil-mergington.edu", "zoe@sub.mergington.edu", "zoe@mergington.edu.evil.example"]
    {
        let answer = register(&app.nobody(), "Zoë", email, WORDS).await;
        assert_eq!(answer.status, 422, "{email}");
        assert_eq!(
            crate::support::readable(answer.within("id=\"email-wrong\">", "</p>")),
            "Only addresses that end in mergington.edu can register here."
        );
        assert_eq!(answer.within("name=\"email\" type=\"email\" value=\"", "\""), email, "input is kept");
    }
    app.sql("UPDATE schools SET registration = 'open' WHERE id = 11");
    assert_eq!(register(&app.nobody(), "Zoë", "zoe@anywhere.example", WORDS).await.status, 303);
    app.work_off().await;
}

#[actix_web::test]
async fn what_cannot_be_taken_is_said_beside_its_field_and_nothing_is_stored() {
    let app = TestApp::start();
    let before = app.everything_stored();
    let (long, good) = ("x".repeat(10_000), "zoe@mergington.edu");
    for (name, email, password, wrong) in [
        ("", good, WORDS, "name"),
        (long.as_str(), good, WORDS, "name"),
        ("Zoë\u{7}", good, WORDS, "name"),
        ("Zo\u{202e}ë", good, WORDS, "name"),
        ("Zoë", "", WORDS, "email"),
        ("Zoë", "zoe", WORDS, "email"),
        ("Zoë", "zoë@mergington.edu", WORDS, "email"),
        ("Zoë", long.as_str(), WORDS, "email"),
        ("Zoë", "a\r\nbcc:x@mergington.edu", WORDS, "email"),
        ("Zoë", good, "", "password"),
        ("Zoë", good, "fourteen chars", "password"),
        ("Zoë", good, "passwordpassword", "password"),
        ("Zoë", good, "I like Mergington High School", "password"),
        ("Zoë", good, "homeroom homeroom 77", "password"),
        ("Zoe Okafor", good, "the Okafor family dinner", "password"),
        ("Zoë", "okafor@mergington.edu", "the okafor family dinner", "password"),
        ("Zoë", good, long.as_str(), "password"),
        ("Zoë", good, "seven\tgreen lamps in fog", "password"),
    ] {
        let answer = register(&app.nobody(), name, email, password).await;
        let fields: Vec<_> = ["name", "email", "password"]
            .into_iter()
            .filter(|field| answer.body.contains(&format!("id=\"{field}-wrong\"")))
            .collect();
        assert_eq!((answer.status, fields), (422, vec![wrong]), "{name:.20} {email:.40} {password:.30}");
        assert!(answer.title().starts_with("Error: "), "{}", answer.title());
    }
    let bytes = b"name=%FF%FE&email=zoe@mergington.edu&password=seven green lamps in fog".to_vec();
    assert_eq!(app.nobody().post_bytes(&MERGINGTON.path("/register"), bytes).await.status, 422);
    let shown = register(&app.nobody(), "<img src=x onerror=alert(1)>", "no address", WORDS).await;
    assert!(!shown.body.contains("<img"));
    assert_eq!(app.everything_stored(), before);
}

#[actix_web::test]
async fn fields_that_the_form_does_not_have_set_nothing() {
    let app = TestApp::start();
    let form = [
        ("name", "Zoë"),
        ("email", "zoe@mergington.edu"),
        ("password", WORDS),
        ("is_site_admin", "1"),
        ("email_verified_at", "2026-01-01"),
        ("role", "owner"),
        ("school_id", "22"),
    ];
    let zoe = app.nobody();
    zoe.post(&MERGINGTON.path("/register"), &form).await;
    assert_eq!(app.count("users WHERE is_site_admin = TRUE OR email_verified_at IS NOT NULL"), 0);
    zoe.post(&app.mails()[0].link(), &[("role", "owner")]).await;
    assert_eq!(app.texts("SELECT school_id || role AS t FROM people"), ["11student"]);
    app.work_off().await;
}
