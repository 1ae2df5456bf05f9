use crate::support::{Client, MERGINGTON, TestApp, WESTFIELD, make, readable};
use chrono::TimeDelta;
use homeroom::platform::db::ids::PersonId;

const ROOM: &str = "/s/mergington/announcements";

/// What a form of ours sends, with these targets.
fn form<'f>(title: &'f str, targets: &[&'f str]) -> Vec<(&'f str, &'f str)> {
    let fixed = [("title", title), ("body", "Bring **water**."), ("shown_as", "list"), ("version", "0")];
    fixed.into_iter().chain(targets.iter().map(|target| ("targets[]", *target))).collect()
}

/// A draft, and where it is.
async fn written(client: &Client<'_>, form: &[(&str, &str)]) -> String {
    let answer = client.post(ROOM, form).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    answer.location().unwrap().to_owned()
}

async fn published(client: &Client<'_>, form: &[(&str, &str)]) -> String {
    let path = written(client, form).await;
    let answer = client.post(&format!("{path}/publication"), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.main());
    path
}

/// The titles in a list, in its order.
async fn titles(client: &Client<'_>, path: &str) -> Vec<String> {
    let page = client.get(path).await;
    assert_eq!(page.status, 200, "{}", page.main());
    let rows = page.body.split("<li class=\"row\"><h2><a").skip(1);
    rows.map(|row| readable(row.split_once('>').unwrap().1.split("</a>").next().unwrap())).collect()
}

fn enrolled(app: &TestApp, activity: &homeroom::platform::db::ids::ActivityId, people: &[&Client<'_>]) {
    let people: Vec<PersonId> = people.iter().map(|client| client.person().clone()).collect();
    make::signed_up(app, MERGINGTON, activity, &people, people.len());
}

#[actix_web::test]
async fn an_announcement_is_read_by_those_it_is_for_and_exists_for_nobody_else() {
    let app = TestApp::start();
    let (ana, bo, rosa, tom) = (app.student("Ana"), app.student("Bo"), app.teacher("Rosa"), app.teacher("Tom"));
    let (pia, admin) = (app.program_admin("Pia"), app.admin());
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(rosa.person()).save(&app);
    enrolled(&app, &chess, &[&ana]);
    make::in_program(&app, MERGINGTON, bo.person(), "student");
    let outsider = make::person(&app, WESTFIELD, "Wes", "owner");
    let (activity, program) = (format!("activity:{chess}"), format!("program:{}", MERGINGTON.program));
    let sets: [(&str, &str, &[&Client<'_>]); 5] = [
        ("To all", "school:", &[&ana, &bo, &rosa, &tom, &pia, &admin]),
        ("To students", "role:student", &[&ana, &bo]),
        ("To teachers", "role:teacher", &[&rosa, &tom]),
        ("To Chess", &activity, &[&ana, &rosa]),
        // Who belongs to it, who has a place in something of it, and who leads that.
        ("To General", &program, &[&ana, &bo, &rosa, &pia]),
    ];
    for (title, target, readers) in sets {
        let path = published(&admin, &form(title, &[target])).await;
        for client in [&ana, &bo, &rosa, &tom, &pia, &admin] {
            let is_for = readers.iter().any(|reader| reader.name == client.name);
            let listed = titles(client, ROOM).await.contains(&title.to_owned());
            let today = client.get("/s/mergington/today").await.main().contains(title);
            assert_eq!((listed, today), (is_for, is_for), "{title} for {}", client.name);
            // Admins manage everything.
            let status = if is_for || client.name == admin.name { 200 } else { 404 };
            assert_eq!(client.get(&path).await.status, status, "{title} for {}", client.name);
        }
        let there = path.replace("mergington", "westfield");
        assert_eq!((outsider.get(&path).await.status, outsider.get(&there).await.status), (403, 404));
        assert_eq!(app.nobody().get(&path).await.status, 401);
    }
    let page = ana.get(ROOM).await;
    assert!(!page.body.contains("/announcements/new"), "students write none");
}

#[actix_web::test]
async fn a_draft_is_its_authors_and_the_admins_until_it_is_published_and_again_when_withdrawn() {
    let app = TestApp::start();
    let (ana, rosa, tom, admin) = (app.student("Ana"), app.teacher("Rosa"), app.teacher("Tom"), app.admin());
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(rosa.person()).save(&app);
    enrolled(&app, &chess, &[&ana]);
    let target = format!("activity:{chess}");
    let path = written(&rosa, &form("Bring boards", &[&target])).await;

    let seen = async || {
        let mut seen = Vec::new();
        for client in [&ana, &rosa, &tom, &admin] {
            seen.push(client.get(&path).await.status);
        }
        seen
    };
    assert_eq!(seen().await, [404, 200, 404, 200]);
    let page = rosa.get(&path).await;
    assert!(page.main().contains("Draft") && page.main().contains("Chess") && page.main().contains("Publish"));
    assert!(page.body.contains("<strong>water</strong>"), "{}", page.body);
    for verb in ["publication", "withdrawal"] {
        assert_eq!(tom.post(&format!("{path}/{verb}"), &[]).await.status, 404);
        assert_eq!(ana.post(&format!("{path}/{verb}"), &[]).await.status, 403);
    }
    assert_eq!(rosa.post(&format!("{path}/withdrawal"), &[]).await.status, 409);

    assert_eq!(rosa.post(&format!("{path}/publication"), &[]).await.status, 303);
    assert_eq!(seen().await, [200, 200, 404, 200]);
    assert_eq!(rosa.post(&format!("{path}/publication"), &[]).await.status, 409);

    assert_eq!(admin.post(&format!("{path}/withdrawal"), &[]).await.status, 303);
    assert_eq!(seen().await, [404, 200, 404, 200]);
    assert_eq!(titles(&rosa, &format!("{ROOM}/written")).await, ["Bring boards"]);
    assert_eq!(titles(&tom, &format!("{ROOM}/written")).await, [""; 0]);
    let said: Vec<_> = app.audited().into_iter().filter(|action| action.starts_with("announcement")).collect();
    assert_eq!(said, ["announcement.create", "announcement.publish", "announcement.withdraw"]);
}

#[actix_web::test]
async fn people_write_only_to_those_they_work_with() {
    let app = TestApp::start();
    let (rosa, pia, admin, ana) = (app.teacher("Rosa"), app.program_admin("Pia"), app.admin(), app.student("Ana"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(rosa.person()).save(&app);
    let choir = make::activity("Choir").at(2, "15:15", "16:45").helped_by(rosa.person()).save(&app);
    let theirs = make::activity("Theirs").in_school(WESTFIELD).at(2, "15:15", "16:45").save(&app);
    let [chess, choir, theirs] = [chess, choir, theirs].map(|id| format!("activity:{id}"));
    let (program, foreign) = (format!("program:{}", MERGINGTON.program), format!("program:{}", WESTFIELD.program));
    let status = async |client: &Client<'_>, target: &str| client.post(ROOM, &form("Hello", &[target])).await.status;
    for (target, by_rosa, by_pia, by_admin) in [
        (chess.as_str(), 303, 303, 303),
        (choir.as_str(), 422, 303, 303),
        (program.as_str(), 422, 303, 303),
        ("role:student", 422, 422, 303),
        ("school:", 422, 422, 303),
        (theirs.as_str(), 422, 422, 422),
        (foreign.as_str(), 422, 422, 422),
        ("everybody", 422, 422, 422),
    ] {
        let tried = (status(&rosa, target).await, status(&pia, target).await, status(&admin, target).await);
        assert_eq!(tried, (by_rosa, by_pia, by_admin), "{target}");
    }
    assert_eq!(status(&ana, &chess).await, 403);
    // One of several that is out of reach is too much.
    assert_eq!(rosa.post(ROOM, &form("Hello", &[&chess, &choir])).await.status, 422);
    // Whoever leads it no longer publishes nothing to it.
    let path = written(&rosa, &form("Hello", &[&chess])).await;
    app.sql("DELETE FROM activity_leaders");
    let refused = rosa.post(&format!("{path}/publication"), &[]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.main().contains("You can no longer write to everybody it is for."), "{}", refused.main());
}

#[actix_web::test]
async fn what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost() {
    let app = TestApp::start();
    let admin = app.admin();
    let long = "x".repeat(10_000);
    for (fields, words) in [
        (vec![("title", ""), ("targets[]", "school:")], "Write something here."),
        (vec![("title", long.as_str()), ("targets[]", "school:")], "Write at most 120 characters."),
        (vec![("title", "A"), ("body", long.as_str()), ("targets[]", "school:")], "Write at most 5000 characters."),
        (vec![("title", "A\u{0}"), ("targets[]", "school:")], "Use only letters"),
        (vec![("title", "Kept")], "Choose at least one group, program or activity."),
        (
            vec![
                ("title", "A"),
                ("starts", "2026-09-15T10:00"),
                ("ends", "2026-09-15T10:00"),
                ("targets[]", "school:"),
            ],
            "It ends before it begins.",
        ),
        (vec![("title", "A"), ("starts", "tomorrow"), ("targets[]", "school:")], "Choose a date."),
        (vec![("title", "A"), ("shown_as", "skywriting"), ("targets[]", "school:")], "Choose one of the list."),
    ] {
        let mut sent = vec![("shown_as", "list")];
        sent.extend(fields.clone());
        let page = admin.post(ROOM, &sent).await;
        assert_eq!(page.status, 422, "{words}");
        assert!(page.main().contains(words), "{words}: {}", page.main());
    }
    let page = admin.post(ROOM, &[("title", "Kept"), ("shown_as", "banner")]).await;
    assert!(page.body.contains("value=\"Kept\""));
    assert_eq!(app.count("announcements"), 0);
}

#[actix_web::test]
async fn two_who_edit_at_once_do_not_undo_each_other() {
    let app = TestApp::start();
    let admin = app.admin();
    let path = written(&admin, &form("First", &["school:"])).await;
    assert_eq!(admin.post(&path, &form("Second", &["role:teacher"])).await.status, 303);
    assert_eq!(admin.post(&path, &form("Third", &["school:"])).await.status, 409);
    assert_eq!(app.texts("SELECT title AS t FROM announcements"), ["Second"]);
    assert_eq!(app.texts("SELECT kind || ':' || target AS t FROM announcement_targets"), ["role:teacher"]);
    assert_eq!(admin.get(&format!("{path}/edit")).await.status, 200);
}

#[actix_web::test]
async fn it_is_shown_from_its_beginning_to_its_end_by_the_schools_clock() {
    let app = TestApp::start();
    let (ana, admin) = (app.student("Ana"), app.admin());
    // It is 10:00 in Mergington.
    let mut fields = form("Flu shots", &["school:"]);
    fields.extend([("starts", "2026-09-14T12:00"), ("ends", "2026-09-14T13:00")]);
    let path = published(&admin, &fields).await;
    for (minutes, status) in [(0, 404), (119, 404), (1, 200), (59, 200), (1, 404)] {
        app.clock.advance(TimeDelta::minutes(minutes));
        assert_eq!(ana.get(&path).await.status, status, "after {minutes} more minutes");
    }
    assert!(admin.get(&path).await.main().contains("Over"));
    admin.post(&format!("{path}/withdrawal"), &[]).await;
    assert_eq!(admin.post(&format!("{path}/publication"), &[]).await.status, 409, "its end is in the past");
}

#[actix_web::test]
async fn a_banner_stands_above_today_until_its_reader_puts_it_away() {
    let app = TestApp::start();
    let (ana, bo, admin) = (app.student("Ana"), app.student("Bo"), app.admin());
    let id = make::announcement(&app, MERGINGTON, "Flu shots", admin.person(), &["role:student"]);
    let banner = async |client: &Client<'_>| {
        client.get("/s/mergington/today").await.within("<section class=\"banner\"", "</section>").contains("Flu shots")
    };
    assert!(banner(&ana).await && banner(&bo).await && !banner(&admin).await);

    let before = app.everything_stored();
    let path = format!("{ROOM}/{id}/dismissal");
    assert_eq!(admin.post(&path, &[]).await.status, 404, "it is not for her");
    let answer = ana.post(&path, &[]).await;
    assert_eq!((answer.status, answer.location()), (303, Some("/s/mergington/today")));
    assert!(!banner(&ana).await && banner(&bo).await);
    assert!(ana.get("/s/mergington/today").await.main().contains("Flu shots"), "it stays in the list");
    assert_eq!(app.everything_stored(), before);
    // A cookie that somebody edited is no trouble.
    ana.set_cookie("announcements", "..x.%00.");
    assert!(banner(&ana).await);
    assert_eq!(ana.post(&path, &[]).await.status, 303);
}

#[actix_web::test]
async fn an_announcement_goes_out_by_mail_once_to_those_who_want_it() {
    let app = TestApp::start();
    let (ana, bo, admin) = (app.student("Ana"), app.student("Bo"), app.admin());
    bo.post("/s/mergington/mail-preferences", &[("events[]", "places")]).await;
    let mut fields = form("Flu shots", &["role:student"]);
    fields.push(("by_mail", "yes"));
    let path = published(&admin, &fields).await;
    app.work_off().await;
    let to = || app.mails().into_iter().map(|mail| (mail.template, mail.to, mail.subject)).collect::<Vec<_>>();
    let expected = vec![("announcement".to_owned(), ana.email.clone(), "Flu shots".to_owned())];
    assert_eq!(to(), expected);
    assert!(app.mails()[0].html.contains("<strong>water</strong>") && app.mails()[0].text.contains("Bring **water**."));
    assert!(app.mails()[0].text.contains("/unsubscribe/"));

    // Changed, withdrawn and published again: nobody gets it twice.
    let version = app.numbers("SELECT version AS n FROM announcements")[0].to_string();
    fields.retain(|(name, _)| *name != "version");
    fields.push(("version", &version));
    assert_eq!(admin.post(&path, &fields).await.status, 303);
    admin.post(&format!("{path}/withdrawal"), &[]).await;
    admin.post(&format!("{path}/publication"), &[]).await;
    app.work_off().await;
    assert_eq!(to(), expected);
    assert!(admin.get(&path).await.main().contains("Sent on Monday, September 14, 2026, 10:00."));
}

#[actix_web::test]
async fn the_mail_waits_for_the_beginning_and_a_withdrawn_one_is_never_sent() {
    let app = TestApp::start();
    let (_ana, admin) = (app.student("Ana"), app.admin());
    let mut fields = form("Flu shots", &["role:student"]);
    fields.extend([("by_mail", "yes"), ("starts", "2026-09-14T12:00")]);
    let first = published(&admin, &fields).await;
    let second = published(&admin, &fields).await;
    assert_ne!(first, second);
    app.work_off().await;
    assert_eq!(app.mails().len(), 0);
    admin.post(&format!("{first}/withdrawal"), &[]).await;
    app.clock.advance(TimeDelta::hours(2));
    app.work_off().await;
    assert_eq!(app.mails().len(), 1);
}

#[actix_web::test]
async fn a_whole_school_is_written_to_in_batches() {
    let app = TestApp::start();
    let admin = app.admin();
    make::many_students(&app, MERGINGTON, 1_001);
    let mut fields = form("Flu shots", &["role:student"]);
    fields.push(("by_mail", "yes"));
    published(&admin, &fields).await;
    app.work_off().await;
    assert_eq!(app.count("jobs WHERE name = 'mail_announcement'"), 3);
    assert_eq!(app.numbers("SELECT COUNT(DISTINCT to_person_id) AS n FROM mails"), [1_001]);
    assert_eq!(app.count("mails"), 1_001);
}

#[actix_web::test]
async fn lists_and_today_ask_as_much_however_much_there_is() {
    let app = TestApp::start();
    let (ana, admin) = (app.student("Ana"), app.admin());
    let cost = async |client: &Client<'_>, path: &str| {
        client.get(path).await;
        let before = app.statements();
        client.get(path).await;
        app.statements() - before
    };
    let mut costs = Vec::new();
    for n in [1, 3] {
        while app.count("announcements") < n {
            make::announcement(&app, MERGINGTON, "Flu shots", admin.person(), &["school:"]);
        }
        costs.push((
            cost(&ana, ROOM).await,
            cost(&admin, &format!("{ROOM}/written")).await,
            cost(&ana, "/s/mergington/today").await,
        ));
    }
    assert_eq!(costs[0], costs[1]);
    let (list, written, today) = costs[0];
    assert!(list == 5 && written == 5 && today <= 8, "{costs:?}");
}
