//! Which roles need it.

use crate::platform::{
    access::Needs,
    db::{SchoolDb, schema::schools},
};
use diesel::prelude::*;

pub fn needs(db: &mut SchoolDb<'_>) -> QueryResult<Needs> {
    let column: String = schools::table.find(db.school()).select(schools::second_step_roles).first(db.conn())?;
    Ok(Needs::read(&column))
}

/// The same, held until the transaction ends.
pub fn hold(db: &mut SchoolDb<'_>) -> QueryResult<Needs> {
    let school = schools::table.find(db.school());
    diesel::update(school).set(schools::version.eq(schools::version)).execute(db.conn())?;
    needs(db)
}

pub fn save(db: &mut SchoolDb<'_>, column: &str) -> QueryResult<()> {
    diesel::update(schools::table.find(db.school()))
        .set((schools::second_step_roles.eq(column), schools::updated_at.eq(db.now())))
        .execute(db.conn())
        .map(drop)
}
