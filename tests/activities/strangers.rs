//! What visitors see: what, when, where and how many places; never a name.

use super::{at, sign_up};
use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};

const LIST: &str = "/s/mergington/activities";

#[actix_web::test]
async fn visitors_and_people_of_other_schools_see_nobodys_name_anywhere() {
    let app = TestApp::start();
    let (lead, helper) = (app.teacher("Leadwina Quark"), app.teacher("Helpmut Quark"));
    let (ana, ben) = (app.student("Anaphora Quark"), app.student("Bendix Quark"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).room("Room 12").led_by(lead.person());
    let chess = chess.helped_by(helper.person()).save(&app);
    for student in [&ana, &ben] {
        sign_up(student, &chess).await;
    }
    let foreign = make::person(&app, WESTFIELD, "Sid", "owner");
    let drama = make::activity("Drama").at(1, "15:15", "16:45").save(&app);
    sign_up(&ana, &drama).await;

    for stranger in [&app.nobody(), &foreign] {
        for path in [
            LIST.to_owned(),
            format!("{LIST}?view=week"),
            format!("{LIST}?show=mine"),
            format!("{LIST}?show=drafts"),
            at(&chess, ""),
            "/s/mergington".to_owned(),
        ] {
            let page = stranger.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            for name in ["Quark", "quark", "Leadwina", "Helpmut", "Anaphora", "Bendix", "@mergington.edu", "Led by"] {
                assert!(!page.body.contains(name), "{name} at {path}: {}", page.main());
            }
            for id in [lead.person(), helper.person(), ana.person(), ben.person()] {
                assert!(!page.body.contains(id.as_str()), "{id} at {path}");
            }
        }
        let page = stranger.get(&at(&chess, "")).await.main();
        assert!(page.contains("Full, 1 waiting") && page.contains("Room 12") && page.contains("Monday"), "{page}");
        // Not by trying names either.
        for words in ["Quark", "Leadwina", "Anaphora"] {
            let found = stranger.get(&format!("{LIST}?q={words}")).await.main();
            assert!(found.contains("Nothing matches"), "{words}: {found}");
        }
        for path in ["/roster", "/edit", "/cancellation"] {
            assert!(stranger.get(&at(&chess, path)).await.status >= 401, "{path}");
        }
    }
    // Members see who leads it, and not who else is in it.
    let cem = app.student("Cem");
    let page = cem.get(&at(&chess, "")).await.main();
    assert!(page.contains("Led by Leadwina Quark"), "{page}");
    assert!(!page.contains("Anaphora") && !page.contains("Bendix"), "{page}");
    app.work_off().await;
}

#[actix_web::test]
async fn visitors_are_led_to_sign_in_where_they_could_join() {
    let app = TestApp::start();
    make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    make::activity("Closed").at(1, "15:15", "16:45").window("2026-09-01 00:00:00", "2026-09-02 00:00:00").save(&app);
    let list = app.nobody().get(LIST).await;
    assert_eq!(list.body.matches("Sign in to join").count(), 1);
    assert!(!list.body.contains("/signups"), "there is no button that would be refused");
}

#[actix_web::test]
async fn what_visitors_read_is_the_same_for_every_visitor() {
    let app = TestApp::start();
    make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let one = app.nobody().get(LIST).await;
    assert_eq!(one.body, app.nobody().get(LIST).await.body);
    assert_eq!(one.header("cache-control"), Some("no-cache"));
}

#[actix_web::test]
async fn activities_of_another_school_are_in_no_list_and_no_search() {
    let app = TestApp::start();
    let (ana, owner) = (app.student("Ana"), app.owner());
    let westfield = make::person(&app, WESTFIELD, "Wes", "student");
    let choir = make::activity("Choir").in_school(WESTFIELD).at(1, "15:15", "16:45").save(&app);
    make::signed_up(&app, WESTFIELD, &choir, &[westfield.person().clone()], 1);
    for client in [&ana, &owner, &app.nobody(), &westfield] {
        for query in ["", "?q=choir", "?show=mine", "?show=unled", &format!("?term={}", WESTFIELD.autumn)] {
            let page = client.get(&format!("{LIST}{query}")).await;
            assert!(!page.body.contains("<bdi>Choir</bdi>"), "{query} {}", client.name);
        }
    }
    assert!(westfield.get("/s/westfield/activities?show=mine").await.main().contains("Choir"));
    assert!(!westfield.get("/s/westfield/activities").await.main().contains(MERGINGTON.name));
}
