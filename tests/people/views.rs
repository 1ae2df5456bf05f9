use super::{PEOPLE, names};
use crate::support::{MERGINGTON, TestApp, make};

#[actix_web::test]
async fn a_view_keeps_the_filters_under_a_name_and_belongs_to_whoever_saved_it() {
    let app = TestApp::start();
    let (admin, owner) = (app.admin(), app.owner());
    app.student("Ana Lee");
    app.teacher("Tom");
    let form = [("name", "Pupils"), ("query", "role=student&sort=-name&evil=1&page=4")];
    let saved = admin.post(&format!("{PEOPLE}/views"), &form).await;
    assert_eq!(saved.location(), Some("/s/mergington/people?role=student&sort=-name"));
    assert_eq!(app.texts("SELECT query AS t FROM saved_views"), ["role=student&sort=-name"]);
    let page = admin.get(saved.location().unwrap()).await;
    assert_eq!(names(&page), ["Ana Lee"]);
    assert!(page.main().contains("Pupils"));
    assert!(!owner.get(PEOPLE).await.main().contains("Pupils"), "a view is one's own");
    // The same name again replaces it.
    admin.post(&format!("{PEOPLE}/views"), &[("name", "Pupils"), ("query", "role=teacher")]).await;
    assert_eq!(app.texts("SELECT query AS t FROM saved_views"), ["role=teacher"]);

    let id = app.texts("SELECT id AS t FROM saved_views").concat();
    assert_eq!(owner.post(&format!("{PEOPLE}/views/{id}/removal"), &[]).await.status, 404);
    assert_eq!(admin.post(&format!("{PEOPLE}/views/{id}/removal"), &[]).await.status, 303);
    assert_eq!(app.count("saved_views"), 0);
    assert_eq!(app.audited(), ["person.save_view", "person.save_view", "person.delete_view"]);
    let nameless = admin.post(&format!("{PEOPLE}/views"), &[("query", "role=student")]).await;
    assert_eq!((nameless.status, names(&nameless)), (422, vec!["Ana Lee".to_owned()]));
}

#[actix_web::test]
async fn what_is_taken_along_is_what_matches_and_is_in_the_log() {
    let app = TestApp::start();
    let (admin, pia) = (app.admin(), app.program_admin("Pia"));
    let ana = app.student("Ana Lee");
    app.student("=Bo()");
    app.sql("UPDATE people SET guardian_contact = 'Maria, 555' WHERE name = 'Ana Lee'");
    let file = admin.get(&format!("{PEOPLE}/list.csv?role=student")).await;
    let lines: Vec<_> = file.body.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect();
    assert_eq!(lines[0], "Name,Role,Grade,Status,E-mail,Guardian contact,Last active");
    assert!(lines[1].starts_with("'=Bo(),Student,10,Active,"), "{}", lines[1]);
    assert_eq!(lines[2], format!("Ana Lee,Student,10,Active,{},\"Maria, 555\",", ana.email));
    assert_eq!(lines.len(), 3);
    let said = app.texts("SELECT actor_id || ' ' || action || ' ' || after AS t FROM audit_entries");
    assert_eq!(said, [format!("{} person.export {{\"people\":2}}", admin.person())]);
    make::in_program(&app, MERGINGTON, ana.person(), "student");
    let theirs = pia.get(&format!("{PEOPLE}/list.csv?role=student")).await;
    assert_eq!(theirs.body.lines().count(), 2, "{}", theirs.body);
    let book = admin.get(&format!("{PEOPLE}/list.xlsx")).await;
    assert_eq!(book.bytes.get(..4), Some(&b"PK\x03\x04"[..]));
}

#[actix_web::test]
async fn nobody_has_more_views_than_there_is_room_for() {
    let app = TestApp::start();
    let admin = app.admin();
    for n in 0..25 {
        let saved = admin.post(&format!("{PEOPLE}/views"), &[("name", &format!("View {n}"))]).await;
        assert_eq!(saved.status, 303);
    }
    let full = admin.post(&format!("{PEOPLE}/views"), &[("name", "One more")]).await;
    assert_eq!((full.status, app.count("saved_views")), (422, 25));
}
