//! What sessions leave for later.

use super::{
    actions::{self, Since},
    queries,
};
use crate::{
    activities::queries as room,
    error::Result,
    platform::{
        access::SchoolKey,
        db::{
            Door, Moment, SchoolDb,
            ids::{ActivityId, TermId},
        },
        jobs::{Hourly, Job, Work},
    },
    schools,
};
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// How many activities one hour's work begins with.
const AT_ONCE: i64 = 500;

/// Makes the sessions of one activity follow its plan: the term's dates, a holiday or the school's zone has changed.
#[derive(Debug, Serialize, Deserialize)]
pub struct FollowPlan {
    pub activity: ActivityId,
    /// Also those of the term's past days.
    #[serde(default)]
    pub from_start: bool,
}

/// Each hour: published activities that have no sessions yet get them. They came with a list or from before there were
/// any; there is nothing to do by hand.
#[derive(Debug, Serialize, Deserialize)]
pub struct PlanSessions {}

/// Looks at every activity's sessions again, later: of one term, or of all that are not over.
pub fn follow_plans_later(db: &mut SchoolDb<'_>, of: Option<&TermId>) -> QueryResult<()> {
    let today = today(db)?;
    for activity in queries::to_follow(db, today, of)? {
        db.enqueue(FollowPlan { activity, from_start: false })?;
    }
    Ok(())
}

fn today(db: &mut SchoolDb<'_>) -> QueryResult<NaiveDate> {
    let zone = schools::time_zone(db)?;
    Ok(db.now().utc().and_utc().with_timezone(&zone).date_naive())
}

impl Work for FollowPlan {
    const NAME: &'static str = "follow_plan";
    type Key = SchoolKey;
}

impl Job for FollowPlan {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        let activity = room::hold(db, &self.activity)?;
        let since = if self.from_start { Since::TermStart } else { Since::Now };
        Ok(actions::follow_plan(db, &activity, since)?)
    }
}

impl Work for PlanSessions {
    const NAME: &'static str = "plan_sessions";
    type Key = SchoolKey;
}

impl Job for PlanSessions {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        let today = today(db)?;
        for activity in queries::without_sessions(db, today, AT_ONCE)? {
            db.enqueue(FollowPlan { activity, from_start: true })?;
        }
        Ok(())
    }
}

impl Hourly for PlanSessions {
    fn at(_: Moment) -> Self {
        Self {}
    }
}
