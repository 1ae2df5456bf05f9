use crate::support::{Client, MERGINGTON, School, TestApp, WESTFIELD, make, schema};
use chrono::TimeDelta;
use diesel::{Connection, QueryableByName, RunQueryDsl, connection::SimpleConnection, sql_query, sql_types::Text};
use homeroom::{
    app::{App, worker},
    platform::db::Conn,
    privacy::{self, Of, TABLES},
};
use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
};
use zip::ZipArchive;

const DATA: &str = "/s/mergington/data";
const PRIVACY: &str = "/s/mergington/privacy";

#[derive(QueryableByName)]
struct Refers {
    #[diesel(sql_type = Text)]
    name: String,
}

/// `table.column` of everything that refers to a person or an account, as the database knows it.
fn references(app: &TestApp) -> BTreeSet<String> {
    let mut conn = app.database().connect_as_owner();
    let mut found = BTreeSet::new();
    match &mut conn {
        Conn::Sqlite(c) => {
            for table in schema::tables().keys() {
                let sql = format!(
                    "SELECT '{table}.' || \"from\" AS name FROM pragma_foreign_key_list('{table}')
                     WHERE \"table\" IN ('people', 'users') AND \"from\" <> 'school_id'"
                );
                let rows: Vec<Refers> = sql_query(sql).load(c).unwrap();
                found.extend(rows.into_iter().map(|row| row.name));
            }
        }
        Conn::Postgres(c) => {
            let sql = "SELECT c.conrelid::regclass::text || '.' || a.attname AS name FROM pg_constraint c
                       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
                       WHERE c.contype = 'f' AND c.confrelid::regclass::text IN ('people', 'users')
                         AND a.attname <> 'school_id'";
            let rows: Vec<Refers> = sql_query(sql).load(c).unwrap();
            found.extend(rows.into_iter().map(|row| row.name));
        }
    }
    found
}

#[actix_web::test]
async fn every_column_that_refers_to_somebody_has_a_rule_for_erasing_and_for_taking_along() {
    let app = TestApp::start();
    let ruled: BTreeSet<String> =
        TABLES.iter().flat_map(|table| table.columns().map(move |column| format!("{}.{column}", table.name))).collect();
    let missing: Vec<_> = references(&app).into_iter().filter(|column| !ruled.contains(column)).collect();
    assert_eq!(missing, [""; 0], "say in `privacy::rules` what becomes of them");
    assert!(references(&app).len() > 25);
}

#[test]
fn every_column_of_a_table_about_people_has_one_rule() {
    let tables = schema::tables();
    for table in TABLES {
        let there: Vec<_> =
            tables[table.name].columns.keys().filter(|column| *column != "school_id").cloned().collect();
        let mut ruled: Vec<_> = table.columns().map(str::to_owned).collect();
        ruled.sort();
        assert_eq!(ruled, there, "{}: say in `privacy::rules` what becomes of each column", table.name);
        for refers in table.refers {
            let shown = table.shown(refers);
            assert!(shown.iter().all(|column| there.iter().any(|known| known == column)), "{}: {shown:?}", table.name);
            assert!(shown.is_empty() || shown.contains(&"id"), "{}: files are read in the order of ids", table.name);
        }
        for hidden in table.hidden.split_whitespace() {
            assert!(there.iter().any(|known| known == hidden), "{}: {hidden}", table.name);
        }
    }
}

async fn an_hour_later(app: &TestApp) {
    app.clock.advance(TimeDelta::hours(1));
    worker(app.app.clone()).run_due().await.unwrap();
    app.work_off().await;
}

/// Ana of `make::everything`, who has a row in every table.
fn ana(app: &TestApp, school: School) -> String {
    app.texts(&format!("SELECT id AS t FROM people WHERE school_id = {} AND name = 'Ana'", school.id)).concat()
}

async fn erase(office: &Client<'_>, person: &str, name: &str) {
    let answer = office.post(&format!("{PRIVACY}/people/{person}/erasure"), &[("name", name)]).await;
    assert_eq!((answer.status, answer.location()), (303, Some(PRIVACY)), "{}", answer.main());
}

#[actix_web::test]
async fn whoever_is_erased_is_nowhere_any_more_and_what_the_school_counts_stays() {
    let app = TestApp::start();
    make::everything(&app, MERGINGTON);
    make::everything(&app, WESTFIELD);
    let (ana, admin) = (ana(&app, MERGINGTON), app.admin());
    let user = app.texts(&format!("SELECT user_id AS t FROM people WHERE id = '{ana}'")).concat();
    let email = app.texts(&format!("SELECT email AS t FROM people WHERE id = '{ana}'")).concat();
    let westfield = app.stored_of(WESTFIELD);

    erase(&admin, &ana, "ana").await;
    app.work_off().await;

    assert_eq!(app.stored_of(WESTFIELD), westfield);
    // The last mail goes out, and is forgotten a day later.
    let farewell = app.mails().into_iter().find(|mail| mail.template == "erased").unwrap();
    assert_eq!(
        (farewell.to.as_str(), farewell.subject.as_str()),
        (email.as_str(), "You were erased from Mergington High School")
    );
    for _ in 0..26 {
        an_hour_later(&app).await;
    }
    let traces: Vec<_> = app
        .everything_stored()
        .into_iter()
        .filter(|row| !westfield.contains(row))
        .filter(|row| row.contains(&email) || row.contains("|Ana|") || row.contains("Loud") || row.contains("I move"))
        .filter(|row| !row.contains("westfield"))
        .collect();
    assert_eq!(traces, [""; 0]);
    let mine = |rest: &str| app.count(&format!("{rest} WHERE school_id = 11 AND person_id = '{ana}'"));
    for gone in [
        "favourites",
        "choices",
        "draw_locks",
        "mail_preferences",
        "activity_leaders",
        "program_people",
        "data_exports",
    ] {
        assert_eq!(mine(gone), 0, "{gone}");
    }
    assert_eq!(app.count("mail_states WHERE school_id = 11"), 0, "what became of a mail goes with it");
    for kept in ["attendance", "ratings", "draw_results", "signups"] {
        assert_eq!(mine(kept), 1, "{kept}");
    }
    assert_eq!(app.texts("SELECT comment AS t FROM ratings WHERE school_id = 11"), [""]);
    assert_eq!(
        app.texts(&format!("SELECT name || ' ' || status AS t FROM people WHERE id = '{ana}'")),
        ["Erased person left"]
    );
    assert_eq!(app.texts("SELECT status AS t FROM signups WHERE school_id = 11"), ["withdrawn"]);
    assert_eq!(app.numbers("SELECT SUM(enrolled_count) AS n FROM activities WHERE school_id = 11"), [0]);
    assert_eq!(app.texts("SELECT state AS t FROM erasure_requests WHERE school_id = 11"), ["done"]);
    for table in ["users", "user_keys"] {
        assert_eq!(app.count(&format!("{table} WHERE id = '{user}'")), 0, "{table}");
    }
    assert_eq!(app.count(&format!("person_keys WHERE id = '{ana}'")), 0);
    // Twice is once.
    make::sign_in(&app, &admin, admin.user());
    let again = admin.post(&format!("{PRIVACY}/people/{ana}/erasure"), &[("name", "Erased person")]).await;
    assert_eq!(again.status, 303);
    assert_eq!(app.audited().iter().filter(|action| *action == "privacy.erase").count(), 1);
    assert!(admin.get(&format!("{PRIVACY}/people/{ana}")).await.main().contains("Only a number is left"));
}

#[actix_web::test]
async fn an_account_that_another_school_has_stays_there() {
    let app = TestApp::start();
    let (rosa, admin) = (app.teacher("Rosa"), app.admin());
    make::also(&app, &rosa, WESTFIELD, "teacher");
    erase(&admin, rosa.person().as_str(), "Rosa").await;
    app.work_off().await;
    assert_eq!(app.count(&format!("users WHERE id = '{}'", rosa.user())), 1);
    assert_eq!(rosa.get("/s/westfield/today").await.status, 200);
    assert_eq!(rosa.get("/s/mergington/today").await.status, 403);
}

#[actix_web::test]
async fn the_records_that_were_merged_into_somebodys_and_their_picture_go_with_them() {
    let app = TestApp::start();
    let (ana, owner) = (app.student("Ana"), app.owner());
    let gone = make::imported(&app, MERGINGTON, "Ana Maria", "student", "maria@example.org");
    let pictures = app.data_dir.join("files/pictures");
    std::fs::create_dir_all(&pictures).unwrap();
    std::fs::write(pictures.join("face"), "a face").unwrap();
    app.sql(&format!(
        "UPDATE people SET merged_into_id = '{}', status = 'left', email = NULL WHERE id = '{gone}';
         UPDATE users SET picture_key = 'pictures/face' WHERE id = '{}'",
        ana.person(),
        ana.user()
    ));
    erase(&owner, ana.person().as_str(), "Ana").await;
    app.work_off().await;

    assert_eq!(app.count("people WHERE name LIKE 'Ana%'"), 0);
    assert_eq!(app.count("people WHERE name = 'Erased person'"), 2);
    // Each is in the ledger: a backup may be older than the merge.
    assert_eq!(std::fs::read_dir(app.data_dir.join("files/erasures")).unwrap().count(), 2);
    assert!(!pictures.join("face").exists());
}

#[actix_web::test]
async fn nothing_is_erased_under_another_name_or_by_somebody_who_is_not_above() {
    let app = TestApp::start();
    let (ana, admin, owner) = (app.student("Ana"), app.admin(), app.owner());
    let before = app.everything_stored();
    let wrong = admin.post(&format!("{PRIVACY}/people/{}/erasure", ana.person()), &[("name", "Anna")]).await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.main().contains("This is not the name.") && wrong.title().starts_with("Error:"), "{}", wrong.main());
    let other = make::person(&app, MERGINGTON, "Abel", "admin");
    let path = format!("{PRIVACY}/people/{}/erasure", other.person());
    assert_eq!(admin.post(&path, &[("name", "Abel")]).await.status, 403);
    let path = format!("{PRIVACY}/people/{}/erasure", owner.person());
    assert_eq!(owner.post(&path, &[("name", "Otto Owner")]).await.status, 409);
    assert_eq!(app.count("erasures"), 0);
    let after = app.everything_stored();
    assert!(before.iter().all(|row| after.contains(row)));
    erase(&owner, other.person().as_str(), "Abel").await;
    app.work_off().await;
}

#[actix_web::test]
async fn somebody_asks_to_be_erased_takes_it_back_asks_again_and_hears_why_not() {
    let app = TestApp::start();
    let (ana, admin) = (app.student("Ana"), app.admin());
    let ask = [("note", "I move away"), ("sure", "yes")];
    let unsure = ana.post(&format!("{DATA}/erasure"), &[("note", "I move away")]).await;
    assert_eq!(unsure.status, 422);
    assert!(unsure.main().contains("Tick this, if you are sure.") && unsure.body.contains("I move away</textarea>"));
    for _ in 0..2 {
        assert_eq!(ana.post(&format!("{DATA}/erasure"), &ask).await.status, 303);
    }
    assert_eq!(app.count("erasure_requests"), 1);
    let today = admin.get("/s/mergington/today").await.main();
    assert!(today.contains("Somebody asks to be erased"), "{today}");
    assert!(admin.get(PRIVACY).await.main().contains("Ana Asked on Monday, September 14, 2026, 10:00 · “I move away”"));
    assert_eq!(ana.post(&format!("{DATA}/erasure/withdrawal"), &[]).await.status, 303);
    assert!(admin.get(PRIVACY).await.main().contains("Nobody waits for an answer."));
    ana.post(&format!("{DATA}/erasure"), &ask).await;

    let path = format!("{PRIVACY}/people/{}/refusal", ana.person());
    assert_eq!(admin.post(&path, &[("reason", " ")]).await.status, 422);
    assert_eq!(admin.post(&path, &[("reason", "You owe a book")]).await.status, 303);
    assert_eq!(admin.post(&path, &[("reason", "You owe a book")]).await.status, 409);
    app.work_off().await;

    let mail = app.mails().pop().unwrap();
    assert_eq!((mail.template.as_str(), mail.to.as_str()), ("erasure_declined", "ana@mergington.edu"));
    assert!(mail.text.contains("You owe a book") && mail.link() == DATA, "{}", mail.text);
    assert!(ana.get(DATA).await.main().contains("declined"));
    assert_eq!(
        app.audited(),
        ["privacy.ask_erasure", "privacy.withdraw_erasure", "privacy.ask_erasure", "privacy.decline_erasure"]
    );
    // Words about somebody stand sealed in the log.
    assert_eq!(app.count("audit_entries WHERE reason LIKE '%book%'"), 0);
    assert!(admin.get("/s/mergington/audit?kind=privacy").await.main().contains("“You owe a book”"));
}

#[actix_web::test]
async fn an_owner_hands_the_school_on_first() {
    let app = TestApp::start();
    let owner = app.owner();
    assert!(owner.get(DATA).await.main().contains("Hand it on to somebody else first"));
    assert_eq!(owner.post(&format!("{DATA}/erasure"), &[("sure", "yes")]).await.status, 409);
}

/// The names in a file of data, and one of them as text.
fn unzipped(bytes: &[u8], wanted: &str) -> (Vec<String>, String) {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    names.sort();
    let mut text = String::new();
    zip.by_name(wanted).unwrap().read_to_string(&mut text).unwrap();
    (names, text)
}

#[actix_web::test]
async fn somebody_takes_everything_along_for_a_week() {
    let app = TestApp::start();
    let ana = app.student("Ana");
    let club = make::activity("Chess").save(&app);
    make::signed_up(&app, MERGINGTON, &club, &[ana.person().clone()], 5);
    for _ in 0..2 {
        assert_eq!(ana.post(&format!("{DATA}/exports"), &[]).await.status, 303);
    }
    assert_eq!(app.count("data_exports"), 1);
    app.work_off().await;

    let mail = app.mails().pop().unwrap();
    assert_eq!((mail.template.as_str(), mail.link()), ("data_ready", DATA.to_owned()));
    let page = ana.get(DATA).await;
    let path = page.within(&format!("href=\"{DATA}/exports/"), "\"").to_owned();
    let path = format!("{DATA}/exports/{path}");
    let file = ana.get(&path).await;
    assert_eq!((file.status, file.header("content-type")), (200, Some("application/zip")));
    let (names, signups) = unzipped(&file.bytes, "signups.json");
    assert!(signups.contains(&club.to_string()) && signups.contains("\"enrolled\""), "{signups}");
    for name in ["people.csv", "people.json", "log.json", "users.json", "sessions.csv"] {
        assert!(names.iter().any(|known| known == name), "{name} in {names:?}");
    }
    let (_, users) = unzipped(&file.bytes, "users.json");
    assert!(
        users.contains("ana@mergington.edu") && !users.contains("password") && !users.contains("argon2"),
        "{users}"
    );
    // Nobody else fetches it, and after a week nobody does.
    assert_eq!(app.student("Ben").get(&path).await.status, 404);
    assert_eq!(app.admin().get(&path).await.status, 404);
    app.clock.advance(TimeDelta::days(8));
    make::sign_in(&app, &ana, ana.user());
    assert_eq!(ana.get(&path).await.status, 404);
    an_hour_later(&app).await;
    assert_eq!(app.texts("SELECT state AS t FROM data_exports"), ["gone"]);
    assert_eq!(std::fs::read_dir(app.data_dir.join("files/exports/11")).unwrap().count(), 0);
    assert_eq!(app.audited(), ["privacy.ask_export", "privacy.download"]);
}

#[actix_web::test]
async fn a_file_holds_every_table_that_knows_the_person() {
    let app = TestApp::start();
    make::everything(&app, MERGINGTON);
    app.sql("DELETE FROM person_keys; DELETE FROM data_exports");
    let (ana, owner) = (ana(&app, MERGINGTON), app.owner());
    owner.post(&format!("{PRIVACY}/people/{ana}/exports"), &[]).await;
    app.work_off().await;
    let page = owner.get(&format!("{PRIVACY}/people/{ana}")).await;
    let base = format!("{PRIVACY}/people/{ana}/exports/");
    let path = format!("{base}{}", page.within(&format!("href=\"{base}"), "\""));
    let (names, _) = unzipped(&owner.get(&path).await.bytes, "people.json");
    let empty =
        ["erasure_requests-closed_by", "signups-clash_override_by", "ratings-hidden_by", "data_exports-asked_by"];
    for (table, refers) in TABLES.iter().flat_map(|table| table.refers.iter().map(move |refers| (table, refers))) {
        let name = match refers.export {
            privacy::Export::Whole => table.name.to_owned(),
            privacy::Export::Only(_) => format!("{}-{}", table.name, refers.column),
            privacy::Export::Nothing => continue,
        };
        // What belongs to the account is for its owner alone.
        let is_there = refers.to == Of::Person && !empty.contains(&name.as_str());
        assert_eq!(names.contains(&format!("{name}.json")), is_there, "{name} in {names:?}");
    }
    assert!(names.contains(&"log.json".to_owned()) && names.contains(&"log.csv".to_owned()));
}

#[actix_web::test]
async fn who_looked_at_a_record_is_known_to_whoever_it_is_about() {
    let app = TestApp::start();
    let (ana, admin) = (app.student("Ana"), app.admin());
    assert!(ana.get(DATA).await.main().contains("Nobody so far."));
    let here = format!("{PRIVACY}/people/{}", ana.person());
    admin.post(&format!("{here}/exports"), &[]).await;
    app.work_off().await;
    let page = admin.get(&here).await;
    let path = format!("{here}/exports/{}", page.within(&format!("href=\"{here}/exports/"), "\""));
    for _ in 0..2 {
        assert_eq!(admin.get(&path).await.status, 200);
    }
    assert_eq!(app.count("views_of_records"), 1);
    app.clock.advance(TimeDelta::hours(1));
    admin.get(&path).await;
    assert_eq!(app.count("views_of_records"), 2);
    for page in [ana.get(DATA).await, admin.get(&here).await] {
        let main = page.main();
        assert!(main.contains("Ada Admin Admin Everything, as a file · Monday, September 14, 2026, 11:00"), "{main}");
    }
}

#[actix_web::test]
async fn the_pages_of_privacy_ask_few_statements_however_much_there_is() {
    let app = TestApp::start();
    let (ana, admin) = (app.student("Ana"), app.admin());
    ana.post(&format!("{DATA}/erasure"), &[("sure", "yes")]).await;
    let here = format!("{PRIVACY}/people/{}", ana.person());
    for (client, path, expected) in [(&ana, DATA, 7), (&admin, PRIVACY, 5), (&admin, here.as_str(), 8)] {
        let before = app.statements();
        assert_eq!(client.get(path).await.status, 200);
        assert_eq!(app.statements() - before, expected, "{path}");
    }
}

#[actix_web::test]
async fn whoever_was_erased_is_gone_again_after_an_older_backup_came_back() {
    let app = TestApp::start();
    if app.is_postgres() {
        return; // The same statements; there is no file to put back.
    }
    make::everything(&app, MERGINGTON);
    let (ben, admin) = (app.student("Ben"), app.admin());
    let (ana, backup) = (ana(&app, MERGINGTON), app.data_dir.join("backup.db"));
    app.database().connect_as_owner().batch_execute(&format!("VACUUM INTO '{}'", backup.display())).unwrap();
    erase(&admin, &ana, "Ana").await;
    app.work_off().await;

    let mut config = app.app.config.clone();
    config.database_url = backup.display().to_string();
    let clock = app.clock.clone();
    let restored = App::open(config, homeroom::platform::db::Clock::from_fn(move || clock.now())).unwrap();
    let names = || {
        let mut conn = diesel::SqliteConnection::establish(&backup.display().to_string()).unwrap();
        let rows: Vec<Refers> = sql_query("SELECT name FROM people ORDER BY name").load(&mut conn).unwrap();
        rows.into_iter().map(|row| row.name).collect::<Vec<_>>()
    };
    assert!(names().contains(&"Ana".to_owned()));

    let done = privacy::replay(&restored).await.unwrap();
    assert_eq!((done.in_ledger, done.erased), (1, 1));
    worker(restored.clone()).work_off().await.unwrap();

    assert!(!names().contains(&"Ana".to_owned()) && names().contains(&"Erased person".to_owned()), "{:?}", names());
    assert!(names().contains(&ben.name));
    let again = privacy::replay(&restored).await.unwrap();
    assert_eq!((again.in_ledger, again.erased), (1, 0));
}
