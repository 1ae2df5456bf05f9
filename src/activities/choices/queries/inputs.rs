//! All that a draw looks at, as it is in this transaction.

use super::members;
use crate::{
    activities::{
        choices::model::{Draw, Group, Has, Lock, Offer, Student},
        model::{ActivityStatus, Meets, SignupStatus, Slot},
        queries::slots_of,
    },
    people::PersonStatus,
    platform::{
        access::Role,
        db::{
            SchoolDb,
            ids::{ActivityId, PersonId, TermId},
            schema::{activities, choices, people, signups, terms},
        },
    },
};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The input of a draw, and who stands behind its students' names.
#[derive(Debug)]
pub struct Inputs {
    pub draw: Draw,
    pub people: HashMap<String, PersonId>,
    pub locks: Vec<Lock>,
}

type SignupRow = (PersonId, ActivityId, SignupStatus, ActivityStatus, TermId, NaiveDate, NaiveDate);

/// Seven statements, however many students chose.
pub fn inputs(db: &mut SchoolDb<'_>, group: &Group) -> QueryResult<Inputs> {
    let members = members(db, &group.id)?;
    let offers: Vec<Offer> = members.iter().filter(|member| member.is_published).map(|m| m.offer()).collect();
    let locks = super::locks(db, &group.id)?;
    let (grades, named) = (super::grade_priorities(db, &group.id)?, super::favoured(db, &group.id)?);
    let named: HashSet<PersonId> = named.into_iter().map(|person| person.id).collect();
    let last = u32::try_from(grades.len()).unwrap_or_default() + 1;
    let priority = |person: &PersonId, grade: Option<i32>| {
        let by_grade = (1u32..).zip(&grades).find(|(_, (from, to))| grade.is_some_and(|g| (from..=to).contains(&&g)));
        if named.contains(person) { 0 } else { by_grade.map_or(last, |(place, _)| place) }
    };

    let mut students: BTreeMap<PersonId, Student> = BTreeMap::new();
    for (person, grade) in takers(db, group, &locks)? {
        let student = Student {
            id: group.alias(&person),
            grade,
            priority: priority(&person, grade),
            choices: Vec::new(),
            has: Vec::new(),
            locked_in: Vec::new(),
            locked_out: Vec::new(),
            removed_from: Vec::new(),
        };
        students.insert(person, student);
    }
    for (person, activity) in ranked(db, group)? {
        if let Some(student) = students.get_mut(&person) {
            student.choices.push(activity.to_string());
        }
    }
    for lock in &locks {
        if let Some(student) = students.get_mut(&lock.person) {
            let list = if lock.is_in { &mut student.locked_in } else { &mut student.locked_out };
            list.push(lock.activity.to_string());
        }
    }
    standings(db, group, &locks, &mut students)?;
    let people = students.iter().map(|(person, student)| (student.id.clone(), person.clone())).collect();
    let mut students: Vec<Student> = students.into_values().collect();
    students.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    let most_places = u32::try_from(group.most_places).unwrap_or(1);
    let mut offers = offers;
    offers.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    Ok(Inputs { draw: Draw { id: group.id.to_string(), most_places, offers, students }, people, locks })
}

/// Who takes part in the draw.
pub fn taking_part(db: &mut SchoolDb<'_>, group: &Group) -> QueryResult<Vec<PersonId>> {
    let locks = super::locks(db, &group.id)?;
    Ok(takers(db, group, &locks)?.into_iter().map(|(person, _)| person).collect())
}

/// Students who are here, and chose or were locked in.
fn takers(db: &mut SchoolDb<'_>, group: &Group, locks: &[Lock]) -> QueryResult<Vec<(PersonId, Option<i32>)>> {
    let chose = choices::table
        .filter(choices::school_id.eq(db.school()))
        .filter(choices::group_id.eq(&group.id))
        .select(choices::person_id);
    let locked: Vec<&PersonId> = locks.iter().filter(|lock| lock.is_in).map(|lock| &lock.person).collect();
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::id.eq_any(chose).or(people::id.eq_any(locked)))
        .filter(people::role.eq(Role::Student))
        .filter(people::status.ne_all([PersonStatus::Suspended, PersonStatus::Left]))
        .select((people::id, people::grade))
        .load(db.conn())
}

fn ranked(db: &mut SchoolDb<'_>, group: &Group) -> QueryResult<Vec<(PersonId, ActivityId)>> {
    choices::table
        .filter(choices::school_id.eq(db.school()))
        .filter(choices::group_id.eq(&group.id))
        .order((choices::person_id, choices::rank))
        .select((choices::person_id, choices::activity_id))
        .load(db.conn())
}

/// What they have from elsewhere, and what staff took them off.
fn standings(
    db: &mut SchoolDb<'_>,
    group: &Group,
    locks: &[Lock],
    students: &mut BTreeMap<PersonId, Student>,
) -> QueryResult<()> {
    let chose = choices::table
        .filter(choices::school_id.eq(db.school()))
        .filter(choices::group_id.eq(&group.id))
        .select(choices::person_id);
    let locked: Vec<&PersonId> = locks.iter().filter(|lock| lock.is_in).map(|lock| &lock.person).collect();
    let activity = signups::school_id.eq(activities::school_id).and(signups::activity_id.eq(activities::id));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    let mut rows: Vec<SignupRow> = signups::table
        .inner_join(activities::table.on(activity))
        .inner_join(terms::table.on(term))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::person_id.eq_any(chose).or(signups::person_id.eq_any(locked)))
        .filter(signups::status.eq_any([SignupStatus::Enrolled, SignupStatus::Offered, SignupStatus::Removed]))
        .select((
            signups::person_id,
            activities::id,
            signups::status,
            activities::status,
            activities::term_id,
            terms::starts_on,
            terms::ends_on,
        ))
        .load(db.conn())?;
    rows.sort_unstable_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let mut ids: Vec<ActivityId> = rows.iter().map(|(_, activity, ..)| activity.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut slots: HashMap<ActivityId, Vec<Slot>> = HashMap::new();
    for (activity, slot) in slots_of(db, &ids)? {
        slots.entry(activity).or_default().push(slot);
    }
    for (person, activity, mine, status, term, from, until) in rows {
        let Some(student) = students.get_mut(&person) else { continue };
        if mine == SignupStatus::Removed {
            student.removed_from.push(activity.to_string());
        } else if status == ActivityStatus::Published {
            let mut slots = slots.get(&activity).cloned().unwrap_or_default();
            slots.sort_unstable();
            let meets = Meets { from, until, slots };
            student.has.push(Has { activity: activity.to_string(), term: term.to_string(), meets });
        }
    }
    Ok(())
}
