//! Creating and changing activities, and what a change means for people.

use super::{at, counts, form, logged, mails_to, sign_up};
use crate::support::{MERGINGTON, TestApp, make, readable};

const CREATE: &str = "/s/mergington/activities";

#[actix_web::test]
async fn a_teacher_creates_a_draft_that_they_lead() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let helper = app.teacher("Helper");

    let new = tom.get("/s/mergington/activities/new").await;
    assert_eq!((new.status, new.title().as_str()), (200, "New activity · Mergington High School"));
    let typed = form(&[
        ("category", "Games"),
        ("level", "beginner"),
        ("room", "Room 12"),
        ("grade_from", "9"),
        ("grade_to", "12"),
        ("capacity", "12"),
        ("opens", "2026-09-14T18:00"),
        ("closes", "2026-09-20T18:00"),
        ("withdraw", "2026-10-01T18:00"),
        ("day[]", "1"),
        ("starts[]", "15:15"),
        ("ends[]", "16:45"),
        ("day[]", "5"),
        ("starts[]", "07:00"),
        ("ends[]", "08:00"),
        ("helpers[]", helper.person().as_str()),
    ]);
    let created = tom.post(CREATE, &typed).await;

    assert_eq!(created.status, 303, "{}", created.plain());
    let path = created.location().unwrap().to_owned();
    let page = tom.get(&path).await;
    assert_eq!(page.toast(), "The draft is saved. Publish it when it is ready.");
    let main = page.main();
    for fact in [
        "Chess Club Draft",
        "Learn strategies",
        "When Monday 15:15–16:45; Friday 07:00–08:00",
        "Where Room 12",
        "Led by Tom",
        "Helpers Helper",
        "Category Games",
        "Level Beginner",
        "Grade 9 to 12",
        "Sign-up opens Monday, September 14, 2026, 18:00",
        "Sign-up closes Sunday, September 20, 2026, 18:00",
        "Leaving possible until Thursday, October 1, 2026, 18:00",
    ] {
        assert!(main.contains(fact), "{fact}: {main}");
    }
    // Typed on the school's clock, kept in UTC.
    assert!(app.texts("SELECT signup_opens_at AS t FROM activities")[0].starts_with("2026-09-14 22:00:00"));
    assert_eq!(logged(&app), ["activity.create"]);

    // The form says all of it again, and saving it as it is changes nothing but the version.
    let edit = tom.get(&format!("{path}/edit")).await;
    for value in ["Games", "Room 12", "2026-09-14T18:00", "2026-09-20T18:00", "2026-10-01T18:00", "15:15", "08:00"] {
        assert!(edit.body.contains(&format!("value=\"{value}\"")), "{value}");
    }
}

#[actix_web::test]
async fn every_change_is_in_the_log_with_what_was_and_what_is() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").capacity(5).led_by(tom.person()).save(&app);
    let leads = ("leads[]", tom.person().as_str());

    assert_eq!(tom.post(&at(&chess, ""), &form(&[leads, ("capacity", "6")])).await.status, 303);

    assert_eq!(logged(&app), ["activity.change"]);
    let row = |column: &str| {
        let text = app.texts(&format!("SELECT {column} AS t FROM audit_entries")).concat();
        serde_json::from_str::<serde_json::Value>(&text).unwrap()["capacity"].as_i64()
    };
    assert_eq!((row("before"), row("after")), (Some(5), Some(6)));
}

#[actix_web::test]
async fn a_stale_form_overwrites_nothing() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    let leads = ("leads[]", tom.person().as_str());
    assert_eq!(tom.post(&at(&chess, ""), &form(&[leads, ("room", "One")])).await.status, 303);

    for version in ["0", "", "x", "99"] {
        let stale = tom.post(&at(&chess, ""), &form(&[leads, ("room", "Two"), ("version", version)])).await;
        let words = "Somebody else changed this while you were typing. Open it again to see what is new.";
        assert_eq!(super::refusal(&stale), words, "{version}");
    }
    assert_eq!(app.texts("SELECT room AS t FROM activities"), ["One"]);
    // A sign-up is no edit.
    let ana = app.student("Ana");
    sign_up(&ana, &chess).await;
    assert_eq!(tom.post(&at(&chess, ""), &form(&[leads, ("room", "One"), ("version", "1")])).await.status, 303);
    app.work_off().await;
}

#[actix_web::test]
async fn new_times_list_the_clashes_they_make_and_are_told_to_all_once_confirmed() {
    let app = TestApp::start();
    let (tom, ana, ben, cem) = (app.teacher("Tom"), app.student("Ana"), app.student("Ben"), app.student("Cem"));
    let chess = make::activity("Chess Club").at(1, "15:15", "16:45").capacity(2).led_by(tom.person()).save(&app);
    let drama = make::activity("Drama").at(2, "15:15", "16:45").save(&app);
    for student in [&ana, &ben, &cem] {
        sign_up(student, &chess).await;
    }
    sign_up(&ana, &drama).await;
    sign_up(&cem, &drama).await;
    app.work_off().await;
    let before = app.everything_stored();
    let moved = [("leads[]", tom.person().as_str()), ("capacity", "2"), ("day[]", "2")];

    let asked = tom.post(&at(&chess, ""), &form(&moved)).await;

    assert_eq!(asked.status, 422);
    let box_of = readable(asked.within("id=\"confirmed-box\">", "</fieldset>"));
    assert_eq!(
        box_of,
        "This changes something for people 3 students have signed up and get a mail with the new time and place. \
         Ana has Drama at that time. Yes, change it and tell them"
    );
    assert!(asked.body.contains("name=\"day[]\""), "what was typed is kept");
    assert_eq!(app.everything_stored(), before);

    let done = tom.post(&at(&chess, ""), &form(&[moved.as_slice(), &[("confirmed", "yes")]].concat())).await;

    assert_eq!(done.status, 303, "{}", done.plain());
    for student in [&ana, &ben, &cem] {
        let last = mails_to(&app, student).pop().unwrap();
        assert_eq!(last, "Chess Club meets at another time or place", "{}", student.name);
    }
    let told = app.mails().pop().unwrap();
    assert!(readable(&told.text).contains("Tuesday 15:15–16:45"), "{}", told.text);
    assert_eq!(counts(&app, &chess), (2, 1), "nobody loses their place");
    app.work_off().await;
}

#[actix_web::test]
async fn another_room_is_told_too_and_other_changes_are_not() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let chess = make::activity("Chess Club").at(1, "15:15", "16:45").room("One").led_by(tom.person()).save(&app);
    let leads = ("leads[]", tom.person().as_str());
    // While nobody is in, there is nobody to tell.
    assert_eq!(tom.post(&at(&chess, ""), &form(&[leads, ("room", "Two")])).await.status, 303);
    sign_up(&ana, &chess).await;

    let quiet = form(&[leads, ("room", "Two"), ("description", "New"), ("version", "1")]);
    assert_eq!(tom.post(&at(&chess, ""), &quiet).await.status, 303);
    let moved = [leads, ("room", "Three"), ("version", "2")];
    let asked = tom.post(&at(&chess, ""), &form(&moved)).await;
    assert_eq!(asked.status, 422);
    assert!(readable(asked.within("id=\"confirmed-box\">", "</fieldset>")).contains("One student has signed up"));
    assert_eq!(mails_to(&app, &ana).len(), 1);

    let done = tom.post(&at(&chess, ""), &form(&[moved.as_slice(), &[("confirmed", "yes")]].concat())).await;
    assert_eq!((done.status, mails_to(&app, &ana).len()), (303, 2));
    app.work_off().await;
}

#[actix_web::test]
async fn what_is_published_keeps_its_times_and_its_term() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    let leads = ("leads[]", tom.person().as_str());

    let untimed = tom.post(&at(&chess, ""), &form(&[leads, ("day[]", ""), ("starts[]", ""), ("ends[]", "")])).await;
    assert_eq!(untimed.status, 422);
    assert!(untimed.main().contains("Say when it meets before you publish it."), "{}", untimed.main());
    let elsewhen = tom.post(&at(&chess, ""), &form(&[leads, ("term", MERGINGTON.winter)])).await;
    assert_eq!(elsewhen.status, 422);
    assert!(elsewhen.main().contains("A published activity stays in its term."), "{}", elsewhen.main());

    app.sql(&format!("UPDATE activities SET status = 'archived' WHERE id = '{chess}'"));
    let archived = tom.post(&at(&chess, ""), &form(&[leads])).await;
    let words = "An archived activity stays as it was. Copy it into another term instead.";
    assert_eq!(super::refusal(&archived), words);
    assert_eq!(logged(&app), [""; 0]);
}

#[actix_web::test]
async fn a_program_admin_who_leads_something_elsewhere_can_change_it_where_it_is() {
    let app = TestApp::start();
    let pia = app.program_admin("Pia");
    app.sql(
        "INSERT INTO programs (school_id, id, name, code, is_default, created_at, updated_at)
         VALUES (11, '01J0000000000000000ARTS011', 'Arts', 'arts', FALSE, '2026-08-01 00:00:00', '2026-08-01 00:00:00')"
    );
    let elsewhere = ("program", "01J0000000000000000ARTS011");
    // Only where she leads it, and never into it.
    assert_eq!(pia.post(CREATE, &form(&[elsewhere])).await.status, 422);
    let choir = make::activity("Choir").at(1, "15:15", "16:45").with("program_id", "'01J0000000000000000ARTS011'");
    let choir = choir.led_by(pia.person()).save(&app);

    let edit = pia.get(&at(&choir, "/edit")).await;
    assert!(
        edit.body.contains(r#"<option value="01J0000000000000000ARTS011" selected>Arts</option>"#),
        "{}",
        edit.body
    );
    let saved = pia.post(&at(&choir, ""), &form(&[elsewhere, ("leads[]", pia.person().as_str())])).await;

    assert_eq!(saved.status, 303, "{}", saved.main());
    assert_eq!(app.texts("SELECT program_id AS t FROM activities"), ["01J0000000000000000ARTS011"]);
}

#[actix_web::test]
async fn more_rows_of_times_come_without_javascript() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let more = tom.post(CREATE, &form(&[("name", "Kept"), ("more", "1")])).await;
    assert_eq!(more.status, 422);
    assert_eq!(more.body.matches("name=\"day[]\"").count(), 3, "one as typed, one more, one for scripts");
    assert!(more.body.contains("value=\"Kept\""));
    assert!(!more.title().starts_with("Error"), "nothing is wrong");
    assert_eq!(app.count("activities"), 0);
}
