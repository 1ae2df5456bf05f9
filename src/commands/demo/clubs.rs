//! The activities of a school of the demo: its list is imported like any school's, then its people make it their own.

use crate::{
    activities,
    error::{Error, Result},
    platform::{
        access::Actor,
        db::{
            SchoolDb,
            ids::{ActivityId, CategoryId, LeaderId, PersonId, ProgramId, ProgramPersonId, SignupId},
            schema::{activities as clubs, activity_leaders, categories, program_people, programs, signups},
        },
        text::fold,
    },
};
use diesel::prelude::*;
use serde_json::{Map, Value, json};

/// What the list does not say of an activity. `students` is how many sign up besides those of the list: the first get the
/// places and the rest wait.
pub(super) struct About {
    pub name: &'static str,
    pub category: &'static str,
    pub level: Option<&'static str>,
    pub room: &'static str,
    /// Addresses.
    pub leads: &'static [&'static str],
    pub helpers: &'static [&'static str],
    pub students: usize,
}

/// The list with more who take part, from the front of `students`.
pub(super) fn filled(list: &str, about: &[About], mut students: &[String]) -> Result<Map<String, Value>> {
    let mut list: Map<String, Value> = serde_json::from_str(list).map_err(Error::internal)?;
    for about in about {
        let (more, rest) = students.split_at_checked(about.students).unwrap_or((students, &[]));
        students = rest;
        let activity = list.get_mut(about.name).and_then(|activity| activity.get_mut("participants"));
        let participants = activity.and_then(Value::as_array_mut).ok_or_else(|| Error::internal(about.name))?;
        participants.extend(more.iter().map(|address| json!(address)));
    }
    Ok(list)
}

/// Imports the list, and adds categories, levels, rooms and whoever leads or helps.
pub(super) fn plant(
    db: &mut SchoolDb<'_>,
    list: &Map<String, Value>,
    about: &[About],
    people: &[(String, PersonId)],
) -> Result<()> {
    let imported = activities::import(db, &Actor::system(), list)?;
    if let Some(bad) = imported.errors.first() {
        return Err(Error::internal(format!("{}: {}", bad.path, bad.error)));
    }
    for about in about {
        let activity = named(db, about.name)?;
        let category = category(db, about.category)?;
        diesel::update(clubs::table.find((db.school(), &activity)))
            .set((
                clubs::category_id.eq(Some(category)),
                clubs::level.eq(about.level),
                clubs::room.eq(about.room),
                clubs::updated_at.eq(db.now()),
            ))
            .execute(db.conn())?;
        for (part, addresses) in [("lead", about.leads), ("helper", about.helpers)] {
            for address in addresses {
                lead(db, &activity, person(people, address)?, part)?;
            }
        }
    }
    Ok(())
}

/// A program of its own for these activities, and who runs it.
pub(super) fn program(
    db: &mut SchoolDb<'_>,
    (name, code): (&str, &str),
    activities: &[&str],
    admin: &PersonId,
) -> Result<()> {
    let (id, now) = (ProgramId::fresh(), db.now());
    diesel::insert_into(programs::table)
        .values((
            programs::school_id.eq(db.school()),
            programs::id.eq(&id),
            programs::name.eq(name),
            programs::code.eq(code),
            programs::is_default.eq(false),
            programs::created_at.eq(now),
            programs::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    diesel::insert_into(program_people::table)
        .values((
            program_people::school_id.eq(db.school()),
            program_people::id.eq(ProgramPersonId::fresh()),
            program_people::program_id.eq(&id),
            program_people::person_id.eq(admin),
            program_people::part.eq("admin"),
        ))
        .execute(db.conn())?;
    let theirs = clubs::table.filter(clubs::school_id.eq(db.school())).filter(clubs::name.eq_any(activities));
    diesel::update(theirs).set(clubs::program_id.eq(&id)).execute(db.conn())?;
    Ok(())
}

/// Its leaders choose who comes, and these have asked.
pub(super) fn choosing(
    db: &mut SchoolDb<'_>,
    activity: &str,
    people: &[(String, PersonId)],
    asking: &[&str],
) -> Result<()> {
    let id = named(db, activity)?;
    give_places(db, &id, "approval")?;
    let now = db.now();
    for address in asking {
        diesel::insert_into(signups::table)
            .values((
                signups::school_id.eq(db.school()),
                signups::id.eq(SignupId::fresh()),
                signups::activity_id.eq(&id),
                signups::person_id.eq(person(people, address)?),
                signups::status.eq("requested"),
                signups::requested_at.eq(now),
            ))
            .execute(db.conn())?;
    }
    Ok(())
}

/// What comes free in it is offered to the next of the queue.
pub(super) fn offering(db: &mut SchoolDb<'_>, activity: &str) -> Result<()> {
    let id = named(db, activity)?;
    Ok(give_places(db, &id, "offers")?)
}

fn give_places(db: &mut SchoolDb<'_>, activity: &ActivityId, mode: &str) -> QueryResult<()> {
    let activity = clubs::table.find((db.school(), activity));
    diesel::update(activity).set(clubs::mode.eq(mode)).execute(db.conn()).map(drop)
}

pub(super) fn person<'p>(people: &'p [(String, PersonId)], address: &str) -> Result<&'p PersonId> {
    let found = people.iter().find(|(known, _)| known == address);
    found.map(|(_, id)| id).ok_or_else(|| Error::internal(format!("nobody in the demo is {address}")))
}

pub(super) fn named(db: &mut SchoolDb<'_>, name: &str) -> QueryResult<ActivityId> {
    clubs::table
        .filter(clubs::school_id.eq(db.school()))
        .filter(clubs::name.eq(name))
        .select(clubs::id)
        .first(db.conn())
}

fn category(db: &mut SchoolDb<'_>, name: &str) -> QueryResult<CategoryId> {
    let known = categories::table
        .filter(categories::school_id.eq(db.school()))
        .filter(categories::search_text.eq(fold(name)))
        .select(categories::id)
        .first(db.conn())
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    let (id, now) = (CategoryId::fresh(), db.now());
    diesel::insert_into(categories::table)
        .values((
            categories::school_id.eq(db.school()),
            categories::id.eq(&id),
            categories::name.eq(name),
            categories::search_text.eq(fold(name)),
            categories::hue.eq(activities::hue_of(&fold(name))),
            categories::created_at.eq(now),
            categories::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    Ok(id)
}

fn lead(db: &mut SchoolDb<'_>, activity: &ActivityId, person: &PersonId, part: &str) -> QueryResult<()> {
    diesel::insert_into(activity_leaders::table)
        .values((
            activity_leaders::school_id.eq(db.school()),
            activity_leaders::id.eq(LeaderId::fresh()),
            activity_leaders::activity_id.eq(activity),
            activity_leaders::person_id.eq(person),
            activity_leaders::part.eq(part),
        ))
        .execute(db.conn())
        .map(drop)
}
