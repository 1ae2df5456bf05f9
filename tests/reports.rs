//! Reports: each number opens its rows, and what is counted is what the reader runs.

use crate::support::{Answer, Client, MERGINGTON, School, TestApp, WESTFIELD, make};
use homeroom::platform::db::ids::{ActivityId, AttendanceId, PersonId};

const REPORTS: &str = "/s/mergington/reports";

/// What a register says, on a day like `2026-09-07`, which is a Monday.
fn marked(app: &TestApp, school: School, activity: &ActivityId, on: &str, marks: &[(&PersonId, &str)]) {
    let session = make::session(app, school, activity, on);
    for (person, mark) in marks {
        app.sql(&format!(
            "INSERT INTO attendance (school_id, id, session_id, person_id, mark, taken_by, taken_at)
             VALUES ({}, '{}', '{session}', '{person}', '{mark}', '{person}', '{}')",
            school.id,
            AttendanceId::fresh(),
            app.clock.utc()
        ));
    }
}

fn grade(app: &TestApp, people: &[PersonId], grade: &str) {
    for person in people {
        app.sql(&format!("UPDATE people SET grade = {grade} WHERE id = '{person}'"));
    }
}

/// Chess (10 places, 8 taken) on Monday and Thursday, Drama (2, full, 3 wait) on Monday, Garden (no limit, 5 in) on Tuesday.
/// Of 20 students 4 are in grade 9, 1 has no grade, the rest are in grade 10.
struct Term {
    students: Vec<PersonId>,
    drama: ActivityId,
}

fn term(app: &TestApp, teacher: &PersonId) -> Term {
    let students = make::many_students(app, MERGINGTON, 20);
    grade(app, &students[..4], "9");
    grade(app, &students[4..5], "NULL");
    let chess =
        make::activity("Chess").capacity(10).at(1, "15:15", "16:45").at(4, "15:15", "16:45").at(1, "08:00", "09:00");
    let chess = chess.save(app);
    let drama = make::activity("Drama").capacity(2).at(1, "17:15", "18:45").led_by(teacher).save(app);
    let garden = make::activity("Garden").at(2, "15:15", "16:45").helped_by(teacher).save(app);
    make::signed_up(app, MERGINGTON, &chess, &students[..8], 10);
    make::signed_up(app, MERGINGTON, &drama, &students[6..11], 2);
    make::signed_up(app, MERGINGTON, &garden, &students[..5], 100);
    marked(
        app,
        MERGINGTON,
        &chess,
        "2026-09-07",
        &[(&students[0], "present"), (&students[1], "late"), (&students[4], "absent"), (&students[5], "excused")],
    );
    marked(app, MERGINGTON, &chess, "2026-09-10", &[(&students[0], "present"), (&students[1], "absent")]);
    marked(app, MERGINGTON, &drama, "2026-09-07", &[(&students[6], "present"), (&students[7], "excused")]);
    // None of this counts.
    let other = |activity: ActivityId| make::signed_up(app, MERGINGTON, &activity, &students[15..18], 100);
    other(
        make::activity("Cancelled")
            .capacity(50)
            .at(1, "10:00", "11:00")
            .status("cancelled")
            .with("cancelled_at", "'2026-09-01 00:00:00'")
            .save(app),
    );
    other(make::activity("Winter").capacity(50).at(1, "10:00", "11:00").in_winter().save(app));
    make::activity("Draft").capacity(50).at(1, "10:00", "11:00").status("draft").save(app);
    let foreign = make::activity("Foreign").in_school(WESTFIELD).capacity(50).at(1, "10:00", "11:00").save(app);
    let theirs = make::many_students(app, WESTFIELD, 3);
    make::signed_up(app, WESTFIELD, &foreign, &theirs, 2);
    marked(app, WESTFIELD, &foreign, "2026-09-07", &[(&theirs[0], "present")]);
    Term { students, drama }
}

/// Every number of a page that leads to a list: where to, and what it says.
fn numbers(page: &Answer) -> Vec<(String, String)> {
    let links = page.body.split("<a href=\"").skip(1).filter_map(|rest| {
        let (path, rest) = rest.split_once('"')?;
        let said = rest.split_once('>')?.1.split_once("</a>")?.0.replace("<bdi>", "").replace("</bdi>", "");
        let is_number = said.ends_with('%') || said.parse::<i64>().is_ok();
        (path.starts_with(&format!("{REPORTS}/")) && is_number)
            .then(|| (path.replace("&#38;", "&").replace("&amp;", "&"), said))
    });
    links.collect()
}

/// How many rows a list says that it has, and how many its file has.
async fn rows(client: &Client<'_>, path: &str) -> (i64, i64) {
    let page = client.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.plain());
    let main = page.main();
    let said =
        main.split(" rows").next().and_then(|before| before.split_whitespace().last()).and_then(|n| n.parse().ok());
    let said = if main.contains("One row") { 1 } else { said.unwrap_or_else(|| panic!("{path}: {main}")) };
    let file = client.get(&path.replacen('?', ".csv?", 1)).await;
    assert_eq!(file.status, 200);
    (said, i64::try_from(file.body.lines().count()).unwrap() - 1)
}

#[actix_web::test]
async fn each_number_opens_a_list_of_as_many_rows() {
    let app = TestApp::start();
    let (admin, tom) = (app.admin(), app.teacher("Tom"));
    let pia = app.program_admin("Pia");
    let term = term(&app, tom.person());
    for student in &term.students[..3] {
        make::in_program(&app, MERGINGTON, student, "student");
    }
    let mut opened = 0;
    for client in [&admin, &tom, &pia] {
        for by in ["", "?by=grade"] {
            let page = client.get(&format!("{REPORTS}{by}")).await;
            for (path, number) in numbers(&page) {
                let (said, in_file) = rows(client, &path).await;
                assert_eq!(said, in_file, "{path}");
                let list = client.get(&path).await.main();
                match number.parse::<i64>() {
                    // Places are the sum of the list.
                    Ok(number) if path.contains("/activities?") && path.contains("limited=1") => {
                        assert!(list.contains(&format!("{number} places")), "{path}: {number}: {list}");
                    }
                    Ok(number) => assert_eq!(number, said, "{path}"),
                    Err(_) => {}
                }
                opened += 1;
            }
        }
    }
    assert!(opened > 100, "{opened}");
}

#[actix_web::test]
async fn the_numbers_of_a_term_are_these() {
    let app = TestApp::start();
    let (admin, tom) = (app.admin(), app.teacher("Tom"));
    term(&app, tom.person());
    let days = admin.get(REPORTS).await.main();
    // 10 of 12 places; 15 are in something in all; attendance is 4 of 6.
    assert!(days.contains("3 Activities 83% Fill rate 15 Places taken 3 Waiting 67% Attendance 12 Left out"), "{days}");
    for row in [
        "Monday 2 12 10 83 3 0.25",
        "Tuesday 1 0 0 0 Thursday 1 10 8 80 0 0.00 All 3 12 10 83 3 0.25",
        "Monday 2 1 1 2 75",
        "Thursday 1 0 1 0 50 All 3 1 2 2 67",
    ] {
        assert!(days.contains(row), "{row}: {days}");
    }
    let grades = admin.get(&format!("{REPORTS}?by=grade")).await;
    for row in [
        "Grade 9 4 4 100 0 8 0",
        "Grade 10 15 3 20 12 5 3",
        "No grade 1 1 100 0 2 0 All 20 8 40 12 15 3",
        "Grade 9 2 1 1 0 75",
        "No grade 0 0 1 0 0 All 3 1 2 2 67",
    ] {
        assert!(grades.main().contains(row), "{row}: {}", grades.main());
    }
    // Drawn, and said to whoever does not see it.
    let drawn = "Who takes part: Grade 9 100%, Grade 10 20%, No grade 100%";
    assert!(grades.body.contains("role=\"img\"") && grades.main().contains(drawn), "{}", grades.main());
    let csv = admin.get(&format!("{REPORTS}/grades.csv")).await.body;
    assert!(csv.contains("Grade 9,4,4,100,0,8,0,2,1,1,0,75\r\n"), "{csv}");
    assert_eq!(admin.get(&format!("{REPORTS}/days.xlsx")).await.bytes[..2], *b"PK");
}

#[actix_web::test]
async fn nobody_is_left_out_without_being_named() {
    let app = TestApp::start();
    let (admin, tom) = (app.admin(), app.teacher("Tom"));
    let term = term(&app, tom.person());
    app.sql(&format!("UPDATE people SET status = 'left' WHERE id = '{}'", term.students[19]));
    let path = format!("{REPORTS}/students?in=none");
    let page = admin.get(&path).await.main();
    assert!(page.contains("Nobody left out") && page.contains("11 rows"), "{page}");
    // Whoever only waits is in nothing; so is whoever had a place in what was cancelled.
    for n in ["Student 0008", "Student 0016"] {
        assert!(page.contains(n), "{n}: {page}");
    }
    assert!(!page.contains("Student 0000") && !page.contains("Student 0019"), "{page}");
    let file = admin.get(&path.replace("?", ".csv?")).await;
    assert!(file.header("content-disposition").unwrap().contains("Nobody left out - Autumn.csv"), "{:?}", file.headers);
    assert!(file.body.contains("student0016@mergington.edu"));
    // Grade by grade, and page by page.
    assert!(admin.get(&format!("{path}&grade=9")).await.main().contains("Nothing here"));
    assert!(admin.get(&format!("{path}&page=7")).await.plain().contains("11 rows"));
    assert_eq!((tom.get(&path).await.status, app.student("Stu").get(REPORTS).await.status), (403, 403));
}

#[actix_web::test]
async fn a_teacher_reads_of_what_they_run_and_of_nothing_else() {
    let app = TestApp::start();
    let (tom, other) = (app.teacher("Tom"), app.teacher("Other"));
    term(&app, tom.person());
    let page = tom.get(REPORTS).await.main();
    assert!(
        page.contains("2 Activities 100% Fill rate 7 Places taken 3 Waiting 100% Attendance")
            && !page.contains("Left out"),
        "{page}"
    );
    let list = tom.get(&format!("{REPORTS}/activities")).await.main();
    assert!(list.contains("Drama") && list.contains("Garden") && !list.contains("Chess"), "{list}");
    let nothing = other.get(REPORTS).await.main();
    assert!(nothing.contains("Nothing to report yet Once activities of this term are published"), "{nothing}");
    // The part of a helper or leader is what opens it, not the name of the term.
    assert!(other.get(&format!("{REPORTS}/places?term={}", MERGINGTON.autumn)).await.main().contains("Nothing here"));
}

#[actix_web::test]
async fn lists_are_sorted_and_filtered_by_their_address_and_what_is_odd_is_ignored() {
    let app = TestApp::start();
    let (admin, tom) = (app.admin(), app.teacher("Tom"));
    let term = term(&app, tom.person());
    let names = async |query: &str| {
        let page = admin.get(&format!("{REPORTS}/activities?{query}")).await;
        assert_eq!(page.status, 200, "{query}");
        let rows = page
            .body
            .split("<th scope=\"row\">")
            .skip(1)
            .map(|rest| crate::support::readable(rest.split("</th>").next().unwrap()));
        rows.collect::<Vec<_>>()
    };
    for (query, expected) in [
        ("", vec!["Chess", "Drama", "Garden"]),
        ("sort=-name", vec!["Garden", "Drama", "Chess"]),
        ("sort=-filled", vec!["Drama", "Chess", "Garden"]),
        ("sort=filled", vec!["Garden", "Chess", "Drama"]),
        ("sort=-waiting", vec!["Drama", "Chess", "Garden"]),
        ("day=1", vec!["Chess", "Drama"]),
        ("day=4", vec!["Chess"]),
        ("day=5", vec![]),
        ("limited=1", vec!["Chess", "Drama"]),
        ("waits=1", vec!["Drama"]),
        (
            "day=8&grade=x&sort=password&limited=2&waits=x&mark=gone&in=all&page=-1&term=x",
            vec!["Chess", "Drama", "Garden"],
        ),
        (&format!("term={}", MERGINGTON.winter), vec!["Winter"]),
        (&format!("term={}", WESTFIELD.autumn), vec!["Chess", "Drama", "Garden"]),
    ] {
        assert_eq!(names(query).await, expected, "{query}");
    }
    let marks = admin.get(&format!("{REPORTS}/marks?mark=excused&day=1")).await.main();
    assert!(marks.contains("2 rows · Monday × Remove this filter · Excused"), "{marks}");
    for list in ["activities", "places", "marks", "students"] {
        for query in [
            format!("q={}", "x".repeat(10_000)),
            "day=%00&grade=%F0%9F%98%80&term='".to_owned(),
            "page=99999999999".to_owned(),
        ] {
            assert_eq!(admin.get(&format!("{REPORTS}/{list}?{query}")).await.status, 200, "{list} {query}");
        }
        let empty = admin.get(&format!("{REPORTS}/{list}?day=7&grade=77")).await;
        assert_eq!(empty.status, 200);
    }
    // Names are no formulas, and an archived activity still counts.
    app.sql(&format!("UPDATE activities SET status = 'archived', name = '=1+1' WHERE id = '{}'", term.drama));
    assert!(admin.get(&format!("{REPORTS}/activities.csv")).await.body.contains("'=1+1"));
}

#[actix_web::test]
async fn before_there_is_a_term_the_page_says_what_is_missing() {
    let app = TestApp::start();
    app.sql("DELETE FROM terms WHERE school_id = 11");
    let admin = app.admin();
    for path in ["", "/activities", "/students"] {
        let page = admin.get(&format!("{REPORTS}{path}")).await;
        assert!(page.status == 200 && page.main().contains("Reports are about a term."), "{path}: {}", page.main());
    }
    assert_eq!(admin.get(&format!("{REPORTS}/days.csv")).await.status, 404);
}

#[actix_web::test]
async fn a_report_costs_as_many_statements_for_many_rows_as_for_one_and_never_more_than_eight() {
    let app = TestApp::start();
    let (admin, tom) = (app.admin(), app.teacher("Tom"));
    let count = async |client: &Client<'_>, path: &str| {
        let before = app.statements();
        assert_eq!(client.get(&format!("{REPORTS}{path}")).await.status, 200);
        app.statements() - before
    };
    let students = make::many_students(&app, MERGINGTON, 3);
    let mut seen = Vec::new();
    for rows in [1, 3] {
        while app.count("activities") < rows {
            let activity =
                make::activity(&format!("Club {}", app.count("activities"))).capacity(1).at(1, "15:15", "16:45");
            let activity = activity.led_by(tom.person()).save(&app);
            make::signed_up(&app, MERGINGTON, &activity, &students, 1);
            marked(&app, MERGINGTON, &activity, "2026-09-07", &[(&students[0], "present")]);
        }
        seen.push([
            count(&admin, "").await,
            count(&admin, "?by=grade").await,
            count(&tom, "").await,
            count(&admin, "/activities").await,
            count(&admin, "/places").await,
            count(&admin, "/marks").await,
            count(&admin, "/students").await,
        ]);
    }
    assert_eq!(seen, [[7, 8, 6, 6, 5, 5, 5]; 2]);
}
