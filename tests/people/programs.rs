use crate::support::{MERGINGTON, TestApp, make};

const PROGRAMS: &str = "/s/mergington/settings/programs";

#[actix_web::test]
async fn a_program_is_added_and_renamed_and_counts_its_people() {
    let app = TestApp::start();
    let (admin, ana) = (app.admin(), app.student("Ana"));
    make::in_program(&app, MERGINGTON, ana.person(), "student");
    assert!(admin.get(PROGRAMS).await.main().contains("General For everything that names none"));
    assert!(admin.get(PROGRAMS).await.main().contains("1 person"));
    assert_eq!(admin.post(PROGRAMS, &[("name", "Arts"), ("code", "art-1")]).await.status, 303);
    assert_eq!(app.texts("SELECT code AS t FROM programs WHERE name = 'Arts'"), ["ART-1"]);
    let id = app.texts("SELECT id AS t FROM programs WHERE name = 'Arts'").concat();
    let path = format!("{PROGRAMS}/{id}");
    let change =
        async |name: &str| admin.post(&path, &[("name", name), ("code", "ART"), ("version", "0")]).await.status;
    assert_eq!((change("Fine Arts").await, change("Lost").await), (303, 409));
    for (name, code) in [("", "X"), ("X", ""), ("X", "no code"), ("X", "ART")] {
        assert_eq!(admin.post(PROGRAMS, &[("name", name), ("code", code)]).await.status, 422, "{name} {code}");
    }
    assert_eq!(app.audited(), ["program.add", "program.change"]);
    assert_eq!(app.program_admin("Pia").get(PROGRAMS).await.status, 403);
}
