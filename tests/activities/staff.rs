//! Who may run which activity, and the roster.

use super::{at, counts, form, mails_to, register, remove, sign_up, standing};
use crate::support::{Client, MERGINGTON, TestApp, WESTFIELD, make};
use homeroom::platform::db::ids::ActivityId;

/// What somebody gets for looking at, changing and ending an activity: the page, its form, its roster, saving, publishing.
async fn tried(client: &Client<'_>, id: &ActivityId) -> [u16; 8] {
    let mut answers = Vec::new();
    for path in ["", "/edit", "/roster", "/cancellation"] {
        answers.push(client.get(&at(id, path)).await.status);
    }
    // Each is wrong in itself, so that nothing changes: what may be changed is found before that is seen.
    answers.push(client.post(&at(id, ""), &form(&[("name", "")])).await.status);
    answers.push(client.post(&at(id, "/cancellation"), &[]).await.status);
    answers.push(client.post(&at(id, "/publication"), &[]).await.status);
    answers.push(client.post(&at(id, "/removals"), &[("person", "x")]).await.status);
    answers.try_into().unwrap()
}

#[actix_web::test]
async fn each_role_runs_what_is_theirs_and_nothing_else_exists_for_them() {
    let app = TestApp::start();
    let (lead, helper, other) = (app.teacher("Lead"), app.teacher("Helper"), app.teacher("Other"));
    let foreign = make::person(&app, WESTFIELD, "Foreign", "owner");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(lead.person()).helped_by(helper.person());
    let chess = chess.save(&app);
    let (own, elsewhere) = (app.program_admin("Own"), make::person(&app, MERGINGTON, "Elsewhere", "program_admin"));
    let before = app.everything_stored();

    let may_all = [200, 200, 200, 200, 422, 422, 409, 422];
    for client in [&lead, &own, &app.admin(), &app.owner()] {
        assert_eq!(tried(client, &chess).await, may_all, "{}", client.name);
    }
    assert_eq!(tried(&helper, &chess).await, [200, 404, 200, 404, 404, 404, 404, 422]);
    for client in [&other, &elsewhere] {
        assert_eq!(tried(client, &chess).await, [200, 404, 404, 404, 404, 404, 404, 404], "{}", client.name);
    }
    for client in [&app.student("Ana"), &foreign] {
        assert_eq!(tried(client, &chess).await, [200, 403, 403, 403, 403, 403, 403, 403], "{}", client.name);
    }
    assert_eq!(tried(&app.nobody(), &chess).await, [200, 401, 401, 401, 401, 401, 401, 401]);
    let people = |rows: Vec<String>| rows.into_iter().filter(|row| row.starts_with("activit")).collect::<Vec<_>>();
    assert_eq!(people(app.everything_stored()), people(before), "nobody changed anything");
}

#[actix_web::test]
async fn an_activity_of_another_school_is_not_there() {
    let app = TestApp::start();
    let (owner, ana) = (app.owner(), app.student("Ana"));
    let choir = make::activity("Choir").in_school(WESTFIELD).at(1, "15:15", "16:45").save(&app);
    assert_eq!(tried(&owner, &choir).await, [404; 8]);
    assert_eq!(sign_up(&ana, &choir).await.status, 404);
    assert_eq!(app.nobody().get(&at(&choir, "")).await.status, 404);
}

#[actix_web::test]
async fn the_roster_has_names_and_addresses_and_numbers_for_those_who_run_it() {
    let app = TestApp::start();
    let (helper, zoe, ana, ben) = (app.teacher("Helper"), app.student("Zoe"), app.student("Ana"), app.student("Ben"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(2).helped_by(helper.person()).save(&app);
    for student in [&zoe, &ana, &ben] {
        sign_up(student, &chess).await;
    }

    let roster = helper.get(&at(&chess, "/roster")).await;

    let main = roster.main();
    let (is_in, waits) = main.split_once("In the queue").unwrap();
    for line in [format!("1 Ana 10 {}", ana.email), format!("2 Zoe 10 {}", zoe.email)] {
        assert!(is_in.contains(&line), "{line}: {is_in}");
    }
    assert!(waits.contains(&format!("1 Ben {}", ben.email)), "{waits}");
    assert!(main.contains("Monday 15:15–16:45 · Full, 1 waiting"), "{main}");
    assert!(roster.body.contains("data-print"), "it can be printed");
    assert!(!roster.body.contains(&at(&chess, "/edit")), "helpers do not edit");
    app.work_off().await;
}

#[actix_web::test]
async fn staff_find_students_by_name_and_address_and_register_them() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    let (jose, _) = (app.student("Jose Nunez"), app.teacher("Jose Staff"));
    app.sql(&format!("UPDATE people SET name = 'José Núñez' WHERE id = '{}'", jose.person()));
    let left = app.student("Jose Left");
    app.sql(&format!("UPDATE people SET status = 'left' WHERE id = '{}'", left.person()));
    make::person(&app, WESTFIELD, "Jose Westfield", "student");

    for words in ["jose", "NUNEZ", "jose.nunez%40mergington"] {
        let found = tom.get(&at(&chess, &format!("/roster?find={words}"))).await;
        assert_eq!(
            found.body.matches("<button class=\"button small\">Register").count(),
            1,
            "{words}: {}",
            found.main()
        );
        assert!(found.main().contains(&format!("José Núñez {} Grade 10", jose.email)), "{}", found.main());
    }
    for words in ["%25", "_", "nobody"] {
        let found = tom.get(&at(&chess, &format!("/roster?find={words}"))).await;
        assert!(found.main().contains("Nobody matches. Try fewer letters."), "{words}: {}", found.main());
    }

    assert_eq!(register(&tom, &chess, jose.person(), "").await.status, 303);
    assert_eq!(standing(&app, &chess, jose.person()), "enrolled");
    assert_eq!(mails_to(&app, &jose), ["Your place in Chess"]);
    // Twice is once.
    register(&tom, &chess, jose.person(), "").await;
    assert_eq!((counts(&app, &chess), app.mails().len()), ((1, 0), 1));
    app.work_off().await;
}

#[actix_web::test]
async fn staff_register_outside_the_window_but_only_students_who_are_here() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let window = ("2026-09-01 00:00:00", "2026-09-02 00:00:00");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").window(window.0, window.1).led_by(tom.person());
    let chess = chess.save(&app);
    let (ana, left) = (app.student("Ana"), app.student("Left"));
    let (teacher, stranger) = (app.teacher("Teacher"), make::person(&app, WESTFIELD, "Stranger", "student"));
    app.sql(&format!("UPDATE people SET status = 'left' WHERE id = '{}'", left.person()));

    assert_eq!(register(&tom, &chess, ana.person(), "").await.status, 303);
    for nobody in [&left, &teacher, &stranger] {
        assert_eq!(register(&tom, &chess, nobody.person(), "Because").await.status, 404, "{}", nobody.name);
        assert_eq!(remove(&tom, &chess, nobody.person(), "Because").await.status, 404, "{}", nobody.name);
    }
    assert_eq!(app.count("signups"), 1);
    app.work_off().await;
}

#[actix_web::test]
async fn a_removal_needs_a_reason_and_says_so_beside_its_field() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    sign_up(&ana, &chess).await;
    app.work_off().await;
    let before = app.everything_stored();

    for reason in ["", "   ", "\u{7}"] {
        let refused = remove(&tom, &chess, ana.person(), reason).await;
        assert_eq!(refused.status, 422, "{reason:?}");
        assert!(refused.title().starts_with("Error: Roster"), "{}", refused.title());
        assert!(refused.body.contains(r#"class="wrong" id="reason-wrong""#), "{}", refused.body);
        assert!(refused.body.contains("<details class=\"more\" open>"), "the field with what is wrong is open");
    }
    let long = "x".repeat(501);
    let refused = remove(&tom, &chess, ana.person(), &long).await;
    assert_eq!((refused.status, refused.body.contains(&long)), (422, true), "what was typed is kept");
    assert_eq!(app.everything_stored(), before);
}

#[actix_web::test]
async fn nobody_is_registered_for_what_is_not_published() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    for status in ["draft", "cancelled", "archived"] {
        let chess = make::activity("Chess").at(1, "15:15", "16:45").status(status).led_by(tom.person()).save(&app);
        let refused = register(&tom, &chess, ana.person(), "Please").await;
        assert_eq!(super::refusal(&refused), "Publish the activity before you register students.", "{status}");
    }
    assert_eq!(app.count("signups"), 0);
}

#[actix_web::test]
async fn the_search_for_students_survives_whatever_is_typed() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    let endless = "x".repeat(60_000);
    app.student("Ana");
    for find in ["\0", "'; DROP TABLE people", "\\", endless.as_str()] {
        let refused = tom.post(&at(&chess, "/roster"), &[("person", "nobody"), ("find", find)]).await;
        assert_eq!(refused.status, 422, "{}", refused.plain());
    }
    for find in ["%00", "%FF%FE", "%5C", "%27", &"x".repeat(5_000)] {
        assert_eq!(tom.get(&at(&chess, &format!("/roster?find={find}&page=99999999999"))).await.status, 200, "{find}");
    }
}
