//! Putting a group together, and announcing it.

use super::{at, clubs, draft, form, group};
use crate::support::{TestApp, make};
use homeroom::platform::db::ids::GroupId;

#[actix_web::test]
async fn a_seed_is_made_with_the_group_and_only_its_hash_is_shown() {
    let app = TestApp::start();
    let (office, [chess, art, _]) = (app.admin(), clubs(&app));

    let id = group(&app, &office, &[&chess, &art], &[]).await;

    let hash = app.texts("SELECT seed_hash AS t FROM activity_groups").concat();
    assert_eq!(hash.len(), 64);
    for client in [app.nobody(), app.student("Ana"), app.teacher("Tom"), office] {
        let page = client.get(&at(&format!("/{id}"))).await;
        assert_eq!(page.within("id=\"seed-hash\">", "<"), hash, "{}", client.name);
    }
    // Nothing that is stored gives it away either: it is sealed, and nowhere in the log.
    assert_eq!(app.texts("SELECT seed AS t FROM activity_groups"), [""]);
    assert!(app.texts("SELECT sealed_seed AS t FROM activity_groups").concat().starts_with("v1:"));
    assert_eq!(app.audited().iter().filter(|action| action.starts_with("group.")).count(), 2);
}

#[actix_web::test]
async fn only_the_office_makes_groups_and_nobody_else_sees_a_draft() {
    let app = TestApp::start();
    let (office, [chess, art, _]) = (app.admin(), clubs(&app));
    let id = draft(&app, &office, &[&chess, &art], &[]).await;
    let others = [app.student("Ana"), app.teacher("Tom"), app.program_admin("Pia")];
    for client in &others {
        assert_eq!(client.get(&at(&format!("/{id}"))).await.status, 404, "{}", client.name);
        assert!(!client.get(&at("")).await.main().contains("Autumn clubs"));
        assert_eq!(client.post(&at(""), &form(&[&chess], &[])).await.status, 403);
        assert_eq!(client.get(&at(&format!("/{id}/draw"))).await.status, 403);
        assert_eq!(client.get(&at(&format!("/{id}/students"))).await.status, 403);
    }
    assert!(office.get(&at("")).await.main().contains("Autumn clubs Draft"));
}

#[actix_web::test]
async fn a_group_changes_until_it_is_announced_and_then_its_rules_stand() {
    let app = TestApp::start();
    let (office, [chess, art, music]) = (app.admin(), clubs(&app));
    let id = draft(&app, &office, &[&chess], &[]).await;
    let path = at(&format!("/{id}"));

    let priorities = [("name", "Clubs"), ("from[]", "12"), ("to[]", "12"), ("from[]", "11"), ("to[]", "")];
    let changed = office.post(&path, &form(&[&chess, &art, &music], &priorities)).await;
    assert_eq!(changed.status, 303, "{}", changed.main());
    let page = office.get(&path).await;
    assert!(page.main().contains("in this order: Grade 12; Grade 11."), "{}", page.main());
    assert_eq!(office.post(&path, &form(&[&chess], &[])).await.status, 409, "somebody else changed it meanwhile");

    office.post(&format!("{path}/announcement"), &[]).await;
    let before = app.everything_stored();
    let refused = office.post(&path, &form(&[&chess], &[("version", "2")])).await;
    assert_eq!(refused.status, 409);
    assert!(refused.main().contains("the rules stand"), "{}", refused.main());
    assert_eq!(office.get(&format!("{path}/edit")).await.status, 303);
    assert_eq!(office.post(&format!("{path}/announcement"), &[]).await.status, 303, "twice is the same as once");
    assert_eq!(app.everything_stored(), before);
}

#[actix_web::test]
async fn what_cannot_be_is_said_beside_the_field_with_what_was_typed() {
    let app = TestApp::start();
    let (office, [chess, ..]) = (app.admin(), clubs(&app));
    let long = "x".repeat(10_000);
    let other = make::activity("Theirs").in_school(crate::support::WESTFIELD).save(&app);
    for (field, value, words) in [
        ("name", "", "Write something"),
        ("name", long.as_str(), "100"),
        ("name", "a\u{0}b", ""),
        ("closes", "2026-08-01T08:00", "Choices close before they open"),
        ("opens", "soon", ""),
        ("most_choices", "99", "10"),
        ("most_places", "0", "5"),
        ("activities[]", other.as_str(), "another group decides"),
        ("activities[]", "x", ""),
        ("from[]", "x", "20"),
    ] {
        let mut fields = form(&[&chess], &[]);
        fields.retain(|(name, _)| *name != field || field.ends_with("[]"));
        fields.push((field, value));
        let answer = office.post(&at(""), &fields).await;
        assert_eq!(answer.status, 422, "{field}={value:.20}: {}", answer.main());
        assert!(answer.main().contains(words), "{field}: {}", answer.main());
        assert!(field == "name" || answer.body.contains("value=\"Autumn clubs\""), "{field}");
    }
    assert_eq!(office.post(&at(""), &form(&[], &[])).await.status, 422, "no activity at all");
    assert_eq!(app.count("activity_groups"), 0);
}

#[actix_web::test]
async fn an_activity_is_in_the_hands_of_one_group_at_a_time() {
    let app = TestApp::start();
    let (office, [chess, art, _]) = (app.admin(), clubs(&app));
    let (one, other) = (draft(&app, &office, &[&chess], &[]).await, draft(&app, &office, &[&chess, &art], &[]).await);
    office.post(&at(&format!("/{one}/announcement")), &[]).await;

    let refused = office.post(&at(&format!("/{other}/announcement")), &[]).await;

    assert_eq!(refused.status, 409, "{}", refused.main());
    assert_eq!(app.count("activity_group_members WHERE holds"), 1);
    assert!(!office.get(&at("/new")).await.body.contains(chess.as_str()), "it is not offered to a third");
}

#[actix_web::test]
async fn students_are_put_first_by_name_until_it_is_announced() {
    let app = TestApp::start();
    let (office, ana, [chess, ..]) = (app.admin(), app.student("Ana"), clubs(&app));
    let id = draft(&app, &office, &[&chess], &[]).await;
    let path = at(&format!("/{id}/priority"));

    let found = office.get(&format!("{path}?q=ana")).await;
    assert!(found.main().contains("Ana Grade 10 Put first Ana"), "{}", found.main());
    for _ in 0..2 {
        assert_eq!(office.post(&path, &[("person", ana.person().as_str())]).await.status, 303);
    }
    assert_eq!(app.count("group_priorities"), 1);
    assert_eq!(office.post(&path, &[("person", app.teacher("Tom").person().as_str())]).await.status, 404);
    assert_eq!(office.post(&path, &[("person", "x")]).await.status, 422);
    assert!(office.get(&at(&format!("/{id}"))).await.main().contains("students whom the staff named"));

    office.post(&at(&format!("/{id}/announcement")), &[]).await;
    assert_eq!(office.post(&path, &[("person", ana.person().as_str()), ("off", "yes")]).await.status, 409);
    assert_eq!(app.count("group_priorities"), 1);
}

#[actix_web::test]
async fn another_schools_group_is_like_none() {
    let app = TestApp::start();
    let (office, [chess, ..]) = (app.admin(), clubs(&app));
    let id = group(&app, &office, &[&chess], &[]).await;
    let theirs = make::person(&app, crate::support::WESTFIELD, "Wes", "owner");
    for path in ["", "/edit", "/draw", "/students", "/priority", "/record"] {
        let path = |id: &str| crate::support::WESTFIELD.path(&format!("/choices/{id}{path}"));
        let (there, nowhere) = (theirs.get(&path(&id)).await, theirs.get(&path(GroupId::fresh().as_str())).await);
        assert_eq!((there.status, nowhere.status), (404, 404));
    }
}
