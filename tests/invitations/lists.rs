use super::person;
use crate::{
    files::multipart,
    support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make},
};
use actix_web::{http::Method, test::TestRequest};
use chrono::TimeDelta;
use futures_util::future::select;
use homeroom::app::worker;
use std::time::Duration;

const LISTS: &str = "/s/mergington/people/imports";
const ADD: &[(&str, &str)] = &[("role", "student"), ("mode", "add"), ("program", "")];
const INVITE: &[(&str, &str)] = &[("role", "student"), ("mode", "invite"), ("message", "Hello there.")];

/// As the form sends a list that was pasted into it.
async fn paste(by: &Client<'_>, list: &str, fields: &[(&str, &str)]) -> Answer {
    let mut body = String::new();
    for (name, value) in fields.iter().chain(&[("list", list)]) {
        body += &format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    body += "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n";
    body += "Content-Type: application/octet-stream\r\n\r\n\r\n--XX--\r\n";
    let request = TestRequest::post().insert_header(("content-type", "multipart/form-data; boundary=XX"));
    by.ask(Method::POST, LISTS, request.set_payload(body)).await
}

/// Of the newest list: status, lines done, added, invited, skipped, refused.
fn counts(app: &TestApp) -> String {
    let columns = ["lines_done", "added", "invited", "skipped", "refused"]
        .map(|column| format!("CAST({column} AS TEXT)"))
        .join(" || ' ' || ");
    let newest = "FROM people_imports ORDER BY id DESC LIMIT 1";
    app.texts(&format!("SELECT status || ' ' || {columns} AS t {newest}")).concat()
}

/// 1,200 people, of whom every hundredth is wrong.
fn twelve_hundred() -> String {
    let line = |n: usize| match n % 100 {
        0 => format!("Student {n},no address,student,10,General\n"),
        _ => format!("Student {n},s{n}@x.org,student,10,General\n"),
    };
    String::from("name,email,role,grade,program\n") + &(1..=1_200).map(line).collect::<String>()
}

#[actix_web::test]
async fn twelve_hundred_people_are_taken_in_by_steps_and_every_bad_line_is_reported() {
    let app = TestApp::start();
    let admin = app.admin();

    let answer = paste(&admin, &twelve_hundred(), ADD).await;

    assert_eq!(answer.status, 303, "{}", answer.main());
    let here = answer.location().unwrap().to_owned();
    let begun = admin.get(&here).await;
    assert!(begun.main().contains("Running 0 of 1200 lines"), "{}", begun.main());
    assert!(begun.body.contains(r#"max="1200" value="0""#) && begun.body.contains("hx-trigger=\"every 2s\""));
    assert!(begun.body.contains("<label class=\"sr\" for=\"bar\">How far the list is</label>"));

    assert_eq!(app.work_off().await, 24);

    assert_eq!(counts(&app), "done 1200 1188 0 0 12");
    let page = admin.get(&here).await;
    assert!(page.main().contains("Done 1200 of 1200 lines"), "{}", page.main());
    assert!(!page.body.contains("hx-trigger=\"every"));
    let lines = app.numbers("SELECT line AS n FROM people_import_notes WHERE outcome = 'refused' ORDER BY line");
    assert_eq!(lines, (1..=12).map(|n| n * 100 + 1).collect::<Vec<_>>());
    let first = "101 Student 100,no address,student,10,General Refused Write an e-mail address";
    assert!(page.main().contains(first), "{}", page.main());
    assert_eq!(app.count("people WHERE status = 'imported' AND grade = 10 AND role = 'student'"), 1188);
    assert_eq!(app.count("program_people WHERE part = 'student'"), 1188);
    // The list itself is forgotten; the log has one entry for each person and two for the whole.
    assert_eq!(app.texts("SELECT list AS t FROM people_imports"), [""]);
    let log = app.audited();
    assert_eq!(log.iter().filter(|action| *action == "person.add").count(), 1188);
    assert_eq!((log[0].as_str(), log[log.len() - 1].as_str()), ("import.people", "import.people_done"));
    // The same list again adds nobody.
    paste(&admin, &twelve_hundred(), ADD).await;
    app.work_off().await;
    assert_eq!((counts(&app), app.count("people WHERE role = 'student'")), ("done 1200 0 0 1188 12".to_owned(), 1188));
}

/// Works until some steps are done, and then no more: as a process that is killed while it has a lease.
async fn killed_after(app: &TestApp, steps: i64) {
    let worker = worker(app.app.clone());
    let working = async {
        worker.work_off().await.unwrap();
    };
    let watching = async {
        while app.count("jobs WHERE finished_at IS NOT NULL") < steps {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    select(Box::pin(working), Box::pin(watching)).await;
    // What was under way in a thread of its own comes to its end.
    let left = "jobs WHERE finished_at IS NULL AND leased_until IS NULL";
    for _ in 0..100 {
        if app.count(left) > 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let until = app.clock.utc() + TimeDelta::minutes(5);
    app.sql(&format!(
        "UPDATE jobs SET leased_by = 'worker-that-died', leased_until = '{until}', attempts = 1 WHERE finished_at IS NULL"
    ));
}

#[actix_web::test]
async fn a_server_that_dies_in_the_middle_loses_and_doubles_nothing() {
    let app = TestApp::start();
    let admin = app.admin();
    let here = paste(&admin, &twelve_hundred(), ADD).await.location().unwrap().to_owned();

    killed_after(&app, 3).await;

    let done = app.numbers("SELECT lines_done AS n FROM people_imports")[0];
    assert!((150..1200).contains(&done) && done % 50 == 0, "{done}");
    assert_eq!(app.count("people WHERE role = 'student'"), done - done / 100);
    assert_eq!(app.work_off().await, 0);
    let page = admin.get(&here).await;
    assert!(page.main().contains(&format!("Running {done} of 1200 lines")), "{}", page.main());

    // Another server comes up, and goes on when the lease is over.
    app.clock.advance(TimeDelta::seconds(301));
    let steps = worker(app.another()).work_off().await.unwrap();

    assert_eq!(i64::try_from(steps).unwrap(), (1200 - done) / 50);
    assert_eq!(counts(&app), "done 1200 1188 0 0 12");
    assert_eq!((app.count("people WHERE role = 'student'"), app.count("people_import_notes")), (1188, 12));
}

#[actix_web::test]
async fn ten_thousand_pasted_addresses_are_a_job_that_can_be_stopped_and_one_more_is_refused() {
    let app = TestApp::start();
    let admin = app.admin();
    let line = |n: usize| format!("student.number.{n}@mergington-high-school.example.org\n");
    let list = |n: usize| (1..=n).map(line).collect::<String>();

    let more = paste(&admin, &list(10_001), INVITE).await;
    assert!(more.status == 422 && more.main().contains("at most 10000 lines"), "{}", more.status);
    assert!(more.body.contains("student.number.10001@"), "what was typed is kept");
    let answer = paste(&admin, &list(10_000), INVITE).await;

    assert_eq!((answer.status, counts(&app)), (303, "running 0 0 0 0 0".to_owned()));
    assert_eq!(app.count("jobs"), 1);
    let here = answer.location().unwrap().to_owned();
    assert_eq!(admin.post(&format!("{here}/cancellation"), &[]).await.status, 303);
    app.work_off().await;
    assert_eq!((counts(&app), app.count("people"), app.mails().len()), ("cancelled 0 0 0 0 0".to_owned(), 1, 0));
    assert!(admin.get(&here).await.main().contains("Stopped"));
    assert_eq!(app.audited(), ["import.people", "import.people_cancel"]);
    // Stopping it twice is the same as once.
    assert_eq!(admin.post(&format!("{here}/cancellation"), &[]).await.status, 303);
    assert_eq!(app.audited().len(), 2);
}

#[actix_web::test]
async fn a_list_may_invite_and_says_of_every_line_that_is_not_simply_in_why() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    make::imported(&app, MERGINGTON, "Tom Sawyer", "teacher", "tom@mergington.edu");
    let list = format!(
        "Name;E-mail;Role;Grade;Program\nNew One;new@x.org;;9;\nAna;{};student;;\nTom;tom@mergington.edu;student;;\n\n\
         Odd;аna@x.org;;;\nKing;king@x.org;king;;\nBoss;boss@x.org;owner;;\nArt;art@x.org;;;Arts\n;;;;\nNo Address;;;11;\n\
         Again;new@x.org;;9;",
        ana.email
    );

    paste(&admin, &list, INVITE).await;
    app.work_off().await;

    assert_eq!(counts(&app), "done 10 1 2 2 5");
    assert_eq!(person(&app, "new@x.org"), "student invited");
    assert_eq!(person(&app, "tom@mergington.edu"), "teacher invited");
    let mails: Vec<_> = app.mails().into_iter().map(|mail| (mail.to, mail.text.contains("Hello there."))).collect();
    assert_eq!(mails, [("new@x.org".to_owned(), true), ("tom@mergington.edu".to_owned(), true)]);
    let here = format!("{LISTS}/{}", app.texts("SELECT id AS t FROM people_imports").concat());
    let page = admin.get(&here).await.main();
    for words in [
        "3 Ana;ana@mergington.edu;student;; Skipped They belong to the school already",
        "6 Odd;аna@x.org;;; Refused This address has letters",
        "7 King;king@x.org;king;; Refused There is no role “king”",
        "8 Boss;boss@x.org;owner;; Refused You can only invite to roles below your own",
        "9 Art;art@x.org;;;Arts Refused There is no program “Arts”",
        "10 ;;;; Refused There is neither a name nor an address",
        "11 No Address;;;11; Added There is no address to write to",
        "12 Again;new@x.org;;9; Skipped They are invited already",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let wrong = admin.get(&format!("{here}?only=refused")).await.main();
    assert!(wrong.contains("King") && !wrong.contains("No Address"), "{wrong}");
}

#[actix_web::test]
async fn a_file_does_as_well_as_what_is_pasted() {
    let app = TestApp::start();
    let admin = app.admin();
    let bring = async |bytes: &[u8]| {
        let request = multipart("people.csv", "text/csv", bytes, ADD);
        admin.ask(Method::POST, LISTS, request).await
    };

    for (bytes, words) in [
        (b"name,email\n\xff\xfe,a@x.org".to_vec(), "Save it as CSV in UTF-8"),
        (b"\n \n".to_vec(), "Paste a list, or choose a file"),
        (vec![b'x'; 2 * 1024 * 1024 + 1], "too large"),
    ] {
        let page = bring(&bytes).await;
        assert!(page.status == 422 && page.main().contains(words), "{}", page.main());
    }
    let answer = bring("\u{feff}email,name\r\nana@x.org,\"Lee, Ana\"\r\n".as_bytes()).await;
    assert_eq!(answer.status, 303);
    app.work_off().await;
    assert_eq!(app.texts("SELECT name AS t FROM people WHERE email = 'ana@x.org'"), ["Lee, Ana"]);
}

#[actix_web::test]
async fn whoever_loses_their_role_meanwhile_takes_nobody_in_any_more() {
    let app = TestApp::start();
    let pia = app.program_admin("Pia");
    let fields = [("role", "student"), ("mode", "add"), ("program", MERGINGTON.program)];
    assert_eq!(paste(&pia, "a@x.org\nb@x.org", &fields).await.status, 303);
    app.sql(&format!("UPDATE people SET role = 'teacher' WHERE id = '{}'", pia.person()));
    app.work_off().await;
    assert_eq!((counts(&app), app.count("people")), ("stopped 0 0 0 0 0".to_owned(), 1));
}

#[actix_web::test]
async fn a_list_goes_no_further_than_its_inviter() {
    let app = TestApp::start();
    let (pia, teacher, admin) = (app.program_admin("Pia"), app.teacher("Tea"), app.admin());
    assert_eq!(paste(&teacher, "a@x.org", ADD).await.status, 403);
    for (role, program) in [("program_admin", MERGINGTON.program), ("student", ""), ("student", WESTFIELD.program)] {
        let fields = [("role", role), ("mode", "add"), ("program", program)];
        assert_eq!(paste(&pia, "a@x.org", &fields).await.status, 422, "{role} {program}");
    }
    // An admin names no program of another school either.
    let fields = [("role", "student"), ("mode", "add"), ("program", WESTFIELD.program)];
    assert_eq!(paste(&admin, "a@x.org", &fields).await.status, 422);
    assert_eq!(app.count("people_imports"), 0);
}

#[actix_web::test]
async fn one_list_at_a_time_and_nobody_elses() {
    let app = TestApp::start();
    let (admin, pia) = (app.admin(), app.program_admin("Pia"));
    let here = paste(&admin, "a@x.org", ADD).await.location().unwrap().to_owned();
    let second = paste(&admin, "b@x.org", ADD).await;
    assert!(second.status == 409 && second.plain().contains("Another list is being taken in"), "{}", second.plain());
    // Whoever is no admin sees their own.
    assert_eq!(pia.get(&here).await.status, 404);
    assert_eq!(pia.post(&format!("{here}/cancellation"), &[]).await.status, 404);
    assert!(!pia.get(&format!("{LISTS}/new")).await.body.contains(&here));
    assert!(app.owner().get(&format!("{LISTS}/new")).await.body.contains(&here));
    app.work_off().await;
}

#[actix_web::test]
async fn reports_are_forgotten_after_a_month() {
    let app = TestApp::start();
    make::people_import(&app, MERGINGTON, app.admin().person());
    let keeper = worker(app.app.clone());
    for (days, left) in [(29, 1), (2, 0)] {
        app.clock.advance(TimeDelta::days(days));
        keeper.run_due().await.unwrap();
        app.work_off().await;
        assert_eq!((app.count("people_imports"), app.count("people_import_notes")), (left, left));
    }
}
