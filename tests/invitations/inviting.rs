use super::{LIST, invite, link, person, states};
use crate::support::{MERGINGTON, TestApp, WESTFIELD, make};
use actix_web::{http::Method, test::TestRequest};
use chrono::TimeDelta;
use homeroom::platform::db::ids::{InvitationId, ProgramId};

/// The only mail of the school that left, as it left.
fn sent(app: &TestApp) -> String {
    let mail = app.texts("SELECT id AS t FROM mails").concat();
    std::fs::read_to_string(app.data_dir.join("mail").join(format!("{mail}.eml"))).unwrap()
}

#[actix_web::test]
async fn an_invitation_puts_somebody_into_the_list_and_writes_to_them_in_the_schools_language() {
    let app = TestApp::start();
    app.sql("UPDATE schools SET locale = 'ur' WHERE id = 11");
    let admin = app.admin();

    let answer = invite(&admin, " Tia.Tutor@Example.org ", "teacher").await;

    assert_eq!((answer.status, answer.location()), (303, Some(LIST)));
    assert_eq!(person(&app, "tia.tutor@example.org"), "teacher invited");
    let mail = app.mails().remove(0);
    let seen = (mail.to.as_str(), mail.template.as_str(), mail.locale.as_str());
    assert_eq!(seen, ("tia.tutor@example.org", "invitation", "ur"));
    let known =
        ["Ada Admin", "Mergington High School", "استاد", "Looking forward to you.", "/s/mergington/invitations/"];
    for words in known {
        assert!(mail.text.contains(words), "{words}: {}", mail.text);
        assert!(mail.html.contains(words), "{words}: {}", mail.html);
    }
    assert!(mail.subject.contains("Ada Admin") && mail.subject.contains("Mergington High School"), "{}", mail.subject);
    assert_eq!(app.audited(), ["person.add", "invitation.create"]);
    // What is stored of the link opens nothing.
    let link = mail.link();
    let secret = link.rsplit('-').nth(1).unwrap();
    assert!(!app.everything_stored().iter().any(|row| row.starts_with("invitations") && row.contains(secret)));
    app.work_off().await;
}

#[actix_web::test]
async fn nobody_invites_to_a_role_that_is_not_below_their_own() {
    let app = TestApp::start();
    let (teacher, pia, admin, owner) = (app.teacher("Tea"), app.program_admin("Pia"), app.admin(), app.owner());
    let before = app.everything_stored();

    for role in ["student", "teacher", "program_admin"] {
        assert_eq!(invite(&teacher, "a@x.org", role).await.status, 403);
    }
    let own = |role| [("email", "a@x.org"), ("role", role), ("program", MERGINGTON.program)];
    for role in ["program_admin", "admin", "owner", "king"] {
        assert_eq!(pia.post(LIST, &own(role)).await.status, 422, "{role}");
    }
    assert!(pia.post(LIST, &own("admin")).await.main().contains("roles below your own"));
    assert_eq!(invite(&admin, "a@x.org", "admin").await.status, 422);
    assert_eq!(invite(&owner, "a@x.org", "owner").await.status, 422);
    assert_eq!(app.everything_stored(), before);

    assert_eq!(pia.post(LIST, &own("teacher")).await.status, 303);
    assert_eq!(invite(&admin, "b@x.org", "program_admin").await.status, 303);
    assert_eq!(invite(&owner, "c@x.org", "admin").await.status, 303);
    let form = admin.get("/s/mergington/people/invitations/new").await;
    assert!(form.body.contains("value=\"program_admin\"") && !form.body.contains("value=\"admin\""));
    app.work_off().await;
}

#[actix_web::test]
async fn program_admins_invite_into_their_programs_and_see_nobody_elses() {
    let app = TestApp::start();
    let (pia, admin) = (app.program_admin("Pia"), app.admin());
    let (arts, now) = (ProgramId::fresh(), app.clock.utc());
    app.sql(&format!(
        "INSERT INTO programs (school_id, id, name, code, created_at, updated_at)
         VALUES (11, '{arts}', 'Arts', 'ART', '{now}', '{now}')"
    ));
    fn into<'a>(email: &'a str, program: &'a str) -> [(&'a str, &'a str); 3] {
        [("email", email), ("role", "student"), ("program", program)]
    }

    for other in [arts.as_str(), WESTFIELD.program, "", "no-id"] {
        assert_eq!(pia.post(LIST, &into("a@x.org", other)).await.status, 422, "{other}");
    }
    // An admin names no program of another school either.
    assert_eq!(admin.post(LIST, &into("a@x.org", WESTFIELD.program)).await.status, 422);
    assert_eq!(admin.post(LIST, &into("a@x.org", arts.as_str())).await.status, 303);

    // Who is there already, outside her programs, is neither shown to her nor touched by her.
    let again = pia.post(LIST, &into("a@x.org", MERGINGTON.program)).await;
    assert!(again.main().contains("outside your programs"), "{}", again.main());
    assert_eq!(states(&pia.get(LIST).await), [""; 0]);
    let id = app.texts("SELECT id AS t FROM invitations").concat();
    for verb in ["resending", "revocation"] {
        assert_eq!(pia.post(&format!("{LIST}/{id}/{verb}"), &[]).await.status, 404);
    }
    let ticked = [("invitation[]", id.as_str()), ("verb", "revoke")];
    assert_eq!(pia.post(&format!("{LIST}/several"), &ticked).await.status, 303);
    assert_eq!(app.count("invitations WHERE revoked_at IS NOT NULL"), 0);
    // Whom she invites she sees.
    assert_eq!(pia.post(LIST, &into("own@x.org", MERGINGTON.program)).await.status, 303);
    assert_eq!(states(&pia.get(LIST).await), ["On its way"]);
    assert_eq!(app.count("program_people WHERE part = 'student'"), 2);
    app.work_off().await;
}

#[actix_web::test]
async fn letters_that_only_look_like_others_and_lines_that_would_end_a_header_are_refused() {
    let app = TestApp::start();
    let admin = app.admin();
    for (email, words) in [
        ("аna@school.org", "letters that are not plain Latin ones: “а”"),
        ("ana@schооl.org", "“оо”"),
        ("ana@x.org\r\nBcc: all@x.org", "Write an e-mail address"),
        ("ana@x.org, bo@x.org", "Write an e-mail address"),
        ("\"Ana\"@x.org", "Write an e-mail address"),
        ("", "Write something here"),
    ] {
        let page = invite(&admin, email, "student").await;
        assert!(page.status == 422 && page.main().contains(words), "{email}: {}", page.main());
    }
    for name in ["Ana\r\nBcc: all@x.org", "Ana\u{202e}eeL", "Ana\0"] {
        let named = [("email", "ana@x.org"), ("role", "student"), ("name", name)];
        assert_eq!(admin.post(LIST, &named).await.status, 422, "{name:?}");
    }
    let long = "x".repeat(10_000);
    let message = [("email", "ana@x.org"), ("role", "student"), ("message", long.as_str())];
    assert_eq!(admin.post(LIST, &message).await.status, 422);
    assert_eq!((app.count("people"), app.mails().len()), (1, 0));

    // A domain in other letters goes as it is registered, and is shown so.
    assert_eq!(invite(&admin, "ana@xn--80ak6aa92e.com", "student").await.status, 303);
    assert!(admin.get(LIST).await.main().contains("ana@xn--80ak6aa92e.com"));
    app.work_off().await;
    assert!(sent(&app).contains("To: ana@xn--80ak6aa92e.com"), "{}", sent(&app));
}

#[actix_web::test]
async fn an_inviters_name_ends_no_header() {
    let app = TestApp::start();
    let admin = app.admin();
    // As some import long ago may have let it in.
    app.sql(&format!("UPDATE people SET name = 'Ada\r\nBcc: all@x.org' WHERE id = '{}'", admin.person()));
    assert_eq!(invite(&admin, "ana@x.org", "student").await.status, 303);
    app.work_off().await;
    let mail = sent(&app);
    let head = mail.split("\r\n\r\n").next().unwrap();
    assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
}

#[actix_web::test]
async fn who_belongs_already_is_said_beside_the_field_and_stays_as_they_are() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    let page = invite(&admin, &ana.email, "teacher").await;
    assert!(page.status == 422 && page.main().contains("belong to the school already"), "{}", page.main());

    // Whom a list knows keeps their role, whatever the form says.
    make::imported(&app, MERGINGTON, "Tom Sawyer", "teacher", "tom@mergington.edu");
    assert_eq!(invite(&admin, "tom@mergington.edu", "student").await.status, 303);
    assert_eq!(person(&app, "tom@mergington.edu"), "teacher invited");
    assert!(app.mails()[0].text.contains("Hello Tom Sawyer"), "{}", app.mails()[0].text);
    // Twice is once, and said so.
    let again = invite(&admin, "tom@mergington.edu", "teacher").await;
    assert!(again.main().contains("They are invited already"), "{}", again.main());

    // Nobody reaches above themselves by inviting whom a list knows.
    make::imported(&app, MERGINGTON, "Olga", "owner", "olga@mergington.edu");
    let above = invite(&admin, "olga@mergington.edu", "student").await;
    assert!(above.status == 422 && above.main().contains("roles below your own"), "{}", above.main());
    app.sql("UPDATE people SET status = 'suspended' WHERE email = 'tom@mergington.edu'; DELETE FROM invitations");
    assert!(invite(&admin, "tom@mergington.edu", "teacher").await.main().contains("suspended"));
    assert_eq!(app.mails().len(), 1);
    app.work_off().await;
}

#[actix_web::test]
async fn the_list_says_what_has_become_of_each_and_is_filtered_by_it() {
    let secret = "a secret of forty characters or so, random";
    let app = TestApp::with_settings(&[("BOUNCE_SECRET", secret)]);
    let admin = app.admin();
    for (email, change) in [
        ("accepted@x.org", "accepted_at = created_at"),
        ("revoked@x.org", "revoked_at = created_at"),
        ("expired@x.org", "expires_at = created_at"),
        ("bounced@x.org", "message = message"),
        ("sent@x.org", "message = message"),
    ] {
        invite(&admin, email, "student").await;
        app.sql(&format!("UPDATE invitations SET {change} WHERE email = '{email}'"));
    }
    app.work_off().await;
    let mail = app.texts("SELECT mail_id AS t FROM invitations WHERE email = 'bounced@x.org'").concat();
    let (message, reason) = (format!("<{mail}.11@127.0.0.1>"), "5.1.1 no such user");
    let report = serde_json::json!({ "message_id": message, "type": "permanent", "reason": reason }).to_string();
    let relay = app.nobody().no_fetch_metadata().header("authorization", &format!("Bearer {secret}"));
    let request = TestRequest::post().insert_header(("content-type", "application/json")).set_payload(report);
    assert_eq!(relay.ask(Method::POST, "/mail/bounces", request).await.status, 200);
    invite(&admin, "pending@x.org", "student").await;

    let all = admin.get(LIST).await;
    assert_eq!(states(&all), ["On its way", "Sent", "Came back", "Expired", "Taken back", "Accepted"]);
    assert!(all.main().contains(reason), "{}", all.main());
    for (state, words) in [
        ("pending", "On its way"),
        ("sent", "Sent"),
        ("bounced", "Came back"),
        ("expired", "Expired"),
        ("revoked", "Taken back"),
        ("accepted", "Accepted"),
    ] {
        assert_eq!(states(&admin.get(&format!("{LIST}?state={state}")).await), [words]);
    }
    assert_eq!(states(&admin.get(&format!("{LIST}?q=bounced")).await), ["Came back"]);
    assert_eq!(states(&admin.get(&format!("{LIST}?state=gone")).await).len(), 6);
    assert!(admin.get(&format!("{LIST}?q=zzz")).await.main().contains("No invitation matches"));
    app.work_off().await;
}

#[actix_web::test]
async fn sending_again_makes_the_link_before_worth_nothing() {
    let app = TestApp::start();
    let admin = app.admin();
    invite(&admin, "ana@x.org", "student").await;
    let (first, id) = (link(&app), app.texts("SELECT id AS t FROM invitations").concat());
    app.clock.advance(TimeDelta::days(8));
    assert!(app.nobody().get(&first).await.main().contains("older than seven days"));
    // Her session is over, the invitation is not forgotten.
    let admin = app.owner();

    assert_eq!(admin.post(&format!("{LIST}/{id}/resending"), &[]).await.status, 303);

    let second = link(&app);
    assert_ne!(first, second);
    let gone = app.nobody().get(&first).await;
    assert!(gone.status == 404 && gone.main().contains("a newer one took its place"), "{}", gone.main());
    let page = app.nobody().get(&second).await;
    assert!(page.status == 200 && page.main().contains("Otto Owner invites you"), "{}", page.main());
    assert_eq!((app.count("invitations"), app.count("people WHERE email = 'ana@x.org'")), (1, 1));
    assert_eq!(app.audited().last().unwrap(), "invitation.resend");
    app.work_off().await;
}

#[actix_web::test]
async fn an_expired_invitation_stands_in_nobodys_way() {
    let app = TestApp::start();
    invite(&app.admin(), "ana@x.org", "student").await;
    app.clock.advance(TimeDelta::days(8));
    assert_eq!(invite(&app.owner(), "ana@x.org", "student").await.status, 303);
    assert_eq!(app.count("invitations"), 1);
    assert_eq!(app.nobody().get(&link(&app)).await.status, 200);
    app.work_off().await;
}

#[actix_web::test]
async fn nobody_is_written_to_without_end() {
    let app = TestApp::with_limits(|limits| limits.mail_account_per_hour = 2);
    let admin = app.admin();
    invite(&admin, "ana@x.org", "student").await;
    let id = app.texts("SELECT id AS t FROM invitations").concat();
    let again = format!("{LIST}/{id}/resending");
    assert_eq!(admin.post(&again, &[]).await.status, 303);
    let enough = admin.post(&again, &[]).await;
    assert!(enough.status == 409 && enough.plain().contains("often enough this hour"), "{}", enough.plain());
    // Neither by taking it back and beginning anew.
    assert_eq!(admin.post(&format!("{LIST}/{id}/revocation"), &[]).await.status, 303);
    assert_eq!(invite(&admin, "ana@x.org", "student").await.status, 422);
    assert_eq!(app.mails().len(), 2);
    app.clock.advance(TimeDelta::minutes(61));
    assert_eq!(invite(&admin, "ana@x.org", "student").await.status, 303);
    app.work_off().await;
}

#[actix_web::test]
async fn taking_back_undoes_what_inviting_did() {
    let app = TestApp::start();
    let admin = app.admin();
    make::imported(&app, MERGINGTON, "Tom Sawyer", "teacher", "tom@mergington.edu");
    invite(&admin, "tom@mergington.edu", "teacher").await;
    invite(&admin, "new@x.org", "student").await;
    let links: Vec<_> = app.mails().iter().map(|mail| mail.link()).collect();
    let ids = app.texts("SELECT id AS t FROM invitations ORDER BY id");
    let ticked = [("invitation[]", ids[0].as_str()), ("invitation[]", ids[1].as_str()), ("verb", "revoke")];
    let several = format!("{LIST}/several");

    assert_eq!(admin.post(&several, &ticked).await.status, 303);

    assert_eq!(person(&app, "tom@mergington.edu"), "teacher imported");
    assert_eq!(person(&app, "new@x.org"), "student left");
    for link in links {
        let page = app.nobody().get(&link).await;
        assert!(page.status == 404 && page.main().contains("It was taken back"), "{}", page.main());
        assert_eq!(app.nobody().post(&link, &[("name", "N"), ("password", make::PASSWORD)]).await.status, 404);
    }
    let said = admin.get(LIST).await.toast();
    assert!(said.contains("2 invitations are taken back"), "{said}");
    // A second time there is nothing to take back.
    assert_eq!(admin.post(&format!("{LIST}/{}/revocation", ids[0]), &[]).await.status, 409);
    admin.post(&several, &ticked).await;
    assert!(admin.get(LIST).await.toast().contains("Left as they were"));
    admin.post(&several, &[("verb", "revoke")]).await;
    assert!(admin.get(LIST).await.toast().contains("Tick at least one"));
    // Who was asked in and out may be asked in again.
    assert_eq!(invite(&admin, "new@x.org", "student").await.status, 303);
    assert_eq!(person(&app, "new@x.org"), "student invited");
    app.work_off().await;
}

#[actix_web::test]
async fn three_invitations_cost_as_many_statements_as_one() {
    let app = TestApp::start();
    let (admin, pia) = (app.admin(), app.program_admin("Pia"));
    for n in 1..=3 {
        let email = format!("s{n}@x.org");
        let form = [("email", email.as_str()), ("role", "student"), ("program", MERGINGTON.program)];
        assert_eq!(pia.post(LIST, &form).await.status, 303);
        // Session, user, school and person; how many, which ones, who invited; for program admins also which programs.
        for (client, statements) in [(&admin, 6), (&pia, 7)] {
            let before = app.statements();
            let page = client.get(LIST).await;
            assert_eq!((states(&page).len(), app.statements() - before), (n, statements));
        }
    }
    app.work_off().await;
}

#[actix_web::test]
async fn another_schools_invitations_do_not_exist() {
    let app = TestApp::start();
    let admin = app.admin();
    let person = make::imported(&app, WESTFIELD, "Wes", "student", "wes@x.org");
    let (id, token) = make::invitation(&app, WESTFIELD, &person, "wes@x.org");
    let before = app.stored_of(WESTFIELD);
    for id in [&id, &InvitationId::fresh()] {
        for verb in ["resending", "revocation"] {
            assert_eq!(admin.post(&format!("{LIST}/{id}/{verb}"), &[]).await.status, 404);
        }
    }
    admin.post(&format!("{LIST}/several"), &[("invitation[]", id.as_str()), ("verb", "resend")]).await;
    // Nor does its link on a page of this school.
    let link = format!("/s/mergington/invitations/{token}");
    assert_eq!(app.nobody().get(&link).await.status, 404);
    let typed = [("name", "Wes"), ("password", make::PASSWORD)];
    assert_eq!(app.nobody().post(&link, &typed).await.status, 404);
    assert_eq!(app.stored_of(WESTFIELD), before);
    assert_eq!(app.nobody().get(&format!("/s/westfield/invitations/{token}")).await.status, 200);
}
