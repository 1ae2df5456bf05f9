use super::site_log;
use crate::support::{Answer, Client, MERGINGTON, TestApp, WESTFIELD, make};
use actix_web::{http::Method, test::TestRequest};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let pixels = RgbImage::from_fn(width, height, |x, y| Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    DynamicImage::ImageRgb8(pixels).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

async fn bring(client: &Client<'_>, name: &str, kind: &str, bytes: &[u8]) -> Answer {
    let mut body = format!(
        "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--xyz--\r\n");
    let request = TestRequest::post().insert_header(("content-type", "multipart/form-data; boundary=xyz"));
    client.ask(Method::POST, "/account/picture", request.set_payload(body)).await
}

fn stored(app: &TestApp) -> usize {
    std::fs::read_dir(app.data_dir.join("files/pictures")).map_or(0, |folder| folder.count())
}

#[actix_web::test]
async fn a_picture_becomes_a_small_square_that_people_of_ones_schools_see() {
    let app = TestApp::start();
    let (ana, bob, wes) = (app.teacher("Ana Lee"), app.student("Bob"), make::person(&app, WESTFIELD, "Wes", "owner"));
    let path = MERGINGTON.path(&format!("/people/{}/picture", ana.person()));
    let initials = bob.get(&path).await;
    assert_eq!((initials.status, initials.header("content-type")), (200, Some("image/svg+xml")));
    assert!(initials.body.contains(">AL</text>"));
    for (name, kind, format) in [
        ("me.png", "image/png", ImageFormat::Png),
        ("me.jpg", "image/jpeg", ImageFormat::Jpeg),
        ("me.webp", "image/webp", ImageFormat::WebP),
    ] {
        let saved = bring(&ana, name, kind, &picture(format, 900, 300)).await;
        assert_eq!((saved.status, saved.location()), (303, Some("/account")), "{name}");
    }
    let seen = bob.get(&path).await;
    assert_eq!((seen.status, seen.header("content-type")), (200, Some("image/jpeg")));
    let square = image::load_from_memory(&seen.bytes).unwrap();
    assert_eq!((square.width(), square.height()), (256, 256));
    assert_eq!(seen.header("x-content-type-options"), Some("nosniff"));
    assert!(seen.header("cache-control").unwrap().starts_with("private"));
    assert_eq!(ana.get("/account/picture").await.bytes, seen.bytes);
    assert!(ana.get("/account").await.body.contains("class=\"face\""));

    assert_eq!(wes.get(&path).await.status, 403, "no person of that school");
    assert_eq!(wes.get(&WESTFIELD.path(&format!("/people/{}/picture", ana.person()))).await.status, 404);
    assert_eq!(app.nobody().get(&path).await.status, 401);
    app.work_off().await;
    assert_eq!(stored(&app), 1, "those before are gone");
    ana.post("/account/picture/removal", &[]).await;
    ana.post("/account/picture/removal", &[]).await;
    app.work_off().await;
    assert_eq!(stored(&app), 0);
    assert_eq!(bob.get(&path).await.header("content-type"), Some("image/svg+xml"));
    assert_eq!(
        site_log(&app),
        ["user.change_picture", "user.change_picture", "user.change_picture", "user.remove_picture"]
    );
}

#[actix_web::test]
async fn what_is_no_picture_is_refused_beside_the_field_and_leaves_nothing() {
    let app = TestApp::start();
    let ana = app.teacher("Ana");
    let png = picture(ImageFormat::Png, 20, 20);
    for (name, kind, bytes) in [
        ("me.png", "image/png", b"<svg onload=alert(1)>".to_vec()),
        ("me.gif", "image/gif", picture(ImageFormat::Gif, 20, 20)),
        ("me.jpg", "image/jpeg", png.clone()),
        ("../me.png", "image/png", png.clone()),
        ("me.png", "image/png", png[..png.len() / 2].to_vec()),
        ("me.pdf", "application/pdf", b"%PDF-1.4\n%%EOF".to_vec()),
    ] {
        let answer = bring(&ana, name, kind, &bytes).await;
        assert_eq!((answer.status, answer.body.contains("id=\"file-wrong\"")), (422, true), "{name} {kind}");
    }
    assert_eq!(ana.post("/account/picture", &[]).await.status, 422);
    assert_eq!((stored(&app), app.count("users WHERE picture_key IS NOT NULL")), (0, 0));
}
