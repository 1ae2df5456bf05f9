//! Signing in with a service that the school uses already, against an issuer that runs here.

use crate::accounts::second_step;
use crate::support::{
    Answer, Client, MERGINGTON, TestApp, WESTFIELD,
    issuer::{CLIENT, Issuer, SECRET, Says, Signs, connect},
    make, readable,
};
use chrono::TimeDelta;
use futures_util::future::join_all;
use homeroom::platform::db::ids::{IdentityId, SsoConnectionId};
use serde_json::{Value, json};
use std::time::Instant;

const DOOR: &str = "/s/mergington/sign-in";
const SETTINGS: &str = "/s/mergington/settings/single-sign-on";

/// A school with a connection that is on, and the issuer that it leads to.
async fn school() -> (TestApp, Issuer, SsoConnectionId) {
    let issuer = Issuer::start().await;
    let app = TestApp::reaching(issuer.at);
    let connection = connect(&app, MERGINGTON, &issuer.url());
    (app, issuer, connection)
}

/// Where the page sends the browser.
async fn set_out(client: &Client<'_>, connection: &SsoConnectionId) -> String {
    // The password is asked of those who are signed in already.
    let page = client.post(DOOR, &[("connection", connection.as_str()), ("password", make::PASSWORD)]).await;
    assert_eq!(page.status, 200, "{}", page.main());
    let to = readable(page.within("class=\"button primary\" href=\"", "\""));
    // Without a hand on the link, too.
    assert_eq!(readable(page.within("content=\"0;url=", "\"")), to);
    to
}

/// All the way to the service and back.
async fn sign_in(app: &TestApp, issuer: &Issuer, client: &Client<'_>, connection: &SsoConnectionId) -> Answer {
    let to = set_out(client, connection).await;
    client.get(&issuer.authorize(app, &to)).await
}

fn jane(more: Value) -> Value {
    let mut claims = json!({ "sub": "1", "email": "jane@mergington.edu", "email_verified": true, "name": "Jane Doe" });
    claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    claims
}

fn people(app: &TestApp) -> Vec<String> {
    app.texts(
        "SELECT p.name || ' ' || p.role || ' ' || p.status || ' ' || CASE WHEN p.user_id IS NULL THEN '-' ELSE 'user' END
           AS t FROM people p WHERE p.school_id = 11 ORDER BY p.id",
    )
}

fn counted(app: &TestApp) -> [i64; 4] {
    ["users", "people", "identities", "sessions"].map(|table| app.count(table))
}

/// Refused with these words, and nobody was made or let in.
#[track_caller]
fn refused(answer: &Answer, status: u16, words: &str, before: [i64; 4], app: &TestApp, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.main());
    assert!(answer.main().contains(words), "{what}: {}", answer.main());
    assert_eq!(counted(app), before, "{what}");
}

#[actix_web::test]
async fn somebody_new_becomes_a_student_of_the_school_and_is_known_again() {
    let (app, issuer, connection) = school().await;
    let jane = app.nobody();
    let answer = sign_in(&app, &issuer, &jane, &connection).await;
    assert_eq!((answer.status, answer.location()), (303, Some("/s/mergington/today")), "{}", answer.main());
    assert_eq!(jane.get("/s/mergington/today").await.status, 200);
    assert_eq!(people(&app), ["Jane Doe student active user"]);
    assert_eq!(
        app.texts(
            "SELECT email || ' ' || COALESCE(password_hash, 'none') AS t FROM users WHERE email_verified_at IS NOT NULL"
        ),
        ["jane@mergington.edu none"]
    );
    assert_eq!(app.audited(), ["person.add", "sso.join"]);
    // Known by the subject, whatever else the service says by now.
    issuer.knows(json!({ "sub": "248289761001", "email": "boss@elsewhere.example", "name": "Somebody Else" }));
    let again = app.nobody();
    let wanted = again.post(DOOR, &[("connection", connection.as_str()), ("next", "/s/mergington/activities")]).await;
    let to = readable(wanted.within("class=\"button primary\" href=\"", "\""));
    let back = again.get(&issuer.authorize(&app, &to)).await;
    assert_eq!((back.status, back.location()), (303, Some("/s/mergington/activities")));
    assert_eq!(people(&app), ["Jane Doe student active user"]);
    assert_eq!(counted(&app), [1, 1, 1, 2]);
    assert_eq!(app.audited(), ["person.add", "sso.join"]);
}

#[actix_web::test]
async fn the_list_of_roles_makes_teachers_of_newcomers_and_changes_nobody_who_is_here() {
    let (app, issuer, connection) = school().await;
    issuer.knows(jane(json!({ "groups": ["pupils", "staff"] })));
    assert_eq!(sign_in(&app, &issuer, &app.nobody(), &connection).await.status, 303);
    assert_eq!(people(&app), ["Jane Doe teacher active user"]);
    issuer.knows(jane(json!({ "groups": ["pupils"] })));
    assert_eq!(sign_in(&app, &issuer, &app.nobody(), &connection).await.status, 303);
    assert_eq!(people(&app), ["Jane Doe teacher active user"]);
}

#[actix_web::test]
async fn an_imported_person_is_claimed_and_a_place_with_more_powers_is_not_handed_over() {
    let (app, issuer, connection) = school().await;
    make::imported(&app, MERGINGTON, "Jane of the List", "teacher", "jane@mergington.edu");
    make::imported(&app, MERGINGTON, "Olaf Owner", "owner", "olaf@mergington.edu");
    make::imported(&app, MERGINGTON, "Pia Program", "program_admin", "pia@mergington.edu");
    assert_eq!(sign_in(&app, &issuer, &app.nobody(), &connection).await.status, 303);
    let before = counted(&app);
    for (subject, email) in [("2", "olaf@mergington.edu"), ("3", "pia@mergington.edu")] {
        issuer.knows(jane(json!({ "sub": subject, "email": email })));
        let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
        refused(&answer, 403, "keeps a place with special rights for you", before, &app, email);
    }
    assert_eq!(
        people(&app),
        ["Jane of the List teacher active user", "Olaf Owner owner imported -", "Pia Program program_admin imported -"]
    );
}

#[actix_web::test]
async fn whoever_was_suspended_or_has_left_is_told_so() {
    for status in ["suspended", "left"] {
        let (app, issuer, connection) = school().await;
        assert_eq!(sign_in(&app, &issuer, &app.nobody(), &connection).await.status, 303);
        app.sql(&format!("UPDATE people SET status = '{status}'"));
        let before = counted(&app);
        let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
        refused(&answer, 403, "You cannot sign in to this school at the moment", before, &app, status);
        // The same for a person of the list whom the service brings for the first time.
        app.sql("DELETE FROM identities; UPDATE people SET user_id = NULL");
        let before = counted(&app);
        let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
        refused(&answer, 403, "You cannot sign in to this school at the moment", before, &app, status);
    }
}

#[actix_web::test]
async fn an_account_that_is_there_is_linked_by_its_owner_and_by_nobody_else() {
    let (app, issuer, connection) = school().await;
    let owner = make::person(&app, MERGINGTON, "Jane Doe", "owner");
    issuer.knows(jane(json!({ "email": owner.email })));
    let before = counted(&app);
    let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
    refused(&answer, 403, "There is an account with your address already", before, &app, "same person");
    // An account of the same address that is no person here.
    make::user(&app, "Uma User", "mergington.edu");
    issuer.knows(jane(json!({ "sub": "9", "email": "uma.user@mergington.edu" })));
    let before = counted(&app);
    let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
    refused(&answer, 403, "There is an account with your address already", before, &app, "same address");

    // Signed in, they link it; it may have any address, for the account is theirs.
    issuer.knows(json!({ "sub": "1", "email": "private@elsewhere.example" }));
    let page = owner.get(DOOR).await;
    assert!(page.main().contains("Link Acme ID"), "{}", page.main());
    let linked = sign_in(&app, &issuer, &owner, &connection).await;
    assert_eq!((linked.status, linked.location()), (303, Some("/account/sign-in")), "{}", linked.main());
    assert!(owner.get("/account/sign-in").await.main().contains("Acme ID Last used on"));
    let mail = app.mails().pop().unwrap();
    assert_eq!((mail.template.as_str(), mail.to.as_str()), ("sign_in_linked", owner.email.as_str()));
    assert!(mail.text.contains("Acme ID of Mergington High School"), "{}", mail.text);
    assert_eq!(app.texts("SELECT action AS t FROM site_audit_entries ORDER BY id"), ["user.link_identity"]);
    // From now on it opens the account.
    let elsewhere = app.nobody();
    assert_eq!(sign_in(&app, &issuer, &elsewhere, &connection).await.status, 303);
    assert!(elsewhere.get("/s/mergington/settings").await.status == 200, "an owner is let in as the owner");
    // It is nobody else's: another member cannot take it.
    let other = app.student("Oscar Other");
    let before = counted(&app);
    let answer = sign_in(&app, &issuer, &other, &connection).await;
    refused(&answer, 403, "is linked to somebody else", before, &app, "linked");
    app.work_off().await;
}

#[actix_web::test]
async fn whoever_is_no_person_of_the_school_or_runs_the_site_links_nothing() {
    let (app, issuer, connection) = school().await;
    let before = |app: &TestApp| counted(app);
    let stranger = make::person(&app, WESTFIELD, "Wes Westfield", "owner");
    let now = before(&app);
    let answer = sign_in(&app, &issuer, &stranger, &connection).await;
    refused(&answer, 403, "You are no person of this school", now, &app, "stranger");
    let site = app.site_admin();
    let now = before(&app);
    let answer = sign_in(&app, &issuer, &site, &connection).await;
    refused(&answer, 403, "This account runs the site", now, &app, "site admin");
    // Nor does a link that was made before they ran it let them in.
    assert_eq!(sign_in(&app, &issuer, &app.nobody(), &connection).await.status, 303);
    app.sql("UPDATE users SET is_site_admin = TRUE");
    let now = before(&app);
    let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
    refused(&answer, 403, "This account runs the site", now, &app, "site admin signs in");
}

#[actix_web::test]
async fn what_a_schools_service_made_opens_that_school_alone_until_its_owner_links_it() {
    let (app, issuer, connection) = school().await;
    let jane = app.nobody();
    assert_eq!(sign_in(&app, &issuer, &jane, &connection).await.status, 303);
    let user = app.texts("SELECT id AS t FROM users").concat();
    app.sql(&format!(
        "INSERT INTO people (school_id, id, user_id, name, sort_name, email, search_text, role, status, created_at, updated_at)
         SELECT 22, id, '{user}', name, sort_name, email, search_text, 'admin', 'active', created_at, updated_at FROM people"
    ));
    let before = counted(&app);
    let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
    refused(&answer, 403, "You belong to other schools too", before, &app, "elsewhere");
    // Still signed in where they are, they choose a password, and say with it that the link is theirs.
    let page = jane.get(DOOR).await;
    assert!(page.main().contains("You have no password yet") && !page.body.contains("name=\"connection\""));
    let form = [("connection", connection.as_str()), ("password", "")];
    assert_eq!(jane.post(DOOR, &form).await.status, 422);
    app.sql(&format!("UPDATE users SET password_hash = '{}' WHERE id = '{user}'", make::password_hash()));
    assert_eq!(sign_in(&app, &issuer, &jane, &connection).await.location(), Some("/account/sign-in"));
    assert_eq!(sign_in(&app, &issuer, &app.nobody(), &connection).await.location(), Some("/s/mergington/today"));
    app.work_off().await;
}

#[actix_web::test]
async fn a_browser_that_was_left_open_links_nothing_without_the_password() {
    let (app, issuer, connection) = school().await;
    let ana = app.student("Ana Lee");
    for typed in ["", "not the password", &"x".repeat(10_000)] {
        let page = ana.post(DOOR, &[("connection", connection.as_str()), ("password", typed)]).await;
        assert_eq!(page.status, 422, "{}", page.main());
        assert!(page.body.contains("id=\"password-wrong\"") && !page.body.contains("not the password"));
        assert_eq!(ana.cookie("sso"), None);
    }
    // A journey that began before somebody signed in makes nobody's account another way in: it signs in whom it vouches for.
    let nobody = app.nobody();
    let to = set_out(&nobody, &connection).await;
    make::sign_in(&app, &nobody, ana.user());
    assert_eq!(nobody.get(&issuer.authorize(&app, &to)).await.status, 303);
    let linked = "identities i JOIN users u ON u.id = i.user_id WHERE u.email = 'jane@mergington.edu'";
    assert_eq!((app.count("identities"), app.count(linked)), (1, 1));
}

#[actix_web::test]
async fn whoever_has_a_second_step_is_asked_for_it_after_the_service_too() {
    let (app, issuer, connection) = school().await;
    let ana = app.student("Ana Lee");
    assert_eq!(sign_in(&app, &issuer, &ana, &connection).await.location(), Some("/account/sign-in"));
    let (secret, _) = second_step::turn_on(&app, &ana).await;
    let sessions = app.count("sessions");
    let client = app.nobody();
    let half = sign_in(&app, &issuer, &client, &connection).await;
    assert_eq!((half.status, half.location()), (303, Some("/sign-in/code")), "{}", half.main());
    assert_eq!((app.count("sessions"), client.cookie("sso")), (sessions, None));
    assert_ne!(client.get("/s/mergington/today").await.status, 200);
    assert_eq!(client.post("/sign-in/code", &[("code", "000000")]).await.status, 422);
    let code = second_step::code(&app, &secret);
    let came = client.post("/sign-in/code", &[("code", &code)]).await;
    assert_eq!((came.status, came.location()), (303, Some("/s/mergington/today")));
    assert_eq!(client.get("/s/mergington/today").await.status, 200);
    app.work_off().await;
}

#[actix_web::test]
async fn somebody_else_who_gets_the_address_later_gets_no_account_with_it() {
    let (app, issuer, connection) = school().await;
    issuer.knows(jane(json!({})));
    assert_eq!(sign_in(&app, &issuer, &app.nobody(), &connection).await.status, 303);
    // The school gives the address of one who left to a newcomer: another subject.
    issuer.knows(jane(json!({ "sub": "2" })));
    let before = counted(&app);
    let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
    refused(&answer, 403, "There is an account with your address already", before, &app, "another subject");
    // The same subject at another issuer is somebody else, too.
    let bo = app.student("Bo Lee");
    let theirs = make::identity(&app, bo.user(), "Another ID");
    issuer.knows(jane(json!({ "sub": theirs.as_str(), "email": "new@mergington.edu", "name": "Nia New" })));
    let nia = app.nobody();
    assert_eq!(sign_in(&app, &issuer, &nia, &connection).await.status, 303);
    assert_eq!(people(&app).last().unwrap(), "Nia New student active user");
    assert!(nia.get("/account").await.body.contains("new@mergington.edu"));
}

#[actix_web::test]
async fn somebody_new_in_eight_browsers_at_once_becomes_one_person() {
    let (app, issuer, connection) = school().await;
    let clients: Vec<_> = (0..8).map(|_| app.nobody()).collect();
    let mut ways = Vec::new();
    for client in &clients {
        ways.push(issuer.authorize(&app, &set_out(client, &connection).await));
    }
    let answers = join_all(clients.iter().zip(&ways).map(|(client, way)| client.get(way))).await;
    assert_eq!(answers.iter().map(|answer| answer.status).collect::<Vec<_>>(), [303; 8]);
    assert_eq!(counted(&app), [1, 1, 1, 8]);
    assert_eq!(app.audited(), ["person.add", "sso.join"]);
}

#[actix_web::test]
async fn a_code_of_somebody_elses_journey_is_worth_nothing_in_ones_own() {
    let (app, issuer, connection) = school().await;
    let (jane, mallory) = (app.nobody(), app.nobody());
    let theirs = issuer.authorize(&app, &set_out(&jane, &connection).await);
    let own = issuer.authorize(&app, &set_out(&mallory, &connection).await);
    let before = counted(&app);
    let part = |url: &str, name: &str| {
        let (_, rest) = url.split_once(&format!("{name}=")).unwrap();
        rest.split('&').next().unwrap().to_owned()
    };
    let injected = own.replace(&part(&own, "code"), &part(&theirs, "code"));
    let answer = mallory.get(&injected).await;
    refused(&answer, 403, "does not take its own answer back", before, &app, "a stolen code");
}

#[actix_web::test]
async fn a_token_that_does_not_hold_lets_nobody_in() {
    let (app, issuer, connection) = school().await;
    let before = counted(&app);
    let now = app.clock.utc().and_utc().timestamp();
    let forgeries: Vec<(&str, Value)> = vec![
        ("another nonce", json!({ "nonce": "abc" })),
        ("no nonce", json!({ "nonce": null })),
        ("another audience", json!({ "aud": "somebody-else" })),
        ("one more audience", json!({ "aud": [CLIENT, "somebody-else"] })),
        ("another issuer", json!({ "iss": "https://accounts.google.com" })),
        ("expired", json!({ "exp": now - 1 })),
        ("no subject", json!({ "sub": null })),
        ("an empty subject", json!({ "sub": "" })),
        ("a long subject", json!({ "sub": "x".repeat(256) })),
    ];
    for (what, bent) in forgeries {
        let changes = bent.as_object().unwrap().clone();
        issuer.forges(move |claims| {
            let claims = claims.as_object_mut().unwrap();
            for (name, value) in &changes {
                match value {
                    Value::Null => drop(claims.remove(name)),
                    value => drop(claims.insert(name.clone(), value.clone())),
                }
            }
        });
        let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
        assert!([403, 502].contains(&answer.status), "{what}: {}", answer.status);
        assert!(answer.main().contains("does not hold"), "{what}: {}", answer.main());
        assert_eq!(counted(&app), before, "{what}");
    }
    issuer.repents();
    for signs in [Signs::Stranger, Signs::Nobody] {
        issuer.signs(signs);
        let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
        refused(&answer, 403, "does not hold", before, &app, &format!("{signs:?}"));
    }
    issuer.repents();
    assert_eq!(sign_in(&app, &issuer, &app.nobody(), &connection).await.status, 303);
}

#[actix_web::test]
async fn an_address_counts_only_when_it_is_verified_and_of_the_schools_confirmed_domain() {
    let (app, issuer, connection) = school().await;
    let before = counted(&app);
    for (what, claims, words) in [
        (
            "not verified",
            json!({ "sub": "1", "email": "jane@mergington.edu", "email_verified": false }),
            "is confirmed",
        ),
        ("not said", json!({ "sub": "1", "email": "jane@mergington.edu" }), "is confirmed"),
        ("no address", json!({ "sub": "1", "email_verified": true }), "did not tell us"),
        ("another domain", json!({ "sub": "1", "email": "a@westfield.edu", "email_verified": true }), "mergington.edu"),
        ("below it", json!({ "sub": "1", "email": "a@x.mergington.edu", "email_verified": true }), "mergington.edu"),
    ] {
        issuer.knows(claims);
        let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
        refused(&answer, 403, words, before, &app, what);
    }
    issuer.knows(jane(json!({})));
    app.sql("UPDATE sso_connections SET domain_confirmed_at = NULL");
    let answer = sign_in(&app, &issuer, &app.nobody(), &connection).await;
    refused(&answer, 403, "Nobody has confirmed yet", before, &app, "not confirmed");

    // Whoever runs the site confirms what they saw, and nothing that took its place.
    let site = app.site_admin();
    let page = site.get("/site/schools/11").await;
    let claim = readable(page.within("name=\"claim\" value=\"", "\""));
    assert_eq!(claim, format!("mergington.edu {}", issuer.url()));
    let confirm = async |claim: &str| {
        let form = [("connection", connection.as_str()), ("claim", claim)];
        site.post("/site/schools/11/domain", &form).await.status
    };
    assert_eq!(confirm("westfield.edu https://sso.example.org").await, 409);
    assert_eq!(confirm(&claim).await, 303);
    assert_eq!(confirm(&claim).await, 303);
    assert_eq!(app.audited(), ["sso.confirm"]);
    assert_eq!(sign_in(&app, &issuer, &app.nobody(), &connection).await.status, 303);
}

#[actix_web::test]
async fn only_the_browser_that_was_sent_comes_back_once_and_in_time() {
    let (app, issuer, connection) = school().await;
    let before = counted(&app);
    let back_to_the_door = |answer: &Answer, what: &str| {
        assert_eq!((answer.status, answer.location()), (303, Some(DOOR)), "{what}");
    };
    // Another browser, which has no cookie or one of its own: somebody wants to sign it in as themselves.
    let (jane, other) = (app.nobody(), app.nobody());
    let back = issuer.authorize(&app, &set_out(&jane, &connection).await);
    back_to_the_door(&other.get(&back).await, "no cookie");
    set_out(&other, &connection).await;
    back_to_the_door(&other.get(&back).await, "its own cookie");
    let page = other.get(DOOR).await;
    assert!(page.plain().contains("begun in another browser"), "{}", page.plain());
    // A cookie that was tampered with.
    let cookie = other.cookie("sso").unwrap();
    let bent = app.nobody();
    bent.set_cookie("sso", &format!("{}A", &cookie[..cookie.len() - 1]));
    back_to_the_door(&bent.get(&back).await, "bent cookie");
    // Another connection of the school, or of another one.
    let second = connect(&app, MERGINGTON, "https://sso.example.org");
    let astray = back.replace(connection.as_str(), second.as_str());
    back_to_the_door(&jane.get(&astray).await, "another connection");
    let theirs = connect(&app, WESTFIELD, "https://sso.example.org");
    assert_eq!(jane.get(&back.replace(connection.as_str(), theirs.as_str())).await.status, 404);
    assert_eq!(counted(&app), before);
    // Somebody else answers in the issuer's place.
    let mixed = jane.clone().get(&format!("{back}&iss=https://evil.example")).await;
    refused(&mixed, 403, "Somebody else than Acme ID has answered", before, &app, "mixed up");
    let cancelled = jane.clone().get(&format!("{back}&error=access_denied")).await;
    refused(&cancelled, 403, "Acme ID did not sign you in", before, &app, "cancelled");

    // The right one, with the issuer's name beside it; then the same again, also from a copy of the cookies.
    let copy = jane.clone();
    let named = format!("{back}&iss={}", issuer.url());
    assert_eq!(jane.get(&named).await.location(), Some("/s/mergington/today"));
    assert_eq!(jane.cookie("sso"), None);
    back_to_the_door(&jane.get(&named).await, "again");
    let after = counted(&app);
    refused(&copy.get(&named).await, 403, "does not take its own answer back", after, &app, "the code again");

    // Too late.
    let late = app.nobody();
    let back = issuer.authorize(&app, &set_out(&late, &connection).await);
    app.clock.advance(TimeDelta::minutes(10));
    back_to_the_door(&late.get(&back).await, "late");
    // Whoever signs out, or in as somebody else, on the way links nothing.
    let ana = app.student("Ana Lee");
    let back = issuer.authorize(&app, &set_out(&ana, &connection).await);
    make::sign_in(&app, &ana, app.student("Bo Lee").user());
    let after = counted(&app);
    refused(&ana.get(&back).await, 403, "begun in another browser", after, &app, "somebody else");
}

#[actix_web::test]
async fn a_service_that_is_no_help_is_said_so_in_words() {
    let (app, issuer, connection) = school().await;
    let before = counted(&app);
    let mut other = issuer.describes();
    other["issuer"] = "https://accounts.google.com".into();
    let mut inside = issuer.describes();
    inside["authorization_endpoint"] = "https://169.254.169.254/authorize".into();
    let mut keys_inside = issuer.describes();
    keys_inside["jwks_uri"] = "https://10.0.0.1/keys".into();
    let mut script = issuer.describes();
    script["authorization_endpoint"] = "javascript:alert(1)".into();
    for (what, says, words) in [
        ("another issuer", Says::As(other), "set up wrongly"),
        ("no description", Says::As(json!({ "hello": "world" })), "set up wrongly"),
        ("a private address", Says::As(inside), "no answer that we can use"),
        ("keys at a private address", Says::As(keys_inside), "no answer that we can use"),
        ("a script", Says::As(script), "no answer that we can use"),
        ("broken", Says::Status("500 Internal Server Error"), "no answer that we can use"),
        ("a redirect", Says::Status("302 Found\r\nLocation: http://127.0.0.1:1/"), "no answer that we can use"),
        ("a flood", Says::Floods, "no answer that we can use"),
    ] {
        issuer.says("description", says);
        let answer = app.nobody().post(DOOR, &[("connection", connection.as_str())]).await;
        refused(&answer, 502, words, before, &app, what);
    }
    issuer.repents();
    let mut token_inside = issuer.describes();
    token_inside["token_endpoint"] = "https://[fd00::1]/token".into();
    for (at, says, status, words) in [
        ("description", Says::As(token_inside), 502, "no answer that we can use"),
        ("token", Says::Floods, 502, "no answer that we can use"),
        ("token", Says::Status("503 Service Unavailable"), 502, "no answer that we can use"),
        ("token", Says::As(json!({ "access_token": "x", "token_type": "Bearer" })), 403, "does not hold"),
        ("keys", Says::As(json!({ "keys": [] })), 403, "does not hold"),
    ] {
        let client = app.nobody();
        let back = issuer.authorize(&app, &set_out(&client, &connection).await);
        issuer.says(at, says);
        refused(&client.get(&back).await, status, words, before, &app, at);
        issuer.repents();
    }
    // Ten seconds of a real clock: nobody waits longer.
    issuer.says("description", Says::Sleeps);
    let begun = Instant::now();
    let answer = app.nobody().post(DOOR, &[("connection", connection.as_str())]).await;
    refused(&answer, 502, "took longer than ten seconds", before, &app, "asleep");
    assert!((9..15).contains(&begun.elapsed().as_secs()), "{:?}", begun.elapsed());
}

#[actix_web::test]
async fn a_school_without_a_service_shows_no_button_and_one_with_it_does() {
    let app = TestApp::start();
    let nobody = app.nobody();
    let door = nobody.get(DOOR).await;
    assert_eq!((door.status, door.location()), (303, Some("/sign-in")));
    let page = nobody.get("/sign-in?next=/s/mergington/today").await;
    assert!(!page.main().contains("Sign in with"), "{}", page.main());
    let connection = connect(&app, MERGINGTON, "https://sso.example.org");
    let page = nobody.get("/sign-in?next=/s/mergington/today").await;
    let to = readable(page.within("class=\"button\" href=\"", "\""));
    assert_eq!(to, "/s/mergington/sign-in?next=%2Fs%2Fmergington%2Ftoday");
    let before = app.statements();
    let door = nobody.get(&to).await;
    assert_eq!(app.statements() - before, 2);
    assert!(door.main().contains("Sign in with Acme ID"), "{}", door.main());
    assert!(door.body.contains("name=\"next\" value=\"/s/mergington/today\""));
    // Elsewhere, and for a place that is none of ours, there is none.
    for next in ["/s/westfield/today", "/s/nowhere", "/schools", "//evil.example/s/mergington/"] {
        let page = nobody.get(&format!("/sign-in?next={next}")).await;
        assert!(!page.main().contains("Sign in with"), "{next}");
    }
    // One that is off lets nobody set out.
    app.sql("UPDATE sso_connections SET is_on = FALSE");
    assert_eq!(nobody.post(DOOR, &[("connection", connection.as_str())]).await.status, 404);
    let theirs = connect(&app, WESTFIELD, "https://sso.example.org");
    assert_eq!(nobody.post(DOOR, &[("connection", theirs.as_str())]).await.status, 404);
}

fn form<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("label", "Google"),
        ("issuer", "https://accounts.google.com"),
        ("client_id", "abc"),
        ("secret", SECRET),
        ("domain", "mergington.edu"),
        ("role_claim", "groups"),
        ("roles", "staff = teacher"),
        ("is_on", "yes"),
        ("version", "0"),
    ];
    for (name, value) in other {
        form.retain(|(known, _)| known != name);
        form.push((name, value));
    }
    form
}

#[actix_web::test]
async fn an_admin_sets_a_service_up_and_its_secret_is_never_seen_again() {
    let app = TestApp::start();
    let admin = app.admin();
    assert!(admin.get(SETTINGS).await.main().contains("Google Microsoft Cognito Another service"));
    let preset = admin.get(&format!("{SETTINGS}/new?service=cognito")).await;
    assert!(preset.body.contains("https://cognito-idp.REGION.amazonaws.com/POOL-ID"));
    // Words beside each field that is wrong.
    let wrong = form(&[("label", ""), ("issuer", "http://x"), ("domain", "x"), ("roles", "a = owner"), ("secret", "")]);
    let answer = admin.post(SETTINGS, &wrong).await;
    assert_eq!(answer.status, 422);
    for field in ["label", "issuer", "domain", "roles", "secret"] {
        assert!(answer.body.contains(&format!("id=\"{field}-wrong\"")), "{field}");
    }
    let answer = admin.post(SETTINGS, &form(&[])).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    let path = answer.location().unwrap().to_owned();
    let page = admin.get(&path).await;
    let id = path.rsplit('/').next().unwrap();
    assert!(
        page.main().contains(&format!("http://127.0.0.1:3003/s/mergington/sign-in/{id}/callback")),
        "{}",
        page.main()
    );
    assert!(!page.body.contains(SECRET));
    assert!(!app.everything_stored().concat().contains(SECRET), "kept in plain sight");
    // The same issuer twice, an old page, a new issuer with the old secret.
    assert_eq!(admin.post(SETTINGS, &form(&[])).await.status, 422);
    assert_eq!(admin.post(&path, &form(&[("version", "7")])).await.status, 409);
    let moved = form(&[("issuer", "https://sso.example.org"), ("secret", "")]);
    let answer = admin.post(&path, &moved).await;
    assert!(answer.status == 422 && answer.main().contains("the old one goes to nobody else"), "{}", answer.main());
    // What was confirmed was this domain for this issuer.
    app.sql("UPDATE sso_connections SET domain_confirmed_at = created_at");
    assert_eq!(admin.post(&path, &form(&[("secret", ""), ("label", "G")])).await.status, 303);
    assert_eq!(app.count("sso_connections WHERE domain_confirmed_at IS NOT NULL"), 1);
    assert_eq!(admin.post(&path, &form(&[("secret", ""), ("domain", "x.org"), ("version", "1")])).await.status, 303);
    assert_eq!(app.count("sso_connections WHERE domain_confirmed_at IS NOT NULL"), 0);
    // Off, and gone.
    assert_eq!(app.count("schools WHERE has_sso"), 1);
    assert_eq!(admin.post(&path, &form(&[("is_on", ""), ("version", "2")])).await.status, 303);
    assert_eq!(app.count("schools WHERE has_sso"), 0);
    assert_eq!(admin.post(&format!("{path}/removal"), &[]).await.status, 303);
    assert_eq!(app.count("sso_connections"), 0);
    assert_eq!(app.audited(), ["sso.add", "sso.change", "sso.change", "sso.change", "sso.remove"]);
    assert!(!app.texts("SELECT after AS t FROM audit_entries").concat().contains(SECRET));
}

#[actix_web::test]
async fn the_test_asks_the_issuer_and_says_what_it_found() {
    let (app, issuer, connection) = school().await;
    let admin = app.admin();
    let path = format!("{SETTINGS}/{connection}");
    let test = async || {
        assert_eq!(admin.post(&format!("{path}/tests"), &[]).await.status, 303);
        admin.get(&path).await.toast()
    };
    assert_eq!(test().await, "The issuer answers: people sign in at 127.0.0.1, and one key signs what it says.");
    let mut other = issuer.describes();
    other["issuer"] = format!("{}/", issuer.url()).into();
    issuer.says("description", Says::As(other));
    assert!(test().await.contains("does not describe this issuer"));
    issuer.says("description", Says::Status("404 Not Found"));
    assert_eq!(test().await, "The issuer answered with 404. Check its address.");
    assert_eq!(app.audited(), ["sso.test"; 3]);
}

#[actix_web::test]
async fn a_way_in_is_taken_off_an_account_but_never_the_last() {
    let app = TestApp::start();
    let (ana, bo) = (app.student("Ana Lee"), app.student("Bo Lee"));
    let first = make::identity(&app, ana.user(), "Acme ID");
    let second = make::identity(&app, ana.user(), "Google");
    let theirs = make::identity(&app, bo.user(), "Google");
    let remove = async |id: &IdentityId| ana.post(&format!("/account/sign-in/{id}/removal"), &[]).await;
    assert_eq!(remove(&theirs).await.status, 404);
    app.sql(&format!("UPDATE users SET password_hash = NULL WHERE id = '{}'", ana.user()));
    assert_eq!(remove(&first).await.status, 303);
    assert_eq!(remove(&first).await.status, 404);
    let kept = remove(&second).await;
    assert!(kept.status == 409 && kept.main().contains("This is your only way in"), "{}", kept.main());
    app.sql(&format!("UPDATE users SET password_hash = 'x' WHERE id = '{}'", ana.user()));
    assert_eq!(remove(&second).await.status, 303);
    assert_eq!(app.count("identities"), 1);
    assert_eq!(app.texts("SELECT action AS t FROM site_audit_entries"), ["user.unlink_identity"; 2]);
}
