//! Whose picture lies where.

use crate::platform::db::{
    SchoolDb, UserDb,
    ids::PersonId,
    schema::{people, users},
};
use diesel::prelude::*;

/// What somebody is called, and the key of their picture.
pub type Face = (String, Option<String>);

pub fn own(db: &mut UserDb<'_>) -> QueryResult<Face> {
    users::table.find(db.user().clone()).select((users::name, users::picture_key)).first(db.conn())
}

/// Of a person of this school; of one without an account there is a name and no picture.
pub fn of_person(db: &mut SchoolDb<'_>, id: &PersonId) -> QueryResult<Face> {
    people::table
        .left_join(users::table.on(people::user_id.eq(users::id.nullable())))
        .filter(people::school_id.eq(db.school()))
        .filter(people::id.eq(id))
        .select((people::name, users::picture_key.nullable()))
        .first(db.conn())
}

pub fn save(db: &mut UserDb<'_>, key: Option<&str>) -> QueryResult<()> {
    diesel::update(users::table.find(db.user().clone()))
        .set((users::picture_key.eq(key), users::updated_at.eq(db.now())))
        .execute(db.conn())
        .map(drop)
}
