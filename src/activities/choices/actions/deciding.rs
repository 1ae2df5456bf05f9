//! From the close of choices to everybody's place.

use super::refused;
use crate::{
    activities::{
        actions::settle,
        choices::{
            jobs::TellDrawn,
            mail::{CalledOff, Drawn},
            model::{Group, GroupState, Outcome, Record, Seed, seal_of_seed},
            queries::{self, Inputs},
            words,
        },
        model::{Activity, Place},
        queries::{self as activity_queries, Becomes},
    },
    audit::{self, Change},
    error::{Error, Result},
    people,
    platform::{
        access::{DrawPlaces, Grant},
        db::{
            SchoolDb,
            ids::{ActivityId, GroupId, PersonId},
        },
        i18n::Text,
        mail,
        text::{sha256_hex, unhex},
        web::FieldErrors,
    },
    schools,
};
use serde_json::json;
use std::collections::BTreeMap;

/// How many are told in one go: a writer's turn stays short.
const AT_ONCE: i64 = 100;

/// A draw as it would come out now, and what stands for it: who publishes says what they saw.
#[derive(Debug)]
pub struct Simulated {
    pub inputs: Inputs,
    pub record: Record,
    pub digest: String,
}

/// Computes the draw and writes nothing.
pub fn simulate(db: &mut SchoolDb<'_>, group: &Group) -> Result<Simulated> {
    group.may_draw(db.now()).map_err(refused)?;
    let inputs = queries::inputs(db, group)?;
    let sealed = queries::sealed_seed(db, &group.id)?;
    let seed = unhex(&db.unseal(&seal_of_seed(&group.id), &sealed)?);
    let seed: Seed =
        seed.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| Error::internal("a seed of another length"))?;
    let record = Record::of(inputs.draw.clone(), &seed);
    let seen = serde_json::to_string(&record.outcomes).map_err(Error::internal)?;
    Ok(Simulated { inputs, record, digest: sha256_hex(&seen) })
}

/// Decides for one student and activity before the draw (`Some(true)`: in), or leaves it to the draw again.
pub fn decide(
    db: &mut SchoolDb<'_>,
    by: &Grant<DrawPlaces>,
    group: &Group,
    (person, activity): (&PersonId, &ActivityId),
    decided: Option<bool>,
    reason: &str,
) -> Result<()> {
    group.may_draw(db.now()).map_err(refused)?;
    let student = people::find_student(db, person)?;
    let members = queries::members(db, &group.id)?;
    let Some(member) = members.iter().find(|member| member.id == *activity && member.is_published) else {
        return Err(FieldErrors::of("activity", Text::of("field-choice")).into());
    };
    let locks = queries::locks(db, &group.id)?;
    let is_other = |lock: &&crate::activities::choices::model::Lock| lock.person != *person;
    let locked_in = locks.iter().filter(|lock| lock.is_in && lock.activity == *activity).filter(is_other).count();
    let is_full = member.offer().seats.is_some_and(|seats| locked_in >= seats as usize);
    if decided == Some(true) && is_full {
        return Err(Error::Conflict(Text::of("choices-lock-full").with("activity", &member.name)));
    }
    if decided.is_some() && reason.is_empty() {
        return Err(FieldErrors::of("reason", Text::of("choices-lock-why-needed")).into());
    }
    queries::set_lock(db, &group.id, (&student.id, activity), decided.map(|is_in| (is_in, reason)))?;
    let what = match decided {
        Some(true) => "in",
        Some(false) => "out",
        None => "drawn",
    };
    let after = json!({ "person": person, "activity": activity, "decided": what });
    audit::record(db, by.actor(), Change::of("group.lock", &group.id).to(after).because(reason))
}

/// Gives the places, once. `seen` is the digest of what was looked at: if it would come out otherwise by now, nothing
/// happens. Whoever got nothing is put into no queue: free places and queues are theirs to ask for.
pub fn publish(db: &mut SchoolDb<'_>, by: &Grant<DrawPlaces>, group: &Group, seen: &str) -> Result<()> {
    if group.state == GroupState::Published {
        return Ok(());
    }
    group.may_draw(db.now()).map_err(refused)?;
    let mut activities: BTreeMap<String, Activity> = BTreeMap::new();
    for id in queries::member_ids(db, &group.id)? {
        activities.insert(id.to_string(), activity_queries::hold(db, &id)?);
    }
    let taking_part = queries::taking_part(db, group)?;
    people::hold(db, &taking_part.iter().collect::<Vec<_>>())?;
    let Simulated { inputs, record, digest } = simulate(db, group)?;
    if digest != seen {
        return Err(Error::Conflict(Text::of("choices-differs-now")));
    }
    let mut places = 0;
    for outcome in &record.outcomes {
        let Some(person) = inputs.people.get(&outcome.student) else { continue };
        for won in &outcome.places {
            let Some(activity) = activities.get_mut(&won.activity) else { continue };
            place(db, by, activity, person, &inputs)?;
            places += 1;
        }
    }
    for activity in activities.values() {
        activity_queries::save_counts(db, activity)?;
    }
    for outcome in &record.outcomes {
        if let Some(person) = inputs.people.get(&outcome.student) {
            queries::insert_result(db, &group.id, person, outcome.clone())?;
        }
    }
    let students = record.outcomes.len();
    let seed = record.seed.clone();
    queries::insert_draw(db, &group.id, record)?;
    queries::set_state(db, &group.id, GroupState::Published, Some(&seed), None)?;
    if group.first_come_after {
        queries::set_holds(db, &group.id, false)?;
    }
    let after = json!({ "status": "published", "people": students, "places": places });
    audit::record(db, by.actor(), Change::of("group.publish", &group.id).to(after))?;
    Ok(db.enqueue(TellDrawn { group: group.id.clone(), after: None })?)
}

/// One place of the draw becomes a sign-up.
fn place(
    db: &mut SchoolDb<'_>,
    by: &Grant<DrawPlaces>,
    activity: &mut Activity,
    person: &PersonId,
    inputs: &Inputs,
) -> Result<()> {
    let before = activity_queries::signup(db, &activity.id, person)?;
    if let Some(waits) = before.as_ref().and_then(activity_queries::Signup::place) {
        activity.give_back(waits);
    }
    // The draw gave no more than were free, and the activity is held since before it looked.
    let taken = activity.take_place();
    if taken != Place::Enrolled {
        return Err(Error::internal("a draw gave more places than there are"));
    }
    let status = match &before {
        Some(signup) => signup.status.step_to(taken.status())?,
        None => taken.status(),
    };
    let lock = inputs.locks.iter().find(|lock| lock.is_in && lock.person == *person && lock.activity == activity.id);
    let becomes = Becomes {
        status,
        reason: lock.map(|lock| lock.reason.as_str()),
        override_by: lock.map(|_| by.person()),
        ..Becomes::asked(taken)
    };
    settle(db, by.actor(), activity, person, &becomes)
}

/// Gives it up, with a reason that everybody who chose is told; its activities are first come, first served again.
pub fn call_off(db: &mut SchoolDb<'_>, by: &Grant<DrawPlaces>, group: &Group, reason: &str) -> Result<()> {
    match group.state {
        GroupState::CalledOff => return Ok(()),
        GroupState::Published => return Err(Error::Conflict(Text::of("choices-refused-over"))),
        GroupState::Draft | GroupState::Announced => {}
    }
    if reason.is_empty() {
        return Err(FieldErrors::of("reason", Text::of("choices-off-why-needed")).into());
    }
    for id in queries::member_ids(db, &group.id)? {
        activity_queries::hold(db, &id)?;
    }
    queries::set_holds(db, &group.id, false)?;
    queries::set_state(db, &group.id, GroupState::CalledOff, None, Some(reason))?;
    let after = json!({ "status": "called_off" });
    audit::record(db, by.actor(), Change::of("group.call_off", &group.id).to(after).because(reason))?;
    Ok(db.enqueue(TellDrawn { group: group.id.clone(), after: None })?)
}

/// Tells the next of those who took part what came of it, and leaves the rest for the job after this one.
pub fn tell(db: &mut SchoolDb<'_>, id: &GroupId, after: Option<&PersonId>) -> Result<()> {
    let group = queries::find(db, id)?;
    let path = schools::path(db, &format!("/choices/{id}"))?;
    let link = db.link(&path);
    let last = match group.state {
        GroupState::Published => {
            let results = queries::results_after(db, id, after, AT_ONCE)?;
            tell_results(db, &group, &link, &results)?;
            let is_full = i64::try_from(results.len()) == Ok(AT_ONCE);
            results.into_iter().last().map(|(person, _)| person).filter(|_| is_full)
        }
        GroupState::CalledOff => {
            let people = queries::choosers(db, id, after, AT_ONCE)?;
            let reason = group.reason.clone().unwrap_or_default();
            let letter = CalledOff { name: group.name.clone(), reason, link };
            mail::post(db, &people.iter().collect::<Vec<_>>(), &letter)?;
            let is_full = i64::try_from(people.len()) == Ok(AT_ONCE);
            people.into_iter().last().filter(|_| is_full)
        }
        GroupState::Draft | GroupState::Announced => None,
    };
    if let Some(last) = last {
        db.enqueue(TellDrawn { group: group.id, after: Some(last) })?;
    }
    Ok(())
}

fn tell_results(db: &mut SchoolDb<'_>, group: &Group, link: &str, results: &[(PersonId, Outcome)]) -> Result<()> {
    let mut ids: Vec<ActivityId> = results.iter().flat_map(|(_, outcome)| words::named_in(outcome)).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = words::Names::of(activity_queries::named(db, &ids)?);
    for (person, outcome) in results {
        let letter = Drawn {
            name: group.name.clone(),
            places: words::places(&names, outcome),
            number: outcome.number,
            of: outcome.of,
            steps: words::steps(&names, outcome),
            link: link.to_owned(),
        };
        mail::post(db, &[person], &letter)?;
    }
    Ok(())
}
