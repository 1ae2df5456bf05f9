use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};

#[actix_web::test]
async fn everybody_gets_an_answer_and_a_session_is_known() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    make::activity("Choir").in_school(WESTFIELD).at(1, "15:15", "16:45").save(&app);
    let from = std::time::Instant::now();
    for _ in 0..200 {
        let page = ana.get(&MERGINGTON.path("/nowhere")).await;
        assert_eq!(
            (page.status, page.title().as_str()),
            (404, "Nothing here · Mergington High School"),
            "{}",
            page.body
        );
        assert!(page.plain().contains("Ana") || page.body.contains("/today"), "{}", page.body);
    }
    eprintln!("{:?} a request", from.elapsed() / 200);
    assert_eq!(app.numbers("SELECT starts_minute AS n FROM activity_slots"), [915]);
}
