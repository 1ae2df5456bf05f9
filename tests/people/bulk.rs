use super::PEOPLE;
use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};

fn statuses(app: &TestApp) -> Vec<String> {
    app.texts("SELECT name || ' ' || status AS t FROM people WHERE school_id = 11 ORDER BY name")
}

#[actix_web::test]
async fn those_who_are_ticked_are_changed_and_nobody_at_or_above_ones_role() {
    let app = TestApp::start();
    let (admin, owner, ana, bo) = (app.admin(), app.owner(), app.student("Ana"), app.student("Bo"));
    let foreign = make::imported(&app, WESTFIELD, "Wes", "student", "wes@x.org").to_string();
    let ids = [ana.person().as_str(), owner.person().as_str(), admin.person().as_str(), foreign.as_str(), "no id"];
    let mut form: Vec<_> = ids.iter().map(|id| ("ids[]", *id)).collect();
    form.push(("change", "suspend"));
    let done = admin.post(&format!("{PEOPLE}/changes"), &form).await;
    let page = admin.get(done.location().unwrap()).await;
    assert!(page.toast().contains("Changed: 1. Left as they were: 3."), "{}", page.toast());
    assert_eq!(statuses(&app), ["Ada Admin active", "Ana suspended", "Bo active", "Otto Owner active"]);
    assert_eq!(app.count("people WHERE school_id = 22 AND status = 'imported'"), 1);
    assert_eq!(app.audited(), ["person.suspend"]);
    assert_eq!(ana.get("/s/mergington/today").await.status, 403);
    assert_eq!(bo.get("/s/mergington/today").await.status, 200);
    form.pop();
    form.push(("change", "reinstate"));
    admin.post(&format!("{PEOPLE}/changes"), &form).await;
    assert_eq!(ana.get("/s/mergington/today").await.status, 200);
    // Twice is the same as once.
    admin.post(&format!("{PEOPLE}/changes"), &form).await;
    assert_eq!(app.audited(), ["person.suspend", "person.reinstate"]);
}

#[actix_web::test]
async fn all_that_match_are_changed_as_long_as_they_are_those_that_were_seen() {
    let app = TestApp::start();
    let admin = app.admin();
    make::many_students(&app, MERGINGTON, 120);
    app.teacher("Tom");
    let form = |count| [("all", "yes"), ("query", "role=student"), ("count", count), ("change", "suspend")];
    let path = format!("{PEOPLE}/changes");
    for stale in ["119", "121", "", "x"] {
        assert_eq!(admin.post(&path, &form(stale)).await.status, 409, "{stale}");
    }
    assert_eq!(app.count("people WHERE status = 'suspended'"), 0);
    let done = admin.post(&path, &form("120")).await;
    assert_eq!(done.location(), Some("/s/mergington/people?role=student"));
    assert_eq!(app.count("people WHERE status = 'suspended' AND role = 'student'"), 120);
    assert_eq!(app.count("people WHERE status = 'suspended'"), 120);
    assert_eq!(app.count("audit_entries WHERE action = 'person.suspend'"), 120);
    let page = admin.get(PEOPLE).await;
    assert!(page.main().contains("All 122 that match"), "{}", page.main());
}

#[actix_web::test]
async fn programs_are_joined_and_left_by_many() {
    let app = TestApp::start();
    let (admin, pia) = (app.admin(), app.program_admin("Pia"));
    let (ana, tom) = (app.student("Ana"), app.teacher("Tom"));
    let arts = make::program(&app, MERGINGTON, "Arts");
    let join = format!("join:{arts}");
    let form = [("ids[]", ana.person().as_str()), ("ids[]", tom.person().as_str()), ("change", join.as_str())];
    let path = format!("{PEOPLE}/changes");
    for _ in 0..2 {
        assert_eq!(admin.post(&path, &form).await.status, 303);
    }
    let parts =
        || app.texts(&format!("SELECT part AS t FROM program_people WHERE program_id = '{arts}' ORDER BY part"));
    assert_eq!(parts(), ["student", "teacher"]);
    // Not theirs to give or to take.
    assert_eq!(pia.post(&path, &form).await.status, 404);
    let leave = format!("leave:{arts}");
    let form = [("all", "yes"), ("count", "2"), ("query", &format!("program={arts}") as &str), ("change", &leave)];
    assert_eq!(admin.post(&path, &form).await.status, 303);
    assert_eq!(parts(), [""; 0]);
    assert_eq!(
        app.audited(),
        ["person.join_program", "person.join_program", "person.leave_program", "person.leave_program"]
    );
    let foreign = format!("join:{}", WESTFIELD.program);
    assert_eq!(admin.post(&path, &[("ids[]", ana.person().as_str()), ("change", &foreign)]).await.status, 404);
}

#[actix_web::test]
async fn nobody_ticked_and_nothing_chosen_change_nothing_and_say_so() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    let before = app.everything_stored();
    for (form, words) in [
        (vec![("change", "suspend")], "Nobody was chosen."),
        (vec![("ids[]", ana.person().as_str())], "Choose what to do"),
        (vec![("ids[]", ana.person().as_str()), ("change", "delete")], "Choose what to do"),
    ] {
        let done = admin.post(&format!("{PEOPLE}/changes"), &form).await;
        assert!(admin.get(done.location().unwrap()).await.toast().contains(words), "{words}");
    }
    assert_eq!(app.everything_stored(), before);
}

#[actix_web::test]
async fn those_who_are_chosen_and_have_no_account_yet_are_invited_as_a_list_would() {
    let app = TestApp::start();
    let admin = app.admin();
    let (lee, student) = (make::imported(&app, MERGINGTON, "Lee", "teacher", "lee@x.org"), app.student("Stu"));
    make::imported(&app, MERGINGTON, "Max", "student", "max@x.org");
    let mute = make::imported(&app, MERGINGTON, "Mute", "student", "mute@x.org");
    app.sql(&format!("UPDATE people SET email = NULL WHERE id = '{mute}'"));
    let foreign = make::imported(&app, WESTFIELD, "Wes", "student", "wes@x.org");
    let path = format!("{PEOPLE}/imports/chosen");
    let these = [&lee, student.person(), &mute, &foreign].map(|id| ("ids[]", id.as_str()));
    let begun = admin.post(&path, &these).await;
    assert!(begun.location().is_some_and(|there| there.starts_with("/s/mergington/people/imports/")));
    app.work_off().await;
    assert_eq!(app.mails().into_iter().map(|mail| mail.to).collect::<Vec<_>>(), ["lee@x.org"]);
    // They stay what they are.
    assert_eq!(app.texts("SELECT role || ' ' || status AS t FROM people WHERE name = 'Lee'"), ["teacher invited"]);

    // All that match, as long as they are those that were seen.
    let all = |count| [("all", "yes"), ("query", "role=student"), ("count", count)];
    assert_eq!(admin.post(&path, &all("7")).await.status, 409);
    assert_eq!(admin.post(&path, &all("3")).await.status, 303);
    app.work_off().await;
    let mut to: Vec<_> = app.mails().into_iter().map(|mail| mail.to).collect();
    to.sort();
    assert_eq!(to, ["lee@x.org", "max@x.org"]);

    let nobody = admin.post(&path, &[("ids[]", student.person().as_str())]).await;
    assert!(admin.get(nobody.location().unwrap()).await.toast().contains("None of them has an address"));
    // Whoever invites into their programs says which, for one or in a list.
    let pia = app.program_admin("Pia");
    assert_eq!(pia.post(&path, &these).await.status, 403);
    assert!(!pia.get(PEOPLE).await.body.contains("imports/chosen"));
}

#[actix_web::test]
async fn somebody_with_an_address_and_no_account_is_invited_from_their_own_page() {
    let app = TestApp::start();
    let (admin, stu) = (app.admin(), app.student("Stu"));
    let lee = make::imported(&app, MERGINGTON, "Lee", "teacher", "lee@x.org");
    let page = admin.get(&format!("{PEOPLE}/{lee}")).await;
    let path = "/s/mergington/people/invitations/new?email=lee%40x.org&#38;name=Lee&#38;role=teacher";
    assert!(page.body.contains(path), "{}", page.body);
    let form = admin.get(&path.replace("&#38;", "&")).await;
    assert!(form.body.contains("value=\"lee@x.org\"") && form.body.contains("value=\"Lee\""), "{}", form.body);
    let here = admin.get(&format!("{PEOPLE}/{}", stu.person())).await;
    assert!(!here.body.contains("/people/invitations/new?"), "{}", here.body);
}
