use super::PEOPLE;
use crate::support::{Answer, Client, MERGINGTON, TestApp, make};
use homeroom::platform::{
    access::{PERMISSIONS, Role},
    i18n::Lang,
};

async fn give(by: &Client<'_>, app: &TestApp, to: &Client<'_>, role: &str, password: &str) -> Answer {
    let version = app.numbers(&format!("SELECT version AS n FROM people WHERE id = '{}'", to.person()))[0].to_string();
    let form = [("role", role), ("version", &version), ("programs[]", MERGINGTON.program), ("password", password)];
    by.post(&format!("{PEOPLE}/{}/role", to.person()), &form).await
}

fn role_of(app: &TestApp, client: &Client<'_>) -> String {
    app.texts(&format!("SELECT role AS t FROM people WHERE id = '{}'", client.person())).concat()
}

#[actix_web::test]
async fn a_role_counts_from_the_next_request_and_is_told_by_mail() {
    let app = TestApp::start();
    let (admin, tom) = (app.admin(), app.teacher("Tom"));
    make::in_program(&app, MERGINGTON, tom.person(), "teacher");
    assert_eq!(tom.get(PEOPLE).await.status, 403);
    let given = give(&admin, &app, &tom, "program_admin", "").await;
    assert_eq!(given.status, 303, "{}", given.main());
    assert_eq!(tom.get(PEOPLE).await.status, 200);
    assert_eq!(app.texts("SELECT part AS t FROM program_people ORDER BY part"), ["admin", "teacher"]);
    app.work_off().await;
    let mail = &app.mails()[0];
    assert_eq!((mail.template.as_str(), mail.to.as_str()), ("role_changed", tom.email.as_str()));
    assert!(mail.text.contains("Ada Admin has changed your role at Mergington High School. It is now: Program admin."));
    assert!(!mail.text.contains("/unsubscribe/"), "what is about security is always sent");
    assert_eq!(give(&admin, &app, &tom, "student", "").await.status, 303);
    assert_eq!(tom.get(PEOPLE).await.status, 403);
    // Parts that the new role cannot have become what it has.
    assert_eq!(app.texts("SELECT DISTINCT part AS t FROM program_people"), ["student"]);
    assert_eq!(app.audited(), ["person.change_role", "person.change_role"]);
    app.work_off().await;
}

#[actix_web::test]
async fn an_admin_makes_no_admin_and_no_owner_and_touches_none() {
    let app = TestApp::start();
    let (admin, owner, tom) = (app.admin(), app.owner(), app.teacher("Tom"));
    let peer = make::person(&app, MERGINGTON, "Peer", "admin");
    let before = app.everything_stored();
    for (to, role) in [
        (&tom, "owner"),
        (&tom, "admin"),
        (&peer, "teacher"),
        (&owner, "teacher"),
        (&admin, "owner"),
        (&admin, "teacher"),
    ] {
        for password in ["", make::PASSWORD] {
            let refused = give(&admin, &app, to, role, password).await;
            assert_eq!(refused.status, 403, "{} to {role}: {}", to.name, refused.main());
        }
    }
    for above in [&peer, &owner, &admin] {
        let path = format!("{PEOPLE}/{}", above.person());
        for rest in ["/suspension", "/departure", "/reinstatement", "/merge"] {
            assert_eq!(admin.post(&format!("{path}{rest}"), &[]).await.status, 403, "{rest}");
        }
        assert_eq!(admin.get(&format!("{path}/role")).await.status, 403);
        assert_eq!(admin.get(&format!("{path}/edit")).await.status, 403);
    }
    let page = admin.get(&format!("{PEOPLE}/{}/role", tom.person())).await;
    assert!(!page.body.contains("value=\"owner\"") && !page.body.contains("value=\"admin\""));
    assert!(!page.body.contains("name=\"password\""));
    let beside =
        |rows: Vec<String>| rows.into_iter().filter(|row| !row.starts_with("sign_in_delays")).collect::<Vec<_>>();
    assert_eq!(beside(app.everything_stored()), beside(before));
    for who in [app.program_admin("Pia"), app.teacher("Tea"), app.student("Stu")] {
        assert_eq!(give(&who, &app, &tom, "student", "").await.status, 403);
    }
}

#[actix_web::test]
async fn an_owner_appoints_and_demotes_owners_with_the_password_again() {
    let app = TestApp::start();
    let (owner, tom) = (app.owner(), app.teacher("Tom"));
    for (password, words) in [("", "Type your own password"), ("wrong wrong wrong wrong", "not your current password")]
    {
        let refused = give(&owner, &app, &tom, "owner", password).await;
        assert_eq!((refused.status, role_of(&app, &tom).as_str()), (422, "teacher"), "{}", refused.main());
        let _ = words;
        assert!(refused.body.contains("password-wrong"), "{}", refused.main());
    }
    assert_eq!(give(&owner, &app, &tom, "owner", make::PASSWORD).await.status, 303);
    assert_eq!(role_of(&app, &tom), "owner");
    // Handing the school over: somebody else first, then stepping down.
    assert_eq!(give(&owner, &app, &owner, "teacher", "").await.status, 422);
    let down = give(&owner, &app, &owner, "teacher", make::PASSWORD).await;
    assert_eq!(down.location(), Some("/s/mergington/today"));
    assert_eq!(owner.get(PEOPLE).await.status, 403);
    let last = give(&tom, &app, &tom, "teacher", make::PASSWORD).await;
    assert_eq!((last.status, role_of(&app, &tom).as_str()), (409, "owner"), "{}", last.main());
    app.work_off().await;
}

#[actix_web::test]
async fn an_owner_who_cannot_sign_in_is_none_and_nobody_becomes_one() {
    let app = TestApp::start();
    let owner = app.owner();
    let listed = make::imported(&app, MERGINGTON, "Lee", "teacher", "lee@x.org");
    let form = [("role", "owner"), ("version", "0"), ("password", make::PASSWORD)];
    assert_eq!(owner.post(&format!("{PEOPLE}/{listed}/role"), &form).await.status, 422);
    app.sql(&format!("UPDATE people SET role = 'owner' WHERE id = '{listed}'"));
    assert_eq!(give(&owner, &app, &owner, "teacher", make::PASSWORD).await.status, 409, "the other one cannot sign in");
}

#[actix_web::test]
async fn of_owners_who_step_down_or_demote_each_other_at_once_one_stays() {
    for each_other in [false, true] {
        let app = TestApp::start();
        let one = app.owner();
        let two = make::person(&app, MERGINGTON, "Olga Owner", "owner");
        let (first, second) = if each_other { (&two, &one) } else { (&one, &two) };
        let (a, b) = futures_util::future::join(
            give(&one, &app, first, "teacher", make::PASSWORD),
            give(&two, &app, second, "teacher", make::PASSWORD),
        )
        .await;
        let won = [a.status, b.status].iter().filter(|status| **status == 303).count();
        assert_eq!((won, app.count("people WHERE role = 'owner'")), (1, 1), "{} {}", a.status, b.status);
        app.work_off().await;
    }
}

#[actix_web::test]
async fn two_who_give_a_role_at_once_do_not_undo_each_other() {
    let app = TestApp::start();
    let (admin, tom) = (app.admin(), app.teacher("Tom"));
    let form = [("role", "student"), ("version", "0")];
    let path = format!("{PEOPLE}/{}/role", tom.person());
    assert_eq!((admin.post(&path, &form).await.status, admin.post(&path, &form).await.status), (303, 409));
    app.work_off().await;
}

#[actix_web::test]
async fn the_page_of_roles_is_the_table_of_permissions_in_words() {
    let app = TestApp::start();
    let page = app.student("Stu").get(&format!("{PEOPLE}/roles")).await;
    for (name, roles, sentence) in PERMISSIONS {
        // One table: its English words are those of the page.
        assert_eq!(Lang::named("en").unwrap().get(&format!("permission-{name}")), *sentence);
        let cells = Role::ALL.iter().map(|role| if roles.contains(role) { "Yes" } else { "No" });
        let line = format!("{sentence} {}", cells.collect::<Vec<_>>().join(" "));
        assert!(page.main().contains(&line), "{line}: {}", page.main());
        for lang in Lang::all() {
            assert_ne!(lang.get(&format!("permission-{name}")), format!("permission-{name}"), "{name} in {lang:?}");
        }
    }
}

#[actix_web::test]
async fn the_access_of_up_to_four_stands_side_by_side() {
    let app = TestApp::start();
    let (admin, pia) = (app.admin(), app.program_admin("Pia"));
    let (ana, tom) = (app.student("Ana"), app.teacher("Tom"));
    make::activity("Chess").at(1, "15:15", "16:45").led_by(tom.person()).save(&app);
    let query = [&ana, &tom, &admin, &pia].map(|client| format!("ids[]={}", client.person())).join("&");
    let page = admin.get(&format!("{PEOPLE}/compare?{query}")).await;
    assert!(page.main().contains("Role Admin Student Program admin Teacher"), "{}", page.main());
    assert!(page.main().contains("Leads or helps with Chess"), "{}", page.main());
    assert!(page.main().contains("Sign up for activities and withdraw from them. No Yes No No"), "{}", page.main());
    // Nobody sees there whom they do not know.
    let theirs = pia.get(&format!("{PEOPLE}/compare?{query}")).await;
    assert!(!theirs.main().contains("Tom") && !theirs.main().contains("Ana"), "{}", theirs.main());
    app.sql(&format!("UPDATE people SET status = 'suspended' WHERE id = '{}'", ana.person()));
    let page = admin.get(&format!("{PEOPLE}/compare?{query}")).await;
    assert!(page.main().contains("Sign up for activities and withdraw from them. No No No No"));
    let more = format!("{query}&ids[]={}", app.student("Bo").person());
    assert!(
        admin
            .get(&format!("{PEOPLE}/compare?{more}"))
            .await
            .main()
            .contains("Left out, because there is room for four: 1.")
    );
}
