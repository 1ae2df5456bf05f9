//! Asking for a place and giving it back.

use super::{at, counts, logged, mails_to, refusal, sign_up, standing, withdraw};
use crate::support::{TestApp, make, readable};

#[actix_web::test]
async fn a_student_gets_a_place_a_mail_and_an_entry_in_the_log() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").room("Room 12").capacity(2).save(&app);

    let answer = sign_up(&ana, &chess).await;

    assert_eq!((answer.status, answer.location()), (303, Some(at(&chess, "").as_str())));
    let page = ana.get(&at(&chess, "")).await;
    assert_eq!(page.toast(), "You have a place in Chess.");
    assert!(page.main().contains("1 of 2 You are in Leave · Chess"), "{}", page.main());
    assert_eq!(standing(&app, &chess, ana.person()), "enrolled");
    assert_eq!(counts(&app, &chess), (1, 0));
    assert_eq!(logged(&app), ["signup.place"]);
    let mails = app.mails();
    assert_eq!(mails.len(), 1);
    assert_eq!((mails[0].to.as_str(), mails[0].template.as_str()), (ana.email.as_str(), "enrolled"));
    let text = readable(&mails[0].text);
    assert!(text.contains("You have a place in Chess."), "{text}");
    assert!(text.contains("When and where: Monday 15:15–16:45 · Room 12"), "{text}");
    assert_eq!(mails[0].link(), at(&chess, ""));
    app.work_off().await;
}

#[actix_web::test]
async fn whoever_comes_too_late_waits_with_a_position_and_is_told_it() {
    let app = TestApp::start();
    let (ana, ben, cem) = (app.student("Ana"), app.student("Ben"), app.student("Cem"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
    sign_up(&ana, &chess).await;
    sign_up(&ben, &chess).await;

    sign_up(&cem, &chess).await;

    let page = cem.get(&at(&chess, "")).await;
    assert_eq!(page.toast(), "You are number 2 in the queue for Chess.");
    assert!(page.main().contains("Full, 2 waiting Number 2 in the queue Leave queue · Chess"), "{}", page.main());
    assert_eq!(mails_to(&app, &cem), ["You are in the queue for Chess"]);
    assert!(app.mails()[2].text.contains('2'), "{}", app.mails()[2].text);
    assert_eq!(standing(&app, &chess, cem.person()), "waitlisted 2");
    assert_eq!(counts(&app, &chess), (1, 2));
    app.work_off().await;
}

#[actix_web::test]
async fn signing_up_twice_is_once_with_a_place_and_in_the_queue() {
    let app = TestApp::start();
    let (ana, ben) = (app.student("Ana"), app.student("Ben"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
    for client in [&ana, &ben] {
        sign_up(client, &chess).await;
    }
    app.work_off().await;
    let before = app.everything_stored();

    for client in [&ana, &ben] {
        assert_eq!(sign_up(client, &chess).await.status, 303);
    }

    assert_eq!(app.everything_stored(), before);
    assert_eq!(counts(&app, &chess), (1, 1));
}

#[actix_web::test]
async fn withdrawing_gives_the_place_back_once() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
    sign_up(&ana, &chess).await;

    let answer = withdraw(&ana, &chess).await;
    assert_eq!((answer.status, answer.location()), (303, Some(at(&chess, "").as_str())));
    assert_eq!(ana.get(&at(&chess, "")).await.toast(), "You left Chess.");
    withdraw(&ana, &chess).await;

    assert_eq!(standing(&app, &chess, ana.person()), "withdrawn");
    assert_eq!(counts(&app, &chess), (0, 0));
    assert_eq!(logged(&app), ["signup.place", "signup.withdraw"]);
    assert_eq!(mails_to(&app, &ana), ["Your place in Chess", "You left Chess"]);
    app.work_off().await;
}

#[actix_web::test]
async fn withdrawing_from_what_one_never_asked_for_changes_nothing() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let before = app.everything_stored();

    assert_eq!(withdraw(&ana, &chess).await.status, 303);

    assert_eq!(app.everything_stored(), before);
}

#[actix_web::test]
async fn when_somebody_asked_is_kept_whatever_becomes_of_it() {
    let app = TestApp::start();
    let (ana, ben) = (app.student("Ana"), app.student("Ben"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
    sign_up(&ana, &chess).await;
    sign_up(&ben, &chess).await;
    let asked = app.texts("SELECT requested_at AS t FROM signups ORDER BY id");
    app.clock.advance(chrono::TimeDelta::hours(3));

    withdraw(&ana, &chess).await;

    assert_eq!(standing(&app, &chess, ben.person()), "enrolled");
    assert_eq!(app.texts("SELECT requested_at AS t FROM signups ORDER BY id"), asked);
    // Whoever had a place had it since then.
    assert_eq!(app.count("signups WHERE enrolled_at IS NOT NULL"), 2);
    app.work_off().await;
}

#[actix_web::test]
async fn students_act_for_themselves_only() {
    let app = TestApp::start();
    let (ana, ben) = (app.student("Ana"), app.student("Ben"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let for_ben = [("person", ben.person().as_str()), ("person_id", ben.person().as_str())];

    ana.post(&at(&chess, "/signups"), &for_ben).await;
    assert_eq!(standing(&app, &chess, ben.person()), "");
    assert_eq!(standing(&app, &chess, ana.person()), "enrolled");

    sign_up(&ben, &chess).await;
    ana.post(&at(&chess, "/withdrawal"), &for_ben).await;
    assert_eq!(standing(&app, &chess, ben.person()), "enrolled");
    assert_eq!(standing(&app, &chess, ana.person()), "withdrawn");

    for path in ["/roster", "/removals"] {
        assert_eq!(ana.post(&at(&chess, path), &for_ben).await.status, 403, "{path}");
    }
    app.work_off().await;
}

#[actix_web::test]
async fn only_students_sign_up() {
    let app = TestApp::start();
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let before = app.everything_stored().len();
    for staff in [app.teacher("Tom"), app.program_admin("Pia"), app.admin(), app.owner()] {
        assert_eq!(sign_up(&staff, &chess).await.status, 403, "{}", staff.name);
        assert_eq!(withdraw(&staff, &chess).await.status, 403, "{}", staff.name);
        let page = staff.get(&at(&chess, "")).await;
        assert!(!page.body.contains(&at(&chess, "/signups")), "{}", staff.name);
    }
    assert_eq!(app.count("signups"), 0);
    assert!(app.everything_stored().len() > before, "they are there");
    let visitor = sign_up(&app.nobody(), &chess).await;
    assert_eq!(visitor.status, 401);
}

#[actix_web::test]
async fn the_fragment_is_what_the_page_nests() {
    let app = TestApp::start();
    let (ana, ben) = (app.student("Ana"), app.student("Ben"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
    for (client, action, said) in [
        (&ana, "/signups", "You have a place in Chess."),
        (&ben, "/signups", "You are number 1 in the queue for Chess."),
        (&ben, "/withdrawal", "You left Chess."),
    ] {
        let fragment = client.clone().with_htmx().post(&at(&chess, action), &[]).await;
        assert_eq!((fragment.status, fragment.location()), (200, None), "{action}");
        let (places, status) = fragment.body.split_once("<div id=\"status\"").unwrap();
        assert_eq!(fragment.toast(), said);
        assert!(status.contains("hx-swap-oob"), "{status}");
        for page in [at(&chess, ""), "/s/mergington/activities".to_owned()] {
            let page = client.get(&page).await;
            assert!(page.body.contains(places.trim()), "{places}\n{}", page.body);
            assert_eq!(page.toast(), "", "it was said already");
        }
    }
    app.work_off().await;
}

#[actix_web::test]
async fn a_refused_fragment_goes_to_the_status_line() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").grades(11, 12).save(&app);

    let fragment = ana.clone().with_htmx().post(&at(&chess, "/signups"), &[]).await;

    assert_eq!(fragment.status, 409);
    assert_eq!((fragment.header("hx-retarget"), fragment.header("hx-reswap")), (Some("#status"), Some("innerHTML")));
    let words = "This activity is for grades 11 to 12.";
    assert_eq!(readable(&fragment.body), words);
    assert_eq!(refusal(&sign_up(&ana, &chess).await), words);
}
