use crate::support::{Client, MERGINGTON, TestApp, WESTFIELD, make};
use chrono::{NaiveDateTime, TimeDelta};
use futures_util::future::join_all;
use homeroom::{
    app::worker,
    platform::{db::ids::ActivityId, jobs::Worker},
};

/// The hours pass until it is this time, UTC; at each of them what is due is done.
async fn until(app: &TestApp, time: &str) {
    let time = NaiveDateTime::parse_from_str(time, "%Y-%m-%d %H:%M").unwrap();
    while app.clock.utc() < time {
        app.clock.advance((time - app.clock.utc()).min(TimeDelta::hours(1)));
        worker(app.app.clone()).run_due().await.unwrap();
        app.work_off().await;
    }
}

/// The server was down, and is back at this time.
async fn back_at(app: &TestApp, time: &str) {
    let time = NaiveDateTime::parse_from_str(time, "%Y-%m-%d %H:%M").unwrap();
    app.clock.advance(time - app.clock.utc());
    worker(app.app.clone()).run_due().await.unwrap();
    app.work_off().await;
}

fn enrolled(app: &TestApp, activity: &ActivityId, people: &[&Client<'_>]) {
    let people: Vec<_> = people.iter().map(|client| client.person().clone()).collect();
    make::signed_up(app, MERGINGTON, activity, &people, people.len());
}

/// Who was reminded, and of what.
fn reminded(app: &TestApp) -> Vec<(String, String)> {
    let mails = app.mails().into_iter().filter(|mail| mail.template == "reminder");
    mails.map(|mail| (mail.to, mail.subject)).collect()
}

#[actix_web::test]
async fn the_evening_before_everybody_gets_one_mail_with_all_they_have_the_next_day() {
    let app = TestApp::start();
    let (ana, bo) = (app.student("Ana"), app.student("Bo"));
    let chess = make::activity("Chess").room("Library").at(2, "15:15", "16:45").save(&app);
    let choir = make::activity("Choir").at(2, "15:15", "16:45").save(&app);
    let go = make::activity("Go").at(3, "15:15", "16:45").save(&app);
    enrolled(&app, &chess, &[&ana, &bo]);
    enrolled(&app, &choir, &[&ana]);
    enrolled(&app, &go, &[&bo]);
    for (activity, day) in [(&chess, "2026-09-15"), (&choir, "2026-09-15"), (&go, "2026-09-16")] {
        make::session(&app, MERGINGTON, activity, day);
    }

    // 16:00 in Mergington is too early.
    until(&app, "2026-09-14 20:30").await;
    assert_eq!(reminded(&app), []);
    until(&app, "2026-09-15 03:30").await;
    let tuesday =
        [(ana.email.clone(), "Tomorrow: Chess and more".to_owned()), (bo.email.clone(), "Tomorrow: Chess".to_owned())];
    assert_eq!(reminded(&app), tuesday, "once, however often the hour struck");
    let first = &app.mails()[0];
    assert!(first.text.contains("This is what you have tomorrow, Tuesday, September 15:"), "{}", first.text);
    assert!(first.text.contains("15:15–16:45 Chess · Library\n15:15–16:45 Choir\n"), "{}", first.text);
    until(&app, "2026-09-16 03:30").await;
    assert_eq!(reminded(&app)[2..], [(bo.email.clone(), "Tomorrow: Go".to_owned())]);
    assert_eq!(app.count("mails WHERE status <> 'sent'"), 0);
}

#[actix_web::test]
async fn who_does_not_want_it_waits_left_or_has_nothing_is_left_alone() {
    let app = TestApp::start();
    let (ana, bo, cy, di) = (app.student("Ana"), app.student("Bo"), app.student("Cy"), app.student("Di"));
    app.student("Eve");
    let chess = make::activity("Chess").capacity(3).at(2, "15:15", "16:45").save(&app);
    make::signed_up(
        &app,
        MERGINGTON,
        &chess,
        &[ana.person(), bo.person(), cy.person(), di.person()].map(Clone::clone),
        3,
    );
    make::session(&app, MERGINGTON, &chess, "2026-09-15");
    ana.post("/s/mergington/mail-preferences", &[("events[]", "places")]).await;
    app.sql("UPDATE people SET status = 'left' WHERE name = 'Cy'");
    until(&app, "2026-09-15 03:30").await;
    assert_eq!(reminded(&app), [(bo.email.clone(), "Tomorrow: Chess".to_owned())]);
}

#[actix_web::test]
async fn what_was_cancelled_is_not_said_and_what_was_moved_is_said_as_it_is_now() {
    let app = TestApp::start();
    let (ana, bo, cy) = (app.student("Ana"), app.student("Bo"), app.student("Cy"));
    let [chess, choir, go] =
        ["Chess", "Choir", "Go"].map(|name| make::activity(name).at(2, "15:15", "16:45").save(&app));
    for (activity, student) in [(&chess, &ana), (&choir, &bo), (&go, &cy)] {
        enrolled(&app, activity, &[student]);
    }
    let cancelled = make::session(&app, MERGINGTON, &chess, "2026-09-15");
    let moved = make::session(&app, MERGINGTON, &choir, "2026-09-14");
    make::session(&app, MERGINGTON, &go, "2026-09-15");
    app.sql(&format!(
        "UPDATE activity_sessions SET status = 'cancelled' WHERE id = '{cancelled}';
         UPDATE activity_sessions SET status = 'moved', local_date = '2026-09-15', starts_minute = 600, ends_minute = 660,
           starts_at = '2026-09-15 14:00:00', ends_at = '2026-09-15 15:00:00', room = 'Hall' WHERE id = '{moved}';
         UPDATE activities SET status = 'cancelled' WHERE id = '{go}'"
    ));
    until(&app, "2026-09-14 22:30").await;
    assert_eq!(reminded(&app), [(bo.email.clone(), "Tomorrow: Choir".to_owned())]);
    assert!(app.mails()[0].text.contains("10:00–11:00 Choir · Hall (moved)"), "{}", app.mails()[0].text);
}

#[actix_web::test]
async fn a_server_that_was_down_at_five_catches_up_that_evening_and_not_the_next_morning() {
    let app = TestApp::start();
    let (ana, bo) = (app.student("Ana"), app.student("Bo"));
    let (chess, go) = (make::activity("Chess").save(&app), make::activity("Go").save(&app));
    enrolled(&app, &chess, &[&ana]);
    enrolled(&app, &go, &[&bo]);
    make::session(&app, MERGINGTON, &chess, "2026-09-15");
    make::session(&app, MERGINGTON, &go, "2026-09-17");
    // 23:40 in Mergington.
    back_at(&app, "2026-09-15 03:40").await;
    assert_eq!(reminded(&app), [(ana.email.clone(), "Tomorrow: Chess".to_owned())]);
    // Down all of Wednesday evening: on Thursday "tomorrow" would be wrong.
    back_at(&app, "2026-09-17 04:10").await;
    back_at(&app, "2026-09-17 19:30").await;
    assert_eq!(reminded(&app).len(), 1);
}

#[actix_web::test]
async fn the_evening_is_the_schools_own_before_and_after_the_clocks_change() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let wes = make::person(&app, WESTFIELD, "Wes", "student");
    let here = make::activity("Here").save(&app);
    let there = make::activity("There").in_school(WESTFIELD).save(&app);
    enrolled(&app, &here, &[&ana]);
    make::signed_up(&app, WESTFIELD, &there, &[wes.person().clone()], 1);
    for day in ["2026-10-31", "2026-11-02"] {
        make::session(&app, MERGINGTON, &here, day);
        make::session(&app, WESTFIELD, &there, day);
    }
    let at = |name: &str| {
        app.texts(&format!("SELECT sent_at AS t FROM reminders_sent JOIN people ON people.id = person_id WHERE name = '{name}' ORDER BY sent_at"))
    };
    back_at(&app, "2026-10-30 12:00").await;
    until(&app, "2026-11-02 12:00").await;
    let hours = |name: &str| at(name).into_iter().map(|at| at[..16].to_owned()).collect::<Vec<_>>();
    // Europe left summer time on 25 October, America on 1 November.
    assert_eq!(hours("Ana"), ["2026-10-30 21:00", "2026-11-01 22:00"]);
    assert_eq!(hours("Wes"), ["2026-10-30 17:00", "2026-11-01 17:00"]);
}

#[actix_web::test]
async fn two_servers_remind_once_and_so_does_the_one_that_goes_on_for_one_that_died() {
    let app = TestApp::start();
    let chess = make::activity("Chess").save(&app);
    let students = make::many_students(&app, MERGINGTON, 30);
    make::signed_up(&app, MERGINGTON, &chess, &students, 30);
    make::session(&app, MERGINGTON, &chess, "2026-09-15");
    let other = app.another();
    app.clock.advance(TimeDelta::hours(8));
    let workers = [&app.app, &other, &app.app, &other].map(|app| worker(app.clone()));
    join_all(workers.iter().map(Worker::run_due)).await.into_iter().for_each(Result::unwrap);
    // One that claimed its job and was killed: whatever it began is rolled back, and its lease runs out.
    let until = app.clock.utc() + TimeDelta::minutes(5);
    app.sql(&format!(
        "UPDATE jobs SET leased_by = 'worker-that-died', leased_until = '{until}', attempts = 1 WHERE name = 'look_at_clock'"
    ));
    join_all(workers.iter().map(Worker::work_off)).await.into_iter().for_each(|done| assert!(done.is_ok()));
    assert_eq!(reminded(&app).len(), 0);
    app.clock.advance(TimeDelta::seconds(301));
    // Both hours at once, on both servers.
    app.clock.advance(TimeDelta::hours(1));
    join_all(workers.iter().map(Worker::run_due)).await.into_iter().for_each(Result::unwrap);
    join_all(workers.iter().map(Worker::work_off)).await.into_iter().for_each(|done| assert!(done.is_ok()));
    app.clock.advance(TimeDelta::minutes(10));
    app.work_off().await;
    assert_eq!((app.count("mails WHERE template = 'reminder'"), app.count("reminders_sent")), (30, 30));
    assert_eq!(app.numbers("SELECT COUNT(DISTINCT to_person_id) AS n FROM mails"), [30]);
}

#[actix_web::test]
async fn a_large_school_is_reminded_in_batches() {
    let app = TestApp::start();
    let chess = make::activity("Chess").save(&app);
    let students = make::many_students(&app, MERGINGTON, 1_050);
    make::signed_up(&app, MERGINGTON, &chess, &students, 1_050);
    make::session(&app, MERGINGTON, &chess, "2026-09-15");
    back_at(&app, "2026-09-14 21:05").await;
    assert_eq!((app.count("jobs WHERE name = 'remind' AND school_id = 11"), reminded(&app).len()), (3, 1_050));
}

#[actix_web::test]
async fn the_news_of_the_week_come_on_monday_morning_to_whoever_asked_and_only_if_there_are_any() {
    let app = TestApp::start();
    let (ana, bo, cy, rosa) = (app.student("Ana"), app.student("Bo"), app.student("Cy"), app.teacher("Rosa"));
    for client in [&ana, &bo, &rosa] {
        client.post("/s/mergington/mail-preferences", &[("events[]", "digest")]).await;
    }
    let old = "'2026-09-01 00:00:00'";
    let chess = make::activity("Chess").with("published_at", old).led_by(rosa.person()).save(&app);
    let full = make::activity("Full").capacity(1).with("published_at", old).save(&app);
    enrolled(&app, &chess, &[&ana, &cy]);
    make::signed_up(&app, MERGINGTON, &full, &[cy.person().clone(), ana.person().clone()], 1);
    make::session(&app, MERGINGTON, &chess, "2026-09-24");
    make::session(&app, MERGINGTON, &chess, "2026-09-28");
    // The Monday that the clock begins on is half over.
    app.clock.advance(TimeDelta::hours(2));
    let digests = || app.mails().into_iter().filter(|mail| mail.template == "digest").collect::<Vec<_>>();

    until(&app, "2026-09-21 20:30").await;
    let to: Vec<_> = digests().into_iter().map(|mail| mail.to).collect();
    assert_eq!(to, [ana.email.clone(), rosa.email.clone()], "Bo has no news, and Cy did not ask");
    let mail = &digests()[0];
    assert_eq!(mail.subject, "Your week at Mergington High School");
    assert!(mail.text.contains("Thu 15:15–16:45 Chess\n") && !mail.text.contains("Mon "), "{}", mail.text);
    assert!(mail.text.contains("You wait for a place in:\n\nFull: number 1\n"), "{}", mail.text);
    assert!(digests()[1].text.contains("Thu 15:15–16:45 Chess"), "{}", digests()[1].text);

    // Next week there is something new, for Bo's grade.
    let clock = format!("'{}'", app.clock.utc() + TimeDelta::days(2));
    make::activity("Zine").grades(10, 10).with("published_at", &clock).save(&app);
    make::activity("Aikido").grades(11, 12).with("published_at", &clock).save(&app);
    until(&app, "2026-09-28 20:30").await;
    let to_bo: Vec<_> = digests().into_iter().filter(|mail| mail.to == bo.email).collect();
    assert_eq!(to_bo.len(), 1);
    assert!(
        to_bo[0].text.contains("New, and for you:\n\nZine\n") && !to_bo[0].text.contains("Aikido"),
        "{}",
        to_bo[0].text
    );
    assert_eq!(digests().len(), 5);
}

#[actix_web::test]
async fn reminders_are_in_the_language_of_whoever_reads_them() {
    let app = TestApp::start();
    let (ana, bo) = (app.student("Ana"), app.student("Bo"));
    app.sql("UPDATE users SET locale = 'ur' WHERE name = 'Ana'; UPDATE users SET locale = 'ps' WHERE name = 'Bo'");
    let chess = make::activity("Chess").save(&app);
    enrolled(&app, &chess, &[&ana, &bo]);
    make::session(&app, MERGINGTON, &chess, "2026-09-15");
    back_at(&app, "2026-09-14 21:05").await;
    let subjects: Vec<_> = reminded(&app).into_iter().map(|(_, subject)| subject).collect();
    assert_eq!(subjects, ["کل: Chess", "سبا: Chess"]);
    assert!(app.mails()[0].html.contains("dir=\"rtl\""));
}
