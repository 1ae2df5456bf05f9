use super::{PEOPLE, names};
use crate::support::{Client, MERGINGTON, TestApp, WESTFIELD, make};
use homeroom::platform::db::ids::PersonId;

fn version(app: &TestApp, person: &PersonId) -> String {
    app.numbers(&format!("SELECT version AS n FROM people WHERE id = '{person}'"))[0].to_string()
}

#[actix_web::test]
async fn somebody_is_added_without_an_address_and_given_one_later() {
    let app = TestApp::start();
    let admin = app.admin();
    let form = [("name", "Ana Lee"), ("role", "student"), ("grade", "9"), ("guardian_contact", "Maria, 555")];
    let added = admin.post(PEOPLE, &form).await;
    assert_eq!(added.status, 303, "{}", added.main());
    let path = added.location().unwrap().to_owned();
    let page = admin.get(&path).await;
    assert!(page.main().contains("Ana Lee Student Imported"), "{}", page.main());
    assert!(
        page.main().contains("Grade 9") && page.main().contains("Maria, 555") && page.main().contains("Has no account")
    );
    let general = format!("{}:student", MERGINGTON.program);
    let change =
        [("name", "Ana Lee"), ("email", "Ana@Mergington.edu"), ("programs[]", general.as_str()), ("version", "1")];
    assert_eq!(admin.post(&path, &change).await.status, 303);
    let page = admin.get(&path).await;
    assert!(page.main().contains("ana@mergington.edu") && page.main().contains("General (student)"), "{}", page.main());
    assert_eq!(names(&admin.get(&format!("{PEOPLE}?q=ana%40merg")).await), ["Ana Lee"]);
    assert_eq!(app.audited(), ["person.add", "person.change"]);
    // The log says that something personal changed, and never what.
    assert_eq!(app.count("audit_entries WHERE after LIKE '%ana%' OR before LIKE '%Maria%'"), 0);
    assert!(page.main().contains("Added a person") && page.main().contains("Changed a person"), "{}", page.main());
}

#[actix_web::test]
async fn two_who_change_a_person_at_once_do_not_undo_each_other() {
    let app = TestApp::start();
    let admin = app.admin();
    let ana = make::imported(&app, MERGINGTON, "Ana Lee", "student", "ana@x.org");
    let path = format!("{PEOPLE}/{ana}");
    let seen = version(&app, &ana);
    let change = async |name: &str| admin.post(&path, &[("name", name), ("version", &seen)]).await.status;
    assert_eq!((change("First").await, change("Second").await), (303, 409));
    assert_eq!(app.texts(&format!("SELECT name AS t FROM people WHERE id = '{ana}'")), ["First"]);
}

#[actix_web::test]
async fn what_is_typed_wrong_is_said_beside_the_field_and_nothing_is_lost() {
    let app = TestApp::start();
    let admin = app.admin();
    make::imported(&app, MERGINGTON, "Bo", "student", "bo@x.org");
    let long = "x".repeat(10_000);
    for (fields, words) in [
        (vec![("name", ""), ("role", "student")], "Write something here."),
        (vec![("name", long.as_str()), ("role", "student")], "Write at most 120 characters."),
        (vec![("name", "A"), ("role", "student"), ("email", "no address")], "address"),
        (vec![("name", "A"), ("role", "student"), ("email", "Bo@X.org")], "Somebody else here has this address."),
        (vec![("name", "A"), ("role", "student"), ("grade", "99")], "20"),
        (vec![("name", "A"), ("role", "owner")], "Choose one of the list."),
        (vec![("name", "A"), ("role", "admin")], "Choose one of the list."),
        (vec![("name", "A"), ("role", "student"), ("programs[]", "x:y")], "Choose one of the list."),
        (
            vec![("name", "A"), ("role", "student"), ("guardian_contact", long.as_str())],
            "Write at most 200 characters.",
        ),
    ] {
        let page = admin.post(PEOPLE, &fields).await;
        assert_eq!(page.status, 422, "{words}: {}", page.main());
        assert!(page.main().contains(words), "{words}: {}", page.main());
    }
    let foreign = format!("{}:student", WESTFIELD.program);
    let page = admin.post(PEOPLE, &[("name", "A"), ("role", "student"), ("programs[]", &foreign)]).await;
    assert_eq!(page.status, 422);
    assert_eq!(app.count("people WHERE school_id = 11"), 2);
}

#[actix_web::test]
async fn the_address_of_an_account_is_changed_by_its_owner_alone() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana Lee"));
    let path = format!("{PEOPLE}/{}", ana.person());
    assert!(!admin.get(&format!("{path}/edit")).await.body.contains("name=\"email\""));
    let form = [("name", "Ana"), ("email", "evil@x.org"), ("version", "0")];
    assert_eq!(admin.post(&path, &form).await.status, 303);
    assert_eq!(app.texts("SELECT email AS t FROM people WHERE name = 'Ana'"), std::slice::from_ref(&ana.email));
}

#[actix_web::test]
async fn a_program_admin_knows_and_manages_only_teachers_and_students_of_their_programs() {
    let app = TestApp::start();
    let pia = app.program_admin("Pia");
    let arts = make::program(&app, MERGINGTON, "Arts");
    let (ana, bo) = (app.student("Ana"), app.student("Bo"));
    let (tom, peer, admin) = (app.teacher("Tom"), app.program_admin("Peer"), app.admin());
    make::in_program(&app, MERGINGTON, ana.person(), "student");
    make::in_program(&app, MERGINGTON, tom.person(), "teacher");
    make::in_program(&app, MERGINGTON, admin.person(), "teacher");
    make::in_program_of(&app, MERGINGTON, &arts, bo.person(), "student");
    make::in_program_of(&app, MERGINGTON, &arts, ana.person(), "student");
    let statuses = async |client: &Client<'_>| {
        let path = format!("{PEOPLE}/{}", client.person());
        let form = [("name", client.name.as_str()), ("version", "0")];
        let looks = pia.get(&path).await.status;
        let edits = pia.get(&format!("{path}/edit")).await.status;
        let suspends = pia.post(&format!("{path}/suspension"), &[]).await.status;
        let reinstates = pia.post(&format!("{path}/reinstatement"), &[]).await.status;
        (looks, edits, suspends, reinstates, pia.post(&path, &form).await.status)
    };
    // Whose version changed with that is a conflict, which is past the guard.
    assert_eq!(statuses(&ana).await, (200, 200, 303, 303, 409));
    assert_eq!(statuses(&tom).await, (200, 200, 303, 303, 409));
    assert_eq!(statuses(&bo).await, (404, 404, 404, 404, 404));
    for above in [&peer, &admin] {
        assert_eq!(statuses(above).await, (200, 403, 403, 403, 403));
    }
    // Another program is nothing to them: what Ana is there stays, and nobody is put into it.
    let path = format!("{PEOPLE}/{}", ana.person());
    let into = format!("{arts}:student");
    let seen = version(&app, ana.person());
    let refused = pia.post(&path, &[("name", "Ana"), ("programs[]", &into), ("version", &seen)]).await;
    assert_eq!(refused.status, 422);
    let gone = pia.post(&path, &[("name", "Ana"), ("version", &seen)]).await;
    assert_eq!(gone.location(), Some(PEOPLE), "they see her no more");
    assert_eq!(
        app.texts(&format!("SELECT program_id AS t FROM program_people WHERE person_id = '{}'", ana.person())),
        [arts.to_string()]
    );
    // Whom they add belongs to a program of theirs, in a role below theirs and with no part of an admin.
    let add = async |role: &str, part: &str| {
        let part = if part.is_empty() { String::new() } else { format!("{}:{part}", MERGINGTON.program) };
        pia.post(PEOPLE, &[("name", "New"), ("role", role), ("programs[]", &part)]).await.status
    };
    assert_eq!(add("student", "student").await, 303);
    assert_eq!(add("teacher", "teacher").await, 303);
    for (role, part) in [("student", ""), ("teacher", "admin"), ("program_admin", "admin"), ("student", "teacher")] {
        assert_eq!(add(role, part).await, 422, "{role} {part}");
    }
    assert!(!pia.get(PEOPLE).await.main().contains("Bo"));
}

#[actix_web::test]
async fn whoever_is_suspended_is_a_stranger_at_once_and_only_here() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    make::also(&app, &ana, WESTFIELD, "student");
    assert_eq!(ana.get("/s/mergington/today").await.status, 200);
    let path = format!("{PEOPLE}/{}", ana.person());
    assert_eq!(admin.post(&format!("{path}/suspension"), &[("reason", "Fees")]).await.status, 303);
    assert_eq!(ana.get("/s/mergington/today").await.status, 403);
    assert_eq!(ana.get("/s/westfield/today").await.status, 200);
    assert_eq!(admin.post(&format!("{path}/suspension"), &[]).await.status, 409);
    assert_eq!(admin.post(&format!("{path}/reinstatement"), &[]).await.status, 303);
    assert_eq!(ana.get("/s/mergington/today").await.status, 200);
    assert_eq!(app.audited(), ["person.suspend", "person.reinstate"]);
    // Words about somebody stand sealed in the log, and open for whoever may read it.
    assert_eq!(app.count("audit_entries WHERE reason LIKE '%Fees%'"), 0);
    assert!(admin.get(&path).await.main().contains("Fees"));
    app.work_off().await;
}

#[actix_web::test]
async fn whoever_leaves_gives_their_place_to_the_next_and_keeps_none_in_a_queue() {
    let app = TestApp::start();
    let (admin, ana, bo) = (app.admin(), app.student("Ana"), app.student("Bo"));
    let chess = make::activity("Chess").capacity(1).at(1, "15:15", "16:45").save(&app);
    let choir = make::activity("Choir").capacity(1).at(2, "15:15", "16:45").save(&app);
    make::signed_up(&app, MERGINGTON, &chess, &[ana.person().clone(), bo.person().clone()], 1);
    make::signed_up(&app, MERGINGTON, &choir, &[bo.person().clone(), ana.person().clone()], 1);
    let path = format!("{PEOPLE}/{}", ana.person());
    assert_eq!(admin.post(&format!("{path}/departure"), &[]).await.status, 303);
    app.work_off().await;
    let stands = |activity: &dyn std::fmt::Display| {
        app.texts(&format!(
            "SELECT p.name || ' ' || s.status AS t FROM signups s JOIN people p ON p.id = s.person_id
             WHERE s.activity_id = '{activity}' ORDER BY p.name"
        ))
    };
    assert_eq!(stands(&chess), ["Ana withdrawn", "Bo enrolled"]);
    assert_eq!(stands(&choir), ["Ana withdrawn", "Bo enrolled"]);
    assert_eq!(app.numbers("SELECT enrolled_count * 10 + waitlisted_count AS n FROM activities"), [10, 10]);
    assert_eq!(ana.get("/s/mergington/today").await.status, 403);
    // Whoever comes back before the jobs ran keeps what they had.
    admin.post(&format!("{PEOPLE}/{}/departure", bo.person()), &[]).await;
    admin.post(&format!("{PEOPLE}/{}/reinstatement", bo.person()), &[]).await;
    app.work_off().await;
    assert_eq!(stands(&chess), ["Ana withdrawn", "Bo enrolled"]);
}

#[actix_web::test]
async fn a_persons_page_shows_what_they_do_page_by_page_at_eight_statements() {
    let app = TestApp::start();
    let (admin, pia, ana) = (app.admin(), app.program_admin("Pia"), app.student("Ana"));
    make::in_program(&app, MERGINGTON, ana.person(), "student");
    let cost = async |client: &Client<'_>| {
        let before = app.statements();
        let page = client.get(&format!("{PEOPLE}/{}", ana.person())).await;
        (page.status, app.statements() - before)
    };
    // The first look within an hour is put down for Ana to see.
    cost(&admin).await;
    cost(&pia).await;
    assert_eq!(app.count("views_of_records WHERE what = 'person'"), 2);
    for n in 0..30 {
        if n == 1 || n == 3 {
            // Eight of the page, and one that asks whether this look was put down already.
            assert_eq!((cost(&admin).await, cost(&pia).await), ((200, 9), (200, 9)));
        }
        let activity = make::activity(&format!("Club {n:02}")).save(&app);
        make::signed_up(&app, MERGINGTON, &activity, &[ana.person().clone()], 1);
    }
    let page = admin.get(&format!("{PEOPLE}/{}", ana.person())).await;
    assert!(page.main().contains("Places (30)") && page.main().contains("1–25 of 30"), "{}", page.main());
    assert!(page.main().contains("Club 00") && !page.main().contains("Club 29"));
    let second = admin.get(&format!("{PEOPLE}/{}?page=2", ana.person())).await;
    assert!(second.main().contains("Club 29"), "{}", second.main());
    let led = admin.get(&format!("{PEOPLE}/{}?of=led", ana.person())).await;
    assert!(led.main().contains("Nothing yet."), "{}", led.main());
    // Who may not read the log sees no history.
    admin.post(&format!("{PEOPLE}/{}/suspension", ana.person()), &[]).await;
    assert!(admin.get(&format!("{PEOPLE}/{}", ana.person())).await.main().contains("Suspended a person"));
    assert!(!pia.get(&format!("{PEOPLE}/{}", ana.person())).await.main().contains("Suspended a person"));
}

#[actix_web::test]
async fn when_somebody_was_last_here_is_noted_as_often_as_their_session() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    app.clock.advance(chrono::TimeDelta::minutes(6));
    ana.get("/s/mergington/today").await;
    let seen = app.count("users WHERE last_seen_at IS NOT NULL");
    assert_eq!(seen, 1);
    assert!(admin.get(&format!("{PEOPLE}?role=student")).await.main().contains("September 14, 2026"));
    app.sign_in(&ana.email, make::PASSWORD).await;
    assert_eq!(app.count(&format!("users WHERE last_seen_at IS NOT NULL AND id = '{}'", ana.user())), 1);
}
