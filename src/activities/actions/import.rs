//! Activities as the application that schools had before answers them on `GET /activities`: a JSON object of name to
//! activity.
//!
//! Its rule: what was imported is known again by its name at the source, and nobody who left is put back.

use super::sign_up::{check_fits, settle};
use crate::{
    activities::{
        model::{Activity, ActivityDraft, ActivityStatus, Slot},
        queries::{self, Becomes, Origin},
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
        text::{clean_line, clean_text, email},
        web::fields,
    },
    schools::{self, Term},
};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// How `source` names this kind of list.
const SOURCE: &str = "activities.json";
const LONGEST_NAME: usize = 200;
const LONGEST_DESCRIPTION: usize = 10_000;
const MOST_PLACES: i64 = 100_000;

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

struct Entry {
    name: String,
    description: String,
    capacity: i32,
    slots: Vec<Slot>,
    participants: Vec<(usize, String)>,
}

/// Where everything goes that the list does not say.
struct Place {
    term: TermId,
    program: ProgramId,
}

/// Takes the whole list in one transaction, published in the current term; sends no mail. A bad entry is reported and
/// refuses nothing else.
pub fn import(db: &mut SchoolDb<'_>, by: &Actor, list: &Map<String, Value>) -> Result<Imported> {
    let zone = schools::time_zone(db)?;
    let today = db.now().utc().and_utc().with_timezone(&zone).date_naive();
    let terms = schools::terms(db)?;
    let term = Term::current(&terms, today).ok_or(Error::NotFound)?.id.clone();
    let place = Place { term, program: schools::default_program(db)? };
    let mut done = Imported::default();
    for (name, value) in list {
        let path = format!("$[{}]", Value::from(name.as_str()));
        match read(name, value, &path, &mut done) {
            Some(entry) => take(db, by, &place, &entry, &path, &mut done)?,
            None => done.activities.skipped += 1,
        }
    }
    let totals = json!({ "activities": done.activities, "people": done.people, "signups": done.signups });
    audit::record(db, by, Change::of("import.activities", SOURCE).to(totals))?;
    Ok(done)
}

impl Imported {
    fn refuse(&mut self, path: impl Into<String>, error: &str) {
        self.errors.push(Bad { path: path.into(), error: error.to_owned() });
    }
}

/// What an entry says, if all of it makes sense; every mistake in it is noted.
fn read(name: &str, value: &Value, path: &str, done: &mut Imported) -> Option<Entry> {
    let before = done.errors.len();
    let clean = clean_line(name).filter(|name| (1..=LONGEST_NAME).contains(&name.chars().count()));
    if clean.is_none() {
        done.refuse(path, "the name is empty, too long or has control characters");
    }
    let text = value.get("description").and_then(Value::as_str).and_then(clean_text);
    let description = text.filter(|text| text.chars().count() <= LONGEST_DESCRIPTION);
    if description.is_none() {
        done.refuse(format!("{path}.description"), "a text is missing, too long or has control characters");
    }
    let capacity = value.get("max_participants").and_then(Value::as_i64);
    let capacity = capacity.filter(|n| (1..=MOST_PLACES).contains(n)).and_then(|n| i32::try_from(n).ok());
    if capacity.is_none() {
        done.refuse(format!("{path}.max_participants"), "not a whole number from 1 to 100000");
    }
    let slots = slots(value, path, done);
    let participants = participants(value, path, done);
    if done.errors.len() > before {
        return None;
    }
    Some(Entry {
        name: clean?,
        description: description?,
        capacity: capacity?,
        slots: slots?,
        participants: participants?,
    })
}

fn slots(value: &Value, path: &str, done: &mut Imported) -> Option<Vec<Slot>> {
    let details = value.get("schedule_details");
    let minute = |field: &str| details?.get(field)?.as_str().and_then(|typed| fields::minute(typed).ok());
    let (starts, ends) = (minute("start_time"), minute("end_time"));
    let path = format!("{path}.schedule_details");
    let (Some(starts_minute), Some(ends_minute)) = (starts, ends) else {
        done.refuse(
            format!("{path}.{}", if starts.is_none() { "start_time" } else { "end_time" }),
            "not a time like 15:30",
        );
        return None;
    };
    if ends_minute <= starts_minute {
        done.refuse(format!("{path}.end_time"), "not after start_time");
        return None;
    }
    let days =
        details.and_then(|details| details.get("days")).and_then(Value::as_array).filter(|days| !days.is_empty());
    let Some(days) = days else {
        done.refuse(format!("{path}.days"), "not a list of weekdays");
        return None;
    };
    let mut slots = Vec::new();
    for (i, day) in days.iter().enumerate() {
        match day.as_str().and_then(weekday_of) {
            Some(weekday) => slots.push(Slot { weekday, starts_minute, ends_minute }),
            None => done.refuse(format!("{path}.days[{i}]"), "not a weekday"),
        }
    }
    slots.sort_unstable();
    slots.dedup();
    Some(slots)
}

/// Whoever has no address that can be read is left out and reported; the activity is taken all the same.
fn participants(value: &Value, path: &str, done: &mut Imported) -> Option<Vec<(usize, String)>> {
    let Some(list) = value.get("participants").and_then(Value::as_array) else {
        done.refuse(format!("{path}.participants"), "not a list of addresses");
        return None;
    };
    let read = |(i, value): (usize, &Value)| (i, value.as_str().and_then(email).unwrap_or_default());
    Some(list.iter().enumerate().map(read).collect())
}

fn weekday_of(text: &str) -> Option<i32> {
    let weekday: chrono::Weekday = text.parse().ok()?;
    i32::try_from(weekday.number_from_monday()).ok()
}

fn take(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    place: &Place,
    entry: &Entry,
    path: &str,
    done: &mut Imported,
) -> Result<()> {
    let origin = Origin { source: SOURCE, external_id: &entry.name };
    let Some(mut activity) = save(db, by, place, entry, origin, path, done)? else { return Ok(()) };
    for (i, address) in &entry.participants {
        let path = format!("{path}.participants[{i}]");
        if address.is_empty() {
            done.people.skipped += 1;
            done.signups.skipped += 1;
            done.refuse(path, "not an e-mail address");
            continue;
        }
        let person = person(db, by, address, done)?;
        enrol(db, by, &mut activity, &person, &path, done)?;
    }
    queries::save_counts(db, &activity)?;
    Ok(())
}

/// The activity of this name at the source, held: new, or as the list says it now.
fn save(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    place: &Place,
    entry: &Entry,
    origin: Origin<'_>,
    path: &str,
    done: &mut Imported,
) -> Result<Option<Activity>> {
    let Some(known) = queries::imported(db, origin)? else {
        let draft = ActivityDraft {
            name: entry.name.clone(),
            description: entry.description.clone(),
            category: None,
            level: None,
            program_id: place.program.clone(),
            term_id: place.term.clone(),
            room: String::new(),
            grade_from: None,
            grade_to: None,
            capacity: Some(entry.capacity),
            signup_opens_at: None,
            signup_closes_at: None,
            withdraw_until: None,
            slots: entry.slots.clone(),
            leaders: Vec::new(),
        };
        let id = queries::insert(db, &draft, Some(origin))?;
        queries::set_status(db, &id, ActivityStatus::Published, None)?;
        audit::record(db, by, Change::of("activity.import", &id))?;
        done.activities.created += 1;
        return Ok(Some(queries::hold(db, &id)?));
    };
    let activity = queries::hold(db, &known.id)?;
    let before = queries::draft_of(db, &activity)?;
    if before.description == entry.description && before.capacity == Some(entry.capacity) && before.slots == entry.slots
    {
        done.activities.unchanged += 1;
        return Ok(Some(activity));
    }
    if entry.capacity < activity.enrolled_count {
        done.activities.skipped += 1;
        done.refuse(format!("{path}.max_participants"), "fewer than have a place");
        return Ok(None);
    }
    let (description, slots) = (entry.description.clone(), entry.slots.clone());
    let draft = ActivityDraft { description, slots, capacity: Some(entry.capacity), ..before };
    queries::change(db, &activity.id, &draft)?;
    audit::record(db, by, Change::of("activity.import", &activity.id))?;
    done.activities.updated += 1;
    Ok(Some(queries::find(db, &activity.id)?))
}

/// The person with this address; a new student, named after it, where there is none.
fn person(db: &mut SchoolDb<'_>, by: &Actor, address: &str, done: &mut Imported) -> Result<PersonId> {
    if let Some(known) = people::with_email(db, address)? {
        return Ok(known);
    }
    let new = NewPerson {
        user: None,
        name: name_from(address),
        email: Some(address.to_owned()),
        role: Role::Student,
        status: PersonStatus::Imported,
        grade: None,
        source: Some(SOURCE.to_owned()),
    };
    done.people.created += 1;
    people::add(db, by, new)
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

/// Gives a place by the rules. Somebody with any signup, even one that ended, is left as they are.
fn enrol(
    db: &mut SchoolDb<'_>,
    by: &Actor,
    activity: &mut Activity,
    person: &PersonId,
    path: &str,
    done: &mut Imported,
) -> Result<()> {
    if queries::signup(db, &activity.id, person)?.is_some() {
        done.signups.unchanged += 1;
        return Ok(());
    }
    people::hold(db, &[person])?;
    let rules = match activity.is_full() {
        true => Ok(()),
        false => check_fits(db, activity, person)?,
    };
    if let Err(why) = rules {
        done.signups.skipped += 1;
        let text: Text = why.text(|at| at.utc());
        done.refuse(path, &Lang::default().say_plain(&text));
        return Ok(());
    }
    let place = activity.take_place();
    queries::save_counts(db, activity)?;
    settle(db, by, activity, person, &Becomes::place(place))?;
    queries::note_source(db, &activity.id, person, SOURCE)?;
    done.signups.created += 1;
    Ok(())
}
