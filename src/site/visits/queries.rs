//! Every statement about visits.

use crate::platform::{
    access::SessionRef,
    db::{
        Moment, SchoolId, SiteDb,
        ids::{UserId, VisitId},
        schema::{schools, sessions, site_visits},
    },
};
use diesel::prelude::*;

/// A visit that nobody has ended yet.
#[derive(Debug, Queryable)]
pub struct Open {
    pub id: VisitId,
    pub school: SchoolId,
}

/// What a school is called, and its address.
pub fn school(db: &mut SiteDb<'_>, id: SchoolId) -> QueryResult<(String, String)> {
    schools::table.find(id).select((schools::name, schools::slug)).first(db.conn())
}

/// The one of this session.
pub fn open(db: &mut SiteDb<'_>, session: &SessionRef) -> QueryResult<Option<Open>> {
    site_visits::table
        .filter(site_visits::session_id.eq(&session.id))
        .filter(site_visits::ended_at.is_null())
        .select((site_visits::id, site_visits::school_id))
        .first(db.conn())
        .optional()
}

/// Those whose time or whose session is over.
pub fn over(db: &mut SiteDb<'_>) -> QueryResult<Vec<Open>> {
    let now = db.now();
    let alive = sessions::table.filter(sessions::expires_at.gt(now)).select(sessions::id);
    site_visits::table
        .filter(site_visits::ended_at.is_null())
        .filter(site_visits::ends_at.le(now).or(site_visits::session_id.ne_all(alive)))
        .order(site_visits::id)
        .limit(200)
        .select((site_visits::id, site_visits::school_id))
        .load(db.conn())
}

pub fn insert(
    db: &mut SiteDb<'_>,
    school: SchoolId,
    (user, session): (&UserId, &SessionRef),
    reason: &str,
    ends_at: Moment,
) -> QueryResult<()> {
    let row = (
        site_visits::id.eq(VisitId::fresh()),
        site_visits::school_id.eq(school),
        site_visits::user_id.eq(user),
        site_visits::session_id.eq(&session.id),
        site_visits::reason.eq(reason),
        site_visits::began_at.eq(db.now()),
        site_visits::ends_at.eq(ends_at),
    );
    diesel::insert_into(site_visits::table).values(row).execute(db.conn()).map(drop)
}

/// Says whether it had not ended before.
pub fn end(db: &mut SiteDb<'_>, id: &VisitId) -> QueryResult<bool> {
    let open = site_visits::table.find(id).filter(site_visits::ended_at.is_null());
    let ended = diesel::update(open).set(site_visits::ended_at.eq(db.now())).execute(db.conn())?;
    Ok(ended > 0)
}
