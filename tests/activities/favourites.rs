//! Favourites, and what is popular now.

use crate::support::{Client, MERGINGTON, TestApp, make};
use chrono::TimeDelta;
use homeroom::platform::db::ids::ActivityId;

const LIST: &str = "/s/mergington/activities";

async fn mark(client: &Client<'_>, id: &ActivityId, on: &str) -> crate::support::Answer {
    client.post(&super::at(id, "/favourite"), &[("on", on)]).await
}

fn trend(app: &TestApp, id: &ActivityId) -> i64 {
    app.numbers(&format!("SELECT trend AS n FROM activities WHERE id = '{id}'"))[0]
}

/// An hour later, with what every school does each hour done.
async fn an_hour_later(app: &TestApp) {
    app.clock.advance(TimeDelta::hours(1));
    homeroom::app::worker(app.app.clone()).run_due().await.unwrap();
    app.work_off().await;
}

#[actix_web::test]
async fn a_student_marks_and_unmarks_and_finds_what_is_marked() {
    let app = TestApp::start();
    let (ana, ben, tom) = (app.student("Ana"), app.student("Ben"), app.teacher("Tom"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    make::activity("Drama").at(1, "15:15", "16:45").save(&app);
    let draft = make::activity("Draft").at(1, "15:15", "16:45").status("draft").led_by(tom.person()).save(&app);

    let answer = mark(&ana, &chess, "yes").await;
    assert_eq!((answer.status, answer.location()), (303, Some(super::at(&chess, "").as_str())));
    assert_eq!(mark(&ana, &chess, "yes").await.status, 303);
    assert_eq!(app.count("favourites"), 1, "twice is the same as once");
    let mine = ana.get(&format!("{LIST}?favourite=1")).await;
    assert!(mine.main().contains("Chess") && !mine.main().contains("Drama"), "{}", mine.main());
    assert!(mine.body.contains("aria-pressed=\"true\""));
    let others = ben.get(&format!("{LIST}?favourite=1")).await.main();
    assert!(others.contains("Nothing matches"), "{others}");
    let everybody = app.nobody().get(&format!("{LIST}?favourite=1")).await;
    assert!(everybody.main().contains("Drama") && !everybody.body.contains("heart-"), "{}", everybody.main());

    // In place, for htmx.
    let htmx = app.student("Cleo").with_htmx();
    let heart = mark(&htmx, &chess, "yes").await;
    assert!(
        heart.status == 200 && heart.body.starts_with("<button") && heart.body.contains("value=\"no\""),
        "{}",
        heart.body
    );
    assert!(readable(&heart).contains("Chess is one of your favourites now."), "{}", heart.body);

    assert_eq!(mark(&ana, &chess, "no").await.status, 303);
    assert_eq!(mark(&ana, &chess, "no").await.status, 303);
    assert_eq!(app.count(&format!("favourites WHERE person_id = '{}'", ana.person())), 0);
    assert_eq!(mark(&ana, &draft, "yes").await.status, 404);
    assert_eq!(mark(&tom, &chess, "yes").await.status, 403);
    assert_eq!(mark(&app.nobody(), &chess, "yes").await.status, 401);
    // A mark is nobody else's business, the log's neither.
    assert_eq!(super::logged(&app), [""; 0]);
}

fn readable(answer: &crate::support::Answer) -> String {
    homeroom::platform::i18n::plain(&answer.plain())
}

#[actix_web::test]
async fn what_is_wanted_now_is_popular_and_what_was_wanted_in_september_is_not() {
    let app = TestApp::start();
    let students = make::many_students(&app, MERGINGTON, 40);
    let old = make::activity("Old love").at(1, "15:15", "16:45").save(&app);
    make::signed_up(&app, MERGINGTON, &old, &students, 40);
    app.clock.advance(TimeDelta::days(20));
    let ana = app.student("Ana");
    let new = make::activity("New love").at(2, "15:15", "16:45").save(&app);
    make::signed_up(&app, MERGINGTON, &new, &students[..5], 40);
    let quiet = make::activity("A quiet one").at(3, "15:15", "16:45").save(&app);
    let winter = make::activity("Winter").at(3, "15:15", "16:45").in_winter().save(&app);
    make::signed_up(&app, MERGINGTON, &winter, &students[..20], 40);
    assert_eq!(mark(&ana, &quiet, "yes").await.status, 303);

    an_hour_later(&app).await;

    // Heat is 2 x 5 and 1 of three in autumn; winter is a term by itself.
    assert_eq!((trend(&app, &old), trend(&app, &new), trend(&app, &quiet)), (0, 272, 27));
    assert_eq!(trend(&app, &winter), 100);
    let list = ana.get(&format!("{LIST}?sort=popular")).await;
    let names: Vec<_> = list
        .body
        .split("<h2><a")
        .skip(1)
        .map(|row| row.split("<bdi>").nth(1).unwrap().split('<').next().unwrap())
        .collect();
    assert_eq!(names, ["New love", "A quiet one", "Old love"]);
    assert_eq!(list.body.matches("Popular now").count(), 1);
    assert!(ana.get(&super::at(&new, "")).await.main().contains("Popular now"));

    // Half of it is gone after half a week; what is over is not popular.
    app.clock.advance(TimeDelta::days(3));
    an_hour_later(&app).await;
    assert_eq!((trend(&app, &new), trend(&app, &quiet)), (199, 27), "three days old: not enough for a word");
    app.sql(&format!("UPDATE activities SET status = 'archived' WHERE id = '{new}'"));
    app.clock.advance(TimeDelta::days(14));
    an_hour_later(&app).await;
    assert_eq!((trend(&app, &new), trend(&app, &quiet)), (0, 0));
}
