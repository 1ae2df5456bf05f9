//! Each rule that a sign-up can break, and the words that name it.

use super::{at, counts, logged, mails_to, refusal, register, remove, sign_up, standing, withdraw};
use crate::support::{MERGINGTON, TestApp, make};
use chrono::TimeDelta;

#[actix_web::test]
async fn before_it_opens_and_after_it_closes_nobody_signs_up() {
    let app = TestApp::start();
    let (ana, ben) = (app.student("Ana"), app.student("Ben"));
    // It is 10:00 in Mergington, four hours behind UTC.
    let chess = make::activity("Chess").at(1, "15:15", "16:45").window("2026-09-14 16:00:00", "2026-09-15 16:00:00");
    let chess = chess.save(&app);

    let early = sign_up(&ana, &chess).await;
    assert_eq!(refusal(&early), "Sign-up opens on Monday, September 14, 2026, 12:00.");
    assert!(ana.get(&at(&chess, "")).await.main().contains("Sign-up opens on Monday, September 14, 2026, 12:00."));

    app.clock.advance(TimeDelta::hours(2));
    assert_eq!(sign_up(&ana, &chess).await.status, 303, "the instant that it opens");

    app.clock.advance(TimeDelta::hours(24));
    for client in [&ana, &ben] {
        make::sign_in(&app, client, client.user());
    }
    let late = sign_up(&ben, &chess).await;
    let words = "Sign-up closed on Tuesday, September 15, 2026, 12:00. Ask the leader whether there is still a way in.";
    assert_eq!(refusal(&late), words);
    assert_eq!(counts(&app, &chess), (1, 0));
    // Leaving is another thing.
    assert_eq!(withdraw(&ana, &chess).await.status, 303);
    app.work_off().await;
}

#[actix_web::test]
async fn an_activity_for_some_grades_takes_no_others() {
    let app = TestApp::start();
    let (ana, ungraded) = (app.student("Ana"), app.student("Uma"));
    app.sql(&format!("UPDATE people SET grade = NULL WHERE id = '{}'", ungraded.person()));
    let only = |from: &str, to: &str| {
        let slot = make::activity("Chess").at(1, "15:15", "16:45");
        slot.with("grade_from", from).with("grade_to", to).save(&app)
    };
    for (from, to, words) in [
        ("11", "12", "This activity is for grades 11 to 12."),
        ("7", "9", "This activity is for grades 7 to 9."),
        ("11", "NULL", "This activity is for grade 11 and up."),
        ("NULL", "9", "This activity is for grades up to 9."),
    ] {
        let chess = only(from, to);
        assert_eq!(refusal(&sign_up(&ana, &chess).await), words);
        assert_eq!(refusal(&sign_up(&ungraded, &chess).await), words);
    }
    assert_eq!(app.count("signups"), 0);
    let hers = only("10", "10");
    assert_eq!(sign_up(&ana, &hers).await.status, 303);
    app.work_off().await;
}

#[actix_web::test]
async fn a_term_allows_so_many_activities_and_waiting_is_none_of_them() {
    let app = TestApp::start();
    let (ana, ben) = (app.student("Ana"), app.student("Ben"));
    app.sql(&format!("UPDATE terms SET max_enrolled = 1 WHERE id = '{}'", MERGINGTON.autumn));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let drama = make::activity("Drama").at(2, "15:15", "16:45").save(&app);
    let full = make::activity("Full").at(3, "15:15", "16:45").capacity(1).save(&app);
    let winter = make::activity("Winter").at(3, "15:15", "16:45").in_winter().save(&app);
    sign_up(&ben, &full).await;
    sign_up(&ana, &chess).await;

    let refused = sign_up(&ana, &drama).await;
    assert_eq!(refusal(&refused), "This term allows one activity, and you have it. Leave it first to make room.");
    assert_eq!(sign_up(&ana, &full).await.status, 303);
    assert_eq!(standing(&app, &full, ana.person()), "waitlisted 1");
    assert_eq!(sign_up(&ana, &winter).await.status, 303, "another term has its own limit");

    // The free place goes past her, and back to her once there is room.
    withdraw(&ben, &full).await;
    assert_eq!(standing(&app, &full, ana.person()), "waitlisted 1");
    let page = ana.get(&at(&full, "")).await.main();
    assert!(page.contains("A place came free while you have as many activities as the term allows."), "{page}");
    withdraw(&ana, &chess).await;
    app.work_off().await;
    assert_eq!(standing(&app, &full, ana.person()), "enrolled");
    assert_eq!(counts(&app, &full), (1, 0));
}

#[actix_web::test]
async fn a_limit_of_several_says_how_many() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    app.sql(&format!("UPDATE terms SET max_enrolled = 2 WHERE id = '{}'", MERGINGTON.autumn));
    for day in [1, 2] {
        let activity = make::activity("Some").at(day, "15:15", "16:45").save(&app);
        assert_eq!(sign_up(&ana, &activity).await.status, 303);
    }
    let third = make::activity("Third").at(3, "15:15", "16:45").save(&app);
    let words = "This term allows 2 activities, and you have them. Leave one first to make room.";
    assert_eq!(refusal(&sign_up(&ana, &third).await), words);
    app.work_off().await;
}

#[actix_web::test]
async fn nobody_signs_up_for_what_is_cancelled() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").status("cancelled").save(&app);

    let refused = sign_up(&ana, &chess).await;

    assert_eq!(refusal(&refused), "This activity is not taking place, so nobody can sign up.");
    assert_eq!(counts(&app, &chess), (0, 0));
}

#[actix_web::test]
async fn whoever_staff_removed_comes_back_by_staff_only() {
    let app = TestApp::start();
    let (ana, tom) = (app.student("Ana"), app.teacher("Tom"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    sign_up(&ana, &chess).await;
    assert_eq!(remove(&tom, &chess, ana.person(), "Three weeks away").await.status, 303);
    assert_eq!(standing(&app, &chess, ana.person()), "removed");

    let words = "You were taken off this activity. Ask its leader if you want to come back.";
    assert_eq!(refusal(&sign_up(&ana, &chess).await), words);
    assert_eq!(standing(&app, &chess, ana.person()), "removed");

    assert_eq!(register(&tom, &chess, ana.person(), "").await.status, 303);
    assert_eq!(standing(&app, &chess, ana.person()), "enrolled");
    assert_eq!(counts(&app, &chess), (1, 0));
    assert_eq!(logged(&app), ["signup.place", "signup.remove because (sealed)", "signup.place"]);
    app.work_off().await;
}

#[actix_web::test]
async fn drafts_and_archived_ones_are_not_there_for_students_and_visitors() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    for status in ["draft", "archived"] {
        let hidden = make::activity("Hidden").at(1, "15:15", "16:45").status(status).save(&app);
        for client in [&ana, &app.nobody(), &app.teacher("Tom")] {
            assert_eq!(client.get(&at(&hidden, "")).await.status, 404, "{status} {}", client.name);
            let list = client.get("/s/mergington/activities").await;
            assert!(!list.body.contains("Hidden"), "{status} {}", client.name);
        }
        assert_eq!(sign_up(&ana, &hidden).await.status, 404, "{status}");
        assert_eq!(withdraw(&ana, &hidden).await.status, 404, "{status}");
        for show in ["drafts", "archived", "unled"] {
            let list = ana.get(&format!("/s/mergington/activities?show={show}")).await;
            assert_eq!((list.status, list.body.contains("Hidden")), (200, false), "{status} {show}");
        }
    }
    assert_eq!(app.count("signups"), 0);
}

#[actix_web::test]
async fn leaving_is_possible_until_its_date_and_staff_can_remove_after_it() {
    let app = TestApp::start();
    let (ana, ben, tom) = (app.student("Ana"), app.student("Ben"), app.teacher("Tom"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).led_by(tom.person());
    let chess = chess.with("withdraw_until", "'2026-09-14 14:00:00'").save(&app);
    sign_up(&ana, &chess).await;
    sign_up(&ben, &chess).await;

    let late = withdraw(&ana, &chess).await;
    assert_eq!(refusal(&late), "Leaving was possible until Monday, September 14, 2026, 10:00. Ask the leader.");
    assert_eq!(standing(&app, &chess, ana.person()), "enrolled");
    // Nobody needs whoever only waits.
    assert_eq!(withdraw(&ben, &chess).await.status, 303);

    let removed = remove(&tom, &chess, ana.person(), "She moved away").await;
    assert_eq!((removed.status, removed.location()), (303, Some(at(&chess, "/roster").as_str())));
    assert_eq!(standing(&app, &chess, ana.person()), "removed");
    assert_eq!(mails_to(&app, &ana), ["Your place in Chess", "You were taken off Chess"]);
    assert!(app.mails().last().unwrap().text.contains("She moved away"));
    app.work_off().await;
}
