//! A school of the size that Homeroom is designed for, to measure with.

use super::{Failed, serve};
use crate::{
    accounts::{self, NewUser},
    activities,
    config::{Config, Env},
    error::Result,
    people::{self, NewPerson, PersonStatus},
    platform::{
        access::{Actor, Role, SiteKey, password},
        db::{SchoolDb, SiteDb},
    },
    schools::{self, NewSchool},
};
use clap::Args;
use serde_json::{Map, Value, json};

/// How large.
#[derive(Debug, Args, Clone)]
pub struct SeedArguments {
    /// The school that is opened for it.
    #[arg(long, default_value = "measured")]
    slug: String,
    #[arg(long, default_value_t = 5_000)]
    people: usize,
    #[arg(long, default_value_t = 500)]
    activities: usize,
    /// Spread evenly over the activities.
    #[arg(long, default_value_t = 5_000)]
    signups: usize,
}

const PASSWORD: &str = "branch out and grow together";

/// Opens the school, with `student@` and `admin@` SLUG.example who can sign in. Not in production: their password is
/// known to everybody.
pub async fn seed(config: Config, arguments: SeedArguments) -> Result<(), Failed> {
    if config.env == Env::Production {
        return Err(Failed::Refused("seed: not in production".to_owned()));
    }
    let app = serve::open(config).await?;
    let hash = password::hash(PASSWORD)?;
    let wanted = arguments.clone();
    let key = SiteKey::for_command_line();
    let seeded = app.db.write(&key, move |db: &mut SiteDb<'_>| {
        let by = Actor::system();
        let name = format!("{} High School", wanted.slug);
        let school = schools::open_school(db, &by, NewSchool::named(wanted.slug.clone(), name))?;
        let mut staff = Vec::new();
        for (who, role) in [("student", Role::Student), ("admin", Role::Admin)] {
            let email = format!("{who}@{}.example", wanted.slug);
            let user = NewUser {
                email_typed: email.clone(),
                email: email.clone(),
                name: who.to_owned(),
                password_hash: Some(hash.clone()),
                is_verified: true,
                is_site_admin: false,
                lang: None,
            };
            staff.push((accounts::add(db, &by, &user)?, email, role));
        }
        db.within(school, |db| {
            for (user, email, role) in staff {
                people::add(db, &by, person(user, email, role, 0))?;
            }
            fill(db, &by, &wanted)
        })
    });
    seeded.await?;
    println!("{}/s/{}: student@ and admin@{}.example, {PASSWORD:?}", app.config.base(), arguments.slug, arguments.slug);
    Ok(())
}

fn fill(db: &mut SchoolDb<'_>, by: &Actor, wanted: &SeedArguments) -> Result<()> {
    let address = |n: usize| format!("person{n}@{}.example", wanted.slug);
    for n in 0..wanted.people {
        people::add(db, by, person(None, address(n), Role::Student, n))?;
    }
    let each = wanted.signups / wanted.activities.max(1);
    let mut list = Map::new();
    for n in 0..wanted.activities {
        // Nobody twice in one activity, and few of them at the same time.
        let members = (0..each).map(|m| address((n * each + m) % wanted.people.max(1)));
        list.insert(format!("Activity {n:04}"), activity(n, members.collect()));
    }
    activities::import(db, by, &list).map(drop)
}

fn activity(n: usize, participants: Vec<String>) -> Value {
    const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    let day = DAYS.get(n % DAYS.len()).copied().unwrap_or("Monday");
    let hour = 7 + (n / DAYS.len()) % 12;
    json!({
        "description": format!("What people do in activity {n}, week after week."),
        "schedule_details": { "days": [day], "start_time": format!("{hour:02}:00"), "end_time": format!("{hour:02}:45") },
        "max_participants": 20,
        "participants": participants,
    })
}

fn person(user: Option<crate::platform::db::ids::UserId>, email: String, role: Role, n: usize) -> NewPerson {
    let grade = (role == Role::Student).then(|| i32::try_from(9 + n % 4).unwrap_or(9));
    let name = format!("Person {n:05}");
    NewPerson { user, name, email: Some(email), role, status: PersonStatus::Active, grade, source: None }
}
