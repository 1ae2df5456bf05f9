//! Cancelling one session: who is told, who was not reached, and putting it back.

use super::{at, mails_to, refusal};
use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make};
use chrono::TimeDelta;
use diesel::connection::SimpleConnection;
use futures_util::future::join;
use homeroom::platform::db::ids::{ActivityId, MeetingId, PersonId};

/// Chess of this afternoon, led by the teacher, with these students in it.
fn chess(app: &TestApp, lead: &Client<'_>, students: &[&Client<'_>]) -> (ActivityId, MeetingId) {
    let chess = make::activity("Chess").at(1, "15:15", "16:45").room("Library").led_by(lead.person()).save(app);
    let ids: Vec<PersonId> = students.iter().map(|student| student.person().clone()).collect();
    make::signed_up(app, MERGINGTON, &chess, &ids, 100);
    let today = make::session(app, MERGINGTON, &chess, "2026-09-14");
    (chess, today)
}

fn of(activity: &ActivityId, session: &MeetingId, rest: &str) -> String {
    at(activity, &format!("/sessions/{session}{rest}"))
}

async fn cancel(client: &Client<'_>, (activity, session): (&ActivityId, &MeetingId), reason: &str) -> Answer {
    client.post(&of(activity, session, "/cancellation"), &[("reason", reason)]).await
}

#[actix_web::test]
async fn everybody_on_the_register_and_whoever_leads_is_told_at_once() {
    let app = TestApp::start();
    let (tom, helper, ana, ben, zoe) =
        (app.teacher("Tom"), app.teacher("Helper"), app.student("Ana"), app.student("Ben"), app.student("Zoe"));
    let (chess, today) = chess(&app, &tom, &[&ana, &ben]);
    make::leader(&app, MERGINGTON, &chess, helper.person(), "helper");
    app.sql(&format!("UPDATE users SET locale = 'ur' WHERE id = '{}'", ben.user()));

    let done = cancel(&tom, (&chess, &today), "The library is flooded").await;

    assert_eq!(done.location(), Some(of(&chess, &today, "").as_str()), "{}", done.plain());
    let subject = "Cancelled: Chess on Monday, September 14";
    for told in [&tom, &helper, &ana] {
        assert_eq!(mails_to(&app, told), [subject], "{}", told.name);
    }
    assert!(mails_to(&app, &ben).concat().starts_with("منسوخ: Chess"), "{:?}", mails_to(&app, &ben));
    assert_eq!(mails_to(&app, &zoe), [""; 0]);
    let mail = app.mails().into_iter().find(|mail| mail.to == ana.email).unwrap();
    assert!(mail.text.contains("“The library is flooded”") && mail.text.contains("15:15–16:45"), "{}", mail.text);
    assert_eq!(mail.link(), of(&chess, &today, ""));
    assert_eq!(super::logged(&app), ["activity.cancel_session because The library is flooded"]);
    assert_eq!(
        app.texts("SELECT status || ' ' || CAST(sequence AS TEXT) AS t FROM activity_sessions"),
        ["cancelled 1"]
    );

    // Until the mails are out nobody is told; then everybody is.
    let page = tom.get(&of(&chess, &today, "")).await;
    assert!(page.main().contains("Who knows 4 not yet Ana, Ben, Helper, Tom"), "{}", page.main());
    assert_eq!(app.work_off().await, 4);
    let page = tom.get(&of(&chess, &today, "")).await.main();
    assert!(page.contains("4 told Ana, Ben, Helper, Tom") && !page.contains("not yet"), "{page}");
    // What a student sees names nobody.
    let seen = ana.get(&of(&chess, &today, "")).await.main();
    assert!(seen.contains("The library is flooded") && !seen.contains("Ben") && !seen.contains("told"), "{seen}");
    assert!(app.nobody().get(&of(&chess, &today, "/notices")).await.status == 401);
}

#[actix_web::test]
async fn whoever_was_not_reached_is_a_list_with_numbers_to_call() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let [ana, ben, cleo, dan] = ["Ana", "Ben", "Cleo", "Dan"].map(|name| app.student(name));
    let (chess, today) = chess(&app, &tom, &[&ana, &ben, &cleo, &dan]);
    app.sql(&format!(
        "UPDATE people SET email = NULL, guardian_contact = 'Mum: 555 0100' WHERE id = '{}'",
        ana.person()
    ));
    cancel(&tom, (&chess, &today), "Storm").await;
    app.work_off().await;
    app.sql(&format!("UPDATE mails SET status = 'failed', sent_at = NULL WHERE to_person_id = '{}'", ben.person()));
    let bounced =
        format!("UPDATE mails SET bounced_at = '2026-09-14 14:00:00' WHERE to_person_id = '{}'", dan.person());
    app.sql(&bounced);
    app.sql(&format!("UPDATE mails SET status = 'queued', sent_at = NULL WHERE to_person_id = '{}'", cleo.person()));

    let page = tom.get(&of(&chess, &today, "")).await.main();
    assert!(
        page.contains("1 told Tom 1 not yet Cleo 1 not sent Ben 1 came back Dan 1 without an address Ana"),
        "{page}"
    );
    let list = tom.get(&of(&chess, &today, "/notices")).await;
    let main = list.main();
    assert!(main.contains("4 of 5 not reached"), "{main}");
    assert!(main.contains("Ana 10 Mum: 555 0100 no address"), "{main}");
    assert!(main.contains("the mail was not sent") && main.contains("the mail is being sent"), "{main}");
    assert!(main.contains("the mail came back") && !main.contains("Tom leads"), "{main}");
    // The number is for those who run it.
    for client in [&ana, &dan] {
        assert!(!client.get(&of(&chess, &today, "")).await.body.contains("555"));
        assert_eq!(client.get(&of(&chess, &today, "/notices")).await.status, 403);
    }
    assert!(!app.admin().get(&MERGINGTON.path("/people")).await.body.contains("555"));
}

#[actix_web::test]
async fn the_mails_stand_and_fall_with_the_cancellation() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    let before = app.everything_stored();
    // The last thing that the transaction writes fails: nothing of it is there.
    let owner = |sql: &str| app.database().connect_as_owner().batch_execute(sql).unwrap();
    owner("ALTER TABLE session_notices RENAME TO elsewhere");
    assert_eq!(cancel(&tom, (&chess, &today), "Storm").await.status, 500);
    owner("ALTER TABLE elsewhere RENAME TO session_notices");
    assert_eq!(app.everything_stored(), before);
    // And when it is committed, the jobs that send are there before anybody has sent anything.
    cancel(&tom, (&chess, &today), "Storm").await;
    assert_eq!(app.count("jobs WHERE name = 'send_mail' AND finished_at IS NULL"), 2);
    assert_eq!(app.count("mails WHERE status = 'queued'"), 2);
    assert_eq!(app.count("session_notices WHERE mail_id IS NOT NULL"), 2);
    app.work_off().await;
}

#[actix_web::test]
async fn two_who_cancel_at_once_tell_people_once() {
    let app = TestApp::start();
    let (tom, lee, ana) = (app.teacher("Tom"), app.teacher("Lee"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    make::leader(&app, MERGINGTON, &chess, lee.person(), "helper");
    let (one, other) = join(cancel(&tom, (&chess, &today), "Storm"), cancel(&lee, (&chess, &today), "Flood")).await;
    let mut answers = [one.status, other.status];
    answers.sort_unstable();
    assert_eq!(answers, [303, 409]);
    assert_eq!(mails_to(&app, &ana).len(), 1);
    assert_eq!(app.count("session_notices"), 3);
    app.work_off().await;
}

#[actix_web::test]
async fn a_reason_is_needed_and_whatever_is_typed_is_kept() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    let before = app.everything_stored();
    let page = tom.get(&of(&chess, &today, "/cancellation")).await.main();
    assert!(page.contains("Cancel Monday, September 14, 15:15–16:45? One student and whoever leads"), "{page}");
    let long = "x".repeat(10_000);
    for reason in ["", "   ", "\u{7}", &long] {
        let refused = cancel(&tom, (&chess, &today), reason).await;
        assert_eq!(refused.status, 422, "{reason:?}");
        assert!(refused.title().starts_with("Error: Cancel this session"), "{}", refused.title());
        assert!(refused.body.contains(r#"id="reason-wrong""#) && refused.body.contains(reason.trim()));
    }
    assert_eq!(app.everything_stored(), before);
}

#[actix_web::test]
async fn what_is_over_cannot_be_cancelled_and_what_was_cancelled_only_once() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    cancel(&tom, (&chess, &today), "Storm").await;
    assert_eq!(
        refusal(&cancel(&tom, (&chess, &today), "Storm").await),
        "This date is “Cancelled”. What can come next is: as planned, Moved."
    );
    assert_eq!(tom.get(&of(&chess, &today, "/cancellation")).await.status, 409);
    let last = make::session(&app, MERGINGTON, &chess, "2026-09-07");
    let over = "This session is over, so it cannot be cancelled any more.";
    assert_eq!(refusal(&cancel(&tom, (&chess, &last), "Storm").await), over);
    assert_eq!(mails_to(&app, &ana).len(), 1);
    app.work_off().await;
}

#[actix_web::test]
async fn what_takes_place_after_all_is_told_again() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    let restore = async || tom.post(&of(&chess, &today, "/restoration"), &[]).await;
    assert_eq!(refusal(&restore().await), "This date is “as planned”. What can come next is: Moved, Cancelled.");
    cancel(&tom, (&chess, &today), "Storm").await;
    app.work_off().await;

    assert_eq!(restore().await.location(), Some(of(&chess, &today, "").as_str()));

    assert_eq!(
        mails_to(&app, &ana),
        ["Cancelled: Chess on Monday, September 14", "After all: Chess on Monday, September 14"]
    );
    assert_eq!(app.texts("SELECT status || ' ' || CAST(sequence AS TEXT) AS t FROM activity_sessions"), ["planned 2"]);
    assert_eq!(app.audited(), ["activity.cancel_session", "activity.restore_session"]);
    // The list is of those who do not know the latest.
    let page = tom.get(&of(&chess, &today, "")).await.main();
    assert!(page.contains("2 not yet Ana, Tom") && !page.contains("told Ana"), "{page}");
    app.work_off().await;
    // Once more, and now the hour has come.
    cancel(&tom, (&chess, &today), "Storm again").await;
    app.clock.advance(TimeDelta::hours(6));
    assert_eq!(refusal(&restore().await), "This session would have begun by now, so it cannot be put back.");
    app.work_off().await;
    let holiday = make::session(&app, MERGINGTON, &chess, "2026-09-21");
    app.sql(&format!(
        "UPDATE activity_sessions SET status = 'cancelled', cancelled_by = 'holiday' WHERE id = '{holiday}'"
    ));
    assert_eq!(tom.post(&of(&chess, &holiday, "/restoration"), &[]).await.status, 409);
}

#[actix_web::test]
async fn only_whoever_runs_the_activity_cancels_its_sessions() {
    let app = TestApp::start();
    let (tom, helper, other, ana) =
        (app.teacher("Tom"), app.teacher("Helper"), app.teacher("Other"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    make::leader(&app, MERGINGTON, &chess, helper.person(), "helper");
    let choir = make::activity("Choir").in_school(WESTFIELD).at(1, "15:15", "16:45").save(&app);
    let foreign = make::session(&app, WESTFIELD, &choir, "2026-09-14");
    let owner = app.owner();
    for (client, status) in [(&other, 404), (&ana, 403), (&app.nobody(), 401)] {
        assert_eq!(cancel(client, (&chess, &today), "Storm").await.status, status, "{}", client.name);
        assert_eq!(client.post(&of(&chess, &today, "/restoration"), &[]).await.status, status, "{}", client.name);
        for page in ["/cancellation", "/notices"] {
            assert_eq!(client.get(&of(&chess, &today, page)).await.status, status, "{}", client.name);
        }
    }
    for pair in [(&choir, &foreign), (&chess, &foreign), (&choir, &today)] {
        assert_eq!(cancel(&owner, pair, "Storm").await.status, 404);
        assert_eq!(owner.post(&of(pair.0, pair.1, "/restoration"), &[]).await.status, 404);
    }
    assert_eq!(app.count("mails"), 0);
    assert_eq!(cancel(&helper, (&chess, &today), "Storm").await.status, 303);
    app.work_off().await;
}

#[actix_web::test]
async fn cancelling_the_activity_cancels_its_sessions_to_come() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let (chess, today) = chess(&app, &tom, &[&ana]);
    let last = make::session(&app, MERGINGTON, &chess, "2026-09-07");
    assert_eq!(tom.post(&at(&chess, "/cancellation"), &[("reason", "No teacher")]).await.status, 303);
    app.work_off().await;
    let status =
        |id: &MeetingId| app.texts(&format!("SELECT status AS t FROM activity_sessions WHERE id = '{id}'")).concat();
    assert_eq!((status(&today), status(&last)), ("cancelled".to_owned(), "planned".to_owned()));
    assert_eq!(mails_to(&app, &ana).len(), 1, "one mail says it all");
    assert_eq!(tom.post(&of(&chess, &today, "/restoration"), &[]).await.status, 409);
}

#[actix_web::test]
async fn telling_many_costs_as_many_statements_on_the_page_as_telling_one() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let mut seen = Vec::new();
    for n in [1, 3, 30] {
        let students = make::many_students(&app, MERGINGTON, n);
        let drama = make::activity("Drama").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
        make::signed_up(&app, MERGINGTON, &drama, &students, 100);
        let session = make::session(&app, MERGINGTON, &drama, "2026-09-14");
        cancel(&tom, (&drama, &session), "Storm").await;
        let mut counts = Vec::new();
        for rest in ["", "/notices"] {
            let before = app.statements();
            assert_eq!(tom.get(&of(&drama, &session, rest)).await.status, 200);
            counts.push(app.statements() - before);
        }
        seen.push(counts);
        app.sql("UPDATE people SET email = NULL WHERE email LIKE 'student%'");
    }
    assert_eq!(seen, vec![vec![8, 7]; 3]);
    app.work_off().await;
}
