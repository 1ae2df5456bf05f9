//! Two schools to try things out in: Mergington High School and Riverside Community College, with everybody's password
//! known. For development and browser tests, and never anywhere else.
//!
//! Its rule: it is planted into an empty database only, so that starting twice is the same as starting once.

mod calendar;
mod clubs;
mod mergington;
mod names;
mod past;
mod pictures;
mod providers;
mod riverside;
mod wishes;

use crate::{
    accounts::{self, NewUser},
    app::App,
    error::{Error, Result},
    people::{self, NewPerson, PersonStatus},
    platform::{
        access::{Actor, Role, SiteKey, password},
        db::{
            SchoolDb, SiteDb,
            ids::{PersonId, UserId},
            schema::{schools, users},
        },
    },
    schools::NewTerm,
};
use chrono::{Days, NaiveDate};
use diesel::prelude::*;

/// Of everybody in it.
const PASSWORD: &str = "branch out and grow together";
/// Whose account says that the demo is there.
const SITE_ADMIN: &str = "site@homeroom.example";
/// How long a trimester of the demo lasts, the days off before the next included.
const TRIMESTER: u64 = 13 * 7;
/// How far the second of the three has come on the day that the demo is planted.
const ELAPSED: u64 = 4 * 7;

/// Who is announced at start.
const ACCOUNTS: &[(&str, &str)] = &[
    ("principal@mergington.edu", "owner of Mergington High School"),
    ("admin@mergington.edu", "admin there"),
    ("arts@mergington.edu", "program admin there, of the arts"),
    ("rodriguez@mergington.edu", "teacher there"),
    ("chen@mergington.edu", "teacher there, and at Riverside Community College"),
    ("emma@mergington.edu", "student there"),
    ("dean@riverside.edu", "owner of Riverside Community College"),
    (SITE_ADMIN, "runs the site"),
];

/// Somebody of the demo, as it lists them.
struct Somebody {
    name: String,
    email: String,
    role: Role,
    grade: Option<i32>,
    status: PersonStatus,
}

impl Somebody {
    fn staff(name: &str, email: &str, role: Role) -> Self {
        Self { name: name.to_owned(), email: email.to_owned(), role, grade: None, status: PersonStatus::Active }
    }

    fn student(name: &str, email: String, grade: Option<i32>) -> Self {
        Self { name: name.to_owned(), email, role: Role::Student, grade, status: PersonStatus::Active }
    }
}

/// Plants the demo into an empty database, in one transaction, and says who can sign in where it is there.
pub async fn plant(app: &App) -> Result<()> {
    let key = SiteKey::for_command_line();
    let (is_empty, has_demo) = app.db.read(&key, |db| Ok((is_empty(db)?, has_demo(db)?))).await?;
    if is_empty {
        let hash = password::hash(PASSWORD)?;
        app.db.write(&key, move |db| plant_all(db, &hash)).await?;
        pictures::plant(app, &key).await?;
    }
    if is_empty || has_demo {
        announce();
    }
    Ok(())
}

fn is_empty(db: &mut SiteDb<'_>) -> QueryResult<bool> {
    let schools: i64 = schools::table.count().get_result(db.conn())?;
    let users: i64 = users::table.count().get_result(db.conn())?;
    Ok(schools + users == 0)
}

fn has_demo(db: &mut SiteDb<'_>) -> QueryResult<bool> {
    diesel::select(diesel::dsl::exists(users::table.filter(users::email.eq(SITE_ADMIN)))).get_result(db.conn())
}

fn plant_all(db: &mut SiteDb<'_>, hash: &str) -> Result<()> {
    let site = Somebody::staff("Sam Site", SITE_ADMIN, Role::Owner);
    account(db, &site, hash, true)?;
    let chen = mergington::plant(db, hash)?;
    riverside::plant(db, hash, &chen)
}

fn announce() {
    println!("\nThis is a demo. Everybody's password is: {PASSWORD}");
    for (email, who) in ACCOUNTS {
        println!("  {email:26} {who}");
    }
    println!();
}

/// A verified account with the demo's password.
fn account(db: &mut SiteDb<'_>, somebody: &Somebody, hash: &str, is_site_admin: bool) -> Result<UserId> {
    let new = NewUser {
        email: somebody.email.clone(),
        email_typed: somebody.email.clone(),
        name: somebody.name.clone(),
        password_hash: Some(hash.to_owned()),
        is_verified: true,
        is_site_admin,
        lang: None,
    };
    accounts::add(db, &Actor::system(), &new)?
        .ok_or_else(|| Error::internal(format!("{} is in the demo twice", new.email)))
}

/// Accounts for those who have signed in before; whoever was imported or invited has none yet.
fn accounts(db: &mut SiteDb<'_>, all: &[Somebody], hash: &str) -> Result<Vec<Option<UserId>>> {
    let has_one = |somebody: &Somebody| !matches!(somebody.status, PersonStatus::Imported | PersonStatus::Invited);
    all.iter().map(|one| has_one(one).then(|| account(db, one, hash, false)).transpose()).collect()
}

/// Makes them people of the school, in the order of the list.
fn belong(db: &mut SchoolDb<'_>, all: Vec<Somebody>, users: Vec<Option<UserId>>) -> Result<Vec<(String, PersonId)>> {
    let add = |(somebody, user): (Somebody, Option<UserId>)| {
        let Somebody { name, email, role, grade, status } = somebody;
        let new = NewPerson { user, name, email: Some(email.clone()), role, status, grade, source: None };
        Ok((email, people::add(db, &Actor::system(), new)?))
    };
    all.into_iter().zip(users).map(add).collect()
}

/// Three trimesters around this day, which is in the second: one to look back at, and one to copy an activity into.
fn trimesters(today: NaiveDate) -> Vec<NewTerm> {
    let Some(first) = today.checked_sub_days(Days::new(TRIMESTER + ELAPSED)) else { return Vec::new() };
    let named = ["First trimester", "Second trimester", "Third trimester"].into_iter().zip([0, 1, 2]);
    let term = |(name, n): (&str, u64)| {
        let starts_on = first.checked_add_days(Days::new(n * TRIMESTER))?;
        let ends_on = starts_on.checked_add_days(Days::new(TRIMESTER - 8))?;
        Some(NewTerm { name: name.to_owned(), starts_on, ends_on, max_enrolled: Some(5) })
    };
    named.filter_map(term).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_three_trimesters_is_running_on_any_day() {
        for today in ["2026-02-28", "2026-07-15", "2026-11-20", "2028-02-29"] {
            let today: NaiveDate = today.parse().unwrap();
            let terms = trimesters(today);
            assert!(terms.iter().all(|term| term.starts_on < term.ends_on));
            assert!(terms.is_sorted_by(|a, b| a.ends_on < b.starts_on));
            let running: Vec<_> = terms.iter().filter(|t| (t.starts_on..=t.ends_on).contains(&today)).collect();
            assert_eq!(running.iter().map(|term| term.name.as_str()).collect::<Vec<_>>(), ["Second trimester"]);
        }
    }
}
