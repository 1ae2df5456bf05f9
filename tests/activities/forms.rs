//! What people type, and worse: refused beside its field, kept, never an error of ours.

use super::{at, form};
use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make, readable};

const CREATE: &str = "/s/mergington/activities";

async fn create(tom: &Client<'_>, other: &[(&str, &str)]) -> Answer {
    tom.post(CREATE, &form(other)).await
}

/// What the form says is wrong with this field.
fn wrong(answer: &Answer, field: &str) -> String {
    let mark = if field == "leaders" { "<p class=\"wrong\"".to_owned() } else { format!("id=\"{field}-wrong\"") };
    let rest = answer.within(&mark, "</p>");
    readable(rest.split_once('>').map_or("", |(_, words)| words))
}

#[actix_web::test]
async fn what_is_wrong_stands_beside_its_field_and_in_the_summary() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let (stranger, ana) = (make::person(&app, WESTFIELD, "Sid", "teacher"), app.student("Ana"));
    let long = "x".repeat(10_000);
    let needed = "Write something here.";
    let characters = "Use only letters, digits, spaces and punctuation.";
    let choice = "Choose one of the list.";
    let places = "Write a whole number from 1 to 10000.";
    let grades = "Write a whole number from 1 to 20.";
    for (field, typed, words) in [
        ("name", "", needed),
        ("name", " \t ", needed),
        ("name", long.as_str(), "Write at most 100 characters."),
        ("name", "Chess\u{0}Club", characters),
        ("name", "Chess\u{202e}bulC", characters),
        ("description", long.as_str(), "Write at most 5000 characters."),
        ("description", "a\u{8}b", characters),
        ("room", long.as_str(), "Write at most 100 characters."),
        ("room", "\u{1b}[31m", characters),
        ("category", long.as_str(), "Write at most 100 characters."),
        ("category", "\u{0}", characters),
        ("capacity", "0", places),
        ("capacity", "-1", places),
        ("capacity", "1000000000000", places),
        ("capacity", "99999999999999999999999999", places),
        ("capacity", "many", places),
        ("capacity", "1.5", places),
        ("grade_from", "0", grades),
        ("grade_to", "21", grades),
        ("level", "wizard", choice),
        ("term", "", choice),
        ("term", "x", choice),
        ("term", "01J0000000000000000N0NE011", choice),
        ("term", WESTFIELD.autumn, choice),
        ("program", "x", choice),
        ("program", WESTFIELD.program, choice),
        ("opens", "tomorrow", "Choose a date."),
        ("opens", "-5000-01-01T00:00", "Choose a date."),
        ("closes", "0000-01-01T00:00", "Choose a date."),
        ("closes", "+262142-12-31T23:59", "Choose a date."),
        ("withdraw", "2026-13-41T00:00", "Choose a date."),
        ("withdraw", "99999-01-01T00:00", "Choose a date."),
    ] {
        let refused = create(&tom, &[(field, typed)]).await;
        assert_eq!(refused.status, 422, "{field} {typed:.20}: {}", refused.main());
        assert_eq!(wrong(&refused, field), words, "{field} {typed:.20}");
        assert!(refused.title().starts_with("Error: New activity"), "{}", refused.title());
        let summary = readable(refused.within("<div class=\"summary\"", "</div>"));
        assert!(summary.contains("One thing needs another look") && summary.contains(words), "{summary}");
        if typed.chars().all(|c| !c.is_control()) && !["level", "term", "program"].contains(&field) {
            let kept =
                refused.body.contains(&format!("value=\"{typed}\"")) || refused.body.contains(&format!(">{typed}<"));
            assert!(kept, "{field} {typed:.20} is kept");
        }
    }
    for person in [stranger.person().as_str(), ana.person().as_str(), "x", "01J0000000000000000N0NE011"] {
        for part in ["leads[]", "helpers[]"] {
            let refused = create(&tom, &[(part, person)]).await;
            assert_eq!((refused.status, wrong(&refused, "leaders").as_str()), (422, choice), "{part} {person}");
        }
    }
    assert_eq!(app.count("activities"), 0);
    assert_eq!(app.count("categories"), 0);
    assert_eq!(app.count("audit_entries"), 0);
}

#[actix_web::test]
async fn times_make_sense_or_are_refused() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let (incomplete, turned) =
        ("Each time needs a day, a beginning and an end.", "A time ends before it begins. Turn them around.");
    for (day, starts, ends, words) in [
        ("1", "16:45", "15:15", turned),
        ("1", "15:15", "15:15", turned),
        ("0", "15:15", "16:45", incomplete),
        ("8", "15:15", "16:45", incomplete),
        ("Monday", "15:15", "16:45", incomplete),
        ("", "15:15", "16:45", incomplete),
        ("1", "", "16:45", incomplete),
        ("1", "15:15", "", incomplete),
        ("1", "25:00", "26:00", incomplete),
        ("1", "-1:00", "16:45", incomplete),
        ("1", "15:60", "16:45", incomplete),
        ("1", "15:155", "16:45", incomplete),
        ("1", "3 PM", "4 PM", incomplete),
        ("1", "15:1é", "16:45", incomplete),
    ] {
        let refused = create(&tom, &[("day[]", day), ("starts[]", starts), ("ends[]", ends)]).await;
        assert_eq!((refused.status, wrong(&refused, "slots").as_str()), (422, words), "{day} {starts} {ends}");
    }
    let two = |starts, ends| {
        [
            ("day[]", "1"),
            ("starts[]", "15:15"),
            ("ends[]", "16:45"),
            ("day[]", "1"),
            ("starts[]", starts),
            ("ends[]", ends),
        ]
    };
    let refused = create(&tom, &two("16:00", "17:00")).await;
    assert_eq!((refused.status, wrong(&refused, "slots").as_str()), (422, "Two of the times overlap. Make them one."));
    let many: Vec<_> = (0..21).flat_map(|_| [("day[]", "1"), ("starts[]", "15:15"), ("ends[]", "16:45")]).collect();
    let refused = create(&tom, &many).await;
    assert_eq!((refused.status, wrong(&refused, "slots").as_str()), (422, "Give at most 20 times a week."));
    let refused = create(&tom, &[("grade_from", "12"), ("grade_to", "9")]).await;
    assert_eq!(wrong(&refused, "grade_to"), "The last grade comes before the first. Turn them around.");
    let refused = create(&tom, &[("opens", "2026-09-14T18:00"), ("closes", "2026-09-14T18:00")]).await;
    assert_eq!(wrong(&refused, "closes"), "Sign-up closes before it opens. Choose a later time.");
    assert_eq!(app.count("activities"), 0);

    assert_eq!(create(&tom, &two("16:45", "17:00")).await.status, 303, "times that touch are two");
}

#[actix_web::test]
async fn bytes_that_are_no_text_are_refused() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let body = |name: &[u8]| {
        let rest = format!("&term={}&program={}", MERGINGTON.autumn, MERGINGTON.program);
        [b"name=".as_slice(), name, rest.as_bytes()].concat()
    };
    for name in [b"%FF%FE".as_slice(), b"\xff\xfe", b"%C3%28", b"%ED%A0%80", b"%00"] {
        let refused = tom.post_bytes(CREATE, body(name)).await;
        assert_eq!(refused.status, 422, "{name:?}");
        assert_eq!(wrong(&refused, "name"), "Use only letters, digits, spaces and punctuation.");
    }
    assert_eq!(tom.post_bytes(CREATE, body(b"Chess")).await.status, 303);
    for nonsense in [b"".as_slice(), b"&&&==", b"%", b"name[]=x", b"leads=x", b"day=1"] {
        let status = tom.post_bytes(CREATE, nonsense.to_vec()).await.status;
        assert!([404, 422].contains(&status), "{nonsense:?}: {status}");
    }
    assert_eq!(app.count("activities"), 1);
}

#[actix_web::test]
async fn unknown_fields_set_nothing() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let sneaky = [
        ("status", "published"),
        ("school_id", "22"),
        ("id", "01J0000000000000000N0NE011"),
        ("enrolled_count", "5"),
        ("source", "x"),
        ("wat", "x"),
    ];
    assert_eq!(create(&tom, &sneaky).await.status, 303);
    assert_eq!(
        app.count("activities WHERE status = 'draft' AND school_id = 11 AND enrolled_count = 0 AND source IS NULL"),
        1
    );
}

#[actix_web::test]
async fn markup_in_what_people_write_is_shown_not_done() {
    let app = TestApp::start();
    let (tom, ana) = (app.teacher("Tom"), app.student("Ana"));
    let bad = "<img src=x onerror=alert(1)>";
    let created = create(&tom, &[("name", bad), ("room", bad), ("category", bad), ("description", bad)]).await;
    let path = created.location().unwrap().to_owned();
    tom.post(&format!("{path}/publication"), &[]).await;
    ana.post(&format!("{path}/signups"), &[]).await;
    let id = path.rsplit('/').next().unwrap();

    for page in [path.clone(), CREATE.to_owned(), format!("{CREATE}?view=week"), format!("{CREATE}?q=%3Cimg")] {
        for client in [&ana, &tom, &app.nobody()] {
            let seen = client.get(&page).await;
            assert_eq!(seen.status, 200);
            assert!(!seen.body.contains("<img"), "{page}: {}", seen.body);
            assert!(seen.main().contains(bad), "{page} {}: {}", client.name, seen.main());
        }
    }
    for page in ["/edit", "/roster", "/cancellation"] {
        let seen = tom.get(&format!("{path}{page}")).await;
        assert_eq!((seen.status, seen.body.contains("<img")), (200, false), "{page}");
    }
    let today = ana.get("/s/mergington/today").await;
    assert_eq!((today.status, today.body.contains("<img")), (200, false));
    for mail in app.mails() {
        assert!(!mail.html.contains("<img src=x"), "{}", mail.html);
        assert!(!mail.subject.contains('\n'));
    }
    assert_eq!(app.count(&format!("signups WHERE activity_id = '{id}'")), 1);
    app.work_off().await;
}

#[actix_web::test]
async fn ids_that_are_not_ids_are_not_there() {
    let app = TestApp::start();
    let (tom, ana) = (app.admin(), app.student("Ana"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").save(&app);
    let small = chess.to_string().to_lowercase();
    for id in ["x", "1", "%00", "%FF", "..", "'", "01J0000000000000000N0NE011", small.as_str(), &format!("{chess}x")] {
        for rest in ["", "/edit", "/roster", "/cancellation"] {
            let status = tom.get(&format!("{CREATE}/{id}{rest}")).await.status;
            assert_eq!(status, 404, "{id}{rest}");
        }
        for rest in ["", "/publication", "/cancellation", "/archiving", "/copies", "/roster", "/removals"] {
            let status = tom.post(&format!("{CREATE}/{id}{rest}"), &[("reason", "x")]).await.status;
            assert_eq!(status, 404, "{id}{rest}");
        }
        for rest in ["/signups", "/withdrawal"] {
            assert_eq!(ana.post(&format!("{CREATE}/{id}{rest}"), &[]).await.status, 404, "{id}{rest}");
        }
    }
    for person in ["", "x", "%00", "\0", "1' OR '1'='1"] {
        for rest in ["/roster", "/removals"] {
            let answer = tom.post(&at(&chess, rest), &[("person", person), ("reason", "x")]).await;
            assert_eq!(answer.status, 422, "{person} {rest}");
        }
    }
    let gone = [("person", "01J0000000000000000N0NE011"), ("reason", "x")];
    for rest in ["/roster", "/removals"] {
        assert_eq!(tom.post(&at(&chess, rest), &gone).await.status, 404, "{rest}");
    }
    assert_eq!(app.count("signups"), 0);
}

#[actix_web::test]
async fn a_body_over_the_limit_is_refused() {
    let app = TestApp::start();
    let tom = app.teacher("Tom");
    let refused = tom.post_bytes(CREATE, [b"name=".as_slice(), &vec![b'x'; 4_000_000]].concat()).await;
    assert_eq!(refused.status, 413);
}
