//! Putting a group together, and announcing it.

use super::refused;
use crate::{
    activities::choices::{
        model::{Group, GroupDraft, GroupState, SEED, committed, seal_of_seed},
        queries,
    },
    audit::{self, Change},
    error::{Error, Result},
    people,
    platform::{
        access::{DrawPlaces, Grant},
        db::{
            SchoolDb,
            ids::{GroupId, PersonId},
        },
        i18n::Text,
        text::hex,
        web::FieldErrors,
    },
    schools,
};
use serde_json::{Value, json};

/// A draft. Its seed is made now, before anybody chose, and nobody sees it before the draw is published.
pub fn create(db: &mut SchoolDb<'_>, by: &Grant<DrawPlaces>, draft: &GroupDraft) -> Result<GroupId> {
    check(db, draft, None)?;
    let (id, seed) = (GroupId::fresh(), rand::random::<[u8; SEED]>());
    let sealed = db.seal(&seal_of_seed(&id), &hex(&seed))?;
    queries::insert(db, &id, draft, &committed(&seed), &sealed)?;
    audit::record(db, by.actor(), Change::of("group.create", &id).to(described(draft)))?;
    Ok(id)
}

/// Until it is announced; the seed stays.
pub fn change(
    db: &mut SchoolDb<'_>,
    by: &Grant<DrawPlaces>,
    group: &Group,
    seen_version: i32,
    draft: &GroupDraft,
) -> Result<()> {
    group.may_change().map_err(refused)?;
    if group.version != seen_version {
        return Err(Error::Conflict(Text::of("changed-meanwhile")));
    }
    check(db, draft, Some(&group.id))?;
    queries::change(db, &group.id, draft)?;
    audit::record(db, by.actor(), Change::of("group.change", &group.id).to(described(draft)))
}

/// Puts a student before everybody else, or takes them from there; until it is announced.
pub fn favour(
    db: &mut SchoolDb<'_>,
    by: &Grant<DrawPlaces>,
    group: &Group,
    person: &PersonId,
    is_in: bool,
) -> Result<()> {
    group.may_change().map_err(refused)?;
    people::find_student(db, person)?;
    if queries::set_favoured(db, &group.id, person, is_in)? {
        let change = Change::of("group.favour", &group.id).to(json!({ "person": person, "first": is_in }));
        audit::record(db, by.actor(), change)?;
    }
    Ok(())
}

/// Makes the group known. From now on its rules stand, and nobody signs up for its activities by coming first.
pub fn announce(db: &mut SchoolDb<'_>, by: &Grant<DrawPlaces>, group: &Group) -> Result<()> {
    if group.state == GroupState::Announced {
        return Ok(());
    }
    group.may_change().map_err(refused)?;
    if group.closes_at <= db.now() {
        return Err(Error::Conflict(Text::of("choices-closes-past")));
    }
    let ids = queries::member_ids(db, &group.id)?;
    for id in &ids {
        crate::activities::queries::hold(db, id)?;
    }
    let members = queries::members(db, &group.id)?;
    if members.is_empty() || members.iter().any(|member| !member.is_published) {
        return Err(Error::Conflict(Text::of("choices-members-published")));
    }
    queries::release(db, &ids)?;
    queries::set_holds(db, &group.id, true)?;
    queries::set_state(db, &group.id, GroupState::Announced, None, None)?;
    let after = json!({ "status": "announced", "seed_hash": group.seed_hash });
    audit::record(db, by.actor(), Change::of("group.announce", &group.id).to(after))
}

/// What only the database knows: that these activities can be chosen from.
fn check(db: &mut SchoolDb<'_>, draft: &GroupDraft, group: Option<&GroupId>) -> Result<()> {
    let zone = schools::time_zone(db)?;
    let today = db.now().utc().and_utc().with_timezone(&zone).date_naive();
    let known = queries::candidates(db, today, group)?;
    let is_known = draft.activities.iter().all(|id| known.iter().any(|(candidate, ..)| candidate == id));
    if is_known { Ok(()) } else { Err(FieldErrors::of("activities", Text::of("choices-activities-taken")).into()) }
}

fn described(draft: &GroupDraft) -> Value {
    json!({ "name": draft.name, "sign_up": [draft.opens_at, draft.closes_at], "most_choices": draft.most_choices,
        "most_places": draft.most_places, "first_come_after": draft.first_come_after,
        "activities": draft.activities, "grades": draft.priorities })
}
