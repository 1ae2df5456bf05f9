use super::{PREFERENCES, message, templates};
use crate::support::{Client, MERGINGTON, TestApp, WESTFIELD, make};
use actix_web::{http::Method, test::TestRequest};

/// What somebody's page says they get.
async fn ticked(client: &Client<'_>) -> Vec<String> {
    let page = client.get(PREFERENCES).await;
    let boxes = page.body.split("name=\"events[]\" value=\"").skip(1).filter_map(|rest| rest.split_once('>'));
    let on = boxes.filter(|(tag, _)| tag.contains("checked"));
    on.filter_map(|(tag, _)| tag.split_once('"')).map(|(event, _)| event.to_owned()).collect()
}

async fn sign_up(client: &Client<'_>, activity: &str) {
    let answer = client.post(&format!("/s/mergington/activities/{activity}/signups"), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.plain());
}

#[actix_web::test]
async fn people_get_what_they_want_and_what_they_must_know() {
    let app = TestApp::start();
    let (ana, rosa) = (app.student("Ana"), app.teacher("Rosa"));
    assert_eq!(ticked(&ana).await, ["places", "reminders", "announcements"]);

    let answer = ana.post(PREFERENCES, &[("events[]", "digest"), ("events[]", "reminders"), ("events[]", "odd")]).await;
    assert_eq!((answer.status, answer.location()), (303, Some(PREFERENCES)));
    assert_eq!(ana.get(PREFERENCES).await.toast(), "Saved. You get what is ticked here.");
    assert_eq!(ticked(&ana).await, ["reminders", "digest"]);
    assert_eq!(app.audited(), ["person.choose_mail"]);

    // No word of the place that she took herself; but that it does not take place, everybody is told.
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(rosa.person()).save(&app);
    sign_up(&ana, chess.as_str()).await;
    assert_eq!(templates(&app), [""; 0]);
    let path = format!("/s/mergington/activities/{chess}/cancellation");
    rosa.post(&path, &[("reason", "The hall is flooded.")]).await;
    assert_eq!(templates(&app), ["cancelled"]);
    app.work_off().await;
}

#[actix_web::test]
async fn choosing_the_same_again_changes_nothing() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    for _ in 0..2 {
        ana.post(PREFERENCES, &[("events[]", "places"), ("events[]", "reminders"), ("events[]", "announcements")])
            .await;
        assert_eq!((app.count("mail_preferences"), app.audited().len()), (0, 0));
    }
    for _ in 0..2 {
        ana.post(PREFERENCES, &[]).await;
        assert_eq!((app.count("mail_preferences WHERE NOT is_on"), app.audited().len()), (3, 1));
    }
}

#[actix_web::test]
async fn every_mail_that_can_be_stopped_says_how_and_the_others_do_not() {
    let app = TestApp::start();
    let (ana, rosa) = (app.student("Ana"), app.teacher("Rosa"));
    let chess = make::activity("Chess").at(1, "15:15", "16:45").led_by(rosa.person()).save(&app);
    sign_up(&ana, chess.as_str()).await;
    let path = format!("/s/mergington/activities/{chess}/cancellation");
    rosa.post(&path, &[("reason", "The hall is flooded.")]).await;
    app.work_off().await;

    let link = format!(
        "http://127.0.0.1:3003/unsubscribe/{}",
        make::unsubscribe_token(&app, MERGINGTON, ana.person(), "places")
    );
    let (enrolled, cancelled) = (&app.mails()[0], &app.mails()[1]);
    assert_eq!((enrolled.template.as_str(), cancelled.template.as_str()), ("enrolled", "cancelled"));
    assert!(enrolled.text.contains(&link) && enrolled.html.contains(&link), "{}", enrolled.text);
    assert!(!cancelled.text.contains("unsubscribe") && !cancelled.html.contains("unsubscribe"), "{}", cancelled.text);
    let ids = app.texts("SELECT id AS t FROM mails ORDER BY created_at, id");
    let read = |id: &str| message(&app, &homeroom::platform::db::ids::MailId::try_from(id.to_owned()).unwrap());
    let sent = read(&ids[0]).replace("\r\n ", " ");
    assert!(sent.contains(&format!("List-Unsubscribe: <{link}>")), "{sent}");
    assert!(sent.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{sent}");
    assert!(!read(&ids[1]).contains("List-Unsubscribe"));
}

#[actix_web::test]
async fn one_click_stops_it_for_whoever_is_signed_out_and_twice_is_once() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let path = format!("/unsubscribe/{}", make::unsubscribe_token(&app, MERGINGTON, ana.person(), "reminders"));

    // Looking at the link changes nothing: mail scanners follow them.
    let before = app.everything_stored();
    let page = app.nobody().get(&path).await;
    assert_eq!((page.status, page.title().as_str()), (200, "Stop this mail? · Homeroom"));
    assert!(
        page.main().contains("Mergington High School") && page.main().contains("The day before"),
        "{}",
        page.main()
    );
    assert_eq!(app.everything_stored(), before);

    // As a mail program sends it: from nowhere, without cookies, without a redirect at the end.
    for _ in 0..2 {
        let click = TestRequest::post().set_form([("List-Unsubscribe", "One-Click")]);
        let answer = app.nobody().no_fetch_metadata().ask(Method::POST, &path, click).await;
        assert_eq!((answer.status, answer.headers("set-cookie").len()), (200, 0), "{}", answer.body);
        assert!(answer.main().contains("You get no more mail about “The day before”."), "{}", answer.main());
        assert_eq!(ticked(&ana).await, ["places", "announcements"]);
        assert_eq!(app.audited(), ["person.unsubscribe"]);
    }
    // Another site's page may well send it: whoever has the link has the mail.
    let elsewhere = app.nobody().no_fetch_metadata().header("sec-fetch-site", "cross-site");
    assert_eq!(elsewhere.post(&path, &[("lang", "ur")]).await.status, 200);
    assert!(elsewhere.post(&path, &[("lang", "ur")]).await.body.contains("<html lang=\"ur\" dir=\"rtl\""));
}

#[actix_web::test]
async fn a_click_acts_for_the_one_in_the_link_whoever_is_signed_in() {
    let app = TestApp::start();
    let (ana, bo) = (app.student("Ana"), app.student("Bo"));
    let path = format!("/unsubscribe/{}", make::unsubscribe_token(&app, MERGINGTON, ana.person(), "places"));
    let (ana_before, bo_before) = (ticked(&ana).await, ticked(&bo).await);
    assert_eq!(bo.post(&path, &[]).await.status, 200);
    assert_ne!(ticked(&ana).await, ana_before);
    assert_eq!(ticked(&bo).await, bo_before);
    assert_eq!(app.texts("SELECT actor_kind || ' ' || COALESCE(actor_id, '-') AS t FROM audit_entries"), ["system -"]);
}

#[actix_web::test]
async fn a_link_that_was_not_signed_here_leads_nowhere() {
    let app = TestApp::start();
    let (ana, wes) = (app.student("Ana"), make::person(&app, WESTFIELD, "Wes", "student"));
    let good = make::unsubscribe_token(&app, MERGINGTON, ana.person(), "places");
    let of_nobody = make::unsubscribe_token(&app, WESTFIELD, ana.person(), "places");
    let (said, mac) = good.rsplit_once('-').unwrap();
    let tampered = [
        good.replace("places", "digest"),
        good.replace(ana.person().as_str(), wes.person().as_str()),
        good.replacen("11-", "22-", 1),
        format!("{said}-{}", mac.replace(|c: char| c.is_ascii_digit(), "0")),
        said.to_owned(),
        format!("{said}-"),
        format!("{good}00"),
        "x".repeat(3000),
        "%00".to_owned(),
        make::unsubscribe_token(&app, MERGINGTON, ana.person(), "odd"),
    ];
    let before = app.everything_stored();
    for token in tampered {
        let path = format!("/unsubscribe/{token}");
        assert_eq!(app.nobody().get(&path).await.status, 404, "{token}");
        assert_eq!(app.nobody().post(&path, &[]).await.status, 404, "{token}");
    }
    // Signed, but there is no such person in that school.
    assert_eq!(app.nobody().post(&format!("/unsubscribe/{of_nobody}"), &[]).await.status, 404);
    assert_eq!(app.everything_stored(), before);
}

#[actix_web::test]
async fn a_page_of_preferences_costs_five_statements() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    ana.get(PREFERENCES).await;
    let before = app.statements();
    ana.get(PREFERENCES).await;
    assert_eq!(app.statements() - before, 5);
}
