//! What an activity is, who gets a place, and why not. No I/O, no clock.

mod labels;
mod ranks;
mod rules;
mod states;
mod times;

pub use labels::{LONGEST_LABEL, PALETTE, hue_of, split_tags};
pub use ranks::{Average, trend};
pub use rules::{Commitment, Refused, fits, is_open};
pub use states::{ActivityStatus, SignupStatus};
pub use times::{Meets, Slot};

use crate::platform::db::{
    Moment,
    ids::{ActivityId, CategoryId, PersonId, ProgramId, TermId},
    schema::activities,
};
use diesel::prelude::*;

crate::text_states!(
    /// For whom an activity is meant.
    Level {
        Beginner = "beginner",
        Intermediate = "intermediate",
        Advanced = "advanced",
    }
);

crate::text_states!(
    /// What a leader does. Leads change the activity; helpers see its roster, register and remove.
    Part {
        Lead = "lead",
        Helper = "helper",
    }
);

crate::text_states!(
    /// How places are given: to whoever asks first, to whom its leaders choose, or (what comes free later) by an offer that
    /// the next of the queue takes or leaves.
    Mode {
        FirstCome = "first_come",
        Approval = "approval",
        Offers = "offers",
    }
);

/// How long an offer stands where nobody said otherwise.
pub const OFFER_HOURS: i32 = 24;

#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = activities)]
pub struct Activity {
    pub id: ActivityId,
    pub name: String,
    /// Markdown.
    pub description: String,
    pub category_id: Option<CategoryId>,
    pub level: Option<Level>,
    pub program_id: ProgramId,
    pub term_id: TermId,
    pub room: String,
    pub status: ActivityStatus,
    pub grade_from: Option<i32>,
    pub grade_to: Option<i32>,
    /// `None`: there is always room.
    pub capacity: Option<i32>,
    pub enrolled_count: i32,
    pub waitlisted_count: i32,
    /// The last number drawn; it only rises.
    pub queue_counter: i32,
    pub signup_opens_at: Option<Moment>,
    pub signup_closes_at: Option<Moment>,
    pub withdraw_until: Option<Moment>,
    pub cancel_reason: Option<String>,
    /// Rises with each edit, not with sign-ups.
    pub version: i32,
    pub mode: Mode,
    pub offer_hours: i32,
    /// Of the ratings that are shown.
    pub rating_sum: i32,
    pub rating_count: i32,
    /// See [`trend`].
    pub trend: i32,
}

/// Where somebody stands with an activity: a row of `signups`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Enrolled,
    /// Kept for somebody until they say yes or no, or the time is up. It counts as taken.
    Offered,
    /// Asked for; staff decide. Nothing is kept.
    Requested,
    /// With the number drawn; what people see is their position.
    Waitlisted {
        queue_no: i32,
    },
}

/// The same as its reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Enrolled,
    /// A place is kept for them until then.
    Offered {
        until: Moment,
    },
    Requested,
    /// Staff said no to what they asked for; they may ask again.
    Declined {
        message: Option<String>,
    },
    Waiting {
        position: i64,
        /// A place was free, and passed over them: what they would have to leave first, if it is one activity.
        passed_over: bool,
        blocked_by: Option<String>,
    },
}

impl Activity {
    /// `None`: there is always room.
    pub fn places_left(&self) -> Option<i32> {
        self.capacity.map(|capacity| capacity.saturating_sub(self.enrolled_count).max(0))
    }

    pub fn is_full(&self) -> bool {
        self.places_left() == Some(0)
    }

    /// Takes the next place, of the seats or of the queue.
    pub fn take_place(&mut self) -> Place {
        if self.is_full() {
            self.queue_counter += 1;
            self.waitlisted_count += 1;
            Place::Waitlisted { queue_no: self.queue_counter }
        } else {
            self.enrolled_count += 1;
            Place::Enrolled
        }
    }

    /// What a student gets who asks: where leaders choose, nothing yet.
    pub fn ask_for_place(&mut self) -> Place {
        if self.mode == Mode::Approval { Place::Requested } else { self.take_place() }
    }

    pub fn give_back(&mut self, place: Place) {
        match place {
            Place::Enrolled | Place::Offered => self.enrolled_count -= 1,
            Place::Waitlisted { .. } => self.waitlisted_count -= 1,
            Place::Requested => {}
        }
    }

    /// Moves one student from the queue to a seat, which is theirs or kept for them.
    pub fn promote_one(&mut self) {
        self.waitlisted_count -= 1;
        self.enrolled_count += 1;
    }
}

impl Place {
    pub fn status(self) -> SignupStatus {
        match self {
            Self::Enrolled => SignupStatus::Enrolled,
            Self::Offered => SignupStatus::Offered,
            Self::Requested => SignupStatus::Requested,
            Self::Waitlisted { .. } => SignupStatus::Waitlisted,
        }
    }

    pub fn queue_no(self) -> Option<i32> {
        match self {
            Self::Enrolled | Self::Offered | Self::Requested => None,
            Self::Waitlisted { queue_no } => Some(queue_no),
        }
    }

    /// Whether it is one of the places that there are.
    pub fn is_taken(self) -> bool {
        matches!(self, Self::Enrolled | Self::Offered)
    }

    /// `None` when nobody stands there (any more).
    pub fn of(status: SignupStatus, queue_no: Option<i32>) -> Option<Self> {
        match (status, queue_no) {
            (SignupStatus::Enrolled, _) => Some(Self::Enrolled),
            (SignupStatus::Offered, _) => Some(Self::Offered),
            (SignupStatus::Requested, _) => Some(Self::Requested),
            (SignupStatus::Waitlisted, Some(queue_no)) => Some(Self::Waitlisted { queue_no }),
            _ => None,
        }
    }
}

/// What is said of an activity in its form, understood.
#[derive(Debug, Clone)]
pub struct ActivityDraft {
    pub name: String,
    pub description: String,
    /// By name: one that does not exist yet is made.
    pub category: Option<String>,
    /// By name too.
    pub tags: Vec<String>,
    pub level: Option<Level>,
    pub program_id: ProgramId,
    pub term_id: TermId,
    pub room: String,
    pub grade_from: Option<i32>,
    pub grade_to: Option<i32>,
    pub capacity: Option<i32>,
    pub signup_opens_at: Option<Moment>,
    pub signup_closes_at: Option<Moment>,
    pub withdraw_until: Option<Moment>,
    pub mode: Mode,
    pub offer_hours: i32,
    pub slots: Vec<Slot>,
    pub leaders: Vec<(PersonId, Part)>,
}
