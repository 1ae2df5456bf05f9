//! Statements that change activities.

use super::labels;
use crate::{
    activities::model::{Activity, ActivityDraft, ActivityStatus, Level, Mode, Part, Slot},
    platform::{
        db::{
            Moment, SchoolDb, SchoolId,
            ids::{ActivityId, CategoryId, LeaderId, PersonId, ProgramId, SlotId, TermId},
            schema::{activities, activity_leaders, activity_slots},
        },
        text::fold,
    },
};
use diesel::prelude::*;

/// What an activity's form changes, as columns.
#[derive(Debug, Insertable, AsChangeset)]
#[diesel(table_name = activities, treat_none_as_null = true)]
struct Said<'a> {
    name: &'a str,
    sort_name: String,
    description: &'a str,
    search_text: String,
    category_id: Option<CategoryId>,
    level: Option<Level>,
    program_id: &'a ProgramId,
    term_id: &'a TermId,
    room: &'a str,
    grade_from: Option<i32>,
    grade_to: Option<i32>,
    capacity: Option<i32>,
    signup_opens_at: Option<Moment>,
    signup_closes_at: Option<Moment>,
    withdraw_until: Option<Moment>,
    mode: Mode,
    offer_hours: i32,
    updated_at: Moment,
}

#[derive(Insertable)]
#[diesel(table_name = activity_slots)]
struct NewSlot<'a> {
    school_id: SchoolId,
    id: SlotId,
    activity_id: &'a ActivityId,
    weekday: i32,
    starts_minute: i32,
    ends_minute: i32,
}

#[derive(Insertable)]
#[diesel(table_name = activity_leaders)]
struct NewLeader<'a> {
    school_id: SchoolId,
    id: LeaderId,
    activity_id: &'a ActivityId,
    person_id: &'a PersonId,
    part: Part,
}

/// Where an activity came from, so that the next import knows it again.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    pub source: &'a str,
    /// Its name at the source.
    pub external_id: &'a str,
}

fn said<'a>(db: &mut SchoolDb<'_>, draft: &'a ActivityDraft) -> QueryResult<Said<'a>> {
    let category_id = match &draft.category {
        Some(name) => Some(labels::category(db, name)?),
        None => None,
    };
    Ok(Said {
        sort_name: fold(&draft.name),
        search_text: labels::search_text(
            &draft.name,
            &draft.description,
            &draft.room,
            draft.category.as_deref(),
            &draft.tags,
        ),
        name: &draft.name,
        description: &draft.description,
        category_id,
        level: draft.level,
        program_id: &draft.program_id,
        term_id: &draft.term_id,
        room: &draft.room,
        grade_from: draft.grade_from,
        grade_to: draft.grade_to,
        capacity: draft.capacity,
        signup_opens_at: draft.signup_opens_at,
        signup_closes_at: draft.signup_closes_at,
        withdraw_until: draft.withdraw_until,
        mode: draft.mode,
        offer_hours: draft.offer_hours,
        updated_at: db.now(),
    })
}

/// A draft, with its slots, leaders and tags.
pub fn insert(db: &mut SchoolDb<'_>, draft: &ActivityDraft, origin: Option<Origin<'_>>) -> QueryResult<ActivityId> {
    let (id, now) = (ActivityId::fresh(), db.now());
    let said = said(db, draft)?;
    diesel::insert_into(activities::table)
        .values((
            said,
            activities::school_id.eq(db.school()),
            activities::id.eq(&id),
            activities::status.eq(ActivityStatus::Draft),
            activities::source.eq(origin.map(|origin| origin.source)),
            activities::external_id.eq(origin.map(|origin| origin.external_id)),
            activities::created_at.eq(now),
        ))
        .execute(db.conn())?;
    insert_slots(db, &id, &draft.slots)?;
    insert_leaders(db, &id, &draft.leaders)?;
    labels::set_tags(db, &id, &draft.tags)?;
    Ok(id)
}

/// What the form says, instead of what was; slots, leaders and tags are replaced. An edit raises `version`.
pub fn change(db: &mut SchoolDb<'_>, id: &ActivityId, draft: &ActivityDraft) -> QueryResult<()> {
    let said = said(db, draft)?;
    diesel::update(activities::table.find((db.school(), id)))
        .set((said, activities::version.eq(activities::version + 1)))
        .execute(db.conn())?;
    let slots = activity_slots::table
        .filter(activity_slots::school_id.eq(db.school()))
        .filter(activity_slots::activity_id.eq(id));
    diesel::delete(slots).execute(db.conn())?;
    insert_slots(db, id, &draft.slots)?;
    let leaders = activity_leaders::table
        .filter(activity_leaders::school_id.eq(db.school()))
        .filter(activity_leaders::activity_id.eq(id));
    diesel::delete(leaders).execute(db.conn())?;
    insert_leaders(db, id, &draft.leaders)?;
    labels::set_tags(db, id, &draft.tags)
}

fn insert_slots(db: &mut SchoolDb<'_>, activity_id: &ActivityId, slots: &[Slot]) -> QueryResult<()> {
    for slot in slots {
        let new = NewSlot {
            school_id: db.school(),
            id: SlotId::fresh(),
            activity_id,
            weekday: slot.weekday,
            starts_minute: slot.starts_minute,
            ends_minute: slot.ends_minute,
        };
        diesel::insert_into(activity_slots::table).values(new).execute(db.conn())?;
    }
    Ok(())
}

fn insert_leaders(db: &mut SchoolDb<'_>, activity_id: &ActivityId, leaders: &[(PersonId, Part)]) -> QueryResult<()> {
    for (person_id, part) in leaders {
        let new = NewLeader { school_id: db.school(), id: LeaderId::fresh(), activity_id, person_id, part: *part };
        diesel::insert_into(activity_leaders::table).values(new).execute(db.conn())?;
    }
    Ok(())
}

/// Moves the activity into a state that the table allows.
pub fn set_status(
    db: &mut SchoolDb<'_>,
    id: &ActivityId,
    status: ActivityStatus,
    cancel_reason: Option<&str>,
) -> QueryResult<usize> {
    let now = db.now();
    let activity = activities::table.find((db.school(), id));
    let touched = (
        activities::status.eq(status),
        activities::updated_at.eq(now),
        activities::version.eq(activities::version + 1),
    );
    match status {
        ActivityStatus::Published => {
            diesel::update(activity).set((touched, activities::published_at.eq(now))).execute(db.conn())
        }
        ActivityStatus::Cancelled => diesel::update(activity)
            .set((touched, activities::cancelled_at.eq(now), activities::cancel_reason.eq(cancel_reason)))
            .execute(db.conn()),
        ActivityStatus::Draft | ActivityStatus::Archived => diesel::update(activity).set(touched).execute(db.conn()),
    }
}

pub fn save_counts(db: &mut SchoolDb<'_>, activity: &Activity) -> QueryResult<usize> {
    diesel::update(activities::table.find((db.school(), &activity.id)))
        .set((
            activities::enrolled_count.eq(activity.enrolled_count),
            activities::waitlisted_count.eq(activity.waitlisted_count),
            activities::queue_counter.eq(activity.queue_counter),
        ))
        .execute(db.conn())
}

/// The activity that was imported under this name.
pub fn imported(db: &mut SchoolDb<'_>, origin: Origin<'_>) -> QueryResult<Option<Activity>> {
    activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::source.eq(origin.source))
        .filter(activities::external_id.eq(origin.external_id))
        .select(Activity::as_select())
        .first(db.conn())
        .optional()
}

/// Everything that was imported from there, in the order of the ids.
pub fn imported_from(db: &mut SchoolDb<'_>, source: &str) -> QueryResult<Vec<ActivityId>> {
    activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::source.eq(source))
        .order(activities::id)
        .select(activities::id)
        .load(db.conn())
}

/// An activity as its form would say it.
pub fn draft_of(db: &mut SchoolDb<'_>, activity: &Activity) -> QueryResult<ActivityDraft> {
    let leaders = super::leaders(db, &activity.id)?.into_iter().map(|(part, person)| (person.id, part)).collect();
    Ok(ActivityDraft {
        name: activity.name.clone(),
        description: activity.description.clone(),
        category: super::category_name(db, activity)?,
        tags: labels::tags_of(db, &activity.id)?,
        level: activity.level,
        program_id: activity.program_id.clone(),
        term_id: activity.term_id.clone(),
        room: activity.room.clone(),
        grade_from: activity.grade_from,
        grade_to: activity.grade_to,
        capacity: activity.capacity,
        signup_opens_at: activity.signup_opens_at,
        signup_closes_at: activity.signup_closes_at,
        withdraw_until: activity.withdraw_until,
        mode: activity.mode,
        offer_hours: activity.offer_hours,
        slots: super::slots(db, &activity.id)?,
        leaders,
    })
}
