//! The rules of sign-up, and the words of each refusal.

use super::{Activity, ActivityStatus, Meets};
use crate::platform::{
    db::{Moment, ids::ActivityId, ids::TermId},
    i18n::Text,
};
use chrono::{NaiveDate, NaiveDateTime};

/// Something that a student has a place in.
#[derive(Debug, Clone)]
pub struct Commitment {
    pub activity: ActivityId,
    pub name: String,
    pub term: TermId,
    pub meets: Meets,
}

/// Why somebody is not given a place. Each names its rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    Cancelled,
    TermOver,
    NotOpenYet {
        opens: Moment,
    },
    Closed {
        closed: Moment,
    },
    /// `from` and `to` as the activity says them; either may be open.
    Grade {
        from: Option<i32>,
        to: Option<i32>,
    },
    TermLimit {
        limit: i32,
    },
    Clash {
        other: ActivityId,
        name: String,
    },
    /// By staff, who alone can take them back.
    Removed,
    WithdrawalOver {
        until: Moment,
    },
    NoTimes,
    /// The time to say yes to an offer is up.
    OfferOver {
        until: Moment,
    },
    /// There is no offer (any more).
    NoOffer,
    /// They are suspended, have left, or are no student any more.
    Away,
}

impl Refused {
    /// Whether staff may go over it with a reason: it protects the student, not somebody else's place.
    pub fn may_be_overridden(&self) -> bool {
        matches!(self, Self::Grade { .. } | Self::TermLimit { .. } | Self::Clash { .. })
    }

    /// `local` turns an instant into the time on the school's wall.
    pub fn text(&self, local: impl Fn(Moment) -> NaiveDateTime) -> Text {
        match self {
            Self::Cancelled => Text::of("refused-cancelled"),
            Self::TermOver => Text::of("refused-term-over"),
            Self::NotOpenYet { opens } => Text::of("refused-not-open").with("opens", local(*opens)),
            Self::Closed { closed } => Text::of("refused-closed").with("closed", local(*closed)),
            Self::Grade { from: Some(from), to: Some(to) } => {
                Text::of("refused-grades").with("from", *from).with("to", *to)
            }
            Self::Grade { from: Some(from), to: None } => Text::of("refused-grade-from").with("from", *from),
            Self::Grade { from: None, to } => Text::of("refused-grade-to").with("to", to.unwrap_or_default()),
            Self::TermLimit { limit } => Text::of("refused-term-limit").with("n", *limit),
            Self::Clash { name, .. } => Text::of("refused-clash").with("other", name),
            Self::Removed => Text::of("refused-removed"),
            Self::WithdrawalOver { until } => Text::of("refused-withdrawal").with("until", local(*until)),
            Self::NoTimes => Text::of("refused-no-times"),
            Self::OfferOver { until } => Text::of("refused-offer-over").with("until", local(*until)),
            Self::NoOffer => Text::of("refused-no-offer"),
            Self::Away => Text::of("requests-away"),
        }
    }

    /// The same rule in the words for staff, who read it of somebody else.
    pub fn of_a_student(&self) -> Text {
        match self {
            Self::TermLimit { limit } => Text::of("requests-term-limit").with("n", *limit),
            Self::Clash { name, .. } => Text::of("activity-overlaps").with("other", name),
            Self::Grade { .. } => Text::of("requests-grade"),
            _ => Text::of("requests-away"),
        }
    }
}

impl Activity {
    /// Whether sign-up is open to students at all, now, which is `today` in the school.
    pub fn takes_sign_ups(&self, now: Moment, today: NaiveDate, term_ends_on: NaiveDate) -> Result<(), Refused> {
        let window = (self.signup_opens_at, self.signup_closes_at);
        is_open(self.status, window, term_ends_on, now, today)
    }

    /// Whether it is for students of this grade. Who has none is let in only where every grade is.
    pub fn is_for_grade(&self, grade: Option<i32>) -> Result<(), Refused> {
        let (from, to) = (self.grade_from, self.grade_to);
        let fits = match grade {
            None => from.is_none() && to.is_none(),
            Some(grade) => from.is_none_or(|from| grade >= from) && to.is_none_or(|to| grade <= to),
        };
        if fits { Ok(()) } else { Err(Refused::Grade { from, to }) }
    }

    pub fn may_withdraw(&self, now: Moment) -> Result<(), Refused> {
        match self.withdraw_until.filter(|until| now >= *until) {
            Some(until) => Err(Refused::WithdrawalOver { until }),
            None => Ok(()),
        }
    }
}

/// Whether sign-up is open to students: its activity is on, its window (from and until) is now, and its term is not over.
pub fn is_open(
    status: ActivityStatus,
    (opens, closes): (Option<Moment>, Option<Moment>),
    term_ends_on: NaiveDate,
    now: Moment,
    today: NaiveDate,
) -> Result<(), Refused> {
    if status != ActivityStatus::Published {
        return Err(Refused::Cancelled);
    }
    if today > term_ends_on {
        return Err(Refused::TermOver);
    }
    if let Some(opens) = opens.filter(|opens| now < *opens) {
        return Err(Refused::NotOpenYet { opens });
    }
    match closes.filter(|closes| now >= *closes) {
        Some(closed) => Err(Refused::Closed { closed }),
        None => Ok(()),
    }
}

/// Whether a place fits beside what the student has already: the term's limit, and no two at once.
pub fn fits(activity: &Activity, meets: &Meets, limit: Option<i32>, commitments: &[Commitment]) -> Result<(), Refused> {
    let others = || commitments.iter().filter(|other| other.activity != activity.id);
    if let Some(limit) = limit {
        let taken = others().filter(|other| other.term == activity.term_id).count();
        if i32::try_from(taken).unwrap_or(i32::MAX) >= limit {
            return Err(Refused::TermLimit { limit });
        }
    }
    match others().find(|other| other.meets.clashes(meets)) {
        Some(other) => Err(Refused::Clash { other: other.activity.clone(), name: other.name.clone() }),
        None => Ok(()),
    }
}
