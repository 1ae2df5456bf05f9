//! What activities put on somebody's Today: what waits for them, and their week.

use super::{
    attendance, choices,
    model::{ActivityStatus, Part, SignupStatus},
    queries::{self, LedActivity, OwnPlace},
    ratings, sessions, words,
};
use crate::platform::{
    access::{JoinActivities, Me, Role},
    db::{SchoolDb, ids::ActivityId},
    i18n::Text,
    web::{Chrome, Waiting, WeekEntry},
};
use diesel::prelude::*;

fn path(chrome: &Chrome, id: &ActivityId) -> String {
    chrome.path(&format!("/activities/{id}"))
}

/// What somebody has to do with, asked once for all that Today says of it.
pub enum Own {
    Places(Vec<OwnPlace>),
    Led(Vec<LedActivity>),
}

/// Places of a student, activities that staff run; in terms that are not over.
pub fn own(db: &mut SchoolDb<'_>, chrome: &Chrome, me: &Me) -> QueryResult<Own> {
    let today = chrome.today();
    Ok(if chrome.may::<JoinActivities>() {
        Own::Places(queries::own_places(db, &me.id, today)?)
    } else {
        Own::Led(queries::led_by(db, &me.id, today)?)
    })
}

/// What the whole school has, which its office asks of every room in one statement: how many activities nobody leads,
/// and whether there is any use in asking for reported comments and for draws to make.
#[derive(Debug, Clone, Copy, Queryable)]
pub struct OfOffice {
    unled: Option<i64>,
    has_reports: bool,
    has_draws: bool,
}

/// What waits for this person, the most pressing first.
pub fn waiting(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    me: &Me,
    own: &Own,
    office: Option<OfOffice>,
) -> QueryResult<Vec<Waiting>> {
    let led = match own {
        Own::Led(led) => led,
        Own::Places(places) => return waiting_for_student(db, chrome, me, places),
    };
    // What somebody may be hurt by comes first.
    let mut waiting = Vec::new();
    if office.is_none_or(|office| office.has_reports) {
        waiting.extend(ratings::waiting(db, chrome, me)?);
    }
    if office.is_none_or(|office| office.has_draws) {
        waiting.extend(choices::waiting(db, chrome, me)?);
    }
    if led.iter().any(|activity| activity.part == Part::Lead) {
        waiting.extend(attendance::not_taken(db, chrome, me)?);
    }
    waiting.extend(led.iter().filter_map(|activity| of_led(chrome, activity)));
    if me.role >= Role::ProgramAdmin {
        let unled = match office {
            Some(office) => office.unled.unwrap_or_default(),
            None => queries::count_unled(db, me, chrome.today())?,
        };
        if unled > 0 {
            waiting.push(Waiting {
                title: chrome.lang.say(&Text::of("today-unled").with("n", unled)),
                words: chrome.lang.get("today-unled-words"),
                badge: None,
                action: (chrome.path("/activities?show=unled"), chrome.lang.get("today-look")),
            });
        }
    }
    Ok(waiting)
}

fn waiting_for_student(
    db: &mut SchoolDb<'_>,
    chrome: &Chrome,
    me: &Me,
    places: &[OwnPlace],
) -> QueryResult<Vec<Waiting>> {
    let waits = |place: &&OwnPlace| place.mine != SignupStatus::Enrolled || place.status == ActivityStatus::Cancelled;
    let mut places: Vec<&OwnPlace> = places.iter().filter(waits).collect();
    // What has to be answered first, then what is in their way.
    places.sort_by_key(|place| (place.offer_expires_at.is_none(), place.passed_over_at.is_none()));
    let mut waiting = choices::waiting(db, chrome, me)?;
    waiting.extend(places.into_iter().map(|place| of_place(chrome, place)));
    Ok(waiting)
}

fn of_place(chrome: &Chrome, place: &OwnPlace) -> Waiting {
    let lang = chrome.lang;
    let here = path(chrome, &place.id);
    let look = (here.clone(), lang.get("today-look"));
    let (words, badge, action) = match (place.status, place.mine, place.offer_expires_at) {
        (ActivityStatus::Cancelled, ..) => (lang.get("refused-cancelled"), lang.get("activity-cancelled"), look),
        (_, SignupStatus::Offered, Some(until)) => {
            let words = lang.say(&Text::of("offer-kept").with("until", chrome.local(until)));
            (words, lang.get("signup-offered"), (format!("{here}/offer"), lang.get("offer-answer")))
        }
        (_, SignupStatus::Requested, _) => (lang.get("today-asked"), lang.get("signup-requested"), look),
        _ => {
            let words = if place.passed_over_at.is_some() { "today-passed-over" } else { "today-in-queue" };
            (lang.get(words), lang.say(&Text::of("activity-you-wait").with("position", place.position)), look)
        }
    };
    Waiting { title: place.name.clone(), words, badge: Some(badge), action }
}

fn of_led(chrome: &Chrome, activity: &LedActivity) -> Option<Waiting> {
    let lang = chrome.lang;
    let here = path(chrome, &activity.id);
    if activity.status == ActivityStatus::Draft && activity.part == Part::Lead {
        return Some(Waiting {
            title: activity.name.clone(),
            words: lang.get("today-draft"),
            badge: Some(lang.get("activity-draft")),
            action: (here, lang.get("today-look")),
        });
    }
    if activity.requested > 0 && activity.status == ActivityStatus::Published {
        return Some(Waiting {
            title: activity.name.clone(),
            words: lang.say(&Text::of("today-requests").with("n", activity.requested)),
            badge: None,
            action: (format!("{here}/requests"), lang.get("requests-title")),
        });
    }
    (activity.waitlisted_count > 0).then(|| Waiting {
        title: activity.name.clone(),
        words: lang.say(&Text::of("today-queue").with("n", activity.waitlisted_count)),
        badge: None,
        action: (format!("{here}/roster"), lang.get("activity-roster")),
    })
}

/// When this person is where this week, Monday first: places they have, and activities they run. What has no dated
/// session yet is there with its weekly times.
pub fn week(db: &mut SchoolDb<'_>, chrome: &Chrome, me: &Me, own: &Own) -> QueryResult<Vec<WeekEntry>> {
    let undated = own.undated();
    let entry = |(id, slot): (ActivityId, super::model::Slot)| {
        let (_, name, room) = undated.iter().find(|(known, ..)| **known == id)?;
        Some(WeekEntry {
            weekday: slot.weekday,
            hours: words::hours(&slot, chrome.lang),
            name: (*name).to_owned(),
            room: (*room).to_owned(),
            path: path(chrome, &id),
            exception: None,
            is_on: true,
        })
    };
    let mut week = sessions::week(db, chrome, me)?;
    if !undated.is_empty() {
        let ids: Vec<ActivityId> = undated.iter().map(|(id, ..)| (*id).clone()).collect();
        week.extend(queries::times_now(db, &ids, chrome.today())?.into_iter().filter_map(entry));
        week.sort_by(|a, b| (a.weekday, &a.hours).cmp(&(b.weekday, &b.hours)));
    }
    Ok(week)
}

impl Own {
    /// Those that no dated session was made of yet: their ids, names and rooms.
    fn undated(&self) -> Vec<(&ActivityId, &str, &str)> {
        let has_place = |place: &&OwnPlace| matches!(place.mine, SignupStatus::Enrolled | SignupStatus::Offered);
        match self {
            Self::Places(places) => {
                let undated = places.iter().filter(has_place).filter(|place| !place.is_dated);
                undated.map(|place| (&place.id, place.name.as_str(), place.room.as_str())).collect()
            }
            Self::Led(led) => {
                let undated = led.iter().filter(|led| !led.is_dated);
                undated.map(|led| (&led.id, led.name.as_str(), led.room.as_str())).collect()
            }
        }
    }
}
