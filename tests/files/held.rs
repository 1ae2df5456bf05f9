//! The scanner: nothing is shown before it gave a clear word.

use super::{activity_path, files_of, led, links, pdf, png, upload};
use crate::support::TestApp;
use chrono::TimeDelta;
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener},
};

/// Something that answers like clamd: what holds the test word has a virus.
fn clamd(at: SocketAddr) -> SocketAddr {
    let listener = TcpListener::bind(at).unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut command = [0; 10];
            stream.read_exact(&mut command).unwrap();
            assert_eq!(&command, b"zINSTREAM\0");
            let mut content = Vec::new();
            loop {
                let mut length = [0; 4];
                stream.read_exact(&mut length).unwrap();
                let length = u32::from_be_bytes(length) as usize;
                if length == 0 {
                    break;
                }
                let from = content.len();
                content.resize(from + length, 0);
                stream.read_exact(&mut content[from..]).unwrap();
            }
            let holds = |word: &[u8]| content.windows(word.len()).any(|window| window == word);
            let answer: &[u8] = if holds(b"EICAR") {
                b"stream: Win.Test.EICAR_HDB-1 FOUND\0"
            } else if holds(b"CONFUSE") {
                b"INSTREAM size limit exceeded. ERROR\0"
            } else {
                b"stream: OK\0"
            };
            stream.write_all(answer).unwrap();
        }
    });
    address
}

fn any_port() -> SocketAddr {
    ([127, 0, 0, 1], 0).into()
}

/// A port at which nobody listens now, for a scanner that comes up later.
fn free_port() -> SocketAddr {
    TcpListener::bind(any_port()).unwrap().local_addr().unwrap()
}

async fn seen(app: &TestApp, link: &str) -> Vec<u16> {
    let mut statuses = Vec::new();
    for rest in ["", "/thumbnail", "/download"] {
        statuses.push(app.admin().get(&format!("/s/mergington/files/{link}{rest}")).await.status);
    }
    statuses
}

#[actix_web::test]
async fn a_file_is_held_until_the_scanner_has_seen_it() {
    let scanner = clamd(any_port()).to_string();
    let app = TestApp::with_settings(&[("CLAMAV_ADDR", &scanner)]);
    let (teacher, activity) = led(&app);
    assert_eq!(upload(&teacher, &activity, "a.png", &png(1), "A board").await.status, 303);
    let page = teacher.get(&files_of(&activity)).await;
    assert!(page.toast().contains("as soon as it was checked"), "{}", page.toast());
    assert!(page.main().contains("Waiting to be checked for viruses"));
    let link = links(&app).remove(0);
    assert_eq!(seen(&app, &link).await, [404, 404, 404]);
    assert!(!app.nobody().get(&activity_path(&activity)).await.body.contains(&link));

    assert_eq!(app.work_off().await, 2, "the scan, and then the small picture");
    assert_eq!(seen(&app, &link).await, [200, 200, 303]);
    assert!(app.nobody().get(&activity_path(&activity)).await.body.contains(&link));
}

#[actix_web::test]
async fn a_file_with_a_virus_is_shown_to_nobody_deleted_and_its_bringer_told() {
    let scanner = clamd(any_port()).to_string();
    let app = TestApp::with_settings(&[("CLAMAV_ADDR", &scanner)]);
    let (teacher, activity) = led(&app);
    assert_eq!(upload(&teacher, &activity, "flyer.pdf", &pdf("EICAR"), "").await.status, 303);
    let link = links(&app).remove(0);
    app.work_off().await;
    assert_eq!(app.texts("SELECT status AS t FROM files"), ["infected"]);
    assert_eq!(seen(&app, &link).await, [404, 404, 404]);
    assert!(teacher.get(&files_of(&activity)).await.main().contains("Has a virus, nobody sees it"));
    let objects = std::fs::read_dir(app.data_dir.join("files/11")).unwrap().count();
    assert_eq!(objects, 0, "its object is deleted");
    let mails = app.mails();
    let [mail] = mails.as_slice() else { panic!("{mails:?}") };
    assert_eq!((mail.to.as_str(), mail.template.as_str()), (teacher.email.as_str(), "file_refused"));
    assert!(mail.subject.contains("flyer.pdf") && mail.link() == files_of(&activity), "{mail:?}");
    assert_eq!(app.audited(), ["file.add", "file.refuse"]);
    // It is known when it comes again.
    let again = upload(&teacher, &activity, "flyer.pdf", &pdf("EICAR"), "").await;
    assert!(again.status == 422 && again.main().contains("has a virus in it"), "{}", again.main());
}

#[actix_web::test]
async fn while_the_scanner_is_down_or_says_nothing_clear_a_file_stays_held() {
    let port = free_port();
    let app = TestApp::with_settings(&[("CLAMAV_ADDR", &port.to_string())]);
    let (teacher, activity) = led(&app);
    upload(&teacher, &activity, "a.pdf", &pdf("fine"), "").await;
    upload(&teacher, &activity, "b.pdf", &pdf("CONFUSE"), "").await;
    assert_eq!(app.work_off().await, 0);
    assert_eq!(app.count("files WHERE status = 'held'"), 2);
    clamd(port);
    app.clock.advance(TimeDelta::minutes(5));
    app.work_off().await;
    assert_eq!(app.texts("SELECT status AS t FROM files ORDER BY id"), ["clean", "held"]);
    // It gives up after twelve tries, still held, and begins again in the night after.
    for _ in 0..14 {
        app.clock.advance(TimeDelta::hours(2));
        app.work_off().await;
    }
    assert_eq!(app.count("jobs WHERE name = 'scan_file' AND failed_at IS NOT NULL"), 1);
    assert_eq!(app.count("files WHERE status = 'held'"), 1);
    // It is 3 in the morning in Mergington.
    app.clock.advance(TimeDelta::hours(13) - TimeDelta::minutes(5));
    let worker = homeroom::app::worker(app.app.clone());
    worker.run_due().await.unwrap();
    worker.work_off().await.unwrap();
    assert_eq!(app.count("jobs WHERE name = 'scan_file' AND failed_at IS NULL AND finished_at IS NULL"), 1);
    app.sql("DELETE FROM jobs WHERE finished_at IS NULL");
}
