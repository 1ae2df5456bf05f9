//! Every statement that looks across schools.

use super::model::{Inside, MailRow, MailShown, Plan, SchoolFacts, SchoolFilters, SchoolRow, VisitRow};
use crate::{
    error::Result,
    is_open, on_each,
    platform::{
        access::{ActorKind, SuspensionKind},
        db::{
            Moment, MultiBackend, SchoolDb, SchoolId, SiteDb,
            ids::{MailId, SiteMailId},
            schema::{audit_entries, files, mails, people, schools, site_mails, site_visits, users},
        },
        text::like,
        web::PageOf,
    },
};
use diesel::{
    dsl::sql,
    prelude::*,
    query_dsl::positional_order_dsl::{OrderColumn, PositionalOrderDsl},
    sql_types::{BigInt, Nullable, Timestamp},
};

const PEOPLE: &str = "(SELECT COUNT(*) FROM people WHERE people.school_id = schools.id AND people.status <> 'left')";
const BYTES: &str =
    "(SELECT CAST(COALESCE(SUM(files.size), 0) AS BIGINT) FROM files WHERE files.school_id = schools.id)";
/// The latest entry that a person of the school left in its log.
const ACTIVE_AT: &str = "(SELECT audit_entries.at FROM audit_entries WHERE audit_entries.school_id = schools.id \
     AND audit_entries.actor_kind = 'person' ORDER BY audit_entries.at DESC LIMIT 1)";
/// Where nobody ever did anything, since it was opened.
const SINCE: &str = "COALESCE((SELECT audit_entries.at FROM audit_entries WHERE audit_entries.school_id = schools.id \
     AND audit_entries.actor_kind = 'person' ORDER BY audit_entries.at DESC LIMIT 1), schools.created_at)";

/// Puts boxed rows in an order that the query names, and rows that are alike by their id.
macro_rules! in_order {
    ($found:expr, $by:expr, $is_descending:expr) => {
        if $is_descending {
            $found.order(($by.desc(), schools::id.desc()))
        } else {
            $found.order(($by.asc(), schools::id.asc()))
        }
    };
}

/// Every school, suspended or not. What is inside them is counted for the rows shown, and for all only to order by it.
pub fn schools(db: &mut SiteDb<'_>, filters: &SchoolFilters, page: i64, size: i64) -> QueryResult<PageOf<SchoolRow>> {
    let (pattern, now) = (like(&filters.words), db.now());
    let found = || {
        let in_name = schools::search_text.like(pattern.clone()).escape('\\');
        let found = schools::table
            .filter(in_name.or(schools::slug.like(pattern.clone()).escape('\\')))
            .into_boxed::<MultiBackend>();
        match filters.suspended {
            None => found,
            Some(false) => found.filter(is_open!(now)),
            Some(true) => found
                .filter(schools::suspended_at.is_not_null())
                .filter(schools::suspended_until.is_null().or(schools::suspended_until.gt(now))),
        }
    };
    let down = filters.is_descending;
    let ordered = match filters.sort {
        "people" => in_order!(found(), sql::<BigInt>(PEOPLE), down),
        "storage" => in_order!(found(), sql::<BigInt>(BYTES), down),
        "active" => in_order!(found(), sql::<Timestamp>(SINCE), down),
        "opened" => in_order!(found(), schools::created_at, down),
        _ => in_order!(found(), schools::search_text, down),
    };
    let rows = ordered
        .limit(size)
        .offset(PageOf::<SchoolRow>::offset(page, size))
        .select((
            schools::id,
            schools::slug,
            schools::name,
            schools::plan,
            schools::suspended_at,
            schools::suspended_until,
            schools::created_at,
            sql::<BigInt>(PEOPLE),
            sql::<BigInt>(BYTES),
            sql::<Nullable<Timestamp>>(ACTIVE_AT),
        ))
        .load(db.conn())?;
    let total = found().count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

type SchoolColumns =
    (String, String, String, Plan, Moment, Option<Moment>, Option<Moment>, Option<SuspensionKind>, Option<String>);

/// One school; `inside` looks into it.
pub fn school(
    db: &mut SiteDb<'_>,
    id: SchoolId,
    inside: impl FnOnce(&mut SchoolDb<'_>) -> Result<Inside>,
) -> Result<SchoolFacts> {
    let (slug, name, time_zone, plan, created_at, suspended_at, suspended_until, suspension_kind, suspension_reason): SchoolColumns =
        schools::table
            .find(id)
            .select((
                schools::slug,
                schools::name,
                schools::time_zone,
                schools::plan,
                schools::created_at,
                schools::suspended_at,
                schools::suspended_until,
                schools::suspension_kind,
                schools::suspension_reason,
            ))
            .first(db.conn())?;
    let inside = db.within(id, inside)?;
    let visits = visits(db, id)?;
    Ok(SchoolFacts {
        id,
        slug,
        name,
        time_zone,
        plan,
        created_at,
        suspended_at,
        suspended_until,
        suspension_kind,
        suspension_reason,
        inside,
        visits,
    })
}

/// Who of those who run the site looked at this school, the latest first.
fn visits(db: &mut SiteDb<'_>, id: SchoolId) -> QueryResult<Vec<VisitRow>> {
    site_visits::table
        .inner_join(users::table.on(users::id.eq(site_visits::user_id)))
        .filter(site_visits::school_id.eq(id))
        .order((site_visits::began_at.desc(), site_visits::id.desc()))
        .limit(10)
        .select((users::name, site_visits::reason, site_visits::began_at))
        .load(db.conn())
}

/// Keeps the school still until the transaction ends, and says what it pays for.
pub fn hold_plan(db: &mut SiteDb<'_>, id: SchoolId) -> QueryResult<Plan> {
    diesel::update(schools::table.find(id)).set(schools::updated_at.eq(schools::updated_at)).execute(db.conn())?;
    schools::table.find(id).select(schools::plan).first(db.conn())
}

pub fn save_plan(db: &mut SiteDb<'_>, id: SchoolId, plan: Plan) -> QueryResult<()> {
    diesel::update(schools::table.find(id))
        .set((schools::plan.eq(plan), schools::updated_at.eq(db.now())))
        .execute(db.conn())
        .map(drop)
}

/// How many people it has, and what its files weigh.
pub fn people_and_bytes(db: &mut SchoolDb<'_>) -> QueryResult<(i64, i64)> {
    let people = people::table.filter(people::school_id.eq(db.school())).filter(people::status.ne("left"));
    let bytes = files::table
        .filter(files::school_id.eq(db.school()))
        .select(sql::<BigInt>("CAST(COALESCE(SUM(size), 0) AS BIGINT)"));
    let counted = diesel::select((people.count().single_value(), bytes.single_value()));
    let (people, bytes): (Option<i64>, Option<i64>) = counted.get_result(db.conn())?;
    Ok((people.unwrap_or_default(), bytes.unwrap_or_default()))
}

/// When a person of the school last did something in it.
pub fn active_in(db: &mut SchoolDb<'_>) -> QueryResult<Option<Moment>> {
    audit_entries::table
        .filter(audit_entries::school_id.eq(db.school()))
        .filter(audit_entries::actor_kind.eq(ActorKind::Person))
        .order(audit_entries::at.desc())
        .select(audit_entries::at)
        .first(db.conn())
        .optional()
}

/// Mail of all schools and of the site, the latest first; `to` is a part of the address.
pub fn mails(db: &mut SiteDb<'_>, to: &str, page: i64, size: i64) -> QueryResult<PageOf<MailRow>> {
    let pattern = like(to);
    let of_schools = || mails::table.filter(mails::to_address.like(pattern.clone()).escape('\\'));
    let of_site = || site_mails::table.filter(site_mails::to_address.like(pattern.clone()).escape('\\'));
    let total: i64 =
        of_schools().count().get_result::<i64>(db.conn())? + of_site().count().get_result::<i64>(db.conn())?;
    let school_rows = of_schools().select((
        mails::id,
        mails::to_address,
        mails::template,
        mails::locale,
        mails::subject,
        mails::status,
        mails::created_at,
    ));
    let site_rows = of_site().select((
        site_mails::id,
        site_mails::to_address,
        site_mails::template,
        site_mails::locale,
        site_mails::subject,
        site_mails::status,
        site_mails::created_at,
    ));
    let offset = PageOf::<MailRow>::offset(page, size);
    // By time, then by id: the seventh and the first column.
    let rows = on_each!(db.conn(), |c| school_rows
        .union_all(site_rows)
        .positional_order_by((OrderColumn(7).desc(), OrderColumn(1).desc()))
        .limit(size)
        .offset(offset)
        .load(c))?;
    Ok(PageOf { rows, total, page, size })
}

/// A mail of either outbox: ids are never the same.
pub fn mail(db: &mut SiteDb<'_>, id: &MailId) -> QueryResult<MailShown> {
    let of_a_school = mails::table
        .filter(mails::id.eq(id))
        .select((
            mails::id,
            mails::to_address,
            mails::template,
            mails::locale,
            mails::subject,
            mails::status,
            mails::created_at,
            mails::text,
            mails::html,
        ))
        .first(db.conn())
        .optional()?;
    match (of_a_school, SiteMailId::try_from(id.to_string())) {
        (Some(mail), _) => Ok(mail),
        (None, Err(_)) => Err(diesel::NotFound),
        (None, Ok(id)) => site_mails::table
            .find(id)
            .select((
                site_mails::id,
                site_mails::to_address,
                site_mails::template,
                site_mails::locale,
                site_mails::subject,
                site_mails::status,
                site_mails::created_at,
                site_mails::text,
                site_mails::html,
            ))
            .first(db.conn()),
    }
}
