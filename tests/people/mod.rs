mod bulk;
mod merge;
mod person;
mod programs;
mod roles;
mod views;

use crate::support::{Answer, MERGINGTON, TestApp, WESTFIELD, make};

const PEOPLE: &str = "/s/mergington/people";

/// Who is on the page, in its order.
fn names(page: &Answer) -> Vec<String> {
    let cells = page.body.split("<th scope=\"row\"><a ").skip(1);
    let named = cells.filter_map(|cell| cell.split_once("<bdi>")?.1.split_once("</bdi>"));
    named.map(|(name, _)| name.to_owned()).collect()
}

#[actix_web::test]
async fn the_list_is_searched_by_name_and_address_and_filtered_by_role_and_status() {
    let app = TestApp::start();
    let admin = app.admin();
    app.student("Émile Zola");
    app.student("Ana Lee");
    app.teacher("Tom Sawyer");
    app.sql("UPDATE people SET status = 'suspended' WHERE name = 'Ana Lee'");

    let list = async |query: &str| names(&admin.get(&format!("{PEOPLE}{query}")).await);

    assert_eq!(list("").await, ["Ada Admin", "Ana Lee", "Émile Zola", "Tom Sawyer"]);
    assert_eq!(list("?q=emile").await, ["Émile Zola"]);
    assert_eq!(list("?q=tom.sawyer%40merg").await, ["Tom Sawyer"]);
    assert_eq!(list("?q=%25").await, [""; 0]);
    assert_eq!(list("?role=student").await, ["Ana Lee", "Émile Zola"]);
    assert_eq!(list("?role=student&status=suspended").await, ["Ana Lee"]);
    assert_eq!(list("?sort=-name").await, ["Tom Sawyer", "Émile Zola", "Ana Lee", "Ada Admin"]);
    assert_eq!(list("?sort=role").await, ["Ada Admin", "Tom Sawyer", "Ana Lee", "Émile Zola"]);
    assert_eq!(list("?role=king&sort=password&page=x").await.len(), 4);
    app.sql("UPDATE people SET grade = 9 WHERE name = 'Ana Lee'");
    assert_eq!(list("?grade=9").await, ["Ana Lee"]);
    assert_eq!(list("?sort=grade").await, ["Ana Lee", "Émile Zola", "Ada Admin", "Tom Sawyer"]);
    assert_eq!(list("?sort=-grade").await, ["Émile Zola", "Ana Lee", "Ada Admin", "Tom Sawyer"]);
    let arts = make::program(&app, MERGINGTON, "Arts");
    let zola = app.texts("SELECT id AS t FROM people WHERE name = 'Émile Zola'").concat().try_into().unwrap();
    make::in_program_of(&app, MERGINGTON, &arts, &zola, "student");
    assert_eq!(list(&format!("?program={arts}")).await, ["Émile Zola"]);
    app.sql("UPDATE users SET last_seen_at = '2026-09-01 10:00:00' WHERE name = 'Tom Sawyer'");
    app.sql("UPDATE users SET last_seen_at = '2026-09-02 10:00:00' WHERE name = 'Ana Lee'");
    assert_eq!(list("?sort=seen").await, ["Tom Sawyer", "Ana Lee", "Ada Admin", "Émile Zola"]);
    assert_eq!(list("?sort=-seen").await, ["Ana Lee", "Tom Sawyer", "Ada Admin", "Émile Zola"]);
}

#[actix_web::test]
async fn a_row_says_role_grade_status_and_address() {
    let app = TestApp::start();
    let admin = app.admin();
    app.student("Ana Lee");
    let page = admin.get(&format!("{PEOPLE}?role=student")).await;
    assert!(page.main().contains("Choose Ana Lee Ana Lee Student 10 Active ana.lee@mergington.edu"), "{}", page.main());
    assert!(page.main().contains("1–1 of 1"), "{}", page.main());
}

#[actix_web::test]
async fn nobody_matching_leads_back_to_everybody() {
    let app = TestApp::start();
    let page = app.admin().get(&format!("{PEOPLE}?q=zzz&sort=role")).await;
    assert!(page.main().contains("Nobody matches"));
    assert!(page.body.contains(r#"href="/s/mergington/people?sort=role""#), "{}", page.body);
}

#[actix_web::test]
async fn program_admins_see_the_people_of_their_programs_and_no_others() {
    let app = TestApp::start();
    let pia = app.program_admin("Pia Program");
    let (ana, _) = (app.student("Ana Lee"), app.student("Bo Berg"));
    make::in_program(&app, MERGINGTON, ana.person(), "student");

    assert_eq!(names(&pia.get(PEOPLE).await), ["Ana Lee", "Pia Program"]);
    assert_eq!(names(&pia.get(&format!("{PEOPLE}?q=bo")).await), [""; 0]);
    // Who administers none sees none.
    app.sql(&format!("UPDATE program_people SET part = 'teacher' WHERE person_id = '{}'", pia.person()));
    assert_eq!(names(&pia.get(PEOPLE).await), [""; 0]);
}

#[actix_web::test]
async fn only_those_who_may_read_people_see_the_list_and_only_of_their_school() {
    let app = TestApp::start();
    make::person(&app, WESTFIELD, "Wanda West", "student");
    assert_eq!(app.nobody().get(PEOPLE).await.status, 401);
    for client in [app.student("Ana"), app.teacher("Tom"), make::person(&app, WESTFIELD, "Will", "owner")] {
        assert_eq!(client.get(PEOPLE).await.status, 403);
    }
    let page = app.owner().get(PEOPLE).await;
    assert_eq!(names(&page), ["Ana", "Otto Owner", "Tom"]);
}

#[actix_web::test]
async fn the_list_is_paged_and_remembers_how_long_a_page_is() {
    let app = TestApp::start();
    let admin = app.admin();
    for n in 0..30 {
        make::imported(&app, MERGINGTON, &format!("Student {n:02}"), "student", &format!("s{n}@mergington.edu"));
    }
    let first = admin.get(PEOPLE).await;
    assert_eq!(names(&first).len(), 25);
    assert!(first.main().contains("1–25 of 31"), "{}", first.main());
    assert_eq!(names(&admin.get(&format!("{PEOPLE}?page=2")).await).len(), 6);
    assert_eq!(names(&admin.get(&format!("{PEOPLE}?size=50")).await).len(), 31);
    assert_eq!(names(&admin.get(PEOPLE).await).len(), 31);
}

#[actix_web::test]
async fn names_on_the_list_are_words_and_nothing_else() {
    let app = TestApp::start();
    make::imported(&app, MERGINGTON, "<img src=x onerror=alert(1)>", "student", "x@mergington.edu");
    let page = app.admin().get(PEOPLE).await;
    assert!(!page.body.contains("<img") && page.main().contains("<img src=x onerror=alert(1)>"));
}

#[actix_web::test]
async fn three_people_cost_as_many_statements_as_one() {
    let app = TestApp::start();
    let (admin, pia) = (app.admin(), app.program_admin("Pia"));
    let cost = async |client: &crate::support::Client<'_>| {
        let before = app.statements();
        let page = client.get(&format!("{PEOPLE}?role=student")).await;
        (names(&page).len(), app.statements() - before)
    };
    for n in [1, 3] {
        while app.count("people WHERE role = 'student'") < n {
            let student = app.student("Sam");
            make::in_program(&app, MERGINGTON, student.person(), "student");
        }
        let n = usize::try_from(n).unwrap();
        // Session, user, school and person; programs, how many, which ones; saved views.
        assert_eq!(cost(&admin).await, (n, 7));
        assert_eq!(cost(&pia).await, (n, 7));
    }
}
