use super::path;
use crate::{
    activities::{
        model::{Activity, ActivityStatus, Mode, Standing, is_open},
        queries::ListRow,
        words,
    },
    platform::{access::JoinActivities, db::ids::ActivityId, i18n::Text, web::Chrome},
};
use askama::Template;
use chrono::NaiveDate;

/// How many places there are, where the reader stands, and the one thing to do about it. The list and the activity's
/// own page nest the same.
#[derive(Template, Clone)]
#[template(path = "activities/_places.html")]
pub struct Places {
    chrome: Chrome,
    id: String,
    name: String,
    summary: String,
    /// Taken, and of how many; none where there is room for everyone.
    meter: Option<(i32, i32)>,
    is_full: bool,
    standing: Option<String>,
    is_waiting: bool,
    button: Option<Button>,
    /// The other answer, where there are two.
    other: Option<Button>,
    sign_in: Option<String>,
    /// What was done just now, for the status line.
    said: Option<String>,
}

// Its template has escaped its text already.
impl askama::filters::HtmlSafe for Places {}

#[derive(Clone)]
struct Button {
    action: String,
    word: String,
    /// What is answered, where the form asks something.
    answer: Option<&'static str>,
    is_primary: bool,
}

/// What the list and the page both know.
struct Facts<'a> {
    id: &'a ActivityId,
    name: &'a str,
    status: ActivityStatus,
    capacity: Option<i32>,
    enrolled: i32,
    waiting: i32,
    mode: Mode,
    is_open: bool,
    standing: Option<&'a Standing>,
}

impl Places {
    pub fn of(chrome: &Chrome, activity: &Activity, term_ends_on: NaiveDate, standing: Option<&Standing>) -> Self {
        Self::draw(
            chrome,
            &Facts {
                id: &activity.id,
                name: &activity.name,
                status: activity.status,
                capacity: activity.capacity,
                enrolled: activity.enrolled_count,
                waiting: activity.waitlisted_count,
                mode: activity.mode,
                is_open: activity.takes_sign_ups(chrome.now(), chrome.today(), term_ends_on).is_ok(),
                standing,
            },
        )
    }

    pub fn of_row(chrome: &Chrome, row: &ListRow) -> Self {
        let window = (row.signup_opens_at, row.signup_closes_at);
        let standing = row.standing();
        Self::draw(
            chrome,
            &Facts {
                id: &row.id,
                name: &row.name,
                status: row.status,
                capacity: row.capacity,
                enrolled: row.enrolled_count,
                waiting: row.waitlisted_count,
                mode: row.mode,
                is_open: is_open(row.status, window, row.term_ends_on, chrome.now(), chrome.today()).is_ok(),
                standing: standing.as_ref(),
            },
        )
    }

    /// With a sentence for the status line: what was done just now.
    #[must_use]
    pub fn saying(self, chrome: &Chrome, text: &Text) -> Self {
        Self { said: Some(chrome.lang.say(text)), ..self }
    }

    fn draw(chrome: &Chrome, facts: &Facts<'_>) -> Self {
        let lang = chrome.lang;
        let is_full = facts.capacity.is_some_and(|capacity| facts.enrolled >= capacity);
        let summary = words::places_of(facts.capacity, facts.enrolled, facts.waiting);
        let base = path(chrome, facts.id);
        let is_on = facts.status == ActivityStatus::Published;
        let is_kept = matches!(facts.standing, Some(Standing::Offered { until }) if *until > chrome.now());
        let button = match facts.standing {
            Some(Standing::Enrolled) if is_on => Some(("withdrawal", "activity-leave", false)),
            Some(Standing::Waiting { .. }) if is_on => Some(("withdrawal", "activity-leave-queue", false)),
            Some(Standing::Requested) if is_on => Some(("withdrawal", "activity-take-back", false)),
            Some(Standing::Offered { .. }) if is_on && is_kept => Some(("offer", "offer-accept", true)),
            None | Some(Standing::Declined { .. }) if facts.is_open => Some(match facts.mode {
                Mode::Approval => ("signups", "activity-ask", true),
                _ if is_full => ("signups", "activity-join-queue", false),
                _ => ("signups", "activity-sign-up", true),
            }),
            _ => None,
        };
        let draw = |(resource, word, is_primary): (&str, &str, bool)| Button {
            action: format!("{base}/{resource}"),
            word: lang.get(word),
            answer: (resource == "offer").then_some(if is_primary { "yes" } else { "no" }),
            is_primary,
        };
        let button = button.filter(|_| chrome.may::<JoinActivities>()).map(draw);
        let other = button.as_ref().filter(|button| button.answer.is_some());
        let other = other.map(|_| draw(("offer", "offer-decline", false)));
        let standing = facts.standing.and_then(|standing| match standing {
            Standing::Enrolled => Some(Text::of("activity-you-are-in")),
            Standing::Offered { until } if is_kept => {
                Some(Text::of("activity-offered-until").with("until", chrome.local(*until)))
            }
            Standing::Offered { .. } => Some(Text::of("activity-offer-over")),
            Standing::Requested => Some(Text::of("activity-you-asked")),
            Standing::Declined { .. } => None,
            Standing::Waiting { position, .. } => Some(Text::of("activity-you-wait").with("position", *position)),
        });
        Self {
            id: facts.id.to_string(),
            name: facts.name.to_owned(),
            summary: lang.say(&if is_on { summary } else { Text::of(cancelled_or(facts.status)) }),
            meter: facts.capacity.filter(|_| is_on).map(|capacity| (facts.enrolled, capacity)),
            is_full,
            standing: standing.map(|text| lang.say(&text)),
            is_waiting: !matches!(facts.standing, Some(Standing::Enrolled)),
            button,
            other,
            sign_in: (facts.is_open && chrome.user().is_none()).then(|| chrome.sign_in_path()),
            said: None,
            chrome: chrome.clone(),
        }
    }
}

fn cancelled_or(status: ActivityStatus) -> &'static str {
    match status {
        ActivityStatus::Draft => "activity-draft",
        ActivityStatus::Published => "activity-published",
        ActivityStatus::Cancelled => "activity-cancelled",
        ActivityStatus::Archived => "activity-archived",
    }
}
