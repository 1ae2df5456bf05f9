use super::{LIST, invite, link, person};
use crate::support::{Client, MERGINGTON, TestApp, WESTFIELD, make};
use chrono::TimeDelta;
use futures_util::future::{join, join_all};
use homeroom::platform::db::ids::PersonId;

/// Name and password of somebody new.
const NEW: &[(&str, &str)] = &[("name", "Ina Newcomer"), ("password", make::PASSWORD)];

async fn invited(app: &TestApp, email: &str, role: &str) -> String {
    assert_eq!(invite(&app.admin(), email, role).await.status, 303);
    let link = link(app);
    app.work_off().await;
    link
}

#[actix_web::test]
async fn looking_at_a_link_changes_nothing() {
    let app = TestApp::start();
    let link = invited(&app, "ina@x.org", "teacher").await;
    let before = app.everything_stored();

    let page = app.nobody().get(&link).await;

    assert_eq!(page.status, 200);
    let known =
        ["Join Mergington High School", "Ada Admin invites you", "Teacher", "ina@x.org", "Looking forward to you."];
    for words in known {
        assert!(page.main().contains(words), "{words}: {}", page.main());
    }
    assert_eq!(app.everything_stored(), before);
}

#[actix_web::test]
async fn somebody_new_chooses_a_password_and_is_in_with_a_proved_address() {
    let app = TestApp::start();
    let link = invited(&app, "ina@x.org", "teacher").await;

    let short = app.nobody().post(&link, &[("name", ""), ("password", "ina")]).await;
    assert!(short.status == 422 && short.title().starts_with("Error: "), "{}", short.main());
    assert_eq!(app.count("users WHERE email = 'ina@x.org'"), 0);
    let answer = app.nobody().post(&link, NEW).await;

    assert_eq!((answer.status, answer.location()), (303, Some("/sign-in?next=/s/mergington/today")));
    assert_eq!(person(&app, "ina@x.org"), "teacher active in");
    let ina = app.sign_in("ina@x.org", make::PASSWORD).await;
    assert_eq!(ina.get("/s/mergington/today").await.status, 200);
    // The list has the name that they gave, and finds them by it.
    assert!(app.owner().get("/s/mergington/people?q=newcomer").await.main().contains("Ina Newcomer"));
    let log = app.audited();
    assert_eq!(log[log.len() - 2..], ["person.claim", "invitation.accept"]);
    // A second time it says that it is over, and creates nothing.
    let again = app.nobody().post(&link, NEW).await;
    assert!(again.status == 404 && again.main().contains("accepted already"), "{}", again.main());
    assert_eq!(app.count("users WHERE email = 'ina@x.org'"), 1);
}

#[actix_web::test]
async fn somebody_with_an_account_signs_in_first_and_then_says_yes() {
    let app = TestApp::start();
    let wes = make::person(&app, WESTFIELD, "Wes West", "teacher");
    let link = invited(&app, &wes.email, "teacher").await;

    // Whoever has the link alone sets no password of theirs.
    let page = app.nobody().get(&link).await;
    assert!(page.main().contains("You have an account") && !page.body.contains("name=\"password\""), "{}", page.main());
    let sent = app.nobody().post(&link, NEW).await;
    assert!(sent.location().unwrap().starts_with("/sign-in?next=/s/mergington/invitations/"));
    assert_eq!(person(&app, &wes.email), "teacher invited");

    assert!(wes.get(&link).await.main().contains("Accept the invitation"));
    let answer = wes.post(&link, &[]).await;
    assert_eq!((answer.status, answer.location()), (303, Some("/s/mergington/today")));
    assert_eq!(wes.get("/s/mergington/today").await.status, 200);
    assert_eq!(person(&app, &wes.email), "teacher active in");
    // Still one account, and a person of both schools.
    assert_eq!(app.count(&format!("people WHERE user_id = '{}'", wes.user())), 2);
}

#[actix_web::test]
async fn the_address_has_to_be_the_one_that_was_invited() {
    let app = TestApp::start();
    let link = invited(&app, "ina@x.org", "teacher").await;
    let (bo, wes) = (app.student("Bo"), make::person(&app, WESTFIELD, "Wes", "owner"));
    for other in [bo, wes] {
        let page = other.get(&link).await;
        assert!(page.main().contains("signed in with another address"), "{}", page.main());
        assert!(!page.body.contains("name=\"password\""));
        assert_eq!(other.post(&link, NEW).await.status, 409);
    }
    assert_eq!(person(&app, "ina@x.org"), "teacher invited");
    // The school gave them another address since: the link went to one that is not theirs any more.
    app.sql("UPDATE people SET email = 'other@x.org' WHERE email = 'ina@x.org'");
    assert_eq!(app.nobody().get(&link).await.status, 404);
    assert_eq!(app.nobody().post(&link, NEW).await.status, 404);
    assert_eq!(app.count("users WHERE email IN ('ina@x.org', 'other@x.org')"), 0);
}

#[actix_web::test]
async fn an_account_that_nobody_proved_becomes_that_of_whoever_reads_the_mail() {
    let app = TestApp::start();
    // Somebody typed an address that is not theirs into the form of registering.
    let typed = [("name", "Mallory"), ("email", "ina@mergington.edu"), ("password", "a password of somebody else")];
    assert_eq!(app.nobody().post("/s/mergington/register", &typed).await.status, 303);
    let begun = link(&app);
    app.clock.advance(TimeDelta::seconds(1));
    let link = invited(&app, "ina@mergington.edu", "student").await;

    assert_eq!(app.nobody().post(&link, NEW).await.status, 303);

    assert_eq!(app.texts("SELECT name AS t FROM users WHERE email = 'ina@mergington.edu'"), ["Ina Newcomer"]);
    let theirs = [("email", "ina@mergington.edu"), ("password", "a password of somebody else")];
    assert_eq!(app.nobody().post("/sign-in", &theirs).await.status, 422);
    app.sign_in("ina@mergington.edu", make::PASSWORD).await;
    assert_eq!(app.nobody().get(&begun).await.status, 404);
}

#[actix_web::test]
async fn somebody_of_the_schools_list_keeps_their_person_and_their_name() {
    let app = TestApp::start();
    let tom = make::imported(&app, MERGINGTON, "Tom Sawyer", "teacher", "tom@mergington.edu");
    let link = invited(&app, "tom@mergington.edu", "student").await;
    assert_eq!(app.nobody().post(&link, &[("name", "T. S."), ("password", make::PASSWORD)]).await.status, 303);
    assert_eq!(person(&app, "tom@mergington.edu"), "teacher active in");
    let kept = app.texts("SELECT id || ' ' || name AS t FROM people WHERE email = 'tom@mergington.edu'");
    assert_eq!(kept, [format!("{tom} Tom Sawyer")]);
}

#[actix_web::test]
async fn a_link_is_good_for_seven_days_and_no_longer() {
    let app = TestApp::start();
    let link = invited(&app, "ina@x.org", "teacher").await;
    app.clock.advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    assert_eq!(app.nobody().get(&link).await.status, 200);
    app.clock.advance(TimeDelta::seconds(1));
    let page = app.nobody().get(&link).await;
    assert!(page.status == 404 && page.main().contains("older than seven days"), "{}", page.main());
    assert_eq!(app.nobody().post(&link, NEW).await.status, 404);
    assert_eq!(app.count("users WHERE email = 'ina@x.org'"), 0);
}

#[actix_web::test]
async fn what_is_not_signed_here_opens_nothing() {
    let app = TestApp::start();
    let link = invited(&app, "ina@x.org", "teacher").await;
    let person = app.texts("SELECT id AS t FROM people WHERE email = 'ina@x.org'").concat();
    let (head, mac) = link.rsplit_once('-').unwrap();
    let flipped = format!("{head}-{}", mac.chars().rev().collect::<String>());
    let other = make::unsubscribe_token(&app, MERGINGTON, &PersonId::try_from(person).unwrap(), "reminders");
    let other = format!("/s/mergington/invitations/{other}");
    for odd in [flipped.as_str(), head, other.as_str(), "/s/mergington/invitations/x"] {
        assert_eq!(app.nobody().get(odd).await.status, 404, "{odd}");
        assert_eq!(app.nobody().post(odd, NEW).await.status, 404, "{odd}");
    }
}

#[actix_web::test]
async fn a_disabled_account_comes_in_nowhere() {
    let app = TestApp::start();
    let wes = make::person(&app, WESTFIELD, "Wes", "teacher");
    let link = invited(&app, &wes.email, "teacher").await;
    app.sql(&format!("UPDATE users SET disabled_at = created_at WHERE id = '{}'", wes.user()));
    for client in [app.nobody(), wes] {
        assert!(client.get(&link).await.main().contains("disabled"));
        assert_eq!(client.post(&link, NEW).await.status, 409);
    }
}

#[actix_web::test]
async fn whoever_is_here_under_another_address_does_not_become_two() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    // She has changed the address of her account since, which the school does not know.
    app.sql(&format!("UPDATE users SET email = 'ana@x.org' WHERE id = '{}'", ana.user()));
    let link = invited(&app, "ana@x.org", "teacher").await;
    let answer = ana.post(&link, &[]).await;
    assert!(answer.status == 409 && answer.plain().contains("belong to this school already"), "{}", answer.plain());
    assert_eq!(app.count("invitations WHERE accepted_at IS NOT NULL"), 0);
}

/// Everybody at once; who hears that there is no room to wait asks again.
async fn all_ask(clients: &[Client<'_>], path: &str, form: &[(&str, &str)]) -> Vec<u16> {
    let mut answered = Vec::new();
    let mut asking: Vec<_> = clients.iter().collect();
    for _ in 0..200 {
        if asking.is_empty() {
            return answered;
        }
        let answers = join_all(asking.iter().map(|client| client.post(path, form))).await;
        let busy: Vec<_> = asking.iter().zip(&answers).filter(|(_, a)| a.status == 503).map(|(c, _)| *c).collect();
        answered.extend(answers.iter().map(|answer| answer.status).filter(|status| *status != 503));
        asking = busy;
    }
    panic!("{} were told to come again two hundred times", asking.len());
}

#[actix_web::test]
async fn one_invitation_accepted_by_fifty_browsers_at_once_is_accepted_once() {
    let app = TestApp::start();
    let wes = make::person(&app, WESTFIELD, "Wes", "teacher");
    let link = invited(&app, &wes.email, "teacher").await;
    let browsers: Vec<_> = (0..50).map(|_| wes.clone()).collect();

    let answers = all_ask(&browsers, &link, &[]).await;

    let of = |status| answers.iter().filter(|answer| **answer == status).count();
    assert_eq!((of(303), of(404)), (1, 49), "{answers:?}");
    assert_eq!(app.audited().iter().filter(|action| *action == "invitation.accept").count(), 1);
    assert_eq!(app.count("people WHERE school_id = 11 AND user_id IS NOT NULL AND role = 'teacher'"), 1);
}

#[actix_web::test]
async fn one_invitation_of_somebody_new_makes_one_account_however_many_press() {
    let app = TestApp::start();
    let link = invited(&app, "ina@x.org", "teacher").await;
    let browsers: Vec<_> = (0..8).map(|_| app.nobody()).collect();

    let answers = all_ask(&browsers, &link, NEW).await;

    // Whoever comes a little later may hear that there is an account now: that is a redirect too, to signing in.
    let is_in = app.audited().iter().filter(|action| *action == "invitation.accept").count();
    assert_eq!(is_in, 1, "{answers:?}");
    assert_eq!((app.count("users WHERE email = 'ina@x.org'"), app.count("people WHERE email = 'ina@x.org'")), (1, 1));
    assert_eq!(person(&app, "ina@x.org"), "teacher active in");
}

#[actix_web::test]
async fn whoever_takes_it_back_in_time_is_heard() {
    let app = TestApp::start();
    let admin = app.admin();
    assert_eq!(invite(&admin, "ina@x.org", "teacher").await.status, 303);
    let (link, id) = (link(&app), app.texts("SELECT id AS t FROM invitations").concat());
    let nobody = app.nobody();
    let back = format!("{LIST}/{id}/revocation");
    let (accepted, revoked) = join(nobody.post(&link, NEW), admin.post(&back, &[])).await;
    let outcome = (accepted.status, revoked.status, person(&app, "ina@x.org"));
    let either = [(303, 409, "teacher active in".to_owned()), (404, 303, "teacher left".to_owned())];
    assert!(either.contains(&outcome), "{outcome:?}");
    app.work_off().await;
}
