//! Announcements as they are read and written.

use super::{
    forms::AnnouncementForm,
    model::{Announcement, Audience, Reach, ShownAs, Status},
};
use crate::platform::{
    access::{Announce, Role},
    db::ids::{ActivityId, AnnouncementId, ProgramId},
    i18n::{Lang, Text},
    text::{SafeHtml, markdown},
    web::{Chrome, Form, PageOf, Pager, Query},
};
use actix_web::cookie::{Cookie, SameSite, time::Duration};
use askama::Template;

/// The cookie that remembers which banners were put away.
pub const DISMISSED: &str = "announcements";
/// A browser keeps no more of them.
const MOST_DISMISSED: usize = 20;

pub fn path(chrome: &Chrome, id: &AnnouncementId) -> String {
    chrome.path(&format!("/announcements/{id}"))
}

/// What was put away, and this.
pub fn dismissed(seen: &str, id: &AnnouncementId) -> Cookie<'static> {
    let known =
        seen.split('.').filter(|seen| AnnouncementId::try_from((*seen).to_owned()).is_ok_and(|seen| seen != *id));
    let kept: Vec<&str> = std::iter::once(id.as_str()).chain(known).take(MOST_DISMISSED).collect();
    Cookie::build(DISMISSED, kept.join("."))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(Duration::days(90))
        .finish()
}

/// What Today says: banners above everything, and the newest in a list.
pub struct Board {
    pub banners: Vec<Line>,
    pub lines: Vec<Line>,
    pub all: String,
}

/// An announcement in a list.
pub struct Line {
    pub title: String,
    pub path: String,
    /// Since when, and until when if it ends.
    pub when: String,
    pub dismiss: String,
}

impl Board {
    pub fn of(chrome: &Chrome, on: Vec<Announcement>, seen: &str) -> Self {
        let is_seen = |announcement: &Announcement| seen.split('.').any(|id| id == announcement.id.as_str());
        let as_banner = |one: &&Announcement| one.shown_as == ShownAs::Banner && !is_seen(one);
        Self {
            banners: on.iter().filter(as_banner).map(|one| Line::of(chrome, one)).collect(),
            lines: on.iter().map(|one| Line::of(chrome, one)).collect(),
            all: chrome.path("/announcements"),
        }
    }
}

impl Line {
    fn of(chrome: &Chrome, announcement: &Announcement) -> Self {
        let here = path(chrome, &announcement.id);
        Self {
            title: announcement.title.clone(),
            when: when(chrome, announcement),
            dismiss: format!("{here}/dismissal"),
            path: here,
        }
    }
}

/// "Since Monday, …", "From … until …".
fn when(chrome: &Chrome, announcement: &Announcement) -> String {
    let begins = match (announcement.starts_at, announcement.published_at) {
        (Some(starts), Some(published)) => Some(starts.max(published)),
        (starts, published) => starts.or(published),
    };
    let text = match (begins, announcement.ends_at) {
        (Some(from), Some(until)) => {
            Text::of("announcement-from-until").with("from", chrome.local(from)).with("until", chrome.local(until))
        }
        (Some(from), None) => Text::of("announcement-from").with("from", chrome.local(from)),
        (None, Some(until)) => Text::of("announcement-until").with("until", chrome.local(until)),
        (None, None) => return String::new(),
    };
    chrome.lang.say(&text)
}

#[derive(Template)]
#[template(path = "announcements/index.html")]
pub struct IndexPage {
    chrome: Chrome,
    rows: Vec<Line>,
    pager: Pager,
    may_write: bool,
}

impl IndexPage {
    pub fn of(chrome: &Chrome, query: &Query, list: PageOf<Announcement>) -> Self {
        Self {
            pager: Pager::of(&list, &query.links(), chrome.lang),
            rows: list.rows.iter().map(|one| Line::of(chrome, one)).collect(),
            may_write: chrome.may::<Announce>(),
            chrome: chrome.clone(),
        }
    }
}

#[derive(Template)]
#[template(path = "announcements/written.html")]
pub struct WrittenPage {
    chrome: Chrome,
    rows: Vec<WrittenLine>,
    pager: Pager,
}

struct WrittenLine {
    line: Line,
    state: State,
    author: String,
}

/// What has become of it, in words and in colour.
struct State {
    words: String,
    mark: &'static str,
}

impl State {
    fn of(chrome: &Chrome, announcement: &Announcement) -> Self {
        let now = chrome.now();
        let (key, mark) = match announcement.status {
            Status::Draft => ("announcement-draft", "badge wait"),
            Status::Withdrawn => ("announcement-withdrawn", "badge plain"),
            Status::Published if announcement.is_over(now) => ("announcement-state-over", "badge plain"),
            Status::Published if announcement.is_on(now) => ("announcement-state-on", "badge"),
            Status::Published => ("announcement-state-later", "badge wait"),
        };
        Self { words: chrome.lang.say(&Text::of(key)), mark }
    }
}

impl WrittenPage {
    pub fn of(chrome: &Chrome, query: &Query, list: PageOf<(Announcement, String)>) -> Self {
        let line = |(one, author): &(Announcement, String)| WrittenLine {
            line: Line::of(chrome, one),
            state: State::of(chrome, one),
            author: author.clone(),
        };
        Self {
            pager: Pager::of(&list, &query.links(), chrome.lang),
            rows: list.rows.iter().map(line).collect(),
            chrome: chrome.clone(),
        }
    }
}

/// Whom an announcement is for, and what they are called.
pub struct Names {
    pub audiences: Vec<Audience>,
    pub programs: Vec<(ProgramId, String)>,
    pub activities: Vec<(ActivityId, String)>,
}

impl Names {
    fn in_words(&self, lang: Lang) -> Vec<String> {
        let one = |audience: &Audience| match audience {
            Audience::School => Some(lang.say(&Text::of("announcement-to-school"))),
            Audience::Role(role) => Some(to_role(lang, *role)),
            Audience::Program(id) => self.programs.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone()),
            Audience::Activity(id) => {
                self.activities.iter().find(|(known, _)| known == id).map(|(_, name)| name.clone())
            }
        };
        self.audiences.iter().filter_map(one).collect()
    }
}

fn to_role(lang: Lang, role: Role) -> String {
    lang.get(&format!("announcement-to-{}", role.as_str()))
}

/// An announcement as those read it whom it is for; to whoever may change it also what they can do.
#[derive(Template)]
#[template(path = "announcements/show.html")]
pub struct ShowPage {
    chrome: Chrome,
    title: String,
    body: SafeHtml,
    when: String,
    here: String,
    manage: Option<Manage>,
}

struct Manage {
    state: State,
    audience: Vec<String>,
    shown_as: String,
    /// What is known about its mail.
    mail: String,
    may_publish: bool,
    may_withdraw: bool,
}

impl ShowPage {
    pub fn of(chrome: &Chrome, announcement: Announcement, names: Option<Names>) -> Self {
        Self {
            body: markdown(&announcement.body),
            when: when(chrome, &announcement),
            here: path(chrome, &announcement.id),
            manage: names.map(|names| Manage::of(chrome, &announcement, &names)),
            title: announcement.title,
            chrome: chrome.clone(),
        }
    }
}

impl Manage {
    fn of(chrome: &Chrome, announcement: &Announcement, names: &Names) -> Self {
        let lang = chrome.lang;
        let mail = match (announcement.by_mail, announcement.mailed_at) {
            (_, Some(at)) => Text::of("announcement-mailed").with("when", chrome.local(at)),
            (true, None) => Text::of("announcement-by-mail"),
            (false, None) => Text::of("announcement-no-mail"),
        };
        Self {
            state: State::of(chrome, announcement),
            audience: names.in_words(lang),
            shown_as: lang.get(&format!("announcement-as-{}", announcement.shown_as.as_str())),
            mail: lang.say(&mail),
            may_publish: announcement.status != Status::Published,
            may_withdraw: announcement.status == Status::Published,
        }
    }
}

#[derive(Template)]
#[template(path = "announcements/edit.html")]
pub struct EditPage {
    chrome: Chrome,
    form: Form<AnnouncementForm>,
    action: String,
    back: String,
    is_new: bool,
    /// The whole school and its roles, for whoever may write to them.
    groups: Vec<Choice>,
    programs: Vec<Choice>,
    activities: Vec<Choice>,
}

struct Choice {
    value: String,
    name: String,
    is_chosen: bool,
}

impl EditPage {
    pub fn of(
        chrome: &Chrome,
        announcement: Option<&Announcement>,
        form: &Form<AnnouncementForm>,
        reach: Reach,
    ) -> Self {
        let here = announcement.map(|one| path(chrome, &one.id));
        let list = chrome.path("/announcements");
        let choice = |audience: Audience, name: String| {
            let value = audience.to_string();
            Choice { is_chosen: form.has(&value), value, name }
        };
        let school = || choice(Audience::School, chrome.lang.say(&Text::of("announcement-to-school")));
        let role = |role: &Role| choice(Audience::Role(*role), to_role(chrome.lang, *role));
        Self {
            is_new: here.is_none(),
            back: here.clone().unwrap_or_else(|| format!("{list}/written")),
            action: here.unwrap_or(list),
            groups: match reach.is_whole {
                true => std::iter::once(school()).chain(Role::ALL.iter().map(role)).collect(),
                false => Vec::new(),
            },
            programs: reach.programs.into_iter().map(|(id, name)| choice(Audience::Program(id), name)).collect(),
            activities: reach.activities.into_iter().map(|(id, name)| choice(Audience::Activity(id), name)).collect(),
            form: form.clone(),
            chrome: chrome.clone(),
        }
    }
}
