//! What is done with favourites.

use super::queries;
use crate::{
    activities::{
        model::{Activity, trend},
        queries as room,
    },
    error::Result,
    platform::{
        access::{Grant, JoinActivities},
        db::{SchoolDb, ids::ActivityId},
    },
};
use std::collections::HashMap;

/// Marks an activity that students may know of, or takes the mark away.
pub fn mark(db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, id: &ActivityId, is_on: bool) -> Result<Activity> {
    let activity = room::find_public(db, id)?;
    queries::mark(db, by.person(), id, is_on)?;
    Ok(activity)
}

/// Says anew what is popular, in every term. Twice is the same as once.
pub fn count_trends(db: &mut SchoolDb<'_>) -> Result<()> {
    let now = db.now();
    let mut heats: HashMap<ActivityId, i64> = HashMap::new();
    for (id, heat) in queries::heat_of_sign_ups(db, now)? {
        *heats.entry(id).or_default() += heat * trend::OF_A_SIGN_UP;
    }
    for (id, heat) in queries::heat_of_favourites(db, now)? {
        *heats.entry(id).or_default() += heat * trend::OF_A_FAVOURITE;
    }
    for term in queries::published(db)?.chunk_by(|a, b| a.0 == b.0) {
        let of_term: Vec<i64> = term.iter().map(|(_, id, _)| heats.get(id).copied().unwrap_or_default()).collect();
        for ((_, id, was), is) in term.iter().zip(trend::of(&of_term)) {
            if *was != is {
                queries::save_trend(db, id, is)?;
            }
        }
    }
    queries::forget_trends(db)?;
    Ok(())
}
