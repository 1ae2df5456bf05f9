//! The average in stars and words, and the page of comments.

use super::{
    forms::{LONGEST_COMMENT, LONGEST_REASON, RateForm, ReasonForm},
    model::{Rating, ReportState},
    queries::Comment,
};
use crate::{
    activities::model::{Activity, Average},
    platform::{
        db::ids::{PersonId, RatingId},
        i18n::Text,
        web::{Chrome, Form, ListPath, PageOf, Pager},
    },
};
use askama::Template;

/// The average: stars for the eye, the number beside them, and all of it in words for whoever hears the page.
#[derive(Template, Clone)]
#[template(path = "activities/ratings/_stars.html")]
pub struct Stars {
    stars: String,
    /// "4.8 (40)".
    number: String,
    words: String,
    /// Whether the words are there for everybody, instead of the number alone.
    is_spelled: bool,
}

// Its template has escaped its text already.
impl askama::filters::HtmlSafe for Stars {}

/// "★★★★☆": characters, which need no colour and no picture.
fn stars(score: i32) -> String {
    (1..=Average::BEST).map(|star| if star <= score { '★' } else { '☆' }).collect()
}

impl Stars {
    /// Nothing while nobody has rated.
    pub fn of(chrome: &Chrome, average: Average) -> Option<Self> {
        let tenths = average.tenths()?;
        let number = format!("{}.{}", tenths / 10, tenths % 10);
        let words = Text::of("rating-average").with("score", &number).with("n", average.count);
        let number = format!("{number} ({})", average.count);
        Some(Self { stars: stars((tenths + 5) / 10), words: chrome.lang.say(&words), number, is_spelled: false })
    }

    /// With its words for everybody: where there is room.
    #[must_use]
    pub fn spelled(self) -> Self {
        Self { is_spelled: true, ..self }
    }
}

/// A reason that was missing or too long.
pub struct Wrong {
    pub rating: RatingId,
    pub form: Form<ReasonForm>,
    pub is_report: bool,
}

/// What was found, for the page to arrange.
pub struct RatingsParts {
    pub activity: Activity,
    pub list: PageOf<Comment>,
    pub scores: Vec<(i32, i64)>,
    pub reports: Vec<(RatingId, PersonId, String, ReportState)>,
    pub own: Option<Rating>,
    pub was_there: bool,
    pub may_edit: bool,
    pub me: PersonId,
    pub form: Form<RateForm>,
    pub wrong: Option<Wrong>,
    pub links: ListPath,
}

/// What students think of one activity.
#[derive(Template)]
#[template(path = "activities/ratings/index.html")]
pub struct RatingsPage {
    chrome: Chrome,
    form: Form<RateForm>,
    name: String,
    back: String,
    stars: Option<Stars>,
    scores: Vec<Score>,
    rate: Option<Rate>,
    /// Why a student cannot rate.
    not_there: bool,
    rows: Vec<Line>,
    page: i64,
    longest_comment: usize,
    longest_reason: usize,
    has_error: bool,
    pager: Pager,
}

/// How many gave this score.
struct Score {
    stars: String,
    words: String,
    count: i64,
    most: i64,
}

struct Rate {
    action: String,
    /// Value, stars, what it means, chosen.
    choices: Vec<(String, String, String, bool)>,
    is_change: bool,
    /// Why it is hidden, if it is.
    hidden: Option<String>,
}

struct Line {
    id: String,
    score: String,
    score_in_words: String,
    comment: String,
    when: String,
    /// For staff; their own is "you" to everybody.
    author: Option<String>,
    is_own: bool,
    hidden: Option<String>,
    /// Reasons that were given, and whether they wait for an answer.
    reports: Vec<String>,
    is_reported: bool,
    /// The reader has reported it already.
    was_reported_by_me: bool,
    report: Option<Ask>,
    hide: Option<Ask>,
    show: Option<String>,
    dismiss: Option<String>,
}

/// A form that asks for a reason, with what was wrong with it.
struct Ask {
    action: String,
    /// The field's own id.
    field: String,
    typed: String,
    wrong: Option<String>,
}

impl RatingsPage {
    pub fn of(chrome: &Chrome, parts: RatingsParts) -> Self {
        let lang = chrome.lang;
        let base = chrome.path(&format!("/activities/{}", parts.activity.id));
        let is_wrong = parts.wrong.is_some() || !parts.form.errors().is_empty();
        let rows = parts.list.rows.iter().map(|row| Line::of(chrome, &base, &parts, row)).collect();
        let is_student = chrome.may::<crate::platform::access::JoinActivities>();
        let rate = (is_student && parts.was_there).then(|| Rate {
            action: format!("{base}/rating"),
            choices: (1..=Average::BEST).rev().map(|score| choice(chrome, score, &parts.form.score)).collect(),
            is_change: parts.own.is_some(),
            hidden: parts.own.as_ref().and_then(|own| own.hidden_reason.clone()),
        });
        Self {
            name: parts.activity.name.clone(),
            stars: Stars::of(chrome, parts.activity.average()).map(Stars::spelled),
            scores: scores(chrome, &parts.scores),
            not_there: is_student && rate.is_none(),
            rate,
            rows,
            page: parts.list.page,
            pager: Pager::of(&parts.list, &parts.links, lang),
            longest_comment: LONGEST_COMMENT,
            longest_reason: LONGEST_REASON,
            has_error: is_wrong,
            back: base,
            form: parts.form,
            chrome: chrome.clone(),
        }
    }
}

fn choice(chrome: &Chrome, score: i32, chosen: &str) -> (String, String, String, bool) {
    let value = score.to_string();
    let is_chosen = value == chosen;
    (value, stars(score), chrome.lang.get(&format!("rating-score-{score}")), is_chosen)
}

/// The best first; those that nobody gave too.
fn scores(chrome: &Chrome, given: &[(i32, i64)]) -> Vec<Score> {
    let most = given.iter().map(|(_, n)| *n).sum::<i64>().max(1);
    let one = |score: i32| {
        let count = given.iter().find(|(known, _)| *known == score).map_or(0, |(_, n)| *n);
        let words = Text::of("rating-gave").with("score", score).with("n", count);
        Score { stars: stars(score), words: chrome.lang.say(&words), count, most }
    };
    if given.is_empty() { Vec::new() } else { (1..=Average::BEST).rev().map(one).collect() }
}

impl Line {
    fn of(chrome: &Chrome, base: &str, parts: &RatingsParts, row: &Comment) -> Self {
        let (rating, lang) = (&row.rating, chrome.lang);
        let here = format!("{base}/ratings/{}", rating.id);
        let is_own = rating.person_id == parts.me;
        let of_it = || parts.reports.iter().filter(|(id, ..)| *id == rating.id);
        let is_reported = of_it().any(|(.., state)| *state == ReportState::Open);
        let by_me = of_it().any(|(_, by, ..)| *by == parts.me);
        let edits = parts.may_edit;
        let ask = |kind: &str, resource: &str, is_report: bool| {
            let wrong = parts.wrong.as_ref().filter(|w| w.rating == rating.id && w.is_report == is_report);
            Ask {
                action: format!("{here}/{resource}"),
                field: format!("{kind}-{}", rating.id),
                typed: wrong.map(|wrong| wrong.form.reason.clone()).unwrap_or_default(),
                wrong: wrong.and_then(|wrong| wrong.form.wrong("reason", &lang)),
            }
        };
        let is_hidden = rating.is_hidden();
        Self {
            id: rating.id.to_string(),
            score: stars(rating.score),
            score_in_words: lang.get(&format!("rating-score-{}", rating.score)),
            comment: rating.comment.clone(),
            when: lang.dates().map(|dates| dates.date(chrome.local(rating.updated_at).date())).unwrap_or_default(),
            author: (edits && !is_own).then(|| row.author.name.clone()),
            is_own,
            hidden: rating.hidden_reason.clone().filter(|_| edits || is_own),
            reports: if edits { of_it().map(|(.., why, _)| why.clone()).collect() } else { Vec::new() },
            is_reported: edits && is_reported,
            was_reported_by_me: by_me && !edits,
            report: (!is_own && !edits && !is_hidden && !by_me).then(|| ask("report", "reports", true)),
            hide: (edits && !is_hidden).then(|| ask("hide", "hiding", false)),
            show: (edits && is_hidden).then(|| format!("{here}/showing")),
            dismiss: (edits && is_reported).then(|| format!("{here}/dismissal")),
        }
    }
}
