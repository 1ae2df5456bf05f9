//! Staff putting students onto the roster and taking them off.

use super::{
    refused,
    sign_up::{check_fits, give_back, hold_with_queue, promote, settle, tell_place},
};
use crate::{
    activities::{
        mail::{About, Removed},
        model::{Activity, ActivityStatus, Place, Refused, SignupStatus},
        queries::{self, Becomes, Runnable},
    },
    error::{Error, Result},
    people,
    platform::{
        access::{Grant, RunActivities},
        db::{SchoolDb, ids::PersonId},
        i18n::Text,
        mail,
        web::FieldErrors,
    },
};

/// What came of registering somebody.
#[derive(Debug, PartialEq, Eq)]
pub enum Registered {
    Done(Place),
    /// A rule that staff may go over, if they say why.
    NeedsReason(Refused),
}

/// Gives a student a place, or the next number of the queue, inside or outside the sign-up window. Over a clash, the
/// grades or the term's limit only with a reason, which is kept. Twice is the same as once.
pub fn register(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: Runnable<Activity>,
    student: &PersonId,
    reason: &str,
) -> Result<Registered> {
    let mut activity = activity.into_inner();
    let student = people::find_student(db, student)?;
    hold_with_queue(db, &activity, &student.id)?;
    if activity.status != ActivityStatus::Published {
        return Err(Error::Conflict(Text::of("roster-not-published")));
    }
    if activity.waitlisted_count > 0 {
        promote(db, by.actor(), &mut activity)?;
    }
    let signup = queries::signup(db, &activity.id, &student.id)?;
    let had = signup.as_ref().and_then(queries::Signup::place);
    match had {
        Some(Place::Enrolled) => return Ok(Registered::Done(Place::Enrolled)),
        // Otherwise a place is free, and went past them.
        Some(waits @ Place::Waitlisted { .. }) if activity.is_full() => return Ok(Registered::Done(waits)),
        // What was offered to them or asked for by them comes to something.
        Some(place) => activity.give_back(place),
        None => {}
    }
    let mut rules = activity.is_for_grade(student.grade);
    if rules.is_ok() && !activity.is_full() {
        rules = check_fits(db, &activity, &student.id)?;
    }
    let is_override = match rules {
        Ok(()) => false,
        Err(why) if !why.may_be_overridden() => return Err(refused(db, &why)),
        Err(why) if reason.is_empty() => return Ok(Registered::NeedsReason(why)),
        Err(_) => true,
    };
    let place = activity.take_place();
    let status = match &signup {
        Some(signup) => signup.status.step_to(place.status())?,
        None => place.status(),
    };
    queries::save_counts(db, &activity)?;
    let becomes = Becomes {
        status,
        reason: is_override.then_some(reason),
        override_by: is_override.then_some(by.person()),
        asks: had.is_none(),
        ..Becomes::asked(place)
    };
    settle(db, by.actor(), &activity, &student.id, &becomes)?;
    tell_place(db, &activity, &student.id, place)?;
    Ok(Registered::Done(place))
}

/// Takes a student off the roster or out of the queue, with a reason that they are told. Twice is the same as once.
pub fn remove(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: Runnable<Activity>,
    student: &PersonId,
    reason: &str,
) -> Result<()> {
    let mut activity = activity.into_inner();
    if reason.is_empty() {
        return Err(FieldErrors::of("reason", Text::of("roster-reason-needed")).into());
    }
    hold_with_queue(db, &activity, student)?;
    let signup = queries::signup(db, &activity.id, student)?.ok_or(Error::NotFound)?;
    let Some(place) = signup.place() else { return Ok(()) };
    let status = signup.status.step_to(SignupStatus::Removed)?;
    let becomes = Becomes { reason: Some(reason), ..Becomes::ended(status) };
    give_back(db, by.actor(), &mut activity, student, place, &becomes)?;
    let about = About::of(db, &activity)?;
    mail::post(db, &[student], &Removed { about, reason: reason.to_owned() })
}
