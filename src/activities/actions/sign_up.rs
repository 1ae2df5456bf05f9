//! Students taking places and giving them back, and the queue moving up.

use super::refused;
use crate::{
    activities::{
        choices,
        jobs::FillPlaces,
        mail::{About, Enrolled, Offered, PassedOver, Promoted, Requested, Waitlisted, Withdrawn},
        model::{Activity, ActivityStatus, Mode, Place, Refused, SignupStatus, fits},
        offers::ExpireOffer,
        queries::{self, Becomes, Signup},
    },
    audit::{self, Change},
    error::Result,
    people,
    platform::{
        access::{Actor, Grant, JoinActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, PersonId},
        },
        mail,
    },
    schools,
};
use chrono::TimeDelta;
use serde_json::json;
use std::collections::HashSet;

/// How many of the queue are looked at when places come free: more than any club's.
const CANDIDATES: i64 = 500;

/// Gives the student a place or the next number of the queue, or puts them before those who choose. Signing up twice is
/// the same as once.
pub fn sign_up(db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, id: &ActivityId) -> Result<Activity> {
    let mut activity = queries::hold_public(db, id)?;
    hold_with_queue(db, &activity, by.person())?;
    if activity.status != ActivityStatus::Published {
        return Err(refused(db, &Refused::Cancelled));
    }
    let before = queries::signup(db, id, by.person())?;
    match before.as_ref().map(|signup| signup.status) {
        Some(SignupStatus::Removed) => return Err(refused(db, &Refused::Removed)),
        Some(SignupStatus::Withdrawn | SignupStatus::Declined) | None => {}
        Some(_) => return Ok(activity),
    }
    let (now, today) = (db.now(), schools::today(db)?);
    if let Some(held) = choices::held(db, id)? {
        return Err(refused(db, &held.refusal(now)));
    }
    let (term, meets) = queries::meets(db, &activity)?;
    let open = activity.takes_sign_ups(now, today, term.ends_on).and_then(|()| activity.is_for_grade(by.me().grade));
    open.map_err(|why| refused(db, &why))?;
    // Somebody who waits may have left what was in their way a moment ago.
    if activity.waitlisted_count > 0 {
        promote(db, by.actor(), &mut activity)?;
    }
    // Asking and waiting clash with nothing, and take none of the term's places.
    if activity.mode != Mode::Approval && !activity.is_full() {
        let commitments = queries::commitments(db, &[by.person()])?.remove(by.person()).unwrap_or_default();
        fits(&activity, &meets, term.max_enrolled, &commitments).map_err(|why| refused(db, &why))?;
    }
    let place = activity.ask_for_place();
    queries::save_counts(db, &activity)?;
    settle(db, by.actor(), &activity, by.person(), &Becomes::asked(place))?;
    tell_place(db, &activity, by.person(), place)?;
    Ok(activity)
}

/// Holds this person and everybody who waits, all in the order of their ids: what one does can move up the others.
pub fn hold_with_queue(db: &mut SchoolDb<'_>, activity: &Activity, person: &PersonId) -> Result<()> {
    let waiting =
        if activity.waitlisted_count > 0 { queries::queue(db, &activity.id, CANDIDATES)? } else { Vec::new() };
    let everybody: Vec<_> = waiting.iter().map(|signup| &signup.person_id).chain([person]).collect();
    Ok(people::hold(db, &everybody)?)
}

/// Whether a place in the activity fits beside what this person has.
pub fn check_fits(db: &mut SchoolDb<'_>, activity: &Activity, person: &PersonId) -> Result<Result<(), Refused>> {
    let (term, meets) = queries::meets(db, activity)?;
    let commitments = queries::commitments(db, &[person])?.remove(person).unwrap_or_default();
    Ok(fits(activity, &meets, term.max_enrolled, &commitments))
}

/// Gives the place back and hands it on. Withdrawing twice is the same as once.
pub fn withdraw(db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, id: &ActivityId) -> Result<Activity> {
    let mut activity = queries::hold_public(db, id)?;
    hold_with_queue(db, &activity, by.person())?;
    let Some(signup) = queries::signup(db, id, by.person())? else { return Ok(activity) };
    let Some(place) = signup.place() else { return Ok(activity) };
    if place == Place::Enrolled {
        activity.may_withdraw(db.now()).map_err(|why| refused(db, &why))?;
    }
    let status = signup.status.step_to(SignupStatus::Withdrawn)?;
    give_back(db, by.actor(), &mut activity, by.person(), place, &Becomes::ended(status))?;
    // An offer or a request was never more than a question.
    if matches!(place, Place::Enrolled | Place::Waitlisted { .. }) {
        let about = About::of(db, &activity)?;
        mail::post(db, &[by.person()], &Withdrawn { about })?;
    }
    Ok(activity)
}

/// Gives back the place of somebody who has left the school; who came back meanwhile keeps it.
pub fn leave(db: &mut SchoolDb<'_>, by: &Actor, id: &ActivityId, person: &PersonId) -> Result<()> {
    let mut activity = queries::hold(db, id)?;
    hold_with_queue(db, &activity, person)?;
    let place = queries::signup(db, id, person)?.and_then(|signup| Some((signup.status, signup.place()?)));
    let Some((status, place)) = place else { return Ok(()) };
    if !people::has_left(db, person)? {
        return Ok(());
    }
    let becomes = Becomes::ended(status.step_to(SignupStatus::Withdrawn)?);
    give_back(db, by, &mut activity, person, place, &becomes)
}

/// Takes somebody out, moves the queue up, and lets them in where they waited behind a clash. They and the queue are
/// held.
pub fn give_back(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    activity: &mut Activity,
    person: &PersonId,
    place: Place,
    becomes: &Becomes<'_>,
) -> Result<()> {
    activity.give_back(place);
    settle(db, by, activity, person, becomes)?;
    if place.is_taken() {
        free(db, std::slice::from_ref(person))?;
    }
    promote(db, by, activity)
}

/// These people left something: places elsewhere that went past them may fit now.
pub fn free(db: &mut SchoolDb<'_>, people: &[PersonId]) -> Result<()> {
    for activity in queries::waiting_elsewhere(db, people)? {
        db.enqueue(FillPlaces { activity })?;
    }
    Ok(())
}

/// Hands free places to those who wait, if there are any.
pub fn fill_places(db: &mut SchoolDb<'_>, by: &Actor, id: &ActivityId) -> Result<()> {
    let mut activity = queries::hold(db, id)?;
    promote(db, by, &mut activity)
}

/// Gives or offers free places to those who wait, in their order, and saves the counts. Whoever has something else at
/// that time, or as much as the term allows, is passed over, told once what to leave, and goes on waiting.
pub fn promote(db: &mut SchoolDb<'_>, by: &Actor, activity: &mut Activity) -> Result<()> {
    let is_open = activity.status == ActivityStatus::Published && !activity.is_full() && activity.waitlisted_count > 0;
    let waiting = if is_open { queries::queue(db, &activity.id, CANDIDATES)? } else { Vec::new() };
    // All of them before the first is looked at: one by one would be in the order of the queue, not of their ids.
    let everybody: Vec<&PersonId> = waiting.iter().map(|signup| &signup.person_id).collect();
    if everybody.is_empty() {
        queries::save_counts(db, activity)?;
        return Ok(());
    }
    people::hold(db, &everybody)?;
    // Whoever is suspended or has left keeps their number, and hears nothing.
    let here: HashSet<PersonId> = people::students(db, &everybody)?.into_iter().map(|student| student.id).collect();
    let (term, meets) = queries::meets(db, activity)?;
    let commitments = queries::commitments(db, &everybody)?;
    let none = Vec::new();
    for signup in waiting.iter().filter(|signup| here.contains(&signup.person_id)) {
        if activity.is_full() {
            break;
        }
        match fits(activity, &meets, term.max_enrolled, commitments.get(&signup.person_id).unwrap_or(&none)) {
            Ok(()) => hand_on(db, by, activity, signup)?,
            Err(why) => pass_over(db, activity, signup, why)?,
        }
    }
    queries::save_counts(db, activity)?;
    Ok(())
}

/// A free place goes to somebody who waits: it is theirs, or it is kept for them until they have answered.
fn hand_on(db: &mut SchoolDb<'_>, by: &Actor, activity: &mut Activity, signup: &Signup) -> Result<()> {
    let person = &signup.person_id;
    activity.promote_one();
    let about = About::of(db, activity)?;
    if activity.mode != Mode::Offers {
        let status = signup.status.step_to(SignupStatus::Enrolled)?;
        settle(db, by, activity, person, &Becomes::seated(status, signup))?;
        return mail::post(db, &[person], &Promoted { about });
    }
    let until = db.now().plus(TimeDelta::hours(activity.offer_hours.into()));
    let status = signup.status.step_to(SignupStatus::Offered)?;
    settle(db, by, activity, person, &Becomes::offered(status, signup, until))?;
    db.enqueue_at(ExpireOffer { activity: activity.id.clone(), person: person.clone() }, until)?;
    let letter = Offered::of(db, about, until)?;
    mail::post(db, &[person], &letter)
}

/// Tells somebody once, for each thing in the way.
fn pass_over(db: &mut SchoolDb<'_>, activity: &Activity, signup: &Signup, why: Refused) -> Result<()> {
    let (blocked_by, other) = match why {
        Refused::Clash { other, name } => (Some(other), Some(name)),
        _ => (None, None),
    };
    if signup.passed_over_at.is_some() && signup.blocked_by == blocked_by {
        return Ok(());
    }
    queries::note_passed_over(db, &activity.id, &signup.person_id, blocked_by.as_ref())?;
    let about = About::of(db, activity)?;
    mail::post(db, &[&signup.person_id], &PassedOver { about, other })
}

/// Writes down where somebody now stands, for them and for the log.
pub fn settle(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    activity: &Activity,
    person: &PersonId,
    becomes: &Becomes<'_>,
) -> Result<()> {
    queries::save_signup(db, &activity.id, person, becomes)?;
    let after = json!({ "person": person, "status": becomes.status.as_str(), "queue_no": becomes.queue_no,
        "override": becomes.override_by.is_some() });
    let change = Change::of(becomes.action, &activity.id).to(after).because(becomes.reason.unwrap_or_default());
    audit::record(db, by, change)
}

/// Tells somebody that they have a place, where they are in the queue, or that staff will decide.
pub fn tell_place(db: &mut SchoolDb<'_>, activity: &Activity, person: &PersonId, place: Place) -> Result<()> {
    let about = About::of(db, activity)?;
    match place {
        Place::Enrolled | Place::Offered => mail::post(db, &[person], &Enrolled { about }),
        Place::Requested => mail::post(db, &[person], &Requested { about }),
        // Nobody is behind whoever came last.
        Place::Waitlisted { .. } => {
            let position = i64::from(activity.waitlisted_count);
            mail::post(db, &[person], &Waitlisted { about, position })
        }
    }
}
