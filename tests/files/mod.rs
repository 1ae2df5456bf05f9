//! Files on activities: what is let in, where it lies, who sees it, and what happens to it at night.

mod bad_input;
mod gallery;
mod held;
mod store;
mod tidy;

use crate::support::{Answer, Client, MERGINGTON, TestApp, make};
use actix_web::{http::Method, test::TestRequest};
use homeroom::platform::db::ids::ActivityId;
use image::{DynamicImage, ImageFormat, RgbImage};
use std::io::Cursor;

/// A picture that differs from every other of another `seed`.
pub fn picture(seed: u8, width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let pixel = |x: u32, y: u32| image::Rgb([seed, (x * 7 % 256) as u8, (y * 5 % 256) as u8]);
    let mut bytes = Cursor::new(Vec::new());
    let drawn = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel));
    drawn.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub fn jpeg(seed: u8) -> Vec<u8> {
    picture(seed, 64, 48, ImageFormat::Jpeg)
}

pub fn png(seed: u8) -> Vec<u8> {
    picture(seed, 64, 48, ImageFormat::Png)
}

pub fn pdf(words: &str) -> Vec<u8> {
    format!("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% {words}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")
        .into_bytes()
}

/// A form with a file in it, as browsers send one.
pub fn multipart(name: &str, kind: &str, bytes: &[u8], fields: &[(&str, &str)]) -> TestRequest {
    let mut body = Vec::new();
    for (field, value) in fields {
        let part = format!("--XXboundary\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let file = format!(
        "--XXboundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
    );
    body.extend_from_slice(file.as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--XXboundary--\r\n");
    TestRequest::post().insert_header(("content-type", "multipart/form-data; boundary=XXboundary")).set_payload(body)
}

pub fn files_of(activity: &ActivityId) -> String {
    MERGINGTON.path(&format!("/activities/{activity}/files"))
}

pub fn activity_path(activity: &ActivityId) -> String {
    MERGINGTON.path(&format!("/activities/{activity}"))
}

/// Brings a file through the form, without any script.
pub async fn upload(client: &Client<'_>, activity: &ActivityId, name: &str, bytes: &[u8], alt: &str) -> Answer {
    let kind = match name.rsplit('.').next() {
        Some("png") => "image/png",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("pdf") => "application/pdf",
        Some("jpg") => "image/jpeg",
        _ => "application/octet-stream",
    };
    let request = multipart(name, kind, bytes, &[("alt", alt), ("ticket", ""), ("name", "")]);
    client.ask(Method::POST, &files_of(activity), request).await
}

/// A teacher with an activity that they lead.
pub fn led(app: &TestApp) -> (Client<'_>, ActivityId) {
    let teacher = app.teacher("Tea Teacher");
    let activity = make::activity("Photo Club").led_by(teacher.person()).at(1, "15:15", "16:45").save(app);
    (teacher, activity)
}

/// Where the files hang, in their order.
pub fn links(app: &TestApp) -> Vec<String> {
    app.texts("SELECT id AS t FROM file_links ORDER BY position, id")
}
