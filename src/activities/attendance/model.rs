//! Marks, when they may be given, how two registers become one, and percentages. No I/O, no clock.

use crate::{
    activities::{model::SignupStatus, sessions::Session},
    error::Error,
    people::PersonRef,
    platform::{
        db::{Moment, ids::PersonId},
        i18n::Text,
    },
};
use chrono::NaiveDate;

crate::text_states!(
    /// What a register says of somebody.
    Mark {
        Present = "present",
        Late = "late",
        Absent = "absent",
        Excused = "excused",
    }
);

/// Of two marks of one person the lower one stands: who was there was there.
pub fn weight_of(mark: &str) -> u8 {
    match Mark::named(mark) {
        Some(Mark::Present) => 0,
        Some(Mark::Late) => 1,
        Some(Mark::Excused) => 2,
        Some(Mark::Absent) | None => 3,
    }
}

/// How late anybody is noted to be.
pub const MOST_MINUTES: i32 = 600;

/// A mark, with how many minutes late, if somebody counted them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub mark: Mark,
    /// Of who is late; of nobody else.
    pub minutes: Option<i32>,
}

impl Entry {
    pub fn of(mark: Mark) -> Self {
        Self { mark, minutes: None }
    }

    /// As forms and the log write it: `late`, `late+5`.
    pub fn spelled(self) -> String {
        match self.minutes {
            Some(minutes) => format!("{}+{minutes}", self.mark.as_str()),
            None => self.mark.as_str().to_owned(),
        }
    }

    pub fn read(text: &str) -> Option<Self> {
        let (mark, minutes) = text.split_once('+').map_or((text, None), |(mark, minutes)| (mark, Some(minutes)));
        let minutes = minutes.map(|minutes| minutes.parse().ok()).unwrap_or_default();
        Mark::named(mark).map(|mark| Self { mark, minutes })
    }
}

/// A line of the register: somebody who has a place, had one when the session was, or has a mark.
#[derive(Debug, Clone)]
pub struct Line {
    pub person: PersonRef,
    pub grade: Option<i32>,
    pub status: SignupStatus,
    pub enrolled_at: Option<Moment>,
    pub entry: Option<Entry>,
    pub taken: Option<(PersonId, Moment)>,
}

impl Line {
    pub fn has_place(&self) -> bool {
        matches!(self.status, SignupStatus::Enrolled | SignupStatus::Offered)
    }

    /// Came after the session was over, so nobody misses them in it.
    pub fn joined_later(&self, ends_at: Moment) -> bool {
        self.enrolled_at.is_some_and(|joined| joined >= ends_at)
    }
}

/// What one person typed for one student: what they saw, and what they want to stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    pub person: PersonId,
    pub seen: Option<Entry>,
    pub wanted: Option<Entry>,
}

/// What becomes of one student's mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merged {
    Stays,
    Becomes(Entry),
    /// Somebody else marked them since, and differently.
    Differs,
}

impl Typed {
    /// `now` is what stands there. Who changed nothing keeps what another changed; who wants the same agrees.
    pub fn onto(&self, now: Option<Entry>) -> Merged {
        match self.wanted {
            None => Merged::Stays,
            Some(_) if self.wanted == now || self.wanted == self.seen => Merged::Stays,
            Some(wanted) if self.seen == now => Merged::Becomes(wanted),
            Some(_) => Merged::Differs,
        }
    }
}

/// Why no register is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    Cancelled,
    NotYet,
}

impl Refused {
    pub fn text(&self) -> Text {
        match self {
            Self::Cancelled => Text::of("sheet-cancelled"),
            Self::NotYet => Text::of("sheet-not-yet"),
        }
    }
}

impl From<Refused> for Error {
    fn from(why: Refused) -> Self {
        Self::Conflict(why.text())
    }
}

/// A register is taken on the session's day and ever after, unless the session is cancelled.
pub fn may_take(session: &Session, today: NaiveDate) -> Result<(), Refused> {
    match (session.is_on(), session.local_date > today) {
        (false, _) => Err(Refused::Cancelled),
        (true, true) => Err(Refused::NotYet),
        (true, false) => Ok(()),
    }
}

/// How often somebody, or everybody, was marked how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub present: i64,
    pub late: i64,
    pub absent: i64,
    pub excused: i64,
}

impl Tally {
    pub fn add(&mut self, mark: Mark, times: i64) {
        match mark {
            Mark::Present => self.present += times,
            Mark::Late => self.late += times,
            Mark::Absent => self.absent += times,
            Mark::Excused => self.excused += times,
        }
    }

    pub fn of(marks: impl IntoIterator<Item = (Mark, i64)>) -> Self {
        let mut tally = Self::default();
        marks.into_iter().for_each(|(mark, times)| tally.add(mark, times));
        tally
    }

    pub fn count(&self, mark: Mark) -> i64 {
        match mark {
            Mark::Present => self.present,
            Mark::Late => self.late,
            Mark::Absent => self.absent,
            Mark::Excused => self.excused,
        }
    }

    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Mark::ALL.iter().fold(self, |mut sum, mark| {
            sum.add(*mark, other.count(*mark));
            sum
        })
    }

    /// Whoever came, late or not.
    pub fn came(&self) -> i64 {
        self.present + self.late
    }

    /// Whoever was expected: every mark but the excused ones.
    pub fn expected(&self) -> i64 {
        self.came() + self.absent
    }

    pub fn marks(&self) -> i64 {
        self.expected() + self.excused
    }

    /// Attendance: (present + late) / (present + late + absent), in whole percent, a half rounded up. An excused mark counts
    /// on neither side. `None` where nobody was expected. This is the one place that says so.
    pub fn percent(&self) -> Option<i64> {
        let expected = self.expected();
        (expected > 0).then(|| (200 * self.came() + expected) / (2 * expected))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excused_marks_count_on_neither_side() {
        let tally = |present, late, absent, excused| Tally { present, late, absent, excused }.percent();
        assert_eq!(tally(0, 0, 0, 0), None);
        assert_eq!(tally(0, 0, 0, 3), None);
        assert_eq!(tally(1, 0, 0, 9), Some(100));
        assert_eq!(tally(0, 1, 1, 0), Some(50));
        assert_eq!(tally(0, 0, 4, 0), Some(0));
        assert_eq!(tally(2, 0, 1, 0), Some(67));
        // 12.5 is 13.
        assert_eq!(tally(1, 0, 7, 0), Some(13));
    }

    #[test]
    fn two_registers_become_one_student_by_student() {
        let [present, late, absent] = [Mark::Present, Mark::Late, Mark::Absent].map(|mark| Some(Entry::of(mark)));
        let five = Some(Entry { mark: Mark::Late, minutes: Some(5) });
        let person = PersonId::fresh();
        let onto = |seen, wanted, now| Typed { person: person.clone(), seen, wanted }.onto(now);
        // Nothing typed, or what was there already.
        assert_eq!(onto(None, None, absent), Merged::Stays);
        assert_eq!(onto(present, present, present), Merged::Stays);
        assert_eq!(onto(None, present, present), Merged::Stays, "both want the same");
        // What I did not touch is what somebody else made it.
        assert_eq!(onto(present, present, absent), Merged::Stays);
        assert_eq!(onto(None, late, None), Merged::Becomes(Entry::of(Mark::Late)));
        assert_eq!(onto(late, five, late), Merged::Becomes(Entry { mark: Mark::Late, minutes: Some(5) }));
        assert_eq!(onto(None, present, absent), Merged::Differs);
        assert_eq!(onto(present, late, absent), Merged::Differs);
    }

    #[test]
    fn a_mark_is_read_as_it_is_written() {
        for entry in [Entry::of(Mark::Excused), Entry { mark: Mark::Late, minutes: Some(12) }] {
            assert_eq!(Entry::read(&entry.spelled()), Some(entry));
        }
        assert_eq!((Entry::read(""), Entry::read("asleep"), Entry::read("+5")), (None, None, None));
    }
}
