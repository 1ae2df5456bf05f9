//! What activities leave for later.

use super::{actions, queries};
use crate::{
    error::Result,
    platform::{
        access::{Actor, SchoolKey},
        db::{
            Door, SchoolDb,
            ids::{ActivityId, PersonId},
        },
        jobs::{Job, Work},
    },
    schools,
};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// Gives free places to those who wait: somebody whom a place went past has left what was in the way.
#[derive(Debug, Serialize, Deserialize)]
pub struct FillPlaces {
    pub activity: ActivityId,
}

/// Looks at every queue again, later: what a term allows, or when it is, has changed.
pub fn fill_places_later(db: &mut SchoolDb<'_>) -> QueryResult<()> {
    for activity in queries::with_a_queue(db)? {
        db.enqueue(FillPlaces { activity })?;
    }
    Ok(())
}

/// Gives back what somebody had a place in or waited for: they have left the school.
#[derive(Debug, Serialize, Deserialize)]
pub struct LeaveActivity {
    pub activity: ActivityId,
    pub person: PersonId,
}

/// Of everything that this person takes part in and that is not over, one at a time: each activity is held by itself.
pub fn leave_later(db: &mut SchoolDb<'_>, person: &PersonId) -> QueryResult<()> {
    let today = schools::today(db)?;
    for activity in queries::taken_part_in(db, person, today)? {
        db.enqueue(LeaveActivity { activity, person: person.clone() })?;
    }
    Ok(())
}

impl Work for LeaveActivity {
    const NAME: &'static str = "leave_activity";
    type Key = SchoolKey;
}

impl Job for LeaveActivity {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        actions::leave(db, &Actor::system(), &self.activity, &self.person)
    }
}

impl Work for FillPlaces {
    const NAME: &'static str = "fill_places";
    type Key = SchoolKey;
}

impl Job for FillPlaces {
    fn run(self, db: &mut Door<'_, SchoolKey>) -> Result<()> {
        actions::fill_places(db, &Actor::system(), &self.activity)
    }
}
