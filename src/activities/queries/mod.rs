//! Every statement about activities.

mod labels;
mod list;
mod of_person;
mod own;
mod signups;
mod unite;
mod write;

pub use labels::{refold, tag_names};
pub use list::{Beside, Counts, Filters, ListRow, Menu, SORTS, Show, Time, beside, counts, list, menu, slots_of};
pub use of_person::*;
pub use own::*;
pub use signups::*;
pub use unite::*;
pub use write::*;

use super::model::{Activity, ActivityStatus, Meets, Part, Slot};
use crate::{
    people::{PersonRef, PersonStatus},
    platform::{
        access::{Grant, Me, Role, RunActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, PersonId, ProgramId, TermId},
            schema::{
                activities, activity_leaders, activity_slots, categories, people, program_people, programs, terms,
            },
        },
    },
    schools::Term,
};
use diesel::{dsl::exists, prelude::*, sql_types::Bool};

/// An activity that its holder may change: found through what they lead or administer.
#[derive(Debug)]
pub struct Editable<T>(T);

/// An activity whose roster its holder may see and change: what they lead, help with or administer.
#[derive(Debug)]
pub struct Runnable<T>(T);

impl<T> Editable<T> {
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> AsRef<T> for Editable<T> {
    fn as_ref(&self) -> &T {
        &self.0
    }
}

impl<T> Runnable<T> {
    pub fn into_inner(self) -> T {
        self.0
    }
}

/// Whether the person runs the activity of the row: by role, by program, or because they lead it. A macro, because the
/// type of the condition depends on the statement that it stands in.
macro_rules! is_run_by {
    ($me:expr, $parts:expr) => {{
        let me: &Me = $me;
        let led = activity_leaders::table
            .filter(activity_leaders::school_id.eq(activities::school_id))
            .filter(activity_leaders::activity_id.eq(activities::id))
            .filter(activity_leaders::person_id.eq(me.id.clone()))
            .filter(activity_leaders::part.eq_any($parts));
        let administered = program_people::table
            .filter(program_people::school_id.eq(activities::school_id))
            .filter(program_people::program_id.eq(activities::program_id))
            .filter(program_people::person_id.eq(me.id.clone()))
            .filter(program_people::part.eq("admin"))
            .filter((me.role == Role::ProgramAdmin).into_sql::<Bool>());
        let runs_all = me.role >= Role::Admin;
        exists(led).or(exists(administered)).or(runs_all.into_sql::<Bool>())
    }};
}
pub(crate) use is_run_by;

const LEADS: [Part; 1] = [Part::Lead];
const ALL_PARTS: [Part; 2] = [Part::Lead, Part::Helper];

/// An activity that students and visitors may know of.
pub fn find_public(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<Activity> {
    activities::table
        .find((db.school(), id))
        .filter(activities::status.eq_any([ActivityStatus::Published, ActivityStatus::Cancelled]))
        .select(Activity::as_select())
        .first(db.conn())
}

/// Any activity of the school, whatever its state: for jobs and imports, which act for nobody.
pub fn find(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<Activity> {
    activities::table.find((db.school(), id)).select(Activity::as_select()).first(db.conn())
}

/// Keeps the activity still until the transaction ends, so that two people cannot take the last place.
pub fn hold(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<Activity> {
    lock(db, id)?;
    find(db, id)
}

/// The same, of those that students may know of.
pub fn hold_public(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<Activity> {
    lock(db, id)?;
    find_public(db, id)
}

/// The same, for whoever may change it; to everybody else it does not exist.
pub fn hold_editable(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    id: &ActivityId,
) -> QueryResult<Editable<Activity>> {
    lock(db, id)?;
    editable(db, by, id)
}

/// The same, for whoever may change its roster.
pub fn hold_runnable(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    id: &ActivityId,
) -> QueryResult<Runnable<Activity>> {
    lock(db, id)?;
    runnable(db, by.me(), id)
}

/// Sets nothing new: `version` says that somebody edited, and a sign-up is no edit.
fn lock(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<usize> {
    diesel::update(activities::table.find((db.school(), id)))
        .set(activities::version.eq(activities::version))
        .execute(db.conn())
}

pub fn editable(db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, id: &ActivityId) -> QueryResult<Editable<Activity>> {
    activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::id.eq(id))
        .filter(is_run_by!(by.me(), LEADS))
        .select(Activity::as_select())
        .first(db.conn())
        .map(Editable)
}

pub fn runnable(db: &mut SchoolDb<'_>, me: &Me, id: &ActivityId) -> QueryResult<Runnable<Activity>> {
    activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::id.eq(id))
        .filter(is_run_by!(me, ALL_PARTS))
        .select(Activity::as_select())
        .first(db.conn())
        .map(Runnable)
}

/// Whether the person may change the activity, and whether they may see its roster.
pub fn powers(db: &mut SchoolDb<'_>, me: &Me, id: &ActivityId) -> QueryResult<(bool, bool)> {
    if me.role < Role::Teacher {
        return Ok((false, false));
    }
    activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::id.eq(id))
        .select((is_run_by!(me, LEADS), is_run_by!(me, ALL_PARTS)))
        .first(db.conn())
}

/// An activity as this reader sees it, and their [`powers`] over it: whoever may run it sees it in every state, everybody
/// else as the public does.
pub fn seen_by(db: &mut SchoolDb<'_>, reader: Option<&Me>, id: &ActivityId) -> QueryResult<(Activity, (bool, bool))> {
    let powers = reader.map(|me| powers(db, me, id)).transpose()?.unwrap_or_default();
    let activity = if powers.1 { find(db, id)? } else { find_public(db, id)? };
    Ok((activity, powers))
}

pub fn slots(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<Vec<Slot>> {
    activity_slots::table
        .filter(activity_slots::school_id.eq(db.school()))
        .filter(activity_slots::activity_id.eq(id))
        .order((activity_slots::weekday, activity_slots::starts_minute))
        .select(Slot::as_select())
        .load(db.conn())
}

pub fn leaders(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<Vec<(Part, PersonRef)>> {
    let same = activity_leaders::school_id.eq(people::school_id).and(activity_leaders::person_id.eq(people::id));
    activity_leaders::table
        .inner_join(people::table.on(same))
        .filter(activity_leaders::school_id.eq(db.school()))
        .filter(activity_leaders::activity_id.eq(id))
        // "lead" comes after "helper".
        .order((activity_leaders::part.desc(), people::sort_name, people::id))
        .select((activity_leaders::part, PersonRef::as_select()))
        .load(db.conn())
}

/// The term of an activity.
pub fn term(db: &mut SchoolDb<'_>, id: &TermId) -> QueryResult<Term> {
    terms::table.find((db.school(), id)).select(Term::as_select()).first(db.conn())
}

/// When the activity meets: its slots, through its term.
pub fn meets(db: &mut SchoolDb<'_>, activity: &Activity) -> QueryResult<(Term, Meets)> {
    let term = term(db, &activity.term_id)?;
    let meets = Meets { from: term.starts_on, until: term.ends_on, slots: slots(db, &activity.id)? };
    Ok((term, meets))
}

/// The activity's category: its name, and where its dot stands on the colour wheel.
pub fn category_of(db: &mut SchoolDb<'_>, activity: &Activity) -> QueryResult<Option<(String, i32)>> {
    let Some(id) = &activity.category_id else { return Ok(None) };
    categories::table.find((db.school(), id)).select((categories::name, categories::hue)).first(db.conn()).optional()
}

/// The name of an activity's category.
pub fn category_name(db: &mut SchoolDb<'_>, activity: &Activity) -> QueryResult<Option<String>> {
    Ok(category_of(db, activity)?.map(|(name, _)| name))
}

/// Who may lead: staff who are here. At most 250, in the order of their names.
pub fn staff(db: &mut SchoolDb<'_>) -> QueryResult<Vec<PersonRef>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::role.ne(Role::Student))
        .filter(people::status.ne_all([PersonStatus::Suspended, PersonStatus::Left]))
        .order((people::sort_name, people::id))
        .limit(250)
        .select(PersonRef::as_select())
        .load(db.conn())
}

/// Those of these who are staff that is here: a leader must be.
pub fn staff_among(db: &mut SchoolDb<'_>, ids: &[PersonId]) -> QueryResult<Vec<PersonId>> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::id.eq_any(ids))
        .filter(people::role.ne(Role::Student))
        .filter(people::status.ne_all([PersonStatus::Suspended, PersonStatus::Left]))
        .select(people::id)
        .load(db.conn())
}

/// The programs that this person may put an activity into: admins any, program admins theirs, teachers those they belong
/// to (and the default one for what is new); and always the one that it is in.
pub fn programs_for(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    now_in: Option<&ProgramId>,
) -> QueryResult<Vec<(ProgramId, String)>> {
    let parts: &[&str] = if by.role() == Role::ProgramAdmin { &["admin"] } else { &["admin", "teacher"] };
    let theirs = program_people::table
        .filter(program_people::school_id.eq(programs::school_id))
        .filter(program_people::program_id.eq(programs::id))
        .filter(program_people::person_id.eq(by.person().clone()))
        .filter(program_people::part.eq_any(parts.iter().copied()));
    let any = by.role() >= Role::Admin;
    let new_ones = by.role() == Role::Teacher && now_in.is_none();
    let is_first = programs::is_default.and(new_ones.into_sql::<Bool>());
    programs::table
        .filter(programs::school_id.eq(db.school()))
        .filter(exists(theirs).or(any.into_sql::<Bool>()).or(is_first).or(programs::id.eq_any(now_in)))
        .order((programs::is_default.desc(), programs::name, programs::id))
        .limit(250)
        .select((programs::id, programs::name))
        .load(db.conn())
}

/// The names of those of these ids that are activities here, for staff who read the log.
pub fn named(db: &mut SchoolDb<'_>, ids: &[ActivityId]) -> QueryResult<Vec<(ActivityId, String)>> {
    activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::id.eq_any(ids))
        .select((activities::id, activities::name))
        .load(db.conn())
}

/// How many activities of the term visitors can read about.
pub fn published_count(db: &mut SchoolDb<'_>, term: &TermId) -> QueryResult<i64> {
    activities::table
        .filter(activities::school_id.eq(db.school()))
        .filter(activities::term_id.eq(term))
        .filter(activities::status.eq(ActivityStatus::Published))
        .count()
        .get_result(db.conn())
}
