//! Every statement about schools, terms and programs.

use super::model::{NewSchool, NewTerm, SchoolCard, Term};
use crate::platform::{
    db::{
        Door, Json, Moment, SchoolDb, SchoolId, SiteDb,
        ids::{ProgramId, TermId},
        schema::{programs, schools, terms},
    },
    i18n::Lang,
    text::{fold, like},
    web::PageOf,
};
use chrono::NaiveDate;
use chrono_tz::Tz;
use diesel::prelude::*;

/// No school has more terms on its lists than this: twenty years of three.
const MOST_TERMS: i64 = 60;

/// The school's latest terms, in the order of their dates.
pub fn terms(db: &mut SchoolDb<'_>) -> QueryResult<Vec<Term>> {
    let mut latest: Vec<Term> = terms::table
        .filter(terms::school_id.eq(db.school()))
        .order((terms::starts_on.desc(), terms::id.desc()))
        .limit(MOST_TERMS)
        .select(Term::as_select())
        .load(db.conn())?;
    latest.reverse();
    Ok(latest)
}

/// A path in this school, where there is no page that knows it: in mails.
pub fn path(db: &mut SchoolDb<'_>, rest: &str) -> QueryResult<String> {
    let slug: String = schools::table.find(db.school()).select(schools::slug).first(db.conn())?;
    Ok(format!("/s/{slug}{rest}"))
}

/// The school's time zone; UTC where the stored one has left the tables.
pub fn time_zone(db: &mut SchoolDb<'_>) -> QueryResult<Tz> {
    let name: String = schools::table.find(db.school()).select(schools::time_zone).first(db.conn())?;
    Ok(name.parse().unwrap_or(Tz::UTC))
}

/// The program that everything belongs to which names none.
pub fn default_program(db: &mut SchoolDb<'_>) -> QueryResult<ProgramId> {
    programs::table
        .filter(programs::school_id.eq(db.school()))
        .filter(programs::is_default)
        .select(programs::id)
        .first(db.conn())
}

/// Schools that are not suspended and have these words in their name.
pub fn open_schools<K>(db: &mut Door<'_, K>, words: &str, page: i64, size: i64) -> QueryResult<PageOf<SchoolCard>> {
    let pattern = like(words);
    let found = || {
        schools::table
            .filter(schools::suspended_at.is_null())
            .filter(schools::search_text.like(pattern.clone()).escape('\\'))
    };
    let rows = found()
        .order((schools::search_text, schools::id))
        .limit(size)
        .offset(PageOf::<SchoolCard>::offset(page, size))
        .select(SchoolCard::as_select())
        .load(db.conn())?;
    let total = found().count().get_result(db.conn())?;
    Ok(PageOf { rows, total, page, size })
}

pub fn slug_is_taken<K>(db: &mut Door<'_, K>, slug: &str) -> QueryResult<bool> {
    let same = schools::table.filter(schools::slug.eq(slug));
    diesel::select(diesel::dsl::exists(same)).get_result(db.conn())
}

#[derive(Insertable)]
#[diesel(table_name = schools)]
struct SchoolRow<'a> {
    id: SchoolId,
    slug: &'a str,
    name: &'a str,
    motto: &'a str,
    time_zone: &'a str,
    locale: &'a str,
    locales: String,
    currency: &'a str,
    accent_hue: i32,
    registration: &'a str,
    allowed_domains: Json<&'a Vec<String>>,
    search_text: String,
    created_at: Moment,
    updated_at: Moment,
}

/// A school that offers every language there is.
pub fn insert_school(db: &mut SiteDb<'_>, new: &NewSchool) -> QueryResult<SchoolId> {
    let (id, now) = (SchoolId::fresh(), db.now());
    let row = SchoolRow {
        id,
        slug: &new.slug,
        name: &new.name,
        motto: &new.motto,
        time_zone: &new.time_zone,
        locale: &new.locale,
        locales: Lang::all().into_iter().map(Lang::code).collect::<Vec<_>>().join(","),
        currency: new.currency,
        accent_hue: new.accent_hue,
        registration: new.registration.as_str(),
        allowed_domains: Json(&new.allowed_domains),
        search_text: fold(&new.name),
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(schools::table).values(row).execute(db.conn())?;
    Ok(id)
}

#[derive(Insertable)]
#[diesel(table_name = programs)]
struct ProgramRow<'a> {
    school_id: SchoolId,
    id: ProgramId,
    name: &'a str,
    code: &'a str,
    is_default: bool,
    created_at: Moment,
    updated_at: Moment,
}

pub fn insert_default_program(db: &mut SchoolDb<'_>, name: &str, code: &str) -> QueryResult<ProgramId> {
    let (id, now) = (ProgramId::fresh(), db.now());
    let row = ProgramRow {
        school_id: db.school(),
        id: id.clone(),
        name,
        code,
        is_default: true,
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(programs::table).values(row).execute(db.conn())?;
    Ok(id)
}

#[derive(Insertable)]
#[diesel(table_name = terms)]
struct TermRow<'a> {
    school_id: SchoolId,
    id: TermId,
    name: &'a str,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    max_enrolled: Option<i32>,
    created_at: Moment,
    updated_at: Moment,
}

pub fn insert_term(db: &mut SchoolDb<'_>, new: &NewTerm) -> QueryResult<TermId> {
    let (id, now) = (TermId::fresh(), db.now());
    let row = TermRow {
        school_id: db.school(),
        id: id.clone(),
        name: &new.name,
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        max_enrolled: new.max_enrolled,
        created_at: now,
        updated_at: now,
    };
    diesel::insert_into(terms::table).values(row).execute(db.conn())?;
    Ok(id)
}
