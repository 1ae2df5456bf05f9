//! What the office of a school has to know, in one statement.

use crate::{
    people,
    platform::{
        db::{SchoolDb, schema::schools},
        web::Chrome,
    },
    privacy,
    schools::{Facts, facts},
};
use diesel::prelude::*;

/// What waits for the office, and how far a new school has come.
pub struct Office {
    pub facts: Facts,
    pub expiring: i64,
    pub bounced: i64,
    pub erasures: i64,
}

pub fn office(db: &mut SchoolDb<'_>, chrome: &Chrome) -> QueryResult<Office> {
    type Counts = (Option<i64>, Option<i64>);
    let school = db.school();
    let asked =
        (facts(school, chrome.today()), people::waiting_counts(school, db.now()), privacy::waiting_count(school));
    let (facts, (expiring, bounced), erasures): (Facts, Counts, Option<i64>) =
        schools::table.find(school).select(asked).first(db.conn())?;
    Ok(Office {
        facts,
        expiring: expiring.unwrap_or_default(),
        bounced: bounced.unwrap_or_default(),
        erasures: erasures.unwrap_or_default(),
    })
}
