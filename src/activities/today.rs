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

/// What waits for this person, the most pressing first.
pub fn waiting(db: &mut SchoolDb<'_>, chrome: &Chrome, me: &Me) -> QueryResult<Vec<Waiting>> {
    let today = chrome.today();
    if chrome.may::<JoinActivities>() {
        let mut places = queries::own_places(db, &me.id, today)?;
        places.retain(|place| place.mine != SignupStatus::Enrolled || place.status == ActivityStatus::Cancelled);
        // What has to be answered first, then what is in their way.
        places.sort_by_key(|place| (place.offer_expires_at.is_none(), place.passed_over_at.is_none()));
        let mut waiting = choices::waiting(db, chrome, me)?;
        waiting.extend(places.iter().map(|place| of_place(chrome, place)));
        return Ok(waiting);
    }
    let led = queries::led_by(db, &me.id, today)?;
    // What somebody may be hurt by comes first.
    let mut waiting = ratings::waiting(db, chrome, me)?;
    waiting.extend(choices::waiting(db, chrome, me)?);
    waiting.extend(attendance::not_taken(db, chrome, me)?);
    waiting.extend(led.iter().filter_map(|activity| of_led(chrome, activity)));
    if me.role >= Role::ProgramAdmin {
        let unled = queries::count_unled(db, me, today)?;
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
pub fn week(db: &mut SchoolDb<'_>, chrome: &Chrome, me: &Me) -> QueryResult<Vec<WeekEntry>> {
    let today = chrome.today();
    let theirs: Vec<(ActivityId, String, String)> = if chrome.may::<JoinActivities>() {
        let mut places = queries::own_places(db, &me.id, today)?;
        places.retain(|place| matches!(place.mine, SignupStatus::Enrolled | SignupStatus::Offered));
        places.into_iter().map(|place| (place.id, place.name, place.room)).collect()
    } else {
        queries::led_by(db, &me.id, today)?.into_iter().map(|led| (led.id, led.name, led.room)).collect()
    };
    let undated = sessions::undated(db, theirs.iter().map(|(id, ..)| id.clone()).collect())?;
    let entry = |(id, slot): (ActivityId, super::model::Slot)| {
        let (_, name, room) = theirs.iter().find(|(known, ..)| *known == id)?;
        Some(WeekEntry {
            weekday: slot.weekday,
            hours: words::hours(&slot),
            name: name.clone(),
            room: room.clone(),
            path: path(chrome, &id),
            exception: None,
            is_on: true,
        })
    };
    let mut week = sessions::week(db, chrome, me)?;
    if !undated.is_empty() {
        week.extend(queries::times_now(db, &undated, today)?.into_iter().filter_map(entry));
        week.sort_by(|a, b| (a.weekday, &a.hours).cmp(&(b.weekday, &b.hours)));
    }
    Ok(week)
}
