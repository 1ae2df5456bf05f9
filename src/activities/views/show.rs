use super::{Places, path};
use crate::{
    activities::{
        attendance::{self, Tally},
        choices::Held,
        favourites::Heart,
        files::{self, Gallery, Shown},
        model::{Activity, ActivityStatus, Mode, Part, Standing, trend},
        queries::Beside,
        ratings::Stars,
        sessions::{Session, SessionLine},
        words,
    },
    platform::{
        db::{Moment, ids::TagId},
        i18n::Text,
        text::{SafeHtml, markdown, summary},
        web::{Chrome, PageOf},
    },
    schools::Term,
};
use askama::Template;

/// One activity: what, when, where, and the place to sign up.
#[derive(Template)]
#[template(path = "activities/show.html")]
pub struct ShowPage {
    chrome: Chrome,
    name: String,
    description: Option<SafeHtml>,
    badge: Option<String>,
    is_popular: bool,
    facts: Vec<Fact>,
    /// Name, and the class of its dot.
    category: Option<(String, String)>,
    /// Name, and where everything with it is.
    tags: Vec<(String, String)>,
    stars: Option<Stars>,
    /// Where members read what students think.
    ratings: Option<String>,
    heart: Option<Heart>,
    share: Option<Share>,
    places: Places,
    gallery: Gallery,
    notices: Vec<String>,
    sessions: Vec<SessionLine>,
    /// Where all dates are, if there are any.
    all_sessions: Option<String>,
    list: String,
    edit: Option<String>,
    files: Option<String>,
    roster: Option<String>,
    attendance: Option<String>,
    publish: Option<String>,
    cancel: Option<String>,
    archive: Option<String>,
    copy: Option<(String, Vec<(String, String)>)>,
    /// What was wrong with the term that a copy was asked into.
    wrong_term: Option<String>,
}

struct Fact {
    label: String,
    value: String,
    /// In whatever language somebody typed it; everything else is in the reader's.
    is_typed: bool,
}

/// What others see of a link to this page, before they follow it. Only of what everybody may see.
struct Share {
    link: String,
    summary: String,
    language: &'static str,
    picture: Option<SharedPicture>,
}

struct SharedPicture {
    link: String,
    alt: String,
    sides: Option<(i32, i32)>,
}

/// What was found, for the page to arrange.
pub struct ShowParts {
    pub activity: Activity,
    pub files: Vec<Shown>,
    /// To the picture that stands for it, from anywhere.
    pub cover: Option<String>,
    pub standing: Option<Standing>,
    pub term: Term,
    /// Its name, and where its dot stands on the colour wheel.
    pub category: Option<(String, i32)>,
    pub beside: Beside,
    /// To this page, from anywhere.
    pub link: String,
    pub may_edit: bool,
    pub may_see_roster: bool,
    /// The reader's own, where they have a place.
    pub attended: Tally,
    /// The group whose draw gives the places.
    pub held: Option<Held>,
    /// Where a copy could go.
    pub terms: Vec<Term>,
    /// The next few dates, and how many there are.
    pub sessions: PageOf<Session>,
}

impl ShowPage {
    pub fn of(chrome: &Chrome, parts: &ShowParts) -> Self {
        let (activity, lang) = (&parts.activity, chrome.lang);
        let base = path(chrome, &activity.id);
        let to = |rest: &str| format!("{base}{rest}");
        let next = activity.status.next();
        let edits = parts.may_edit;
        let copy = edits && !parts.terms.is_empty();
        let terms = || parts.terms.iter().map(|term| (term.id.to_string(), term.name.clone())).collect();
        let is_popular = activity.status == ActivityStatus::Published && activity.trend >= trend::POPULAR;
        let badge = (activity.status != ActivityStatus::Published)
            .then(|| lang.get(&format!("activity-{}", activity.status.as_str())));
        Self {
            name: activity.name.clone(),
            description: (!activity.description.is_empty()).then(|| markdown(&activity.description)),
            badge,
            is_popular,
            facts: facts(chrome, parts),
            category: parts.category.clone().map(|(name, hue)| (name, format!("hue-{hue}"))),
            tags: parts.beside.tags.iter().map(|(_, id, name)| (name.clone(), tagged(chrome, id))).collect(),
            stars: Stars::of(chrome, activity.average()).map(Stars::spelled),
            ratings: chrome.me().map(|_| to("/ratings")),
            heart: Heart::of(chrome, &activity.id, &activity.name, parts.beside.favourites.contains(&activity.id)),
            share: (activity.status == ActivityStatus::Published).then(|| Share {
                link: parts.link.clone(),
                summary: shared(chrome, parts),
                language: lang.code(),
                picture: SharedPicture::of(parts),
            }),
            places: Places::of(chrome, activity, parts.term.ends_on, parts.standing.as_ref())
                .by_choice(chrome, parts.held.as_ref().map(|held| (&held.group, held.closes_at))),
            gallery: Gallery::of(chrome, &parts.files),
            notices: notices(chrome, parts),
            sessions: parts.sessions.rows.iter().map(|row| SessionLine::of(chrome, row, &activity.room)).collect(),
            all_sessions: (activity.status != ActivityStatus::Draft).then(|| to("/sessions")),
            list: chrome.path("/activities"),
            edit: (edits && activity.status != ActivityStatus::Archived).then(|| to("/edit")),
            files: edits.then(|| to("/files")),
            roster: parts.may_see_roster.then(|| to("/roster")),
            attendance: (parts.may_see_roster && activity.status != ActivityStatus::Draft).then(|| to("/attendance")),
            publish: (edits && next.contains(&ActivityStatus::Published)).then(|| to("/publication")),
            cancel: (edits && next.contains(&ActivityStatus::Cancelled)).then(|| to("/cancellation")),
            archive: (edits && next.contains(&ActivityStatus::Archived)).then(|| to("/archiving")),
            copy: copy.then(|| (to("/copies"), terms())),
            wrong_term: None,
            chrome: chrome.clone(),
        }
    }

    /// The same after a copy that could not be made.
    #[must_use]
    pub fn with_wrong_term(self, wrong_term: Option<String>) -> Self {
        Self { wrong_term, ..self }
    }
}

impl SharedPicture {
    fn of(parts: &ShowParts) -> Option<Self> {
        let (shown, link) = files::cover(&parts.files).zip(parts.cover.clone())?;
        let sides = shown.file.width.zip(shown.file.height);
        Some(Self { link, alt: shown.link.alt.clone(), sides })
    }
}

fn tagged(chrome: &Chrome, tag: &TagId) -> String {
    chrome.path(&format!("/activities?tag={tag}"))
}

/// When and where, and what it is: as much as a preview of a link shows.
fn shared(chrome: &Chrome, parts: &ShowParts) -> String {
    let when = words::times(&parts.beside.slots_of(&parts.activity.id), chrome.lang);
    let about = summary(&parts.activity.description, 200);
    let said = [when, parts.activity.room.clone(), about];
    said.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn facts(chrome: &Chrome, parts: &ShowParts) -> Vec<Fact> {
    let (activity, lang) = (&parts.activity, chrome.lang);
    let leaders = |wanted: Part| {
        let of_part = parts.beside.leaders.iter().filter(|(_, part, _)| *part == wanted);
        let names: Vec<_> = of_part.map(|(.., person)| person.name.clone()).collect();
        names.join(&lang.get("list-separator"))
    };
    let when = |at: Option<Moment>| at.map(|at| chrome.when(at)).unwrap_or_default();
    let grades = match (activity.grade_from, activity.grade_to) {
        (None, None) => String::new(),
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => lang.say(&Text::of("activity-grades").with("from", from).with("to", to)),
        (Some(from), None) => lang.say(&Text::of("activity-grades-from").with("from", from)),
        (None, Some(to)) => lang.say(&Text::of("activity-grades-to").with("to", to)),
    };
    let level = activity.level.map(|level| lang.get(&format!("level-{}", level.as_str()))).unwrap_or_default();
    let rows = [
        ("activity-when", words::times(&parts.beside.slots_of(&activity.id), lang), false),
        ("activity-where", activity.room.clone(), true),
        ("activity-term", term_in_words(chrome, &parts.term), false),
        ("activity-with", leaders(Part::Lead), true),
        ("activity-helpers", leaders(Part::Helper), true),
        ("activity-level", level, false),
        ("activity-grade", grades, false),
        ("activity-opens", when(activity.signup_opens_at.filter(|at| *at > chrome.now())), false),
        ("activity-closes", when(activity.signup_closes_at), false),
        ("activity-withdraw", when(activity.withdraw_until), false),
        ("attendance-yours", attendance::said(&parts.attended).map(|text| lang.say(&text)).unwrap_or_default(), false),
    ];
    let fact = |(key, value, is_typed): (&str, String, bool)| {
        (!value.is_empty()).then(|| Fact { label: lang.get(key), value, is_typed })
    };
    rows.into_iter().filter_map(fact).collect()
}

fn term_in_words(chrome: &Chrome, term: &Term) -> String {
    match chrome.lang.dates() {
        // The name keeps its own direction inside the sentence.
        Some(dates) => {
            format!("\u{2068}{}\u{2069}, {} – {}", term.name, dates.date(term.starts_on), dates.date(term.ends_on))
        }
        None => term.name.clone(),
    }
}

/// What the reader should know before they press the button.
fn notices(chrome: &Chrome, parts: &ShowParts) -> Vec<String> {
    let activity = &parts.activity;
    let mut notices = Vec::new();
    if let Some(reason) = activity.cancel_reason.as_ref().filter(|_| activity.status == ActivityStatus::Cancelled) {
        notices.push(chrome.lang.say(&Text::of("activity-cancelled-because").with("reason", reason)));
    }
    match &parts.standing {
        Some(Standing::Waiting { passed_over: true, blocked_by: Some(other), .. }) => {
            notices.push(chrome.lang.say(&Text::of("activity-blocked-by").with("other", other)));
        }
        Some(Standing::Waiting { passed_over: true, blocked_by: None, .. }) => {
            notices.push(chrome.lang.get("activity-blocked-by-limit"));
        }
        None | Some(Standing::Declined { .. })
            if activity.status == ActivityStatus::Published && parts.held.is_none() =>
        {
            if let Some(Standing::Declined { message }) = &parts.standing {
                notices.push(declined(chrome, message.as_deref()));
            }
            let open = activity.takes_sign_ups(chrome.now(), chrome.today(), parts.term.ends_on);
            notices.extend(open.err().map(|why| chrome.lang.say(&why.text(|at| chrome.local(at)))));
        }
        _ => {}
    }
    notices.extend(mode_in_words(chrome, activity).filter(|_| activity.status == ActivityStatus::Published));
    notices
}

fn declined(chrome: &Chrome, message: Option<&str>) -> String {
    chrome.lang.say(&match message {
        Some(message) => Text::of("activity-declined-because").with("message", message),
        None => Text::of("activity-declined"),
    })
}

/// How places are given, where it is not simply to whoever asks first.
fn mode_in_words(chrome: &Chrome, activity: &Activity) -> Option<String> {
    Some(chrome.lang.say(&match activity.mode {
        Mode::FirstCome => return None,
        Mode::Approval => Text::of("activity-mode-approval-words"),
        Mode::Offers => Text::of("activity-mode-offers-words").with("n", activity.offer_hours),
    }))
}
