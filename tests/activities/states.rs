//! What becomes of an activity: published, cancelled, archived, copied.

use super::{at, counts, logged, mails_to, refusal, sign_up, standing};
use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};

#[actix_web::test]
async fn a_draft_is_published_when_it_has_times() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let timeless = make::activity("Timeless").status("draft").led_by(tom.person()).save(&app);
    let chess = make::activity("Chess").at(1, "15:15", "16:45").status("draft").led_by(tom.person()).save(&app);

    let refused = tom.post(&at(&timeless, "/publication"), &[]).await;
    assert_eq!(refusal(&refused), "Say when it meets before you publish it.");
    let done = tom.post(&at(&chess, "/publication"), &[]).await;

    assert_eq!((done.status, done.location()), (303, Some(at(&chess, "").as_str())));
    assert_eq!(ana.get(&at(&chess, "")).await.status, 200);
    assert_eq!(ana.get(&at(&timeless, "")).await.status, 404);
    assert_eq!(logged(&app), ["activity.publish"]);
    assert_eq!(app.count("activities WHERE published_at IS NOT NULL"), 1);
}

#[actix_web::test]
async fn an_illegal_step_names_those_that_are_allowed() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let of = |status| make::activity("Chess").at(1, "15:15", "16:45").status(status).led_by(tom.person()).save(&app);
    for (status, step, words) in [
        ("published", "/publication", "It is “Published”. What can come next is: Cancelled, Archived."),
        ("cancelled", "/publication", "It is “Cancelled”. What can come next is: Archived."),
        ("cancelled", "/cancellation", "It is “Cancelled”. What can come next is: Archived."),
        ("draft", "/cancellation", "It is “Draft”. What can come next is: Published, Archived."),
        ("archived", "/publication", "It is “Archived”, and nothing comes after that."),
        ("archived", "/cancellation", "It is “Archived”, and nothing comes after that."),
        ("archived", "/archiving", "It is “Archived”, and nothing comes after that."),
    ] {
        let id = of(status);
        let refused = tom.post(&at(&id, step), &[("reason", "Because")]).await;
        assert_eq!(refusal(&refused), words, "{status} {step}");
        assert_eq!(app.texts(&format!("SELECT status AS t FROM activities WHERE id = '{id}'")), [status]);
    }
    assert_eq!(logged(&app), [""; 0]);
}

#[actix_web::test]
async fn cancelling_says_why_and_tells_everybody() {
    let app = TestApp::start();
    let (tom, ana, ben, cem) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"), app.student("Cem"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).led_by(tom.person()).save(&app);
    for student in [&cem, &ana, &ben] {
        sign_up(student, &chess).await;
    }
    super::withdraw(&cem, &chess).await;
    let page = tom.get(&at(&chess, "/cancellation")).await;
    assert!(page.main().contains("Cancel Chess? 2 students get a mail. This cannot be undone."), "{}", page.main());

    for reason in ["", "  ", "\0", &"x".repeat(501)] {
        let refused = tom.post(&at(&chess, "/cancellation"), &[("reason", reason)]).await;
        assert_eq!(refused.status, 422, "{reason:?}");
        assert!(refused.body.contains(r#"<p class="wrong" id="reason-wrong">"#));
    }
    let done = tom.post(&at(&chess, "/cancellation"), &[("reason", "The room <b>burnt</b> down")]).await;

    assert_eq!(done.status, 303);
    assert_eq!(
        [&ana, &ben, &cem].map(|s| mails_to(&app, s).pop().unwrap()),
        ["Chess is cancelled", "Chess is cancelled", "You left Chess"]
    );
    let mail = app.mails().pop().unwrap();
    assert!(mail.text.contains("The room <b>burnt</b> down") && !mail.html.contains("<b>burnt"), "{}", mail.html);
    // Nothing is deleted, and nobody moves up into what does not take place.
    assert_eq!(counts(&app, &chess), (1, 1));
    assert_eq!(standing(&app, &chess, ben.person()), "waitlisted 2");
    let seen = app.nobody().get(&at(&chess, "")).await;
    assert_eq!(seen.status, 200);
    assert!(seen.main().contains("Cancelled: The room <b>burnt</b> down"), "{}", seen.main());
    assert_eq!(logged(&app).last().unwrap(), "activity.cancel because The room <b>burnt</b> down");
    app.work_off().await;
}

#[actix_web::test]
async fn what_is_archived_is_out_of_the_way_and_kept() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    sign_up(&ana, &chess).await;

    assert_eq!(tom.post(&at(&chess, "/archiving"), &[]).await.status, 303);

    assert_eq!(ana.get(&at(&chess, "")).await.status, 404);
    assert_eq!(tom.get(&at(&chess, "")).await.status, 200);
    let page = tom.get(&at(&chess, "/roster")).await;
    assert!(page.main().contains("Ana"), "who was in it is known");
    assert_eq!(counts(&app, &chess), (1, 0));
    let archived = tom.get("/s/mergington/activities?show=archived").await;
    assert!(archived.main().contains("Chess"), "{}", archived.main());
    assert_eq!(logged(&app), ["signup.place", "activity.archive"]);
    app.work_off().await;
}

#[actix_web::test]
async fn a_copy_is_a_draft_in_another_term_with_the_same_times_and_leaders() {
    let app = TestApp::start();
    let (tom, ana, helper) = (app.teacher("Tom"), app.student("Ana"), app.teacher("Helper"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").at(5, "07:00", "08:00").capacity(9).room("Room 12");
    let chess =
        chess.window("2026-09-01 00:00:00", "2026-09-30 00:00:00").with("withdraw_until", "'2026-10-01 00:00:00'");
    let chess = chess.grades(9, 12).led_by(tom.person()).helped_by(helper.person()).save(&app);
    sign_up(&ana, &chess).await;
    let page = tom.get(&at(&chess, "")).await;
    assert!(page.body.contains(&format!(r#"<option value="{}">Winter</option>"#, MERGINGTON.winter)));

    let copied = tom.post(&at(&chess, "/copies"), &[("term", MERGINGTON.winter)]).await;

    assert_eq!(copied.status, 303);
    let copy = app.texts(&format!("SELECT id AS t FROM activities WHERE term_id = '{}'", MERGINGTON.winter));
    let [copy] = copy.as_slice() else { panic!("{copy:?}") };
    assert_eq!(copied.location(), Some(format!("/s/mergington/activities/{copy}/edit").as_str()));
    let columns =
        "name || '|' || status || '|' || room || '|' || CAST(capacity AS TEXT) || '|' || CAST(grade_from AS TEXT)
        || '|' || CAST(enrolled_count AS TEXT) || '|' || COALESCE(CAST(signup_opens_at AS TEXT), '-')
        || '|' || COALESCE(CAST(signup_closes_at AS TEXT), '-') || '|' || COALESCE(CAST(withdraw_until AS TEXT), '-')";
    let row = app.texts(&format!("SELECT {columns} AS t FROM activities WHERE id = '{copy}'"));
    assert_eq!(row, ["Chess|draft|Room 12|9|9|0|-|-|-"]);
    let parts = |of: &str| {
        let slots =
            "SELECT 'day ' || CAST(weekday AS TEXT) || ' ' || CAST(starts_minute AS TEXT) AS t FROM activity_slots";
        let leaders = "SELECT part || ' ' || person_id AS t FROM activity_leaders";
        app.texts(&format!("{slots} WHERE activity_id = '{of}' UNION {leaders} WHERE activity_id = '{of}' ORDER BY 1"))
    };
    assert_eq!(parts(copy), parts(chess.as_str()));
    assert_eq!(parts(copy).len(), 4);
    assert_eq!(app.count(&format!("signups WHERE activity_id = '{copy}'")), 0);
    assert_eq!(logged(&app), ["signup.place", "activity.create"]);
    app.work_off().await;
}

#[actix_web::test]
async fn a_copy_goes_into_no_term_that_the_school_does_not_have() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    for term in ["", "x", WESTFIELD.winter, "01J0000000000000000N0NE011"] {
        let refused = tom.post(&at(&chess, "/copies"), &[("term", term)]).await;
        assert_eq!(refused.status, 422, "{term}");
    }
    assert_eq!(app.count("activities"), 1);
}
