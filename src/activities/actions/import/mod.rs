//! Activities as the application that schools had before answers them on `GET /activities`: a JSON object of name to
//! activity.
//!
//! Its rule: what was imported is known again by its name at the source, and nobody who left is put back.

mod read;

use super::sign_up::{check_fits, free, promote, settle};
use crate::{
    activities::{
        model::{Activity, ActivityDraft, ActivityStatus, Mode, OFFER_HOURS, Slot},
        queries::{self, Becomes, Origin},
        sessions::{self, Since},
    },
    audit::{self, Change},
    error::{Error, Result},
    people::{self, NewPerson, PersonStatus},
    platform::{
        access::{Actor, Role},
        db::{
            SchoolDb,
            ids::{PersonId, ProgramId, TermId},
        },
        i18n::{Lang, Text},
    },
    schools::{self, Term},
};
use diesel::OptionalExtension;
use read::read;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::collections::{HashMap, HashSet};

/// How `source` names this kind of list.
const SOURCE: &str = "activities.json";
const IS_OVER: &str = "it is cancelled or archived here, and stays so";

/// How many of a kind.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Counts {
    pub created: usize,
    pub updated: usize,
    pub unchanged: usize,
    pub skipped: usize,
}

/// Something in the list that was not taken, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bad {
    /// JSONPath: `$["Chess Club"].max_participants`.
    pub path: String,
    pub error: String,
}

/// What an import did, or would do.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize)]
pub struct Imported {
    pub activities: Counts,
    pub people: Counts,
    pub signups: Counts,
    pub errors: Vec<Bad>,
}

impl Imported {
    fn refuse(&mut self, path: impl Into<String>, error: &str) {
        self.errors.push(Bad { path: path.into(), error: error.to_owned() });
    }
}

struct Entry {
    /// In the list: `$["Chess Club"]`.
    path: String,
    name: String,
    description: String,
    capacity: i32,
    slots: Vec<Slot>,
    /// Empty: no address that can be read.
    participants: Vec<String>,
}

/// Whose address it is.
#[derive(Clone)]
enum Found {
    Student {
        id: PersonId,
        grade: Option<i32>,
    },
    /// Staff, or somebody who left.
    NoStudent,
}

/// Where everything goes that the list does not say, who does it, and what came of it so far.
struct Import<'a> {
    by: &'a Actor,
    term: TermId,
    program: ProgramId,
    /// By address: everybody who was looked at.
    people: HashMap<&'a str, Found>,
    done: Imported,
}

/// Takes the whole list in one transaction, published in the current term; mails nobody but those who move up in a
/// queue. A bad entry is reported and refuses nothing else.
pub fn import(db: &mut SchoolDb<'_>, by: &Actor, list: &Map<String, Value>) -> Result<Imported> {
    let zone = schools::time_zone(db)?;
    let today = db.now().utc().and_utc().with_timezone(&zone).date_naive();
    let terms = schools::terms(db)?;
    let term = Term::current(&terms, today).ok_or(Error::NotFound)?.id.clone();
    let program = schools::default_program(db)?;
    let mut done = Imported::default();
    let entries = entries(list, &mut done);
    hold_all(db, &entries)?;
    let mut import = Import { by, term, program, people: HashMap::new(), done };
    for entry in &entries {
        import.take(db, entry)?;
    }
    let done = import.done;
    let totals = json!({ "activities": done.activities, "people": done.people, "signups": done.signups });
    audit::record(db, by, Change::of("import.activities", SOURCE).to(totals))?;
    Ok(done)
}

fn entries(list: &Map<String, Value>, done: &mut Imported) -> Vec<Entry> {
    let (mut entries, mut names) = (Vec::new(), HashSet::new());
    for (name, value) in list {
        let path = format!("$[{}]", Value::from(name.as_str()));
        match read(name, value, path, done) {
            Some(entry) if names.insert(entry.name.clone()) => entries.push(entry),
            Some(entry) => {
                done.activities.skipped += 1;
                done.refuse(entry.path, "the same name as another entry");
            }
            None => done.activities.skipped += 1,
        }
    }
    entries
}

/// All that is known already, before anything is decided: the activities in the order of their ids, then everybody in
/// them or in the list. One entry after the other would be in the order of the list.
fn hold_all(db: &mut SchoolDb<'_>, entries: &[Entry]) -> Result<()> {
    let mut everybody = Vec::new();
    for id in queries::imported_from(db, SOURCE)? {
        queries::hold(db, &id)?;
        everybody.extend(queries::everybody_in(db, &id)?);
    }
    let addresses: HashSet<&String> = entries.iter().flat_map(|entry| &entry.participants).collect();
    for address in addresses {
        everybody.extend(people::with_email(db, address)?);
    }
    Ok(people::hold(db, &everybody.iter().collect::<Vec<_>>())?)
}

impl<'a> Import<'a> {
    fn take(&mut self, db: &mut SchoolDb<'_>, entry: &'a Entry) -> Result<()> {
        let Some(mut activity) = self.save(db, entry)? else { return Ok(()) };
        for (i, address) in entry.participants.iter().enumerate() {
            let refused = match address.as_str() {
                "" => {
                    self.done.people.skipped += 1;
                    Some("not an e-mail address".to_owned())
                }
                address => self.enrol(db, &mut activity, address)?,
            };
            if let Some(why) = refused {
                self.done.signups.skipped += 1;
                self.done.refuse(format!("{}.participants[{i}]", entry.path), &why);
            }
        }
        Ok(())
    }

    /// The activity of this name at the source: new, or as the list says it now.
    fn save(&mut self, db: &mut SchoolDb<'_>, entry: &Entry) -> Result<Option<Activity>> {
        let origin = Origin { source: SOURCE, external_id: &entry.name };
        let Some(activity) = queries::imported(db, origin)? else { return self.create(db, entry, origin).map(Some) };
        let before = queries::draft_of(db, &activity)?;
        let same_times = before.slots == entry.slots;
        if same_times && before.description == entry.description && before.capacity == Some(entry.capacity) {
            self.done.activities.unchanged += 1;
            return Ok(Some(activity));
        }
        let refused = if activity.status != ActivityStatus::Published {
            Some((entry.path.clone(), IS_OVER))
        } else if entry.capacity < activity.enrolled_count {
            Some((format!("{}.max_participants", entry.path), "fewer than have a place"))
        } else {
            None
        };
        if let Some((path, why)) = refused {
            self.done.activities.skipped += 1;
            self.done.refuse(path, why);
            return Ok(None);
        }
        let (description, slots) = (entry.description.clone(), entry.slots.clone());
        let draft = ActivityDraft { description, slots, capacity: Some(entry.capacity), ..before };
        queries::change(db, &activity.id, &draft)?;
        audit::record(db, self.by, Change::of("activity.import", &activity.id))?;
        self.done.activities.updated += 1;
        let mut activity = queries::find(db, &activity.id)?;
        sessions::follow_plan(db, &activity, Since::TermStart)?;
        if !same_times {
            let everybody = queries::everybody_in(db, &activity.id)?;
            free(db, &everybody)?;
        }
        // New places are for those who wait, before anybody new.
        promote(db, self.by, &mut activity)?;
        Ok(Some(activity))
    }

    fn create(&mut self, db: &mut SchoolDb<'_>, entry: &Entry, origin: Origin<'_>) -> Result<Activity> {
        let draft = ActivityDraft {
            name: entry.name.clone(),
            description: entry.description.clone(),
            category: None,
            tags: Vec::new(),
            level: None,
            program_id: self.program.clone(),
            term_id: self.term.clone(),
            room: String::new(),
            grade_from: None,
            grade_to: None,
            capacity: Some(entry.capacity),
            signup_opens_at: None,
            signup_closes_at: None,
            withdraw_until: None,
            mode: Mode::FirstCome,
            offer_hours: OFFER_HOURS,
            slots: entry.slots.clone(),
            leaders: Vec::new(),
        };
        let id = queries::insert(db, &draft, Some(origin))?;
        queries::set_status(db, &id, ActivityStatus::Published, None)?;
        audit::record(db, self.by, Change::of("activity.import", &id))?;
        self.done.activities.created += 1;
        let activity = queries::find(db, &id)?;
        sessions::follow_plan(db, &activity, Since::TermStart)?;
        Ok(activity)
    }

    /// Gives a place by the rules, or says why not. Somebody with any signup, even one that ended, is left as they are.
    fn enrol(&mut self, db: &mut SchoolDb<'_>, activity: &mut Activity, address: &'a str) -> Result<Option<String>> {
        let is_on = activity.status == ActivityStatus::Published;
        let Some(found) = self.person(db, address, is_on)? else { return Ok(Some(IS_OVER.to_owned())) };
        let Found::Student { id, grade } = found else { return Ok(Some("not a student who is here".to_owned())) };
        if queries::signup(db, &activity.id, &id)?.is_some() {
            self.done.signups.unchanged += 1;
            return Ok(None);
        }
        if !is_on {
            return Ok(Some(IS_OVER.to_owned()));
        }
        let mut rules = activity.is_for_grade(grade);
        if rules.is_ok() && !activity.is_full() {
            rules = check_fits(db, activity, &id)?;
        }
        if let Err(why) = rules {
            let text: Text = why.text(|at| at.utc());
            return Ok(Some(Lang::default().say_plain(&text)));
        }
        let place = activity.take_place();
        queries::save_counts(db, activity)?;
        settle(db, self.by, activity, &id, &Becomes::asked(place))?;
        queries::note_source(db, &activity.id, &id, SOURCE)?;
        self.done.signups.created += 1;
        Ok(None)
    }

    /// The person with this address; a new student, named after it, where there is none and one `may_come`.
    fn person(&mut self, db: &mut SchoolDb<'_>, address: &'a str, may_come: bool) -> Result<Option<Found>> {
        if let Some(known) = self.people.get(address) {
            return Ok(Some(known.clone()));
        }
        let counts = &mut self.done.people;
        let found = match people::with_email(db, address)? {
            Some(id) => match people::find_student(db, &id).optional()? {
                Some(student) => {
                    counts.unchanged += 1;
                    Found::Student { id, grade: student.grade }
                }
                None => {
                    counts.skipped += 1;
                    Found::NoStudent
                }
            },
            None if !may_come => return Ok(None),
            None => {
                counts.created += 1;
                Found::Student { id: people::add(db, self.by, newcomer(address))?, grade: None }
            }
        };
        self.people.insert(address, found.clone());
        Ok(Some(found))
    }
}

fn newcomer(address: &str) -> NewPerson {
    NewPerson {
        user: None,
        name: name_from(address),
        email: Some(address.to_owned()),
        role: Role::Student,
        status: PersonStatus::Imported,
        grade: None,
        source: Some(SOURCE.to_owned()),
    }
}

/// "emma.lind@…" is "Emma Lind" until somebody says better.
fn name_from(address: &str) -> String {
    let local = address.split('@').next().unwrap_or(address);
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>())
    };
    local.split(['.', '_', '-', '+']).filter_map(capital).collect::<Vec<_>>().join(" ")
}
