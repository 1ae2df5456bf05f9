//! Two records of one person become one: what both did in activities.

use crate::{
    activities::{
        attendance,
        jobs::FillPlaces,
        model::Activity,
        offers::ExpireOffer,
        queries::{self, Signup, closeness},
        ratings,
    },
    error::{Error, Result},
    people,
    platform::{
        db::{SchoolDb, ids::PersonId},
        i18n::Text,
    },
};

/// Everything that a person signed up for or rated, kept still together with both records. Only
/// [`hold_what_both_do`] makes one.
#[derive(Debug)]
pub struct Held(Vec<Activity>);

/// Keeps the activities still, in the order of their ids, and then both people.
pub fn hold_what_both_do(db: &mut SchoolDb<'_>, gone: &PersonId, kept: &PersonId) -> Result<Held> {
    let ids = queries::touched_by(db, gone)?;
    let held = ids.iter().map(|id| queries::hold(db, id)).collect::<Result<Vec<_>, _>>()?;
    people::hold(db, &[gone, kept])?;
    // Signing up holds the person: from here on there is nothing new.
    if queries::touched_by(db, gone)? != ids {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    Ok(Held(held))
}

/// Hands everything over. Where both are in one activity, whoever is closer to a place stays in, and a place too many goes
/// to those who wait; of two marks the one that says they were there stands, of two ratings the later.
pub fn unite(db: &mut SchoolDb<'_>, held: Held, gone: &PersonId, kept: &PersonId) -> Result<()> {
    queries::unite_leaders(db, gone, kept)?;
    queries::unite_marks(db, gone, kept, attendance::weight_of)?;
    queries::unite_ratings(db, gone, kept)?;
    for mut activity in held.0 {
        unite_signups(db, &mut activity, gone, kept)?;
        ratings::recount(db, &activity)?;
    }
    Ok(())
}

fn unite_signups(db: &mut SchoolDb<'_>, activity: &mut Activity, gone: &PersonId, kept: &PersonId) -> Result<()> {
    let Some(theirs) = queries::signup(db, &activity.id, gone)? else { return Ok(()) };
    let mine = queries::signup(db, &activity.id, kept)?;
    let rank = |signup: &Signup| (closeness(signup.status), signup.queue_no);
    let (loser, whose) = match &mine {
        None => (None, gone),
        Some(mine) if rank(&theirs) < rank(mine) => (Some(mine), kept),
        Some(_) => (Some(&theirs), gone),
    };
    if let Some(place) = loser.and_then(Signup::place) {
        activity.give_back(place);
        if place.is_taken() {
            db.enqueue(FillPlaces { activity: activity.id.clone() })?;
        }
    }
    if loser.is_some() {
        queries::delete_signup(db, &activity.id, whose)?;
    }
    queries::save_counts(db, activity)?;
    if whose == gone && loser.is_some() {
        return Ok(());
    }
    queries::hand_signup(db, &activity.id, gone, kept)?;
    if let Some(until) = theirs.offer_expires_at {
        // The job that waits for the end of the offer looks for the other record.
        db.enqueue_at(ExpireOffer { activity: activity.id.clone(), person: kept.clone() }, until)?;
    }
    Ok(())
}
