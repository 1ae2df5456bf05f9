//! Workshops of next term whose places are drawn: choices closed yesterday, and the draw waits for the office.

use crate::{
    activities,
    error::Result,
    platform::{
        db::{
            Moment, SchoolDb,
            ids::{
                ActivityId, ChoiceId, GroupId, GroupMemberId, LeaderId, PersonId, PriorityId, ProgramId, SlotId, TermId,
            },
            schema::{
                activities as clubs, activity_group_members, activity_groups, activity_leaders, activity_slots,
                choices, group_priorities, terms,
            },
        },
        text::{fold, hex},
    },
    schools,
};
use chrono::TimeDelta;
use diesel::prelude::*;

/// Name, room, weekday, places.
const WORKSHOPS: [(&str, &str, i32, i32); 4] = [
    ("Ceramics Workshop", "Studio 2", 1, 12),
    ("Podcast Workshop", "Media lab", 2, 10),
    ("Bicycle Repair", "Workshop 2", 2, 8),
    ("Stage Lighting", "Hall A", 4, 14),
];

/// Most of the `students` choose.
pub(super) fn plant(db: &mut SchoolDb<'_>, lead: &PersonId, students: &[PersonId]) -> Result<()> {
    let term: TermId = terms::table
        .filter(terms::school_id.eq(db.school()))
        .order(terms::starts_on.desc())
        .select(terms::id)
        .first(db.conn())?;
    let program = schools::default_program(db)?;
    let mut ids = Vec::new();
    for workshop in WORKSHOPS {
        ids.push(club(db, workshop, &term, &program, lead)?);
    }
    let group = group(db, &ids, students.first())?;
    for (n, student) in students.iter().enumerate().filter(|(n, _)| n % 8 != 7) {
        // Ceramics is what most would like best.
        let order = match n % 5 {
            0 | 1 => [0, 1, 3],
            2 => [0, 2, 1],
            3 => [1, 0, 2],
            _ => [3, 0, 1],
        };
        for (rank, activity) in (1i32..).zip(order.iter().filter_map(|at: &usize| ids.get(*at))) {
            diesel::insert_into(choices::table)
                .values((
                    choices::school_id.eq(db.school()),
                    choices::id.eq(ChoiceId::fresh()),
                    choices::group_id.eq(&group),
                    choices::person_id.eq(student),
                    choices::activity_id.eq(activity),
                    choices::rank.eq(rank),
                    choices::chosen_at.eq(db.now()),
                ))
                .execute(db.conn())?;
        }
    }
    Ok(())
}

fn club(
    db: &mut SchoolDb<'_>,
    (name, room, weekday, places): (&str, &str, i32, i32),
    term: &TermId,
    program: &ProgramId,
    lead: &PersonId,
) -> Result<ActivityId> {
    let (id, now, nothing) = (ActivityId::fresh(), db.now(), "");
    diesel::insert_into(clubs::table)
        .values((
            (
                clubs::school_id.eq(db.school()),
                clubs::id.eq(&id),
                clubs::name.eq(name),
                clubs::sort_name.eq(fold(name)),
                clubs::description.eq(nothing),
                clubs::search_text.eq(fold(&format!("{name} {room}"))),
                clubs::program_id.eq(program),
                clubs::term_id.eq(term),
            ),
            clubs::room.eq(room),
            clubs::status.eq("published"),
            clubs::capacity.eq(Some(places)),
            clubs::published_at.eq(Some(now)),
            clubs::created_at.eq(now),
            clubs::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    diesel::insert_into(activity_slots::table)
        .values((
            activity_slots::school_id.eq(db.school()),
            activity_slots::id.eq(SlotId::fresh()),
            activity_slots::activity_id.eq(&id),
            activity_slots::weekday.eq(weekday),
            activity_slots::starts_minute.eq(15 * 60 + 30),
            activity_slots::ends_minute.eq(17 * 60),
        ))
        .execute(db.conn())?;
    diesel::insert_into(activity_leaders::table)
        .values((
            activity_leaders::school_id.eq(db.school()),
            activity_leaders::id.eq(LeaderId::fresh()),
            activity_leaders::activity_id.eq(&id),
            activity_leaders::person_id.eq(lead),
            activity_leaders::part.eq("lead"),
        ))
        .execute(db.conn())?;
    Ok(id)
}

/// Announced two weeks ago, closed yesterday; one student comes first.
fn group(db: &mut SchoolDb<'_>, members: &[ActivityId], first: Option<&PersonId>) -> Result<GroupId> {
    let (id, now, seed) = (GroupId::fresh(), db.now(), rand::random::<[u8; 32]>());
    let sealed = db.seal(&activities::seal_of_seed(&id), &hex(&seed))?;
    let days = |n: i64| -> Moment { now.plus(TimeDelta::days(n)) };
    diesel::insert_into(activity_groups::table)
        .values((
            (
                activity_groups::school_id.eq(db.school()),
                activity_groups::id.eq(&id),
                activity_groups::name.eq("Spring workshops"),
                activity_groups::state.eq("announced"),
                activity_groups::opens_at.eq(days(-14)),
                activity_groups::closes_at.eq(days(-1)),
                activity_groups::most_choices.eq(3),
                activity_groups::most_places.eq(1),
            ),
            activity_groups::first_come_after.eq(true),
            activity_groups::seed_hash.eq(activities::seed_hash(&seed)),
            activity_groups::sealed_seed.eq(sealed),
            activity_groups::announced_at.eq(Some(days(-15))),
            activity_groups::created_at.eq(now),
            activity_groups::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    for activity in members {
        diesel::insert_into(activity_group_members::table)
            .values((
                activity_group_members::school_id.eq(db.school()),
                activity_group_members::id.eq(GroupMemberId::fresh()),
                activity_group_members::group_id.eq(&id),
                activity_group_members::activity_id.eq(activity),
                activity_group_members::holds.eq(true),
            ))
            .execute(db.conn())?;
    }
    diesel::insert_into(group_priorities::table)
        .values((
            group_priorities::school_id.eq(db.school()),
            group_priorities::id.eq(PriorityId::fresh()),
            group_priorities::group_id.eq(&id),
            group_priorities::place.eq(0),
            group_priorities::person_id.eq(first),
        ))
        .execute(db.conn())?;
    Ok(id)
}
