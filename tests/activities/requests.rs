//! Where leaders choose: students ask, staff say yes or no.

use super::{at, counts, form, logged, mails_to, refusal, register, sign_up, standing, withdraw};
use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make};
use futures_util::future::{join, join_all};
use homeroom::platform::db::ids::ActivityId;

fn choosing(name: &str, capacity: i32) -> make::NewActivity {
    make::activity(name).at(1, "15:15", "16:45").capacity(capacity).with("mode", "'approval'")
}

async fn decide(staff: &Client<'_>, id: &ActivityId, decision: &str, students: &[&Client<'_>]) -> Answer {
    let mut fields = vec![("decision", decision)];
    fields.extend(students.iter().map(|student| ("person[]", student.person().as_str())));
    staff.post(&at(id, "/requests"), &fields).await
}

#[actix_web::test]
async fn a_student_asks_and_has_no_place_until_somebody_says_yes() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let chess = choosing("Chess", 2).led_by(tom.person()).save(&app);
    let page = ana.get(&at(&chess, "")).await.main();
    assert!(page.contains("Ask for a place") && page.contains("Its leaders choose who gets a place."), "{page}");

    let asked = sign_up(&ana, &chess).await;

    assert_eq!(asked.status, 303);
    let page = ana.get(&at(&chess, "")).await;
    assert_eq!(page.toast(), "You asked for a place in Chess. Its leaders decide and write to you.");
    assert!(page.main().contains("You asked for a place Take back the request"), "{}", page.main());
    assert_eq!((standing(&app, &chess, ana.person()), counts(&app, &chess)), ("requested".to_owned(), (0, 0)));
    assert_eq!(sign_up(&ana, &chess).await.status, 303, "twice is the same as once");
    assert!(ana.get("/s/mergington/activities?show=mine").await.main().contains("You asked for a place"));
    assert!(ana.get("/s/mergington/today").await.main().contains("Its leaders decide"));
    let today = tom.get("/s/mergington/today").await;
    assert!(today.main().contains("One student asks for a place."), "{}", today.main());
    let roster = tom.get(&at(&chess, "/roster")).await;
    assert!(roster.main().contains("Decide about one request"), "{}", roster.main());
    let requests = tom.get(&at(&chess, "/requests")).await.main();
    assert!(requests.contains("Ana 10 Monday, September 14, 2026, 10:00"), "{requests}");

    let decided = decide(&tom, &chess, "approve", &[&ana]).await;

    assert_eq!((decided.status, decided.location()), (303, Some(at(&chess, "/requests").as_str())));
    assert_eq!(tom.get(&at(&chess, "/requests")).await.toast(), "One student has a place now and gets a mail.");
    assert_eq!((standing(&app, &chess, ana.person()), counts(&app, &chess)), ("enrolled".to_owned(), (1, 0)));
    assert_eq!(mails_to(&app, &ana), ["You asked for a place in Chess", "Your place in Chess"]);
    assert_eq!(logged(&app), ["signup.request", "signup.approve"]);
    // Deciding twice is once.
    assert_eq!(decide(&tom, &chess, "decline", &[&ana]).await.status, 303);
    assert_eq!(tom.get(&at(&chess, "/requests")).await.toast(), "There was nothing left to decide.");
    assert_eq!(standing(&app, &chess, ana.person()), "enrolled");
    app.work_off().await;
}

#[actix_web::test]
async fn a_request_is_taken_back_and_made_again() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let chess = choosing("Chess", 1).with("withdraw_until", "'2026-09-01 00:00:00'").led_by(tom.person()).save(&app);
    sign_up(&ana, &chess).await;

    assert_eq!(withdraw(&ana, &chess).await.status, 303, "nobody counts on whoever only asked");

    assert_eq!((standing(&app, &chess, ana.person()), counts(&app, &chess)), ("withdrawn".to_owned(), (0, 0)));
    decide(&tom, &chess, "approve", &[&ana]).await;
    assert_eq!(standing(&app, &chess, ana.person()), "withdrawn");
    sign_up(&ana, &chess).await;
    assert_eq!(standing(&app, &chess, ana.person()), "requested");
    app.work_off().await;
}

#[actix_web::test]
async fn a_refusal_goes_with_its_message_to_each_and_they_may_ask_again() {
    let app = TestApp::start();
    let (tom, ana, ben, cem) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"), app.student("Cem"));
    let chess = choosing("Chess", 5).led_by(tom.person()).save(&app);
    for student in [&ana, &ben, &cem] {
        sign_up(student, &chess).await;
    }
    app.work_off().await;
    let before = app.everything_stored();
    for (message, words) in [("x".repeat(501), "at most 500"), ("a\0b".to_owned(), "")] {
        let fields = [("decision", "decline"), ("person[]", ana.person().as_str()), ("message", &message), ("all", "")];
        let wrong = tom.post(&at(&chess, "/requests"), &fields).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains(r#"id="message-wrong""#) && wrong.main().contains(words), "{}", wrong.main());
        assert!(wrong.body.contains(&format!(r#"value="{}" checked"#, ana.person())), "what was ticked is kept");
    }
    for fields in [
        vec![("decision", "approve")],
        vec![("decision", "decline"), ("person[]", "x")],
        vec![("decision", "perhaps"), ("all", "yes")],
        vec![("decision", "approve"), ("person[]", "")],
    ] {
        assert_eq!(tom.post(&at(&chess, "/requests"), &fields).await.status, 422, "{fields:?}");
    }
    assert_eq!(app.everything_stored(), before);

    let (first, second) = (ana.person().as_str(), ben.person().as_str());
    let fields = [("decision", "decline"), ("person[]", first), ("person[]", second), ("message", "Next <term>")];
    assert_eq!(tom.post(&at(&chess, "/requests"), &fields).await.status, 303);

    let standings = [&ana, &ben, &cem].map(|s| standing(&app, &chess, s.person()));
    assert_eq!(standings, ["declined", "declined", "requested"]);
    assert_eq!(mails_to(&app, &ana).pop().unwrap(), "No place in Chess");
    let mail = app.mails().pop().unwrap();
    assert!(mail.text.contains("Next <term>") && !mail.html.contains("<term>"), "{}", mail.html);
    let page = ana.get(&at(&chess, "")).await.main();
    assert!(page.contains("its leaders said no: Next <term>") && page.contains("Ask for a place"), "{page}");
    assert_eq!(logged(&app)[3..], ["signup.decline because (sealed)", "signup.decline because (sealed)"]);
    sign_up(&ana, &chess).await;
    assert_eq!(standing(&app, &chess, ana.person()), "requested");
    app.work_off().await;
}

#[actix_web::test]
async fn whoever_asked_first_is_approved_first_and_who_did_not_fit_is_named() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = choosing("Chess", 2).led_by(tom.person()).save(&app);
    let students = ["Ana", "Ben", "Cem", "Dan"].map(|name| app.student(name));
    for student in students.iter().rev() {
        sign_up(student, &chess).await;
        app.clock.advance(chrono::TimeDelta::minutes(1));
    }

    let all = tom.post(&at(&chess, "/requests"), &[("decision", "approve"), ("all", "yes")]).await;

    assert_eq!(all.status, 303);
    let page = tom.get(&at(&chess, "/requests")).await;
    assert_eq!(page.toast(), "2 students have a place now, and every place is taken. Not decided: Ben, Ana.");
    let standings = students.each_ref().map(|s| standing(&app, &chess, s.person()));
    assert_eq!(standings, ["requested", "requested", "enrolled", "enrolled"]);
    assert_eq!(counts(&app, &chess), (2, 0));
    app.work_off().await;
}

#[actix_web::test]
async fn a_rule_in_the_way_is_named_beside_the_student_who_stays_undecided() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = choosing("Chess", 9).led_by(tom.person()).save(&app);
    let drama = make::activity("Drama").at(1, "16:00", "17:00").save(&app);
    let [ana, ben, cem, dan] = ["Ana", "Ben", "Cem", "Dan"].map(|name| app.student(name));
    for student in [&ana, &ben, &cem, &dan] {
        sign_up(student, &chess).await;
        app.clock.advance(chrono::TimeDelta::minutes(1));
    }
    sign_up(&ana, &drama).await;
    app.sql(&format!("UPDATE people SET grade = 7 WHERE id = '{}'", ben.person()));
    app.sql(&format!("UPDATE activities SET grade_from = 9 WHERE id = '{chess}'"));
    app.sql(&format!("UPDATE people SET status = 'left' WHERE id = '{}'", cem.person()));
    let page = tom.get(&at(&chess, "/requests")).await.main();
    for words in ["Ana overlaps Drama", "Ben another grade", "Cem no longer here"] {
        assert!(page.contains(words), "{words}: {page}");
    }

    decide(&tom, &chess, "approve", &[&ana, &ben, &cem, &dan]).await;

    let page = tom.get(&at(&chess, "/requests")).await;
    let words = "One student has a place now. Something is in the way of Ana, Ben, Cem, so they are not decided.";
    assert_eq!(page.toast(), words);
    let standings = [&ana, &ben, &cem, &dan].map(|s| standing(&app, &chess, s.person()));
    assert_eq!(standings, ["requested", "requested", "requested", "enrolled"]);

    // Staff may still put somebody in over the rule, one by one and with a reason.
    assert_eq!(register(&tom, &chess, ben.person(), "").await.status, 409);
    assert_eq!(register(&tom, &chess, ben.person(), "He is ahead").await.status, 303);
    assert_eq!((standing(&app, &chess, ben.person()), counts(&app, &chess)), ("enrolled".to_owned(), (2, 0)));
    app.work_off().await;
}

#[actix_web::test]
async fn the_terms_limit_is_named_too() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    app.sql(&format!("UPDATE terms SET max_enrolled = 1 WHERE id = '{}'", MERGINGTON.autumn));
    let chess = choosing("Chess", 9).led_by(tom.person()).save(&app);
    let drama = make::activity("Drama").at(2, "16:00", "17:00").save(&app);
    sign_up(&ana, &chess).await;
    sign_up(&ana, &drama).await;
    let page = tom.get(&at(&chess, "/requests")).await.main();
    assert!(page.contains("Ana has the one activity that the term allows"), "{page}");
    decide(&tom, &chess, "approve", &[&ana]).await;
    assert_eq!(standing(&app, &chess, ana.person()), "requested");
    app.work_off().await;
}

#[actix_web::test]
async fn two_who_decide_at_once_give_no_more_places_than_there_are() {
    let app = TestApp::start();
    let (tom, uta) = (app.teacher("Tom"), app.teacher("Uta"));
    let chess = choosing("Chess", 7).led_by(tom.person()).helped_by(uta.person()).save(&app);
    let students: Vec<_> = (0..20).map(|n| app.student(&format!("Student {n:02}"))).collect();
    for student in &students {
        sign_up(student, &chess).await;
    }

    let chosen: Vec<&Client<'_>> = students.iter().collect();
    let all = [("decision", "approve"), ("all", "yes")];
    let (one, other) = join(decide(&tom, &chess, "approve", &chosen), uta.post(&at(&chess, "/requests"), &all)).await;

    assert_eq!((one.status, other.status), (303, 303));
    assert_eq!(counts(&app, &chess), (7, 0));
    assert_eq!(app.count("mails WHERE template = 'enrolled'"), 7);
    assert_eq!(app.count("audit_entries WHERE action = 'signup.approve'"), 7);
    // Yes and no at once are one of the two for each.
    app.sql(&format!("UPDATE activities SET capacity = 20 WHERE id = '{chess}'"));
    let (_, _) = join(decide(&tom, &chess, "approve", &chosen), decide(&uta, &chess, "decline", &chosen)).await;
    let decided = app.count("audit_entries WHERE action IN ('signup.approve', 'signup.decline')");
    assert_eq!((decided, app.count("signups WHERE status = 'requested'")), (20, 0));
    counts(&app, &chess);
    app.work_off().await;
}

#[actix_web::test]
async fn only_whoever_runs_it_sees_and_decides() {
    let app = TestApp::start();
    let (tom, uta, ana) = (app.teacher("Tom"), app.teacher("Uta"), app.student("Ana"));
    let chess = choosing("Chess", 2).led_by(tom.person()).save(&app);
    let theirs = choosing("Theirs", 2).in_school(WESTFIELD).save(&app);
    sign_up(&ana, &chess).await;
    let (here, foreign) = (at(&chess, "/requests"), at(&theirs, "/requests"));
    assert_eq!((ana.get(&here).await.status, decide(&ana, &chess, "approve", &[&ana]).await.status), (403, 403));
    assert_eq!((uta.get(&here).await.status, decide(&uta, &chess, "approve", &[&ana]).await.status), (404, 404));
    assert_eq!((tom.get(&foreign).await.status, app.admin().get(&foreign).await.status), (404, 404));
    assert_eq!(decide(&tom, &theirs, "approve", &[&ana]).await.status, 404);
    // Somebody of another school, whoever ticked them, is nobody who asked.
    let wes = make::person(&app, WESTFIELD, "Wes", "student");
    assert_eq!(decide(&tom, &chess, "approve", &[&wes]).await.status, 303);
    assert_eq!(tom.get(&here).await.toast(), "There was nothing left to decide.");
    assert_eq!(standing(&app, &chess, ana.person()), "requested");
    app.work_off().await;
}

#[actix_web::test]
async fn the_requests_are_one_page_in_the_same_few_statements_for_one_and_for_many() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let asks = async |n: usize| {
        let chess = choosing("Chess", 9).led_by(tom.person()).save(&app);
        let students: Vec<_> = (0..n).map(|n| app.student(&format!("Student {n:02}"))).collect();
        join_all(students.iter().map(|student| sign_up(student, &chess))).await;
        tom.get(&at(&chess, "/requests")).await;
        let before = app.statements();
        let page = tom.get(&at(&chess, "/requests")).await;
        assert_eq!(page.status, 200);
        app.statements() - before
    };
    let (one, three) = (asks(1).await, asks(3).await);
    assert_eq!((one, three), (8, 8));
    // The fifty-first is on the second page; what is past the last says so.
    let chess = choosing("Many", 9).led_by(tom.person()).save(&app);
    let many = make::many_students(&app, MERGINGTON, 51);
    for person in &many {
        app.sql(&format!(
            "INSERT INTO signups (school_id, id, activity_id, person_id, status, requested_at)
             VALUES (11, '{person}', '{chess}', '{person}', 'requested', '2026-09-14 10:00:00')"
        ));
    }
    let first = tom.get(&at(&chess, "/requests")).await.main();
    assert!(
        first.contains("51 students ask for a place")
            && first.contains("Student 0049")
            && !first.contains("Student 0050")
    );
    assert!(first.contains("Also those on the other pages."), "{first}");
    assert!(tom.get(&at(&chess, "/requests?page=2")).await.main().contains("Student 0050"));
    assert_eq!(tom.get(&at(&chess, "/requests?page=9")).await.status, 200);
    let done = tom.post(&at(&chess, "/requests"), &[("decision", "approve"), ("all", "yes")]).await;
    assert_eq!((done.status, counts(&app, &chess)), (303, (9, 0)));
    app.work_off().await;
}

#[actix_web::test]
async fn requests_are_answered_before_places_are_given_another_way_and_end_with_the_activity() {
    let app = TestApp::start();
    let (tom, ana, ben) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"));
    let chess = choosing("Chess Club", 5).led_by(tom.person()).save(&app);
    sign_up(&ana, &chess).await;
    let lead = ("leads[]", tom.person().as_str());
    let first_come = form(&[("capacity", "5"), ("mode", "first_come"), lead]);

    let refused = tom.post(&at(&chess, ""), &first_come).await;

    assert_eq!(refused.status, 422);
    assert!(refused.main().contains("One student has asked for a place. Answer the request first"));
    // New times are news for whoever asked as well.
    let times = [("starts[]", "16:00"), ("ends[]", "17:00"), ("capacity", "5"), ("mode", "approval"), lead];
    assert_eq!(tom.post(&at(&chess, ""), &form(&times)).await.status, 422);
    let confirmed = form(&[times.as_slice(), &[("confirmed", "yes")]].concat());
    assert_eq!(tom.post(&at(&chess, ""), &confirmed).await.status, 303);
    assert_eq!(mails_to(&app, &ana).pop().unwrap(), "Chess Club meets at another time or place");

    let page = tom.get(&at(&chess, "/cancellation")).await.main();
    assert!(page.contains("One student gets a mail."), "{page}");
    assert_eq!(tom.post(&at(&chess, "/cancellation"), &[("reason", "No room")]).await.status, 303);
    assert_eq!(standing(&app, &chess, ana.person()), "declined");
    assert_eq!(mails_to(&app, &ana).pop().unwrap(), "Chess Club is cancelled");
    assert_eq!(decide(&tom, &chess, "approve", &[&ana]).await.status, 409);

    let other = choosing("Other", 5).led_by(tom.person()).save(&app);
    sign_up(&ben, &other).await;
    assert_eq!(tom.post(&at(&other, "/archiving"), &[]).await.status, 303);
    assert_eq!(
        (standing(&app, &other, ben.person()), mails_to(&app, &ben).pop().unwrap()),
        ("declined".to_owned(), "No place in Other".to_owned())
    );
    app.work_off().await;
}

#[actix_web::test]
async fn staff_whose_roster_is_full_put_a_student_into_the_queue_and_the_next_place_is_theirs() {
    let app = TestApp::start();
    let (tom, ana, ben) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"));
    let chess = choosing("Chess", 1).led_by(tom.person()).save(&app);
    sign_up(&ben, &chess).await;
    assert_eq!(register(&tom, &chess, ana.person(), "").await.status, 303);
    assert_eq!(register(&tom, &chess, ben.person(), "").await.status, 303);
    assert_eq!((standing(&app, &chess, ben.person()), counts(&app, &chess)), ("waitlisted 1".to_owned(), (1, 1)));
    withdraw(&ana, &chess).await;
    assert_eq!(standing(&app, &chess, ben.person()), "enrolled", "staff have said yes to him already");
    app.work_off().await;
}

#[actix_web::test]
async fn who_may_ask_is_who_may_sign_up() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let older = choosing("Older", 5).grades(11, 12).save(&app);
    let closed = choosing("Closed", 5).window("2026-09-01 00:00:00", "2026-09-02 00:00:00").save(&app);
    assert_eq!(refusal(&sign_up(&ana, &older).await), "This activity is for grades 11 to 12.");
    assert!(refusal(&sign_up(&ana, &closed).await).starts_with("Sign-up closed on"));
    assert_eq!(app.count("signups"), 0);
}
