//! Saying yes or no to an offer, and what becomes of one that nobody answers.

use crate::{
    activities::{
        actions::{check_fits, give_back, hold_with_queue, refused, settle},
        mail::{About, Enrolled, OfferOver},
        model::{Activity, ActivityStatus, Place, Refused, SignupStatus},
        queries::{self, Becomes},
    },
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
};

/// Takes the place that is kept for the student, if it still fits. Twice is the same as once.
pub fn accept(db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, id: &ActivityId) -> Result<Activity> {
    let activity = queries::hold_public(db, id)?;
    people::hold(db, &[by.person()])?;
    let Some(signup) = queries::signup(db, id, by.person())? else { return Err(refused(db, &Refused::NoOffer)) };
    let why = match (signup.status, signup.offer_expires_at) {
        (SignupStatus::Enrolled, _) => return Ok(activity),
        _ if activity.status != ActivityStatus::Published => Err(Refused::Cancelled),
        (SignupStatus::Offered, Some(until)) if until <= db.now() => Err(Refused::OfferOver { until }),
        (SignupStatus::Offered, Some(_)) => check_fits(db, &activity, by.person())?,
        _ => Err(Refused::NoOffer),
    };
    why.map_err(|why| refused(db, &why))?;
    let status = signup.status.step_to(SignupStatus::Enrolled)?;
    let becomes = Becomes { action: "signup.accept", ..Becomes::seated(status, &signup) };
    settle(db, by.actor(), &activity, by.person(), &becomes)?;
    let about = About::of(db, &activity)?;
    mail::post(db, &[by.person()], &Enrolled { about })?;
    Ok(activity)
}

/// Leaves the place to the next of the queue. Twice is the same as once.
pub fn decline(db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, id: &ActivityId) -> Result<Activity> {
    let mut activity = queries::hold_public(db, id)?;
    hold_with_queue(db, &activity, by.person())?;
    match queries::signup(db, id, by.person())? {
        Some(signup) if signup.status == SignupStatus::Offered => {
            let status = signup.status.step_to(SignupStatus::Withdrawn)?;
            give_back(db, by.actor(), &mut activity, by.person(), Place::Offered, &Becomes::ended(status))?;
        }
        Some(signup) if signup.status == SignupStatus::Withdrawn => {}
        _ => return Err(refused(db, &Refused::NoOffer)),
    }
    Ok(activity)
}

/// Hands on a place that was kept until now and not taken. However often and late it comes: an offer that was answered,
/// or that is another one by now, stays as it is.
pub fn expire(db: &mut SchoolDb<'_>, by: &Actor, id: &ActivityId, person: &PersonId) -> Result<()> {
    let mut activity = queries::hold(db, id)?;
    hold_with_queue(db, &activity, person)?;
    let Some(signup) = queries::signup(db, id, person)? else { return Ok(()) };
    let is_over = signup.offer_expires_at.is_some_and(|until| until <= db.now());
    if signup.status != SignupStatus::Offered || !is_over {
        return Ok(());
    }
    let status = signup.status.step_to(SignupStatus::Withdrawn)?;
    give_back(db, by, &mut activity, person, Place::Offered, &Becomes::expired(status))?;
    let about = About::of(db, &activity)?;
    mail::post(db, &[person], &OfferOver { about })
}
