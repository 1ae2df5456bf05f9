//! Staff deciding about requests, one or many at once.

use super::{
    forms::{Decision, Verdict, Whom},
    model::Needs,
    queries as requests,
};
use crate::{
    activities::{
        actions::settle,
        mail::{About, Declined, Enrolled},
        model::{Activity, ActivityStatus, SignupStatus},
        queries::{self, Becomes, Runnable, Signup},
    },
    error::{Error, Result},
    people,
    platform::{
        access::{Grant, RunActivities},
        db::{SchoolDb, ids::PersonId},
        i18n::Text,
        mail,
    },
};
use std::collections::HashMap;

/// How many are decided at once: more than any club's.
const MOST: i64 = 500;

/// What came of it. Nothing is said twice: whoever was decided before is in neither.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Decided {
    pub done: usize,
    /// Still undecided, by name: every place is taken.
    pub no_place: Vec<String>,
    /// Still undecided, by name: a rule is in the way.
    pub in_the_way: Vec<String>,
}

/// Gives places to those who are chosen, while there are any and no rule is in the way, or tells them no. Twice is the
/// same as once.
pub fn decide(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: Runnable<Activity>,
    decision: &Decision,
) -> Result<Decided> {
    let mut activity = activity.into_inner();
    if activity.status != ActivityStatus::Published {
        return Err(Error::Conflict(Text::of("roster-not-published")));
    }
    let these = match &decision.whom {
        Whom::All => None,
        Whom::These(people) => Some(people.as_slice()),
    };
    let chosen = requests::chosen(db, &activity.id, these, MOST)?;
    let them: Vec<&PersonId> = chosen.iter().map(|signup| &signup.person_id).collect();
    people::hold(db, &them)?;
    match &decision.verdict {
        Verdict::Approve => approve(db, by, &mut activity, &chosen, &them),
        Verdict::Decline { message } => decline(db, by, &activity, &chosen, message),
    }
}

fn approve(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: &mut Activity,
    chosen: &[Signup],
    them: &[&PersonId],
) -> Result<Decided> {
    let (term, meets) = queries::meets(db, activity)?;
    let here: HashMap<PersonId, Option<i32>> =
        people::students(db, them)?.into_iter().map(|student| (student.id, student.grade)).collect();
    let commitments = queries::commitments(db, them)?;
    let mut decided = Decided::default();
    let (mut no_place, mut in_the_way) = (Vec::new(), Vec::new());
    for signup in chosen {
        let person = &signup.person_id;
        let needs = Needs { activity, meets: &meets, limit: term.max_enrolled };
        let others = commitments.get(person).map(Vec::as_slice).unwrap_or_default();
        if needs.obstacle(here.get(person).copied(), others).is_err() {
            in_the_way.push(person.clone());
        } else if activity.is_full() {
            no_place.push(person.clone());
        } else {
            let becomes = Becomes {
                action: "signup.approve",
                ..Becomes::seated(signup.status.step_to(SignupStatus::Enrolled)?, signup)
            };
            activity.enrolled_count += 1;
            settle(db, by.actor(), activity, person, &becomes)?;
            let about = About::of(db, activity)?;
            mail::post(db, &[person], &Enrolled { about })?;
            decided.done += 1;
        }
    }
    queries::save_counts(db, activity)?;
    decided.no_place = names(db, &no_place)?;
    decided.in_the_way = names(db, &in_the_way)?;
    Ok(decided)
}

fn names(db: &mut SchoolDb<'_>, ids: &[PersonId]) -> Result<Vec<String>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let known = people::named(db, ids)?;
    let name = |id: &PersonId| known.iter().find(|person| person.id == *id).map(|person| person.name.clone());
    Ok(ids.iter().filter_map(name).collect())
}

fn decline(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: &Activity,
    chosen: &[Signup],
    message: &str,
) -> Result<Decided> {
    let message = (!message.is_empty()).then_some(message);
    for signup in chosen {
        let status = signup.status.step_to(SignupStatus::Declined)?;
        let becomes = Becomes { reason: message, ..Becomes::ended(status) };
        settle(db, by.actor(), activity, &signup.person_id, &becomes)?;
    }
    if !chosen.is_empty() {
        let them: Vec<&PersonId> = chosen.iter().map(|signup| &signup.person_id).collect();
        let about = About::of(db, activity)?;
        mail::post(db, &them, &Declined { about, message: message.map(str::to_owned) })?;
    }
    Ok(Decided { done: chosen.len(), ..Decided::default() })
}
