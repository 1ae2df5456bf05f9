//! Students saying what they would like.

use super::{at, close, clubs, draft, group, local, rank};
use crate::support::{Answer, TestApp, make};
use chrono::TimeDelta;

#[actix_web::test]
async fn a_student_ranks_and_changes_until_choices_close() {
    let app = TestApp::start();
    let (office, ana, [chess, art, music]) = (app.admin(), app.student("Ana"), clubs(&app));
    let id = group(&app, &office, &[&chess, &art, &music], &[]).await;
    let path = at(&format!("/{id}"));
    assert!(ana.get(&at("").replace("/choices", "/today")).await.main().contains("You can say what you would like"));

    assert_eq!(rank(&ana, &id, &[&art, &chess]).await.status, 303);
    assert_eq!(rank(&ana, &id, &[&music, &art, &chess]).await.status, 303);

    let page = ana.get(&path).await;
    assert_eq!(page.toast(), "Your choices are saved. You can change them until choices close.");
    let chosen: Vec<&str> = page.body.split("selected>").skip(1).filter_map(|rest| rest.split(" ·").next()).collect();
    assert_eq!(chosen, ["Music", "Art", "Chess"]);
    assert_eq!(app.texts("SELECT rank AS t FROM choices ORDER BY rank"), ["1", "2", "3"]);
    assert!(ana.get(&at("").replace("/choices", "/today")).await.main().contains("You have chosen"));
    let logged = app.audited();
    assert_eq!(logged.iter().filter(|action| *action == "group.rank").count(), 2);
    rank(&ana, &id, &[&music, &art, &chess]).await;
    assert_eq!(app.audited(), logged, "the same again is no change");

    close(&app);
    let refused = rank(&ana, &id, &[&chess]).await;
    assert_eq!(refused.status, 409);
    assert!(refused.main().contains("Choices are closed"), "{}", refused.main());
    let page = ana.get(&path).await;
    assert!(page.main().contains("Your choices Music Art Chess"), "{}", page.main());
    assert!(!page.body.contains("<select"));
}

#[actix_web::test]
async fn nobody_chooses_before_choices_open() {
    let app = TestApp::start();
    let (office, ana, [chess, ..]) = (app.admin(), app.student("Ana"), clubs(&app));
    let (opens, closes) = (local(&app, 1), local(&app, 3));
    let id = group(&app, &office, &[&chess], &[("opens", &opens), ("closes", &closes)]).await;

    assert_eq!(rank(&ana, &id, &[&chess]).await.status, 409);
    app.clock.advance(TimeDelta::minutes(90));
    assert_eq!(rank(&ana, &id, &[&chess]).await.status, 303);
}

#[actix_web::test]
async fn only_what_is_offered_to_them_can_be_chosen_and_each_once() {
    let app = TestApp::start();
    let (office, ana, [chess, art, music]) = (app.admin(), app.student("Ana"), clubs(&app));
    let seniors = make::activity("Seniors").grades(12, 12).at(4, "15:15", "16:45").save(&app);
    let other = make::activity("Other").save(&app);
    let id = group(&app, &office, &[&chess, &art, &music, &seniors], &[]).await;
    let page = ana.get(&at(&format!("/{id}"))).await;
    assert!(!page.body.contains(&format!("value=\"{seniors}\"")), "not for her grade");

    for (choices, words) in [
        (vec![&chess, &chess], "chosen twice"),
        (vec![&seniors], "Choose one of the list"),
        (vec![&other], "Choose one of the list"),
    ] {
        let answer = rank(&ana, &id, &choices).await;
        assert_eq!(answer.status, 422);
        assert!(answer.main().contains(words) || words.starts_with("Choose one"), "{}", answer.main());
        assert!(answer.body.contains("id=\"choice-wrong\""));
    }
    let long = "x".repeat(10_000);
    for bad in ["x", "\u{0}", long.as_str()] {
        assert_eq!(ana.post(&at(&format!("/{id}/ranking")), &[("choice[]", bad)]).await.status, 422);
    }
    let many = vec![("choice[]", chess.as_str()); 3_000];
    assert_eq!(ana.post(&at(&format!("/{id}/ranking")), &many).await.status, 422);
    assert_eq!(ana.post(&at(&format!("/{id}/ranking")), &[("choice", "x")]).await.status, 404, "no form of ours");
    let four = [&chess, &art, &music, &chess];
    assert_eq!(rank(&ana, &id, &four).await.status, 422, "more than three");
    assert_eq!(app.count("choices"), 0);
}

#[actix_web::test]
async fn what_somebody_chose_is_seen_by_them_and_the_office_only() {
    let app = TestApp::start();
    let (office, ana, ben, [chess, art, _]) = (app.admin(), app.student("Ana"), app.student("Ben"), clubs(&app));
    let id = group(&app, &office, &[&chess, &art], &[]).await;
    rank(&ana, &id, &[&art]).await;

    assert!(!ben.get(&at(&format!("/{id}"))).await.body.contains("selected"));
    for client in [&ben, &app.teacher("Tom")] {
        for path in ["/students", "/draw", "/record"] {
            assert_eq!(client.get(&at(&format!("/{id}{path}"))).await.status, 403);
        }
    }
    let list = office.get(&at(&format!("/{id}/students"))).await;
    assert!(list.main().contains("Ana 10 Art"), "{}", list.main());
    assert!(!list.main().contains("Ben"), "{}", list.main());
    // While choices can change nobody sees what a draw would give.
    assert!(!list.body.contains("<summary>Decide"), "{}", list.body);
    assert_eq!(office.get(&at(&format!("/{id}/draw"))).await.within("<div class=\"stats\"", "</div>"), "");
}

#[actix_web::test]
async fn coming_first_helps_nobody_while_a_group_decides() {
    let app = TestApp::start();
    let (office, ana, ben, [chess, ..]) = (app.admin(), app.student("Ana"), app.student("Ben"), clubs(&app));
    let activity = |rest: &str| at("").replace("/choices", &format!("/activities/{chess}{rest}"));
    let id = draft(&app, &office, &[&chess], &[]).await;
    assert_eq!(ana.post(&activity("/signups"), &[]).await.status, 303, "a draft decides nothing");
    ana.post(&activity("/withdrawal"), &[]).await;
    office.post(&at(&format!("/{id}/announcement")), &[]).await;

    let refused = ana.post(&activity("/signups"), &[]).await;

    assert_eq!(refused.status, 409);
    assert!(refused.main().contains("Places in this activity are given by ranked choice"), "{}", refused.main());
    for page in [activity(""), at("").replace("/choices", "/activities")] {
        let page = ana.get(&page).await;
        assert!(page.main().contains("By ranked choice until"), "{}", page.main());
        assert!(page.body.contains(&format!("href=\"{}\"", at(&format!("/{id}")))));
        assert!(!page.body.contains(&activity("/signups")));
    }
    // Staff still may, by hand.
    let by_hand = office.post(&activity("/roster"), &[("person", ben.person().as_str())]).await;
    assert_eq!(by_hand.status, 303);
    close(&app);
    assert!(ana.post(&activity("/signups"), &[]).await.main().contains("choices are closed"));

    let off = [("reason", "Too few clubs")];
    office.post(&at(&format!("/{id}/calling-off")), &off).await;
    assert_eq!(ana.post(&activity("/signups"), &[]).await.status, 303, "first come, first served again");
    app.work_off().await;
}

#[actix_web::test]
async fn the_list_of_activities_leads_to_ranked_choices_once_there_are_any() {
    let app = TestApp::start();
    let (office, ana, nobody, [chess, art, _]) = (app.admin(), app.student("Ana"), app.nobody(), clubs(&app));
    let list = at("").replace("/choices", "/activities");
    let leads = |page: &Answer| page.body.contains(&format!("href=\"{}\"", at("")));
    draft(&app, &office, &[&chess], &[]).await;
    assert!(leads(&office.get(&list).await), "the office makes them");
    for reader in [&ana, &nobody] {
        assert!(!leads(&reader.get(&list).await));
    }
    group(&app, &office, &[&art], &[]).await;
    for reader in [&ana, &nobody] {
        assert!(leads(&reader.get(&list).await));
    }
}
