//! What the office of a school has to know, in one statement.

use crate::{
    activities, mails, people,
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
    pub activities: activities::OfOffice,
    pub expiring: i64,
    pub bounced: i64,
    pub failed: i64,
    pub erasures: i64,
}

pub fn office(db: &mut SchoolDb<'_>, chrome: &Chrome) -> QueryResult<Office> {
    type Counts = (Option<i64>, Option<i64>);
    let (school, now) = (db.school(), db.now());
    let asked = (
        facts(school, chrome.today()),
        activities::office(school, chrome.today()),
        people::waiting_counts(school, now),
        (mails::waiting_count(school, now), privacy::waiting_count(school)),
    );
    let (facts, activities, (expiring, bounced), (failed, erasures)): (Facts, activities::OfOffice, Counts, Counts) =
        schools::table.find(school).select(asked).first(db.conn())?;
    let many = Option::unwrap_or_default;
    Ok(Office {
        facts,
        activities,
        expiring: many(expiring),
        bounced: many(bounced),
        failed: many(failed),
        erasures: many(erasures),
    })
}
