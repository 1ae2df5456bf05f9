//! The queue moves up: first in, first out, in the same transaction as the place came free.

use super::{at, counts, form, logged, mails_to, numbers, register, remove, sign_up, standing, withdraw};
use crate::support::{Client, TestApp, make};
use homeroom::platform::db::ids::ActivityId;

/// Students who ask one after the other.
async fn asked<'a, const N: usize>(app: &'a TestApp, id: &ActivityId, names: [&str; N]) -> [Client<'a>; N] {
    let students = names.map(|name| app.student(name));
    for student in &students {
        assert_eq!(sign_up(student, id).await.status, 303);
    }
    students
}

#[actix_web::test]
async fn a_withdrawal_gives_the_place_to_the_next_and_tells_them() {
    let app = TestApp::start();
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
    let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;

    withdraw(&ana, &chess).await;

    assert_eq!(standing(&app, &chess, ben.person()), "enrolled");
    assert_eq!(standing(&app, &chess, cem.person()), "waitlisted 2");
    assert_eq!(counts(&app, &chess), (1, 1));
    assert!(cem.get(&at(&chess, "")).await.main().contains("Number 1 in the queue"));
    assert_eq!(mails_to(&app, &ben), ["You are in the queue for Chess", "A place in Chess is yours"]);
    assert_eq!(mails_to(&app, &cem), ["You are in the queue for Chess"]);
    let entries = ["signup.place", "signup.place", "signup.place", "signup.withdraw", "signup.place"];
    assert_eq!(logged(&app), entries);
    app.work_off().await;
}

#[actix_web::test]
async fn leaving_the_queue_moves_up_those_behind() {
    let app = TestApp::start();
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
    let [_, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;

    withdraw(&ben, &chess).await;

    assert_eq!(counts(&app, &chess), (1, 1));
    for page in [at(&chess, ""), "/s/mergington/activities".to_owned()] {
        assert!(cem.get(&page).await.main().contains("Full, 1 waiting Number 1 in the queue"), "{page}");
    }
    app.work_off().await;
}

#[actix_web::test]
async fn signing_up_again_after_withdrawing_goes_to_the_end() {
    let app = TestApp::start();
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
    let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;

    withdraw(&ben, &chess).await;
    sign_up(&ben, &chess).await;
    assert!(ben.get(&at(&chess, "")).await.main().contains("Number 2 in the queue"));
    withdraw(&ana, &chess).await;
    sign_up(&ana, &chess).await;

    assert_eq!(standing(&app, &chess, cem.person()), "enrolled");
    assert_eq!([&ben, &ana].map(|waits| standing(&app, &chess, waits.person())), ["waitlisted 3", "waitlisted 4"]);
    assert_eq!(counts(&app, &chess), (1, 2));
    assert_eq!(app.count("signups"), 3, "one row for each, whatever became of it");
    app.work_off().await;
}

#[actix_web::test]
async fn more_capacity_promotes_as_many_as_it_has_room_for() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess Club").at(1, "15:15", "16:45").capacity(1).led_by(tom.person()).save(&app);
    let [_, ben, cem, dan] = asked(&app, &chess, ["Ana", "Ben", "Cem", "Dan"]).await;

    let saved = tom.post(&at(&chess, ""), &form(&[("capacity", "3"), ("leads[]", tom.person().as_str())])).await;

    assert_eq!(saved.status, 303, "{}", saved.plain());
    assert_eq!(counts(&app, &chess), (3, 1));
    let standings = [&ben, &cem, &dan].map(|student| standing(&app, &chess, student.person()));
    assert_eq!(standings, ["enrolled", "enrolled", "waitlisted 3"]);
    assert_eq!(mails_to(&app, &cem)[1..], ["A place in Chess Club is yours"]);
    assert_eq!(mails_to(&app, &dan)[1..], [""; 0]);

    // Room for everyone is more still.
    let saved = tom.post(&at(&chess, ""), &form(&[("leads[]", tom.person().as_str()), ("version", "1")])).await;
    assert_eq!((saved.status, counts(&app, &chess)), (303, (4, 0)));
    app.work_off().await;
}

#[actix_web::test]
async fn capacity_cannot_drop_below_those_who_have_a_place() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess Club").at(1, "15:15", "16:45").capacity(3).led_by(tom.person()).save(&app);
    asked(&app, &chess, ["Ana", "Ben"]).await;
    app.work_off().await;
    let before = app.everything_stored();

    let refused = tom.post(&at(&chess, ""), &form(&[("capacity", "1"), ("leads[]", tom.person().as_str())])).await;

    assert_eq!(refused.status, 422);
    let words = "2 students already have a place, so there cannot be fewer.";
    assert!(crate::support::readable(refused.within("id=\"capacity-wrong\"", "</p>")).contains(words));
    assert!(refused.body.contains(r#"value="1" inputmode="numeric""#), "what was typed is kept");
    assert!(refused.title().starts_with("Error: Edit"), "{}", refused.title());
    assert_eq!(app.everything_stored(), before);

    let saved = tom.post(&at(&chess, ""), &form(&[("capacity", "2"), ("leads[]", tom.person().as_str())])).await;
    assert_eq!(saved.status, 303);
}

#[actix_web::test]
async fn a_removal_promotes_the_next() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).led_by(tom.person()).save(&app);
    let [ana, ben] = asked(&app, &chess, ["Ana", "Ben"]).await;

    assert_eq!(remove(&tom, &chess, ana.person(), "She has moved").await.status, 303);

    assert_eq!(standing(&app, &chess, ana.person()), "removed");
    assert_eq!(standing(&app, &chess, ben.person()), "enrolled");
    assert_eq!(counts(&app, &chess), (1, 0));
    // Twice is the same as once.
    assert_eq!(remove(&tom, &chess, ana.person(), "She has moved").await.status, 303);
    assert_eq!(mails_to(&app, &ana).len(), 2);
    app.work_off().await;
}

#[actix_web::test]
async fn staff_register_to_the_end_of_the_queue_too() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).led_by(tom.person()).save(&app);
    asked(&app, &chess, ["Ana", "Ben"]).await;
    let cem = app.student("Cem");

    let answer = register(&tom, &chess, cem.person(), "").await;

    assert_eq!((answer.status, answer.location()), (303, Some(at(&chess, "/roster").as_str())));
    let roster = tom.get(&at(&chess, "/roster")).await;
    assert_eq!(roster.toast(), "It is full: they wait in the queue, and get a mail.");
    assert_eq!(standing(&app, &chess, cem.person()), "waitlisted 2");
    assert_eq!(numbers(&app, &chess), [1, 2]);
    app.work_off().await;
}

#[actix_web::test]
async fn a_place_that_nobody_waits_for_is_for_whoever_asks() {
    let app = TestApp::start();
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
    let [ana] = asked(&app, &chess, ["Ana"]).await;
    withdraw(&ana, &chess).await;
    let [ben] = asked(&app, &chess, ["Ben"]).await;
    assert_eq!(standing(&app, &chess, ben.person()), "enrolled");
    assert_eq!(counts(&app, &chess), (1, 0));
    app.work_off().await;
}
