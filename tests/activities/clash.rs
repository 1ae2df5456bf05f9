//! Nobody is in two places at once, unless staff say why.

use super::{at, counts, form, mails_to, refusal, register, remove, sign_up, standing, withdraw};
use crate::support::{MERGINGTON, TestApp, make, readable};
use serde_json::Value;

const OVERLAPS: &str = "It overlaps with Chess, where you have a place. Leave that one first, or choose another time.";

#[actix_web::test]
async fn a_clash_is_refused_and_names_the_other_activity() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").at(5, "15:15", "16:45").save(&app);
    let drama = make::activity("Drama").at(3, "15:15", "16:45").at(5, "16:44", "18:00").save(&app);
    sign_up(&ana, &chess).await;

    assert_eq!(refusal(&sign_up(&ana, &drama).await), OVERLAPS);

    assert_eq!(standing(&app, &drama, ana.person()), "");
    assert_eq!(counts(&app, &drama), (0, 0));
    let list = ana.get("/s/mergington/activities").await.main();
    assert!(list.contains("overlaps Chess"), "the list says so before: {list}");
    app.work_off().await;
}

#[actix_web::test]
async fn times_that_touch_other_days_and_other_terms_do_not_clash() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    sign_up(&ana, &chess).await;
    for other in [
        make::activity("Before").at(1, "14:15", "15:15"),
        make::activity("After").at(1, "16:45", "18:00"),
        make::activity("Tuesday").at(2, "15:15", "16:45"),
        make::activity("Winter").at(1, "15:15", "16:45").in_winter(),
    ] {
        let other = other.save(&app);
        assert_eq!(sign_up(&ana, &other).await.status, 303);
        assert_eq!(standing(&app, &other, ana.person()), "enrolled");
    }
    app.work_off().await;
}

#[actix_web::test]
async fn terms_that_share_a_day_can_clash() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let winter = make::activity("Winter").at(1, "15:15", "16:45").in_winter().save(&app);
    sign_up(&ana, &chess).await;
    app.sql(&format!("UPDATE terms SET starts_on = '2026-11-20' WHERE id = '{}'", MERGINGTON.winter));

    assert_eq!(refusal(&sign_up(&ana, &winter).await), OVERLAPS);
    app.work_off().await;
}

#[actix_web::test]
async fn waiting_clashes_with_nothing_and_neither_does_what_is_over() {
    let app = TestApp::start();
    let (ana, ben) = (app.student("Ana"), app.student("Ben"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let full = make::activity("Full").at(1, "15:15", "16:45").capacity(1).save(&app);
    let drama = make::activity("Drama").at(1, "15:15", "16:45").save(&app);
    sign_up(&ben, &full).await;

    sign_up(&ana, &full).await;
    assert_eq!(standing(&app, &full, ana.person()), "waitlisted 1");
    assert_eq!(sign_up(&ana, &chess).await.status, 303);
    withdraw(&ana, &chess).await;
    assert_eq!(sign_up(&ana, &drama).await.status, 303);
    app.sql(&format!("UPDATE activities SET status = 'cancelled' WHERE id = '{drama}'"));
    assert_eq!(sign_up(&ana, &chess).await.status, 303, "what is cancelled takes nobody's time");
    app.work_off().await;
}

#[actix_web::test]
async fn promotion_passes_over_whoever_would_clash_and_tells_them_once_what_to_leave() {
    let app = TestApp::start();
    let (tom, ana, ben, cem) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"), app.student("Cem"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let drama = make::activity("Drama").at(1, "16:00", "17:00").capacity(1).led_by(tom.person()).save(&app);
    for student in [&ana, &ben, &cem] {
        sign_up(student, &drama).await;
    }
    sign_up(&ben, &chess).await;

    withdraw(&ana, &drama).await;

    assert_eq!(standing(&app, &drama, ben.person()), "waitlisted 1");
    assert_eq!(standing(&app, &drama, cem.person()), "enrolled");
    assert_eq!(counts(&app, &drama), (1, 1));
    let passed = ["You are in the queue for Drama", "Your place in Chess", "A place in Drama went past you"];
    assert_eq!(mails_to(&app, &ben), passed);
    let told = app.mails().into_iter().find(|mail| mail.template == "passed_over").unwrap();
    let said = readable(&told.text);
    assert!(said.contains("at that time you have a place in Chess. You keep your number in the queue."), "{said}");
    let page = ben.get(&at(&drama, "")).await.main();
    assert!(page.contains("Number 1 in the queue"), "{page}");
    assert!(page.contains("A place came free while you have Chess at that time. Leave Chess"), "{page}");

    // Another place goes past him: he knows.
    remove(&tom, &drama, cem.person(), "Away").await;
    assert_eq!(mails_to(&app, &ben), passed);
    assert_eq!(counts(&app, &drama), (0, 1));

    // He leaves what was in the way, and the place is his.
    withdraw(&ben, &chess).await;
    assert_eq!(standing(&app, &drama, ben.person()), "waitlisted 1");
    app.work_off().await;
    assert_eq!(standing(&app, &drama, ben.person()), "enrolled");
    assert_eq!(counts(&app, &drama), (1, 0));
    assert_eq!(mails_to(&app, &ben)[3..], ["You left Chess", "A place in Drama is yours"]);
}

#[actix_web::test]
async fn whoever_left_what_was_in_the_way_comes_before_those_who_ask_later() {
    let app = TestApp::start();
    let (ana, ben, cem) = (app.student("Ana"), app.student("Ben"), app.student("Cem"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let drama = make::activity("Drama").at(1, "16:00", "17:00").capacity(1).save(&app);
    sign_up(&ana, &drama).await;
    sign_up(&ben, &drama).await;
    sign_up(&ben, &chess).await;
    withdraw(&ana, &drama).await;
    withdraw(&ben, &chess).await;

    // Before any worker has looked.
    sign_up(&cem, &drama).await;

    assert_eq!(standing(&app, &drama, ben.person()), "enrolled");
    assert_eq!(standing(&app, &drama, cem.person()), "waitlisted 2");
    assert!(cem.get(&at(&drama, "")).await.main().contains("Number 1 in the queue"));
    app.work_off().await;
    assert_eq!(counts(&app, &drama), (1, 1));
    assert_eq!(mails_to(&app, &ben).last().unwrap(), "A place in Drama is yours", "once");
}

#[actix_web::test]
async fn staff_who_take_away_what_was_in_the_way_let_the_queue_move_up() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let drama = || make::activity("Drama").at(1, "16:00", "17:00").capacity(1).save(&app);
    for end in ["removed", "cancelled", "archived", "at another time"] {
        let chess = make::activity("Chess Club").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
        let (drama, first) = (drama(), app.student("First"));
        sign_up(&first, &drama).await;
        sign_up(&ana, &drama).await;
        sign_up(&ana, &chess).await;
        withdraw(&first, &drama).await;
        assert!(standing(&app, &drama, ana.person()).starts_with("waitlisted"), "{end}");

        let done = match end {
            "removed" => remove(&tom, &chess, ana.person(), "Away").await,
            "cancelled" => tom.post(&at(&chess, "/cancellation"), &[("reason", "No room")]).await,
            "archived" => tom.post(&at(&chess, "/archiving"), &[]).await,
            _ => {
                let later = [("starts[]", "17:00"), ("ends[]", "18:00"), ("confirmed", "yes")];
                let leads = [("leads[]", tom.person().as_str())];
                tom.post(&at(&chess, ""), &form(&[later.as_slice(), &leads].concat())).await
            }
        };
        assert_eq!(done.status, 303, "{end}: {}", done.plain());
        app.work_off().await;
        assert_eq!(standing(&app, &drama, ana.person()), "enrolled", "{end}");

        withdraw(&ana, &drama).await;
        withdraw(&ana, &chess).await;
        app.work_off().await;
    }
}

#[actix_web::test]
async fn staff_go_over_a_clash_with_a_reason_that_is_kept() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let drama = make::activity("Drama").at(1, "16:00", "17:00").led_by(tom.person()).save(&app);
    sign_up(&ana, &chess).await;
    app.work_off().await;
    let before = app.everything_stored();

    let asked = register(&tom, &drama, ana.person(), "").await;

    assert_eq!(asked.status, 409);
    assert!(asked.title().starts_with("Error: Roster"), "{}", asked.title());
    let main = asked.main();
    assert!(main.contains("A rule is in the way It overlaps with Chess"), "{main}");
    assert!(main.contains("Why should they be in all the same? This is kept in the log."), "{main}");
    assert!(asked.body.contains(&format!(r#"name="person" value="{}""#, ana.person())));
    assert_eq!(app.everything_stored(), before, "nothing is written before there is a reason");

    let done = register(&tom, &drama, ana.person(), "Her parents agreed").await;

    assert_eq!(done.status, 303);
    assert_eq!(standing(&app, &drama, ana.person()), "enrolled");
    let by = format!("SELECT clash_override_by AS t FROM signups WHERE activity_id = '{drama}'");
    assert_eq!(app.texts(&by), [tom.person().to_string()]);
    // Why is words about Ana: they stand sealed in the log, and open for whoever may read it.
    let entry = "FROM audit_entries WHERE reason LIKE '%sealed%' AND action = 'signup.place'";
    assert!(app.admin().get("/s/mergington/audit").await.main().contains("“Her parents agreed”"));
    let after: Value = serde_json::from_str(&app.texts(&format!("SELECT after AS t {entry}"))[0]).unwrap();
    assert_eq!((&after["override"], &after["status"]), (&Value::Bool(true), &Value::from("enrolled")));
    assert_eq!(app.texts(&format!("SELECT actor_id AS t {entry}")), [tom.person().to_string()]);
    assert!(tom.get(&at(&drama, "/roster")).await.main().contains("Ana over a rule"));

    // Without a rule in the way a reason is no override.
    let ben = app.student("Ben");
    register(&tom, &drama, ben.person(), "Just so").await;
    let after: String = app.texts("SELECT after AS t FROM audit_entries ORDER BY id").pop().unwrap();
    assert_eq!(serde_json::from_str::<Value>(&after).unwrap()["override"], Value::Bool(false));
    app.work_off().await;
}

#[actix_web::test]
async fn staff_go_over_grades_and_the_terms_limit_alike() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    app.sql(&format!("UPDATE terms SET max_enrolled = 1 WHERE id = '{}'", MERGINGTON.autumn));
    let older = make::activity("Older").at(1, "15:15", "16:45").grades(11, 12).led_by(tom.person()).save(&app);
    let third = make::activity("Third").at(2, "15:15", "16:45").led_by(tom.person()).save(&app);
    for (activity, words) in [(&older, "for grades 11 to 12"), (&third, "This term allows one activity")] {
        let asked = register(&tom, activity, ana.person(), "").await;
        assert_eq!((asked.status, asked.main().contains(words)), (409, true), "{}", asked.main());
        assert_eq!(register(&tom, activity, ana.person(), "She is good").await.status, 303);
        assert_eq!(standing(&app, activity, ana.person()), "enrolled");
    }
    app.work_off().await;
}

#[actix_web::test]
async fn staff_can_give_a_free_place_to_somebody_whom_it_went_past() {
    let app = TestApp::start();
    let (tom, ana, ben) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let drama = make::activity("Drama").at(1, "16:00", "17:00").capacity(1).led_by(tom.person()).save(&app);
    sign_up(&ana, &drama).await;
    sign_up(&ben, &drama).await;
    sign_up(&ben, &chess).await;
    withdraw(&ana, &drama).await;
    assert_eq!(standing(&app, &drama, ben.person()), "waitlisted 1");

    assert_eq!(register(&tom, &drama, ben.person(), "").await.status, 409);
    assert_eq!(register(&tom, &drama, ben.person(), "Only this once").await.status, 303);

    assert_eq!(standing(&app, &drama, ben.person()), "enrolled");
    assert_eq!(counts(&app, &drama), (1, 0));
    app.work_off().await;
}
