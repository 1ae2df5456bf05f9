//! Dated sessions: out of weekly slots, on the calendar, in feeds.

use crate::support::{Client, MERGINGTON, TestApp, WESTFIELD, make, readable};
use homeroom::{app::worker, platform::db::ids::ActivityId};

fn at(id: &ActivityId, rest: &str) -> String {
    MERGINGTON.path(&format!("/activities/{id}{rest}"))
}

/// "2026-09-14 15:15 planned", in order; what people do not see is in brackets.
fn sessions(app: &TestApp, id: &ActivityId) -> Vec<String> {
    app.texts(&format!(
        "SELECT CAST(local_date AS TEXT) || ' ' || CAST(starts_minute AS TEXT) || ' ' || status
           || COALESCE(' by ' || cancelled_by, '') || CASE WHEN sequence > 0 THEN ' #' || CAST(sequence AS TEXT) ELSE '' END AS t
         FROM activity_sessions WHERE activity_id = '{id}' ORDER BY starts_at, id"
    ))
}

async fn publish(staff: &Client<'_>, id: &ActivityId) {
    assert_eq!(staff.post(&at(id, "/publication"), &[]).await.status, 303);
}

/// The form of an activity that meets on Mondays 15:15, with other fields.
fn form<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("name", "Chess Club"),
        ("term", MERGINGTON.autumn),
        ("program", MERGINGTON.program),
        ("day[]", "1"),
        ("starts[]", "15:15"),
        ("ends[]", "16:45"),
        ("version", "0"),
    ];
    form.retain(|(name, _)| other.iter().all(|(changed, _)| name != changed));
    form.extend_from_slice(other);
    form
}

#[actix_web::test]
async fn publishing_makes_the_sessions_of_the_term_that_are_still_to_come() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess").status("draft").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    assert_eq!(sessions(&app, &chess), [""; 0]);

    publish(&tom, &chess).await;

    let there = sessions(&app, &chess);
    // It is Monday, 14 September, 10:00; the term began on 24 August and ends on 20 November.
    assert_eq!(
        (there.len(), there[0].as_str(), there[9].as_str()),
        (10, "2026-09-14 915 planned", "2026-11-16 915 planned")
    );
    let starts = app.texts("SELECT starts_at AS t FROM activity_sessions ORDER BY starts_at");
    assert!(starts[6].starts_with("2026-10-26 19:15:00"), "{starts:?}");
    assert!(
        starts[7].starts_with("2026-11-02 20:15:00"),
        "a quarter past three after the clocks went back: {starts:?}"
    );

    let page = app.nobody().get(&at(&chess, "")).await.main();
    assert!(page.contains("Next dates Monday, September 14 15:15–16:45 Monday, September 21"), "{page}");
    let all = app.nobody().get(&at(&chess, "/sessions")).await;
    assert_eq!(all.main().matches("15:15–16:45").count(), 10, "{}", all.main());
    let past = app.nobody().get(&at(&chess, "/sessions?show=past")).await;
    assert!(past.main().contains("No dates so far"));
}

#[actix_web::test]
async fn new_times_move_what_is_to_come_and_leave_what_was() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess Club").status("draft").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    publish(&tom, &chess).await;
    app.clock.advance(chrono::TimeDelta::days(8));
    make::sign_in(&app, &tom, tom.user());
    let leads = ("leads[]", tom.person().as_str());

    let later = form(&[leads, ("starts[]", "15:30"), ("version", "1")]);
    assert_eq!(tom.post(&at(&chess, ""), &later).await.status, 303);
    let there = sessions(&app, &chess);
    assert_eq!(there[..3], ["2026-09-14 915 planned", "2026-09-21 915 planned", "2026-09-28 930 planned #1"]);
    assert_eq!(there.len(), 10);

    let elsewhen = form(&[leads, ("day[]", "2"), ("version", "2")]);
    assert_eq!(tom.post(&at(&chess, ""), &elsewhen).await.status, 303);
    let there = sessions(&app, &chess);
    assert_eq!(
        there[2..5],
        ["2026-09-22 915 planned", "2026-09-28 930 cancelled by plan #2", "2026-09-29 915 planned"]
    );
    // Only calendars that had it hear of what the plan makes no more.
    let page = app.nobody().get(&at(&chess, "/sessions")).await.main();
    assert!(!page.contains("September 28") && page.contains("Tuesday, September 29"), "{page}");

    // Another room or name is news for calendars too.
    let room = form(&[leads, ("day[]", "2"), ("room", "Hall"), ("version", "3")]);
    assert_eq!(tom.post(&at(&chess, ""), &room).await.status, 303);
    assert_eq!(sessions(&app, &chess)[4], "2026-09-29 915 planned #1");
}

#[actix_web::test]
async fn a_term_that_ends_earlier_or_later_takes_its_sessions_along() {
    let app = TestApp::start();
    let (tom, admin) = (app.teacher("Tom"), app.admin());
    let chess = make::activity("Chess").status("draft").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    publish(&tom, &chess).await;
    let term = MERGINGTON.path(&format!("/settings/terms/{}", MERGINGTON.autumn));
    let until = |day: &'static str, version: &'static str| {
        [("name", "Autumn"), ("starts_on", "2026-08-24"), ("ends_on", day), ("version", version)]
    };

    assert_eq!(admin.post(&term, &until("2026-09-25", "0")).await.status, 303);
    app.work_off().await;
    assert_eq!(sessions(&app, &chess)[1..3], ["2026-09-21 915 planned", "2026-09-28 915 cancelled by plan #1"]);
    assert_eq!(admin.post(&term, &until("2026-11-24", "1")).await.status, 303);
    app.work_off().await;
    let there = sessions(&app, &chess);
    assert_eq!(there[2], "2026-09-28 915 planned #2");
    assert_eq!(there.last().unwrap(), "2026-11-23 915 planned");
}

#[actix_web::test]
async fn an_activity_that_is_cancelled_takes_its_sessions_with_it() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess").status("draft").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    publish(&tom, &chess).await;

    assert_eq!(tom.post(&at(&chess, "/cancellation"), &[("reason", "No hall")]).await.status, 303);

    assert!(sessions(&app, &chess).iter().all(|one| one.ends_with("cancelled by activity #1")));
    let page = app.nobody().get(&at(&chess, "/sessions")).await.main();
    assert!(page.contains("Cancelled 15:15–16:45 · The activity does not take place any more."), "{page}");
}

#[actix_web::test]
async fn what_was_published_before_there_were_sessions_gets_them_within_the_hour() {
    let app = TestApp::start();
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let theirs = make::activity("Chess").in_school(WESTFIELD).at(2, "15:15", "16:45").save(&app);
    let (draft, timeless) = (
        make::activity("Draft").status("draft").at(1, "15:15", "16:45").save(&app),
        make::activity("No times").save(&app),
    );

    worker(app.app.clone()).every_hour::<homeroom::activities::PlanSessions>().run_due().await.unwrap();
    app.work_off().await;

    let there = sessions(&app, &chess);
    assert_eq!((there.len(), there[0].as_str()), (13, "2026-08-24 915 planned"), "since the term began");
    assert_eq!(sessions(&app, &theirs).len(), 13);
    assert_eq!((sessions(&app, &draft).len(), sessions(&app, &timeless).len()), (0, 0));
    let before = app.stored_of(MERGINGTON);
    app.clock.advance(chrono::TimeDelta::hours(1));
    worker(app.app.clone()).every_hour::<homeroom::activities::PlanSessions>().run_due().await.unwrap();
    app.work_off().await;
    assert_eq!(app.stored_of(MERGINGTON).len(), before.len());
}

#[actix_web::test]
async fn a_session_is_where_its_activity_is_and_nowhere_else() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let (chess, drama) = (make::activity("Chess").save(&app), make::activity("Drama").save(&app));
    let draft = make::activity("Draft").status("draft").led_by(tom.person()).save(&app);
    let monday = make::session(&app, MERGINGTON, &chess, "2026-09-21");
    let hidden = make::session(&app, MERGINGTON, &draft, "2026-09-21");

    let page = app.nobody().get(&at(&chess, &format!("/sessions/{monday}"))).await;
    assert_eq!((page.status, page.title().as_str()), (200, "Monday, September 21 · Chess · Mergington High School"));
    assert!(readable(&page.main()).contains("When Monday, September 21, 15:15–16:45"), "{}", page.main());
    assert_eq!(app.nobody().get(&at(&drama, &format!("/sessions/{monday}"))).await.status, 404);
    assert_eq!(app.nobody().get(&at(&draft, &format!("/sessions/{hidden}"))).await.status, 404);
    assert_eq!(tom.get(&at(&draft, &format!("/sessions/{hidden}"))).await.status, 200);
}
