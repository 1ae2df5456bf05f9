//! Ratings: who has a say, what counts, and what becomes of a bad word.

use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make};
use futures_util::future::join;
use homeroom::platform::db::ids::{ActivityId, AttendanceId, MeetingId, PersonId, RatingId};

const LIST: &str = "/s/mergington/activities";

/// A session of the activity with this mark for the person.
fn marked(app: &TestApp, activity: &ActivityId, person: &PersonId, mark: &str) {
    let (meeting, attendance) = (MeetingId::fresh(), AttendanceId::fresh());
    let minute = 600 + app.count("activity_sessions");
    app.sql(&format!(
        "INSERT INTO activity_sessions (school_id, id, activity_id, planned_date, planned_minute, local_date,
           starts_minute, ends_minute, starts_at, ends_at, status, created_at, updated_at)
         VALUES (11, '{meeting}', '{activity}', '2026-09-14', {minute}, '2026-09-14', {minute}, 1400,
           '2026-09-14 10:00:00', '2026-09-14 20:45:00', 'planned', '2026-09-01 00:00:00', '2026-09-01 00:00:00');
         INSERT INTO attendance (school_id, id, session_id, person_id, mark, taken_by, taken_at)
         VALUES (11, '{attendance}', '{meeting}', '{person}', '{mark}', '{person}', '2026-09-14 20:45:00')"
    ));
}

async fn rate(client: &Client<'_>, id: &ActivityId, score: &str, comment: &str) -> Answer {
    client.post(&super::at(id, "/rating"), &[("score", score), ("comment", comment)]).await
}

fn average(app: &TestApp, id: &ActivityId) -> (i64, i64) {
    let number = |column| app.numbers(&format!("SELECT {column} AS n FROM activities WHERE id = '{id}'"))[0];
    (number("rating_sum"), number("rating_count"))
}

fn rating_of(app: &TestApp, person: &PersonId) -> String {
    app.texts(&format!("SELECT id AS t FROM ratings WHERE person_id = '{person}'")).concat()
}

async fn page(client: &Client<'_>, id: &ActivityId) -> Answer {
    client.get(&super::at(id, "/ratings")).await
}

#[actix_web::test]
async fn only_who_was_there_rates_once_and_may_change_it() {
    let app = TestApp::start();
    let (ana, ben, cleo, tom) = (app.student("Ana"), app.student("Ben"), app.student("Cleo"), app.teacher("Tom"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    let drama = make::activity("Drama").at(2, "15:15", "16:45").save(&app);
    marked(&app, &chess, ana.person(), "present");
    marked(&app, &chess, ben.person(), "absent");
    marked(&app, &chess, ben.person(), "excused");
    marked(&app, &chess, cleo.person(), "late");

    // Everybody sees the average at once, in stars, number and words.
    assert_eq!(rate(&ana, &chess, "5", "Great fun").await.status, 303);
    let seen = app.nobody().get(&super::at(&chess, "")).await.main();
    assert!(seen.contains("★★★★★ Rated 5.0 of 5 by one student"), "{seen}");
    assert_eq!(rate(&cleo, &chess, "4", "").await.status, 303);
    assert_eq!(average(&app, &chess), (9, 2));
    let list = app.nobody().get(LIST).await.main();
    assert!(list.contains("★★★★★ 4.5 (2) Rated 4.5 of 5 by 2 students"), "{list}");

    // One each.
    assert_eq!(rate(&ana, &chess, "2", "Less fun").await.status, 303);
    assert_eq!((average(&app, &chess), app.count("ratings")), ((6, 2), 2));

    // Absent is not there, and neither is somewhere else.
    for (client, id) in [(&ben, &chess), (&ana, &drama)] {
        assert_eq!(super::refusal(&rate(client, id, "5", "").await), "Whoever came at least once can rate it.");
        assert!(!page(client, id).await.body.contains("name=\"score\""));
    }
    assert_eq!(rate(&tom, &chess, "5", "").await.status, 403);
    assert_eq!(rate(&app.nobody(), &chess, "5", "").await.status, 401);
    assert_eq!(super::logged(&app), ["rating.give", "rating.give", "rating.change"]);
}

#[actix_web::test]
async fn what_is_typed_wrong_is_said_beside_the_field_and_kept() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    marked(&app, &chess, ana.person(), "present");
    for score in ["", "0", "6", "4.5", "five", "5\u{0}"] {
        let answer = rate(&ana, &chess, score, "Kept words").await;
        assert_eq!(answer.status, 422, "{score:?}");
        assert!(answer.main().contains("Choose how good it is.") && answer.main().contains("Kept words"));
    }
    for comment in [&"x".repeat(10_000), "a\u{0}b", "a\u{202e}b"] {
        let answer = rate(&ana, &chess, "5", comment).await;
        assert_eq!((answer.status, answer.body.contains("id=\"comment-wrong\"")), (422, true));
    }
    assert_eq!(app.count("ratings"), 0);
    // What it means is the same for everybody: a draft is not there.
    let draft = make::activity("Draft").at(1, "15:15", "16:45").status("draft").save(&app);
    assert_eq!(rate(&ana, &draft, "", "").await.status, 404);
}

#[actix_web::test]
async fn comments_are_for_members_without_names_and_visitors_read_none() {
    let app = TestApp::start();
    let (ana, ben, tom) = (app.student("Ana Archer"), app.student("Ben"), app.teacher("Tom"));
    let other = app.teacher("Other");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    marked(&app, &chess, ana.person(), "present");
    rate(&ana, &chess, "4", "Bring a <b>coat</b>").await;

    for (client, knows) in [(&ben, false), (&other, false), (&tom, true), (&app.admin(), true)] {
        let seen = page(client, &chess).await;
        assert!(seen.body.contains("Bring a &#60;b&#62;coat"), "{}", seen.main());
        assert_eq!(seen.body.contains("Ana Archer"), knows, "{}", client.name);
        assert!(!seen.body.contains("ana.archer@"), "{}", client.name);
    }
    assert!(page(&ana, &chess).await.main().contains("Yours"));
    assert_eq!(page(&app.nobody(), &chess).await.status, 401);
    let visitor = app.nobody().get(&super::at(&chess, "")).await;
    assert!(visitor.main().contains("Rated 4.0 of 5") && !visitor.body.contains("coat"));
    assert!(!visitor.body.contains("/ratings\""));
}

#[actix_web::test]
async fn a_reported_comment_waits_for_staff_who_hide_it_with_a_reason_that_its_author_reads() {
    let app = TestApp::start();
    let (ana, ben, tom, other) = (app.student("Ana"), app.student("Ben"), app.teacher("Tom"), app.teacher("Other"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    for client in [&ana, &ben] {
        marked(&app, &chess, client.person(), "present");
    }
    rate(&ana, &chess, "1", "Ben is a fool").await;
    rate(&ben, &chess, "5", "").await;
    let id = rating_of(&app, ana.person());
    let at = |rest: &str| super::at(&chess, &format!("/ratings/{id}{rest}"));

    let empty = ben.post(&at("/reports"), &[("reason", " ")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.body.contains(&format!("id=\"report-{id}-wrong\"")), "{}", empty.main());
    assert_eq!(ana.post(&at("/reports"), &[("reason", "Mine")]).await.status, 409);
    for _ in 0..2 {
        assert_eq!(ben.post(&at("/reports"), &[("reason", "It is about me")]).await.status, 303);
    }
    assert_eq!(app.count("rating_reports"), 1);
    assert!(page(&ben, &chess).await.main().contains("You reported this."));
    assert!(!page(&ana, &chess).await.main().contains("It is about me"), "the author does not read who complained");

    // On the Today of whoever may answer it, and of nobody else.
    for (client, waits) in [(&tom, true), (&app.admin(), true), (&other, false), (&ben, false)] {
        let today = client.get("/s/mergington/today").await.main();
        assert_eq!(today.contains("Somebody reported a comment."), waits, "{}: {today}", client.name);
    }
    assert!(page(&tom, &chess).await.main().contains("Reported: It is about me"));
    for client in [&other, &ben] {
        assert!([403, 404].contains(&client.post(&at("/hiding"), &[("reason", "x")]).await.status));
    }
    assert_eq!(tom.post(&at("/hiding"), &[("reason", "")]).await.status, 422);
    assert_eq!(tom.post(&at("/hiding"), &[("reason", &"x".repeat(10_000))]).await.status, 422);

    assert_eq!(tom.post(&at("/hiding"), &[("reason", "Be kind")]).await.status, 303);

    assert_eq!(average(&app, &chess), (5, 1));
    assert!(!page(&ben, &chess).await.main().contains("fool"));
    let own = page(&ana, &chess).await.main();
    assert!(own.contains("fool") && own.contains("They say: Be kind"), "{own}");
    assert!(!tom.get("/s/mergington/today").await.main().contains("reported"));
    assert_eq!(app.texts("SELECT state AS t FROM rating_reports"), ["upheld"]);
    // Saying it again does not bring it back.
    assert_eq!(rate(&ana, &chess, "2", "Ben is a bigger fool").await.status, 303);
    assert_eq!(average(&app, &chess), (5, 1));
    assert_eq!(ben.post(&at("/reports"), &[("reason", "Again")]).await.status, 404, "it is not there for him");

    for _ in 0..2 {
        assert_eq!(tom.post(&at("/showing"), &[]).await.status, 303);
    }
    assert_eq!(average(&app, &chess), (7, 2));
    assert_eq!(
        super::logged(&app),
        [
            "rating.give",
            "rating.give",
            "rating.report because (sealed)",
            "rating.hide because (sealed)",
            "rating.change",
            "rating.show"
        ]
    );
}

#[actix_web::test]
async fn a_report_may_be_answered_by_letting_it_stand() {
    let app = TestApp::start();
    let (ana, ben, tom) = (app.student("Ana"), app.student("Ben"), app.teacher("Tom"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    marked(&app, &chess, ana.person(), "present");
    rate(&ana, &chess, "2", "Too slow").await;
    let at = |rest: &str| super::at(&chess, &format!("/ratings/{}{rest}", rating_of(&app, ana.person())));
    ben.post(&at("/reports"), &[("reason", "Unfair")]).await;
    for _ in 0..2 {
        assert_eq!(tom.post(&at("/dismissal"), &[]).await.status, 303);
    }
    assert_eq!(app.texts("SELECT state AS t FROM rating_reports"), ["dismissed"]);
    assert!(page(&ben, &chess).await.main().contains("Too slow"));
    assert!(!tom.get("/s/mergington/today").await.main().contains("reported"));
    // What nobody has, and what belongs to another activity or school, is not there.
    let drama = make::activity("Drama").led_by(tom.person()).save(&app);
    let westfield = make::activity("Chess").in_school(WESTFIELD).save(&app);
    let own = rating_of(&app, ana.person());
    for (activity, rating) in [(&drama, own.clone()), (&westfield, own), (&chess, RatingId::fresh().to_string())] {
        for resource in ["hiding", "reports"] {
            let path = super::at(activity, &format!("/ratings/{rating}/{resource}"));
            assert_eq!(tom.post(&path, &[("reason", "x")]).await.status, 404, "{path}");
        }
    }
}

#[actix_web::test]
async fn one_five_does_not_come_before_forty_that_are_nearly_five() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    for (name, sum, count) in [("One five", 5, 1), ("Forty good", 192, 40), ("Unrated", 0, 0), ("Ten bad", 15, 10)] {
        make::activity(name)
            .at(1, "15:15", "16:45")
            .with("rating_sum", &sum.to_string())
            .with("rating_count", &count.to_string())
            .save(&app);
    }
    let order = async |query: &str| {
        let page = ana.get(&format!("{LIST}?{query}")).await;
        let names = page.body.split("<h2><a").skip(1).map(|row| row.split("<bdi>").nth(1).unwrap());
        names.map(|row| row.split('<').next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(order("sort=rating").await, ["Forty good", "One five", "Unrated", "Ten bad"]);
    assert_eq!(order("sort=-rating").await, ["Ten bad", "Unrated", "One five", "Forty good"]);
}

#[actix_web::test]
async fn comments_are_paged_and_cost_the_same_however_many_there_are() {
    let app = TestApp::start();
    let (ana, tom) = (app.student("Ana"), app.teacher("Tom"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    marked(&app, &chess, ana.person(), "present");
    let students = make::many_students(&app, MERGINGTON, 30);
    let count = async |client: &Client<'_>| {
        let before = app.statements();
        assert_eq!(page(client, &chess).await.status, 200);
        app.statements() - before
    };
    let mut seen = Vec::new();
    for rows in [1, 3, 30] {
        while app.count("ratings") < rows {
            let n = app.count("ratings");
            app.sql(&format!(
                "INSERT INTO ratings (school_id, id, activity_id, person_id, score, comment, created_at, updated_at)
                 VALUES (11, '{}', '{chess}', '{}', 4, 'Word {n:02}', '2026-09-01 00:00:00', '2026-09-01 00:00:{n:02}')",
                RatingId::fresh(),
                students[usize::try_from(n).unwrap()]
            ));
        }
        seen.push([count(&ana).await, count(&tom).await]);
    }
    assert_eq!(seen, [[8, 8]; 3]);
    let second = ana.get(&super::at(&chess, "/ratings?page=2")).await.main();
    assert!(second.contains("26–30 of 30") && second.contains("Word 00") && !second.contains("Word 05"), "{second}");
}

#[actix_web::test]
async fn two_ratings_of_one_student_at_once_are_one_and_the_average_is_that_of_the_rows() {
    let app = TestApp::start();
    let (ana, ben) = (app.student("Ana"), app.student("Ben"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    for student in [&ana, &ben] {
        marked(&app, &chess, student.person(), "present");
    }
    for round in 0..10 {
        let both = join(rate(&ana, &chess, "5", "Loud"), rate(&ana, &chess, "2", "Quiet"));
        let ((one, other), third) = join(both, rate(&ben, &chess, "4", "")).await;

        assert_eq!((one.status, other.status, third.status), (303, 303, 303), "round {round}: {}", one.plain());
        let score = app.numbers(&format!("SELECT score AS n FROM ratings WHERE person_id = '{}'", ana.person()));
        assert!(score == [5] || score == [2], "{score:?}");
        assert_eq!(average(&app, &chess), (score[0] + 4, 2));
    }
    let given = app.count("audit_entries WHERE action = 'rating.give'");
    assert_eq!((given, app.count("audit_entries WHERE action = 'rating.change'")), (2, 28));
}
