//! Groups of activities whose places are drawn, what students choose, and the draw itself.

mod draw;
mod record;
mod tally;

pub use draw::{Draw, Has, Offer, Outcome, SEED, Seed, Step, Student, Why, committed};
pub use record::{Record, Verdict};
pub use tally::{Tally, TallyRow};

use crate::{
    activities::model::{Meets, Slot},
    platform::{
        db::{
            Moment,
            ids::{ActivityId, GroupId, PersonId},
            schema::activity_groups,
        },
        i18n::Text,
        text::sha256_hex,
    },
};
use diesel::prelude::*;

pub const MOST_CHOICES: i32 = 10;
pub const MOST_PLACES: i32 = 5;

crate::text_states!(
    /// What staff have made of a group; whether it takes choices now is said by its dates.
    GroupState {
        Draft = "draft",
        Announced = "announced",
        Published = "published",
        CalledOff = "called_off",
    }
);

/// Activities whose places are given together: students rank them, and a draw places everybody.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = activity_groups)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
    pub state: GroupState,
    pub opens_at: Moment,
    pub closes_at: Moment,
    pub most_choices: i32,
    pub most_places: i32,
    /// Whether what is free after the draw goes to whoever comes first.
    pub first_come_after: bool,
    pub seed_hash: String,
    /// Known to nobody until the draw is published.
    pub seed: Option<String>,
    /// Why it was called off.
    pub reason: Option<String>,
    pub version: i32,
}

/// Where a group is between being planned and being drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Draft,
    /// Announced, and not open yet.
    Waiting,
    Open,
    /// Nobody can change their choices any more, and nothing is published.
    Closed,
    Published,
    CalledOff,
}

impl Phase {
    /// For the keys of its texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Waiting => "waiting",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Published => "published",
            Self::CalledOff => "off",
        }
    }
}

/// Why something cannot be done with a group now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    NotOpen,
    Closed,
    /// The rules stand once they are announced.
    Announced,
    NotClosed,
    Over,
}

impl Refusal {
    pub fn text(self) -> Text {
        match self {
            Self::NotOpen => Text::of("choices-refused-not-open"),
            Self::Closed => Text::of("choices-refused-closed"),
            Self::Announced => Text::of("choices-refused-announced"),
            Self::NotClosed => Text::of("choices-refused-not-closed"),
            Self::Over => Text::of("choices-refused-over"),
        }
    }
}

impl Group {
    pub fn phase(&self, now: Moment) -> Phase {
        match self.state {
            GroupState::Draft => Phase::Draft,
            GroupState::Announced if now < self.opens_at => Phase::Waiting,
            GroupState::Announced if now < self.closes_at => Phase::Open,
            GroupState::Announced => Phase::Closed,
            GroupState::Published => Phase::Published,
            GroupState::CalledOff => Phase::CalledOff,
        }
    }

    pub fn takes_choices(&self, now: Moment) -> Result<(), Refusal> {
        match self.phase(now) {
            Phase::Open => Ok(()),
            Phase::Draft | Phase::Waiting => Err(Refusal::NotOpen),
            Phase::Closed => Err(Refusal::Closed),
            Phase::Published | Phase::CalledOff => Err(Refusal::Over),
        }
    }

    /// Activities, dates and priorities: whoever has seen the rules can rely on them.
    pub fn may_change(&self) -> Result<(), Refusal> {
        match self.state {
            GroupState::Draft => Ok(()),
            GroupState::Announced => Err(Refusal::Announced),
            GroupState::Published | GroupState::CalledOff => Err(Refusal::Over),
        }
    }

    /// Locking rows and publishing: not while choices can still change.
    pub fn may_draw(&self, now: Moment) -> Result<(), Refusal> {
        match self.phase(now) {
            Phase::Closed => Ok(()),
            Phase::Draft | Phase::Waiting | Phase::Open => Err(Refusal::NotClosed),
            Phase::Published | Phase::CalledOff => Err(Refusal::Over),
        }
    }

    /// What a person is called in the draw, so that the record of it names nobody.
    pub fn alias(&self, person: &PersonId) -> String {
        sha256_hex(&format!("{} {person}", self.id)).chars().take(20).collect()
    }
}

/// For what the seed of a group is sealed.
pub fn seal_of_seed(id: &GroupId) -> String {
    format!("draw {id}")
}

/// What the form of a group says, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupDraft {
    pub name: String,
    pub opens_at: Moment,
    pub closes_at: Moment,
    pub most_choices: i32,
    pub most_places: i32,
    pub first_come_after: bool,
    pub activities: Vec<ActivityId>,
    /// Grades that come first, in this order.
    pub priorities: Vec<(i32, i32)>,
}

/// An activity of a group, as its pages show one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub id: ActivityId,
    pub name: String,
    pub room: String,
    pub is_published: bool,
    pub capacity: Option<i32>,
    pub enrolled: i32,
    pub grade_from: Option<i32>,
    pub grade_to: Option<i32>,
    pub term: String,
    pub most_in_term: Option<i32>,
    pub meets: Meets,
}

impl Member {
    pub fn slots(&self) -> &[Slot] {
        &self.meets.slots
    }

    pub fn is_for(&self, grade: Option<i32>) -> bool {
        match grade {
            None => self.grade_from.is_none() && self.grade_to.is_none(),
            Some(grade) => {
                self.grade_from.is_none_or(|from| grade >= from) && self.grade_to.is_none_or(|to| grade <= to)
            }
        }
    }

    /// As the draw sees it.
    pub fn offer(&self) -> Offer {
        let number = |n: i32| u32::try_from(n).unwrap_or_default();
        let mut meets = self.meets.clone();
        meets.slots.sort_unstable();
        Offer {
            id: self.id.to_string(),
            seats: self.capacity.map(|capacity| number(capacity.saturating_sub(self.enrolled))),
            grade_from: self.grade_from,
            grade_to: self.grade_to,
            term: self.term.clone(),
            most_in_term: self.most_in_term.map(number),
            meets,
        }
    }
}

/// A row that staff decided before the draw.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct Lock {
    pub person: PersonId,
    pub activity: ActivityId,
    pub is_in: bool,
    pub reason: String,
}
