//! What is refused, in words, quickly and without much memory.

use super::{files_of, jpeg, led, multipart, pdf, picture, png, upload};
use crate::support::TestApp;
use actix_web::http::Method;
use flate2::{Compression, write::ZlibEncoder};
use homeroom::platform::files::{Fit, Kind, Unfit, inspect};
use image::ImageFormat;
use std::{
    io::Write,
    time::{Duration, Instant},
};

/// One chunk of a PNG, with its checksum.
fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut chunk = (data.len() as u32).to_be_bytes().to_vec();
    chunk.extend_from_slice(name);
    chunk.extend_from_slice(data);
    let mut crc = flate2::Crc::new();
    crc.update(name);
    crc.update(data);
    chunk.extend_from_slice(&crc.sum().to_be_bytes());
    chunk
}

fn packed(bytes: usize) -> Vec<u8> {
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::best());
    let zeros = vec![0; 1024 * 1024];
    for _ in 0..bytes / zeros.len() {
        zlib.write_all(&zeros).unwrap();
    }
    zlib.finish().unwrap()
}

/// A PNG that says it is so large, with so many zeros in it.
fn png_of(width: u32, height: u32, zeros: usize, extra: &[u8]) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = width.to_be_bytes().to_vec();
    header.extend_from_slice(&height.to_be_bytes());
    header.extend_from_slice(&[8, 6, 0, 0, 0]);
    bytes.extend(chunk(b"IHDR", &header));
    bytes.extend_from_slice(extra);
    bytes.extend(chunk(b"IDAT", &packed(zeros)));
    bytes.extend(chunk(b"IEND", b""));
    bytes
}

/// A ZIP archive with one stored file in it.
fn zip() -> Vec<u8> {
    let (name, data) = (b"evil.html", b"<script>alert(1)</script>");
    let mut crc = flate2::Crc::new();
    crc.update(data);
    let sizes =
        [crc.sum().to_le_bytes(), (data.len() as u32).to_le_bytes(), (data.len() as u32).to_le_bytes()].concat();
    let length = (name.len() as u16).to_le_bytes();
    let local = [b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0", sizes.as_slice(), &length, b"\0\0", name, data].concat();
    let central = [b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0", sizes.as_slice(), &length, &[0; 16], name].concat();
    let (size, offset) = ((central.len() as u32).to_le_bytes(), (local.len() as u32).to_le_bytes());
    let end = [b"PK\x05\x06\0\0\0\0\x01\0\x01\0".as_slice(), &size, &offset, b"\0\0"].concat();
    [local, central, end].concat()
}

fn with(mut bytes: Vec<u8>, tail: &[u8]) -> Vec<u8> {
    bytes.extend_from_slice(tail);
    bytes
}

/// Name, content, and why it is not taken.
fn refused() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
    let html = b"<!doctype html><title>x</title><script>alert(1)</script>".to_vec();
    let script = b"GIF89a/*\x01\x00\x00\x00\x00;*/=1;alert(1);//".to_vec();
    let mut comment = jpeg(1);
    // A comment right after the beginning, as long as `/*` says.
    comment.splice(2..2, [b"\xFF\xFE/*".as_slice(), &[b'x'; 0x2F2A - 2]].concat());
    let bomb = chunk(b"zTXt", &[b"Comment\0\0".as_slice(), &packed(64 * 1024 * 1024)].concat());
    let truncated = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    vec![
        ("empty.png", Vec::new(), "This file is empty."),
        ("large.pdf", with(b"%PDF-1.4\n".to_vec(), &vec![b'x'; 10 * 1024 * 1024]), "at most 10 MB"),
        ("drawing.svg", svg.clone(), "Only pictures"),
        ("drawing.png", svg, "Only pictures"),
        ("page.html", html.clone(), "Only pictures"),
        ("page.jpg", html, "Only pictures"),
        ("archive.zip", zip(), "Only pictures"),
        ("archive.png", zip(), "Only pictures"),
        ("program.jpg", b"MZ\x90\0\x03\0\0\0".to_vec(), "Only pictures"),
        ("text.jpg", b"just words".to_vec(), "Only pictures"),
        ("huge.png", png_of(50_000, 50_000, 1024 * 1024, b""), "50000 × 50000 pixels"),
        ("wide.png", png_of(4_000_000, 11, 1024 * 1024, b""), "pixels: make it smaller"),
        ("bomb.png", png_of(20_000, 3_000, 240 * 1024 * 1024, b""), "20000 × 3000 pixels"),
        ("short.png", png_of(6_000, 6_000, 1024 * 1024, b""), "damaged or incomplete"),
        ("notes.png", with(png_of(50_000, 50_000, 1024 * 1024, &bomb), b""), "50000 × 50000 pixels"),
        ("zipped.png", with(png(2), &zip()), "two things at once"),
        ("zipped.jpg", with(jpeg(2), &zip()), "two things at once"),
        ("zipped.pdf", with(pdf("x"), &zip()), "two things at once"),
        ("page.png", with(png(3), b"<html><script>alert(1)</script>"), "two things at once"),
        ("more.gif", with(picture(4, 20, 20, ImageFormat::Gif), b"*/=1;alert(1)"), "two things at once"),
        ("script.gif", script, "two things at once"),
        ("comment.jpg", comment, "two things at once"),
        ("inside.jpg", with(jpeg(5), b"<SCRIPT src=//evil.example>"), "two things at once"),
        ("half.jpg", truncated(jpeg(6)), "damaged or incomplete"),
        ("half.png", truncated(png(6)), "damaged or incomplete"),
        ("half.gif", truncated(picture(6, 60, 60, ImageFormat::Gif)), "damaged or incomplete"),
        ("half.webp", truncated(picture(6, 60, 60, ImageFormat::WebP)), "damaged or incomplete"),
        ("half.pdf", b"%PDF-1.4\n1 0 obj".to_vec(), "damaged or incomplete"),
        ("acts.pdf", pdf("<< /S /JavaScript /JS (app.alert(1)) >>"), "does something by itself"),
        ("starts.pdf", pdf("<< /S /Launch >>"), "does something by itself"),
        ("carries.pdf", pdf("<< /Type /EmbeddedFile >>"), "does something by itself"),
        ("photo.png", jpeg(7), "is called .png but is .jpg"),
        ("flyer.jpg", pdf("x"), "is called .jpg but is .pdf"),
        ("../../etc/passwd.png", png(8), "name is none that we can keep"),
        ("..\\\\evil.png", png(8), "name is none that we can keep"),
        ("/etc/cron.d/x.png", png(8), "name is none that we can keep"),
        (".htaccess", png(8), "name is none that we can keep"),
    ]
}

#[actix_web::test]
async fn what_is_no_plain_picture_or_pdf_is_refused_beside_the_field_and_quickly() {
    let app = TestApp::start();
    let (teacher, activity) = led(&app);
    for (name, bytes, why) in refused() {
        let began = Instant::now();
        let answer = upload(&teacher, &activity, name, &bytes, "A picture").await;
        let took = began.elapsed();
        assert_eq!(answer.status, 422, "{name}: {}", answer.main());
        let beside = answer.within("id=\"file-wrong\">", "</p>").replace(['\u{2068}', '\u{2069}'], "");
        assert!(beside.contains(why), "{name}: {beside}");
        assert!(answer.body.contains("value=\"A picture\""), "{name}: what was typed is gone");
        assert!(took < Duration::from_secs(2), "{name} took {took:?}");
    }
    assert_eq!((app.count("files"), app.count("file_links")), (0, 0));
    let left = std::fs::read_dir(app.data_dir.join("files")).unwrap().count();
    assert_eq!(left, 0, "what is refused is not kept");
}

/// The most that this process ever had in memory, in KB.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// In a process of its own, so that other tests' memory is not counted.
#[test]
#[ignore = "run by the test below, alone"]
fn refusing_alone() {
    let files = refused();
    let before = peak().unwrap();
    for (name, bytes, _) in files {
        assert!(
            inspect(bytes, name.rsplit('/').next().unwrap_or(name), None).is_err() || name.contains(['/', '\\']),
            "{name}"
        );
    }
    let more = (peak().unwrap() - before) / 1024;
    assert!(more < 100, "{more} MB more");
    println!("peak: {more} MB more");
}

#[test]
fn whatever_is_refused_takes_less_than_a_hundred_megabytes() {
    if peak().is_none() {
        return; // Only where the system tells.
    }
    let alone = ["--exact", "files::bad_input::refusing_alone", "--ignored", "--nocapture", "--test-threads=1"];
    let output = std::process::Command::new(std::env::current_exe().unwrap()).args(alone).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
}

#[actix_web::test]
async fn a_form_without_a_file_or_words_says_which_is_missing() {
    let app = TestApp::start();
    let (teacher, activity) = led(&app);
    let nothing = teacher.post(&files_of(&activity), &[("alt", "A picture")]).await;
    assert_eq!(nothing.status, 422);
    assert!(nothing.within("id=\"file-wrong\">", "</p>").contains("Choose a file."), "{}", nothing.main());
    let unchosen = multipart("", "application/octet-stream", b"", &[("alt", "A picture")]);
    assert_eq!(teacher.ask(Method::POST, &files_of(&activity), unchosen).await.status, 422);
    for (alt, why) in [
        ("", "what the picture shows"),
        ("   ", "what the picture shows"),
        ("a\u{202e}b", "Use only letters"),
        ("x".repeat(10_000).as_str(), "at most 300"),
    ] {
        let answer = upload(&teacher, &activity, "a.png", &png(1), alt).await;
        let beside = answer.within("id=\"alt-wrong\">", "</p>").replace(['\u{2068}', '\u{2069}'], "");
        assert!(answer.status == 422 && beside.contains(why), "{alt:.20}: {beside}");
    }
    // What is no form at all.
    for (kind, body) in
        [("multipart/form-data", b"x".to_vec()), ("multipart/form-data; boundary=b", b"--c\r\n\r\n".to_vec())]
    {
        let odd = actix_web::test::TestRequest::post().insert_header(("content-type", kind)).set_payload(body);
        let answer = teacher.ask(Method::POST, &files_of(&activity), odd).await;
        assert!(matches!(answer.status, 404 | 422), "{kind}: {}", answer.status);
    }
    assert_eq!(app.count("files"), 0);
}

fn fit(bytes: Vec<u8>, name: &str) -> Fit {
    inspect(bytes, name, None).unwrap_or_else(|why| panic!("{name}: {why:?}"))
}

#[test]
fn pictures_come_out_as_pictures_of_our_own_without_what_cameras_note() {
    // A JPEG of a camera held sideways: EXIF says "turn me", and where it was.
    let mut exif =
        b"\xFF\xE1\0\0Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 51.5,-0.1".to_vec();
    let length = (exif.len() as u16 - 2).to_be_bytes();
    exif[2..4].copy_from_slice(&length);
    let mut camera = jpeg(9);
    camera.splice(2..2, exif);
    let upright = fit(camera.clone(), "IMG_0001.JPG");
    assert_eq!((upright.kind, upright.pixels), (Kind::Jpeg, Some((48, 64))), "turned as the camera meant it");
    assert_eq!(upright.name, "IMG_0001.jpg");
    for noted in [b"Exif".as_slice(), b"GPS"] {
        assert!(!upright.bytes.windows(noted.len()).any(|window| window == noted));
    }
    // Cameras append more pictures to a JPEG; they are left out, and no reason to refuse it.
    let appended = fit(with(jpeg(9), &jpeg(10)), "motion.jpg");
    assert!(appended.bytes.len() < camera.len() * 2);
    // Everything becomes one of two.
    assert_eq!(fit(picture(1, 30, 20, ImageFormat::WebP), "a.webp").kind, Kind::Jpeg);
    assert_eq!(fit(picture(1, 30, 20, ImageFormat::Gif), "a.gif").kind, Kind::Png);
    let large = fit(picture(1, 5_000, 2_000, ImageFormat::Png), "a.png");
    assert_eq!((large.kind, large.pixels), (Kind::Png, Some((2560, 1024))));
    // What is packed beside a picture is not unpacked.
    let noted = png_of(8, 8, 1024 * 1024, &chunk(b"zTXt", &[b"Comment\0\0".as_slice(), &packed(8 << 20)].concat()));
    assert!(matches!(inspect(noted, "a.png", None), Ok(_) | Err(Unfit::Broken)));
    // A PDF stays as it is.
    assert_eq!(fit(pdf("hello"), "flyer.pdf").bytes, pdf("hello"));
}
