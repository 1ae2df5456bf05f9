//! Every statement about ranked choices.

mod inputs;
mod results;
mod students;
mod wishes;

pub use inputs::{Inputs, inputs, taking_part};
pub use results::{choosers, insert_draw, insert_result, record_of, result_of, results_after};
pub use students::{Listed, Which, students};
pub use wishes::{choices_of, count_choosers, locks, save_choices, set_lock};

use super::model::{Group, GroupDraft, GroupState, Member, Phase};
use crate::{
    activities::{
        model::{ActivityStatus, Meets, Refused},
        queries::slots_of,
    },
    people::PersonRef,
    platform::db::{
        Moment, SchoolDb,
        ids::{ActivityId, GroupId, GroupMemberId, PersonId, PriorityId, TermId},
        schema::{activities, activity_group_members, activity_groups, choices, group_priorities, people, terms},
    },
};
use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not},
    prelude::*,
};

/// More than any school has groups or activities to choose from.
const MANY: i64 = 250;
const KNOWN: [GroupState; 3] = [GroupState::Announced, GroupState::Published, GroupState::CalledOff];

/// Who decides on the places of an activity now: the group it is in.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Held {
    pub group: GroupId,
    pub closes_at: Moment,
}

impl Held {
    /// Why nobody signs up for it by coming first.
    pub fn refusal(&self, now: Moment) -> Refused {
        if now < self.closes_at { Refused::ByChoice { until: self.closes_at } } else { Refused::ByDraw }
    }
}

/// The group whose draw gives the activity's places, if it is not first come, first served.
pub fn held(db: &mut SchoolDb<'_>, activity: &ActivityId) -> QueryResult<Option<Held>> {
    let group = activity_group_members::school_id
        .eq(activity_groups::school_id)
        .and(activity_group_members::group_id.eq(activity_groups::id));
    activity_group_members::table
        .inner_join(activity_groups::table.on(group))
        .filter(activity_group_members::school_id.eq(db.school()))
        .filter(activity_group_members::activity_id.eq(activity))
        .filter(activity_group_members::holds.eq(true))
        .select((activity_groups::id, activity_groups::closes_at))
        .first(db.conn())
        .optional()
}

/// All of them, the newest first; to whoever does not run them, those that were announced.
pub fn groups(db: &mut SchoolDb<'_>, is_staff: bool) -> QueryResult<Vec<Group>> {
    let states: &[GroupState] = if is_staff { GroupState::ALL } else { &KNOWN };
    activity_groups::table
        .filter(activity_groups::school_id.eq(db.school()))
        .filter(activity_groups::state.eq_any(states.iter().copied()))
        .order(activity_groups::id.desc())
        .limit(MANY)
        .select(Group::as_select())
        .load(db.conn())
}

/// Announced ones that wait for somebody: to choose, or to draw.
pub fn announced(db: &mut SchoolDb<'_>, phase: Phase) -> QueryResult<Vec<Group>> {
    let now = db.now();
    let found = activity_groups::table
        .filter(activity_groups::school_id.eq(db.school()))
        .filter(activity_groups::state.eq(GroupState::Announced))
        .order((activity_groups::closes_at, activity_groups::id))
        .limit(MANY)
        .select(Group::as_select())
        .load(db.conn());
    found.map(|groups: Vec<Group>| groups.into_iter().filter(|group| group.phase(now) == phase).collect())
}

/// The groups that somebody may choose from now, and whether they have chosen: one statement.
pub fn open_to(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Vec<(Group, bool)>> {
    let now = db.now();
    let chosen = exists(
        choices::table
            .filter(choices::school_id.eq(activity_groups::school_id))
            .filter(choices::group_id.eq(activity_groups::id))
            .filter(choices::person_id.eq(person)),
    );
    let found: Vec<(Group, bool)> = activity_groups::table
        .filter(activity_groups::school_id.eq(db.school()))
        .filter(activity_groups::state.eq(GroupState::Announced))
        .order((activity_groups::closes_at, activity_groups::id))
        .limit(MANY)
        .select((Group::as_select(), chosen))
        .load(db.conn())?;
    Ok(found.into_iter().filter(|(group, _)| group.phase(now) == Phase::Open).collect())
}

pub fn find(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<Group> {
    activity_groups::table.find((db.school(), id)).select(Group::as_select()).first(db.conn())
}

/// One that everybody may know of.
pub fn find_public(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<Group> {
    activity_groups::table
        .find((db.school(), id))
        .filter(activity_groups::state.eq_any(KNOWN))
        .select(Group::as_select())
        .first(db.conn())
}

/// Keeps the group still until the transaction ends: nobody chooses while it is drawn.
pub fn hold(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<Group> {
    diesel::update(activity_groups::table.find((db.school(), id)))
        .set(activity_groups::version.eq(activity_groups::version))
        .execute(db.conn())?;
    find(db, id)
}

pub fn sealed_seed(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<String> {
    activity_groups::table.find((db.school(), id)).select(activity_groups::sealed_seed).first(db.conn())
}

/// A draft with its committed seed.
pub fn insert(
    db: &mut SchoolDb<'_>,
    id: &GroupId,
    draft: &GroupDraft,
    seed_hash: &str,
    sealed_seed: &str,
) -> QueryResult<()> {
    let now = db.now();
    diesel::insert_into(activity_groups::table)
        .values((
            (
                activity_groups::school_id.eq(db.school()),
                activity_groups::id.eq(id),
                activity_groups::name.eq(&draft.name),
                activity_groups::state.eq(GroupState::Draft),
                activity_groups::opens_at.eq(draft.opens_at),
                activity_groups::closes_at.eq(draft.closes_at),
                activity_groups::most_choices.eq(draft.most_choices),
                activity_groups::most_places.eq(draft.most_places),
            ),
            activity_groups::first_come_after.eq(draft.first_come_after),
            activity_groups::seed_hash.eq(seed_hash),
            activity_groups::sealed_seed.eq(sealed_seed),
            activity_groups::created_at.eq(now),
            activity_groups::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    insert_parts(db, id, draft)
}

/// What the form says instead of what was; people with priority stay.
pub fn change(db: &mut SchoolDb<'_>, id: &GroupId, draft: &GroupDraft) -> QueryResult<()> {
    diesel::update(activity_groups::table.find((db.school(), id)))
        .set((
            activity_groups::name.eq(&draft.name),
            activity_groups::opens_at.eq(draft.opens_at),
            activity_groups::closes_at.eq(draft.closes_at),
            activity_groups::most_choices.eq(draft.most_choices),
            activity_groups::most_places.eq(draft.most_places),
            activity_groups::first_come_after.eq(draft.first_come_after),
            activity_groups::updated_at.eq(db.now()),
            activity_groups::version.eq(activity_groups::version + 1),
        ))
        .execute(db.conn())?;
    let members = activity_group_members::table
        .filter(activity_group_members::school_id.eq(db.school()))
        .filter(activity_group_members::group_id.eq(id));
    diesel::delete(members).execute(db.conn())?;
    let grades = group_priorities::table
        .filter(group_priorities::school_id.eq(db.school()))
        .filter(group_priorities::group_id.eq(id))
        .filter(group_priorities::person_id.is_null());
    diesel::delete(grades).execute(db.conn())?;
    insert_parts(db, id, draft)
}

fn insert_parts(db: &mut SchoolDb<'_>, id: &GroupId, draft: &GroupDraft) -> QueryResult<()> {
    for activity in &draft.activities {
        diesel::insert_into(activity_group_members::table)
            .values((
                activity_group_members::school_id.eq(db.school()),
                activity_group_members::id.eq(GroupMemberId::fresh()),
                activity_group_members::group_id.eq(id),
                activity_group_members::activity_id.eq(activity),
                activity_group_members::holds.eq(false),
            ))
            .execute(db.conn())?;
    }
    for (place, (from, to)) in (1i32..).zip(&draft.priorities) {
        diesel::insert_into(group_priorities::table)
            .values((
                group_priorities::school_id.eq(db.school()),
                group_priorities::id.eq(PriorityId::fresh()),
                group_priorities::group_id.eq(id),
                group_priorities::place.eq(place),
                group_priorities::grade_from.eq(Some(*from)),
                group_priorities::grade_to.eq(Some(*to)),
            ))
            .execute(db.conn())?;
    }
    Ok(())
}

/// What a group becomes. `seed` is told when it is published, `reason` when it is called off.
pub fn set_state(
    db: &mut SchoolDb<'_>,
    id: &GroupId,
    state: GroupState,
    seed: Option<&str>,
    reason: Option<&str>,
) -> QueryResult<usize> {
    let now = db.now();
    let group = activity_groups::table.find((db.school(), id));
    let set = (
        activity_groups::state.eq(state),
        activity_groups::seed.eq(seed),
        activity_groups::reason.eq(reason),
        activity_groups::updated_at.eq(now),
        activity_groups::version.eq(activity_groups::version + 1),
    );
    match state {
        GroupState::Announced => {
            diesel::update(group).set((set, activity_groups::announced_at.eq(now))).execute(db.conn())
        }
        GroupState::Published => {
            diesel::update(group).set((set, activity_groups::published_at.eq(now))).execute(db.conn())
        }
        GroupState::Draft | GroupState::CalledOff => diesel::update(group).set(set).execute(db.conn()),
    }
}

/// Says whether the group decides on the places of its activities. Two groups cannot: a constraint.
pub fn set_holds(db: &mut SchoolDb<'_>, id: &GroupId, holds: bool) -> QueryResult<usize> {
    let members = activity_group_members::table
        .filter(activity_group_members::school_id.eq(db.school()))
        .filter(activity_group_members::group_id.eq(id));
    diesel::update(members).set(activity_group_members::holds.eq(holds)).execute(db.conn())
}

/// The same of whichever group decided before on these activities: its draw is over.
pub fn release(db: &mut SchoolDb<'_>, activities: &[ActivityId]) -> QueryResult<usize> {
    let over = activity_groups::table
        .filter(activity_groups::school_id.eq(db.school()))
        .filter(activity_groups::state.eq(GroupState::Published))
        .select(activity_groups::id);
    let members = activity_group_members::table
        .filter(activity_group_members::school_id.eq(db.school()))
        .filter(activity_group_members::activity_id.eq_any(activities))
        .filter(activity_group_members::group_id.eq_any(over));
    diesel::update(members).set(activity_group_members::holds.eq(false)).execute(db.conn())
}

/// The ids of its activities, in their order: how they are held.
pub fn member_ids(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<Vec<ActivityId>> {
    activity_group_members::table
        .filter(activity_group_members::school_id.eq(db.school()))
        .filter(activity_group_members::group_id.eq(id))
        .order(activity_group_members::activity_id)
        .select(activity_group_members::activity_id)
        .load(db.conn())
}

type MemberRow = (
    (ActivityId, String, String, ActivityStatus, Option<i32>, i32, Option<i32>, Option<i32>),
    (TermId, NaiveDate, NaiveDate, Option<i32>),
);

/// Its activities with their times, by name. Two statements.
pub fn members(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<Vec<Member>> {
    let mut members = members_without_times(db, id)?;
    let ids: Vec<ActivityId> = members.iter().map(|member| member.id.clone()).collect();
    for (activity, slot) in slots_of(db, &ids)? {
        if let Some(member) = members.iter_mut().find(|member| member.id == activity) {
            member.meets.slots.push(slot);
        }
    }
    Ok(members)
}

/// The same, where nobody asks when they meet.
pub fn members_without_times(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<Vec<Member>> {
    let activity = activity_group_members::school_id
        .eq(activities::school_id)
        .and(activity_group_members::activity_id.eq(activities::id));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    let rows: Vec<MemberRow> = activity_group_members::table
        .inner_join(activities::table.on(activity))
        .inner_join(terms::table.on(term))
        .filter(activity_group_members::school_id.eq(db.school()))
        .filter(activity_group_members::group_id.eq(id))
        .order((activities::sort_name, activities::id))
        .limit(MANY)
        .select((
            (
                activities::id,
                activities::name,
                activities::room,
                activities::status,
                activities::capacity,
                activities::enrolled_count,
                activities::grade_from,
                activities::grade_to,
            ),
            (terms::id, terms::starts_on, terms::ends_on, terms::max_enrolled),
        ))
        .load(db.conn())?;
    let member = |(activity, term): MemberRow| {
        let (id, name, room, status, capacity, enrolled, grade_from, grade_to) = activity;
        let (term, from, until, most_in_term) = term;
        let meets = Meets { from, until, slots: Vec::new() };
        let is_published = status == ActivityStatus::Published;
        let term = term.to_string();
        Member { id, name, room, is_published, capacity, enrolled, grade_from, grade_to, term, most_in_term, meets }
    };
    Ok(rows.into_iter().map(member).collect())
}

/// What a group can be made of: published activities of terms that are not over, in no other group's hands.
pub fn candidates(
    db: &mut SchoolDb<'_>,
    today: NaiveDate,
    group: Option<&GroupId>,
) -> QueryResult<Vec<(ActivityId, String, String)>> {
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    let running = activity_groups::table
        .filter(activity_groups::school_id.eq(db.school()))
        .filter(activity_groups::state.eq(GroupState::Announced))
        .select(activity_groups::id);
    let taken = activity_group_members::table
        .filter(activity_group_members::school_id.eq(activities::school_id))
        .filter(activity_group_members::activity_id.eq(activities::id))
        .filter(activity_group_members::group_id.eq_any(running))
        .filter(activity_group_members::group_id.ne_all(group));
    activities::table
        .inner_join(terms::table.on(term))
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::status.eq(ActivityStatus::Published))
        .filter(terms::ends_on.ge(today))
        .filter(not(exists(taken)))
        .order((terms::starts_on, activities::sort_name, activities::id))
        .limit(MANY)
        .select((activities::id, activities::name, terms::name))
        .load(db.conn())
}

/// Grades that come first, in their order.
pub fn grade_priorities(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<Vec<(i32, i32)>> {
    let rows: Vec<(Option<i32>, Option<i32>)> = group_priorities::table
        .filter(group_priorities::school_id.eq(db.school()))
        .filter(group_priorities::group_id.eq(id))
        .filter(group_priorities::person_id.is_null())
        .order((group_priorities::place, group_priorities::id))
        .select((group_priorities::grade_from, group_priorities::grade_to))
        .load(db.conn())?;
    Ok(rows.into_iter().filter_map(|(from, to)| from.zip(to)).collect())
}

/// People who come before everybody, by name.
pub fn favoured(db: &mut SchoolDb<'_>, id: &GroupId) -> QueryResult<Vec<PersonRef>> {
    let person =
        group_priorities::school_id.eq(people::school_id).and(group_priorities::person_id.eq(people::id.nullable()));
    group_priorities::table
        .inner_join(people::table.on(person))
        .filter(group_priorities::school_id.eq(db.school()))
        .filter(group_priorities::group_id.eq(id))
        .order((people::sort_name, people::id))
        .limit(MANY)
        .select(PersonRef::as_select())
        .load(db.conn())
}

/// Puts somebody before everybody, or takes them from there. Says whether anything changed.
pub fn set_favoured(db: &mut SchoolDb<'_>, id: &GroupId, person: &PersonId, is_in: bool) -> QueryResult<bool> {
    let row = group_priorities::table
        .filter(group_priorities::school_id.eq(db.school()))
        .filter(group_priorities::group_id.eq(id))
        .filter(group_priorities::person_id.eq(person));
    if !is_in {
        return diesel::delete(row).execute(db.conn()).map(|n| n > 0);
    }
    let known: i64 = row.count().get_result(db.conn())?;
    if known > 0 {
        return Ok(false);
    }
    let inserted = diesel::insert_into(group_priorities::table)
        .values((
            group_priorities::school_id.eq(db.school()),
            group_priorities::id.eq(PriorityId::fresh()),
            group_priorities::group_id.eq(id),
            group_priorities::place.eq(0),
            group_priorities::person_id.eq(Some(person)),
        ))
        .execute(db.conn())?;
    Ok(inserted > 0)
}
