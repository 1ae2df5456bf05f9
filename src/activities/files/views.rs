//! The pictures and papers of an activity, and the page on which they are hung.

use super::{
    forms::{AddForm, DescribeForm},
    model::{MOST, Shown},
};
use crate::{
    activities::model::Activity,
    platform::{
        db::ids::FileLinkId,
        files::{FileStatus, Kind, LARGEST, MOST_PIXELS, THUMBNAIL, in_words},
        i18n::Text,
        web::{Chrome, FieldErrors, Form},
    },
};
use askama::Template;
use serde::Serialize;

/// What hangs at an activity, on its page: the first picture large, the others small, papers by their names.
#[derive(Template, Clone)]
#[template(path = "activities/files/_gallery.html")]
pub struct Gallery {
    chrome: Chrome,
    cover: Option<Picture>,
    pictures: Vec<Picture>,
    papers: Vec<Paper>,
}

#[derive(Clone)]
struct Picture {
    alt: String,
    path: String,
    small: String,
    width: i32,
    height: i32,
}

#[derive(Clone)]
struct Paper {
    title: String,
    path: String,
    size: String,
}

// It is drawn by its own template, which escapes.
impl askama::filters::HtmlSafe for Gallery {}

impl Gallery {
    pub fn of(chrome: &Chrome, files: &[Shown]) -> Self {
        let (images, papers): (Vec<_>, Vec<_>) =
            files.iter().filter(|shown| shown.is_clean()).partition(|shown| shown.file.is_image());
        let mut pictures: Vec<_> = images.into_iter().map(|shown| Picture::of(chrome, shown)).collect();
        let cover = (!pictures.is_empty()).then(|| pictures.remove(0));
        let paper = |shown: &Shown| Paper {
            title: title(shown),
            path: path(chrome, &shown.link.id, "/download"),
            size: chrome.lang.say(&in_words(shown.file.size)),
        };
        Self { chrome: chrome.clone(), cover, pictures, papers: papers.into_iter().map(paper).collect() }
    }
}

impl Picture {
    fn of(chrome: &Chrome, shown: &Shown) -> Self {
        Self {
            alt: shown.link.alt.clone(),
            path: path(chrome, &shown.link.id, ""),
            small: path(chrome, &shown.link.id, "/thumbnail"),
            width: shown.file.width.unwrap_or(1),
            height: shown.file.height.unwrap_or(1),
        }
    }

    /// Of the small one: what a browser keeps free for it.
    fn small_sides(&self) -> (i32, i32) {
        let longest = self.width.max(self.height).max(1);
        let most = i32::try_from(THUMBNAIL).unwrap_or(longest).min(longest);
        let scaled =
            |side: i32| i32::try_from(i64::from(side) * i64::from(most) / i64::from(longest)).unwrap_or(1).max(1);
        (scaled(self.width), scaled(self.height))
    }
}

pub fn path(chrome: &Chrome, id: &FileLinkId, rest: &str) -> String {
    chrome.path(&format!("/files/{id}{rest}"))
}

/// Its words, or else what it is called.
fn title(shown: &Shown) -> String {
    if shown.link.alt.is_empty() { shown.file.name.clone() } else { shown.link.alt.clone() }
}

/// Words for a file that have to be typed again.
pub struct Retyped {
    id: FileLinkId,
    alt: String,
    wrong: Option<String>,
}

impl Retyped {
    pub fn of(id: &FileLinkId, form: &Form<DescribeForm>, chrome: &Chrome) -> Self {
        Self { id: id.clone(), alt: form.alt.clone(), wrong: form.wrong("alt", &chrome.lang) }
    }
}

/// What was found, for the page to arrange.
pub struct FilesParts {
    pub activity: Activity,
    pub files: Vec<Shown>,
    /// How much the school's files take, and may take; for those who look after the school.
    pub used: Option<(i64, i64)>,
    pub retyped: Option<Retyped>,
}

#[derive(Template)]
#[template(path = "activities/files/index.html")]
pub struct FilesPage {
    chrome: Chrome,
    form: Form<AddForm>,
    name: String,
    back: String,
    action: String,
    uploads: String,
    rows: Vec<Row>,
    used: Option<String>,
    /// No more than so many hang at one activity.
    enough: Option<String>,
    accepts: String,
    largest: String,
    has_wrong_row: bool,
}

struct Row {
    id: String,
    name: String,
    title: String,
    alt: String,
    wrong: Option<String>,
    size: String,
    badge: Option<(&'static str, String)>,
    picture: Option<Picture>,
    path: String,
    is_first: bool,
    is_last: bool,
    is_clean: bool,
}

impl FilesPage {
    pub fn of(chrome: &Chrome, form: &Form<AddForm>, parts: FilesParts) -> Self {
        let (lang, back) = (chrome.lang, chrome.path(&format!("/activities/{}", parts.activity.id)));
        let last = parts.files.len().saturating_sub(1);
        let row = |(at, shown): (usize, &Shown)| {
            let retyped = parts.retyped.as_ref().filter(|retyped| retyped.id == shown.link.id);
            Row::of(chrome, shown, retyped, at == 0, at == last)
        };
        let used = |(used, quota): (i64, i64)| {
            let (used, quota) = (lang.say(&in_words(used)), lang.say(&in_words(quota)));
            lang.say(&Text::of("files-used").with("used", used).with("quota", quota))
        };
        Self {
            form: form.clone(),
            name: parts.activity.name.clone(),
            action: format!("{back}/files"),
            uploads: format!("{back}/uploads"),
            back,
            has_wrong_row: parts.retyped.is_some(),
            rows: parts.files.iter().enumerate().map(row).collect(),
            used: parts.used.map(used),
            enough: (parts.files.len() >= MOST).then(|| lang.say(&Text::of("file-enough").with("most", MOST))),
            accepts: Kind::ALL.map(Kind::content_type).join(","),
            largest: lang.say(
                &Text::of("file-hint")
                    .with("most", i64::try_from(LARGEST / 1024 / 1024).unwrap_or_default())
                    .with("pixels", i64::try_from(MOST_PIXELS / 1_000_000).unwrap_or_default()),
            ),
            chrome: chrome.clone(),
        }
    }
}

impl Row {
    fn of(chrome: &Chrome, shown: &Shown, retyped: Option<&Retyped>, is_first: bool, is_last: bool) -> Self {
        let lang = chrome.lang;
        let badge = match shown.file.status {
            FileStatus::Clean => None,
            FileStatus::Held => Some(("badge wait", lang.get("file-held"))),
            FileStatus::Infected => Some(("badge stop", lang.get("file-refused"))),
        };
        Self {
            id: shown.link.id.to_string(),
            name: shown.file.name.clone(),
            title: title(shown),
            alt: retyped.map_or(&shown.link.alt, |retyped| &retyped.alt).clone(),
            wrong: retyped.and_then(|retyped| retyped.wrong.clone()),
            size: lang.say(&in_words(shown.file.size)),
            badge,
            picture: (shown.file.is_image() && shown.is_clean()).then(|| Picture::of(chrome, shown)),
            path: path(chrome, &shown.link.id, ""),
            is_first,
            is_last,
            is_clean: shown.is_clean(),
        }
    }
}

/// Asks before a file is taken down.
#[derive(Template)]
#[template(path = "activities/files/remove.html")]
pub struct RemovePage {
    chrome: Chrome,
    activity: String,
    title: String,
    picture: Option<Picture>,
    action: String,
    back: String,
}

impl RemovePage {
    pub fn of(chrome: &Chrome, activity: &Activity, shown: &Shown) -> Self {
        Self {
            activity: activity.name.clone(),
            title: title(shown),
            picture: (shown.file.is_image() && shown.is_clean()).then(|| Picture::of(chrome, shown)),
            action: path(chrome, &shown.link.id, "/removal"),
            back: chrome.path(&format!("/activities/{}/files", activity.id)),
            chrome: chrome.clone(),
        }
    }
}

/// For a script: how a file is brought.
#[derive(Serialize)]
pub struct Issued {
    method: &'static str,
    url: String,
    /// The type that was signed, and has to be said again.
    kind: &'static str,
    ticket: String,
}

impl Issued {
    pub fn of(direct: Option<String>, ours: String, ticket: String, kind: Kind) -> Self {
        let kind = kind.content_type();
        match direct {
            Some(url) => Self { method: "PUT", url, kind, ticket },
            None => Self { method: "POST", url: ours, kind, ticket },
        }
    }
}

/// For the same script: why not, in words.
#[derive(Serialize)]
pub struct Refusal {
    wrong: Vec<String>,
}

impl Refusal {
    pub fn of(chrome: &Chrome, errors: &FieldErrors) -> Self {
        Self { wrong: errors.iter().map(|(_, text)| chrome.lang.say_plain(text)).collect() }
    }
}
