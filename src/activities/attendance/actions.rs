//! Taking a register.

use super::{
    forms::Said,
    model::{Entry, Line, Mark, Merged, may_take},
    queries::{self, Whose},
};
use crate::{
    activities::sessions::RunnableSession,
    audit::{self, Change},
    error::{Error, Result},
    platform::{
        access::{Grant, RunActivities},
        db::{SchoolDb, ids::PersonId},
    },
    schools,
};
use chrono::NaiveDate;
use serde_json::{Value, json};

/// What came of it.
#[derive(Debug)]
pub enum Saved {
    /// It stands as it was sent, now or since it was sent before.
    Done,
    /// Nothing was written: these were marked differently by somebody else since the form was shown.
    Differ(Vec<Line>),
}

/// Writes what is new in this register, and who wrote it. The same form sent twice is written once.
pub fn take(db: &mut SchoolDb<'_>, by: &Grant<RunActivities>, session: RunnableSession, said: &Said) -> Result<Saved> {
    let (activity, session) = session.into_parts();
    if let Some(digest) = &said.digest
        && queries::was_saved(db, &session.id, digest)?
    {
        return Ok(Saved::Done);
    }
    may_take(&session, today(db)?)?;
    let ids: Vec<PersonId> = said.marks.iter().map(|typed| typed.person.clone()).collect();
    let lines = queries::lines(db, &activity.id, &session, Whose::These(&ids))?.rows;
    let (mut news, mut differ) = (Vec::new(), Vec::new());
    for typed in &said.marks {
        // Whoever never signed up is on no register.
        let line = lines.iter().find(|line| line.person.id == typed.person).ok_or(Error::NotFound)?;
        match typed.onto(line.entry) {
            Merged::Becomes(entry) => news.push((typed.person.clone(), entry)),
            Merged::Differs => differ.push(line.clone()),
            Merged::Stays => {
                let is_blank = typed.wanted.is_none() && line.entry.is_none();
                if said.everybody && is_blank && line.has_place() && !line.joined_later(session.ends_at) {
                    news.push((typed.person.clone(), Entry::of(Mark::Present)));
                }
            }
        }
    }
    if !differ.is_empty() {
        return Ok(Saved::Differ(differ));
    }
    if let Some(digest) = &said.digest {
        queries::note_saved(db, &session.id, by.person(), digest)?;
    }
    if !news.is_empty() {
        queries::save(db, &session.id, by.person(), &news)?;
        let before =
            |person: &PersonId| lines.iter().find(|line| line.person.id == *person).and_then(|line| line.entry);
        let was: Vec<Value> = news.iter().filter_map(|(id, _)| Some(json!([id, before(id)?.spelled()]))).collect();
        let is: Vec<Value> = news.iter().map(|(id, entry)| json!([id, entry.spelled()])).collect();
        let change = Change::of("activity.take_register", &activity.id)
            .from(json!({ "marks": was }))
            .to(json!({ "day": session.local_date.to_string(), "marks": is }));
        audit::record(db, by.actor(), change)?;
    }
    Ok(Saved::Done)
}

/// The date it is in the school.
fn today(db: &mut SchoolDb<'_>) -> Result<NaiveDate> {
    let zone = schools::time_zone(db)?;
    Ok(db.now().utc().and_utc().with_timezone(&zone).date_naive())
}
