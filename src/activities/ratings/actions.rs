//! What is done with ratings. The activity is held first, so that its average is always that of its rows.

use super::{
    model::{Rating, ReportState, Said},
    queries,
};
use crate::{
    activities::{
        model::Activity,
        queries::{self as room, Editable},
    },
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Grant, JoinActivities, ReportComments, RunActivities},
        db::{
            SchoolDb,
            ids::{ActivityId, RatingId},
        },
        i18n::Text,
    },
};
use serde_json::json;

/// What the student thinks of it, instead of what they thought before. One that is hidden stays hidden.
pub fn rate(db: &mut SchoolDb<'_>, by: &Grant<JoinActivities>, id: &ActivityId, said: &Said) -> Result<()> {
    let activity = room::hold_public(db, id)?;
    let (known, was_there) = queries::own(db, id, by.person())?;
    if !was_there {
        return Err(Error::Conflict(Text::of("rating-not-there")));
    }
    let after = json!({ "activity": id, "score": said.score });
    let change = match known {
        Some(rating) => {
            queries::change(db, &rating.id, said)?;
            Change::of("rating.change", &rating.id).from(json!({ "activity": id, "score": rating.score })).to(after)
        }
        None => Change::of("rating.give", queries::insert(db, id, by.person(), said)?).to(after),
    };
    queries::recount(db, &activity)?;
    audit::record(db, by.actor(), change)
}

/// Tells whoever runs the activity that a comment should not stand there. Twice is the same as once.
pub fn report(
    db: &mut SchoolDb<'_>,
    by: &Grant<ReportComments>,
    activity: &Activity,
    id: &RatingId,
    reason: &str,
) -> Result<()> {
    let rating = queries::find(db, &activity.id, id)?;
    if rating.person_id == *by.person() {
        return Err(Error::Conflict(Text::of("rating-report-own")));
    }
    if rating.is_hidden() {
        return Err(Error::NotFound);
    }
    if queries::report(db, id, by.person(), reason)? {
        let change = Change::of("rating.report", id).to(json!({ "activity": activity.id })).because(reason);
        audit::record(db, by.actor(), change)?;
    }
    Ok(())
}

/// Takes a comment and its score out of sight, with a reason that its author reads.
pub fn hide(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: Editable<Activity>,
    id: &RatingId,
    reason: &str,
) -> Result<()> {
    let activity = activity.into_inner();
    queries::find(db, &activity.id, id)?;
    queries::set_hidden(db, id, Some((by.person(), reason)))?;
    queries::close_reports(db, id, ReportState::Upheld)?;
    settle(db, by, &activity, Change::of("rating.hide", id).because(reason))
}

/// Puts it back. Twice is the same as once.
pub fn show(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: Editable<Activity>,
    id: &RatingId,
) -> Result<()> {
    let activity = activity.into_inner();
    let rating: Rating = queries::find(db, &activity.id, id)?;
    if !rating.is_hidden() {
        return Ok(());
    }
    queries::set_hidden(db, id, None)?;
    settle(db, by, &activity, Change::of("rating.show", id))
}

/// The reports of it were no reason to hide it. Twice is the same as once.
pub fn dismiss(
    db: &mut SchoolDb<'_>,
    by: &Grant<RunActivities>,
    activity: Editable<Activity>,
    id: &RatingId,
) -> Result<()> {
    let activity = activity.into_inner();
    queries::find(db, &activity.id, id)?;
    if queries::close_reports(db, id, ReportState::Dismissed)? == 0 {
        return Ok(());
    }
    let change = Change::of("rating.dismiss", id).to(json!({ "activity": activity.id }));
    audit::record(db, by.actor(), change)
}

fn settle(db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, activity: &Activity, change: Change) -> Result<()> {
    queries::recount(db, activity)?;
    audit::record(db, by.actor(), change.to(json!({ "activity": activity.id })))
}
