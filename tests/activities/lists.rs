//! The list and the week: what is found, in how many statements.

use crate::support::{Answer, Client, MERGINGTON, TestApp, make, readable};
use homeroom::platform::db::ids::CategoryId;

const LIST: &str = "/s/mergington/activities";

/// The names of the activities that are shown, in their order; the week's as often as they meet.
fn names(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 200, "{}", answer.plain());
    let is_week = answer.body.contains("class=\"weekgrid\"");
    let (from, to) = if is_week { ("<b dir=\"auto\"", "</b>") } else { ("<h2><a", "</a>") };
    let found = answer.body.split(from).skip(1).filter_map(|rest| rest.split_once(to));
    found.map(|(name, _)| readable(&format!("<a{name}"))).collect()
}

async fn found(client: &Client<'_>, query: &str) -> Vec<String> {
    names(&client.get(&format!("{LIST}?{query}")).await)
}

fn category(app: &TestApp, name: &str) -> CategoryId {
    let id = CategoryId::fresh();
    app.sql(&format!(
        "INSERT INTO categories (school_id, id, name, search_text, created_at, updated_at)
         VALUES (11, '{id}', '{name}', '{}', '2026-09-01 00:00:00', '2026-09-01 00:00:00')",
        name.to_lowercase()
    ));
    id
}

#[actix_web::test]
async fn words_find_names_and_descriptions_however_they_are_spelled() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    make::activity("Café Théâtre").at(1, "15:15", "16:45").description("Act and direct").save(&app);
    make::activity("100% Chess").at(1, "15:15", "16:45").save(&app);
    make::activity("كتاب").at(1, "15:15", "16:45").save(&app);
    for (words, expected) in [
        ("cafe", vec!["Café Théâtre"]),
        ("THEATRE", vec!["Café Théâtre"]),
        ("++direct+", vec!["Café Théâtre"]),
        ("%25", vec!["100% Chess"]),
        ("0%25+c", vec!["100% Chess"]),
        ("_", vec![]),
        ("%5C", vec![]),
        // As an Urdu keyboard writes what an Arabic one wrote.
        ("%DA%A9%D8%AA%D8%A7%D8%A8", vec!["كتاب"]),
        ("'", vec![]),
        ("%00cafe", vec!["Café Théâtre"]),
        ("%FF", vec![]),
        ("nothing", vec![]),
    ] {
        assert_eq!(found(&ana, &format!("q={words}")).await, expected, "{words}");
    }
    assert_eq!(found(&ana, &format!("q={}", "x".repeat(5000))).await, [""; 0]);
    let none = ana.get(&format!("{LIST}?q=nothing")).await.main();
    assert!(none.contains("Nothing matches Try fewer words, or clear the filters. Clear filters"), "{none}");
}

#[actix_web::test]
async fn members_find_by_a_leaders_name_and_nobody_by_an_address() {
    let app = TestApp::start();
    let (ana, rosa) = (app.student("Ana"), app.teacher("Rosa Rodríguez"));
    make::activity("Chess").at(1, "15:15", "16:45").led_by(rosa.person()).save(&app);
    app.sql(&format!("UPDATE people SET email = 'secret@mergington.edu', search_text = 'rosa rodriguez secret@mergington.edu' WHERE id = '{}'", rosa.person()));
    for words in ["rodriguez", "Rosa"] {
        assert_eq!(found(&ana, &format!("q={words}")).await, ["Chess"], "{words}");
        assert_eq!(found(&app.nobody(), &format!("q={words}")).await, [""; 0], "{words}");
    }
    for words in ["secret", "mergington.edu", "%40"] {
        assert_eq!(found(&ana, &format!("q={words}")).await, [""; 0], "{words}");
        assert_eq!(found(&rosa, &format!("q={words}")).await, [""; 0], "{words}");
    }
}

#[actix_web::test]
async fn filters_find_by_day_time_category_level_and_free_places() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let (arts, sports) = (category(&app, "Arts"), category(&app, "Sports"));
    let quote = |id: &CategoryId| format!("'{id}'");
    // The day is from 8 to 15.
    let early = make::activity("Early").at(1, "06:30", "08:00").with("level", "'beginner'");
    early.with("category_id", &quote(&sports)).save(&app);
    let late = make::activity("Late").at(5, "15:00", "16:00").at(1, "15:15", "16:00").capacity(1);
    let late = late.with("level", "'advanced'").with("category_id", &quote(&arts)).save(&app);
    make::activity("Lunch").at(2, "12:00", "13:00").save(&app);
    make::activity("Market").at(6, "10:00", "12:00").save(&app);
    make::activity("Straddles").at(3, "07:30", "08:30").at(4, "14:30", "15:30").save(&app);
    make::activity("Gone").at(2, "12:00", "13:00").status("cancelled").save(&app);
    make::signed_up(&app, MERGINGTON, &late, &make::many_students(&app, MERGINGTON, 2), 1);
    let all = ["Early", "Gone", "Late", "Lunch", "Market", "Straddles"];
    for (query, expected) in [
        (String::new(), all.to_vec()),
        ("day=1".into(), vec!["Early", "Late"]),
        ("day=2".into(), vec!["Gone", "Lunch"]),
        ("day=7".into(), vec![]),
        ("day=8".into(), all.to_vec()),
        ("day=x".into(), all.to_vec()),
        ("time=before".into(), vec!["Early"]),
        ("time=after".into(), vec!["Late"]),
        ("time=weekend".into(), vec!["Market"]),
        ("time=weekend&day=1".into(), vec![]),
        ("time=after&day=5".into(), vec!["Late"]),
        ("time=before&day=5".into(), vec![]),
        (format!("category={arts}"), vec!["Late"]),
        ("category=01J0000000000000000N0NE011".into(), vec![]),
        ("level=beginner".into(), vec!["Early"]),
        ("level=wizard".into(), all.to_vec()),
        ("free=1".into(), vec!["Early", "Lunch", "Market", "Straddles"]),
        ("sort=-name".into(), vec!["Straddles", "Market", "Lunch", "Late", "Gone", "Early"]),
        ("sort=free".into(), vec!["Early", "Gone", "Lunch", "Market", "Straddles", "Late"]),
        ("sort=-free".into(), vec!["Late", "Early", "Gone", "Lunch", "Market", "Straddles"]),
        ("sort=password".into(), all.to_vec()),
        (format!("q=early&day=1&time=before&category={sports}&level=beginner&free=1"), vec!["Early"]),
    ] {
        assert_eq!(found(&ana, &query).await, expected, "{query}");
        // One query behind both; the week shows each as often as it meets.
        let mut week = found(&ana, &format!("{query}&view=week")).await;
        week.sort_unstable();
        week.dedup();
        let mut list = expected.clone();
        list.sort_unstable();
        assert_eq!(week, list, "{query} as a week");
    }
}

#[actix_web::test]
async fn the_list_is_of_one_term_and_of_what_is_mine_when_asked() {
    let app = TestApp::start();
    let (ana, tom, other) = (app.student("Ana"), app.teacher("Tom"), app.teacher("Other"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    let full = make::activity("Full").at(2, "15:15", "16:45").capacity(1).save(&app);
    let left = make::activity("Left").at(3, "15:15", "16:45").save(&app);
    make::activity("Helped").at(3, "15:15", "16:45").helped_by(tom.person()).save(&app);
    make::activity("Winter").at(1, "15:15", "16:45").in_winter().save(&app);
    make::activity("Draft").at(1, "15:15", "16:45").status("draft").led_by(tom.person()).save(&app);
    make::signed_up(&app, MERGINGTON, &full, &make::many_students(&app, MERGINGTON, 1), 1);
    for id in [&chess, &full, &left] {
        super::sign_up(&ana, id).await;
    }
    super::withdraw(&ana, &left).await;

    assert_eq!(found(&ana, "").await, ["Chess", "Full", "Helped", "Left"]);
    assert_eq!(found(&ana, &format!("term={}", MERGINGTON.winter)).await, ["Winter"]);
    assert_eq!(found(&ana, "term=x").await, ["Chess", "Full", "Helped", "Left"]);
    assert_eq!(found(&ana, "show=mine").await, ["Chess", "Full"]);
    let mine = ana.get(&format!("{LIST}?show=mine")).await.main();
    assert!(mine.contains("You are in") && mine.contains("Number 1 in the queue"), "{mine}");
    assert_eq!(found(&tom, "show=mine").await, ["Chess", "Draft", "Helped"]);
    assert_eq!(found(&tom, "show=drafts").await, ["Draft"]);
    assert_eq!(found(&other, "show=drafts").await, [""; 0]);
    assert_eq!(found(&app.program_admin("Pia"), "show=drafts").await, ["Draft"]);
    assert_eq!(found(&app.admin(), "show=unled").await, ["Full", "Helped", "Left"]);
    assert_eq!(found(&app.nobody(), "show=mine").await, [""; 0]);
    app.work_off().await;
}

#[actix_web::test]
async fn rosters_are_linked_for_those_who_run_them() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").helped_by(tom.person()).save(&app);
    make::activity("Drama").at(1, "15:15", "16:45").save(&app);
    let links = async |client: &Client<'_>| client.get(LIST).await.body.matches("/roster\"").count();
    assert_eq!((links(&tom).await, links(&ana).await, links(&app.admin()).await), (1, 0, 2));
    assert!(tom.get(LIST).await.body.contains(&super::at(&chess, "/roster")));
}

#[actix_web::test]
async fn pages_follow_each_other_and_the_week_has_the_rows_of_its_page() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    for n in 0..60 {
        make::activity(&format!("Club {n:02}")).at(1 + n % 5, "15:15", "16:45").save(&app);
    }
    let club = |range: std::ops::Range<i32>| range.map(|n| format!("Club {n:02}")).collect::<Vec<_>>();
    assert_eq!(found(&ana, "").await, club(0..25));
    assert_eq!(found(&ana, "page=2").await, club(25..50));
    assert_eq!(found(&ana, "page=3").await, club(50..60));
    assert_eq!(found(&ana, "page=3&sort=-name").await, club(0..10).into_iter().rev().collect::<Vec<_>>());
    let mut week = found(&ana, "page=2&view=week").await;
    week.sort_unstable();
    assert_eq!(week, club(25..50));
    let first = ana.get(LIST).await;
    assert!(first.main().contains("1–25 of 60"), "{}", first.main());
    assert!(first.body.contains(&format!("{LIST}?page=2")));
    // Chosen once, kept for the next time.
    assert_eq!(found(&ana, "size=50").await, club(0..50));
    assert_eq!(found(&ana, "page=2").await, club(50..60));
    assert_eq!(found(&ana, "size=7").await, club(0..50));

    // An old link leads back, and does not say that there are no activities.
    let beyond = ana.get(&format!("{LIST}?page=9")).await;
    assert_eq!(names(&beyond), [""; 0]);
    assert!(beyond.main().contains("None of 60 on this page"), "{}", beyond.main());
    assert!(!beyond.main().contains("No activities yet"), "{}", beyond.main());
    for page in ["0", "-1", "x", "99999999999999999999"] {
        assert_eq!(ana.get(&format!("{LIST}?page={page}")).await.status, 200, "{page}");
    }
}

#[actix_web::test]
async fn one_row_costs_as_many_statements_as_many_and_never_more_than_eight() {
    let app = TestApp::start();
    let (ana, tom) = (app.student("Ana"), app.teacher("Tom"));
    let count = async |client: &Client<'_>, path: &str| {
        let before = app.statements();
        assert_eq!(client.get(path).await.status, 200);
        app.statements() - before
    };
    let mut seen = Vec::new();
    for rows in [1, 3, 30] {
        while app.count("activities") < rows {
            let n = app.count("activities");
            let id = make::activity(&format!("Club {n:02}")).at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
            make::signed_up(&app, MERGINGTON, &id, &[ana.person().clone()], 1);
        }
        let week = format!("{LIST}?view=week&q=club&day=1&free=1");
        seen.push([
            count(&ana, LIST).await,
            count(&ana, &week).await,
            count(&tom, LIST).await,
            count(&app.nobody(), LIST).await,
        ]);
    }
    assert_eq!(seen, [[8, 8, 7, 5]; 3]);
}

#[actix_web::test]
async fn five_hundred_activities_and_five_thousand_sign_ups_cost_no_more_statements() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let students = make::many_students(&app, MERGINGTON, 100);
    let ids: Vec<_> = (0..500)
        .map(|n| make::activity(&format!("Club {n:03}")).at(1 + n % 5, "15:15", "16:45").capacity(5).save(&app))
        .collect();
    for (n, id) in ids.iter().enumerate() {
        let ten: Vec<_> = (0..10).map(|i| students[(n * 7 + i) % 100].clone()).collect();
        make::signed_up(&app, MERGINGTON, id, &ten, 5);
    }
    assert_eq!(app.count("signups"), 5_000);
    let before = app.statements();

    let page = ana.get(&format!("{LIST}?size=50")).await;

    assert_eq!(names(&page).len(), 50);
    assert!(page.main().contains("1–50 of 500"));
    assert!(app.statements() - before <= 8, "{}", app.statements() - before);
}
