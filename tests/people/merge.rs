use super::{PEOPLE, names};
use crate::support::{MERGINGTON, TestApp, WESTFIELD, make, schema};
use homeroom::{
    people::{REFERENCES, Rule},
    platform::db::ids::PersonId,
};
use std::collections::BTreeSet;

fn version(app: &TestApp, person: &PersonId) -> String {
    app.numbers(&format!("SELECT version AS n FROM people WHERE id = '{person}'"))[0].to_string()
}

async fn merge(app: &TestApp, by: &crate::support::Client<'_>, gone: &PersonId, kept: &PersonId) -> u16 {
    let (seen, kept_seen) = (version(app, gone), version(app, kept));
    let form = [("kept", kept.as_str()), ("version", &seen), ("kept_version", &kept_seen)];
    by.post(&format!("{PEOPLE}/{gone}/merge"), &form).await.status
}

/// Every foreign key to people, as `table.column`.
fn foreign_keys(app: &TestApp) -> BTreeSet<String> {
    let sql = if app.is_postgres() {
        "SELECT c.conrelid::regclass::text || '.' || a.attname AS t FROM pg_constraint c
         JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
         WHERE c.contype = 'f' AND c.confrelid = 'people'::regclass AND a.attname <> 'school_id'"
            .to_owned()
    } else {
        let of = |table: &String| {
            format!(
                "SELECT '{table}.' || \"from\" AS t FROM pragma_foreign_key_list('{table}')
                 WHERE \"table\" = 'people' AND \"from\" <> 'school_id'"
            )
        };
        schema::tables().keys().map(of).collect::<Vec<_>>().join(" UNION ALL ")
    };
    app.texts(&sql).into_iter().collect()
}

/// A new table that refers to people does not pass without a rule for merging.
#[actix_web::test]
async fn every_reference_to_a_person_has_a_rule() {
    let app = TestApp::start();
    let ruled: BTreeSet<String> = REFERENCES.iter().map(|(table, column, _)| format!("{table}.{column}")).collect();
    let keys = foreign_keys(&app);
    assert!(keys.len() > 20, "{keys:?}");
    assert_eq!(ruled, keys);
    // What bears a person's name without a key to them.
    let named =
        schema::tables().into_iter().filter(|(_, table)| table.key.first().is_some_and(|key| key == "school_id"));
    let named = named.flat_map(|(table, described)| {
        let is_person = |column: &&String| column.ends_with("person_id") || column.as_str() == "actor_id";
        described.columns.keys().filter(is_person).map(|column| format!("{table}.{column}")).collect::<Vec<_>>()
    });
    for column in named {
        assert!(ruled.contains(&column), "{column}");
    }
}

/// Ana twice, with a row in every table: afterwards nothing but the log refers to the record that went.
#[actix_web::test]
async fn everything_that_referred_to_one_record_refers_to_the_other() {
    let app = TestApp::start();
    let owner = app.owner();
    make::everything(&app, MERGINGTON);
    let gone: PersonId = app.texts("SELECT id AS t FROM people WHERE name = 'Ana'").concat().try_into().unwrap();
    let kept = make::imported(&app, MERGINGTON, "Ana Lee", "student", "ana.lee@x.org");
    let rows =
        |person: &PersonId, (table, column): (&str, &str)| app.count(&format!("{table} WHERE {column} = '{person}'"));
    let before: Vec<i64> = REFERENCES.iter().map(|(table, column, _)| rows(&gone, (table, column))).collect();
    assert_eq!(merge(&app, &owner, &gone, &kept).await, 303);
    for ((table, column, rule), before) in REFERENCES.iter().zip(before) {
        let (left, came) = (rows(&gone, (table, column)), rows(&kept, (table, column)));
        let expected = if *rule == Rule::Stays { (before, 0) } else { (0, before) };
        assert_eq!((left, came), expected, "{table}.{column}");
    }
    // The account came along with its address; the address of the record leads on.
    let email = app.texts(&format!("SELECT email AS t FROM people WHERE id = '{kept}' AND user_id IS NOT NULL"));
    assert_eq!(email, ["ana@mergington.edu"]);
    let old = owner.get(&format!("{PEOPLE}/{gone}")).await;
    assert_eq!(old.location(), Some(format!("{PEOPLE}/{kept}").as_str()));
    assert!(!names(&owner.get(PEOPLE).await).contains(&"Ana".to_owned()));
    assert_eq!(owner.get(&format!("{PEOPLE}/{gone}/edit")).await.status, 404);
    assert!(owner.get(&format!("{PEOPLE}/{kept}")).await.main().contains("Merged two records of a person"));
    assert_eq!(app.audited().last().map(String::as_str), Some("person.merge"));
    app.work_off().await;
}

#[actix_web::test]
async fn of_what_both_have_the_better_place_mark_part_and_the_later_rating_stand() {
    let app = TestApp::start();
    let (admin, bo) = (app.admin(), app.student("Bo"));
    let gone = make::imported(&app, MERGINGTON, "Ana L.", "student", "a@x.org");
    let kept = make::imported(&app, MERGINGTON, "Ana Lee", "student", "ana@x.org");
    // In Chess the record that goes has the place, in Choir both have one and Bo waits.
    let chess = make::activity("Chess").capacity(1).at(1, "15:15", "16:45").led_by(&gone).helped_by(&kept).save(&app);
    let choir = make::activity("Choir").capacity(2).at(2, "15:15", "16:45").save(&app);
    make::signed_up(&app, MERGINGTON, &chess, &[gone.clone(), kept.clone()], 1);
    make::signed_up(&app, MERGINGTON, &choir, &[kept.clone(), gone.clone(), bo.person().clone()], 2);
    let meeting = make::session(&app, MERGINGTON, &chess, "2026-09-14");
    for (person, mark, score, at) in [(&gone, "present", 2, "10"), (&kept, "absent", 5, "09")] {
        let (mark_id, rating) = (PersonId::fresh(), PersonId::fresh());
        app.sql(&format!(
            "INSERT INTO attendance (school_id, id, session_id, person_id, mark, taken_by, taken_at)
             VALUES (11, '{mark_id}', '{meeting}', '{person}', '{mark}', '{person}', '2026-09-14 10:00:00');
             INSERT INTO ratings (school_id, id, activity_id, person_id, score, comment, created_at, updated_at)
             VALUES (11, '{rating}', '{chess}', '{person}', {score}, '', '2026-09-14 10:00:00', '2026-09-14 {at}:00:00');
             UPDATE activities SET rating_sum = rating_sum + {score}, rating_count = rating_count + 1 WHERE id = '{chess}'"
        ));
        make::in_program(&app, MERGINGTON, person, "student");
    }
    assert_eq!(merge(&app, &admin, &gone, &kept).await, 303);
    app.work_off().await;
    let of = |sql: &str| app.texts(sql);
    assert_eq!(
        of(&format!("SELECT status AS t FROM signups WHERE activity_id = '{chess}' AND person_id = '{kept}'")),
        ["enrolled"]
    );
    assert_eq!(app.count(&format!("signups WHERE person_id = '{gone}'")), 0);
    let choir_now = of(&format!(
        "SELECT p.name AS t FROM signups s JOIN people p ON p.id = s.person_id WHERE activity_id = '{choir}' AND s.status = 'enrolled' ORDER BY 1"
    ));
    assert_eq!(choir_now, ["Ana Lee", "Bo"], "the place too many went to who waited");
    assert_eq!(
        app.numbers("SELECT enrolled_count * 10 + waitlisted_count AS n FROM activities ORDER BY name"),
        [10, 20]
    );
    assert_eq!(of("SELECT mark AS t FROM attendance"), ["present"]);
    assert_eq!(of("SELECT score AS t FROM ratings"), ["2"]);
    assert_eq!(
        app.numbers(&format!("SELECT rating_sum * 10 + rating_count AS n FROM activities WHERE id = '{chess}'")),
        [21]
    );
    assert_eq!(of("SELECT part AS t FROM activity_leaders"), ["lead"]);
    assert_eq!(app.count("program_people"), 1);
}

#[actix_web::test]
async fn of_two_open_invitations_the_one_of_the_record_that_stays_is_left() {
    let app = TestApp::start();
    let owner = app.owner();
    let gone = make::imported(&app, MERGINGTON, "Ana", "student", "ana@x.org");
    let kept = make::imported(&app, MERGINGTON, "Ana Lee", "student", "ana.lee@x.org");
    make::invitation(&app, MERGINGTON, &gone, "ana@x.org");
    let (open, _) = make::invitation(&app, MERGINGTON, &kept, "ana.lee@x.org");
    assert_eq!(merge(&app, &owner, &gone, &kept).await, 303);
    let left = app.texts("SELECT id AS t FROM invitations WHERE revoked_at IS NULL");
    assert_eq!(left, [open.to_string()]);
    assert_eq!(app.count(&format!("invitations WHERE person_id = '{kept}'")), 2);
}

#[actix_web::test]
async fn two_ways_in_and_whoever_is_not_below_are_never_merged() {
    let app = TestApp::start();
    let (admin, owner, ana, bo) = (app.admin(), app.owner(), app.student("Ana"), app.student("Bo"));
    let listed = make::imported(&app, MERGINGTON, "Lee", "student", "lee@x.org");
    let foreign = make::imported(&app, WESTFIELD, "Wes", "student", "wes@x.org");
    assert_eq!(merge(&app, &admin, ana.person(), bo.person()).await, 409, "both can sign in");
    assert_eq!(merge(&app, &admin, &listed, owner.person()).await, 403);
    assert_eq!(merge(&app, &admin, owner.person(), &listed).await, 403);
    assert_eq!(merge(&app, &admin, &listed, &foreign).await, 404);
    assert_eq!(merge(&app, &admin, &listed, &listed).await, 404);
    // Seen before somebody else changed it.
    let form = [("kept", ana.person().as_str()), ("version", "7"), ("kept_version", "0")];
    assert_eq!(admin.post(&format!("{PEOPLE}/{listed}/merge"), &form).await.status, 409);
    assert_eq!(admin.post(&format!("{PEOPLE}/{listed}/merge"), &[("kept", "nobody")]).await.status, 422);
    assert_eq!(app.audited(), [""; 0]);
    let page = admin.get(&format!("{PEOPLE}/{listed}/merge?q=a")).await;
    assert!(
        page.main().contains("Ana") && !page.main().contains("Ada Admin") && !page.main().contains("Wes"),
        "{}",
        page.main()
    );
    let both = admin.get(&format!("{PEOPLE}/{listed}/merge?with={}", ana.person())).await;
    assert!(both.main().contains("Merge into Ana"), "{}", both.main());
    assert_eq!(merge(&app, &admin, &listed, ana.person()).await, 303);
    // Twice: the second finds nobody there.
    let again = [("kept", ana.person().as_str()), ("version", "1"), ("kept_version", "1")];
    assert_eq!(admin.post(&format!("{PEOPLE}/{listed}/merge"), &again).await.status, 404);
}
