//! Letters with sample data, as files for whoever looks them over.

use super::Failed;
use crate::{
    config::Config,
    error::Error,
    mails::{self, Drawn},
    platform::{i18n::Lang, web::asset_bytes},
};
use clap::Args;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};
use url::Url;

const USUAL_CHROMIUM: &str = "/usr/bin/chromium";
const FONT: &str = "vazirmatn-regular.woff2";
/// What the browser keeps for itself, while it is needed.
const PROFILE: &str = ".chromium";
/// A phone, and long enough for the longest letter.
const WINDOW: &str = "--window-size=500,900";

/// Which letters, and where to.
#[derive(Debug, Args)]
pub struct PreviewArguments {
    /// Every letter.
    #[arg(long, required_unless_present = "letter", conflicts_with = "letter")]
    all: bool,
    /// This letter alone, as its folder in templates/mail is called.
    #[arg(long)]
    letter: Option<String>,
    /// The folder that they are written into, one for each language.
    #[arg(long)]
    out: PathBuf,
}

/// `OUT/<language>/<letter>.html`, `.txt` and, where there is a Chromium, `.png`.
pub fn preview(config: &Config, arguments: &PreviewArguments) -> Result<(), Failed> {
    let chromium = chromium();
    // A browser that is open at home would take the page over to itself, and make no picture.
    let profile = std::path::absolute(arguments.out.join(PROFILE))?;
    let mut written = 0;
    for lang in Lang::all() {
        let folder = arguments.out.join(lang.code());
        fs::create_dir_all(&folder)?;
        let folder = folder.canonicalize()?;
        let letters = mails::drawn(arguments.letter.as_deref(), lang, &config.base()).map_err(Error::internal)?;
        for letter in &letters {
            write(letter, &folder, chromium.as_deref().map(|chromium| (chromium, profile.as_path())))?;
        }
        written += letters.len();
    }
    if written == 0 {
        let known = mails::letter_names().join(", ");
        return Err(Failed::Refused(format!("there is no such letter; there are {known}")));
    }
    // It may be busy with itself still, which is no reason to fail.
    drop(fs::remove_dir_all(profile));
    println!("{written} letters are in {}", arguments.out.display());
    if chromium.is_none() {
        println!("without pictures: there is no Chromium at {USUAL_CHROMIUM}; CHROMIUM can say where one is");
    }
    Ok(())
}

fn chromium() -> Option<PathBuf> {
    let said = std::env::var_os("CHROMIUM").map_or_else(|| PathBuf::from(USUAL_CHROMIUM), PathBuf::from);
    said.is_file().then_some(said)
}

fn write(letter: &Drawn, folder: &Path, browser: Option<(&Path, &Path)>) -> Result<(), Failed> {
    let file = |ending: &str| folder.join(format!("{}.{ending}", letter.name));
    fs::write(file("html"), &letter.words.html)?;
    fs::write(file("txt"), format!("{}\n\n{}", letter.words.subject, letter.words.text))?;
    let Some((chromium, profile)) = browser else { return Ok(()) };
    // Readers' machines have letters for every language; the one that takes the pictures may not.
    let (page, font) = (file("picture.html"), folder.join(FONT));
    fs::write(&font, asset_bytes(FONT).unwrap_or_default())?;
    let style = format!("<style>@font-face {{ font-family: Vazirmatn; src: url({FONT}); }}</style></head>");
    fs::write(&page, letter.words.html.replacen("</head>", &style, 1))?;
    let taken = photograph(chromium, profile, &page, &file("png"));
    fs::remove_file(page)?;
    fs::remove_file(font)?;
    taken
}

fn photograph(chromium: &Path, profile: &Path, page: &Path, picture: &Path) -> Result<(), Failed> {
    let failed =
        |why: &str| Failed::Refused(format!("{} made no picture of {}: {why}", chromium.display(), page.display()));
    let address = Url::from_file_path(page).map_err(|()| failed("its path is no address"))?;
    let status = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync", WINDOW])
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!("--screenshot={}", picture.display()))
        .arg(address.as_str())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if status.success() && picture.is_file() { Ok(()) } else { Err(failed(&status.to_string())) }
}
