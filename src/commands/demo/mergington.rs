//! Mergington High School: lime green, 400 students, twelve activities.

use super::{
    Somebody, accounts, belong, calendar,
    clubs::{self, About},
    names, past, providers, trimesters,
};
use crate::{
    announcements::{self, Audience, Draft, ShownAs},
    error::{Error, Result},
    people::{self, PersonStatus},
    platform::{
        access::{Actor, Role},
        db::{
            SchoolDb, SiteDb,
            ids::{PersonId, UserId},
        },
    },
    schools::{NewSchool, Registration, confirm_all, open_school},
};

const LIST: &str = include_str!("mergington-activities.json");
const DOMAIN: &str = "mergington.edu";
/// On the colour wheel of OKLCH.
const LIME: i32 = 132;
const GRADES: [i32; 4] = [9, 10, 11, 12];
/// Those whom only the demo knows; with those of the list about 400.
const MORE_STUDENTS: usize = 376;

/// Name, what stands before the @, grade.
const LISTED: &[(&str, &str, i32)] = &[
    ("Michael Osborne", "michael", 10),
    ("Daniel Reyes", "daniel", 11),
    ("Emma Lindqvist", "emma", 10),
    ("Sophia Rossi", "sophia", 11),
    ("John Carter", "john", 9),
    ("Olivia Bennett", "olivia", 12),
    ("Liam O’Connor", "liam", 11),
    ("Noah Williams", "noah", 10),
    ("Ava Thompson", "ava", 9),
    ("Mia Castellanos", "mia", 12),
    ("Amelia Brandt", "amelia", 11),
    ("Harper Lee-Nguyen", "harper", 10),
    ("Ella Fitzgerald Moss", "ella", 9),
    ("Scarlett Dubois", "scarlett", 12),
    ("James Abara", "james", 11),
    ("Benjamin Katz", "benjamin", 9),
    ("Charlotte Whitaker", "charlotte", 12),
    ("Ethan Yoon", "ethan", 10),
    ("Oliver Svensson", "oliver", 9),
    ("Isabella Moretti", "isabella", 12),
    ("Lucas Almeida", "lucas", 10),
    ("William Tremblay", "william", 12),
    ("Jacob Feldman", "jacob", 9),
    // Written from right to left, as on any school's list.
    ("آمنہ خان", "amna.khan", 10),
    ("زړه‌ور احمدزی", "zrawar.ahmadzai", 11),
];

const STAFF: &[(&str, &str, Role)] = &[
    ("Principal Martinez", "principal", Role::Owner),
    ("Dana Whitfield", "admin", Role::Admin),
    ("Ms. Okafor", "arts", Role::ProgramAdmin),
    ("Ms. Rodriguez", "rodriguez", Role::Teacher),
    ("Mr. Chen", "chen", Role::Teacher),
    ("Coach Bailey", "bailey", Role::Teacher),
    ("Ms. Petrova", "petrova", Role::Teacher),
    ("Mr. Haddad", "haddad", Role::Teacher),
    ("Ms. Lindgren", "lindgren", Role::Teacher),
];

const fn about(
    name: &'static str,
    category: &'static str,
    level: Option<&'static str>,
    room: &'static str,
    leads: &'static [&'static str],
    students: usize,
) -> About {
    About { name, category, level, room, leads, helpers: &[], students }
}

const BAILEY: &[&str] = &["bailey@mergington.edu"];
const CHEN: &[&str] = &["chen@mergington.edu"];
const HADDAD: &[&str] = &["haddad@mergington.edu"];
const LINDGREN: &[&str] = &["lindgren@mergington.edu"];
const PETROVA: &[&str] = &["petrova@mergington.edu"];
const RODRIGUEZ: &[&str] = &["rodriguez@mergington.edu"];

/// Chess, Math and Basketball are full and have a queue; Debate is full and nobody waits.
const ABOUT: &[About] = &[
    about("Chess Club", "Games", None, "Library, north table", CHEN, 14),
    about("Math Club", "Academics", Some("intermediate"), "Room 214", CHEN, 11),
    about("Basketball Team", "Sports", Some("advanced"), "Gym", BAILEY, 18),
    about("Programming Class", "Academics", Some("beginner"), "Computer lab", CHEN, 9),
    about("Morning Fitness", "Sports", None, "Gym", BAILEY, 6),
    about(
        "Soccer Team",
        "Sports",
        Some("intermediate"),
        "Field 2",
        &["bailey@mergington.edu", "haddad@mergington.edu"],
        15,
    ),
    about("Art Club", "Arts", Some("beginner"), "Studio", RODRIGUEZ, 8),
    About { helpers: LINDGREN, ..about("Drama Club", "Arts", None, "Auditorium", RODRIGUEZ, 12) },
    about("Debate Team", "Academics", Some("advanced"), "Room 107", LINDGREN, 10),
    About {
        helpers: CHEN,
        ..about("Weekend Robotics Workshop", "Technology", Some("intermediate"), "Workshop", PETROVA, 7)
    },
    about("Science Olympiad", "Academics", Some("advanced"), "Lab 3", PETROVA, 11),
    about("Sunday Chess Tournament", "Games", Some("advanced"), "Cafeteria", HADDAD, 4),
];

/// Says which account is Mr. Chen's, who teaches elsewhere too.
pub(super) fn plant(db: &mut SiteDb<'_>, hash: &str) -> Result<UserId> {
    let zone = chrono_tz::America::New_York;
    let today = db.now().utc().and_utc().with_timezone(&zone).date_naive();
    let new = NewSchool {
        motto: "Branch out and grow".to_owned(),
        time_zone: zone.name().to_owned(),
        accent_hue: LIME,
        registration: Registration::Domains,
        allowed_domains: vec![DOMAIN.to_owned()],
        terms: trimesters(today),
        ..NewSchool::named("mergington", "Mergington High School")
    };
    let school = open_school(db, &Actor::system(), new)?;
    let everybody = everybody();
    // Only those who take part in nothing yet, so that nobody is in two places at once.
    let free: Vec<_> = everybody.iter().skip(STAFF.len() + LISTED.len()).map(|one| one.email.clone()).collect();
    let chen = everybody.iter().position(|one| CHEN.contains(&one.email.as_str()));
    let invited = everybody.iter().filter(|one| one.status == PersonStatus::Invited);
    let invited: Vec<_> = invited.map(|one| one.email.clone()).collect();
    let users = accounts(db, &everybody, hash)?;
    let account_of_chen = chen.and_then(|at| users.get(at).cloned().flatten());
    db.within(school, |db| {
        // It has been running for a while; the other school of the demo has just begun.
        confirm_all(db)?;
        let people = belong(db, everybody, users)?;
        calendar::holiday(db, today)?;
        clubs::plant(db, &clubs::filled(LIST, ABOUT, &free)?, ABOUT, &people)?;
        let asking = ["daniel@mergington.edu", "olivia@mergington.edu", "amna.khan@mergington.edu"];
        clubs::choosing(db, "Sunday Chess Tournament", &people, &asking)?;
        clubs::offering(db, "Basketball Team")?;
        calendar::moved(db, "Art Club", zone)?;
        past::plant(db, &people, &free)?;
        past::cancelled(db, "Drama Club", "The auditorium is needed for exams.")?;
        let arts = clubs::person(&people, "arts@mergington.edu")?;
        clubs::program(db, ("Arts", "ARTS"), &["Art Club", "Drama Club"], arts)?;
        let principal = clubs::person(&people, "principal@mergington.edu")?;
        announce(db, principal)?;
        invited.iter().try_for_each(|email| people::ask_in(db, principal, email).map(drop))?;
        providers::plant(db)?;
        Ok(())
    })?;
    account_of_chen.ok_or_else(|| Error::internal("Mr. Chen is missing"))
}

/// Title, text, whether as a banner, whom for.
const NEWS: &[(&str, &str, ShownAs, Audience)] = &[
    (
        "The gym closes for its new floor",
        "From **Monday** on the basketball team meets on Field 2.",
        ShownAs::List,
        Audience::School,
    ),
    (
        "Come to the activities fair",
        "Every club has a table in the cafeteria. Bring a friend.\n\n- Try before you choose\n- Ask the leaders",
        ShownAs::Banner,
        Audience::Role(Role::Student),
    ),
];

fn announce(db: &mut SchoolDb<'_>, author: &PersonId) -> Result<()> {
    for (title, body, shown_as, audience) in NEWS {
        let draft = Draft {
            title: (*title).to_owned(),
            body: (*body).to_owned(),
            starts_at: None,
            ends_at: None,
            shown_as: *shown_as,
            by_mail: false,
            audiences: vec![audience.clone()],
        };
        announcements::announce(db, &Actor::system(), author, &draft)?;
    }
    Ok(())
}

/// Staff first, then those whom the list of activities names, then everybody else.
fn everybody() -> Vec<Somebody> {
    let address = |local: &str| format!("{local}@{DOMAIN}");
    let staff = STAFF.iter().map(|(name, local, role)| Somebody::staff(name, &address(local), *role));
    let listed = LISTED.iter().map(|(name, local, grade)| Somebody::student(name, address(local), Some(*grade)));
    let mut all: Vec<_> = staff.chain(listed).chain(names::students(0, MORE_STUDENTS, DOMAIN, &GRADES)).collect();
    // The last of them show what else becomes of people.
    let states = [
        PersonStatus::Imported,
        PersonStatus::Imported,
        PersonStatus::Invited,
        PersonStatus::Suspended,
        PersonStatus::Left,
    ];
    for (one, status) in all.iter_mut().rev().zip(states) {
        one.status = status;
    }
    all
}
