//! What is there of itself, and what the office confirmed.

use super::model::{Started, Step};
use crate::platform::{
    access::Role,
    db::{
        Asked, SchoolDb, SchoolId,
        schema::{activities, backups, mails, people, schools, terms},
    },
};
use chrono::NaiveDate;
use diesel::{
    dsl::exists,
    prelude::*,
    sql_types::{Bool, Text},
};

/// What tells how far a school has come, as columns of a statement about the school.
pub type AskedFacts = (Asked<Text>, Asked<Text>, Asked<Bool>, Asked<Bool>, Asked<Bool>, Asked<Bool>, Asked<Bool>);

/// The same, as it comes back.
#[derive(Debug, Queryable)]
pub struct Facts {
    confirmed: String,
    motto: String,
    has_term: bool,
    has_people: bool,
    has_activity: bool,
    has_sent_mail: bool,
    has_backup: bool,
}

pub fn facts(school: SchoolId, today: NaiveDate) -> AskedFacts {
    let term = terms::table.filter(terms::school_id.eq(school)).filter(terms::ends_on.ge(today));
    let below = people::table.filter(people::school_id.eq(school)).filter(people::role.eq_any([
        Role::Student,
        Role::Teacher,
        Role::ProgramAdmin,
    ]));
    let sent = mails::table.filter(mails::school_id.eq(school)).filter(mails::status.eq("sent"));
    let made = backups::table.filter(backups::finished_at.is_not_null()).filter(backups::error.is_null());
    (
        Box::new(schools::confirmed_steps),
        Box::new(schools::motto),
        Box::new(exists(term)),
        Box::new(exists(below)),
        Box::new(exists(activities::table.filter(activities::school_id.eq(school)))),
        Box::new(exists(sent)),
        Box::new(exists(made)),
    )
}

impl Facts {
    pub fn started(&self) -> Started {
        let seen = [
            (Step::Name, !self.motto.is_empty()),
            (Step::Terms, self.has_term),
            (Step::People, self.has_people),
            (Step::Activity, self.has_activity),
            (Step::Mail, self.has_sent_mail),
            (Step::Backup, self.has_backup),
        ];
        Started::of(&self.confirmed, &seen)
    }
}

/// What the office confirmed, held until the transaction ends.
pub fn hold(db: &mut SchoolDb<'_>) -> QueryResult<Started> {
    let school = schools::table.find(db.school());
    diesel::update(school).set(schools::version.eq(schools::version)).execute(db.conn())?;
    let confirmed: String = school.select(schools::confirmed_steps).first(db.conn())?;
    Ok(Started::of(&confirmed, &[]))
}

pub fn save(db: &mut SchoolDb<'_>, started: &Started) -> QueryResult<()> {
    let column = started.column();
    let school = schools::table.find(db.school());
    diesel::update(school).set(schools::confirmed_steps.eq(column)).execute(db.conn()).map(drop)
}
