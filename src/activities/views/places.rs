use super::path;
use crate::{
    activities::{
        model::{Activity, ActivityStatus, Standing},
        queries::ListRow,
        words,
    },
    platform::{
        access::JoinActivities,
        db::{
            Moment,
            ids::{ActivityId, GroupId},
        },
        i18n::Text,
        web::Chrome,
    },
};
use askama::Template;

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
    is_on: bool,
    standing: Option<String>,
    is_waiting: bool,
    button: Option<Button>,
    sign_in: Option<String>,
    /// Where one chooses, when a draw gives the places: address, word of the link, and what it says.
    choose: Option<(String, String, String)>,
    /// What was done just now, for the status line.
    said: Option<String>,
}

// Its template has escaped its text already.
impl askama::filters::HtmlSafe for Places {}

#[derive(Clone)]
struct Button {
    action: String,
    word: String,
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
    is_open: bool,
    standing: Option<&'a Standing>,
}

impl Places {
    pub fn of(chrome: &Chrome, activity: &Activity, standing: Option<&Standing>) -> Self {
        Self::draw(
            chrome,
            &Facts {
                id: &activity.id,
                name: &activity.name,
                status: activity.status,
                capacity: activity.capacity,
                enrolled: activity.enrolled_count,
                waiting: activity.waitlisted_count,
                is_open: activity.takes_sign_ups(chrome.now()).is_ok(),
                standing,
            },
        )
    }

    pub fn of_row(chrome: &Chrome, row: &ListRow) -> Self {
        let now = chrome.now();
        let has_opened = row.signup_opens_at.is_none_or(|opens| opens <= now);
        let is_over = row.signup_closes_at.is_some_and(|closes| closes <= now);
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
                is_open: row.status == ActivityStatus::Published && has_opened && !is_over,
                standing: standing.as_ref(),
            },
        )
        .by_choice(chrome, row.drawn_in.as_ref().zip(row.chosen_until))
    }

    /// Where a draw gives the places, nobody signs up: they choose.
    #[must_use]
    pub fn by_choice(self, chrome: &Chrome, held: Option<(&GroupId, Moment)>) -> Self {
        let Some((group, until)) = held.filter(|_| self.is_on) else { return self };
        let is_open = chrome.now() < until;
        let words = match is_open {
            true => chrome.lang.say(&Text::of("choices-until").with("until", chrome.when(until))),
            false => chrome.lang.get("choices-closed-since"),
        };
        let word = chrome.lang.get(if is_open { "choices-choose" } else { "choices-look" });
        let choose = Some((chrome.path(&format!("/choices/{group}")), word, words));
        let button = self.button.filter(|_| self.standing.is_some());
        Self { choose, button, sign_in: None, ..self }
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
        let button = match facts.standing {
            Some(Standing::Enrolled) if is_on => Some(("withdrawal", "activity-leave", false)),
            Some(Standing::Waiting { .. }) if is_on => Some(("withdrawal", "activity-leave-queue", false)),
            None if facts.is_open && is_full => Some(("signups", "activity-join-queue", false)),
            None if facts.is_open => Some(("signups", "activity-sign-up", true)),
            _ => None,
        };
        let button = button.filter(|_| chrome.may::<JoinActivities>()).map(|(resource, word, is_primary)| Button {
            action: format!("{base}/{resource}"),
            word: lang.get(word),
            is_primary,
        });
        let standing = facts.standing.map(|standing| match standing {
            Standing::Enrolled => Text::of("activity-you-are-in"),
            Standing::Waiting { position, .. } => Text::of("activity-you-wait").with("position", *position),
        });
        Self {
            id: facts.id.to_string(),
            name: facts.name.to_owned(),
            summary: lang.say(&if is_on { summary } else { Text::of(cancelled_or(facts.status)) }),
            meter: facts.capacity.filter(|_| is_on).map(|capacity| (facts.enrolled, capacity)),
            is_full,
            is_on,
            standing: standing.map(|text| lang.say(&text)),
            is_waiting: matches!(facts.standing, Some(Standing::Waiting { .. })),
            button,
            sign_in: (facts.is_open && chrome.user().is_none()).then(|| chrome.sign_in_path()),
            choose: None,
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
