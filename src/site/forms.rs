//! What is typed to open or to suspend a school.

use super::model::Plan;
use crate::{
    platform::{
        access::SuspensionKind,
        db::Moment,
        i18n::Text,
        web::{FieldErrors, fields},
    },
    schools::{NewOwner, NewSchool, NewSuspension},
};
use chrono::NaiveTime;
use chrono_tz::Tz;
use serde::Deserialize;

const LONGEST_REASON: usize = 500;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SchoolForm {
    pub slug: String,
    pub name: String,
    pub time_zone: String,
    pub locale: String,
    pub owner_name: String,
    pub owner_email: String,
}

impl SchoolForm {
    pub fn blank() -> Self {
        Self { time_zone: "UTC".to_owned(), locale: "en".to_owned(), ..Self::default() }
    }

    /// As typed: opening the school says what is wrong with it.
    pub fn new_school(&self) -> NewSchool {
        let owner = NewOwner { email: self.owner_email.clone(), name: self.owner_name.clone() };
        NewSchool {
            time_zone: self.time_zone.clone(),
            locale: self.locale.clone(),
            owner: Some(owner),
            ..NewSchool::named(&self.slug, &self.name)
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct SuspensionForm {
    pub kind: String,
    pub reason: String,
    /// A day, or nothing: until somebody opens it again.
    pub until: String,
}

impl SuspensionForm {
    /// It ends when the day begins on this school's wall, which has to be ahead of `now`.
    pub fn parse(&self, zone: Tz, now: Moment) -> Result<NewSuspension, FieldErrors> {
        let mut wrong = FieldErrors::default();
        let kind = SuspensionKind::named(&self.kind).ok_or_else(|| Text::of("field-choice"));
        let kind = wrong.check("kind", kind);
        let reason = wrong.check("reason", fields::needed_line(&self.reason, LONGEST_REASON));
        let until = wrong.check("until", self.until(zone, now));
        match (kind, reason, until) {
            (Some(kind), Some(reason), Some(until)) => Ok(NewSuspension { kind, reason, until }),
            _ => Err(wrong),
        }
    }

    fn until(&self, zone: Tz, now: Moment) -> Result<Option<Moment>, Text> {
        if self.until.trim().is_empty() {
            return Ok(None);
        }
        let until = Moment::on_the_wall(fields::date(&self.until)?.and_time(NaiveTime::MIN), zone);
        if until > now { Ok(Some(until)) } else { Err(Text::of("site-until-past")) }
    }
}

/// Which kind of work to try again.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct KindForm {
    pub kind: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PlanForm {
    pub plan: String,
}

impl PlanForm {
    pub fn parse(&self) -> Result<Plan, FieldErrors> {
        Plan::named(&self.plan).ok_or_else(|| FieldErrors::of("plan", Text::of("field-choice")))
    }
}
