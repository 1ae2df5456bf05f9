use super::{queued, server};
use crate::support::{MERGINGTON, TestApp, make};
use homeroom::config::Config;
use std::collections::HashMap;

const MAILS: &str = "/s/mergington/mails";

fn states(app: &TestApp) -> Vec<String> {
    app.texts("SELECT to_address || ' ' || status || ' ' || COALESCE(held_reason, '') AS t FROM mails ORDER BY id")
}

#[actix_web::test]
async fn outside_production_a_mail_server_gets_only_what_was_allowed_and_the_rest_is_held_and_shown() {
    let (smtp, heard) = server(Vec::new());
    let settings = [
        ("SMTP_URL", smtp.as_str()),
        ("MAIL_ALLOW", "test@mergington.edu, friends.example"),
        ("MAIL_PROTECTED", "no.friends.example"),
    ];
    let app = TestApp::with_settings(&settings);
    let (admin, ana) = (app.admin(), app.student("Ana"));
    let mut ids = Vec::new();
    for address in ["ana@mergington.edu", "test@mergington.edu", "bo@friends.example", "bo@no.friends.example"] {
        ids.push(queued(&app, ana.person(), address, None));
    }
    app.work_off().await;
    assert_eq!(
        states(&app),
        [
            "ana@mergington.edu held not_allowed",
            "test@mergington.edu sent ",
            "bo@friends.example sent ",
            "bo@no.friends.example held protected",
        ]
    );
    let lines = heard.lock().unwrap().clone();
    let told: Vec<_> = lines.iter().filter(|line| line.starts_with("RCPT TO:")).collect();
    assert_eq!(told, ["RCPT TO:<test@mergington.edu>", "RCPT TO:<bo@friends.example>"]);
    assert!(lines.iter().all(|line| !line.contains("ana@mergington") && !line.contains("no.friends")), "{lines:?}");

    let page = admin.get(&format!("{MAILS}/{}", ids[0])).await.main();
    assert!(page.contains("writes only to addresses that were allowed") && !page.contains("Try again"), "{page}");
    assert_eq!(admin.post(&format!("{MAILS}/{}/retry", ids[0]), &[]).await.status, 409, "nothing is let go here");
    assert_eq!(admin.get(&format!("{MAILS}?state=held")).await.body.matches("name=\"mail[]\"").count(), 2);

    // Nor in bulk, nor when its job comes once more.
    let id = ids[0].to_string();
    admin.post(MAILS, &[("do", "retry"), ("mail[]", &id)]).await;
    make::mail_job(&app, MERGINGTON, &ids[0]);
    app.work_off().await;
    assert_eq!(states(&app)[0], "ana@mergington.edu held not_allowed");
    assert!(heard.lock().unwrap().iter().all(|line| !line.contains("ana@mergington")));
}

#[actix_web::test]
async fn nobody_is_written_to_when_nobody_was_allowed_neither_about_an_account() {
    let (smtp, heard) = server(Vec::new());
    let app = TestApp::with_settings(&[("SMTP_URL", &smtp)]);
    let ana = app.student("Ana");
    queued(&app, ana.person(), &ana.email, None);
    app.nobody().post("/password/forgot", &[("email", &ana.email)]).await;
    app.work_off().await;
    assert_eq!(
        app.texts("SELECT held_reason AS t FROM mails UNION ALL SELECT held_reason AS t FROM site_mails"),
        ["not_allowed"; 2]
    );
    assert_eq!(heard.lock().unwrap().len(), 0, "not even asked");
}

#[actix_web::test]
async fn into_a_folder_everything_goes_but_what_is_protected() {
    let app = TestApp::with_settings(&[("MAIL_PROTECTED", "mergington.edu")]);
    let ana = app.student("Ana");
    let held = queued(&app, ana.person(), &ana.email, None);
    queued(&app, ana.person(), "ana@example.org", None);
    app.work_off().await;
    assert_eq!(states(&app), ["ana@mergington.edu held protected", "ana@example.org sent "]);
    assert!(!app.data_dir.join("mail").join(format!("{held}.eml")).exists());
}

/// As production runs, with a folder for a mail server.
fn production(protected: &str) -> TestApp {
    let key = "k3J9x".repeat(13) + "QzWvUtSrPoNm";
    TestApp::with_settings(&[
        ("APP_ENV", "production"),
        ("BASE_URL", "https://homeroom.example"),
        ("SECRET_KEY", &key),
        ("MAIL_PROTECTED", protected),
    ])
}

#[actix_web::test]
async fn in_production_what_was_held_goes_once_its_domain_is_protected_no_more() {
    for (protected, after) in [("", "sent"), ("mergington.edu", "held")] {
        let app = production(protected);
        let (admin, ana) = (app.admin(), app.student("Ana"));
        let mail = make::mail(&app, MERGINGTON, ana.person(), "enrolled", None, "held");
        app.sql("UPDATE mails SET held_reason = 'protected'");
        let answer = admin.post(&format!("{MAILS}/{mail}/retry"), &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.main());
        app.work_off().await;
        assert_eq!(app.texts("SELECT status AS t FROM mails"), [after]);
    }
}

#[test]
fn a_list_that_is_none_is_refused_at_the_start_and_production_allows_everybody() {
    let wrong = |vars: &[(&str, &str)]| {
        let vars: HashMap<String, String> =
            vars.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Config::from_vars(&vars).err().map(|wrong| wrong.0.join("\n")).unwrap_or_default()
    };
    assert!(wrong(&[("MAIL_ALLOW", "a@b.org, no domain")]).contains("MAIL_ALLOW: \"no domain\""));
    assert!(wrong(&[("MAIL_PROTECTED", "*.org")]).contains("MAIL_PROTECTED: \"*.org\""));
    assert!(
        wrong(&[("APP_ENV", "production"), ("MAIL_ALLOW", "a@b.org")])
            .contains("MAIL_ALLOW: production writes to everybody")
    );
    assert_eq!(wrong(&[("MAIL_ALLOW", "a@b.org,c.org"), ("MAIL_PROTECTED", "d.org")]), "");
}
