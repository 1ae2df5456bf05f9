//! Every statement about schools, terms and programs.

use super::model::{Holiday, NewHoliday, NewSchool, NewTerm, Registration, SchoolCard, Settings, Term, codes};
use crate::{
    on_each,
    platform::{
        db::{
            Door, Json, Moment, SchoolDb, SchoolId, SiteDb,
            ids::{HolidayId, ProgramId, TermId},
            schema::{holidays, programs, schools, terms},
        },
        i18n::Lang,
        text::{fold, like},
        web::PageOf,
    },
};
use chrono::NaiveDate;
use chrono_tz::Tz;
use diesel::prelude::*;

/// No school has more terms on its lists than this: twenty years of three.
pub const MOST_TERMS: i64 = 60;
/// Nor more holidays that touch one term.
const MOST_HOLIDAYS: i64 = 400;

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

/// The holidays that touch these days, in the order of their dates.
pub fn holidays(db: &mut SchoolDb<'_>, from: NaiveDate, until: NaiveDate) -> QueryResult<Vec<Holiday>> {
    holidays::table
        .filter(holidays::school_id.eq(db.school()))
        .filter(holidays::starts_on.le(until))
        .filter(holidays::ends_on.ge(from))
        .order((holidays::starts_on, holidays::id))
        .limit(MOST_HOLIDAYS)
        .select(Holiday::as_select())
        .load(db.conn())
}

/// The school at this address, for whoever runs the site.
pub fn at(db: &mut SiteDb<'_>, slug: &str) -> QueryResult<Option<SchoolId>> {
    schools::table.filter(schools::slug.eq(slug)).select(schools::id).first(db.conn()).optional()
}

/// A path in this school, where there is no page that knows it: in mails.
pub fn path(db: &mut SchoolDb<'_>, rest: &str) -> QueryResult<String> {
    let slug: String = schools::table.find(db.school()).select(schools::slug).first(db.conn())?;
    Ok(format!("/s/{slug}{rest}"))
}

/// What the school is called.
pub fn name(db: &mut SchoolDb<'_>) -> QueryResult<String> {
    schools::table.find(db.school()).select(schools::name).first(db.conn())
}

/// The language of whoever chose none.
pub fn language(db: &mut SchoolDb<'_>) -> QueryResult<Lang> {
    let code: String = schools::table.find(db.school()).select(schools::locale).first(db.conn())?;
    Ok(Lang::named(&code).unwrap_or_default())
}

/// Every school and its address, for whoever runs the site.
pub fn all(db: &mut SiteDb<'_>) -> QueryResult<Vec<(SchoolId, String)>> {
    schools::table.order(schools::id).select((schools::id, schools::slug)).load(db.conn())
}

/// What the school is called and the clock on its wall, unless it is suspended: for those who are not at one of its pages.
pub fn open_name(db: &mut SchoolDb<'_>) -> QueryResult<Option<(String, Tz)>> {
    let found: Option<(String, String)> = schools::table
        .find(db.school())
        .filter(schools::suspended_at.is_null())
        .select((schools::name, schools::time_zone))
        .first(db.conn())
        .optional()?;
    Ok(found.map(|(name, zone)| (name, zone.parse().unwrap_or(Tz::UTC))))
}

/// The school's time zone; UTC where the stored one has left the tables.
pub fn time_zone(db: &mut SchoolDb<'_>) -> QueryResult<Tz> {
    let name: String = schools::table.find(db.school()).select(schools::time_zone).first(db.conn())?;
    Ok(name.parse().unwrap_or(Tz::UTC))
}

/// The day that it is in the school.
pub fn today(db: &mut SchoolDb<'_>) -> QueryResult<NaiveDate> {
    let zone = time_zone(db)?;
    Ok(db.now().utc().and_utc().with_timezone(&zone).date_naive())
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
        locales: codes(&Lang::all()),
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

#[derive(Queryable, Selectable)]
#[diesel(table_name = schools)]
struct SettingsRow {
    name: String,
    motto: String,
    time_zone: String,
    locale: String,
    locales: String,
    currency: String,
    accent_hue: i32,
    day_starts_minute: i32,
    day_ends_minute: i32,
    registration: Registration,
    allowed_domains: Json<Vec<String>>,
    version: i32,
}

/// The school's settings and their version.
pub fn settings(db: &mut SchoolDb<'_>) -> QueryResult<(Settings, i32)> {
    let row: SettingsRow = schools::table.find(db.school()).select(SettingsRow::as_select()).first(db.conn())?;
    let locale = Lang::named(&row.locale).unwrap_or_default();
    let settings = Settings {
        name: row.name,
        motto: row.motto,
        time_zone: row.time_zone.parse().unwrap_or(Tz::UTC),
        locales: in_order(&Lang::list(&row.locales, locale)),
        locale,
        currency: row.currency,
        accent_hue: row.accent_hue,
        day_starts_minute: row.day_starts_minute,
        day_ends_minute: row.day_ends_minute,
        registration: row.registration,
        allowed_domains: row.allowed_domains.0,
    };
    Ok((settings, row.version))
}

/// The order that forms have them in, so that an order alone is no change.
fn in_order(langs: &[Lang]) -> Vec<Lang> {
    Lang::all().into_iter().filter(|lang| langs.contains(lang)).collect()
}

/// Saves them unless somebody else did since. Says whether it did.
pub fn save_settings(db: &mut SchoolDb<'_>, new: &Settings, seen_version: i32) -> QueryResult<bool> {
    let seen = schools::table.find(db.school()).filter(schools::version.eq(seen_version));
    let saved = diesel::update(seen)
        .set((
            schools::name.eq(&new.name),
            schools::search_text.eq(fold(&new.name)),
            schools::motto.eq(&new.motto),
            schools::time_zone.eq(new.time_zone.name()),
            schools::locale.eq(new.locale.code()),
            schools::locales.eq(codes(&new.locales)),
            schools::currency.eq(&new.currency),
            schools::accent_hue.eq(new.accent_hue),
            schools::day_starts_minute.eq(new.day_starts_minute),
            schools::day_ends_minute.eq(new.day_ends_minute),
            schools::registration.eq(new.registration.as_str()),
            schools::allowed_domains.eq(Json(new.allowed_domains.clone())),
            schools::updated_at.eq(db.now()),
            schools::version.eq(schools::version + 1),
        ))
        .execute(db.conn())?;
    Ok(saved > 0)
}

pub fn term(db: &mut SchoolDb<'_>, id: &TermId) -> QueryResult<Term> {
    terms::table.find((db.school(), id)).select(Term::as_select()).first(db.conn())
}

/// The holidays of the school, the latest first.
pub fn latest_holidays(db: &mut SchoolDb<'_>) -> QueryResult<Vec<Holiday>> {
    holidays::table
        .filter(holidays::school_id.eq(db.school()))
        .order((holidays::starts_on.desc(), holidays::id.desc()))
        .limit(MOST_HOLIDAYS)
        .select(Holiday::as_select())
        .load(db.conn())
}

pub fn holiday(db: &mut SchoolDb<'_>, id: &HolidayId) -> QueryResult<Holiday> {
    holidays::table.find((db.school(), id)).select(Holiday::as_select()).first(db.conn())
}

pub fn insert_holiday(db: &mut SchoolDb<'_>, new: &NewHoliday) -> QueryResult<HolidayId> {
    let (id, now) = (HolidayId::fresh(), db.now());
    diesel::insert_into(holidays::table)
        .values((
            holidays::school_id.eq(db.school()),
            holidays::id.eq(&id),
            holidays::name.eq(&new.name),
            holidays::starts_on.eq(new.starts_on),
            holidays::ends_on.eq(new.ends_on),
            holidays::created_at.eq(now),
            holidays::updated_at.eq(now),
        ))
        .execute(db.conn())?;
    Ok(id)
}

/// Saves it unless somebody else did since. Says whether it did.
pub fn save_holiday(db: &mut SchoolDb<'_>, id: &HolidayId, new: &NewHoliday, seen_version: i32) -> QueryResult<bool> {
    let seen = holidays::table.find((db.school(), id)).filter(holidays::version.eq(seen_version));
    let saved = diesel::update(seen)
        .set((
            holidays::name.eq(&new.name),
            holidays::starts_on.eq(new.starts_on),
            holidays::ends_on.eq(new.ends_on),
            holidays::updated_at.eq(db.now()),
            holidays::version.eq(holidays::version + 1),
        ))
        .execute(db.conn())?;
    Ok(saved > 0)
}

/// The log keeps what it was; the sessions that it cancelled know its name.
pub fn delete_holiday(db: &mut SchoolDb<'_>, id: &HolidayId) -> QueryResult<usize> {
    diesel::delete(holidays::table.find((db.school(), id))).execute(db.conn())
}

/// Saves it unless somebody else did since. Says whether it did.
pub fn save_term(db: &mut SchoolDb<'_>, id: &TermId, new: &NewTerm, seen_version: i32) -> QueryResult<bool> {
    let seen = terms::table.find((db.school(), id)).filter(terms::version.eq(seen_version));
    let saved = diesel::update(seen)
        .set((
            terms::name.eq(&new.name),
            terms::starts_on.eq(new.starts_on),
            terms::ends_on.eq(new.ends_on),
            terms::max_enrolled.eq(new.max_enrolled),
            terms::updated_at.eq(db.now()),
            terms::version.eq(terms::version + 1),
        ))
        .execute(db.conn())?;
    Ok(saved > 0)
}

/// Says whether it was open until now.
pub fn suspend(db: &mut SiteDb<'_>, id: SchoolId, reason: &str) -> QueryResult<bool> {
    let open = schools::table.find(id).filter(schools::suspended_at.is_null());
    let now = db.now();
    let suspended = diesel::update(open)
        .set((schools::suspended_at.eq(now), schools::suspension_reason.eq(reason), schools::updated_at.eq(now)))
        .execute(db.conn())?;
    Ok(suspended > 0)
}

/// Says whether it was suspended until now.
pub fn reactivate(db: &mut SiteDb<'_>, id: SchoolId) -> QueryResult<bool> {
    let suspended = schools::table.find(id).filter(schools::suspended_at.is_not_null());
    let (never, nothing): (Option<Moment>, Option<String>) = (None, None);
    let opened = diesel::update(suspended)
        .set((
            schools::suspended_at.eq(never),
            schools::suspension_reason.eq(nothing),
            schools::updated_at.eq(db.now()),
        ))
        .execute(db.conn())?;
    Ok(opened > 0)
}

pub fn exists(db: &mut SiteDb<'_>, id: SchoolId) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(schools::table.find(id))).get_result(db.conn())
}

/// The names of those of these ids that are terms or programs here, for staff who read the log.
pub fn named(db: &mut SchoolDb<'_>, ids: &[String]) -> QueryResult<Vec<(String, String)>> {
    let of_terms = terms::table
        .filter(terms::school_id.eq(db.school()))
        .filter(terms::id.eq_any(ids))
        .select((terms::id, terms::name));
    let of_programs = programs::table
        .filter(programs::school_id.eq(db.school()))
        .filter(programs::id.eq_any(ids))
        .select((programs::id, programs::name));
    on_each!(db.conn(), |c| of_terms.union_all(of_programs).load(c))
}

/// Every school, for what follows a user through all of theirs.
pub fn ids(db: &mut SiteDb<'_>) -> QueryResult<Vec<SchoolId>> {
    schools::table.order(schools::id).select(schools::id).load(db.conn())
}
