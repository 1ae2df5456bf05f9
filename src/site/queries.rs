//! Every statement that looks across schools.

use super::model::{MailRow, MailShown, SchoolFacts, SchoolRow};
use crate::{
    accounts::DomainAsked,
    on_each,
    platform::{
        db::{
            Moment, SchoolDb, SchoolId, SiteDb,
            ids::{MailId, SiteMailId},
            schema::{mails, people, schools, site_mails},
        },
        text::like,
        web::PageOf,
    },
};
use diesel::{
    dsl::sql,
    prelude::*,
    query_dsl::positional_order_dsl::{OrderColumn, PositionalOrderDsl},
    sql_types::BigInt,
};

/// Every school by name, suspended or not. People are counted for the rows shown and no others.
pub fn schools(db: &mut SiteDb<'_>, words: &str, page: i64, size: i64) -> QueryResult<PageOf<SchoolRow>> {
    let pattern = like(words);
    let found = || {
        let in_name = schools::search_text.like(pattern.clone()).escape('\\');
        schools::table.filter(in_name.or(schools::slug.like(pattern.clone()).escape('\\')))
    };
    let people =
        sql::<BigInt>("(SELECT COUNT(*) FROM people WHERE people.school_id = schools.id AND people.status <> 'left')");
    let rows = found()
        .order((schools::search_text, schools::id))
        .limit(size)
        .offset(PageOf::<SchoolRow>::offset(page, size))
        .select((schools::id, schools::slug, schools::name, schools::suspended_at, schools::created_at, people))
        .load(db.conn())?;
    let total = found().count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

type SchoolColumns = (String, String, String, Moment, Option<Moment>, Option<String>);

/// One school; `inside` looks into it: people, owners, and domains to confirm.
pub fn school(
    db: &mut SiteDb<'_>,
    id: SchoolId,
    inside: impl FnOnce(&mut SchoolDb<'_>) -> crate::error::Result<(i64, Vec<(String, Option<String>)>, Vec<DomainAsked>)>,
) -> crate::error::Result<SchoolFacts> {
    let (slug, name, time_zone, created_at, suspended_at, suspension_reason): SchoolColumns = schools::table
        .find(id)
        .select((
            schools::slug,
            schools::name,
            schools::time_zone,
            schools::created_at,
            schools::suspended_at,
            schools::suspension_reason,
        ))
        .first(db.conn())?;
    let (people, owners, domains) = db.within(id, inside)?;
    Ok(SchoolFacts { id, slug, name, time_zone, created_at, suspended_at, suspension_reason, people, owners, domains })
}

pub fn people_in(db: &mut SchoolDb<'_>) -> QueryResult<i64> {
    people::table
        .filter(people::school_id.eq(db.school()))
        .filter(people::status.ne("left"))
        .count()
        .get_result(db.conn())
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
