//! Places that are offered: kept for the next of the queue until they have answered.

use super::{at, counts, form, logged, mails_to, numbers, refusal, register, remove, sign_up, standing, withdraw};
use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make};
use chrono::TimeDelta;
use futures_util::future::join;
use homeroom::{app::worker, platform::db::ids::ActivityId};

fn offering(name: &str, capacity: i32) -> make::NewActivity {
    make::activity(name).at(1, "15:15", "16:45").capacity(capacity).with("mode", "'offers'")
}

async fn answer(client: &Client<'_>, id: &ActivityId, yes_or_no: &str) -> Answer {
    client.post(&at(id, "/offer"), &[("answer", yes_or_no)]).await
}

/// They ask in this order.
async fn asked<'a, const N: usize>(app: &'a TestApp, id: &ActivityId, names: [&str; N]) -> [Client<'a>; N] {
    let students = names.map(|name| app.student(name));
    for student in &students {
        assert_eq!(sign_up(student, id).await.status, 303);
    }
    students
}

/// Past every deadline, and everything that is due then; what moves on is let pass as well.
async fn the_day_after(app: &TestApp) {
    while app.count("jobs WHERE finished_at IS NULL") > 0 {
        app.clock.advance(TimeDelta::hours(24));
        app.work_off().await;
    }
}

#[actix_web::test]
async fn a_freed_place_is_kept_for_the_next_who_accepts_it_by_the_link_in_the_mail() {
    let app = TestApp::start();
    let chess = offering("Chess", 1).save(&app);
    let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;

    withdraw(&ana, &chess).await;

    assert_eq!(standing(&app, &chess, ben.person()), "offered");
    assert_eq!(counts(&app, &chess), (1, 1), "an offer is a place that is taken");
    let mail = app.mails().into_iter().rfind(|mail| mail.to == ben.email).unwrap();
    assert_eq!(homeroom::platform::i18n::plain(&mail.subject), "A place in Chess is kept for you");
    assert!(mail.text.contains("Tuesday, September 15, 2026, 10:00"), "on the school's clock: {}", mail.text);
    assert_eq!(mail.link(), at(&chess, "/offer"));
    // The place is Ben's to answer: Cem is the first of those who wait, and whoever comes now waits behind him.
    for page in [at(&chess, ""), "/s/mergington/activities".to_owned()] {
        assert!(cem.get(&page).await.main().contains("Number 1 in the queue"), "{page}");
        let seen = ben.get(&page).await.main();
        assert!(seen.contains("A place is kept for you until Tuesday, September 15, 2026, 10:00"), "{page}: {seen}");
        assert!(seen.contains("Accept the place") && seen.contains("Decline"), "{page}: {seen}");
    }
    let [dan] = asked(&app, &chess, ["Dan"]).await;
    assert_eq!(standing(&app, &chess, dan.person()), "waitlisted 3");

    let stored = app.everything_stored();
    let signed_out = app.nobody().get(&mail.link()).await;
    assert_eq!(signed_out.status, 401);
    assert!(signed_out.body.contains("/sign-in?"), "the link leads through signing in");
    let page = ben.get(&mail.link()).await;
    assert!(page.main().contains("A place in Chess is kept for you"), "{}", page.main());
    assert_eq!(app.everything_stored(), stored, "looking changes nothing");
    let accepted = answer(&ben, &chess, "yes").await;

    assert_eq!((accepted.status, accepted.location()), (303, Some(at(&chess, "").as_str())));
    assert_eq!(standing(&app, &chess, ben.person()), "enrolled");
    assert_eq!(counts(&app, &chess), (1, 2));
    assert_eq!(mails_to(&app, &ben).pop().unwrap(), "Your place in Chess");
    assert!(ben.get(&mail.link()).await.main().contains("You have a place in Chess."));
    // Twice is the same as once.
    assert_eq!(answer(&ben, &chess, "yes").await.status, 303);
    assert_eq!(logged(&app)[3..], ["signup.withdraw", "signup.offer", "signup.place", "signup.accept"]);
    the_day_after(&app).await;
    assert_eq!(standing(&app, &chess, ben.person()), "enrolled", "what was accepted does not expire");
}

#[actix_web::test]
async fn whoever_declines_hands_the_place_on_at_once() {
    let app = TestApp::start();
    let chess = offering("Chess", 1).save(&app);
    let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;
    withdraw(&ana, &chess).await;

    let declined = answer(&ben, &chess, "no").await;

    assert_eq!(declined.status, 303);
    assert_eq!(
        ben.get(&at(&chess, "")).await.toast(),
        "You declined the place in Chess. It goes to the next in the queue."
    );
    assert_eq!(standing(&app, &chess, ben.person()), "withdrawn");
    assert_eq!(standing(&app, &chess, cem.person()), "offered");
    assert_eq!(counts(&app, &chess), (1, 0));
    assert_eq!(answer(&ben, &chess, "no").await.status, 303, "twice is the same as once");
    assert_eq!(refusal(&answer(&ben, &chess, "yes").await), "There is no offer for you to answer (any more).");
    // He may ask again, at the end.
    sign_up(&ben, &chess).await;
    assert_eq!(standing(&app, &chess, ben.person()), "waitlisted 3");
    // Leaving the list says no as well.
    withdraw(&cem, &chess).await;
    assert_eq!(standing(&app, &chess, ben.person()), "offered");
    the_day_after(&app).await;
}

#[actix_web::test]
async fn an_offer_that_nobody_answers_moves_on_by_itself_and_is_told() {
    let app = TestApp::start();
    let chess = offering("Chess", 1).with("offer_hours", "3").save(&app);
    let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;
    withdraw(&ana, &chess).await;
    app.work_off().await;

    app.clock.advance(TimeDelta::hours(3) - TimeDelta::seconds(1));
    app.work_off().await;
    assert_eq!(standing(&app, &chess, ben.person()), "offered", "not before its time");
    app.clock.advance(TimeDelta::seconds(1));
    // Its time is up, whether the job came or not.
    let late = "The offer stood until Monday, September 14, 2026, 13:00. You can ask for a place again.";
    assert_eq!(refusal(&answer(&ben, &chess, "yes").await), late);
    let page = ben.get(&at(&chess, "/offer")).await.main();
    assert!(page.contains(late) && !page.contains("Accept the place"), "{page}");
    app.work_off().await;

    assert_eq!(standing(&app, &chess, ben.person()), "withdrawn");
    assert_eq!(standing(&app, &chess, cem.person()), "offered");
    assert_eq!(counts(&app, &chess), (1, 0));
    assert_eq!(mails_to(&app, &ben).pop().unwrap(), "The offer of a place in Chess is over");
    assert_eq!(logged(&app)[5..], ["signup.expire", "signup.offer"]);
    // He asks again, and waits at the end of the queue; Cem lets his offer pass, so it is his once more.
    sign_up(&ben, &chess).await;
    app.clock.advance(TimeDelta::hours(3));
    app.work_off().await;
    assert_eq!(standing(&app, &chess, ben.person()), "offered");
    assert_eq!(answer(&ben, &chess, "yes").await.status, 303);
    the_day_after(&app).await;
    assert_eq!((counts(&app, &chess), standing(&app, &chess, ben.person())), ((1, 0), "enrolled".to_owned()));
}

/// The first job of an offer that was declined comes while the second offer to the same student stands.
#[actix_web::test]
async fn the_deadline_of_an_old_offer_ends_no_new_one() {
    let app = TestApp::start();
    let chess = offering("Chess", 1).with("offer_hours", "3").save(&app);
    let [ana, ben] = asked(&app, &chess, ["Ana", "Ben"]).await;
    withdraw(&ana, &chess).await;
    answer(&ben, &chess, "no").await;
    sign_up(&ana, &chess).await;
    sign_up(&ben, &chess).await;
    app.clock.advance(TimeDelta::hours(2));
    withdraw(&ana, &chess).await;
    assert_eq!(standing(&app, &chess, ben.person()), "offered");

    app.clock.advance(TimeDelta::hours(1));
    app.work_off().await;

    assert_eq!(standing(&app, &chess, ben.person()), "offered");
    app.clock.advance(TimeDelta::hours(2));
    app.work_off().await;
    assert_eq!((standing(&app, &chess, ben.person()), counts(&app, &chess)), ("withdrawn".to_owned(), (0, 0)));
}

#[actix_web::test]
async fn a_clash_and_the_terms_limit_hold_when_it_is_offered_and_when_it_is_accepted() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = offering("Chess", 1).save(&app);
    let drama = make::activity("Drama").at(1, "16:00", "17:00").led_by(tom.person()).save(&app);
    let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;
    sign_up(&ben, &drama).await;

    // The offer goes past Ben, who is told why, to Cem.
    withdraw(&ana, &chess).await;
    assert_eq!(standing(&app, &chess, ben.person()), "waitlisted 1");
    assert_eq!(standing(&app, &chess, cem.person()), "offered");
    assert_eq!(mails_to(&app, &ben).pop().unwrap(), "A place in Chess went past you");
    // An offer takes its time: nothing else goes beside it but by staff, and then it cannot be accepted.
    assert!(refusal(&sign_up(&cem, &drama).await).contains("It overlaps with Chess"));
    assert_eq!(register(&tom, &drama, cem.person(), "His mother asked").await.status, 303);
    assert!(refusal(&answer(&cem, &chess, "yes").await).starts_with("It overlaps with Drama"));
    assert_eq!(standing(&app, &chess, cem.person()), "offered");

    app.sql(&format!("UPDATE terms SET max_enrolled = 1 WHERE id = '{}'", MERGINGTON.autumn));
    app.sql(&format!("UPDATE activity_slots SET weekday = 2 WHERE activity_id = '{drama}'"));
    assert!(refusal(&answer(&cem, &chess, "yes").await).starts_with("This term allows one activity"));
    withdraw(&cem, &drama).await;
    assert_eq!(answer(&cem, &chess, "yes").await.status, 303);
    assert_eq!(counts(&app, &chess), (1, 1));
    the_day_after(&app).await;
}

#[actix_web::test]
async fn every_way_a_place_comes_free_offers_it() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = offering("Chess Club", 1).led_by(tom.person()).save(&app);
    let [ana, ben, cem, dan] = asked(&app, &chess, ["Ana", "Ben", "Cem", "Dan"]).await;

    assert_eq!(remove(&tom, &chess, ana.person(), "She moved").await.status, 303);
    assert_eq!(standing(&app, &chess, ben.person()), "offered");
    let lead = ("leads[]", tom.person().as_str());
    let wider = form(&[("capacity", "2"), ("mode", "offers"), ("offer_hours", "24"), lead]);
    let saved = tom.post(&at(&chess, ""), &wider).await;
    assert_eq!(saved.status, 303, "{}", saved.plain());
    assert_eq!(standing(&app, &chess, cem.person()), "offered");
    // An offer counts: there cannot be fewer places than are taken and offered.
    let fewer = form(&[("capacity", "1"), ("mode", "offers"), ("version", "1"), lead]);
    assert_eq!(tom.post(&at(&chess, ""), &fewer).await.status, 422);
    // Staff take an offer back, and it moves on.
    assert_eq!(remove(&tom, &chess, cem.person(), "Grade").await.status, 303);
    assert_eq!(standing(&app, &chess, dan.person()), "offered");
    assert_eq!(counts(&app, &chess), (2, 0));
    let roster = tom.get(&at(&chess, "/roster")).await.main();
    assert!(roster.contains("Dan offered until Tuesday, September 15, 2026, 10:00"), "{roster}");
    // Staff say yes for somebody.
    assert_eq!(register(&tom, &chess, dan.person(), "").await.status, 303);
    assert_eq!((standing(&app, &chess, dan.person()), counts(&app, &chess)), ("enrolled".to_owned(), (2, 0)));
    the_day_after(&app).await;
    assert_eq!(counts(&app, &chess), (1, 0));
}

#[actix_web::test]
async fn a_free_place_is_for_whoever_asks_where_nobody_waits() {
    let app = TestApp::start();
    let chess = offering("Chess", 2).save(&app);
    let [ana, ben] = asked(&app, &chess, ["Ana", "Ben"]).await;
    assert_eq!([&ana, &ben].map(|s| standing(&app, &chess, s.person())), ["enrolled", "enrolled"]);
    let page = ana.get(&at(&chess, "")).await.main();
    assert!(page.contains("is offered to the next in the queue, who has 24 hours to say yes."), "{page}");
    app.work_off().await;
}

#[actix_web::test]
async fn what_does_not_take_place_leaves_no_offer_open() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    for (end, last) in
        [("/cancellation", "Chess is cancelled"), ("/archiving", "The offer of a place in Chess is over")]
    {
        make::sign_in(&app, &tom, tom.user());
        let chess = offering("Chess", 1).led_by(tom.person()).save(&app);
        let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;
        withdraw(&ana, &chess).await;

        assert_eq!(tom.post(&at(&chess, end), &[("reason", "No room")]).await.status, 303);

        assert_eq!(standing(&app, &chess, ben.person()), "withdrawn", "{end}");
        assert_eq!(standing(&app, &chess, cem.person()), "waitlisted 2", "nobody moves up into what is over");
        assert_eq!(counts(&app, &chess), (0, 1));
        assert_eq!(mails_to(&app, &ben).pop().unwrap(), last);
        let late = answer(&ben, &chess, "yes").await;
        assert_eq!(late.status, if end == "/archiving" { 404 } else { 409 });
        the_day_after(&app).await;
        assert_eq!(mails_to(&app, &ben).pop().unwrap(), last, "it is told once");
    }
}

#[actix_web::test]
async fn only_whoever_it_is_for_answers_and_only_with_yes_or_no() {
    let app = TestApp::start();
    let chess = offering("Chess", 1).save(&app);
    let theirs = offering("Theirs", 1).in_school(WESTFIELD).save(&app);
    let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;
    withdraw(&ana, &chess).await;
    app.work_off().await;
    let before = app.everything_stored();

    for word in ["", "maybe", "\0", "YES", &"y".repeat(10_000)] {
        let wrong = answer(&ben, &chess, word).await;
        assert_eq!((wrong.status, wrong.title().starts_with("Error: Offer")), (422, true), "{word:?}");
    }
    assert_eq!(refusal(&answer(&cem, &chess, "yes").await), "There is no offer for you to answer (any more).");
    assert_eq!(answer(&app.teacher("Tom"), &chess, "yes").await.status, 403);
    assert_eq!(answer(&ben, &theirs, "yes").await.status, 404);
    assert_eq!(cem.get(&at(&chess, "/offer")).await.status, 200);
    let after: Vec<_> = app.everything_stored().into_iter().filter(|row| row.starts_with("signups")).collect();
    assert!(after.iter().all(|row| before.contains(row)));
    the_day_after(&app).await;
}

#[actix_web::test]
async fn the_way_of_giving_places_changes_once_every_offer_is_answered() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = offering("Chess Club", 1).led_by(tom.person()).save(&app);
    let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;
    withdraw(&ana, &chess).await;
    let lead = ("leads[]", tom.person().as_str());
    let first_come = form(&[("capacity", "1"), ("mode", "first_come"), lead]);

    let refused = tom.post(&at(&chess, ""), &first_come).await;

    assert_eq!(refused.status, 422);
    assert!(refused.main().contains("One place is offered to a student. Wait for the answer"), "{}", refused.main());
    assert!(refused.body.contains(r#"value="first_come" checked"#), "what was chosen is kept");
    answer(&ben, &chess, "yes").await;
    assert_eq!(tom.post(&at(&chess, ""), &first_come).await.status, 303);
    withdraw(&ben, &chess).await;
    assert_eq!(standing(&app, &chess, cem.person()), "enrolled", "the queue moved along");
    for (field, typed) in [("mode", "lottery"), ("offer_hours", "0"), ("offer_hours", "169"), ("offer_hours", "soon")] {
        let wrong = tom.post(&at(&chess, ""), &form(&[(field, typed), lead, ("version", "1")])).await;
        assert_eq!(wrong.status, 422, "{field} {typed}");
    }
    the_day_after(&app).await;
}

#[actix_web::test]
async fn a_student_reads_on_today_that_a_place_is_kept() {
    let app = TestApp::start();
    let chess = offering("Chess", 1).save(&app);
    let [ana, ben] = asked(&app, &chess, ["Ana", "Ben"]).await;
    withdraw(&ana, &chess).await;

    let today = ben.get("/s/mergington/today").await;

    assert!(
        today.main().contains("A place is kept for you until Tuesday, September 15, 2026, 10:00."),
        "{}",
        today.main()
    );
    assert!(today.body.contains(&format!(r#"href="{}""#, at(&chess, "/offer"))));
    the_day_after(&app).await;
}

/// Must show 3: two processes on one database, one deadline.
#[actix_web::test]
async fn an_offer_expires_once_with_two_workers_on_one_database() {
    let app = TestApp::start();
    let other = app.another();
    let mut people = Vec::new();
    for n in 0..10 {
        let chess = offering(&format!("Chess {n}"), 1).save(&app);
        let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;
        withdraw(&ana, &chess).await;
        people.push((chess, ben, cem));
    }
    app.work_off().await;
    app.clock.advance(TimeDelta::hours(24));

    let (one, two) = (worker(app.app.clone()), worker(other));
    let (one, two) = join(one.work_off(), two.work_off()).await;
    assert!(one.unwrap() + two.unwrap() >= 10);
    app.work_off().await;

    for (chess, ben, cem) in &people {
        assert_eq!(
            (standing(&app, chess, ben.person()), standing(&app, chess, cem.person())),
            ("withdrawn".to_owned(), "offered".to_owned())
        );
        assert_eq!(counts(&app, chess), (1, 0));
    }
    assert_eq!(app.count("audit_entries WHERE action = 'signup.expire'"), 10);
    assert_eq!(app.count("mails WHERE template = 'offer_over'"), 10);
    assert_eq!(app.count("mails WHERE template = 'offered'"), 20);
    the_day_after(&app).await;
}

/// Must show 3: kill -9 leaves a lease behind and nothing else, for the work and its end are one transaction.
#[actix_web::test]
async fn an_offer_expires_once_after_the_worker_that_held_it_was_killed() {
    let app = TestApp::start();
    let chess = offering("Chess", 1).save(&app);
    let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;
    withdraw(&ana, &chess).await;
    app.work_off().await;
    app.clock.advance(TimeDelta::hours(24));
    // It claimed the job and died.
    let until = app.clock.utc() + TimeDelta::minutes(5);
    app.sql(&format!(
        "UPDATE jobs SET leased_by = 'a worker that was killed', leased_until = '{until}', attempts = 1
         WHERE name = 'expire_offer' AND finished_at IS NULL"
    ));
    let (one, two) = (worker(app.app.clone()), worker(app.another()));

    assert_eq!(one.work_off().await.unwrap(), 0, "as long as the lease stands nobody touches it");
    assert_eq!(standing(&app, &chess, ben.person()), "offered");
    app.clock.advance(TimeDelta::minutes(5) + TimeDelta::seconds(1));
    let (one, two) = join(one.work_off(), two.work_off()).await;
    one.and(two).unwrap();

    assert_eq!(
        (standing(&app, &chess, ben.person()), standing(&app, &chess, cem.person())),
        ("withdrawn".to_owned(), "offered".to_owned())
    );
    assert_eq!(app.count("audit_entries WHERE action = 'signup.expire'"), 1);
    assert_eq!(app.count("mails WHERE template = 'offer_over'"), 1);
    assert_eq!(numbers(&app, &chess), [0; 0]);
    the_day_after(&app).await;
}

#[actix_web::test]
async fn an_acceptance_and_its_deadline_at_once_are_one_of_the_two() {
    let app = TestApp::start();
    for n in 0..10 {
        let chess = offering(&format!("Chess {n}"), 1).save(&app);
        let [ana, ben, cem] = asked(&app, &chess, ["Ana", "Ben", "Cem"]).await;
        withdraw(&ana, &chess).await;
        app.work_off().await;

        // Cem leaves while Ben says yes and, from a second browser, no.
        let yes_and_no = join(answer(&ben, &chess, "yes"), answer(&ben, &chess, "no"));
        let ((yes, no), left) = join(yes_and_no, withdraw(&cem, &chess)).await;

        let mut statuses = [yes.status, no.status];
        statuses.sort_unstable();
        assert_eq!((statuses, left.status), ([303, 409], 303));
        let expected = if yes.status == 303 { ("enrolled", (1, 0)) } else { ("withdrawn", (0, 0)) };
        assert_eq!((standing(&app, &chess, ben.person()).as_str(), counts(&app, &chess)), expected);
    }
    the_day_after(&app).await;
}
