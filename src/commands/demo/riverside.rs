//! Riverside Community College: a second school, so that one can see what of the first it does not see.

use super::{
    Somebody, accounts, belong,
    clubs::{self, About},
    names, trimesters, wishes,
};
use crate::{
    error::Result,
    people::{self, NewPerson, PersonStatus},
    platform::{
        access::{Actor, Role},
        db::{SiteDb, ids::UserId},
    },
    schools::{NewSchool, open_school},
};

const LIST: &str = include_str!("riverside-activities.json");
const DOMAIN: &str = "riverside.edu";
/// On the colour wheel of OKLCH.
const BLUE: i32 = 250;
const STUDENTS: usize = 60;
/// Where its students' names begin in the lists: Mergington's come before.
const OFFSET: usize = 400;

const STAFF: &[(&str, &str, Role)] = &[
    ("Dean Whitmore", "dean", Role::Owner),
    ("Luis Ferrer", "admin", Role::Admin),
    ("Dr. Banerjee", "banerjee", Role::Teacher),
];

const fn about(
    name: &'static str,
    category: &'static str,
    room: &'static str,
    leads: &'static [&'static str],
    students: usize,
) -> About {
    About { name, category, level: None, room, leads, helpers: &[], students }
}

const ABOUT: &[About] = &[
    about("Debate Society", "Academics", "Hall B", &["chen@mergington.edu"], 9),
    about("Jazz Ensemble", "Arts", "Music room", &["banerjee@riverside.edu"], 12),
    about("Nursing Study Group", "Academics", "Room 12", &["banerjee@riverside.edu"], 12),
    about("Riverbank Clean-up", "Community", "Main gate", &["admin@riverside.edu"], 15),
    about("Welding Open Shop", "Trades", "Workshop 1", &["banerjee@riverside.edu"], 8),
];

pub(super) fn plant(db: &mut SiteDb<'_>, hash: &str, chen: &UserId) -> Result<()> {
    let zone = chrono_tz::America::Chicago;
    let today = db.now().utc().and_utc().with_timezone(&zone).date_naive();
    let new = NewSchool {
        motto: "Start where you are".to_owned(),
        time_zone: zone.name().to_owned(),
        accent_hue: BLUE,
        terms: trimesters(today),
        ..NewSchool::named("riverside", "Riverside Community College")
    };
    let school = open_school(db, &Actor::system(), new)?;
    let address = |local: &str| format!("{local}@{DOMAIN}");
    let staff = STAFF.iter().map(|(name, local, role)| Somebody::staff(name, &address(local), *role));
    let students = names::students(OFFSET, STUDENTS, DOMAIN, &[]);
    let free: Vec<_> = students.iter().map(|one| one.email.clone()).collect();
    let everybody: Vec<_> = staff.chain(students).collect();
    let users = accounts(db, &everybody, hash)?;
    db.within(school, |db| {
        let mut people = belong(db, everybody, users)?;
        let teacher = NewPerson {
            user: Some(chen.clone()),
            name: "Mr. Chen".to_owned(),
            email: Some("chen@mergington.edu".to_owned()),
            role: Role::Teacher,
            status: PersonStatus::Active,
            grade: None,
            source: None,
        };
        people.push(("chen@mergington.edu".to_owned(), people::add(db, &Actor::system(), teacher)?));
        clubs::plant(db, &clubs::filled(LIST, ABOUT, &free)?, ABOUT, &people)?;
        let students: Vec<_> = people.iter().skip(STAFF.len()).take(STUDENTS).map(|(_, id)| id.clone()).collect();
        wishes::plant(db, clubs::person(&people, "banerjee@riverside.edu")?, &students)
    })
}
