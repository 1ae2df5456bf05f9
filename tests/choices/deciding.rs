//! The draw: looking at it, deciding rows, publishing.

use super::{at, close, clubs, enrolled, group, lock, publish, rank, wish};
use crate::support::{TestApp, make, readable};
use futures_util::future::join;
use serde_json::Value;
use std::process::Command;

#[actix_web::test]
async fn the_draw_is_looked_at_published_once_and_explained_to_everybody() {
    let app = TestApp::start();
    let (office, ana, ben, cem) = (app.admin(), app.student("Ana"), app.student("Ben"), app.student("Cem"));
    let [chess, art, music] = clubs(&app);
    let id = group(&app, &office, &[&chess, &art, &music], &[]).await;
    rank(&ana, &id, &[&chess, &art]).await;
    rank(&ben, &id, &[&chess, &art]).await;
    rank(&cem, &id, &[&chess, &art]).await;
    close(&app);
    assert!(office.get(&at("").replace("/choices", "/today")).await.main().contains("Choices are closed: look"));
    let before = app.everything_stored();

    let page = office.get(&at(&format!("/{id}/draw"))).await;

    assert!(page.main().contains("3 students take part 33% get their first choice 67% get a place 1 get nothing"));
    assert!(page.main().contains("Grade 10 3 1 2 1"), "{}", page.main());
    assert!(page.main().contains("Chess 3 3 1 1"), "{}", page.main());
    assert!(page.main().contains("Give 2 places"), "{}", page.main());
    assert_eq!(office.get(&at(&format!("/{id}/draw"))).await.body, page.body, "looking again changes nothing");
    assert_eq!(app.everything_stored(), before);

    assert_eq!(publish(&office, &id).await.status, 303);
    let after = app.everything_stored();
    assert_eq!(publish(&app.owner(), &id).await.status, 303);
    let newer = app.everything_stored().into_iter().filter(|row| row.contains("|group.publish|")).count();
    assert_eq!(newer, after.iter().filter(|row| row.contains("|group.publish|")).count(), "published once");

    let (of_chess, of_art) = (enrolled(&app, &chess), enrolled(&app, &art));
    assert_eq!((of_chess.len(), of_art.len()), (1, 1));
    assert_ne!(of_chess, of_art);
    assert_eq!(app.numbers("SELECT enrolled_count AS n FROM activities ORDER BY enrolled_count"), [0, 1, 1]);
    let left_out = [&ana, &ben, &cem].into_iter().find(|c| !of_chess.contains(&c.name) && !of_art.contains(&c.name));
    let page = left_out.unwrap().get(&at(&format!("/{id}"))).await;
    assert!(page.main().contains("This time you got no place."), "{}", page.main());
    assert!(page.main().contains("Choice 1: Chess 3 asked for one place. Your number was"), "{}", page.main());
    let lucky = [&ana, &ben, &cem].into_iter().find(|c| of_art.contains(&c.name)).unwrap();
    let page = lucky.get(&at(&format!("/{id}"))).await;
    assert!(page.main().contains("Your places Art Why Your number in the draw:"), "{}", page.main());

    app.work_off().await;
    let mails: Vec<_> = app.mails().into_iter().filter(|mail| mail.template == "drawn").collect();
    assert_eq!(mails.len(), 3, "everybody is told, once");
    let theirs = mails.iter().find(|mail| mail.to == lucky.email).unwrap();
    let text = readable(&theirs.text);
    assert!(text.contains("You have a place in:") && text.contains("- Art"), "{text}");
    assert!(text.contains("Choice 1: Chess") && text.contains("3 asked for one place"), "{text}");
}

#[actix_web::test]
async fn a_published_draw_is_verified_from_its_record_and_by_the_command() {
    let app = TestApp::start();
    let (office, [chess, art, music]) = (app.admin(), clubs(&app));
    let id = group(&app, &office, &[&chess, &art, &music], &[]).await;
    let record = at(&format!("/{id}/record"));
    for name in ["Ana", "Ben", "Cem", "Dan"] {
        rank(&app.student(name), &id, &[&chess, &art]).await;
    }
    close(&app);
    assert_eq!(office.get(&record).await.status, 303, "nothing to take along before it is published");
    publish(&office, &id).await;
    app.work_off().await;

    let file = office.get(&record).await;
    assert_eq!(file.header("content-type"), Some("application/json"));
    assert!(!["Ana", "Ben", "mergington.edu"].iter().any(|name| file.body.contains(name)), "it names nobody");
    let people = app.texts("SELECT id AS t FROM people");
    assert!(!people.iter().any(|person| file.body.contains(person)));
    let hash = app.texts("SELECT seed_hash AS t FROM activity_groups").concat();
    assert!(file.body.contains(&hash));

    let path = std::env::temp_dir().join(format!("{id}.json"));
    let verify = |body: &str, more: &[&str]| {
        std::fs::write(&path, body).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_homeroom"));
        let said = command.args(["draw", "verify", "--file"]).arg(&path).args(more).env_clear().output().unwrap();
        let summary: Value = serde_json::from_slice(&said.stdout).unwrap();
        (said.status.success(), summary)
    };
    let (is_ok, summary) = verify(&file.body, &[]);
    assert!(is_ok && summary["is_same"] == true && summary["students"] == 4 && summary["places"] == 2, "{summary}");
    let (is_ok, summary) = verify(&file.body, &["--seed", &"00".repeat(32)]);
    assert!(!is_ok && summary["seed_fits"] == false, "{summary}");
    let (is_ok, summary) = verify(&file.body.replacen("\"priority\": 1", "\"priority\": 0", 1), &[]);
    assert!(!is_ok || summary["is_same"] == true);
    let turned = file.body.replacen(&format!("\"activity\": \"{chess}\""), &format!("\"activity\": \"{music}\""), 1);
    assert!(!verify(&turned, &[]).0, "an outcome was changed");
    std::fs::remove_file(path).unwrap();
}

#[actix_web::test]
async fn staff_lock_rows_with_a_reason_and_the_draw_obeys() {
    let app = TestApp::start();
    let (office, ana, ben, cem) = (app.admin(), app.student("Ana"), app.student("Ben"), app.student("Cem"));
    let [chess, art, music] = clubs(&app);
    let id = group(&app, &office, &[&chess, &art, &music], &[]).await;
    rank(&ana, &id, &[&chess]).await;
    rank(&ben, &id, &[&chess, &art]).await;
    let early = lock(&office, &id, ana.person(), &chess, "in", "She founded it").await;
    assert_eq!(early.status, 409, "not while choices can change");
    close(&app);

    let silent = lock(&office, &id, cem.person(), &chess, "in", "").await;
    assert_eq!(silent.status, 422);
    assert!(silent.main().contains("Say why."), "{}", silent.main());
    assert_eq!(lock(&office, &id, cem.person(), &chess, "in", "He founded it").await.status, 303);
    let full = lock(&office, &id, ana.person(), &chess, "in", "Too").await;
    assert!(full.status == 409 && full.main().contains("Chess has no free place left"), "{}", full.main());
    lock(&office, &id, ben.person(), &art, "out", "He broke the easel").await;
    lock(&office, &id, ana.person(), &art, "out", "x").await;
    lock(&office, &id, ana.person(), &art, "drawn", "").await;
    let outside = make::activity("Outside").save(&app);
    assert_eq!(lock(&office, &id, ana.person(), &outside, "in", "x").await.status, 422);
    assert_eq!(lock(&office, &id, app.teacher("Tom").person(), &chess, "in", "x").await.status, 404);
    assert_eq!(lock(&office, &id, ana.person(), &chess, "maybe", "x").await.status, 422);

    let list = office.get(&at(&format!("/{id}/students?show=locked"))).await;
    assert!(list.main().contains("In Chess: He founded it"), "{}", list.main());
    publish(&office, &id).await;

    assert_eq!(enrolled(&app, &chess), ["Cem"]);
    assert_eq!(enrolled(&app, &art), [""; 0]);
    let page = ben.get(&at(&format!("/{id}"))).await;
    assert!(page.main().contains("Choice 2: Art The staff decided that you do not get it."), "{}", page.main());
    let page = cem.get(&at(&format!("/{id}"))).await;
    assert!(page.main().contains("Chess Yours Yours. The staff gave you this place"), "{}", page.main());
    let reasons = app.texts("SELECT reason AS t FROM audit_entries WHERE action = 'group.lock' ORDER BY id");
    assert_eq!(reasons.iter().map(|reason| reason.contains("sealed")).collect::<Vec<_>>(), [true, true, true, false]);
    assert_eq!(app.texts("SELECT reason AS t FROM signups WHERE clash_override_by IS NOT NULL"), ["He founded it"]);
    app.work_off().await;
}

#[actix_web::test]
async fn a_draw_that_would_come_out_otherwise_by_now_is_not_published() {
    let app = TestApp::start();
    let (office, ana, ben, [chess, art, _]) = (app.admin(), app.student("Ana"), app.student("Ben"), clubs(&app));
    let id = group(&app, &office, &[&chess, &art], &[]).await;
    rank(&ana, &id, &[&chess]).await;
    let early = office.post(&at(&format!("/{id}/publication")), &[("seen", "")]).await;
    assert_eq!(early.status, 409, "not while choices can change");
    close(&app);
    let page = office.get(&at(&format!("/{id}/draw"))).await;
    let seen = page.within("name=\"seen\" value=\"", "\"").to_owned();
    // The place goes by hand meanwhile.
    let roster = at("").replace("/choices", &format!("/activities/{chess}/roster"));
    office.post(&roster, &[("person", ben.person().as_str())]).await;
    let before = app.everything_stored();

    let refused = office.post(&at(&format!("/{id}/publication")), &[("seen", &seen)]).await;

    assert_eq!(refused.status, 409);
    assert!(refused.main().contains("Look at it again"), "{}", refused.main());
    assert_eq!(app.everything_stored(), before);
    publish(&office, &id).await;
    assert_eq!(enrolled(&app, &chess), ["Ben"], "never over its capacity");
    app.work_off().await;
}

#[actix_web::test]
async fn what_somebody_has_counts_and_what_they_waited_for_becomes_a_place() {
    let app = TestApp::start();
    let (office, ana, ben) = (app.admin(), app.student("Ana"), app.student("Ben"));
    let [chess, art, _] = clubs(&app);
    let same_time = make::activity("Judo").at(1, "15:30", "16:00").save(&app);
    let judo = at("").replace("/choices", &format!("/activities/{same_time}/signups"));
    ana.post(&judo, &[]).await;
    make::signed_up(&app, crate::support::MERGINGTON, &art, &[ben.person().clone()], 0);
    let id = group(&app, &office, &[&chess, &art], &[]).await;
    rank(&ana, &id, &[&chess]).await;
    rank(&ben, &id, &[&art]).await;
    close(&app);

    publish(&office, &id).await;

    let page = ana.get(&at(&format!("/{id}"))).await;
    assert!(page.main().contains("It overlaps with Judo, where you have a place."), "{}", page.main());
    assert_eq!(enrolled(&app, &art), ["Ben"]);
    let counts = "SELECT enrolled_count * 10 + waitlisted_count AS n FROM activities WHERE name = 'Art'";
    assert_eq!(app.numbers(counts), [10]);
    app.work_off().await;
}

#[actix_web::test]
async fn after_the_draw_free_places_are_first_come_only_if_the_group_says_so() {
    let app = TestApp::start();
    let (office, ana, [chess, art, _]) = (app.admin(), app.student("Ana"), clubs(&app));
    let sign_up =
        |id: &homeroom::platform::db::ids::ActivityId| at("").replace("/choices", &format!("/activities/{id}/signups"));
    let open = group(&app, &office, &[&chess], &[]).await;
    let closed = group(&app, &office, &[&art], &[("first_come_after", "")]).await;
    close(&app);
    for id in [&open, &closed] {
        assert_eq!(publish(&office, id).await.status, 303);
    }
    assert_eq!(ana.post(&sign_up(&chess), &[]).await.status, 303);
    assert_eq!(ana.post(&sign_up(&art), &[]).await.status, 409);
    // The next group takes over what the last one kept.
    let next = group(&app, &office, &[&art], &[("closes", &super::local(&app, 24))]).await;
    assert_eq!(rank(&ana, &next, &[&art]).await.status, 303);
    app.work_off().await;
}

#[actix_web::test]
async fn calling_off_wants_a_reason_and_tells_everybody_who_chose() {
    let app = TestApp::start();
    let (office, ana, [chess, ..]) = (app.admin(), app.student("Ana"), clubs(&app));
    let id = group(&app, &office, &[&chess], &[]).await;
    rank(&ana, &id, &[&chess]).await;
    let path = at(&format!("/{id}/calling-off"));

    assert_eq!(office.post(&path, &[("reason", " ")]).await.status, 422);
    assert_eq!(office.post(&path, &[("reason", "Chess lost its room")]).await.status, 303);
    assert_eq!(office.post(&path, &[("reason", "again")]).await.status, 303);
    app.work_off().await;

    let mails = app.mails();
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("Chess lost its room"), "{}", mails[0].text);
    assert!(ana.get(&at(&format!("/{id}"))).await.main().contains("Called off: Chess lost its room"));
    close(&app);
    assert_eq!(publish(&office, &id).await.status, 409, "what is over stays over");
}

#[actix_web::test]
async fn a_long_list_costs_no_more_statements_than_a_short_one() {
    let app = TestApp::start();
    let (office, [chess, art, music]) = (app.admin(), clubs(&app));
    let id = group(&app, &office, &[&chess, &art, &music], &[]).await;
    let path = at(&format!("/{id}/students"));
    let mut asked = Vec::new();
    for name in ["Ana", "Ben", "Cem"] {
        rank(&app.student(name), &id, &[&chess, &art]).await;
        let before = app.statements();
        assert_eq!(office.get(&path).await.status, 200);
        asked.push(app.statements() - before);
    }
    assert_eq!(asked, [8, 8, 8]);
}

/// Slow to make: three hundred students, so that a second job tells the rest of them.
#[actix_web::test]
async fn everybody_is_told_however_many_they_are() {
    let app = TestApp::start();
    let (office, [chess, art, music]) = (app.admin(), clubs(&app));
    let id = group(&app, &office, &[&chess, &art, &music], &[]).await;
    let students = make::many_students(&app, crate::support::MERGINGTON, 230);
    let now = app.clock.utc();
    let row = |person| {
        let choice = homeroom::platform::db::ids::ChoiceId::fresh();
        format!("({}, '{choice}', '{id}', '{person}', '{music}', 1, '{now}')", crate::support::MERGINGTON.id)
    };
    let rows: Vec<String> = students.iter().map(row).collect();
    app.sql(&format!(
        "INSERT INTO choices (school_id, id, group_id, person_id, activity_id, rank, chosen_at) VALUES {}",
        rows.join(", ")
    ));
    close(&app);
    publish(&office, &id).await;
    app.work_off().await;
    assert_eq!(enrolled(&app, &music).len(), 230);
    assert_eq!(app.count("mails WHERE template = 'drawn'"), 230);
}

#[actix_web::test]
#[ignore = "measures a school of 5,000; run it by name"]
async fn five_thousand_students_and_thirty_activities() {
    let app = TestApp::start();
    let office = app.admin();
    let slot = |n: usize| (i32::try_from(1 + n % 5).unwrap(), format!("{:02}:00", 8 + n / 5));
    let clubs: Vec<_> = (0..30)
        .map(|n| {
            let (day, from) = slot(n);
            make::activity(&format!("Club {n}")).capacity(70).at(day, &from, "23:00").save(&app)
        })
        .collect();
    let id = group(&app, &office, &clubs.iter().collect::<Vec<_>>(), &[("most_choices", "5")]).await;
    let students = make::many_students(&app, crate::support::MERGINGTON, 5_000);
    let now = app.clock.utc();
    for (n, students) in students.chunks(500).enumerate() {
        let row = |(at, person): (usize, &homeroom::platform::db::ids::PersonId)| {
            (0..5usize).map(move |rank| (at, person.clone(), rank)).collect::<Vec<_>>()
        };
        let rows = students.iter().enumerate().flat_map(row).map(|(at, person, rank)| {
            let choice = homeroom::platform::db::ids::ChoiceId::fresh();
            let club = &clubs[(n * 31 + at * 7 + rank * rank + rank) % 30];
            let school = crate::support::MERGINGTON.id;
            format!("({school}, '{choice}', '{id}', '{person}', '{club}', {}, '{now}')", rank + 1)
        });
        app.sql(&format!(
            "INSERT INTO choices (school_id, id, group_id, person_id, activity_id, rank, chosen_at) VALUES {}",
            rows.collect::<Vec<_>>().join(", ")
        ));
    }
    close(&app);
    let start = std::time::Instant::now();
    let page = office.get(&at(&format!("/{id}/draw"))).await;
    println!("looking took {:?}: {}", start.elapsed(), page.within("<div class=\"stats\">", "</div>"));
    let seen = page.within("name=\"seen\" value=\"", "\"").to_owned();
    let start = std::time::Instant::now();
    office.post(&at(&format!("/{id}/publication")), &[("seen", &seen)]).await;
    println!("publishing took {:?}, {} places", start.elapsed(), app.count("signups"));
    let start = std::time::Instant::now();
    app.work_off().await;
    println!("telling took {:?}, {} mails", start.elapsed(), app.count("mails"));
}

#[actix_web::test]
async fn two_who_publish_at_once_give_every_place_once() {
    let app = TestApp::start();
    let (office, owner) = (app.admin(), app.owner());
    for round in 0..5 {
        let [chess, art, _] = clubs(&app);
        let id = group(&app, &office, &[&chess, &art], &[]).await;
        for n in 0..6 {
            wish(&app, &id, app.student(&format!("Student {round} {n}")).person(), &[&chess, &art]);
        }
        close(&app);

        let (one, other) = join(publish(&office, &id), publish(&owner, &id)).await;

        assert_eq!((one.status, other.status), (303, 303), "round {round}: {} {}", one.plain(), other.plain());
        let published = format!("audit_entries WHERE action = 'group.publish' AND subject_id = '{id}'");
        assert_eq!(app.count(&published), 1);
        assert_eq!(app.count(&format!("draws WHERE group_id = '{id}'")), 1);
        assert_eq!(app.count(&format!("draw_results WHERE group_id = '{id}'")), 6);
        assert_eq!((enrolled(&app, &chess).len(), enrolled(&app, &art).len()), (1, 1));
        app.work_off().await;
    }
    assert_eq!(app.count("mails WHERE template = 'drawn'"), 30, "each is told once");
}

#[actix_web::test]
async fn a_request_that_is_approved_while_the_draw_is_published_gives_no_second_place() {
    let app = TestApp::start();
    let (office, tom) = (app.admin(), app.teacher("Tom"));
    for round in 0..5 {
        let chess = make::activity("Chess")
            .capacity(1)
            .at(1, "15:15", "16:45")
            .with("mode", "'approval'")
            .led_by(tom.person())
            .save(&app);
        let (ana, ben) = (app.student("Ana"), app.student("Ben"));
        let of_chess = |rest: &str| at("").replace("/choices", &format!("/activities/{chess}{rest}"));
        assert_eq!(ana.post(&of_chess("/signups"), &[]).await.status, 303, "before the group is there");
        let id = group(&app, &office, &[&chess], &[]).await;
        assert_eq!(ben.post(&of_chess("/signups"), &[]).await.status, 409, "the group decides");
        assert_eq!(rank(&ben, &id, &[&chess]).await.status, 303);
        close(&app);
        let page = office.get(&at(&format!("/{id}/draw"))).await;
        let seen = page.within("name=\"seen\" value=\"", "\"").to_owned();
        let (publication, requests) = (at(&format!("/{id}/publication")), of_chess("/requests"));

        let seen = [("seen", seen.as_str())];
        let approve = [("decision", "approve"), ("person[]", ana.person().as_str())];
        let (published, approved) = join(office.post(&publication, &seen), tom.post(&requests, &approve)).await;

        // Whoever was first has the place; the draw is not published over a place that is gone.
        let has = enrolled(&app, &chess).concat();
        let later = if has == "Ana" { (409, 303) } else { (303, 303) };
        assert_eq!((published.status, approved.status), later, "round {round}, {has}: {}", approved.plain());
        assert_eq!(app.numbers(&format!("SELECT enrolled_count AS n FROM activities WHERE id = '{chess}'")), [1]);
        if has == "Ana" {
            assert_eq!(publish(&office, &id).await.status, 303);
            assert_eq!(enrolled(&app, &chess), ["Ana"]);
        }
        app.work_off().await;
    }
}
