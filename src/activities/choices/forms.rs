//! What is typed into the forms of ranked choices, and what it means.

use super::model::{Group, GroupDraft, MOST_CHOICES, MOST_PLACES, Member};
use crate::{
    activities::forms::{HIGHEST_GRADE, LONGEST_NAME, LONGEST_REASON, choice, number},
    platform::{
        db::{
            Moment,
            ids::{ActivityId, PersonId},
        },
        i18n::Text,
        web::{FieldErrors, fields},
    },
};
use chrono_tz::Tz;
use serde::Deserialize;

/// How many rows of grades the form shows.
pub const PRIORITY_ROWS: usize = 3;
const MOST_ACTIVITIES: usize = 100;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct GroupForm {
    pub name: String,
    pub opens: String,
    pub closes: String,
    pub most_choices: String,
    pub most_places: String,
    pub first_come_after: String,
    pub activities: Vec<String>,
    /// Grades that come first: two lists of one length.
    pub from: Vec<String>,
    pub to: Vec<String>,
    pub version: String,
}

impl GroupForm {
    pub fn blank() -> Self {
        Self {
            most_choices: "5".to_owned(),
            most_places: "1".to_owned(),
            first_come_after: "yes".to_owned(),
            ..Self::default()
        }
    }

    /// As it is now. `zone` is the school's.
    pub fn of(group: &Group, members: &[Member], priorities: &[(i32, i32)], zone: Tz) -> Self {
        let local = |at: Moment| fields::local(Some(at), zone);
        Self {
            name: group.name.clone(),
            opens: local(group.opens_at),
            closes: local(group.closes_at),
            most_choices: group.most_choices.to_string(),
            most_places: group.most_places.to_string(),
            first_come_after: if group.first_come_after { "yes" } else { "" }.to_owned(),
            activities: members.iter().map(|member| member.id.to_string()).collect(),
            from: priorities.iter().map(|(from, _)| from.to_string()).collect(),
            to: priorities.iter().map(|(_, to)| to.to_string()).collect(),
            version: group.version.to_string(),
        }
    }

    /// The grades as typed, one row each.
    pub fn priorities_typed(&self) -> Vec<(String, String)> {
        let at = |list: &[String], i: usize| list.get(i).cloned().unwrap_or_default();
        (0..PRIORITY_ROWS).map(|i| (at(&self.from, i), at(&self.to, i))).collect()
    }

    pub fn version(&self) -> i32 {
        self.version.parse().unwrap_or(-1)
    }

    pub fn parse(&self, zone: Tz) -> Result<GroupDraft, FieldErrors> {
        let mut errors = FieldErrors::default();
        let needed = |at: Option<Moment>| at.ok_or_else(|| Text::of("field-needed"));
        let name = errors.check("name", fields::needed_line(&self.name, LONGEST_NAME));
        let opens = errors.check("opens", fields::moment(&self.opens, zone).and_then(needed));
        let closes = errors.check("closes", fields::moment(&self.closes, zone).and_then(needed));
        if let (Some(opens), Some(closes)) = (opens, closes)
            && opens >= closes
        {
            errors.add("closes", Text::of("choices-closes-before"));
        }
        let most_choices = errors.check("most_choices", fields::number(&self.most_choices, 1..=MOST_CHOICES));
        let most_places = errors.check("most_places", fields::number(&self.most_places, 1..=MOST_PLACES));
        let activities = errors.check("activities", self.activities());
        let priorities = errors.check("priorities", self.priorities());
        match (name, opens, closes, most_choices, most_places, activities, priorities) {
            (
                Some(name),
                Some(opens_at),
                Some(closes_at),
                Some(most_choices),
                Some(most_places),
                Some(activities),
                Some(priorities),
            ) if errors.is_empty() => Ok(GroupDraft {
                name,
                opens_at,
                closes_at,
                most_choices,
                most_places,
                first_come_after: self.first_come_after == "yes",
                activities,
                priorities,
            }),
            _ => Err(errors),
        }
    }

    fn activities(&self) -> Result<Vec<ActivityId>, Text> {
        if self.activities.len() > MOST_ACTIVITIES {
            return Err(Text::of("choices-activities-many").with("n", MOST_ACTIVITIES));
        }
        let mut ids =
            self.activities.iter().map(|id| choice::<ActivityId>(id)).collect::<Result<Vec<ActivityId>, Text>>()?;
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() { Err(Text::of("choices-activities-needed")) } else { Ok(ids) }
    }

    fn priorities(&self) -> Result<Vec<(i32, i32)>, Text> {
        let mut rows = Vec::new();
        for (from, to) in self.priorities_typed() {
            match (number(&from, 1..=HIGHEST_GRADE)?, number(&to, 1..=HIGHEST_GRADE)?) {
                (None, None) => {}
                (Some(from), Some(to)) if from > to => return Err(Text::of("activity-grades-turned")),
                (Some(from), Some(to)) => rows.push((from, to)),
                (Some(one), None) | (None, Some(one)) => rows.push((one, one)),
            }
        }
        Ok(rows)
    }
}

/// What somebody would like, in their order.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RankForm {
    pub choice: Vec<String>,
}

impl RankForm {
    pub fn parse(&self, at_most: i32) -> Result<Vec<ActivityId>, FieldErrors> {
        let mut ranked: Vec<ActivityId> = Vec::new();
        let many = || FieldErrors::of("choice", Text::of("choices-many").with("n", at_most));
        if self.choice.len() > MOST_ACTIVITIES {
            return Err(many());
        }
        for typed in self.choice.iter().filter(|typed| !typed.is_empty()) {
            let id = choice::<ActivityId>(typed).map_err(|text| FieldErrors::of("choice", text))?;
            if ranked.contains(&id) {
                return Err(FieldErrors::of("choice", Text::of("choices-twice")));
            }
            ranked.push(id);
        }
        if i32::try_from(ranked.len()).is_ok_and(|n| n <= at_most) { Ok(ranked) } else { Err(many()) }
    }
}

/// Whom to put before everybody, or to take from there.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct FavourForm {
    pub person: String,
    pub off: String,
}

impl FavourForm {
    pub fn parse(&self) -> Result<(PersonId, bool), FieldErrors> {
        let person = choice::<PersonId>(&self.person).map_err(|text| FieldErrors::of("person", text))?;
        Ok((person, self.off.is_empty()))
    }
}

/// What staff decide for one student.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LockForm {
    pub person: String,
    pub activity: String,
    /// `in`, `out`, or `drawn` to leave it to the draw.
    pub decided: String,
    pub reason: String,
}

/// Who and what, what is decided, and why.
pub type Decided = (PersonId, ActivityId, Option<bool>, String);

impl LockForm {
    pub fn parse(&self) -> Result<Decided, FieldErrors> {
        let mut errors = FieldErrors::default();
        let person = errors.check("person", choice::<PersonId>(&self.person));
        let activity = errors.check("activity", choice::<ActivityId>(&self.activity));
        let decided = errors.check(
            "decided",
            match self.decided.as_str() {
                "in" => Ok(Some(true)),
                "out" => Ok(Some(false)),
                "drawn" => Ok(None),
                _ => Err(Text::of("field-choice")),
            },
        );
        let reason = errors.check("reason", fields::line(&self.reason, LONGEST_REASON));
        match (person, activity, decided, reason) {
            (Some(person), Some(activity), Some(decided), Some(reason)) => Ok((person, activity, decided, reason)),
            _ => Err(errors),
        }
    }
}

/// The draw that was looked at before publishing.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct PublishForm {
    pub seen: String,
}

/// Why a group is called off.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OffForm {
    pub reason: String,
}

impl OffForm {
    pub fn parse(&self) -> Result<String, FieldErrors> {
        fields::line(&self.reason, LONGEST_REASON).map_err(|text| FieldErrors::of("reason", text))
    }
}
