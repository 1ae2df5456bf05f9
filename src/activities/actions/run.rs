//! Staff creating activities and changing what becomes of them.

use super::{
    refused,
    sign_up::{free, promote, settle},
};
use crate::{
    activities::{
        files,
        mail::{About, Cancelled, Changed, Declined, OfferOver},
        model::{Activity, ActivityDraft, ActivityStatus, Level, Meets, Mode, Part, Place, Refused, SignupStatus},
        queries::{self, Becomes, Editable},
        sessions::{self, RoomTaken, Since},
    },
    audit::{self, Change},
    error::{Error, Result},
    people,
    platform::{
        access::{Grant, Role, RunActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, PersonId, TermId},
        },
        i18n::Text,
        mail,
        web::FieldErrors,
    },
    schools,
};
use serde_json::{Value, json};

/// Somebody who cannot come any more, and what they would miss.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClashMade {
    pub person: String,
    pub other: String,
}

/// What a change of times or room means for people; nothing, when nobody is in or nothing of that kind changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consequences {
    pub told: usize,
    pub clashes: Vec<ClashMade>,
    /// Who else is in that room then: to be known, not forbidden.
    pub rooms: Vec<RoomTaken>,
}

impl Consequences {
    /// Whether somebody has to say that they mean it.
    pub fn want_a_word(&self) -> bool {
        self.told > 0 || !self.rooms.is_empty()
    }
}

/// A draft. Teachers lead what they create, whoever else does. A room that is taken wants `confirmed`.
pub fn create(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    draft: &ActivityDraft,
    confirmed: bool,
) -> Result<ActivityId> {
    let mut draft = draft.clone();
    let leads = draft.leaders.iter().any(|(person, part)| person == by.person() && *part == Part::Lead);
    if by.role() == Role::Teacher && !leads {
        draft.leaders.retain(|(person, _)| person != by.person());
        draft.leaders.push((by.person().clone(), Part::Lead));
    }
    check(db, by, &draft, None)?;
    if !confirmed && !rooms_taken(db, None, &draft)?.is_empty() {
        return Err(FieldErrors::of("confirmed", Text::of("activity-confirm-needed")).into());
    }
    let id = queries::insert(db, &draft, None)?;
    audit::record(db, by.actor(), Change::of("activity.create", &id).to(described(&draft)))?;
    Ok(id)
}

/// Changes the activity, unless somebody else did since `seen_version`. New places go to those who wait. New times or
/// another room of what people are in want `confirmed`, and are told to everybody enrolled and waiting.
pub fn change(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: Editable<Activity>,
    seen_version: i32,
    draft: &ActivityDraft,
    confirmed: bool,
) -> Result<()> {
    let mut activity = activity.into_inner();
    if activity.version != seen_version {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    if activity.status == ActivityStatus::Archived {
        return Err(Error::Conflict(Text::of("activity-archived-stays")));
    }
    if draft.capacity.is_some_and(|capacity| capacity < activity.enrolled_count) {
        let enrolled = Text::of("activity-below-enrolled").with("n", activity.enrolled_count);
        return Err(FieldErrors::of("capacity", enrolled).into());
    }
    if draft.term_id != activity.term_id && activity.status != ActivityStatus::Draft {
        return Err(FieldErrors::of("term", Text::of("activity-term-stays")).into());
    }
    if draft.slots.is_empty() && activity.status == ActivityStatus::Published {
        return Err(FieldErrors::of("slots", Text::of("refused-no-times")).into());
    }
    check(db, by, draft, Some(&activity))?;
    may_give_places_so(db, &activity, draft.mode)?;
    // So that nobody takes, at this instant, what the new times would clash with.
    let everybody = queries::everybody_in(db, &activity.id)?;
    let them: Vec<&PersonId> = everybody.iter().collect();
    people::hold(db, &them)?;
    let consequences = clashes_made(db, &activity, draft)?;
    if consequences.want_a_word() && !confirmed {
        return Err(FieldErrors::of("confirmed", Text::of("activity-confirm-needed")).into());
    }
    let before = described(&queries::draft_of(db, &activity)?);
    queries::change(db, &activity.id, draft)?;
    audit::record(db, by.actor(), Change::of("activity.change", &activity.id).from(before).to(described(draft)))?;
    if activity.name != draft.name || activity.room != draft.room {
        sessions::note_change(db, &activity.id)?;
    }
    activity.capacity = draft.capacity;
    (activity.mode, activity.offer_hours) = (draft.mode, draft.offer_hours);
    activity.term_id.clone_from(&draft.term_id);
    activity.name.clone_from(&draft.name);
    activity.room.clone_from(&draft.room);
    sessions::follow_plan(db, &activity, Since::Now)?;
    if consequences.told > 0 {
        let about = About::of(db, &activity)?;
        mail::post(db, &them, &Changed { about })?;
        free(db, &everybody)?;
    }
    promote(db, by.actor(), &mut activity)
}

/// Nobody who was offered a place or asked for one loses that by a new way of giving places: they are answered first.
/// Whoever waits keeps their number in every mode.
fn may_give_places_so(db: &mut SchoolDb<'_>, activity: &Activity, mode: Mode) -> Result<()> {
    if mode == activity.mode {
        return Ok(());
    }
    let undecided = queries::undecided(db, &activity.id)?;
    let count = |status: SignupStatus| undecided.iter().filter(|signup| signup.status == status).count();
    let why = match (activity.mode, count(SignupStatus::Requested), count(SignupStatus::Offered)) {
        (Mode::Approval, requests @ 1.., _) => Text::of("activity-mode-open-requests").with("n", requests),
        (_, _, offers @ 1..) => Text::of("activity-mode-open-offers").with("n", offers),
        _ => return Ok(()),
    };
    Err(FieldErrors::of("mode", why).into())
}

/// Who else is in the room that it would be in, at the times that it would meet.
pub fn rooms_taken(db: &mut SchoolDb<'_>, but: Option<&ActivityId>, draft: &ActivityDraft) -> Result<Vec<RoomTaken>> {
    if draft.room.is_empty() {
        return Ok(Vec::new());
    }
    let term = queries::term(db, &draft.term_id)?;
    Ok(sessions::room_taken(db, but, (&term, &draft.slots), &draft.room)?)
}

/// Who is told of new times or another room, who of them would have to be in two places at once, and who is in that room
/// already.
pub fn clashes_made(db: &mut SchoolDb<'_>, activity: &Activity, draft: &ActivityDraft) -> Result<Consequences> {
    let (term, old) = queries::meets(db, activity)?;
    let mut slots = draft.slots.clone();
    slots.sort_unstable();
    let has_new_times = old.slots != slots;
    if !has_new_times && activity.room == draft.room {
        return Ok(Consequences::default());
    }
    let rooms = rooms_taken(db, Some(&activity.id), draft)?;
    let told = queries::everybody_in(db, &activity.id)?.len();
    if told == 0 || activity.status != ActivityStatus::Published {
        return Ok(Consequences { rooms, ..Consequences::default() });
    }
    let new = Meets { from: term.starts_on, until: term.ends_on, slots };
    let enrolled = queries::enrolled_in(db, &activity.id)?;
    let ids: Vec<&PersonId> = enrolled.iter().map(|person| &person.id).collect();
    let commitments = if has_new_times { queries::commitments(db, &ids)? } else { Default::default() };
    let mut clashes = Vec::new();
    for person in &enrolled {
        let others = commitments.get(&person.id).into_iter().flatten();
        for other in others.filter(|other| other.activity != activity.id) {
            // Those that clashed before are no news.
            if other.meets.clashes(&new) && !other.meets.clashes(&old) {
                clashes.push(ClashMade { person: person.name.clone(), other: other.name.clone() });
            }
        }
    }
    Ok(Consequences { told, clashes, rooms })
}

/// Makes a draft known to everybody.
pub fn publish(db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, activity: Editable<Activity>) -> Result<()> {
    let activity = activity.into_inner();
    activity.status.step_to(ActivityStatus::Published)?;
    if queries::slots(db, &activity.id)?.is_empty() {
        return Err(refused(db, &Refused::NoTimes));
    }
    move_to(db, by, &activity, ActivityStatus::Published, "activity.publish", "")
}

/// Says that it does not take place, and tells everybody who is in or waits.
pub fn cancel(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: Editable<Activity>,
    reason: &str,
) -> Result<()> {
    let mut activity = activity.into_inner();
    activity.status.step_to(ActivityStatus::Cancelled)?;
    if reason.is_empty() {
        return Err(FieldErrors::of("reason", Text::of("activity-reason-needed")).into());
    }
    let everybody = queries::everybody_in(db, &activity.id)?;
    let them: Vec<&PersonId> = everybody.iter().collect();
    people::hold(db, &them)?;
    move_to(db, by, &activity, ActivityStatus::Cancelled, "activity.cancel", reason)?;
    let about = About::of(db, &activity)?;
    mail::post(db, &them, &Cancelled { about, reason: reason.to_owned() })?;
    close(db, by, &mut activity)?;
    free(db, &everybody)
}

/// Puts it out of everybody's way; nothing is deleted.
pub fn archive(db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, activity: Editable<Activity>) -> Result<()> {
    let mut activity = activity.into_inner();
    activity.status.step_to(ActivityStatus::Archived)?;
    let everybody = queries::everybody_in(db, &activity.id)?;
    people::hold(db, &everybody.iter().collect::<Vec<_>>())?;
    move_to(db, by, &activity, ActivityStatus::Archived, "activity.archive", "")?;
    for (place, person) in close(db, by, &mut activity)? {
        let about = About::of(db, &activity)?;
        match place {
            Place::Offered => mail::post(db, &[&person], &OfferOver { about })?,
            _ => mail::post(db, &[&person], &Declined { about, message: None })?,
        }
    }
    free(db, &everybody)
}

/// No question stays open in what does not take place: offers are over and requests declined. Says whose they were.
fn close(db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, activity: &mut Activity) -> Result<Vec<(Place, PersonId)>> {
    let mut closed = Vec::new();
    for signup in queries::undecided(db, &activity.id)? {
        let Some(place) = signup.place() else { continue };
        let becomes = match place {
            Place::Offered => Becomes::expired(signup.status.step_to(SignupStatus::Withdrawn)?),
            _ => Becomes::ended(signup.status.step_to(SignupStatus::Declined)?),
        };
        activity.give_back(place);
        settle(db, by.actor(), activity, &signup.person_id, &becomes)?;
        closed.push((place, signup.person_id));
    }
    queries::save_counts(db, activity)?;
    Ok(closed)
}

/// A copy, and how many who led or helped are no staff any more and were left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub id: ActivityId,
    pub left_out: usize,
}

/// A draft of the same in another term: same times, room, leaders and files; sign-up dates are left to be said.
pub fn copy(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: Editable<Activity>,
    term: &TermId,
) -> Result<Copied> {
    let activity = activity.into_inner();
    let known = schools::terms(db)?.into_iter().any(|known| known.id == *term);
    if !known {
        return Err(FieldErrors::of("term", Text::of("field-choice")).into());
    }
    let mut draft = ActivityDraft {
        term_id: term.clone(),
        signup_opens_at: None,
        signup_closes_at: None,
        withdraw_until: None,
        ..queries::draft_of(db, &activity)?
    };
    let led = draft.leaders.len();
    let people: Vec<PersonId> = draft.leaders.iter().map(|(person, _)| person.clone()).collect();
    let still_here = queries::staff_among(db, &people)?;
    draft.leaders.retain(|(person, _)| still_here.contains(person));
    let left_out = led - draft.leaders.len();
    let id = queries::insert(db, &draft, None)?;
    let files = files::copy(db, &activity.id, &id)?;
    let after = json!({ "copied_from": activity.id, "term": term, "files": files });
    audit::record(db, by.actor(), Change::of("activity.create", &id).to(after))?;
    Ok(Copied { id, left_out })
}

fn move_to(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: &Activity,
    status: ActivityStatus,
    action: &'static str,
    reason: &str,
) -> Result<()> {
    queries::set_status(db, &activity.id, status, (!reason.is_empty()).then_some(reason))?;
    let (before, after) = (json!({ "status": activity.status.as_str() }), json!({ "status": status.as_str() }));
    let change = Change::of(action, &activity.id).from(before).to(after).because(reason);
    audit::record(db, by.actor(), change)?;
    Ok(sessions::follow_plan(db, &Activity { status, ..activity.clone() }, Since::Now)?)
}

/// What only the database knows of a form: that its program (unless it stays in the one it is in) and term are there
/// for this person, that leaders are staff.
fn check(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    draft: &ActivityDraft,
    before: Option<&Activity>,
) -> Result<()> {
    let program = before.map(|activity| &activity.program_id);
    let mut errors = FieldErrors::default();
    if !schools::terms(db)?.iter().any(|term| term.id == draft.term_id) {
        errors.add("term", Text::of("field-choice"));
    }
    if !queries::programs_for(db, by, program)?.iter().any(|(program, _)| *program == draft.program_id) {
        errors.add("program", Text::of("field-choice"));
    }
    // Whoever leads already may stay, whatever has become of them.
    let kept = match before {
        Some(activity) => queries::leaders(db, &activity.id)?,
        None => Vec::new(),
    };
    let is_new = |person: &PersonId| !kept.iter().any(|(_, known)| known.id == *person);
    let leaders: Vec<PersonId> =
        draft.leaders.iter().map(|(person, _)| person.clone()).filter(|person| is_new(person)).collect();
    if queries::staff_among(db, &leaders)?.len() != leaders.len() {
        errors.add("leaders", Text::of("field-choice"));
    }
    if errors.is_empty() { Ok(()) } else { Err(errors.into()) }
}

/// For the log: settings and ids, no names.
fn described(draft: &ActivityDraft) -> Value {
    let slots: Vec<_> = draft.slots.iter().map(|s| json!([s.weekday, s.starts_minute, s.ends_minute])).collect();
    let leaders: Vec<_> = draft.leaders.iter().map(|(person, part)| json!([person, part.as_str()])).collect();
    json!({ "name": draft.name, "category": draft.category, "tags": draft.tags,
        "level": draft.level.map(Level::as_str), "room": draft.room, "capacity": draft.capacity, "term": draft.term_id,
        "program": draft.program_id, "grades": [draft.grade_from, draft.grade_to],
        "sign_up": [draft.signup_opens_at, draft.signup_closes_at], "withdraw_until": draft.withdraw_until,
        "mode": draft.mode.as_str(), "offer_hours": draft.offer_hours,
        "slots": slots, "leaders": leaders })
}
