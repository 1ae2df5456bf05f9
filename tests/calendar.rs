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

/// The form that moves a session, as it would be sent.
fn moved<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![
        ("date", "2026-09-21"),
        ("starts", "15:15"),
        ("ends", "16:45"),
        ("room", ""),
        ("note", ""),
        ("version", "0"),
    ];
    form.retain(|(name, _)| other.iter().all(|(changed, _)| name != changed));
    form.extend_from_slice(other);
    form
}

fn session_on(app: &TestApp, id: &ActivityId, day: &str) -> String {
    let sql = format!("SELECT id AS t FROM activity_sessions WHERE activity_id = '{id}' AND planned_date = '{day}'");
    app.texts(&sql).concat()
}

#[actix_web::test]
async fn whoever_runs_an_activity_moves_one_session_and_those_with_a_place_are_told() {
    let app = TestApp::start();
    let (tom, hal, ana, ben) = (app.teacher("Tom"), app.teacher("Hal"), app.student("Ana"), app.student("Ben"));
    let chess = make::activity("Chess Club")
        .status("draft")
        .at(1, "15:15", "16:45")
        .capacity(1)
        .led_by(tom.person())
        .helped_by(hal.person())
        .save(&app);
    publish(&tom, &chess).await;
    make::signed_up(&app, MERGINGTON, &chess, &[ana.person().clone(), ben.person().clone()], 1);
    let monday = session_on(&app, &chess, "2026-09-21");
    let path = at(&chess, &format!("/sessions/{monday}"));
    assert!(ana.get(&path).await.main().contains("Monday, September 21"));
    assert!(!ana.get(&path).await.body.contains("/move"));
    assert_eq!(app.teacher("Other").post(&format!("{path}/move"), &moved(&[])).await.status, 404);
    let page = hal.get(&format!("{path}/move")).await;
    assert!(page.body.contains(r#"value="2026-09-21""#) && page.body.contains(r#"value="15:15""#));

    let note = "The hall is painted <on> Monday";
    let to = [("date", "2026-09-22"), ("starts", "16:00"), ("ends", "17:00"), ("room", "Gym"), ("note", note)];
    assert_eq!(hal.post(&format!("{path}/move"), &moved(&to)).await.status, 303);

    assert_eq!(sessions(&app, &chess)[1], "2026-09-22 960 moved #1");
    let shown = readable(&app.nobody().get(&path).await.main());
    assert!(shown.contains("Tuesday, September 22 Moved"), "{shown}");
    assert!(shown.contains("Moved from Monday, September 21, 15:15"), "{shown}");
    let told: Vec<_> = app.mails().into_iter().map(|mail| (mail.to, mail.template)).collect();
    let moved_mail = |client: &Client<'_>| (client.email.clone(), "session_moved".to_owned());
    assert!(told.contains(&moved_mail(&ana)) && told.contains(&moved_mail(&tom)), "{told:?}");
    assert!(!told.contains(&moved_mail(&ben)) && !told.contains(&moved_mail(&hal)), "{told:?}");
    let mail = app.mails().into_iter().find(|mail| mail.to == ana.email).unwrap();
    assert_eq!(readable(&mail.subject), "Chess Club on Monday, September 21 has changed");
    for words in ["Before: Monday, September 21, 15:15–16:45", "Now: Tuesday, September 22, 16:00–17:00 · Gym", note]
    {
        assert!(homeroom::platform::i18n::plain(&mail.text).contains(words), "{words}: {}", mail.text);
    }
    assert!(mail.html.contains("&#60;on&#62;"), "{}", mail.html);
    assert_eq!(app.audited().last().unwrap(), "activity.move_session");

    // A stale form overwrites nothing, and the same again is nothing new.
    let stale = hal.post(&format!("{path}/move"), &moved(&[])).await;
    assert_eq!(stale.status, 409);
    let mails = app.mails().len();
    let again = [to.as_slice(), &[("version", "1")]].concat();
    assert_eq!(hal.post(&format!("{path}/move"), &moved(&again)).await.status, 303);
    assert_eq!((app.mails().len(), sessions(&app, &chess)[1].as_str()), (mails, "2026-09-22 960 moved #1"));
    // Back where it was it is as planned, and the plan moves it again.
    assert_eq!(tom.post(&format!("{path}/move"), &moved(&[("version", "1")])).await.status, 303);
    assert_eq!(sessions(&app, &chess)[1], "2026-09-21 915 planned #2");
    app.work_off().await;
}

#[actix_web::test]
async fn a_session_is_moved_to_a_time_that_can_be() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess").status("draft").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    publish(&tom, &chess).await;
    let move_of = |day| at(&chess, &format!("/sessions/{}/move", session_on(&app, &chess, day)));
    let path = move_of("2026-09-21");
    let before = app.stored_of(MERGINGTON);
    let long = "x".repeat(10_000);
    for (wrong, field) in [
        (("date", "2026-09-11"), "date"),
        (("date", "2027-01-11"), "date"),
        (("date", "tomorrow"), "date"),
        (("date", "2026-09-28"), "starts"),
        (("ends", "15:00"), "ends"),
        (("starts", "25:00"), "starts"),
        (("room", long.as_str()), "room"),
        (("note", "a\u{0}b"), "note"),
    ] {
        let answer = tom.post(&path, &moved(&[wrong])).await;
        assert_eq!(answer.status, 422, "{wrong:?}: {}", answer.plain());
        assert!(answer.body.contains(&format!("id=\"{field}-wrong\"")), "{wrong:?}: {}", answer.main());
    }
    app.clock.advance(chrono::TimeDelta::hours(6));
    let over = tom.post(&move_of("2026-09-14"), &moved(&[])).await;
    assert_eq!(over.status, 409);
    assert!(over.main().contains("This date is over or off for good"), "{}", over.main());
    assert_eq!(tom.get(&move_of("2026-09-14")).await.status, 409);
    assert_eq!(app.stored_of(MERGINGTON), before);
}

#[actix_web::test]
async fn a_room_that_is_taken_is_said_and_given_all_the_same() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let new = |name, starts, ends| make::activity(name).status("draft").at(1, starts, ends).led_by(tom.person());
    let drama = new("Drama", "15:00", "16:00").room("Great  HALL").save(&app);
    let dance = new("Dance", "16:45", "18:00").room("Great Hall").save(&app);
    let chess = new("Chess Club", "15:15", "16:45").save(&app);
    for activity in [&drama, &dance, &chess] {
        publish(&tom, activity).await;
    }
    let leads = ("leads[]", tom.person().as_str());

    let asked = tom.post(&at(&chess, ""), &form(&[leads, ("room", "great hall"), ("version", "1")])).await;

    assert_eq!(asked.status, 422);
    let said = readable(asked.within("id=\"confirmed-box\">", "</fieldset>"));
    assert_eq!(
        said,
        "The room is taken Drama is in “great hall” at the same time 10 times, first Monday, September 14, 15:00. \
         Yes, use this room all the same"
    );
    let sure = form(&[leads, ("room", "great hall"), ("version", "1"), ("confirmed", "yes")]);
    assert_eq!(tom.post(&at(&chess, ""), &sure).await.status, 303);

    // A new activity is asked the same before it is there at all.
    let other = [leads, ("name", "Choir"), ("room", "GREAT hall")];
    let new = MERGINGTON.path("/activities");
    let before = app.stored_of(MERGINGTON);
    let asked = tom.post(&new, &form(&other)).await;
    assert_eq!(asked.status, 422);
    let said = readable(asked.within("id=\"confirmed-box\">", "</fieldset>"));
    assert!(said.contains("The room is taken") && said.contains("Chess Club is in “GREAT hall”"), "{said}");
    assert!(said.contains("Drama is in “GREAT hall”") && said.ends_with("Yes, use this room all the same"), "{said}");
    assert_eq!(app.stored_of(MERGINGTON), before);
    assert_eq!(tom.post(&new, &form(&[&other[..], &[("confirmed", "yes")]].concat())).await.status, 303);
    assert_eq!(tom.post(&new, &form(&[leads, ("name", "Choir"), ("room", "Attic")])).await.status, 303);

    // Moving one session out of the way, and back.
    let path = at(&chess, &format!("/sessions/{}/move", session_on(&app, &chess, "2026-09-21")));
    let free = [("room", "great hall"), ("starts", "16:00"), ("ends", "16:45")];
    assert_eq!(tom.post(&path, &moved(&[free.as_slice(), &[("version", "0")]].concat())).await.status, 303);
    let back = moved(&[("room", "Great Hall"), ("version", "1")]);
    let asked = tom.post(&path, &back).await;
    assert_eq!(asked.status, 422);
    let said = readable(asked.within("id=\"confirmed-box\">", "</fieldset>"));
    assert!(said.contains("Drama is in “Great Hall” at the same time: Monday, September 21, 15:00."), "{said}");
    assert_eq!(tom.post(&path, &[back.as_slice(), &[("confirmed", "yes")]].concat()).await.status, 303);
    app.work_off().await;
}

#[actix_web::test]
async fn a_holiday_takes_its_days_off_by_name_and_gives_them_back() {
    let app = TestApp::start();
    let (tom, admin) = (app.teacher("Tom"), app.admin());
    let chess = make::activity("Chess").status("draft").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    publish(&tom, &chess).await;
    let holidays = MERGINGTON.path("/settings/holidays");
    assert_eq!(tom.get(&holidays).await.status, 403);
    let new = [("name", "Harvest & rest"), ("starts_on", "2026-10-12"), ("ends_on", "")];

    assert_eq!(admin.post(&holidays, &new).await.status, 303);
    app.work_off().await;

    assert_eq!(sessions(&app, &chess)[4], "2026-10-12 915 cancelled by holiday #1");
    let list = readable(&app.nobody().get(&at(&chess, "/sessions")).await.main());
    assert!(list.contains("Monday, October 12 Holiday 15:15–16:45 · Harvest & rest"), "{list}");
    let page = admin.get(&holidays).await;
    let id = page.within("/settings/holidays/", "\"").to_owned();
    let change =
        |name, version| [("name", name), ("starts_on", "2026-10-12"), ("ends_on", "2026-10-19"), ("version", version)];
    assert_eq!(admin.post(&format!("{holidays}/{id}"), &change("Harvest", "0")).await.status, 303);
    assert_eq!(admin.post(&format!("{holidays}/{id}"), &change("Stale", "0")).await.status, 409);
    app.work_off().await;
    assert_eq!(
        sessions(&app, &chess)[4..6],
        ["2026-10-12 915 cancelled by holiday #2", "2026-10-19 915 cancelled by holiday #1"]
    );
    assert_eq!(admin.post(&format!("{holidays}/{id}/removal"), &[]).await.status, 303);
    app.work_off().await;
    assert_eq!(sessions(&app, &chess)[4], "2026-10-12 915 planned #3");
    let log: Vec<_> = app.audited().into_iter().filter(|action| action.starts_with("holiday")).collect();
    assert_eq!(log, ["holiday.add", "holiday.change", "holiday.remove"]);
    for wrong in [("name", ""), ("starts_on", "never"), ("ends_on", "2026-10-01")] {
        let mut form = new.to_vec();
        form.retain(|(name, _)| *name != wrong.0);
        form.push(wrong);
        assert_eq!(admin.post(&holidays, &form).await.status, 422, "{wrong:?}");
    }
}

#[actix_web::test]
async fn another_time_zone_keeps_clubs_at_their_time() {
    let app = TestApp::start();
    let (tom, admin) = (app.teacher("Tom"), app.admin());
    let chess = make::activity("Chess").status("draft").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    publish(&tom, &chess).await;
    let settings = [
        ("name", "Mergington High School"),
        ("time_zone", "Europe/London"),
        ("locale", "en"),
        ("locales[]", "en"),
        ("currency", "USD"),
        ("accent_hue", "132"),
        ("day_starts", "08:00"),
        ("day_ends", "15:00"),
        ("registration", "closed"),
        ("version", "0"),
    ];
    let saved = admin.post(&MERGINGTON.path("/settings"), &settings).await;
    assert_eq!(saved.status, 303, "{}", saved.main());
    app.work_off().await;
    let starts = app.texts("SELECT starts_at AS t FROM activity_sessions ORDER BY starts_at");
    assert!(starts[1].starts_with("2026-09-21 14:15:00"), "{starts:?}");
    assert!(sessions(&app, &chess)[1].starts_with("2026-09-21 915 planned"));
}

fn calendar(rest: &str) -> String {
    MERGINGTON.path(&format!("/calendar{rest}"))
}

#[actix_web::test]
async fn the_calendar_shows_ones_own_week_or_month_or_everything_with_its_exceptions() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let chess = make::activity("Chess").room("Hall").led_by(tom.person()).save(&app);
    let drama = make::activity("Drama").save(&app);
    make::signed_up(&app, MERGINGTON, &chess, &[ana.person().clone()], 5);
    let (monday, off) =
        (make::session(&app, MERGINGTON, &chess, "2026-09-14"), make::session(&app, MERGINGTON, &chess, "2026-09-16"));
    make::session(&app, MERGINGTON, &drama, "2026-09-17");
    make::session(&app, MERGINGTON, &chess, "2026-09-30");
    let theirs = make::activity("Their Club").in_school(WESTFIELD).save(&app);
    make::session(&app, WESTFIELD, &theirs, "2026-09-14");
    app.sql(&format!(
        "UPDATE activity_sessions SET status = 'moved', local_date = '2026-09-15', room = 'Gym' WHERE id = '{monday}';
         UPDATE activity_sessions SET status = 'cancelled', cancelled_by = 'staff', note = 'Ill' WHERE id = '{off}'"
    ));
    make::holiday(&app, MERGINGTON, "Founders’ Day", "2026-09-18", "2026-09-18");

    for reader in [&ana, &tom] {
        let week = readable(&reader.get(&calendar("")).await.main());
        assert!(
            week.contains("Monday, September 14 15:15 Chess Moved to Tuesday, September 15, 15:15–16:45"),
            "{week}"
        );
        assert!(week.contains("Tuesday, September 15 15:15–16:45 Chess Moved · Gym"), "{week}");
        assert!(week.contains("Wednesday, September 16 15:15–16:45 Chess Cancelled"), "{week}");
        assert!(week.contains("Friday, September 18 Founders’ Day"), "{week}");
        assert!(!week.contains("Drama") && !week.contains("Their Club"), "{week}");
    }
    let all = readable(&ana.get(&calendar("?whose=all")).await.main());
    assert!(all.contains("Thursday, September 17 15:15–16:45 Drama"), "{all}");
    let visitor = readable(&app.nobody().get(&calendar("")).await.main());
    assert!(visitor.contains("Drama") && visitor.contains("Chess") && !visitor.contains("Mine"), "{visitor}");
    let month = readable(&ana.get(&calendar("?view=month&date=2026-09-02")).await.main());
    assert!(
        month.contains("September 2026") && month.contains("Wednesday, September 30 15:15–16:45 Chess Hall"),
        "{month}"
    );
    // Weeks around the month are whole.
    assert!(month.contains("Monday, August 31") && month.contains("Sunday, October 4"), "{month}");
    let next = ana.get(&calendar("?date=2026-09-14")).await;
    assert!(next.body.contains("date=2026-09-21") && next.body.contains("date=2026-09-07"));
    let none = ana.get(&calendar("?date=2026-12-01")).await.main();
    assert!(none.contains("Nothing on these days"), "{none}");
    for odd in ["?date=yesterday", "?date=9999-99-99", "?view=year", "?whose=everybody", "?date=2999-12-31&view=month"]
    {
        assert_eq!(ana.get(&calendar(odd)).await.status, 200, "{odd}");
    }
    let today = readable(&ana.get(&MERGINGTON.path("/today")).await.main());
    assert!(today.contains("15:15–16:45 Chess · Moved · Gym") && today.contains("Chess · Cancelled"), "{today}");
}

#[actix_web::test]
async fn a_calendar_costs_four_statements_however_much_is_on() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let count = async |path: &str| {
        let before = app.statements();
        assert_eq!(ana.get(path).await.status, 200);
        app.statements() - before
    };
    let mut seen = Vec::new();
    for many in [1, 3] {
        while app.count("activities") < many {
            let id = make::activity("Chess").save(&app);
            make::session(&app, MERGINGTON, &id, "2026-09-14");
            make::signed_up(&app, MERGINGTON, &id, &[ana.person().clone()], 5);
        }
        seen.push([count(&calendar("")).await, count(&calendar("?view=month&whose=all")).await]);
    }
    assert_eq!(seen[0], seen[1]);
    assert!(seen[0][0] <= 8, "{seen:?}");
}

/// The lines of a file, with folded ones put together.
fn unfolded(body: &str) -> Vec<String> {
    body.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

#[actix_web::test]
async fn a_feed_is_what_an_independent_reader_understands() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let name = "Chess; “Königs”, 王 \\ and friends, who play for a very long time after school in the great hall";
    let chess =
        make::activity(name).status("draft").room("Hall, 2nd").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    publish(&tom, &chess).await;
    make::signed_up(&app, MERGINGTON, &chess, &[ana.person().clone()], 5);
    let off = session_on(&app, &chess, "2026-09-28");
    app.sql(&format!(
        "UPDATE activity_sessions SET status = 'cancelled', cancelled_by = 'staff', note = 'Tom is ill', sequence = 3 WHERE id = '{off}'"
    ));
    assert_eq!(ana.get(&calendar("/feed")).await.main().matches("Make an address").count(), 1);
    assert_eq!(ana.post(&calendar("/feed"), &[]).await.status, 303);
    let page = ana.get(&calendar("/feed")).await;
    let address = page.within("id=\"address\" value=\"http://127.0.0.1:3003", "\"").to_owned();
    assert!(page.body.contains("href=\"webcal://127.0.0.1:3003/calendars/"), "{}", page.body);

    let feed = app.nobody().get(&address).await;

    assert_eq!((feed.status, feed.header("content-type")), (200, Some("text/calendar; charset=utf-8")));
    assert!(feed.body.lines().all(|line| line.len() <= 76), "lines are folded");
    assert!(!feed.body.replace("\r\n", "").contains('\n'), "and end as they should");
    let lines = unfolded(&feed.body);
    for line in [
        "REFRESH-INTERVAL;VALUE=DURATION:PT3600S",
        "X-PUBLISHED-TTL:PT3600S",
        "TZID:America/New_York",
        "METHOD:PUBLISH",
    ] {
        assert!(lines.iter().any(|there| there == line), "{line}: {lines:?}");
    }
    // Not ours: written by others against the same specification.
    let read = ical::IcalParser::new(feed.body.as_bytes()).next().unwrap().unwrap();
    assert_eq!((read.events.len(), read.timezones.len()), (10, 1));
    let value = |event: &ical::parser::ical::component::IcalEvent, name: &str| {
        let property = event.properties.iter().find(|property| property.name == name);
        property.and_then(|property| property.value.clone()).unwrap_or_default()
    };
    let starts: Vec<_> = read.events.iter().map(|event| value(event, "DTSTART")).collect();
    assert_eq!((starts[0].as_str(), starts[9].as_str()), ("20260914T151500", "20261116T151500"));
    assert!(starts.iter().all(|starts| starts.ends_with("T151500")), "on either side of the clock change: {starts:?}");
    let summary = value(&read.events[0], "SUMMARY");
    assert_eq!(summary.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\"), name);
    assert_eq!(value(&read.events[0], "LOCATION"), "Hall\\, 2nd");
    assert_eq!(value(&read.events[2], "UID"), format!("{off}@homeroom"));
    assert_eq!(
        (value(&read.events[2], "STATUS"), value(&read.events[2], "SEQUENCE")),
        ("CANCELLED".to_owned(), "3".to_owned())
    );
    assert_eq!(value(&read.events[0], "STATUS"), "CONFIRMED");
    let zone = &read.timezones[0];
    assert!(
        zone.transitions
            .iter()
            .any(|part| part.properties.iter().any(|p| p.value.as_deref() == Some("20261101T020000")))
    );

    // Nothing new: nothing is sent.
    let etag = feed.header("etag").unwrap().to_owned();
    let again = app.nobody().header("if-none-match", &etag).get(&address).await;
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    app.clock.advance(chrono::TimeDelta::minutes(1));
    let move_path = at(&chess, &format!("/sessions/{}/move", session_on(&app, &chess, "2026-09-21")));
    assert_eq!(tom.post(&move_path, &moved(&[("date", "2026-09-22")])).await.status, 303);
    let changed = app.nobody().header("if-none-match", &etag).get(&address).await;
    assert_eq!(changed.status, 200);
    assert!(unfolded(&changed.body).contains(&"DTSTART;TZID=America/New_York:20260922T151500".to_owned()));
    app.work_off().await;
}

#[actix_web::test]
async fn an_address_that_was_taken_back_or_is_nobodys_leads_nowhere() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let chess = make::activity("Chess").led_by(tom.person()).save(&app);
    make::session(&app, MERGINGTON, &chess, "2026-09-21");
    let feed_of = async |client: &Client<'_>, path: &str| {
        assert_eq!(client.post(path, &[]).await.status, 303);
        client.get(path).await.within("id=\"address\" value=\"http://127.0.0.1:3003", "\"").to_owned()
    };
    let (own, of_chess) = (feed_of(&ana, &calendar("/feed")).await, feed_of(&tom, &at(&chess, "/feed")).await);
    let status = async |path: &str| app.nobody().get(path).await.status;
    assert_eq!((status(&own).await, status(&of_chess).await), (200, 200));
    assert!(app.nobody().get(&of_chess).await.body.contains("SUMMARY:Chess"));
    // Whoever does not run it neither sees nor takes back its address.
    let other = app.teacher("Other");
    assert_eq!(
        (other.get(&at(&chess, "/feed")).await.status, other.post(&at(&chess, "/feed"), &[]).await.status),
        (404, 404)
    );

    let newer = feed_of(&ana, &calendar("/feed")).await;
    assert_eq!((status(&own).await, status(&newer).await), (404, 200));
    let broken = newer.replace("11-", "22-");
    for path in
        ["/calendars/x.ics", "/calendars/.ics", "/calendars/%00.ics", "/calendars/11-a-b-c.ics", broken.as_str()]
    {
        assert_eq!(status(path).await, 404, "{path}");
    }
    app.sql(&format!("UPDATE people SET status = 'left' WHERE id = '{}'", ana.person()));
    assert_eq!(status(&newer).await, 404);
    app.sql(&format!("UPDATE people SET status = 'left' WHERE id = '{}'", tom.person()));
    assert_eq!(status(&of_chess).await, 200, "an activity's calendar outlives whoever made it");
    app.sql("UPDATE schools SET suspended_at = '2026-09-14 13:00:00' WHERE id = 11");
    assert_eq!(status(&of_chess).await, 404);
    app.sql("UPDATE schools SET suspended_at = NULL WHERE id = 11");
    assert_eq!(app.audited(), ["person.rotate_calendar", "activity.rotate_calendar", "person.rotate_calendar"]);
}
