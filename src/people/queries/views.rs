//! Statements about saved views: the filters of a list that somebody gave a name.

use crate::{
    people::model::LIST,
    platform::db::{
        SchoolDb,
        ids::{PersonId, SavedViewId},
        schema::saved_views,
    },
};
use diesel::prelude::*;

/// Nobody finds their way among more.
const MOST_VIEWS: i64 = 25;

#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = saved_views)]
pub struct SavedView {
    pub id: SavedViewId,
    pub name: String,
    /// The query of an address, without the question mark.
    pub query: String,
}

/// One's own, by name.
pub fn views(db: &mut SchoolDb<'_>, me: &PersonId) -> QueryResult<Vec<SavedView>> {
    saved_views::table
        .filter(saved_views::school_id.eq(db.school()))
        .filter(saved_views::person_id.eq(me))
        .filter(saved_views::list.eq(LIST))
        .order((saved_views::name, saved_views::id))
        .limit(MOST_VIEWS)
        .select(SavedView::as_select())
        .load(db.conn())
}

/// Saves it; one of that name is replaced. `None`: there are as many as there may be.
pub fn save_view(db: &mut SchoolDb<'_>, me: &PersonId, name: &str, query: &str) -> QueryResult<Option<SavedViewId>> {
    let known = views(db, me)?;
    if let Some(view) = known.iter().find(|view| view.name == name) {
        let row = saved_views::table.find((db.school(), &view.id));
        diesel::update(row).set(saved_views::query.eq(query)).execute(db.conn())?;
        return Ok(Some(view.id.clone()));
    }
    if i64::try_from(known.len()).is_ok_and(|known| known >= MOST_VIEWS) {
        return Ok(None);
    }
    let (id, now) = (SavedViewId::fresh(), db.now());
    diesel::insert_into(saved_views::table)
        .values((
            saved_views::school_id.eq(db.school()),
            saved_views::id.eq(&id),
            saved_views::person_id.eq(me),
            saved_views::list.eq(LIST),
            saved_views::name.eq(name),
            saved_views::query.eq(query),
            saved_views::created_at.eq(now),
        ))
        .execute(db.conn())?;
    Ok(Some(id))
}

/// Deletes one of one's own. Whether there was one.
pub fn delete_view(db: &mut SchoolDb<'_>, me: &PersonId, id: &SavedViewId) -> QueryResult<bool> {
    let own = saved_views::table.find((db.school(), id)).filter(saved_views::person_id.eq(me));
    Ok(diesel::delete(own).execute(db.conn())? > 0)
}
