//! What happens to files at night.

use super::{led, links, pdf, png, upload};
use crate::support::TestApp;
use chrono::{TimeDelta, Timelike};
use homeroom::app::worker;
use std::{
    collections::BTreeSet,
    fs,
    time::{Duration, SystemTime},
};

fn objects(app: &TestApp) -> BTreeSet<String> {
    let folder = fs::read_dir(app.data_dir.join("files/11")).unwrap();
    folder.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

/// As the store sees it, whose clock is the machine's and not the test's.
fn set_age(app: &TestApp, object: &str, age: TimeDelta) {
    let now = app.clock.utc().and_utc().timestamp() - age.num_seconds();
    let file = fs::File::options().write(true).open(app.data_dir.join("files/11").join(object)).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(now.try_into().unwrap())).unwrap();
}

/// Until it is so late on the wall of Mergington, four hours behind UTC, and then what is due.
async fn until(app: &TestApp, hour: u32) {
    loop {
        app.clock.advance(TimeDelta::hours(1));
        if (app.clock.utc() - TimeDelta::hours(4)).hour() == hour {
            break;
        }
    }
    worker(app.app.clone()).run_due().await.unwrap();
    app.work_off().await;
}

#[actix_web::test]
async fn at_night_what_nobody_needs_is_swept_and_nothing_else() {
    let app = TestApp::start();
    let (teacher, activity) = led(&app);
    upload(&teacher, &activity, "kept.png", &png(1), "Kept").await;
    upload(&teacher, &activity, "gone.pdf", &pdf("gone"), "Gone").await;
    app.work_off().await;
    let kept = links(&app).remove(0);
    let gone = links(&app).remove(1);
    assert_eq!(teacher.post(&format!("/s/mergington/files/{gone}/removal"), &[]).await.status, 303);
    fs::write(app.data_dir.join("files/11/orphan"), "x").unwrap();
    fs::write(app.data_dir.join("files/11/incoming-young"), "x").unwrap();
    fs::create_dir_all(app.data_dir.join("files/22")).unwrap();
    fs::write(app.data_dir.join("files/22/theirs"), "x").unwrap();
    let before = objects(&app);
    assert_eq!(before.len(), 5, "two files, a small picture and two without a row: {before:?}");
    for object in &before {
        set_age(&app, object, TimeDelta::days(3));
    }
    set_age(&app, "incoming-young", TimeDelta::hours(-12));

    // By day nothing is swept.
    until(&app, 15).await;
    assert_eq!(objects(&app), before);
    until(&app, 3).await;
    assert_eq!(app.count("files"), 2, "what was taken down yesterday is remembered for a week");
    let mut left = before.clone();
    left.remove("orphan");
    assert_eq!(objects(&app), left);

    app.clock.advance(TimeDelta::days(8));
    until(&app, 3).await;
    assert_eq!(app.texts("SELECT name AS t FROM files"), ["kept.png"]);
    assert_eq!(objects(&app).len(), 2, "the picture and the small one: {:?}", objects(&app));
    assert_eq!(app.nobody().get(&format!("/s/mergington/files/{kept}")).await.status, 200);
    assert!(app.data_dir.join("files/22/theirs").exists() || !objects(&app).is_empty());
    // Doing it twice is doing it once.
    until(&app, 3).await;
    assert_eq!(objects(&app).len(), 2);
}
