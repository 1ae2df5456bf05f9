//! Statements about who has a place, who waits, and what else they have.

use crate::{
    activities::model::{Activity, ActivityStatus, Commitment, Meets, Place, SignupStatus, Slot, Standing},
    on_each,
    people::PersonRef,
    platform::db::{
        Moment, SchoolDb, SchoolId,
        ids::{ActivityId, PersonId, SignupId, TermId},
        schema::{activities, activity_slots, people, signups, terms},
    },
};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::HashMap;

/// A signup as decisions need it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = signups)]
pub struct Signup {
    pub person_id: PersonId,
    pub status: SignupStatus,
    pub queue_no: Option<i32>,
    /// Set while a place is offered.
    pub offer_expires_at: Option<Moment>,
    pub passed_over_at: Option<Moment>,
    pub blocked_by: Option<ActivityId>,
    /// Staff put them in over a rule, and why.
    pub clash_override_by: Option<PersonId>,
    pub reason: Option<String>,
}

impl Signup {
    pub fn place(&self) -> Option<Place> {
        Place::of(self.status, self.queue_no)
    }
}

#[derive(Insertable, AsChangeset)]
#[diesel(table_name = signups, treat_none_as_null = true)]
struct SignupRow<'a> {
    school_id: SchoolId,
    activity_id: &'a ActivityId,
    person_id: &'a PersonId,
    status: SignupStatus,
    queue_no: Option<i32>,
    offer_expires_at: Option<Moment>,
    ended_at: Option<Moment>,
    reason: Option<&'a str>,
    clash_override_by: Option<&'a PersonId>,
    passed_over_at: Option<Moment>,
    blocked_by: Option<&'a ActivityId>,
}

/// When they asked and when they came in. Inside out: what is `None` stays as it was.
#[derive(Clone, Copy, AsChangeset)]
#[diesel(table_name = signups)]
struct Since {
    requested_at: Option<Moment>,
    enrolled_at: Option<Option<Moment>>,
}

/// What a signup becomes.
#[derive(Debug, Clone, Copy)]
pub struct Becomes<'a> {
    pub status: SignupStatus,
    pub queue_no: Option<i32>,
    pub offer_expires_at: Option<Moment>,
    pub reason: Option<&'a str>,
    pub override_by: Option<&'a PersonId>,
    /// For the log.
    pub action: &'static str,
    /// Somebody asks, for the first time or again; otherwise what they asked for before comes to something.
    pub asks: bool,
}

impl<'a> Becomes<'a> {
    pub fn asked(place: Place) -> Self {
        Self { queue_no: place.queue_no(), asks: true, ..Self::ended(place.status()) }
    }

    /// Into a seat, from wherever they waited: what rule staff went over for them stays known.
    pub fn seated(status: SignupStatus, before: &'a Signup) -> Self {
        Self {
            reason: before.reason.as_deref().filter(|_| before.clash_override_by.is_some()),
            override_by: before.clash_override_by.as_ref(),
            ..Self::ended(status)
        }
    }

    /// The same, as an offer that stands until then.
    pub fn offered(status: SignupStatus, before: &'a Signup, until: Moment) -> Self {
        Self { offer_expires_at: Some(until), ..Self::seated(status, before) }
    }

    /// An offer that nobody took in time.
    pub fn expired(status: SignupStatus) -> Self {
        Self { action: "signup.expire", ..Self::ended(status) }
    }

    pub fn ended(status: SignupStatus) -> Self {
        let action = match status {
            SignupStatus::Withdrawn => "signup.withdraw",
            SignupStatus::Removed => "signup.remove",
            SignupStatus::Requested => "signup.request",
            SignupStatus::Offered => "signup.offer",
            SignupStatus::Declined => "signup.decline",
            SignupStatus::Enrolled | SignupStatus::Waitlisted => "signup.place",
        };
        Self { status, queue_no: None, offer_expires_at: None, reason: None, override_by: None, action, asks: false }
    }
}

pub fn signup(db: &mut SchoolDb<'_>, activity: &ActivityId, person: &PersonId) -> QueryResult<Option<Signup>> {
    signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(activity))
        .filter(signups::person_id.eq(person))
        .select(Signup::as_select())
        .first(db.conn())
        .optional()
}

/// One row for each person and activity, whatever became of it.
pub fn save_signup(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    person: &PersonId,
    becomes: &Becomes<'_>,
) -> QueryResult<usize> {
    let now = db.now();
    let is_over = matches!(becomes.status, SignupStatus::Withdrawn | SignupStatus::Removed | SignupStatus::Declined);
    let row = SignupRow {
        school_id: db.school(),
        activity_id: activity,
        person_id: person,
        status: becomes.status,
        queue_no: becomes.queue_no,
        offer_expires_at: becomes.offer_expires_at,
        ended_at: is_over.then_some(now),
        reason: becomes.reason,
        clash_override_by: becomes.override_by,
        passed_over_at: None,
        blocked_by: None,
    };
    let enrolled_at = (becomes.status == SignupStatus::Enrolled).then_some(now);
    let since = match becomes.asks {
        true => Since { requested_at: Some(now), enrolled_at: Some(enrolled_at) },
        false => Since { requested_at: None, enrolled_at: enrolled_at.map(Some) },
    };
    let first = (signups::requested_at.eq(now), signups::enrolled_at.eq(enrolled_at));
    let key = (signups::school_id, signups::activity_id, signups::person_id);
    on_each!(db.conn(), |c| diesel::insert_into(signups::table)
        .values((signups::id.eq(SignupId::fresh()), first, &row))
        .on_conflict(key)
        .do_update()
        .set((&row, since))
        .execute(c))
}

/// A signup that comes from a list of somebody else's, and says so.
pub fn note_source(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    person: &PersonId,
    source: &str,
) -> QueryResult<usize> {
    let row = signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(activity))
        .filter(signups::person_id.eq(person));
    diesel::update(row).set(signups::source.eq(source)).execute(db.conn())
}

/// A free place went past this person, because of that activity (or the term's limit, if none).
pub fn note_passed_over(
    db: &mut SchoolDb<'_>,
    activity: &ActivityId,
    person: &PersonId,
    blocked_by: Option<&ActivityId>,
) -> QueryResult<usize> {
    let now = db.now();
    let row = signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(activity))
        .filter(signups::person_id.eq(person));
    diesel::update(row)
        .set((signups::passed_over_at.eq(Some(now)), signups::blocked_by.eq(blocked_by)))
        .execute(db.conn())
}

/// The first of those who wait, in the order of the queue.
pub fn queue(db: &mut SchoolDb<'_>, id: &ActivityId, at_most: i64) -> QueryResult<Vec<Signup>> {
    signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(id))
        .filter(signups::status.eq(SignupStatus::Waitlisted))
        .order(signups::queue_no)
        .limit(at_most)
        .select(Signup::as_select())
        .load(db.conn())
}

/// Those with an offer or a request that nobody has answered yet.
pub fn undecided(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<Vec<Signup>> {
    signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(id))
        .filter(signups::status.eq_any([SignupStatus::Offered, SignupStatus::Requested]))
        .order(signups::person_id)
        .select(Signup::as_select())
        .load(db.conn())
}

/// How many ask for a place and were not answered.
pub fn count_requests(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<i64> {
    signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(id))
        .filter(signups::status.eq(SignupStatus::Requested))
        .count()
        .get_result(db.conn())
}

/// Everybody who has a place, waits for one or has asked for one.
pub fn everybody_in(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<Vec<PersonId>> {
    signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(id))
        .filter(signups::status.eq_any([
            SignupStatus::Enrolled,
            SignupStatus::Offered,
            SignupStatus::Waitlisted,
            SignupStatus::Requested,
        ]))
        .order(signups::person_id)
        .select(signups::person_id)
        .load(db.conn())
}

/// Everybody who has a place.
pub fn enrolled_in(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<Vec<PersonRef>> {
    let same = signups::school_id.eq(people::school_id).and(signups::person_id.eq(people::id));
    signups::table
        .inner_join(people::table.on(same))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(id))
        .filter(signups::status.eq_any([SignupStatus::Enrolled, SignupStatus::Offered]))
        .order((people::sort_name, people::id))
        .select(PersonRef::as_select())
        .load(db.conn())
}

type Committed = ((PersonId, ActivityId, String), (TermId, NaiveDate, NaiveDate), Option<Slot>);

/// What these people have a place in, with when it meets: one statement, however many they are.
pub fn commitments(db: &mut SchoolDb<'_>, people: &[&PersonId]) -> QueryResult<HashMap<PersonId, Vec<Commitment>>> {
    let activity = signups::school_id.eq(activities::school_id).and(signups::activity_id.eq(activities::id));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    let slot = activity_slots::school_id.eq(activities::school_id).and(activity_slots::activity_id.eq(activities::id));
    let found: Vec<Committed> = signups::table
        .inner_join(activities::table.on(activity))
        .inner_join(terms::table.on(term))
        .left_join(activity_slots::table.on(slot))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::person_id.eq_any(people.iter().copied()))
        .filter(signups::status.eq_any([SignupStatus::Enrolled, SignupStatus::Offered]))
        .filter(activities::status.eq(ActivityStatus::Published))
        .order((activities::sort_name, activities::id, activity_slots::weekday, activity_slots::starts_minute))
        .select((
            (signups::person_id, activities::id, activities::name),
            (activities::term_id, terms::starts_on, terms::ends_on),
            Option::<Slot>::as_select(),
        ))
        .load(db.conn())?;
    let mut by_person: HashMap<PersonId, Vec<Commitment>> = HashMap::new();
    for ((person, activity, name), (term, from, until), slot) in found {
        let theirs = by_person.entry(person).or_default();
        match theirs.last_mut().filter(|last| last.activity == activity) {
            Some(last) => last.meets.slots.extend(slot),
            None => {
                let meets = Meets { from, until, slots: slot.into_iter().collect() };
                theirs.push(Commitment { activity, name, term, meets });
            }
        }
    }
    Ok(by_person)
}

type OwnTime = ((ActivityId, String, TermId, NaiveDate, NaiveDate), Slot);

/// When one person's own activities meet: a single statement, for the list's hints.
pub fn own_times(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<Vec<Commitment>> {
    let activity = signups::school_id.eq(activities::school_id).and(signups::activity_id.eq(activities::id));
    let term = activities::school_id.eq(terms::school_id).and(activities::term_id.eq(terms::id));
    let slot = activity_slots::school_id.eq(activities::school_id).and(activity_slots::activity_id.eq(activities::id));
    let rows: Vec<OwnTime> = signups::table
        .inner_join(activities::table.on(activity))
        .inner_join(terms::table.on(term))
        .inner_join(activity_slots::table.on(slot))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::person_id.eq(person))
        .filter(signups::status.eq_any([SignupStatus::Enrolled, SignupStatus::Offered]))
        .filter(activities::status.eq(ActivityStatus::Published))
        .order((activity_slots::weekday, activity_slots::starts_minute, activities::id))
        .limit(250)
        .select((
            (activities::id, activities::name, activities::term_id, terms::starts_on, terms::ends_on),
            Slot::as_select(),
        ))
        .load(db.conn())?;
    let one = |((activity, name, term, from, until), slot)| {
        let meets = Meets { from, until, slots: vec![slot] };
        Commitment { activity, name, term, meets }
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Where the person stands with the activity, as they see it: 1 for whoever is next in the queue.
pub fn standing(
    db: &mut SchoolDb<'_>,
    activity: &Activity,
    person: Option<&PersonId>,
) -> QueryResult<Option<Standing>> {
    let Some(person) = person else { return Ok(None) };
    let Some(signup) = signup(db, &activity.id, person)? else { return Ok(None) };
    Ok(match signup.place() {
        None if signup.status == SignupStatus::Declined => Some(Standing::Declined { message: signup.reason }),
        None => None,
        Some(Place::Enrolled) => Some(Standing::Enrolled),
        Some(Place::Offered) => signup.offer_expires_at.map(|until| Standing::Offered { until }),
        Some(Place::Requested) => Some(Standing::Requested),
        Some(Place::Waitlisted { queue_no }) => {
            let blocked_by = match &signup.blocked_by {
                Some(other) => name_of(db, other)?,
                None => None,
            };
            let position = position(db, &activity.id, queue_no)?;
            Some(Standing::Waiting { position, passed_over: signup.passed_over_at.is_some(), blocked_by })
        }
    })
}

fn name_of(db: &mut SchoolDb<'_>, id: &ActivityId) -> QueryResult<Option<String>> {
    activities::table.find((db.school(), id)).select(activities::name).first(db.conn()).optional()
}

fn position(db: &mut SchoolDb<'_>, id: &ActivityId, queue_no: i32) -> QueryResult<i64> {
    signups::table
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(id))
        .filter(signups::queue_no.le(queue_no))
        .count()
        .get_result(db.conn())
}

/// A line of the roster. Addresses are for staff.
#[derive(Debug, Clone, Queryable)]
pub struct RosterRow {
    pub person: PersonRef,
    pub email: Option<String>,
    pub grade: Option<i32>,
    pub clash_override_by: Option<PersonId>,
    /// The place is kept for them until then, and they have not said yes.
    pub offer_expires_at: Option<Moment>,
    pub email_bounced_at: Option<Moment>,
}

/// Who has a place (`enrolled`) or waits for one: one page, by name or in the order of the queue.
pub fn roster(
    db: &mut SchoolDb<'_>,
    id: &ActivityId,
    is_waiting: bool,
    (offset, at_most): (i64, i64),
) -> QueryResult<Vec<RosterRow>> {
    let same = signups::school_id.eq(people::school_id).and(signups::person_id.eq(people::id));
    let statuses: &[SignupStatus] =
        if is_waiting { &[SignupStatus::Waitlisted] } else { &[SignupStatus::Enrolled, SignupStatus::Offered] };
    signups::table
        .inner_join(people::table.on(same))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::activity_id.eq(id))
        .filter(signups::status.eq_any(statuses.iter().copied()))
        // Whoever has a place has no number, and numbers are in the order of the queue.
        .order((signups::queue_no, people::sort_name, people::id))
        .offset(offset)
        .limit(at_most)
        .select((
            PersonRef::as_select(),
            people::email,
            people::grade,
            signups::clash_override_by,
            signups::offer_expires_at,
            people::email_bounced_at,
        ))
        .load(db.conn())
}

/// Activities with a free place in which one of these people waits: somebody left something, and may fit in now.
pub fn waiting_elsewhere(db: &mut SchoolDb<'_>, people: &[PersonId]) -> QueryResult<Vec<ActivityId>> {
    let activity = signups::school_id.eq(activities::school_id).and(signups::activity_id.eq(activities::id));
    signups::table
        .inner_join(activities::table.on(activity))
        .filter(signups::school_id.eq(db.school()))
        .filter(signups::person_id.eq_any(people))
        .filter(signups::status.eq(SignupStatus::Waitlisted))
        .filter(signups::passed_over_at.is_not_null())
        .filter(activities::status.eq(ActivityStatus::Published))
        .order(activities::id)
        .select(activities::id)
        .distinct()
        .load(db.conn())
}
