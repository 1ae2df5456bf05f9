//! Many at once: whatever arrives, places and numbers come out as if they had come one after the other.

use super::{at, counts, numbers, sign_up, standing, withdraw};
use crate::support::{Client, TestApp, make};
use diesel::{RunQueryDsl, connection::SimpleConnection, sql_query};
use futures_util::future::{join, join_all};
use homeroom::platform::db::ids::ActivityId;

fn students(app: &TestApp, n: usize) -> Vec<Client<'_>> {
    (1..=n).map(|n| app.student(&format!("Student {n:02}"))).collect()
}

/// All of them at once. A server that has no connection to spare says so within two seconds, and whoever is told that
/// asks again, a hundred times at most; every other answer must be a redirect.
async fn all_ask(students: &[Client<'_>], id: &ActivityId, action: &str) {
    let path = at(id, action);
    let mut asking: Vec<_> = students.iter().collect();
    for _ in 0..100 {
        if asking.is_empty() {
            return;
        }
        let answers = join_all(asking.iter().map(|student| student.post(&path, &[]))).await;
        asking =
            asking.into_iter().zip(&answers).filter(|(_, a)| a.status == 503).map(|(student, _)| student).collect();
        for answer in answers.iter().filter(|answer| answer.status != 503) {
            assert_eq!(answer.status, 303, "{}", answer.plain());
        }
    }
    panic!("{} were told to come again a hundred times", asking.len());
}

#[actix_web::test]
async fn fifty_who_ask_at_once_for_twenty_places_are_twenty_in_and_thirty_in_the_queue() {
    let app = TestApp::start();
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(20).save(&app);
    let students = students(&app, 50);

    all_ask(&students, &chess, "/signups").await;

    assert_eq!(counts(&app, &chess), (20, 30));
    assert_eq!(numbers(&app, &chess), (1..=30).collect::<Vec<_>>());
    // What was written to each is what they have.
    for student in &students {
        let mails = super::mails_to(&app, student);
        let expected = match standing(&app, &chess, student.person()).as_str() {
            "enrolled" => "Your place in Chess",
            _ => "You are in the queue for Chess",
        };
        assert_eq!(mails, [expected]);
    }
    assert_eq!(app.work_off().await, 50);
}

#[actix_web::test]
async fn fifty_who_leave_at_once_leave_no_hole() {
    let app = TestApp::start();
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(25).save(&app);
    let students = students(&app, 75);
    for student in &students {
        sign_up(student, &chess).await;
    }
    assert_eq!(counts(&app, &chess), (25, 50));

    // Those who are in, and every second of those who wait.
    let (are_in, wait) = students.split_at(25);
    let leave: Vec<_> = are_in.iter().chain(wait.iter().step_by(2)).cloned().collect();
    let stay: Vec<_> = wait.iter().skip(1).step_by(2).collect();
    assert_eq!((leave.len(), stay.len()), (50, 25));
    all_ask(&leave, &chess, "/withdrawal").await;

    assert_eq!(counts(&app, &chess), (25, 0));
    for student in stay {
        assert_eq!(standing(&app, &chess, student.person()), "enrolled");
    }
    for student in &leave {
        assert_eq!(standing(&app, &chess, student.person()), "withdrawn");
    }
    app.work_off().await;
}

#[actix_web::test]
async fn fifty_leave_while_fifty_come() {
    let app = TestApp::start();
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(20).save(&app);
    let (old, new) = (students(&app, 50), students(&app, 50));
    for student in &old {
        sign_up(student, &chess).await;
    }

    join(all_ask(&old, &chess, "/withdrawal"), all_ask(&new, &chess, "/signups")).await;

    assert_eq!(counts(&app, &chess), (20, 30));
    let numbers = numbers(&app, &chess);
    assert_eq!(numbers.len(), 30);
    assert!(numbers.iter().all(|n| (1..=80).contains(n)), "{numbers:?}");
    app.work_off().await;
}

#[actix_web::test]
async fn one_student_who_takes_two_overlapping_activities_at_once_gets_one() {
    let app = TestApp::start();
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let drama = make::activity("Drama").at(1, "16:00", "17:00").save(&app);
    for student in students(&app, 20) {
        let (one, other) = join(sign_up(&student, &chess), sign_up(&student, &drama)).await;

        let mut answers = [one.status, other.status];
        answers.sort_unstable();
        assert_eq!(answers, [303, 409]);
        assert_eq!(app.count(&format!("signups WHERE person_id = '{}'", student.person())), 1);
    }
    counts(&app, &chess);
    app.work_off().await;
}

#[actix_web::test]
async fn one_student_who_asks_twenty_times_at_once_has_one_place() {
    let app = TestApp::start();
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(3).save(&app);
    let ana = app.student("Ana");

    all_ask(&vec![ana.clone(); 20], &chess, "/signups").await;

    assert_eq!(counts(&app, &chess), (1, 0));
    assert_eq!(app.mails().len(), 1);
    app.work_off().await;
}

#[actix_web::test]
async fn the_terms_limit_holds_against_many_at_once() {
    let app = TestApp::start();
    app.sql("UPDATE terms SET max_enrolled = 2");
    let ana = app.student("Ana");
    let days: Vec<_> = (1..=7).map(|day| make::activity("Some").at(day, "15:15", "16:45").save(&app)).collect();

    let answers = join_all(days.iter().map(|id| sign_up(&ana, id))).await;

    assert_eq!(answers.iter().filter(|answer| answer.status == 303).count(), 2);
    assert_eq!(app.count("signups WHERE status = 'enrolled'"), 2);
    app.work_off().await;
}

/// Two who leave at once, each in the queue of the other: if each held themselves first they would wait for each other
/// until Postgres gives up.
#[actix_web::test]
async fn whoever_leaves_takes_nobodys_row_before_one_with_a_smaller_id() {
    let app = TestApp::start();
    if !app.is_postgres() {
        return; // There is one writer.
    }
    let (first, last) = (app.student("First"), app.student("Last"));
    assert!(first.person() < last.person());
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
    sign_up(&last, &chess).await;
    sign_up(&first, &chess).await;
    let mut somebody = app.conn();
    let hold =
        |who: &Client<'_>| format!("SELECT id FROM people WHERE id = '{}' FOR NO KEY UPDATE NOWAIT", who.person());
    somebody.batch_execute(&format!("BEGIN; {}", hold(&first))).unwrap();

    let look = async {
        // Until the withdrawal waits for the first, who is held here.
        while app.count("pg_locks WHERE NOT granted") == 0 {
            tokio::task::yield_now().await;
        }
        let is_free = app.conn().batch_execute(&hold(&last)).is_ok();
        somebody.batch_execute("COMMIT").unwrap();
        is_free
    };
    let (left, is_free) = join(withdraw(&last, &chess), look).await;

    assert!(is_free, "the last was held before the first");
    assert_eq!(left.status, 303);
    assert_eq!(counts(&app, &chess), (1, 0));
    app.work_off().await;
}

#[actix_web::test]
async fn students_who_leave_into_each_others_queues_do_not_wait_for_each_other_for_ever() {
    let app = TestApp::start();
    for round in 0..10 {
        let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
        let drama = make::activity("Drama").at(2, "15:15", "16:45").capacity(1).save(&app);
        let (ana, ben) = (app.student("Ana"), app.student("Ben"));
        for (id, student) in [(&chess, &ana), (&chess, &ben), (&drama, &ben), (&drama, &ana)] {
            sign_up(student, id).await;
        }

        let (one, other) = join(withdraw(&ana, &chess), withdraw(&ben, &drama)).await;

        assert_eq!((one.status, other.status), (303, 303), "round {round}: {}", one.plain());
        assert_eq!((counts(&app, &chess), counts(&app, &drama)), ((1, 0), (1, 0)));
    }
    app.work_off().await;
}

/// The constraints, which hold even where the code would not.
#[actix_web::test]
async fn the_database_refuses_what_the_rules_forbid() {
    let app = TestApp::start();
    let (ana, ben) = (app.student("Ana"), app.student("Ben"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(1).save(&app);
    sign_up(&ana, &chess).await;
    sign_up(&ben, &chess).await;
    for (what, sql) in [
        ("more places than there are", "UPDATE activities SET enrolled_count = 2".to_owned()),
        ("a capacity below those enrolled", "UPDATE activities SET capacity = 0".to_owned()),
        ("a waiter without a number", "UPDATE signups SET queue_no = NULL WHERE status = 'waitlisted'".to_owned()),
        ("a number without waiting", "UPDATE signups SET queue_no = 7 WHERE status = 'enrolled'".to_owned()),
        (
            "a second row of one student",
            format!(
                "INSERT INTO signups (school_id, id, activity_id, person_id, status, requested_at)
                 SELECT school_id, 'x', activity_id, '{}', 'enrolled', requested_at FROM signups WHERE person_id = '{}'",
                ana.person(),
                ben.person()
            ),
        ),
        ("two with one number", "UPDATE signups SET status = 'waitlisted', queue_no = 1".to_owned()),
    ] {
        assert!(sql_query(&sql).execute(&mut app.conn()).is_err(), "{what}");
    }

    assert_eq!(counts(&app, &chess), (1, 1));
    app.work_off().await;
}
