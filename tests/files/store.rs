//! The same on a folder and on an S3 server that checks signatures.

use super::{activity_path, files_of, jpeg, led, links, png, upload};
use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make, run_dir};
use actix_web::{http::Method, test::TestRequest};
use chrono::TimeDelta;
use homeroom::platform::db::ids::{ActivityId, JobId};
use hyper_util::{
    rt::{TokioExecutor, TokioIo},
    server::conn::auto::Builder,
};
use s3s::{auth::SimpleAuth, service::S3ServiceBuilder};
use s3s_fs::FileSystem;
use std::{fs, path::PathBuf, thread::JoinHandle};
use tokio::{net::TcpListener, sync::oneshot};

const KEY: &str = "AKIDHOMEROOM";
const SECRET: &str = "se/cr+et-that-no-log-may-hold";

/// An S3 server of its own on a free port. It stops when this is dropped.
struct S3Server {
    url: String,
    folder: PathBuf,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl S3Server {
    fn start() -> Self {
        let folder = run_dir().join(format!("s3-{}", JobId::fresh()));
        fs::create_dir_all(folder.join("school-files")).unwrap();
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let port = listener.local_addr().unwrap().port();
        let mut service = S3ServiceBuilder::new(FileSystem::new(&folder).unwrap());
        service.set_auth(SimpleAuth::from_single(KEY, SECRET));
        let service = service.build();
        let (stop, stopped) = oneshot::channel::<()>();
        let serve = async move {
            let listener = TcpListener::from_std(listener).unwrap();
            let accept = async {
                loop {
                    let (socket, _) = listener.accept().await.unwrap();
                    let service = service.clone();
                    tokio::spawn(async move {
                        drop(Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(socket), service).await);
                    });
                }
            };
            tokio::select! { () = accept => {}, _ = stopped => {} }
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let thread = std::thread::spawn(move || runtime.block_on(serve));
        let secret = SECRET.replace('/', "%2F").replace('+', "%2B");
        let url = format!("s3://{KEY}:{secret}@127.0.0.1:{port}/school-files?http=1");
        Self { url, folder, stop: Some(stop), thread: Some(thread) }
    }

    fn stop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        self.stop();
        drop(fs::remove_dir_all(&self.folder));
    }
}

/// An application on one store, and what lies in it.
struct Kept {
    app: TestApp,
    folder: PathBuf,
    is_s3: bool,
    _server: Option<S3Server>,
}

impl Kept {
    fn in_a_folder() -> Self {
        let app = TestApp::start();
        let folder = app.data_dir.join("files");
        Self { app, folder, is_s3: false, _server: None }
    }

    fn in_a_bucket() -> Self {
        let server = S3Server::start();
        let app = TestApp::with_settings(&[("STORE_URL", &server.url)]);
        let folder = server.folder.join("school-files");
        Self { app, folder, is_s3: true, _server: Some(server) }
    }

    fn objects(&self) -> Vec<String> {
        let found = fs::read_dir(self.folder.join("11")).into_iter().flatten().flatten();
        found.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    /// Sends bytes to a signed address, wherever it is, as a browser's script does.
    async fn send(&self, by: &Client<'_>, issued: &serde_json::Value, url: &str, bytes: &[u8]) -> u16 {
        let (method, kind) = (issued["method"].as_str().unwrap(), issued["kind"].as_str().unwrap().to_owned());
        if url.starts_with('/') {
            assert_eq!(method, "POST");
            let request = TestRequest::post().insert_header(("content-type", kind)).set_payload(bytes.to_vec());
            return by.ask(Method::POST, url, request).await.status;
        }
        assert_eq!(method, "PUT");
        let put = reqwest::Client::new().put(url).header("content-type", kind).body(bytes.to_vec());
        put.send().await.unwrap().status().as_u16()
    }

    async fn fetch(&self, by: &Client<'_>, url: &str) -> (u16, Vec<u8>) {
        if url.starts_with('/') {
            let answer = by.get(url).await;
            return (answer.status, answer.bytes);
        }
        let answer = reqwest::get(url).await.unwrap();
        (answer.status().as_u16(), answer.bytes().await.unwrap().to_vec())
    }
}

async fn ticket(by: &Client<'_>, activity: &ActivityId, size: usize, kind: &str) -> Answer {
    let path = MERGINGTON.path(&format!("/activities/{activity}/uploads"));
    by.post(&path, &[("size", &size.to_string()), ("kind", kind)]).await
}

async fn finish(by: &Client<'_>, activity: &ActivityId, issued: &serde_json::Value, name: &str) -> Answer {
    let ticket = issued["ticket"].as_str().unwrap();
    by.post(&files_of(activity), &[("ticket", ticket), ("name", name), ("alt", "A board")]).await
}

/// Every way in which an address can be changed.
fn tampered(url: &str) -> Vec<String> {
    if url.starts_with("http") {
        let expires = url.split("X-Amz-Expires=").nth(1).unwrap().split('&').next().unwrap();
        let key = url.split('?').next().unwrap();
        return vec![
            url.replace(key, &format!("{key}0")),
            url.replace("/11/", "/22/"),
            url.replace(&format!("X-Amz-Expires={expires}"), "X-Amz-Expires=86400"),
            url.replace("X-Amz-Signature=", "X-Amz-Signature=0"),
            key.to_owned(),
        ];
    }
    let (folder, text) = url.rsplit_once('/').unwrap();
    let fields: Vec<&str> = text.split('.').collect();
    let changed = |at: usize| {
        let mut fields: Vec<String> = fields.iter().map(|field| (*field).to_owned()).collect();
        let last = if fields[at].ends_with('1') { "2" } else { "1" };
        let length = fields[at].len();
        fields[at].replace_range(length - 1.., last);
        format!("{folder}/{}", fields.join("."))
    };
    (0..fields.len()).map(changed).chain([url.replace("/mergington/", "/westfield/")]).collect()
}

/// What has to hold on every store.
async fn holds(kept: Kept) {
    let app = &kept.app;
    let (teacher, activity) = led(app);

    // Without JavaScript, through the application.
    assert_eq!(upload(&teacher, &activity, "plain.png", &png(1), "Plain").await.status, 303);
    assert_eq!(app.work_off().await, 1);
    assert_eq!(kept.objects().len(), 2, "the picture and the small one");

    // With JavaScript, straight to the store, and only then said.
    let photo = jpeg(2);
    let answer = ticket(&teacher, &activity, photo.len(), "image/jpeg").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/json")));
    let issued = answer.json();
    let url = issued["url"].as_str().unwrap().to_owned();
    assert_eq!(url.starts_with("http://127.0.0.1"), kept.is_s3, "{url}");

    let early = finish(&teacher, &activity, &issued, "photo.jpg").await;
    assert!(early.status == 422 && early.main().contains("did not arrive"), "{}", early.main());
    for other in tampered(&url) {
        let status = kept.send(&teacher, &issued, &other, &photo).await;
        assert!(matches!(status, 400 | 403 | 404), "{other} answers {status}");
    }
    let larger = [photo.as_slice(), b"x"].concat();
    for (bytes, what) in [(&larger[..], "larger"), (&photo[..photo.len() - 1], "smaller")] {
        let status = kept.send(&teacher, &issued, &url, bytes).await;
        if kept.is_s3 {
            // A bucket signs no size: it is measured when it is taken from there.
            assert_eq!(status, 200, "{what}");
            let taken = finish(&teacher, &activity, &issued, "photo.jpg").await;
            assert!(taken.status == 422 && taken.main().contains("not what was announced"), "{}", taken.main());
        } else {
            assert!(matches!(status, 409 | 413), "{what} answers {status}");
        }
    }
    let mut as_other = issued.clone();
    as_other["kind"] = "text/html".into();
    assert!(matches!(kept.send(&teacher, &as_other, &url, &photo).await, 403 | 409));
    assert_eq!(kept.objects().len(), 2, "none of that arrived");

    let status = kept.send(&teacher, &issued, &url, &photo).await;
    assert!(matches!(status, 200 | 204), "{status}");
    // It is nobody's until it is said, and only theirs who asked.
    let stranger = app.teacher("Tom");
    make::leader(app, MERGINGTON, &activity, stranger.person(), "lead");
    assert_eq!(finish(&stranger, &activity, &issued, "photo.jpg").await.status, 404);
    let elsewhere = make::activity("Art Club").led_by(teacher.person()).save(app);
    assert_eq!(finish(&teacher, &elsewhere, &issued, "photo.jpg").await.status, 404);
    let mut forged = issued.clone();
    forged["ticket"] = issued["ticket"].as_str().unwrap().replace(".jpg.", ".png.").into();
    assert_eq!(finish(&teacher, &activity, &forged, "photo.jpg").await.status, 404);
    let done = finish(&teacher, &activity, &issued, "photo.jpg").await;
    assert_eq!(done.status, 303, "{}", done.main());
    app.work_off().await;
    assert_eq!(kept.objects().len(), 4, "what came in is gone, and what was made of it lies there");
    let again = finish(&teacher, &activity, &issued, "photo.jpg").await;
    assert!(again.status == 422 && again.main().contains("did not arrive"), "once only");

    checks_again_what_came(&kept, &teacher, &activity).await;
    fetches_by_signed_address(&kept).await;
}

/// Signed or not: what lies in the store is measured and opened as if it came from anybody.
async fn checks_again_what_came(kept: &Kept, teacher: &Client<'_>, activity: &ActivityId) {
    let page = b"<html><script>alert(1)</script></html>".to_vec();
    let issued = ticket(teacher, activity, page.len(), "image/png").await.json();
    let url = issued["url"].as_str().unwrap().to_owned();
    assert!(matches!(kept.send(teacher, &issued, &url, &page).await, 200 | 204));
    let refused = finish(teacher, activity, &issued, "photo.png").await;
    assert!(refused.status == 422 && refused.main().contains("Only pictures"), "{}", refused.main());
    // Somebody found a way to put something larger there.
    let issued = ticket(teacher, activity, 1000, "image/png").await.json();
    let fields: Vec<&str> = issued["ticket"].as_str().unwrap().split('.').collect();
    let place = kept.folder.join("11").join(format!("incoming-{}", fields[2]));
    for (bytes, why) in [(vec![0; 11 * 1024 * 1024], "too large"), (vec![0; 1001], "not what was announced")] {
        fs::write(&place, bytes).unwrap();
        let answer = finish(teacher, activity, &issued, "photo.png").await;
        assert!(answer.status == 422 && answer.main().contains(why), "{}", answer.main());
        assert!(!place.exists(), "what was refused is not kept");
    }
    for (size, kind) in [("0", "image/png"), ("99999999999", "image/png"), ("x", "image/png"), ("10", "text/html")] {
        let path = MERGINGTON.path(&format!("/activities/{activity}/uploads"));
        assert_eq!(teacher.post(&path, &[("size", size), ("kind", kind)]).await.status, 422, "{size} {kind}");
    }
    // An address is over after a quarter of an hour.
    let late = jpeg(9);
    let issued = ticket(teacher, activity, late.len(), "image/jpeg").await.json();
    kept.app.clock.advance(TimeDelta::minutes(16));
    assert_eq!(finish(teacher, activity, &issued, "late.jpg").await.status, 403);
    if !kept.is_s3 {
        // There the store's own clock decides.
        let url = issued["url"].as_str().unwrap().to_owned();
        assert_eq!(kept.send(teacher, &issued, &url, &late).await, 403);
    }
    assert_eq!(kept.app.count("files"), 2);
}

async fn fetches_by_signed_address(kept: &Kept) {
    let app = &kept.app;
    let link = links(app).remove(0);
    let nobody = app.nobody();
    let shown = nobody.get(&format!("/s/mergington/files/{link}")).await;
    assert_eq!(shown.status, 200, "pictures in pages come through the application");
    let to = nobody.get(&format!("/s/mergington/files/{link}/download")).await;
    let url = to.location().unwrap().to_owned();
    assert_eq!(url.starts_with("http://127.0.0.1"), kept.is_s3, "{url}");
    assert_eq!(kept.fetch(&nobody, &url).await, (200, shown.bytes));
    for other in tampered(&url) {
        let (status, _) = kept.fetch(&nobody, &other).await;
        assert!(matches!(status, 400 | 403 | 404), "{other} answers {status}");
    }
    // Another school's file is none, under every address of this one.
    let theirs = format!("/s/westfield/files/{link}");
    let wes = make::person(app, WESTFIELD, "Wes", "owner");
    for rest in ["", "/thumbnail", "/download"] {
        assert_eq!(wes.get(&format!("{theirs}{rest}")).await.status, 404);
    }
    if !kept.is_s3 {
        app.clock.advance(TimeDelta::minutes(16));
        assert_eq!(kept.fetch(&nobody, &url).await.0, 403, "over");
    }
}

#[actix_web::test]
async fn files_in_a_folder_come_and_go_by_addresses_that_we_sign() {
    holds(Kept::in_a_folder()).await;
}

#[actix_web::test]
async fn files_in_a_bucket_come_and_go_by_addresses_that_the_store_checks() {
    holds(Kept::in_a_bucket()).await;
}

#[actix_web::test]
async fn only_the_page_that_brings_files_may_speak_with_the_store() {
    let kept = Kept::in_a_bucket();
    let (teacher, activity) = led(&kept.app);
    let policy = |answer: &Answer| answer.header("content-security-policy").unwrap().to_owned();
    let page = policy(&teacher.get(&files_of(&activity)).await);
    assert!(
        page.contains("; connect-src 'self' http://127.0.0.1:") && page.starts_with("default-src 'self'"),
        "{page}"
    );
    assert!(!page.contains(SECRET) && !page.contains(KEY));
    assert!(!policy(&teacher.get(&activity_path(&activity)).await).contains("connect-src"));
}

#[actix_web::test]
async fn while_the_store_is_down_pages_go_on_and_nothing_is_half_added() {
    let mut server = S3Server::start();
    let app = TestApp::with_settings(&[("STORE_URL", &server.url)]);
    let (teacher, activity) = led(&app);
    assert_eq!(upload(&teacher, &activity, "a.png", &png(1), "A board").await.status, 303);
    app.work_off().await;
    server.stop();
    let before = app.everything_stored();
    let link = links(&app).remove(0);
    let page = app.nobody().get(&activity_path(&activity)).await;
    assert!(page.status == 200 && page.body.contains("alt=\"A board\""), "pages go on");
    assert_eq!(teacher.get(&files_of(&activity)).await.status, 200);
    for answer in [
        app.nobody().get(&format!("/s/mergington/files/{link}")).await,
        upload(&teacher, &activity, "b.png", &png(2), "Another").await,
    ] {
        assert_eq!(answer.status, 503);
        assert!(answer.main().contains("Nothing was lost"), "{}", answer.main());
        assert!(!answer.body.contains(SECRET) && !answer.body.contains("127.0.0.1"));
    }
    // What is refused is refused before the store is asked.
    assert_eq!(upload(&teacher, &activity, "c.pdf", b"x", "").await.status, 422);
    assert_eq!(upload(&teacher, &activity, "a.png", &png(1), "The same").await.status, 422);
    assert_eq!(app.everything_stored(), before);
    // Taking down needs no store.
    assert_eq!(teacher.post(&format!("/s/mergington/files/{link}/removal"), &[]).await.status, 303);
}
