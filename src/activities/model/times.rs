//! When an activity meets, and whether two of them meet at the same time.

use crate::platform::db::schema::activity_slots;
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// A weekly meeting, in the school's local time: `[starts, ends)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Queryable, Selectable, Serialize, Deserialize)]
#[diesel(table_name = activity_slots)]
pub struct Slot {
    /// Monday is 1.
    pub weekday: i32,
    /// Minutes after midnight.
    pub starts_minute: i32,
    pub ends_minute: i32,
}

/// The weekly meetings of an activity, through its term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meets {
    pub from: NaiveDate,
    pub until: NaiveDate,
    pub slots: Vec<Slot>,
}

impl Slot {
    pub fn overlaps(&self, other: &Self) -> bool {
        self.weekday == other.weekday
            && self.starts_minute < other.ends_minute
            && other.starts_minute < self.ends_minute
    }
}

impl Meets {
    /// Whether nobody can go to both: weekly slots overlap, and so do the days of their terms.
    pub fn clashes(&self, other: &Self) -> bool {
        let together = self.from <= other.until && other.from <= self.until;
        together && self.slots.iter().any(|slot| other.slots.iter().any(|theirs| slot.overlaps(theirs)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn meets(from: u32, until: u32, slots: &[(i32, i32, i32)]) -> Meets {
        let day = |n| NaiveDate::from_num_days_from_ce_opt(739_000 + i32::try_from(n).unwrap()).unwrap();
        let slot = |&(weekday, starts_minute, ends_minute): &_| Slot { weekday, starts_minute, ends_minute };
        Meets { from: day(from), until: day(until), slots: slots.iter().map(slot).collect() }
    }

    #[test]
    fn one_that_begins_when_another_ends_does_not_clash() {
        let chess = meets(0, 90, &[(1, 915, 1005), (5, 915, 1005)]);
        assert!(chess.clashes(&meets(0, 90, &[(5, 1000, 1100)])));
        assert!(!chess.clashes(&meets(0, 90, &[(5, 1005, 1100)])));
        assert!(!chess.clashes(&meets(0, 90, &[(4, 915, 1005)])));
        assert!(!chess.clashes(&meets(91, 180, &[(5, 915, 1005)])));
        assert!(chess.clashes(&meets(90, 180, &[(5, 915, 1005)])), "the last day of one is the first of the other");
    }

    proptest! {
        /// Minute by minute, day by day: the slow way to say the same.
        #[test]
        fn a_clash_is_a_minute_that_both_need(
            a in (1..3i32, 0..20i32, 1..10i32), b in (1..3i32, 0..20i32, 1..10i32), gap in 0..20u32,
        ) {
            let one = meets(0, 10, &[(a.0, a.1, a.1 + a.2)]);
            let other = meets(gap, gap + 5, &[(b.0, b.1, b.1 + b.2)]);
            let minute = |m: i32| a.0 == b.0 && (a.1..a.1 + a.2).contains(&m) && (b.1..b.1 + b.2).contains(&m);
            let slow = (0..40).any(minute) && (0..=10).any(|d| (gap..=gap + 5).contains(&d));
            prop_assert_eq!(one.clashes(&other), slow);
            prop_assert_eq!(other.clashes(&one), slow);
        }
    }
}
