//! What went wrong once and does not again.

use super::{at, counts, form, mails_to, refusal, register, sign_up, standing, withdraw};
use crate::support::{MERGINGTON, TestApp, make};
use chrono::TimeDelta;
use homeroom::platform::db::ids::ProgramId;

fn program(app: &TestApp, name: &str) -> ProgramId {
    let id = ProgramId::fresh();
    app.sql(&format!(
        "INSERT INTO programs (school_id, id, name, code, is_default, created_at, updated_at)
         VALUES (11, '{id}', '{name}', '{name}', FALSE, '2026-08-01 00:00:00', '2026-08-01 00:00:00')"
    ));
    id
}

#[actix_web::test]
async fn a_teacher_moves_what_they_lead_into_no_program_that_they_do_not_belong_to() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let (arts, sports) = (program(&app, "Arts"), program(&app, "Sports"));
    app.sql(&format!(
        "INSERT INTO program_people (school_id, id, program_id, person_id, part)
         VALUES (11, '{sports}', '{sports}', '{}', 'teacher')",
        tom.person()
    ));
    let chess = make::activity("Chess Club").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    let page = tom.get(&at(&chess, "/edit")).await.body;
    assert!(!page.contains(">Arts<") && page.contains(">Sports<") && page.contains(">General<"));
    let lead = ("leads[]", tom.person().as_str());
    let post = async |program: &str| tom.post(&at(&chess, ""), &form(&[("program", program), lead])).await.status;

    assert_eq!(post(arts.as_str()).await, 422);
    assert_eq!(app.texts("SELECT program_id AS t FROM activities"), [MERGINGTON.program]);
    assert_eq!(post(sports.as_str()).await, 303);
    assert_eq!(app.texts("SELECT program_id AS t FROM activities"), [sports.to_string()]);
    // What is new goes into the first program or one of theirs.
    let list = "/s/mergington/activities";
    assert_eq!(tom.post(list, &form(&[("program", arts.as_str())])).await.status, 422);
    assert_eq!(tom.post(list, &form(&[])).await.status, 303);
}

#[actix_web::test]
async fn a_lead_who_unticks_themselves_on_a_draft_lands_on_the_list_with_words() {
    let app = TestApp::start();
    let (tom, uta) = (app.teacher("Tom"), app.teacher("Uta"));
    let chess = make::activity("Chess Club").at(1, "15:15", "16:45").status("draft").led_by(tom.person()).save(&app);

    let saved = tom.post(&at(&chess, ""), &form(&[("leads[]", uta.person().as_str())])).await;

    assert_eq!((saved.status, saved.location()), (303, Some("/s/mergington/activities")));
    let list = tom.get("/s/mergington/activities").await;
    let words = "The changes are saved. You no longer lead this draft, so only its leaders and the admins see it.";
    assert_eq!((list.status, list.toast().as_str()), (200, words));
    // What everybody sees they see as everybody does.
    let drama = make::activity("Chess Club").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    let saved = tom.post(&at(&drama, ""), &form(&[("leads[]", uta.person().as_str())])).await;
    assert_eq!((saved.status, saved.location()), (303, Some(at(&drama, "").as_str())));
    assert_eq!(tom.get(&at(&drama, "")).await.status, 200);
}

#[actix_web::test]
async fn a_copy_leaves_out_who_is_no_staff_any_more_and_says_so() {
    let app = TestApp::start();
    let (tom, gone, away, student) = (app.teacher("Tom"), app.teacher("Gone"), app.teacher("Away"), app.teacher("Stu"));
    let chess = make::activity("Chess Club").at(1, "15:15", "16:45").led_by(tom.person()).led_by(gone.person());
    let chess = chess.helped_by(away.person()).helped_by(student.person()).save(&app);
    for (who, now) in [(&gone, "status = 'left'"), (&away, "status = 'suspended'"), (&student, "role = 'student'")] {
        app.sql(&format!("UPDATE people SET {now} WHERE id = '{}'", who.person()));
    }

    let copied = tom.post(&at(&chess, "/copies"), &[("term", MERGINGTON.winter)]).await;

    assert_eq!(copied.status, 303);
    let page = tom.get(copied.location().unwrap()).await;
    let words = "This is the copy. 3 people who led or helped are no longer staff here and were left out. \
                 Look through it, then publish it.";
    assert_eq!(page.toast(), words);
    let leaders = format!("SELECT person_id AS t FROM activity_leaders WHERE activity_id <> '{chess}'");
    assert_eq!(app.texts(&leaders), [tom.person().to_string()]);
}

#[actix_web::test]
async fn a_place_goes_past_whoever_is_suspended_or_has_left_and_their_number_waits_for_them() {
    let app = TestApp::start();
    for status in ["suspended", "left"] {
        let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
        let [ana, ben, cem] = ["Ana", "Ben", "Cem"].map(|name| app.student(name));
        for student in [&ana, &ben, &cem] {
            sign_up(student, &chess).await;
        }
        app.sql(&format!("UPDATE people SET status = '{status}' WHERE id = '{}'", ben.person()));

        withdraw(&ana, &chess).await;

        assert_eq!(standing(&app, &chess, cem.person()), "enrolled", "{status}");
        assert_eq!(standing(&app, &chess, ben.person()), "waitlisted 1", "{status}");
        assert_eq!(mails_to(&app, &ben), ["You are in the queue for Chess"], "they hear nothing");
        app.sql(&format!("UPDATE people SET status = 'active' WHERE id = '{}'", ben.person()));
        withdraw(&cem, &chess).await;
        assert_eq!((standing(&app, &chess, ben.person()), counts(&app, &chess)), ("enrolled".to_owned(), (1, 0)));
    }
    app.work_off().await;
}

#[actix_web::test]
async fn signing_up_again_for_what_is_cancelled_says_that_it_is_cancelled() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    sign_up(&ana, &chess).await;
    app.sql("UPDATE activities SET status = 'cancelled'");

    let again = sign_up(&ana, &chess).await;

    assert_eq!(refusal(&again), "This activity is not taking place, so nobody can sign up.");
    app.work_off().await;
}

#[actix_web::test]
async fn whoever_was_let_in_over_a_rule_stays_marked_when_the_queue_moves_up() {
    let app = TestApp::start();
    let (tom, ana, ben) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).led_by(tom.person()).save(&app);
    sign_up(&ana, &chess).await;
    app.sql("UPDATE activities SET grade_from = 11");
    assert_eq!(register(&tom, &chess, ben.person(), "He is ahead").await.status, 303);
    assert_eq!(standing(&app, &chess, ben.person()), "waitlisted 1");

    withdraw(&ana, &chess).await;

    assert_eq!(standing(&app, &chess, ben.person()), "enrolled");
    let kept = "SELECT clash_override_by || ' ' || reason AS t FROM signups WHERE status = 'enrolled'";
    assert_eq!(app.texts(kept), [format!("{} He is ahead", tom.person())]);
    assert!(tom.get(&at(&chess, "/roster")).await.main().contains("Ben over a rule"));
    app.work_off().await;
}

#[actix_web::test]
async fn a_reason_that_is_too_long_comes_back_in_its_field() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let older = make::activity("Older").at(1, "15:15", "16:45").grades(11, 12).led_by(tom.person()).save(&app);
    let long = "x".repeat(501);

    let wrong = register(&tom, &older, ana.person(), &long).await;

    assert_eq!(wrong.status, 422);
    assert!(wrong.body.contains(&format!(r#"id="reason" name="reason" value="{long}""#)), "{}", wrong.body);
    assert!(wrong.body.contains(r##"<a href="#reason">"##) && wrong.body.contains(r#"id="reason-wrong""#));
    assert!(wrong.body.contains(&format!(r#"name="person" value="{}""#, ana.person())));
    assert_eq!(wrong.body.matches(r#"id="reason""#).count(), 1);
    assert_eq!(register(&tom, &older, ana.person(), "x").await.status, 303);
    app.work_off().await;
}

#[actix_web::test]
async fn a_term_that_is_over_takes_no_sign_ups_whatever_date_was_forgotten() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    // The last day of the autumn is 20 November; half an hour before its midnight in the school.
    let last = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).and_then(|day| day.and_hms_opt(4, 30, 0)).unwrap();
    app.clock.advance(last - app.clock.utc());
    make::sign_in(&app, &ana, ana.user());
    assert!(ana.get(&at(&chess, "")).await.main().contains("Sign up"));
    app.clock.advance(TimeDelta::minutes(30));

    let page = ana.get(&at(&chess, "")).await.main();
    assert!(page.contains("The term is over, so nobody can sign up any more."), "{page}");
    let list = ana.get(&format!("/s/mergington/activities?term={}", MERGINGTON.autumn)).await;
    assert!(list.body.contains("Chess") && !list.body.contains("/signups"), "the list has no button for it");
    assert_eq!(refusal(&sign_up(&ana, &chess).await), "The term is over, so nobody can sign up any more.");
    app.clock.advance(TimeDelta::minutes(-31));
    assert_eq!(sign_up(&ana, &chess).await.status, 303);
    app.work_off().await;
}
