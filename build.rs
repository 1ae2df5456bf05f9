//! Joins the texts of each language, and prepares what browsers load: hashed names, compressed once.

#![allow(clippy::expect_used, reason = "a build may fail")]

use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    env,
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

fn main() {
    println!("cargo:rerun-if-changed=i18n");
    println!("cargo:rerun-if-changed=static");
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=migrations");
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    join_texts(&out);
    prepare_assets(&out);
}

/// `fl!` reads one file for each language; people write one for each room.
fn join_texts(out: &Path) {
    let mut languages = String::from("&[\n");
    for language in sorted(Path::new("i18n")).into_iter().filter(|path| path.is_dir()) {
        let code = name_of(&language);
        if code.starts_with('.') {
            continue;
        }
        let mut joined = String::new();
        let mut seen = BTreeMap::new();
        for file in sorted(&language).into_iter().filter(|path| path.extension().is_some_and(|e| e == "ftl")) {
            let text = fs::read_to_string(&file).expect("texts are UTF-8");
            for key in text.lines().filter_map(key_of) {
                if let Some(other) = seen.insert(key.to_owned(), file.clone()) {
                    panic!("{}: {key} stands in {} too", file.display(), other.display());
                }
            }
            joined.push_str(&text);
            joined.push('\n');
        }
        let folder = Path::new("i18n/.joined").join(&code);
        fs::create_dir_all(&folder).expect("i18n/.joined can be written");
        write_if_changed(&folder.join("homeroom.ftl"), joined.as_bytes());
        let copy = out.join(format!("{code}.ftl"));
        write_if_changed(&copy, joined.as_bytes());
        writeln!(languages, "({code:?}, include_str!({:?})),", copy.display().to_string()).expect("a String takes it");
    }
    languages.push(']');
    write_if_changed(&out.join("languages.rs"), languages.as_bytes());
}

fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    (key.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(key)
}

struct Asset {
    name: String,
    kind: &'static str,
    body: Vec<u8>,
}

fn prepare_assets(out: &Path) {
    let mut assets: Vec<Asset> = Vec::new();
    for folder in ["static/vendor", "static/js", "static"] {
        for file in sorted(Path::new(folder)) {
            let Some(kind) = kind_of(&file) else { continue };
            assets.push(Asset { name: name_of(&file), kind, body: fs::read(&file).expect("an asset can be read") });
        }
    }
    let mut css = String::new();
    for file in sorted(Path::new("static/css")) {
        css.push_str(&fs::read_to_string(file).expect("a stylesheet is UTF-8"));
    }
    for asset in &assets {
        css = css.replace(&format!("/static/{}\"", asset.name), &format!("/static/{}\"", hashed(asset)));
    }
    assets.push(Asset { name: "app.css".to_owned(), kind: "text/css; charset=utf-8", body: css.into_bytes() });

    let mut table = String::from("&[\n");
    for asset in &assets {
        let plain = out.join(&asset.name);
        write_if_changed(&plain, &asset.body);
        let small = |suffix: &str, body: Vec<u8>| {
            let path = out.join(format!("{}.{suffix}", asset.name));
            write_if_changed(&path, &body);
            format!("Some(include_bytes!({:?}))", path.display().to_string())
        };
        // Fonts are compressed already.
        let (br, gz) = if asset.kind.starts_with("font/") {
            ("None".to_owned(), "None".to_owned())
        } else {
            (small("br", brotli_11(&asset.body)), small("gz", gzip_9(&asset.body)))
        };
        writeln!(
            table,
            "Asset {{ name: {:?}, path: {:?}, kind: {:?}, plain: include_bytes!({:?}), br: {br}, gz: {gz} }},",
            asset.name,
            format!("/static/{}", hashed(asset)),
            asset.kind,
            plain.display().to_string(),
        )
        .expect("a String takes it");
    }
    table.push(']');
    write_if_changed(&out.join("assets.rs"), table.as_bytes());
}

fn kind_of(file: &Path) -> Option<&'static str> {
    Some(match file.extension()?.to_str()? {
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        _ => return None,
    })
}

/// `htmx.min.js` becomes `htmx.min-0123456789ab.js`: another content has another name, so browsers may keep it for ever.
fn hashed(asset: &Asset) -> String {
    let hash: String = Sha256::digest(&asset.body).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let (stem, extension) = asset.name.rsplit_once('.').expect("an asset has an extension");
    format!("{stem}-{hash}.{extension}")
}

fn brotli_11(body: &[u8]) -> Vec<u8> {
    let mut small = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut small, 4096, 11, 22);
    writer.write_all(body).expect("a Vec takes it");
    drop(writer);
    small
}

fn gzip_9(body: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(body).expect("a Vec takes it");
    writer.finish().expect("a Vec takes it")
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    paths
}

fn name_of(path: &Path) -> String {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned()
}

fn write_if_changed(path: &Path, body: &[u8]) {
    if fs::read(path).ok().as_deref() != Some(body) {
        fs::write(path, body).expect("the build can write");
    }
}
