//! Every statement about accounts.

use super::model::{Attempt, Delay, Membership, NewUser, Registration, RoleRow, SchoolNamed, Settings, Tried, User};
use crate::{
    on_each,
    people::PersonStatus,
    platform::{
        access::{Needs, School},
        db::{
            Door, Json, Moment, UserDb,
            ids::UserId,
            schema::{people, schools, sign_in_delays, sign_in_history, users},
        },
        i18n::Lang,
        web::PageOf,
    },
};
use diesel::{dsl::sql, prelude::*, sql_types::BigInt};

/// Nobody belongs to more schools than this.
const MOST_SCHOOLS: i64 = 200;

#[derive(Insertable)]
#[diesel(table_name = users)]
struct UserRow<'a> {
    id: UserId,
    email: &'a str,
    email_typed: &'a str,
    name: &'a str,
    password_hash: Option<&'a str>,
    email_verified_at: Option<Moment>,
    locale: Option<&'static str>,
    is_site_admin: bool,
    created_at: Moment,
    updated_at: Moment,
}

pub fn with_email<K>(db: &mut Door<'_, K>, email: &str) -> QueryResult<Option<User>> {
    users::table.filter(users::email.eq(email)).select(User::as_select()).first(db.conn()).optional()
}

pub fn find<K>(db: &mut Door<'_, K>, id: &UserId) -> QueryResult<User> {
    users::table.find(id).select(User::as_select()).first(db.conn())
}

/// Keeps one account still until the transaction ends.
pub fn hold<K>(db: &mut Door<'_, K>, id: &UserId) -> QueryResult<User> {
    diesel::update(users::table.find(id)).set(users::updated_at.eq(users::updated_at)).execute(db.conn())?;
    find(db, id)
}

/// Adds an account; `None`: the address has one already.
pub fn insert<K>(db: &mut Door<'_, K>, new: &NewUser) -> QueryResult<Option<UserId>> {
    let (id, now) = (UserId::fresh(), db.now());
    let row = UserRow {
        id: id.clone(),
        email: &new.email,
        email_typed: &new.email_typed,
        name: &new.name,
        password_hash: new.password_hash.as_deref(),
        email_verified_at: new.is_verified.then_some(now),
        locale: new.lang.map(Lang::code),
        is_site_admin: new.is_site_admin,
        created_at: now,
        updated_at: now,
    };
    let added =
        on_each!(db.conn(), |c| diesel::insert_into(users::table).values(row).on_conflict_do_nothing().execute(c))?;
    Ok((added > 0).then_some(id))
}

/// What the latest registration said, for an address that was never verified.
pub fn register_again<K>(db: &mut Door<'_, K>, id: &UserId, new: &NewUser) -> QueryResult<()> {
    diesel::update(users::table.find(id))
        .set((
            users::name.eq(&new.name),
            users::password_hash.eq(&new.password_hash),
            users::locale.eq(new.lang.map(Lang::code)),
            users::updated_at.eq(db.now()),
        ))
        .execute(db.conn())
        .map(drop)
}

/// Says whether it was not verified before.
pub fn verify<K>(db: &mut Door<'_, K>, id: &UserId) -> QueryResult<bool> {
    let unverified = users::table.find(id).filter(users::email_verified_at.is_null());
    let now = db.now();
    let verified = diesel::update(unverified)
        .set((users::email_verified_at.eq(now), users::updated_at.eq(now)))
        .execute(db.conn())?;
    Ok(verified > 0)
}

pub fn set_password<K>(db: &mut Door<'_, K>, id: &UserId, hash: &str) -> QueryResult<()> {
    diesel::update(users::table.find(id))
        .set((users::password_hash.eq(hash), users::updated_at.eq(db.now())))
        .execute(db.conn())
        .map(drop)
}

/// The same password hashed anew, unless it was changed meanwhile.
pub fn rehash<K>(db: &mut Door<'_, K>, id: &UserId, old: Option<&str>, new: &str) -> QueryResult<()> {
    let unchanged = users::table.find(id).filter(users::password_hash.eq(old));
    diesel::update(unchanged).set(users::password_hash.eq(new)).execute(db.conn()).map(drop)
}

pub fn settings(db: &mut UserDb<'_>) -> QueryResult<Settings> {
    users::table.find(db.user().clone()).select(Settings::as_select()).first(db.conn())
}

pub fn save_settings(db: &mut UserDb<'_>, settings: &Settings) -> QueryResult<()> {
    diesel::update(users::table.find(db.user().clone()))
        .set((
            users::name.eq(&settings.name),
            users::locale.eq(&settings.locale),
            users::theme.eq(&settings.theme),
            users::time_format.eq(&settings.time_format),
            users::updated_at.eq(db.now()),
        ))
        .execute(db.conn())
        .map(drop)
}

pub fn save_locale<K>(db: &mut Door<'_, K>, id: &UserId, locale: Option<&str>) -> QueryResult<()> {
    diesel::update(users::table.find(id)).set(users::locale.eq(locale)).execute(db.conn()).map(drop)
}

pub fn save_theme<K>(db: &mut Door<'_, K>, id: &UserId, theme: Option<&str>) -> QueryResult<()> {
    diesel::update(users::table.find(id)).set(users::theme.eq(theme)).execute(db.conn()).map(drop)
}

pub fn delay<K>(db: &mut Door<'_, K>, email_hash: &str) -> QueryResult<Option<Delay>> {
    sign_in_delays::table.find(email_hash).select(Delay::as_select()).first(db.conn()).optional()
}

/// The same, held until the transaction ends: of two that fail at once, the second one sees the first.
pub fn hold_delay<K>(db: &mut Door<'_, K>, email_hash: &str) -> QueryResult<Delay> {
    let now = db.now();
    let row = (
        sign_in_delays::email_hash.eq(email_hash),
        sign_in_delays::failed.eq(0),
        sign_in_delays::last_failed_at.eq(now),
        sign_in_delays::delayed_until.eq(now),
    );
    // Somebody who was let in takes the row away; whoever waited for it puts it back.
    for _ in 0..3 {
        on_each!(db.conn(), |c| diesel::insert_into(sign_in_delays::table)
            .values(row)
            .on_conflict_do_nothing()
            .execute(c))?;
        let held = diesel::update(sign_in_delays::table.find(email_hash))
            .set(sign_in_delays::failed.eq(sign_in_delays::failed))
            .execute(db.conn())?;
        if held > 0 {
            break;
        }
    }
    sign_in_delays::table.find(email_hash).select(Delay::as_select()).first(db.conn())
}

pub fn save_delay<K>(db: &mut Door<'_, K>, email_hash: &str, failed: i32, delayed_until: Moment) -> QueryResult<()> {
    diesel::update(sign_in_delays::table.find(email_hash))
        .set((
            sign_in_delays::failed.eq(failed),
            sign_in_delays::last_failed_at.eq(db.now()),
            sign_in_delays::delayed_until.eq(delayed_until),
        ))
        .execute(db.conn())
        .map(drop)
}

pub fn clear_delay<K>(db: &mut Door<'_, K>, email_hash: &str) -> QueryResult<()> {
    diesel::delete(sign_in_delays::table.find(email_hash)).execute(db.conn()).map(drop)
}

pub fn registration<K>(db: &mut Door<'_, K>, school: &School) -> QueryResult<Registration> {
    let (column, domains): (String, Json<Vec<String>>) = schools::table
        .filter(schools::slug.eq(&school.slug))
        .select((schools::registration, schools::allowed_domains))
        .first(db.conn())?;
    Ok(Registration::of(&column, domains.0))
}

/// The schools that the user belongs to, by name.
pub fn memberships(db: &mut UserDb<'_>) -> QueryResult<Vec<Membership>> {
    let found: Vec<(SchoolNamed, RoleRow)> = people::table
        .inner_join(schools::table.on(schools::id.eq(people::school_id)))
        .filter(people::user_id.eq(db.user().clone()))
        .filter(people::status.eq(PersonStatus::Active))
        .order((schools::name, schools::id))
        .limit(MOST_SCHOOLS)
        .select((SchoolNamed::as_select(), RoleRow::as_select()))
        .load(db.conn())?;
    let membership = |(school, person): (SchoolNamed, RoleRow)| Membership {
        slug: school.slug,
        school: school.name,
        second_step_by: Needs::read(&school.second_step_roles).until(person.role, person.created_at),
        role: person.role,
        is_suspended: school.suspended_at.is_some(),
    };
    Ok(found.into_iter().map(membership).collect())
}

/// Remembers that somebody signed in, or tried to.
pub fn note_attempt<K>(db: &mut Door<'_, K>, attempt: &Attempt) -> QueryResult<()> {
    diesel::insert_into(sign_in_history::table)
        .values((attempt, sign_in_history::at.eq(db.now())))
        .execute(db.conn())
        .map(drop)
}

/// One page of the user's tries to sign in, the latest first.
pub fn attempts(db: &mut UserDb<'_>, page: i64, size: i64) -> QueryResult<PageOf<Tried>> {
    let rows: Vec<Tried> = sign_in_history::table
        .filter(sign_in_history::user_id.eq(db.user().clone()))
        .order(sign_in_history::id.desc())
        .limit(size)
        .offset(PageOf::<Tried>::offset(page, size))
        .select((
            sign_in_history::at,
            sign_in_history::address,
            sign_in_history::agent,
            sign_in_history::outcome,
            sql::<BigInt>("COUNT(*) OVER ()"),
        ))
        .load(db.conn())?;
    let total = match rows.first() {
        Some(row) => row.total,
        None if page > 1 => {
            let theirs = sign_in_history::table.filter(sign_in_history::user_id.eq(db.user().clone()));
            theirs.count().get_result(db.conn())?
        }
        None => 0,
    };
    Ok(PageOf { rows, total, page, size })
}
