//! Registers: taking one, taking it twice, two at once, and what it comes to.

use super::at;
use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make};
use chrono::TimeDelta;
use futures_util::future::join;
use homeroom::{
    app::worker,
    platform::db::ids::{ActivityId, AttendanceSaveId, MeetingId, PersonId},
};

/// Chess on Mondays in autumn, led by the teacher, with these students in it, and its session of today.
fn chess(app: &TestApp, lead: &Client<'_>, students: &[&Client<'_>]) -> (ActivityId, MeetingId) {
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(lead.person()).save(app);
    let ids: Vec<PersonId> = students.iter().map(|student| student.person().clone()).collect();
    if !ids.is_empty() {
        make::signed_up(app, MERGINGTON, &chess, &ids, 1_000);
    }
    let today = make::session(app, MERGINGTON, &chess, "2026-09-14");
    (chess, today)
}

fn register(activity: &ActivityId, session: &MeetingId) -> String {
    at(activity, &format!("/sessions/{session}/attendance"))
}

/// A form: of each student what was seen and what is wanted, as `late+5`.
async fn take(client: &Client<'_>, path: &str, key: &str, marks: &[(&PersonId, &str, &str)]) -> Answer {
    let mut form = vec![("key".to_owned(), key.to_owned())];
    for (person, seen, wanted) in marks {
        let (mark, minutes) = wanted.split_once('+').unwrap_or((wanted, ""));
        form.push((format!("seen-{person}"), (*seen).to_owned()));
        form.push((format!("mark-{person}"), mark.to_owned()));
        form.push((format!("minutes-{person}"), minutes.to_owned()));
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(path, &form).await
}

fn key() -> String {
    AttendanceSaveId::fresh().to_string()
}

/// "Ana late+5 by Tom", in the order of names.
fn marks(app: &TestApp) -> Vec<String> {
    app.texts(
        "SELECT p.name || ' ' || a.mark || COALESCE('+' || CAST(a.minutes AS TEXT), '') || ' by ' || t.name AS t
         FROM attendance a JOIN people p ON p.school_id = a.school_id AND p.id = a.person_id
         JOIN people t ON t.school_id = a.school_id AND t.id = a.taken_by ORDER BY p.name",
    )
}

#[actix_web::test]
async fn a_register_says_who_was_there_who_wrote_it_and_when() {
    let app = TestApp::start();
    let (tom, ana, ben) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"));
    let (chess, today) = chess(&app, &tom, &[&ana, &ben]);
    let path = register(&chess, &today);
    let blank = tom.get(&path).await;
    assert_eq!(blank.status, 200, "{}", blank.plain());
    assert!(blank.main().contains("0 present, 0 late, 0 absent, 0 excused, 2 without a mark"), "{}", blank.main());

    let saved = take(&tom, &path, &key(), &[(ana.person(), "", "present"), (ben.person(), "", "late+7")]).await;

    assert_eq!((saved.status, saved.location()), (303, Some(path.as_str())), "{}", saved.plain());
    assert_eq!(marks(&app), ["Ana present by Tom", "Ben late+7 by Tom"]);
    let shown = tom.get(&path).await;
    assert_eq!(shown.toast(), "The register is saved.");
    assert!(shown.main().contains("1 present, 1 late"), "{}", shown.main());
    assert!(shown.main().contains("Tom, Monday, September 14, 2026, 10:00"), "{}", shown.main());
    assert!(shown.body.contains(r#"value="late" checked"#) && shown.body.contains(r#"value="7""#));
    assert_eq!(app.audited(), ["activity.take_register"]);
    let noted = app.admin().get(&MERGINGTON.path("/audit")).await.main();
    assert!(noted.contains("Took a register") && noted.contains("Ben: late +7"), "{noted}");
}

#[actix_web::test]
async fn everybody_without_a_mark_is_present_at_one_tap() {
    let app = TestApp::start();
    let (tom, ana, ben, cleo) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"), app.student("Cleo"));
    let (chess, today) = chess(&app, &tom, &[&ana, &ben, &cleo]);
    // Cleo came when it was over.
    app.sql(&format!("UPDATE signups SET enrolled_at = '2026-09-14 21:00:00' WHERE person_id = '{}'", cleo.person()));
    let path = register(&chess, &today);
    let form = |name: &str, person: &PersonId| format!("{name}-{person}");
    let seen: Vec<String> = [&ana, &ben, &cleo].iter().map(|one| form("seen", one.person())).collect();
    let absent = form("mark", ana.person());
    let mut fields = vec![("everybody", "present"), (absent.as_str(), "absent")];
    fields.extend(seen.iter().map(|name| (name.as_str(), "")));

    assert_eq!(tom.post(&path, &fields).await.status, 303);

    assert_eq!(marks(&app), ["Ana absent by Tom", "Ben present by Tom"]);
    assert!(tom.get(&path).await.main().contains("joined later"));
}

#[actix_web::test]
async fn whoever_left_stays_on_the_sheet_of_the_session_they_were_in() {
    let app = TestApp::start();
    let (tom, ana, ben, cleo) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"), app.student("Cleo"));
    let (chess, today) = chess(&app, &tom, &[&ana, &ben, &cleo]);
    app.sql("UPDATE signups SET enrolled_at = '2026-09-01 12:00:00'");
    app.clock.advance(TimeDelta::hours(7));
    let path = register(&chess, &today);
    take(&tom, &path, &key(), &[(ana.person(), "", "absent")]).await;
    // Ana and Ben leave after it; Cleo had left before.
    for (student, when) in
        [(&ana, "2026-09-14 20:50:00"), (&ben, "2026-09-14 20:50:00"), (&cleo, "2026-09-13 12:00:00")]
    {
        app.sql(&format!(
            "UPDATE signups SET status = 'withdrawn', ended_at = '{when}' WHERE person_id = '{}'",
            student.person()
        ));
    }
    app.sql("UPDATE activities SET enrolled_count = 0");
    let sheet = tom.get(&path).await.main();
    assert!(sheet.contains("Ana Grade 10 no longer in it"), "{sheet}");
    assert!(sheet.contains("Ben Grade 10 no longer in it") && !sheet.contains("Cleo"), "{sheet}");
    // Next week nobody misses them.
    let next = make::session(&app, MERGINGTON, &chess, "2026-09-21");
    assert!(tom.get(&register(&chess, &next)).await.main().contains("Nobody is on this register"));
}

#[actix_web::test]
async fn the_same_form_sent_twice_is_saved_once_and_answered_alike() {
    let app = TestApp::start();
    let (tom, lee, ana) = (app.teacher("Tom"), app.teacher("Lee"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    make::leader(&app, MERGINGTON, &chess, lee.person(), "helper");
    let (path, key) = (register(&chess, &today), key());
    let first = take(&tom, &path, &key, &[(ana.person(), "", "absent")]).await;
    // Its answer was lost; meanwhile Lee saw her come in.
    take(&lee, &path, &self::key(), &[(ana.person(), "absent", "late")]).await;
    let before = app.everything_stored();

    let again = take(&tom, &path, &key, &[(ana.person(), "", "absent")]).await;

    assert_eq!((again.status, again.location()), (first.status, first.location()));
    assert_eq!(app.everything_stored(), before);
    assert_eq!(marks(&app), ["Ana late by Lee"]);
    // The same form with other marks is another word, and is heard.
    let other = take(&tom, &path, &key, &[(ana.person(), "late", "excused")]).await;
    assert_eq!((other.status, marks(&app)), (303, vec!["Ana excused by Tom".to_owned()]));
}

#[actix_web::test]
async fn saving_what_stands_there_writes_nothing_new() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    let path = register(&chess, &today);
    take(&tom, &path, &key(), &[(ana.person(), "", "present")]).await;
    app.clock.advance(TimeDelta::minutes(5));
    take(&tom, &path, &key(), &[(ana.person(), "present", "present")]).await;
    assert_eq!(app.audited(), ["activity.take_register"]);
    assert_eq!(
        app.texts("SELECT CAST(taken_at AS TEXT) AS t FROM attendance").concat().get(..16),
        Some("2026-09-14 14:00")
    );
}

#[actix_web::test]
async fn two_teachers_who_mark_different_students_both_have_their_way() {
    let app = TestApp::start();
    let (tom, lee, ana, ben) = (app.teacher("Tom"), app.teacher("Lee"), app.student("Ana"), app.student("Ben"));
    let (chess, today) = chess(&app, &tom, &[&ana, &ben]);
    make::leader(&app, MERGINGTON, &chess, lee.person(), "helper");
    let path = register(&chess, &today);
    take(&tom, &path, &key(), &[(ana.person(), "", "present"), (ben.person(), "", "present")]).await;
    // Both look at that sheet, then one changes Ana and the other Ben.
    let key = (key(), self::key());
    let toms = [(ana.person(), "present", "absent"), (ben.person(), "present", "present")];
    let lees = [(ana.person(), "present", "present"), (ben.person(), "present", "late+3")];
    let (one, other) = join(take(&tom, &path, &key.0, &toms), take(&lee, &path, &key.1, &lees)).await;
    assert_eq!((one.status, other.status), (303, 303), "{}", one.plain());
    assert_eq!(marks(&app), ["Ana absent by Tom", "Ben late+3 by Lee"]);
}

#[actix_web::test]
async fn a_mark_that_somebody_else_changed_is_named_and_nothing_is_lost() {
    let app = TestApp::start();
    let (tom, lee, ana, ben) = (app.teacher("Tom"), app.teacher("Lee"), app.student("Ana"), app.student("Ben"));
    let (chess, today) = chess(&app, &tom, &[&ana, &ben]);
    make::leader(&app, MERGINGTON, &chess, lee.person(), "helper");
    let path = register(&chess, &today);
    take(&lee, &path, &key(), &[(ana.person(), "", "late")]).await;
    let before = app.everything_stored();

    let toms = [(ana.person(), "", "absent"), (ben.person(), "", "excused")];
    let asked = take(&tom, &path, &key(), &toms).await;

    assert_eq!(asked.status, 409);
    let main = asked.main();
    assert!(main.contains("Somebody else marked a student differently"), "{main}");
    assert!(main.contains("Ana: Lee wrote “Late”, Monday, September 14, 2026, 10:00."), "{main}");
    assert_eq!(app.everything_stored(), before, "nothing is written before it is confirmed");
    // The page holds what Tom chose, and what stands there now as seen.
    let seen = format!(r#"name="seen-{}" value="late""#, ana.person());
    assert!(asked.body.contains(&seen) && asked.body.contains(r#"value="absent" checked"#), "{}", asked.body);
    let confirmed = [(ana.person(), "late", "absent"), (ben.person(), "", "excused")];
    assert_eq!(take(&tom, &path, &key(), &confirmed).await.status, 303);
    assert_eq!(marks(&app), ["Ana absent by Tom", "Ben excused by Tom"]);
    let change = app.texts(
        "SELECT before || ' -> ' || after AS t FROM audit_entries WHERE action = 'activity.take_register' ORDER BY id",
    );
    assert!(change[1].contains(&format!(r#"["{}","late"]"#, ana.person())), "{change:?}");
}

#[actix_web::test]
async fn two_who_take_the_same_register_at_once_write_each_student_once() {
    let app = TestApp::start();
    let (tom, lee, ana) = (app.teacher("Tom"), app.teacher("Lee"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    make::leader(&app, MERGINGTON, &chess, lee.person(), "helper");
    let (path, keys) = (register(&chess, &today), (key(), key()));
    let (toms, lees) = ([(ana.person(), "", "absent")], [(ana.person(), "", "present")]);
    let (one, other) = join(take(&tom, &path, &keys.0, &toms), take(&lee, &path, &keys.1, &lees)).await;
    let mut answers = [one.status, other.status];
    answers.sort_unstable();
    assert_eq!(answers, [303, 409]);
    assert_eq!(app.count("attendance"), 1);
}

#[actix_web::test]
async fn a_register_waits_for_its_day_and_a_cancelled_session_has_none() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    let tomorrow = make::session(&app, MERGINGTON, &chess, "2026-09-15");
    let mark = [(ana.person(), "", "present")];
    let early = take(&tom, &register(&chess, &tomorrow), &key(), &mark).await;
    assert_eq!(
        super::refusal(&early),
        "This register can be taken from the day of its session on. Until then it can be printed."
    );
    let sheet = tom.get(&register(&chess, &tomorrow)).await;
    assert!(sheet.main().contains("Until then it can be printed") && sheet.body.contains("<fieldset disabled>"));
    app.sql(&format!("UPDATE activity_sessions SET status = 'cancelled' WHERE id = '{today}'"));
    let off = take(&tom, &register(&chess, &today), &key(), &mark).await;
    assert_eq!(super::refusal(&off), "This session is cancelled, so no register is taken.");
    assert_eq!(app.count("attendance"), 0);
}

#[actix_web::test]
async fn only_whoever_runs_the_activity_sees_its_registers() {
    let app = TestApp::start();
    let (tom, helper, other, ana) =
        (app.teacher("Tom"), app.teacher("Helper"), app.teacher("Other"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    make::leader(&app, MERGINGTON, &chess, helper.person(), "helper");
    let drama = make::activity("Drama").at(2, "15:15", "16:45").led_by(other.person()).save(&app);
    let choir = make::activity("Choir").in_school(WESTFIELD).at(1, "15:15", "16:45").save(&app);
    let foreign = make::session(&app, WESTFIELD, &choir, "2026-09-14");
    let (pia, elsewhere) = (app.program_admin("Pia"), make::person(&app, MERGINGTON, "Else", "program_admin"));
    let paths = ["", ".csv", ".xlsx"].map(|end| format!("{}{end}", register(&chess, &today)));
    let paths = [&paths[..], &["", ".csv", ".xlsx"].map(|end| at(&chess, &format!("/attendance{end}")))].concat();
    for path in &paths {
        for client in [&tom, &helper, &pia, &app.admin(), &app.owner()] {
            assert_eq!(client.get(path).await.status, 200, "{}: {path}", client.name);
        }
        for (client, status) in [(&other, 404), (&elsewhere, 404), (&ana, 403), (&app.nobody(), 401)] {
            assert_eq!(client.get(path).await.status, status, "{}: {path}", client.name);
        }
    }
    let mark = [(ana.person(), "", "present")];
    for (client, status) in [(&other, 404), (&elsewhere, 404), (&ana, 403), (&app.nobody(), 401)] {
        assert_eq!(take(client, &register(&chess, &today), &key(), &mark).await.status, status, "{}", client.name);
    }
    // A session is found below its own activity only, and another school's nowhere.
    for (activity, session) in [(&drama, &today), (&chess, &foreign), (&choir, &foreign)] {
        assert_eq!(app.owner().get(&register(activity, session)).await.status, 404);
        assert_eq!(take(&app.owner(), &register(activity, session), &key(), &mark).await.status, 404);
    }
    assert_eq!(app.count("attendance"), 0);
}

#[actix_web::test]
async fn nobody_is_marked_who_never_signed_up() {
    let app = TestApp::start();
    let (tom, ana, out) = (app.teacher("Tom"), app.student("Ana"), app.student("Out"));
    let wes = make::person(&app, WESTFIELD, "Wes", "student");
    let (chess, today) = chess(&app, &tom, &[&ana]);
    let path = register(&chess, &today);
    for stranger in [out.person(), wes.person(), tom.person(), &PersonId::fresh()] {
        let marks = [(ana.person(), "", "present"), (stranger, "", "present")];
        assert_eq!(take(&tom, &path, &key(), &marks).await.status, 404);
    }
    assert_eq!(app.count("attendance"), 0);
}

#[actix_web::test]
async fn whatever_is_typed_into_a_register_is_kept_or_refused_in_words() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    let path = register(&chess, &today);
    let long = "9".repeat(10_000);
    for wrong in ["late+0", "late+601", "late+x", "late+-3", "late+\u{7}", &format!("late+{long}"), "asleep", &long] {
        let answer = take(&tom, &path, &key(), &[(ana.person(), "", wrong)]).await;
        assert_eq!(answer.status, 422, "{wrong:?}: {}", answer.plain());
        assert!(answer.title().starts_with("Error: Register"), "{}", answer.title());
    }
    let refused = take(&tom, &path, &key(), &[(ana.person(), "", "late+601")]).await;
    assert!(refused.body.contains(r#"id="minutes""#) && refused.body.contains(r#"value="601""#), "{}", refused.body);
    assert!(refused.main().contains("Write a whole number from 1 to 600."), "{}", refused.main());
    for (key, marks) in [("", ""), (long.as_str(), "\0"), ("x", "late++5")] {
        let answer = take(&tom, &path, key, &[(ana.person(), marks, "")]).await;
        assert_eq!(answer.status, 303, "{}", answer.plain());
    }
    let odd = b"seen-x=1&mark-x=late&seen-=&seen-01J0000000000000000000000X=%00&mark-=%ff&key[]=1".to_vec();
    assert!(matches!(tom.post_bytes(&path, odd).await.status, 303 | 404 | 422));
    assert_eq!(app.count("attendance"), 0);
}

#[actix_web::test]
async fn what_it_comes_to_is_the_same_number_everywhere() {
    let app = TestApp::start();
    let (tom, ana, ben) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"));
    let (chess, today) = chess(&app, &tom, &[&ana, &ben]);
    for (day, ana_was, ben_was) in
        [("2026-08-24", "present", "absent"), ("2026-08-31", "late+5", "excused"), ("2026-09-07", "absent", "present")]
    {
        let session = make::session(&app, MERGINGTON, &chess, day);
        let marks = [(ana.person(), "", ana_was), (ben.person(), "", ben_was)];
        assert_eq!(take(&tom, &register(&chess, &session), &key(), &marks).await.status, 303);
    }
    // Marks of a session that was cancelled after all count nowhere.
    take(&tom, &register(&chess, &today), &key(), &[(ana.person(), "", "absent")]).await;
    app.sql(&format!("UPDATE activity_sessions SET status = 'cancelled' WHERE id = '{today}'"));

    let overview = tom.get(&at(&chess, "/attendance")).await.main();
    assert!(overview.contains("3 of 5 times (60%)"), "{overview}");
    assert!(overview.contains("Ana 10 1 1 1 0 67%") && overview.contains("Ben 10 1 0 1 1 50%"), "{overview}");
    assert!(overview.contains("Monday, August 31 · 15:15–16:45 0 1 0 1 100%"), "{overview}");
    let roster = tom.get(&at(&chess, "/roster")).await.main();
    assert!(roster.contains("3 of 5 times (60%)") && roster.contains("67%"), "{roster}");
    let own = ana.get(&at(&chess, "")).await.main();
    assert!(own.contains("Your attendance 2 of 3 times (67%)") && !own.contains("50%"), "{own}");
    let today = ben.get(&MERGINGTON.path("/today")).await.main();
    assert!(today.contains("Attendance this term: 1 of 2 times (50%)"), "{today}");
    assert!(!tom.get(&MERGINGTON.path("/today")).await.main().contains("Attendance this term"));
    assert!(!app.nobody().get(&at(&chess, "")).await.main().contains("attendance"));
}

#[actix_web::test]
async fn registers_can_be_taken_along_as_tables() {
    let app = TestApp::start();
    let (tom, ana, evil) = (app.teacher("Tom"), app.student("Ana"), app.student("=HYPERLINK(1)"));
    let (chess, today) = chess(&app, &tom, &[&ana, &evil]);
    take(&tom, &register(&chess, &today), &key(), &[(ana.person(), "", "late+4")]).await;

    let one = tom.get(&format!("{}.csv", register(&chess, &today))).await;
    assert_eq!(
        one.body,
        "\u{feff}Name,Grade,Mark,Minutes late,Taken by,Taken at\r\n'=HYPERLINK(1),10,,,,\r\nAna,10,Late,4,Tom,2026-09-14 10:00\r\n"
    );
    assert!(one.header("content-disposition").unwrap().contains("Chess 2026-09-14.csv"));
    let all = tom.get(&at(&chess, "/attendance.csv")).await;
    assert_eq!(
        all.body,
        "\u{feff}Name,Grade,2026-09-14 15:15,Present,Late,Absent,Excused,Attendance\r\n'=HYPERLINK(1),10,,0,0,0,0,\r\nAna,10,Late,0,1,0,0,100\r\n"
    );
    for path in [format!("{}.xlsx", register(&chess, &today)), at(&chess, "/attendance.xlsx")] {
        assert_eq!(tom.get(&path).await.bytes.get(..4), Some(&b"PK\x03\x04"[..]), "{path}");
    }
}

#[actix_web::test]
async fn a_register_that_nobody_took_waits_on_its_leaders_today() {
    let app = TestApp::start();
    let (tom, helper, ana) = (app.teacher("Tom"), app.teacher("Helper"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    make::leader(&app, MERGINGTON, &chess, helper.person(), "helper");
    make::session(&app, MERGINGTON, &chess, "2026-09-07");
    let waits = async |client: &Client<'_>| {
        let main = client.get(&MERGINGTON.path("/today")).await.main();
        main.matches("has not been taken").count()
    };
    assert_eq!(waits(&tom).await, 0, "it has not begun, and last week is over");
    app.clock.advance(TimeDelta::hours(7));
    assert_eq!((waits(&tom).await, waits(&helper).await, waits(&ana).await), (1, 0, 0));
    let main = tom.get(&MERGINGTON.path("/today")).await;
    assert!(main.main().contains("The register of Monday, September 14, 15:15–16:45, has not been taken."));
    assert!(main.body.contains(&register(&chess, &today)));
    take(&tom, &register(&chess, &today), &key(), &[(ana.person(), "", "absent")]).await;
    assert_eq!(waits(&tom).await, 0);
}

#[actix_web::test]
async fn a_register_costs_as_many_statements_for_many_as_for_one() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let (chess, today) = chess(&app, &tom, &[]);
    let students = make::many_students(&app, MERGINGTON, 30);
    make::signed_up(&app, MERGINGTON, &chess, &students, 100);
    let path = register(&chess, &today);
    let count = async |path: &str| {
        let before = app.statements();
        assert_eq!(tom.get(path).await.status, 200);
        app.statements() - before
    };
    let mut seen = Vec::new();
    for marked in [1, 3, 30] {
        let marks: Vec<_> = students[..marked].iter().map(|student| (student, "", "present")).collect();
        app.sql("DELETE FROM attendance");
        take(&tom, &path, &key(), &marks).await;
        seen.push([count(&path).await, count(&at(&chess, "/attendance")).await, count(&at(&chess, "/roster")).await]);
    }
    assert_eq!(seen, [[7, 8, 8]; 3]);
    // Thirty marks are written in as few statements as three.
    let before = app.statements();
    let marks: Vec<_> = students.iter().map(|student| (student, "present", "absent")).collect();
    take(&tom, &path, &key(), &marks).await;
    assert!(app.statements() - before <= 13, "{}", app.statements() - before);
}

#[actix_web::test]
async fn at_night_it_is_forgotten_which_forms_were_saved_a_month_ago_and_the_marks_stay() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    take(&tom, &register(&chess, &today), &key(), &[(ana.person(), "", "present")]).await;
    assert_eq!(app.count("attendance_saves"), 1);
    // 07:00 UTC is three at night in Mergington; it is 14:00 UTC now.
    let run_due = || async {
        worker(app.app.clone()).run_due().await.unwrap();
        app.work_off().await;
    };
    for (days, left) in [(29, 1), (1, 1), (1, 0)] {
        app.clock.advance(TimeDelta::days(days) - TimeDelta::hours(7));
        run_due().await;
        assert_eq!(app.count("attendance_saves"), left, "after {days} more days");
        app.clock.advance(TimeDelta::hours(7));
        run_due().await;
        assert_eq!(app.count("attendance_saves"), left, "by day");
    }
    assert_eq!(marks(&app), ["Ana present by Tom"]);
}
